/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. Numbers as documents give them, and as texts in a document's arena. Where memory ran out the document has failed and the
 * text is empty.
 */
#ifndef CHIPCMP_REPORT_NUMBER_H
#define CHIPCMP_REPORT_NUMBER_H

#include "chipcmp/num/interval.h"
#include "chipcmp/report/doc.h"

/* A number as JSON and tables give it: 12 significant digits, so that 148 stays 148 and no binary noise shows. */
double cc_report_number(double value);
struct cc_interval cc_report_interval(struct cc_interval range);

enum { CC_RATIO_DIGITS = 6 /* of ratios for programs */ };
double cc_report_ratio(double ratio);     /* with CC_RATIO_DIGITS */
double cc_report_percent(double percent); /* with two places */

/* The interval of a ratio with so many digits, outward; an exact one is rounded, and keeps lo == hi. */
struct cc_interval cc_report_ratio_range(struct cc_interval range, int digits);

/* What one of num's printers writes: cc_report_printed(doc, cc_format_percent, -85.04, 1) is "-85.0". */
struct cc_str cc_report_printed(struct cc_doc *doc, void (*print)(struct cc_buf *, double, int), double value, int digits);

/* Fewest digits that read back the same: "147.5". */
struct cc_str cc_report_shortest(struct cc_doc *doc, double value);

/* Three cells of a record: a figure or a ratio, and the bounds of its interval. */
void cc_record_number(struct cc_doc *doc, struct cc_str cells[3], double value, struct cc_interval range);
void cc_record_ratio(struct cc_doc *doc, struct cc_str cells[3], double ratio, struct cc_interval range);

/* "0.1490 to 0.1501" with so many significant digits, rounded outward; "exact" where the bounds are the same. */
struct cc_str cc_report_range_words(struct cc_doc *doc, struct cc_interval range, int digits);

#endif
