/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render. Text for a terminal: made harmless, and broken at spaces. */
#include "wrap.h"

#include "chipcmp/base/escape.h"
#include "chipcmp/base/utf8.h"

void cc_text_clean(struct cc_buf *out, struct cc_str text, bool ascii)
{
    text = cc_str_trim(text);
    size_t from = 0;
    for (size_t at = 0; at <= text.len; at++) {
        if (at < text.len && !cc_is_space(text.s[at]))
            continue;
        cc_escape_terminal(out, cc_str_sub(text, from, at), ascii);
        if (at < text.len)
            cc_buf_add_char(out, ' ');
        from = at + 1;
    }
}

static size_t skip_spaces(struct cc_str text, size_t at)
{
    while (at < text.len && text.s[at] == ' ')
        at++;
    return at;
}

static size_t skip_word(struct cc_str text, size_t at)
{
    while (at < text.len && text.s[at] != ' ')
        at++;
    return at;
}

static bool is_address(struct cc_str word)
{
    return cc_str_find(word, CC_STR("://")) != SIZE_MAX;
}

size_t cc_text_longest_word(struct cc_str text, size_t most)
{
    size_t longest = 0;
    for (size_t at = skip_spaces(text, 0); at < text.len;) {
        size_t end = skip_word(text, at);
        struct cc_str word = cc_str_sub(text, at, end);
        size_t width = cc_utf8_width(word);
        if (width > most && !is_address(word))
            width = most;
        longest = width > longest ? width : longest;
        at = skip_spaces(text, end);
    }
    return longest;
}

/* Bytes of a word that fit the width, at least one character: up to a joint if there is one. */
static size_t break_word(struct cc_str word, size_t width)
{
    size_t at = 0, joint = 0, columns = 0, length;
    while (at < word.len) {
        cc_utf8_decode(word, at, &length);
        columns += cc_utf8_width(cc_str_sub(word, at, at + length));
        if (columns > width && at > 0)
            break;
        at += length;
        char last = word.s[at - 1];
        if (last == '/' || last == '_' || last == '-')
            joint = at;
    }
    return joint ? joint : at;
}

bool cc_text_next_line(struct cc_str *rest, size_t width, struct cc_str *line)
{
    struct cc_str text = *rest;
    size_t start = skip_spaces(text, 0);
    if (start == text.len)
        return false;
    size_t end = skip_word(text, start);
    struct cc_str first = cc_str_sub(text, start, end);
    size_t columns = cc_utf8_width(first);
    if (width != 0 && columns > width && !is_address(first))
        end = start + break_word(first, width);
    while (width == 0 || columns <= width) {
        size_t next = skip_spaces(text, end);
        size_t next_end = skip_word(text, next);
        columns += cc_utf8_width(cc_str_sub(text, end, next_end));
        if (next == text.len || (width != 0 && columns > width))
            break;
        end = next_end;
    }
    *line = cc_str_sub(text, start, end);
    *rest = cc_str_sub(text, end, text.len);
    return true;
}
