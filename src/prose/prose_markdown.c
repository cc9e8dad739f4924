/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prose of Markdown (CommonMark with tables and struck-out text), read by md4c.
 *
 * cmark was weighed: the columns that it gives for inline text are of the line without its indentation and marks of quotes, it gives none
 * for what stands for an escape, and it knows no tables. md4c hands out pointers into the source, which are exact.
 */
#include "html.h"
#include "html_tag.h"

#include <md4c.h>

struct markdown {
    struct prose *prose;
    struct html html;
    struct cc_str source; /* as md4c sees it: without front matter, NULs replaced */
    size_t base;          /* of it in the source of the prose */
    size_t hidden;        /* code, images, struck-out text at hand */
    size_t markup;        /* behind the markup read last */
    size_t block_from;    /* of a block of HTML */
    size_t cells, cells_most;
    bool in_html, fresh; /* fresh: nothing of the item was read yet */
    bool code;           /* code in the line has begun, and nothing stands in its place yet */
};

/* Where a text of md4c's stands in the source of the prose; false where it stands for something else (a line end). */
static bool place_of(const struct markdown *md, const MD_CHAR *text, MD_SIZE size, size_t *from)
{
    uintptr_t at = (uintptr_t)text, start = (uintptr_t)md->source.s;
    if (at < start || at + size > start + md->source.len)
        return false;
    *from = md->base + (size_t)(at - start);
    return true;
}

static void open_item_or(struct markdown *md, enum cc_prose_block_kind kind)
{
    bool first = md->fresh && prose_is_empty(md->prose);
    prose_open(md->prose, first ? CC_PROSE_ITEM : kind);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct markdown *md = context;
    (void)detail;
    switch ((int)type) {
    case MD_BLOCK_LI:
        prose_open(md->prose, CC_PROSE_ITEM);
        md->fresh = true;
        break;
    case MD_BLOCK_H:
        prose_open(md->prose, CC_PROSE_HEADING);
        break;
    case MD_BLOCK_TABLE:
        prose_open_table(md->prose);
        break;
    case MD_BLOCK_TR:
        prose_open_row(md->prose);
        break;
    case MD_BLOCK_TD:
    case MD_BLOCK_TH:
        prose_open_cell(md->prose);
        return md->cells++ > md->cells_most; /* ends the parse */
    case MD_BLOCK_CODE:
        prose_open(md->prose, CC_PROSE_PARAGRAPH);
        md->hidden++;
        break;
    case MD_BLOCK_HTML:
        prose_open(md->prose, CC_PROSE_PARAGRAPH);
        md->in_html = true;
        md->block_from = SIZE_MAX;
        break;
    case MD_BLOCK_P:
        open_item_or(md, CC_PROSE_PARAGRAPH);
        break;
    default:
        if (!md->fresh)
            prose_open(md->prose, CC_PROSE_PARAGRAPH);
        break;
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct markdown *md = context;
    (void)detail;
    if (type == MD_BLOCK_HTML && md->block_from != SIZE_MAX)
        html_read(&md->html, md->block_from, md->markup);
    if (type == MD_BLOCK_HTML)
        md->in_html = false;
    if (type == MD_BLOCK_CODE)
        md->hidden--;
    if (!prose_is_empty(md->prose) || type == MD_BLOCK_LI || type == MD_BLOCK_CODE)
        md->fresh = false;
    if (type == MD_BLOCK_TABLE)
        prose_close_table(md->prose);
    else
        prose_open(md->prose, CC_PROSE_PARAGRAPH);
    return 0;
}

static bool hides(MD_SPANTYPE type)
{
    return type == MD_SPAN_CODE || type == MD_SPAN_IMG || type == MD_SPAN_DEL;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct markdown *md = context;
    (void)detail;
    md->code = type == MD_SPAN_CODE && !md->hidden && !html_hides(&md->html);
    md->hidden += hides(type);
    md->html.linked = md->html.linked || type == MD_SPAN_A;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct markdown *md = context;
    (void)detail;
    md->hidden -= hides(type);
    return 0;
}

/* Blocks of HTML are read whole when they end, tags in the line one by one. */
static void add_html(struct markdown *md, size_t from, size_t size)
{
    if (md->in_html) {
        md->block_from = md->block_from < from ? md->block_from : from;
        md->markup = from + size;
        return;
    }
    if (from >= md->markup) /* else the rest of a tag of several lines */
        md->markup = html_markup(&md->html, from, html_tag_at(md->html.bytes, from).end);
}

static void add_entity(struct markdown *md, size_t from, size_t size)
{
    char space[8];
    struct cc_str text, entity = cc_str_sub(md->prose->out->source, from, from + size);
    if (prose_entity(entity, 0, space, &text) == size)
        prose_replace(md->prose, text, from, from + size);
    else
        prose_add(md->prose, from, from + size);
}

static void add_placed(struct markdown *md, MD_TEXTTYPE type, size_t from, size_t size)
{
    if (type == MD_TEXT_HTML) {
        add_html(md, from, size);
        return;
    }
    if (type == MD_TEXT_CODE && md->code) {
        prose_replace(md->prose, PROSE_OBJECT, from, from + size);
        md->code = false;
    }
    if (md->hidden || html_hides(&md->html))
        return;
    if (type == MD_TEXT_ENTITY)
        add_entity(md, from, size);
    else
        prose_add(md->prose, from, from + size);
}

/* "Memory: 80 GB", "**TDP:** 700 W": a line that begins with a short key. */
static bool is_keyed(struct cc_str line)
{
    enum { LONGEST = 40 };
    size_t at = 0;
    while (at < line.len && (line.s[at] == '*' || line.s[at] == '_' || cc_is_space(line.s[at])))
        at++;
    size_t start = at;
    bool upper = at < line.len && (cc_is_digit(line.s[at]) || (cc_is_alpha(line.s[at]) && line.s[at] < 'a'));
    while (at < line.len && at - start < LONGEST && line.s[at] != ':' && line.s[at] != '.' && line.s[at] != ',')
        at++;
    return upper && at + 1 < line.len && line.s[at] == ':' && (cc_is_space(line.s[at + 1]) || line.s[at + 1] == '*');
}

/* "• 80 GB": a bullet that Markdown does not know. */
static bool is_bulleted(struct cc_str line)
{
    static const char *const bullets[] = {"\xE2\x80\xA2", "\xE2\x80\xA3", "\xE2\x97\xA6", "\xE2\x96\xAA", "\xE2\x96\xB8", "\xE2\x96\xA0",
        "\xE2\x97\x8F", "\xE2\x80\x93 ", "\xE2\x9C\x85", "\xE2\x9D\x8C"};
    line = cc_str_trim(line);
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (cc_str_starts(line, cc_str_of(bullets[i])))
            return true;
    return false;
}

static bool is_item(struct cc_str line)
{
    size_t at = 0;
    line = cc_str_trim(line);
    while (at < line.len && cc_is_digit(line.s[at]))
        at++;
    bool numbered = at > 0 && at + 1 < line.len && (line.s[at] == '.' || line.s[at] == ')') && line.s[at + 1] == ' ';
    return numbered || (line.len > 2 && line.s[1] == ' ' && (line.s[0] == '-' || line.s[0] == '*' || line.s[0] == '+'));
}

/* A list, or lines with keys, is what comes next. */
static bool is_listed(struct cc_str rest)
{
    struct cc_str line;
    do
        cc_str_cut(rest, '\n', &line, &rest);
    while (rest.len && !cc_str_trim(line).len);
    return is_item(line) || is_bulleted(line) || is_keyed(line);
}

/* "**H200**", "H200:", "H200" with a list below: a heading, though to Markdown it goes on with the item above where no blank line stands
 * between. A line that wraps goes on behind a full one. */
static bool is_label(struct cc_str before, struct cc_str line)
{
    enum { LONGEST = 80, LONGEST_PLAIN = 40, FULL = 60 };
    struct cc_str text = cc_str_trim(line);
    if (text.len < 2 || text.len > LONGEST || text.s != line.s || is_item(line))
        return false;
    char first = text.s[0], last = text.s[text.len - 1];
    bool bold = cc_str_starts(text, CC_STR("**")) && (cc_str_ends(text, CC_STR("**")) || cc_str_ends(text, CC_STR("**:")));
    bool named = (cc_is_alpha(first) && first < 'a') || cc_is_digit(first);
    bool plain = named && text.len <= LONGEST_PLAIN && before.len < FULL && last != '.' && last != ',' && last != ';' && !is_keyed(line);
    return bold || last == ':' || plain;
}

enum line_end { LINE_RUNS_ON, LINE_BREAKS, LINE_OPENS_SECTION };

/* What a soft break is: the line behind it is one of its own where both have keys, or it has a bullet. */
static enum line_end line_end(const struct markdown *md)
{
    struct cc_str source = md->prose->out->source, before, behind, rest;
    size_t start = md->prose->seen;
    while (start > 0 && source.s[start - 1] != '\n')
        start--;
    cc_str_cut(cc_str_sub(source, start, source.len), '\n', &before, &rest);
    cc_str_cut(rest, '\n', &behind, &rest);
    if (is_label(before, behind) && is_listed(rest))
        return LINE_OPENS_SECTION;
    return is_bulleted(behind) || (is_keyed(before) && is_keyed(behind)) ? LINE_BREAKS : LINE_RUNS_ON;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    struct markdown *md = context;
    size_t from;
    enum line_end end = type == MD_TEXT_BR ? LINE_BREAKS : type == MD_TEXT_SOFTBR ? line_end(md) : LINE_RUNS_ON;
    if (place_of(md, text, size, &from))
        add_placed(md, type, from, size);
    else if (end == LINE_OPENS_SECTION)
        prose_open(md->prose, CC_PROSE_HEADING);
    else if (end == LINE_BREAKS)
        prose_break(md->prose);
    else
        prose_space(md->prose);
    return md->prose->failed || md->prose->text.failed;
}

/* The length of a block of YAML or TOML at the start, or 0. */
static size_t front_matter(struct cc_str source)
{
    static const char *const fences[] = {"---", "+++"};
    struct cc_str line, rest;
    cc_str_cut(source, '\n', &line, &rest);
    for (size_t i = 0; i < sizeof fences / sizeof *fences; i++) {
        struct cc_str fence = cc_str_of(fences[i]);
        if (!cc_str_eq(cc_str_trim(line), fence))
            continue;
        while (rest.len) {
            cc_str_cut(rest, '\n', &line, &rest);
            line = cc_str_trim(line);
            if (cc_str_eq(line, fence) || (i == 0 && cc_str_eq(line, CC_STR("..."))))
                return source.len - rest.len;
        }
    }
    return 0;
}

/* For md4c a NUL ends nothing but stands nowhere; in its place goes what prose_add would make of it. */
static struct cc_str without_nuls(struct cc_str source, struct cc_arena *arena)
{
    if (!source.len || !memchr(source.s, '\0', source.len))
        return source;
    char *bytes = CC_NEW(arena, char, source.len);
    for (size_t i = 0; bytes && i < source.len; i++)
        bytes[i] = source.s[i] ? source.s[i] : '\x1A';
    return (struct cc_str){bytes, source.len};
}

static bool is_delimiter(struct cc_str line)
{
    static const char marks[] = "|-: \t\r";
    bool dash = false, bar = false;
    for (size_t i = 0; i < line.len; i++) {
        dash = dash || line.s[i] == '-';
        bar = bar || line.s[i] == '|';
        if (!memchr(marks, line.s[i], sizeof marks - 1))
            return false;
    }
    return dash && bar;
}

/* Where the line above the row that begins at `row` ends with a mark that can be spared, that mark; else SIZE_MAX. */
static size_t mark_before(struct cc_str source, size_t row)
{
    static const char marks[] = ":.*";
    if (row < 2 || source.s[row - 2] == '\n' || !memchr(marks, source.s[row - 2], sizeof marks - 1))
        return SIZE_MAX;
    size_t start = row - 2;
    while (start > 0 && source.s[start - 1] != '\n')
        start--;
    return memchr(source.s + start, '|', row - start) ? SIZE_MAX : row - 2;
}

/* A table right below a line of text is none for md4c, as it is for most readers: in a copy the last mark of that line becomes its end. */
static struct cc_str with_tables_apart(struct cc_str source, struct cc_arena *arena)
{
    char *bytes = NULL;
    size_t row = 0; /* the line before */
    for (size_t at = 0; at < source.len;) {
        const char *newline = memchr(source.s + at, '\n', source.len - at);
        size_t end = newline ? (size_t)(newline - source.s) : source.len;
        struct cc_str line = cc_str_sub(source, at, end);
        size_t mark = is_delimiter(line) && memchr(source.s + row, '|', at - row) ? mark_before(source, row) : SIZE_MAX;
        if (mark != SIZE_MAX && !bytes && (bytes = CC_NEW(arena, char, source.len)) != NULL)
            memcpy(bytes, source.s, source.len);
        if (mark != SIZE_MAX && !bytes)
            return (struct cc_str){NULL, source.len};
        if (mark != SIZE_MAX)
            bytes[mark] = '\n';
        row = at;
        at = end + 1;
    }
    return bytes ? (struct cc_str){bytes, source.len} : source;
}

bool prose_read_markdown(struct prose *prose, struct cc_error *error)
{
    static const MD_PARSER parser = {0, MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS, enter_block, leave_block, enter_span,
        leave_span, add_text, NULL, NULL};
    struct cc_str whole = prose->out->source;
    struct markdown md = {.prose = prose, .cells_most = whole.len};
    md.base = cc_str_starts(whole, CC_STR("\xEF\xBB\xBF")) ? 3 : 0;
    md.base += front_matter(cc_str_sub(whole, md.base, whole.len));
    md.source = without_nuls(cc_str_sub(whole, md.base, whole.len), prose->arena);
    if (md.source.s)
        md.source = with_tables_apart(md.source, prose->arena);
    if (md.source.len && !md.source.s)
        return cc_error_memory(error);
    html_init(&md.html, prose);
    int result = md_parse(md.source.len ? md.source.s : "", (MD_SIZE)md.source.len, &parser, &md);
    if (md.cells > md.cells_most) /* a row of one cell has as many as the head: a small file can stand for billions */
        return cc_error_set(error, CC_ERR_DATA, "a table in it has far more cells than there is text");
    return result == 0 || cc_error_memory(error);
}
