/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 4, metric. What is known of one metric of one chip on one basis: the preferred figure, the other sides, or the reason why there is
 * none.
 */
#ifndef CHIPCMP_METRIC_VALUE_H
#define CHIPCMP_METRIC_VALUE_H

#include "chipcmp/specs/db.h"

enum cc_state {
    CC_STATE_VALUE,
    CC_STATE_CONFLICTING, /* figures of equal standing disagree, no rule prefers one: value is the first one's, range the hull */
    CC_STATE_NOT_PUBLISHED,
    CC_STATE_NOT_SUPPORTED,
    CC_STATE_NOT_RESEARCHED,
    CC_STATE_COUNT
};
const char *cc_state_name(enum cc_state state);  /* "value", "conflicting", "not_published" ... */
const char *cc_state_words(enum cc_state state); /* for people: "not published" ... */

/* One figure of a fact, or one derived by a cited halving. */
struct cc_side {
    const struct cc_figure *figure;   /* the printed figure; for a derived side the sparse figure it was halved from */
    const struct cc_halving *halving; /* NULL unless derived */
    struct cc_quantity quantity;      /* dimension TEXT or DATE: only figure->value says it */
    struct cc_str literal;            /* "989.4" and for a derived side the decimal half, "835.5" */
    bool conflicts;                   /* its interval (or text) does not meet the preferred one's */
};

struct cc_value {
    enum cc_state state;
    uint32_t chip, metric;
    enum cc_basis basis;
    struct cc_side
        *sides; /* [0] is the preferred one; then the others in the order of preference: final, relayed, leak, then preliminary ones */
    size_t side_count;
    struct cc_side *disputed; /* printed, but never used */
    size_t disputed_count;
    struct cc_interval range;           /* of the preferred side (canonical unit); for CONFLICTING the hull */
    struct cc_interval spread;          /* hull over all sides but the preliminary ones: equals range where nothing conflicts */
    const struct cc_preference *choice; /* the row of preferences.csv that holds here, or NULL */
    const struct cc_unknown *unknown;   /* where the state says so */
    struct cc_str reason;               /* for a state without a value: why; "not researched" where no row says anything */
};

/* Fills *out; arrays in the arena. False only when memory ran out. */
bool cc_value_get(const struct cc_db *db, uint32_t chip, uint32_t metric, enum cc_basis basis, struct cc_arena *arena, struct cc_value *out,
    struct cc_error *error);

/* The side (below side_count) is one of those to choose from: the preferred one, and of those that conflict with it each interval once;
 * other sides only print the same with other digits. */
bool cc_side_is_choice(const struct cc_value *value, size_t side);

/* "final", "leak", ..., "derived" for a halved side. */
const char *cc_side_status(const struct cc_side *side);

/* The metric applies to this kind of chip (accelerators per system does not to a single GPU). */
bool cc_metric_applies(const struct cc_metric *metric, enum cc_kind kind);

/* A figure on this basis stands in place of those on the others (directions of a link, kinds of compute unit, basis not stated); dense and
 * sparse stand beside each other. */
bool cc_basis_excludes_others(enum cc_basis basis);

/* The basis is a row of the chip, known or not: dense and sparse are; of bases that exclude each other those with a figure (also a disputed
 * one) are, or else the metric's first. What is a row has to have a figure or a stated unknown. */
bool cc_metric_basis_shown(const struct cc_db *db, uint32_t chip, uint32_t metric, enum cc_basis basis);

/* The metric is a number that can be divided. */
bool cc_metric_is_number(const struct cc_metric *metric);

/* Accelerators in a chip by the cited figure `accelerators`: exact; 1 for a gpu or npu; false with a reason in *why where no figure is
 * cited. */
bool cc_accelerator_count(const struct cc_db *db, uint32_t chip, struct cc_arena *arena, struct cc_value *out, double *count,
    struct cc_str *why, struct cc_error *error);

#endif
