/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report, private. What the parts of the document of `roofline` share. */
#ifndef CHIPCMP_REPORT_ROOFLINE_PRIVATE_H
#define CHIPCMP_REPORT_ROOFLINE_PRIVATE_H

#include "chipcmp/report/roofline.h"
#include "chipcmp/report/value.h"

struct roofline_view {
    const struct cc_roofline *roofline;
    const struct cc_db *db;
    const struct cc_report_roofline_options *options;
    struct cc_doc *doc;
    struct cc_notes notes;
    bool sampled; /* some note gives a sampled range */
};

/* roofline_say.c: numbers and phrases, in the document's arena. */
const struct cc_chip *roofline_chip(const struct roofline_view *view, size_t column);
struct cc_str roofline_label(struct roofline_view *view, const struct cc_roofline_row *row);    /* "BF16 tensor, dense" */
const char *roofline_unit(const struct roofline_view *view, const struct cc_roofline_row *row); /* "FLOP/byte", "OP/byte" */
struct cc_str roofline_number(struct roofline_view *view, double value);                        /* "44.2" */
struct cc_str roofline_range(struct roofline_view *view, struct cc_interval range);             /* "43.9 to 44.5", "exact" */
/* "134 TFLOPS", "1.23 PFLOPS"; and "134 TFLOPS (133 to 135)". */
struct cc_str roofline_rate(struct roofline_view *view, const struct cc_roofline_row *row, double rate);
struct cc_str roofline_rate_and_range(struct roofline_view *view, const struct cc_roofline_row *row, double rate, struct cc_interval range);
/* Operations/s in the metric's unit. */
double roofline_in_unit(const struct roofline_view *view, const struct cc_roofline_row *row, double rate);
/* How far the other published figures carry an estimate, and what sampling says of it; empty without a conflict. */
struct cc_str roofline_spread(struct roofline_view *view, const struct cc_estimate *estimate, bool always);
/* Why there is no break-even intensity, or who leads where; in chip ids. */
struct cc_str roofline_leads(struct roofline_view *view, const struct cc_roofline_row *row, size_t column);
/* The same as a sentence with names and numbers. */
struct cc_str roofline_say(struct roofline_view *view, const struct cc_roofline_row *row, size_t column);
struct cc_str roofline_absence(struct roofline_view *view, const struct cc_roof *roof); /* "BF16 tensor not published" */
const char *roofline_bound_words(enum cc_bound bound);                                  /* "memory bandwidth" ... */
const char *roofline_bound_name(enum cc_bound bound);                                   /* "memory_bandwidth" ... */

/* roofline_work.c: what the rooflines say of each workload, or without any along the intensity. */
void roofline_add_works(struct roofline_view *view);
void roofline_add_curve(struct roofline_view *view);
/* A place on the axis of intensity, and what is there: "ridge point of h20-96gb"; may be empty. */
struct roofline_place {
    double intensity;
    struct cc_str words;
};
/* Round intensities, the ridge points and the break-even intensities of a row, in order; NULL when the document failed. */
struct roofline_place *roofline_places(struct roofline_view *view, const struct cc_roofline_row *row, size_t *count);
struct cc_str roofline_parameters(struct roofline_view *view, double value); /* "70 billion" */
/* Tokens per second that an attainable rate allows at most. */
double roofline_tokens(const struct cc_roofline_work *work, double rate);

/* roofline_json.c, roofline_records.c: the machines' views. */
void roofline_json(struct roofline_view *view);
void roofline_records(struct roofline_view *view);

/* roofline_sources.c: the papers behind the formulas, as numbered sources. */
uint16_t roofline_cite_model(struct roofline_view *view);      /* Williams, Waterman and Patterson 2009 */
uint16_t roofline_cite_operations(struct roofline_view *view); /* Kaplan et al. 2020 */
uint16_t roofline_cite_bytes(struct roofline_view *view);      /* Pope et al. 2022 */

#endif
