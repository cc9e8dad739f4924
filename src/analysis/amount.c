/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chip has of a measure that rules have thresholds for, and its comparison with one. */
#include "amount.h"

#include <math.h>

/* Of the canonical unit, operations/s or B/s, to that of print: teraoperations (TPP is of those), GB/s. */
enum { TPP_SCALE = 12, BANDWIDTH_SCALE = 9 };

enum { PLANAR_FROM_NM = 28 };

static const struct {
    const char *unit, *words;
    int scale10;
} measures[CC_MEASURE_COUNT] = {
    [CC_MEASURE_TPP] = {"", "TPP", TPP_SCALE},
    [CC_MEASURE_PERFORMANCE_DENSITY] = {"TPP/mm2", "performance density", TPP_SCALE},
    [CC_MEASURE_MEMORY_BANDWIDTH] = {"GB/s", "memory bandwidth", BANDWIDTH_SCALE},
    [CC_MEASURE_IO_BANDWIDTH] = {"GB/s", "input-output bandwidth", BANDWIDTH_SCALE},
    [CC_MEASURE_OPEN_IO_BANDWIDTH] = {"GB/s", "input-output bandwidth", BANDWIDTH_SCALE},
    [CC_MEASURE_MEMORY_PLUS_IO_BANDWIDTH] = {"GB/s", "memory plus input-output bandwidth", BANDWIDTH_SCALE},
};

const char *cc_rule_measure_unit(enum cc_rule_measure measure)
{
    return measures[measure].unit;
}
const char *cc_rule_measure_words(enum cc_rule_measure measure)
{
    return measures[measure].words;
}

/* ---- comparison */

/* The sign of a x b - c x d, where all are finite: products are split into what a double holds and what it leaves out, which is exact. */
static int compare_products(double a, double b, double c, double d)
{
    double ab = a * b, cd = c * d;
    double rest = fma(a, b, -ab), other = fma(c, d, -cd);
    if (ab > cd || ab < cd)
        return ab > cd ? 1 : -1;
    return (rest > other) - (rest < other);
}

/* A threshold is digits / parts in the canonical unit, both whole numbers that a double holds. */
struct threshold {
    double digits, parts;
};

static struct threshold threshold_of(const struct cc_rule_leg *leg)
{
    struct cc_decimal one = {.digits = 1};
    int places = cc_decimal_places(leg->decimal), scale = leg->unit.dimension == CC_DIM_BYTE_RATE ? leg->unit.scale10 : TPP_SCALE;
    uint64_t multiplier = leg->unit.multiplier ? leg->unit.multiplier : 1;
    unsigned divisor = leg->unit.divisor ? leg->unit.divisor : 1;
    return (
        struct threshold){cc_decimal_to_double(leg->decimal, scale + places, multiplier, divisor), cc_decimal_to_double(one, places, 1, 1)};
}

int threshold_against(const struct cc_rule_leg *leg, double over, double under)
{
    struct threshold t = threshold_of(leg);
    return compare_products(over, t.parts, t.digits, under);
}

int threshold_order(const struct cc_rule_leg *a, const struct cc_rule_leg *b)
{
    struct threshold ta = threshold_of(a), tb = threshold_of(b);
    return compare_products(ta.digits, tb.parts, tb.digits, ta.parts);
}

bool comparison_holds(enum cc_rule_comparison comparison, int sign)
{
    switch (comparison) {
    case CC_AT_LEAST:
        return sign >= 0;
    case CC_ABOVE:
        return sign > 0;
    case CC_BELOW:
        return sign < 0;
    case CC_AT_MOST:
        return sign <= 0;
    case CC_COMPARISON_COUNT:
        break;
    }
    return false;
}

enum cc_answer cc_control_compare(const struct cc_control_amount *amount, const struct cc_rule_leg *leg)
{
    if (!amount->known)
        return CC_ANSWER_UNKNOWN;
    bool low = comparison_holds(leg->comparison, threshold_against(leg, amount->over.lo, amount->under.hi));
    bool high = comparison_holds(leg->comparison, amount->at_least ? 1 : threshold_against(leg, amount->over.hi, amount->under.lo));
    if (low == high)
        return low ? CC_ANSWER_MET : CC_ANSWER_NOT_MET;
    return amount->at_least ? CC_ANSWER_UNKNOWN : CC_ANSWER_DEPENDS;
}

/* ---- measuring */

struct measuring {
    const struct cc_db *db;
    uint32_t chip;
    struct cc_arena *arena;
    struct cc_error *error;
    struct cc_control_amount *out;
};

static struct cc_interval exact_one(void)
{
    return (struct cc_interval){1, 1};
}

static struct cc_interval in_print(struct cc_interval canonical, int scale10)
{
    double ten = cc_decimal_to_double((struct cc_decimal){.digits = 1}, scale10, 1, 1);
    return (struct cc_interval){canonical.lo / ten, canonical.hi / ten};
}

static bool say_missing(struct measuring *m, uint32_t metric, enum cc_state state, struct cc_str reason)
{
    struct cc_control_amount *out = m->out;
    struct cc_str label = metric == CC_NO_INDEX ? CC_STR("a figure") : m->db->metrics[metric].label;
    out->reason = cc_arena_format(m->arena, "%.*s%s%.*s: %s%s%.*s", CC_PRI(out->reason), out->reason.len ? "; " : "", CC_PRI(label),
        cc_state_words(state), reason.len ? ", " : "", CC_PRI(reason));
    return out->reason.s || cc_error_memory(m->error);
}

/* Wider formats give no higher product than a published narrower one of floating point: see control.h. */
static bool may_lead(const struct cc_db *db, const struct cc_derived_value *tpp, uint32_t metric, struct cc_arena *arena, bool *may,
    struct cc_error *error)
{
    unsigned bits = cc_tpp_bits(db->metrics[metric].id);
    *may = true;
    for (uint32_t i = 0; i < db->metric_count && *may; i++) {
        unsigned other = cc_tpp_bits(db->metrics[i].id);
        struct cc_value fact;
        if (!other || other > bits || !cc_str_starts(db->metrics[i].id, CC_STR("fp")) || i == metric)
            continue;
        if (!cc_value_get(db, tpp->chip, i, CC_BASIS_DENSE, arena, &fact, error))
            return false;
        *may = !fact.side_count;
    }
    return true;
}

/* The smallest size in a text such as "TSMC 7 nm", 0 where it has none. */
static unsigned smallest_node(struct cc_str text)
{
    unsigned smallest = 0;
    for (size_t i = 1; i + 1 < text.len; i++) {
        size_t from = i;
        struct cc_decimal size;
        if (cc_lower(text.s[i]) != 'n' || cc_lower(text.s[i + 1]) != 'm')
            continue;
        struct cc_str before = cc_str_trim(cc_str_sub(text, 0, from));
        for (from = before.len; from && cc_is_digit(before.s[from - 1]);)
            from--;
        if (cc_decimal_parse(cc_str_sub(before, from, before.len), &size) == CC_DECIMAL_OK && size.digits < 1000 &&
            (!smallest || size.digits < smallest))
            smallest = (unsigned)size.digits;
    }
    return smallest;
}

/* Only dies of transistors that are not planar count for the density: FinFET and later. Every logic process of 28 nm or more is planar. */
static bool is_planar(struct measuring *m, bool *planar)
{
    struct cc_value process = {.side_count = 0};
    uint32_t metric = cc_db_find_metric(m->db, CC_STR("process"));
    if (metric != CC_NO_INDEX && !cc_value_get(m->db, m->chip, metric, CC_BASIS_NONE, m->arena, &process, m->error))
        return false;
    *planar = process.side_count && smallest_node(process.sides[0].literal) >= PLANAR_FROM_NM;
    return true;
}

static bool measure_tpp(struct measuring *m, const char *id)
{
    struct cc_control_amount *out = m->out;
    struct cc_derived_value *v = &out->derived;
    if (!cc_derived_get(m->db, m->chip, cc_derived_find(cc_str_of(id)), CC_NO_INDEX, CC_BASIS_NONE, m->arena, v, m->error))
        return false;
    out->state = v->state;
    out->known = v->state == CC_STATE_VALUE || v->state == CC_STATE_CONFLICTING;
    if (!out->known)
        return say_missing(m, v->missing, v->state, v->reason);
    bool planar = false;
    if (v->derived->rule != CC_DERIVED_TPP && !is_planar(m, &planar))
        return false;
    if (planar) {
        out->known = false;
        out->state = CC_STATE_NOT_SUPPORTED;
        out->reason = CC_STR("its process is planar, and the rule's area is that of dies with other transistors: there is no density");
        return true;
    }
    out->number = out->with_pcie = v->number;
    out->range = v->range;
    out->over = v->highest;
    out->under = v->derived->rule == CC_DERIVED_TPP ? exact_one() : v->facts[v->fact_count - 1].range;
    for (size_t i = 0; i < v->unpublished_count; i++) {
        bool may;
        if (!may_lead(m->db, v, v->unpublished[i], m->arena, &may, m->error))
            return false;
        out->at_least |= may;
        if (may && !say_missing(m, v->unpublished[i], CC_STATE_NOT_PUBLISHED, (struct cc_str){0}))
            return false;
    }
    return true;
}

/* Exact where doubles hold the sum, else a step outward. */
static struct cc_interval sum(struct cc_interval a, struct cc_interval b)
{
    double lo = a.lo + b.lo, hi = a.hi + b.hi;
    double lo_b = lo - a.lo, hi_b = hi - a.hi;
    double lo_rest = (a.lo - (lo - lo_b)) + (b.lo - lo_b), hi_rest = (a.hi - (hi - hi_b)) + (b.hi - hi_b);
    return (struct cc_interval){lo_rest < 0 ? nextafter(lo, 0) : lo, hi_rest > 0 ? nextafter(hi, HUGE_VAL) : hi};
}

/* Adds a bandwidth. One that the hardware lacks counts nothing; one that is not public leaves the sum open. */
static bool add_bandwidth(struct measuring *m, const char *id, enum cc_basis basis, bool counts_surely)
{
    struct cc_control_amount *out = m->out;
    struct cc_value fact = {.state = CC_STATE_NOT_RESEARCHED, .metric = cc_db_find_metric(m->db, cc_str_of(id))};
    if (fact.metric != CC_NO_INDEX && !cc_value_get(m->db, m->chip, fact.metric, basis, m->arena, &fact, m->error))
        return false;
    if (!fact.side_count) {
        if (fact.state == CC_STATE_NOT_SUPPORTED)
            return true;
        out->at_least = true;
        out->state = out->known ? out->state : fact.state;
        return say_missing(m, fact.metric, fact.state, fact.reason);
    }
    double number = in_print(cc_interval_exact(fact.sides[0].quantity.value), BANDWIDTH_SCALE).lo;
    struct cc_interval with = sum(out->over, fact.range);
    if (counts_surely) {
        out->over = with;
        out->number += number;
    } else {
        out->over.hi = with.hi;
        out->links_open = true;
    }
    out->with_pcie += number;
    if (fact.state == CC_STATE_CONFLICTING || !out->known)
        out->state = fact.state;
    out->known = true;
    out->facts[out->fact_count++] = fact;
    return true;
}

static bool measure_bandwidth(struct measuring *m)
{
    struct cc_control_amount *out = m->out;
    enum cc_rule_measure measure = out->measure;
    bool memory = measure == CC_MEASURE_MEMORY_BANDWIDTH || measure == CC_MEASURE_MEMORY_PLUS_IO_BANDWIDTH;
    bool io = measure != CC_MEASURE_MEMORY_BANDWIDTH, open = measure != CC_MEASURE_IO_BANDWIDTH;
    out->under = exact_one();
    out->state = CC_STATE_NOT_SUPPORTED;
    if (memory && !add_bandwidth(m, "memory_bandwidth", CC_BASIS_NONE, true))
        return false;
    if (io && (!add_bandwidth(m, "interconnect_bandwidth", CC_BASIS_BOTH_DIRECTIONS, true) ||
                  !add_bandwidth(m, "pcie_bandwidth", CC_BASIS_BOTH_DIRECTIONS, !open)))
        return false;
    out->range = in_print(out->over, BANDWIDTH_SCALE);
    return true;
}

bool cc_control_amount(const struct cc_db *db, uint32_t chip, enum cc_rule_measure measure, struct cc_arena *arena,
    struct cc_control_amount *out, struct cc_error *error)
{
    struct measuring m = {db, chip, arena, error, out};
    *out = (struct cc_control_amount){.measure = measure};
    if (measure == CC_MEASURE_TPP || measure == CC_MEASURE_PERFORMANCE_DENSITY)
        return measure_tpp(&m, measure == CC_MEASURE_TPP ? "tpp" : "performance_density");
    return measure_bandwidth(&m);
}
