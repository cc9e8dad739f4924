/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of `list`: every chip, in the order of the tables. */
#ifndef CHIPCMP_REPORT_LIST_H
#define CHIPCMP_REPORT_LIST_H

#include "chipcmp/report/doc.h"
#include "chipcmp/specs/db.h"

bool cc_report_list(const struct cc_db *db, struct cc_doc *doc, struct cc_error *error);

#endif
