/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, report. Numbers as texts of a document, in its arena. Where memory ran out the document has failed and the text is empty.
 */
#ifndef CHIPCMP_REPORT_NUMBER_H
#define CHIPCMP_REPORT_NUMBER_H

#include "chipcmp/num/interval.h"
#include "chipcmp/report/doc.h"

/* What one of num's printers writes: cc_report_printed(doc, cc_format_percent, -85.04, 1) is "-85.0". */
struct cc_str cc_report_printed(struct cc_doc *doc, void (*print)(struct cc_buf *, double, int), double value, int digits);

/* Fewest digits that read back the same: "147.5". */
struct cc_str cc_report_shortest(struct cc_doc *doc, double value);

/* "0.1490 to 0.1501" with so many significant digits, rounded outward; "exact" where the bounds are the same. */
struct cc_str cc_report_range_words(struct cc_doc *doc, struct cc_interval range, int digits);

#endif
