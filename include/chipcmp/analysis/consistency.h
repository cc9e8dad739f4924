/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 5, analysis. Whether the published figures of a superchip, a system or a package fit those of its parts, figure by figure.
 *
 * Every published figure of the whole is set against the sum over the parts from every published figure of theirs. They fit when their
 * intervals meet: 300 PFLOPS (299.5 to 300.5) against 384 x 752 TFLOPS (288.6 to 289.0) does not, against 384 x 780 TFLOPS (299.3 to 299.8)
 * does. Power fits when the whole is at least the sum of its accelerators.
 */
#ifndef CHIPCMP_ANALYSIS_CONSISTENCY_H
#define CHIPCMP_ANALYSIS_CONSISTENCY_H

#include "chipcmp/metric/total.h"

enum cc_relation { CC_RELATION_FITS, CC_RELATION_MORE, CC_RELATION_LESS }; /* the whole is more, or less, than its parts */
const char *cc_relation_name(enum cc_relation relation);                   /* "fits", "more", "less" */

struct cc_consistency_pair {
    size_t side, sum; /* of total.whole.sides and total.sums */
    enum cc_relation relation;
    double ratio; /* whole / sum: 1.039 means the whole is 3.9 percent more */
    struct cc_interval ratio_range;
    double difference; /* whole - sum, canonical unit */
    struct cc_interval difference_range;
};

enum cc_consistency_result {
    CC_CONSISTENT,           /* every published figure of the whole fits every one of the parts */
    CC_CONSISTENT_PREFERRED, /* the preferred figures fit, others do not */
    CC_CONSISTENT_OTHER,     /* the preferred figures do not fit, others do */
    CC_INCONSISTENT,         /* no published figures fit */
    CC_CONSISTENCY_UNKNOWN,  /* the whole or a part has no public figure */
    CC_CONSISTENCY_COUNT
};
const char *cc_consistency_name(enum cc_consistency_result result); /* "consistent", "preferred_consistent", "other_consistent" ... */

struct cc_consistency_row {
    uint32_t metric;
    enum cc_basis basis;
    enum cc_total_rule rule;
    struct cc_total total;
    struct cc_consistency_pair *pairs; /* each distinct figure of the whole with each sum, the preferred ones first */
    size_t pair_count;
    enum cc_consistency_result result;
};

struct cc_consistency {
    const struct cc_db *db;
    uint32_t chip;
    struct cc_consistency_row *rows; /* every metric and basis of which the whole or a part has a figure or a stated unknown */
    size_t row_count;
    double counted;        /* accelerators that the tables put into it */
    struct cc_value cited; /* the figure `accelerators`; no sides where that does not apply or nobody prints it */
    bool count_applies;    /* a superchip or a system: the count has a metric */
    bool count_fits;
};

/* Arrays in the arena. False when memory ran out, or with CC_ERR_USAGE where the chip has no parts. */
bool cc_consistency_run(const struct cc_db *db, uint32_t chip, struct cc_arena *arena, struct cc_consistency *out, struct cc_error *error);

#endif
