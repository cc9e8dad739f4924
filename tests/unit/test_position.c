/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines and columns of a text. */
#include "support.h"

#include "chipcmp/base/position.h"
#include "chipcmp/base/utf8.h"

static void assert_position(struct cc_str text, size_t offset, size_t line, size_t column, size_t character)
{
    struct cc_position position;
    cc_position_start(&position, text);
    cc_position_move(&position, offset);
    assert_int_equal(position.line, line);
    assert_int_equal(position.column, column);
    assert_int_equal(position.character, character);
}

static void test_lines(void **state)
{
    (void)state;
    struct cc_str text = CC_STR("one\ntwo\r\n\nfour");
    assert_position(text, 0, 1, 1, 1);
    assert_position(text, 3, 1, 4, 4); /* the line feed belongs to the line it ends */
    assert_position(text, 4, 2, 1, 1);
    assert_position(text, 7, 2, 4, 4); /* so does a carriage return */
    assert_position(text, 9, 3, 1, 1);
    assert_position(text, 10, 4, 1, 1);
    assert_position(text, 14, 4, 5, 5);
}

static void test_ends(void **state)
{
    (void)state;
    assert_position(CC_STR(""), 0, 1, 1, 1);
    assert_position((struct cc_str){NULL, 0}, 7, 1, 1, 1);
    assert_position(CC_STR("ab\n"), 99, 2, 1, 1);
    assert_position(CC_STR("\n\n\n"), 3, 4, 1, 1);
}

static void test_characters(void **state)
{
    (void)state;
    struct cc_str text = CC_STR("\xC3\xA9 \xE2\x80\x93 \xFF\xFEx \xF0\x9F\x98\x80!");
    assert_position(text, 2, 1, 3, 2);
    assert_position(text, 7, 1, 8, 5);    /* the first ill-formed byte */
    assert_position(text, 9, 1, 10, 7);   /* x */
    assert_position(text, 15, 1, 16, 10); /* the exclamation mark */
    assert_int_equal(text.s[15], '!');
}

static void test_inside_a_character(void **state)
{
    (void)state;
    struct cc_position position;
    cc_position_start(&position, CC_STR("\xE2\x80\x93x"));
    cc_position_move(&position, 1);
    assert_int_equal(position.offset, 1);
    cc_position_move(&position, 4); /* the rest of the character, byte by byte */
    assert_int_equal(position.offset, 4);
    assert_int_equal(position.column, 5);
}

/* However it is reached, a position is the same, and counts what a plain loop counts. */
static void test_moves(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a", " ", "\n", "\r\n", "\xC3\xA9", "\xE2\x80\x93", "\xFF"};
    struct rng rng = {20260817};
    struct cc_buf buf;
    size_t starts[401] = {0};
    cc_buf_init(&buf, 0);
    for (size_t i = 1; i <= 400; i++) {
        cc_buf_add(&buf, cc_str_of(pieces[rng_below(&rng, sizeof pieces / sizeof pieces[0])]));
        starts[i] = buf.len;
    }
    struct cc_str text = cc_buf_view(&buf);
    struct cc_position position;
    cc_position_start(&position, text);
    for (int i = 0; i < 2000; i++) {
        size_t offset = starts[rng_below(&rng, 401)], line = 1, last = 0;
        for (size_t k = 0; k < offset; k++) {
            if (text.s[k] == '\n') {
                line++;
                last = k + 1;
            }
        }
        cc_position_move(&position, offset);
        assert_int_equal(position.offset, offset);
        assert_int_equal(position.line, line);
        assert_int_equal(position.column, offset - last + 1);
        assert_true(position.character <= position.column);
    }
    cc_buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_inside_a_character),
        cmocka_unit_test(test_moves),
    };
    return cmocka_run_group_tests_name("position", tests, NULL, NULL);
}
