/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags and comments, after the tokenizer of the HTML standard; quotes in attributes are heeded. */
#include "html_tag.h"

static size_t behind(struct cc_str bytes, size_t at, struct cc_str what)
{
    size_t found = cc_str_find(cc_str_sub(bytes, at, bytes.len), what);
    return found == SIZE_MAX ? bytes.len : at + found + what.len;
}

static size_t skip_space(struct cc_str bytes, size_t at)
{
    while (at < bytes.len && cc_is_space(bytes.s[at]))
        at++;
    return at;
}

/* Behind the value of an attribute. */
static size_t value_end(struct cc_str bytes, size_t at)
{
    at = skip_space(bytes, at);
    if (at < bytes.len && (bytes.s[at] == '"' || bytes.s[at] == '\'')) {
        const char *quote = memchr(bytes.s + at + 1, bytes.s[at], bytes.len - at - 1);
        return quote ? (size_t)(quote - bytes.s) + 1 : bytes.len;
    }
    while (at < bytes.len && bytes.s[at] != '>' && !cc_is_space(bytes.s[at]))
        at++;
    return at;
}

/* Behind the name of an attribute; one that begins with '=' is all the same a name. */
static size_t attribute_name_end(struct cc_str bytes, size_t at)
{
    do
        at++;
    while (at < bytes.len && bytes.s[at] != '=' && bytes.s[at] != '>' && bytes.s[at] != '/' && !cc_is_space(bytes.s[at]));
    return at;
}

/* From behind the name of the tag to behind its '>'. */
static void read_attributes(struct cc_str bytes, struct html_tag *tag)
{
    size_t at = tag->end;
    while ((at = skip_space(bytes, at)) < bytes.len && bytes.s[at] != '>') {
        tag->closes_itself = bytes.s[at] == '/';
        if (tag->closes_itself) {
            at++;
            continue;
        }
        at = attribute_name_end(bytes, at);
        size_t next = skip_space(bytes, at);
        if (next < bytes.len && bytes.s[next] == '=')
            at = value_end(bytes, next + 1);
    }
    tag->end = at < bytes.len ? at + 1 : bytes.len;
    if (at >= bytes.len)
        tag->piece = HTML_OTHER;
}

static struct html_tag tag(struct cc_str bytes, size_t name, enum html_piece piece)
{
    struct html_tag out = {.piece = piece, .end = name};
    while (out.end < bytes.len && bytes.s[out.end] != '>' && bytes.s[out.end] != '/' && !cc_is_space(bytes.s[out.end]))
        out.end++;
    out.name = cc_str_sub(bytes, name, out.end);
    read_attributes(bytes, &out);
    return out;
}

static struct html_tag declaration(struct cc_str bytes, size_t at)
{
    struct cc_str rest = cc_str_sub(bytes, at, bytes.len);
    struct html_tag out = {.piece = HTML_OTHER};
    if (cc_str_starts(rest, CC_STR("<!-->")))
        out.end = at + 5;
    else if (cc_str_starts(rest, CC_STR("<!--->")))
        out.end = at + 6;
    else if (cc_str_starts(rest, CC_STR("<!--"))) {
        size_t usual = behind(bytes, at + 4, CC_STR("-->"));
        size_t odd = behind(cc_str_sub(bytes, 0, usual), at + 4, CC_STR("--!>"));
        out.end = odd < usual ? odd : usual;
    } else if (cc_str_starts(rest, CC_STR("<![CDATA[")))
        out.end = behind(bytes, at, CC_STR("]]>"));
    else
        out.end = behind(bytes, at, CC_STR(">"));
    return out;
}

struct html_tag html_tag_at(struct cc_str bytes, size_t at)
{
    struct html_tag none = {.piece = HTML_NONE, .end = at};
    if (at + 1 >= bytes.len)
        return none;
    char c = bytes.s[at + 1];
    if (cc_is_alpha(c))
        return tag(bytes, at + 1, HTML_START);
    if (c == '!' || c == '?')
        return declaration(bytes, at);
    if (c != '/' || at + 2 >= bytes.len)
        return none;
    return cc_is_alpha(bytes.s[at + 2]) ? tag(bytes, at + 2, HTML_END) : declaration(bytes, at);
}

size_t html_raw_end(struct cc_str bytes, size_t at, const char *name)
{
    struct cc_str wanted = cc_str_of(name);
    const char *open;
    for (; at < bytes.len && (open = memchr(bytes.s + at, '<', bytes.len - at)) != NULL; at++) {
        at = (size_t)(open - bytes.s);
        size_t end = at + 2 + wanted.len;
        if (end > bytes.len || bytes.s[at + 1] != '/' || !cc_str_eq_nocase(cc_str_sub(bytes, at + 2, end), wanted))
            continue;
        if (end == bytes.len || bytes.s[end] == '>' || bytes.s[end] == '/' || cc_is_space(bytes.s[end]))
            return at;
    }
    return bytes.len;
}
