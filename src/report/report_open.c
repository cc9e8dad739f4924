/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. What the figures leave open: the unknown with its reason and where it was looked for, and what sources disagree on. */
#include "report_parts.h"

#include "chipcmp/report/source.h"
#include "chipcmp/report/value.h"

struct open {
    const struct cc_compare *compare;
    struct cc_doc *doc;
    struct cc_table *table;
};

static bool is_open(const struct cc_compare_cell *cell)
{
    return cell->applies && cell->value.side_count == 0;
}

/* A side that does not meet the preferred one, or is printed and never used. */
static size_t disagreeing(const struct cc_compare_cell *cell)
{
    size_t count = cell->applies ? cell->value.disputed_count : 0;
    for (size_t i = 1; cell->applies && i < cell->value.side_count; i++)
        count += cell->value.sides[i].conflicts;
    return count;
}

static struct cc_cell *add_row(const struct open *open, const struct cc_compare_row *row, size_t column)
{
    const struct cc_db *db = open->compare->db;
    struct cc_cell *cells = cc_table_row(open->doc, open->table);
    if (!cells)
        return NULL;
    cc_cell_set(open->doc, &cells[0], CC_TONE_PLAIN, cc_report_metric_label(open->doc, &db->metrics[row->metric], row->basis));
    cc_cell_set(open->doc, &cells[1], CC_TONE_PLAIN, cc_compare_chip(open->compare, column)->name);
    return cells;
}

static void add_unknown(const struct open *open, const struct cc_compare_row *row, size_t column)
{
    const struct cc_value *value = &row->cells[column].value;
    struct cc_cell *cells = add_row(open, row, column);
    if (!cells)
        return;
    cc_cell_set(open->doc, &cells[2], CC_TONE_UNKNOWN, cc_str_of(cc_state_words(value->state)));
    cc_cell_set(open->doc, &cells[3], CC_TONE_PLAIN, value->reason);
    for (size_t i = 0; value->unknown && i < value->unknown->looked_at_count; i++)
        cc_cell_cite(open->doc, &cells[3], cc_report_cite(open->doc, open->compare->db, value->unknown->looked_at[i]));
}

static void add_side(const struct open *open, struct cc_buf *out, struct cc_cell *cell, const struct cc_side *side, const char *what)
{
    cc_buf_addf(out, "%s%.*s%s", out->len ? "; " : "", CC_PRI(cc_report_literal(open->doc, side)), what);
    cc_cell_cite(open->doc, cell, cc_report_cite(open->doc, open->compare->db, side->figure->source));
}

static void add_disagreement(const struct open *open, const struct cc_compare_row *row, size_t column)
{
    const struct cc_value *value = &row->cells[column].value;
    struct cc_cell *cells = add_row(open, row, column);
    struct cc_buf others;
    if (!cells)
        return;
    cc_buf_init(&others, 0);
    if (value->side_count)
        add_side(open, &others, &cells[2], &value->sides[0], "");
    cc_cell_set(open->doc, &cells[2], CC_TONE_PLAIN, value->side_count ? cc_buf_view(&others) : CC_STR("none"));
    cc_buf_clear(&others);
    for (size_t i = 1; i < value->side_count; i++)
        if (value->sides[i].conflicts)
            add_side(open, &others, &cells[3], &value->sides[i],
                value->sides[i].figure->status == CC_STATUS_PRELIMINARY ? " (preliminary)" : "");
    for (size_t i = 0; i < value->disputed_count; i++)
        add_side(open, &others, &cells[3], &value->disputed[i], " (disputed, not used)");
    cc_cell_set(open->doc, &cells[3], CC_TONE_WARN, cc_doc_keep(open->doc, &others));
}

static size_t count_cells(const struct cc_compare *compare, bool unknown)
{
    size_t count = 0;
    for (size_t i = 0; i < compare->row_count; i++)
        for (size_t k = 0; k < compare->options.chip_count; k++) {
            const struct cc_compare_cell *cell = &compare->rows[i].cells[k];
            count += unknown ? is_open(cell) : disagreeing(cell) > 0;
        }
    return count;
}

static void add_table(const struct cc_compare *compare, struct cc_doc *doc, bool unknown)
{
    const struct cc_column columns[] = {{CC_STR("Metric"), CC_ALIGN_LEFT, true}, {CC_STR("Chip"), CC_ALIGN_LEFT, true},
        {unknown ? CC_STR("State") : CC_STR("Used here"), CC_ALIGN_LEFT, true},
        {unknown ? CC_STR("Why, and where it was looked for") : CC_STR("Also published"), CC_ALIGN_LEFT, true}};
    struct open open = {compare, doc, cc_doc_table(doc, unknown ? CC_STR("Unknown") : CC_STR("Disputed"), columns, 4)};
    for (size_t i = 0; i < compare->row_count; i++)
        for (size_t k = 0; k < compare->options.chip_count; k++) {
            const struct cc_compare_row *row = &compare->rows[i];
            if (unknown && is_open(&row->cells[k]))
                add_unknown(&open, row, k);
            else if (!unknown && disagreeing(&row->cells[k]))
                add_disagreement(&open, row, k);
        }
}

void report_add_open(const struct cc_compare *compare, struct cc_doc *doc)
{
    if (count_cells(compare, true))
        add_table(compare, doc, true);
    else
        cc_doc_paragraph(doc, CC_TONE_PLAIN, CC_STR("Every figure of these chips that was looked for has been published."));
    if (count_cells(compare, false))
        add_table(compare, doc, false);
    else
        cc_doc_paragraph(doc, CC_TONE_PLAIN, CC_STR("No two sources disagree beyond the rounding of what they print."));
}
