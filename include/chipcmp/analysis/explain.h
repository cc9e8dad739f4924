/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 5, analysis. The search backwards: given a stated ratio and two chips or families, which published figures would make it true?
 *
 * Every like-for-like reading is tried: each metric and derived metric on each basis, each member of either family, each side of a
 * conflict. One whose ratio, with the rounding of its printed figures, meets the stated interval is a candidate. A reading is natural when
 * it is what a reader would take the words for: the default members, a printed metric on its usual basis, for throughput dense BF16 or
 * FP16, preferred figures. Every way in which it is not is a departure. Candidates are ranked by the number of departures, then by fit.
 *
 * Trying many readings finds matches by chance, so their number is part of the answer. Readings that give the same ratio (within 1e-6:
 * BF16 and FP16 of one table) are one trial. A trial is taken to be a ratio drawn log-uniformly from 0.05 to 20, with the rounding width
 * of its own figures: the chance that it meets the stated interval is the length of that interval, widened by the reading's own, on the
 * logarithmic scale, over ln 400. n trials with the mean chance p give n p matches, and at least one with the probability of the binomial
 * tail. The range is this project's choice: most published ratios of accelerators lie in it, and a narrower one would give more matches by
 * chance. Trials are not independent (two precisions often scale alike), so the numbers are a scale to judge by, not a test. A candidate
 * shows that words and figures can be made to agree, never that this is what was meant.
 */
#ifndef CHIPCMP_ANALYSIS_EXPLAIN_H
#define CHIPCMP_ANALYSIS_EXPLAIN_H

#include "chipcmp/metric/derived.h"

#define CC_EXPLAIN_LEAST 0.05
#define CC_EXPLAIN_MOST 20.0

/* A reading that departs in more respects is not tried: anything can be reached that way. */
#define CC_EXPLAIN_DEPARTURES 3

/* A ratio whose upper bound is more than this many times its lower one is not tried: "1 TFLOPS" is 0.5 to 1.5 and would agree with nearly
 * any statement. */
#define CC_EXPLAIN_COARSE 1.5

#define CC_EXPLAIN_STATED 3

enum cc_departure {
    CC_DEPARTURE_VARIANT,     /* another member of the family than its default */
    CC_DEPARTURE_PRECISION,   /* throughput in another precision than BF16 or FP16 */
    CC_DEPARTURE_BASIS,       /* with sparsity, or one direction of a link */
    CC_DEPARTURE_DERIVED,     /* a derived metric */
    CC_DEPARTURE_CONFLICT,    /* a published figure that is not the preferred one */
    CC_DEPARTURE_PRELIMINARY, /* likewise, and the maker has replaced it */
    CC_DEPARTURE_COUNT
};
const char *cc_departure_name(enum cc_departure departure); /* "variant" ... as in verdicts of claims */

/* How often a reading departs in each way. */
struct cc_departures {
    unsigned char times[CC_DEPARTURE_COUNT];
    unsigned total;
};

struct cc_explain_stated {
    struct cc_str words;      /* as documents repeat it: "28% less" */
    double centre;            /* subject over object: 0.72 */
    struct cc_interval range; /* what the words allow; lo > 0, lo < hi, the centre inside */
};

struct cc_explain_party {
    struct cc_str name; /* "H20" */
    const uint32_t
        *chips; /* the first is the default member; NULL: every chip that is not the subject's (its family's default is natural) */
    size_t count;
};

struct cc_explain_options {
    struct cc_str words;                    /* the amount as given: "28%" */
    const struct cc_explain_stated *stated; /* where the words leave it open what they state, each way is tried */
    size_t stated_count;                    /* 1 .. CC_EXPLAIN_STATED */
    struct cc_explain_party subject, object;
};

struct cc_explain_measure {
    const struct cc_derived *derived; /* NULL for a printed metric */
    uint32_t metric;                  /* the printed metric, or the rate of the derived one; CC_NO_INDEX where none is chosen */
    enum cc_basis basis;
};

/* What one measure gives for one chip, from one choice among the sides of its facts. */
struct cc_explain_operand {
    uint32_t chip;
    double number; /* printed metrics: canonical unit; derived ones: their own */
    struct cc_interval range;
    const struct cc_side *sides[CC_DERIVED_FACTS];
    size_t side_count;
    struct cc_departures departures; /* conflict and preliminary only */
};

struct cc_explain_candidate {
    struct cc_explain_measure measure;
    struct cc_explain_operand subject, object;
    double ratio; /* subject / object */
    struct cc_interval range;
    struct cc_departures departures; /* total 0: natural */
    size_t trial;                    /* its number among the readings computed */
    size_t ratio_number;             /* candidates with the same number have the same ratio */
    size_t same_as;                  /* place of the first one with this ratio among the ranked candidates; its own where it is the first */
    size_t stated;                   /* which of options.stated it fits best */
    double fit; /* distance of the ratio from the stated centre in half widths; may exceed 1 where only the intervals meet */
};

/* What was tried, counted in distinct ratios. */
struct cc_explain_tally {
    size_t tried, fitting;
    double chance;   /* mean chance of one to fit */
    double expected; /* tried x chance */
    double any;      /* probability that at least one fits by chance */
};

/* A printed metric that could not be tried on the default members, because one of the two has no public figure. */
struct cc_explain_gap {
    uint32_t metric, chip; /* chip: the one without */
    enum cc_basis basis;
};

struct cc_explain {
    const struct cc_db *db;
    struct cc_explain_options options;
    size_t readings; /* computed, whether distinct or not */
    size_t coarse;   /* left out for the width of their rounding */
    struct cc_explain_tally all, natural;
    struct cc_explain_candidate *candidates; /* ranked */
    size_t candidate_count;
    uint32_t
        *benchmarks; /* in db->benchmarks: results of measurements of these chips, printed so. No readings, but perhaps the words' origin */
    size_t benchmark_count;
    struct cc_explain_gap *gaps;
    size_t gap_count;
    bool across_kinds; /* nothing is like for like: an accelerator against a system */
};

/* Arrays in the arena; options are copied, what they point to must live on. False only when memory ran out. */
bool cc_explain_run(const struct cc_db *db, const struct cc_explain_options *options, struct cc_arena *arena, struct cc_explain *out,
    struct cc_error *error);

/* The chance that a ratio with the rounding interval `range`, drawn log-uniformly from CC_EXPLAIN_LEAST to CC_EXPLAIN_MOST, meets one of
 * the stated intervals. Only the interval's relative width counts. */
double cc_explain_chance(const struct cc_explain_options *options, struct cc_interval range);

#endif
