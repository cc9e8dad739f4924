/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sampling of several facts: known distributions, conflicting sides, reproducibility, and results inside the interval. */
#include "scarcity.h"
#include "support.h"

#include "chipcmp/analysis/sample.h"
#include "chipcmp/num/stats.h"

static const struct cc_figure final_figure = {.status = CC_STATUS_FINAL}, preliminary_figure = {.status = CC_STATUS_PRELIMINARY};

static int set_up(void **state)
{
    static struct cc_arena arena;
    cc_stats_init();
    cc_arena_init(&arena);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    cc_arena_release(*state);
    return 0;
}

static struct cc_side side(double lo, double hi, bool conflicts)
{
    return (struct cc_side){.figure = &final_figure, .quantity = {.value = (lo + hi) / 2, .range = {lo, hi}}, .conflicts = conflicts};
}

static struct cc_value fact(struct cc_side *sides, size_t count)
{
    struct cc_value value = {.state = CC_STATE_VALUE, .sides = sides, .side_count = count, .range = sides[0].quantity.range};
    value.spread = value.range;
    for (size_t i = 1; i < count; i++)
        if (sides[i].figure->status != CC_STATUS_PRELIMINARY)
            value.spread = cc_interval_hull(value.spread, sides[i].quantity.range);
    return value;
}

static bool first(const double *values, const void *context, double *out)
{
    (void)context;
    *out = values[0];
    return true;
}

static bool above(const double *values, const void *context, double *out)
{
    *out = values[0];
    return values[0] > *(const double *)context;
}

static struct cc_sampled sample(void **state, const struct cc_value *fact, cc_sample_function *function, const void *context, uint64_t seed)
{
    struct cc_sampled out;
    struct cc_error error = {0};
    const struct cc_value *const facts[] = {fact};
    assert_true(cc_sample_run(facts, 1, function, context, seed, *state, &out, &error));
    return out;
}

/* One rounding interval is drawn evenly: median in the middle, 2.5 percent of its width left out at either end. */
static void test_even_within_rounding(void **state)
{
    struct cc_side sides[] = {side(100, 200, false)};
    struct cc_value value = fact(sides, 1);
    struct cc_sampled s = sample(state, &value, first, NULL, 1);
    assert_true(s.known);
    assert_double_is(s.share, 1);
    assert_double_near(s.median, 150, 0.2);
    assert_double_near(s.middle.lo, 102.5, 0.2);
    assert_double_near(s.middle.hi, 197.5, 0.2);
}

/* Three sources, two of which print the same: two intervals, each half of the points. A side that does not conflict, and a preliminary one,
 * are not drawn. */
static void test_conflicting_sides_weigh_the_same(void **state)
{
    struct cc_side sides[] = {side(100, 102, false), side(200, 204, true), side(200, 204, true), side(90, 110, false),
        side(400, 400, true)};
    sides[4].figure = &preliminary_figure;
    struct cc_value value = fact(sides, 5);
    const double between = 150, none = 500;
    struct cc_sampled s = sample(state, &value, first, NULL, 3);
    assert_double_near(s.middle.lo, 100.1, 0.02);
    assert_double_near(s.middle.hi, 203.8, 0.04);
    s = sample(state, &value, above, &between, 3);
    assert_double_near(s.share, 0.5, 0.001);
    assert_double_near(s.median, 202, 0.02);
    s = sample(state, &value, above, &none, 3);
    assert_false(s.known);
    assert_double_is(s.share, 0);
}

static void test_reproducible(void **state)
{
    struct cc_side sides[] = {side(1, 3, false), side(5, 6, true)};
    struct cc_value value = fact(sides, 2);
    struct cc_sampled a = sample(state, &value, first, NULL, 5), b = sample(state, &value, first, NULL, 5);
    assert_double_is(a.median, b.median);
    assert_double_is(a.middle.lo, b.middle.lo);
    assert_double_is(a.middle.hi, b.middle.hi);
}

/* 120 +- 5 over 4.0 +- 0.05: 30; the other source's 600 makes the interval five times wide, and the sampled range appears. */
static void test_quotient(void **state)
{
    struct cc_side over[] = {side(115, 125, false), side(595, 605, true)}, under[] = {side(3.95, 4.05, false)};
    struct cc_value a = fact(over, 1), b = fact(under, 1);
    struct cc_estimate e;
    struct cc_error error = {0};
    const struct cc_value *const facts[] = {&a, &b};
    const int powers[] = {1, -1};
    b.spread = b.range;
    assert_true(cc_estimate_product(facts, powers, 2, *state, &e, &error));
    assert_double_near(e.value, 30, 1e-12);
    assert_double_near(e.range.lo, 115 / 4.05, 1e-9);
    assert_double_near(e.range.hi, 125 / 3.95, 1e-9);
    assert_false(e.has_spread);
    a = fact(over, 2);
    assert_true(cc_estimate_product(facts, powers, 2, *state, &e, &error));
    assert_true(e.has_spread);
    assert_double_near(e.spread.hi, 605 / 3.95, 1e-9);
    assert_true(e.sampled.known);
    assert_true(e.sampled.middle.lo >= e.spread.lo && e.sampled.middle.hi <= e.spread.hi);
    assert_true(e.sampled.middle.lo < 30 && e.sampled.middle.hi > 150);
}

/* Random products of up to four random facts: quantiles lie in order and inside the interval of all sides. */
static void test_inside_the_interval(void **state)
{
    struct rng rng = {20261124};
    for (int round = 0; round < 60; round++) {
        struct cc_side sides[4][3];
        struct cc_value values[4];
        const struct cc_value *facts[4];
        int powers[4];
        size_t count = 1 + rng_below(&rng, 4);
        for (size_t i = 0; i < count; i++) {
            for (size_t k = 0; k < 3; k++) {
                double lo = 0.1 + 1000 * rng_double(&rng);
                sides[i][k] = side(lo, lo * (1 + 0.2 * rng_double(&rng)), k > 0);
            }
            values[i] = fact(sides[i], 1 + rng_below(&rng, 3));
            facts[i] = &values[i];
            powers[i] = i && rng_below(&rng, 2) ? -1 : 1;
        }
        struct cc_estimate e;
        struct cc_error error = {0};
        assert_true(cc_estimate_product(facts, powers, count, *state, &e, &error));
        assert_true(e.spread.lo <= e.range.lo && e.range.lo <= e.value && e.value <= e.range.hi && e.range.hi <= e.spread.hi);
        assert_int_equal(e.sampled.known, cc_sample_useful(e.spread));
        if (e.sampled.known)
            assert_true(e.spread.lo <= e.sampled.middle.lo && e.sampled.middle.lo <= e.sampled.median &&
                        e.sampled.median <= e.sampled.middle.hi && e.sampled.middle.hi <= e.spread.hi);
    }
}

static void test_refuses_to_divide_by_zero(void **state)
{
    struct cc_side over[] = {side(1, 2, false)}, under[] = {side(0, 2, false)};
    struct cc_value a = fact(over, 1), b = fact(under, 1);
    const struct cc_value *const facts[] = {&a, &b};
    const int powers[] = {1, -1};
    struct cc_estimate e;
    struct cc_error error = {0};
    assert_false(cc_estimate_product(facts, powers, 2, *state, &e, &error));
    assert_int_equal(error.code, CC_ERR_DATA);
    assert_string_equal(error.text, "a figure that is divided by may be zero");
}

static void test_allocation_failures(void **state)
{
    (void)state;
    struct cc_side sides[] = {side(1, 3, false), side(5, 6, true)};
    struct cc_value value = fact(sides, 2);
    const struct cc_value *const facts[] = {&value};
    struct cc_sampled out;
    struct scarcity scarcity = {.most = 20};
    while (scarcity_next(&scarcity))
        scarcity.done = cc_sample_run(facts, 1, first, NULL, 1, &scarcity.arena, &out, &scarcity.error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_even_within_rounding),
        cmocka_unit_test(test_conflicting_sides_weigh_the_same),
        cmocka_unit_test(test_reproducible),
        cmocka_unit_test(test_quotient),
        cmocka_unit_test(test_inside_the_interval),
        cmocka_unit_test(test_refuses_to_divide_by_zero),
        cmocka_unit_test(test_allocation_failures),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
