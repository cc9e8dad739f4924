/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of one chip: every metric and basis, known or not. */
#ifndef CHIPCMP_REPORT_SHOW_H
#define CHIPCMP_REPORT_SHOW_H

#include "chipcmp/analysis/efficiency.h"
#include "chipcmp/report/doc.h"

struct cc_report_show_options {
    const struct cc_str *notes; /* said first: which member a family name stood for */
    size_t note_count;
    bool only_known;                        /* leave out rows without a value */
    const struct cc_efficiency *efficiency; /* of this chip, without a base, to stand below; or NULL */
};

bool cc_report_show(const struct cc_db *db, uint32_t chip, const struct cc_report_show_options *options, struct cc_doc *doc,
    struct cc_error *error);

#endif
