/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The chart `rank`: chips in the order of a measure, with the interval of each. */
#include "chipcmp/report/rank_plot.h"

#include "chipcmp/report/measured.h"
#include "plot_part.h"
#include "plot_source.h"

#include <math.h>

/* With figures farther apart than this factor a linear axis would press all but the largest together. */
static const double far_apart = 20;

/* What the functions below share. */
struct build {
    const struct cc_rank *rank;
    struct cc_arena *arena;
    struct cc_plot *plot;
    struct cc_plot_panel *panel;
    struct cc_doc words; /* holds no document: only the labels that documents share */
    struct cc_str name, unit;
    struct cc_plot_names later;
    struct cc_plot_statuses statuses;
    struct cc_plot_sources sources;
    bool ties;
};

static const struct cc_chip *chip_of(const struct build *b, uint32_t chip)
{
    return &b->rank->db->chips[chip];
}

static struct cc_str title_of(const struct build *b, uint32_t chip)
{
    const struct cc_chip *c = chip_of(b, chip);
    return b->rank->options.families ? b->rank->db->families[c->family].name : c->name;
}

/* ---- rows */

static bool add_facts(struct build *b, const struct cc_measured *m)
{
    bool unsure = false;
    for (size_t i = 0; i < m->fact_count; i++) {
        cc_plot_sources_add(&b->sources, &m->facts[i]);
        if (m->facts[i].side_count > 0)
            unsure |= cc_plot_status_add(&b->statuses, &m->facts[i]);
    }
    return unsure;
}

static struct cc_str spread_label(struct build *b, struct cc_interval spread)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_plot_add_number(&text, spread.lo);
    cc_buf_add(&text, CC_STR(" to "));
    cc_plot_add_number(&text, spread.hi);
    return cc_plot_take(&text, b->arena);
}

static void add_place(struct build *b, const struct cc_rank_row *row, size_t at)
{
    const struct cc_measured *m = &row->measured;
    struct cc_plot_mark mark = {.kind = CC_MARK_POINT, .x = m->number, .y = (double)(at + 1), .x_range = m->range};
    bool unsure = add_facts(b, m);
    struct cc_buf label;
    cc_buf_init(&label, 0);
    cc_plot_add_number(&label, m->number);
    cc_buf_addf(&label, "%s", unsure ? "*" : "");
    mark.has_spread = m->state == CC_STATE_CONFLICTING || m->spread.lo < m->range.lo || m->spread.hi > m->range.hi;
    mark.x_spread = cc_interval_hull(m->range, m->spread);
    mark.label = cc_plot_take(&label, b->arena);
    mark.spread_label = mark.has_spread ? spread_label(b, mark.x_spread) : CC_STR("");
    mark.name = chip_of(b, row->chip)->name;
    cc_plot_add_mark(b->panel, &mark, b->arena);
    b->ties |= row->tie_size > 1;
    b->panel->y.names[at] = cc_arena_format(b->arena, "%zu%s  %.*s", row->rank, row->tie_size > 1 ? "=" : "",
        CC_PRI(title_of(b, row->chip)));
}

static const char *absence(const struct cc_rank_absent *absent)
{
    switch (absent->absence) {
    case CC_RANK_OTHER_BASIS:
        return "on another basis only";
    case CC_RANK_UNDATED:
        return "no public date";
    case CC_RANK_NO_FIGURE:
        break;
    }
    return cc_plot_state_words(absent->state);
}

static void add_slot(struct build *b, uint32_t chip, const char *why, size_t at)
{
    struct cc_plot_mark mark = {.kind = CC_MARK_SLOT, .y = (double)(at + 1), .label = cc_str_of(why)};
    mark.name = chip_of(b, chip)->name;
    cc_plot_add_mark(b->panel, &mark, b->arena);
    b->panel->y.names[at] = chip_of(b, chip)->name;
}

/* Every row has a number above 0: else there is no logarithmic axis, and none is needed to tell 0 from the rest. */
static bool is_logarithmic(const struct cc_rank *rank)
{
    double least = HUGE_VAL, most = 0;
    for (size_t i = 0; i < rank->row_count; i++) {
        const struct cc_measured *m = &rank->rows[i].measured;
        least = fmin(least, fmin(m->range.lo, m->spread.lo));
        most = fmax(most, fmax(m->range.hi, m->spread.hi));
    }
    return least > 0 && most > far_apart * least;
}

static void add_rows(struct build *b)
{
    const struct cc_rank *rank = b->rank;
    for (size_t i = 0; i < rank->row_count; i++)
        add_place(b, &rank->rows[i], i);
    for (size_t i = 0; i < rank->absent_count; i++)
        add_slot(b, rank->absent[i].chip, absence(&rank->absent[i]), rank->row_count + i);
    for (size_t i = 0; i < rank->later_count; i++)
        cc_plot_names_add(&b->later, chip_of(b, rank->later[i])->name, b->arena);
}

/* ---- texts */

/* "highest first; NVIDIA; announced by 2024-03" */
static void set_subtitle(struct build *b)
{
    const struct cc_rank_options *o = &b->rank->options;
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "Published peak figures, the %s first", o->order == CC_RANK_LOWEST_FIRST ? "lowest" : "highest");
    if (o->vendor.len > 0)
        cc_buf_addf(&text, "; %.*s only", CC_PRI(o->vendor));
    if (o->as_of.len > 0)
        cc_buf_addf(&text, "; announced by %.*s", CC_PRI(o->as_of));
    b->plot->subtitle = cc_plot_take(&text, b->arena);
}

static void set_texts(struct build *b)
{
    struct cc_plot *plot = b->plot;
    bool logarithmic = b->panel->x.scale == CC_SCALE_LOG;
    plot->title = cc_arena_format(b->arena, "%s by %.*s", b->rank->options.families ? "Families" : "Rank", CC_PRI(b->name));
    set_subtitle(b);
    if (b->unit.len > 0 || logarithmic)
        b->panel->x.label = cc_arena_format(b->arena, "%.*s (%.*s%s%s)", CC_PRI(b->name), CC_PRI(b->unit),
            b->unit.len > 0 && logarithmic ? ", " : "", logarithmic ? "logarithmic" : "");
    else
        b->panel->x.label = b->name;
    if (b->ties)
        cc_plot_add_note(plot, CC_STR("=: a tie; the rounding of the printed figures leaves the order open."), b->arena);
    cc_plot_note_names(plot, "Announced later, and left out: ", &b->later, b->arena);
    cc_plot_note_statuses(plot, &b->statuses, b->arena);
    plot->sources = cc_plot_sources_line(&b->sources);
}

static void describe(struct build *b)
{
    struct cc_buf text;
    const struct cc_rank *rank = b->rank;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "Chips in the order of %.*s.", CC_PRI(b->name));
    for (size_t i = 0; i < rank->row_count; i++) {
        cc_buf_addf(&text, " %.*s: ", CC_PRI(b->panel->y.names[i]));
        cc_plot_add_number(&text, rank->rows[i].measured.number);
        cc_buf_addf(&text, "%s%.*s.", b->unit.len > 0 ? " " : "", CC_PRI(b->unit));
    }
    for (size_t i = 0; i < rank->absent_count; i++)
        cc_buf_addf(&text, " %.*s: %s.", CC_PRI(chip_of(b, rank->absent[i].chip)->name), absence(&rank->absent[i]));
    b->plot->description = cc_plot_take(&text, b->arena);
}

/* ---- all of it */

static bool open_plot(struct build *b)
{
    cc_doc_init(&b->words, b->arena);
    cc_plot_open(b->plot, "rank", 1, b->arena);
    b->plot->series = CC_NEW(b->arena, struct cc_str, 1);
    if (b->arena->failed)
        return false;
    b->panel = b->plot->panels;
    b->panel->y.scale = CC_SCALE_NAMES;
    b->panel->y.name_count = b->rank->row_count + b->rank->absent_count;
    b->panel->y.names = CC_NEW(b->arena, struct cc_str, b->panel->y.name_count);
    b->panel->x.scale = is_logarithmic(b->rank) ? CC_SCALE_LOG : CC_SCALE_LINEAR;
    b->panel->x.has_origin = b->panel->x.scale == CC_SCALE_LINEAR;
    b->name = cc_report_measure_label(&b->words, b->rank->db, &b->rank->options.measure);
    b->unit = cc_measure_unit(b->rank->db, &b->rank->options.measure);
    cc_plot_series_of(b->plot, b->name);
    return !(b->arena->failed || b->words.failed);
}

bool cc_report_rank_plot(const struct cc_rank *rank, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    struct build b = {.rank = rank, .arena = arena, .plot = out, .sources = {.db = rank->db, .arena = arena}};
    *out = (struct cc_plot){.series_count = 0};
    if (rank->row_count == 0)
        return cc_error_set(error, CC_ERR_USAGE, "there is nothing to draw: %s",
            rank->absent_count || rank->later_count ? "none of these chips has a public figure of this kind"
                                                    : "no chip is of this kind and maker");
    if (!open_plot(&b))
        return cc_error_memory(error);
    add_rows(&b);
    set_texts(&b);
    describe(&b);
    return !(arena->failed || b.words.failed) || cc_error_memory(error);
}
