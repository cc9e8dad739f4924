/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, report, private. What the parts of a check's document share. */
#ifndef CHIPCMP_REPORT_CHECK_PRIVATE_H
#define CHIPCMP_REPORT_CHECK_PRIVATE_H

#include "chipcmp/report/check.h"

#include "chipcmp/unit/quantity.h"

/* One claim on its way into the document. */
struct check_view {
    const struct cc_db *db;
    const struct cc_check *check;
    const struct cc_claim *claim;
    const struct cc_judgement *judgement;
    struct cc_doc *doc;
};

/* check_json.c */
json_t *check_json(const struct cc_db *db, const struct cc_check *check, struct cc_doc *doc);

/* check_words.c: words for people. */
const char *check_verdict_words(enum cc_verdict verdict); /* "Depends on the reading" */
enum cc_tone check_verdict_tone(enum cc_verdict verdict);
const char *check_reason_words(const char *reason); /* one sentence; "" where the verdict needs none */
const char *check_skip_words(const char *reason);
const char *check_metric_words(enum cc_claim_metric metric);

/* check_unit.c: amounts in the unit they were printed in, spelt one way ("TB/s", "TFLOPS/W", "billion", ""). */
struct check_unit {
    struct cc_unit unit;
    char name[16];
};
struct check_unit check_unit_of(const struct cc_claim *claim, const struct cc_amount *amount);
double check_in_unit(const struct check_unit *unit, double canonical);

/* check_say.c: sentences and phrases, in the document's arena. */
struct cc_str check_name(const struct check_view *view,
    const struct cc_named *named); /* "H20", or the chip's name where a variant was named */
struct cc_str check_figures(const struct check_view *view, const struct cc_operand *operand); /* "148 TFLOPS", "2,250 TFLOPS / 1,000 W" */
struct cc_str check_measure(const struct check_view *view, const struct cc_reading *reading); /* "BF16 tensor, dense" */
struct cc_str check_amount(const struct check_view *view, const struct cc_reading *reading,
    double value); /* in the style of the claim: "85.0 percent less", "1.43 times", "96 GB" */
struct cc_str check_allowed(const struct check_view *view, const struct cc_allowed *allowed, const struct cc_amount *amount,
    bool ratio);                                        /* "0.715 to 0.725", "at least 2.5" */
struct cc_str check_say(const struct check_view *view); /* the verdict in one sentence */

/* check_coverage.c: a paragraph on how much was judged and how much was left alone, and why. */
void check_add_coverage(const struct cc_check *checks, size_t count, struct cc_doc *doc);

/* check_quote.c: the words of the claim in their line, with a caret line below. */
struct cc_str check_quote(const struct cc_check *check, const struct cc_claim *claim, struct cc_doc *doc);

#endif
