/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict in one sentence. */
#include "check.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/source.h"
#include "chipcmp/report/value.h"

#include <math.h>
#include <string.h>

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

static bool is_count(const struct check_view *view, const struct cc_reading *reading)
{
    return reading->metric != CC_NO_INDEX && view->db->metrics[reading->metric].dimension == CC_DIM_COUNT;
}

/* " in dense FP16 tensor": what the object is measured by, where that is not what the subject is measured by. */
static void say_other_measure(const struct check_view *view, struct cc_buf *out, const struct cc_reading *reading)
{
    if (view->claim->object_precision == CC_PREC_NONE)
        return;
    const struct cc_reading other = {.metric = reading->right.metric, .basis = reading->right.basis};
    cc_buf_addf(out, " in %.*s", CC_PRI(check_measure_inside(view, &other)));
}

/* "has 85.0 percent less than the H100". */
static void say_ratio(const struct check_view *view, struct cc_buf *out, struct cc_str amount, double ratio)
{
    enum cc_form form = view->claim->stated.form;
    bool owner = form == CC_FORM_TIMES || form == CC_FORM_PERCENT_OF;
    cc_buf_addf(out, "has %.*s %s%s%.*s%s", CC_PRI(amount), check_joint(form, ratio), check_article(view, &view->claim->object),
        CC_PRI(check_name(view, &view->claim->object)), owner ? "'s" : "");
}

/* "has 300 W less than the H100". */
static void say_difference(const struct check_view *view, struct cc_buf *out, const struct cc_reading *reading)
{
    double apart = reading->left.value - reading->right.value;
    struct cc_str object = check_name(view, &view->claim->object);
    const char *the = check_article(view, &view->claim->object);
    if (apart < 0 || apart > 0)
        cc_buf_addf(out, "has %.*s %s than %s%.*s", CC_PRI(check_amount(view, reading, fabs(apart))), apart < 0 ? "less" : "more", the,
            CC_PRI(object));
    else
        cc_buf_addf(out, "has the same as %s%.*s", the, CC_PRI(object));
}

static void say_figures(const struct check_view *view, struct cc_buf *out, const struct cc_reading *reading)
{
    cc_buf_addf(out, " (%.*s against %.*s)", CC_PRI(check_figures_inside(view, &reading->left)),
        CC_PRI(check_figures_inside(view, &reading->right)));
}

/* "the published memory capacity of the H20 is 96 GB"; of what follows from figures "the total processing performance of the H20 is 2368 by
 * the published figures (296 TFLOPS)". */
static void say_value(const struct check_view *view, struct cc_buf *out, const struct cc_reading *reading, struct cc_str measure)
{
    struct cc_str figures = check_figures_inside(view, &reading->left), subject = check_name(view, &view->claim->subject);
    const char *the = check_article(view, &view->claim->subject);
    if (check_is_derived(view->claim->metric))
        cc_buf_addf(out, "the %.*s of %s%.*s is %.*s by the published figures (%.*s)", CC_PRI(measure), the, CC_PRI(subject),
            CC_PRI(check_amount(view, reading, reading->nominal)), CC_PRI(figures));
    else
        cc_buf_addf(out, "the published %s%.*s of %s%.*s is %.*s", is_count(view, reading) ? "number of " : "", CC_PRI(measure), the,
            CC_PRI(subject), CC_PRI(figures));
}

/* "on the published dense BF16 tensor figures the H20 has 85.0 percent less than the H100 (148 TFLOPS against 989.4 TFLOPS)"; for values
 * "the published memory capacity of the H20 is 96 GB". */
static void say_reading(const struct check_view *view, struct cc_buf *out, const struct cc_reading *reading)
{
    struct cc_str measure = check_measure_inside(view, reading), subject = check_name(view, &view->claim->subject);
    const char *the = check_article(view, &view->claim->subject);
    if (view->claim->kind == CC_CLAIM_VALUE) {
        say_value(view, out, reading, measure);
        return;
    }
    cc_buf_addf(out, "on the published %.*s figures %s%.*s ", CC_PRI(measure), the, CC_PRI(subject));
    if (view->claim->kind == CC_CLAIM_DIFFERENCE)
        say_difference(view, out, reading);
    else
        say_ratio(view, out, check_amount(view, reading, reading->nominal), reading->nominal);
    say_other_measure(view, out, reading);
    say_figures(view, out, reading);
}

/* What the like-for-like readings reach over. */
struct spread {
    const struct cc_reading *least, *most;
    bool several;    /* they differ */
    bool one_metric; /* all are of the default's metric and basis */
    bool dense;      /* all are dense */
};

static struct spread spread_of(const struct check_view *view, const struct cc_reading *told)
{
    struct spread out = {.least = told, .most = told, .one_metric = true, .dense = true};
    for (size_t i = 0; i < view->judgement->reading_count; i++) {
        const struct cc_reading *reading = &view->judgement->readings[i];
        if (reading->part != CC_PART_MAIN || !reading->like_for_like)
            continue;
        out.one_metric = out.one_metric && reading->metric == told->metric && reading->basis == told->basis;
        out.dense = out.dense && reading->basis == CC_BASIS_DENSE;
        if (reading->nominal < out.least->nominal)
            out.least = reading;
        if (reading->nominal > out.most->nominal)
            out.most = reading;
    }
    out.several = out.most->nominal - out.least->nominal > 1e-9 * fabs(out.most->nominal);
    return out;
}

/* "34 to 97 percent less": ends that share their words share them, the smaller number first. */
static struct cc_str range_words(const struct check_view *view, const struct spread *spread)
{
    struct cc_str ends[2] = {check_ratio_short(view, spread->least->nominal), check_ratio_short(view, spread->most->nominal)};
    bool falling = check_tells_percent(view->claim->stated.form) && spread->most->nominal <= 1 &&
                   view->claim->stated.form != CC_FORM_PERCENT_OF;
    struct cc_str first = ends[falling || view->claim->stated.form == CC_FORM_TIMES_LESS],
                  last = ends[!falling && view->claim->stated.form != CC_FORM_TIMES_LESS];
    size_t first_space = cc_str_find(first, CC_STR(" ")), last_space = cc_str_find(last, CC_STR(" "));
    if (cc_str_eq(first, last))
        return first;
    if (first_space != SIZE_MAX && last_space != SIZE_MAX &&
        cc_str_eq(cc_str_sub(first, first_space, first.len), cc_str_sub(last, last_space, last.len)))
        first = cc_str_sub(first, 0, first_space);
    return cc_doc_format(view->doc, "%.*s to %.*s", CC_PRI(first), CC_PRI(last));
}

/* "on every published dense figure the H20 has 34 to 97 percent less than the H100, 85 percent less for BF16 tensor work (148 TFLOPS
 * against 989.4 TFLOPS)". */
static void say_spread(const struct check_view *view, struct cc_buf *out, const struct cc_reading *told, const struct spread *spread)
{
    struct cc_str measure = check_measure_inside(view, told), range = range_words(view, spread),
                  amount = check_ratio_short(view, told->nominal);
    if (spread->one_metric)
        cc_buf_addf(out, "on every published %.*s figure ", CC_PRI(measure));
    else
        cc_buf_addf(out, "on every published %sfigure ", spread->dense ? "dense " : "");
    cc_buf_addf(out, "%s%.*s ", check_article(view, &view->claim->subject), CC_PRI(check_name(view, &view->claim->subject)));
    say_ratio(view, out, range, spread->most->nominal);
    if (spread->one_metric)
        cc_buf_addf(out, ", %.*s by default", CC_PRI(amount));
    else if (spread->dense && view->claim->metric == CC_CM_COMPUTE)
        cc_buf_addf(out, ", %.*s for %.*s work", CC_PRI(amount), CC_PRI(view->db->metrics[told->metric].label));
    else
        cc_buf_addf(out, ", %.*s for %.*s%s", CC_PRI(amount), CC_PRI(measure), view->claim->metric == CC_CM_COMPUTE ? " work" : "");
    say_figures(view, out, told);
}

/* The preferred figure as another source prints it in fewer digits: the preferred one is told. */
static bool is_digits(const struct cc_reading *reading)
{
    return reading->departure && strcmp(reading->departure, "digits") == 0;
}

/* A value of a pair that is right as another source prints it. */
static bool holds_in_digits(const struct cc_judgement *judgement, enum cc_reading_part part)
{
    for (size_t i = 0; i < judgement->reading_count; i++)
        if (judgement->readings[i].part == part && judgement->readings[i].agrees && is_digits(&judgement->readings[i]))
            return true;
    return false;
}

/* "; the published figure for the B200 is 180 GB": the values of a pair that do not hold. */
static void say_pair_parts(const struct check_view *view, struct cc_buf *out)
{
    const struct cc_judgement *judgement = view->judgement;
    for (size_t i = 0; i < judgement->reading_count; i++) {
        const struct cc_reading *reading = &judgement->readings[i];
        if (reading->part == CC_PART_MAIN || !reading->is_default || reading->agrees || holds_in_digits(judgement, reading->part))
            continue;
        const struct cc_named *named = reading->part == CC_PART_SUBJECT_VALUE ? &view->claim->subject : &view->claim->object;
        cc_buf_addf(out, "; the figure published for %s%.*s is %.*s", check_article(view, named), CC_PRI(check_name(view, named)),
            CC_PRI(check_figures_inside(view, &reading->left)));
    }
}

/* The reading the sentence is about, and where no reading agrees how far all of them reach. */
static void say_contradicted(const struct check_view *view, struct cc_buf *out, const struct cc_reading *told)
{
    struct spread spread = spread_of(view, told);
    enum cc_form form = view->claim->stated.form;
    bool ratio = view->claim->kind == CC_CLAIM_RATIO || view->claim->kind == CC_CLAIM_ORDER;
    if (spread.several && ratio)
        say_spread(view, out, told, &spread);
    else
        say_reading(view, out, told);
    if (spread.several && view->claim->kind == CC_CLAIM_VALUE)
        cc_buf_addf(out, "; every like-for-like reading lies between %.*s and %.*s",
            CC_PRI(check_amount(view, spread.least, spread.least->nominal)), CC_PRI(check_amount(view, spread.most, spread.most->nominal)));
    if (form == CC_FORM_PAIR)
        say_pair_parts(view, out);
    else if (form != CC_FORM_NONE)
        cc_buf_addf(out, "; %.*s matches none", CC_PRI(check_stated(view)));
}

/* The reading the sentence is about: the default, or the sparse rate where that is what supports a value. */
static const struct cc_reading *told_reading(const struct check_view *view)
{
    const struct cc_reading *agreeing = first_agreeing(view);
    bool sparse = view->judgement->verdict == CC_SUPPORTED && agreeing && !agreeing->is_default && agreeing->part == CC_PART_MAIN &&
                  !is_digits(agreeing);
    return sparse ? agreeing : default_reading(view);
}

static void say_known(const struct check_view *view, struct cc_buf *out)
{
    const struct cc_reading *told = told_reading(view), *other = first_agreeing(view);
    if (!told)
        return;
    if (view->judgement->verdict == CC_CONTRADICTED) {
        say_contradicted(view, out, told);
        return;
    }
    say_reading(view, out, told);
    if (view->claim->stated.form == CC_FORM_PAIR)
        say_pair_parts(view, out);
    if (view->judgement->verdict == CC_DEPENDS && other && !other->is_default)
        cc_buf_addf(out, "; another reading agrees: %.*s", CC_PRI(check_other(view, other, told)));
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
    const struct cc_rank_set *among = &view->claim->among;
    struct cc_str family = among->in_family ? view->db->families[among->family].name : CC_STR("");
    cc_buf_addf(out, "by %s, of %zu %.*s%schip%s%s in the data", check_metric_words(view->claim->metric), judgement->ranked, CC_PRI(family),
        family.len ? " " : "", judgement->ranked == 1 ? "" : "s", view->claim->of_maker ? " of its maker" : "");
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

/* "It is printed as 2.4 TB/s [3], which is disputed: ..." */
static void say_disputed(const struct check_view *view, struct cc_buf *out)
{
    const struct cc_judgement *judgement = view->judgement;
    if (!judgement->disputed_count)
        return;
    const struct cc_side *side = judgement->disputed[0];
    cc_buf_addf(out, " It is printed, %.*s [%u], but that is disputed", CC_PRI(cc_report_literal(view->doc, side)),
        (unsigned)cc_report_cite(view->doc, view->db, side->figure->source));
    if (side->figure->note.len)
        cc_buf_addf(out, ": %.*s", CC_PRI(side->figure->note));
    cc_buf_addf(out, "%s", cc_str_ends(cc_buf_view(out), CC_STR(".")) ? "" : ".");
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
        return cc_doc_keep(view->doc, &buf);
    }
    if (view->claim->kind == CC_CLAIM_RANK && judgement->ranked)
        say_rank(view, &buf);
    else if (judgement->verdict == CC_VERDICT_UNKNOWN)
        say_missing(view, &buf);
    else
        say_known(view, &buf);
    if (rounded)
        cc_buf_addf(&buf, "; %s%.*s is stated", bound_words(view), CC_PRI(check_stated(view)));
    cc_buf_add_char(&buf, '.');
    const char *reason = check_reason_words(judgement->reason);
    if (*reason && !rounded)
        cc_buf_addf(&buf, " %s", reason);
    if (judgement->sparse_unpublished && judgement->verdict == CC_CONTRADICTED)
        cc_buf_add(&buf, CC_STR(" The words do not say dense; a rate with sparsity is not published for this precision."));
    say_disputed(view, &buf);
    return cc_doc_keep(view->doc, &buf);
}
