/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 6, claim. Readings and verdicts.
 *
 * A reading is one way to compute a claim from published figures, like for like: a member of each family, a metric, a basis, one side of a
 * conflict. The default reading takes what the words name and, where they are
 * silent, each family's default member, the preferred figure, and for bare "compute" the dense BF16 tensor rate. An alternative leaves the
 * default in one respect only. Nothing here formats text for people.
 */
#ifndef CHIPCMP_CLAIM_VERDICT_H
#define CHIPCMP_CLAIM_VERDICT_H

#include "chipcmp/analysis/explain.h"
#include "chipcmp/claim/claim.h"
#include "chipcmp/prose/prose.h"
#include "chipcmp/metric/values.h"

enum cc_verdict { CC_SUPPORTED, CC_DEPENDS, CC_CONTRADICTED, CC_VERDICT_UNKNOWN, CC_NOT_CHECKABLE, CC_VERDICT_COUNT };
const char *cc_verdict_name(enum cc_verdict verdict);

/* What the words allow, as a ratio, a value or a difference (canonical unit). An end that is open has no bound: it is then 0 or HUGE. */
struct cc_allowed {
    struct cc_interval range;
    bool open_low, open_high;
    bool strict; /* an order: the whole interval must lie beyond 1, or the nominal ratio of one that reaches to 1 (cc_reading.blurred) */
    bool past;   /* "more than", "less than": the bound itself is not allowed, an interval has to reach beyond it */
};

/* A figure, or a quantity computed from a few by a fixed rule (compute per watt, TPP). */
#define CC_OPERAND_SIDES 3
struct cc_operand {
    uint32_t chip;
    uint32_t metric; /* the first figure's */
    enum cc_basis basis;
    enum cc_state state;
    double value; /* canonical unit */
    struct cc_interval range;
    const struct cc_side *sides[CC_OPERAND_SIDES]; /* side_count figures behind it */
    size_t side_count;
    struct cc_str reason; /* for a state without a value */
    const struct cc_unknown *unknown;
};

enum cc_reading_part { CC_PART_MAIN, CC_PART_SUBJECT_VALUE, CC_PART_OBJECT_VALUE }; /* a pair is judged in three parts */

struct cc_reading {
    uint32_t subject, object; /* chips; object CC_NO_INDEX for values */
    const char *measure;      /* "bf16_tensor", "compute_per_watt": a metric's id */
    uint32_t metric;          /* in db->metrics, or CC_NO_INDEX for a derived one */
    enum cc_basis basis;
    struct cc_operand left, right; /* the subject's and the object's */
    double nominal;
    struct cc_interval amount; /* the ratio, or the value or difference in canonical units */
    enum cc_reading_part part;
    bool agrees;
    bool is_default;
    bool other_memory;  /* the words name a kind of memory that is published for neither chip: it cannot agree */
    bool blurred;       /* of an order: rounded as they are, the figures could stand the other way round, too */
    bool like_for_like; /* false: a match across bases, kept only to name the likely slip */
    /* how it leaves the default: "variant", "member", "precision", "tensor", "basis", "with_sparsity", "conflict", "preliminary", "digits",
     * "one_plus_x", "one_direction" (half of the published total: `amount` is, the operand is not); NULL for the default */
    const char *departure;
    const char *reason; /* of one that agrees: "rounded", "understates", "with_sparsity" or NULL; of a slip its name */
    double off;         /* distance from what is allowed, in the terms of `amount`; 0 when it agrees */
};

/* A contradicted ratio searched for backwards (analysis/explain.h): figures that would make it true. None of them is said to be what was
 * meant. */
#define CC_CANDIDATES 2
struct cc_candidates {
    struct cc_explain_candidate items[CC_CANDIDATES]; /* of the words' own metric first; with different ratios */
    size_t count;
    struct cc_explain_tally tally;      /* what was tried for them */
    uint32_t benchmarks[CC_CANDIDATES]; /* in db->benchmarks: where the amount is printed as a measured result */
    size_t benchmark_count;
};

struct cc_judgement {
    enum cc_verdict verdict;
    const char
        *reason; /* stable words: "default_reading_agrees", "no_reading_agrees", "rounded", "other_variant", "sparse_against_dense" ... */
    struct cc_allowed allowed;                         /* of the main part */
    struct cc_allowed allowed_subject, allowed_object; /* of a pair's values */
    bool has_allowed;
    bool sparse_unpublished;     /* contradicted, but the words do not say dense and no rate with sparsity is published */
    struct cc_reading *readings; /* the default first, then alternatives in a fixed order, then slips */
    size_t reading_count, reading_capacity;
    size_t nearest;            /* index of the nearest like-for-like reading of the main part; SIZE_MAX where there is none */
    struct cc_operand missing; /* for unknown: what there is no figure of, and why */
    uint32_t ranked_above[4];  /* a rank: chips that stand before the subject (at most four), with how many there are */
    size_t ranked_above_count;
    size_t ranked;                   /* chips with a figure among those ranked */
    const struct cc_side **disputed; /* of a contradicted value: figures that print it, but are known not to hold; never readings */
    size_t disputed_count, disputed_capacity;
    struct cc_candidates *candidates; /* of a contradicted ratio, where they were asked for and its words leave no end open; else NULL */
    uint32_t *sources;                /* every source behind the readings, in order of first use */
    size_t source_count, source_capacity;
};

struct cc_verdict_options {
    /* --tolerance: multiplies the widths of tolerance.c's table; 1 by default, 0 means nothing beyond the printed digit */
    double tolerance_scale;
    bool candidates; /* search backwards for contradicted ratios */
};

/* What the words of a claim allow; false where the claim has nothing to compare with (a rank). */
bool cc_claim_allowed(const struct cc_claim *claim, const struct cc_verdict_options *options, struct cc_allowed *out);
/* Likewise for one printed amount under a hedge: the two values of a pair. */
struct cc_allowed cc_amount_allowed(enum cc_form form, const struct cc_amount *amount, enum cc_hedge hedge, bool downward,
    const struct cc_verdict_options *options);
/* True where the interval meets what is allowed (touching counts, but for an order). */
bool cc_allowed_meets(const struct cc_allowed *allowed, struct cc_interval amount);

/* options may be NULL. The judgement is good as long as its arena and the values are. False only when memory ran out. */
bool cc_claim_judge(struct cc_values *values, const struct cc_claim *claim, const struct cc_verdict_options *options,
    struct cc_arena *arena, struct cc_judgement *out, struct cc_error *error);

/* A text with the claims found in it and a judgement for each. */
struct cc_check {
    struct cc_str id;   /* of the document; "" where it has none */
    struct cc_str name; /* the file it came from; "" for a sentence of the command line */
    struct cc_str text; /* as given: offsets point into it */
    struct cc_claims claims;
    struct cc_judgement *judgements; /* one a claim */
    /* Where the text begins in its file: what is written adds it to the offsets, lines and columns. Zeroed for a whole one. */
    struct cc_prose_origin origin;
    bool continues; /* another part of the text that the check before it is of: a long one is checked in parts, in its order */
    bool excerpt;   /* `text` is no more than what stands around the claims */
};

/* The same in parts that keep no more of the text than the line around each claim, or 512 bytes of it: what is left of a large one. One
 * part at least; `id`, `name` and the judgements are shared. Arrays and texts in the arena. */
bool cc_check_excerpts(const struct cc_check *check, struct cc_arena *arena, struct cc_check **parts, size_t *count,
    struct cc_error *error);

/* Claims of the check with this verdict. */
size_t cc_check_count(const struct cc_check *check, enum cc_verdict verdict);

#endif
