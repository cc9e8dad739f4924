/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words allow: every row of the table of tolerances, and the ways between printed terms and ratios. */
#include "support.h"

#include "chipcmp/claim/verdict.h"

static struct cc_amount printed(uint64_t digits, int exponent)
{
    struct cc_amount amount = {.decimal = {.digits = digits, .exponent = exponent}};
    amount.value = cc_decimal_to_double(amount.decimal, 0, 1, 1);
    amount.width = cc_interval_of_decimal(amount.decimal, 0, 1, 1);
    return amount;
}

static struct cc_amount word(double value)
{
    return (struct cc_amount){.value = value, .width = {value, value}, .word = true};
}

struct row {
    enum cc_form form;
    struct cc_amount amount;
    enum cc_hedge hedge;
    double low, high; /* -1: open */
};

static void assert_rows(const struct row *rows, size_t count, const struct cc_verdict_options *options)
{
    for (size_t i = 0; i < count; i++) {
        struct cc_allowed allowed = cc_amount_allowed(rows[i].form, &rows[i].amount, rows[i].hedge, false, options);
        assert_int_equal(allowed.open_low, rows[i].low < 0);
        assert_int_equal(allowed.open_high, rows[i].high < 0);
        if (rows[i].low >= 0)
            assert_double_near(allowed.range.lo, rows[i].low, 1e-9);
        if (rows[i].high >= 0)
            assert_double_near(allowed.range.hi, rows[i].high, 1e-9);
    }
}

#define ASSERT_ROWS(rows, options) assert_rows((rows), sizeof(rows) / sizeof *(rows), (options))

static void test_bare(void **state)
{
    (void)state;
    const struct row rows[] = {
        {CC_FORM_PERCENT_LESS, printed(28, 0), CC_HEDGE_NONE, 0.715, 0.725},
        {CC_FORM_PERCENT_MORE, printed(28, 0), CC_HEDGE_NONE, 1.275, 1.285},
        {CC_FORM_PERCENT_OF, printed(28, 0), CC_HEDGE_NONE, 0.275, 0.285},
        {CC_FORM_PERCENT_LESS, printed(30, 0), CC_HEDGE_NONE, 0.675, 0.725}, /* a whole percent ending in 0 or 5 */
        {CC_FORM_PERCENT_OF, printed(15, 0), CC_HEDGE_NONE, 0.125, 0.175},
        {CC_FORM_PERCENT_MORE, printed(556, -1), CC_HEDGE_NONE, 1.5555, 1.5565},
        {CC_FORM_TIMES, printed(143, -2), CC_HEDGE_NONE, 1.425, 1.435},
        {CC_FORM_TIMES, printed(5, 0), CC_HEDGE_NONE, 4.5, 5.5},
        {CC_FORM_TIMES, printed(2, 0), CC_HEDGE_NONE, 1.9, 2.1}, /* "2x" is "double" */
        {CC_FORM_TIMES, printed(20, -1), CC_HEDGE_NONE, 1.95, 2.05},
        {CC_FORM_TIMES, word(0.5), CC_HEDGE_NONE, 0.475, 0.525},
        {CC_FORM_TIMES_LESS, printed(4, 0), CC_HEDGE_NONE, 1 / 4.5, 1 / 3.5},
        {CC_FORM_PERCENT_LESS, word(100.0 / 3), CC_HEDGE_NONE, 2.0 / 3 * 0.95, 2.0 / 3 * 1.05},
        {CC_FORM_VALUE, printed(9894, -1), CC_HEDGE_NONE, 989.35, 989.45},
    };
    ASSERT_ROWS(rows, NULL);
}

static void test_hedges(void **state)
{
    (void)state;
    const struct row rows[] = {
        {CC_FORM_PERCENT_LESS, printed(28, 0), CC_HEDGE_ABOUT, 0.695, 0.745}, /* at least 2.5 points */
        {CC_FORM_PERCENT_OF, printed(15, 0), CC_HEDGE_ABOUT, 0.10, 0.20},
        {CC_FORM_TIMES, printed(3, 0), CC_HEDGE_ABOUT, 2.5, 3.5}, /* the width of the digit is wider than 10 percent */
        {CC_FORM_TIMES, printed(30, -1), CC_HEDGE_ABOUT, 2.7, 3.3},
        {CC_FORM_VALUE, printed(600, 0), CC_HEDGE_ABOUT, 540, 660},
        {CC_FORM_TIMES, printed(18, -1), CC_HEDGE_NEARLY, 1.44, 1.8},
        {CC_FORM_PERCENT_OF, printed(76, 0), CC_HEDGE_NEARLY, 0.71, 0.76},
        {CC_FORM_PERCENT_LESS, printed(30, 0), CC_HEDGE_NEARLY, 0.70, 0.75},
        {CC_FORM_TIMES, printed(25, -1), CC_HEDGE_OVER, 2.5, -1},
        {CC_FORM_PERCENT_MORE, printed(20, 0), CC_HEDGE_AT_LEAST, 1.2, -1},
        {CC_FORM_PERCENT_LESS, printed(30, 0), CC_HEDGE_OVER, -1, 0.7}, /* over 30 percent less: the ratio goes down */
        {CC_FORM_TIMES_LESS, printed(3, 0), CC_HEDGE_OVER, -1, 1.0 / 3},
        {CC_FORM_VALUE, printed(700, 0), CC_HEDGE_UP_TO, 630, 700},
    };
    ASSERT_ROWS(rows, NULL);
}

static void test_scale(void **state)
{
    (void)state;
    const struct cc_verdict_options none = {0}, twice = {.tolerance_scale = 2};
    const struct row digits[] = {
        {CC_FORM_PERCENT_LESS, printed(30, 0), CC_HEDGE_NONE, 0.695, 0.705},
        {CC_FORM_PERCENT_LESS, printed(28, 0), CC_HEDGE_ABOUT, 0.715, 0.725},
        {CC_FORM_TIMES, printed(143, -2), CC_HEDGE_NONE, 1.425, 1.435},
        {CC_FORM_TIMES, printed(18, -1), CC_HEDGE_NEARLY, 1.8, 1.8},
    };
    const struct row wide[] = {
        {CC_FORM_PERCENT_LESS, printed(30, 0), CC_HEDGE_NONE, 0.655, 0.745},
        {CC_FORM_TIMES, printed(18, -1), CC_HEDGE_NEARLY, 1.08, 1.8},
    };
    ASSERT_ROWS(digits, &none);
    ASSERT_ROWS(wide, &twice);
}

static void test_ranges_and_bounds(void **state)
{
    (void)state;
    struct cc_amount range = {.value = 25, .width = {19.5, 30.5}, .range = true, .decimal = {.digits = 30}};
    struct cc_allowed allowed = cc_amount_allowed(CC_FORM_PERCENT_LESS, &range, CC_HEDGE_NONE, false, NULL);
    assert_true(allowed.range.lo <= 0.7 && allowed.range.hi >= 0.8);
    struct cc_amount none = {.value = 0.4, .width = {0, 0.9}, .range = true, .decimal = {.digits = 4, .exponent = -1}};
    allowed = cc_amount_allowed(CC_FORM_TIMES_LESS, &none, CC_HEDGE_NONE, false, NULL); /* a divisor that may be zero */
    assert_true(allowed.open_high && allowed.range.hi > 1e300);
    assert_double_near(allowed.range.lo, 1 / 0.9, 1e-12);
    allowed = cc_amount_allowed(CC_FORM_TIMES, &none, CC_HEDGE_NONE, false, NULL);
    assert_false(allowed.open_high);
    assert_double_near(allowed.range.hi, 0.9, 1e-12);
    struct cc_amount half = word(0.5);
    allowed = cc_amount_allowed(CC_FORM_TIMES, &half, CC_HEDGE_OVER, true, NULL); /* "less than half" */
    assert_true(allowed.open_low && !allowed.open_high);
    assert_double_is(allowed.range.hi, 0.5);
    assert_double_is(allowed.range.lo, 0);
    struct cc_amount much = printed(100, 0);
    allowed = cc_amount_allowed(CC_FORM_PERCENT_LESS, &much, CC_HEDGE_NONE, false, NULL);
    assert_true(allowed.range.lo >= 0);
}

static void test_orders(void **state)
{
    (void)state;
    struct cc_claim claim = {.kind = CC_CLAIM_ORDER, .direction = CC_DIR_MORE};
    struct cc_allowed allowed;
    assert_true(cc_claim_allowed(&claim, NULL, &allowed));
    assert_true(cc_allowed_meets(&allowed, (struct cc_interval){1.001, 1.2}));
    assert_false(cc_allowed_meets(&allowed, (struct cc_interval){0.999, 1.2})); /* with the whole interval */
    assert_false(cc_allowed_meets(&allowed, (struct cc_interval){1, 1}));
    claim.direction = CC_DIR_LESS;
    assert_true(cc_claim_allowed(&claim, NULL, &allowed));
    assert_true(cc_allowed_meets(&allowed, (struct cc_interval){0.2, 0.999}));
    assert_false(cc_allowed_meets(&allowed, (struct cc_interval){0.2, 1}));
    claim.direction = CC_DIR_EQUAL;
    assert_true(cc_claim_allowed(&claim, NULL, &allowed));
    assert_true(cc_allowed_meets(&allowed, (struct cc_interval){0.99, 1.01}));
    assert_false(cc_allowed_meets(&allowed, (struct cc_interval){1.01, 1.02}));
    claim.hedge = CC_HEDGE_ABOUT; /* "comparable" */
    assert_true(cc_claim_allowed(&claim, NULL, &allowed));
    assert_true(cc_allowed_meets(&allowed, (struct cc_interval){1.07, 1.08}));
    assert_false(cc_allowed_meets(&allowed, (struct cc_interval){1.11, 1.12}));
    claim.stated.form = CC_FORM_RANK;
    assert_false(cc_claim_allowed(&claim, NULL, &allowed));
}

static void test_touching_counts(void **state)
{
    (void)state;
    struct cc_amount amount = printed(28, 0);
    struct cc_allowed allowed = cc_amount_allowed(CC_FORM_PERCENT_OF, &amount, CC_HEDGE_NONE, false, NULL);
    assert_true(cc_allowed_meets(&allowed, (struct cc_interval){0.285, 0.3}));
    assert_false(cc_allowed_meets(&allowed, (struct cc_interval){0.2851, 0.3}));
}

static void test_ways_between_terms(void **state)
{
    (void)state;
    struct rng rng = {.state = 7};
    for (int i = 0; i < 1000; i++) {
        enum cc_form form = (enum cc_form)(CC_FORM_PERCENT_LESS + rng_below(&rng, 5));
        double amount = 0.1 + 90 * rng_double(&rng);
        assert_double_near(cc_form_printed(form, cc_form_ratio(form, amount)), amount, 1e-9 * amount);
    }
    assert_double_near(cc_form_ratio(CC_FORM_PERCENT_LESS, 28), 0.72, 1e-15);
    assert_double_near(cc_form_ratio(CC_FORM_TIMES_LESS, 4), 0.25, 0);
    assert_double_near(cc_form_ratio(CC_FORM_TIMES_LESS, 0), 0, 0);
}

/* The allowed stretch always holds the amount itself (but for "nearly" and bounds, whose end it is). */
static void test_allowed_holds_the_amount(void **state)
{
    static const enum cc_hedge hedges[] = {CC_HEDGE_NONE, CC_HEDGE_ABOUT, CC_HEDGE_NEARLY, CC_HEDGE_OVER, CC_HEDGE_UP_TO,
        CC_HEDGE_AT_LEAST};
    (void)state;
    struct rng rng = {.state = 99};
    for (int i = 0; i < 5000; i++) {
        enum cc_form form = (enum cc_form)(CC_FORM_PERCENT_LESS + rng_below(&rng, 5));
        struct cc_amount amount = printed(1 + rng_below(&rng, 99), -(int)rng_below(&rng, 3));
        const struct cc_verdict_options options = {.tolerance_scale = 2 * rng_double(&rng)};
        struct cc_allowed allowed = cc_amount_allowed(form, &amount, hedges[rng_below(&rng, 6)], false, &options);
        double ratio = cc_form_ratio(form, amount.value);
        assert_true(allowed.range.lo <= allowed.range.hi);
        assert_true(allowed.open_low || allowed.range.lo <= ratio + 1e-12);
        assert_true(allowed.open_high || allowed.range.hi >= ratio - 1e-12);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bare),
        cmocka_unit_test(test_hedges),
        cmocka_unit_test(test_scale),
        cmocka_unit_test(test_ranges_and_bounds),
        cmocka_unit_test(test_orders),
        cmocka_unit_test(test_touching_counts),
        cmocka_unit_test(test_ways_between_terms),
        cmocka_unit_test(test_allowed_holds_the_amount),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
