/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 4, metric (private). The checks of values, one function each; their codes and severities are in lint.c. */
#ifndef METRIC_LINT_H
#define METRIC_LINT_H

#include "chipcmp/metric/lint.h"
#include "chipcmp/metric/value.h"

struct value_lint {
    const struct cc_db *db;
    struct cc_findings findings;
    const struct cc_check *check; /* the one that runs */
    struct cc_arena scratch;      /* values; emptied after each chip */
    struct cc_error *error;
};

#define LINT_ADD(lint, place, ...) cc_findings_add(&(lint)->findings, (lint)->check, (place), __VA_ARGS__)

/* "h20-96gb, fp16_tensor, dense". Empty when memory ran out. */
struct cc_str lint_cell(struct value_lint *lint, const struct cc_value *value);

/* "61.2 to 62 TB/s", or "2160 GB" where it is exact, in the unit of the metric. */
struct cc_str lint_interval(struct value_lint *lint, uint32_t metric, struct cc_interval canonical);

/* Each looks at one cell of one chip. False only when memory ran out. */
bool lint_not_researched(struct value_lint *lint, const struct cc_value *value);
bool lint_no_preference(struct value_lint *lint, const struct cc_value *value);
bool lint_vague(struct value_lint *lint, const struct cc_value *value);
bool lint_conflict(struct value_lint *lint, const struct cc_value *value);
bool lint_total(struct value_lint *lint, const struct cc_value *value);
bool lint_accelerators(struct value_lint *lint, const struct cc_value *value);

#endif
