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

void prose_read_text(struct prose *prose)
{
    struct cc_str source = prose->out->source;
    for (size_t at = 0; at < source.len;) {
        size_t start = at, end = at, next;
        bool blank;
        while (at < source.len && (next = line_end(source, at, &blank), !blank))
            end = at = next;
        if (at < source.len)
            at = next;
        while (start < end && cc_is_space(source.s[start]))
            start++;
        while (end > start && cc_is_space(source.s[end - 1]))
            end--;
        prose_open(prose, CC_PROSE_PARAGRAPH);
        prose_keep(prose, start, end);
    }
}
