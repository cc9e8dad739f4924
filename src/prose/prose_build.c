/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prose as it is written down: blocks, folded white space, and a run for every stretch of text. */
#include "prose.h"

#include "chipcmp/base/utf8.h"

static void push_run(struct prose *prose, struct cc_prose_run run)
{
    struct cc_prose *out = prose->out;
    if (!prose->failed && CC_PUSH_ROOM(prose->arena, out->runs, out->run_count, out->run_capacity))
        out->runs[out->run_count++] = run;
    else
        prose->failed = true;
}

/* Adds text that stands for bytes [from, to); what goes on byte for byte goes into the run before. */
static void put(struct prose *prose, struct cc_str text, size_t from, size_t to)
{
    struct cc_prose *out = prose->out;
    if (prose->failed) /* then there are no runs any more */
        return;
    struct cc_prose_run *last = out->run_count ? &out->runs[out->run_count - 1] : NULL;
    size_t at = prose->text.len;
    bool goes_on = last && at - last->text == last->length && last->file + last->length == from && text.len == to - from;
    if (goes_on)
        last->length += text.len;
    else
        push_run(prose, (struct cc_prose_run){at, from, to - from});
    cc_buf_add(&prose->text, text);
    prose->seen = to;
}

void prose_end(struct prose *prose)
{
    push_run(prose, (struct cc_prose_run){prose->text.len, prose->out->source.len, 0});
}

bool prose_is_empty(const struct prose *prose)
{
    return prose->text.len == prose->start;
}

static void push_block(struct prose *prose, size_t start, size_t end)
{
    struct cc_prose *out = prose->out;
    if (!prose->failed && CC_PUSH_ROOM(prose->arena, out->blocks, out->block_count, out->block_capacity))
        out->blocks[out->block_count++] = (struct cc_prose_block){.kind = prose->kind,
            .start = start,
            .end = end,
            .cell = prose->kind == CC_PROSE_CELL ? prose->cell : (struct cc_prose_cell){0}};
    else
        prose->failed = true;
}

void prose_open(struct prose *prose, enum cc_prose_block_kind kind)
{
    struct cc_str text = cc_buf_view(&prose->text);
    for (size_t at = prose->start; at < text.len;) {
        size_t cut = at + cc_prose_cut(cc_str_sub(text, at, text.len), CC_PROSE_BLOCK_MOST), end = cut;
        while (end > at && cc_is_space(text.s[end - 1]))
            end--;
        if (end > at)
            push_block(prose, at, end);
        for (at = cut; at < text.len && cc_is_space(text.s[at]);)
            at++;
    }
    prose->start = text.len;
    prose->kind = kind;
    prose->gap = PROSE_GAP_NONE;
}

/* Only at its end is it known how many columns a row has. */
static void end_row(struct prose *prose)
{
    struct cc_prose *out = prose->out;
    prose_open(prose, CC_PROSE_PARAGRAPH);
    for (size_t i = prose->failed ? 0 : out->block_count; prose->cell.row && i-- > 0;) {
        struct cc_prose_cell *cell = &out->blocks[i].cell;
        if (cell->table != prose->cell.table || cell->row != prose->cell.row)
            break;
        cell->columns = prose->cell.column;
    }
}

void prose_open_table(struct prose *prose)
{
    end_row(prose);
    prose->cell = (struct cc_prose_cell){.table = ++prose->tables};
}

void prose_close_table(struct prose *prose)
{
    end_row(prose);
    prose->cell = (struct cc_prose_cell){0};
}

void prose_open_row(struct prose *prose)
{
    end_row(prose);
    if (prose->cell.table)
        prose->cell = (struct cc_prose_cell){.table = prose->cell.table, .row = prose->cell.row + 1};
}

void prose_open_cell(struct prose *prose)
{
    prose_open(prose, CC_PROSE_CELL);
    if (!prose->cell.table)
        return;
    prose->cell.row += !prose->cell.row; /* a row may go without saying */
    prose->cell.column++;
}

/* White space met before the next text of the block. */
static void fill_gap(struct prose *prose, size_t to)
{
    if (prose->gap != PROSE_GAP_NONE && !prose_is_empty(prose))
        put(prose, prose->gap == PROSE_GAP_BREAK ? CC_STR("\n") : CC_STR(" "), prose->seen, to);
    prose->gap = PROSE_GAP_NONE;
}

void prose_space(struct prose *prose)
{
    if (prose->gap == PROSE_GAP_NONE)
        prose->gap = PROSE_GAP_SPACE;
}

void prose_break(struct prose *prose)
{
    prose->gap = PROSE_GAP_BREAK;
}

/* Soft hyphen, zero width space, word joiner, byte order mark: nothing is seen of them, and they stand inside words. */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

void prose_replace(struct prose *prose, struct cc_str text, size_t from, size_t to)
{
    size_t length;
    if (!text.len || is_invisible(cc_utf8_decode(text, 0, &length)))
        return;
    if (text.len == 1 && cc_is_space(text.s[0])) {
        prose_space(prose);
        return;
    }
    fill_gap(prose, from);
    put(prose, text, from, to);
}

enum piece { PIECE_TEXT, PIECE_SPACE, PIECE_NOTHING, PIECE_BAD };

/* What kind of bytes begin at `at`, and how many there are. */
static enum piece piece_at(struct cc_str s, size_t at, size_t *length)
{
    char c = s.s[at];
    *length = 1;
    if (c == '\0')
        return PIECE_BAD;
    if ((unsigned char)c < 0x80)
        return cc_is_space(c) ? PIECE_SPACE : PIECE_TEXT;
    uint32_t decoded = cc_utf8_decode(s, at, length);
    if (decoded == 0xFFFD && *length == 1)
        return PIECE_BAD;
    return is_invisible(decoded) ? PIECE_NOTHING : PIECE_TEXT;
}

/* Printable ASCII, the bulk of all text. */
static bool is_plain(char c)
{
    return c > ' ' && c < 0x7F;
}

/* Behind the text that begins at `at`, where text does; single spaces between words are part of it. */
static size_t text_end(struct cc_str s, size_t at)
{
    size_t length;
    while (at < s.len) {
        if (is_plain(s.s[at]) || (s.s[at] == ' ' && at + 1 < s.len && is_plain(s.s[at + 1])))
            at++;
        else if (piece_at(s, at, &length) == PIECE_TEXT)
            at += length;
        else
            break;
    }
    return at;
}

static void put_bad(struct prose *prose, size_t at)
{
    fill_gap(prose, at);
    put(prose, CC_STR("\x1A"), at, at + 1);
}

void prose_add(struct prose *prose, size_t from, size_t to)
{
    struct cc_str s = cc_str_sub(prose->out->source, from, to);
    for (size_t at = 0, length; at < s.len; at += length) {
        switch (piece_at(s, at, &length)) {
        case PIECE_TEXT:
            length = text_end(s, at) - at;
            fill_gap(prose, from + at);
            put(prose, cc_str_sub(s, at, at + length), from + at, from + at + length);
            break;
        case PIECE_SPACE:
            prose_space(prose);
            break;
        case PIECE_BAD:
            put_bad(prose, from + at);
            break;
        case PIECE_NOTHING:
            break;
        }
    }
}

void prose_keep(struct prose *prose, size_t from, size_t to)
{
    while (from < to) {
        struct cc_str s = cc_str_sub(prose->out->source, from, to);
        const char *nul = memchr(s.s, '\0', s.len);
        s.len = nul ? (size_t)(nul - s.s) : s.len;
        size_t good = cc_utf8_valid_prefix(s);
        if (good)
            put(prose, cc_str_sub(s, 0, good), from, from + good);
        from += good;
        if (from < to)
            put_bad(prose, from++);
    }
}

struct prose_point prose_point(const struct prose *prose)
{
    const struct cc_prose *out = prose->out;
    size_t length = !prose->failed && out->run_count ? out->runs[out->run_count - 1].length : 0;
    return (struct prose_point){prose->start, prose->text.len, prose->seen, out->run_count, length, prose->gap};
}

bool prose_since(const struct prose *prose, const struct prose_point *point, struct cc_str *added)
{
    *added = cc_str_sub(cc_buf_view(&prose->text), point->text, prose->text.len);
    return prose->start == point->start && !prose->failed && !prose->text.failed;
}

void prose_drop(struct prose *prose, const struct prose_point *point)
{
    struct cc_prose *out = prose->out;
    out->run_count = point->runs;
    if (point->runs)
        out->runs[point->runs - 1].length = point->last_run;
    prose->text.len = point->text;
    prose->seen = point->seen;
    prose->gap = point->gap;
}
