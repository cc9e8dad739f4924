/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, report. The document of a check: for people each claim with its verdict, working, readings and sources; the JSON of check/1, one
 * object a text (an array of them where there are several or none).
 */
#ifndef CHIPCMP_REPORT_CHECK_H
#define CHIPCMP_REPORT_CHECK_H

#include "chipcmp/claim/verdict.h"
#include "chipcmp/report/doc.h"

bool cc_report_check(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_doc *doc, struct cc_error *error);

#endif
