/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Systems against their parts: sums of the built-in data worked out by hand, the seven published ratios of two racks, small tables. */
#include "database.h"
#include "scarcity.h"
#include "tables.h"

#include "chipcmp/analysis/consistency.h"
#include "chipcmp/metric/derived.h"
#include "chipcmp/report/consistency.h"

static struct cc_consistency check(const struct cc_db *db, struct cc_arena *arena, const char *chip)
{
    struct cc_consistency out;
    struct cc_error error = {0};
    if (!cc_consistency_run(db, chip_by_id(db, chip), arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

static const struct cc_consistency_row *row_of(const struct cc_consistency *c, const char *metric, enum cc_basis basis)
{
    for (size_t i = 0; i < c->row_count; i++)
        if (c->rows[i].basis == basis && cc_str_eq(c->db->metrics[c->rows[i].metric].id, cc_str_of(metric)))
            return &c->rows[i];
    fail_msg("no row %s", metric);
    return NULL;
}

/* The pair of two printed literals. */
static const struct cc_consistency_pair *pair_of(const struct cc_consistency_row *row, const char *whole, const char *part)
{
    for (size_t i = 0; i < row->pair_count; i++) {
        const struct cc_consistency_pair *pair = &row->pairs[i];
        const struct cc_side *side = &row->total.parts[0].value.sides[row->total.sums[pair->sum].side];
        if (cc_str_eq(row->total.whole.sides[pair->side].literal, cc_str_of(whole)) && cc_str_eq(side->literal, cc_str_of(part)))
            return pair;
    }
    fail_msg("no pair of %s and %s", whole, part);
    return NULL;
}

/* 384 x 752 = 288,768 TFLOPS, from 288,576 to 288,960: not 299.5 to 300.5 PFLOPS. 384 x 780 = 299,520, from 299,328 to 299,712: it is.
 * 300,000 - 288,768 = 11,232; 300 / 288.768 = 1.0389. */
static void test_bf16_of_cloudmatrix(void **state)
{
    struct database *f = *state;
    struct cc_consistency c = check(&f->db, &f->arena, "cloudmatrix-384");
    const struct cc_consistency_row *row = row_of(&c, "bf16_tensor", CC_BASIS_DENSE);
    const struct cc_consistency_pair *first = pair_of(row, "300", "752"), *second = pair_of(row, "300", "780");
    assert_int_equal(row->result, CC_CONSISTENT_OTHER);
    assert_ptr_equal(first, &row->pairs[0]);
    assert_int_equal(first->relation, CC_RELATION_MORE);
    assert_double_near(first->ratio, 300.0 / 288.768, 1e-12);
    assert_double_near(first->ratio_range.lo, 299.5 / 288.96, 1e-9);
    assert_double_near(first->ratio_range.hi, 300.5 / 288.576, 1e-9);
    assert_double_near(first->difference, 11232e12, 1e3);
    assert_double_near(row->total.sums[first->sum].number, 288768e12, 1e3);
    assert_int_equal(second->relation, CC_RELATION_FITS);
    assert_double_near(row->total.sums[second->sum].number, 299520e12, 1e3);
}

/* 384 x 128 GB = 49.152 TB: 49.2 as printed; "up to 48 TB" counts 1,024 GB to the TB. 384 x 3.2 = 1228.8 TB/s. */
static void test_memory_of_cloudmatrix(void **state)
{
    struct database *f = *state;
    struct cc_consistency c = check(&f->db, &f->arena, "cloudmatrix-384");
    const struct cc_consistency_row *capacity = row_of(&c, "memory_capacity", CC_BASIS_NONE);
    assert_int_equal(capacity->result, CC_CONSISTENT_PREFERRED);
    assert_int_equal(pair_of(capacity, "49.2", "128")->relation, CC_RELATION_FITS);
    assert_int_equal(pair_of(capacity, "Up to 48", "128")->relation, CC_RELATION_LESS);
    assert_double_near(pair_of(capacity, "Up to 48", "128")->ratio, 48 / 49.152, 1e-12);
    assert_int_equal(row_of(&c, "memory_bandwidth", CC_BASIS_NONE)->result, CC_CONSISTENT);
    assert_int_equal(row_of(&c, "tdp", CC_BASIS_NONE)->result, CC_CONSISTENCY_UNKNOWN); /* nobody printed the power of a package */
    assert_true(c.count_applies && c.count_fits);
    assert_double_is(c.counted, 384);
}

/* 2 x 376 = 752 of each die by the paper; 2 x 353.9 = 707.8 fits the 708 of Huawei's code alone. */
static void test_package_of_dies(void **state)
{
    struct database *f = *state;
    struct cc_consistency c = check(&f->db, &f->arena, "ascend-910c");
    const struct cc_consistency_row *row = row_of(&c, "bf16_tensor", CC_BASIS_DENSE);
    assert_int_equal(pair_of(row, "752", "376")->relation, CC_RELATION_FITS);
    assert_int_equal(pair_of(row, "708", "353.9")->relation, CC_RELATION_FITS);
    assert_int_equal(pair_of(row, "752", "353.9")->relation, CC_RELATION_MORE);
    assert_int_equal(pair_of(row, "708", "376")->relation, CC_RELATION_LESS);
    assert_int_equal(row_of(&c, "memory_capacity", CC_BASIS_NONE)->result, CC_CONSISTENT);
    assert_false(c.count_applies);
}

/* 72 x 1,200 W = 86.4 kW leaves a third of 120 kW for the rest of the rack. */
static void test_power_is_at_least(void **state)
{
    struct database *f = *state;
    struct cc_consistency c = check(&f->db, &f->arena, "gb200-nvl72");
    const struct cc_consistency_row *row = row_of(&c, "tdp", CC_BASIS_NONE);
    assert_int_equal(row->rule, CC_TOTAL_AT_LEAST);
    assert_int_equal(row->pairs[0].relation, CC_RELATION_FITS);
    assert_true(row->pairs[0].difference > 0);
}

/* The numbers of the pair are inside its intervals, and the relation follows from them. */
static void assert_sound(const struct cc_consistency_row *row)
{
    for (size_t i = 0; i < row->pair_count; i++) {
        const struct cc_consistency_pair *pair = &row->pairs[i];
        const struct cc_part_sum *sum = &row->total.sums[pair->sum];
        assert_true(sum->range.lo <= sum->number && sum->number <= sum->range.hi);
        assert_true(pair->ratio_range.lo <= pair->ratio && pair->ratio <= pair->ratio_range.hi);
        assert_true(pair->difference_range.lo <= pair->difference && pair->difference <= pair->difference_range.hi);
        if (pair->relation == CC_RELATION_MORE)
            assert_true(pair->difference_range.lo > 0 && row->rule == CC_TOTAL_SUM);
        if (pair->relation == CC_RELATION_LESS)
            assert_true(pair->difference_range.hi < 0);
        if (pair->relation == CC_RELATION_FITS)
            assert_true(pair->difference_range.hi >= 0);
    }
    assert_true((row->result == CC_CONSISTENCY_UNKNOWN) == (row->pair_count == 0));
}

static void test_every_whole(void **state)
{
    struct database *f = *state;
    for (size_t i = 0; i < f->db.chip_count; i++) {
        if (!f->db.chips[i].part_count)
            continue;
        struct cc_str id = cc_arena_copy(&f->arena, f->db.chips[i].id);
        struct cc_consistency c = check(&f->db, &f->arena, id.s);
        for (size_t k = 0; k < c.row_count; k++)
            assert_sound(&c.rows[k]);
        assert_true(c.row_count > 0);
    }
}

static void test_without_parts(void **state)
{
    struct database *f = *state;
    static const char *const chips[] = {"h100-sxm5", "gb200", "ascend-910c-die"};
    for (size_t i = 0; i < sizeof chips / sizeof *chips; i++) {
        struct cc_consistency out;
        struct cc_error error = {0};
        assert_false(cc_consistency_run(&f->db, cc_db_find_chip(&f->db, cc_str_of(chips[i])), &f->arena, &out, &error));
        assert_int_equal(error.code, CC_ERR_USAGE);
        assert_non_null(strstr(error.text, "no parts"));
        if (i)
            assert_non_null(strstr(error.text, "a part of"));
    }
}

/* Two kinds of part: 2 x 100 + 3 x 10 = 230, where one source has 12 of the second: 236. */
static void test_parts_of_two_kinds(void **state)
{
    struct tables *t = NULL;
    (void)state;
    if (tables_set_up((void **)&t) != 0 || !t) {
        fail_msg("no tables could be made");
        return;
    }
    tables_put_small(t);
    tables_put(t, "families.csv", "family,vendor,parent,default,note\nOne,Maker,,one,\nTwo,Maker,,two,\nRack,Maker,One,rack,\n");
    tables_put(t, "chips.csv",
        "id,name,vendor,family,kind,contains,role,note\none,Chip One,Maker,One,gpu,,seed,\ntwo,Chip Two,Maker,Two,gpu,,,\n"
        "rack,Rack,Maker,Rack,system,2*one;3*two,,\n");
    tables_put(t, "figures.csv",
        "chip,metric,basis,value,unit,rounding,status,source,locator,note\none,memory,,100,GB,,final,sheet,,\n"
        "two,memory,,10,GB,,final,sheet,,\ntwo,memory,,12,GB,,final,press,,\nrack,memory,,236,GB,,final,sheet,,\n"
        "rack,accelerators,,4,,,final,sheet,,\n");
    tables_put(t, "halvings.csv", "chip,metric,source,stated_by,locator,note\n");
    tables_put(t, "preferences.csv", "chip,metric,basis,source,note\n");
    if (!tables_load(t, false, false))
        fail_msg("%s", t->error.text);
    struct cc_consistency c = check(&t->db, &t->arena, "rack");
    const struct cc_consistency_row *row = row_of(&c, "memory", CC_BASIS_NONE);
    assert_int_equal(row->total.sum_count, 2);
    assert_double_is(row->total.sums[0].number, 230e9);
    assert_double_is(row->total.sums[1].number, 236e9);
    assert_int_equal(row->result, CC_CONSISTENT_OTHER);
    assert_double_is(row->pairs[0].difference, 6e9);
    assert_double_is(c.counted, 5);
    assert_false(c.count_fits);
    void *held = t;
    tables_tear_down(&held);
}

/* The side of a fact that a source prints. */
static size_t side_by(const struct cc_db *db, const struct cc_value *value, const char *source)
{
    for (size_t i = 0; i < value->side_count; i++)
        if (cc_str_eq(db->sources[value->sides[i].figure->source].id, cc_str_of(source)))
            return i;
    fail_msg("no figure by %s", source);
    return 0;
}

static struct cc_derived_value taken(struct database *f, const char *chip, const char *derived, const char *const sources[2])
{
    struct cc_derived_value value;
    struct cc_error error = {0};
    uint32_t rate = cc_db_find_metric(&f->db, CC_STR("bf16_tensor"));
    assert_true(cc_derived_get(&f->db, cc_db_find_chip(&f->db, cc_str_of(chip)), cc_derived_find(cc_str_of(derived)), rate, CC_BASIS_DENSE,
        &f->arena, &value, &error));
    const size_t sides[] = {sources[0] ? side_by(&f->db, &value.facts[0], sources[0]) : 0, side_by(&f->db, &value.facts[1], sources[1])};
    assert_true(cc_derived_take(&value, sides));
    return value;
}

static struct cc_side printed(struct database *f, const char *chip, const char *metric, enum cc_basis basis, const char *source)
{
    struct cc_value value;
    struct cc_error error = {0};
    assert_true(cc_value_get(&f->db, cc_db_find_chip(&f->db, cc_str_of(chip)), cc_db_find_metric(&f->db, cc_str_of(metric)), basis,
        &f->arena, &value, &error));
    return value.sides[source ? side_by(&f->db, &value, source) : 0];
}

/* CloudMatrix 384 against GB200 NVL72 as SemiAnalysis printed it in April 2025 ("Huawei AI CloudMatrix 384: China's Answer to Nvidia GB200
 * NVL72", 2025-04-16; its table is carried by WinBuzzer, 2025-04-20): 1.7 times the BF16, 3.6 the memory, 2.1 the bandwidth, 3.9 the power;
 * 2.3 times the power per FLOP, 1.8 per TB/s, 1.1 per TB. Each follows from the analyst's own figures within their rounding. */
static void test_seven_published_ratios(void **state)
{
    struct database *f = *state;
    static const char *const cm = "cloudmatrix-384", *const nvl = "gb200-nvl72", *const by = "winbuzzer-cm384";
    const char *const power[] = {NULL, by}, *const both[] = {by, by};
    static const struct {
        const char *metric;
        enum cc_basis basis;
        bool analyst; /* of the NVL72 too, whose maker prints another */
        double published;
    } plain[] = {
        {"bf16_tensor", CC_BASIS_DENSE, false, 1.7},
        {"memory_capacity", CC_BASIS_NONE, true, 3.6},
        {"memory_bandwidth", CC_BASIS_NONE, false, 2.1},
        {"tdp", CC_BASIS_NONE, true, 3.9},
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        struct cc_side a = printed(f, cm, plain[i].metric, plain[i].basis, plain[i].analyst ? by : NULL);
        struct cc_side b = printed(f, nvl, plain[i].metric, plain[i].basis, plain[i].analyst ? by : NULL);
        assert_double_near(a.quantity.value / b.quantity.value, plain[i].published, 0.05);
    }
    struct cc_derived_value compute[] = {taken(f, cm, "compute_per_watt", power), taken(f, nvl, "compute_per_watt", power)};
    assert_double_near(compute[1].number / compute[0].number, 2.3, 0.05); /* watts per FLOP: the other way round */
    struct cc_derived_value bandwidth[] = {taken(f, cm, "bandwidth_per_watt", power), taken(f, nvl, "bandwidth_per_watt", power)};
    assert_double_near(bandwidth[1].number / bandwidth[0].number, 1.8, 0.05);
    struct cc_derived_value capacity[] = {taken(f, cm, "capacity_per_watt", both), taken(f, nvl, "capacity_per_watt", both)};
    assert_double_near(capacity[1].number / capacity[0].number, 1.1, 0.05);
}

/* What programs read. */
static void test_names(void **state)
{
    static const char *const names[CC_CONSISTENCY_COUNT] = {[CC_CONSISTENT] = "consistent",
        [CC_CONSISTENT_PREFERRED] = "preferred_consistent",
        [CC_CONSISTENT_OTHER] = "other_consistent",
        [CC_INCONSISTENT] = "inconsistent",
        [CC_CONSISTENCY_UNKNOWN] = "unknown"};
    (void)state;
    for (int i = 0; i < CC_CONSISTENCY_COUNT; i++)
        assert_string_equal(cc_consistency_name((enum cc_consistency_result)i), names[i]);
    assert_string_equal(cc_relation_name(CC_RELATION_FITS), "fits");
    assert_string_equal(cc_relation_name(CC_RELATION_MORE), "more");
    assert_string_equal(cc_relation_name(CC_RELATION_LESS), "less");
}

static void test_out_of_memory(void **state)
{
    struct database *f = *state;
    uint32_t chip = cc_db_find_chip(&f->db, CC_STR("ascend-910c"));
    struct scarcity scarcity = {.step = 3};
    while (scarcity_next(&scarcity)) {
        struct cc_consistency out;
        struct cc_doc doc;
        cc_doc_init(&doc, &scarcity.arena);
        scarcity.done = cc_consistency_run(&f->db, chip, &scarcity.arena, &out, &scarcity.error) &&
                        cc_report_consistency(&out, NULL, 0, &doc, &scarcity.error);
        cc_doc_release(&doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bf16_of_cloudmatrix),
        cmocka_unit_test(test_memory_of_cloudmatrix),
        cmocka_unit_test(test_package_of_dies),
        cmocka_unit_test(test_power_is_at_least),
        cmocka_unit_test(test_every_whole),
        cmocka_unit_test(test_without_parts),
        cmocka_unit_test(test_parts_of_two_kinds),
        cmocka_unit_test(test_seven_published_ratios),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
