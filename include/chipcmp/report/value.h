/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. A value of the database as documents show it: the literal with its unit, how sure it is, its sources, the other sides of
 * a conflict, or in words why there is none.
 *
 * Shared by the builders that show figures, so that a figure reads the same everywhere.
 */
#ifndef CHIPCMP_REPORT_VALUE_H
#define CHIPCMP_REPORT_VALUE_H

#include "chipcmp/metric/value.h"
#include "chipcmp/report/doc.h"
#include "chipcmp/report/number.h"

/* Notes below a table, lettered in the order of first use; equal texts share a letter. Zero-initialise. */
struct cc_notes {
    struct cc_str *items;
    size_t count, capacity;
};

/* The note's number from 1; 0 when the document failed. */
uint16_t cc_notes_add(struct cc_doc *doc, struct cc_notes *notes, struct cc_str text);

/* Appends them to the document; nothing where there are none. */
void cc_notes_show(struct cc_doc *doc, struct cc_str title, const struct cc_notes *notes);

/* "989.4 TFLOPS", "Up to 700 W", "HBM3": value and unit as printed. */
struct cc_str cc_report_literal(struct cc_doc *doc, const struct cc_side *side);

/* "BF16 tensor, dense"; the label alone where the metric has no basis. */
struct cc_str cc_report_metric_label(struct cc_doc *doc, const struct cc_metric *metric, enum cc_basis basis);

/* "Compute", "Memory" ...: above the rows of a group. */
struct cc_str cc_report_group_title(enum cc_group group);

/* Fills a table cell with a value: literal, status where it is not final, citation, and notes for conflicts, derivation, inferred basis,
 * disputed figures and unknowns. */
void cc_report_value_cell(struct cc_doc *doc, const struct cc_db *db, const struct cc_value *value, struct cc_notes *notes,
    struct cc_cell *cell);

/* Adds to a JSON object the members literal, printed_unit, status and source of one printed figure, and cites it. */
void cc_report_side_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_side *side, json_t *object);

/* Adds to a JSON object the members state, literal, printed_unit, value, interval, status, sources, conflicts (and reason and looked_at
 * where there is no value), in the metric's unit. `number` and `range` are those to print: the value's own, or divided ones. */
void cc_report_value_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_value *value, double number, struct cc_interval range,
    json_t *object);
/* The same with the value's own number. */
void cc_report_own_value_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_value *value, json_t *object);
/* An object of metric, basis, unit and these. */
json_t *cc_report_fact_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_value *value);

#endif
