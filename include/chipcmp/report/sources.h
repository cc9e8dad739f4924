/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of `sources`: all of them, or one with what rests on it. */
#ifndef CHIPCMP_REPORT_SOURCES_H
#define CHIPCMP_REPORT_SOURCES_H

#include "chipcmp/report/doc.h"
#include "chipcmp/specs/db.h"

/* `source`: an index, or CC_NO_INDEX for all. One source comes with the figures printed in it, the dense figures derived through it, and
 * the figures looked for in it and not found. */
bool cc_report_sources(const struct cc_db *db, uint32_t source, struct cc_doc *doc, struct cc_error *error);

#endif
