/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A private directory for each test of charts that writes files or runs programs. */
#ifndef CHIPCMP_TESTS_UNIT_CHART_PLACE_H
#define CHIPCMP_TESTS_UNIT_CHART_PLACE_H

#include "support.h"

#include "chipcmp/base/arena.h"

struct chart_place {
    struct cc_arena arena;
    const char *directory;
    const char *temp;    /* the parent of temporary directories: has to be empty afterwards */
    const char *keep;    /* not made: for what a test has a chart keep */
    const char *program; /* not made: where a stand-in for gnuplot is written */
    const char *output;  /* not made: a picture */
    char before[4096];   /* working directory, which a test may change */
};

int chart_place_set_up(void **state);

/* Fails where something is left in `temp`, or could not be removed. */
int chart_place_tear_down(void **state);

/* directory/name */
const char *chart_place_path(struct chart_place *place, const char *directory, const char *name);

#endif
