/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What has to be read of a long plain text: the sentences around names. How far the grammar looks is known (who.c): a chip is meant again
 * in the sentence behind the one that spoke of it, or two behind where it is the only other one.
 */
#include "chipcmp/grammar/filter.h"

enum {
    BEFORE = 2,
    BEHIND = 3,
    BYTES_MOST = 4096, /* looked at on either side: a longer sentence is cut by the grammar, too */
    SHORT_LINE = 56    /* a shorter one is not filled up to a margin: it ends there */
};

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* A full stop behind up to three letters may be an abbreviation's. */
static bool may_shorten(struct cc_str text, size_t stop)
{
    enum { LETTERS = 3 };
    size_t letters = 0;
    while (letters < stop && letters <= LETTERS && cc_is_alpha(text.s[stop - 1 - letters]))
        letters++;
    return text.s[stop] == '.' && letters <= LETTERS && !(stop > letters && cc_is_digit(text.s[stop - 1 - letters]));
}

/* Behind "!", "?", "." and closing marks, where `at` is the first byte of what follows the white space. */
static bool follows_stop(struct cc_str text, size_t at)
{
    size_t i = at;
    while (i > 0 && cc_is_space(text.s[i - 1]))
        i--;
    while (i > 0 && (text.s[i - 1] == '"' || text.s[i - 1] == '\'' || text.s[i - 1] == ')'))
        i--;
    if (i == 0 || i == at || (text.s[i - 1] != '.' && text.s[i - 1] != '!' && text.s[i - 1] != '?'))
        return false;
    return !may_shorten(text, i - 1) && !cc_is_digit(text.s[at]);
}

static bool follows_short_line(struct cc_str text, size_t at)
{
    size_t start = at - 1;
    if (text.s[start] != '\n')
        return false;
    while (start > 0 && at - start <= SHORT_LINE + 1 && text.s[start - 1] != '\n')
        start--;
    return at - 1 - start < SHORT_LINE;
}

/* Whether a sentence surely begins at `at`; where it is in doubt, it is said to begin later. */
static bool begins(struct cc_str text, size_t at)
{
    if (at == 0 || at == text.len)
        return true;
    if (!cc_is_space(text.s[at - 1]) || cc_is_space(text.s[at]) || is_lower(text.s[at]))
        return false;
    return follows_stop(text, at) || follows_short_line(text, at);
}

/* Where the sentences before a name begin, not before `least`. */
static size_t find_start(struct cc_str text, size_t name, size_t least)
{
    size_t at = name, seen = 0;
    if (name > least + BYTES_MOST)
        least = name - BYTES_MOST;
    for (; at > least; at--)
        if (begins(text, at) && seen++ == BEFORE)
            return at;
    while (at > 0 && at < name && !cc_is_space(text.s[at - 1]))
        at++;
    return at;
}

/* Nothing else stands in the line, and no full stop ends it: it may be a heading. */
static bool is_short_line(struct cc_str text, size_t at)
{
    size_t start = at, end = at;
    while (start > 0 && at - start <= CC_FILTER_LINE && text.s[start - 1] != '\n')
        start--;
    while (end < text.len && end - start <= CC_FILTER_LINE && text.s[end] != '\n')
        end++;
    struct cc_str line = cc_str_trim(cc_str_sub(text, start, end));
    bool stopped = line.len && line.s[0] != '#' && (line.s[line.len - 1] == '.' || line.s[line.len - 1] == '!');
    return end - start <= CC_FILTER_LINE && !stopped;
}

/* The sentence has a figure that may be a part of a claim: what follows may go on about the same chip. */
static bool may_claim(const struct cc_filter *filter, struct cc_str sentence)
{
    for (size_t i = 0; i < sentence.len; i++)
        if (cc_is_digit(sentence.s[i]))
            return !cc_filter_is_quiet(filter, sentence);
    return false;
}

/* Where what may go on about the name at *next ends, and what follows about other names on the way; *next is then the first behind that. */
static size_t find_end(const struct cc_filter *filter, struct cc_str text, size_t *next)
{
    size_t left = 0, at = *next, name = at, far = 0, start = at;
    for (; at < text.len && at - name <= BYTES_MOST; at++) {
        if (at == *next) {
            left = BEHIND + 1;
            name = at;
            far = is_short_line(text, at) ? at + CC_FILTER_LINE + CC_FILTER_FAR : far;
            *next = cc_filter_next(filter, text, at + 1);
        }
        if (at == 0 || !cc_is_space(text.s[at - 1]) || at == name || !begins(text, at))
            continue;
        left = left > 1 ? left - 1 : may_claim(filter, cc_str_sub(text, start, at)) ? 1 : 0;
        if (!left && at >= far)
            return at;
        start = at;
    }
    size_t end = at;
    while (end < text.len && end > name && !cc_is_space(text.s[end - 1]))
        end--;
    return end > name ? end : at;
}

bool cc_filter_near(const struct cc_filter *filter, struct cc_str text, struct cc_arena *arena, struct cc_prose_span **spans, size_t *count,
    struct cc_error *error)
{
    struct cc_prose_span *found = NULL;
    size_t capacity = 0, next = cc_filter_next(filter, text, 0);
    *count = 0;
    for (size_t end = 0; next != SIZE_MAX;) {
        size_t start = find_start(text, next, end);
        end = find_end(filter, text, &next);
        if (*count && start <= found[*count - 1].end) {
            found[*count - 1].end = end;
            continue;
        }
        if (!CC_PUSH_ROOM(arena, found, *count, capacity))
            return cc_error_memory(error);
        found[(*count)++] = (struct cc_prose_span){start, end};
    }
    *spans = found;
    return true;
}
