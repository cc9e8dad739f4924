/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 4, metric. The linter of values: what only shows once the preferred figure of a fact is known. The checks of rows are in
 * specs/lint.h.
 */
#ifndef CHIPCMP_METRIC_LINT_H
#define CHIPCMP_METRIC_LINT_H

#include "chipcmp/specs/lint.h"

/* Runs every check on every cell of a loaded database. Problems go to the sink, in the order of files and lines; false only when memory ran
 * out. */
bool cc_value_lint(const struct cc_db *db, const struct cc_problem_sink *sink, struct cc_error *error);

/* The checks that cc_value_lint runs: number `index` from 0, NULL past the last. */
const struct cc_check *cc_value_check(size_t index);

#endif
