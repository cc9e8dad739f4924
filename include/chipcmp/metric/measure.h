/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 4, metric. A measure: a printed metric on one basis or a derived one, and what it gives for a chip, in one form for both.
 *
 * For analyses that order or divide chips by "any number": they need no two ways for printed and derived figures.
 */
#ifndef CHIPCMP_METRIC_MEASURE_H
#define CHIPCMP_METRIC_MEASURE_H

#include "chipcmp/metric/derived.h"

struct cc_measure {
    const struct cc_derived *derived; /* NULL for a printed metric */
    uint32_t metric;                  /* the printed metric, or the rate of the derived one; CC_NO_INDEX where none is chosen */
    enum cc_basis basis;              /* of `metric` */
};

struct cc_measured {
    uint32_t chip;
    enum cc_state state;          /* with a number: VALUE, or CONFLICTING where figures of equal standing disagree */
    bool known;                   /* there is a number */
    double number;                /* in cc_measure_unit; inside range */
    struct cc_interval range;     /* what the rounding of the preferred figures allows */
    struct cc_interval spread;    /* the same over every published side but preliminary ones; holds range */
    const struct cc_value *facts; /* the figures it was taken from, the preferred side first; fact_count of them (1, or 2 of a quotient) */
    size_t fact_count;
    uint32_t missing;                 /* without a number: the metric that has no figure, CC_NO_INDEX where the data know no such metric */
    struct cc_str reason;             /* why there is none; empty where there is one */
    const struct cc_unknown *unknown; /* the row that says so, or NULL */
};

/* "TFLOPS", "TOPS/W"; empty for counts and TPP. */
struct cc_str cc_measure_unit(const struct cc_db *db, const struct cc_measure *measure);
/* "BF16 tensor", "Compute per watt"; the basis and the rate are not in it. */
struct cc_str cc_measure_label(const struct cc_db *db, const struct cc_measure *measure);
/* "bf16_tensor", "compute_per_watt". */
struct cc_str cc_measure_id(const struct cc_db *db, const struct cc_measure *measure);
enum cc_better cc_measure_better(const struct cc_db *db, const struct cc_measure *measure);

/* The measure of one chip; facts in the arena. The printed metric is a number (cc_metric_is_number). False only when memory ran out. */
bool cc_measure_get(const struct cc_db *db, uint32_t chip, const struct cc_measure *measure, struct cc_arena *arena,
    struct cc_measured *out, struct cc_error *error);

#endif
