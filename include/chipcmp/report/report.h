/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. One document that says everything of a comparison: summary, figures, ratios to each chip, charts, rooflines, export
 * rules, the claims of a draft, what is unknown or disputed, how to make it again, and the sources.
 *
 * Parts that are NULL or empty are left out. The document has blocks only: no records, no JSON.
 */
#ifndef CHIPCMP_REPORT_REPORT_H
#define CHIPCMP_REPORT_REPORT_H

#include "chipcmp/analysis/compare.h"
#include "chipcmp/analysis/control.h"
#include "chipcmp/analysis/roofline.h"
#include "chipcmp/claim/verdict.h"
#include "chipcmp/report/doc.h"

struct cc_report_chart {
    struct cc_str caption;
    struct cc_picture picture;
};

struct cc_report_parts {
    const struct cc_compare
        *compares;              /* compare_count of them: the same chips and rows against each as base; the first is the chosen one */
    size_t compare_count;       /* at least 1 */
    const struct cc_str *notes; /* said first: which member a family name stood for */
    size_t note_count;
    const struct cc_roofline *roofline;
    const struct cc_control *control;
    const struct cc_report_chart *charts;
    size_t chart_count;
    const struct cc_check *check;  /* of a draft */
    const struct cc_str *commands; /* lines for a shell that print what the document says */
    size_t command_count;
    struct cc_str version; /* of the program */
};

bool cc_report_whole(const struct cc_report_parts *parts, struct cc_doc *doc, struct cc_error *error);

#endif
