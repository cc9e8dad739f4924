/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables in plain text: two or more lines, one behind the other, with bars or tabs between their columns.
 *
 * Bars at the ends of a line and lines of rule ("|---|---|", "+----+----+") are dressing. Several tabs in a row only reach the next
 * column: a row that lacks a cell is told by its number of columns, not guessed.
 */
#include "prose.h"

struct line {
    size_t start, end; /* without the line end, and without what only dresses it */
    size_t next;       /* where the next line begins */
    char between;      /* '|' or a tab where it has columns, else 0 */
    bool rule;         /* of marks alone */
};

static bool is_rule(struct cc_str s)
{
    size_t dashes = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (!memchr("-=+:| \t\r", s.s[i], sizeof "-=+:| \t\r" - 1))
            return false;
        dashes += s.s[i] == '-' || s.s[i] == '=';
    }
    return dashes > 2;
}

static struct line line_at(struct cc_str source, size_t at, size_t to)
{
    const char *newline = memchr(source.s + at, '\n', to - at);
    struct line line = {.start = at, .end = newline ? (size_t)(newline - source.s) : to};
    line.next = line.end + (newline != NULL);
    line.rule = is_rule(cc_str_sub(source, line.start, line.end));
    while (line.start < line.end && cc_is_space(source.s[line.start]))
        line.start++;
    while (line.end > line.start && cc_is_space(source.s[line.end - 1]))
        line.end--;
    size_t length = line.end - line.start;
    bool bar = length > 2 && memchr(source.s + line.start + 1, '|', length - 2);
    bool tab = length > 2 && memchr(source.s + line.start + 1, '\t', length - 2);
    line.between = bar ? '|' : tab ? '\t' : '\0';
    if (bar) {
        line.start += source.s[line.start] == '|';
        line.end -= source.s[line.end - 1] == '|';
    }
    return line;
}

static void add_cell(struct prose *prose, size_t from, size_t to)
{
    struct cc_str source = prose->out->source;
    while (from < to && cc_is_space(source.s[from]))
        from++;
    while (to > from && cc_is_space(source.s[to - 1]))
        to--;
    prose_open_cell(prose);
    prose_keep(prose, from, to);
}

static void add_row(struct prose *prose, const struct line *line)
{
    struct cc_str source = prose->out->source;
    prose_open_row(prose);
    for (size_t at = line->start; at <= line->end;) {
        const char *mark = memchr(source.s + at, line->between, line->end - at);
        size_t end = mark ? (size_t)(mark - source.s) : line->end;
        add_cell(prose, at, end);
        at = end + 1;
        while (line->between == '\t' && at < line->end && source.s[at] == '\t')
            at++;
    }
}

/* The rows of the table that begins at `at`, none where there are not two; *end is behind the last. */
static size_t table_rows(struct cc_str source, size_t at, size_t to, size_t *end)
{
    size_t rows = 0;
    char between = '\0';
    for (size_t from = at; from < to;) {
        struct line line = line_at(source, from, to);
        if (!line.rule && (!line.between || (between && line.between != between)))
            break;
        rows += !line.rule;
        between = line.rule ? between : line.between;
        *end = from = line.next;
    }
    return rows > 1 ? rows : 0;
}

static void add_table(struct prose *prose, size_t from, size_t to)
{
    prose_open_table(prose);
    while (from < to) {
        struct line line = line_at(prose->out->source, from, to);
        if (!line.rule)
            add_row(prose, &line);
        from = line.next;
    }
    prose_close_table(prose);
}

void prose_keep_lines(struct prose *prose, size_t from, size_t to)
{
    struct cc_str source = cc_str_sub(prose->out->source, 0, to);
    size_t start = from;
    if (from == to || (!memchr(source.s + from, '|', to - from) && !memchr(source.s + from, '\t', to - from))) {
        prose_keep(prose, from, to);
        return;
    }
    while (from < to) {
        struct line line = line_at(source, from, to);
        size_t end = line.next;
        if (line.between && !line.rule && table_rows(source, from, to, &end)) {
            prose_keep(prose, start, from);
            add_table(prose, from, end);
            start = end;
        }
        from = end;
    }
    while (start < to && prose_is_empty(prose) && cc_is_space(source.s[start]))
        start++;
    prose_keep(prose, start, to);
}
