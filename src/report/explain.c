/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a search backwards, for people: the answer, how it was sought, the candidates, notes, sources. */
#include "explain.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/number.h"
#include "chipcmp/report/source.h"

#include <math.h>

enum { FOR_PEOPLE = 10, SAME_NAMED = 4 };

static bool has_natural(const struct cc_explain *x)
{
    return x->candidate_count && !x->candidates[0].departures.total;
}

/* ---- before the table */

/* "28% is taken for 28% less, a ratio of 0.715 to 0.725, or 28% more, ...". */
static void add_stated(struct explain_view *view)
{
    const struct cc_explain_options *o = &view->explain->options;
    bool several = o->stated_count > 1;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%.*s is taken for ", CC_PRI(o->words));
    for (size_t i = 0; i < o->stated_count; i++) {
        if (several)
            cc_buf_addf(&buf, "%s%.*s, ", i == 0 ? "" : i + 1 < o->stated_count ? "; " : "; or ", CC_PRI(o->stated[i].words));
        cc_buf_addf(&buf, "a ratio of %.*s", CC_PRI(explain_range(view, cc_report_interval(o->stated[i].range))));
    }
    cc_buf_addf(&buf, "%s of %.*s over %.*s.", several ? ";" : "", CC_PRI(o->subject.name),
        CC_PRI(o->object.chips ? o->object.name : CC_STR("each other chip")));
    cc_doc_paragraph(view->doc, CC_TONE_PLAIN, cc_doc_keep(view->doc, &buf));
}

static void add_members(struct explain_view *view, const struct cc_explain_party *party)
{
    struct cc_buf buf;
    if (!party->chips || party->count < 2)
        return;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%.*s stands for %.*s; ", CC_PRI(party->name), CC_PRI(view->db->chips[party->chips[0]].name));
    for (size_t i = 1; i < party->count; i++)
        cc_buf_addf(&buf, "%s%.*s", i == 1 ? "" : ", ", CC_PRI(view->db->chips[party->chips[i]].name));
    cc_buf_addf(&buf, party->count == 2 ? " is tried as a variant." : " are tried as variants.");
    cc_doc_paragraph(view->doc, CC_TONE_PLAIN, cc_doc_keep(view->doc, &buf));
}

static void add_method(struct explain_view *view)
{
    const struct cc_explain *x = view->explain;
    struct cc_buf buf;
    if (!x->readings)
        return;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf,
        "Tried: %zu readings, of which %zu give distinct ratios, %zu of these natural: every metric and derived metric on each basis, "
        "every variant, every published side of a conflict, "
        "with up to %d departures from the natural reading.",
        x->readings, x->all.tried, x->natural.tried, CC_EXPLAIN_DEPARTURES);
    if (x->coarse)
        cc_buf_addf(&buf, " %zu more %s left out, because rounding alone spreads %s by half or more.", x->coarse,
            x->coarse == 1 ? "was" : "were", x->coarse == 1 ? "it" : "them");
    cc_buf_addf(&buf,
        " Chance: a ratio drawn evenly on a logarithmic scale from 0.05 to 20, with the rounding of its figures, would fit with a "
        "probability of %.*s on average, at least one of %zu with %.*s.",
        CC_PRI(cc_report_printed(view->doc, cc_format_significant, x->all.chance, 2)), x->all.tried,
        CC_PRI(explain_chance_text(view, x->all.any, true)));
    cc_doc_paragraph(view->doc, CC_TONE_MUTED, cc_doc_keep(view->doc, &buf));
}

/* ---- the table */

enum { COL_RANK, COL_READING, COL_SUBJECT, COL_OBJECT, COL_RATIO, COL_PERCENT, COL_NATURAL, COL_COUNT };

/* "FP32 vector: h20-96gb over h100-nvl": the chips are named where they are not the default members. */
static struct cc_str reading_text(struct explain_view *view, const struct cc_explain_candidate *c)
{
    const struct cc_explain_options *o = &view->explain->options;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_add(&buf, explain_label(view, c));
    if (c->departures.times[CC_DEPARTURE_VARIANT] || !o->object.chips)
        cc_buf_addf(&buf, ": %.*s over %.*s", CC_PRI(view->db->chips[c->subject.chip].name), CC_PRI(view->db->chips[c->object.chip].name));
    if (o->stated_count > 1)
        cc_buf_addf(&buf, " (as %.*s)", CC_PRI(o->stated[c->stated].words));
    return cc_doc_keep(view->doc, &buf);
}

static void note_derived(struct explain_view *view, struct cc_cell *cell, const struct cc_derived *derived)
{
    if (!derived)
        return;
    struct cc_str note = cc_doc_format(view->doc, "%s: %s (%s).", derived->label, derived->formula, derived->citation);
    cc_cell_mark(view->doc, cell, cc_notes_add(view->doc, &view->notes, note));
}

static void note_halving(struct explain_view *view, struct cc_cell *cell, const struct cc_explain_operand *operand)
{
    for (size_t i = 0; i < operand->side_count; i++) {
        const struct cc_side *side = operand->sides[i];
        if (!side->halving)
            continue;
        struct cc_str note = cc_doc_format(view->doc, "Derived: half of the sparse %.*s %.*s, as a cited source states.",
            CC_PRI(side->figure->value), CC_PRI(side->figure->unit));
        cc_cell_mark(view->doc, cell, cc_notes_add(view->doc, &view->notes, note));
    }
}

static void figures_cell(struct explain_view *view, struct cc_cell *cell, const struct cc_explain_candidate *c,
    const struct cc_explain_operand *operand)
{
    cc_cell_set(view->doc, cell, CC_TONE_PLAIN, explain_figures(view, c, operand));
    explain_cite(view, cell, operand);
    note_halving(view, cell, operand);
}

/* The other readings that give this ratio, which count as the same trial. */
static void note_same(struct explain_view *view, struct cc_cell *cell, size_t at)
{
    const struct cc_explain *x = view->explain;
    size_t count = 0;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    for (size_t i = at + 1; i < x->candidate_count; i++) {
        const struct cc_explain_candidate *c = &x->candidates[i];
        if (c->same_as == at && count++ < SAME_NAMED)
            cc_buf_addf(&buf, "%s %.*s (%.*s)", buf.len ? ";" : "The same ratio:", CC_PRI(reading_text(view, c)),
                CC_PRI(explain_departures(view, &c->departures)));
    }
    if (count > SAME_NAMED)
        cc_buf_addf(&buf, "; and %zu more", count - SAME_NAMED);
    if (!count) {
        cc_buf_release(&buf);
        return;
    }
    cc_buf_addf(&buf, ".");
    cc_cell_mark(view->doc, cell, cc_notes_add(view->doc, &view->notes, cc_doc_keep(view->doc, &buf)));
}

static void note_rounding(struct explain_view *view, struct cc_cell *cell, const struct cc_explain_candidate *c)
{
    if (cc_interval_contains(view->explain->options.stated[c->stated].range, c->ratio))
        return;
    struct cc_str note = cc_doc_format(view->doc, "It fits only within the rounding of the printed figures, %.*s.",
        CC_PRI(explain_range(view, cc_report_ratio_range(c->range, 4))));
    cc_cell_mark(view->doc, cell, cc_notes_add(view->doc, &view->notes, note));
}

static void add_candidate(struct explain_view *view, struct cc_table *table, size_t at, size_t number)
{
    const struct cc_explain_candidate *c = &view->explain->candidates[at];
    struct cc_doc *doc = view->doc;
    bool natural = !c->departures.total;
    struct cc_cell *cells = cc_table_row(doc, table);
    if (!cells)
        return;
    cc_cell_setf(doc, &cells[COL_RANK], CC_TONE_PLAIN, "%zu", number);
    cc_cell_set(doc, &cells[COL_READING], CC_TONE_PLAIN, reading_text(view, c));
    note_derived(view, &cells[COL_READING], c->measure.derived);
    note_same(view, &cells[COL_READING], at);
    figures_cell(view, &cells[COL_SUBJECT], c, &c->subject);
    figures_cell(view, &cells[COL_OBJECT], c, &c->object);
    cc_cell_set(doc, &cells[COL_RATIO], CC_TONE_STRONG, cc_report_printed(view->doc, cc_format_significant, c->ratio, 4));
    note_rounding(view, &cells[COL_RATIO], c);
    cc_cell_setf(doc, &cells[COL_PERCENT], CC_TONE_PLAIN, "%.*s%%",
        CC_PRI(cc_report_printed(view->doc, cc_format_percent, 100 * (c->ratio - 1), 1)));
    cc_cell_set(doc, &cells[COL_NATURAL], natural ? CC_TONE_GOOD : CC_TONE_WARN, explain_departures(view, &c->departures));
}

static void add_table(struct explain_view *view)
{
    const struct cc_explain *x = view->explain;
    const struct cc_column columns[COL_COUNT] = {{CC_STR("#"), CC_ALIGN_RIGHT, false}, {CC_STR("Reading"), CC_ALIGN_LEFT, true},
        {x->options.subject.name, CC_ALIGN_LEFT, true},
        {x->options.object.chips ? x->options.object.name : CC_STR("Other chip"), CC_ALIGN_LEFT, true},
        {CC_STR("Ratio"), CC_ALIGN_RIGHT, false}, {CC_STR("Percent"), CC_ALIGN_RIGHT, false}, {CC_STR("Departs in"), CC_ALIGN_LEFT, true}};
    if (!x->candidate_count)
        return;
    struct cc_table *table = cc_doc_table(view->doc, CC_STR("Readings that fit"), columns, COL_COUNT);
    size_t rows = 0;
    for (size_t i = 0; i < x->candidate_count && rows < view->most; i++) {
        if (x->candidates[i].same_as != i)
            continue;
        add_candidate(view, table, i, rows + 1);
        rows++;
    }
    size_t left = x->all.fitting - rows;
    if (left)
        cc_doc_paragraph(view->doc, CC_TONE_MUTED,
            cc_doc_format(view->doc, "%zu more %s; --top %zu shows all of them.", left, left == 1 ? "fits" : "fit", x->all.fitting));
}

/* ---- after the table */

static void add_legend(struct explain_view *view)
{
    static const char *const meanings[CC_DEPARTURE_COUNT] = {"another member of a family than its default",
        "another precision than dense BF16 or FP16", "with sparsity, or one direction only", "a derived metric",
        "a published figure that is not the preferred one", "a figure that the maker has since replaced"};
    struct cc_departures used = {.total = 0};
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    for (size_t i = 0; i < view->explain->candidate_count; i++)
        for (int d = 0; d < CC_DEPARTURE_COUNT; d++)
            used.times[d] |= view->explain->candidates[i].departures.times[d];
    for (int d = 0; d < CC_DEPARTURE_COUNT; d++)
        if (used.times[d])
            cc_buf_addf(&buf, "%s%s: %s", buf.len ? "; " : "", cc_departure_name((enum cc_departure)d), meanings[d]);
    if (buf.len) {
        cc_buf_addf(&buf, ".");
        cc_doc_paragraph(view->doc, CC_TONE_MUTED, cc_doc_keep(view->doc, &buf));
    } else {
        cc_buf_release(&buf);
    }
}

/* "No public figure of h20-96gb, so not tried: FP64 tensor; Transistors." */
static void add_gaps(struct explain_view *view, uint32_t chip)
{
    const struct cc_explain *x = view->explain;
    bool any = false;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "No public figure of %.*s, so not tried: ", CC_PRI(view->db->chips[chip].name));
    for (size_t i = 0; i < x->gap_count; i++) {
        const struct cc_explain_gap *gap = &x->gaps[i];
        if (gap->chip != chip)
            continue;
        cc_buf_addf(&buf, "%s%.*s", any ? "; " : "",
            CC_PRI(cc_report_metric_label(view->doc, &view->db->metrics[gap->metric], gap->basis)));
        any = true;
    }
    cc_buf_addf(&buf, ".");
    struct cc_str text = cc_doc_keep(view->doc, &buf);
    if (any)
        cc_doc_paragraph(view->doc, CC_TONE_UNKNOWN, text);
}

static void add_benchmarks(struct explain_view *view)
{
    const struct cc_explain *x = view->explain;
    if (!x->benchmark_count)
        return;
    struct cc_str *items = CC_DOC_NEW(view->doc, struct cc_str, x->benchmark_count);
    if (!items)
        return;
    for (size_t i = 0; i < x->benchmark_count; i++)
        items[i] = explain_benchmark(view, &view->db->benchmarks[x->benchmarks[i]]);
    cc_doc_notes(view->doc, CC_STR("Also printed as a benchmark result"), items, x->benchmark_count, false);
}

static void add_people(struct explain_view *view)
{
    const struct cc_explain *x = view->explain;
    cc_doc_paragraph(view->doc, has_natural(x) ? CC_TONE_GOOD : CC_TONE_WARN, explain_say(view));
    add_stated(view);
    add_members(view, &x->options.subject);
    add_members(view, &x->options.object);
    add_method(view);
    add_table(view);
    add_legend(view);
    add_benchmarks(view);
    add_gaps(view, x->options.subject.chips[0]);
    if (x->options.object.chips)
        add_gaps(view, x->options.object.chips[0]);
    if (x->candidate_count)
        cc_doc_paragraph(view->doc, CC_TONE_MUTED,
            CC_STR("A fit shows that words and figures can be made to agree, not that this is what was meant."));
    cc_notes_show(view->doc, CC_STR("Notes"), &view->notes);
    cc_doc_sources(view->doc);
}

bool cc_report_explain(const struct cc_explain *explain, const struct cc_report_explain_options *options, struct cc_doc *doc,
    struct cc_error *error)
{
    size_t all = explain->candidate_count, listed = options->top && options->top < all ? options->top : all;
    struct explain_view view = {.explain = explain, .db = explain->db, .doc = doc, .most = options->top ? options->top : FOR_PEOPLE};
    add_people(&view);
    explain_records(&view, listed);
    if (cc_doc_wants(doc, CC_VIEW_DATA))
        explain_json(&view, listed);
    return cc_doc_check(doc, error);
}
