/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The document of a comparison with expected claims: a line for each difference, "draft.claims:12: verdict is depends,
 * expected supported: ...", a closing line with the counts; one record a claim; the JSON of expect/1.
 */
#ifndef CHIPCMP_REPORT_EXPECT_H
#define CHIPCMP_REPORT_EXPECT_H

#include "chipcmp/claim/expect.h"
#include "chipcmp/report/doc.h"

/* `written`: the file was brought up to date with what is reported. */
bool cc_report_expect(const struct cc_expect_file *file, const struct cc_expect_result *result, bool written, struct cc_doc *doc,
    struct cc_error *error);

#endif
