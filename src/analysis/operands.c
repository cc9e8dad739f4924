/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every figure that one measure gives for one chip. */
#include "operands.h"

void departures_add(struct cc_departures *departures, enum cc_departure departure)
{
    departures->times[departure]++;
    departures->total++;
}

struct cc_departures departures_sum(const struct cc_departures *a, const struct cc_departures *b)
{
    struct cc_departures sum = {.total = a->total + b->total};
    for (int i = 0; i < CC_DEPARTURE_COUNT; i++)
        sum.times[i] = (unsigned char)(a->times[i] + b->times[i]);
    return sum;
}

static void depart_by_side(struct cc_explain_operand *operand, const struct cc_side *side, size_t number)
{
    if (number > 0)
        departures_add(&operand->departures,
            side->figure->status == CC_STATUS_PRELIMINARY ? CC_DEPARTURE_PRELIMINARY : CC_DEPARTURE_CONFLICT);
    operand->sides[operand->side_count++] = side;
}

static bool push(struct explain_operands *out, const struct cc_explain_operand *operand, struct cc_arena *arena, struct cc_error *error)
{
    if (operand->departures.total > CC_EXPLAIN_DEPARTURES || !(operand->range.lo > 0))
        return true;
    if (!CC_PUSH_ROOM(arena, out->items, out->count, out->capacity))
        return cc_error_memory(error);
    out->items[out->count++] = *operand;
    return true;
}

static bool printed_operands(const struct cc_value *fact, struct cc_arena *arena, struct explain_operands *out, struct cc_error *error)
{
    for (size_t i = 0; i < fact->side_count; i++) {
        const struct cc_side *side = &fact->sides[i];
        struct cc_explain_operand operand = {.chip = fact->chip, .number = side->quantity.value, .range = side->quantity.range};
        if (!cc_side_is_choice(fact, i))
            continue;
        depart_by_side(&operand, side, i);
        if (!push(out, &operand, arena, error))
            return false;
    }
    return true;
}

static bool derived_operands(struct cc_derived_value *value, struct cc_arena *arena, struct explain_operands *out, struct cc_error *error)
{
    const struct cc_value *over = &value->facts[0], *under = &value->facts[value->fact_count - 1];
    bool fixed = value->derived->rule != CC_DERIVED_QUOTIENT; /* the rate of a TPP is its preferred figure */
    size_t overs = fixed ? 1 : over->side_count, unders = value->fact_count > 1 ? under->side_count : 1;
    for (size_t i = 0; i < overs; i++) {
        for (size_t k = 0; k < unders; k++) {
            const size_t taken[CC_DERIVED_FACTS] = {i, k};
            if (!cc_side_is_choice(over, i) || !cc_side_is_choice(under, k) || !cc_derived_take(value, taken))
                continue;
            struct cc_explain_operand operand = {.chip = value->chip, .number = value->number, .range = value->range};
            for (size_t f = 0; f < value->fact_count && f < CC_DERIVED_FACTS; f++)
                depart_by_side(&operand, cc_derived_side(value, f), taken[f]);
            if (!push(out, &operand, arena, error))
                return false;
        }
    }
    return true;
}

bool explain_operands(const struct cc_db *db, uint32_t chip, const struct cc_explain_measure *measure, struct cc_arena *arena,
    struct explain_operands *out, struct cc_error *error)
{
    out->count = 0;
    out->missing = false;
    if (!measure->derived) {
        struct cc_value fact;
        if (!cc_value_get(db, chip, measure->metric, measure->basis, arena, &fact, error))
            return false;
        out->missing = !fact.side_count &&
                       (fact.state == CC_STATE_NOT_RESEARCHED || (fact.state == CC_STATE_NOT_PUBLISHED && fact.unknown));
        return printed_operands(&fact, arena, out, error);
    }
    struct cc_derived_value value;
    if (!cc_derived_get(db, chip, measure->derived, measure->metric, measure->basis, arena, &value, error))
        return false;
    bool known = value.state == CC_STATE_VALUE || value.state == CC_STATE_CONFLICTING;
    return !known || derived_operands(&value, arena, out, error);
}
