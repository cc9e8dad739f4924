/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of `lint`: the problems of the tables, in the order of files and lines. */
#ifndef CHIPCMP_REPORT_LINT_H
#define CHIPCMP_REPORT_LINT_H

#include "chipcmp/report/doc.h"
#include "chipcmp/specs/lint.h"

enum { CC_SEVERITY_COUNT = CC_PROBLEM + 1 };

/* Problems collected from a load and from the checks. Zero-initialise, with the arena in which their texts are to live. */
struct cc_problems {
    struct cc_arena *arena;
    struct cc_problem *items;
    size_t count, capacity;
    size_t counts[CC_SEVERITY_COUNT]; /* by severity */
    bool failed;                      /* memory ran out */
};

/* A sink that collects into *problems. */
struct cc_problem_sink cc_problems_sink(struct cc_problems *problems);

/* Sorts *problems. `db` is the database they were found in; with `loaded` false it could not be read whole, so the checks have not run,
 * which the document says. */
bool cc_report_lint(struct cc_problems *problems, const struct cc_db *db, bool loaded, struct cc_doc *doc, struct cc_error *error);

/* The checks there are, with what they mean. */
bool cc_report_lint_checks(struct cc_doc *doc, struct cc_error *error);

#endif
