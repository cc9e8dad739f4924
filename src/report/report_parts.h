/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report, private. The parts of a whole report that no other command prints. */
#ifndef CHIPCMP_SRC_REPORT_REPORT_PARTS_H
#define CHIPCMP_SRC_REPORT_REPORT_PARTS_H

#include "chipcmp/report/report.h"

/* report_summary.c: the most asked-for ratios in a table and in sentences, the break-even intensities, the verdicts. */
void report_add_summary(const struct cc_report_parts *parts, struct cc_doc *doc);

/* report_open.c: what nobody published, and on what sources disagree. */
void report_add_open(const struct cc_compare *compare, struct cc_doc *doc);

/* report_claims.c: the draft with its claims highlighted, then each claim with its working. */
void report_add_claims(const struct cc_check *check, const struct cc_db *db, struct cc_doc *doc);

#endif
