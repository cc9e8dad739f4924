/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of a search backwards: which published figures would make a stated ratio true. */
#ifndef CHIPCMP_REPORT_EXPLAIN_H
#define CHIPCMP_REPORT_EXPLAIN_H

#include "chipcmp/analysis/explain.h"
#include "chipcmp/report/doc.h"

struct cc_report_explain_options {
    size_t
        top; /* how many: for people candidates with different ratios, for other programs candidates; 0: ten for people, all for others */
};

bool cc_report_explain(const struct cc_explain *explain, const struct cc_report_explain_options *options, struct cc_doc *doc,
    struct cc_error *error);

#endif
