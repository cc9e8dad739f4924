/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error value. */
#include "support.h"

#include "chipcmp/base/error.h"
#include "chipcmp/base/utf8.h"

static void assert_printed(const struct cc_error *error, const char *expected)
{
    struct cc_buf out;
    cc_buf_init(&out, 0);
    cc_error_print_to(error, &out);
    assert_view(cc_buf_view(&out), expected);
    cc_buf_release(&out);
}

static void test_places(void **state)
{
    (void)state;
    struct cc_error error = {.code = CC_OK};
    assert_false(cc_error_at(&error, CC_ERR_DATA, CC_STR("figures.csv"), 12, 5, "\"%s\" is not a number", "abc"));
    assert_int_equal(error.code, CC_ERR_DATA);
    assert_printed(&error, "figures.csv:12:5: \"abc\" is not a number");
    error.column = 0;
    assert_printed(&error, "figures.csv:12: \"abc\" is not a number");
    error.line = 0;
    error.column = 3; /* a column without a line says nothing */
    assert_printed(&error, "figures.csv: \"abc\" is not a number");
    error.source[0] = '\0';
    assert_printed(&error, "\"abc\" is not a number");
}

static void test_first_wins(void **state)
{
    (void)state;
    struct cc_error error = {.code = CC_OK};
    assert_false(cc_error_set(&error, CC_ERR_USAGE, "first"));
    assert_false(cc_error_at(&error, CC_ERR_DATA, CC_STR("x"), 1, 1, "second"));
    assert_false(cc_error_memory(&error));
    assert_int_equal(error.code, CC_ERR_USAGE);
    assert_printed(&error, "first");
}

static void test_only_code_need_be_cleared(void **state)
{
    (void)state;
    struct cc_error error;
    memset(&error, 0x5A, sizeof error);
    error.code = CC_OK;
    assert_false(cc_error_memory(&error));
    assert_int_equal(error.code, CC_ERR_MEMORY);
    assert_printed(&error, "out of memory");
}

static void test_hostile_text(void **state)
{
    (void)state;
    struct cc_error error = {.code = CC_OK};
    cc_error_at(&error, CC_ERR_DATA, CC_STR("a\nb.csv"), 1, 2, "%s", "\033[2J\xC3\xA4 \xE2\x80\xAE \xFF\xC2\x9B\x7F");
    assert_printed(&error, "a\\x0Ab.csv:1:2: \\x1B[2J\xC3\xA4 \\u{202E} \\xFF\\u{009B}\\x7F");
}

static void test_long_text(void **state)
{
    (void)state;
    char text[4000];
    for (size_t pad = 0; pad < 8; pad++) {
        struct cc_error error = {.code = CC_OK};
        memset(text, 'x', sizeof text);
        for (size_t i = pad; i + 2 < sizeof text; i += 2)
            memcpy(text + i, "\xC3\xA4", 2);
        text[sizeof text - 1] = '\0';
        cc_error_at(&error, CC_ERR_DATA, cc_str_of(text), 1, 1, "%s", text);
        struct cc_str said = cc_str_of(error.text), source = cc_str_of(error.source);
        assert_true(said.len < sizeof error.text && said.len > sizeof error.text - 8);
        assert_true(cc_str_ends(said, CC_STR("...")));
        assert_int_equal(cc_utf8_valid_prefix(said), said.len);
        assert_true(source.len < sizeof error.source && cc_str_ends(source, CC_STR("...")));
        assert_int_equal(cc_utf8_valid_prefix(source), source.len);
    }
}

/* A text that just fits is not marked as cut. */
static void test_text_that_fits(void **state)
{
    (void)state;
    struct cc_error error = {.code = CC_OK};
    char text[sizeof error.text];
    memset(text, 'y', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    cc_error_set(&error, CC_ERR_IO, "%s", text);
    assert_string_equal(error.text, text);
    error.code = CC_OK;
    cc_error_set(&error, CC_ERR_IO, "%s!", text);
    assert_int_equal(strlen(error.text), sizeof text - 1);
    assert_true(cc_str_ends(cc_str_of(error.text), CC_STR("y...")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_first_wins),
        cmocka_unit_test(test_only_code_need_be_cleared),
        cmocka_unit_test(test_hostile_text),
        cmocka_unit_test(test_long_text),
        cmocka_unit_test(test_text_that_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
