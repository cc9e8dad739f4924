/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Efficiency and balance for people: values with the figures behind them, ratios to a base, and the formulas. */
#include "chipcmp/report/efficiency.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/source.h"

struct view {
    const struct cc_efficiency *efficiency;
    struct cc_doc *doc;
    struct cc_notes *notes;
    int digits;
    bool sampled;
};

static void add_number(struct view *view, struct cc_buf *buf, double value)
{
    cc_format_whole(buf, value, view->digits);
}

/* "0.365 to 0.372", "exact" */
static void add_range(struct view *view, struct cc_buf *buf, struct cc_interval range)
{
    struct cc_interval shown = cc_report_ratio_range(range, cc_whole_digits(range.lo, view->digits));
    if (!(shown.lo < shown.hi)) {
        cc_buf_addf(buf, "exact");
        return;
    }
    add_number(view, buf, shown.lo);
    cc_buf_addf(buf, " to ");
    add_number(view, buf, shown.hi);
}

/* What the other published figures would make of it. */
static void mark_spread(struct view *view, struct cc_cell *cell, struct cc_interval range, struct cc_interval spread,
    const struct cc_sampled *sampled)
{
    struct cc_buf buf;
    if (!(spread.lo < range.lo) && !(spread.hi > range.hi))
        return;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "Over the published figures of every source: ");
    add_range(view, &buf, spread);
    if (sampled->known) {
        cc_buf_addf(&buf, "; sampled: median ");
        add_number(view, &buf, sampled->median);
        cc_buf_addf(&buf, ", 95 percent range ");
        add_range(view, &buf, sampled->middle);
        view->sampled = true;
    }
    cc_buf_addf(&buf, ".");
    cell->tone = CC_TONE_WARN;
    cc_cell_mark(view->doc, cell, cc_notes_add(view->doc, view->notes, cc_doc_keep(view->doc, &buf)));
}

/* The reason, and of which figure: a value rests on two. */
static void mark_absence(struct view *view, struct cc_cell *cell, const struct cc_measured *m)
{
    const struct cc_db *db = view->efficiency->db;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    if (m->missing != CC_NO_INDEX)
        cc_buf_addf(&buf, "%.*s: ", CC_PRI(db->metrics[m->missing].label));
    cc_buf_addf(&buf, "%.*s%s", CC_PRI(m->reason), cc_str_ends(m->reason, CC_STR(".")) ? "" : ".");
    for (uint32_t i = 0; m->unknown && i < m->unknown->looked_at_count; i++)
        cc_buf_addf(&buf, "%s%u%s", i ? "," : " Looked at [", (unsigned)cc_report_cite(view->doc, db, m->unknown->looked_at[i]),
            i + 1 == m->unknown->looked_at_count ? "]." : "");
    cc_cell_mark(view->doc, cell, cc_notes_add(view->doc, view->notes, cc_doc_keep(view->doc, &buf)));
}

/* A value is as sure as the least sure of its figures. */
static const char *standing_of(const struct cc_measured *m)
{
    static const char *const words[CC_STATUS_COUNT] = {"", " (relayed)", " (leak)", " (preliminary)", " (disputed)"};
    int worst = CC_STATUS_FINAL;
    for (size_t i = 0; i < m->fact_count; i++)
        worst = m->facts[i].sides[0].figure->status > worst ? m->facts[i].sides[0].figure->status : worst;
    return words[worst];
}

static void value_cell(struct view *view, const struct cc_efficiency_row *row, size_t column, struct cc_cell *cell)
{
    const struct cc_db *db = view->efficiency->db;
    const struct cc_efficiency_cell *c = &row->cells[column];
    const struct cc_measured *m = &c->measured;
    struct cc_buf buf;
    if (!m->known) {
        cc_cell_setf(view->doc, cell, CC_TONE_UNKNOWN, "%s", cc_state_words(m->state));
        mark_absence(view, cell, m);
        return;
    }
    cc_buf_init(&buf, 0);
    add_number(view, &buf, m->number);
    struct cc_str unit = cc_measure_unit(db, &row->measure);
    cc_buf_addf(&buf, "%s%.*s (", unit.len ? " " : "", CC_PRI(unit));
    add_range(view, &buf, m->range);
    cc_buf_addf(&buf, ")%s", standing_of(m));
    cc_cell_set(view->doc, cell, CC_TONE_PLAIN, cc_doc_keep(view->doc, &buf));
    cell->has_order = true;
    cell->order = m->number;
    for (size_t i = 0; i < m->fact_count; i++)
        cc_cell_cite(view->doc, cell, cc_report_cite(view->doc, db, m->facts[i].sides[0].figure->source));
    mark_spread(view, cell, m->range, m->spread, &c->sampled);
}

static void ratio_cell(struct view *view, const struct cc_efficiency_row *row, size_t column, struct cc_cell *cell)
{
    const struct cc_efficiency_cell *c = &row->cells[column];
    struct cc_buf buf;
    if (!c->has_ratio) {
        cc_cell_set(view->doc, cell, CC_TONE_MUTED, c->refused.len ? c->refused : CC_STR("-"));
        return;
    }
    cc_buf_init(&buf, 0);
    add_number(view, &buf, c->ratio.value);
    cc_buf_addf(&buf, " (");
    add_range(view, &buf, c->ratio.range);
    cc_buf_addf(&buf, ")");
    cc_cell_set(view->doc, cell, CC_TONE_STRONG, cc_doc_keep(view->doc, &buf));
    cell->has_order = true;
    cell->order = c->ratio.value;
    mark_spread(view, cell, c->ratio.range, c->ratio.spread, &c->ratio.sampled);
}

static struct cc_str rate_label(struct view *view, const struct cc_measure *measure)
{
    if (measure->metric == CC_NO_INDEX)
        return CC_STR("Without a rate");
    return cc_report_metric_label(view->doc, &view->efficiency->db->metrics[measure->metric], measure->basis);
}

/* A group for each rate, and one for what takes none; `fill` sets the cells behind the label. */
static void add_rows(struct view *view, struct cc_table *table,
    void (*fill)(struct view *, const struct cc_efficiency_row *, struct cc_cell *))
{
    const struct cc_efficiency *e = view->efficiency;
    for (size_t i = 0; i < e->row_count; i++) {
        const struct cc_measure *measure = &e->rows[i].measure, *last = &e->rows[i ? i - 1 : 0].measure;
        if (i == 0 || last->metric != measure->metric || last->basis != measure->basis)
            cc_table_group(view->doc, table, rate_label(view, measure));
        struct cc_cell *cells = cc_table_row(view->doc, table);
        if (!cells)
            return;
        cc_cell_set(view->doc, &cells[0], CC_TONE_PLAIN, cc_measure_label(e->db, measure));
        fill(view, &e->rows[i], cells + 1);
    }
}

static void fill_values(struct view *view, const struct cc_efficiency_row *row, struct cc_cell *cells)
{
    const struct cc_efficiency_options *o = &view->efficiency->options;
    for (size_t i = 0; i < o->chip_count; i++)
        value_cell(view, row, i, &cells[i]);
    for (size_t i = 0; o->chip_count == 2 && i < 2; i++)
        if (o->base != CC_NO_INDEX && o->chips[i] != o->base)
            ratio_cell(view, row, i, &cells[2]);
}

static void fill_ratios(struct view *view, const struct cc_efficiency_row *row, struct cc_cell *cells)
{
    const struct cc_efficiency_options *o = &view->efficiency->options;
    for (size_t i = 0; i < o->chip_count; i++)
        if (o->chips[i] != o->base)
            ratio_cell(view, row, i, cells++);
}

/* A column for each chip, but the base where `ratios`; with two chips their ratio beside the values. */
static struct cc_table *open_table(struct view *view, struct cc_str title, bool ratios)
{
    const struct cc_efficiency_options *o = &view->efficiency->options;
    struct cc_column *columns = CC_DOC_NEW(view->doc, struct cc_column, o->chip_count + 2);
    size_t count = 0;
    if (!columns)
        return NULL;
    columns[count++] = (struct cc_column){CC_STR(""), CC_ALIGN_LEFT, true};
    for (size_t i = 0; i < o->chip_count; i++)
        if (!ratios || o->chips[i] != o->base)
            columns[count++] = (struct cc_column){view->efficiency->db->chips[o->chips[i]].name, CC_ALIGN_LEFT, true};
    if (!ratios && o->chip_count == 2 && o->base != CC_NO_INDEX)
        columns[count++] = (struct cc_column){CC_STR("Ratio"), CC_ALIGN_LEFT, true};
    return cc_doc_table(view->doc, title, columns, count);
}

/* Those of the rows that are there, each once. */
static void add_formulas(struct view *view)
{
    const struct cc_efficiency *e = view->efficiency;
    struct cc_str *items = CC_DOC_NEW(view->doc, struct cc_str, CC_DERIVED_COUNT);
    struct cc_buf buf;
    size_t count = 0;
    for (size_t d = 0; items && d < CC_DERIVED_COUNT; d++) {
        bool used = false;
        for (size_t i = 0; i < e->row_count; i++)
            used |= e->rows[i].measure.derived == &cc_derived_table[d];
        if (!used)
            continue;
        cc_buf_init(&buf, 0);
        cc_buf_addf(&buf, "%s: %s; %s.", cc_derived_table[d].label, cc_derived_table[d].formula, cc_derived_table[d].citation);
        items[count++] = cc_doc_keep(view->doc, &buf);
    }
    cc_doc_notes(view->doc, CC_STR("Formulas, of published peaks"), items, items ? count : 0, false);
    cc_doc_paragraph(view->doc, CC_TONE_MUTED, CC_STR("In brackets beside a value: what the rounding of the printed figures allows."));
    if (!view->sampled)
        return;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf,
        "Sampled: %d quasi-random points (Sobol, seed %d); each figure evenly within its rounding, sources that disagree with "
        "equal weight, preliminary figures left out; shown where the interval over all sources is wider than a factor of ",
        CC_SAMPLE_POINTS, CC_SAMPLE_SEED);
    cc_format_shortest(&buf, CC_SAMPLE_FROM);
    cc_buf_addf(&buf, ".");
    cc_doc_paragraph(view->doc, CC_TONE_MUTED, cc_doc_keep(view->doc, &buf));
}

void cc_report_efficiency(struct cc_doc *doc, const struct cc_efficiency *efficiency, int digits, struct cc_notes *notes)
{
    struct view view = {.efficiency = efficiency, .doc = doc, .notes = notes, .digits = digits};
    const struct cc_efficiency_options *o = &efficiency->options;
    if (!efficiency->row_count) {
        cc_doc_paragraph(doc, CC_TONE_UNKNOWN, CC_STR("Efficiency and balance: nothing is known of any of them."));
        return;
    }
    add_rows(&view, open_table(&view, CC_STR("Efficiency and balance"), false), fill_values);
    if (o->base != CC_NO_INDEX && o->chip_count > 2) {
        struct cc_str title = cc_doc_format(doc, "Efficiency and balance, ratios to %.*s", CC_PRI(efficiency->db->chips[o->base].name));
        add_rows(&view, open_table(&view, title, true), fill_ratios);
    }
    add_formulas(&view);
}
