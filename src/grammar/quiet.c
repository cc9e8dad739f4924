/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Quiet sentences: those that name no chip, and nothing that a claim could be made of or that turns what is said elsewhere. Most of a text
 * is quiet, and need not be read any closer. In doubt a sentence is not quiet: then it is read, and nothing is found in it.
 */
#include "quiet.h"

#include "chipcmp/unit/unit.h"

/* A word of these is part of a claim, or makes a mention. */
static const uint64_t telling = CLASS_BIT(WORD_METRIC) | CLASS_BIT(WORD_PRECISION) | CLASS_BIT(WORD_COUNTED) | CLASS_BIT(WORD_COUNTS) |
                                CLASS_BIT(WORD_PART) | CLASS_BIT(WORD_FORM) | CLASS_BIT(WORD_SCOPE) | CLASS_BIT(WORD_MAKER) |
                                CLASS_BIT(WORD_WHOLE) | CLASS_BIT(WORD_MIGHT) | CLASS_BIT(WORD_MIGHTIER);
/* Words that begin an amount. */
static const uint64_t numeral = CLASS_BIT(WORD_NUMBER) | CLASS_BIT(WORD_MULTIPLE) | CLASS_BIT(WORD_FACTOR);
/* What compares; beside a topic it is told as left alone. */
static const uint64_t comparing = CLASS_BIT(WORD_MORE) | CLASS_BIT(WORD_CHANGE) | CLASS_BIT(WORD_EQUAL) | CLASS_BIT(WORD_BEAT) |
                                  CLASS_BIT(WORD_AS);

struct look {
    const struct cc_db *db;
    const struct starts *starts;
    const struct tokens *tokens;
    size_t first, last; /* tokens of the sentence */
};

static bool begins_with(const struct look *look, size_t at, uint64_t classes)
{
    return vocab_begins(look->tokens, at, look->last, classes);
}

static bool holds(const struct look *look, uint64_t classes)
{
    for (size_t at = look->first; at < look->last; at++)
        if (begins_with(look, at, classes))
            return true;
    return false;
}

/* "4,800", "two": says nothing by itself. What has a unit, counts something ("a 72-GPU rack") or cannot be read may say something. */
static bool is_bare_number(const struct look *look, size_t at)
{
    struct amount amount;
    size_t length;
    if (!amount_at(look->tokens, at, look->last, &amount, &length) || (amount.class != AMOUNT_NUMBER && amount.class != AMOUNT_MONEY))
        return false;
    return at + length >= look->last || !token_is_mark(&look->tokens->items[at + length], '-');
}

/* "about two": an amount, where "two" alone is a word like others. */
static bool is_hedged(const struct look *look, size_t at)
{
    enum { REACH = 4 };
    for (size_t i = at; i-- > look->first && i + REACH >= at;)
        if (begins_with(look, i, CLASS_BIT(WORD_HEDGE)) || token_is_mark(&look->tokens->items[i], '~') ||
            token_is_mark(&look->tokens->items[i], '<') || token_is_mark(&look->tokens->items[i], '>'))
            return true;
    return false;
}

/* "Output (GB)", "in watts": the unit of numbers below. */
static bool is_unit(const struct look *look, size_t at)
{
    const struct token *token = &look->tokens->items[at], *before = at > look->first ? token - 1 : NULL;
    struct cc_unit unit;
    return before && (token_is_mark(before, '(') || token_is_word(before, "in")) &&
           cc_unit_scan(cc_str_sub(look->tokens->text, token->start, look->tokens->items[look->last - 1].end), &unit) > 0;
}

/* "x1.5", "a hundred": amounts that do not begin with a number. */
static bool begins_amount(const struct look *look, size_t at)
{
    const struct token *token = &look->tokens->items[at];
    bool number = at + 1 < look->last && token[1].kind == TOKEN_NUMBER;
    return (number && token_is_word(token, "x")) || token_is_word(token, "hundred");
}

/* "the newer chip", "the latter": a chip that is told without a name. */
static bool describes(const struct look *look, size_t at, uint64_t classes)
{
    enum { REACH = 4 };
    for (size_t i = at; (classes & CLASS_BIT(WORD_LIKE)) && i-- > look->first && i + REACH >= at;)
        if (token_is_word(&look->tokens->items[i], "the"))
            return true;
    return false;
}

/* "second-best", "the largest": a place among others. */
static bool ranks(const struct look *look, size_t at, uint64_t classes)
{
    size_t i = at, length;
    if (!(classes & CLASS_BIT(WORD_MORE)))
        return false;
    const struct word_entry *entry = vocab_find_class(look->tokens, at, look->last, WORD_MORE, &length);
    if (!entry || (entry->flags & WORD_BEST && entry->flags & WORD_SIZE))
        return entry != NULL;
    while (i > look->first && look->tokens->items[i - 1].kind == TOKEN_MARK)
        i--;
    return i > look->first && (vocab_classes_of(&look->tokens->items[i - 1]) & CLASS_BIT(WORD_RANK));
}

/* "a far cry from": compares two chips by what they can do as a whole. */
static bool denies(const struct look *look, size_t at, uint64_t classes)
{
    size_t length;
    const struct word_entry *entry = classes & CLASS_BIT(WORD_BEAT) ? vocab_find_class(look->tokens, at, look->last, WORD_BEAT, &length)
                                                                    : NULL;
    return entry && entry->flags & WORD_DENIES;
}

static bool tells(const struct look *look, size_t at, uint64_t classes)
{
    const struct token *token = &look->tokens->items[at];
    struct atom atom;
    size_t length;
    if (token->kind == TOKEN_MARK)
        return false;
    if (mention_at(look->db, look->starts, look->tokens, at, look->last, &atom, &length))
        return true;
    if (token->kind == TOKEN_NUMBER || begins_with(look, at, numeral & classes))
        return !is_bare_number(look, at) || (token->kind == TOKEN_WORD && is_hedged(look, at));
    return (classes & telling && begins_with(look, at, telling)) || describes(look, at, classes) || ranks(look, at, classes) ||
           denies(look, at, classes) || is_unit(look, at) || begins_amount(look, at) || token_is_word(token, "die");
}

bool is_quiet(const struct cc_db *db, const struct starts *starts, const struct tokens *tokens, const struct sentence *sentence)
{
    struct look look = {db, starts, tokens, sentence->first, sentence->last};
    bool topic = false;
    for (size_t at = look.first; at < look.last; at++) {
        uint64_t classes = vocab_classes_of(&tokens->items[at]);
        if (tells(&look, at, classes))
            return false;
        topic = topic || (classes & CLASS_BIT(WORD_TOPIC) && begins_with(&look, at, CLASS_BIT(WORD_TOPIC)));
    }
    return !topic || !holds(&look, comparing);
}
