/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 6, claim. What a text states about chips: the claims in it, and what was left alone and why.
 *
 * The grammar finds them and keeps open what the words leave open: a family stays a family, a missing precision stays missing; readings
 * (verdict.h) enumerate what they can mean. Offsets are bytes into the text as given.
 */
#ifndef CHIPCMP_CLAIM_CLAIM_H
#define CHIPCMP_CLAIM_CLAIM_H

#include "chipcmp/metric/scope.h"
#include "chipcmp/num/interval.h"
#include "chipcmp/specs/db.h"
#include "chipcmp/specs/resolve.h"

enum cc_claim_kind { CC_CLAIM_RATIO, CC_CLAIM_DIFFERENCE, CC_CLAIM_VALUE, CC_CLAIM_ORDER, CC_CLAIM_RANK };

enum cc_claim_metric { /* as the contract names them */
    CC_CM_COMPUTE,
    CC_CM_MEMORY_CAPACITY,
    CC_CM_MEMORY_BANDWIDTH,
    CC_CM_INTERCONNECT_BANDWIDTH,
    CC_CM_POWER,
    CC_CM_COMPUTE_PER_WATT,
    CC_CM_COMPUTE_UNITS,
    CC_CM_DIE_AREA,
    CC_CM_TRANSISTORS,
    CC_CM_TPP,
    CC_CM_PERFORMANCE_DENSITY,
    CC_CM_ACCELERATORS,
    CC_CM_OTHER,
    CC_CM_COUNT
};

enum cc_precision {
    CC_PREC_NONE,
    CC_PREC_FP64,
    CC_PREC_FP32,
    CC_PREC_TF32,
    CC_PREC_FP16,
    CC_PREC_BF16,
    CC_PREC_FP8,
    CC_PREC_INT8,
    CC_PREC_FP6,
    CC_PREC_FP4,
    CC_PREC_COUNT
};
enum cc_direction { CC_DIR_LESS, CC_DIR_MORE, CC_DIR_EQUAL, CC_DIR_VALUE, CC_DIR_RANK };
enum cc_hedge { CC_HEDGE_NONE, CC_HEDGE_ABOUT, CC_HEDGE_NEARLY, CC_HEDGE_OVER, CC_HEDGE_UP_TO, CC_HEDGE_AT_LEAST };

const char *cc_claim_kind_name(enum cc_claim_kind kind);
const char *cc_claim_metric_name(enum cc_claim_metric metric);
const char *cc_precision_name(enum cc_precision precision); /* "fp16"; NULL for NONE */
const char *cc_direction_name(enum cc_direction direction);
const char *cc_hedge_name(enum cc_hedge hedge);

/* How the printed amount turns into what it says of subject / object (r) or of the subject alone. */
enum cc_form {
    CC_FORM_NONE,         /* an order without an amount */
    CC_FORM_VALUE,        /* "96 GB": the subject's figure */
    CC_FORM_PAIR,         /* "96 GB against 80 GB": the subject's figure and the object's */
    CC_FORM_DIFFERENCE,   /* "200 W more": subject - object; "less": object - subject */
    CC_FORM_PERCENT_LESS, /* "28 percent less": r = 1 - p / 100 */
    CC_FORM_PERCENT_MORE, /* "20 percent more": r = 1 + p / 100 */
    CC_FORM_PERCENT_OF,   /* "15 percent of": r = p / 100 */
    CC_FORM_TIMES,        /* "1.4 times", "half", "double": r = x */
    CC_FORM_TIMES_LESS,   /* "2.6 times lower", "behind by a factor of three": r = 1 / x */
    CC_FORM_RANK,         /* "fourth-best" */
    CC_FORM_COUNT
};

/* One printed amount, in printed terms: 28 for "28 percent", 1.43 for "1.43 times"; values and differences in the canonical unit. */
struct cc_amount {
    double value;                /* of a range the middle */
    struct cc_interval width;    /* half a unit of the last printed digit either side; of a range "30-50" the hull of its ends' */
    struct cc_decimal decimal;   /* the digits as printed; of a range those of its upper end */
    struct cc_str unit;          /* as printed, "" where there is none */
    enum cc_dimension dimension; /* NONE for percentages and factors */
    bool bits;                   /* the unit counts bits: "4 Tb/s" */
    bool word;                   /* "half", "double", "a third": 5 percent of the ratio is allowed */
    bool range;                  /* two ends were printed */
};

/* What the words state, before any tolerance. */
struct cc_stated {
    enum cc_form form;
    struct cc_amount amount; /* zeroed for CC_FORM_NONE */
    struct cc_amount other;  /* CC_FORM_PAIR: the object's figure */
    bool times_more;         /* "X times more" or "X times less": the (1+X)-fold reading stands beside the X-fold one */
    bool downward;           /* "less than half of": the amount is an upper bound, hedge OVER */
};

/* The amount as r, or as value, difference or rank in printed terms: for "28 percent less" 0.72 and [0.715, 0.725]. False where the form
 * has none. */
bool cc_stated_amount(const struct cc_stated *stated, double *nominal, struct cc_interval *width);
/* Between printed terms and r, both ways (every form is its own inverse or a scaling): 28 -> 0.72 for PERCENT_LESS. */
double cc_form_ratio(enum cc_form form, double printed);
double cc_form_printed(enum cc_form form, double ratio);

struct cc_named {
    bool named;
    struct cc_target target;
    bool variant;      /* the words name one chip, not a family */
    size_t start, end; /* of the mention */
};

/* Among which chips a rank is claimed; zeroed: among all. */
struct cc_rank_set {
    bool in_family; /* "of all Hopper chips" */
    uint32_t family;
    bool open; /* narrowed by words that the data do not decide: "of its time", "in its class" */
};

struct cc_claim {
    size_t start, end; /* byte offsets of the words that state it */
    enum cc_claim_kind kind;
    struct cc_named subject, object;
    enum cc_claim_metric metric;
    enum cc_precision precision;
    enum cc_precision object_precision;            /* of a ratio's object where the words name another one: "FP8 over FP16"; else NONE */
    bool tensor, vector;                           /* said so */
    bool dense, sparse;                            /* said so */
    bool one_direction;                            /* "each way", "unidirectional": said so */
    bool both_directions;                          /* "bidirectional": said so */
    bool cores;                                    /* compute units named as cores: the data count SMs and CUs */
    struct cc_str memory_kind, object_memory_kind; /* "HBM3e" as printed, "" where silent; the second one only of a pair */
    enum cc_scope scope;                           /* "per die", "per GPU", "the whole rack": said so */
    enum cc_direction direction;
    enum cc_hedge hedge; /* of EQUAL, UP_TO says "no more than" and AT_LEAST "no less than" */
    bool implied;        /* "more powerful" names no metric: it is read as compute */
    bool decimal_meant;  /* printed in GiB, which no figure bears out; as GB it is right and is read so */
    struct cc_stated stated;
    struct cc_rank_set among; /* a rank */
    bool lowest;              /* a rank counted from the bottom */
    bool of_maker;            /* a rank that may be one among its maker's chips only: "Nvidia's", "the company's" */
    const char *blocked; /* NULL, or why no published figure can decide it: "no_metric", "not_a_specification" (verdict not_checkable) */
};

struct cc_skipped {
    size_t start, end;
    const char *reason; /* "not_a_specification", "no_metric", "no_subject", "question", "hypothetical", "chip_not_in_data" ... */
};

struct cc_claims {
    struct cc_claim *claims; /* in the order of the text */
    size_t claim_count, claim_capacity;
    struct cc_skipped *skipped; /* likewise */
    size_t skipped_count, skipped_capacity;
};

#endif
