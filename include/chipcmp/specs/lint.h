/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 3, specs. The linter of the tables: what a loaded database shows to be doubtful although every row could be read.
 *
 * Loading (load.h) finds faults of form and of reference. The checks here set rows against each other; those that need to know which figure
 * is preferred are in metric/lint.h. Both collect findings, which are then reported in the order of files and lines.
 */
#ifndef CHIPCMP_SPECS_LINT_H
#define CHIPCMP_SPECS_LINT_H

#include "chipcmp/specs/load.h"

/* What a check is called ("unused-source"), how grave its findings are, and what they mean, in one line. Codes are stable. */
struct cc_check {
    const char *code;
    enum cc_severity severity;
    const char *meaning;
};

/* Findings of a run of checks. Zero-initialise; cc_findings_release frees them. */
struct cc_finding {
    const struct cc_check *check; /* has to outlive the findings */
    struct cc_place place;
    const char *column; /* name of the cell's column in the table, or NULL for the whole row */
    struct cc_str text;
};

struct cc_findings {
    struct cc_arena arena;
    struct cc_finding *items;
    size_t count, capacity;
};

/* `text` says what is wrong and what to do. False when memory ran out (then findings->arena.failed is set). */
bool cc_findings_add(struct cc_findings *findings, const struct cc_check *check, struct cc_place place, const char *column,
    const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Reports all of them in the order of files and lines. The files are read once more, because the database does not keep the columns of
 * cells; where a row lies on several lines or is there no longer, the column is 1. Notes on built-in rows are left out where tables are
 * laid over them: they are for those who keep the built-in ones. False when memory ran out. */
bool cc_findings_report(struct cc_findings *findings, const struct cc_db *db, const struct cc_problem_sink *sink, struct cc_error *error);
void cc_findings_release(struct cc_findings *findings);

/* Runs every check on a loaded database. Problems go to the sink; false only when memory ran out. */
bool cc_db_lint(const struct cc_db *db, const struct cc_problem_sink *sink, struct cc_error *error);

/* The checks that cc_db_lint runs: number `index` from 0, NULL past the last. */
const struct cc_check *cc_db_check(size_t index);

#endif
