/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of a consistency check: which published figures of a whole fit those of its parts. */
#ifndef CHIPCMP_REPORT_CONSISTENCY_H
#define CHIPCMP_REPORT_CONSISTENCY_H

#include "chipcmp/analysis/consistency.h"
#include "chipcmp/report/doc.h"

/* `notes` are said first: which member a family name stood for. */
bool cc_report_consistency(const struct cc_consistency *consistency, const struct cc_str *notes, size_t note_count, struct cc_doc *doc,
    struct cc_error *error);

#endif
