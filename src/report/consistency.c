/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a consistency check for people: every figure of the whole beside what the parts add up to. */
#include "consistency.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/chip.h"
#include "chipcmp/report/number.h"
#include "chipcmp/report/source.h"

#define DIGITS 4

const struct cc_side *consistency_side(const struct cc_total *total, const struct cc_part_sum *sum, size_t part)
{
    return &total->parts[part].value.sides[sum->part == part ? sum->side : 0];
}

static const struct cc_chip *whole_of(const struct consistency_view *view)
{
    return &view->db->chips[view->consistency->chip];
}

/* ---- what it is built of */

static void add_count(struct consistency_view *view, struct cc_buf *buf)
{
    const struct cc_consistency *c = view->consistency;
    if (!c->count_applies) {
        cc_buf_addf(buf, " The number is that of the tables; no metric holds a cited one.");
        return;
    }
    if (!c->cited.side_count) {
        cc_buf_addf(buf, " No source states the number of accelerators; the tables put %.0f into it.", c->counted);
        return;
    }
    cc_buf_addf(buf, " Accelerators as cited: %.*s [%u], %s the %.0f of the tables.",
        CC_PRI(cc_report_literal(view->doc, &c->cited.sides[0])),
        (unsigned)cc_report_cite(view->doc, view->db, c->cited.sides[0].figure->source), c->count_fits ? "which is" : "which does not fit",
        c->counted);
}

static void add_head(struct consistency_view *view)
{
    const struct cc_chip *whole = whole_of(view);
    struct cc_buf buf;
    struct cc_str name = cc_report_chip_name(view->doc, whole);
    cc_doc_heading(view->doc, cc_doc_format(view->doc, "%.*s: whether its published figures fit those of its parts", CC_PRI(name)));
    cc_doc_paragraphs(view->doc, CC_TONE_PLAIN, view->said, view->said_count);
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "Built of %.*s.", CC_PRI(cc_report_contents_words(view->doc, view->db, whole)));
    add_count(view, &buf);
    cc_doc_paragraph(view->doc, view->consistency->count_applies && !view->consistency->count_fits ? CC_TONE_WARN : CC_TONE_PLAIN,
        cc_doc_keep(view->doc, &buf));
}

/* The whole or some part has a public figure. */
static bool has_figure(const struct cc_consistency_row *row)
{
    bool has = row->total.whole.side_count > 0;
    for (size_t i = 0; i < row->total.part_count; i++)
        has = has || row->total.parts[i].value.side_count;
    return has;
}

/* "Fit throughout: FP8 tensor, dense; Memory bandwidth." Of what cannot be told, those with a figure somewhere, or those without. */
static void list_result(struct consistency_view *view, enum cc_consistency_result result, bool with_figure, enum cc_tone tone,
    const char *words)
{
    const struct cc_consistency *c = view->consistency;
    struct cc_buf buf;
    bool any = false;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%s: ", words);
    for (size_t i = 0; i < c->row_count; i++) {
        if (c->rows[i].result != result || has_figure(&c->rows[i]) != with_figure)
            continue;
        cc_buf_addf(&buf, "%s%.*s", any ? "; " : "",
            CC_PRI(cc_report_metric_label(view->doc, &view->db->metrics[c->rows[i].metric], c->rows[i].basis)));
        any = true;
    }
    cc_buf_add_char(&buf, '.');
    struct cc_str text = cc_doc_keep(view->doc, &buf);
    if (any)
        cc_doc_paragraph(view->doc, tone, text);
}

/* "384 x 752 TFLOPS [3]" of every part, with its citations; a cell takes them where there is one, else they stand in the text. */
static struct cc_str parts_words(struct consistency_view *view, const struct cc_total *total, const struct cc_part_sum *sum,
    struct cc_cell *cell)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    for (size_t i = 0; i < total->part_count; i++) {
        const struct cc_side *side = consistency_side(total, sum, i);
        uint16_t cite = cc_report_cite(view->doc, view->db, side->figure->source);
        cc_buf_addf(&buf, "%s%u x %.*s", i ? " + " : "", (unsigned)total->parts[i].count, CC_PRI(cc_report_literal(view->doc, side)));
        if (side->halving || side->figure->status != CC_STATUS_FINAL)
            cc_buf_addf(&buf, " (%s)", cc_side_status(side));
        if (!cell)
            cc_buf_addf(&buf, " [%u]", (unsigned)cite);
        cc_cell_cite(view->doc, cell, cite);
        if (side->halving)
            cc_cell_cite(view->doc, cell, cc_report_cite(view->doc, view->db, side->halving->stated_by));
    }
    return cc_doc_keep(view->doc, &buf);
}

/* In the unit of the whole: "288.8 PFLOPS". */
static struct cc_str sum_words(struct consistency_view *view, const struct cc_part_sum *sum, const struct cc_side *whole)
{
    double number = cc_interval_in(cc_interval_exact(sum->number), &whole->quantity.unit).lo;
    struct cc_str words = cc_report_printed(view->doc, cc_format_significant, number, DIGITS), unit = whole->figure->unit;
    return unit.len == 0 ? words : cc_doc_format(view->doc, "%.*s %.*s", CC_PRI(words), CC_PRI(unit));
}

/* "300 PFLOPS [2] does not follow from 384 x 752 TFLOPS [3], which are 288.8 PFLOPS, but from 384 x 780 TFLOPS [5], which are 299.5." */
static void say_follows(struct consistency_view *view, const struct cc_consistency_row *row)
{
    size_t at = 0;
    struct cc_buf buf;
    while (row->pairs[at].relation != CC_RELATION_FITS)
        at++;
    const struct cc_side *first = &row->total.whole.sides[0], *fitting = &row->total.whole.sides[row->pairs[at].side];
    const struct cc_part_sum *preferred = &row->total.sums[0], *sum = &row->total.sums[row->pairs[at].sum];
    unsigned cite = cc_report_cite(view->doc, view->db, first->figure->source);
    struct cc_str from = parts_words(view, &row->total, preferred, NULL);
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%.*s: %.*s [%u] does not follow from %.*s, which is %.*s",
        CC_PRI(cc_report_metric_label(view->doc, &view->db->metrics[row->metric], row->basis)), CC_PRI(cc_report_literal(view->doc, first)),
        cite, CC_PRI(from), CC_PRI(sum_words(view, preferred, first)));
    cite = cc_report_cite(view->doc, view->db, fitting->figure->source);
    from = parts_words(view, &row->total, sum, NULL);
    if (fitting == first)
        cc_buf_addf(&buf, "; it follows from %.*s, which is %.*s.", CC_PRI(from), CC_PRI(sum_words(view, sum, first)));
    else
        cc_buf_addf(&buf, "; another published figure, %.*s [%u], fits %.*s.", CC_PRI(cc_report_literal(view->doc, fitting)), cite,
            CC_PRI(from));
    cc_doc_paragraph(view->doc, CC_TONE_WARN, cc_doc_keep(view->doc, &buf));
}

static void add_summary(struct consistency_view *view)
{
    const struct cc_consistency *c = view->consistency;
    list_result(view, CC_CONSISTENT, true, CC_TONE_GOOD, "Fit throughout");
    list_result(view, CC_CONSISTENT_PREFERRED, true, CC_TONE_GOOD, "The preferred figures fit, other published ones do not");
    list_result(view, CC_CONSISTENT_OTHER, true, CC_TONE_WARN, "The preferred figures do not fit, other published ones do");
    for (size_t i = 0; i < c->row_count; i++)
        if (c->rows[i].result == CC_CONSISTENT_OTHER)
            say_follows(view, &c->rows[i]);
    list_result(view, CC_INCONSISTENT, true, CC_TONE_BAD, "No published figures fit");
    list_result(view, CC_CONSISTENCY_UNKNOWN, true, CC_TONE_UNKNOWN, "Cannot be told, because one of the two is not public");
    list_result(view, CC_CONSISTENCY_UNKNOWN, false, CC_TONE_UNKNOWN, "Neither the whole nor its parts have a public figure of");
}

/* ---- pair by pair */

enum { COL_WHOLE, COL_PARTS, COL_SUM, COL_RESULT, COL_COUNT };

static void side_cell(struct consistency_view *view, const struct cc_side *side, struct cc_cell *cell)
{
    bool tagged = side->halving || side->figure->status != CC_STATUS_FINAL;
    cc_cell_setf(view->doc, cell, CC_TONE_PLAIN, "%.*s%s%s%s%s", CC_PRI(cc_report_literal(view->doc, side)), tagged ? " (" : "",
        tagged ? cc_side_status(side) : "", tagged ? ")" : "", side->figure->user ? " (yours)" : "");
    cc_cell_cite(view->doc, cell, cc_report_cite(view->doc, view->db, side->figure->source));
    if (side->halving)
        cc_cell_cite(view->doc, cell, cc_report_cite(view->doc, view->db, side->halving->stated_by));
}

/* "288.8 PFLOPS (288.5 to 289.0)" */
static void sum_cell(struct consistency_view *view, const struct cc_part_sum *sum, const struct cc_side *whole, struct cc_cell *cell)
{
    struct cc_interval range = cc_report_interval(cc_interval_in(sum->range, &whole->quantity.unit));
    cc_cell_setf(view->doc, cell, CC_TONE_PLAIN, "%.*s (%.*s)", CC_PRI(sum_words(view, sum, whole)),
        CC_PRI(cc_report_range_words(view->doc, range, DIGITS)));
}

static void result_cell(struct consistency_view *view, const struct cc_consistency_row *row, const struct cc_consistency_pair *pair,
    struct cc_cell *cell)
{
    struct cc_str percent = cc_report_printed(view->doc, cc_format_percent, 100 * (pair->ratio - 1), 1);
    struct cc_str times = cc_report_range_words(view->doc, pair->ratio_range, DIGITS);
    if (pair->relation == CC_RELATION_FITS && row->rule == CC_TOTAL_SUM)
        cc_cell_set(view->doc, cell, CC_TONE_GOOD, CC_STR("fits"));
    else if (pair->relation == CC_RELATION_FITS)
        cc_cell_setf(view->doc, cell, CC_TONE_GOOD, "fits: %.*s%% for the rest", CC_PRI(percent));
    else if (!cc_str_eq(times, CC_STR("exact")))
        cc_cell_setf(view->doc, cell, CC_TONE_BAD, "does not fit: %.*s%%, %.*s times the sum", CC_PRI(percent), CC_PRI(times));
    else
        cc_cell_setf(view->doc, cell, CC_TONE_BAD, "does not fit: %.*s%%", CC_PRI(percent));
}

static void add_pairs(struct consistency_view *view)
{
    static const struct cc_column columns[COL_COUNT] = {
        [COL_WHOLE] = {{"Whole", 5}, CC_ALIGN_LEFT, true},
        [COL_PARTS] = {{"Parts", 5}, CC_ALIGN_LEFT, true},
        [COL_SUM] = {{"Add up to", 9}, CC_ALIGN_LEFT, true},
        [COL_RESULT] = {{"Whole against parts", 19}, CC_ALIGN_LEFT, true},
    };
    const struct cc_consistency *c = view->consistency;
    struct cc_table *table = NULL;
    for (size_t i = 0; i < c->row_count; i++) {
        const struct cc_consistency_row *row = &c->rows[i];
        if (row->pair_count && !table)
            table = cc_doc_table(view->doc, (struct cc_str){0}, columns, COL_COUNT);
        if (row->pair_count)
            cc_table_group(view->doc, table, cc_report_metric_label(view->doc, &view->db->metrics[row->metric], row->basis));
        for (size_t k = 0; k < row->pair_count; k++) {
            const struct cc_consistency_pair *pair = &row->pairs[k];
            const struct cc_side *side = &row->total.whole.sides[pair->side];
            struct cc_cell *cells = cc_table_row(view->doc, table);
            if (!cells)
                return;
            side_cell(view, side, &cells[COL_WHOLE]);
            cc_cell_set(view->doc, &cells[COL_PARTS], CC_TONE_PLAIN,
                parts_words(view, &row->total, &row->total.sums[pair->sum], &cells[COL_PARTS]));
            sum_cell(view, &row->total.sums[pair->sum], side, &cells[COL_SUM]);
            result_cell(view, row, pair, &cells[COL_RESULT]);
        }
    }
}

/* ---- what cannot be told */

static void add_unknown(struct consistency_view *view)
{
    const struct cc_consistency *c = view->consistency;
    const struct cc_chip *whole = whole_of(view);
    struct cc_column *columns = CC_DOC_NEW(view->doc, struct cc_column, 2 + (size_t)whole->part_count);
    struct cc_table *table = NULL;
    if (!columns)
        return;
    columns[0] = (struct cc_column){CC_STR("Not both public"), CC_ALIGN_LEFT, true};
    columns[1] = (struct cc_column){whole->name, CC_ALIGN_LEFT, true};
    for (uint32_t i = 0; i < whole->part_count; i++)
        columns[2 + i] = (struct cc_column){view->db->chips[whole->contains[i].chip].name, CC_ALIGN_LEFT, true};
    for (size_t i = 0; i < c->row_count; i++) {
        const struct cc_consistency_row *row = &c->rows[i];
        if (row->pair_count || !has_figure(row))
            continue;
        if (!table)
            table = cc_doc_table(view->doc, (struct cc_str){0}, columns, 2 + (size_t)whole->part_count);
        struct cc_cell *cells = cc_table_row(view->doc, table);
        if (!cells)
            return;
        cc_cell_set(view->doc, &cells[0], CC_TONE_PLAIN, cc_report_metric_label(view->doc, &view->db->metrics[row->metric], row->basis));
        cc_report_value_cell(view->doc, view->db, &row->total.whole, &view->notes, &cells[1]);
        for (size_t p = 0; p < row->total.part_count; p++)
            cc_report_value_cell(view->doc, view->db, &row->total.parts[p].value, &view->notes, &cells[2 + p]);
    }
}

bool cc_report_consistency(const struct cc_consistency *consistency, const struct cc_str *notes, size_t note_count, struct cc_doc *doc,
    struct cc_error *error)
{
    struct consistency_view view = {.consistency = consistency, .db = consistency->db, .doc = doc, .said = notes, .said_count = note_count};
    add_head(&view);
    add_summary(&view);
    add_pairs(&view);
    cc_doc_paragraph(doc, CC_TONE_MUTED,
        CC_STR("Two figures fit when their rounding lets them be equal; power fits when the whole has at least that of its parts."));
    add_unknown(&view);
    cc_notes_show(doc, CC_STR("Notes"), &view.notes);
    cc_doc_sources(doc);
    consistency_records(&view);
    if (cc_doc_wants(doc, CC_VIEW_DATA))
        consistency_json(&view);
    return cc_doc_check(doc, error);
}
