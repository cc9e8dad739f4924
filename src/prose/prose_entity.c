/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities of HTML, which are those of Markdown too. The table of their names is md4c's. */
#include "prose.h"

#include <md4c-html.h>

enum { NAME_MOST = 40 /* bytes of the longest, CounterClockwiseContourIntegral, with "&" and ";", and some */ };

/* What md4c would write as markup again. */
static const struct {
    const char *name, *text;
} plain[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"AMP", "&"}, {"LT", "<"}, {"GT", ">"}, {"QUOT", "\""}};

/* What browsers read in the place of C1 controls: the characters of Windows-1252. */
static const uint16_t windows[32] = {0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,
    0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};

static size_t encode(uint32_t c, char out[8])
{
    if (c >= 0x80 && c < 0xA0)
        c = windows[c - 0x80];
    if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        c = 0xFFFD;
    size_t tail = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead[tail] | (c >> (6 * tail)));
    for (size_t i = 1; i <= tail; i++)
        out[i] = (char)(0x80 | ((c >> (6 * (tail - i))) & 0x3F));
    return tail + 1;
}

static unsigned digit_value(char c)
{
    if (cc_is_digit(c))
        return (unsigned)(c - '0');
    c = cc_lower(c);
    return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 16;
}

/* "&#215;" or "&#xD7;"; the semicolon may be missing. */
static size_t number(struct cc_str s, size_t at, char out[8], struct cc_str *text)
{
    size_t i = at + 2;
    bool hexadecimal = i < s.len && cc_lower(s.s[i]) == 'x';
    uint32_t c = 0, base = hexadecimal ? 16 : 10;
    size_t first = i += hexadecimal;
    for (; i < s.len && digit_value(s.s[i]) < base; i++)
        c = c > 0x10FFFF ? c : c * base + digit_value(s.s[i]);
    if (i == first)
        return 0;
    *text = (struct cc_str){out, encode(c, out)};
    return i + (i < s.len && s.s[i] == ';') - at;
}

struct reply {
    char *out;
    size_t len;
    bool too_long;
};

static void take(const MD_CHAR *bytes, MD_SIZE size, void *context)
{
    static const char *const frame[] = {"<p>", "</p>\n"};
    struct reply *reply = context;
    for (size_t i = 0; i < sizeof frame / sizeof *frame; i++)
        if (cc_str_eq((struct cc_str){bytes, size}, cc_str_of(frame[i])))
            return;
    if (size > 8 - reply->len) {
        reply->too_long = true;
        return;
    }
    memcpy(reply->out + reply->len, bytes, size);
    reply->len += size;
}

/* md4c has no other door to its table than a document of one entity. One that it does not know comes back as "&amp;". */
/* NOLINTNEXTLINE(readability-non-const-parameter): written through `reply` */
static bool look_up(struct cc_str entity, char out[8], struct cc_str *text)
{
    struct reply reply = {.out = out};
    if (md_html(entity.s, (MD_SIZE)entity.len, take, &reply, 0, 0) != 0 || reply.too_long || !reply.len || out[0] == '&')
        return false;
    *text = (struct cc_str){out, reply.len};
    return true;
}

size_t prose_entity(struct cc_str s, size_t at, char out[8], struct cc_str *text)
{
    if (at + 1 < s.len && s.s[at + 1] == '#')
        return number(s, at, out, text);
    size_t end = at + 1;
    while (end < s.len && end - at < NAME_MOST && (cc_is_alpha(s.s[end]) || cc_is_digit(s.s[end])))
        end++;
    struct cc_str name = cc_str_sub(s, at + 1, end);
    if (end == s.len || s.s[end] != ';' || !name.len)
        return 0;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (cc_str_eq(name, cc_str_of(plain[i].name))) {
            *text = cc_str_of(plain[i].text);
            return end + 1 - at;
        }
    }
    return look_up(cc_str_sub(s, at, end + 1), out, text) ? end + 1 - at : 0;
}
