/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. What a measure gives for a chip, as documents show it: a printed figure as everywhere, a derived number with the figures
 * it was computed from.
 */
#ifndef CHIPCMP_REPORT_MEASURED_H
#define CHIPCMP_REPORT_MEASURED_H

#include "chipcmp/metric/measure.h"
#include "chipcmp/report/value.h"

/* "BF16 tensor, dense", "Compute per watt (BF16 tensor, dense)". */
struct cc_str cc_report_measure_label(struct cc_doc *doc, const struct cc_db *db, const struct cc_measure *measure);

/* Fills a cell: the literal or the derived number, its sources, notes for conflicts and for what it was computed from, or why there is
 * none. */
void cc_report_measured_cell(struct cc_doc *doc, const struct cc_db *db, const struct cc_measure *measure,
    const struct cc_measured *measured, struct cc_notes *notes, struct cc_cell *cell);

/* What the number stands for, "147.5 to 148.5 TFLOPS" or "exact", with a note where the sides of a conflict reach further. */
void cc_report_measured_range_cell(struct cc_doc *doc, const struct cc_db *db, const struct cc_measure *measure,
    const struct cc_measured *measured, struct cc_notes *notes, struct cc_cell *cell);

/* Adds the members of cc_report_value_json; of a derived number `literal` is null and "facts" holds the figures it was computed from. Where
 * sides of a conflict reach further than the interval, "all_sources" is their hull. */
void cc_report_measured_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_measure *measure,
    const struct cc_measured *measured, json_t *object);

/* Ids of the sources behind a value, each once, for a record: "nv-h100-wp;flopper-h20"; empty where there is none. */
struct cc_str cc_report_measured_sources(struct cc_doc *doc, const struct cc_db *db, const struct cc_measured *measured);

#endif
