/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 5, analysis. Chips by the date of their announcement and one measure, with the trend over them.
 *
 * The trend is a straight line through the binary logarithms of the numbers by least squares, each chip once, without weights: a slope of
 * 0.5 doubles in two years. It describes the chips that were chosen and nothing else: they are no random sample. Its interval is where the
 * line itself may run with 95 percent, if the points scatter about it alike and independently.
 */
#ifndef CHIPCMP_ANALYSIS_TIMELINE_H
#define CHIPCMP_ANALYSIS_TIMELINE_H

#include "chipcmp/metric/measure.h"
#include "chipcmp/num/stats.h"

enum { CC_TIMELINE_TREND_LEAST = 5, CC_TIMELINE_DATES_LEAST = 3 };

struct cc_timeline_entry {
    uint32_t chip;
    struct cc_measured measured;
    struct cc_value announced;
    bool dated;
    double year;                /* the middle of the date printed: 2024.5 is the beginning of July 2024 */
    struct cc_interval written; /* from the beginning to the end of the date printed: of a month 1/12 */
    struct cc_interval spread;  /* over the sides of a conflict; holds `written` */
};

struct cc_timeline {
    const struct cc_db *db;
    struct cc_measure measure;         /* its basis as settled */
    struct cc_timeline_entry *entries; /* in the order of the chips given; entry_count of them, known or not */
    size_t entry_count;
    size_t point_count;         /* with a date and a number */
    bool mixed;                 /* single accelerators beside superchips or systems among them: no trend */
    bool has_trend;             /* 5 points or more, of 3 dates or more, not mixed */
    struct cc_stats_line trend; /* of log2(number) by year */
    bool has_doubling;          /* the whole interval of the slope is on one side of 0 */
    double doubling;            /* years in which the trend doubles; negative: halves */
    struct cc_interval doubling_range;
};

/* The basis of `measure` is kept where has_basis; else it is dense for throughput, for other metrics the one on which the most of the chips
 * have a figure. Fills *out; arrays in the arena. False only when memory ran out. */
bool cc_timeline_run(const struct cc_db *db, const struct cc_measure *measure, bool has_basis, const uint32_t *chips, size_t chip_count,
    struct cc_arena *arena, struct cc_timeline *out, struct cc_error *error);

#endif
