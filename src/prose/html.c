/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prose of HTML: text outside of hidden elements, in blocks. */
#include "html.h"

#include "html_element.h"
#include "html_tag.h"

void html_init(struct html *html, struct prose *prose)
{
    *html = (struct html){.prose = prose, .bytes = prose->out->source};
}

/* Text with entities. */
static void add_text(struct html *html, size_t at, size_t end)
{
    struct cc_str bytes = cc_str_sub(html->bytes, 0, end);
    while (at < end) {
        const char *found = memchr(bytes.s + at, '&', end - at);
        size_t entity = found ? (size_t)(found - bytes.s) : end, length = 0;
        char space[8];
        struct cc_str text = {0};
        prose_add(html->prose, at, entity);
        if (entity < end)
            length = prose_entity(bytes, entity, space, &text);
        if (length)
            prose_replace(html->prose, text, entity, entity + length);
        else if (entity < end)
            prose_add(html->prose, entity, entity + 1);
        at = entity + (length ? length : entity < end);
    }
}

static void start_block(struct html *html, unsigned flags)
{
    enum cc_prose_block_kind kind = flags & HTML_CELL ? CC_PROSE_CELL : flags & HTML_ITEM ? CC_PROSE_ITEM : CC_PROSE_PARAGRAPH;
    if (flags & (HTML_HEADING | HTML_ITEM | HTML_CELL))
        html->heading = false;
    if ((flags & HTML_HEADING) || html->heading)
        kind = CC_PROSE_HEADING;
    if (kind == CC_PROSE_PARAGRAPH && prose_is_empty(html->prose))
        kind = html->prose->kind; /* the first paragraph of an item or a cell */
    if (flags & HTML_TABLE)
        prose_open_table(html->prose);
    else if (flags & HTML_ROW)
        prose_open_row(html->prose);
    else if (flags & HTML_CELL)
        prose_open_cell(html->prose);
    else
        prose_open(html->prose, kind);
}

static bool is_digits(struct cc_str s)
{
    size_t digits = 0;
    while (digits < s.len && cc_is_digit(s.s[digits]))
        digits++;
    return s.len > 0 && digits == s.len;
}

/* "mm<sup>2</sup>" is mm², "10<sup>15</sup>" is 10¹⁵. */
static void raise_digits(struct html *html, struct cc_str digits, size_t from, size_t to)
{
    static const char *const raised[] = {"\xE2\x81\xB0", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB4", "\xE2\x81\xB5", "\xE2\x81\xB6",
        "\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9"};
    char kept[4];
    if (digits.len > sizeof kept)
        return;
    memcpy(kept, digits.s, digits.len);
    prose_drop(html->prose, &html->point);
    for (size_t i = 0; i < digits.len; i++)
        prose_replace(html->prose, cc_str_of(raised[kept[i] - '0']), i ? to : from, to);
}

/* A raised link or number is a reference to a note, unless it is the power of a number or of a length. */
static void end_raised(struct html *html, size_t at)
{
    struct cc_str added, text = cc_buf_view(&html->prose->text);
    const struct prose_point *point = &html->point;
    html->raised = false;
    if (!prose_since(html->prose, point, &added))
        return;
    bool spaced = added.len && cc_is_space(added.s[0]);
    char last = !spaced && point->text > point->start ? cc_lower(text.s[point->text - 1]) : ' ';
    bool power = cc_is_digit(last) || last == 'm';
    added = cc_str_trim(added);
    if (!added.len)
        return;
    if (html->linked || added.s[0] == '[' || (is_digits(added) && !power))
        prose_drop(html->prose, point);
    else if (is_digits(added))
        raise_digits(html, added, point->seen, at);
}

static void start_tag(struct html *html, const struct html_element *element, const struct html_tag *tag, size_t at)
{
    if (element->flags & HTML_BLOCK)
        start_block(html, element->flags);
    if ((element->flags & HTML_HEADING) && !(element->flags & HTML_RAW))
        html->heading = true;
    if (element->flags & HTML_BREAK)
        prose_break(html->prose);
    if (element->flags & HTML_LINK)
        html->linked = true;
    if (element->flags & HTML_OBJECT)
        prose_replace(html->prose, PROSE_OBJECT, at, tag->end);
    if ((element->flags & HTML_SUP) && !html->raised) {
        html->raised = true;
        html->linked = false;
        html->point = prose_point(html->prose);
    }
    if ((element->flags & HTML_HIDDEN) && !(element->flags & HTML_RAW) && !tag->closes_itself) {
        html->skipped = element;
        html->depth = 1;
    }
}

static void end_tag(struct html *html, const struct html_element *element, size_t at)
{
    if ((element->flags & HTML_SUP) && html->raised)
        end_raised(html, at);
    if (element->flags & HTML_HEADING)
        html->heading = false;
    if (element->flags & HTML_TABLE)
        prose_close_table(html->prose);
    else if (element->flags & HTML_BLOCK)
        prose_open(html->prose, html->heading ? CC_PROSE_HEADING : CC_PROSE_PARAGRAPH);
    else if (cc_str_eq(cc_str_of(element->name), CC_STR("br")))
        prose_break(html->prose); /* as browsers do */
}

/* A tag within a hidden element; true where that one goes on. */
static bool stays_hidden(struct html *html, const struct html_element *element, const struct html_tag *tag)
{
    if (element == html->skipped) {
        if (tag->piece == HTML_END)
            html->depth--;
        else if (!tag->closes_itself)
            html->depth++;
    }
    bool over = (html->skipped->flags & HTML_INLINE) && (element->flags & HTML_BLOCK);
    if (html->depth && !over)
        return true;
    html->skipped = NULL;
    return !over && !(element->flags & HTML_BLOCK);
}

/* Behind the content of an element that is no markup; that of a title is prose. */
static size_t read_raw(struct html *html, const struct html_element *element, size_t at, size_t end)
{
    size_t raw = html_raw_end(cc_str_sub(html->bytes, 0, end), at, element->name);
    if (!(element->flags & HTML_HIDDEN) && !html_hides(html))
        add_text(html, at, raw);
    return raw;
}

size_t html_markup(struct html *html, size_t at, size_t end)
{
    struct html_tag tag = html_tag_at(cc_str_sub(html->bytes, 0, end), at);
    const struct html_element *element = tag.piece == HTML_START || tag.piece == HTML_END ? html_element_find(tag.name) : NULL;
    if (!element)
        return tag.end;
    if (!html->skipped || !stays_hidden(html, element, &tag)) {
        if (tag.piece == HTML_END)
            end_tag(html, element, at);
        else
            start_tag(html, element, &tag, at);
    }
    bool raw = tag.piece == HTML_START && (element->flags & HTML_RAW) && !tag.closes_itself;
    return raw ? read_raw(html, element, tag.end, end) : tag.end;
}

void html_read(struct html *html, size_t at, size_t end)
{
    while (at < end) {
        const char *open = memchr(html->bytes.s + at, '<', end - at);
        size_t markup = open ? (size_t)(open - html->bytes.s) : end;
        if (!html_hides(html))
            add_text(html, at, markup);
        if (markup == end)
            return;
        at = html_markup(html, markup, end);
        if (at > markup)
            continue;
        if (!html_hides(html))
            prose_add(html->prose, markup, markup + 1); /* "a < b" */
        at = markup + 1;
    }
}

void prose_read_html(struct prose *prose)
{
    struct html html;
    html_init(&html, prose);
    html_read(&html, 0, prose->out->source.len);
}
