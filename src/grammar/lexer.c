/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text to tokens. */
#include "lexer.h"

#include "chipcmp/base/utf8.h"
#include "chipcmp/num/decimal.h"

#include "sentence.h"

#include <string.h>

enum { SIGN_SPACE = ' ', SIGN_NONE = 0, SIGN_TIMES = 'x', SIGN_LETTER = 'a' };

/* Characters outside ASCII that are no letters, as the mark they count for. */
static const struct {
    uint32_t from, to;
    char sign;
} signs[] = {
    {0x0080, 0x00A0, SIGN_SPACE}, {0x00A9, 0x00A9, SIGN_NONE}, {0x00AD, 0x00AE, SIGN_NONE}, {0x00B1, 0x00B1, '~'},
    {0x00B7, 0x00B7, MARK_BULLET}, {0x00D7, 0x00D7, SIGN_TIMES}, {0x2000, 0x200A, SIGN_SPACE}, {0x200B, 0x200F, SIGN_NONE},
    {0x2010, 0x2011, '-'}, {0x2012, 0x2015, '-'}, {0x2018, 0x201B, '\''}, {0x201C, 0x201F, '"'}, {0x2022, 0x2023, MARK_BULLET},
    {0x2026, 0x2026, '.'}, {0x2028, 0x2029, '\n'}, {0x202F, 0x202F, SIGN_SPACE}, {0x2060, 0x2060, SIGN_NONE}, {0x2120, 0x2122, SIGN_NONE},
    {0x2190, 0x21FF, MARK_ARROW}, {0x2212, 0x2212, '-'}, {0x2248, 0x2248, '~'}, {0x223C, 0x223C, '~'}, {0x2264, 0x2264, MARK_ATMOST},
    {0x2265, 0x2265, MARK_ATLEAST}, {0x25A0, 0x25FF, MARK_BULLET}, {0x3000, 0x3000, SIGN_SPACE}, {0x3001, 0x3001, ','},
    {0x3002, 0x3002, '.'}, {0xFEFF, 0xFEFF, SIGN_NONE}, {0xFF0C, 0xFF0C, ','},
    {0xFFFD, 0xFFFD, SIGN_SPACE}, /* and bytes that are no text */
};

struct lexer {
    struct cc_str text;
    size_t at;
    bool spaced;
    struct cc_arena *arena;
    struct tokens *out;
    struct cc_error *error;
};

/* What stands at `at`: an ASCII byte, or the sign of a character. */
static char sign_at(struct cc_str text, size_t at, size_t *length)
{
    *length = 1;
    if ((unsigned char)text.s[at] < 0x80)
        return text.s[at];
    uint32_t c = cc_utf8_decode(text, at, length);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (c >= signs[i].from && c <= signs[i].to)
            return signs[i].sign;
    return SIGN_LETTER;
}

static bool is_letter_at(struct cc_str text, size_t at, size_t *length)
{
    if (at >= text.len)
        return false;
    char c = sign_at(text, at, length);
    return *length > 1 ? c == SIGN_LETTER : cc_is_alpha(c);
}

/* An ASCII byte that words are made of. */
static bool is_wordly(char c)
{
    return cc_is_alpha(c) || cc_is_digit(c) || c == '_';
}

static struct token *push(struct lexer *lexer, enum token_kind kind, size_t start, size_t end)
{
    struct tokens *out = lexer->out;
    struct token *grown = cc_arena_grow(lexer->arena, out->items, out->count, &out->capacity, sizeof *grown);
    if (!grown) {
        cc_error_memory(lexer->error);
        return NULL;
    }
    out->items = grown;
    grown[out->count] = (struct token){.kind = kind,
        .spaced = lexer->spaced,
        .start = start,
        .end = end,
        .text = cc_str_sub(lexer->text, start, end),
        .initial = kind == TOKEN_WORD ? cc_lower(lexer->text.s[start]) : '\0'};
    lexer->spaced = false;
    lexer->at = end;
    return &grown[out->count++];
}

static bool push_mark(struct lexer *lexer, char mark, size_t end)
{
    struct token *token = push(lexer, TOKEN_MARK, lexer->at, end);
    if (token)
        token->mark = mark;
    return token != NULL;
}

/* Cuts a possessive ending off the token: "H100's", "Hoppers'". */
static void cut_possessive(struct token *token)
{
    struct cc_str s = token->text;
    static const char *const quotes[] = {"'", "\xE2\x80\x99", "\xE2\x80\x98"};
    if (cc_lower(s.s[s.len - 1]) != 's')
        return;
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
        size_t len = strlen(quotes[i]);
        if (s.len <= len + 1 || memcmp(s.s + s.len - 1 - len, quotes[i], len) != 0)
            continue;
        token->text.len -= len + 1;
        token->possessive = true;
        return;
    }
}

/* The end of the word that begins with the letter at `at`, with the apostrophes inside it. */
static size_t word_end(struct cc_str text, size_t at)
{
    size_t length, after;
    bool on = is_letter_at(text, at, &length);
    while (on) {
        at += length;
        while (at < text.len && is_wordly(text.s[at]))
            at++;
        on = is_letter_at(text, at, &length) ||
             (at < text.len && sign_at(text, at, &length) == '\'' && is_letter_at(text, at + length, &after));
    }
    return at;
}

/* The "x" of "x1.76", but not of "x86". */
static bool is_factor_sign(const struct lexer *lexer)
{
    if (!lexer->spaced || cc_lower(lexer->text.s[lexer->at]) != 'x')
        return false;
    struct cc_str rest = cc_str_sub(lexer->text, lexer->at + 1, lexer->text.len);
    size_t number = cc_decimal_scan(rest);
    return number > 2 && memchr(rest.s, '.', number);
}

static bool lex_word(struct lexer *lexer)
{
    if (is_factor_sign(lexer))
        return push(lexer, TOKEN_WORD, lexer->at, lexer->at + 1) != NULL;
    size_t end = word_end(lexer->text, lexer->at);
    struct token *token = push(lexer, TOKEN_WORD, lexer->at, end);
    if (!token)
        return false;
    cut_possessive(token);
    size_t quote = 0, after = 0;
    bool plural = token->text.len > 2 && cc_lower(token->text.s[token->text.len - 1]) == 's';
    if (plural && !token->possessive && end < lexer->text.len && sign_at(lexer->text, end, &quote) == '\'' &&
        end + quote < lexer->text.len && cc_is_space(sign_at(lexer->text, end + quote, &after))) {
        token->possessive = true;
        token->end = lexer->at = end + quote;
    }
    return true;
}

static bool lex_number(struct lexer *lexer)
{
    size_t length = cc_decimal_scan(cc_str_sub(lexer->text, lexer->at, lexer->text.len));
    if (!length)
        length = 1;
    return push(lexer, TOKEN_NUMBER, lexer->at, lexer->at + length) != NULL;
}

/* The end of a bracketed reference such as "[12]" or "[Source 5, 14]", or 0. */
static size_t reference_end(struct cc_str text, size_t at)
{
    enum { LONGEST = 24 };
    bool digit = false;
    for (size_t i = at + 1; i < text.len && i < at + LONGEST; i++) {
        if (text.s[i] == ']')
            return digit ? i + 1 : 0;
        if (text.s[i] == '[' || text.s[i] == '\n')
            return 0;
        digit = digit || cc_is_digit(text.s[i]);
    }
    return 0;
}

/* The end of an address such as "https://...", or 0. */
static size_t address_end(struct cc_str text, size_t at)
{
    struct cc_str rest = cc_str_sub(text, at, text.len);
    if (!cc_str_starts_nocase(rest, CC_STR("http://")) && !cc_str_starts_nocase(rest, CC_STR("https://")) &&
        !cc_str_starts_nocase(rest, CC_STR("www.")))
        return 0;
    size_t end = at;
    while (end < text.len && !cc_is_space(text.s[end]) && text.s[end] != ')' && text.s[end] != '>')
        end++;
    return end;
}

static bool starts_line(const struct lexer *lexer)
{
    return lexer->out->count == 0 || token_is_mark(&lexer->out->items[lexer->out->count - 1], '\n');
}

/* A hyphen joins words or opens a range; with spaces about it, or doubled, it is a dash between clauses. */
static bool lex_hyphen(struct lexer *lexer, size_t length)
{
    size_t end = lexer->at + length, next = 0;
    if (end < lexer->text.len && lexer->text.s[end] == '>')
        return push_mark(lexer, MARK_ARROW, end + 1);
    bool bullet = length == 1 || cc_utf8_decode(lexer->text, lexer->at, &next) == 0x2013; /* "– 80 GB" */
    if (bullet && starts_line(lexer) && end < lexer->text.len && cc_is_space(lexer->text.s[end]))
        return push_mark(lexer, MARK_BULLET, end);
    bool doubled = false;
    while (end < lexer->text.len && sign_at(lexer->text, end, &next) == '-') {
        doubled = true;
        end += next;
    }
    bool open = end >= lexer->text.len || sign_at(lexer->text, end, &next) == ' ' || lexer->text.s[end] == '\n';
    bool number = end < lexer->text.len && cc_is_digit(lexer->text.s[end]);
    uint32_t c = cc_utf8_decode(lexer->text, lexer->at, &next);
    bool between = (c == 0x2014 || c == 0x2015 || doubled) && !number;
    return push_mark(lexer, (open || lexer->spaced || between) ? MARK_DASH : '-', end);
}

static bool lex_mark(struct lexer *lexer, char c, size_t length)
{
    size_t next = 0;
    struct cc_str text = lexer->text;
    char after = lexer->at + length < text.len ? sign_at(text, lexer->at + length, &next) : '\0';
    if (c == '>' && after == '=')
        return push_mark(lexer, MARK_ATLEAST, lexer->at + 2);
    if (c == '<' && after == '=')
        return push_mark(lexer, MARK_ATMOST, lexer->at + 2);
    if (c == '*' || c == '`' || c == '#' || c == '_' || c == '|') {
        bool bullet = c == '*' && starts_line(lexer) && after == ' ';
        if (bullet || c == '|' || (c == '#' && starts_line(lexer)))
            return push_mark(lexer, c == '|' ? ';' : c, lexer->at + length);
        lexer->at += length;
        return true;
    }
    return push_mark(lexer, c, lexer->at + length);
}

/* Line ends are kept as marks until the sentences are found. */
static bool lex_one(struct lexer *lexer)
{
    size_t length, end;
    char first = lexer->text.s[lexer->at], initial = cc_lower(first);
    if (cc_is_alpha(first) && initial != 'h' && initial != 'w') /* no address begins */
        return lex_word(lexer);
    char c = sign_at(lexer->text, lexer->at, &length);
    if (c == '\n')
        return push_mark(lexer, '\n', lexer->at + length);
    if (c == SIGN_NONE || (length == 1 && cc_is_space(c)) || (length > 1 && c == SIGN_SPACE)) {
        lexer->spaced = lexer->spaced || c != SIGN_NONE;
        lexer->at += length;
        return true;
    }
    if (c == '[' && (end = reference_end(lexer->text, lexer->at)) != 0) {
        lexer->at = end;
        return true;
    }
    if ((end = address_end(lexer->text, lexer->at)) != 0) {
        lexer->at = end;
        return true;
    }
    if (length > 1 && c == SIGN_TIMES) {
        struct token *token = push(lexer, TOKEN_WORD, lexer->at, lexer->at + length);
        if (!token)
            return false;
        token->text = CC_STR("x");
        token->initial = 'x';
        return true;
    }
    if (is_letter_at(lexer->text, lexer->at, &length))
        return lex_word(lexer);
    if (cc_is_digit(c))
        return lex_number(lexer);
    return c == '-' ? lex_hyphen(lexer, length) : lex_mark(lexer, c, length);
}

bool lex(struct cc_str text, struct cc_arena *arena, struct tokens *out, struct cc_error *error)
{
    struct lexer lexer = {.text = text, .arena = arena, .out = out, .error = error};
    *out = (struct tokens){.text = text};
    while (lexer.at < text.len)
        if (!lex_one(&lexer))
            return false;
    cc_arena_fit(arena, out->items, out->count, &out->capacity, sizeof *out->items);
    return split_sentences(out, arena, error);
}
