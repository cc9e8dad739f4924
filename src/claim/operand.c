/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure that a measure gives for one chip, or the quantity derived from a few of its figures. */
#include "measure.h"

#include "chipcmp/metric/derived.h"

#include <math.h>

const char *measure_derived_id(enum measure_rule rule)
{
    static const char *const ids[] = {[MEASURE_FIGURE] = NULL,
        [MEASURE_PER_WATT] = "compute_per_watt",
        [MEASURE_TPP] = "tpp",
        [MEASURE_DENSITY] = "performance_density"};
    return ids[rule];
}

static void take(struct cc_operand *out, const struct cc_value *value, size_t side)
{
    bool known = value->state == CC_STATE_VALUE || value->state == CC_STATE_CONFLICTING;
    out->state = known ? CC_STATE_VALUE : value->state;
    out->reason = value->reason;
    out->unknown = value->unknown;
    if (!known)
        return;
    const struct cc_side *taken = &value->sides[side < value->side_count ? side : 0];
    out->value = taken->quantity.value;
    out->range = taken->quantity.range;
    /* "8 TB/s" of the early papers, 7.7 in the end: whoever goes on with 8 means 8; its rounding would only blur the 7.7. */
    if (side > 0 && taken->figure->status == CC_STATUS_PRELIMINARY && !taken->conflicts)
        out->range = (struct cc_interval){out->value, out->value};
    out->sides[0] = taken;
    out->side_count = 1;
}

static bool figure_of(struct cc_values *values, const struct measure *measure, const struct pick *pick, struct cc_operand *out,
    struct facts *facts, struct cc_error *error)
{
    if (measure->metric == CC_NO_INDEX)
        return true;
    const struct cc_value *value = cc_values_get(values, out->chip, measure->metric, measure->basis, error);
    if (!value)
        return false;
    take(out, value, pick->side[0]);
    if (facts)
        facts->values[facts->count++] = *value;
    return true;
}

/* The derived value from the sides picked: a rate per watt in canonical units, as texts print units with it; TPP and its density as the
 * bare numbers they are printed as. Where no quotient exists with these sides, no operand. */
static void take_derived(struct cc_operand *out, struct cc_derived_value *value, const struct pick *pick)
{
    size_t taken[CC_DERIVED_FACTS];
    double unit = value->derived->rule == CC_DERIVED_QUOTIENT ? pow(10, value->derived->scale10) : 1;
    bool picked = false;
    for (size_t i = 0; i < CC_DERIVED_FACTS; i++) {
        taken[i] = i < value->fact_count ? pick->side[i] : 0;
        picked = picked || taken[i] > 0;
    }
    out->state = picked && !cc_derived_take(value, taken) ? CC_STATE_NOT_PUBLISHED : CC_STATE_VALUE;
    out->value = value->number * unit;
    out->range = cc_interval_scale(value->range, unit);
    for (size_t i = 0; i < value->fact_count; i++)
        out->sides[out->side_count++] = cc_derived_side(value, i);
}

static bool derived_of(const struct cc_db *db, const struct measure *measure, const struct pick *pick, struct cc_arena *arena,
    struct cc_operand *out, struct facts *facts, struct cc_error *error)
{
    struct cc_derived_value value;
    const struct cc_derived *derived = cc_derived_find(cc_str_of(measure_derived_id(measure->rule)));
    if (!derived)
        return true;
    if (!cc_derived_get(db, out->chip, derived, measure->metric, measure->basis, arena, &value, error))
        return false;
    out->state = value.state;
    out->reason = value.reason;
    out->unknown = value.unknown;
    if (value.state == CC_STATE_VALUE || value.state == CC_STATE_CONFLICTING)
        take_derived(out, &value, pick);
    /* Another side of a TPP's rate might not be the highest: only plain quotients are walked. */
    for (size_t i = 0; facts && derived->rule == CC_DERIVED_QUOTIENT && i < value.fact_count; i++)
        facts->values[facts->count++] = value.facts[i];
    return true;
}

bool operand_get(struct cc_values *values, uint32_t chip, const struct measure *measure, const struct pick *pick, struct cc_arena *arena,
    struct cc_operand *out, struct facts *facts, struct cc_error *error)
{
    *out = (struct cc_operand){.chip = chip, .metric = measure->metric, .basis = measure->basis, .state = CC_STATE_NOT_RESEARCHED};
    if (facts)
        facts->count = 0;
    if (measure->rule == MEASURE_FIGURE)
        return figure_of(values, measure, pick, out, facts, error);
    return derived_of(values->db, measure, pick, arena, out, facts, error);
}

bool is_other_memory(struct cc_values *values, uint32_t chip, struct cc_str kind, bool silent, bool *other, struct cc_error *error)
{
    *other = false;
    uint32_t metric = kind.len ? cc_db_find_metric(values->db, CC_STR("memory_type")) : CC_NO_INDEX;
    if (metric == CC_NO_INDEX || chip == CC_NO_INDEX)
        return true;
    const struct cc_value *value = cc_values_get(values, chip, metric, CC_BASIS_NONE, error);
    if (!value)
        return false;
    bool known = value->state == CC_STATE_VALUE || value->state == CC_STATE_CONFLICTING;
    *other = known || silent;
    for (size_t i = 0; known && i < value->side_count; i++)
        *other = *other && !cc_str_eq_nocase(value->sides[i].figure->value, kind);
    return true;
}
