/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prose: the kinds of files, the way back from text to file, and where to cut. */
#include "prose.h"

#include "chipcmp/base/utf8.h"

enum cc_prose_kind cc_prose_kind_of(const char *path)
{
    static const struct {
        const char *ending;
        enum cc_prose_kind kind;
    } kinds[] = {{".md", CC_PROSE_MARKDOWN}, {".markdown", CC_PROSE_MARKDOWN}, {".html", CC_PROSE_HTML}, {".htm", CC_PROSE_HTML},
        {".xhtml", CC_PROSE_HTML}};
    struct cc_str name = cc_str_of(path);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct cc_str ending = cc_str_of(kinds[i].ending);
        if (name.len > ending.len && cc_str_eq_nocase(cc_str_sub(name, name.len - ending.len, name.len), ending))
            return kinds[i].kind;
    }
    return CC_PROSE_TEXT;
}

bool cc_prose_is_binary(struct cc_str head)
{
    enum { NULS_MOST = 8, NULS_SHARE = 8 };
    size_t nuls = 0;
    for (size_t i = 0; i < head.len; i++)
        nuls += head.s[i] == '\0';
    return nuls > NULS_MOST || nuls * NULS_SHARE > head.len;
}

static bool finish(struct prose *prose, struct cc_error *error)
{
    prose_close_table(prose);
    prose_end(prose);
    if (!prose->failed && !prose->text.failed)
        prose->out->text = cc_arena_copy(prose->arena, cc_buf_view(&prose->text));
    return prose->out->text.s || cc_error_memory(error);
}

bool cc_prose_read(enum cc_prose_kind kind, struct cc_str source, struct cc_prose_origin origin, struct cc_arena *arena,
    struct cc_prose *out, struct cc_error *error)
{
    struct prose prose = {.out = out, .arena = arena};
    *out = (struct cc_prose){.source = source, .origin = origin};
    if (kind != CC_PROSE_TEXT && source.len > CC_PROSE_MARKUP_MOST)
        return cc_error_set(error, CC_ERR_DATA, "the document is larger than %d MiB; split it, or check its text alone (--input text)",
            CC_PROSE_MARKUP_MOST >> 20);
    bool ok = true;
    cc_buf_init(&prose.text, 0);
    if (kind == CC_PROSE_MARKDOWN)
        ok = prose_read_markdown(&prose, error);
    else if (kind == CC_PROSE_HTML)
        prose_read_html(&prose);
    else
        prose_read_span(&prose, 0, (struct cc_prose_span){0, source.len});
    ok = ok && finish(&prose, error);
    cc_buf_release(&prose.text);
    return ok;
}

bool cc_prose_read_spans(struct cc_str source, struct cc_prose_origin origin, const struct cc_prose_span *spans, size_t count,
    struct cc_arena *arena, struct cc_prose *out, struct cc_error *error)
{
    struct prose prose = {.out = out, .arena = arena};
    *out = (struct cc_prose){.source = source, .origin = origin};
    cc_buf_init(&prose.text, 0);
    for (size_t i = 0; i < count; i++)
        prose_read_span(&prose, i ? spans[i - 1].end : 0, spans[i]);
    bool ok = finish(&prose, error);
    cc_buf_release(&prose.text);
    return ok;
}

/* The run that holds a byte of the text. */
static const struct cc_prose_run *run_at(const struct cc_prose_run *runs, size_t count, size_t at, size_t *length)
{
    size_t low = 0, high = count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (runs[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    *length = low + 1 < count ? runs[low + 1].text - runs[low].text : 0;
    return &runs[low];
}

struct cc_prose_span cc_prose_find(const struct cc_prose_run *runs, size_t run_count, size_t start, size_t end)
{
    struct cc_prose_span span = {0};
    size_t length;
    if (run_count < 2) /* the last one only ends the list */
        return span;
    const struct cc_prose_run *first = run_at(runs, run_count, start, &length);
    span.start = first->file + (length == first->length ? start - first->text : 0);
    const struct cc_prose_run *last = run_at(runs, run_count, end - 1, &length);
    span.end = last->file + (length == last->length ? end - last->text : last->length);
    return span;
}

struct cc_prose_origin cc_prose_origin_after(struct cc_prose_origin origin, struct cc_str source, size_t length)
{
    size_t at = 0;
    const char *line;
    for (; at < length && (line = memchr(source.s + at, '\n', length - at)) != NULL; at = (size_t)(line - source.s) + 1) {
        origin.lines++;
        origin.columns = origin.characters = 0;
    }
    for (size_t i = at, step; i < length; i += step) {
        step = 1;
        if ((unsigned char)source.s[i] >= 0x80)
            cc_utf8_decode(source, i, &step);
        origin.characters++;
    }
    origin.columns += length - at;
    origin.offset += length;
    return origin;
}

static bool ends_sentence(struct cc_str text, size_t at)
{
    char stop = text.s[at - 1];
    return (stop == '.' || stop == '!' || stop == '?') && at < text.len && cc_is_space(text.s[at]);
}

size_t cc_prose_cut(struct cc_str text, size_t most)
{
    if (text.len <= most)
        return text.len;
    size_t line = 0, word = 0, least = most / 2;
    for (size_t at = most; at > least; at--) {
        if (ends_sentence(text, at))
            return at;
        if (!line && text.s[at] == '\n')
            line = at;
        if (!word && cc_is_space(text.s[at]))
            word = at;
    }
    if (line || word)
        return line ? line : word;
    size_t at = most;
    while (at > most - 3 && ((unsigned char)text.s[at] & 0xC0) == 0x80)
        at--;
    return ((unsigned char)text.s[at] & 0xC0) == 0x80 ? most : at;
}

/* The line that ends at `at` is blank: there is nothing but white space between it and the line end before. */
static bool ends_blank_line(struct cc_str text, size_t at)
{
    while (at > 0 && cc_is_space(text.s[at - 1]) && text.s[at - 1] != '\n')
        at--;
    return at > 0 && text.s[at - 1] == '\n';
}

size_t cc_prose_piece(struct cc_str text)
{
    for (size_t at = text.len; at > text.len / 2; at--)
        if (text.s[at - 1] == '\n' && ends_blank_line(text, at - 1))
            return at;
    return cc_prose_cut(text, text.len > 4 ? text.len - 1 : 4);
}
