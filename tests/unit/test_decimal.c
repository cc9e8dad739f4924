/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decimal literals: what is one, what its digits are, and the nearest double. */
#include "support.h"

#include "chipcmp/num/decimal.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define NBSP "\xC2\xA0"
#define NARROW "\xE2\x80\xAF"
#define THIN "\xE2\x80\x89"
#define MINUS "\xE2\x88\x92"

static void test_accepted(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint64_t digits;
        int exponent;
        bool negative;
        int places, significant;
    } cases[] = {
        {"0", 0, 0, false, 0, 1},
        {"0.00", 0, -2, false, 2, 1},
        {"148", 148, 0, false, 0, 3},
        {"4.0", 40, -1, false, 1, 2},
        {"0.120", 120, -3, false, 3, 3},
        {".57", 57, -2, false, 2, 2},
        {"007", 7, 0, false, 0, 1},
        {"1,979", 1979, 0, false, 0, 4},
        {"12,345,678.90", 1234567890, -2, false, 2, 10},
        {"1" NBSP "979", 1979, 0, false, 0, 4},
        {"1" NARROW "979" NARROW "000", 1979000, 0, false, 0, 7},
        {"16" THIN "896.5", 168965, -1, false, 1, 6},
        {"+3.35", 335, -2, false, 2, 3},
        {"-3.35", 335, -2, true, 2, 3},
        {MINUS "28", 28, 0, true, 0, 2},
        {"-0", 0, 0, true, 0, 1},
        {"1.5e15", 15, 14, false, 0, 2},
        {"1.5E+15", 15, 14, false, 0, 2},
        {"1,500e-3", 1500, -3, false, 3, 4},
        {"2e0", 2, 0, false, 0, 1},
        {"999999999999999999", UINT64_C(999999999999999999), 0, false, 0, 18},
        {"0.00000000000000000000000000000000000001", 1, -38, false, 38, 1},
        {"1e40", 1, 40, false, 0, 1},
        {"1e-40", 1, -40, false, 40, 1},
        {"0.1e-39", 1, -40, false, 40, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_decimal d = {77, 77, false};
        assert_int_equal(cc_decimal_parse(cc_str_of(cases[i].text), &d), CC_DECIMAL_OK);
        assert_true(d.digits == cases[i].digits);
        assert_int_equal(d.exponent, cases[i].exponent);
        assert_int_equal(d.negative, cases[i].negative);
        assert_int_equal(cc_decimal_places(d), cases[i].places);
        assert_int_equal(cc_decimal_significant(d), cases[i].significant);
        assert_int_equal(cc_decimal_is_zero(d), cases[i].digits == 0);
    }
}

static const struct {
    struct cc_str text;
    enum cc_decimal_fault fault;
} refused[] = {
#define BAD(literal) \
    { \
        {"" literal, sizeof(literal) - 1}, CC_DECIMAL_NOT_A_NUMBER \
    }
#define LONG(literal) \
    { \
        {"" literal, sizeof(literal) - 1}, CC_DECIMAL_TOO_LONG \
    }
    BAD(""),
    BAD("-"),
    BAD("+"),
    BAD("."),
    BAD("1."),
    BAD("-."),
    BAD("1.2.3"),
    BAD("--1"),
    BAD("+-1"),
    BAD("nan"),
    BAD("inf"),
    BAD("-inf"),
    BAD("0x10"),
    BAD("1e"),
    BAD("1e+"),
    BAD("1e1.5"),
    BAD("e5"),
    BAD("1,2,3,4"),
    BAD("12,34"),
    BAD("1234,567"),
    BAD("1,2345"),
    BAD("1,979,"),
    BAD(",979"),
    BAD("0,979"),
    BAD("1,979" NBSP "000"),
    BAD("1 979"),
    BAD(" 1"),
    BAD("1 "),
    BAD("1\n"),
    BAD("1\0"),
    BAD("1\0002"),
    BAD("96GB"),
    BAD("1_000"),
    BAD("1'000"),
    BAD("\xD9\xA1"),
    BAD("\xC2"),
    BAD("1\xC2"),
    BAD("1.5,000"),
    BAD("1..5"),
    BAD("1e5e5"),
    LONG("1234567890123456789"),
    LONG("1.234567890123456789"),
    LONG("1e41"),
    LONG("1e-41"),
    LONG("0.1e-40"),
    LONG("1e99999999999999999999"),
    LONG("1e-99999999999999999999"),
    LONG("0.00000000000000000000000000000000000000001"),
#undef BAD
#undef LONG
};

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct cc_decimal d = {77, 7, true};
        assert_int_equal(cc_decimal_parse(refused[i].text, &d), refused[i].fault);
        assert_true(d.digits == 77 && d.exponent == 7 && d.negative); /* untouched */
    }
}

static void test_endless_literal(void **state)
{
    (void)state;
    static char zeros[5000];
    struct cc_decimal d;
    memset(zeros, '0', sizeof zeros);
    zeros[1] = '.';
    assert_int_equal(cc_decimal_parse((struct cc_str){zeros, sizeof zeros}, &d), CC_DECIMAL_TOO_LONG);
    zeros[1] = '0';
    assert_int_equal(cc_decimal_parse((struct cc_str){zeros, 1000}, &d), CC_DECIMAL_OK);
    assert_true(cc_decimal_is_zero(d));
}

static void test_scan(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
    } cases[] = {
        {"", 0},
        {"x", 0},
        {"-5", 0},
        {"96GB", 2},
        {"1,979 TFLOPS", 5},
        {"80,000.", 6},
        {"1,2", 1},
        {"1,2345", 1},
        {"1,234,56", 5},
        {"1234,567", 4},
        {"4.0 TB/s", 3},
        {"4. Next", 1},
        {".57", 3},
        {".", 0},
        {"1.2.3", 3},
        {"2.5x", 3},
        {"1" NBSP "979" NBSP "GB", 6},
        {"80" NBSP "GB", 2},
        {"1,979" NBSP "000", 5},
        {"0,123", 1},
        {"1.5e15", 3},
        {"350-400", 3},
        {"1,979.5 TF", 7},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(cc_decimal_scan(cc_str_of(cases[i].text)), cases[i].length);
}

/* What the scanner takes the parser takes, and the parser takes a whole view just where the scanner does. */
static void test_scan_agrees_with_parse(void **state)
{
    (void)state;
    struct rng rng = {31};
    for (int round = 0; round < 200000; round++) {
        static const char letters[] = "0123456789,,.,0 ";
        char text[12];
        struct cc_str s = {text, rng_below(&rng, sizeof text + 1)};
        struct cc_decimal d;
        for (size_t i = 0; i < s.len; i++)
            text[i] = letters[rng_below(&rng, sizeof letters - 1)];
        size_t length = cc_decimal_scan(s);
        assert_true(length <= s.len);
        assert_true(length == 0 || cc_decimal_parse(cc_str_sub(s, 0, length), &d) == CC_DECIMAL_OK);
        assert_int_equal(cc_decimal_parse(s, &d) == CC_DECIMAL_OK, length > 0 && length == s.len);
    }
}

static double value_of(const char *text, int scale10)
{
    struct cc_decimal d;
    assert_int_equal(cc_decimal_parse(cc_str_of(text), &d), CC_DECIMAL_OK);
    return cc_decimal_to_double(d, scale10, 1, 1);
}

static void test_values(void **state)
{
    (void)state;
    assert_double_is(value_of("989.4", 12), 989.4e12);
    assert_double_is(value_of("1,979", 12), 1.979e15);
    assert_double_is(value_of("3.35", 12), 3.35e12);
    assert_double_is(value_of("0.57", 0), 0.57);
    assert_double_is(value_of("-0.57", 0), -0.57);
    assert_double_is(value_of("9007199254740993", 0), 9007199254740992.0); /* half to even */
    assert_double_is(value_of("9007199254740995", 0), 9007199254740996.0);
    assert_double_is(value_of("1e40", 0), 1e40);
    assert_double_is(value_of("1e-40", 0), 1e-40);
    assert_double_is(value_of("999999999999999999", 40), 999999999999999999e40);
    assert_false(signbit(value_of("-0", 0)));
    struct cc_decimal gib80 = {80, 0, false}, tib = {45, -1, false};
    assert_double_is(cc_decimal_to_double(gib80, 0, UINT64_C(1) << 30, 1), 85899345920.0);
    assert_double_is(cc_decimal_to_double(tib, 0, UINT64_C(1) << 40, 1), 4947802324992.0);
    assert_double_is(cc_decimal_to_double(gib80, 9, 1, 8), 10e9);
    assert_double_is(cc_decimal_to_double((struct cc_decimal){1, 0, false}, 0, UINT64_C(1) << 60, 1), 1152921504606846976.0);
}

/* Correctly rounded, fast way and slow way: strtod in the C locale reads the same digits with the point in another place. */
static void test_correctly_rounded(void **state)
{
    (void)state;
    struct rng rng = {47};
    for (int round = 0; round < 200000; round++) {
        struct cc_decimal d = {rng_next(&rng) >> (4 + rng_below(&rng, 60)), 0, rng_below(&rng, 2) == 1};
        d.digits %= UINT64_C(1000000000000000000);
        d.exponent = (int)rng_below(&rng, 81) - 40;
        char text[48];
        snprintf(text, sizeof text, "%s%" PRIu64 "0000e%d", d.negative ? "-" : "", d.digits, d.exponent - 4);
        assert_double_is(cc_decimal_to_double(d, 0, 1, 1), strtod(text, NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_accepted),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_endless_literal),
        cmocka_unit_test(test_scan),
        cmocka_unit_test(test_scan_agrees_with_parse),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_correctly_rounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
