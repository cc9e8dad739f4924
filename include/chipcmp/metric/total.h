/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 4, metric. Totals: what a superchip, a system or a package of dies is printed with, and what its parts add up to.
 *
 * 384 x 752 TFLOPS is 288.8 PFLOPS. The number of parts is that of chips.csv; whether a source cites it, the figure `accelerators` says.
 */
#ifndef CHIPCMP_METRIC_TOTAL_H
#define CHIPCMP_METRIC_TOTAL_H

#include "chipcmp/metric/value.h"

enum cc_total_rule {
    CC_TOTAL_NONE,    /* a figure of the whole says nothing about its parts */
    CC_TOTAL_SUM,     /* the whole is the sum of its parts */
    CC_TOTAL_AT_LEAST /* at least the sum: a system also feeds processors, links and fans */
};
enum cc_total_rule cc_total_rule(const struct cc_metric *metric);

struct cc_part_value {
    uint32_t chip, count;
    struct cc_value value;
};

/* The sum over the parts by their preferred figures, but of one part by another published side. Canonical unit. */
struct cc_part_sum {
    double number;
    struct cc_interval range; /* rounded outward */
    size_t part, side;        /* the side taken of that part; side 0: the preferred one */
};

struct cc_total {
    struct cc_value whole;
    struct cc_part_value *parts; /* part_count of them, in the order of chips.csv */
    size_t part_count;
    struct cc_part_sum *sums; /* sums[0] by preferred figures; none where a part has no figure. Of sides with equal intervals the first */
    size_t sum_count;
};

/* Accelerators in a chip by what the tables put into it, down to a depth; 1 for a gpu or npu, 0 for a die. */
double cc_count_accelerators(const struct cc_db *db, uint32_t chip);

/* The side's interval differs from those of all sides before it: others only print the same with another source. */
bool cc_side_is_distinct(const struct cc_value *value, size_t side);

/* Arrays in the arena. False only when memory ran out. */
bool cc_total_get(const struct cc_db *db, uint32_t chip, uint32_t metric, enum cc_basis basis, struct cc_arena *arena, struct cc_total *out,
    struct cc_error *error);

#endif
