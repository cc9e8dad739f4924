/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of `metrics`: what is compared, in which unit, on which bases. */
#ifndef CHIPCMP_REPORT_METRICS_H
#define CHIPCMP_REPORT_METRICS_H

#include "chipcmp/report/doc.h"
#include "chipcmp/specs/db.h"

bool cc_report_metrics(const struct cc_db *db, struct cc_doc *doc, struct cc_error *error);

#endif
