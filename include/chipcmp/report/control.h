/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of chips against dated rules: the figures, each clause leg by leg, what follows; one record a leg. */
#ifndef CHIPCMP_REPORT_CONTROL_H
#define CHIPCMP_REPORT_CONTROL_H

#include "chipcmp/analysis/control.h"
#include "chipcmp/report/doc.h"

/* `notes` are said first (which member a family name stood for). */
bool cc_report_control(const struct cc_control *control, const struct cc_str *notes, size_t note_count, struct cc_doc *doc,
    struct cc_error *error);

#endif
