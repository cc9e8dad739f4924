/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules with thresholds in words. */
#include "control.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/value.h"

#include <math.h>

enum { DIGITS = 6, DIGITS_DENSITY = 4, DIGITS_MOST = 15, GIGA = 9 };

double control_threshold(const struct cc_rule_leg *leg)
{
    if (leg->unit.dimension != CC_DIM_BYTE_RATE)
        return cc_decimal_to_double(leg->decimal, 0, 1, 1);
    return cc_decimal_to_double(leg->decimal, leg->unit.scale10 - GIGA, leg->unit.multiplier, leg->unit.divisor);
}

static int side_of(double value, double threshold)
{
    return (value > threshold) - (value < threshold);
}

static int digits_of(enum cc_rule_measure measure)
{
    return measure == CC_MEASURE_PERFORMANCE_DENSITY ? DIGITS_DENSITY : DIGITS;
}

double control_rounded(double value, enum cc_rule_measure measure, const struct cc_rule_leg *leg)
{
    int digits = digits_of(measure);
    double rounded = cc_round_significant(value, digits);
    while (leg && digits < DIGITS_MOST && side_of(rounded, control_threshold(leg)) != side_of(value, control_threshold(leg)))
        rounded = cc_round_significant(value, ++digits);
    return rounded;
}

/* The bounds rounded outward, each staying on its side of the threshold. */
static struct cc_interval rounded_range(const struct cc_control_amount *amount, const struct cc_rule_leg *leg)
{
    struct cc_interval exact = cc_report_interval(amount->range);
    double threshold = leg ? control_threshold(leg) : 0;
    for (int digits = digits_of(amount->measure); digits < DIGITS_MOST; digits++) {
        struct cc_interval range = cc_round_outward(exact, digits);
        if (!leg ||
            (side_of(range.lo, threshold) == side_of(exact.lo, threshold) && side_of(range.hi, threshold) == side_of(exact.hi, threshold)))
            return range;
    }
    return exact;
}

/* Grouped, with as many places as it has. */
static void add_number(struct cc_buf *out, double value)
{
    int places = 0;
    while (places < 12 && fabs(cc_round_places(value, places) - value) > 1e-12 * fabs(value))
        places++;
    cc_format_grouped(out, value, places);
}

static void add_unit(struct cc_buf *out, enum cc_rule_measure measure)
{
    const char *unit = cc_rule_measure_unit(measure);
    cc_buf_addf(out, "%s%s", *unit ? " " : "", unit);
}

struct cc_str control_amount_words(struct cc_doc *doc, const struct cc_control_amount *amount, const struct cc_rule_leg *leg)
{
    struct cc_buf buf;
    if (!amount->known)
        return cc_str_of(cc_state_words(amount->state));
    cc_buf_init(&buf, 0);
    double number = control_rounded(amount->number, amount->measure, leg);
    struct cc_interval range = rounded_range(amount, leg);
    cc_buf_addf(&buf, "%s", amount->at_least ? "at least " : "");
    add_number(&buf, number);
    if (amount->links_open) {
        cc_buf_addf(&buf, " or ");
        add_number(&buf, control_rounded(amount->with_pcie, amount->measure, leg));
    }
    if (!leg || amount->measure != CC_MEASURE_PERFORMANCE_DENSITY) /* its thresholds are printed without a unit */
        add_unit(&buf, amount->measure);
    if (range.lo < number || range.hi > number) {
        cc_buf_addf(&buf, " (");
        add_number(&buf, range.lo);
        cc_buf_addf(&buf, " to ");
        add_number(&buf, range.hi);
        cc_buf_addf(&buf, ")");
    }
    return cc_doc_keep(doc, &buf);
}

struct cc_str control_leg_words(struct cc_doc *doc, const struct cc_rule_leg *leg)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%s %s %.*s%s%.*s", cc_rule_measure_words(leg->measure), cc_rule_comparison_name(leg->comparison),
        CC_PRI(leg->threshold), leg->unit_name.len ? " " : "", CC_PRI(leg->unit_name));
    return cc_doc_keep(doc, &buf);
}

const char *control_answer_words(const struct cc_control_leg *leg)
{
    if (leg->answer != CC_ANSWER_DEPENDS)
        return cc_answer_words(leg->answer);
    if (leg->amount->links_open)
        return "depends on which links count";
    return leg->amount->state == CC_STATE_CONFLICTING ? "depends on which source is right" : "depends on rounding";
}

/* "3A090.b.2, if not already 3A090.a.1 or 3A090.a.2": the first clause that is met, and those before it that are open. */
static void add_entry(struct cc_buf *out, const struct cc_control_rule *judged)
{
    size_t open = 0, said = 0;
    for (const struct cc_control_clause *c = judged->clauses; c < judged->first_met; c++)
        open += c->answer != CC_ANSWER_NOT_MET;
    cc_buf_add(out, judged->first_met->clause);
    for (const struct cc_control_clause *c = judged->clauses; c < judged->first_met; c++)
        if (c->answer != CC_ANSWER_NOT_MET) {
            cc_buf_addf(out, "%s%.*s", !said ? ", if not already " : said + 1 == open ? " or " : ", ", CC_PRI(c->clause));
            said++;
        }
}

struct cc_str control_result_words(struct cc_doc *doc, const struct cc_control_rule *judged)
{
    struct cc_buf buf;
    const char *words = cc_control_result_words(judged->result);
    bool bill = judged->rule->status == CC_RULE_PROPOSED;
    if (bill && judged->result == CC_CONTROL_CONTROLLED)
        words = "would be controlled";
    else if (bill && judged->result == CC_CONTROL_NOT_CONTROLLED)
        words = "would not be controlled";
    if (judged->result == CC_CONTROL_NOT_APPLICABLE)
        return cc_str_of(words);
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%s", words);
    if (judged->first_met && judged->clause_count > 1) {
        cc_buf_addf(&buf, ": ");
        add_entry(&buf, judged);
    } else if (judged->answer == CC_ANSWER_MET && !judged->first_met) {
        cc_buf_addf(&buf, ": one clause or another, however the open ones turn out");
    }
    return cc_doc_keep(doc, &buf);
}

struct cc_str control_status_words(struct cc_doc *doc, const struct cc_rule *rule)
{
    static const char *const before[CC_RULE_STATUS_COUNT] = {
        [CC_RULE_IN_FORCE] = "in force since ",
        [CC_RULE_SUPERSEDED] = "in force from ",
        [CC_RULE_REPORTED] = "as reported, since ",
        [CC_RULE_PROPOSED] = "a bill, introduced ",
    };
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%s%.*s", before[rule->status], CC_PRI(rule->effective));
    if (rule->ended.len)
        cc_buf_addf(&buf, " until %.*s", CC_PRI(rule->ended));
    return cc_doc_keep(doc, &buf);
}

const struct cc_control_leg *control_deciding_leg(const struct cc_control_clause *clause)
{
    for (size_t i = 0; i < clause->leg_count; i++)
        if (clause->legs[i].answer == clause->answer)
            return &clause->legs[i];
    return &clause->legs[0];
}
