/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Derived metrics: the table of formulas, and their values for one chip. */
#include "chipcmp/metric/derived.h"

#include <math.h>

#define PLAIN_QUOTIENT "a plain quotient of two printed figures"
#define BIS_RULE "BIS, 88 FR 73458 (2023), technical notes to ECCN 3A090"

const struct cc_derived cc_derived_table[CC_DERIVED_COUNT] = {
    {"compute_per_watt", "Compute per watt", "TFLOPS/W", "TOPS/W", "peak rate over TDP",
        "FLOPS per watt is the measure of the Green500 list: Feng and Cameron, Computer 40(12), 2007; here of printed peaks",
        CC_DERIVED_QUOTIENT, CC_BETTER_HIGHER, NULL, "tdp", 12, false},
    {"bandwidth_per_watt", "Memory bandwidth per watt", "GB/s/W", NULL, "memory bandwidth over TDP", PLAIN_QUOTIENT, CC_DERIVED_QUOTIENT,
        CC_BETTER_HIGHER, "memory_bandwidth", "tdp", 9, false},
    {"capacity_per_watt", "Memory capacity per watt", "GB/W", NULL, "memory capacity over TDP", PLAIN_QUOTIENT, CC_DERIVED_QUOTIENT,
        CC_BETTER_HIGHER, "memory_capacity", "tdp", 9, false},
    {"compute_per_area", "Compute per die area", "TFLOPS/mm2", "TOPS/mm2", "peak rate over the area of the logic dies", PLAIN_QUOTIENT,
        CC_DERIVED_QUOTIENT, CC_BETTER_HIGHER, NULL, "die_area", 12, false},
    {"ridge_point", "Ridge point", "FLOP/B", "OP/B", "peak rate over memory bandwidth",
        "the roofline model: Williams, Waterman and Patterson, Communications of the ACM 52(4), 65-76, 2009", CC_DERIVED_QUOTIENT,
        CC_BETTER_NONE, NULL, "memory_bandwidth", 0, false},
    {"bytes_per_flop", "Memory bytes per operation", "B/FLOP", "B/OP", "memory bandwidth over peak rate",
        "the inverse of the ridge point of the roofline model: Williams, Waterman and Patterson, Communications of the ACM 52(4), 2009",
        CC_DERIVED_QUOTIENT, CC_BETTER_NONE, "memory_bandwidth", NULL, 0, true},
    {"capacity_per_compute", "Memory capacity per compute", "GB/TFLOPS", "GB/TOPS", "memory capacity over peak rate",
        "the ratio of Amdahl's memory law: Gray and Shenoy, Rules of Thumb in Data Engineering, ICDE 2000", CC_DERIVED_QUOTIENT,
        CC_BETTER_NONE, "memory_capacity", NULL, -3, false},
    {"tpp", "TPP", "", NULL,
        "dense peak rate in tera-operations per second x bit length of the operation, the highest over all bit lengths", BIS_RULE,
        CC_DERIVED_TPP, CC_BETTER_NONE, NULL, NULL, 12, false},
    {"performance_density", "Performance density", "TPP/mm2", NULL, "TPP over the area of the logic dies", BIS_RULE,
        CC_DERIVED_TPP_QUOTIENT, CC_BETTER_NONE, NULL, "die_area", 12, false},
};

/* TF32 is stored in 32 bits, and counted so. Of equal products the first is named. */
static const struct {
    const char *id;
    unsigned bits;
} tpp_rates[CC_TPP_RATES] = {
    {"fp8_tensor", 8},
    {"int8_tensor", 8},
    {"bf16_tensor", 16},
    {"fp16_tensor", 16},
    {"tf32_tensor", 32},
    {"fp6_tensor", 6},
    {"fp4_tensor", 4},
    {"fp64_tensor", 64},
    {"fp32_vector", 32},
    {"fp64_vector", 64},
};

const struct cc_derived *cc_derived_find(struct cc_str id)
{
    for (size_t i = 0; i < CC_DERIVED_COUNT; i++)
        if (cc_str_eq(id, cc_str_of(cc_derived_table[i].id)))
            return &cc_derived_table[i];
    return NULL;
}

bool cc_derived_takes_rate(const struct cc_derived *derived)
{
    return derived->rule == CC_DERIVED_QUOTIENT && (!derived->over || !derived->under);
}

const char *cc_derived_unit(const struct cc_db *db, const struct cc_derived *derived, uint32_t rate)
{
    bool integer = derived->integer_unit && rate != CC_NO_INDEX && cc_str_eq(db->metrics[rate].unit_name, CC_STR("TOPS"));
    return integer ? derived->integer_unit : derived->unit;
}

unsigned cc_tpp_bits(struct cc_str metric)
{
    for (size_t i = 0; i < CC_TPP_RATES; i++)
        if (cc_str_eq(metric, cc_str_of(tpp_rates[i].id)))
            return tpp_rates[i].bits;
    return 0;
}

/* Products and quotients whose exact result is a double keep it, so that 600 TOPS printed as exact x 8 bits is 4800, not a hair to either
 * side; else the bounds go one step outward. fma gives the sign of what rounding has left out. */
static struct cc_interval scaled(struct cc_interval a, double factor)
{
    double lo = a.lo * factor, hi = a.hi * factor;
    return (
        struct cc_interval){fma(a.lo, factor, -lo) < 0 ? nextafter(lo, 0) : lo, fma(a.hi, factor, -hi) > 0 ? nextafter(hi, HUGE_VAL) : hi};
}

static struct cc_interval divided(struct cc_interval a, struct cc_interval b)
{
    double lo = a.lo / b.hi, hi = a.hi / b.lo;
    return (struct cc_interval){fma(-lo, b.hi, a.lo) < 0 ? nextafter(lo, 0) : lo, fma(-hi, b.lo, a.hi) > 0 ? nextafter(hi, HUGE_VAL) : hi};
}

/* From a quotient of canonical units to the unit of the table. */
static double number_in_unit(const struct cc_derived *derived, double number, double ten)
{
    return derived->scale10 < 0 ? number * ten : number / ten;
}

static struct cc_interval range_in_unit(const struct cc_derived *derived, struct cc_interval range, double ten)
{
    return derived->scale10 < 0 ? scaled(range, ten) : divided(range, cc_interval_exact(ten));
}

static void set_missing(struct cc_derived_value *value, const struct cc_value *fact)
{
    value->state = fact->state;
    value->missing = fact->metric;
    value->reason = fact->reason;
    value->unknown = fact->unknown;
}

/* One fact of the value; false when memory ran out. *known is false where there is no figure, and the value then says so. */
static bool add_fact(const struct cc_db *db, struct cc_derived_value *value, uint32_t metric, enum cc_basis basis, struct cc_arena *arena,
    bool *known, struct cc_error *error)
{
    struct cc_value fact = {.state = CC_STATE_NOT_RESEARCHED,
        .chip = value->chip,
        .metric = metric,
        .reason = CC_STR("the data have no such metric")};
    if (metric != CC_NO_INDEX && !cc_value_get(db, value->chip, metric, basis, arena, &fact, error))
        return false;
    *known = fact.side_count > 0;
    if (!*known)
        set_missing(value, &fact);
    else if (fact.state == CC_STATE_CONFLICTING)
        value->state = CC_STATE_CONFLICTING;
    value->facts[value->fact_count++] = fact;
    return true;
}

static bool add_figure(const struct cc_db *db, struct cc_derived_value *value, const char *id, struct cc_arena *arena, bool *known,
    struct cc_error *error)
{
    uint32_t metric = id ? cc_db_find_metric(db, cc_str_of(id)) : value->rate;
    return add_fact(db, value, metric, id ? CC_BASIS_NONE : value->basis, arena, known, error);
}

/* What goes above or below the line, in canonical units. */
struct term {
    double number;
    struct cc_interval range, spread;
};

static struct term term_of(const struct cc_value *fact)
{
    return (struct term){fact->sides[0].quantity.value, fact->range, fact->spread};
}

/* The number and its intervals from the facts: a and, but for TPP, b. */
static bool combine(struct cc_derived_value *value, struct term a, struct term b)
{
    const struct cc_derived *derived = value->derived;
    int scale = derived->scale10;
    double ten = cc_decimal_to_double((struct cc_decimal){1, 0, false}, scale < 0 ? -scale : scale, 1, 1);
    if (derived->rule != CC_DERIVED_QUOTIENT)
        a = (struct term){a.number * value->bits, value->highest, value->highest_spread};
    if (derived->rule != CC_DERIVED_TPP) {
        if (!(b.spread.lo > 0))
            return false;
        a = (struct term){a.number / b.number, divided(a.range, b.range), divided(a.spread, b.spread)};
    }
    value->number = number_in_unit(derived, a.number, ten);
    value->range = range_in_unit(derived, a.range, ten);
    value->spread = range_in_unit(derived, a.spread, ten);
    return true;
}

/* A product that might be the highest of them: a rate and its bit length. */
struct product {
    struct cc_value fact;
    unsigned bits;
    double number;
    struct cc_interval range, spread;
};

static bool list_products(const struct cc_db *db, struct cc_derived_value *value, struct product *products, size_t *count,
    struct cc_arena *arena, struct cc_error *error)
{
    for (size_t i = 0; i < CC_TPP_RATES; i++) {
        uint32_t metric = cc_db_find_metric(db, cc_str_of(tpp_rates[i].id));
        struct product p = {.bits = tpp_rates[i].bits};
        if (metric == CC_NO_INDEX)
            continue;
        if (!cc_value_get(db, value->chip, metric, CC_BASIS_DENSE, arena, &p.fact, error))
            return false;
        if (!p.fact.side_count) {
            bool supported = p.fact.state != CC_STATE_NOT_SUPPORTED;
            if (value->missing == CC_NO_INDEX || (supported && value->state == CC_STATE_NOT_SUPPORTED))
                set_missing(value, &p.fact);
            if (supported)
                value->unpublished[value->unpublished_count++] = metric;
            continue;
        }
        p.number = p.fact.sides[0].quantity.value * p.bits;
        p.range = scaled(p.fact.range, p.bits);
        p.spread = scaled(p.fact.spread, p.bits);
        products[(*count)++] = p;
    }
    return true;
}

/* The highest of the products. Which one it is may be open within rounding, so the bounds are the highest of the bounds: the true maximum
 * lies between them. */
static bool add_tpp(const struct cc_db *db, struct cc_derived_value *value, struct cc_arena *arena, bool *known, struct cc_error *error)
{
    struct product products[CC_TPP_RATES];
    size_t count = 0, best = 0;
    if (!list_products(db, value, products, &count, arena, error))
        return false;
    *known = count > 0;
    if (!*known)
        return true;
    for (size_t i = 1; i < count; i++)
        if (products[i].number > products[best].number)
            best = i;
    value->highest = products[best].range;
    value->highest_spread = products[best].spread;
    for (size_t i = 0; i < count; i++) {
        if (i != best && cc_interval_overlap(products[i].range, products[best].range))
            value->ties[value->tie_count++] = products[i].fact.metric;
        value->highest.lo = fmax(value->highest.lo, products[i].range.lo);
        value->highest.hi = fmax(value->highest.hi, products[i].range.hi);
        value->highest_spread.lo = fmax(value->highest_spread.lo, products[i].spread.lo);
        value->highest_spread.hi = fmax(value->highest_spread.hi, products[i].spread.hi);
    }
    value->state = products[best].fact.state;
    value->missing = CC_NO_INDEX;
    value->reason = (struct cc_str){0};
    value->unknown = NULL;
    value->rate = products[best].fact.metric;
    value->basis = CC_BASIS_DENSE;
    value->bits = products[best].bits;
    value->facts[value->fact_count++] = products[best].fact;
    return true;
}

bool cc_derived_get(const struct cc_db *db, uint32_t chip, const struct cc_derived *derived, uint32_t rate, enum cc_basis basis,
    struct cc_arena *arena, struct cc_derived_value *out, struct cc_error *error)
{
    bool takes_rate = cc_derived_takes_rate(derived), known = true;
    *out = (struct cc_derived_value){.derived = derived,
        .chip = chip,
        .rate = takes_rate ? rate : CC_NO_INDEX,
        .basis = takes_rate ? basis : CC_BASIS_NONE,
        .missing = CC_NO_INDEX};
    if (derived->rule == CC_DERIVED_QUOTIENT) {
        if (!add_figure(db, out, derived->over, arena, &known, error))
            return false;
    } else if (!add_tpp(db, out, arena, &known, error)) {
        return false;
    }
    if (known && derived->rule != CC_DERIVED_TPP && !add_figure(db, out, derived->under, arena, &known, error))
        return false;
    if (!known)
        return true;
    const struct cc_value *under = &out->facts[out->fact_count - 1];
    if (!combine(out, term_of(&out->facts[0]), term_of(under))) {
        out->state = CC_STATE_NOT_PUBLISHED;
        out->missing = under->metric;
        out->reason = CC_STR("the figure below the line may be zero");
    }
    return true;
}

bool cc_derived_take(struct cc_derived_value *value, const size_t taken[CC_DERIVED_FACTS])
{
    const struct cc_value *a = &value->facts[0], *b = &value->facts[value->fact_count - 1];
    value->state = CC_STATE_VALUE;
    value->taken[0] = value->derived->rule == CC_DERIVED_QUOTIENT ? taken[0] : 0;
    value->taken[1] = value->fact_count > 1 ? taken[1] : 0;
    const struct cc_quantity *qa = &a->sides[value->taken[0]].quantity, *qb = &b->sides[value->taken[value->fact_count - 1]].quantity;
    if (!combine(value, (struct term){qa->value, qa->range, qa->range}, (struct term){qb->value, qb->range, qb->range}))
        return false;
    value->spread = value->range;
    return true;
}

const struct cc_side *cc_derived_side(const struct cc_derived_value *value, size_t i)
{
    return &value->facts[i].sides[value->taken[i]];
}
