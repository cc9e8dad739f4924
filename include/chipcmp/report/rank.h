/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of a rank. */
#ifndef CHIPCMP_REPORT_RANK_H
#define CHIPCMP_REPORT_RANK_H

#include "chipcmp/analysis/rank.h"
#include "chipcmp/report/doc.h"

/* `notes` are said first: which member a family name stood for. */
bool cc_report_rank(const struct cc_rank *rank, const struct cc_str *notes, size_t note_count, struct cc_doc *doc, struct cc_error *error);

#endif
