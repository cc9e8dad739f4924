/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Derived metrics: published values of the built-in data worked out by hand, small tables for what is missing or exact, and the table. */
#include "database.h"
#include "scarcity.h"
#include "tables.h"

#include "chipcmp/metric/derived.h"

static struct cc_derived_value get(const struct cc_db *db, struct cc_arena *arena, const char *chip, const char *derived, const char *rate)
{
    struct cc_derived_value out;
    struct cc_error error = {0};
    const struct cc_derived *d = cc_derived_find(cc_str_of(derived));
    uint32_t metric = rate ? metric_by_id(db, rate) : CC_NO_INDEX;
    assert_non_null(d);
    if (!cc_derived_get(db, chip_by_id(db, chip), d, metric, CC_BASIS_DENSE, arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

static struct cc_derived_value builtin(void **state, const char *chip, const char *derived, const char *rate)
{
    struct database *f = *state;
    return get(&f->db, &f->arena, chip, derived, rate);
}

static void assert_sound(const struct cc_derived_value *v)
{
    assert_int_equal(v->state, CC_STATE_VALUE);
    assert_true(v->range.lo <= v->number && v->number <= v->range.hi);
    assert_true(v->range.lo > 0);
    assert_int_equal(v->missing, CC_NO_INDEX);
}

/* 296 TFLOPS x 8 bits = 148 x 16 = 74 x 32 = 2368, as published; the digits of 296 allow 2364 to 2372, those of 74 up to 2384. */
static void test_tpp_of_h20(void **state)
{
    struct database *f = *state;
    struct cc_derived_value v = builtin(state, "h20-96gb", "tpp", NULL);
    assert_sound(&v);
    assert_double_is(v.number, 2368.0);
    assert_double_is(v.range.lo, 2364.0);
    assert_double_is(v.range.hi, 2384.0);
    assert_view(f->db.metrics[v.rate].id, "fp8_tensor");
    assert_int_equal(v.bits, 8);
    assert_int_equal(v.fact_count, 1);
    assert_int_equal(v.tie_count, 4); /* INT8, BF16, FP16, TF32 */
    assert_int_equal(v.unpublished_count, 1);
    assert_view(f->db.metrics[v.unpublished[0]].id, "fp64_tensor");
}

/* 1978.9 x 8 = 15831.2; 15,832 is published, from 1979. */
static void test_tpp_of_h100(void **state)
{
    struct cc_derived_value v = builtin(state, "h100-sxm5", "tpp", NULL);
    assert_sound(&v);
    assert_double_near(v.number, 15831.2, 1e-9);
    assert_double_near(v.number, 15832, 0.003 * 15832);
    assert_true(v.number < 16000); /* not twice as much: a printed FLOPS counts both halves of a multiply-accumulate */
}

/* 2368 / 814 = 2.909, published as 2.9; 15831.2 / 814 = 19.449, published as 19.45. */
static void test_performance_density(void **state)
{
    struct cc_derived_value h20 = builtin(state, "h20-96gb", "performance_density", NULL);
    struct cc_derived_value h100 = builtin(state, "h100-sxm5", "performance_density", NULL);
    assert_sound(&h20);
    assert_sound(&h100);
    assert_double_near(h20.number, 2.909, 5e-4);
    assert_double_near(h100.number, 19.449, 5e-4);
    assert_int_equal(h20.fact_count, 2);
    assert_view(cc_derived_side(&h20, 0)->literal, "296");
    assert_view(cc_derived_side(&h20, 1)->literal, "814");
    assert_double_near(h20.range.lo, 2364 / 814.5, 1e-12);
    assert_double_near(h20.range.hi, 2384 / 813.5, 1e-12);
}

/* 989.4 / 3.35 = 295.3 FLOP/B, published as 295; 148 / 4.0 = 37.0. */
static void test_ridge_point(void **state)
{
    struct cc_derived_value h100 = builtin(state, "h100-sxm5", "ridge_point", "fp16_tensor");
    struct cc_derived_value h20 = builtin(state, "h20-96gb", "ridge_point", "fp16_tensor");
    assert_sound(&h100);
    assert_sound(&h20);
    assert_double_near(h100.number, 989.4 / 3.35, 1e-9);
    assert_double_near(h20.number, 37.0, 1e-9);
    assert_double_near(h20.range.lo, 147.5 / 4.05, 1e-9);
    assert_double_near(h20.range.hi, 148.5 / 3.95, 1e-9);
    assert_view(cc_derived_side(&h20, 1)->literal, "4.0");
}

/* By hand: 148 / 400 TFLOPS/W, 4000 GB/s / 400 W, 96 GB / 400 W, 148 / 814 TFLOPS/mm2, 96 GB / 148 TFLOPS; 989.4 / 700. */
static void test_quotients(void **state)
{
    static const struct {
        const char *chip, *derived, *rate;
        double expected;
    } cases[] = {
        {"h20-96gb", "compute_per_watt", "bf16_tensor", 148.0 / 400},
        {"h20-96gb", "bandwidth_per_watt", NULL, 10},
        {"h20-96gb", "capacity_per_watt", NULL, 0.24},
        {"h20-96gb", "compute_per_area", "bf16_tensor", 148.0 / 814},
        {"h20-96gb", "capacity_per_compute", "bf16_tensor", 96.0 / 148},
        {"h100-sxm5", "compute_per_watt", "bf16_tensor", 989.4 / 700},
        {"h20-96gb", "compute_per_watt", "int8_tensor", 296.0 / 400},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_derived_value v = builtin(state, cases[i].chip, cases[i].derived, cases[i].rate);
        assert_sound(&v);
        assert_double_near(v.number, cases[i].expected, 1e-12 * cases[i].expected);
        assert_int_equal(v.fact_count, 2);
    }
}

static void test_units(void **state)
{
    struct database *f = *state;
    const struct cc_derived *d = cc_derived_find(CC_STR("compute_per_watt"));
    assert_string_equal(cc_derived_unit(&f->db, d, cc_db_find_metric(&f->db, CC_STR("int8_tensor"))), "TOPS/W");
    assert_string_equal(cc_derived_unit(&f->db, d, cc_db_find_metric(&f->db, CC_STR("fp8_tensor"))), "TFLOPS/W");
    assert_string_equal(cc_derived_unit(&f->db, d, CC_NO_INDEX), "TFLOPS/W");
    assert_string_equal(cc_derived_unit(&f->db, cc_derived_find(CC_STR("tpp")), CC_NO_INDEX), "");
    assert_int_equal(cc_tpp_bits(CC_STR("tf32_tensor")), 32);
    assert_int_equal(cc_tpp_bits(CC_STR("fp6_tensor")), 6);
    assert_int_equal(cc_tpp_bits(CC_STR("tdp")), 0);
}

/* Nobody publishes a peak rate of the MI308X: it has no TPP, and the reason is the tables'. */
static void test_unknown_stays_unknown(void **state)
{
    struct database *f = *state;
    static const char *const of_rate[] = {"tpp", "performance_density", "compute_per_watt", "ridge_point"};
    for (size_t i = 0; i < sizeof of_rate / sizeof *of_rate; i++) {
        struct cc_derived_value v = builtin(state, "mi308x", of_rate[i], "bf16_tensor");
        assert_int_equal(v.state, CC_STATE_NOT_PUBLISHED);
        assert_true(v.missing != CC_NO_INDEX);
        assert_true(v.reason.len > 0);
        assert_non_null(v.unknown);
    }
    struct cc_derived_value bandwidth = builtin(state, "mi308x", "bandwidth_per_watt", NULL);
    assert_sound(&bandwidth);
    struct cc_derived_value fp4 = builtin(state, "h20-96gb", "compute_per_watt", "fp4_tensor");
    assert_int_equal(fp4.state, CC_STATE_NOT_SUPPORTED);
    assert_int_equal(fp4.missing, cc_db_find_metric(&f->db, CC_STR("fp4_tensor")));
}

/* 4.0 TB/s over 148 TFLOPS, 0.0270 bytes for each operation; its inverse is the ridge point. */
static void test_bytes_per_operation(void **state)
{
    struct cc_derived_value bytes = builtin(state, "h20-96gb", "bytes_per_flop", "bf16_tensor");
    struct cc_derived_value ridge = builtin(state, "h20-96gb", "ridge_point", "bf16_tensor");
    assert_sound(&bytes);
    assert_double_near(bytes.number, 4.0 / 148, 1e-12);
    assert_double_near(bytes.number * ridge.number, 1, 1e-12);
    assert_true(bytes.derived->inverse && !ridge.derived->inverse);
}

/* Each row is whole, names metrics that exist, and is found by its id. */
static void test_the_table(void **state)
{
    struct database *f = *state;
    for (size_t i = 0; i < CC_DERIVED_COUNT; i++) {
        const struct cc_derived *d = &cc_derived_table[i];
        assert_true(d->id[0] && d->label[0] && d->formula[0] && d->citation[0]);
        assert_ptr_equal(cc_derived_find(cc_str_of(d->id)), d);
        assert_true(!d->over || cc_db_find_metric(&f->db, cc_str_of(d->over)) != CC_NO_INDEX);
        assert_true(!d->under || cc_db_find_metric(&f->db, cc_str_of(d->under)) != CC_NO_INDEX);
        assert_true(cc_db_find_metric(&f->db, cc_str_of(d->id)) == CC_NO_INDEX); /* an id means one thing */
        assert_int_equal(cc_derived_takes_rate(d), d->integer_unit != NULL);
    }
    assert_null(cc_derived_find(CC_STR("bf16_tensor")));
    assert_null(cc_derived_find(CC_STR("")));
}

/* Over all chips: a value with a number contains it, one without has a reason; taking the first sides again changes no number. */
static void test_every_chip(void **state)
{
    struct database *f = *state;
    size_t known = 0;
    for (uint32_t chip = 0; chip < f->db.chip_count; chip++) {
        for (size_t i = 0; i < CC_DERIVED_COUNT; i++) {
            const struct cc_derived *d = &cc_derived_table[i];
            struct cc_derived_value v;
            struct cc_error error = {0};
            uint32_t rate = cc_db_find_metric(&f->db, CC_STR("bf16_tensor"));
            assert_true(cc_derived_get(&f->db, chip, d, rate, CC_BASIS_DENSE, &f->arena, &v, &error));
            if (v.state != CC_STATE_VALUE && v.state != CC_STATE_CONFLICTING) {
                assert_true(v.reason.len > 0);
                continue;
            }
            known++;
            assert_true(v.range.lo > 0 && v.range.lo <= v.number && v.number <= v.range.hi);
            double number = v.number;
            assert_true(cc_derived_take(&v, (size_t[CC_DERIVED_FACTS]){0, 0}));
            assert_double_is(v.number, number);
        }
    }
    assert_true(known > f->db.chip_count); /* the walk has met something */
}

/* ---- small tables */

static const char metrics[] =
    "id,group,dimension,unit,rounding,better,bases,kinds,low,high,label,meaning\n"
    "fp8_tensor,compute,rate,TFLOPS,last_digit,higher,dense;sparse,,1,100000,FP8,Rate\n"
    "fp6_tensor,compute,rate,TFLOPS,last_digit,higher,dense;sparse,,1,100000,FP6,Rate\n"
    "memory,memory,bytes,GB,exact,higher,,,1,10000,Memory,How much\n"
    "link,interconnect,byte_rate,GB/s,last_digit,higher,both_directions;one_direction;unstated,,1,100000,Link,How wide\n"
    "type,memory,text,,exact,none,,,,,Type,What kind\n"
    "announced,physical,date,,exact,none,,,,,Announced,When\n"
    "rate,compute,rate,TFLOPS,last_digit,higher,dense;sparse;unstated,,1,100000,Rate,How fast\n"
    "accelerators,physical,count,,exact,none,,superchip;system,1,1000,Accelerators,How many\n"
    "tdp,power,power,W,exact,lower,,,1,100000,TDP,Power\n"
    "die_area,physical,area,mm2,last_digit,none,,,1,10000,Area,Area\n";

/* The small tables with the rates of TPP, the power and the area, and these figures of chip `one`. */
static struct cc_db *small(struct tables *t, const char *figures)
{
    struct cc_str text = cc_arena_format(&t->arena, "chip,metric,basis,value,unit,rounding,status,source,locator,note\n%s", figures);
    tables_put_small(t);
    tables_put(t, "metrics.csv", metrics);
    tables_put(t, "halvings.csv", "chip,metric,source,stated_by,locator,note\n");
    tables_put(t, "unknowns.csv", "chip,metric,basis,state,reason,looked_at\none,tdp,,not_published,No power is printed,sheet\n");
    tables_put(t, "preferences.csv", "chip,metric,basis,source,note\n");
    tables_put(t, "figures.csv", text.s);
    if (!tables_load(t, false, false))
        fail_msg("%s", t->error.text);
    return &t->db;
}

/* The rule's own example, 600 TOPS at 8 bits: printed as exact it is 4800 and nothing beside it. */
static void test_exact_stays_exact(void **state)
{
    struct tables *t = *state;
    struct cc_db *db = small(t, "one,fp8_tensor,dense,600,TFLOPS,exact,final,sheet,,\none,die_area,,800,mm2,exact,final,sheet,,\n");
    struct cc_derived_value tpp = get(db, &t->arena, "one", "tpp", NULL);
    assert_double_is(tpp.number, 4800);
    assert_double_is(tpp.range.lo, 4800);
    assert_double_is(tpp.range.hi, 4800);
    struct cc_derived_value density = get(db, &t->arena, "one", "performance_density", NULL);
    assert_double_is(density.number, 6);
    assert_double_is(density.range.lo, 6);
    assert_double_is(density.range.hi, 6);
}

/* 1000 TFLOPS over 3 mm2 is no double: the bounds go outward and hold it. */
static void test_inexact_goes_outward(void **state)
{
    struct tables *t = *state;
    struct cc_db *db = small(t, "one,fp8_tensor,dense,1000,TFLOPS,exact,final,sheet,,\none,die_area,,3,mm2,exact,final,sheet,,\n");
    struct cc_derived_value v = get(db, &t->arena, "one", "compute_per_area", "fp8_tensor");
    assert_true(v.range.lo < v.range.hi);
    assert_true(v.range.lo <= v.number && v.number <= v.range.hi);
    assert_double_near(v.range.hi, v.range.lo, 1e-12 * v.range.lo);
    assert_true(v.range.lo * 3 <= 1000 && v.range.hi * 3 >= 1000);
}

/* 100 x 8 = 800 against 150 x 6 = 900: the widest format does not win by itself. A rate of no known bit length does not enter. */
static void test_highest_product(void **state)
{
    struct tables *t = *state;
    struct cc_db *db = small(t, "one,rate,dense,9000,TFLOPS,,final,sheet,,\none,fp8_tensor,dense,100,TFLOPS,,final,sheet,,\n"
                                "one,fp6_tensor,dense,150,TFLOPS,,final,sheet,,\none,fp8_tensor,sparse,5000,TFLOPS,,final,sheet,,\n");
    struct cc_derived_value v = get(db, &t->arena, "one", "tpp", NULL);
    assert_double_is(v.number, 900);
    assert_int_equal(v.bits, 6);
    assert_int_equal(v.tie_count, 0);
    assert_true(v.range.lo <= 897 && v.range.lo > 896.9 && v.range.hi >= 903 && v.range.hi < 903.1);
}

/* Rounding leaves open which product is the highest: 100 (99.5 to 100.5) x 8 against "1.3e2", which a step of 10 makes 125 to 135, x 6. */
static void test_open_which_is_highest(void **state)
{
    struct tables *t = *state;
    struct cc_db *db = small(t, "one,fp8_tensor,dense,100,TFLOPS,,final,sheet,,\none,fp6_tensor,dense,1.3e2,TFLOPS,10,final,sheet,,\n");
    struct cc_derived_value v = get(db, &t->arena, "one", "tpp", NULL);
    assert_double_is(v.number, 800);
    assert_int_equal(v.tie_count, 1);
    assert_double_is(v.range.lo, 796);         /* 99.5 x 8 */
    assert_double_near(v.range.hi, 810, 1e-9); /* 135 x 6 */
}

/* The product with a conflict is the preferred highest, 60 x 8 to 100 x 8; 95 x 6 stands as well: over every side the highest is no less.
 * */
static void test_highest_over_conflicts(void **state)
{
    struct tables *t = *state;
    struct cc_db *db = small(t,
        "one,fp8_tensor,dense,100,TFLOPS,exact,final,sheet,a,\none,fp8_tensor,dense,60,TFLOPS,exact,final,sheet,b,\n"
        "one,fp6_tensor,dense,95,TFLOPS,exact,final,sheet,,\n");
    struct cc_derived_value v = get(db, &t->arena, "one", "tpp", NULL);
    assert_int_equal(v.state, CC_STATE_CONFLICTING);
    assert_double_is(v.number, 800);
    assert_double_is(v.highest_spread.lo, 570e12);
    assert_double_is(v.highest_spread.hi, 800e12);
}

static void test_sparse_is_no_tpp(void **state)
{
    struct tables *t = *state;
    struct cc_db *db = small(t, "one,fp8_tensor,sparse,5000,TFLOPS,,final,sheet,,\none,die_area,,800,mm2,,final,sheet,,\n");
    struct cc_derived_value v = get(db, &t->arena, "one", "performance_density", NULL);
    assert_int_equal(v.state, CC_STATE_NOT_RESEARCHED);
    assert_int_equal(v.missing, cc_db_find_metric(db, CC_STR("fp8_tensor")));
    assert_int_equal(v.fact_count, 0);
}

static void test_missing_figure_below_the_line(void **state)
{
    struct tables *t = *state;
    struct cc_db *db = small(t, "one,fp8_tensor,dense,100,TFLOPS,,final,sheet,,\n");
    struct cc_derived_value v = get(db, &t->arena, "one", "compute_per_watt", "fp8_tensor");
    assert_int_equal(v.state, CC_STATE_NOT_PUBLISHED);
    assert_int_equal(v.missing, cc_db_find_metric(db, CC_STR("tdp")));
    assert_view(v.reason, "No power is printed");
    assert_int_equal(v.unknown->looked_at_count, 1);
    struct cc_derived_value none = get(db, &t->arena, "one", "bandwidth_per_watt", NULL); /* these tables have no such metric */
    assert_int_equal(none.state, CC_STATE_NOT_RESEARCHED);
    assert_int_equal(none.missing, CC_NO_INDEX);
    assert_true(none.reason.len > 0);
    struct cc_derived_value no_rate = get(db, &t->arena, "one", "compute_per_watt", NULL);
    assert_int_equal(no_rate.state, CC_STATE_NOT_RESEARCHED);
}

/* The sides of a conflict: the preferred one by default, another by take. 100 / 200 and 100 / 250. */
static void test_other_side(void **state)
{
    struct tables *t = *state;
    struct cc_db *db = small(t, "one,fp8_tensor,dense,100,TFLOPS,exact,final,sheet,,\none,die_area,,200,mm2,exact,final,sheet,,\n"
                                "one,die_area,,250,mm2,exact,final,press,,\n");
    struct cc_derived_value v = get(db, &t->arena, "one", "compute_per_area", "fp8_tensor");
    assert_int_equal(v.state, CC_STATE_VALUE);
    assert_double_is(v.number, 0.5);
    assert_true(cc_derived_take(&v, (size_t[CC_DERIVED_FACTS]){0, 1}));
    assert_double_is(v.number, 0.4);
    assert_view(cc_derived_side(&v, 1)->literal, "250");
    struct cc_derived_value density = get(db, &t->arena, "one", "performance_density", NULL);
    assert_true(cc_derived_take(&density, (size_t[CC_DERIVED_FACTS]){0, 1}));
    assert_double_is(density.number, 3.2); /* 800 / 250 */
}

/* Two figures of one standing: a number from the first, a range over both, and the state says so. */
static void test_conflict_shows(void **state)
{
    struct tables *t = *state;
    struct cc_db *db = small(t, "one,fp8_tensor,dense,100,TFLOPS,exact,final,sheet,,\none,die_area,,200,mm2,exact,final,sheet,a,\n"
                                "one,die_area,,250,mm2,exact,final,sheet,b,\n");
    struct cc_derived_value v = get(db, &t->arena, "one", "compute_per_area", "fp8_tensor");
    assert_int_equal(v.state, CC_STATE_CONFLICTING);
    assert_double_near(v.range.lo, 0.4, 1e-15);
    assert_double_near(v.range.hi, 0.5, 1e-15);
}

/* Each allocation fails in turn: an error each time, then the value. */
static void test_without_memory(void **state)
{
    struct database *f = *state;
    static const char *const ids[] = {"performance_density", "compute_per_watt"};
    for (size_t i = 0; i < 2; i++) {
        const struct cc_derived *d = cc_derived_find(cc_str_of(ids[i]));
        uint32_t chip = cc_db_find_chip(&f->db, CC_STR("h100-nvl")), rate = cc_db_find_metric(&f->db, CC_STR("bf16_tensor"));
        struct cc_derived_value v;
        struct scarcity scarcity = {0};
        while (scarcity_next(&scarcity))
            scarcity.done = cc_derived_get(&f->db, chip, d, rate, CC_BASIS_DENSE, &scarcity.arena, &v, &scarcity.error);
        assert_true(scarcity.failures > 0);
    }
}

int main(void)
{
    const struct CMUnitTest on_builtin[] = {
        cmocka_unit_test(test_tpp_of_h20),
        cmocka_unit_test(test_tpp_of_h100),
        cmocka_unit_test(test_performance_density),
        cmocka_unit_test(test_ridge_point),
        cmocka_unit_test(test_quotients),
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_unknown_stays_unknown),
        cmocka_unit_test(test_bytes_per_operation),
        cmocka_unit_test(test_the_table),
        cmocka_unit_test(test_every_chip),
        cmocka_unit_test(test_without_memory),
    };
    const struct CMUnitTest on_small[] = {
        cmocka_unit_test_setup_teardown(test_exact_stays_exact, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(test_inexact_goes_outward, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(test_highest_product, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(test_open_which_is_highest, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(test_highest_over_conflicts, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(test_sparse_is_no_tpp, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(test_missing_figure_below_the_line, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(test_other_side, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(test_conflict_shows, tables_set_up, tables_tear_down),
    };
    return cmocka_run_group_tests(on_builtin, database_set_up, database_tear_down) + cmocka_run_group_tests(on_small, NULL, NULL);
}
