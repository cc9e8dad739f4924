/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart, private. How wide a text is, and breaking it into lines: gnuplot knows neither before it draws. */
#ifndef CHIPCMP_SRC_CHART_MEASURE_H
#define CHIPCMP_SRC_CHART_MEASURE_H

#include "chipcmp/base/arena.h"

/* Characters of a terminal (all alike), or those of a proportional font. */
enum cc_measure { CC_MEASURE_CELLS, CC_MEASURE_FONT, CC_MEASURE_BOLD };

struct cc_lines {
    struct cc_str *items;
    size_t count, capacity;
};

/* Width in columns (CELLS) or in em. The widths are those of DejaVu Sans, among the widest of common faces: a text drawn in Helvetica or
 * Arial comes out narrower. */
double cc_measure_text(struct cc_str text, enum cc_measure measure);

/* Appends the lines of `text`, none wider than `limit` unless a single character is. Breaks at spaces, and inside a word only where the
 * word alone is too wide. Lines are views into `text` without spaces at either end; an empty text gives none. False when memory ran out.
 * */
bool cc_measure_wrap(struct cc_lines *lines, struct cc_str text, double limit, enum cc_measure measure, struct cc_arena *arena);

#endif
