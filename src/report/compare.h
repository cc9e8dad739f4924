/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report, private. What the parts of the document of a comparison share. */
#ifndef CHIPCMP_REPORT_COMPARE_PRIVATE_H
#define CHIPCMP_REPORT_COMPARE_PRIVATE_H

#include "chipcmp/report/compare.h"
#include "chipcmp/report/value.h"

/* A comparison on its way into a document. */
struct compare_view {
    const struct cc_compare *compare;
    const struct cc_report_compare_options *options;
    struct cc_doc *doc;
    struct cc_notes notes; /* to stand below the tables */
    size_t base;           /* column of the base */
    bool sortable;         /* the reader of a page may sort ratios */
};

/* Sets `base`; the notes begin empty. */
struct compare_view compare_view_of(const struct cc_compare *compare, const struct cc_report_compare_options *options, struct cc_doc *doc);

/* "NVIDIA H20 SXM5 96GB, NVIDIA B200 against NVIDIA H100 SXM5 80GB" */
struct cc_str compare_title(struct cc_doc *doc, const struct cc_compare *compare);
/* Of a chip's column: "My chip (yours)", "NVIDIA H100 SXM5 80GB (base)". */
struct cc_str compare_column_title(struct cc_doc *doc, const struct cc_compare *compare, size_t column);

/* Of the row's numbers: "TFLOPS", per watt "TFLOPS/W". */
struct cc_str compare_unit(struct compare_view *view, const struct cc_compare_row *row);

/* The figures as printed; `with_ratio`, for two chips only, puts ratio, percent and interval beside them. */
void compare_add_values(struct compare_view *view, bool with_ratio);

/* One column a chip but the base: "0.1496 (-85.0%; 0.1490 to 0.1501)". */
void compare_add_ratios(struct compare_view *view);

/* compare_json.c: the machines' views. */
void compare_json(struct compare_view *view);
void compare_records(struct compare_view *view);

#endif
