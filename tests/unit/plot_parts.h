/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of plots look for in one: a line of the first panel, words in the notes. */
#ifndef CHIPCMP_TESTS_UNIT_PLOT_PARTS_H
#define CHIPCMP_TESTS_UNIT_PLOT_PARTS_H

#include "support.h"

#include "chipcmp/report/plot.h"

/* The first line of the kind, with this label unless that is NULL; the test fails where there is none. */
const struct cc_plot_line *plot_line(const struct cc_plot *plot, enum cc_plot_line_kind kind, const char *label);

/* Some note holds the text. */
bool plot_notes_hold(const struct cc_plot *plot, const char *text);

#endif
