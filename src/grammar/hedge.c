/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hedges before and behind a number. */
#include "scan.h"

const struct token *scan_peek(const struct scan *scan, size_t ahead)
{
    return scan->at + ahead < scan->last ? &scan->tokens->items[scan->at + ahead] : NULL;
}

bool scan_is_mark(const struct scan *scan, size_t ahead, char mark)
{
    const struct token *token = scan_peek(scan, ahead);
    return token && token_is_mark(token, mark);
}

const struct word_entry *scan_word(const struct scan *scan, enum word_class class, size_t *length)
{
    return vocab_find_class(scan->tokens, scan->at, scan->last, class, length);
}

bool take_hedge(struct scan *scan)
{
    static const struct {
        char mark;
        enum cc_hedge hedge;
        bool downward;
    } marks[] = {{'~', CC_HEDGE_ABOUT, false}, {'>', CC_HEDGE_OVER, false}, {MARK_ATLEAST, CC_HEDGE_AT_LEAST, false},
        {'<', CC_HEDGE_OVER, true}, {MARK_ATMOST, CC_HEDGE_UP_TO, false}};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (!scan_is_mark(scan, 0, marks[i].mark))
            continue;
        scan->out->hedge = marks[i].hedge;
        scan->out->downward = marks[i].downward;
        scan->at++;
        return true;
    }
    size_t length;
    const struct word_entry *entry = scan_word(scan, WORD_HEDGE, &length);
    if (!entry)
        return false;
    const struct token *tail = &scan->tokens->items[scan->at + length - 1], *next = scan_peek(scan, length);
    if (next && token_is_word(tail, "than") && token_is_word(next, "the") && entry->value == CC_HEDGE_OVER)
        return false; /* "more than the 80 GB of the H100" compares */
    const struct token *number = scan_peek(scan, length + 1);
    if (next && number && token_is_word(tail, "over") && number->kind == TOKEN_NUMBER &&
        (token_is_word(next, "a") || token_is_word(next, "an") || token_is_word(next, "its")))
        return false; /* "talk over a 10 TB/s link" */
    scan->out->hedge = (enum cc_hedge)entry->value;
    scan->out->downward = entry->flags & WORD_DOWN;
    scan->at += length;
    return true;
}

/* "140 GB or so", "700 W, give or take", "80 GB or more": a hedge behind its amount. */
void take_hedge_behind(struct scan *scan)
{
    static const struct {
        const char *words[3];
        enum cc_hedge hedge;
    } tails[] = {{{"or", "so"}, CC_HEDGE_ABOUT}, {{"or", "thereabouts"}, CC_HEDGE_ABOUT}, {{"give", "or", "take"}, CC_HEDGE_ABOUT},
        {{"or", "more"}, CC_HEDGE_AT_LEAST}, {{"or", "better"}, CC_HEDGE_AT_LEAST}, {{"and", "up"}, CC_HEDGE_AT_LEAST},
        {{"or", "less"}, CC_HEDGE_UP_TO}};
    size_t comma = scan_is_mark(scan, 0, ',');
    for (size_t i = 0; scan->out->hedge == CC_HEDGE_NONE && i < sizeof tails / sizeof tails[0]; i++) {
        size_t length = 0;
        while (length < 3 && tails[i].words[length] && scan_peek(scan, comma + length) &&
               token_is_word(scan_peek(scan, comma + length), tails[i].words[length]))
            length++;
        const struct token *next = scan_peek(scan, comma + length);
        if ((length < 3 && tails[i].words[length]) || (next && token_is_word(next, "than"))) /* "or more than" compares */
            continue;
        scan->out->hedge = tails[i].hedge;
        scan->at += comma + length;
    }
}

bool take_filler(struct scan *scan)
{
    static const char *const fillers[] = {"a", "an", "the", "just", "only", "whopping", "massive", "mere", "full", "total", "roughly",
        "about"};
    for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++) {
        const struct token *token = scan_peek(scan, 0);
        if (token && token_is_word(token, fillers[i])) {
            scan->at++;
            return true;
        }
    }
    return false;
}
