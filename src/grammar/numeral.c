/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that take several tokens: "4 800" with a space between the groups, "seventy-six", "one hundred and forty-one". */
#include "amount.h"

enum { LONGEST_GROUPS = 4, LONGEST_WORDS = 9 };

static const struct token *token_at(const struct tokens *tokens, size_t at, size_t last)
{
    return at < last ? &tokens->items[at] : NULL;
}

static bool all_digits(struct cc_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!cc_is_digit(s.s[i]))
            return false;
    return s.len > 0;
}

static uint64_t digits_of(struct cc_str s)
{
    uint64_t value = 0;
    for (size_t i = 0; i < s.len; i++)
        value = value * 10 + (uint64_t)(s.s[i] - '0');
    return value;
}

/* A group of three digits behind a single space or an apostrophe; the number of tokens it takes. */
static size_t group_at(const struct tokens *tokens, size_t at, size_t last)
{
    const struct token *token = token_at(tokens, at, last);
    bool quote = token && token_is_mark(token, '\'') && !token->spaced;
    const struct token *digits = quote ? token_at(tokens, at + 1, last) : token;
    if (!digits || digits->kind != TOKEN_NUMBER || digits->text.len != 3 || !all_digits(digits->text) || digits->spaced == quote)
        return 0;
    return quote ? 2 : 1;
}

bool grouped_number(const struct tokens *tokens, size_t at, size_t last, struct cc_decimal *out, size_t *length)
{
    const struct token *first = token_at(tokens, at, last);
    if (!first || first->kind != TOKEN_NUMBER || first->text.len > 3 || !all_digits(first->text) || first->text.s[0] == '0')
        return false;
    uint64_t value = digits_of(first->text);
    size_t i = at + 1, groups = 0, step;
    while (groups < LONGEST_GROUPS && (step = group_at(tokens, i, last)) != 0) {
        value = value * 1000 + digits_of(tokens->items[i + step - 1].text);
        i += step;
        groups++;
    }
    const struct token *unit = token_at(tokens, i, last);
    if (!groups || !unit || (unit->kind != TOKEN_WORD && !token_is_mark(unit, '%')))
        return false;
    *out = (struct cc_decimal){.digits = value};
    *length = i - at;
    return true;
}

/* "one" to "twenty", "thirty" ... "ninety"; 0 for any other word. */
static unsigned unit_of(const struct tokens *tokens, size_t at, size_t last)
{
    size_t length;
    const struct word_entry *entry = vocab_find_class(tokens, at, last, WORD_NUMBER, &length);
    return entry ? (unsigned)entry->value : 0;
}

/* "seventy-six", "fifteen", "twenty": below a hundred; 0 where there is none. */
static unsigned below_hundred(const struct tokens *tokens, size_t at, size_t last, size_t *next)
{
    unsigned value = unit_of(tokens, at, last);
    *next = at + (value > 0);
    if (value < 20)
        return value;
    size_t i = at + 1;
    if (token_at(tokens, i, last) && token_is_mark(&tokens->items[i], '-'))
        i++;
    unsigned ones = unit_of(tokens, i, last);
    if (ones == 0 || ones > 9)
        return value;
    *next = i + 1;
    return value + ones;
}

/* "two and a half": halves are told in tenths. */
static bool and_a_half(const struct tokens *tokens, size_t at, size_t last)
{
    static const char *const words[] = {"and", "a", "half"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (!token_at(tokens, at + i, last) || !token_is_word(&tokens->items[at + i], words[i]))
            return false;
    return true;
}

bool spelled_number(const struct tokens *tokens, size_t at, size_t last, struct cc_decimal *out, size_t *length)
{
    size_t next;
    unsigned value = below_hundred(tokens, at, last, &next);
    if (value > 1 && value < 20 && and_a_half(tokens, next, last)) {
        *out = (struct cc_decimal){.digits = value * 10ULL + 5, .exponent = -1};
        *length = next + 3 - at;
        return true;
    }
    const struct token *token = token_at(tokens, at, last);
    if (!value && token && token_is_word(token, "a")) {
        value = 1;
        next = at + 1;
    }
    const struct token *hundred = token_at(tokens, next, last);
    bool counts = value > 0 && value < 20 && hundred && token_is_word(hundred, "hundred");
    if (counts) {
        value *= 100;
        size_t i = next + 1, rest;
        next = i;
        if (token_at(tokens, i, last) && token_is_word(&tokens->items[i], "and"))
            i++;
        unsigned low = below_hundred(tokens, i, last, &rest);
        if (low > 0) {
            value += low;
            next = rest;
        }
    }
    if (next - at < 2 || next - at > LONGEST_WORDS || (!counts && value < 20)) /* single words are the vocabulary's */
        return false;
    *out = (struct cc_decimal){.digits = value};
    *length = next - at;
    return true;
}
