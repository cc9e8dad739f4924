/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV to rows: lines and columns, and every fault of form. */
#include "support.h"

#include "chipcmp/base/fileio.h"
#include "specs/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* What a reading gave, as text: "1:a|b" a row (line 1, two cells), "!3:5:nul-byte" a fault, "?1:crlf" something odd; one a line. */
struct reading {
    struct cc_buf said;
    size_t rows, stop_after; /* 0: never */
    size_t lines_before;     /* these are left out, and lines are counted from behind them */
    struct cc_error error;
    bool ok;
};

static bool on_row(void *context, const struct cc_csv_row *row)
{
    struct reading *r = context;
    if (row->line <= r->lines_before)
        return true;
    cc_buf_addf(&r->said, "%zu%s:", row->line - r->lines_before, row->raw.len ? "" : "+");
    for (size_t i = 0; i < row->count; i++) {
        cc_buf_add(&r->said, cc_str_of(i ? "|" : ""));
        cc_buf_add(&r->said, row->cells[i]);
    }
    cc_buf_add_char(&r->said, '\n');
    return ++r->rows != r->stop_after;
}

static void on_fault(void *context, size_t line, size_t column, const char *code, const char *text)
{
    struct reading *r = context;
    assert_true(strlen(text) > 10);
    cc_buf_addf(&r->said, "!%zu:%zu:%s\n", line - r->lines_before, column, code);
}

static void on_odd(void *context, size_t line, const char *code, const char *text)
{
    struct reading *r = context;
    assert_true(strlen(text) > 10);
    cc_buf_addf(&r->said, "?%zu:%s\n", line, code);
}

static struct reading read_text(struct cc_str text, size_t lines_before, size_t stop_after)
{
    struct reading r = {.lines_before = lines_before, .stop_after = stop_after};
    cc_buf_init(&r.said, 0);
    struct cc_csv_reader reader = {on_row, on_fault, on_odd, &r};
    r.ok = cc_csv_read_text(text, &reader, &r.error);
    assert_false(r.said.failed);
    return r;
}

static void expect(struct cc_str text, bool ok, const char *said)
{
    struct reading r = read_text(text, 0, 0);
    assert_view(cc_buf_view(&r.said), said);
    assert_int_equal(r.ok, ok);
    assert_int_equal(r.error.code, CC_OK);
    cc_buf_release(&r.said);
}

static void plain_rows(void **state)
{
    (void)state;
    expect(CC_STR(""), true, "");
    expect(CC_STR("\n\n"), true, "");
    expect(CC_STR("a,b\nc,d\n"), true, "1:a|b\n2:c|d\n");
    expect(CC_STR("a,b\nc,d"), true, "1:a|b\n2:c|d\n");
    expect(CC_STR("a,b\n\n \nc,d\n\n"), true, "1:a|b\n4:c|d\n");
    expect(CC_STR("a,,c\n,,\n"), true, "1:a||c\n2:||\n");
    expect(CC_STR("a\nb,c,d\n"), true, "1:a\n2:b|c|d\n"); /* what is ragged is for the table to say */
}

static void quoted_cells(void **state)
{
    (void)state;
    expect(CC_STR("\"a,b\",c\n"), true, "1:a,b|c\n");
    expect(CC_STR("\"say \"\"x\"\"\",c\n"), true, "1:say \"x\"|c\n");
    expect(CC_STR("\"\",\"\"\n"), true, "1:|\n");
    expect(CC_STR("a,\"two\nlines\"\nb,c\n"), true, "1+:a|two\nlines\n3:b|c\n"); /* "+": the row has no one physical line */
    expect(CC_STR("\"Up to 1,000\",\xC2\xB5m\n"), true, "1:Up to 1,000|\xC2\xB5m\n");
}

static void bad_quotes(void **state)
{
    (void)state;
    expect(CC_STR("a,b\nc,d\"e\nf,g\n"), false, "1:a|b\n!2:4:bad-quote\n");
    expect(CC_STR("\"a\"b,c\n"), false, "!1:4:bad-quote\n");
    expect(CC_STR("a,b\n\"c,d\ne,f\n"), false, "1:a|b\n!2:1:open-quote\n");
    expect(CC_STR("\""), false, "!1:1:open-quote\n");
}

static void bytes_that_are_no_text(void **state)
{
    (void)state;
    expect(CC_STR("a,b\nc\0d,e\n"), false, "1:a|b\n!2:2:nul-byte\n");
    expect(CC_STR("a,b\nc,\xFF\n"), false, "1:a|b\n!2:3:invalid-utf8\n");
    expect(CC_STR("a,\xC3"), false, "!1:3:invalid-utf8\n");
    expect(CC_STR("\xFF\xFE"
                  "a,b\n"),
        false, "!1:1:invalid-utf8\n");
}

static void marks_of_other_systems(void **state)
{
    (void)state;
    expect(CC_STR("\xEF\xBB\xBF"
                  "a,b\nc,d\n"),
        true, "?1:byte-order-mark\n1:a|b\n2:c|d\n");
    expect(CC_STR("\xEF\xBB\xBF"
                  "\"a\",b\n"),
        true, "?1:byte-order-mark\n1:a|b\n");
    expect(CC_STR("a,b\r\nc,d\r\n\r\n"), true, "?1:crlf\n1:a|b\n2:c|d\n"); /* told once */
    expect(CC_STR("a,b\nc,\xEF\xBB\xBF"
                  "d\n"),
        true,
        "1:a|b\n2:c|\xEF\xBB\xBF"
        "d\n");
}

static void a_callback_may_stop(void **state)
{
    (void)state;
    struct reading r = read_text(CC_STR("a\nb\nc\n\"\n"), 0, 2);
    assert_view(cc_buf_view(&r.said), "1:a\n2:b\n");
    assert_false(r.ok);
    assert_int_equal(r.error.code, CC_OK);
    cc_buf_release(&r.said);
}

static void long_lines(void **state)
{
    (void)state;
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_buf_repeat(&text, 'x', CC_CSV_LINE_CAP - 1);
    cc_buf_add_char(&text, '\n');
    struct reading r = read_text(cc_buf_view(&text), 0, 0);
    assert_true(r.ok);
    assert_int_equal(r.rows, 1);
    cc_buf_release(&r.said);
    cc_buf_clear(&text);
    cc_buf_add(&text, CC_STR("a,b\n"));
    cc_buf_repeat(&text, 'x', CC_CSV_LINE_CAP + 1);
    cc_buf_add(&text, CC_STR("\nc,d\n"));
    expect(cc_buf_view(&text), false, "1:a|b\n!2:1:long-line\n");
    cc_buf_release(&text);
}

/* Rows of hundreds of cells: the arrays behind a row grow. */
static void many_cells(void **state)
{
    (void)state;
    struct cc_buf text, said;
    cc_buf_init(&text, 0);
    cc_buf_init(&said, 0);
    cc_buf_add(&said, CC_STR("1:"));
    for (int i = 0; i < 500; i++) {
        cc_buf_addf(&text, "%s%d", i ? "," : "", i);
        cc_buf_addf(&said, "%s%d", i ? "|" : "", i);
    }
    cc_buf_add_char(&said, '\n');
    expect(cc_buf_view(&text), true, said.data);
    cc_buf_release(&text);
    cc_buf_release(&said);
}

static void columns(void **state)
{
    (void)state;
    struct cc_str line = CC_STR("ab,\"c,\"\"d\",,e\r\n");
    assert_int_equal(cc_csv_column(line, 0), 1);
    assert_int_equal(cc_csv_column(line, 1), 4);
    assert_int_equal(cc_csv_column(line, 2), 12);
    assert_int_equal(cc_csv_column(line, 3), 13);
    assert_int_equal(cc_csv_column(line, 4), 14); /* the end of the line */
    assert_int_equal(cc_csv_column(CC_STR("a,"), 1), 3);
    assert_int_equal(cc_csv_column(CC_STR(""), 0), 1);
}

/* A random cell, quoted; never blank, so that a row of it is no blank line. */
static void add_random_cell(struct rng *rng, struct cc_buf *csv, struct cc_buf *said)
{
    static const char *const pieces[] = {"a", "1,979", "\"", " ", "", "\n", "\xC3\xA9", "x=1", "'", "\t"};
    struct cc_buf cell;
    cc_buf_init(&cell, 0);
    cc_buf_add_char(&cell, 'k');
    for (uint64_t n = rng_below(rng, 5); n; n--)
        cc_buf_add(&cell, cc_str_of(pieces[rng_below(rng, sizeof pieces / sizeof *pieces)]));
    cc_buf_add_char(&cell, 'k');
    cc_buf_add(said, cc_buf_view(&cell));
    cc_buf_add_char(csv, '"');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.data[i] == '"')
            cc_buf_add_char(csv, '"');
        cc_buf_add_char(csv, cell.data[i]);
    }
    cc_buf_add_char(csv, '"');
    cc_buf_release(&cell);
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    struct rng rng = {0x5EED0001};
    for (int round = 0; round < 300; round++) {
        struct cc_buf csv, said;
        size_t line = 1;
        cc_buf_init(&csv, 0);
        cc_buf_init(&said, 0);
        for (uint64_t rows = rng_below(&rng, 6); rows; rows--) {
            size_t start = csv.len, before = line;
            struct cc_buf cells;
            cc_buf_init(&cells, 0);
            for (uint64_t n = 1 + rng_below(&rng, 4), i = 0; i < n; i++) {
                cc_buf_add(&csv, cc_str_of(i ? "," : ""));
                cc_buf_add(&cells, cc_str_of(i ? "|" : ""));
                add_random_cell(&rng, &csv, &cells);
            }
            cc_buf_add_char(&csv, '\n');
            for (size_t i = start; i < csv.len; i++)
                line += csv.data[i] == '\n';
            cc_buf_addf(&said, "%zu%s:%.*s\n", before, line == before + 1 ? "" : "+", CC_PRI(cc_buf_view(&cells)));
            cc_buf_release(&cells);
        }
        struct reading r = read_text(cc_buf_view(&csv), 0, 0);
        assert_true(r.ok);
        assert_true(cc_str_eq(cc_buf_view(&r.said), cc_buf_view(&said)));
        cc_buf_release(&r.said);
        cc_buf_release(&csv);
        cc_buf_release(&said);
    }
}

/* Simple lines are cut without libcsv, all others by it. A carriage return inside a line sends every later line to libcsv, so the same text
 * behind one has to give the same rows and the same fault, one line down. */
static void both_ways_agree(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a", "1,979", "\"", "\"\"", " ", "\t", "\n", ",", "\xC3\xA9", "\"b\"", "\"c,d\"", "\n\n"};
    struct rng rng = {0x5EED0005};
    for (int round = 0; round < 4000; round++) {
        struct cc_buf text, behind;
        cc_buf_init(&text, 0);
        cc_buf_init(&behind, 0);
        for (uint64_t n = rng_below(&rng, 14); n; n--)
            cc_buf_add(&text, cc_str_of(pieces[rng_below(&rng, sizeof pieces / sizeof *pieces)]));
        cc_buf_add(&behind, CC_STR("k\rk\n"));
        cc_buf_add(&behind, cc_buf_view(&text));
        struct reading simple = read_text(cc_buf_view(&text), 0, 0), parsed = read_text(cc_buf_view(&behind), 1, 0);
        if (!cc_str_eq(cc_buf_view(&simple.said), cc_buf_view(&parsed.said)))
            fail_msg("%s\ngives\n%sand behind a carriage return\n%s", text.data ? text.data : "", simple.said.data ? simple.said.data : "",
                parsed.said.data ? parsed.said.data : "");
        assert_int_equal(simple.ok, parsed.ok);
        cc_buf_release(&simple.said);
        cc_buf_release(&parsed.said);
        cc_buf_release(&text);
        cc_buf_release(&behind);
    }
}

/* Any bytes at all: the reader ends, and where it says no it has said why, once. */
static void any_bytes(void **state)
{
    (void)state;
    static const char letters[] = {'a', ',', '"', '\n', '\r', '\0', '\xC3', '\xA9', '\xFF', ' '};
    struct rng rng = {0x5EED0002};
    for (int round = 0; round < 3000; round++) {
        char bytes[40];
        size_t len = (size_t)rng_below(&rng, sizeof bytes);
        for (size_t i = 0; i < len; i++)
            bytes[i] = letters[rng_below(&rng, sizeof letters)];
        struct reading r = read_text((struct cc_str){bytes, len}, 0, 0);
        size_t faults = 0;
        for (size_t i = 0; i < r.said.len; i++)
            faults += r.said.data[i] == '!';
        assert_int_equal(faults, r.ok ? 0 : 1);
        cc_buf_release(&r.said);
    }
}

/* A file is read in pieces; lines lie across their ends, and it has to come out as it does from memory. */
static void files_in_pieces(void **state)
{
    (void)state;
    struct cc_buf text;
    cc_buf_init(&text, 0);
    for (unsigned i = 0; text.len < 3 << 20; i++) {
        cc_buf_addf(&text, "row %u,\"", i);
        cc_buf_repeat(&text, 'x', i * 7919 % 5000);
        cc_buf_add(&text, cc_str_of(i % 3 ? "\"\n" : "\nsecond\"\n"));
    }
    char path[] = "/tmp/chipcmp-csv-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    struct reading file = {.stop_after = 0}, memory = read_text(cc_buf_view(&text), 0, 0);
    assert_true(cc_fd_write_all(fd, cc_buf_view(&text), path, &file.error));
    close(fd);
    struct cc_csv_reader reader = {on_row, on_fault, on_odd, &file};
    assert_true(cc_csv_read_file(path, &reader, &file.error));
    assert_int_equal(file.rows, memory.rows);
    assert_true(cc_str_eq(cc_buf_view(&file.said), cc_buf_view(&memory.said)));
    unlink(path);
    assert_false(cc_csv_read_file(path, &reader, &file.error));
    assert_int_equal(file.error.code, CC_ERR_IO);
    cc_buf_release(&file.said);
    cc_buf_release(&memory.said);
    cc_buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_rows),
        cmocka_unit_test(quoted_cells),
        cmocka_unit_test(bad_quotes),
        cmocka_unit_test(bytes_that_are_no_text),
        cmocka_unit_test(marks_of_other_systems),
        cmocka_unit_test(a_callback_may_stop),
        cmocka_unit_test(long_lines),
        cmocka_unit_test(many_cells),
        cmocka_unit_test(columns),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(both_ways_agree),
        cmocka_unit_test(any_bytes),
        cmocka_unit_test(files_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
