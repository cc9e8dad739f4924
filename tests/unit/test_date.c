/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates: what they stand for, and what is none. */
#include "support.h"

#include "chipcmp/base/date.h"

static void test_what_a_date_stands_for(void **state)
{
    static const struct {
        const char *text;
        uint32_t first, last;
    } cases[] = {
        {"2024", 20240101, 20241231},
        {"2024-03", 20240301, 20240331},
        {"2024-04", 20240401, 20240430},
        {"2024-02", 20240201, 20240229}, /* a leap year */
        {"2023-02", 20230201, 20230228},
        {"1900-02", 19000201, 19000228}, /* a century is none */
        {"2000-02", 20000201, 20000229}, /* but every fourth is */
        {"2024-03-18", 20240318, 20240318},
        {"2024-12-31", 20241231, 20241231},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_date date;
        assert_true(cc_date_parse(cc_str_of(cases[i].text), &date));
        assert_int_equal(date.first, cases[i].first);
        assert_int_equal(date.last, cases[i].last);
    }
}

static void test_what_is_no_date(void **state)
{
    static const char *const texts[] = {"", "24", "202", "20245", "2024-", "2024-3", "2024-00", "2024-13", "2024/03", "2024-03-",
        "2024-03-1", "2024-03-00", "2024-03-32", "2024-02-30", "2023-02-29", "2024-03-18x", "2024-03-18 ", " 2024", "abcd", "2024-ab",
        "-202", "20 4"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct cc_date date = {1, 2};
        if (cc_date_parse(cc_str_of(texts[i]), &date))
            fail_msg("\"%s\" was taken for a date", texts[i]);
        assert_int_equal(date.first, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_a_date_stands_for),
        cmocka_unit_test(test_what_is_no_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
