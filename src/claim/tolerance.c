/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the words of a claim allow: the table of tolerances, and the ways between printed terms and ratios.
 *
 * Widths are worked out in printed terms (percentage points, factors, canonical units) and only then carried over to ratios, so that "over
 * 30 percent less" opens the right end. They are this project's choice; no standard gives them.
 */
#include "chipcmp/claim/verdict.h"

#include <math.h>

enum {
    PERCENT_ROUND_STEP = 5 /* a whole percent that ends in 0 or 5 was rounded to it */
};
static const double percent_round_width = 2.5;  /* points either side of such a percentage */
static const double percent_nearly_below = 5.0; /* points */
static const double word_width = 0.05;          /* of the ratio: half, double, a third, "2x" */
static const double about_width = 0.10;         /* of the ratio or value */
static const double nearly_below = 0.20;        /* of the ratio or value */
static const double up_to_below = 0.10;         /* of the amount */
static const double similar_width = 0.10;       /* "comparable" */

static bool is_percent(enum cc_form form)
{
    return form == CC_FORM_PERCENT_LESS || form == CC_FORM_PERCENT_MORE || form == CC_FORM_PERCENT_OF;
}

static bool is_factor(enum cc_form form)
{
    return form == CC_FORM_TIMES || form == CC_FORM_TIMES_LESS;
}

static bool falls(enum cc_form form)
{
    return form == CC_FORM_PERCENT_LESS || form == CC_FORM_TIMES_LESS;
}

double cc_form_ratio(enum cc_form form, double printed)
{
    if (form == CC_FORM_PERCENT_LESS)
        return 1 - printed / 100;
    if (form == CC_FORM_PERCENT_MORE)
        return 1 + printed / 100;
    if (form == CC_FORM_PERCENT_OF)
        return printed / 100;
    if (form == CC_FORM_TIMES_LESS)
        return printed > 0 ? 1 / printed : 0;
    return printed;
}

double cc_form_printed(enum cc_form form, double ratio)
{
    if (form == CC_FORM_PERCENT_LESS)
        return 100 * (1 - ratio);
    if (form == CC_FORM_PERCENT_MORE)
        return 100 * (ratio - 1);
    if (form == CC_FORM_PERCENT_OF)
        return 100 * ratio;
    if (form == CC_FORM_TIMES_LESS)
        return ratio > 0 ? 1 / ratio : 0;
    return ratio;
}

bool cc_stated_amount(const struct cc_stated *stated, double *nominal, struct cc_interval *width)
{
    if (stated->form == CC_FORM_NONE)
        return false;
    const struct cc_amount *amount = &stated->amount;
    *nominal = cc_form_ratio(stated->form, amount->value);
    double a = cc_form_ratio(stated->form, amount->width.lo);
    double b = cc_form_ratio(stated->form, amount->width.hi);
    width->lo = fmax(0, fmin(a, b));
    width->hi = fmax(a, b);
    return true;
}

static bool is_whole(const struct cc_amount *amount)
{
    return cc_decimal_places(amount->decimal) == 0;
}

/* "2x" and "1x" are "double" and "the same", not half a unit of a single digit. */
static bool is_word(enum cc_form form, const struct cc_amount *amount)
{
    return amount->word || (is_factor(form) && is_whole(amount) && amount->value < 2.5);
}

/* "triple", "fourfold": as exact as "3x". */
static const double multiple_width = 0.5, multiple_least = 3;

/* Half the width that an unhedged amount allows, in printed terms, around `at`. */
static double bare_width(enum cc_form form, const struct cc_amount *amount, double at, double scale)
{
    double printed = amount->range ? 0 : (amount->width.hi - amount->width.lo) / 2;
    double wide = printed;
    if (is_percent(form) && amount->word)
        return 100 * word_width * scale * fabs(cc_form_ratio(form, at));
    if (is_word(form, amount))
        return scale * fmax(word_width * at, amount->value >= multiple_least ? multiple_width : 0);
    if (is_percent(form) && is_whole(amount) && fmod(at, PERCENT_ROUND_STEP) == 0)
        wide = fmax(printed, percent_round_width);
    return printed + scale * (wide - printed);
}

/* Half the width that "about" allows. */
static double about(enum cc_form form, const struct cc_amount *amount, double at, double scale)
{
    double bare = bare_width(form, amount, at, scale);
    if (is_percent(form))
        return fmax(bare, scale * fmax(2 * bare, percent_round_width));
    return fmax(bare, scale * about_width * at);
}

/* The allowed stretch in printed terms. */
static struct cc_allowed printed_allowed(enum cc_form form, const struct cc_amount *amount, enum cc_hedge hedge, double scale)
{
    struct cc_allowed out = {.range = amount->width};
    double low = amount->range ? amount->width.lo : amount->value;
    double high = amount->range ? amount->width.hi : amount->value;
    switch (hedge) {
    case CC_HEDGE_NONE:
        out.range = (struct cc_interval){low - bare_width(form, amount, low, scale), high + bare_width(form, amount, high, scale)};
        break;
    case CC_HEDGE_ABOUT:
        out.range = (struct cc_interval){low - about(form, amount, low, scale), high + about(form, amount, high, scale)};
        break;
    case CC_HEDGE_NEARLY:
        out.range.lo = low - scale * (is_percent(form) ? percent_nearly_below : nearly_below * low);
        out.range.hi = high;
        break;
    case CC_HEDGE_OVER:
    case CC_HEDGE_AT_LEAST:
        out.range = (struct cc_interval){low, HUGE_VAL};
        out.open_high = true;
        break;
    case CC_HEDGE_UP_TO:
        out.range = (struct cc_interval){high - scale * up_to_below * high, high};
        break;
    }
    if (out.range.lo < 0)
        out.range.lo = 0;
    return out;
}

/* From printed terms to ratios; values stay as they are. */
static struct cc_allowed carried(enum cc_form form, struct cc_allowed printed)
{
    struct cc_allowed out = printed;
    double low = cc_form_ratio(form, printed.range.lo);
    if (falls(form)) {
        double end = printed.open_high ? 0 : fmax(0, cc_form_ratio(form, printed.range.hi));
        bool endless = form == CC_FORM_TIMES_LESS && printed.range.lo <= 0;
        out.range = (struct cc_interval){end, endless ? HUGE_VAL : low};
        out.open_low = printed.open_high;
        out.open_high = endless;
    } else {
        out.range.lo = low;
        out.range.hi = printed.open_high ? HUGE_VAL : cc_form_ratio(form, printed.range.hi);
    }
    return out;
}

struct cc_allowed cc_amount_allowed(enum cc_form form, const struct cc_amount *amount, enum cc_hedge hedge, bool downward,
    const struct cc_verdict_options *options)
{
    double scale = options ? options->tolerance_scale : 1;
    if (downward && (hedge == CC_HEDGE_OVER || hedge == CC_HEDGE_AT_LEAST)) {
        double bound = cc_form_ratio(form, amount->value);
        return (struct cc_allowed){.range = {0, bound}, .open_low = true, .past = hedge == CC_HEDGE_OVER};
    }
    struct cc_allowed allowed = carried(form, printed_allowed(form, amount, hedge, scale));
    allowed.past = hedge == CC_HEDGE_OVER;
    return allowed;
}

/* An order states only on which side of 1 the ratio lies; "the same" that it is 1, "no more than" that it is not above. */
static struct cc_allowed order_allowed(const struct cc_claim *claim, double scale)
{
    double width = claim->hedge == CC_HEDGE_ABOUT || claim->hedge == CC_HEDGE_NEARLY ? scale * similar_width : 0;
    switch (claim->direction) {
    case CC_DIR_LESS:
        return (struct cc_allowed){.range = {0, 1}, .open_low = true, .strict = true};
    case CC_DIR_MORE:
        return (struct cc_allowed){.range = {1, HUGE_VAL}, .open_high = true, .strict = true};
    case CC_DIR_EQUAL:
        if (claim->hedge == CC_HEDGE_UP_TO)
            return (struct cc_allowed){.range = {0, 1}, .open_low = true};
        if (claim->hedge == CC_HEDGE_AT_LEAST)
            return (struct cc_allowed){.range = {1, HUGE_VAL}, .open_high = true};
        break;
    case CC_DIR_VALUE:
    case CC_DIR_RANK:
        break;
    }
    return (struct cc_allowed){.range = {1 - width, 1 + width}};
}

bool cc_claim_allowed(const struct cc_claim *claim, const struct cc_verdict_options *options, struct cc_allowed *out)
{
    enum cc_form form = claim->stated.form;
    if (form == CC_FORM_RANK)
        return false;
    if (form == CC_FORM_NONE || form == CC_FORM_PAIR)
        *out = order_allowed(claim, options ? options->tolerance_scale : 1);
    else
        *out = cc_amount_allowed(form, &claim->stated.amount, claim->hedge, claim->stated.downward, options);
    return true;
}

/* Quotients are rounded outward by less than this, so that 96 GB / 80 GB does not reach beyond 1.2. */
static const double past_least = 1e-9;

bool cc_allowed_meets(const struct cc_allowed *allowed, struct cc_interval amount)
{
    if (allowed->strict)
        return allowed->open_low ? amount.hi < allowed->range.hi : amount.lo > allowed->range.lo;
    if (allowed->past)
        return allowed->open_low ? amount.lo < allowed->range.hi * (1 - past_least) : amount.hi > allowed->range.lo * (1 + past_least);
    return (allowed->open_low || amount.hi >= allowed->range.lo) && (allowed->open_high || amount.lo <= allowed->range.hi);
}
