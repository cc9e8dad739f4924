/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report, private. What the parts of the document of `explain` share. */
#ifndef CHIPCMP_REPORT_EXPLAIN_PRIVATE_H
#define CHIPCMP_REPORT_EXPLAIN_PRIVATE_H

#include "chipcmp/report/explain.h"
#include "chipcmp/report/value.h"

struct explain_view {
    const struct cc_explain *explain; /* NULL in a check, which shows a few candidates only */
    const struct cc_db *db;
    struct cc_doc *doc;
    struct cc_notes notes;
    size_t most; /* rows for people: candidates with a ratio of their own */
};

/* explain_say.c: phrases and sentences, in the document's arena. */
struct cc_str explain_range(struct explain_view *view, struct cc_interval range); /* "0.7181 to 0.7489" */
/* "0.70", "less than 0.01"; of a probability "more than 0.99". */
struct cc_str explain_chance_text(struct explain_view *view, double value, bool probability);
struct cc_str explain_label(struct explain_view *view, const struct cc_explain_candidate *candidate); /* "Compute per watt (FP32 vector)" */
struct cc_str explain_figures(struct explain_view *view, const struct cc_explain_candidate *candidate,
    const struct cc_explain_operand *operand);                                                       /* "44 TFLOPS / 400 W" */
struct cc_str explain_departures(struct explain_view *view, const struct cc_departures *departures); /* "natural"; "variant, precision" */
struct cc_str explain_say(struct explain_view *view);                                                /* what was found, in plain words */
/* "Geekbench 6: NVIDIA H20 SXM5 96GB 28 percent less than H100 [1]. The scores are not known." */
struct cc_str explain_benchmark(struct explain_view *view, const struct cc_benchmark *b);

/* The sources behind an operand are cited: for a cell, or with NULL only in the list. */
void explain_cite(struct explain_view *view, struct cc_cell *cell, const struct cc_explain_operand *operand);

/* explain_json.c: the machines' views, and the parts of them that a check shares. */
void explain_json(struct explain_view *view, size_t top);
void explain_set_reading(struct explain_view *view, json_t *object, const struct cc_explain_candidate *c); /* which one, its ratio */
void explain_set_figures(struct explain_view *view, json_t *object, const struct cc_explain_candidate *c); /* how it departs, its figures */
void explain_set_tally(struct explain_view *view, json_t *object, const struct cc_explain_tally *tally);
json_t *explain_benchmarks_json(struct explain_view *view, const uint32_t *benchmarks, size_t count);
void explain_records(struct explain_view *view, size_t top);

#endif
