/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 5, analysis. Two or more chips set against a base, metric by metric, like for like.
 *
 * A ratio is chip / base: 0.1496 means the chip has 14.96 percent of the base's figure, percent = 100 x (ratio - 1) = -85.04. Its interval
 * is that of the printed figures' rounding, rounded outward; `spread` is the wider one over all published sides of a conflict. Across bases
 * (dense and sparse, one GPU and a rack) nothing is divided: `refused` says why.
 */
#ifndef CHIPCMP_ANALYSIS_COMPARE_H
#define CHIPCMP_ANALYSIS_COMPARE_H

#include "chipcmp/metric/measure.h"

struct cc_compare_options {
    const uint32_t *chips; /* chip_count of them, in the order of the columns; the base is among them */
    size_t chip_count;
    uint32_t base;           /* a chip index */
    const uint32_t *metrics; /* only these, or NULL */
    size_t metric_count;
    uint32_t groups;                    /* bit per enum cc_group; 0: all */
    uint32_t bases;                     /* bit per enum cc_basis to show; 0: all */
    bool per_accelerator;               /* divide by the cited number of accelerators */
    bool only_known;                    /* leave out rows in which no chip has a value */
    const struct cc_measure *normalize; /* divide each figure by the chip's own in this measure ("per watt"), or NULL; not with
                                           per_accelerator. Rows of that metric and of what is no amount of a chip stay as they are */
};

struct cc_ratio {
    bool known;
    double ratio;
    struct cc_interval range;
    double percent;
    bool has_spread; /* some side of a conflict gives another ratio */
    struct cc_interval spread;
    struct cc_str refused; /* why no ratio: a state in words, or a basis mismatch; empty when known */
    enum cc_state state;   /* when not known: that of the cell that prevents it; VALUE when bases differ */
};

struct cc_compare_cell {
    struct cc_value value;
    double number; /* in the metric's unit; per accelerator where asked */
    struct cc_interval range;
    struct cc_interval spread;
    bool divided; /* by the accelerator count, or by the chip's figure in the measure to normalize by */
    double divisor;
    bool undividable;      /* that figure is not public: a figure, but no number; `number` and ranges mean nothing */
    bool applies;          /* false: the metric does not apply to this kind of chip */
    struct cc_ratio ratio; /* against the base; of the base itself: known, 1 */
};

struct cc_compare_row {
    uint32_t metric;
    enum cc_basis basis;
    bool normalized;               /* its numbers are per unit of the measure */
    struct cc_compare_cell *cells; /* chip_count */
};

struct cc_compare {
    const struct cc_db *db;
    struct cc_compare_options options;
    struct cc_compare_row *rows;
    size_t row_count;
    struct cc_measured *divisors; /* chip_count, where normalize is set; else NULL */
    struct cc_str *notes;         /* basis refusals with the bases both chips share, resolved defaults, ... complete sentences */
    size_t note_count;
    bool mixed_scope; /* single accelerators beside superchips or systems, and not per_accelerator */
};

/* The column of the base, the chip of a column, and whether some chip but the base has a ratio in a row. */
size_t cc_compare_base(const struct cc_compare *compare);
const struct cc_chip *cc_compare_chip(const struct cc_compare *compare, size_t column);
bool cc_compare_has_ratio(const struct cc_compare *compare, const struct cc_compare_row *row);

bool cc_compare_run(const struct cc_db *db, const struct cc_compare_options *options, struct cc_arena *arena, struct cc_compare *out,
    struct cc_error *error);

#endif
