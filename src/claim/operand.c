/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure that a measure gives for one chip, or the quantity computed from a few of its figures. */
#include "measure.h"

/* TPP = 2 x MacTOPS x bit length of the operation, the greatest over all of them, dense (15 CFR part 774, ECCN 3A090, technical note 2);
 * a printed TFLOPS or TOPS counts 2 operations to one MAC. */
static const struct {
    const char *id;
    unsigned bits;
} tpp_rates[] = {{"bf16_tensor", 16}, {"fp16_tensor", 16}, {"fp8_tensor", 8}, {"int8_tensor", 8}, {"fp4_tensor", 4}, {"fp64_tensor", 64}};

static void take(struct cc_operand *out, const struct cc_value *value, size_t side)
{
    out->state = value->state == CC_STATE_CONFLICTING ? CC_STATE_VALUE : value->state;
    out->reason = value->reason;
    out->unknown = value->unknown;
    if (out->state != CC_STATE_VALUE)
        return;
    const struct cc_side *taken = &value->sides[side < value->side_count ? side : 0];
    out->value = taken->quantity.value;
    out->range = taken->quantity.range;
    out->sides[0] = taken;
    out->side_count = 1;
}

static bool figure_of(const struct cc_db *db, uint32_t chip, uint32_t metric, enum cc_basis basis, size_t side, struct cc_arena *arena,
    struct cc_operand *out, struct facts *facts, struct cc_error *error)
{
    struct cc_value value;
    *out = (struct cc_operand){.chip = chip, .metric = metric, .basis = basis, .state = CC_STATE_NOT_RESEARCHED};
    if (metric == CC_NO_INDEX)
        return true;
    if (!cc_value_get(db, chip, metric, basis, arena, &value, error))
        return false;
    take(out, &value, side);
    if (facts && facts->count < CC_OPERAND_SIDES)
        facts->values[facts->count++] = value;
    return true;
}

/* a / b of one chip; the operand that is missing says why. */
static struct cc_operand quotient(struct cc_operand a, struct cc_operand b)
{
    struct cc_operand out = a;
    if (a.state != CC_STATE_VALUE)
        return a;
    if (b.state != CC_STATE_VALUE)
        return b;
    if (!cc_interval_div(a.range, b.range, &out.range))
        out.state = CC_STATE_NOT_PUBLISHED;
    out.value = a.value / b.value;
    out.sides[out.side_count++] = b.sides[0];
    return out;
}

static bool per_watt(const struct cc_db *db, uint32_t chip, const struct measure *measure, const struct pick *pick, struct cc_arena *arena,
    struct cc_operand *out, struct facts *facts, struct cc_error *error)
{
    struct cc_operand rate, power;
    uint32_t tdp = cc_db_find_metric(db, CC_STR("tdp"));
    if (!figure_of(db, chip, measure->metric, measure->basis, pick->side[0], arena, &rate, facts, error) ||
        !figure_of(db, chip, tdp, CC_BASIS_NONE, pick->side[1], arena, &power, facts, error))
        return false;
    *out = quotient(rate, power);
    return true;
}

/* In operations/s times bits; the unit of the rules counts tera. */
static const double tera = 1e12;

static bool tpp(const struct cc_db *db, uint32_t chip, struct cc_arena *arena, struct cc_operand *out, struct cc_error *error)
{
    *out = (struct cc_operand){.chip = chip,
        .metric = cc_db_find_metric(db, CC_STR("bf16_tensor")),
        .basis = CC_BASIS_DENSE,
        .state = CC_STATE_NOT_PUBLISHED};
    for (size_t i = 0; i < sizeof tpp_rates / sizeof tpp_rates[0]; i++) {
        struct cc_operand rate;
        uint32_t metric = cc_db_find_metric(db, cc_str_of(tpp_rates[i].id));
        if (!figure_of(db, chip, metric, CC_BASIS_DENSE, 0, arena, &rate, NULL, error))
            return false;
        if (rate.state != CC_STATE_VALUE) {
            if (i == 0)
                *out = rate;
            continue;
        }
        double factor = tpp_rates[i].bits / tera;
        rate.value *= factor;
        rate.range = cc_interval_scale(rate.range, factor);
        if (out->state != CC_STATE_VALUE || rate.value > out->value)
            *out = rate;
    }
    return true;
}

static bool density(const struct cc_db *db, uint32_t chip, struct cc_arena *arena, struct cc_operand *out, struct cc_error *error)
{
    struct cc_operand performance, area;
    if (!tpp(db, chip, arena, &performance, error) ||
        !figure_of(db, chip, cc_db_find_metric(db, CC_STR("die_area")), CC_BASIS_NONE, 0, arena, &area, NULL, error))
        return false;
    *out = quotient(performance, area);
    return true;
}

bool operand_get(const struct cc_db *db, uint32_t chip, const struct measure *measure, const struct pick *pick, struct cc_arena *arena,
    struct cc_operand *out, struct facts *facts, struct cc_error *error)
{
    if (facts)
        facts->count = 0;
    if (measure->rule == MEASURE_PER_WATT)
        return per_watt(db, chip, measure, pick, arena, out, facts, error);
    if (measure->rule == MEASURE_TPP)
        return tpp(db, chip, arena, out, error);
    if (measure->rule == MEASURE_DENSITY)
        return density(db, chip, arena, out, error);
    return figure_of(db, chip, measure->metric, measure->basis, pick->side[0], arena, out, facts, error);
}
