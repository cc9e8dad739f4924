/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. Amounts: numbers with their unit, hedge and printed width. */
#ifndef CHIPCMP_GRAMMAR_AMOUNT_H
#define CHIPCMP_GRAMMAR_AMOUNT_H

#include "vocab.h"

enum amount_class {
    AMOUNT_NUMBER, /* no unit: "132" */
    AMOUNT_PERCENT,
    AMOUNT_TIMES,    /* "1.4x", "five times", "a factor of three", "half", "double", "a third" */
    AMOUNT_VALUE,    /* with a unit */
    AMOUNT_PER_WATT, /* a rate per watt */
    AMOUNT_RANK,     /* "4th" */
    AMOUNT_MONEY
};

struct amount {
    enum amount_class class;
    struct cc_amount amount;
    enum cc_hedge hedge;
    bool downward;               /* "less than" */
    bool multiple;               /* "double", "half": a word that is the factor */
    bool factor;                 /* "a factor of three" */
    bool gain, loss;             /* "+43%", "-85%" */
    enum cc_precision precision; /* printed between number and unit: "296 FP8 TFLOPS" */
    bool dense, sparse, tensor;  /* likewise */
};

/* numeral.c: a number of several tokens that starts at `at`; *length in tokens. False where there is none. "1 979" needs a unit behind
 * it. */
bool grouped_number(const struct tokens *tokens, size_t at, size_t last, struct cc_decimal *out, size_t *length);
bool spelled_number(const struct tokens *tokens, size_t at, size_t last, struct cc_decimal *out, size_t *length);

/* An amount that starts at token `at` (with its hedge) and ends before `last`; *length in tokens. */
bool amount_at(const struct tokens *tokens, size_t at, size_t last, struct amount *out, size_t *length);

#endif
