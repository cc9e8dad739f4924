/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, report. The document of one chip: every metric and basis, known or not. */
#ifndef CHIPCMP_REPORT_SHOW_H
#define CHIPCMP_REPORT_SHOW_H

#include "chipcmp/report/doc.h"
#include "chipcmp/specs/db.h"

/* `notes` are said first (which member a family name stood for). With only_known rows without a value are left out. */
bool cc_report_show(const struct cc_db *db, uint32_t chip, const struct cc_str *notes, size_t note_count, bool only_known,
    struct cc_doc *doc, struct cc_error *error);

#endif
