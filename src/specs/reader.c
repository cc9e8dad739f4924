/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * CSV files to rows, one physical line at a time, so that every row and every fault knows its line. A row that needs no parser (one line,
 * no quote inside a cell) is cut at its commas here; libcsv gets all others, and with them every fault.
 */
#include "reader.h"

#include "chipcmp/base/fileio.h"
#include "chipcmp/base/utf8.h"
#include "cut.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

struct parse {
    const struct cc_csv_reader *reader;
    struct csv_parser csv;
    struct cc_buf cells; /* bytes of the row so far, each cell followed by NUL */
    size_t *ends;        /* end offset of each cell in `cells` */
    struct cc_str *views;
    size_t count, capacity; /* of both */
    size_t line;            /* of the physical line being fed */
    size_t row_line;        /* where the row started; 0: between rows */
    struct cc_str raw;
    struct cc_buf pending; /* a physical line that has not ended yet */
    struct cc_error *error;
    bool stopped, first_line, told_crlf;
    bool whole_text; /* lines are pieces of a text that outlasts the reading */
    bool split_line; /* some line held a carriage return that did not end it, so rows may end inside lines: libcsv gets everything */
};

static bool fault(struct parse *p, size_t column, const char *code, const char *text)
{
    p->stopped = true;
    p->reader->fault(p->reader->context, p->line, column, code, text);
    return false;
}

static bool more_cells(struct parse *p)
{
    size_t capacity = p->capacity ? p->capacity * 2 : 32;
    size_t *ends = realloc(p->ends, capacity * sizeof *ends);
    if (ends)
        p->ends = ends;
    struct cc_str *views = realloc(p->views, capacity * sizeof *views);
    if (views)
        p->views = views;
    if (!ends || !views)
        return false;
    p->capacity = capacity;
    return true;
}

static bool out_of_memory(struct parse *p)
{
    p->stopped = true;
    return cc_error_memory(p->error);
}

static void on_cell(void *bytes, size_t len, void *context)
{
    struct parse *p = context;
    if (p->stopped)
        return;
    if (p->count == p->capacity && !more_cells(p)) {
        out_of_memory(p);
        return;
    }
    cc_buf_add(&p->cells, (struct cc_str){bytes, len});
    p->ends[p->count++] = p->cells.len;
    cc_buf_add_char(&p->cells, '\0');
}

static void on_row(int terminator, void *context)
{
    struct parse *p = context;
    (void)terminator;
    if (p->stopped)
        return;
    if (p->cells.failed) {
        out_of_memory(p);
        return;
    }
    size_t start = 0;
    for (size_t i = 0; i < p->count; i++) {
        p->views[i] = (struct cc_str){p->cells.data + start, p->ends[i] - start};
        start = p->ends[i] + 1;
    }
    struct cc_csv_row row = {p->views, p->count, p->row_line, p->row_line == p->line ? p->raw : (struct cc_str){0}, false};
    if (!p->reader->row(p->reader->context, &row))
        p->stopped = true;
    cc_buf_clear(&p->cells);
    p->count = 0;
    p->row_line = 0;
}

static bool give_line(struct parse *p, struct cc_str line, size_t count)
{
    struct cc_csv_row row = {p->views, count, p->line, line, p->whole_text};
    p->stopped = !p->reader->row(p->reader->context, &row);
    return !p->stopped;
}

static struct cc_str without_end(struct cc_str line)
{
    if (!line.len || line.s[line.len - 1] != '\n')
        return line;
    line.len -= line.len > 1 && line.s[line.len - 2] == '\r' ? 2 : 1;
    return line;
}

static bool check_bytes(struct parse *p, struct cc_str line, struct cc_str text)
{
    const char *nul = memchr(line.s, '\0', line.len);
    if (nul)
        return fault(p, (size_t)(nul - line.s) + 1, "nul-byte", "the line holds a NUL byte; this is no text file");
    size_t valid = cc_utf8_valid_prefix(line);
    if (valid < line.len)
        return fault(p, valid + 1, "invalid-utf8", "the line is not valid UTF-8; save the file as UTF-8");
    p->split_line = p->split_line || (text.len && memchr(text.s, '\r', text.len));
    return true;
}

/* Rows that libcsv takes apart, or the piece of one. */
static bool feed_parser(struct parse *p, struct cc_str line)
{
    p->raw = line;
    if (!p->row_line)
        p->row_line = p->line;
    size_t used = csv_parse(&p->csv, line.s, line.len, on_cell, on_row, p);
    if (p->stopped)
        return false;
    if (used < line.len) {
        if (csv_error(&p->csv) == CSV_EPARSE)
            return fault(p, used + 1, "bad-quote",
                "a quote stands where none may be; write a cell with quotes as \"...\" and each quote inside it twice");
        return out_of_memory(p);
    }
    if (!p->count && p->cells.len == 0 && p->row_line == p->line && cc_str_trim(line).len == 0)
        p->row_line = 0; /* a blank line is no row */
    return true;
}

static struct cc_str without_mark(struct parse *p, struct cc_str line)
{
    p->first_line = false;
    if (!cc_str_starts(line, CC_STR("\xEF\xBB\xBF")))
        return line;
    p->reader->odd(p->reader->context, p->line, "byte-order-mark", "the file starts with a byte order mark; save it as UTF-8 without one");
    return cc_str_sub(line, 3, line.len);
}

/* One physical line with its line end (the last one may have none). */
static bool feed_line(struct parse *p, struct cc_str line)
{
    p->line++;
    if (p->first_line)
        line = without_mark(p, line);
    if (line.len >= 2 && line.s[line.len - 2] == '\r' && !p->told_crlf) {
        p->told_crlf = true;
        p->reader->odd(p->reader->context, p->line, "crlf", "lines end in CR LF; save the file with LF line ends");
    }
    struct cc_str text = without_end(line);
    bool whole = !p->row_line && !p->split_line && cc_str_trim(text).len; /* a row begins here, and may end here */
    size_t count = whole ? cc_cut_plain(text, p->views, p->capacity) : 0;
    if (count)
        return give_line(p, line, count);
    if (!check_bytes(p, line, text))
        return false;
    count = whole && !p->split_line ? cc_cut_quoted(text, p->views, p->capacity) : 0;
    return count ? give_line(p, line, count) : feed_parser(p, line);
}

static bool feed(void *context, struct cc_str bytes)
{
    struct parse *p = context;
    while (bytes.len) {
        const char *end = memchr(bytes.s, '\n', bytes.len);
        size_t len = end ? (size_t)(end - bytes.s) + 1 : bytes.len;
        struct cc_str piece = {bytes.s, len};
        bytes = cc_str_sub(bytes, len, bytes.len);
        if (p->pending.len + len > CC_CSV_LINE_CAP) {
            p->line++;
            return fault(p, 1, "long-line", "the line is longer than 1 MiB; no table row is");
        }
        if (end && !p->pending.len) {
            if (!feed_line(p, piece))
                return false;
            continue;
        }
        p->whole_text = false; /* from here on the line is a copy, and the last one */
        cc_buf_add(&p->pending, piece);
        if (p->pending.failed)
            return out_of_memory(p);
        if (end) {
            if (!feed_line(p, cc_buf_view(&p->pending)))
                return false;
            cc_buf_clear(&p->pending);
        }
    }
    return true;
}

static bool finish(struct parse *p)
{
    if (p->pending.len && !feed_line(p, cc_buf_view(&p->pending)))
        return false;
    /* With CSV_STRICT_FINI an open quote is an error here, and must be looked at before csv_fini submits the half row. */
    if (csv_fini(&p->csv, on_cell, on_row, p) != 0 && !p->stopped) {
        if (p->row_line)
            p->line = p->row_line;
        return fault(p, 1, "open-quote", "a quoted cell that starts in this row is never closed; add the closing quote");
    }
    return !p->stopped;
}

static void end(struct parse *p)
{
    csv_free(&p->csv);
    cc_buf_release(&p->cells);
    cc_buf_release(&p->pending);
    free(p->ends);
    free(p->views);
}

static bool begin(struct parse *p, const struct cc_csv_reader *reader, struct cc_error *error)
{
    *p = (struct parse){.reader = reader, .error = error, .first_line = true};
    cc_buf_init(&p->cells, 2 * CC_CSV_LINE_CAP * 16);
    cc_buf_init(&p->pending, CC_CSV_LINE_CAP + 1);
    if (csv_init(&p->csv, CSV_STRICT | CSV_STRICT_FINI) != 0 || !more_cells(p)) {
        end(p);
        cc_error_memory(error);
        return false;
    }
    return true;
}

bool cc_csv_read_text(struct cc_str text, const struct cc_csv_reader *reader, struct cc_error *error)
{
    struct parse p;
    if (!begin(&p, reader, error))
        return false;
    p.whole_text = true;
    bool ok = feed(&p, text) && finish(&p);
    end(&p);
    return ok;
}

bool cc_csv_read_file(const char *path, const struct cc_csv_reader *reader, struct cc_error *error)
{
    struct parse p;
    if (!begin(&p, reader, error))
        return false;
    bool ok = cc_file_stream(path, feed, &p, error) && finish(&p);
    end(&p);
    return ok;
}

size_t cc_csv_column(struct cc_str raw_line, size_t index)
{
    struct cc_str raw = raw_line;
    bool quoted = false;
    size_t cell = 0;
    for (size_t i = 0; i < raw.len && raw.s[i] != '\n'; i++) {
        if (cell == index)
            return i + 1;
        if (raw.s[i] == '"')
            quoted = !quoted;
        else if (raw.s[i] == ',' && !quoted)
            cell++;
    }
    size_t len = raw.len;
    while (len && (raw.s[len - 1] == '\n' || raw.s[len - 1] == '\r'))
        len--;
    return len + 1;
}
