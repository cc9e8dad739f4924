/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart, private. The data file of a chart. */
#ifndef CHIPCMP_SRC_CHART_DATA_H
#define CHIPCMP_SRC_CHART_DATA_H

#include "layout.h"

/* Appends chart.tsv: a line of column names, then a row for each mark and each vertex of a line: panel, kind, series (from 1), part (a
 * line's number; 0 of marks), the values in the units of the data, their places in the picture, label and names. "?" stands where there is
 * no number. Texts stand last and are for people: gnuplot reads the columns before them only, as it would drop quotes from texts. */
bool cc_data_write(const struct cc_plot *plot, const struct cc_layout *layout, struct cc_buf *out, struct cc_error *error);

#endif
