/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a printed value and unit to a quantity. */
#include "support.h"

#include "chipcmp/unit/quantity.h"

struct example {
    const char *value, *unit, *step;
    enum cc_rounding rounding;
    double number, lo, hi; /* canonical */
    enum cc_qualifier qualifier;
};

static const struct example examples[] = {
    {"989.4", "TFLOPS", "", CC_ROUND_LAST_DIGIT, 989.4e12, 989.35e12, 989.45e12, CC_QUAL_NONE},
    {"1,979", "teraFLOPS", "", CC_ROUND_LAST_DIGIT, 1979e12, 1978.5e12, 1979.5e12, CC_QUAL_NONE},
    {"148", "TFLOPS", "", CC_ROUND_LAST_DIGIT, 148e12, 147.5e12, 148.5e12, CC_QUAL_NONE},
    {"4.0", "TB/s", "", CC_ROUND_LAST_DIGIT, 4e12, 3.95e12, 4.05e12, CC_QUAL_NONE},
    {" 4 ", "TB/s", "", CC_ROUND_LAST_DIGIT, 4e12, 3.5e12, 4.5e12, CC_QUAL_NONE},
    {"96", "GB", "", CC_ROUND_EXACT, 96e9, 96e9, 96e9, CC_QUAL_NONE},
    {"13.4", "TB", "", CC_ROUND_EXACT, 13.4e12, 13.35e12, 13.45e12, CC_QUAL_NONE},
    {"13.4", "TB", "exact", CC_ROUND_EXACT, 13.4e12, 13.4e12, 13.4e12, CC_QUAL_NONE},
    {"900", "GB/s", "exact", CC_ROUND_LAST_DIGIT, 900e9, 900e9, 900e9, CC_QUAL_NONE},
    {"20", "TB", "1", CC_ROUND_EXACT, 20e12, 19.5e12, 20.5e12, CC_QUAL_NONE},
    {"120", "kW", "10", CC_ROUND_EXACT, 120e3, 115e3, 125e3, CC_QUAL_NONE},
    {"2000", "TFLOPS", "100", CC_ROUND_LAST_DIGIT, 2000e12, 1950e12, 2050e12, CC_QUAL_NONE},
    {"50", "MiB", "", CC_ROUND_EXACT, 52428800, 52428800, 52428800, CC_QUAL_NONE},
    {"14.4", "Tb/s", "", CC_ROUND_LAST_DIGIT, 1.8e12, 14.35e12 / 8, 14.45e12 / 8, CC_QUAL_NONE},
    {"132", "", "", CC_ROUND_EXACT, 132, 132, 132, CC_QUAL_NONE},
    {"80", "billion", "", CC_ROUND_LAST_DIGIT, 80e9, 79.5e9, 80.5e9, CC_QUAL_NONE},
    {"Up to 700", "W", "", CC_ROUND_EXACT, 700, 700, 700, CC_QUAL_UP_TO},
    {"up to 1,000", "W", "", CC_ROUND_LAST_DIGIT, 1000, 999.5, 1000.5, CC_QUAL_UP_TO},
    {"~120", "kW", "10", CC_ROUND_EXACT, 120e3, 115e3, 125e3, CC_QUAL_ABOUT},
    {"~ 120", "kW", "", CC_ROUND_EXACT, 120e3, 120e3, 120e3, CC_QUAL_ABOUT},
    {"about 120", "kW", "", CC_ROUND_EXACT, 120e3, 120e3, 120e3, CC_QUAL_ABOUT},
    {"approx. 120", "kW", "", CC_ROUND_EXACT, 120e3, 120e3, 120e3, CC_QUAL_ABOUT},
    {"Approximately 120", "kW", "", CC_ROUND_EXACT, 120e3, 120e3, 120e3, CC_QUAL_ABOUT},
    {"approx 120", "kW", "", CC_ROUND_EXACT, 120e3, 120e3, 120e3, CC_QUAL_ABOUT},
    {"around 120", "kW", "", CC_ROUND_EXACT, 120e3, 120e3, 120e3, CC_QUAL_ABOUT},
    {"roughly 120", "kW", "", CC_ROUND_EXACT, 120e3, 120e3, 120e3, CC_QUAL_ABOUT},
    {"circa 120", "kW", "", CC_ROUND_EXACT, 120e3, 120e3, 120e3, CC_QUAL_ABOUT},
    {"ca. 120", "kW", "", CC_ROUND_EXACT, 120e3, 120e3, 120e3, CC_QUAL_ABOUT},
    {"ca.120", "kW", "", CC_ROUND_EXACT, 120e3, 120e3, 120e3, CC_QUAL_ABOUT},
    {"\xE2\x89\x88 120", "kW", "", CC_ROUND_EXACT, 120e3, 120e3, 120e3, CC_QUAL_ABOUT},
    {">= 3", "TB/s", "", CC_ROUND_LAST_DIGIT, 3e12, 3e12, 3.75e12, CC_QUAL_OVER},
    {"over 3", "TB/s", "", CC_ROUND_LAST_DIGIT, 3e12, 3e12, 3.75e12, CC_QUAL_OVER},
    {"greater than 2,000", "GB/s", "", CC_ROUND_LAST_DIGIT, 2000e9, 2000e9, 2500e9, CC_QUAL_OVER},
    {"more than 3", "TB/s", "", CC_ROUND_LAST_DIGIT, 3e12, 3e12, 3.75e12, CC_QUAL_OVER},
    {"at least 3", "TB/s", "", CC_ROUND_LAST_DIGIT, 3e12, 3e12, 3.75e12, CC_QUAL_OVER},
    {"> 3", "TB/s", "", CC_ROUND_LAST_DIGIT, 3e12, 3e12, 3.75e12, CC_QUAL_OVER},
    {">3", "TB/s", "", CC_ROUND_LAST_DIGIT, 3e12, 3e12, 3.75e12, CC_QUAL_OVER},
    {"\xE2\x89\xA5 3", "TB/s", "", CC_ROUND_LAST_DIGIT, 3e12, 3e12, 3.75e12, CC_QUAL_OVER},
    {"350-400", "W", "", CC_ROUND_EXACT, 400, 350, 400, CC_QUAL_RANGE},
    {"350 \xE2\x80\x93 400", "W", "", CC_ROUND_LAST_DIGIT, 400, 350, 400, CC_QUAL_RANGE},
    {"350 to 400", "W", "", CC_ROUND_EXACT, 400, 350, 400, CC_QUAL_RANGE},
    {"3.3 - 6.69", "TFLOPS", "", CC_ROUND_LAST_DIGIT, 6.69e12, 3.3e12, 6.69e12, CC_QUAL_RANGE},
    {"~40-44", "TFLOPS", "", CC_ROUND_LAST_DIGIT, 44e12, 40e12, 44e12, CC_QUAL_RANGE},
    {"400-400", "W", "", CC_ROUND_EXACT, 400, 400, 400, CC_QUAL_RANGE},
    {"1.5e-3", "kW", "exact", CC_ROUND_EXACT, 1.5, 1.5, 1.5, CC_QUAL_NONE},
};

static bool parse(const char *value, const char *unit, const char *step, enum cc_rounding rounding, struct cc_quantity *q,
    struct cc_error *error)
{
    return cc_quantity_parse(cc_str_of(value), cc_str_of(unit), cc_str_of(step), rounding, q, error);
}

static void test_examples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        const struct example *e = &examples[i];
        struct cc_error error = {.code = CC_OK};
        struct cc_quantity q;
        if (!parse(e->value, e->unit, e->step, e->rounding, &q, &error))
            fail_msg("%s %s: %s", e->value, e->unit, error.text);
        assert_double_is(q.value, e->number);
        assert_double_is(q.range.lo, e->lo);
        assert_double_is(q.range.hi, e->hi);
        assert_int_equal(q.qualifier, e->qualifier);
    }
}

static void test_keeps_decimal_and_unit(void **state)
{
    (void)state;
    struct cc_error error = {.code = CC_OK};
    struct cc_quantity q;
    assert_true(parse("4.0", "TB/s", "", CC_ROUND_LAST_DIGIT, &q, &error));
    assert_int_equal(q.decimal.digits, 40);
    assert_int_equal(q.decimal.exponent, -1);
    assert_int_equal(q.unit.dimension, CC_DIM_BYTE_RATE);
    assert_int_equal(q.unit.scale10, 12);
    assert_true(parse("350-400", "W", "", CC_ROUND_LAST_DIGIT, &q, &error));
    assert_int_equal(q.decimal.digits, 400);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *value, *unit, *step, *says;
    } cases[] = {
        {"abc", "GB", "", "\"abc\" is not a number"},
        {"", "GB", "", "the number is missing"},
        {"up to ", "GB", "", "\"up to\" is not a number"},
        {"~", "GB", "", "the number is missing"},
        {"upto 5", "GB", "", "\"upto 5\" is not a number"},
        {"about120", "GB", "", "\"about120\" is not a number"},
        {"n/a", "GB", "", "\"n/a\" is not a number"},
        {"-5", "GB", "", "\"-5\" is negative; a figure is greater than zero"},
        {"0", "GB", "", "\"0\" is zero; what is not known belongs in the table of unknowns"},
        {"0.00", "GB", "exact", "\"0.00\" is zero; what is not known belongs in the table of unknowns"},
        {"1234567890123456789", "GB", "", "\"1234567890123456789\" has too many digits; 18 significant ones are the most"},
        {"5", "GBs", "", "\"GBs\" is not a unit this program knows"},
        {"5", "percent", "", "\"percent\" is not a unit this program knows"},
        {"5", "G\n", "", "\"G\\x0A\" is not a unit this program knows"},
        {"400-350", "W", "", "the range 400 to 350 runs backwards"},
        {"0-350", "W", "", "\"0\" is zero; what is not known belongs in the table of unknowns"},
        {"5-x", "W", "", "\"x\" is not a number"},
        {"5-", "W", "", "\"5-\" is not a number"},
        {"5", "W", "0", "the rounding \"0\" is neither empty, nor \"exact\", nor a step greater than zero"},
        {"5", "W", "-1", "the rounding \"-1\" is neither empty, nor \"exact\", nor a step greater than zero"},
        {"5", "W", "Exact", "the rounding \"Exact\" is neither empty, nor \"exact\", nor a step greater than zero"},
        {"5", "W", "1e30", "the value and the rounding \"1e30\" have too many digits together"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_error error = {.code = CC_OK};
        struct cc_quantity q = {.value = 7.0};
        assert_false(parse(cases[i].value, cases[i].unit, cases[i].step, CC_ROUND_LAST_DIGIT, &q, &error));
        assert_int_equal(error.code, CC_ERR_DATA);
        assert_string_equal(error.text, cases[i].says);
        assert_double_is(q.value, 7.0);
    }
}

/* Printed figures come back from the canonical unit as they were: the bounds in the program's output are those a reader expects. */
static void test_back_in_the_unit(void **state)
{
    (void)state;
    static const char *const units[] = {"TFLOPS", "PFLOPS", "GFLOPS", "TB/s", "GB/s", "GB", "MB", "GiB", "Gb/s", "billion", "W", "mm2"};
    struct rng rng = {53};
    struct cc_buf text;
    cc_buf_init(&text, 0);
    for (int round = 0; round < 50000; round++) {
        const char *unit = units[rng_below(&rng, sizeof units / sizeof units[0])];
        struct cc_error error = {.code = CC_OK};
        struct cc_quantity q;
        cc_buf_clear(&text);
        cc_buf_addf(&text, "%u.%02u", 1 + (unsigned)rng_below(&rng, 9999), (unsigned)rng_below(&rng, 100));
        assert_true(parse(text.data, unit, "", CC_ROUND_LAST_DIGIT, &q, &error));
        struct cc_interval printed = cc_interval_of_decimal(q.decimal, 0, 1, 1), back = cc_interval_in(q.range, &q.unit);
        assert_double_is(cc_quantity_in(&q, &q.unit), cc_decimal_to_double(q.decimal, 0, 1, 1));
        assert_double_is(back.lo, printed.lo);
        assert_double_is(back.hi, printed.hi);
    }
    cc_buf_release(&text);
}

static void test_other_units(void **state)
{
    (void)state;
    struct cc_error error = {.code = CC_OK};
    struct cc_quantity q;
    struct cc_unit gigabytes, tebibytes;
    assert_true(cc_unit_parse(CC_STR("GB"), &gigabytes) && cc_unit_parse(CC_STR("TiB"), &tebibytes));
    assert_true(parse("20.1", "TB", "", CC_ROUND_EXACT, &q, &error));
    assert_double_is(cc_quantity_in(&q, &gigabytes), 20100);
    assert_double_is(cc_interval_in(q.range, &gigabytes).lo, 20050);
    assert_double_is(cc_interval_in(q.range, &gigabytes).hi, 20150);
    assert_double_near(cc_quantity_in(&q, &tebibytes), 20.1e12 / 1099511627776.0, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_keeps_decimal_and_unit),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_back_in_the_unit),
        cmocka_unit_test(test_other_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
