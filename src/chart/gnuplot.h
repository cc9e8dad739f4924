/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart, private. Finds gnuplot and runs a script with it. */
#ifndef CHIPCMP_SRC_CHART_GNUPLOT_H
#define CHIPCMP_SRC_CHART_GNUPLOT_H

#include "chipcmp/base/arena.h"
#include "chipcmp/base/error.h"

struct cc_gnuplot {
    const char *path;    /* absolute */
    unsigned timeout_ms; /* for one run */
};

/* Finds `name` (a path where it has a slash, else a program in one of the absolute directories of search_path) and asks it for its
 * version: 5.2 is the least. The path lives in the arena, or is `name`. */
bool cc_gnuplot_find(const char *name, const char *search_path, unsigned timeout_ms, struct cc_arena *arena, struct cc_gnuplot *out,
    struct cc_error *error);

/* Runs `script` (a name inside `directory`) there. CC_ERR_PROGRAM, with gnuplot's first line of complaint, where it does not end well. */
bool cc_gnuplot_run(const struct cc_gnuplot *gnuplot, const char *directory, const char *script, struct cc_error *error);

#endif
