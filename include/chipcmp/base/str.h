/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 0, base. String views: a pointer and a length, never NUL-terminated by promise.
 *
 * A view owns nothing and lives as long as the bytes it points into. The empty view may have s == NULL.
 * All letter and space tests here are ASCII and know no locale (under tr_TR strcasecmp("INT8", "int8") is not 0).
 */
#ifndef CHIPCMP_BASE_STR_H
#define CHIPCMP_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct cc_str {
    const char *s;
    size_t len;
};

/* A view of a string literal. */
#define CC_STR(literal) ((struct cc_str){"" literal, sizeof(literal) - 1})

/* printf arguments for "%.*s"; lengths above INT_MAX are cut. */
#define CC_PRI(view) cc_str_int_len(view), (view).len ? (view).s : ""

struct cc_str cc_str_of(const char *nul_terminated); /* NULL gives the empty view */
int cc_str_int_len(struct cc_str s);
static inline bool cc_str_eq(struct cc_str a, struct cc_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}
bool cc_str_eq_nocase(struct cc_str a, struct cc_str b); /* ASCII letters only */
bool cc_str_starts(struct cc_str s, struct cc_str prefix);
bool cc_str_starts_nocase(struct cc_str s, struct cc_str prefix);
bool cc_str_ends(struct cc_str s, struct cc_str suffix);
int cc_str_cmp(struct cc_str a, struct cc_str b); /* bytewise, as memcmp then length */
struct cc_str cc_str_trim(struct cc_str s);       /* ASCII space, tab, CR, LF at both ends */

/* Clamped to the view. */
static inline struct cc_str cc_str_sub(struct cc_str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    if (from > 0) /* a view of nothing may have no bytes to point to */
        s.s += from;
    return (struct cc_str){s.s, to - from};
}

/* Splits at the first `sep`: *head is what stands before it, *rest what stands after; false where there is none
 * (then *head is all of s and *rest is empty). */
bool cc_str_cut(struct cc_str s, char sep, struct cc_str *head, struct cc_str *rest);

/* Position of the first occurrence, or SIZE_MAX. */
size_t cc_str_find(struct cc_str s, struct cc_str needle);

uint64_t cc_str_hash(struct cc_str s); /* for tables in memory only: not stable across releases */

/* ASCII whatever the locale; inline because every parser asks for each byte. */
static inline bool cc_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool cc_is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* space \t \n \v \f \r */
static inline bool cc_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline char cc_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

#endif
