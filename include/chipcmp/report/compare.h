/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of a comparison. */
#ifndef CHIPCMP_REPORT_COMPARE_H
#define CHIPCMP_REPORT_COMPARE_H

#include "chipcmp/analysis/compare.h"
#include "chipcmp/analysis/efficiency.h"
#include "chipcmp/report/doc.h"

struct cc_report_compare_options {
    int digits;                 /* significant digits of ratios, 2 .. 9 */
    const struct cc_str *notes; /* said first: which member a family name stood for */
    size_t note_count;
    const struct cc_efficiency *efficiency; /* of the same chips, to stand below; or NULL */
};

bool cc_report_compare(const struct cc_compare *compare, const struct cc_report_compare_options *options, struct cc_doc *doc,
    struct cc_error *error);

#endif
