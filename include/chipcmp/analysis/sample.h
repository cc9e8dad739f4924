/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 5, analysis. A product, a quotient or another function of several facts, by quasi-random sampling.
 *
 * An interval of every published side says what is possible, however unlikely. Where that is too wide to be of use, this says what is
 * typical: each fact is drawn independently, its conflicting sides with equal weight (the preferred one, and each other interval once;
 * preliminary sides never), and within the rounding interval of the side evenly (the rectangular distribution of JCGM 100:2008, GUM, 4.3.7;
 * F.2.2.1 for a rounded reading). The points are CC_SAMPLE_POINTS of a Sobol sequence (num/stats.h), the same for the same seed. Equal
 * weights are this project's choice: nothing is known of how likely either source is right. Every document labels the result "sampled".
 */
#ifndef CHIPCMP_ANALYSIS_SAMPLE_H
#define CHIPCMP_ANALYSIS_SAMPLE_H

#include "chipcmp/metric/value.h"

#define CC_SAMPLE_POINTS 4096
#define CC_SAMPLE_FACTS 8 /* at most */
#define CC_SAMPLE_SEED 1

/* A document shows the sampled range beside an interval whose upper end is above this multiple of its lower end. */
#define CC_SAMPLE_FROM 1.1

struct cc_sampled {
    bool known;                /* share is above 0 */
    double median;             /* of the points at which the function has a value */
    struct cc_interval middle; /* the 2.5 and 97.5 percent quantiles of those: the 95 percent range */
    double share;              /* of the points at which the function has a value, 0 .. 1 */
};

/* The function's value at one value of each fact (canonical units); false where it has none there. */
typedef bool cc_sample_function(const double *values, const void *context, double *out);

/* Of `count` facts with figures, different ones (a fact that occurs twice in a formula is handed over once). False only when memory ran
 * out. */
bool cc_sample_run(const struct cc_value *const *facts, size_t count, cc_sample_function *function, const void *context, uint64_t seed,
    struct cc_arena *arena, struct cc_sampled *out, struct cc_error *error);

/* A result that was computed from several facts. */
struct cc_estimate {
    double value;              /* of the preferred figures */
    struct cc_interval range;  /* what their rounding allows, outward */
    struct cc_interval spread; /* over all published sides but preliminary ones; contains range */
    bool has_spread;           /* it is wider */
    struct cc_sampled sampled; /* known only where spread.hi is above CC_SAMPLE_FROM x spread.lo */
};

/* Whether an estimate of this spread is to be sampled. */
bool cc_sample_useful(struct cc_interval spread);

/* Facts multiplied and divided: value = product of facts[i]^powers[i], powers +1 or -1, all figures above zero; canonical units. False only
 * when memory ran out or a bound that would be divided by is zero. */
bool cc_estimate_product(const struct cc_value *const *facts, const int *powers, size_t count, struct cc_arena *arena,
    struct cc_estimate *out, struct cc_error *error);

#endif
