/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of rooflines: ridge points, break-even intensities, and what they say of a workload. */
#ifndef CHIPCMP_REPORT_ROOFLINE_H
#define CHIPCMP_REPORT_ROOFLINE_H

#include "chipcmp/analysis/roofline.h"
#include "chipcmp/analysis/workload.h"
#include "chipcmp/report/doc.h"

/* A workload to answer for: an intensity as stated, or the inference of a model. */
struct cc_roofline_work {
    double intensity;             /* operations per byte, above zero; of a model: workload.intensity */
    const struct cc_model *model; /* NULL: the intensity was stated */
    struct cc_workload workload;  /* of the model */
};

struct cc_report_roofline_options {
    int digits;                 /* significant digits of intensities, ratios and attainable rates, 2 .. 9 */
    const struct cc_str *notes; /* said first: which member a family name stood for */
    size_t note_count;
    const struct cc_roofline_work *works; /* without any, the attainable rates are shown along the intensity */
    size_t work_count;
};

bool cc_report_roofline(const struct cc_roofline *roofline, const struct cc_report_roofline_options *options, struct cc_doc *doc,
    struct cc_error *error);

#endif
