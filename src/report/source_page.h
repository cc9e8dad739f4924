/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report, private. The page of one source, for the document of `sources`. */
#ifndef CHIPCMP_SRC_REPORT_SOURCE_PAGE_H
#define CHIPCMP_SRC_REPORT_SOURCE_PAGE_H

#include "chipcmp/report/doc.h"
#include "chipcmp/specs/db.h"

/* Fills blocks and record with one source and what rests on it, and adds "figures", "halvings", "unknowns" and "benchmarks" to the JSON
 * object `data`. */
void cc_source_page(struct cc_doc *doc, const struct cc_db *db, uint32_t source, json_t *data);

#endif
