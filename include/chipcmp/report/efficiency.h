/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. Efficiency and balance as parts of other documents: of one chip, or of several against a base. */
#ifndef CHIPCMP_REPORT_EFFICIENCY_H
#define CHIPCMP_REPORT_EFFICIENCY_H

#include "chipcmp/analysis/efficiency.h"
#include "chipcmp/report/doc.h"
#include "chipcmp/report/value.h"

/* A table of the values and, with a base, of the ratios; then the formulas with their citations. The notes stand below by the caller. */
void cc_report_efficiency(struct cc_doc *doc, const struct cc_efficiency *efficiency, int digits, struct cc_notes *notes);

/* [{"metric", "rate", "basis", "unit", "formula", "citation", "cells": [{"chip", "state", "value", "interval", "all_sources", "sampled",
 * "figures", "sources", "reason"}], "ratios": [{"chip", "ratio", "interval", "all_sources", "sampled", "reason"}]}, ...] */
json_t *cc_report_efficiency_json(struct cc_doc *doc, const struct cc_efficiency *efficiency);

#endif
