/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, chart, private. The data file of a chart. */
#ifndef CHIPCMP_SRC_CHART_DATA_H
#define CHIPCMP_SRC_CHART_DATA_H

#include "chipcmp/base/error.h"
#include "chipcmp/report/plot.h"

/* Appends chart.tsv: a line of column names, then a row for each point: category and series (from 1), 1 or 0 for known or not, value, ends
 * of the rounding interval, ends of the spread, label, names of category and series. "?" stands where there is no number. gnuplot reads
 * the numbers only: it would drop quotes from the texts. `labels` has one for each point. */
bool cc_data_write(const struct cc_plot *plot, const struct cc_str *labels, struct cc_buf *out, struct cc_error *error);

#endif
