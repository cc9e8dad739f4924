/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict in one sentence, and the phrases it is made of. */
#include "check.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/value.h"

#include <math.h>
#include <string.h>

/* "the H20", but "Blackwell": a generation takes no article. */
static const char *article(const struct check_view *view, const struct cc_named *named)
{
    for (size_t i = 0; named->target.chip == CC_NO_INDEX && i < view->db->family_count; i++)
        if (view->db->families[i].parent == named->target.family)
            return "";
    return "the ";
}

static struct cc_str keep(const struct check_view *view, struct cc_buf *buf)
{
    struct cc_str copy = cc_arena_copy(view->doc->arena, cc_buf_view(buf));
    if (buf->failed || !copy.s)
        view->doc->failed = true;
    cc_buf_release(buf);
    return copy;
}

static struct cc_str checked(const struct check_view *view, struct cc_str text)
{
    if (!text.s)
        view->doc->failed = true;
    return text;
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
    for (size_t i = 0; i < operand->side_count; i++)
        cc_buf_addf(&buf, "%s%.*s", i ? " / " : "", CC_PRI(cc_report_literal(view->doc, operand->sides[i])));
    return keep(view, &buf);
}

struct cc_str check_measure(const struct check_view *view, const struct cc_reading *reading)
{
    if (reading->metric == CC_NO_INDEX)
        return cc_str_of(check_metric_words(view->claim->metric));
    struct cc_str label = cc_report_metric_label(view->doc, &view->db->metrics[reading->metric], reading->basis);
    return view->claim->metric == CC_CM_COMPUTE_PER_WATT ? checked(view, cc_arena_format(view->doc->arena, "%.*s, per watt", CC_PRI(label)))
                                                         : label;
}

static bool is_percent(enum cc_form form)
{
    return form == CC_FORM_PERCENT_LESS || form == CC_FORM_PERCENT_MORE || form == CC_FORM_PERCENT_OF;
}

/* Orders and pairs are told in percent, too. */
static bool tells_percent(enum cc_form form)
{
    return is_percent(form) || form == CC_FORM_NONE || form == CC_FORM_PAIR;
}

/* A ratio in the style of the claim. */
static void say_ratio(struct cc_buf *out, enum cc_form form, double ratio)
{
    bool same = fabs(ratio - 1) < 0.0005;
    if (form == CC_FORM_PERCENT_OF) {
        cc_format_fixed(out, 100 * ratio, 1);
        cc_buf_add(out, CC_STR(" percent"));
    } else if (tells_percent(form) && same) {
        cc_buf_add(out, CC_STR("the same"));
    } else if (tells_percent(form)) {
        cc_format_fixed(out, 100 * fabs(ratio - 1), 1);
        cc_buf_add(out, ratio < 1 ? CC_STR(" percent less") : CC_STR(" percent more"));
    } else if (form == CC_FORM_TIMES_LESS) {
        cc_format_significant(out, cc_form_printed(form, ratio), 3);
        cc_buf_add(out, CC_STR(" times less"));
    } else {
        cc_format_significant(out, ratio, 3);
        cc_buf_add(out, CC_STR(" times"));
    }
}

/* What joins the amount to the object: "85 percent less [than the] H100", "1.76 times [the] H100['s]". */
static const char *joint_of(enum cc_form form, double ratio)
{
    if (form == CC_FORM_TIMES)
        return "";
    if (form == CC_FORM_PERCENT_OF)
        return "of ";
    return tells_percent(form) && fabs(ratio - 1) < 0.0005 ? "as " : "than ";
}

static void say_value(const struct check_view *view, struct cc_buf *out, const struct cc_amount *amount, double value)
{
    struct check_unit unit = check_unit_of(view->claim, amount);
    cc_format_shortest(out, cc_round_significant(check_in_unit(&unit, value), 6));
    if (unit.name[0])
        cc_buf_addf(out, " %s", unit.name);
}

static bool is_value(const struct check_view *view, const struct cc_reading *reading)
{
    return view->claim->kind == CC_CLAIM_VALUE || view->claim->kind == CC_CLAIM_DIFFERENCE || reading->part != CC_PART_MAIN;
}

struct cc_str check_amount(const struct check_view *view, const struct cc_reading *reading, double value)
{
    struct cc_buf buf;
    const struct cc_stated *stated = &view->claim->stated;
    cc_buf_init(&buf, 0);
    if (is_value(view, reading))
        say_value(view, &buf, reading->part == CC_PART_OBJECT_VALUE ? &stated->other : &stated->amount, value);
    else
        say_ratio(&buf, stated->form, value);
    return keep(view, &buf);
}

struct cc_str check_allowed(const struct check_view *view, const struct cc_allowed *allowed, const struct cc_amount *amount, bool ratio)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    if (allowed->strict) {
        cc_buf_add(&buf, allowed->open_low ? CC_STR("below 1") : CC_STR("above 1"));
        return keep(view, &buf);
    }
    if (!allowed->open_low && !allowed->open_high && allowed->range.lo >= allowed->range.hi && ratio) {
        cc_format_shortest(&buf, cc_round_significant(allowed->range.lo, 6));
        return keep(view, &buf);
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
    return keep(view, &buf);
}

static const struct cc_reading *default_reading(const struct check_view *view)
{
    for (size_t i = 0; i < view->judgement->reading_count; i++) {
        const struct cc_reading *reading = &view->judgement->readings[i];
        if (reading->is_default && reading->part == CC_PART_MAIN)
            return reading;
    }
    return NULL;
}

static const struct cc_reading *first_agreeing(const struct check_view *view)
{
    for (size_t i = 0; i < view->judgement->reading_count; i++)
        if (view->judgement->readings[i].agrees && view->judgement->readings[i].like_for_like &&
            view->judgement->readings[i].part == CC_PART_MAIN)
            return &view->judgement->readings[i];
    return NULL;
}

static struct cc_str stated_words(const struct check_view *view)
{
    return cc_str_sub(view->check->text, view->claim->start, view->claim->end);
}

/* "dense BF16 tensor", "memory bandwidth": the measure inside a sentence. */
static struct cc_str measure_inside(const struct check_view *view, const struct cc_reading *reading)
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
    return checked(view, cc_arena_format(view->doc->arena, "%s%s%s%.*s%s", basis, rate ? " " : "", first, CC_PRI(rest), tail));
}

/* "on the published dense BF16 tensor figures the H20 has 85.0 percent less than the H100 (148 TFLOPS against 989.4 TFLOPS)"; for values
 * "the published memory capacity of the H20 is 96 GB". */
static void say_reading(const struct check_view *view, struct cc_buf *out, const struct cc_reading *reading)
{
    struct cc_str measure = measure_inside(view, reading), left = check_figures(view, &reading->left),
                  right = check_figures(view, &reading->right);
    struct cc_str subject = check_name(view, &view->claim->subject), amount = check_amount(view, reading, reading->nominal);
    if (view->claim->kind == CC_CLAIM_VALUE) {
        cc_buf_addf(out, "the published %.*s of %s%.*s is %.*s", CC_PRI(measure), article(view, &view->claim->subject), CC_PRI(subject),
            CC_PRI(left));
        return;
    }
    struct cc_str object = check_name(view, &view->claim->object);
    cc_buf_addf(out, "on the published %.*s figures %s%.*s ", CC_PRI(measure), article(view, &view->claim->subject), CC_PRI(subject));
    const char *the = article(view, &view->claim->object);
    if (view->claim->kind == CC_CLAIM_DIFFERENCE) {
        cc_buf_addf(out, "and %s%.*s are %.*s apart", the, CC_PRI(object), CC_PRI(amount));
    } else {
        enum cc_form form = view->claim->stated.form;
        bool owner = form == CC_FORM_TIMES || form == CC_FORM_PERCENT_OF;
        cc_buf_addf(out, "has %.*s %s%s%.*s%s", CC_PRI(amount), joint_of(form, reading->nominal), the, CC_PRI(object), owner ? "'s" : "");
    }
    cc_buf_addf(out, " (%.*s against %.*s)", CC_PRI(left), CC_PRI(right));
}

/* Both ends on one side of 1 share their words: "34 and 97 percent less". */
static void say_range(const struct check_view *view, struct cc_buf *out, const struct cc_reading *least, const struct cc_reading *most)
{
    enum cc_form form = view->claim->stated.form;
    bool percent = !is_value(view, least) && tells_percent(form) && form != CC_FORM_PERCENT_OF;
    bool less = most->nominal < 1;
    if (!percent || (!less && least->nominal <= 1)) {
        cc_buf_addf(out, "%.*s and %.*s", CC_PRI(check_amount(view, least, least->nominal)),
            CC_PRI(check_amount(view, most, most->nominal)));
        return;
    }
    cc_format_fixed(out, 100 * fabs((less ? most : least)->nominal - 1), 0);
    cc_buf_add(out, CC_STR(" and "));
    cc_format_fixed(out, 100 * fabs((less ? least : most)->nominal - 1), 0);
    cc_buf_add(out, less ? CC_STR(" percent less") : CC_STR(" percent more"));
}

/* The amount as printed, without its hedge: "28 percent". */
static struct cc_str stated_amount(const struct check_view *view)
{
    const struct cc_stated *stated = &view->claim->stated;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    if (is_percent(stated->form)) {
        cc_format_shortest(&buf, cc_round_significant(stated->amount.value, 6));
        cc_buf_add(&buf, CC_STR(" percent"));
    } else if (view->claim->kind == CC_CLAIM_RATIO) {
        cc_format_shortest(&buf, cc_round_significant(stated->amount.value, 3));
        cc_buf_add(&buf, CC_STR(" times"));
    } else {
        say_value(view, &buf, &stated->amount, stated->amount.value);
    }
    return keep(view, &buf);
}

/* "; every like-for-like reading lies between 34 and 97 percent less". */
static void say_spread(const struct check_view *view, struct cc_buf *out)
{
    const struct cc_reading *least = NULL, *most = NULL;
    size_t count = 0;
    for (size_t i = 0; i < view->judgement->reading_count; i++) {
        const struct cc_reading *reading = &view->judgement->readings[i];
        if (reading->part != CC_PART_MAIN || !reading->like_for_like)
            continue;
        count++;
        if (!least || reading->nominal < least->nominal)
            least = reading;
        if (!most || reading->nominal > most->nominal)
            most = reading;
    }
    if (count < 2 || most->nominal - least->nominal < 1e-9 * most->nominal)
        return;
    cc_buf_add(out, CC_STR("; every like-for-like reading lies between "));
    say_range(view, out, least, most);
}

/* "; the published figure for the B200 is 180 GB": the values of a pair that do not hold. */
static void say_pair_parts(const struct check_view *view, struct cc_buf *out)
{
    const struct cc_judgement *judgement = view->judgement;
    for (size_t i = 0; i < judgement->reading_count; i++) {
        const struct cc_reading *reading = &judgement->readings[i];
        if (reading->part == CC_PART_MAIN || !reading->is_default || reading->agrees)
            continue;
        const struct cc_named *named = reading->part == CC_PART_SUBJECT_VALUE ? &view->claim->subject : &view->claim->object;
        cc_buf_addf(out, "; the figure published for %s%.*s is %.*s", article(view, named), CC_PRI(check_name(view, named)),
            CC_PRI(check_figures(view, &reading->left)));
    }
}

/* The reading the sentence is about: the default, or the sparse rate where that is what supports a value. */
static const struct cc_reading *told_reading(const struct check_view *view)
{
    const struct cc_reading *agreeing = first_agreeing(view);
    bool sparse = view->judgement->verdict == CC_SUPPORTED && agreeing && !agreeing->is_default && agreeing->part == CC_PART_MAIN;
    return sparse ? agreeing : default_reading(view);
}

static void say_known(const struct check_view *view, struct cc_buf *out)
{
    const struct cc_reading *told = told_reading(view), *other = first_agreeing(view);
    if (!told)
        return;
    say_reading(view, out, told);
    if (view->claim->stated.form == CC_FORM_PAIR)
        say_pair_parts(view, out);
    if (view->judgement->verdict == CC_CONTRADICTED) {
        say_spread(view, out);
        if (view->claim->stated.form != CC_FORM_NONE && view->claim->stated.form != CC_FORM_PAIR)
            cc_buf_addf(out, "; %.*s matches none", CC_PRI(stated_amount(view)));
    }
    if (view->judgement->verdict == CC_DEPENDS && other && !other->is_default)
        cc_buf_addf(out, "; another reading agrees: %.*s, %.*s", CC_PRI(measure_inside(view, other)),
            CC_PRI(check_amount(view, other, other->nominal)));
}

static void say_missing(const struct check_view *view, struct cc_buf *out)
{
    const struct cc_operand *missing = &view->judgement->missing;
    const char *metric = check_metric_words(view->claim->metric);
    cc_buf_addf(out, "there is no published figure for the %s of the %.*s", metric, CC_PRI(view->db->chips[missing->chip].name));
    if (missing->reason.len)
        cc_buf_addf(out, " (%.*s)", CC_PRI(missing->reason));
}

static void say_rank(const struct check_view *view, struct cc_buf *out)
{
    const struct cc_judgement *judgement = view->judgement;
    cc_buf_addf(out, "by %s, of %zu chips in the data", check_metric_words(view->claim->metric), judgement->ranked);
    if (!judgement->ranked_above_count)
        cc_buf_add(out, CC_STR(" none stands before it"));
    for (size_t i = 0; i < judgement->ranked_above_count; i++)
        cc_buf_addf(out, "%s%.*s", i ? ", " : " these stand before it: ", CC_PRI(view->db->chips[judgement->ranked_above[i]].name));
}

/* Supported by a published figure whose rounding reaches what is stated, though the figure itself does not. */
static bool is_only_rounded(const struct check_view *view)
{
    const struct cc_judgement *judgement = view->judgement;
    enum cc_form form = view->claim->stated.form;
    return judgement->verdict == CC_SUPPORTED && judgement->reason && strcmp(judgement->reason, "rounded") == 0 && form != CC_FORM_NONE &&
           form != CC_FORM_PAIR && form != CC_FORM_RANK;
}

static const char *bound_words(const struct check_view *view)
{
    if (!view->judgement->allowed.past)
        return "";
    return view->claim->stated.downward ? "less than " : "more than ";
}

struct cc_str check_say(const struct check_view *view)
{
    struct cc_buf buf;
    const struct cc_judgement *judgement = view->judgement;
    cc_buf_init(&buf, 0);
    bool rounded = is_only_rounded(view);
    cc_buf_addf(&buf, "%s%s: ", check_verdict_words(judgement->verdict), rounded ? ", but only by rounding" : "");
    if (judgement->verdict == CC_NOT_CHECKABLE) {
        cc_buf_addf(&buf, "\"%.*s\". %s", CC_PRI(stated_words(view)), check_reason_words(judgement->reason));
        return keep(view, &buf);
    }
    if (view->claim->kind == CC_CLAIM_RANK && judgement->ranked)
        say_rank(view, &buf);
    else if (judgement->verdict == CC_VERDICT_UNKNOWN)
        say_missing(view, &buf);
    else
        say_known(view, &buf);
    if (rounded)
        cc_buf_addf(&buf, "; %s%.*s is stated", bound_words(view), CC_PRI(stated_amount(view)));
    cc_buf_add_char(&buf, '.');
    const char *reason = check_reason_words(judgement->reason);
    if (*reason && !rounded)
        cc_buf_addf(&buf, " %s", reason);
    if (judgement->sparse_unpublished && judgement->verdict == CC_CONTRADICTED)
        cc_buf_add(&buf, CC_STR(" The words do not say dense; a rate with sparsity is not published for this precision."));
    return keep(view, &buf);
}
