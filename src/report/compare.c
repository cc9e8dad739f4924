/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a comparison: one table grouped by kind of metric, notes, sources; one record a fact; the JSON of compare/1. */
#include "chipcmp/report/compare.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/source.h"
#include "chipcmp/report/value.h"

#include <string.h>

struct build {
    const struct cc_compare *compare;
    const struct cc_report_compare_options *options;
    struct cc_doc *doc;
    struct cc_notes notes;
    size_t base; /* column of the base */
};

static const struct cc_chip *chip_at(const struct build *b, size_t column)
{
    return &b->compare->db->chips[b->compare->options.chips[column]];
}

static struct cc_str format_text(struct build *b, void (*format)(struct cc_buf *, double, int), double value, int digits)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 64);
    format(&buf, value, digits);
    struct cc_str text = cc_arena_copy(b->doc->arena, cc_buf_view(&buf));
    cc_buf_release(&buf);
    if (!text.s)
        b->doc->failed = true;
    return text;
}

static struct cc_str ratio_text(struct build *b, double ratio)
{
    return format_text(b, cc_format_significant, ratio, b->options->digits);
}

static struct cc_str range_text(struct build *b, struct cc_interval range)
{
    struct cc_interval shown = cc_report_ratio_range(range, b->options->digits);
    if (!(shown.lo < shown.hi))
        return CC_STR("exact");
    struct cc_str text = cc_arena_format(b->doc->arena, "%.*s to %.*s", CC_PRI(ratio_text(b, shown.lo)), CC_PRI(ratio_text(b, shown.hi)));
    if (!text.s)
        b->doc->failed = true;
    return text;
}

static void mark(struct build *b, struct cc_cell *cell, struct cc_str note)
{
    if (note.s)
        cc_cell_mark(b->doc, cell, cc_notes_add(b->doc, &b->notes, note));
    else
        b->doc->failed = true;
}

static void value_cell(struct build *b, const struct cc_compare_row *row, size_t column, struct cc_cell *cell)
{
    const struct cc_compare_cell *c = &row->cells[column];
    if (!c->applies) {
        cc_cell_set(b->doc, cell, CC_TONE_MUTED, CC_STR("does not apply"));
        return;
    }
    cc_report_value_cell(b->doc, b->compare->db, &c->value, &b->notes, cell);
    if (!c->divided)
        return;
    const struct cc_metric *metric = &b->compare->db->metrics[row->metric];
    struct cc_str each = format_text(b, cc_format_significant, c->number, 4);
    struct cc_str total = cell->text;
    cc_cell_setf(b->doc, cell, cell->tone, "%.*s %.*s each", CC_PRI(each), CC_PRI(metric->unit_name));
    mark(b, cell, cc_arena_format(b->doc->arena, "%.*s over %.0f accelerators.", CC_PRI(total), c->divisor));
}

static void ratio_cells(struct build *b, const struct cc_compare_row *row, size_t column, struct cc_cell *cells)
{
    const struct cc_ratio *ratio = &row->cells[column].ratio;
    if (!ratio->known) {
        bool silent = row->cells[column].value.side_count == 0 || row->cells[b->base].value.side_count == 0 ||
                      !cc_metric_is_number(&b->compare->db->metrics[row->metric]);
        cc_cell_set(b->doc, &cells[0], CC_TONE_MUTED, silent ? CC_STR("-") : CC_STR("refused"));
        if (!silent)
            mark(b, &cells[0], cc_arena_format(b->doc->arena, "No ratio: %.*s.", CC_PRI(ratio->refused)));
        return;
    }
    cc_cell_set(b->doc, &cells[0], CC_TONE_STRONG, ratio_text(b, ratio->ratio));
    cc_cell_setf(b->doc, &cells[1], CC_TONE_PLAIN, "%.*s%%", CC_PRI(format_text(b, cc_format_percent, ratio->percent, 1)));
    cc_cell_set(b->doc, &cells[2], ratio->has_spread ? CC_TONE_WARN : CC_TONE_PLAIN, range_text(b, ratio->range));
    if (ratio->has_spread)
        mark(b, &cells[2],
            cc_arena_format(b->doc->arena, "Over the published figures of every source the ratio is %.*s.",
                CC_PRI(range_text(b, ratio->spread))));
}

static struct cc_str chip_title(struct build *b, size_t column)
{
    const struct cc_chip *chip = chip_at(b, column);
    struct cc_str title = cc_arena_format(b->doc->arena, "%.*s%s%s", CC_PRI(chip->name), chip->user ? " (yours)" : "",
        column == b->base ? " (base)" : "");
    if (!title.s)
        b->doc->failed = true;
    return title;
}

/* Calls `fill` for each row, with a heading before each group. */
static void add_rows(struct build *b, struct cc_table *table, void (*fill)(struct build *, const struct cc_compare_row *, struct cc_cell *))
{
    static const char *const titles[CC_GROUP_COUNT] = {"Compute", "Memory", "Interconnect", "Power", "Physical"};
    const struct cc_compare *compare = b->compare;
    int group = -1;
    for (size_t i = 0; i < compare->row_count; i++) {
        const struct cc_metric *metric = &compare->db->metrics[compare->rows[i].metric];
        if ((int)metric->group != group)
            cc_table_group(b->doc, table, cc_str_of(titles[metric->group]));
        group = (int)metric->group;
        struct cc_cell *cells = cc_table_row(b->doc, table);
        if (!cells)
            return;
        cc_cell_set(b->doc, &cells[0], CC_TONE_PLAIN, cc_report_metric_label(b->doc, metric, compare->rows[i].basis));
        fill(b, &compare->rows[i], cells + 1);
    }
}

static void fill_values(struct build *b, const struct cc_compare_row *row, struct cc_cell *cells)
{
    size_t chips = b->compare->options.chip_count;
    for (size_t i = 0; i < chips; i++)
        value_cell(b, row, i, &cells[i]);
    if (chips == 2)
        ratio_cells(b, row, 1 - b->base, &cells[chips]);
}

/* One cell a chip: "0.1496 (-85.0%; 0.1490 to 0.1501)". */
static void fill_ratios(struct build *b, const struct cc_compare_row *row, struct cc_cell *cells)
{
    for (size_t i = 0; i < b->compare->options.chip_count; i++) {
        if (i == b->base)
            continue;
        struct cc_cell part[3];
        memset(part, 0, sizeof part);
        ratio_cells(b, row, i, part);
        *cells = part[0];
        if (part[1].text.len)
            cc_cell_setf(b->doc, cells, part[2].tone, "%.*s (%.*s; %.*s)", CC_PRI(part[0].text), CC_PRI(part[1].text),
                CC_PRI(part[2].text));
        for (size_t m = 0; part[1].text.len && m < part[2].mark_count; m++)
            cc_cell_mark(b->doc, cells, part[2].marks[m]);
        cells++;
    }
}

/* The figures; with two chips the ratio stands beside them. */
static void add_values_table(struct build *b)
{
    size_t chips = b->compare->options.chip_count, columns = 1 + chips + (chips == 2 ? 3 : 0);
    struct cc_column *column = CC_NEW(b->doc->arena, struct cc_column, columns);
    if (!column) {
        b->doc->failed = true;
        return;
    }
    column[0] = (struct cc_column){CC_STR(""), CC_ALIGN_LEFT, true};
    for (size_t i = 0; i < chips; i++)
        column[1 + i] = (struct cc_column){chip_title(b, i), CC_ALIGN_LEFT, true};
    if (chips == 2) {
        column[3] = (struct cc_column){CC_STR("Ratio"), CC_ALIGN_RIGHT, false};
        column[4] = (struct cc_column){CC_STR("Percent"), CC_ALIGN_RIGHT, false};
        column[5] = (struct cc_column){CC_STR("Interval"), CC_ALIGN_LEFT, true};
    }
    add_rows(b, cc_doc_table(b->doc, (struct cc_str){0}, column, columns), fill_values);
}

/* With three chips or more the ratios are a table of their own. */
static void add_ratios_table(struct build *b)
{
    size_t columns = 1;
    struct cc_column *column = CC_NEW(b->doc->arena, struct cc_column, b->compare->options.chip_count);
    struct cc_str title = cc_arena_format(b->doc->arena, "Ratios to %.*s (percent; interval)", CC_PRI(chip_at(b, b->base)->name));
    if (!column || !title.s) {
        b->doc->failed = true;
        return;
    }
    column[0] = (struct cc_column){CC_STR(""), CC_ALIGN_LEFT, true};
    for (size_t i = 0; i < b->compare->options.chip_count; i++)
        if (i != b->base)
            column[columns++] = (struct cc_column){chip_title(b, i), CC_ALIGN_LEFT, true};
    add_rows(b, cc_doc_table(b->doc, title, column, columns), fill_ratios);
}

static void add_people(struct build *b)
{
    const struct cc_compare *compare = b->compare;
    struct cc_doc *doc = b->doc;
    struct cc_buf title;
    cc_buf_init(&title, 0);
    for (size_t i = 0; i < compare->options.chip_count; i++)
        if (i != b->base)
            cc_buf_addf(&title, "%s%.*s", title.len ? ", " : "", CC_PRI(chip_at(b, i)->name));
    cc_buf_addf(&title, " against %.*s", CC_PRI(chip_at(b, b->base)->name));
    cc_doc_heading(doc, cc_buf_view(&title));
    doc->failed |= title.failed;
    cc_buf_release(&title);
    for (size_t i = 0; i < b->options->note_count; i++)
        cc_doc_paragraph(doc, CC_TONE_PLAIN, b->options->notes[i]);
    for (size_t i = 0; i < compare->note_count; i++)
        cc_doc_paragraph(doc, CC_TONE_WARN, compare->notes[i]);
    add_values_table(b);
    if (compare->options.chip_count > 2)
        add_ratios_table(b);
    if (!compare->row_count)
        cc_doc_paragraph(doc, CC_TONE_UNKNOWN,
            compare->options.only_known ? CC_STR("No chip has a figure of what was asked for; without --only-known the reasons are shown.")
                                        : CC_STR("Nothing was researched of what was asked for."));
    cc_doc_paragraph(doc, CC_TONE_MUTED,
        CC_STR("Ratio: the chip's figure over the base's. Interval: what the rounding of the printed figures allows."));
    if (b->notes.count)
        cc_doc_notes(doc, CC_STR("Notes"), b->notes.items, b->notes.count, true);
    cc_doc_sources(doc);
}

static json_t *cell_json(struct build *b, const struct cc_compare_cell *cell, size_t column)
{
    struct cc_doc *doc = b->doc;
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "chip", cc_json_str(doc, chip_at(b, column)->id));
    cc_report_value_json(doc, b->compare->db, &cell->value, cell->number, cell->range, object);
    if (cell->divided)
        cc_json_set(doc, object, "divided_by", cc_json_real(doc, cell->divisor));
    return object;
}

static json_t *ratio_json(struct build *b, const struct cc_ratio *ratio, size_t column)
{
    struct cc_doc *doc = b->doc;
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "chip", cc_json_str(doc, chip_at(b, column)->id));
    cc_json_set(doc, object, "ratio", ratio->known ? cc_json_real(doc, cc_round_significant(ratio->ratio, 6)) : json_null());
    if (!ratio->known) {
        cc_json_set(doc, object, "state", cc_json_name(doc, cc_state_name(ratio->state)));
        cc_json_set(doc, object, "reason", cc_json_str(doc, ratio->refused));
        return object;
    }
    cc_json_set(doc, object, "interval", cc_json_interval(doc, cc_report_ratio_range(ratio->range, 6)));
    cc_json_set(doc, object, "percent", cc_json_real(doc, cc_round_places(ratio->percent, 2)));
    if (ratio->has_spread)
        cc_json_set(doc, object, "all_sources", cc_json_interval(doc, cc_report_ratio_range(ratio->spread, 6)));
    return object;
}

static json_t *row_json(struct build *b, const struct cc_compare_row *row)
{
    struct cc_doc *doc = b->doc;
    const struct cc_metric *metric = &b->compare->db->metrics[row->metric];
    json_t *object = cc_json_object(doc), *cells = cc_json_array(doc), *ratios = cc_json_array(doc);
    cc_json_set(doc, object, "metric", cc_json_str(doc, metric->id));
    cc_json_set(doc, object, "basis", cc_json_name(doc, cc_basis_name(row->basis)));
    cc_json_set(doc, object, "unit", cc_json_str_or_null(doc, metric->unit_name));
    for (size_t i = 0; i < b->compare->options.chip_count; i++) {
        cc_json_add(doc, cells, cell_json(b, &row->cells[i], i));
        if (i != b->base)
            cc_json_add(doc, ratios, ratio_json(b, &row->cells[i].ratio, i));
    }
    cc_json_set(doc, object, "cells", cells);
    cc_json_set(doc, object, "ratios", ratios);
    return object;
}

static json_t *chips_json(struct build *b)
{
    struct cc_doc *doc = b->doc;
    json_t *chips = cc_json_array(doc);
    for (size_t i = 0; i < b->compare->options.chip_count; i++) {
        const struct cc_chip *chip = chip_at(b, i);
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "id", cc_json_str(doc, chip->id));
        cc_json_set(doc, item, "name", cc_json_str(doc, chip->name));
        cc_json_set(doc, item, "family", cc_json_str(doc, b->compare->db->families[chip->family].name));
        cc_json_set(doc, item, "kind", cc_json_name(doc, cc_kind_name(chip->kind)));
        cc_json_set(doc, item, "user", json_boolean(chip->user));
        cc_json_add(doc, chips, item);
    }
    return chips;
}

static void add_json(struct build *b)
{
    struct cc_doc *doc = b->doc;
    json_t *root = cc_json_document(doc, "compare"), *rows = cc_json_array(doc), *notes = cc_json_array(doc);
    cc_json_set(doc, root, "base", cc_json_str(doc, chip_at(b, b->base)->id));
    cc_json_set(doc, root, "chips", chips_json(b));
    for (size_t i = 0; i < b->compare->row_count; i++)
        cc_json_add(doc, rows, row_json(b, &b->compare->rows[i]));
    cc_json_set(doc, root, "rows", rows);
    for (size_t i = 0; i < b->options->note_count; i++)
        cc_json_add(doc, notes, cc_json_str(doc, b->options->notes[i]));
    for (size_t i = 0; i < b->compare->note_count; i++)
        cc_json_add(doc, notes, cc_json_str(doc, b->compare->notes[i]));
    cc_json_set(doc, root, "notes", notes);
    cc_json_set(doc, root, "sources", cc_report_sources_json(doc));
}

enum {
    COL_CHIP,
    COL_METRIC,
    COL_BASIS,
    COL_STATE,
    COL_LITERAL,
    COL_PRINTED_UNIT,
    COL_VALUE,
    COL_LOW,
    COL_HIGH,
    COL_UNIT,
    COL_STATUS,
    COL_BASE,
    COL_RATIO,
    COL_RATIO_LOW,
    COL_RATIO_HIGH,
    COL_PERCENT,
    COL_REASON,
    COL_SOURCE,
    COL_ORIGIN,
    COL_DIVIDED_BY,
    COL_COUNT
};

static struct cc_str shortest(struct build *b, double value)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 400);
    cc_format_shortest(&buf, value);
    struct cc_str text = cc_arena_copy(b->doc->arena, cc_buf_view(&buf));
    cc_buf_release(&buf);
    if (!text.s)
        b->doc->failed = true;
    return text;
}

static void add_record(struct build *b, const struct cc_compare_row *row, size_t column)
{
    const struct cc_compare_cell *cell = &row->cells[column];
    const struct cc_metric *metric = &b->compare->db->metrics[row->metric];
    struct cc_str *out = cc_record_row(b->doc);
    if (!out)
        return;
    out[COL_CHIP] = chip_at(b, column)->id;
    out[COL_METRIC] = metric->id;
    out[COL_BASIS] = cc_str_of(cc_basis_name(row->basis));
    out[COL_STATE] = cc_str_of(cc_state_name(cell->value.state));
    out[COL_UNIT] = metric->unit_name;
    out[COL_BASE] = chip_at(b, b->base)->id;
    out[COL_REASON] = cell->value.side_count ? cell->ratio.refused : cell->value.reason;
    if (cell->value.side_count) {
        const struct cc_side *side = &cell->value.sides[0];
        out[COL_LITERAL] = side->literal;
        out[COL_PRINTED_UNIT] = side->figure->unit;
        out[COL_STATUS] = cc_str_of(cc_side_status(side));
        out[COL_ORIGIN] = side->figure->user                               ? CC_STR("user")
                          : cell->value.choice && cell->value.choice->user ? CC_STR("user preference")
                                                                           : CC_STR("built in");
        out[COL_SOURCE] = b->compare->db->sources[side->figure->source].id;
        if (cc_metric_is_number(metric)) {
            struct cc_interval range = cc_report_interval(cell->range);
            if (cell->divided)
                out[COL_DIVIDED_BY] = shortest(b, cell->divisor);
            out[COL_VALUE] = shortest(b, cc_report_number(cell->number));
            out[COL_LOW] = shortest(b, range.lo);
            out[COL_HIGH] = shortest(b, range.hi);
        }
    }
    if (cell->ratio.known) {
        struct cc_interval range = cc_report_ratio_range(cell->ratio.range, 6);
        out[COL_RATIO] = shortest(b, cc_round_significant(cell->ratio.ratio, 6));
        out[COL_RATIO_LOW] = shortest(b, range.lo);
        out[COL_RATIO_HIGH] = shortest(b, range.hi);
        out[COL_PERCENT] = shortest(b, cc_round_places(cell->ratio.percent, 2));
    }
}

static void add_records(struct build *b)
{
    static const char *const names[COL_COUNT] = {"chip", "metric", "basis", "state", "literal", "printed_unit", "value", "low", "high",
        "unit", "status", "base", "ratio", "ratio_low", "ratio_high", "percent", "reason", "source", "origin", "divided_by"};
    cc_record_columns(b->doc, names, COL_COUNT);
    for (size_t i = 0; i < b->compare->row_count; i++)
        for (size_t c = 0; c < b->compare->options.chip_count; c++)
            add_record(b, &b->compare->rows[i], c);
}

bool cc_report_compare(const struct cc_compare *compare, const struct cc_report_compare_options *options, struct cc_doc *doc,
    struct cc_error *error)
{
    struct build b = {.compare = compare, .options = options, .doc = doc};
    for (size_t i = 0; i < compare->options.chip_count; i++)
        if (compare->options.chips[i] == compare->options.base)
            b.base = i;
    add_people(&b);
    add_records(&b);
    add_json(&b);
    return cc_doc_check(doc, error);
}
