/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of rooflines for people: the finding in words, ridge points with the figures behind them, break-even intensities. */
#include "roofline.h"

#include "compare.h"

static void add_heading(struct roofline_view *view)
{
    const struct cc_roofline *r = view->roofline;
    cc_doc_heading(view->doc, cc_doc_format(view->doc, "Roofline: %.*s", CC_PRI(compare_title(view->doc, &r->compare))));
    cc_doc_paragraphs(view->doc, CC_TONE_PLAIN, view->options->notes, view->options->note_count);
    cc_doc_paragraphs(view->doc, CC_TONE_WARN, r->compare.notes, r->compare.note_count);
}

static void add_finding(struct roofline_view *view)
{
    const struct cc_roofline *r = view->roofline;
    if (!r->row_count) {
        cc_doc_paragraph(view->doc, CC_TONE_UNKNOWN, CC_STR("Nothing was researched of the rates asked for."));
        return;
    }
    for (size_t i = 0; i < r->compare.options.chip_count; i++)
        if (i != r->base)
            cc_doc_paragraph(view->doc, CC_TONE_STRONG, roofline_say(view, &r->rows[r->headline], i));
}

static void mark(struct roofline_view *view, struct cc_cell *cell, struct cc_str note)
{
    if (note.len)
        cc_cell_mark(view->doc, cell, cc_notes_add(view->doc, &view->notes, note));
}

/* What the hardware lacks has no ridge point; what nobody published has one that is not known. */
static const char *absence(enum cc_state state)
{
    return state == CC_STATE_NOT_SUPPORTED ? "none" : "unknown";
}

static void ridge_row(struct roofline_view *view, const struct cc_roofline_row *row, size_t column, struct cc_cell *cells)
{
    const struct cc_roof *roof = &row->roofs[column];
    struct cc_doc *doc = view->doc;
    cc_cell_set(doc, &cells[0], CC_TONE_PLAIN, compare_column_title(view->doc, &view->roofline->compare, column));
    cc_report_value_cell(doc, view->db, &roof->rate->value, &view->notes, &cells[1]);
    cc_report_value_cell(doc, view->db, &roof->bandwidth->value, &view->notes, &cells[2]);
    if (!roof->known) {
        cc_cell_setf(doc, &cells[3], CC_TONE_UNKNOWN, "%s", absence(roof->state));
        return;
    }
    cc_cell_setf(doc, &cells[3], CC_TONE_STRONG, "%.*s", CC_PRI(roofline_number(view, roof->ridge.value)));
    cc_cell_set(doc, &cells[4], roof->ridge.has_spread ? CC_TONE_WARN : CC_TONE_PLAIN, roofline_range(view, roof->ridge.range));
    mark(view, &cells[4], roofline_spread(view, &roof->ridge, true));
}

static void add_ridge_table(struct roofline_view *view)
{
    const struct cc_column columns[] = {{CC_STR("Chip"), CC_ALIGN_LEFT, true}, {CC_STR("Peak rate"), CC_ALIGN_LEFT, true},
        {CC_STR("Memory bandwidth"), CC_ALIGN_LEFT, true}, {CC_STR("Ridge point"), CC_ALIGN_RIGHT, false},
        {CC_STR("Interval"), CC_ALIGN_LEFT, true}};
    const struct cc_roofline *r = view->roofline;
    struct cc_table *table = cc_doc_table(view->doc, CC_STR("Ridge points (operations per byte)"), columns, 5);
    for (size_t i = 0; i < r->row_count; i++) {
        cc_table_group(view->doc, table, roofline_label(view, &r->rows[i]));
        for (size_t c = 0; c < r->compare.options.chip_count; c++) {
            struct cc_cell *cells = cc_table_row(view->doc, table);
            if (!cells)
                return;
            ridge_row(view, &r->rows[i], c, cells);
        }
    }
}

/* "1.19 (1.17 to 1.21)" */
static void number_cell(struct roofline_view *view, double value, struct cc_interval range, bool spread, struct cc_str note,
    struct cc_cell *cell)
{
    struct cc_str words = roofline_range(view, range);
    cc_cell_setf(view->doc, cell, spread ? CC_TONE_WARN : CC_TONE_PLAIN, "%.*s (%.*s)", CC_PRI(roofline_number(view, value)),
        CC_PRI(words));
    mark(view, cell, note);
}

static void ratio_cell(struct roofline_view *view, const struct cc_ratio *ratio, struct cc_cell *cell)
{
    struct cc_str note = {0};
    if (!ratio->known) {
        cc_cell_set(view->doc, cell, CC_TONE_MUTED, CC_STR("-"));
        return;
    }
    if (ratio->has_spread)
        note = cc_doc_format(view->doc, "Over the published figures of every source: %.*s.", CC_PRI(roofline_range(view, ratio->spread)));
    number_cell(view, ratio->ratio, ratio->range, ratio->has_spread, note, cell);
}

static void break_even_row(struct roofline_view *view, const struct cc_roofline_row *row, size_t column, struct cc_cell *cells)
{
    const struct cc_roof_pair *pair = &row->pairs[column];
    const struct cc_estimate *e = &pair->break_even;
    struct cc_doc *doc = view->doc;
    ratio_cell(view, &pair->below, &cells[0]);
    ratio_cell(view, &pair->above, &cells[2]);
    if (!pair->known) {
        cc_cell_setf(doc, &cells[1], CC_TONE_UNKNOWN, "%s", pair->state == CC_STATE_VALUE ? "refused" : absence(pair->state));
        cc_cell_set(doc, &cells[3], CC_TONE_UNKNOWN, roofline_leads(view, row, column));
        return;
    }
    cc_cell_set(doc, &cells[3], CC_TONE_PLAIN, roofline_leads(view, row, column));
    if (pair->crosses)
        number_cell(view, e->value, e->range, e->has_spread, roofline_spread(view, e, pair->always_crosses), &cells[1]);
    else
        cc_cell_set(doc, &cells[1], CC_TONE_PLAIN, CC_STR("none"));
}

/* One row a rate; with three chips or more one a chip, under the rate. */
static void add_break_even_table(struct roofline_view *view)
{
    const struct cc_roofline *r = view->roofline;
    bool two = r->compare.options.chip_count == 2;
    const struct cc_column columns[] = {{two ? CC_STR("") : CC_STR("Chip"), CC_ALIGN_LEFT, true},
        {CC_STR("Ratio below"), CC_ALIGN_LEFT, true}, {CC_STR("Break-even"), CC_ALIGN_LEFT, true},
        {CC_STR("Ratio above"), CC_ALIGN_LEFT, true}, {CC_STR("Who leads"), CC_ALIGN_LEFT, true}};
    struct cc_str title = cc_doc_format(view->doc, "Break-even intensity against %.*s (operations per byte)",
        CC_PRI(roofline_chip(view, r->base)->name));
    struct cc_table *table = cc_doc_table(view->doc, title, columns, 5);
    for (size_t i = 0; i < r->row_count; i++) {
        if (!two)
            cc_table_group(view->doc, table, roofline_label(view, &r->rows[i]));
        for (size_t c = 0; c < r->compare.options.chip_count; c++) {
            struct cc_cell *cells = c == r->base ? NULL : cc_table_row(view->doc, table);
            if (c == r->base)
                continue;
            if (!cells)
                return;
            cc_cell_set(view->doc, &cells[0], CC_TONE_PLAIN, two ? roofline_label(view, &r->rows[i]) : roofline_chip(view, c)->name);
            break_even_row(view, &r->rows[i], c, cells + 1);
        }
    }
}

static void add_legend(struct roofline_view *view)
{
    cc_doc_paragraph(view->doc, CC_TONE_MUTED,
        cc_doc_format(view->doc,
            "Attainable rate = min(peak rate, memory bandwidth x intensity); ridge point = peak rate / memory bandwidth [%u]. Ratio: the "
            "chip's attainable rate over the base's; below the lower ridge point it is that of the bandwidths, above the higher one that "
            "of the peak rates. Break-even: the lower peak rate over the lower bandwidth, where one chip has the higher peak and the "
            "other the more bandwidth. Interval: what the rounding of the printed figures allows. All figures are published peaks: an "
            "upper bound on what a program reaches, no measurement.",
            (unsigned)roofline_cite_model(view)));
    if (view->sampled)
        cc_doc_paragraph(view->doc, CC_TONE_MUTED,
            cc_doc_format(view->doc,
                "Sampled: %d quasi-random points (Sobol, seed %d); each figure evenly within its rounding, sources that disagree with "
                "equal weight, preliminary figures left out; shown where the interval over all sources is wider than a factor of %.*s.",
                CC_SAMPLE_POINTS, CC_SAMPLE_SEED, CC_PRI(cc_report_shortest(view->doc, CC_SAMPLE_FROM))));
}

static void add_people(struct roofline_view *view)
{
    add_heading(view);
    add_finding(view);
    if (view->roofline->row_count) {
        roofline_add_works(view);
        add_ridge_table(view);
        add_break_even_table(view);
        if (!view->options->work_count)
            roofline_add_curve(view);
    }
    add_legend(view);
    cc_notes_show(view->doc, CC_STR("Notes"), &view->notes);
    cc_doc_sources(view->doc);
}

bool cc_report_roofline(const struct cc_roofline *roofline, const struct cc_report_roofline_options *options, struct cc_doc *doc,
    struct cc_error *error)
{
    struct roofline_view view = {.roofline = roofline, .db = roofline->db, .options = options, .doc = doc};
    add_people(&view);
    roofline_records(&view);
    if (cc_doc_wants(doc, CC_VIEW_DATA))
        roofline_json(&view);
    return cc_doc_check(doc, error);
}
