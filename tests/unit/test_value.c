/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of several figures is preferred, what conflicts, what is derived, and what an unknown says: on a small database of its own. */
#include "support.h"

#include "chipcmp/base/fileio.h"
#include "chipcmp/metric/value.h"
#include "chipcmp/specs/load.h"

#include <stdio.h>

struct table {
    const char *name, *text;
};

static const struct table base[] = {
    {"metrics.csv",
        "id,group,dimension,unit,rounding,better,bases,kinds,low,high,label,meaning\n"
        "bf16_tensor,compute,rate,TFLOPS,last_digit,higher,dense;sparse;unstated,,1,100000,BF16,x\n"
        "memory_capacity,memory,bytes,GB,exact,higher,,,1,100000,Memory,x\n"
        "memory_type,memory,text,,exact,none,,,,,Type,x\n"
        "tdp,power,power,W,exact,lower,,,1,1000000,TDP,x\n"
        "interconnect_bandwidth,interconnect,byte_rate,GB/s,last_digit,higher,both_directions;one_direction;unstated,,1,100000,Link,x\n"
        "accelerators,physical,count,,exact,none,,system,1,1000,Accelerators,x\n"},
    {"sources.csv", "id,publisher,title,date,kind,url,read,note\n"
                    "sheet,V,Sheet,2024,vendor_datasheet,https://v.example/s,direct,\n"
                    "page,V,Page,2025,vendor_page,https://v.example/p,direct,\n"
                    "press-old,P,Old,2023-01,press,https://p.example/o,direct,\n"
                    "press-new,P,New,2023-02,press,https://p.example/n,direct,\n"
                    "press-twin,P,Twin,2023-02,press,https://p.example/t,direct,\n"},
    {"families.csv", "family,vendor,parent,default,note\nF,V,,a,\n"},
    {"chips.csv", "id,name,vendor,family,kind,contains,note\na,Chip A,V,F,gpu,,\nrack,Rack,V,F,system,8*a,\n"},
};

/* Loads the base tables with the figures, unknowns, halvings and preferences given (without their header lines). */
static void load(struct cc_db *db, const char *figures, const char *unknowns, const char *halvings, const char *preferences)
{
    const struct table more[] = {{"figures.csv", figures ? figures : ""}, {"unknowns.csv", unknowns ? unknowns : ""},
        {"halvings.csv", halvings ? halvings : ""}, {"preferences.csv", preferences ? preferences : ""}};
    static const char *const headers[] = {"chip,metric,basis,value,unit,rounding,status,source,locator,note\n",
        "chip,metric,basis,state,reason,looked_at\n", "chip,metric,source,stated_by,locator,note\n", "chip,metric,basis,source,note\n"};
    struct cc_arena arena;
    struct cc_error error = {0};
    struct cc_str dir;
    char path[512], text[4096];
    cc_arena_init(&arena);
    assert_true(cc_dir_make_temporary("/tmp", &arena, &dir, &error));
    for (size_t i = 0; i < sizeof base / sizeof *base; i++) {
        snprintf(path, sizeof path, "%s/%s", dir.s, base[i].name);
        assert_true(cc_file_write_atomic(path, cc_str_of(base[i].text), &error));
    }
    for (size_t i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s/%s", dir.s, more[i].name);
        snprintf(text, sizeof text, "%s%s", headers[i], more[i].text);
        assert_true(cc_file_write_atomic(path, cc_str_of(text), &error));
    }
    const char *dirs[] = {dir.s};
    const struct cc_specs_options options = {.overlays = dirs, .overlay_count = 1};
    bool ok = cc_db_load(db, &options, NULL, &error);
    cc_dir_remove(dir.s);
    cc_arena_release(&arena);
    if (!ok)
        fail_msg("%s:%zu: %s", error.source, error.line, error.text);
}

static struct cc_value value(struct cc_db *db, const char *chip, const char *metric, enum cc_basis basis)
{
    struct cc_value out;
    struct cc_error error = {0};
    uint32_t c = cc_db_find_chip(db, cc_str_of(chip)), m = cc_db_find_metric(db, cc_str_of(metric));
    assert_true(cc_value_get(db, c, m, basis, &db->arena, &out, &error));
    return out;
}

static void test_order_of_preference(void **state)
{
    struct cc_db db = {0};
    (void)state;
    /* Each row loses to the one below it, for one reason. */
    load(&db,
        "a,bf16_tensor,dense,100,TFLOPS,,disputed,sheet,,wrong\n"
        "a,bf16_tensor,dense,101,TFLOPS,,preliminary,sheet,,early\n"
        "a,bf16_tensor,dense,102,TFLOPS,,leak,sheet,,\n"
        "a,bf16_tensor,dense,103,TFLOPS,,relayed,sheet,,\n"
        "a,bf16_tensor,dense,104,TFLOPS,,final,sheet,,basis inferred: from the text\n"
        "a,bf16_tensor,dense,over 105,TFLOPS,,final,sheet,,\n"
        "a,bf16_tensor,dense,106,TFLOPS,,final,press-old,,\n"
        "a,bf16_tensor,dense,107,TFLOPS,,final,press-new,,\n"
        "a,bf16_tensor,dense,108,TFLOPS,,final,page,,\n"
        "a,bf16_tensor,dense,109,TFLOPS,,final,sheet,,\n",
        NULL, NULL, NULL);
    struct cc_value v = value(&db, "a", "bf16_tensor", CC_BASIS_DENSE);
    static const char *const order[] = {"109", "108", "107", "106", "over 105", "104", "103", "102", "101"};
    assert_int_equal(v.state, CC_STATE_VALUE);
    assert_int_equal(v.side_count, 9);
    for (size_t i = 0; i < 9; i++)
        assert_view(v.sides[i].literal, order[i]);
    assert_int_equal(v.disputed_count, 1);
    assert_false(v.sides[0].conflicts);
    assert_false(v.sides[1].conflicts); /* 108.5 is in both intervals */
    assert_true(v.sides[2].conflicts);
    /* The preliminary 101 and the disputed 100 do not widen the range over the sources. */
    assert_double_near(v.spread.lo, 101.5e12, 1);
    cc_db_release(&db);
}

static void test_agreement_is_no_conflict(void **state)
{
    struct cc_db db = {0};
    (void)state;
    load(&db,
        "a,bf16_tensor,dense,989.4,TFLOPS,,final,sheet,,\na,bf16_tensor,dense,989,TFLOPS,,final,page,,\na,bf16_tensor,dense,1,PFLOPS,,"
        "final,press-old,,\n",
        NULL, NULL, NULL);
    struct cc_value v = value(&db, "a", "bf16_tensor", CC_BASIS_DENSE);
    assert_false(v.sides[1].conflicts);
    assert_false(v.sides[2].conflicts);
    assert_double_is(v.spread.lo, v.range.lo);
    cc_db_release(&db);
}

static void test_equal_standing_conflicts(void **state)
{
    struct cc_db db = {0};
    (void)state;
    load(&db,
        "a,tdp,,500,W,,final,press-new,,\na,tdp,,400,W,,final,press-twin,,\na,memory_type,,HBM3,,,final,sheet,,\na,memory_type,,hbm3,,,"
        "final,page,,\n",
        NULL, NULL, NULL);
    struct cc_value v = value(&db, "a", "tdp", CC_BASIS_NONE);
    assert_int_equal(v.state, CC_STATE_CONFLICTING);
    assert_double_is(v.range.lo, 400);
    assert_double_is(v.range.hi, 500);
    v = value(&db, "a", "memory_type", CC_BASIS_NONE);
    assert_int_equal(v.state, CC_STATE_VALUE);
    assert_false(v.sides[1].conflicts);
    cc_db_release(&db);
}

/* All else the same, the source whose id comes first is preferred, wherever its row stands. */
static void test_twins_by_id(void **state)
{
    struct cc_db db = {0};
    (void)state;
    load(&db, "a,tdp,,400,W,,final,press-twin,,\na,tdp,,500,W,,final,press-new,,\n", NULL, NULL, NULL);
    struct cc_value v = value(&db, "a", "tdp", CC_BASIS_NONE);
    assert_view(v.sides[0].literal, "500");
    assert_view(v.sides[1].literal, "400");
    cc_db_release(&db);
}

static void test_preference_row_wins(void **state)
{
    struct cc_db db = {0};
    (void)state;
    load(&db, "a,tdp,,500,W,,final,sheet,,\na,tdp,,400,W,,leak,press-old,,\n", NULL, NULL, "a,tdp,,press-old,because\n");
    assert_view(value(&db, "a", "tdp", CC_BASIS_NONE).sides[0].literal, "400");
    cc_db_release(&db);
}

static void test_halving(void **state)
{
    struct cc_db db = {0};
    (void)state;
    load(&db, "a,bf16_tensor,sparse,\"1,671\",TFLOPS,,final,page,,\n", NULL, "a,bf16_tensor,page,sheet,,\n", NULL);
    struct cc_value v = value(&db, "a", "bf16_tensor", CC_BASIS_DENSE);
    assert_int_equal(v.side_count, 1);
    assert_view(v.sides[0].literal, "835.5");
    assert_string_equal(cc_side_status(&v.sides[0]), "derived");
    assert_double_is(v.range.lo, 835.25e12);
    assert_double_is(v.range.hi, 835.75e12);
    /* The sparse figure itself is untouched. */
    assert_view(value(&db, "a", "bf16_tensor", CC_BASIS_SPARSE).sides[0].literal, "1,671");
    cc_db_release(&db);
}

static void test_printed_dense_beats_halved(void **state)
{
    struct cc_db db = {0};
    (void)state;
    load(&db, "a,bf16_tensor,sparse,\"1,979\",TFLOPS,,final,sheet,,\na,bf16_tensor,dense,989.4,TFLOPS,,final,sheet,,\n", NULL,
        "a,bf16_tensor,sheet,sheet,,\n", NULL);
    assert_view(value(&db, "a", "bf16_tensor", CC_BASIS_DENSE).sides[0].literal, "989.4");
    cc_db_release(&db);
}

static void test_unknowns(void **state)
{
    struct cc_db db = {0};
    (void)state;
    load(&db,
        "a,interconnect_bandwidth,one_direction,392,GB/s,,final,sheet,,\na,bf16_tensor,dense,9,TFLOPS,,disputed,press-old,,a placeholder\n",
        "a,bf16_tensor,,not_published,nobody prints it,sheet;page\na,bf16_tensor,sparse,not_supported,the units have no sparsity,sheet\n",
        NULL, NULL);
    struct cc_value v = value(&db, "a", "bf16_tensor", CC_BASIS_DENSE);
    assert_int_equal(v.state, CC_STATE_NOT_PUBLISHED); /* a disputed figure is no value */
    assert_int_equal(v.disputed_count, 1);
    assert_view(v.reason, "nobody prints it");
    assert_int_equal(v.unknown->looked_at_count, 2);
    assert_int_equal(value(&db, "a", "bf16_tensor", CC_BASIS_SPARSE).state, CC_STATE_NOT_SUPPORTED);
    assert_int_equal(value(&db, "a", "tdp", CC_BASIS_NONE).state, CC_STATE_NOT_RESEARCHED);
    /* Printed one way: the other direction is neither invented nor left unexplained. */
    v = value(&db, "a", "interconnect_bandwidth", CC_BASIS_BOTH_DIRECTIONS);
    assert_int_equal(v.state, CC_STATE_NOT_PUBLISHED);
    assert_true(v.reason.len > 0);
    cc_db_release(&db);
}

static void test_accelerator_count(void **state)
{
    struct cc_db db = {0};
    struct cc_value v;
    struct cc_str why;
    struct cc_error error = {0};
    double count;
    (void)state;
    load(&db, "a,tdp,,1,W,,final,sheet,,\n", NULL, NULL, NULL);
    /* "contains" says 8, but a count that divides figures must be cited. */
    assert_true(cc_accelerator_count(&db, cc_db_find_chip(&db, CC_STR("rack")), &db.arena, &v, &count, &why, &error));
    assert_double_is(count, 0);
    assert_true(why.len > 0);
    cc_db_release(&db);
    load(&db, "rack,accelerators,,8,GPUs,,final,sheet,,\n", NULL, NULL, NULL);
    assert_true(cc_accelerator_count(&db, cc_db_find_chip(&db, CC_STR("rack")), &db.arena, &v, &count, &why, &error));
    assert_double_is(count, 8);
    assert_true(cc_accelerator_count(&db, cc_db_find_chip(&db, CC_STR("a")), &db.arena, &v, &count, &why, &error));
    assert_double_is(count, 1);
    cc_db_release(&db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_of_preference),
        cmocka_unit_test(test_agreement_is_no_conflict),
        cmocka_unit_test(test_equal_standing_conflicts),
        cmocka_unit_test(test_twins_by_id),
        cmocka_unit_test(test_preference_row_wins),
        cmocka_unit_test(test_halving),
        cmocka_unit_test(test_printed_dense_beats_halved),
        cmocka_unit_test(test_unknowns),
        cmocka_unit_test(test_accelerator_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
