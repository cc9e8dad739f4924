/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the search backwards has found, in plain words, and the phrases for one candidate. */
#include "explain.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/source.h"

/* From this chance of at least one match on, a natural reading that fits may as well be a chance hit. */
static const double likely_by_chance = 0.05;

struct cc_str explain_keep(struct explain_view *view, struct cc_buf *buf)
{
    struct cc_str copy = cc_arena_copy(view->doc->arena, cc_buf_view(buf));
    if (buf->failed || !copy.s)
        view->doc->failed = true;
    cc_buf_release(buf);
    return copy;
}

struct cc_str explain_number(struct explain_view *view, void (*print)(struct cc_buf *, double, int), double value, int digits)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 400);
    print(&buf, value, digits);
    return explain_keep(view, &buf);
}

struct cc_str explain_range(struct explain_view *view, struct cc_interval range)
{
    struct cc_buf buf;
    struct cc_interval shown = cc_report_ratio_range(range, 4);
    cc_buf_init(&buf, 800);
    cc_format_shortest(&buf, shown.lo);
    if (shown.lo < shown.hi) {
        cc_buf_add(&buf, CC_STR(" to "));
        cc_format_shortest(&buf, shown.hi);
    }
    return explain_keep(view, &buf);
}

struct cc_str explain_label(struct explain_view *view, const struct cc_explain_candidate *candidate)
{
    const struct cc_explain_measure *measure = &candidate->measure;
    struct cc_buf buf;
    if (!measure->derived)
        return cc_report_metric_label(view->doc, &view->db->metrics[measure->metric], measure->basis);
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%s", measure->derived->label);
    if (measure->metric != CC_NO_INDEX)
        cc_buf_addf(&buf, " (%.*s)", CC_PRI(cc_report_metric_label(view->doc, &view->db->metrics[measure->metric], measure->basis)));
    return explain_keep(view, &buf);
}

/* What is to be known of a figure beside its number. */
static void add_standing(struct cc_buf *buf, const struct cc_side *side)
{
    if (side->halving || side->figure->status != CC_STATUS_FINAL)
        cc_buf_addf(buf, " (%s)", cc_side_status(side));
    if (side->figure->user)
        cc_buf_addf(buf, " (yours)");
}

struct cc_str explain_figures(struct explain_view *view, const struct cc_explain_candidate *candidate, const struct cc_explain_operand *operand)
{
    const struct cc_derived *derived = candidate->measure.derived;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    for (size_t i = 0; i < operand->side_count; i++) {
        const struct cc_side *side = operand->sides[i];
        cc_buf_addf(&buf, "%s%.*s", i ? " / " : "", CC_PRI(cc_report_literal(view->doc, side)));
        add_standing(&buf, side);
        if (derived && derived->rule != CC_DERIVED_QUOTIENT && i == 0)
            cc_buf_addf(&buf, " x %u bits", cc_tpp_bits(view->db->metrics[side->figure->metric].id));
    }
    return explain_keep(view, &buf);
}

struct cc_str explain_departures(struct explain_view *view, const struct cc_departures *departures)
{
    struct cc_buf buf;
    if (!departures->total)
        return CC_STR("natural");
    cc_buf_init(&buf, 0);
    for (int i = 0; i < CC_DEPARTURE_COUNT; i++) {
        if (!departures->times[i])
            continue;
        cc_buf_addf(&buf, "%s%s", buf.len ? ", " : "", cc_departure_name((enum cc_departure)i));
        if (departures->times[i] > 1)
            cc_buf_addf(&buf, " (%u)", departures->times[i]);
    }
    return explain_keep(view, &buf);
}

void explain_cite(struct explain_view *view, struct cc_cell *cell, const struct cc_explain_operand *operand)
{
    for (size_t i = 0; i < operand->side_count; i++) {
        const struct cc_side *side = operand->sides[i];
        cc_cell_cite(view->doc, cell, cc_report_cite(view->doc, view->db, side->figure->source));
        if (side->halving)
            cc_cell_cite(view->doc, cell, cc_report_cite(view->doc, view->db, side->halving->stated_by));
    }
}

static struct cc_str object_name(const struct explain_view *view)
{
    const struct cc_explain_party *object = &view->explain->options.object;
    return object->chips ? object->name : CC_STR("any other chip");
}

/* "0.70"; what is next to nothing is said to be less than 0.01. */
static void add_expected(struct cc_buf *buf, double expected)
{
    if (expected < 0.01)
        cc_buf_addf(buf, "less than 0.01");
    else
        cc_format_significant(buf, expected, 2);
}

static void say_natural(struct explain_view *view, struct cc_buf *buf)
{
    const struct cc_explain *x = view->explain;
    const struct cc_explain_candidate *best = &x->candidates[0];
    bool luck = x->natural.any >= likely_by_chance;
    cc_buf_addf(buf, "A natural reading fits %.*s: %.*s, %.*s against %.*s%s%.*s, a ratio of ", CC_PRI(x->options.stated[best->stated].words),
        CC_PRI(explain_label(view, best)), CC_PRI(explain_figures(view, best, &best->subject)), CC_PRI(explain_figures(view, best, &best->object)),
        x->options.object.chips ? "" : " of the ", CC_PRI(x->options.object.chips ? CC_STR("") : view->db->chips[best->object.chip].name));
    cc_format_significant(buf, best->ratio, 4);
    cc_buf_addf(buf, ". Of %zu distinct natural ratios %zu %s; chance alone would give ", x->natural.tried, x->natural.fitting,
        x->natural.fitting == 1 ? "fits" : "fit");
    add_expected(buf, x->natural.expected);
    cc_buf_addf(buf, "%s.", luck ? ", so this may well be a coincidence" : "");
    if (x->all.tried > x->natural.tried) {
        cc_buf_addf(buf, " With all departures %zu distinct ratios were tried and %zu %s; chance alone would give ", x->all.tried,
            x->all.fitting, x->all.fitting == 1 ? "fits" : "fit");
        add_expected(buf, x->all.expected);
        cc_buf_addf(buf, ".");
    }
}

static void say_unnatural(struct explain_view *view, struct cc_buf *buf)
{
    const struct cc_explain *x = view->explain;
    bool several = x->all.fitting != 1;
    cc_buf_addf(buf, "No natural reading of %.*s against %.*s gives %.*s. Of %zu distinct ratios tried %zu %s, and chance alone would give ",
        CC_PRI(x->options.subject.name), CC_PRI(object_name(view)), CC_PRI(x->options.words), x->all.tried, x->all.fitting,
        several ? "fit" : "fits");
    add_expected(buf, x->all.expected);
    cc_buf_addf(buf, ": unless the text itself names %s, a coincidence at best.", several ? "one of these readings" : "this reading");
}

static void say_nothing(struct explain_view *view, struct cc_buf *buf)
{
    const struct cc_explain *x = view->explain;
    cc_buf_addf(buf, "Nothing published of %.*s and %.*s gives %.*s: of %zu distinct ratios tried none fits, and chance alone would give ",
        CC_PRI(x->options.subject.name), CC_PRI(object_name(view)), CC_PRI(x->options.words), x->all.tried);
    add_expected(buf, x->all.expected);
    cc_buf_addf(buf, ".");
}

struct cc_str explain_say(struct explain_view *view)
{
    const struct cc_explain *x = view->explain;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    if (x->across_kinds)
        cc_buf_addf(&buf, "Nothing can be tried: %.*s and %.*s are not of one kind, and an accelerator, a superchip and a system are never divided by each other.",
            CC_PRI(x->options.subject.name), CC_PRI(object_name(view)));
    else if (!x->readings)
        cc_buf_addf(&buf, "Nothing can be tried: no metric has a public figure of both %.*s and %.*s.", CC_PRI(x->options.subject.name),
            CC_PRI(object_name(view)));
    else if (!x->candidate_count)
        say_nothing(view, &buf);
    else if (x->candidates[0].departures.total)
        say_unnatural(view, &buf);
    else
        say_natural(view, &buf);
    return explain_keep(view, &buf);
}
