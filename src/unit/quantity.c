/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 2, unit. From a printed value, unit and rounding step to a quantity. */
#include "chipcmp/unit/quantity.h"

#include <math.h>

#define COUNT_OF(table) (sizeof(table) / sizeof((table)[0]))

/* How far above the bound "over 3" reaches: this project's choice. */
#define OVER_REACH 1.25

struct phrase {
    struct cc_str words;
    enum cc_qualifier qualifier;
};

/* Longer phrases before those they begin with. */
static const struct phrase phrases[] = {
    {{"up to", 5}, CC_QUAL_UP_TO}, {{"about", 5}, CC_QUAL_ABOUT}, {{"around", 6}, CC_QUAL_ABOUT}, {{"approximately", 13}, CC_QUAL_ABOUT},
    {{"approx.", 7}, CC_QUAL_ABOUT}, {{"approx", 6}, CC_QUAL_ABOUT}, {{"roughly", 7}, CC_QUAL_ABOUT}, {{"circa", 5}, CC_QUAL_ABOUT},
    {{"ca.", 3}, CC_QUAL_ABOUT}, {{"~", 1}, CC_QUAL_ABOUT}, {{"\xE2\x89\x88", 3}, CC_QUAL_ABOUT}, /* U+2248 */
    {{"over", 4}, CC_QUAL_OVER}, {{"greater than", 12}, CC_QUAL_OVER}, {{"more than", 9}, CC_QUAL_OVER}, {{"at least", 8}, CC_QUAL_OVER},
    {{">=", 2}, CC_QUAL_OVER}, {{">", 1}, CC_QUAL_OVER}, {{"\xE2\x89\xA5", 3}, CC_QUAL_OVER}, /* U+2265 */
};

/* What may stand between the ends of a range. */
static const struct cc_str range_marks[] = {{"-", 1}, {"\xE2\x80\x93", 3}, {" to ", 4}};

/* Takes a qualifying phrase off the front of *s. A phrase that ends in a letter is followed by a space. */
static enum cc_qualifier take_qualifier(struct cc_str *s)
{
    if (s->len > 0 && cc_is_digit(s->s[0]))
        return CC_QUAL_NONE;
    for (size_t i = 0; i < COUNT_OF(phrases); i++) {
        struct cc_str words = phrases[i].words;
        if (!cc_str_starts_nocase(*s, words))
            continue;
        struct cc_str rest = cc_str_sub(*s, words.len, s->len);
        if (cc_is_alpha(words.s[words.len - 1]) && (rest.len == 0 || !cc_is_space(rest.s[0])))
            continue;
        *s = cc_str_trim(rest);
        return phrases[i].qualifier;
    }
    return CC_QUAL_NONE;
}

static bool parse_number(struct cc_str s, struct cc_decimal *out, struct cc_error *error)
{
    switch (cc_decimal_parse(s, out)) {
    case CC_DECIMAL_NOT_A_NUMBER:
        return cc_error_set(error, CC_ERR_DATA, s.len > 0 ? "\"%.*s\" is not a number" : "%.*sthe number is missing", CC_PRI(s));
    case CC_DECIMAL_TOO_LONG:
        return cc_error_set(error, CC_ERR_DATA, "\"%.*s\" has too many digits; 18 significant ones are the most", CC_PRI(s));
    case CC_DECIMAL_OK:
        break;
    }
    if (out->negative)
        return cc_error_set(error, CC_ERR_DATA, "\"%.*s\" is negative; a figure is greater than zero", CC_PRI(s));
    if (cc_decimal_is_zero(*out))
        return cc_error_set(error, CC_ERR_DATA, "\"%.*s\" is zero; what is not known belongs in the table of unknowns", CC_PRI(s));
    return true;
}

/* Splits "350-400" where both sides are there and the left one ends in a digit, so that "1e-3" and "-5" stay whole. */
static bool split_range(struct cc_str s, struct cc_str *low, struct cc_str *high)
{
    size_t plain = 0;
    while (plain < s.len && (cc_is_digit(s.s[plain]) || s.s[plain] == '.'))
        plain++;
    if (plain == s.len)
        return false;
    for (size_t i = 0; i < COUNT_OF(range_marks); i++) {
        size_t at = cc_str_find(s, range_marks[i]);
        if (at == SIZE_MAX)
            continue;
        *low = cc_str_trim(cc_str_sub(s, 0, at));
        *high = cc_str_trim(cc_str_sub(s, at + range_marks[i].len, s.len));
        if (low->len > 0 && high->len > 0 && cc_is_digit(low->s[low->len - 1]))
            return true;
    }
    return false;
}

static double to_canonical(const struct cc_unit *unit, struct cc_decimal d)
{
    return cc_decimal_to_double(d, unit->scale10, unit->multiplier, unit->divisor);
}

static bool set_range(struct cc_str low_text, struct cc_str high_text, struct cc_quantity *q, struct cc_error *error)
{
    struct cc_decimal low;
    if (!parse_number(low_text, &low, error) || !parse_number(high_text, &q->decimal, error))
        return false;
    q->qualifier = CC_QUAL_RANGE;
    q->value = to_canonical(&q->unit, q->decimal);
    q->range = (struct cc_interval){to_canonical(&q->unit, low), q->value};
    if (q->range.lo > q->range.hi)
        return cc_error_set(error, CC_ERR_DATA, "the range %.*s to %.*s runs backwards", CC_PRI(low_text), CC_PRI(high_text));
    return true;
}

/* The interval of a single number, by its own step or by the rounding of its metric. */
static bool set_rounding(struct cc_str step, enum cc_rounding rounding, struct cc_quantity *q, struct cc_error *error)
{
    const struct cc_unit *unit = &q->unit;
    bool whole = cc_decimal_places(q->decimal) == 0;
    if (cc_str_eq(step, CC_STR("exact")) || (step.len == 0 && rounding == CC_ROUND_EXACT && whole)) {
        q->range = cc_interval_exact(q->value);
        return true;
    }
    if (step.len == 0) {
        q->range = cc_interval_of_decimal(q->decimal, unit->scale10, unit->multiplier, unit->divisor);
        return true;
    }
    struct cc_decimal width;
    if (cc_decimal_parse(step, &width) != CC_DECIMAL_OK || width.negative || cc_decimal_is_zero(width))
        return cc_error_set(error, CC_ERR_DATA, "the rounding \"%.*s\" is neither empty, nor \"exact\", nor a step greater than zero",
            CC_PRI(step));
    if (!cc_interval_of_step(q->decimal, width, unit->scale10, unit->multiplier, unit->divisor, &q->range))
        return cc_error_set(error, CC_ERR_DATA, "the value and the rounding \"%.*s\" have too many digits together", CC_PRI(step));
    return true;
}

static bool set_single(struct cc_str text, struct cc_str step, enum cc_rounding rounding, struct cc_quantity *q, struct cc_error *error)
{
    if (!parse_number(text, &q->decimal, error))
        return false;
    q->value = to_canonical(&q->unit, q->decimal);
    if (!set_rounding(step, rounding, q, error))
        return false;
    if (q->qualifier == CC_QUAL_OVER)
        q->range = (struct cc_interval){q->value, q->value * OVER_REACH};
    return true;
}

bool cc_quantity_parse(struct cc_str value, struct cc_str unit, struct cc_str step, enum cc_rounding rounding, struct cc_quantity *out,
    struct cc_error *error)
{
    struct cc_unit parsed;
    if (!cc_unit_parse(unit, &parsed))
        return cc_error_set(error, CC_ERR_DATA, "\"%.*s\" is not a unit this program knows", CC_PRI(unit));
    return cc_quantity_parse_in(value, &parsed, step, rounding, out, error);
}

bool cc_quantity_parse_in(struct cc_str value, const struct cc_unit *unit, struct cc_str step, enum cc_rounding rounding,
    struct cc_quantity *out, struct cc_error *error)
{
    struct cc_quantity q = {.unit = *unit};
    struct cc_str text = cc_str_trim(value), low, high;
    q.qualifier = take_qualifier(&text);
    bool ok = split_range(text, &low, &high) ? set_range(low, high, &q, error) : set_single(text, step, rounding, &q, error);
    if (ok)
        *out = q;
    return ok;
}

/* Powers of two are exact, so a canonical value that is a whole number is rounded once: 147.5 TFLOPS come back as 147.5. */
static double in_unit(double canonical, const struct cc_unit *in)
{
    double ten = cc_decimal_to_double((struct cc_decimal){1, 0, false}, in->scale10, 1, 1);
    return canonical * (double)in->divisor / (double)in->multiplier / ten;
}

double cc_quantity_in(const struct cc_quantity *q, const struct cc_unit *in)
{
    return in_unit(q->value, in);
}

struct cc_interval cc_interval_in(struct cc_interval canonical, const struct cc_unit *in)
{
    return (struct cc_interval){in_unit(canonical.lo, in), in_unit(canonical.hi, in)};
}
