/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 5, analysis. Efficiency and balance: the derived metrics of several chips (rates, bandwidth and memory per watt, rates per mm2,
 * memory bytes per operation, memory per rate, TPP and its density), and their ratios to a base.
 *
 * Each derived metric's formula and its citation stand in metric/derived.h. A value rests on two figures, a ratio on four; where sources
 * that disagree make the interval wide, a sampled range stands beside it (analysis/sample.h). H20 against H100, BF16 dense: 148 TFLOPS /
 * 400 W = 0.37 TFLOPS/W against 989.4 / 700 = 1.41, ratio 0.262. Nothing is divided across scopes; TPP and its density are left out where
 * one of the chips is not one accelerator, because the rule is of integrated circuits.
 */
#ifndef CHIPCMP_ANALYSIS_EFFICIENCY_H
#define CHIPCMP_ANALYSIS_EFFICIENCY_H

#include "chipcmp/analysis/compare.h"
#include "chipcmp/analysis/sample.h"
#include "chipcmp/metric/measure.h"

struct cc_efficiency_options {
    const uint32_t *chips; /* chip_count of them, in the order of the columns */
    size_t chip_count;
    uint32_t base; /* one of them, or CC_NO_INDEX: no ratios */
    const struct cc_measure
        *rates; /* rate_count rates of operations on a basis (derived NULL); none: dense BF16, or FP16 where more know it */
    size_t rate_count;
    bool only_known; /* leave out rows in which no chip has a number */
};

struct cc_efficiency_cell {
    struct cc_measured measured; /* in the measure's unit */
    struct cc_sampled sampled;   /* likewise; known only for a quotient whose spread is wide (cc_sample_useful) */

    /* chip / base; not of the base itself */
    bool has_ratio;
    struct cc_estimate ratio;
    struct cc_str refused; /* without a ratio: why, "" for the base and where there is none */
};

struct cc_efficiency_row {
    struct cc_measure measure;
    struct cc_efficiency_cell *cells; /* chip_count */
};

struct cc_efficiency {
    const struct cc_db *db;
    struct cc_efficiency_options options; /* rates as resolved */
    struct cc_efficiency_row *rows;       /* those of each rate together, then those without a rate */
    size_t row_count;
};

/* Of the chips and the base of a comparison, for the rates among its metrics where these were asked for by name. */
bool cc_efficiency_of_compare(const struct cc_compare *compare, struct cc_arena *arena, struct cc_efficiency *out, struct cc_error *error);

/* Arrays in the arena. False only when memory ran out. */
bool cc_efficiency_run(const struct cc_db *db, const struct cc_efficiency_options *options, struct cc_arena *arena,
    struct cc_efficiency *out, struct cc_error *error);

#endif
