/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of a claim in their line, with carets below.
 *
 * Tabs, line ends and controls become single spaces, so that the writers change no width afterwards; the carets are counted in terminal
 * columns (wide characters take two).
 */
#include "check.h"

#include "chipcmp/base/utf8.h"

enum { BEFORE = 36, LONGEST = 96 /* columns shown before the claim, and in all */ };

static bool is_harmless(uint32_t c)
{
    bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    bool format = (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
    return !control && !format;
}

/* One character, made harmless; returns its columns. */
static size_t add_character(struct cc_buf *out, struct cc_str text, size_t at, size_t *length)
{
    uint32_t c = cc_utf8_decode(text, at, length);
    if (!is_harmless(c)) {
        cc_buf_add_char(out, ' ');
        return 1;
    }
    if (c == 0xFFFD) {
        cc_buf_add(out, CC_STR("\xEF\xBF\xBD"));
        return 1;
    }
    struct cc_str one = cc_str_sub(text, at, at + *length);
    cc_buf_add(out, one);
    return cc_utf8_width(one);
}

/* Where the excerpt begins: the line's start, or a word not too far before the claim. */
static size_t excerpt_start(struct cc_str text, size_t claim)
{
    size_t line = claim;
    while (line > 0 && claim - line <= BEFORE && text.s[line - 1] != '\n')
        line--;
    if (claim - line <= BEFORE)
        return line;
    size_t at = claim - BEFORE;
    while (at < claim && !cc_is_space(text.s[at]))
        at++;
    return at < claim ? at + 1 : claim;
}

static bool ends_line(struct cc_str text, size_t at)
{
    return at >= text.len || text.s[at] == '\n';
}

struct cc_str check_quote(const struct cc_check *check, const struct cc_claim *claim, struct cc_doc *doc)
{
    struct cc_str text = check->text;
    struct cc_buf line, carets;
    size_t start = excerpt_start(text, claim->start), columns = 2, at = start;
    bool cut = start > 0 && text.s[start - 1] != '\n';
    cc_buf_init(&line, 0);
    cc_buf_init(&carets, 0);
    cc_buf_add(&line, cut ? CC_STR("  ... ") : CC_STR("  "));
    cc_buf_repeat(&carets, ' ', line.len);
    while (at < text.len && columns < LONGEST && (at < claim->end || !ends_line(text, at))) {
        size_t length, width = add_character(&line, text, at, &length);
        cc_buf_repeat(&carets, at >= claim->start && at < claim->end ? '^' : ' ', at < claim->end ? width : 0);
        columns += width;
        at += length;
    }
    if (!ends_line(text, at))
        cc_buf_add(&line, CC_STR(" ..."));
    cc_buf_addf(&line, "\n%.*s", CC_PRI(cc_buf_view(&carets)));
    doc->failed |= carets.failed;
    cc_buf_release(&carets);
    return cc_doc_keep(doc, &line);
}
