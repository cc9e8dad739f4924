/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. UTF-8 after RFC 3629, and a small table of display widths (wcwidth would need a locale). */
#include "chipcmp/base/utf8.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

struct range {
    uint32_t first, last;
};

/* Unicode 15, general categories Mn and Me and the zero-width format characters of the scripts met in names and titles. */
static const struct range zero_width[] = {
    {0x0300, 0x036F},
    {0x0483, 0x0489},
    {0x0591, 0x05BD},
    {0x05BF, 0x05BF},
    {0x05C1, 0x05C2},
    {0x05C4, 0x05C5},
    {0x05C7, 0x05C7},
    {0x0610, 0x061A},
    {0x064B, 0x065F},
    {0x0670, 0x0670},
    {0x06D6, 0x06DC},
    {0x06DF, 0x06E4},
    {0x06E7, 0x06E8},
    {0x06EA, 0x06ED},
    {0x0900, 0x0902},
    {0x093A, 0x093A},
    {0x093C, 0x093C},
    {0x0941, 0x0948},
    {0x094D, 0x094D},
    {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A},
    {0x0E47, 0x0E4E},
    {0x1AB0, 0x1ACE},
    {0x1DC0, 0x1DFF},
    {0x200B, 0x200F},
    {0x202A, 0x202E},
    {0x2060, 0x2064},
    {0x2066, 0x206F},
    {0x20D0, 0x20F0},
    {0x302A, 0x302D},
    {0x3099, 0x309A},
    {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF},
    {0xE0100, 0xE01EF},
};

/* Unicode 15, East Asian Width W and F. */
static const struct range wide[] = {
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x2329, 0x232A},
    {0x23E9, 0x23EC},
    {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},
    {0x25FD, 0x25FE},
    {0x2614, 0x2615},
    {0x2648, 0x2653},
    {0x267F, 0x267F},
    {0x2693, 0x2693},
    {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},
    {0x26BD, 0x26BE},
    {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},
    {0x26D4, 0x26D4},
    {0x26EA, 0x26EA},
    {0x26F2, 0x26F3},
    {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},
    {0x26FD, 0x26FD},
    {0x2705, 0x2705},
    {0x270A, 0x270B},
    {0x2728, 0x2728},
    {0x274C, 0x274C},
    {0x274E, 0x274E},
    {0x2753, 0x2755},
    {0x2757, 0x2757},
    {0x2795, 0x2797},
    {0x27B0, 0x27B0},
    {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x16FE0, 0x18D08},
    {0x1AFF0, 0x1B2FB},
    {0x1F004, 0x1F004},
    {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320},
    {0x1F32D, 0x1F335},
    {0x1F337, 0x1F37C},
    {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA},
    {0x1F3CF, 0x1F3D3},
    {0x1F3E0, 0x1F3F0},
    {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E},
    {0x1F440, 0x1F440},
    {0x1F442, 0x1F4FC},
    {0x1F4FF, 0x1F53D},
    {0x1F54B, 0x1F54E},
    {0x1F550, 0x1F567},
    {0x1F57A, 0x1F57A},
    {0x1F595, 0x1F596},
    {0x1F5A4, 0x1F5A4},
    {0x1F5FB, 0x1F64F},
    {0x1F680, 0x1F6C5},
    {0x1F6CC, 0x1F6CC},
    {0x1F6D0, 0x1F6D2},
    {0x1F6D5, 0x1F6D7},
    {0x1F6DC, 0x1F6DF},
    {0x1F6EB, 0x1F6EC},
    {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7F0},
    {0x1F90C, 0x1F93A},
    {0x1F93C, 0x1F945},
    {0x1F947, 0x1F9FF},
    {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD},
};

/* What the first byte of a sequence says of the rest: its length, and the bounds of the second byte (they keep out overlong forms,
 * surrogates and what lies above U+10FFFF). */
struct lead {
    unsigned char first, last, length, second_least, second_most;
};

static const struct lead leads[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF},
    {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF},
    {0xF4, 0xF4, 4, 0x80, 0x8F},
};

static const struct lead *lead_of(unsigned char byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++) {
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    }
    return NULL;
}

/* Length of the well-formed character at `at`, 0 where there is none. */
static size_t char_length(struct cc_str s, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)s.s + at;
    if (bytes[0] < 0x80)
        return 1;
    const struct lead *lead = lead_of(bytes[0]);
    if (!lead || s.len - at < lead->length || bytes[1] < lead->second_least || bytes[1] > lead->second_most)
        return 0;
    for (size_t i = 2; i < lead->length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    }
    return lead->length;
}

/* Where the ASCII that begins at `at` ends. */
static size_t skip_ascii(struct cc_str s, size_t at)
{
    uint64_t word;
    for (; s.len - at >= sizeof word; at += sizeof word) {
        memcpy(&word, s.s + at, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < s.len && (unsigned char)s.s[at] < 0x80)
        at++;
    return at;
}

size_t cc_utf8_valid_prefix(struct cc_str s)
{
    size_t at = 0;
    while ((at = skip_ascii(s, at)) < s.len) {
        size_t length = char_length(s, at);
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

uint32_t cc_utf8_decode(struct cc_str s, size_t at, size_t *length)
{
    size_t n = char_length(s, at);
    *length = n > 0 ? n : 1;
    if (n == 0)
        return REPLACEMENT;
    const unsigned char *bytes = (const unsigned char *)s.s + at;
    if (n == 1)
        return bytes[0];
    uint32_t character = bytes[0] & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++)
        character = character << 6 | (bytes[i] & 0x3Fu);
    return character;
}

static bool in_ranges(const struct range *ranges, size_t count, uint32_t character)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (character > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && character >= ranges[low].first;
}

size_t cc_utf8_width(struct cc_str s)
{
    size_t width = 0, length;
    for (size_t at = 0; at < s.len; at += length) {
        length = skip_ascii(s, at) - at;
        width += length;
        if (length > 0)
            continue;
        uint32_t character = cc_utf8_decode(s, at, &length);
        if (character < zero_width[0].first)
            width += 1;
        else if (!in_ranges(zero_width, sizeof zero_width / sizeof zero_width[0], character))
            width += in_ranges(wide, sizeof wide / sizeof wide[0], character) ? 2 : 1;
    }
    return width;
}
