/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. Which characters are controls, and their spelling. */
#include "control.h"

#include <stdio.h>

static const struct {
    uint32_t first, last;
} controls[] = {
    {0x00, 0x1F},
    {0x7F, 0x9F},
    {0x061C, 0x061C},
    {0x200E, 0x200F},
    {0x2028, 0x202E},
    {0x2066, 0x2069},
    {0xFEFF, 0xFEFF},
};

bool cc_control_is(uint32_t character)
{
    for (size_t i = 0; i < sizeof controls / sizeof controls[0]; i++) {
        if (character <= controls[i].last)
            return character >= controls[i].first;
    }
    return false;
}

size_t cc_control_spell(uint32_t character, char out[CC_CONTROL_SIZE])
{
    int length = snprintf(out, CC_CONTROL_SIZE, character < 0x80 ? "\\x%02X" : "\\u{%04X}", (unsigned)character);
    return length > 0 ? (size_t)length : 0;
}
