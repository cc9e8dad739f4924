/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the search backwards has found, in plain words, and the phrases for one candidate. */
#include "explain.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/number.h"
#include "chipcmp/report/source.h"

/* From this chance of at least one match on, a natural reading that fits is as likely a chance hit. */
static const double likely_by_chance = 0.5;

struct cc_str explain_range(struct explain_view *view, struct cc_interval range)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_add(&buf, cc_report_shortest(view->doc, range.lo));
    if (range.lo < range.hi)
        cc_buf_addf(&buf, " to %.*s", CC_PRI(cc_report_shortest(view->doc, range.hi)));
    return cc_doc_keep(view->doc, &buf);
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
    return cc_doc_keep(view->doc, &buf);
}

/* What is to be known of a figure beside its number. */
static void add_standing(struct cc_buf *buf, const struct cc_side *side)
{
    if (side->halving || side->figure->status != CC_STATUS_FINAL)
        cc_buf_addf(buf, " (%s)", cc_side_status(side));
    if (side->figure->user)
        cc_buf_addf(buf, " (yours)");
}

struct cc_str explain_figures(struct explain_view *view, const struct cc_explain_candidate *candidate,
    const struct cc_explain_operand *operand)
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
    return cc_doc_keep(view->doc, &buf);
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
    return cc_doc_keep(view->doc, &buf);
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

struct cc_str explain_benchmark(struct explain_view *view, const struct cc_benchmark *b)
{
    bool of = b->unit == CC_BENCHMARK_PERCENT_OF || b->unit == CC_BENCHMARK_TIMES;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%.*s: %.*s %.*s %s %s%.*s%s [%u]", CC_PRI(b->benchmark), CC_PRI(view->db->chips[b->chip].name), CC_PRI(b->value),
        cc_benchmark_unit_name(b->unit), of ? "" : "than ",
        CC_PRI(b->object == CC_NO_INDEX ? view->db->families[b->object_family].name : view->db->chips[b->object].name),
        b->user ? " (yours)" : "", (unsigned)cc_report_cite(view->doc, view->db, b->source));
    if (b->note.len)
        cc_buf_addf(&buf, ". %.*s", CC_PRI(b->note));
    cc_buf_addf(&buf, "%s", cc_str_ends(cc_buf_view(&buf), CC_STR(".")) ? "" : ".");
    return cc_doc_keep(view->doc, &buf);
}

static struct cc_str object_name(const struct explain_view *view)
{
    const struct cc_explain_party *object = &view->explain->options.object;
    return object->chips ? object->name : CC_STR("any other chip");
}

struct cc_str explain_chance_text(struct explain_view *view, double value, bool probability)
{
    if (value < 0.01)
        return CC_STR("less than 0.01");
    if (probability && value > 0.99)
        return CC_STR("more than 0.99");
    return cc_report_printed(view->doc, cc_format_significant, value, 2);
}

/* Within a sentence: "memory bandwidth", but "FP16 tensor" and "L2 cache". */
static struct cc_str in_sentence(struct explain_view *view, struct cc_str label)
{
    struct cc_buf buf;
    if (label.len < 2 || !(label.s[1] >= 'a' && label.s[1] <= 'z'))
        return label;
    cc_buf_init(&buf, 0);
    cc_buf_add_char(&buf, cc_lower(label.s[0]));
    cc_buf_add(&buf, cc_str_sub(label, 1, label.len));
    return cc_doc_keep(view->doc, &buf);
}

static void say_natural(struct explain_view *view, struct cc_buf *buf)
{
    const struct cc_explain *x = view->explain;
    const struct cc_explain_candidate *best = &x->candidates[0];
    bool named = x->options.object.chips != NULL;
    cc_buf_addf(buf, "; a natural one is among them: %.*s, %.*s against %.*s", CC_PRI(in_sentence(view, explain_label(view, best))),
        CC_PRI(explain_figures(view, best, &best->subject)), CC_PRI(explain_figures(view, best, &best->object)));
    if (!named)
        cc_buf_addf(buf, " of %.*s", CC_PRI(view->db->chips[best->object.chip].name));
    bool within = cc_interval_contains(x->options.stated[best->stated].range, best->ratio);
    cc_buf_addf(buf, ", a ratio of %.*s%s. Of the %zu natural ratios %zu %s, where chance alone would give %.*s",
        CC_PRI(cc_report_printed(view->doc, cc_format_significant, best->ratio, 4)),
        within ? "" : ", which fits only within the rounding of the printed figures", x->natural.tried, x->natural.fitting,
        x->natural.fitting == 1 ? "fits" : "fit", CC_PRI(explain_chance_text(view, x->natural.expected, false)));
    if (!named)
        cc_buf_addf(buf, "; as no second chip was named, it may well be a coincidence");
    else if (x->natural.any >= likely_by_chance)
        cc_buf_addf(buf, ": it may well be a coincidence");
    cc_buf_addf(buf, ".");
}

static void say_found(struct explain_view *view, struct cc_buf *buf)
{
    const struct cc_explain *x = view->explain;
    struct cc_str chance = explain_chance_text(view, x->all.expected, false);
    cc_buf_addf(buf, "Of %zu distinct ratios of %.*s to %.*s tried, ", x->all.tried, CC_PRI(x->options.subject.name),
        CC_PRI(object_name(view)));
    if (!x->candidate_count) {
        cc_buf_addf(buf, "none fits %.*s; chance alone would give %.*s.", CC_PRI(x->options.words), CC_PRI(chance));
        return;
    }
    cc_buf_addf(buf, "%zu %s %.*s and chance alone would give %.*s", x->all.fitting, x->all.fitting == 1 ? "fits" : "fit",
        CC_PRI(x->options.words), CC_PRI(chance));
    if (x->candidates[0].departures.total)
        cc_buf_addf(buf, "; %s: unless the text itself names such a reading, a coincidence at best.",
            x->all.fitting == 1 ? "it is not a natural one" : "none of them is natural");
    else
        say_natural(view, buf);
}

struct cc_str explain_say(struct explain_view *view)
{
    const struct cc_explain *x = view->explain;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    if (x->across_kinds)
        cc_buf_addf(&buf,
            "Nothing can be tried: %.*s and %.*s are not of one kind, and an accelerator, a superchip and a system are never divided by "
            "each other.",
            CC_PRI(x->options.subject.name), CC_PRI(object_name(view)));
    else if (!x->readings)
        cc_buf_addf(&buf, "Nothing can be tried: no metric has a public figure of both %.*s and %.*s.", CC_PRI(x->options.subject.name),
            CC_PRI(object_name(view)));
    else
        say_found(view, &buf);
    if (x->benchmark_count)
        cc_buf_addf(&buf, " It is printed as a result of %.*s, which is a benchmark and no specification.",
            CC_PRI(view->db->benchmarks[x->benchmarks[0]].benchmark));
    return cc_doc_keep(view->doc, &buf);
}
