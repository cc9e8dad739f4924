/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The document of a check: for people each claim with its verdict, working, readings and sources; the JSON of check/1, one
 * object a text (an array of them where there are several or none); for editors and CI one line a claim, or a SARIF log.
 */
#ifndef CHIPCMP_REPORT_CHECK_H
#define CHIPCMP_REPORT_CHECK_H

#include "chipcmp/claim/verdict.h"
#include "chipcmp/report/doc.h"

/* A text may be checked in parts (cc_check.continues): they follow each other, and what is written is as for the whole. */
bool cc_report_check(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_doc *doc, struct cc_error *error);

/* The same views one by one, for those who want one only. */
bool cc_report_check_blocks(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_doc *doc,
    struct cc_error *error);
bool cc_report_check_records(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_doc *doc,
    struct cc_error *error);
bool cc_report_check_data(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_doc *doc, struct cc_error *error);

/* How much was found. Zero-initialise it. */
enum { CC_CHECK_REASONS = 24 };
struct cc_check_tally {
    size_t texts, claims, skipped;
    size_t verdicts[CC_VERDICT_COUNT];
    bool named; /* a text is a file's */
    struct {
        const char *words;
        size_t count;
    } reasons[CC_CHECK_REASONS]; /* of what was skipped, in the order of first use */
    size_t reason_count;
};
void cc_check_tally_add(struct cc_check_tally *tally, const struct cc_check *check);

/* The blocks piece by piece, each into a document of its own, for texts too large to be kept. `whole`: the checks are all of their texts,
 * so that the number of claims stands before them. The end has what is said of all: the sources that `doc` cites, and `tally`; the number
 * of claims where it was not said (`summed` false). */
bool cc_report_check_piece(const struct cc_db *db, const struct cc_check *checks, size_t count, bool whole, struct cc_doc *doc,
    struct cc_error *error);
bool cc_report_check_end(const struct cc_check_tally *tally, bool summed, struct cc_doc *doc, struct cc_error *error);

/* One line a claim, "draft.md:3:12: contradicted: ...", and nothing else. With `parts` the texts are documents inside the files they are
 * named after (NDJSON), and go by their ids. */
bool cc_report_check_brief(const struct cc_db *db, const struct cc_check *checks, size_t count, bool parts, struct cc_doc *doc,
    struct cc_error *error);

/* doc->sarif: a SARIF 2.1.0 log of the program's `version`, one result a claim, a rule a verdict. `parts` as above: then, and for sentences
 * and standard input, the log carries the texts themselves. */
bool cc_report_check_sarif(const struct cc_db *db, const struct cc_check *checks, size_t count, bool parts, const char *version,
    struct cc_doc *doc, struct cc_error *error);

#endif
