/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. Sources of the database as documents show them; shared by all builders.
 */
#ifndef CHIPCMP_REPORT_SOURCE_H
#define CHIPCMP_REPORT_SOURCE_H

#include "chipcmp/report/doc.h"
#include "chipcmp/specs/db.h"

/* Views into the database and into static text. */
struct cc_doc_source cc_report_source(const struct cc_source *source);

/* How a source was read, in words for people: "read in a third party's transcription"; empty where it was read itself. */
struct cc_str cc_report_how_read(enum cc_read read);

/* "vendor data sheet", "analyst", ... */
struct cc_str cc_report_source_kind_words(enum cc_source_kind kind);

/* The number of a source in the document (from 1), added at its first citation; 0 when the document failed, or for CC_NO_INDEX. */
uint16_t cc_report_cite(struct cc_doc *doc, const struct cc_db *db, uint32_t source);

/* The sources cited so far, in order: [{"id", "publisher", "title", "date", "url", "how", "user"}, ...]; date and how are null where there
 * is none. A new reference; NULL when the document failed. */
json_t *cc_report_sources_json(struct cc_doc *doc);

/* Ids of sources for "sources": [...] of a figure or a claim. A new reference. */
json_t *cc_report_source_ids_json(struct cc_doc *doc, const struct cc_db *db, const uint32_t *sources, size_t count);

#endif
