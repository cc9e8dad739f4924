/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. Every escaping: one loop over the characters, and for each form a table of what replaces what. */
#include "chipcmp/base/escape.h"

#include "chipcmp/base/utf8.h"
#include "control.h"

struct replacement {
    uint32_t character;
    const char *text;
};

enum control_rule {
    CONTROL_SPELL, /* \xNN or \u{NNNN} */
    CONTROL_DROP,
    CONTROL_SPACE
};

/* A table of replacements (ended by text NULL) and what is to be done with controls that are not in it. */
struct form {
    const struct replacement *table;
    enum control_rule controls;
};

static const struct replacement nothing[] = {{0, NULL}};

static const struct replacement html[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}, {'\t', "\t"},
    {'\n', "\n"}, {0, NULL}};

static const struct replacement markdown[] = {
    {'\\', "\\\\"},
    {'`', "\\`"},
    {'*', "\\*"},
    {'_', "\\_"},
    {'[', "\\["},
    {']', "\\]"},
    {'<', "\\<"},
    {'>', "\\>"},
    {'|', "\\|"},
    {'#', "\\#"},
    {'\n', " "},
    {'\t', " "},
    {'\r', ""},
    {0, NULL},
};

static const struct replacement csv[] = {{'"', "\"\""}, {'\t', "\t"}, {'\n', "\n"}, {'\r', "\r"}, {0, NULL}};

static const struct replacement tsv[] = {{'\\', "\\\\"}, {'\t', "\\t"}, {'\n', "\\n"}, {'\r', "\\r"}, {0, NULL}};

static const struct replacement gnuplot[] = {{'\'', "''"}, {0, NULL}};

/* Braces are spelled out because BibTeX counts them even behind a backslash. The characters beyond ASCII are those that LaTeX's utf8
 * input does not know. */
static const struct replacement tex[] = {
    {'\\', "\\textbackslash{}"},
    {'{', "\\textbraceleft{}"},
    {'}', "\\textbraceright{}"},
    {'&', "\\&"},
    {'%', "\\%"},
    {'$', "\\$"},
    {'#', "\\#"},
    {'_', "\\_"},
    {'~', "\\textasciitilde{}"},
    {'^', "\\textasciicircum{}"},
    {'<', "\\textless{}"},
    {'>', "\\textgreater{}"},
    {'|', "\\textbar{}"},
    {'"', "\\textquotedbl{}"},
    {0x00A0, "~"},
    {0x2009, "\\,"},
    {0x202F, "\\,"},
    {0x2192, "\\ensuremath{\\rightarrow}"},
    {0x2212, "\\ensuremath{-}"},
    {0x2248, "\\ensuremath{\\approx}"},
    {0x2264, "\\ensuremath{\\leq}"},
    {0x2265, "\\ensuremath{\\geq}"},
    {0, NULL},
};

static const struct replacement ascii_likeness[] = {
    {0x00A0, " "},
    {0x00AB, "\""},
    {0x00B1, "+/-"},
    {0x00B2, "2"},
    {0x00B3, "3"},
    {0x00B5, "u"},
    {0x00B7, "*"},
    {0x00BB, "\""},
    {0x00D7, "x"},
    {0x00F7, "/"},
    {0x2002, " "},
    {0x2003, " "},
    {0x2009, " "},
    {0x200A, " "},
    {0x2010, "-"},
    {0x2011, "-"},
    {0x2012, "-"},
    {0x2013, "-"},
    {0x2014, "-"},
    {0x2018, "'"},
    {0x2019, "'"},
    {0x201A, "'"},
    {0x201C, "\""},
    {0x201D, "\""},
    {0x201E, "\""},
    {0x2022, "*"},
    {0x2026, "..."},
    {0x202F, " "},
    {0x2044, "/"},
    {0x2190, "<-"},
    {0x2192, "->"},
    {0x2212, "-"},
    {0x2248, "~"},
    {0x2260, "!="},
    {0x2264, "<="},
    {0x2265, ">="},
    {0x2715, "x"},
    {0, NULL},
};

static const char *replaced(const struct replacement *table, uint32_t character)
{
    for (; table->text; table++) {
        if (table->character == character)
            return table->text;
    }
    return NULL;
}

static void add_control(struct cc_buf *out, enum control_rule rule, uint32_t character)
{
    char spelled[CC_CONTROL_SIZE];
    switch (rule) {
    case CONTROL_SPELL:
        cc_buf_add(out, (struct cc_str){spelled, cc_control_spell(character, spelled)});
        break;
    case CONTROL_SPACE:
        cc_buf_add_char(out, ' ');
        break;
    case CONTROL_DROP:
        break;
    }
}

/* Adds the printable ASCII that begins at `at`, up to what the table replaces; returns its length. */
static size_t add_plain(struct cc_buf *out, struct cc_str s, size_t at, const struct replacement *table)
{
    size_t end = at;
    while (end < s.len && s.s[end] >= ' ' && s.s[end] <= '~' && !replaced(table, (unsigned char)s.s[end]))
        end++;
    if (end > at)
        cc_buf_add(out, cc_str_sub(s, at, end));
    return end - at;
}

static void add_escaped(struct cc_buf *out, struct cc_str s, struct form form)
{
    size_t length;
    for (size_t at = 0; at < s.len; at += length) {
        length = add_plain(out, s, at, form.table);
        if (length > 0)
            continue;
        uint32_t character = cc_utf8_decode(s, at, &length);
        const char *text = replaced(form.table, character);
        if (text)
            cc_buf_add(out, cc_str_of(text));
        else if (cc_control_is(character))
            add_control(out, form.controls, character);
        else if (length == 1 && character >= 0x80)
            cc_buf_add(out, CC_STR("\xEF\xBF\xBD")); /* U+FFFD */
        else
            cc_buf_add(out, cc_str_sub(s, at, at + length));
    }
}

static void add_ascii(struct cc_buf *out, struct cc_str s)
{
    size_t length;
    for (size_t at = 0; at < s.len; at += length) {
        length = add_plain(out, s, at, nothing);
        if (length > 0)
            continue;
        uint32_t character = cc_utf8_decode(s, at, &length);
        const char *text = replaced(ascii_likeness, character);
        if (text)
            cc_buf_add(out, cc_str_of(text));
        else if (cc_control_is(character))
            add_control(out, CONTROL_SPELL, character);
        else
            cc_buf_add_char(out, character < 0x80 ? (char)character : '?');
    }
}

void cc_escape_terminal(struct cc_buf *out, struct cc_str s, bool ascii_only)
{
    if (ascii_only)
        add_ascii(out, s);
    else
        add_escaped(out, s, (struct form){nothing, CONTROL_SPELL});
}

void cc_escape_html(struct cc_buf *out, struct cc_str s)
{
    add_escaped(out, s, (struct form){html, CONTROL_DROP});
}

void cc_escape_markdown(struct cc_buf *out, struct cc_str s)
{
    add_escaped(out, s, (struct form){markdown, CONTROL_DROP});
}

static size_t skip_digits(struct cc_str s, size_t at)
{
    while (at < s.len && cc_is_digit(s.s[at]))
        at++;
    return at;
}

/* A sign, digits, a point and digits, an exponent: what a spreadsheet reads as a number and never as a formula. */
static bool is_plain_number(struct cc_str s)
{
    size_t at = s.len > 0 && (s.s[0] == '+' || s.s[0] == '-') ? 1 : 0;
    size_t end = skip_digits(s, at);
    if (end == at)
        return false;
    if (end < s.len && s.s[end] == '.')
        end = skip_digits(s, end + 1);
    if (end < s.len && cc_lower(s.s[end]) == 'e') {
        at = end + 1;
        if (at < s.len && (s.s[at] == '+' || s.s[at] == '-'))
            at++;
        end = skip_digits(s, at);
        if (end == at)
            return false;
    }
    return end == s.len;
}

static bool has_any(struct cc_str s, struct cc_str set)
{
    for (size_t i = 0; i < s.len; i++) {
        if (cc_str_find(set, cc_str_sub(s, i, i + 1)) != SIZE_MAX)
            return true;
    }
    return false;
}

bool cc_text_is_formula(struct cc_str s)
{
    return has_any(cc_str_sub(s, 0, 1), CC_STR("=+-@\t\r")) && !is_plain_number(s);
}

void cc_escape_csv(struct cc_buf *out, struct cc_str s, char separator)
{
    const char special[] = {separator, '"', '\r', '\n'};
    bool formula = cc_text_is_formula(s);
    bool quoted = formula || has_any(s, (struct cc_str){special, sizeof special}) || cc_str_trim(s).len < s.len;
    if (quoted)
        cc_buf_add_char(out, '"');
    if (formula)
        cc_buf_add_char(out, '\'');
    add_escaped(out, s, (struct form){csv, CONTROL_DROP});
    if (quoted)
        cc_buf_add_char(out, '"');
}

void cc_escape_tsv(struct cc_buf *out, struct cc_str s)
{
    add_escaped(out, s, (struct form){tsv, CONTROL_DROP});
}

static void add_json_unit(struct cc_buf *out, uint32_t unit)
{
    cc_buf_addf(out, "\\u%04X", (unsigned)unit);
}

void cc_escape_json(struct cc_buf *out, struct cc_str json, bool ascii_only)
{
    size_t length;
    for (size_t at = 0; at < json.len; at += length) {
        bool layout = json.s[at] == '\n' || json.s[at] == '\t';
        length = layout ? 1 : add_plain(out, json, at, nothing);
        if (layout)
            cc_buf_add_char(out, json.s[at]);
        if (length > 0)
            continue;
        uint32_t character = cc_utf8_decode(json, at, &length);
        if (length == 1 && character >= 0x80)
            character = 0xFFFD;
        if (!ascii_only && !cc_control_is(character)) {
            cc_buf_add(out, length == 1 ? CC_STR("\xEF\xBF\xBD") : cc_str_sub(json, at, at + length));
        } else if (character > 0xFFFF) {
            add_json_unit(out, 0xD800 + ((character - 0x10000) >> 10));
            add_json_unit(out, 0xDC00 + ((character - 0x10000) & 0x3FF));
        } else {
            add_json_unit(out, character);
        }
    }
}

void cc_escape_gnuplot(struct cc_buf *out, struct cc_str s)
{
    cc_buf_add_char(out, '\'');
    add_escaped(out, s, (struct form){gnuplot, CONTROL_SPACE});
    cc_buf_add_char(out, '\'');
}

void cc_escape_bibtex(struct cc_buf *out, struct cc_str s)
{
    add_escaped(out, s, (struct form){tex, CONTROL_SPACE});
}

void cc_escape_latex(struct cc_buf *out, struct cc_str s)
{
    add_escaped(out, s, (struct form){tex, CONTROL_SPACE});
}
