/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 3, specs (private). The checks of the tables, one function each; their codes and severities are in lint.c. */
#ifndef SPECS_LINT_H
#define SPECS_LINT_H

#include "chipcmp/specs/lint.h"

struct lint {
    const struct cc_db *db;
    struct cc_findings findings;
    const struct cc_check *check; /* the one that runs */
};

/* Adds a finding of the check that runs. False when memory ran out. */
#define LINT_ADD(lint, place, ...) cc_findings_add(&(lint)->findings, (lint)->check, (place), __VA_ARGS__)

/* Of two rows the one that was read later: an overlay is told of its own row, not of the built-in one. */
struct cc_place lint_later(struct cc_place a, struct cc_place b);

/* The index after the last figure with the chip, metric and basis of figure number `first`. */
size_t lint_group_end(const struct cc_db *db, size_t first);

/* A figure that is no more than told of has no part in what the others say. */
bool lint_is_used(const struct cc_figure *figure);

bool lint_is_number(const struct cc_metric *metric);

/* The figure of a number metric as a quantity; loading has made sure that it can be read. */
struct cc_quantity lint_quantity(const struct cc_db *db, const struct cc_figure *figure);

/* "fp16_tensor, dense"; the id alone where the metric has no basis. Empty when memory ran out. */
struct cc_str lint_key(struct lint *lint, uint32_t metric, enum cc_basis basis);

/* "specs/figures-amd.csv:12" */
struct cc_str lint_where(struct lint *lint, struct cc_place place);

/* All of them return false only when memory ran out. */
bool lint_duplicate_figures(struct lint *lint);
bool lint_own_contradictions(struct lint *lint);
bool lint_dense_above_sparse(struct lint *lint);
bool lint_ranges(struct lint *lint);
bool lint_disputed_notes(struct lint *lint);
bool lint_applicable(struct lint *lint);

bool lint_unused_sources(struct lint *lint);
bool lint_headlines(struct lint *lint);
bool lint_future_dates(struct lint *lint);
bool lint_addresses(struct lint *lint);

bool lint_duplicate_rows(struct lint *lint);
bool lint_known_unknowns(struct lint *lint);
bool lint_uncited_unknowns(struct lint *lint);
bool lint_idle_preferences(struct lint *lint);
bool lint_bare_chips(struct lint *lint);
bool lint_bare_metrics(struct lint *lint);

#endif
