/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base, private. Characters that are no text for a terminal, and how they are spelled out; shared by the escapings and the error
 * texts. */
#ifndef CHIPCMP_SRC_BASE_CONTROL_H
#define CHIPCMP_SRC_BASE_CONTROL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* C0, DEL, C1, the line and paragraph separators, the marks and overrides of writing direction, and the byte order mark. */
bool cc_control_is(uint32_t character);

enum { CC_CONTROL_SIZE = 16 };

/* Writes \xNN (ASCII) or \u{NNNN}, with a NUL; returns the length without it. */
size_t cc_control_spell(uint32_t character, char out[CC_CONTROL_SIZE]);

#endif
