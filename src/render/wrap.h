/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render, private. Text for a terminal: made harmless, then broken at spaces. Figures stay whole, and addresses always do. */
#ifndef CHIPCMP_SRC_RENDER_WRAP_H
#define CHIPCMP_SRC_RENDER_WRAP_H

#include "chipcmp/base/buf.h"

/* Appends the text on one line: line breaks and tabs become spaces, spaces at the ends go, the rest as cc_escape_terminal. */
void cc_text_clean(struct cc_buf *out, struct cc_str text, bool ascii);

/* Columns of the longest word of clean text; words count at most `most`, but addresses (with "://" in them) in full. */
size_t cc_text_longest_word(struct cc_str text, size_t most);

/* Takes the next line of at most `width` columns (0: no limit) off *rest. A single word wider than that is broken, behind a / _ or - if it
 * has one; an address stands whole on a line of its own and sticks out. False once nothing is left. */
bool cc_text_next_line(struct cc_str *rest, size_t width, struct cc_str *line);

#endif
