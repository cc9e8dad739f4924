/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, report. The document of a check: for people each claim with its verdict, working, readings and sources; the JSON of check/1, one
 * object a text (an array of them where there are several or none); for editors and CI one line a claim, or a SARIF log.
 */
#ifndef CHIPCMP_REPORT_CHECK_H
#define CHIPCMP_REPORT_CHECK_H

#include "chipcmp/claim/verdict.h"
#include "chipcmp/report/doc.h"

bool cc_report_check(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_doc *doc, struct cc_error *error);

/* One line a claim, "draft.md:3:12: contradicted: ...", and nothing else. With `parts` the texts are documents inside the files they are
 * named after (NDJSON), and go by their ids. */
bool cc_report_check_brief(const struct cc_db *db, const struct cc_check *checks, size_t count, bool parts, struct cc_doc *doc,
    struct cc_error *error);

/* doc->sarif: a SARIF 2.1.0 log of the program's `version`, one result a claim, a rule a verdict. `parts` as above: then, and for sentences
 * and standard input, the log carries the texts themselves. */
bool cc_report_check_sarif(const struct cc_db *db, const struct cc_check *checks, size_t count, bool parts, const char *version,
    struct cc_doc *doc, struct cc_error *error);

#endif
