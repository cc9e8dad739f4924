/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The chart `roofline`: the attainable rate of each chip over arithmetic intensity. */
#include "roofline_part.h"

#include <math.h>

enum { MOST_BREAK_EVENS = 3 }; /* lines that can still be told apart */

struct build {
    struct roofline_part part;
    struct cc_plot_names half, neither; /* chips with one figure, with none */
};

static double in_unit(const struct build *b, double rate)
{
    return roofline_in_unit(&b->part.view, b->part.row, rate);
}

static struct cc_interval range_in_unit(const struct build *b, struct cc_interval range)
{
    return (struct cc_interval){in_unit(b, range.lo), in_unit(b, range.hi)};
}

/* Up along the bandwidth to the ridge point, then level at the peak. */
static void add_roof(struct build *b, size_t series, size_t column)
{
    const struct cc_roof *roof = &b->part.row->roofs[column];
    double peak = in_unit(b, roof->peak), slope = in_unit(b, roof->bytes), ridge = roof->peak / roof->bytes;
    struct cc_plot_vertex path[] = {{ROOFLINE_NEARLY_NOTHING, slope * ROOFLINE_NEARLY_NOTHING, 0}, {ridge, peak, 0},
        {ROOFLINE_MORE_THAN_ALL, peak, 0}};
    struct cc_plot_line line = {.kind = CC_LINE_CURVE, .series = series, .vertices = path, .vertex_count = 3};
    cc_plot_add_line(b->part.panel, &line, b->part.arena);
}

/* The ridge point, labelled with the chip. */
static void add_ridge(struct build *b, size_t series, size_t column)
{
    const struct cc_roof *roof = &b->part.row->roofs[column];
    struct cc_str name = roofline_part_name(&b->part, column);
    struct cc_plot_mark mark = {.kind = CC_MARK_POINT, .series = series, .x = roof->peak / roof->bytes, .y = in_unit(b, roof->peak)};
    bool open = roof->peak_spread.lo < roof->peak_range.lo || roof->peak_spread.hi > roof->peak_range.hi;
    mark.x_range = roof->ridge.range;
    mark.y_range = range_in_unit(b, roof->peak_range);
    mark.has_spread = roof->ridge.has_spread;
    mark.x_spread = roof->ridge.spread;
    mark.y_spread = open ? range_in_unit(b, cc_interval_hull(roof->peak_range, roof->peak_spread)) : cc_interval_exact(mark.y);
    mark.label = cc_arena_format(b->part.arena, "%.*s, ridge %.*s", CC_PRI(name), CC_PRI(roofline_number(&b->part.view, mark.x)));
    mark.name = roofline_part_chip(&b->part, column)->name;
    cc_plot_add_mark(b->part.panel, &mark, b->part.arena);
}

/* What a chip attains at a workload; on its roof, so without a label. */
static void add_work_points(struct build *b, size_t series, size_t column)
{
    for (size_t i = 0; i < b->part.work_count; i++) {
        double x = b->part.works[i].intensity;
        struct cc_attainable at = cc_roof_at(&b->part.row->roofs[column], x);
        struct cc_plot_mark mark = {.kind = CC_MARK_POINT, .series = series, .x = x, .x_range = cc_interval_exact(x)};
        mark.y = in_unit(b, at.rate);
        mark.y_range = range_in_unit(b, at.range);
        mark.name = roofline_part_chip(&b->part, column)->name;
        cc_plot_add_mark(b->part.panel, &mark, b->part.arena);
    }
}

/* A chip with one of the two figures: the part of its roof that follows from it, dotted. */
static void add_absence(struct build *b, size_t column)
{
    const struct cc_roof *roof = &b->part.row->roofs[column];
    const struct cc_chip *chip = roofline_part_chip(&b->part, column);
    bool has_rate = cc_plot_has_number(roof->rate);
    const char *why = cc_plot_absence(has_rate ? roof->bandwidth : roof->rate);
    struct cc_str lacks = b->part.roofline->db->metrics[roof->missing].label;
    if (!has_rate && !cc_plot_has_number(roof->bandwidth)) {
        cc_plot_names_add(&b->neither, chip->name, b->part.arena);
        return;
    }
    double slope = has_rate ? 0 : in_unit(b, roof->bandwidth->value.sides[0].quantity.value / roof->bandwidth->divisor);
    struct cc_plot_vertex level[] = {{ROOFLINE_NEARLY_NOTHING, roof->rate->number, 0}, {ROOFLINE_MORE_THAN_ALL, roof->rate->number, 0}};
    struct cc_plot_vertex ramp[] = {{ROOFLINE_NEARLY_NOTHING, slope * ROOFLINE_NEARLY_NOTHING, 0},
        {ROOFLINE_MORE_THAN_ALL, slope * ROOFLINE_MORE_THAN_ALL, 0}};
    struct cc_plot_line line = {.kind = CC_LINE_ABSENT, .vertices = has_rate ? level : ramp, .vertex_count = 2};
    line.label = cc_arena_format(b->part.arena, "%.*s: %s", CC_PRI(roofline_part_name(&b->part, column)), why);
    cc_plot_add_line(b->part.panel, &line, b->part.arena);
    cc_plot_names_add(&b->half, cc_arena_format(b->part.arena, "%.*s (%.*s: %s)", CC_PRI(chip->name), CC_PRI(lacks), why), b->part.arena);
}

static void add_chips(struct build *b)
{
    struct cc_plot *plot = b->part.plot;
    for (size_t i = 0; i < b->part.roofline->compare.options.chip_count; i++) {
        if (!b->part.row->roofs[i].known)
            continue;
        size_t series = plot->series_count++;
        plot->series[series] = roofline_part_chip(&b->part, i)->name;
        add_roof(b, series, i);
        add_ridge(b, series, i);
        add_work_points(b, series, i);
    }
    for (size_t i = 0; i < b->part.roofline->compare.options.chip_count; i++) {
        if (!b->part.row->roofs[i].known)
            add_absence(b, i);
    }
}

/* Where a chip and the base change the lead. */
static void add_break_evens(struct build *b)
{
    const struct cc_roofline *r = b->part.roofline;
    size_t count = 0, chips = r->compare.options.chip_count;
    for (size_t i = 0; i < chips; i++)
        count += b->part.row->pairs[i].known && b->part.row->pairs[i].crosses;
    for (size_t i = 0; i < chips && count <= MOST_BREAK_EVENS; i++) {
        const struct cc_roof_pair *pair = &b->part.row->pairs[i];
        if (!pair->known || !pair->crosses)
            continue;
        double x = pair->break_even.value;
        struct cc_plot_vertex ends[] = {{x, ROOFLINE_NEARLY_NOTHING, 0}, {x, ROOFLINE_MORE_THAN_ALL, 0}};
        struct cc_plot_line line = {.kind = CC_LINE_LIMIT, .vertices = ends, .vertex_count = 2};
        struct cc_str at = roofline_number(&b->part.view, x);
        line.label = count == 1 && chips == 2 ? cc_arena_format(b->part.arena, "break-even %.*s", CC_PRI(at))
                                              : cc_arena_format(b->part.arena, "break-even of %.*s %.*s",
                                                    CC_PRI(cc_plot_short_name(roofline_part_chip(&b->part, i))), CC_PRI(at));
        cc_plot_add_line(b->part.panel, &line, b->part.arena);
    }
}

/* Down to what the slowest chip attains where the axis across begins. */
static void reach_down(struct build *b)
{
    for (size_t i = 0; i < b->part.roofline->compare.options.chip_count; i++) {
        const struct cc_roof *roof = &b->part.row->roofs[i];
        if (roof->known)
            cc_plot_reach(&b->part.panel->y, in_unit(b, cc_roof_at(roof, b->part.panel->x.low).rate));
        else if (cc_plot_has_number(roof->rate))
            cc_plot_reach(&b->part.panel->y, roof->rate->number);
    }
}

static void set_texts(struct build *b)
{
    struct roofline_part *part = &b->part;
    struct cc_str label = roofline_label(&part->view, part->row), unit = part->roofline->db->metrics[part->row->metric].unit_name;
    part->plot->title = cc_arena_format(part->arena, "Rooflines: what each chip can attain, %.*s", CC_PRI(label));
    part->panel->y.label = cc_arena_format(part->arena, "Attainable rate (%.*s, logarithmic)", CC_PRI(unit));
    part->plot->description = cc_arena_format(part->arena,
        "Line chart on logarithmic axes: the attainable rate of %zu chips over arithmetic intensity, %.*s, rising with memory bandwidth up "
        "to the ridge point and level at the peak rate from there.",
        part->plot->series_count, CC_PRI(label));
    cc_plot_note_names(part->plot, "Dotted, where one figure is unknown: ", &b->half, part->arena);
    cc_plot_note_names(part->plot, "Left out, neither figure is known: ", &b->neither, part->arena);
    roofline_part_add_texts(part,
        "Attainable rate = min(peak rate, memory bandwidth x intensity); ridge: the least intensity at which the peak can be reached "
        "(Williams, Waterman and Patterson 2009).");
}

bool cc_report_roofline_plot(const struct cc_roofline *roofline, const struct cc_roofline_work *works, size_t work_count,
    struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    struct build b = {.half = {.count = 0}};
    if (!roofline_part_open(&b.part, roofline, works, work_count, out, "roofline", arena, error))
        return false;
    add_chips(&b);
    if (out->series_count == 0 && !arena->failed)
        return cc_error_set(error, CC_ERR_USAGE, "there is nothing to draw: no chip has both a public %.*s and a public memory bandwidth",
            CC_PRI(roofline_label(&b.part.view, b.part.row)));
    add_break_evens(&b);
    roofline_part_add_works(&b.part);
    roofline_part_reach(&b.part);
    reach_down(&b);
    set_texts(&b);
    return roofline_part_close(&b.part, error);
}
