/* SPDX-License-Identifier: GPL-3.0-or-later */
/* String views. */
#include "support.h"

#include <limits.h>
#include <stdio.h>

static const struct cc_str none = {NULL, 0};

static void test_of(void **state)
{
    (void)state;
    assert_view(cc_str_of(NULL), "");
    assert_view(cc_str_of("abc"), "abc");
    assert_int_equal(cc_str_int_len((struct cc_str){"", SIZE_MAX}), INT_MAX);
    assert_int_equal(cc_str_int_len(CC_STR("abc")), 3);
}

static void test_equality(void **state)
{
    (void)state;
    assert_true(cc_str_eq(none, CC_STR("")));
    assert_true(cc_str_eq(CC_STR("a\0b"), CC_STR("a\0b")));
    assert_false(cc_str_eq(CC_STR("a\0b"), CC_STR("a\0c")));
    assert_false(cc_str_eq(CC_STR("abc"), CC_STR("ab")));
    assert_true(cc_str_eq_nocase(CC_STR("INT8"), CC_STR("int8")));
    assert_false(cc_str_eq_nocase(CC_STR("INT8"), CC_STR("int")));
    /* ASCII only: [ and { differ in the same bit as letters do, and so do the bytes of A and a with a ring. */
    assert_false(cc_str_eq_nocase(CC_STR("["), CC_STR("{")));
    assert_false(cc_str_eq_nocase(CC_STR("\xC3\x85"), CC_STR("\xC3\xA5")));
}

static void test_ends(void **state)
{
    (void)state;
    assert_true(cc_str_starts(CC_STR("GB200"), CC_STR("GB")));
    assert_true(cc_str_starts(none, none));
    assert_false(cc_str_starts(CC_STR("G"), CC_STR("GB")));
    assert_true(cc_str_starts_nocase(CC_STR("gb200"), CC_STR("GB")));
    assert_false(cc_str_starts_nocase(CC_STR("g"), CC_STR("GB")));
    assert_true(cc_str_ends(CC_STR("GB200"), CC_STR("200")));
    assert_false(cc_str_ends(CC_STR("00"), CC_STR("200")));
    assert_true(cc_str_ends(CC_STR("x"), none));
}

static void test_order(void **state)
{
    (void)state;
    assert_int_equal(cc_str_cmp(none, CC_STR("")), 0);
    assert_true(cc_str_cmp(CC_STR("a"), CC_STR("b")) < 0);
    assert_true(cc_str_cmp(CC_STR("ab"), CC_STR("a")) > 0);
    assert_true(cc_str_cmp(CC_STR("z"), CC_STR("\xC3\xA4")) < 0); /* bytes are unsigned */
}

static void test_trim_and_sub(void **state)
{
    (void)state;
    assert_view(cc_str_trim(CC_STR(" \t\r\n a b \n")), "a b");
    assert_view(cc_str_trim(CC_STR(" \t")), "");
    assert_view(cc_str_trim(none), "");
    assert_view(cc_str_trim(CC_STR("\va\v")), "\va\v");
    assert_view(cc_str_sub(CC_STR("abcdef"), 2, 4), "cd");
    assert_view(cc_str_sub(CC_STR("abcdef"), 4, 99), "ef");
    assert_view(cc_str_sub(CC_STR("abcdef"), 5, 2), "");
    assert_view(cc_str_sub(none, 1, 2), "");
}

static void test_cut(void **state)
{
    (void)state;
    struct cc_str head, rest;
    assert_true(cc_str_cut(CC_STR("a;b;c"), ';', &head, &rest));
    assert_view(head, "a");
    assert_view(rest, "b;c");
    assert_true(cc_str_cut(CC_STR(";"), ';', &head, &rest));
    assert_view(head, "");
    assert_view(rest, "");
    assert_false(cc_str_cut(CC_STR("abc"), ';', &head, &rest));
    assert_view(head, "abc");
    assert_view(rest, "");
    assert_false(cc_str_cut(none, ';', &head, &rest));
    assert_view(head, "");
}

static void test_find(void **state)
{
    (void)state;
    assert_int_equal(cc_str_find(CC_STR("aaab"), CC_STR("ab")), 2);
    assert_int_equal(cc_str_find(CC_STR("abc"), CC_STR("")), 0);
    assert_int_equal(cc_str_find(CC_STR("abc"), CC_STR("c")), 2);
    assert_true(cc_str_find(CC_STR("abc"), CC_STR("d")) == SIZE_MAX);
    assert_true(cc_str_find(CC_STR("ab"), CC_STR("abc")) == SIZE_MAX);
    assert_true(cc_str_find(none, CC_STR("a")) == SIZE_MAX);
    assert_true(cc_str_find(CC_STR("abab"), CC_STR("bb")) == SIZE_MAX);
}

/* Against the plain definition, on strings of two letters where near misses abound. */
static void test_find_property(void **state)
{
    (void)state;
    struct rng rng = {11};
    for (int round = 0; round < 2000; round++) {
        char text[12], needle[4];
        size_t n = rng_below(&rng, sizeof text + 1), m = rng_below(&rng, sizeof needle + 1), expected = SIZE_MAX;
        for (size_t i = 0; i < sizeof text; i++)
            text[i] = (char)('a' + rng_below(&rng, 2));
        for (size_t i = 0; i < sizeof needle; i++)
            needle[i] = (char)('a' + rng_below(&rng, 2));
        for (size_t i = 0; i + m <= n && expected == SIZE_MAX; i++) {
            if (memcmp(text + i, needle, m) == 0)
                expected = i;
        }
        assert_true(cc_str_find((struct cc_str){text, n}, (struct cc_str){needle, m}) == expected);
    }
}

static void test_hash(void **state)
{
    (void)state;
    char text[32] = "user-chip-12345-of-the-series";
    struct cc_str whole = {text, strlen(text)};
    uint64_t hash = cc_str_hash(whole);
    assert_true(cc_str_hash((struct cc_str){"user-chip-12345-of-the-series", whole.len}) == hash);
    for (size_t len = 0; len < whole.len; len++)
        assert_true(cc_str_hash((struct cc_str){text, len}) != hash);
    for (size_t i = 0; i < whole.len; i++) {
        text[i] ^= 1;
        assert_true(cc_str_hash(whole) != hash);
        text[i] ^= 1;
    }
    assert_true(cc_str_hash(none) == cc_str_hash((struct cc_str){text, 0}));
}

/* Tables index by the low bits: names that differ in a number only have to spread over them as chance would have it. */
static void test_hash_spreads(void **state)
{
    (void)state;
    static unsigned char taken[1 << 13];
    int missed = 0;
    memset(taken, 0, sizeof taken);
    for (unsigned i = 0; i < sizeof taken; i++) {
        char text[32];
        int len = snprintf(text, sizeof text, "useraccelerator%u", i);
        taken[cc_str_hash((struct cc_str){text, (size_t)len}) % sizeof taken] = 1;
    }
    for (size_t i = 0; i < sizeof taken; i++)
        missed += !taken[i];
    assert_in_range(missed, 2700, 3300); /* by chance 1/e of 8192, which is 3014 */
}

static void test_letters(void **state)
{
    (void)state;
    int digits = 0, letters = 0, spaces = 0, lowered = 0;
    for (int c = 0; c < 256; c++) {
        digits += cc_is_digit((char)c);
        letters += cc_is_alpha((char)c);
        spaces += cc_is_space((char)c);
        lowered += cc_lower((char)c) != (char)c;
    }
    assert_int_equal(digits, 10);
    assert_int_equal(letters, 52);
    assert_int_equal(spaces, 6);
    assert_int_equal(lowered, 26);
    assert_int_equal(cc_lower('I'), 'i');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of),
        cmocka_unit_test(test_equality),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_trim_and_sub),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_find_property),
        cmocka_unit_test(test_hash),
        cmocka_unit_test(test_hash_spreads),
        cmocka_unit_test(test_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
