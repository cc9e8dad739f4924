/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8: well-formedness, decoding, width. */
#include "support.h"

#include "chipcmp/base/utf8.h"

static size_t encode(uint32_t character, char out[4])
{
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    static const unsigned leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--, character >>= 6)
        out[i] = (char)(0x80 | (character & 0x3F));
    out[0] = (char)(leads[length] | character);
    return length;
}

static void test_every_character(void **state)
{
    (void)state;
    for (uint32_t character = 0; character <= 0x10FFFF; character++) {
        char bytes[4];
        size_t length, expected = encode(character, bytes);
        struct cc_str s = {bytes, expected};
        bool surrogate = character >= 0xD800 && character <= 0xDFFF;
        assert_int_equal(cc_utf8_decode(s, 0, &length), surrogate ? 0xFFFD : character);
        assert_int_equal(length, surrogate ? 1 : expected);
        assert_int_equal(cc_utf8_valid_prefix(s), surrogate ? 0 : expected);
        if (expected > 1) { /* one byte short */
            s.len--;
            assert_int_equal(cc_utf8_decode(s, 0, &length), 0xFFFD);
            assert_int_equal(length, 1);
        }
    }
}

static void test_ill_formed(void **state)
{
    (void)state;
    static const struct {
        struct cc_str bytes;
        size_t valid;
    } cases[] = {
        {{"\x80", 1}, 0},
        {{"\xBF", 1}, 0},
        {{"\xC0\x80", 2}, 0},     /* overlong NUL */
        {{"\xC1\xBF", 2}, 0},     /* overlong DEL */
        {{"\xE0\x80\x80", 3}, 0}, /* overlong */
        {{"\xE0\x9F\xBF", 3}, 0},
        {{"\xED\xA0\x80", 3}, 0},     /* surrogate */
        {{"\xF0\x8F\xBF\xBF", 4}, 0}, /* overlong */
        {{"\xF4\x90\x80\x80", 4}, 0}, /* above U+10FFFF */
        {{"\xF5\x80\x80\x80", 4}, 0},
        {{"\xFF", 1}, 0},
        {{"\xFE", 1}, 0},
        {{"a\xC3", 2}, 1}, /* cut */
        {{"a\xC3(", 3}, 1},
        {{"\xE2\x82(", 3}, 0},
        {{"\xF0\x9F\x98(", 4}, 0},
        {{"", 0}, 0},
        {{"a\0b", 3}, 3}, /* NUL is a character here */
        {{"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80", 9}, 9},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(cc_utf8_valid_prefix(cases[i].bytes), cases[i].valid);
}

/* Whatever the bytes are, stepping ends exactly at the end and never reads past it (under a sanitizer). */
static void test_random_bytes(void **state)
{
    (void)state;
    struct rng rng = {5};
    for (int round = 0; round < 3000; round++) {
        char bytes[16];
        size_t n = rng_below(&rng, sizeof bytes + 1), at = 0, length;
        for (size_t i = 0; i < n; i++)
            bytes[i] = (char)(rng_below(&rng, 2) ? 0x80 + rng_below(&rng, 128) : rng_below(&rng, 256));
        struct cc_str s = {bytes, n};
        while (at < n) {
            uint32_t character = cc_utf8_decode(s, at, &length);
            assert_true(length >= 1 && length <= 4 && at + length <= n && character <= 0x10FFFF);
            at += length;
        }
        assert_true(cc_utf8_valid_prefix(s) <= n);
        assert_true(cc_utf8_width(s) <= 2 * n);
    }
}

static void test_width(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width;
    } cases[] = {
        {"", 0}, {"H100 SXM5", 9}, {"\xC3\xA4", 1}, /* a with diaeresis */
        {"a\xCC\x88", 1},                           /* the same with a combining mark */
        {"mm\xC2\xB2", 3},
        {"350\xE2\x80\x93"
         "400",
            7},                                       /* en dash */
        {"\xE5\x8D\x8E\xE4\xB8\xBA", 4},              /* Huawei in Chinese */
        {"\xEF\xBC\xA1", 2},                          /* full-width A */
        {"\xF0\x9F\x98\x80", 2}, {"\xE2\x80\x8B", 0}, /* zero-width space */
        {"\xFF", 1}, {"\xEA\xB0\x80", 2},             /* Hangul */
        {"\xE3\x82\x99", 0},                          /* combining, in the middle of the wide ones */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(cc_utf8_width(cc_str_of(cases[i].text)), cases[i].width);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_character),
        cmocka_unit_test(test_ill_formed),
        cmocka_unit_test(test_random_bytes),
        cmocka_unit_test(test_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
