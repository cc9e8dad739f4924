/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prose of plain text: paragraphs between blank lines. */
#include "prose.h"

/* Behind the line that begins at `at`; *blank says whether there is nothing but white space in it. */
static size_t line_end(struct cc_str source, size_t at, bool *blank)
{
    const char *newline = memchr(source.s + at, '\n', source.len - at);
    size_t end = newline ? (size_t)(newline - source.s) + 1 : source.len, i = at;
    while (i < end && cc_is_space(source.s[i]))
        i++;
    *blank = i == end;
    return end;
}

/* A paragraph ends between the two. The first may stand amid a line: what is left of that is no blank line. */
static bool has_blank_line(struct cc_str source, size_t from, size_t to)
{
    bool blank = false;
    if (from > 0 && source.s[from - 1] != '\n' && from < to)
        from = line_end(source, from, &blank);
    for (blank = false; from < to && !blank;)
        from = line_end(source, from, &blank);
    return blank;
}

/* No white space stands at the start of a paragraph. */
static void keep(struct prose *prose, size_t start, size_t end)
{
    while (prose_is_empty(prose) && start < end && cc_is_space(prose->out->source.s[start]))
        start++;
    prose_keep_lines(prose, start, end);
}

static void end_paragraph(struct prose *prose, size_t start, size_t end)
{
    while (end > start && cc_is_space(prose->out->source.s[end - 1]))
        end--;
    keep(prose, start, end);
    prose_open(prose, CC_PROSE_PARAGRAPH);
}

void prose_read_span(struct prose *prose, size_t from, struct cc_prose_span span)
{
    struct cc_str source = cc_str_sub(prose->out->source, 0, span.end);
    size_t start = span.start, at = start;
    if (has_blank_line(prose->out->source, from, span.start))
        prose_open(prose, CC_PROSE_PARAGRAPH);
    while (at < source.len) {
        bool blank, amid = at > 0 && source.s[at - 1] != '\n';
        size_t line = at;
        at = line_end(source, at, &blank);
        if (!blank || amid)
            continue;
        end_paragraph(prose, start, line);
        start = at;
    }
    keep(prose, start, source.len);
}
