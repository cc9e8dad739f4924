/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 4, metric. Derived metrics: what follows from a few printed figures of one chip by a fixed rule.
 *
 * Each is a row of a table with its formula in words and where the formula comes from. A value names the facts it was computed from; where
 * a fact is missing it has the state and the reason of that fact, and no number. All figures are published peaks: nothing here is measured.
 *
 * TPP (total processing performance) is the rule of the U.S. Bureau of Industry and Security (88 FR 73458, technical notes to ECCN 3A090):
 * 2 x MacTOPS x bit length of the operation, dense, summed over the chip, the highest over all bit lengths. A printed TFLOPS or TOPS counts
 * a multiply-accumulate as two operations, so it is the printed dense rate x bit length; H20: 296 TOPS x 8 bits = 2368.
 */
#ifndef CHIPCMP_METRIC_DERIVED_H
#define CHIPCMP_METRIC_DERIVED_H

#include "chipcmp/metric/value.h"

enum cc_derived_rule {
    CC_DERIVED_QUOTIENT,    /* one figure over another */
    CC_DERIVED_TPP,         /* the highest dense rate x bit length */
    CC_DERIVED_TPP_QUOTIENT /* TPP over a figure */
};

struct cc_derived {
    const char *id;           /* "compute_per_watt" */
    const char *label;        /* "Compute per watt" */
    const char *unit;         /* of `number` below: "TFLOPS/W"; "" for TPP, which the rule gives no unit */
    const char *integer_unit; /* where the rate is one of integers: "TOPS/W"; NULL where no rate enters */
    const char *formula;      /* in words: "rate over TDP" */
    const char *citation;     /* of the formula, or that it is a plain quotient */
    enum cc_derived_rule rule;
    enum cc_better better;
    const char *over, *under; /* metrics of numerator and denominator; NULL: the rate asked for, or for TPP none */
    int scale10;              /* number x 10^scale10 is the quotient of canonical units: 12 for TFLOPS/W */
    bool inverse;             /* of an earlier row, and so nothing new to who counts what was tried */
};

/* CC_DERIVED_COUNT rows. */
#define CC_DERIVED_COUNT 9
extern const struct cc_derived cc_derived_table[CC_DERIVED_COUNT];

/* NULL where no derived metric has this id. */
const struct cc_derived *cc_derived_find(struct cc_str id);

/* Whether a rate is to be chosen for it (compute_per_watt of which precision?). TPP chooses its own. */
bool cc_derived_takes_rate(const struct cc_derived *derived);

/* The unit for a rate's metric: "TOPS/W" for int8_tensor. rate is CC_NO_INDEX where none enters. */
const char *cc_derived_unit(const struct cc_db *db, const struct cc_derived *derived, uint32_t rate);

/* The bit length of a rate's metric ("fp8_tensor" is 8), as TPP counts it: of the widest input of a multiplication; 0 for other metrics. */
unsigned cc_tpp_bits(struct cc_str metric);

#define CC_DERIVED_FACTS 2
#define CC_TPP_RATES 10

struct cc_derived_value {
    const struct cc_derived *derived;
    uint32_t chip;
    enum cc_state state;       /* VALUE; CONFLICTING where a fact is, still with a number; else that of the missing fact */
    uint32_t rate;             /* metric: the one asked for, or the one that gives the TPP; CC_NO_INDEX where none enters */
    enum cc_basis basis;       /* of the rate */
    double number;             /* in the unit above */
    struct cc_interval range;  /* likewise: what the rounding of the figures allows, outward; exact where doubles hold it */
    struct cc_interval spread; /* likewise, over every side of a conflict but preliminary ones; equals range where nothing conflicts */

    struct cc_value facts[CC_DERIVED_FACTS]; /* what it was computed from, fact_count of them, the numerator first */
    size_t fact_count;
    size_t taken[CC_DERIVED_FACTS]; /* which side of each */

    /* TPP only */
    unsigned bits;                     /* bit length of `rate` */
    struct cc_interval highest;        /* of the products, in operations/s x bits: which is the highest may be open within rounding */
    struct cc_interval highest_spread; /* the same over every side of a conflict */
    uint32_t ties[CC_TPP_RATES];       /* metrics whose products meet the interval of the highest one's */
    size_t tie_count;
    uint32_t unpublished[CC_TPP_RATES]; /* dense rates that the hardware may have, without a public figure: a higher one would raise it */
    size_t unpublished_count;

    /* without a number */
    uint32_t missing;                 /* the metric that has no figure; CC_NO_INDEX where the data know no such metric */
    struct cc_str reason;             /* why */
    const struct cc_unknown *unknown; /* the row that says so, or NULL */
};

/*
 * The derived value of a chip from preferred figures. `rate` and `basis` (dense or sparse) say which rate where cc_derived_takes_rate; else
 * they are ignored. rate may be CC_NO_INDEX: then nobody has looked. The range of a conflicting fact is the hull of its sides.
 * False only when memory ran out.
 */
bool cc_derived_get(const struct cc_db *db, uint32_t chip, const struct cc_derived *derived, uint32_t rate, enum cc_basis basis,
    struct cc_arena *arena, struct cc_derived_value *out, struct cc_error *error);

/* The same from other sides of the same facts: side taken[i] (below facts[i].side_count) of facts[i]; state VALUE, spread as range. Of a
 * TPP's rate only
 * side 0 can be taken, because another might not be the highest. Only for a value with a number; false where there is no quotient. */
bool cc_derived_take(struct cc_derived_value *value, const size_t taken[CC_DERIVED_FACTS]);

/* The figure behind fact number i (below fact_count) as taken; only where the value has a number. */
const struct cc_side *cc_derived_side(const struct cc_derived_value *value, size_t i);

#endif
