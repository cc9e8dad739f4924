/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Factors that no unit follows: multiples ("double"), parts ("two thirds") and fractions in digits ("1/7 of"). */
#include "scan.h"

static void fill_word(struct scan *scan, double value)
{
    scan->out->class = AMOUNT_TIMES;
    scan->out->multiple = true;
    scan->out->amount = (struct cc_amount){.value = value, .width = {value, value}, .word = true};
}

/* "double", "half", "twice". */
bool take_multiple(struct scan *scan)
{
    size_t length;
    const struct word_entry *entry = scan_word(scan, WORD_MULTIPLE, &length);
    if (!entry)
        return false;
    bool half_year = scan->at > 0 && entry->value == 50 &&
                     (token_is_word(&scan->tokens->items[scan->at - 1], "first") ||
                         token_is_word(&scan->tokens->items[scan->at - 1], "second"));
    const struct token *next = scan_peek(scan, length), *behind = scan_peek(scan, length + 1);
    bool down = next && token_is_word(next, "down") && entry->value == 200; /* "doubled down on" */
    bool glued = next && token_is_mark(next, '-') && !next->spaced && behind && !behind->spaced && behind->kind == TOKEN_WORD;
    if (half_year || down || (glued && entry->value == 50)) /* "half-hearted" */
        return false;
    scan->at += length;
    fill_word(scan, entry->value / 100.0);
    if ((entry->flags & WORD_ABOUT) && scan->out->hedge == CC_HEDGE_NONE)
        scan->out->hedge = CC_HEDGE_ABOUT;
    return true;
}

/* "a fifth-generation NVLink", "a third generation": no part of anything. */
static bool is_ordinal(const struct scan *scan, size_t length)
{
    static const char *const nouns[] = {"generation", "generations", "gen", "largest", "best", "fastest", "biggest", "party", "variant",
        "version", "stack", "time", "year", "edition"};
    const struct token *next = scan_peek(scan, length);
    if (next && token_is_mark(next, '-'))
        next = scan_peek(scan, length + 1);
    return next && TOKEN_IN(next, nouns);
}

/* "a third", "two thirds", "three-quarters"; "a" only before "third", "quarter" ... */
bool take_part(struct scan *scan)
{
    size_t kept = scan->at, length;
    struct cc_decimal count = {.digits = 1};
    const struct token *token = scan_peek(scan, 0);
    if (!token)
        return false;
    if (token_is_word(token, "a"))
        scan->at++;
    else if (!take_number(scan, &count))
        return false;
    if (scan_is_mark(scan, 0, '-'))
        scan->at++;
    const struct word_entry *part = scan_word(scan, WORD_PART, &length);
    if (!part || is_ordinal(scan, length) || count.exponent != 0 || count.digits >= (uint64_t)part->value) {
        scan->at = kept;
        return false;
    }
    scan->at += length;
    fill_word(scan, (double)count.digits / part->value);
    return true;
}

/* "1/7 of", "2/3 the": a fraction in digits; dates and models have no such word behind them. */
bool take_quotient(struct scan *scan)
{
    struct cc_decimal count, parts;
    const struct token *slash = scan_peek(scan, 1), *second = scan_peek(scan, 2), *next = scan_peek(scan, 3);
    size_t kept = scan->at;
    if (!slash || !second || !next || !token_is_mark(slash, '/') || slash->spaced || second->spaced || second->kind != TOKEN_NUMBER ||
        (!token_is_word(next, "of") && !token_is_word(next, "the") && !token_is_word(next, "as")))
        return false;
    if (take_number(scan, &count) && cc_decimal_parse(second->text, &parts) == CC_DECIMAL_OK) {
        double up = cc_decimal_to_double(count, 0, 1, 1);
        struct cc_interval down = cc_interval_of_decimal(parts, 0, 1, 1);
        double middle = cc_decimal_to_double(parts, 0, 1, 1);
        if (up > 0 && middle > up && down.lo > 0) {
            scan->at = kept + 3;
            fill_word(scan, up / middle);
            if (parts.exponent != 0) /* "1/6.7": as exact as its digits */
                scan->out->amount = (struct cc_amount){.value = up / middle, .width = {up / down.hi, up / down.lo}, .range = true};
            return true;
        }
    }
    scan->at = kept;
    return false;
}
