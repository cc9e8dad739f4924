/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 6, claim, private. Measures: what a claim's metric can mean as published figures, in the order of preference, and the operands
 * they give for a chip.
 */
#ifndef CHIPCMP_CLAIM_MEASURE_H
#define CHIPCMP_CLAIM_MEASURE_H

#include "chipcmp/claim/verdict.h"

enum measure_rule {
    MEASURE_FIGURE,   /* the figure itself */
    MEASURE_PER_WATT, /* the rate over the power */
    MEASURE_TPP,      /* total processing performance: the greatest of dense rate times bit length */
    MEASURE_DENSITY   /* TPP over the area of the logic dies */
};

struct measure {
    const char *id; /* as JSON names it */
    enum measure_rule rule;
    uint32_t metric; /* of the figure, or of the rate; CC_NO_INDEX: the data know no such metric */
    enum cc_basis basis;
    const char
        *departure; /* NULL: one of the default's candidates; "with_sparsity": as good as the default; else how it leaves the default */
};

#define MEASURE_MAX 32
struct measures {
    struct measure items[MEASURE_MAX];
    size_t count;
};

/* All measures of a claim: the default's candidates first. */
void measures_of_claim(const struct cc_db *db, const struct cc_claim *claim, struct measures *out);

/* Which of the sides of each figure to take; 0 is the preferred one. */
struct pick {
    size_t side[CC_OPERAND_SIDES];
};

struct facts { /* the values an operand was made of, for walking over the sides of a conflict */
    struct cc_value values[CC_OPERAND_SIDES];
    size_t count;
};

/* The operand of one chip; state other than VALUE where a figure is missing. `facts` may be NULL. What is derived goes into the arena.
 * False when memory ran out. */
bool operand_get(struct cc_values *values, uint32_t chip, const struct measure *measure, const struct pick *pick, struct cc_arena *arena,
    struct cc_operand *out, struct facts *facts, struct cc_error *error);

/* Whether memory of this kind ("hbm3e", any case) is published on no side for a chip; `silent` where no kind is published at all. False
 * when memory ran out. */
bool is_other_memory(struct cc_values *values, uint32_t chip, struct cc_str kind, bool silent, bool *other, struct cc_error *error);

/* "compute_per_watt"; NULL for a figure itself. */
const char *measure_derived_id(enum measure_rule rule);

/* The metric id of a rate, NULL where there is none: (FP64, tensor) gives "fp64_tensor". */
const char *rate_metric(enum cc_precision precision, bool tensor);

#endif
