/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 10, cli. The charts of a report. */
#ifndef CLI_REPORT_CHARTS_H
#define CLI_REPORT_CHARTS_H

#include "cli.h"

#include "chipcmp/analysis/compare.h"
#include "chipcmp/report/report.h"

/* Draws the charts of a comparison in the form that the report's format can hold: svg in a page, LaTeX, else characters. What cannot be
 * drawn of these chips (no ratio at all is public) is left out; that gnuplot is missing or fails is an error. */
bool cc_cli_report_charts(struct cc_cli *cli, const struct cc_compare_options *options, struct cc_report_parts *parts);

#endif
