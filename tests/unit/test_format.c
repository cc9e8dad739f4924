/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers to text and to rounded doubles. */
#include "support.h"

#include "chipcmp/num/format.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef void format_function(struct cc_buf *out, double value, int n);

static void shortest(struct cc_buf *out, double value, int unused)
{
    (void)unused;
    cc_format_shortest(out, value);
}

static void check(format_function *format, double value, int n, const char *expected)
{
    struct cc_buf out;
    cc_buf_init(&out, 0);
    format(&out, value, n);
    assert_view(cc_buf_view(&out), expected);
    cc_buf_release(&out);
}

static void test_fixed(void **state)
{
    (void)state;
    check(cc_format_fixed, 1234.5, 1, "1234.5");
    check(cc_format_fixed, 1234.5, 0, "1235");
    check(cc_format_fixed, 2.5, 0, "3"); /* printf says 2 */
    check(cc_format_fixed, -2.5, 0, "-3");
    check(cc_format_fixed, 0.125, 2, "0.13");
    check(cc_format_fixed, 0.375, 2, "0.38");
    check(cc_format_fixed, 1.005, 2, "1.00"); /* the double is below */
    check(cc_format_fixed, 0.5, 0, "1");
    check(cc_format_fixed, 0.49999999999999994, 0, "0");
    check(cc_format_fixed, -0.04, 1, "0.0");
    check(cc_format_fixed, -0.0, 0, "0");
    check(cc_format_fixed, 0.0, 3, "0.000");
    check(cc_format_fixed, 9.9999, 2, "10.00");
    check(cc_format_fixed, 0.000244140625, 11, "0.00024414063"); /* 2^-12, a tie at 11 places */
    check(cc_format_fixed, 1.0 / 3, 12, "0.333333333333");
    check(cc_format_fixed, 1.0 / 3, 99, "0.333333333333");
    check(cc_format_fixed, 1.5, -3, "2");
    check(cc_format_fixed, (double)NAN, 1, "nan");
    check(cc_format_fixed, HUGE_VAL, 1, "inf");
    check(cc_format_fixed, -HUGE_VAL, 1, "-inf");
}

static void test_grouped(void **state)
{
    (void)state;
    check(cc_format_grouped, 0, 0, "0");
    check(cc_format_grouped, 999, 0, "999");
    check(cc_format_grouped, 999.96, 1, "1,000.0");
    check(cc_format_grouped, 1234.5, 1, "1,234.5");
    check(cc_format_grouped, 12345, 0, "12,345");
    check(cc_format_grouped, 123456, 0, "123,456");
    check(cc_format_grouped, 1234567.891, 2, "1,234,567.89");
    check(cc_format_grouped, -1000, 0, "-1,000");
    check(cc_format_grouped, -0.01, 1, "0.0");
    check(cc_format_grouped, 1e22, 0, "10,000,000,000,000,000,000,000");
}

static void test_percent(void **state)
{
    (void)state;
    check(cc_format_percent, 20, 1, "+20.0");
    check(cc_format_percent, -85.04, 1, "-85.0");
    check(cc_format_percent, 0, 1, "0.0");
    check(cc_format_percent, -0.04, 1, "0.0");
    check(cc_format_percent, 0.04, 1, "0.0");
    check(cc_format_percent, -0.06, 1, "-0.1");
    check(cc_format_percent, 12.5, 0, "+13");
    check(cc_format_percent, -12.5, 0, "-13");
}

static void test_whole(void **state)
{
    (void)state;
    check(cc_format_whole, 15831.04, 4, "15,831");
    check(cc_format_whole, 2.9091, 4, "2.909");
    check(cc_format_whole, 0.149586, 4, "0.1496");
    check(cc_format_whole, 999.96, 4, "1,000"); /* grows a digit */
    check(cc_format_whole, 999.5, 3, "1,000");
    check(cc_format_whole, 999.4, 3, "999");
    check(cc_format_whole, 2368.25, 6, "2,368.25");
    check(cc_format_whole, 2368.25, 5, "2,368.3");
    check(cc_format_whole, -15831.5, 4, "-15,832");
    check(cc_format_whole, 1234567, 2, "1,234,567");
    check(cc_format_whole, 0, 3, "0");
    check(cc_format_whole, (double)NAN, 3, "nan");
    assert_int_equal(cc_whole_digits(15831.04, 4), 5);
    assert_int_equal(cc_whole_digits(9999.9, 4), 4);
    assert_int_equal(cc_whole_digits(10000, 4), 5);
    assert_int_equal(cc_whole_digits(-0.5, 1), 1);
    assert_int_equal(cc_whole_digits(1e300, 4), 15);
}

static void test_significant(void **state)
{
    (void)state;
    check(cc_format_significant, 0.149586, 4, "0.1496");
    check(cc_format_significant, 21.34, 2, "21");
    check(cc_format_significant, 12345, 2, "12000");
    check(cc_format_significant, 12500, 2, "13000"); /* a tie */
    check(cc_format_significant, 13500, 2, "14000");
    check(cc_format_significant, -12500, 2, "-13000");
    check(cc_format_significant, 2.5, 1, "3");
    check(cc_format_significant, 0.15, 4, "0.1500");
    check(cc_format_significant, 9.996, 3, "10.0");
    check(cc_format_significant, 0.0009996, 3, "0.00100");
    check(cc_format_significant, 0, 4, "0");
    check(cc_format_significant, -0.0, 4, "0");
    check(cc_format_significant, 1e15, 3, "1000000000000000");
    check(cc_format_significant, 1.5e-7, 2, "0.00000015");
    check(cc_format_significant, 5, 0, "5");
    check(cc_format_significant, 0.1, 99, "0.10000000000000001");
    check(cc_format_significant, (double)NAN, 3, "nan");
}

static void test_shortest(void **state)
{
    (void)state;
    check(shortest, 147.5, 0, "147.5");
    check(shortest, 989.4, 0, "989.4");
    check(shortest, 0.1, 0, "0.1");
    check(shortest, 0.1 + 0.2, 0, "0.30000000000000004");
    check(shortest, 1.0 / 3, 0, "0.3333333333333333");
    check(shortest, 0, 0, "0");
    check(shortest, -0.0, 0, "0");
    check(shortest, -5e-7, 0, "-0.0000005");
    check(shortest, 1979e12, 0, "1979000000000000");
    check(shortest, 1e22, 0, "10000000000000000000000");
    check(shortest, 9007199254740993.0, 0, "9007199254740992");
    check(shortest, HUGE_VAL, 0, "inf");
}

/* Rounds the exact decimal expansion of a double by hand: the definition itself. */
static void round_by_hand(double value, int places, char *text, size_t size)
{
    int length = snprintf(text, size, "0%.1100f", value);
    assert_true(length > 0 && (size_t)length < size);
    size_t point = strspn(text, "0123456789"), end = point + (size_t)places;
    memmove(text + point, text + (size_t)length - 1100, 1101); /* without the locale's point */
    bool up = text[end] >= '5';
    text[end] = '\0';
    for (size_t i = end; up && i-- > 0;) {
        up = text[i] == '9';
        text[i] = up ? '0' : (char)(text[i] + 1);
    }
    memmove(text + point + 1, text + point, (size_t)places + 1);
    text[point] = places > 0 ? '.' : '\0';
    size_t zeros = strspn(text, "0");
    zeros -= zeros == point; /* one zero stays before the point */
    memmove(text, text + zeros, strlen(text + zeros) + 1);
}

static double random_value(struct rng *rng)
{
    switch (rng_below(rng, 3)) {
    case 0: /* many ties */
        return ldexp((double)rng_below(rng, 1 << 20), -(int)rng_below(rng, 16));
    case 1: /* printed figures, one unit in the last place to either side */
        return nextafter((double)rng_below(rng, 1000000) / pow(10, (double)rng_below(rng, 6)), rng_below(rng, 2) ? 1e300 : 0.0);
    default:
        return ldexp(rng_double(rng), (int)rng_below(rng, 80) - 40);
    }
}

static void test_fixed_by_definition(void **state)
{
    (void)state;
    static char expected[2000];
    struct rng rng = {7};
    for (int round = 0; round < 20000; round++) {
        double value = random_value(&rng);
        int places = (int)rng_below(&rng, 13);
        round_by_hand(value, places, expected, sizeof expected);
        check(cc_format_fixed, value, places, expected);
    }
}

static double read_back(const char *text)
{
    struct cc_decimal d;
    assert_int_equal(cc_decimal_parse(cc_str_of(text), &d), CC_DECIMAL_OK);
    return cc_decimal_to_double(d, 0, 1, 1);
}

static void test_shortest_reads_back(void **state)
{
    (void)state;
    struct rng rng = {13};
    struct cc_buf out, shorter;
    cc_buf_init(&out, 0);
    cc_buf_init(&shorter, 0);
    for (int round = 0; round < 50000; round++) {
        double value = random_value(&rng);
        cc_buf_clear(&out);
        cc_format_shortest(&out, value);
        assert_double_is(read_back(out.data), value);
        struct cc_decimal d;
        assert_int_equal(cc_decimal_parse(cc_buf_view(&out), &d), CC_DECIMAL_OK);
        while (d.digits > 0 && d.digits % 10 == 0)
            d.digits /= 10;
        d.exponent = 0;
        int digits = cc_decimal_significant(d);
        if (digits > 1) { /* one digit fewer does not do */
            cc_buf_clear(&shorter);
            cc_format_significant(&shorter, value, digits - 1);
            assert_true(read_back(shorter.data) != value);
        }
    }
    cc_buf_release(&out);
    cc_buf_release(&shorter);
}

static void test_extremes(void **state)
{
    (void)state;
    static const double values[] = {DBL_MAX, -DBL_MAX, DBL_MIN, 4.9406564584124654e-324, -4.9406564584124654e-324};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        struct cc_buf out;
        cc_buf_init(&out, 0);
        cc_format_fixed(&out, values[i], 12);
        cc_format_grouped(&out, values[i], 12);
        cc_format_percent(&out, values[i], 12);
        cc_format_significant(&out, values[i], 17);
        cc_format_shortest(&out, values[i]);
        assert_false(out.failed);
        assert_true(cc_str_find(cc_buf_view(&out), CC_STR("e")) == SIZE_MAX);
        cc_buf_release(&out);
        assert_double_is(cc_round_significant(values[i], 17), values[i]);
        assert_double_is(cc_round_places(values[i], 3), fabs(values[i]) < 1 ? 0.0 : values[i]);
    }
}

static void test_round_significant(void **state)
{
    (void)state;
    assert_double_is(cc_round_significant(0.149586, 4), 0.1496);
    assert_double_is(cc_round_significant(-0.149586, 4), -0.1496);
    assert_double_is(cc_round_significant(12500, 2), 13000);
    assert_double_is(cc_round_significant(0, 4), 0);
    assert_double_is(cc_round_significant(989.4, 17), 989.4);
    assert_double_is(cc_round_significant(0.99999, 3), 1);
    assert_true(isnan(cc_round_significant((double)NAN, 3)));
}

static void test_round_outward(void **state)
{
    (void)state;
    struct cc_interval a = cc_round_outward((struct cc_interval){1.17734724, 1.21076233}, 4);
    assert_double_is(a.lo, 1.177);
    assert_double_is(a.hi, 1.211);
    a = cc_round_outward((struct cc_interval){0.1496, 0.1496}, 4); /* already round: stays */
    assert_double_is(a.lo, 0.1496);
    assert_double_is(a.hi, 0.1496);
    a = cc_round_outward((struct cc_interval){-1.26, 0.0}, 2);
    assert_double_is(a.lo, -1.3);
    assert_false(signbit(a.hi)); /* no "-0" */
    a = cc_round_outward((struct cc_interval){0.99996, 9.9991}, 3);
    assert_double_is(a.lo, 0.999);
    assert_double_is(a.hi, 10.0);
    a = cc_round_outward((struct cc_interval){-0.99996, -0.12341}, 3);
    assert_double_is(a.lo, -1.0);
    assert_double_is(a.hi, -0.123);
    a = cc_round_outward((struct cc_interval){0, 0}, 3);
    assert_double_is(a.lo, 0);
    assert_double_is(a.hi, 0);
    struct rng rng = {29};
    for (int round = 0; round < 50000; round++) {
        double x = random_value(&rng), y = random_value(&rng);
        x = rng_below(&rng, 2) ? -x : x;
        struct cc_interval wide = {fmin(x, y), fmax(x, y)};
        int digits = 1 + (int)rng_below(&rng, 17);
        a = cc_round_outward(wide, digits);
        assert_true(a.lo <= wide.lo && a.hi >= wide.hi);
        assert_true(wide.lo - a.lo <= fabs(wide.lo) * pow(10, 1 - digits) * 1.0000001);
        assert_true(a.hi - wide.hi <= fabs(wide.hi) * pow(10, 1 - digits) * 1.0000001);
        assert_double_is(cc_round_significant(a.lo, digits), a.lo);
        assert_double_is(cc_round_significant(a.hi, digits), a.hi);
    }
}

static void test_round_places(void **state)
{
    (void)state;
    assert_double_is(cc_round_places(1.005, 2), 1.0);
    assert_double_is(cc_round_places(0.125, 2), 0.13);
    assert_double_is(cc_round_places(-0.125, 2), -0.13);
    assert_double_is(cc_round_places(-85.0421, 2), -85.04);
    assert_double_is(cc_round_places(2.5, 0), 3);
    assert_double_is(cc_round_places(0.4, 0), 0);
    assert_false(signbit(cc_round_places(-0.4, 0)));
    assert_double_is(cc_round_places(9007199254740991.0, 12), 9007199254740991.0);
    assert_double_is(cc_round_places(1e300, 2), 1e300);
    assert_true(isnan(cc_round_places((double)NAN, 2)));
    struct rng rng = {37};
    char text[40];
    for (int round = 0; round < 20000; round++) { /* a printed figure stays what it is */
        snprintf(text, sizeof text, "%d.%03de0", (int)rng_below(&rng, 1000000), (int)rng_below(&rng, 1000));
        double value = read_back(text);
        assert_double_is(cc_round_places(value, 3), value);
        assert_double_is(cc_round_places(nextafter(value, 1e300), 3), value);
    }
}

/* With a decimal comma, of one byte or of several, in LC_NUMERIC too. Where no such locale is installed nothing is left to show. */
static void test_decimal_comma(void **state)
{
    (void)state;
    static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "de_DE", "fr_FR.UTF-8", "ps_AF.UTF-8", "ps_AF", "fa_IR.UTF-8"};
    char *before = setlocale(LC_NUMERIC, NULL);
    char saved[256];
    assert_true(before && strlen(before) < sizeof saved);
    memcpy(saved, before, strlen(before) + 1);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (!setlocale(LC_NUMERIC, names[i]))
            continue;
        test_fixed(NULL);
        test_grouped(NULL);
        test_significant(NULL);
        test_shortest(NULL);
        test_round_places(NULL);
        test_round_significant(NULL);
    }
    setlocale(LC_NUMERIC, saved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fixed),
        cmocka_unit_test(test_grouped),
        cmocka_unit_test(test_percent),
        cmocka_unit_test(test_significant),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_shortest),
        cmocka_unit_test(test_fixed_by_definition),
        cmocka_unit_test(test_shortest_reads_back),
        cmocka_unit_test(test_extremes),
        cmocka_unit_test(test_round_significant),
        cmocka_unit_test(test_round_outward),
        cmocka_unit_test(test_round_places),
        cmocka_unit_test(test_decimal_comma),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
