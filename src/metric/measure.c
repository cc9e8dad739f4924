/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a measure, printed or derived, gives for one chip. */
#include "chipcmp/metric/measure.h"

struct cc_str cc_measure_unit(const struct cc_db *db, const struct cc_measure *measure)
{
    if (measure->derived)
        return cc_str_of(cc_derived_unit(db, measure->derived, measure->metric));
    return db->metrics[measure->metric].unit_name;
}

struct cc_str cc_measure_label(const struct cc_db *db, const struct cc_measure *measure)
{
    return measure->derived ? cc_str_of(measure->derived->label) : db->metrics[measure->metric].label;
}

struct cc_str cc_measure_id(const struct cc_db *db, const struct cc_measure *measure)
{
    return measure->derived ? cc_str_of(measure->derived->id) : db->metrics[measure->metric].id;
}

enum cc_better cc_measure_better(const struct cc_db *db, const struct cc_measure *measure)
{
    return measure->derived ? measure->derived->better : db->metrics[measure->metric].better;
}

static bool is_known(enum cc_state state)
{
    return state == CC_STATE_VALUE || state == CC_STATE_CONFLICTING;
}

static bool printed(const struct cc_db *db, const struct cc_measure *measure, struct cc_arena *arena, struct cc_measured *out,
    struct cc_error *error)
{
    const struct cc_metric *metric = &db->metrics[measure->metric];
    struct cc_value *fact = CC_NEW(arena, struct cc_value, 1);
    if (!fact)
        return cc_error_memory(error);
    if (!cc_value_get(db, out->chip, measure->metric, measure->basis, arena, fact, error))
        return false;
    out->state = fact->state;
    out->facts = fact;
    out->fact_count = 1;
    out->reason = fact->reason;
    out->unknown = fact->unknown;
    out->known = fact->side_count > 0;
    out->missing = out->known ? CC_NO_INDEX : measure->metric;
    if (!out->known)
        return true;
    out->number = cc_quantity_in(&fact->sides[0].quantity, &metric->unit);
    out->range = cc_interval_in(fact->range, &metric->unit);
    out->spread = cc_interval_in(fact->spread, &metric->unit);
    return true;
}

static bool derived(const struct cc_db *db, const struct cc_measure *measure, struct cc_arena *arena, struct cc_measured *out,
    struct cc_error *error)
{
    struct cc_derived_value *value = CC_NEW(arena, struct cc_derived_value, 1);
    if (!value)
        return cc_error_memory(error);
    if (!cc_derived_get(db, out->chip, measure->derived, measure->metric, measure->basis, arena, value, error))
        return false;
    out->state = value->state;
    out->facts = value->facts;
    out->fact_count = value->fact_count;
    out->missing = value->missing;
    out->reason = value->reason;
    out->unknown = value->unknown;
    out->known = is_known(value->state);
    if (!out->known)
        return true;
    out->number = value->number;
    out->range = value->range;
    out->spread = value->spread;
    return true;
}

bool cc_measure_get(const struct cc_db *db, uint32_t chip, const struct cc_measure *measure, struct cc_arena *arena,
    struct cc_measured *out, struct cc_error *error)
{
    *out = (struct cc_measured){.chip = chip};
    return measure->derived ? derived(db, measure, arena, out, error) : printed(db, measure, arena, out, error);
}
