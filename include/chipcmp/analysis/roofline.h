/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 5, analysis. The roofline model: which of peak rate and memory bandwidth bounds a chip, and from which work on which chip leads.
 *
 * Williams, Waterman and Patterson, "Roofline: an insightful visual performance model for multicore architectures", Communications of the
 * ACM 52(4), 65-76, 2009 (https://doi.org/10.1145/1498765.1498785). With arithmetic intensity I in operations per byte of memory traffic:
 *
 *     attainable rate = min(peak rate, memory bandwidth x I)
 *     ridge point     = peak rate / memory bandwidth: the least intensity at which the peak rate can be reached
 *
 * H20, BF16 dense: 148 TFLOPS / 4.0 TB/s = 37.0 FLOP/byte; H100 SXM: 989.4 / 3.35 = 295.
 *
 * Two rooflines cross at most once, because each is a slope and a level. Below the lower ridge point the ratio of the attainable rates is
 * that of the bandwidths, above the higher one that of the peak rates, and between them it is monotone: so there is a break-even intensity
 * just where one chip has more bandwidth and the other the higher peak, and it is the lower peak over the lower bandwidth: H20 against
 * H100, 148 TFLOPS / 3.35 TB/s = 44.2 FLOP/byte.
 *
 * Everything here is of published peaks: an upper bound on what a program can reach, and no measurement. A peak belongs to a precision and
 * a basis, so a ridge point does too; nothing crosses bases. Rates are in operations/s, bandwidths in bytes/s, intensities in operations
 * per byte (FLOP, or integer OP for integer rates).
 */
#ifndef CHIPCMP_ANALYSIS_ROOFLINE_H
#define CHIPCMP_ANALYSIS_ROOFLINE_H

#include "chipcmp/analysis/compare.h"
#include "chipcmp/analysis/sample.h"

/* One chip's roofline for one rate. With per_accelerator both of its lines are those of one accelerator. */
struct cc_roof {
    uint32_t chip;
    const struct cc_compare_cell *rate, *bandwidth; /* the figures behind it, also where one is missing */
    const struct cc_compare_cell *capacity;         /* of its memory; NULL where the tables have no memory_capacity */
    bool known;                                     /* both have figures */
    double peak;                                    /* operations/s */
    struct cc_interval peak_range, peak_spread;
    double bytes; /* bytes/s */
    struct cc_interval bytes_range, bytes_spread;
    struct cc_estimate ridge; /* operations per byte */

    /* where not known: of the figure that is missing, the rate before the bandwidth */
    enum cc_state state;
    uint32_t missing; /* its metric */
    struct cc_str reason;
};

/* Who has more, as far as the rounding of the preferred figures lets one say. */
enum cc_lead { CC_LEAD_LEVEL, CC_LEAD_CHIP, CC_LEAD_BASE };

/* A chip against the base. */
struct cc_roof_pair {
    bool known;
    struct cc_ratio below; /* chip / base where bandwidth bounds both: the ratio of the bandwidths; known also where a peak rate is only
                              not published */
    struct cc_ratio above; /* chip / base where the peak rate bounds both: that of the rates */
    enum cc_lead lead_below, lead_above;
    double below_until, above_from; /* the lower and the higher ridge point: the ratio is `below` up to one and `above` from the other */
    bool crosses;                   /* there is a break-even intensity: the leads are opposite */
    bool always_crosses;            /* also over all published sides */
    struct cc_estimate break_even;  /* operations per byte; only where it crosses. spread: of the sides, where they always cross */

    struct cc_str refused; /* where not known: why, as in struct cc_ratio */
    enum cc_state state;
};

/* One rate on one basis. */
struct cc_roofline_row {
    uint32_t metric;
    enum cc_basis basis;
    struct cc_roof *roofs;      /* chip_count, in the order of options.chips */
    struct cc_roof_pair *pairs; /* likewise; that of the base is the base against itself */
};

struct cc_roofline {
    const struct cc_db *db;
    struct cc_compare compare; /* of the rates and the memory bandwidth: options, notes */
    size_t base;               /* place of the base among the chips */
    struct cc_roofline_row *rows;
    size_t row_count;
    size_t headline; /* the row that stands for all: dense BF16, else dense FP16, else the first; of those where most chips are known */
    const struct cc_compare_row *bandwidth, *capacity; /* rows of the comparison; capacity may be NULL */
};

/* `options` as for a comparison; metrics are rates (NULL: all of them), groups and only_known are ignored. Without metrics, rates of which
 * no chip has a figure or a stated unknown are left out. False when memory ran out, and with CC_ERR_DATA where the tables have no
 * memory_bandwidth. */
bool cc_roofline_run(const struct cc_db *db, const struct cc_compare_options *options, struct cc_arena *arena, struct cc_roofline *out,
    struct cc_error *error);

/* The metric is a rate of operations and can be the level of a roofline. */
bool cc_roofline_is_rate(const struct cc_metric *metric);

enum cc_bound {
    CC_BOUND_MEMORY,  /* below the ridge point with the whole interval */
    CC_BOUND_COMPUTE, /* at or above it */
    CC_BOUND_OPEN     /* within the rounding of the ridge point */
};

/* What a roofline says at one intensity. */
struct cc_attainable {
    double rate; /* operations/s: min(peak, bytes x intensity) */
    struct cc_interval range, spread;
    enum cc_bound bound;
};
/* roof->known; intensity is exact, finite and above zero. */
struct cc_attainable cc_roof_at(const struct cc_roof *roof, double intensity);

/* chip / base at one intensity. Only where the pair of both is known. */
struct cc_ratio cc_roof_ratio_at(const struct cc_roof *chip, const struct cc_roof *base, double intensity);

#endif
