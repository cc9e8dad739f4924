/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. Sources as references for other people's papers: plain lines, BibTeX, CSL-JSON. */
#ifndef CHIPCMP_REPORT_CITE_H
#define CHIPCMP_REPORT_CITE_H

#include "chipcmp/base/buf.h"
#include "chipcmp/base/error.h"
#include "chipcmp/specs/db.h"

enum cc_cite_format { CC_CITE_TEXT, CC_CITE_BIBTEX, CC_CITE_CSL_JSON, CC_CITE_FORMAT_COUNT };

const char *cc_cite_format_name(enum cc_cite_format format); /* "text", "bibtex", "csl-json" */
bool cc_cite_format_parse(struct cc_str name, enum cc_cite_format *out);

/* A set of sources in the order in which they were added. The arrays live in the arena. */
struct cc_cite_set {
    const struct cc_db *db;
    uint32_t *sources; /* indexes into db->sources */
    size_t count;
    bool *seen; /* one a source of the database */
};

bool cc_cite_init(struct cc_cite_set *set, const struct cc_db *db, struct cc_arena *arena, struct cc_error *error);
void cc_cite_add(struct cc_cite_set *set, uint32_t source);

/* Every source behind what is said of a chip, or of a metric: figures, halvings (and who states them), what was looked at for unknowns. */
void cc_cite_add_chip(struct cc_cite_set *set, uint32_t chip);
void cc_cite_add_metric(struct cc_cite_set *set, uint32_t metric);

/* Appends the references. Text is one line each, made harmless for a terminal (`ascii` concerns it alone); BibTeX keys and CSL ids are the
 * sources' ids. An empty list gives nothing, in CSL-JSON an empty array. */
bool cc_cite_write(const struct cc_db *db, const uint32_t *sources, size_t count, enum cc_cite_format format, bool ascii,
    struct cc_buf *out, struct cc_error *error);

#endif
