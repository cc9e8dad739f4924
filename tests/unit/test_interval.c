/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals. */
#include "support.h"

#include "chipcmp/num/interval.h"

#include <math.h>

static struct cc_decimal decimal(const char *text)
{
    struct cc_decimal d;
    assert_int_equal(cc_decimal_parse(cc_str_of(text), &d), CC_DECIMAL_OK);
    return d;
}

static void assert_interval(struct cc_interval a, double lo, double hi)
{
    assert_double_is(a.lo, lo);
    assert_double_is(a.hi, hi);
}

static void test_of_decimal(void **state)
{
    (void)state;
    assert_interval(cc_interval_of_decimal(decimal("148"), 0, 1, 1), 147.5, 148.5);
    assert_interval(cc_interval_of_decimal(decimal("4.0"), 0, 1, 1), 3.95, 4.05);
    assert_interval(cc_interval_of_decimal(decimal("4"), 0, 1, 1), 3.5, 4.5);
    assert_interval(cc_interval_of_decimal(decimal("1,979"), 12, 1, 1), 1978.5e12, 1979.5e12);
    assert_interval(cc_interval_of_decimal(decimal("3.35"), 12, 1, 1), 3.345e12, 3.355e12);
    assert_interval(cc_interval_of_decimal(decimal("0"), 0, 1, 1), 0.0, 0.5);
    assert_interval(cc_interval_of_decimal(decimal("0.0"), 0, 1, 1), 0.0, 0.05);
    assert_interval(cc_interval_of_decimal(decimal("1e15"), 0, 1, 1), 0.5e15, 1.5e15);
    assert_interval(cc_interval_of_decimal(decimal("-0.4"), 0, 1, 1), -0.45, -0.35);
    assert_interval(cc_interval_of_decimal(decimal("-0"), 0, 1, 1), -0.5, 0.0);
    assert_interval(cc_interval_of_decimal(decimal("900"), 9, 1, 8), 899.5e9 / 8, 900.5e9 / 8);
    assert_interval(cc_interval_of_decimal(decimal("2"), 0, UINT64_C(1) << 30, 1), 1.5 * 1073741824, 2.5 * 1073741824);
    assert_interval(cc_interval_of_decimal(decimal("999999999999999999"), 0, 1, 1), 999999999999999998.5, 999999999999999999.5);
    assert_false(signbit(cc_interval_of_decimal(decimal("-0"), 0, 1, 1).hi));
}

static void test_of_step(void **state)
{
    (void)state;
    struct cc_interval a;
    assert_true(cc_interval_of_step(decimal("120"), decimal("10"), 3, 1, 1, &a));
    assert_interval(a, 115000, 125000);
    assert_true(cc_interval_of_step(decimal("20"), decimal("0.1"), 0, 1, 1, &a));
    assert_interval(a, 19.95, 20.05);
    assert_true(cc_interval_of_step(decimal("2.5"), decimal("1"), 0, 1, 1, &a));
    assert_interval(a, 2.0, 3.0);
    assert_true(cc_interval_of_step(decimal("3"), decimal("100"), 0, 1, 1, &a));
    assert_interval(a, 0.0, 53.0);
    assert_true(cc_interval_of_step(decimal("0.3"), decimal("0.3"), 0, 1, 1, &a));
    assert_interval(a, 0.15, 0.45);
    assert_false(cc_interval_of_step(decimal("1e20"), decimal("1"), 0, 1, 1, &a));
    assert_false(cc_interval_of_step(decimal("1"), decimal("1e30"), 0, 1, 1, &a));
    assert_false(cc_interval_of_step(decimal("1"), decimal("0"), 0, 1, 1, &a));
}

/* Half a unit of the last digit: the same as the decimal written out. */
static void test_of_decimal_property(void **state)
{
    (void)state;
    struct rng rng = {3};
    for (int round = 0; round < 100000; round++) {
        struct cc_decimal d = {rng_below(&rng, UINT64_C(1000000000000000000)) >> rng_below(&rng, 60), (int)rng_below(&rng, 40) - 30, false};
        struct cc_interval a = cc_interval_of_decimal(d, 0, 1, 1);
        struct cc_decimal hi = {d.digits * 10 + 5, d.exponent - 1, false};
        struct cc_decimal lo = {d.digits > 0 ? d.digits * 10 - 5 : 0, d.exponent - 1, false};
        assert_interval(a, cc_decimal_to_double(lo, 0, 1, 1), cc_decimal_to_double(hi, 0, 1, 1));
        assert_true(cc_interval_contains(a, cc_decimal_to_double(d, 0, 1, 1)));
    }
}

static void test_relations(void **state)
{
    (void)state;
    struct cc_interval a = {1, 2}, b = {2, 3}, c = {2.5, 2.75};
    assert_true(cc_interval_overlap(a, b) && cc_interval_overlap(b, a));
    assert_true(cc_interval_overlap(b, c) && cc_interval_overlap(c, b));
    assert_false(cc_interval_overlap(a, c) || cc_interval_overlap(c, a));
    assert_true(cc_interval_contains(a, 1) && cc_interval_contains(a, 2));
    assert_false(cc_interval_contains(a, nextafter(2.0, 3.0)) || cc_interval_contains(a, nextafter(1.0, 0.0)));
    assert_interval(cc_interval_hull(a, c), 1, 2.75);
    assert_interval(cc_interval_hull(c, a), 1, 2.75);
    assert_interval(cc_interval_exact(0.1), 0.1, 0.1);
}

static void test_div(void **state)
{
    (void)state;
    struct cc_interval q;
    assert_true(cc_interval_div((struct cc_interval){3.95, 4.05}, (struct cc_interval){3.345, 3.355}, &q));
    assert_double_near(q.lo, 1.177347, 1e-6); /* H20 over H100 memory bandwidth */
    assert_double_near(q.hi, 1.210762, 1e-6);
    assert_true(cc_interval_div((struct cc_interval){-1, 2}, (struct cc_interval){2, 4}, &q));
    assert_double_near(q.lo, -0.5, 1e-15);
    assert_double_near(q.hi, 1.0, 1e-15);
    assert_true(cc_interval_div((struct cc_interval){-4, -2}, (struct cc_interval){2, 4}, &q));
    assert_double_near(q.lo, -2.0, 1e-15);
    assert_double_near(q.hi, -0.5, 1e-15);
    q = cc_interval_exact(7);
    assert_false(cc_interval_div(cc_interval_exact(1), (struct cc_interval){0, 1}, &q));
    assert_false(cc_interval_div(cc_interval_exact(1), (struct cc_interval){-1, 1}, &q));
    assert_false(cc_interval_div(cc_interval_exact(1e300), cc_interval_exact(1e-300), &q));
    assert_interval(q, 7, 7);
}

static void test_never_below_zero(void **state)
{
    (void)state;
    struct cc_interval zero = {0, 0}, q;
    assert_double_is(cc_interval_mul(zero, cc_interval_exact(5)).lo, 0.0);
    assert_double_is(cc_interval_add(zero, zero).lo, 0.0);
    assert_double_is(cc_interval_scale(zero, 3).lo, 0.0);
    assert_true(cc_interval_div(zero, cc_interval_exact(2), &q));
    assert_double_is(q.lo, 0.0);
    assert_true(cc_interval_sub(zero, zero).lo <= 0.0 && cc_interval_sub(zero, zero).hi >= 0.0);
    assert_double_near(cc_interval_sub((struct cc_interval){1, 2}, (struct cc_interval){5, 7}).lo, -6.0, 1e-14);
}

static struct cc_interval random_interval(struct rng *rng)
{
    double lo = ldexp(1.0 + rng_double(rng), (int)rng_below(rng, 60) - 30);
    return (struct cc_interval){lo, rng_below(rng, 4) == 0 ? lo : lo * (1.0 + rng_double(rng) / 8)};
}

/* The exact product of two doubles is p + fma(a, b, -p), the exact sum s + e by Knuth's two-sum: the bounds hold them, and are no wider
 * than need be. */
static void test_outward(void **state)
{
    (void)state;
    struct rng rng = {17};
    for (int round = 0; round < 100000; round++) {
        struct cc_interval a = random_interval(&rng), b = random_interval(&rng), q;
        struct cc_interval product = cc_interval_mul(a, b), sum = cc_interval_add(a, b);
        double p = a.lo * b.lo, residue = fma(a.lo, b.lo, -p);
        assert_true(product.lo - p <= residue);
        p = a.hi * b.hi;
        assert_true(product.hi - p >= fma(a.hi, b.hi, -p));
        assert_true(product.hi <= nextafter(nextafter(p, HUGE_VAL), HUGE_VAL));
        double s = a.lo + b.lo, part = s - a.lo, e = (a.lo - (s - part)) + (b.lo - part);
        assert_true(sum.lo - s <= e);
        assert_true(cc_interval_div(a, b, &q));
        double lo = a.lo / b.hi, hi = a.hi / b.lo;
        assert_true((q.lo - lo) * b.hi <= fma(-lo, b.hi, a.lo)); /* a = lo * b + the remainder */
        assert_true((q.hi - hi) * b.lo >= fma(-hi, b.lo, a.hi));
        assert_true(cc_interval_contains(q, a.lo / b.lo) && cc_interval_contains(q, a.hi / b.hi));
        struct cc_interval difference = cc_interval_sub(a, b), scaled = cc_interval_scale(a, b.lo);
        assert_true(difference.lo < a.lo - b.hi && difference.hi > a.hi - b.lo);
        assert_true(scaled.lo < a.lo * b.lo && scaled.hi > a.hi * b.lo);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of_decimal),
        cmocka_unit_test(test_of_step),
        cmocka_unit_test(test_of_decimal_property),
        cmocka_unit_test(test_relations),
        cmocka_unit_test(test_div),
        cmocka_unit_test(test_never_below_zero),
        cmocka_unit_test(test_outward),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
