/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and phrases of rooflines: who leads where, and why there is no break-even intensity. */
#include "roofline.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/number.h"

const struct cc_chip *roofline_chip(const struct roofline_view *view, size_t column)
{
    return cc_compare_chip(&view->roofline->compare, column);
}

struct cc_str roofline_label(struct roofline_view *view, const struct cc_roofline_row *row)
{
    return cc_report_metric_label(view->doc, &view->db->metrics[row->metric], row->basis);
}

const char *roofline_unit(const struct roofline_view *view, const struct cc_roofline_row *row)
{
    return cc_str_eq(view->db->metrics[row->metric].unit_name, CC_STR("TOPS")) ? "OP/byte" : "FLOP/byte";
}

struct cc_str roofline_number(struct roofline_view *view, double value)
{
    return cc_report_printed(view->doc, cc_format_significant, value, view->options->digits);
}

struct cc_str roofline_range(struct roofline_view *view, struct cc_interval range)
{
    return cc_report_range_words(view->doc, range, view->options->digits);
}

double roofline_in_unit(const struct roofline_view *view, const struct cc_roofline_row *row, double rate)
{
    return cc_interval_in(cc_interval_exact(rate), &view->db->metrics[row->metric].unit).lo;
}

/* Racks reach so many TFLOPS that PFLOPS read better. */
static double scale_of(const struct roofline_view *view, const struct cc_roofline_row *row, double rate)
{
    return roofline_in_unit(view, row, rate) >= 1e4 && cc_str_starts(view->db->metrics[row->metric].unit_name, CC_STR("T")) ? 1e3 : 1;
}

static struct cc_str scaled_rate(struct roofline_view *view, const struct cc_roofline_row *row, double rate, double scale)
{
    struct cc_str unit = view->db->metrics[row->metric].unit_name;
    struct cc_str number = roofline_number(view, roofline_in_unit(view, row, rate) / scale);
    if (scale > 1)
        return cc_doc_format(view->doc, "%.*s P%.*s", CC_PRI(number), CC_PRI(cc_str_sub(unit, 1, unit.len)));
    return cc_doc_format(view->doc, "%.*s %.*s", CC_PRI(number), CC_PRI(unit));
}

struct cc_str roofline_rate(struct roofline_view *view, const struct cc_roofline_row *row, double rate)
{
    return scaled_rate(view, row, rate, scale_of(view, row, rate));
}

struct cc_str roofline_rate_and_range(struct roofline_view *view, const struct cc_roofline_row *row, double rate, struct cc_interval range)
{
    double scale = scale_of(view, row, rate);
    struct cc_interval shown = {roofline_in_unit(view, row, range.lo) / scale, roofline_in_unit(view, row, range.hi) / scale};
    return cc_doc_format(view->doc, "%.*s (%.*s)", CC_PRI(scaled_rate(view, row, rate, scale)), CC_PRI(roofline_range(view, shown)));
}

const char *roofline_bound_words(enum cc_bound bound)
{
    static const char *const words[] =
        {[CC_BOUND_MEMORY] = "memory bandwidth", [CC_BOUND_COMPUTE] = "peak rate", [CC_BOUND_OPEN] = "either, at the ridge point"};
    return words[bound];
}

const char *roofline_bound_name(enum cc_bound bound)
{
    static const char *const names[] =
        {[CC_BOUND_MEMORY] = "memory_bandwidth", [CC_BOUND_COMPUTE] = "peak_rate", [CC_BOUND_OPEN] = "within_rounding"};
    return names[bound];
}

struct cc_str roofline_spread(struct roofline_view *view, const struct cc_estimate *estimate, bool always)
{
    const struct cc_sampled *s = &estimate->sampled;
    struct cc_buf buf;
    if (!estimate->has_spread)
        return (struct cc_str){0};
    cc_buf_init(&buf, 0);
    if (always)
        cc_buf_addf(&buf, "Over the published figures of every source: %.*s", CC_PRI(roofline_range(view, estimate->spread)));
    else
        cc_buf_addf(&buf, "Not on the published figures of every source is there a break-even intensity");
    view->sampled |= s->known;
    if (s->known) {
        cc_buf_addf(&buf, "; sampled: median %.*s, 95 percent range %.*s", CC_PRI(roofline_number(view, s->median)),
            CC_PRI(roofline_range(view, s->middle)));
        if (s->share < 1)
            cc_buf_addf(&buf, ", in %.0f percent of the samples", 100 * s->share);
    }
    cc_buf_addf(&buf, ".");
    return cc_doc_keep(view->doc, &buf);
}

/* Who leads on one side of a crossing or of a touching. */
static struct cc_str leader(struct roofline_view *view, enum cc_lead lead, size_t column)
{
    return roofline_chip(view, lead == CC_LEAD_CHIP ? column : view->roofline->base)->name;
}

struct cc_str roofline_absence(struct roofline_view *view, const struct cc_roof *roof)
{
    return cc_doc_format(view->doc, "%.*s %s", CC_PRI(view->db->metrics[roof->missing].label), cc_state_words(roof->state));
}

/* "BF16 tensor not published for AMD Instinct MI308X", or why two known rooflines are not divided. */
static struct cc_str why_not(struct roofline_view *view, const struct cc_roofline_row *row, size_t column)
{
    size_t base = view->roofline->base, lacks = row->roofs[column].known ? base : column;
    const struct cc_roof *roof = &row->roofs[lacks];
    if (roof->known)
        return row->pairs[column].refused;
    return cc_doc_format(view->doc, "%.*s for %.*s", CC_PRI(roofline_absence(view, roof)), CC_PRI(roofline_chip(view, lacks)->name));
}

struct cc_str roofline_leads(struct roofline_view *view, const struct cc_roofline_row *row, size_t column)
{
    const struct cc_roof_pair *pair = &row->pairs[column];
    enum cc_lead below = pair->lead_below, above = pair->lead_above;
    if (!pair->known)
        return why_not(view, row, column);
    if (pair->crosses)
        return cc_doc_format(view->doc, "%.*s below, %.*s above", CC_PRI(leader(view, below, column)), CC_PRI(leader(view, above, column)));
    if (below == CC_LEAD_LEVEL && above == CC_LEAD_LEVEL)
        return CC_STR("level throughout, within rounding");
    if (below == CC_LEAD_LEVEL)
        return cc_doc_format(view->doc, "level up to %.*s, within rounding; %.*s above", CC_PRI(roofline_number(view, pair->below_until)),
            CC_PRI(leader(view, above, column)));
    if (above == CC_LEAD_LEVEL)
        return cc_doc_format(view->doc, "%.*s below; level from %.*s, within rounding", CC_PRI(leader(view, below, column)),
            CC_PRI(roofline_number(view, pair->above_from)));
    return cc_doc_format(view->doc, "%.*s throughout: more bandwidth and a higher peak", CC_PRI(leader(view, below, column)));
}

/* Seen from the chip that leads below: by how much it leads there, and what it has left from the higher ridge point on. */
static struct cc_str say_crossing(struct roofline_view *view, const struct cc_roofline_row *row, size_t column)
{
    const struct cc_roof_pair *pair = &row->pairs[column];
    bool chip_below = pair->lead_below == CC_LEAD_CHIP;
    const struct cc_chip *chip = roofline_chip(view, column), *base = roofline_chip(view, view->roofline->base);
    const struct cc_chip *low = chip_below ? chip : base, *high = chip_below ? base : chip;
    double most = chip_below ? pair->below.ratio : 1 / pair->below.ratio, rest = chip_below ? pair->above.ratio : 1 / pair->above.ratio;
    return cc_doc_format(view->doc,
        "%.*s: below %.*s %s (%.*s) %.*s leads, by up to %.*s times; above it %.*s leads, and from %.*s %s on %.*s has %.*s of its rate.",
        CC_PRI(roofline_label(view, row)), CC_PRI(roofline_number(view, pair->break_even.value)), roofline_unit(view, row),
        CC_PRI(roofline_range(view, pair->break_even.range)), CC_PRI(low->name), CC_PRI(roofline_number(view, most)), CC_PRI(high->name),
        CC_PRI(roofline_number(view, pair->above_from)), roofline_unit(view, row), CC_PRI(low->name), CC_PRI(roofline_number(view, rest)));
}

struct cc_str roofline_say(struct roofline_view *view, const struct cc_roofline_row *row, size_t column)
{
    const struct cc_roof_pair *pair = &row->pairs[column];
    const struct cc_chip *chip = roofline_chip(view, column), *base = roofline_chip(view, view->roofline->base);
    struct cc_str label = roofline_label(view, row);
    if (!pair->known && pair->below.known)
        return cc_doc_format(view->doc,
            "%.*s: no break-even intensity of %.*s and %.*s: %.*s. Where bandwidth bounds both, the ratio is %.*s.", CC_PRI(label),
            CC_PRI(chip->name), CC_PRI(base->name), CC_PRI(why_not(view, row, column)), CC_PRI(roofline_number(view, pair->below.ratio)));
    if (!pair->known)
        return cc_doc_format(view->doc, "%.*s: no ratio of %.*s to %.*s and no break-even intensity: %.*s.", CC_PRI(label),
            CC_PRI(chip->name), CC_PRI(base->name), CC_PRI(why_not(view, row, column)));
    if (pair->crosses)
        return say_crossing(view, row, column);
    return cc_doc_format(view->doc,
        "%.*s: no break-even intensity (%.*s). %.*s has %.*s times the bandwidth and %.*s times the peak rate of %.*s.", CC_PRI(label),
        CC_PRI(roofline_leads(view, row, column)), CC_PRI(chip->name), CC_PRI(roofline_number(view, pair->below.ratio)),
        CC_PRI(roofline_number(view, pair->above.ratio)), CC_PRI(base->name));
}
