/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The tables of a comparison, grouped by kind of metric. */
#include "compare.h"

#include "chipcmp/report/chip.h"
#include "chipcmp/report/measured.h"
#include "chipcmp/report/number.h"

#include "chipcmp/num/format.h"

#include <string.h>

struct cc_str compare_title(struct cc_doc *doc, const struct cc_compare *compare)
{
    const struct cc_compare_options *o = &compare->options;
    struct cc_buf title;
    cc_buf_init(&title, 0);
    for (size_t i = 0; i < o->chip_count; i++)
        if (o->chips[i] != o->base)
            cc_buf_addf(&title, "%s%.*s", title.len ? ", " : "", CC_PRI(compare->db->chips[o->chips[i]].name));
    cc_buf_addf(&title, " against %.*s", CC_PRI(compare->db->chips[o->base].name));
    return cc_doc_keep(doc, &title);
}

struct cc_str compare_column_title(struct cc_doc *doc, const struct cc_compare *compare, size_t column)
{
    uint32_t chip = compare->options.chips[column];
    return cc_doc_format(doc, "%.*s%s", CC_PRI(cc_report_chip_name(doc, &compare->db->chips[chip])),
        chip == compare->options.base ? " (base)" : "");
}

static struct cc_str ratio_text(struct compare_view *view, double ratio)
{
    return cc_report_printed(view->doc, cc_format_significant, ratio, view->options->digits);
}

static struct cc_str range_text(struct compare_view *view, struct cc_interval range)
{
    return cc_report_range_words(view->doc, range, view->options->digits);
}

struct cc_str compare_unit(struct compare_view *view, const struct cc_compare_row *row)
{
    const struct cc_compare *compare = view->compare;
    const struct cc_str unit = compare->db->metrics[row->metric].unit_name;
    if (!row->normalized)
        return unit;
    struct cc_str by = cc_measure_unit(compare->db, compare->options.normalize);
    return cc_doc_format(view->doc, "%.*s/%.*s", CC_PRI(unit.len ? unit : CC_STR("1")), CC_PRI(by.len ? by : CC_STR("1")));
}

static void mark(struct compare_view *view, struct cc_cell *cell, struct cc_str note)
{
    cc_cell_mark(view->doc, cell, cc_notes_add(view->doc, &view->notes, note));
}

/* "0.3700 TFLOPS/W", with what was divided in a note; without a public divisor there is no such number. */
static void normalized_cell(struct compare_view *view, const struct cc_compare_row *row, size_t column, struct cc_cell *cell)
{
    const struct cc_compare *compare = view->compare;
    const struct cc_compare_cell *c = &row->cells[column];
    const struct cc_measure *by = compare->options.normalize;
    const struct cc_measured *divisor = &compare->divisors[column];
    struct cc_str printed = cell->text, label = cc_report_measure_label(view->doc, compare->db, by);
    struct cc_cell under = {.text = {0}};
    cc_report_measured_cell(view->doc, compare->db, by, divisor, &view->notes, &under);
    for (size_t i = 0; i < under.cite_count; i++)
        cc_cell_cite(view->doc, cell, under.cites[i]);
    for (size_t i = 0; i < under.mark_count; i++)
        cc_cell_mark(view->doc, cell, under.marks[i]);
    if (c->undividable) {
        cc_cell_setf(view->doc, cell, CC_TONE_UNKNOWN, "%.*s %s", CC_PRI(label), cc_state_words(divisor->state));
        return;
    }
    cc_cell_setf(view->doc, cell, cell->tone, "%.*s %.*s", CC_PRI(cc_report_printed(view->doc, cc_format_significant, c->number, 4)),
        CC_PRI(compare_unit(view, row)));
    mark(view, cell, cc_doc_format(view->doc, "%.*s over %.*s.", CC_PRI(printed), CC_PRI(under.text)));
}

static void value_cell(struct compare_view *view, const struct cc_compare_row *row, size_t column, struct cc_cell *cell)
{
    const struct cc_compare_cell *c = &row->cells[column];
    if (!c->applies) {
        cc_cell_set(view->doc, cell, CC_TONE_MUTED, CC_STR("does not apply"));
        return;
    }
    cc_report_value_cell(view->doc, view->compare->db, &c->value, &view->notes, cell);
    if (row->normalized && c->value.side_count)
        normalized_cell(view, row, column, cell);
    if (row->normalized || !c->divided)
        return;
    const struct cc_metric *metric = &view->compare->db->metrics[row->metric];
    struct cc_str each = cc_report_printed(view->doc, cc_format_significant, c->number, 4);
    struct cc_str total = cell->text;
    cc_cell_setf(view->doc, cell, cell->tone, "%.*s %.*s each", CC_PRI(each), CC_PRI(metric->unit_name));
    mark(view, cell, cc_doc_format(view->doc, "%.*s over %.0f accelerators.", CC_PRI(total), c->divisor));
}

static void ratio_cells(struct compare_view *view, const struct cc_compare_row *row, size_t column, struct cc_cell *cells)
{
    const struct cc_ratio *ratio = &row->cells[column].ratio;
    if (!ratio->known) {
        bool silent = row->cells[column].value.side_count == 0 || row->cells[view->base].value.side_count == 0 ||
                      !cc_metric_is_number(&view->compare->db->metrics[row->metric]);
        cc_cell_set(view->doc, &cells[0], CC_TONE_MUTED, silent ? CC_STR("-") : CC_STR("refused"));
        if (!silent)
            mark(view, &cells[0], cc_doc_format(view->doc, "No ratio: %.*s.", CC_PRI(ratio->refused)));
        return;
    }
    cc_cell_set(view->doc, &cells[0], CC_TONE_STRONG, ratio_text(view, ratio->ratio));
    cc_cell_setf(view->doc, &cells[1], CC_TONE_PLAIN, "%.*s%%", CC_PRI(cc_report_printed(view->doc, cc_format_percent, ratio->percent, 1)));
    cc_cell_set(view->doc, &cells[2], ratio->has_spread ? CC_TONE_WARN : CC_TONE_PLAIN, range_text(view, ratio->range));
    if (ratio->has_spread)
        mark(view, &cells[2],
            cc_doc_format(view->doc, "Over the published figures of every source the ratio is %.*s.",
                CC_PRI(range_text(view, ratio->spread))));
}

struct compare_view compare_view_of(const struct cc_compare *compare, const struct cc_report_compare_options *options, struct cc_doc *doc)
{
    return (struct compare_view){.compare = compare, .options = options, .doc = doc, .base = cc_compare_base(compare)};
}

/* Calls `fill` for each row, with a heading before each group. */
static void add_rows(struct compare_view *view, struct cc_table *table,
    void (*fill)(struct compare_view *, const struct cc_compare_row *, struct cc_cell *))
{
    const struct cc_compare *compare = view->compare;
    int group = -1;
    for (size_t i = 0; i < compare->row_count; i++) {
        const struct cc_metric *metric = &compare->db->metrics[compare->rows[i].metric];
        if ((int)metric->group != group)
            cc_table_group(view->doc, table, cc_report_group_title(metric->group));
        group = (int)metric->group;
        struct cc_cell *cells = cc_table_row(view->doc, table);
        if (!cells)
            return;
        cc_cell_set(view->doc, &cells[0], CC_TONE_PLAIN, cc_report_metric_label(view->doc, metric, compare->rows[i].basis));
        fill(view, &compare->rows[i], cells + 1);
    }
}

static void fill_values(struct compare_view *view, const struct cc_compare_row *row, struct cc_cell *cells)
{
    for (size_t i = 0; i < view->compare->options.chip_count; i++)
        value_cell(view, row, i, &cells[i]);
}

static void fill_values_and_ratio(struct compare_view *view, const struct cc_compare_row *row, struct cc_cell *cells)
{
    fill_values(view, row, cells);
    ratio_cells(view, row, 1 - view->base, &cells[2]);
}

/* One cell a chip: "0.1496 (-85.0%; 0.1490 to 0.1501)". */
static void fill_ratios(struct compare_view *view, const struct cc_compare_row *row, struct cc_cell *cells)
{
    for (size_t i = 0; i < view->compare->options.chip_count; i++) {
        if (i == view->base)
            continue;
        struct cc_cell part[3];
        memset(part, 0, sizeof part);
        ratio_cells(view, row, i, part);
        *cells = part[0];
        cells->has_order = view->sortable && row->cells[i].ratio.known;
        cells->order = row->cells[i].ratio.ratio;
        if (part[1].text.len)
            cc_cell_setf(view->doc, cells, part[2].tone, "%.*s (%.*s; %.*s)", CC_PRI(part[0].text), CC_PRI(part[1].text),
                CC_PRI(part[2].text));
        for (size_t m = 0; part[1].text.len && m < part[2].mark_count; m++)
            cc_cell_mark(view->doc, cells, part[2].marks[m]);
        cells++;
    }
}

void compare_add_values(struct compare_view *view, bool with_ratio)
{
    size_t chips = view->compare->options.chip_count, columns = 1 + chips + (with_ratio ? 3 : 0);
    struct cc_column *column = CC_DOC_NEW(view->doc, struct cc_column, columns);
    if (!column)
        return;
    column[0] = (struct cc_column){CC_STR(""), CC_ALIGN_LEFT, true};
    for (size_t i = 0; i < chips; i++)
        column[1 + i] = (struct cc_column){compare_column_title(view->doc, view->compare, i), CC_ALIGN_LEFT, true};
    if (with_ratio) {
        column[3] = (struct cc_column){CC_STR("Ratio"), CC_ALIGN_RIGHT, false};
        column[4] = (struct cc_column){CC_STR("Percent"), CC_ALIGN_RIGHT, false};
        column[5] = (struct cc_column){CC_STR("Interval"), CC_ALIGN_LEFT, true};
    }
    add_rows(view, cc_doc_table(view->doc, (struct cc_str){0}, column, columns), with_ratio ? fill_values_and_ratio : fill_values);
}

void compare_add_ratios(struct compare_view *view)
{
    size_t columns = 1;
    struct cc_column *column = CC_DOC_NEW(view->doc, struct cc_column, view->compare->options.chip_count);
    struct cc_str title = cc_doc_format(view->doc, "Ratios to %.*s (percent; interval)",
        CC_PRI(cc_compare_chip(view->compare, view->base)->name));
    if (!column)
        return;
    column[0] = (struct cc_column){CC_STR(""), CC_ALIGN_LEFT, true};
    for (size_t i = 0; i < view->compare->options.chip_count; i++)
        if (i != view->base)
            column[columns++] = (struct cc_column){compare_column_title(view->doc, view->compare, i), CC_ALIGN_LEFT, true};
    add_rows(view, cc_doc_table(view->doc, title, column, columns), fill_ratios);
}
