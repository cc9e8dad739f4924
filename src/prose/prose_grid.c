/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables in plain text: two or more lines, one behind the other, with bars, tabs or several spaces between their columns.
 *
 * Bars at the ends of a line and lines of rule ("|---|---|", "+----+----+") are dressing. Several tabs in a row only reach the next
 * column: a row that lacks a cell is told by its number of columns, not guessed. Spaces are columns where all lines have as many short
 * cells; there, and with tabs, the first line may lack its first cell, for white space in front of it tells nothing.
 */
#include "prose.h"

struct line {
    size_t start, end; /* without the line end, and without what only dresses it */
    size_t next;       /* where the next line begins */
    char between;      /* '|', a tab or a space where it has columns, else 0 */
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

/* Behind the run of white space that sets two columns apart and begins at `at`; `at` where none does. A stop before it ends a sentence. */
static size_t gap_end(struct cc_str source, size_t at, size_t end)
{
    static const char stops[] = ".!?:;,";
    size_t i = at;
    while (i < end && source.s[i] == ' ')
        i++;
    return i < at + 2 || i == end || memchr(stops, source.s[at - 1], sizeof stops - 1) ? at : i;
}

/* Cells of a line with spaces between them; 0 where one is too long to be a cell. */
static size_t count_spaced(struct cc_str source, const struct line *line)
{
    enum { LONGEST = 48 };
    size_t cells = 1, start = line->start;
    for (size_t at = line->start + 1; at < line->end; at++) {
        size_t next = gap_end(source, at, line->end);
        if (next == at)
            continue;
        if (at - start > LONGEST)
            return 0;
        cells++;
        start = at = next;
    }
    return line->end - start > LONGEST ? 0 : cells;
}

static struct line line_at(struct cc_str source, size_t at, size_t to)
{
    const char *newline = memchr(source.s + at, '\n', to - at);
    struct line line = {.start = at, .end = newline ? (size_t)(newline - source.s) : to};
    line.next = line.end + (newline != NULL);
    line.rule = is_rule(cc_str_sub(source, line.start, line.end));
    while (line.start < line.end && cc_is_space(source.s[line.start]))
        line.start++;
    while (line.end > line.start && cc_is_space(source.s[line.end - 1]) && source.s[line.end - 1] != '\t')
        line.end--; /* a tab may close a row whose last cell is empty */
    size_t length = line.end - line.start;
    bool bar = length > 2 && memchr(source.s + line.start + 1, '|', length - 2);
    bool tab = length > 2 && memchr(source.s + line.start + 1, '\t', length - 2);
    line.between = bar ? '|' : tab ? '\t' : count_spaced(source, &line) > 1 ? ' ' : '\0';
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

/* Where the cell that begins at `at` ends, and where the next one begins. */
static size_t cell_end(struct cc_str source, const struct line *line, size_t at, size_t *next)
{
    if (line->between == ' ') {
        for (size_t i = at + 1; i < line->end; i++)
            if ((*next = gap_end(source, i, line->end)) > i)
                return i;
        *next = line->end + 1;
        return line->end;
    }
    const char *mark = memchr(source.s + at, line->between, line->end - at);
    size_t end = mark ? (size_t)(mark - source.s) : line->end;
    *next = end + 1;
    while (line->between == '\t' && *next < line->end && source.s[*next] == '\t')
        ++*next;
    return end;
}

static size_t count_cells(struct cc_str source, const struct line *line)
{
    size_t cells = 0;
    for (size_t at = line->start, next; at <= line->end; at = next) {
        cell_end(source, line, at, &next);
        cells++;
    }
    return cells;
}

static void add_row(struct prose *prose, const struct line *line, bool shifted)
{
    struct cc_str source = prose->out->source;
    prose_open_row(prose);
    if (shifted)
        prose_open_cell(prose);
    for (size_t at = line->start, next; at <= line->end; at = next)
        add_cell(prose, at, cell_end(source, line, at, &next));
}

/* The line goes on with a table of which `first` is the head. */
static bool continues(struct cc_str source, const struct line *first, const struct line *line, size_t *columns)
{
    if (line->between != first->between)
        return false;
    size_t cells = count_cells(source, line);
    bool alike = !*columns || cells == *columns;
    bool head = !*columns && cells != count_cells(source, first) && cells != count_cells(source, first) + 1;
    *columns = *columns ? *columns : cells;
    return line->between != ' ' || (alike && !head);
}

/* The rows of the table that begins at `at`, none where there are not two; *end is behind the last. */
static size_t table_rows(struct cc_str source, size_t at, size_t to, size_t *end)
{
    size_t rows = 0, columns = 0;
    struct line first = {.between = '\0'};
    for (size_t from = at; from < to;) {
        struct line line = line_at(source, from, to);
        if (!line.rule && (!line.between || (rows && !continues(source, &first, &line, &columns))))
            break;
        first = rows || line.rule ? first : line;
        rows += !line.rule;
        *end = from = line.next;
    }
    return rows > 1 ? rows : 0;
}

/* The first line lacks the cell above the labels: the white space in front of it is gone. */
static bool is_shifted(struct cc_str source, const struct line *head, size_t to)
{
    struct line next = line_at(source, head->next, to);
    while (next.rule && next.next < to)
        next = line_at(source, next.next, to);
    return head->between != '|' && head->between == next.between && count_cells(source, head) + 1 == count_cells(source, &next);
}

static void add_table(struct prose *prose, size_t from, size_t to)
{
    struct cc_str source = prose->out->source;
    bool head = true;
    prose_open_table(prose);
    while (from < to) {
        struct line line = line_at(source, from, to);
        if (!line.rule) {
            add_row(prose, &line, head && is_shifted(source, &line, to));
            head = false;
        }
        from = line.next;
    }
    prose_close_table(prose);
}

/* A quick look: something in it may set columns apart. */
static bool has_columns(struct cc_str text)
{
    if (memchr(text.s, '|', text.len) || memchr(text.s, '\t', text.len))
        return true;
    for (const char *at = text.s, *end = text.s + text.len; (at = memchr(at, ' ', (size_t)(end - at))) && at + 1 < end; at++)
        if (at[1] == ' ')
            return true;
    return false;
}

void prose_keep_lines(struct prose *prose, size_t from, size_t to)
{
    struct cc_str source = cc_str_sub(prose->out->source, 0, to);
    size_t start = from;
    if (from == to || !has_columns(cc_str_sub(source, from, to))) {
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
