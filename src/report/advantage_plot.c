/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The chart `advantage`: the attainable rate of each chip over that of the base, by arithmetic intensity. */
#include "roofline_part.h"

enum { MOST_SHADES = 2 }; /* more of them lie on each other */

struct build {
    struct roofline_part part;
    size_t pairs;                 /* that are drawn */
    bool shaded;                  /* one of them leads somewhere, and that is shaded */
    struct cc_plot_names unknown; /* sentences on those that are not */
};

static const struct cc_roof_pair *pair_at(const struct build *b, size_t column)
{
    return &b->part.row->pairs[column];
}

static bool is_drawn(const struct build *b, size_t column)
{
    return column != b->part.roofline->base && pair_at(b, column)->known;
}

enum { LEFT = 1, MOST_VERTICES = 5 };

/* Level, a straight line on logarithmic axes between the ridge points, level. Where it crosses 1 a vertex stands. out[LEFT] ends the first
 * level. */
static size_t trace(const struct cc_roof_pair *pair, struct cc_plot_vertex out[MOST_VERTICES])
{
    size_t count = 0;
    out[count++] = (struct cc_plot_vertex){ROOFLINE_NEARLY_NOTHING, pair->below.ratio, 0};
    out[count++] = (struct cc_plot_vertex){pair->below_until, pair->below.ratio, 0};
    if (pair->crosses)
        out[count++] = (struct cc_plot_vertex){pair->break_even.value, 1, 0};
    out[count++] = (struct cc_plot_vertex){pair->above_from, pair->above.ratio, 0};
    out[count++] = (struct cc_plot_vertex){ROOFLINE_MORE_THAN_ALL, pair->above.ratio, 0};
    return count;
}

/* The first level in a line of its own, leftwards: labels stand at the far end of lines. */
static void add_curve(struct build *b, size_t series, struct cc_plot_vertex *curve, size_t count, struct cc_str below)
{
    struct cc_plot_vertex left[] = {curve[LEFT], curve[0]};
    struct cc_plot_line level = {.kind = CC_LINE_CURVE, .series = series, .vertices = left, .vertex_count = 2, .label = below};
    struct cc_plot_line rest = {.kind = CC_LINE_CURVE, .series = series, .vertices = curve + LEFT, .vertex_count = count - LEFT};
    cc_plot_add_line(b->part.panel, &level, b->part.arena);
    cc_plot_add_line(b->part.panel, &rest, b->part.arena);
}

/* Between the curve and 1, where the chip leads. */
static void add_shade(struct build *b, size_t series, const struct cc_plot_vertex *curve, size_t count)
{
    struct cc_plot_vertex shade[MOST_VERTICES];
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (curve[i].y >= 1)
            shade[kept++] = (struct cc_plot_vertex){curve[i].x, 1, curve[i].y};
    }
    if (kept < 2 || b->pairs > MOST_SHADES)
        return;
    b->shaded = true;
    cc_plot_add_line(b->part.panel, &(struct cc_plot_line){.kind = CC_LINE_BAND, .series = series, .vertices = shade, .vertex_count = kept},
        b->part.arena);
}

static struct cc_str ratio_text(struct build *b, double ratio, const char *mark)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_plot_add_ratio(&text, ratio);
    cc_buf_add(&text, cc_str_of(mark));
    return cc_plot_take(&text, b->part.arena);
}

static void add_point(struct build *b, size_t series, size_t column, double x, const struct cc_ratio *ratio, struct cc_str label)
{
    struct cc_plot_mark mark = {.kind = CC_MARK_POINT, .series = series, .x = x, .x_range = cc_interval_exact(x), .y = ratio->ratio};
    mark.y_range = ratio->range;
    mark.has_spread = ratio->has_spread;
    mark.x_spread = cc_interval_exact(x);
    mark.y_spread = ratio->has_spread ? cc_interval_hull(ratio->range, ratio->spread) : ratio->range;
    mark.label = label;
    mark.name = roofline_part_chip(&b->part, column)->name;
    cc_plot_add_mark(b->part.panel, &mark, b->part.arena);
}

/* A point on 1; of one or two pairs with a labelled line. */
static void add_break_even(struct build *b, size_t series, size_t column)
{
    const struct cc_roof_pair *pair = pair_at(b, column);
    double x = pair->break_even.value;
    struct cc_plot_mark mark = {.kind = CC_MARK_POINT, .series = series, .x = x, .x_range = pair->break_even.range, .y = 1};
    mark.y_range = mark.y_spread = cc_interval_exact(1);
    mark.has_spread = pair->break_even.has_spread && pair->always_crosses;
    mark.x_spread = mark.has_spread ? pair->break_even.spread : mark.x_range;
    mark.name = roofline_part_chip(&b->part, column)->name;
    cc_plot_add_mark(b->part.panel, &mark, b->part.arena);
    if (b->pairs > MOST_SHADES)
        return;
    struct cc_plot_vertex ends[] = {{x, ROOFLINE_NEARLY_NOTHING, 0}, {x, ROOFLINE_MORE_THAN_ALL, 0}};
    struct cc_plot_line line = {.kind = CC_LINE_LIMIT, .vertices = ends, .vertex_count = 2};
    line.label = cc_doc_format(b->part.view.doc, "break-even %.*s", CC_PRI(roofline_number(&b->part.view, x)));
    cc_plot_add_line(b->part.panel, &line, b->part.arena);
}

static void add_work_points(struct build *b, size_t series, size_t column)
{
    for (size_t i = 0; i < b->part.work_count; i++) {
        double x = b->part.works[i].intensity;
        struct cc_ratio ratio = cc_roof_ratio_at(&b->part.row->roofs[column], &b->part.row->roofs[b->part.roofline->base], x);
        ratio.has_spread = false; /* the levels show it */
        add_point(b, series, column, x, &ratio, CC_STR(""));
    }
}

/* The point where the last level begins has the label: there the chips are farthest apart. */
static void add_pair(struct build *b, size_t column, bool base_unsure)
{
    const struct cc_roof_pair *pair = pair_at(b, column);
    struct cc_plot *plot = b->part.plot;
    struct cc_plot_vertex curve[MOST_VERTICES];
    size_t count = trace(pair, curve), series = plot->series_count++;
    struct cc_str name = roofline_part_name(&b->part, column);
    bool unsure = base_unsure || cc_str_ends(name, CC_STR("*"));
    struct cc_str above = ratio_text(b, pair->above.ratio, unsure ? "*" : ""), below = ratio_text(b, pair->below.ratio, unsure ? "*" : "");
    plot->series[series] = roofline_part_chip(&b->part, column)->name;
    add_shade(b, series, curve, count);
    add_curve(b, series, curve, count, b->pairs <= MOST_SHADES ? below : CC_STR(""));
    if (b->pairs > 1)
        above = cc_arena_format(b->part.arena, "%.*s, %.*s", CC_PRI(cc_plot_said(name)), CC_PRI(above));
    add_point(b, series, column, pair->above_from, &pair->above, above);
    add_point(b, series, column, pair->below_until, &pair->below, CC_STR(""));
    if (pair->crosses)
        add_break_even(b, series, column);
    add_work_points(b, series, column);
}

static void add_pairs(struct build *b)
{
    size_t chips = b->part.roofline->compare.options.chip_count;
    bool base_unsure = cc_str_ends(roofline_part_name(&b->part, b->part.roofline->base), CC_STR("*"));
    for (size_t i = 0; i < chips; i++)
        b->pairs += is_drawn(b, i);
    for (size_t i = 0; i < chips; i++) {
        if (is_drawn(b, i))
            add_pair(b, i, base_unsure);
        else if (i != b->part.roofline->base && chips > 2)
            cc_plot_names_add(&b->unknown,
                cc_arena_format(b->part.arena, "%.*s (%.*s)", CC_PRI(cc_plot_short_name(roofline_part_chip(&b->part, i))),
                    CC_PRI(roofline_leads(&b->part.view, b->part.row, i))),
                b->part.arena);
    }
}

static void set_texts(struct build *b)
{
    struct roofline_part *part = &b->part;
    struct cc_plot *plot = part->plot;
    struct cc_str label = roofline_label(&part->view, part->row), base = roofline_part_chip(part, part->roofline->base)->name;
    if (b->pairs == 1)
        plot->title = cc_arena_format(part->arena, "%.*s against %.*s by arithmetic intensity: %.*s", CC_PRI(plot->series[0]), CC_PRI(base),
            CC_PRI(label));
    else
        plot->title = cc_arena_format(part->arena, "%zu chips against %.*s by arithmetic intensity: %.*s", b->pairs, CC_PRI(base),
            CC_PRI(label));
    part->panel->y.label = cc_arena_format(part->arena, "Attainable rate / that of %.*s (ratio, logarithmic)", CC_PRI(base));
    plot->description = cc_arena_format(part->arena,
        "Line chart on logarithmic axes: the attainable rate as a ratio to %.*s, by arithmetic intensity; above 1 a chip leads.",
        CC_PRI(base));
    cc_plot_note_names(plot, "Left out, no ratio: ", &b->unknown, part->arena);
    roofline_part_add_texts(part,
        b->shaded ? "Shaded: where a chip leads. Ratio of min(peak rate, memory bandwidth x intensity) (Williams, Waterman and Patterson "
                    "2009)."
                  : "Above 1 a chip leads. Ratio of min(peak rate, memory bandwidth x intensity) (Williams, Waterman and Patterson 2009).");
}

bool cc_report_advantage_plot(const struct cc_roofline *roofline, const struct cc_roofline_work *works, size_t work_count,
    struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    struct build b = {.pairs = 0};
    if (!roofline_part_open(&b.part, roofline, works, work_count, out, "advantage", arena, error))
        return false;
    b.part.panel->y.ticks = CC_TICKS_RATIOS;
    b.part.panel->y.has_origin = true;
    b.part.panel->y.origin = 1;
    add_pairs(&b);
    if (b.pairs == 0 && !arena->failed)
        return cc_error_set(error, CC_ERR_USAGE, "there is nothing to draw: %.*s",
            CC_PRI(roofline_say(&b.part.view, b.part.row, roofline->base == 0 ? 1 : 0)));
    roofline_part_add_works(&b.part);
    roofline_part_reach(&b.part);
    set_texts(&b);
    return roofline_part_close(&b.part, error);
}
