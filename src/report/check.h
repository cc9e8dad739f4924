/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report, private. What the parts of a check's document share. */
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

/* check.c: one claim for people: verdict, quotation, working, readings, notes. */
void check_add_claim(const struct check_view *view);

/* check_json.c: of one text, in its parts. */
json_t *check_json(const struct cc_db *db, const struct cc_check *parts, size_t count, struct cc_doc *doc);

/* check_words.c: words for people. */
const char *check_verdict_words(enum cc_verdict verdict); /* "Depends on the reading" */
const char *check_counted_words(enum cc_verdict verdict); /* check_coverage.c: "depending on the reading", behind a number */
enum cc_tone check_verdict_tone(enum cc_verdict verdict);
const char *check_reason_words(const char *reason); /* one sentence; "" where the verdict needs none */
const char *check_skip_words(const char *reason);
bool check_knows_reason(const char *reason); /* of a verdict or of what was left alone: it has words, though perhaps none are needed */
const char *check_metric_words(enum cc_claim_metric metric);

/* check_unit.c: amounts in the unit they were printed in, spelt one way ("TB/s", "TFLOPS/W", "billion", ""). */
struct check_unit {
    struct cc_unit unit;
    char name[16];
};
struct check_unit check_unit_of(const struct cc_claim *claim, const struct cc_amount *amount);
bool check_is_derived(enum cc_claim_metric metric); /* follows from several figures by a rule */
double check_in_unit(const struct check_unit *unit, double canonical);

/* check_phrase.c: phrases, in the document's arena. */
const char *check_article(const struct check_view *view, const struct cc_named *named); /* "the ", "" before a generation's name */
struct cc_str check_name(const struct check_view *view,
    const struct cc_named *named); /* "H20", or the chip's name where a variant was named */
struct cc_str check_figures(const struct check_view *view, const struct cc_operand *operand); /* "148 TFLOPS", "2,250 TFLOPS / 1,000 W" */
struct cc_str check_figures_inside(const struct check_view *view, const struct cc_operand *operand); /* likewise: "up to 700 W" */
struct cc_str check_measure(const struct check_view *view, const struct cc_reading *reading);        /* "BF16 tensor, dense" */
struct cc_str check_amount(const struct check_view *view, const struct cc_reading *reading,
    double value); /* in the style of the claim: "85.0 percent less", "1.43 times", "96 GB" */
struct cc_str check_allowed(const struct check_view *view, const struct cc_allowed *allowed, const struct cc_amount *amount,
    bool ratio); /* "0.715 to 0.725", "at least 2.5" */
struct cc_str check_measure_inside(const struct check_view *view,
    const struct cc_reading *reading);                                                /* within a sentence: "dense BF16 tensor" */
bool check_is_value(const struct check_view *view, const struct cc_reading *reading); /* told as a value or a difference, not as a ratio */
bool check_tells_percent(enum cc_form form);                                          /* orders and pairs are told in percent, too */
int check_percent_places(double percent);                                             /* decimals of a percentage in a sentence */
struct cc_str check_ratio_short(const struct check_view *view, double ratio);         /* "85 percent less", "1.43 times" */
const char *check_joint(enum cc_form form, double ratio); /* joins it to the object: "than ", "of ", "as ", "" */
/* A reading other than the first one: "memory bandwidth of the NVIDIA H100 NVL 94GB, 3,938 GB/s". */
struct cc_str check_other(const struct check_view *view, const struct cc_reading *other, const struct cc_reading *first);

/* A stated number as it was printed; a third or a seventh, which no decimals end, with three of them. */
void check_add_number(struct cc_buf *out, double value);

/* check_say.c */
struct cc_str check_say(const struct check_view *view); /* the verdict in one sentence */

struct cc_str check_stated(const struct check_view *view); /* the amount as stated, without its hedge: "28 percent" */

/* check_correct.c: the sentence that the default reading supports in place of a contradicted one. False where there is none: published
 * figures conflict, or the words would not say it plainly. */
struct check_correction {
    struct cc_str text;
    const struct cc_reading *reading; /* its figures */
};
bool check_correct(const struct check_view *view, struct check_correction *out);
void check_add_correction(const struct check_view *view);
json_t *check_correction_json(const struct check_view *view); /* null where there is none */

/* check_candidates.c: what a contradicted ratio may have been taken from; a list for people, members of the claim's JSON. */
void check_add_candidates(const struct check_view *view);
void check_set_candidates(const struct cc_db *db, const struct cc_judgement *judgement, struct cc_doc *doc, json_t *claim);

/* check_coverage.c: "2 claims found: 1 supported, 1 unknown."; and how much was judged and how much was left alone, and why. */
void check_add_summary(const struct cc_check_tally *tally, struct cc_doc *doc);
void check_add_coverage(const struct cc_check_tally *tally, struct cc_doc *doc);

/* check_quote.c: the words of the claim in their line, with a caret line below. */
struct cc_str check_quote(const struct cc_check *check, const struct cc_claim *claim, struct cc_doc *doc);

#endif
