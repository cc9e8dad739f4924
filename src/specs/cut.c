/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of CSV cut at their commas. Big tables are read at the speed of this file, so it looks at eight bytes at a time, each in its place
 * of a 64-bit word: https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord and #HasLessInWord
 */
#include "cut.h"

enum { WORD = 8 };

#define EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))
#define HIGH_BITS EACH_BYTE(0x80)

static inline bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static inline struct cc_str strip(const char *from, const char *to)
{
    while (from < to && is_blank(*from))
        from++;
    while (from < to && is_blank(to[-1]))
        to--;
    return (struct cc_str){from, (size_t)(to - from)};
}

/* Eight bytes, the first one lowest. Compilers make one load of it. */
static inline uint64_t load_word(const char *s)
{
    const unsigned char *b = (const unsigned char *)s;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
           (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* The same for a line's last few, filled up with spaces. */
static inline uint64_t load_rest(const char *s, size_t len)
{
    uint64_t word = EACH_BYTE(' ');
    for (size_t i = 0; i < len; i++)
        word ^= (uint64_t)((unsigned char)s[i] ^ ' ') << (8 * i);
    return word;
}

/* The high bit of each byte that is a comma. */
static inline uint64_t commas_in(uint64_t word)
{
    uint64_t x = word ^ EACH_BYTE(',');
    return ~(((x & ~HIGH_BITS) + ~HIGH_BITS) | x) & HIGH_BITS;
}

/* High bits are set where a byte is not from 0x20 to 0x7F. */
static inline uint64_t unprintable_in(uint64_t word)
{
    return word | ((word - EACH_BYTE(' ')) & ~word);
}

size_t cc_cut_plain(struct cc_str line, struct cc_str *cells, size_t most)
{
    const char *cell = line.s;
    size_t count = 0;
    uint64_t unprintable = 0;
    if (memchr(line.s, '"', line.len))
        return 0;
    for (size_t at = 0; at < line.len; at += WORD) {
        uint64_t word = line.len - at >= WORD ? load_word(line.s + at) : load_rest(line.s + at, line.len - at);
        unprintable |= unprintable_in(word);
        for (uint64_t commas = commas_in(word); commas; commas &= commas - 1) {
            const char *comma = line.s + at + __builtin_ctzll(commas) / 8;
            if (count == most)
                return 0;
            cells[count++] = strip(cell, comma);
            cell = comma + 1;
        }
    }
    if (count == most || (unprintable & HIGH_BITS))
        return 0;
    cells[count++] = strip(cell, line.s + line.len);
    return count;
}

/* The cell that begins at `from`; returns its end, NULL where it needs the parser. */
static const char *cut_cell(const char *from, const char *to, struct cc_str *cell)
{
    if (from < to && *from == '"') {
        const char *quote = memchr(from + 1, '"', (size_t)(to - from) - 1);
        if (!quote || (quote + 1 < to && quote[1] != ','))
            return NULL;
        *cell = (struct cc_str){from + 1, (size_t)(quote - from) - 1};
        return quote + 1;
    }
    const char *end = from;
    while (end < to && *end != ',' && *end != '"')
        end++;
    *cell = strip(from, end);
    return end < to && *end == '"' ? NULL : end;
}

size_t cc_cut_quoted(struct cc_str line, struct cc_str *cells, size_t most)
{
    const char *at = line.s, *end = line.s + line.len;
    for (size_t count = 0; count < most; at++) {
        at = cut_cell(at, end, &cells[count++]);
        if (!at || at == end)
            return at ? count : 0;
    }
    return 0;
}
