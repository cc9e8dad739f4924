/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of CSV that need no parser: what is cut, and what is left to the parser. That both give the same rows is in test_csv.c. */
#include "support.h"

#include "specs/cut.h"

enum { MOST = 8 };

static void expect(size_t (*cut)(struct cc_str, struct cc_str *, size_t), const char *line, const char *cells)
{
    struct cc_str got[MOST];
    struct cc_buf joined;
    cc_buf_init(&joined, 0);
    size_t count = cut(cc_str_of(line), got, MOST);
    for (size_t i = 0; i < count; i++)
        cc_buf_addf(&joined, "%s%.*s", i ? "|" : "", CC_PRI(got[i]));
    if (count || cells)
        assert_view(cc_buf_view(&joined), cells ? cells : "nothing");
    assert_int_equal(count > 0, cells != NULL);
    cc_buf_release(&joined);
}

static void plain(void **state)
{
    (void)state;
    expect(cc_cut_plain, "a", "a");
    expect(cc_cut_plain, "a,b,,c d", "a|b||c d");
    expect(cc_cut_plain, ",", "|");
    expect(cc_cut_plain, "1234567,9", "1234567|9");
    expect(cc_cut_plain, "12345678,", "12345678|");
    expect(cc_cut_plain, " a , b c ,", "a|b c|");
    expect(cc_cut_plain, "a,\"b\"", NULL);
    expect(cc_cut_plain, "a,b\tc", NULL);
    expect(cc_cut_plain, "a,\xC3\xA9", NULL);
    expect(cc_cut_plain, "a,b\r", NULL);
    expect(cc_cut_plain, "1,2,3,4,5,6,7,8", "1|2|3|4|5|6|7|8");
    expect(cc_cut_plain, "1,2,3,4,5,6,7,8,9", NULL);
}

static void quoted(void **state)
{
    (void)state;
    expect(cc_cut_quoted, "a,\"b, c\",d", "a|b, c|d");
    expect(cc_cut_quoted, "\" a \",\"\"", " a |");
    expect(cc_cut_quoted, "\"\xC3\xA9\tb\",\t\xC3\xA9 ,", "\xC3\xA9\tb|\xC3\xA9|");
    expect(cc_cut_quoted, "a,\"b", NULL);
    expect(cc_cut_quoted, "a,b\"c\"", NULL);
    expect(cc_cut_quoted, "\"a\"\"b\",c", NULL);
    expect(cc_cut_quoted, "\"a\" ,b", NULL);
    expect(cc_cut_quoted, " \"a\",b", NULL);
    expect(cc_cut_quoted, "\"", NULL);
    expect(cc_cut_quoted, "1,2,3,4,5,6,7,8", "1|2|3|4|5|6|7|8");
    expect(cc_cut_quoted, "1,2,3,4,5,6,7,8,", NULL);
}

static bool is_plain(struct cc_str line)
{
    for (size_t i = 0; i < line.len; i++)
        if ((unsigned char)line.s[i] < ' ' || (unsigned char)line.s[i] > 0x7F || line.s[i] == '"')
            return false;
    return true;
}

/* Each byte in each place of a word: lines of random length that hold one byte of any value among commas and letters. */
static void every_byte_everywhere(void **state)
{
    (void)state;
    struct rng rng = {0x5EED0007};
    for (unsigned round = 0; round < 256 * 40; round++) {
        char bytes[40];
        struct cc_str line = {bytes, 1 + (size_t)rng_below(&rng, sizeof bytes - 1)}, cells[sizeof bytes];
        size_t commas = 0, at = 0;
        for (size_t i = 0; i < line.len; i++)
            bytes[i] = rng_below(&rng, 4) ? 'x' : ',';
        bytes[rng_below(&rng, line.len)] = (char)(round % 256);
        for (size_t i = 0; i < line.len; i++)
            commas += bytes[i] == ',';
        size_t count = cc_cut_plain(line, cells, sizeof cells / sizeof *cells);
        assert_int_equal(count, is_plain(line) ? commas + 1 : 0);
        for (size_t i = 0; i < count; i++) {
            struct cc_str cell, rest;
            cc_str_cut(cc_str_sub(line, at, line.len), ',', &cell, &rest);
            at += cell.len + 1;
            assert_true(cc_str_eq(cells[i], cc_str_trim(cell)));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain),
        cmocka_unit_test(quoted),
        cmocka_unit_test(every_byte_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
