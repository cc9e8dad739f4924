/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statistics over GSL. */
#include "support.h"

#include "chipcmp/num/stats.h"

#include <math.h>

static int set_up(void **state)
{
    (void)state;
    cc_stats_init();
    return 0;
}

static void test_geometric_mean(void **state)
{
    (void)state;
    double mean = 0.0;
    const double two[] = {1, 4}, one[] = {989.4}, reciprocal[] = {0.25, 4, 0.5, 2};
    assert_true(cc_stats_geometric_mean(two, 2, &mean));
    assert_double_near(mean, 2.0, 1e-15);
    assert_true(cc_stats_geometric_mean(one, 1, &mean));
    assert_double_near(mean, 989.4, 1e-12);
    assert_true(cc_stats_geometric_mean(reciprocal, 4, &mean));
    assert_double_near(mean, 1.0, 1e-15);
}

static void test_geometric_mean_refuses(void **state)
{
    (void)state;
    double mean = 7.0;
    const double zero[] = {1, 0}, negative[] = {1, -1}, no_number[] = {(double)NAN}, infinite[] = {HUGE_VAL};
    assert_false(cc_stats_geometric_mean(zero, 2, &mean));
    assert_false(cc_stats_geometric_mean(negative, 2, &mean));
    assert_false(cc_stats_geometric_mean(no_number, 1, &mean));
    assert_false(cc_stats_geometric_mean(infinite, 1, &mean));
    assert_false(cc_stats_geometric_mean(zero, 0, &mean));
    assert_double_is(mean, 7.0);
}

/* Across the pieces it works in: the mean of 2^0 .. 2^(n-1) is 2^((n-1)/2). */
static void test_geometric_mean_of_many(void **state)
{
    (void)state;
    double values[300], mean;
    for (size_t n = 1; n <= 300; n++) {
        values[n - 1] = ldexp(1.0, (int)n - 1);
        assert_true(cc_stats_geometric_mean(values, n, &mean));
        assert_double_near(mean / pow(2.0, ((double)n - 1) / 2), 1.0, 1e-12);
    }
}

static void test_minmax(void **state)
{
    (void)state;
    double least, greatest;
    const double values[] = {3, -1, 7, 2};
    cc_stats_minmax(values, 4, &least, &greatest);
    assert_double_is(least, -1);
    assert_double_is(greatest, 7);
    cc_stats_minmax(values, 1, &least, &greatest);
    assert_double_is(least, 3);
    assert_double_is(greatest, 3);
}

static double choose(unsigned n, unsigned k)
{
    double ways = 1.0;
    for (unsigned i = 1; i <= k; i++)
        ways = ways * (n - k + i) / i;
    return ways;
}

static void test_binomial_tail(void **state)
{
    (void)state;
    assert_double_near(cc_stats_binomial_tail(2, 3, 0.5), 0.5, 1e-15);
    assert_double_near(cc_stats_binomial_tail(1, 10, 0.1), 1 - pow(0.9, 10), 1e-14);
    assert_double_is(cc_stats_binomial_tail(0, 10, 0.1), 1.0);
    assert_double_is(cc_stats_binomial_tail(0, 0, 0.1), 1.0);
    assert_double_is(cc_stats_binomial_tail(11, 10, 0.9), 0.0);
    assert_double_is(cc_stats_binomial_tail(1, 10, 0.0), 0.0);
    assert_double_is(cc_stats_binomial_tail(10, 10, 1.0), 1.0);
    for (unsigned n = 1; n <= 20; n++) {
        double tail = 0.0;
        for (unsigned k = n; k > 0; k--) {
            tail += choose(n, k) * pow(0.3, k) * pow(0.7, n - k);
            assert_double_near(cc_stats_binomial_tail(k, n, 0.3), tail, 1e-12);
        }
    }
}

/* Each of 16 equal parts of each axis holds its share of the points, to within a few: random points would stray four times as far. */
static void test_quasi_random_is_even(void **state)
{
    (void)state;
    enum { COUNT = 1024, DIMENSIONS = 5, PARTS = 16 };
    static double points[(size_t)COUNT * DIMENSIONS];
    for (uint64_t seed = 1; seed <= 20; seed++) {
        size_t held[DIMENSIONS][PARTS] = {{0}};
        assert_true(cc_stats_quasi_random(DIMENSIONS, COUNT, seed, points));
        for (size_t n = 0; n < (size_t)COUNT * DIMENSIONS; n++) {
            assert_true(points[n] >= 0 && points[n] < 1);
            held[n % DIMENSIONS][(size_t)(points[n] * PARTS)]++;
        }
        for (size_t d = 0; d < DIMENSIONS; d++)
            for (size_t i = 0; i < PARTS; i++)
                assert_in_range(held[d][i], COUNT / PARTS - 2, COUNT / PARTS + 2);
    }
}

static void test_quasi_random_is_seeded(void **state)
{
    (void)state;
    double a[300], b[300], c[300];
    assert_true(cc_stats_quasi_random(3, 100, 7, a));
    assert_true(cc_stats_quasi_random(3, 100, 7, b));
    assert_true(cc_stats_quasi_random(3, 100, 8, c));
    assert_memory_equal(a, b, sizeof a);
    assert_memory_not_equal(a, c, sizeof a);
    assert_false(cc_stats_quasi_random(0, 10, 1, a));
    assert_false(cc_stats_quasi_random(CC_STATS_DIMENSIONS + 1, 1, 1, a));
    assert_true(cc_stats_quasi_random(CC_STATS_DIMENSIONS, 2, 1, a));
}

static void test_quantiles(void **state)
{
    (void)state;
    double values[] = {5, 1, 4, 2, 3}, one[] = {7};
    cc_stats_sort(values, 5);
    assert_double_is(values[0], 1);
    assert_double_is(values[4], 5);
    assert_double_is(cc_stats_quantile_of_sorted(values, 5, 0.5), 3);
    assert_double_is(cc_stats_quantile_of_sorted(values, 5, 0), 1);
    assert_double_is(cc_stats_quantile_of_sorted(values, 5, 1), 5);
    assert_double_near(cc_stats_quantile_of_sorted(values, 5, 0.025), 1.1, 1e-15);
    assert_double_is(cc_stats_quantile_of_sorted(one, 1, 0.975), 7);
}

/* By hand: x 1 2 3 4, y 2 4 5 8: mean 2.5, 4.75; Sxy 9.5, Sxx 5: slope 1.9; residuals 0.1, 0.2, -0.7, 0.4: squares 0.7, by 2 degrees of
 * freedom 0.35; t(0.975, 2) = 4.302653. */
static void test_line(void **state)
{
    (void)state;
    const double x[] = {1, 2, 3, 4}, y[] = {2, 4, 5, 8};
    struct cc_stats_line line;
    double at, half;
    assert_true(cc_stats_fit_line(x, y, 4, &line));
    assert_double_near(line.slope, 1.9, 1e-12);
    assert_double_near(line.slope_half, 4.302652730 * sqrt(0.35 / 5), 1e-8);
    cc_stats_line_at(&line, 2.5, &at, &half);
    assert_double_near(at, 4.75, 1e-12);
    assert_double_near(half, 4.302652730 * sqrt(0.35 / 4), 1e-8);
    cc_stats_line_at(&line, 4.5, &at, &half);
    assert_double_near(at, 8.55, 1e-12);
    assert_double_near(half, 4.302652730 * sqrt(0.35 / 4 + 0.35 / 5 * 4), 1e-8);
}

/* Years are large numbers close to each other. */
static void test_line_far_from_zero(void **state)
{
    (void)state;
    const double x[] = {2020.25, 2021.5, 2022.75, 2024}, y[] = {1, 2, 3, 4};
    struct cc_stats_line line;
    double at, half;
    assert_true(cc_stats_fit_line(x, y, 4, &line));
    assert_double_near(line.slope, 0.8, 1e-9);
    cc_stats_line_at(&line, 2024, &at, &half);
    assert_double_near(at, 4, 1e-9);
    assert_double_near(half, 0, 1e-5);
}

/* Three points are enough: y = 0, 1, 2 and 1 off in the middle has the slope 1, and one degree of freedom the quantile 12.7062. */
static void test_line_of_three(void **state)
{
    (void)state;
    const double x[] = {0, 1, 2}, y[] = {0, 2, 2};
    struct cc_stats_line line;
    assert_true(cc_stats_fit_line(x, y, 3, &line));
    assert_double_near(line.slope, 1, 1e-12);
    assert_double_near(line.slope_half, 12.7062047 * sqrt(2.0 / 3 / 2), 1e-6); /* squares 1/9 + 4/9 + 1/9 over 2 of x */
}

static void test_line_refuses(void **state)
{
    (void)state;
    const double same[] = {3, 3, 3}, x[] = {1, 2, 3}, y[] = {1, 2, (double)NAN};
    struct cc_stats_line line;
    assert_false(cc_stats_fit_line(x, x, 2, &line));
    assert_false(cc_stats_fit_line(same, x, 3, &line));
    assert_false(cc_stats_fit_line(x, y, 3, &line));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line),
        cmocka_unit_test(test_line_far_from_zero),
        cmocka_unit_test(test_line_of_three),
        cmocka_unit_test(test_line_refuses),
        cmocka_unit_test(test_geometric_mean),
        cmocka_unit_test(test_geometric_mean_refuses),
        cmocka_unit_test(test_geometric_mean_of_many),
        cmocka_unit_test(test_minmax),
        cmocka_unit_test(test_binomial_tail),
        cmocka_unit_test(test_quasi_random_is_even),
        cmocka_unit_test(test_quasi_random_is_seeded),
        cmocka_unit_test(test_quantiles),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
