/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The phrases that sentences and tables about a claim are made of: names, figures, measures, amounts. */
#include "check.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/value.h"

#include <math.h>
#include <string.h>

/* "the H20", but "Blackwell": a generation takes no article. */
const char *check_article(const struct check_view *view, const struct cc_named *named)
{
    for (size_t i = 0; named->target.chip == CC_NO_INDEX && i < view->db->family_count; i++)
        if (view->db->families[i].parent == named->target.family)
            return "";
    return "the ";
}

struct cc_str check_name(const struct check_view *view, const struct cc_named *named)
{
    if (named->target.chip != CC_NO_INDEX)
        return view->db->chips[named->target.chip].name;
    return view->db->families[named->target.family].name;
}

struct cc_str check_figures(const struct check_view *view, const struct cc_operand *operand)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    bool tpp = view->claim->metric == CC_CM_TPP || view->claim->metric == CC_CM_PERFORMANCE_DENSITY;
    for (size_t i = 0; i < operand->side_count; i++) {
        cc_buf_addf(&buf, "%s%.*s", i ? " / " : "", CC_PRI(cc_report_literal(view->doc, operand->sides[i])));
        if (tpp && i == 0)
            cc_buf_addf(&buf, " x %u bits", cc_tpp_bits(view->db->metrics[operand->sides[i]->figure->metric].id));
    }
    return cc_doc_keep(view->doc, &buf);
}

struct cc_str check_measure(const struct check_view *view, const struct cc_reading *reading)
{
    if (reading->metric == CC_NO_INDEX)
        return cc_str_of(check_metric_words(view->claim->metric));
    struct cc_str label = cc_report_metric_label(view->doc, &view->db->metrics[reading->metric], reading->basis);
    return view->claim->metric == CC_CM_COMPUTE_PER_WATT ? cc_doc_format(view->doc, "%.*s, per watt", CC_PRI(label)) : label;
}

static bool is_percent(enum cc_form form)
{
    return form == CC_FORM_PERCENT_LESS || form == CC_FORM_PERCENT_MORE || form == CC_FORM_PERCENT_OF;
}

/* Orders and pairs are told in percent, too. */
bool check_tells_percent(enum cc_form form)
{
    return is_percent(form) || form == CC_FORM_NONE || form == CC_FORM_PAIR;
}

/* A ratio in the style of the claim, percentages with so many decimals. */
static void say_ratio(struct cc_buf *out, enum cc_form form, double ratio, int places)
{
    bool same = fabs(ratio - 1) < 0.0005;
    if (form == CC_FORM_PERCENT_OF) {
        cc_format_fixed(out, 100 * ratio, places);
        cc_buf_add(out, CC_STR(" percent"));
    } else if (check_tells_percent(form) && same) {
        cc_buf_add(out, CC_STR("the same"));
    } else if (check_tells_percent(form)) {
        cc_format_fixed(out, 100 * fabs(ratio - 1), places);
        cc_buf_add(out, ratio < 1 ? CC_STR(" percent less") : CC_STR(" percent more"));
    } else if (form == CC_FORM_TIMES_LESS) {
        cc_format_significant(out, cc_form_printed(form, ratio), 3);
        cc_buf_add(out, CC_STR(" times less"));
    } else {
        cc_format_significant(out, ratio, 3);
        cc_buf_add(out, CC_STR(" times"));
    }
}

/* "85 percent less": whole percents from 10 on, and as many decimals as it takes not to read as another amount (100 percent less). */
int check_percent_places(double percent)
{
    int places = percent < 9.95 ? 1 : 0;
    while (places < 4 && percent < 100 && cc_round_places(percent, places) >= 100)
        places++;
    return places;
}

struct cc_str check_ratio_short(const struct check_view *view, double ratio)
{
    enum cc_form form = view->claim->stated.form;
    double percent = form == CC_FORM_PERCENT_OF ? 100 * ratio : 100 * fabs(ratio - 1);
    int places = check_percent_places(percent);
    double stated = view->claim->stated.amount.value;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    while (is_percent(form) && places < 4 && fabs(percent - stated) > 1e-6 && fabs(cc_round_places(percent, places) - stated) < 1e-9)
        places++;
    say_ratio(&buf, form, ratio, places);
    return cc_doc_keep(view->doc, &buf);
}

const char *check_joint(enum cc_form form, double ratio)
{
    if (form == CC_FORM_TIMES)
        return "";
    if (form == CC_FORM_PERCENT_OF)
        return "of ";
    return check_tells_percent(form) && fabs(ratio - 1) < 0.0005 ? "as " : "than ";
}

static void say_value(const struct check_view *view, struct cc_buf *out, const struct cc_amount *amount, double value)
{
    struct check_unit unit = check_unit_of(view->claim, amount);
    cc_format_shortest(out, cc_round_significant(check_in_unit(&unit, value), 6));
    if (unit.name[0])
        cc_buf_addf(out, " %s", unit.name);
}

bool check_is_value(const struct check_view *view, const struct cc_reading *reading)
{
    return view->claim->kind == CC_CLAIM_VALUE || view->claim->kind == CC_CLAIM_DIFFERENCE || reading->part != CC_PART_MAIN;
}

struct cc_str check_amount(const struct check_view *view, const struct cc_reading *reading, double value)
{
    struct cc_buf buf;
    const struct cc_stated *stated = &view->claim->stated;
    cc_buf_init(&buf, 0);
    if (check_is_value(view, reading))
        say_value(view, &buf, reading->part == CC_PART_OBJECT_VALUE ? &stated->other : &stated->amount, value);
    else
        say_ratio(&buf, stated->form, value, 1);
    return cc_doc_keep(view->doc, &buf);
}

struct cc_str check_allowed(const struct check_view *view, const struct cc_allowed *allowed, const struct cc_amount *amount, bool ratio)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    if (allowed->strict) {
        cc_buf_add(&buf, allowed->open_low ? CC_STR("below 1") : CC_STR("above 1"));
        return cc_doc_keep(view->doc, &buf);
    }
    if (!allowed->open_low && !allowed->open_high && allowed->range.lo >= allowed->range.hi && ratio) {
        cc_format_shortest(&buf, cc_round_significant(allowed->range.lo, 6));
        return cc_doc_keep(view->doc, &buf);
    }
    const char *low = allowed->past ? "more than " : "at least ", *high = allowed->past ? "less than " : "at most ";
    cc_buf_addf(&buf, "%s", allowed->open_high ? low : allowed->open_low ? high : "");
    for (int i = 0; i < 2; i++) {
        double end = i ? allowed->range.hi : allowed->range.lo;
        if (i ? allowed->open_high : allowed->open_low)
            continue;
        if (i && !allowed->open_low)
            cc_buf_add(&buf, CC_STR(" to "));
        if (ratio)
            cc_format_shortest(&buf, cc_round_significant(end, 6));
        else
            say_value(view, &buf, amount, end);
    }
    return cc_doc_keep(view->doc, &buf);
}

/* "Up to 700 W" goes on as "up to 700 W". */
struct cc_str check_figures_inside(const struct check_view *view, const struct cc_operand *operand)
{
    struct cc_str text = check_figures(view, operand);
    bool capital = text.len > 1 && cc_lower(text.s[0]) != text.s[0] && cc_is_alpha(text.s[1]) && cc_lower(text.s[1]) == text.s[1];
    char first[2] = {capital ? cc_lower(text.s[0]) : '\0', '\0'};
    return cc_doc_format(view->doc, "%s%.*s", first, CC_PRI(cc_str_sub(text, capital ? 1 : 0, text.len)));
}

/* "dense BF16 tensor", "memory bandwidth": the measure inside a sentence. */
struct cc_str check_measure_inside(const struct check_view *view, const struct cc_reading *reading)
{
    if (reading->metric == CC_NO_INDEX)
        return check_measure(view, reading);
    struct cc_str label = view->db->metrics[reading->metric].label;
    bool capital = label.len > 1 && label.s[0] >= 'A' && label.s[0] <= 'Z' && label.s[1] >= 'a' && label.s[1] <= 'z';
    bool rate = reading->basis == CC_BASIS_DENSE || reading->basis == CC_BASIS_SPARSE;
    struct cc_str rest = cc_str_sub(label, capital ? 1 : 0, label.len);
    const char *basis = rate ? cc_basis_words(reading->basis) : "";
    bool value = view->claim->kind == CC_CLAIM_VALUE;
    const char *tail = view->claim->metric == CC_CM_COMPUTE_PER_WATT ? " rate per watt" : rate && value ? " rate" : "";
    char first[2] = {capital ? cc_lower(label.s[0]) : '\0', '\0'};
    return cc_doc_format(view->doc, "%s%s%s%.*s%s", basis, rate ? " " : "", first, CC_PRI(rest), tail);
}

void check_add_number(struct cc_buf *out, double value)
{
    double six = cc_round_significant(value, 6), five = cc_round_significant(value, 5);
    cc_format_shortest(out, fabs(six - five) > 0 && fabs(six) < 1 ? cc_round_significant(value, 3) : six);
}

/* The amount as printed, without its hedge: "28 percent". */
struct cc_str check_stated(const struct check_view *view)
{
    const struct cc_stated *stated = &view->claim->stated;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    if (is_percent(stated->form)) {
        cc_format_shortest(&buf, cc_round_significant(stated->amount.value, 6));
        cc_buf_add(&buf, CC_STR(" percent"));
    } else if (view->claim->kind == CC_CLAIM_RATIO) {
        check_add_number(&buf, stated->amount.value);
        cc_buf_add(&buf, CC_STR(" times"));
    } else {
        say_value(view, &buf, &stated->amount, stated->amount.value);
    }
    return cc_doc_keep(view->doc, &buf);
}

struct cc_str check_other(const struct check_view *view, const struct cc_reading *other, const struct cc_reading *first)
{
    const struct cc_chip *chips = view->db->chips;
    struct cc_str measure = check_measure_inside(view, other);
    struct cc_str amount = check_is_value(view, other) ? check_figures_inside(view, &other->left)
                                                       : check_amount(view, other, other->nominal);
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_add(&buf, measure);
    if (other->subject != first->subject)
        cc_buf_addf(&buf, " of the %.*s", CC_PRI(chips[other->subject].name));
    if (other->object != first->object && other->object != CC_NO_INDEX)
        cc_buf_addf(&buf, " against the %.*s", CC_PRI(chips[other->object].name));
    cc_buf_addf(&buf, ", %.*s", CC_PRI(amount));
    if (!check_is_value(view, other) && other->right.side_count)
        cc_buf_addf(&buf, " (%.*s against %.*s)", CC_PRI(check_figures_inside(view, &other->left)),
            CC_PRI(check_figures_inside(view, &other->right)));
    return cc_doc_keep(view->doc, &buf);
}
