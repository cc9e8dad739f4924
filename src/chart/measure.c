/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. How wide a text is, and breaking it into lines. */
#include "measure.h"

#include "chipcmp/base/utf8.h"

enum { FIRST_PRINTED = 0x20, LAST_PRINTED = 0x7E };

/* Advance widths of DejaVu Sans in hundredths of an em, space to tilde. */
static const unsigned char font_widths[LAST_PRINTED - FIRST_PRINTED + 1] = {32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34,
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79,
    69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52,
    39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84};

/* Bold letters of the same face are up to 28 percent wider, a line of them about 13. */
static const double bold_factor = 1.15;

static double font_width(uint32_t character, struct cc_str bytes)
{
    if (character >= FIRST_PRINTED && character <= LAST_PRINTED)
        return font_widths[character - FIRST_PRINTED] / 100.0;
    return (double)cc_utf8_width(bytes);
}

static double character_width(struct cc_str text, size_t at, enum cc_measure measure, size_t *length)
{
    uint32_t character = cc_utf8_decode(text, at, length);
    struct cc_str bytes = cc_str_sub(text, at, at + *length);
    if (measure == CC_MEASURE_CELLS)
        return (double)cc_utf8_width(bytes);
    return font_width(character, bytes) * (measure == CC_MEASURE_BOLD ? bold_factor : 1);
}

double cc_measure_text(struct cc_str text, enum cc_measure measure)
{
    double width = 0;
    size_t length;
    for (size_t at = 0; at < text.len; at += length)
        width += character_width(text, at, measure, &length);
    return width;
}

/* Bytes of the first line of `text`, which does not start with a space: up to the last space that fits, or inside the word where none
 * does. */
static size_t first_line(struct cc_str text, double limit, enum cc_measure measure)
{
    double width = 0;
    size_t length, word_end = 0;
    for (size_t at = 0; at < text.len; at += length) {
        width += character_width(text, at, measure, &length);
        if (cc_is_space(text.s[at]))
            word_end = at;
        else if (width > limit && at > 0)
            return word_end > 0 ? word_end : at;
    }
    return text.len;
}

bool cc_measure_wrap(struct cc_lines *lines, struct cc_str text, double limit, enum cc_measure measure, struct cc_arena *arena)
{
    for (text = cc_str_trim(text); text.len > 0; text = cc_str_trim(text)) {
        size_t end = first_line(text, limit, measure);
        if (!CC_PUSH_ROOM(arena, lines->items, lines->count, lines->capacity))
            return false;
        lines->items[lines->count++] = cc_str_trim(cc_str_sub(text, 0, end));
        text = cc_str_sub(text, end, text.len);
    }
    return true;
}
