/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and intervals as reports print them: outward, but without the noise of binary fractions. */
#include "support.h"

#include "chipcmp/num/interval.h"
#include "chipcmp/report/value.h"

#include <math.h>

static void assert_range(struct cc_interval actual, double lo, double hi)
{
    assert_double_near(actual.lo, lo, 1e-15);
    assert_double_near(actual.hi, hi, 1e-15);
}

/* 96 GB over 400 to 550 W is 0.24 down to 0.174545...: the short decimal stays, the long one is rounded away from the middle. */
static void test_short_decimals_stay(void **state)
{
    (void)state;
    struct cc_interval noisy = {96.0 / 550, nextafter(nextafter(0.24, 1), 1)};
    assert_range(cc_report_ratio_range(noisy, 4), 0.1745, 0.24);
    noisy = (struct cc_interval){nextafter(3.95, 0), nextafter(4.05, 5)};
    assert_range(cc_report_ratio_range(noisy, 3), 3.95, 4.05);
}

/* 0.66666 to 1.0001 in four digits: both bounds move outward. */
static void test_the_rest_is_outward(void **state)
{
    (void)state;
    assert_range(cc_report_ratio_range((struct cc_interval){2.0 / 3, 1.0001}, 4), 0.6666, 1.001);
    assert_range(cc_report_ratio_range((struct cc_interval){0.1475000001, 0.1485000001}, 4), 0.1475, 0.1486);
}

static void test_exact_stays_exact(void **state)
{
    (void)state;
    struct cc_interval shown = cc_report_ratio_range((struct cc_interval){2.0 / 3, nextafter(2.0 / 3, 1)}, 4);
    assert_range(shown, 0.6667, 0.6667);
    assert_false(shown.lo < shown.hi);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_decimals_stay),
        cmocka_unit_test(test_the_rest_is_outward),
        cmocka_unit_test(test_exact_stays_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
