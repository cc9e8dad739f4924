/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 5, analysis. Chips against dated rules with thresholds (specs/rules.csv and clauses.csv): each leg of each clause with the figure
 * it stands on, and what follows. This is arithmetic on printed figures and no legal advice.
 *
 * TPP and performance density are metric/derived.h's: the printed dense rate x bit length, the highest over all lengths (a
 * multiply-accumulate already counts as two operations in print, nothing is doubled), and that over the area of the logic dies. H20: 296
 * TOPS x 8 bits = 2368, in print digits 2364 to 2372; over 814 mm2 it is 2.909.
 *
 * Thresholds are compared without rounding: 4800 printed as exact meets ">= 4800". A figure whose rounding interval lies on both sides of a
 * threshold leaves the leg CC_ANSWER_DEPENDS; one that is not public leaves it CC_ANSWER_UNKNOWN, unless what is public decides already: a
 * rate that is missing can only raise a TPP, a link that is missing only a sum.
 *
 * Of the rates without a public figure only those that might lead keep a TPP open (cc_amount.at_least): those of fewer bits than every
 * published floating-point rate. On no chip in the tables does a wider format give a higher product than a narrower floating-point one.
 */
#ifndef CHIPCMP_ANALYSIS_CONTROL_H
#define CHIPCMP_ANALYSIS_CONTROL_H

#include "chipcmp/metric/derived.h"

enum cc_answer { CC_ANSWER_NOT_MET, CC_ANSWER_MET, CC_ANSWER_DEPENDS, CC_ANSWER_UNKNOWN, CC_ANSWER_COUNT };

enum cc_control_result {
    CC_CONTROL_NOT_CONTROLLED,
    CC_CONTROL_CONTROLLED,
    CC_CONTROL_REVIEW,    /* controlled, and reviewed case by case */
    CC_CONTROL_NO_REVIEW, /* controlled, and outside of the review */
    CC_CONTROL_TARIFF,    /* in a band of the tariff */
    CC_CONTROL_NO_TARIFF,
    CC_CONTROL_NOT_APPLICABLE, /* a review of chips that the rule it builds on leaves alone; or no integrated circuit */
    CC_CONTROL_DEPENDS,
    CC_CONTROL_UNKNOWN,
    CC_CONTROL_RESULT_COUNT
};

const char *cc_answer_name(enum cc_answer answer);                 /* "not_met", "met", "depends", "unknown" */
const char *cc_answer_words(enum cc_answer answer);                /* "not met" ..., "depends on rounding" */
const char *cc_control_result_name(enum cc_control_result result); /* "not_controlled" ... */
const char *cc_control_result_words(enum cc_control_result result);

/* A measure of one chip. Numbers are as a person reads them: TPP (2368), TPP/mm2 (2.909), bandwidths in GB/s (4000). */
struct cc_control_amount {
    enum cc_rule_measure measure;
    bool known;                      /* there is a number; else `state` and `reason` say why not */
    enum cc_state state;             /* VALUE, CONFLICTING (a figure is), or that of what is missing */
    double number;                   /* where it is open which links count: of the scale-up links alone */
    double with_pcie;                /* likewise, but with PCIe; else as `number` */
    struct cc_interval range;        /* of rounding and, where it is open, of which links count */
    bool links_open;                 /* it is, and PCIe makes a difference */
    bool at_least;                   /* what is missing can raise it, nobody knows how far: range.hi bounds the public part only */
    struct cc_str reason;            /* what is missing, and why; empty where nothing is */
    struct cc_derived_value derived; /* TPP and performance density: facts, rate, bits, ties; else derived.derived is NULL */
    struct cc_value facts[3];        /* bandwidths: what was added up, fact_count of them */
    size_t fact_count;

    /* private: numerator and denominator in canonical units, for exact comparisons */
    struct cc_interval over, under;
};

struct cc_control_leg {
    const struct cc_rule_leg *leg;
    const struct cc_control_amount *amount;
    enum cc_answer answer;
    bool decided_in_part; /* an amount that is not all public decides it all the same */
};

struct cc_control_clause {
    struct cc_str clause;        /* "3A090.a.1" */
    struct cc_control_leg *legs; /* leg_count of them; all have to be met */
    size_t leg_count;
    enum cc_answer answer;
};

struct cc_control_rule {
    const struct cc_rule *rule;
    struct cc_control_clause *clauses; /* in the order of the text; one that is met is enough */
    size_t clause_count;
    enum cc_answer answer; /* of them all: may be MET or NOT_MET although clauses depend, where they do so in turns */
    enum cc_control_result result;
    const struct cc_control_clause *first_met; /* those before it are not met, or open; or NULL */
    struct cc_str reason;                      /* a sentence, where the rule it builds on decides; else empty */
};

struct cc_control_chip {
    uint32_t chip;
    bool applies;    /* one integrated circuit or a board of several; false: a die or a system, and `reason` says so */
    bool aggregated; /* a superchip: several packages, added up as one item */
    struct cc_str reason;
    struct cc_control_amount amounts[CC_MEASURE_COUNT];
    struct cc_control_rule *rules; /* rule_count, as in cc_control; NULL where the rules do not apply */
};

struct cc_control_options {
    const uint32_t *chips;
    size_t chip_count;
    const uint32_t *rules; /* rule_count of them, or NULL: all */
    size_t rule_count;
    struct cc_str as_of; /* YYYY-MM-DD: only rules in force on that day, bills never; "": all */
};

struct cc_control {
    const struct cc_db *db;
    struct cc_control_options options;
    struct cc_control_chip *chips; /* options.chip_count */
    uint32_t *rules;               /* in db->rules, in the order of their dates */
    size_t rule_count;
};

/* False only when memory ran out. */
bool cc_control_run(const struct cc_db *db, const struct cc_control_options *options, struct cc_arena *arena, struct cc_control *out,
    struct cc_error *error);

/* Rule was in force on a day (YYYY-MM-DD); a bill never is. */
bool cc_rule_in_force(const struct cc_rule *rule, struct cc_str day);

/* The amount of one measure of a chip. */
bool cc_control_amount(const struct cc_db *db, uint32_t chip, enum cc_rule_measure measure, struct cc_arena *arena,
    struct cc_control_amount *out, struct cc_error *error);

/* An amount against a comparison, without rounding. */
enum cc_answer cc_control_compare(const struct cc_control_amount *amount, const struct cc_rule_leg *leg);

/* How the unit of a measure is written: "", "TPP/mm2", "GB/s". */
const char *cc_rule_measure_unit(enum cc_rule_measure measure);
const char *cc_rule_measure_words(enum cc_rule_measure measure); /* "TPP", "performance density", "memory bandwidth" ... */

#endif
