/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. String views: comparing, cutting, searching, hashing. */
#include "chipcmp/base/str.h"

#include <limits.h>
#include <string.h>

struct cc_str cc_str_of(const char *nul_terminated)
{
    return (struct cc_str){nul_terminated, nul_terminated ? strlen(nul_terminated) : 0};
}

int cc_str_int_len(struct cc_str s)
{
    return s.len > INT_MAX ? INT_MAX : (int)s.len;
}

bool cc_str_eq_nocase(struct cc_str a, struct cc_str b)
{
    return a.len == b.len && cc_str_starts_nocase(a, b);
}

bool cc_str_starts(struct cc_str s, struct cc_str prefix)
{
    return s.len >= prefix.len && cc_str_eq(cc_str_sub(s, 0, prefix.len), prefix);
}

bool cc_str_starts_nocase(struct cc_str s, struct cc_str prefix)
{
    if (s.len < prefix.len)
        return false;
    for (size_t i = 0; i < prefix.len; i++) {
        if (cc_lower(s.s[i]) != cc_lower(prefix.s[i]))
            return false;
    }
    return true;
}

bool cc_str_ends(struct cc_str s, struct cc_str suffix)
{
    return s.len >= suffix.len && cc_str_eq(cc_str_sub(s, s.len - suffix.len, s.len), suffix);
}

int cc_str_cmp(struct cc_str a, struct cc_str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common > 0 ? memcmp(a.s, b.s, common) : 0;
    if (order != 0)
        return order < 0 ? -1 : 1;
    return (a.len > b.len) - (a.len < b.len);
}

static bool is_trimmed(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct cc_str cc_str_trim(struct cc_str s)
{
    size_t from = 0, to = s.len;
    while (from < to && is_trimmed(s.s[from]))
        from++;
    while (to > from && is_trimmed(s.s[to - 1]))
        to--;
    return cc_str_sub(s, from, to);
}

bool cc_str_cut(struct cc_str s, char sep, struct cc_str *head, struct cc_str *rest)
{
    const char *at = s.len > 0 ? memchr(s.s, sep, s.len) : NULL;
    if (!at) {
        *head = s;
        *rest = cc_str_sub(s, s.len, s.len);
        return false;
    }
    size_t before = (size_t)(at - s.s);
    *head = cc_str_sub(s, 0, before);
    *rest = cc_str_sub(s, before + 1, s.len);
    return true;
}

size_t cc_str_find(struct cc_str s, struct cc_str needle)
{
    if (needle.len == 0)
        return 0;
    for (size_t at = 0; at + needle.len <= s.len; at++) {
        const char *hit = memchr(s.s + at, needle.s[0], s.len - needle.len - at + 1);
        if (!hit)
            return SIZE_MAX;
        at = (size_t)(hit - s.s);
        if (memcmp(hit, needle.s, needle.len) == 0)
            return at;
    }
    return SIZE_MAX;
}

/* A product's high bits depend on all bits of the factors, its low ones do not; so the high half is folded into the low one. The factor is
 * 2^64 over the golden ratio. */
static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 32);
}

uint64_t cc_str_hash(struct cc_str s)
{
    uint64_t hash = s.len, word;
    size_t at = 0;
    for (; s.len - at >= sizeof word; at += sizeof word) {
        memcpy(&word, s.s + at, sizeof word);
        hash = mix(hash, word);
    }
    for (word = 0; at < s.len; at++)
        word = word << 8 | (unsigned char)s.s[at];
    return mix(mix(hash, word), 0); /* twice, so that the last bytes reach all bits too */
}
