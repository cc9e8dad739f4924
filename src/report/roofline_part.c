/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. What the charts `roofline` and `advantage` share. */
#include "roofline_part.h"

#include "chipcmp/report/number.h"

#include <math.h>

/* How far the axis goes beyond what is marked on it: below, where bandwidth bounds all, and above, where the peak rates do. */
static const double room_below = 6, room_above = 4;

enum { DIGITS = 3 };

const struct cc_chip *roofline_part_chip(const struct roofline_part *part, size_t column)
{
    return roofline_chip(&part->view, column);
}

bool roofline_part_open(struct roofline_part *part, const struct cc_roofline *roofline, const struct cc_roofline_work *works,
    size_t work_count, struct cc_plot *plot, const char *kind, struct cc_arena *arena, struct cc_error *error)
{
    *part = (struct roofline_part){.roofline = roofline, .works = works, .work_count = work_count, .arena = arena, .plot = plot};
    part->sources = (struct cc_plot_sources){.db = roofline->db, .arena = arena};
    part->options = (struct cc_report_roofline_options){.digits = DIGITS, .works = works, .work_count = work_count};
    part->view = (struct roofline_view){.roofline = roofline, .db = roofline->db, .options = &part->options, .doc = &part->words};
    cc_doc_init(&part->words, arena);
    *plot = (struct cc_plot){.series_count = 0};
    if (roofline->row_count == 0)
        return cc_error_set(error, CC_ERR_USAGE, "there is nothing to draw: nothing was researched of the rates asked for");
    part->row = &roofline->rows[roofline->headline];
    cc_plot_open(plot, kind, 1, arena);
    plot->series = CC_NEW(arena, struct cc_str, roofline->compare.options.chip_count);
    if (arena->failed)
        return cc_error_memory(error);
    part->panel = plot->panels;
    part->panel->x.scale = part->panel->y.scale = CC_SCALE_LOG;
    return true;
}

static bool add_status(struct roofline_part *part, const struct cc_compare_cell *cell)
{
    cc_plot_sources_add(&part->sources, &cell->value);
    return cell->value.side_count > 0 && cc_plot_status_add(&part->statuses, &cell->value);
}

struct cc_str roofline_part_name(struct roofline_part *part, size_t column)
{
    const struct cc_roof *roof = &part->row->roofs[column];
    bool unsure = add_status(part, roof->rate);
    unsure |= add_status(part, roof->bandwidth);
    return cc_arena_format(part->arena, "%.*s%s", CC_PRI(cc_plot_short_name(roofline_part_chip(part, column))), unsure ? "*" : "");
}

void roofline_part_reach(struct roofline_part *part)
{
    struct cc_plot_axis *x = &part->panel->x;
    for (size_t i = 0; i < part->roofline->compare.options.chip_count; i++) {
        const struct cc_roof_pair *pair = &part->row->pairs[i];
        if (part->row->roofs[i].known)
            cc_plot_reach(x, part->row->roofs[i].ridge.value);
        if (pair->known && pair->crosses)
            cc_plot_reach(x, pair->break_even.value);
    }
    x->low /= room_below;
    x->high *= room_above;
    for (size_t i = 0; i < part->work_count; i++) { /* a little air, that the line is not the frame */
        cc_plot_reach(x, part->works[i].intensity / 1.5);
        cc_plot_reach(x, part->works[i].intensity * 1.5);
    }
}

struct cc_str roofline_part_work(struct roofline_part *part, const struct cc_roofline_work *work)
{
    const char *unit = roofline_unit(&part->view, part->row);
    if (!work->model)
        return cc_doc_format(part->view.doc, "%.*s %s", CC_PRI(cc_report_shortest(part->view.doc, work->intensity)), unit);
    return cc_doc_format(part->view.doc, "%s, %.*s %s", work->model->phase == CC_PHASE_DECODE ? "decode" : "prefill",
        CC_PRI(roofline_number(&part->view, work->intensity)), unit);
}

void roofline_part_add_works(struct roofline_part *part)
{
    for (size_t i = 0; i < part->work_count; i++) {
        double x = part->works[i].intensity;
        struct cc_plot_vertex ends[] = {{x, ROOFLINE_NEARLY_NOTHING, 0}, {x, ROOFLINE_MORE_THAN_ALL, 0}};
        struct cc_plot_line line = {.kind = CC_LINE_GUIDE, .vertices = ends, .vertex_count = 2};
        line.label = roofline_part_work(part, &part->works[i]);
        cc_plot_add_line(part->panel, &line, part->arena);
    }
}

/* ---- texts ---- */

/* "At 100 FLOP/byte at most: H20 96GB 148 TFLOPS; H100 SXM5 80GB 335 TFLOPS." */
static void say_work(struct roofline_part *part, const struct cc_roofline_work *work)
{
    struct cc_buf text;
    const char *mark = "";
    struct cc_str what = roofline_part_work(part, work);
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "At %s%.*s%s at most: ", work->model ? "the intensity of " : "", CC_PRI(what), work->model ? "," : "");
    for (size_t i = 0; i < part->roofline->compare.options.chip_count; i++) {
        const struct cc_roof *roof = &part->row->roofs[i];
        if (!roof->known)
            continue;
        struct cc_str rate = roofline_rate(&part->view, part->row, cc_roof_at(roof, work->intensity).rate);
        cc_buf_addf(&text, "%s%.*s %.*s", mark, CC_PRI(cc_plot_short_name(roofline_part_chip(part, i))), CC_PRI(rate));
        mark = "; ";
    }
    cc_buf_add_char(&text, '.');
    cc_plot_add_note(part->plot, cc_plot_take(&text, part->arena), part->arena);
}

/* What the intensity of a model was derived from. */
static void say_model(struct roofline_part *part)
{
    for (size_t i = 0; i < part->work_count; i++) {
        if (!part->works[i].model)
            continue;
        const struct cc_model *model = part->works[i].model;
        struct cc_str context = model->context > 0 ? cc_doc_format(part->view.doc, ", %.*s tokens of context",
                                                         CC_PRI(cc_report_shortest(part->view.doc, model->context)))
                                                   : CC_STR("");
        cc_plot_add_note(part->plot,
            cc_doc_format(part->view.doc,
                "Model: %.*s active parameters of %.*s bytes, batch %.*s%.*s%s; operations after Kaplan et al. 2020, bytes after Pope et "
                "al. 2022: an upper bound.",
                CC_PRI(roofline_parameters(&part->view, model->parameters)),
                CC_PRI(cc_report_shortest(part->view.doc, model->weight_bytes)), CC_PRI(cc_report_shortest(part->view.doc, model->batch)),
                CC_PRI(context), model->layers > 0 ? "" : ", attention not counted"),
            part->arena);
        return; /* one model has both phases */
    }
}

/* Each pair with the base in a sentence; the description has them all. */
static void say_pairs(struct roofline_part *part)
{
    struct cc_buf text;
    const struct cc_roofline *r = part->roofline;
    cc_buf_init(&text, 0);
    cc_buf_add(&text, part->plot->description);
    for (size_t i = 0; i < r->compare.options.chip_count; i++) {
        if (i == r->base)
            continue;
        struct cc_str sentence = roofline_say(&part->view, part->row, i);
        cc_buf_addf(&text, " %.*s", CC_PRI(sentence));
        if (r->compare.options.chip_count == 2)
            cc_plot_add_note(part->plot, sentence, part->arena);
    }
    part->plot->description = cc_plot_take(&text, part->arena);
}

/* "Break-even with H100 SXM5 80GB: H20 96GB 44.2; B200 none." where a sentence for each pair would be too long. */
static void list_break_evens(struct roofline_part *part)
{
    struct cc_buf text;
    const struct cc_roofline *r = part->roofline;
    const char *mark = ": ";
    if (r->compare.options.chip_count == 2)
        return;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "Break-even with %.*s (%s)", CC_PRI(cc_plot_short_name(roofline_part_chip(part, r->base))),
        roofline_unit(&part->view, part->row));
    for (size_t i = 0; i < r->compare.options.chip_count; i++) {
        const struct cc_roof_pair *pair = &part->row->pairs[i];
        if (i == r->base)
            continue;
        struct cc_str at = pair->known && pair->crosses ? roofline_number(&part->view, pair->break_even.value)
                           : pair->known                ? CC_STR("none")
                                                        : CC_STR("unknown");
        cc_buf_addf(&text, "%s%.*s %.*s", mark, CC_PRI(cc_plot_short_name(roofline_part_chip(part, i))), CC_PRI(at));
        mark = "; ";
    }
    cc_buf_add_char(&text, '.');
    cc_plot_add_note(part->plot, cc_plot_take(&text, part->arena), part->arena);
}

static struct cc_str subtitle(const struct roofline_part *part)
{
    return part->roofline->compare.options.per_accelerator
               ? CC_STR("Of published peak figures, an upper bound; totals of superchips and systems divided by their accelerators")
               : CC_STR("Of published peak figures: an upper bound, no measurement");
}

void roofline_part_add_texts(struct roofline_part *part, const char *model_note)
{
    part->plot->subtitle = subtitle(part);
    part->panel->x.label = cc_doc_format(part->view.doc, "Arithmetic intensity (%s, logarithmic)", roofline_unit(&part->view, part->row));
    for (size_t i = 0; i < part->work_count; i++)
        say_work(part, &part->works[i]);
    say_model(part);
    say_pairs(part);
    list_break_evens(part);
    cc_plot_add_note(part->plot, cc_str_of(model_note), part->arena);
    if (part->roofline->compare.mixed_scope)
        cc_plot_add_note(part->plot, CC_STR("Superchips and systems are totals of several accelerators."), part->arena);
    cc_plot_note_statuses(part->plot, &part->statuses, part->arena);
    part->plot->sources = cc_plot_sources_line(&part->sources);
}

bool roofline_part_close(struct roofline_part *part, struct cc_error *error)
{
    return !(part->arena->failed || part->words.failed) || cc_error_memory(error);
}
