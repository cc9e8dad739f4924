/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts on a small database: the default reading, alternatives of one departure, slips, unknowns, scopes, pairs and ranks. */
#include "claim_fixture.h"
#include "scarcity.h"

#include <math.h>

struct expected {
    const char *text;
    enum cc_verdict verdict;
    const char *reason;
};

static void assert_verdicts(struct tables *t, const struct expected *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct cc_check check = claim_check(t, rows[i].text);
        if (check.claims.claim_count != 1)
            fail_msg("%s: %zu claims", rows[i].text, check.claims.claim_count);
        const struct cc_judgement *j = &check.judgements[0];
        if (j->verdict != rows[i].verdict || strcmp(j->reason, rows[i].reason) != 0)
            fail_msg("%s: %s, %s; expected %s, %s", rows[i].text, cc_verdict_name(j->verdict), j->reason, cc_verdict_name(rows[i].verdict),
                rows[i].reason);
    }
}

#define ASSERT_VERDICTS(state, rows) assert_verdicts(*(state), (rows), sizeof(rows) / sizeof *(rows))

static void test_default_reading(void **state)
{
    static const struct expected rows[] = {
        {"Beta has 85 percent less compute than Alpha.", CC_SUPPORTED, "default_reading_agrees"},
        {"Beta has 28 percent less compute than Alpha.", CC_CONTRADICTED, "no_reading_agrees"},
        {"Beta has 15 percent of the compute of Alpha.", CC_SUPPORTED, "default_reading_agrees"},
        {"Alpha has 6.67 times the compute of Beta.", CC_SUPPORTED, "default_reading_agrees"},
        {"Beta has 20 percent more memory than Alpha.", CC_SUPPORTED, "default_reading_agrees"},
        {"Beta has more memory bandwidth than Alpha.", CC_SUPPORTED, "default_reading_agrees"},
        {"Beta has less memory bandwidth than Alpha.", CC_CONTRADICTED, "no_reading_agrees"},
        {"Beta has the same interconnect bandwidth as Alpha.", CC_SUPPORTED, "default_reading_agrees"},
        {"Alpha draws 300 W more than Beta.", CC_SUPPORTED, "default_reading_agrees"},
        {"Alpha draws 200 W more than Beta.", CC_CONTRADICTED, "no_reading_agrees"},
        {"Rack has 8 accelerators.", CC_SUPPORTED, "default_reading_agrees"},
        {"Beta has 41 percent fewer SMs than Alpha.", CC_SUPPORTED, "default_reading_agrees"},
        {"Alpha has 1.43 TFLOPS per watt.", CC_SUPPORTED, "default_reading_agrees"},
    };
    ASSERT_VERDICTS(state, rows);
}

static void test_one_departure(void **state)
{
    static const struct expected rows[] = {
        {"Alpha has 96 GB of memory.", CC_DEPENDS, "preliminary"}, {"Beta draws 550 W.", CC_DEPENDS, "conflict"},
        {"Alpha has 750 TFLOPS of BF16 compute.", CC_DEPENDS, "other_variant"},
        {"Alpha has 192 GB of memory.", CC_CONTRADICTED, "no_reading_agrees"}, /* a sibling family's */
        {"Gen has 192 GB of memory.", CC_DEPENDS, "other_member"},
        {"Gen has 160 GB of memory.", CC_CONTRADICTED, "per_chip_against_per_system"}, /* the superchip is no member */
        {"Beta has 34 percent less compute than Alpha.", CC_DEPENDS, "other_precision"},
        {"Alpha has 67 TFLOPS of FP64 compute.", CC_DEPENDS, "other_units"},
        {"Alpha has 450 GB/s of interconnect bandwidth.", CC_DEPENDS, "other_basis"},
        {"Alpha has 5.7 times more compute than Beta.", CC_DEPENDS, "one_plus_x"},
        {"Alpha 9 has 750 TFLOPS of BF16 compute.", CC_SUPPORTED, "default_reading_agrees"},
        {"Alpha 9 has 1000 TFLOPS of BF16 compute.", CC_CONTRADICTED, "no_reading_agrees"}, /* the words name the variant */
    };
    ASSERT_VERDICTS(state, rows);
}

static void test_sparsity(void **state)
{
    static const struct expected rows[] = {
        {"Alpha has 2000 TFLOPS of BF16 compute.", CC_SUPPORTED, "with_sparsity"},
        {"Alpha has 2000 TFLOPS of dense BF16 compute.", CC_CONTRADICTED, "sparse_against_dense"},
        {"Alpha has 2000 TFLOPS of sparse BF16 compute.", CC_SUPPORTED, "default_reading_agrees"},
        {"Alpha has 1000 TFLOPS of sparse BF16 compute.", CC_CONTRADICTED, "sparse_against_dense"},
        {"Alpha has 13.33 times the FP8 compute of Beta.", CC_CONTRADICTED, "sparse_against_dense"},
    };
    ASSERT_VERDICTS(state, rows);
}

/* One chip at two precisions: the words leave nothing open but whether it is true. */
static void test_two_precisions(void **state)
{
    static const struct expected rows[] = {
        {"Alpha has 2 times the compute in FP8 compared to BF16.", CC_SUPPORTED, "default_reading_agrees"},
        {"The FP8 rate of Alpha is twice its BF16 rate.", CC_SUPPORTED, "default_reading_agrees"},
        {"The FP8 rate of Alpha is three times its BF16 rate.", CC_CONTRADICTED, "no_reading_agrees"},
        {"The BF16 rate of Alpha is twice its FP8 rate.", CC_CONTRADICTED, "no_reading_agrees"},
        {"The FP4 rate of Alpha is twice its FP8 rate.", CC_VERDICT_UNKNOWN, "not_supported"},
    };
    ASSERT_VERDICTS(state, rows);
}

static void test_slips(void **state)
{
    static const struct expected rows[] = {
        {"Beta has 15 percent less compute than Alpha.", CC_CONTRADICTED, "percent_of"},
        {"Alpha has 85 percent more compute than Beta.", CC_CONTRADICTED, "base_reversed"},
        {"Beta has 6.67 times the compute of Alpha.", CC_CONTRADICTED, "base_reversed"},
        {"Alpha has 66 TFLOPS of FP32 compute.", CC_CONTRADICTED, "matches_if_truncated"},
        {"Omega has 4.5 times the compute of Alpha.", CC_CONTRADICTED, "across_precisions"},
        {"Beta has 50 percent more memory than Duo.", CC_CONTRADICTED, "one_die_against_package"},
        {"Alpha has 640 GB of memory.", CC_CONTRADICTED, "per_chip_against_per_system"},
        {"Alpha has 3.35 Tb/s of memory bandwidth.", CC_CONTRADICTED, "bits_for_bytes"},
        {"Omega has 9000 TFLOPS of FP8 compute.", CC_CONTRADICTED, "other_precision_named"},
        {"The FP4 compute of Omega is 4.5 times the FP8 compute of Alpha.", CC_CONTRADICTED, "across_precisions"},
        {"The FP4 compute of Omega is 3 times the FP8 compute of Alpha.", CC_CONTRADICTED, "across_precisions"},
    };
    ASSERT_VERDICTS(state, rows);
}

static void test_unknown_and_not_checkable(void **state)
{
    static const struct expected rows[] = {
        {"Nil has half the compute of Alpha.", CC_VERDICT_UNKNOWN, "not_published"},
        {"Nil has 80 GB of memory.", CC_VERDICT_UNKNOWN, "not_researched"},
        {"Alpha has 4000 TFLOPS of FP4 compute.", CC_VERDICT_UNKNOWN, "not_supported"},
        {"Beta has 1 TFLOPS of FP64 compute.", CC_VERDICT_UNKNOWN, "not_published"},
        {"Rack has 50 times the compute of Beta.", CC_NOT_CHECKABLE, "per_chip_against_per_system"},
        {"Duo Die has half the memory of Duo.", CC_NOT_CHECKABLE, "one_die_against_package"},
        {"Duo has twice the memory of Duo Die.", CC_NOT_CHECKABLE, "one_die_against_package"},
        {"Beta is the second-best chip.", CC_NOT_CHECKABLE, "no_metric"},
        {"Beta has the highest memory bandwidth of all chips.", CC_VERDICT_UNKNOWN, "open_set"},
        {"Alpha has the highest memory bandwidth of all chips.", CC_CONTRADICTED, "others_before_it"},
        {"Alpha has the third-highest memory capacity.", CC_CONTRADICTED, "others_before_it"},
        {"Alpha has the company's highest memory bandwidth.", CC_VERDICT_UNKNOWN, "open_set"}, /* Beta is another maker's */
    };
    ASSERT_VERDICTS(state, rows);
}

static void test_tolerances(void **state)
{
    static const struct expected rows[] = {
        {"Beta has 18 percent more memory bandwidth than Alpha.", CC_SUPPORTED, "rounded"},
        {"Beta has 22 percent more memory bandwidth than Alpha.", CC_CONTRADICTED, "no_reading_agrees"},
        {"Omega has over 2x the compute of Alpha.", CC_SUPPORTED, "default_reading_agrees"},
        {"Omega has over 1.5x the compute of Alpha.", CC_SUPPORTED, "understates"},
        {"Omega has nearly 2.5x the compute of Alpha.", CC_SUPPORTED, "default_reading_agrees"},
        {"Omega has nearly 2.2x the compute of Alpha.", CC_CONTRADICTED, "no_reading_agrees"},
        {"Beta has about 100 GB of memory.", CC_SUPPORTED, "default_reading_agrees"},
        {"Beta has less than half the compute of Alpha.", CC_SUPPORTED, "understates"},
        {"Alpha draws up to 700 W.", CC_SUPPORTED, "default_reading_agrees"},
        {"Alpha draws up to 600 W.", CC_CONTRADICTED, "no_reading_agrees"},
        {"Beta has compute comparable to Alpha.", CC_CONTRADICTED, "no_reading_agrees"},
        {"Alpha has interconnect bandwidth comparable to Beta.", CC_SUPPORTED, "default_reading_agrees"},
    };
    ASSERT_VERDICTS(state, rows);
}

static void test_pairs(void **state)
{
    static const struct expected rows[] = {
        {"Beta has 96 GB of memory vs 80 GB for Alpha.", CC_SUPPORTED, "default_reading_agrees"},
        {"Beta has 96 GB of memory vs 90 GB for Alpha.", CC_CONTRADICTED, "no_reading_agrees"},
        {"Omega has 192 GB of memory vs 96 GB for Alpha.", CC_DEPENDS, "preliminary"},
        {"Alpha has 2000 TFLOPS of BF16 vs 2250 TFLOPS for Omega.", CC_CONTRADICTED, "sparse_against_dense"},
        {"Omega has 2250 TFLOPS of BF16 vs 4000 TFLOPS for Alpha.", CC_CONTRADICTED, "no_reading_agrees"},
    };
    ASSERT_VERDICTS(state, rows);
}

/* Values that are right do not make an order right that says the other thing; one that says the same is one claim with them. */
static void test_pair_against_its_order(void **state)
{
    static const struct {
        const char *text;
        size_t count;
        enum cc_verdict first;
    } rows[] = {
        {"Beta has more compute than Alpha, 150 TFLOPS vs 1000 TFLOPS.", 2, CC_CONTRADICTED},
        {"Beta has less compute than Alpha, 150 TFLOPS vs 1000 TFLOPS.", 1, CC_SUPPORTED},
        {"Alpha has less memory than Beta: 80 GB against 96 GB.", 1, CC_SUPPORTED},
        {"Alpha has more memory than Beta: 80 GB against 96 GB.", 2, CC_CONTRADICTED},
        {"Beta beats Alpha in power, 400 W vs 700 W.", 1, CC_SUPPORTED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cc_check check = claim_check(*state, rows[i].text);
        if (check.claims.claim_count != rows[i].count || check.judgements[0].verdict != rows[i].first)
            fail_msg("%s: %zu claims, %s", rows[i].text, check.claims.claim_count, cc_verdict_name(check.judgements[0].verdict));
        assert_int_equal(check.judgements[rows[i].count - 1].verdict, CC_SUPPORTED); /* the pair */
    }
}

/* 1,979 sparse set against 1,307 dense: each value holds, the order does not. */
static void test_pair_across_bases(void **state)
{
    struct tables *t = *state;
    tables_put(t, "figures-more.csv",
        "chip,metric,basis,value,unit,rounding,status,source,locator,note\n"
        "nil,fp8_tensor,dense,1979,TFLOPS,,final,sheet,,\nnil,fp8_tensor,sparse,3958,TFLOPS,,final,sheet,,\n"
        "duo,fp8_tensor,dense,2615,TFLOPS,,final,sheet,,\n");
    assert_true(tables_load(t, false, false));
    static const struct expected rows[] = {
        {"Nil leads Duo in FP8 compute, 3958 TFLOPS vs 2615 TFLOPS.", CC_CONTRADICTED, "sparse_against_dense"},
        {"Alpha leads Nil in FP8 compute, 4000 TFLOPS vs 3958 TFLOPS.", CC_SUPPORTED, "with_sparsity"},
    };
    ASSERT_VERDICTS(state, rows);
    tables_restore(t, "figures-more.csv");
    assert_true(tables_load(t, false, false));
}

static const struct cc_reading *find_reading(const struct cc_judgement *j, const char *departure)
{
    for (size_t i = 0; i < j->reading_count; i++)
        if (j->readings[i].departure && strcmp(j->readings[i].departure, departure) == 0)
            return &j->readings[i];
    return NULL;
}

static void test_readings(void **state)
{
    struct tables *t = *state;
    struct cc_check check = claim_check(t, "Beta has 28 percent less compute than Gen.");
    const struct cc_judgement *j = &check.judgements[0];
    assert_true(j->readings[0].is_default);
    assert_double_near(j->readings[0].nominal, 0.15, 1e-12);
    assert_double_near(j->readings[0].amount.lo, 149.5 / 1000.5, 1e-9);
    assert_double_near(j->readings[0].amount.hi, 150.5 / 999.5, 1e-9);
    const struct cc_reading *member = find_reading(j, "member");
    assert_non_null(member);
    for (size_t i = 0; i < j->reading_count; i++) { /* never the rack, the superchip or a die */
        assert_int_equal(t->db.chips[j->readings[i].object].kind, CC_KIND_GPU);
        assert_true(j->readings[i].like_for_like);
    }
    assert_string_equal(j->readings[j->nearest].measure, "fp32_vector");
    assert_double_near(j->allowed.range.lo, 0.715, 1e-12);
    assert_double_near(j->allowed.range.hi, 0.725, 1e-12);
    assert_true(j->source_count >= 1);
}

/* The nearest is a reading of the order, not of one of the values; of two as near the first, which is the default. */
static void test_nearest(void **state)
{
    struct tables *t = *state;
    struct cc_check check = claim_check(t, "Beta has 96 GB of memory vs 80 GB for Alpha.");
    const struct cc_judgement *j = &check.judgements[0];
    assert_true(j->nearest < j->reading_count);
    assert_int_equal(j->readings[j->nearest].part, CC_PART_MAIN);
    tables_put(t, "figures-more.csv",
        "chip,metric,basis,value,unit,rounding,status,source,locator,note\nalpha-s,fp16_tensor,dense,1000,TFLOPS,,final,sheet,,\n");
    assert_true(tables_load(t, false, false));
    check = claim_check(t, "Beta has 92 percent less compute than Alpha.");
    j = &check.judgements[0];
    assert_int_equal(j->verdict, CC_CONTRADICTED);
    assert_int_equal(j->nearest, 0);
    assert_true(j->readings[0].is_default);
    tables_restore(t, "figures-more.csv");
    assert_true(tables_load(t, false, false));
}

/* On which side an order is open. */
static void test_allowed_by_orders(void **state)
{
    static const struct {
        const char *text;
        double low, high;
        bool open_low, open_high;
    } rows[] = {
        {"Beta has less compute than Alpha.", 0, 1, true, false},
        {"Beta has more memory than Alpha.", 1, HUGE_VAL, false, true},
        {"Beta has the same interconnect bandwidth as Alpha.", 1, 1, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cc_check check = claim_check(*state, rows[i].text);
        const struct cc_judgement *j = &check.judgements[0];
        assert_true(j->has_allowed);
        assert_double_is(j->allowed.range.lo, rows[i].low);
        assert_double_is(j->allowed.range.hi, rows[i].high);
        assert_int_equal(j->allowed.open_low, rows[i].open_low);
        assert_int_equal(j->allowed.open_high, rows[i].open_high);
    }
}

/* FP32 of Beta over FP32 of some other member would be two departures. */
static void test_departures_do_not_combine(void **state)
{
    struct tables *t = *state;
    struct cc_check check = claim_check(t, "Beta has 28 percent less compute than Alpha.");
    const struct cc_judgement *j = &check.judgements[0];
    uint32_t card = cc_db_find_chip(&t->db, CC_STR("alpha-p"));
    for (size_t i = 0; i < j->reading_count; i++)
        if (j->readings[i].object == card)
            assert_string_equal(j->readings[i].measure, "bf16_tensor");
}

/* A disputed figure is no reading; the judgement names those that print what is stated. */
static void test_disputed(void **state)
{
    struct tables *t = *state;
    tables_put(t, "figures-more.csv",
        "chip,metric,basis,value,unit,rounding,status,source,locator,note\n"
        "beta,memory_bandwidth,,2.4,TB/s,,disputed,press,,A misprint\nbeta,memory_bandwidth,,2.8,TB/s,,disputed,press,,Another\n"
        "beta,memory_bandwidth,,2.40,TB/s,,disputed,sheet,,Copied\n");
    assert_true(tables_load(t, false, false));
    struct cc_check check = claim_check(t, "Beta has 2.4 TB/s of memory bandwidth.");
    const struct cc_judgement *j = &check.judgements[0];
    assert_int_equal(j->verdict, CC_CONTRADICTED);
    assert_int_equal(j->disputed_count, 2);
    assert_view(j->disputed[0]->figure->note, "A misprint");
    assert_view(j->disputed[1]->figure->note, "Copied");
    check = claim_check(t, "Beta has 4.0 TB/s of memory bandwidth.");
    assert_int_equal(check.judgements[0].disputed_count, 0);
    tables_put(t, "figures-more.csv", "chip,metric,basis,value,unit,rounding,status,source,locator,note\n");
    assert_true(tables_load(t, false, false));
}

static void test_tolerance_scale(void **state)
{
    struct tables *t = *state;
    struct cc_check check;
    struct cc_error error = {0};
    const struct cc_verdict_options strict = {.tolerance_scale = 0}, wide = {.tolerance_scale = 2};
    struct cc_str text = CC_STR("Beta has 10 percent of the compute of Alpha.");
    assert_true(cc_check_text(&t->db, CC_STR(""), CC_STR(""), text, &wide, &t->arena, &check, &error));
    assert_int_equal(check.judgements[0].verdict, CC_CONTRADICTED); /* 15 is outside 10 plus or minus 4.5 */
    assert_double_near(check.judgements[0].allowed.range.hi, 0.145, 1e-12);
    assert_true(cc_check_text(&t->db, CC_STR(""), CC_STR(""), text, &strict, &t->arena, &check, &error));
    assert_double_near(check.judgements[0].allowed.range.hi, 0.105, 1e-12);
}

static void test_counts(void **state)
{
    struct cc_check check = claim_check(*state,
        "Beta has more memory but less compute than Alpha. Beta has 28 percent less compute than Alpha.");
    assert_int_equal(check.claims.claim_count, 3);
    assert_int_equal(cc_check_count(&check, CC_SUPPORTED), 2);
    assert_int_equal(cc_check_count(&check, CC_CONTRADICTED), 1);
    assert_int_equal(cc_check_count(&check, CC_DEPENDS), 0);
}

static void test_out_of_memory(void **state)
{
    struct tables *t = *state;
    struct cc_str text = CC_STR("Beta has 28 percent less compute than Gen, 150 TFLOPS vs 1000 TFLOPS, and 96 GB of memory. Alpha has the "
                                "highest memory bandwidth.");
    struct cc_check check;
    struct scarcity scarcity = {0};
    while (scarcity_next(&scarcity))
        scarcity.done = cc_check_text(&t->db, CC_STR(""), CC_STR(""), text, NULL, &scarcity.arena, &check, &scarcity.error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_default_reading),
        cmocka_unit_test(test_one_departure),
        cmocka_unit_test(test_sparsity),
        cmocka_unit_test(test_two_precisions),
        cmocka_unit_test(test_slips),
        cmocka_unit_test(test_unknown_and_not_checkable),
        cmocka_unit_test(test_tolerances),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_pair_against_its_order),
        cmocka_unit_test(test_pair_across_bases),
        cmocka_unit_test(test_readings),
        cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_allowed_by_orders),
        cmocka_unit_test(test_departures_do_not_combine),
        cmocka_unit_test(test_disputed),
        cmocka_unit_test(test_tolerance_scale),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, claim_set_up, tables_tear_down);
}
