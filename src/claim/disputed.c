/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A contradicted value may still be printed somewhere: as a figure that the data hold for a misprint, a placeholder or another part's. Such
 * a figure is no reading and changes no verdict; the reader is told of it, and what is known against it.
 */
#include "reading.h"

static bool add(struct judge *judge, const struct cc_side *side)
{
    struct cc_judgement *out = judge->out;
    for (size_t i = 0; i < out->disputed_count; i++)
        if (out->disputed[i]->figure == side->figure)
            return true;
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */
    if (!CC_PUSH_ROOM(judge->arena, out->disputed, out->disputed_count, out->disputed_capacity))
        return cc_error_memory(judge->error);
    out->disputed[out->disputed_count++] = side;
    return true;
}

bool disputed_find(struct judge *judge, const struct point *from)
{
    struct measures measures;
    measures_of_claim(judge->db, judge->claim, &measures);
    if (judge->claim->kind != CC_CLAIM_VALUE)
        return true;
    for (size_t i = 0; i < measures.count; i++) {
        const struct measure *measure = &measures.items[i];
        if (measure->rule != MEASURE_FIGURE || measure->metric == CC_NO_INDEX)
            continue;
        const struct cc_value *value = cc_values_get(judge->values, from->subject, measure->metric, measure->basis, judge->error);
        if (!value)
            return false;
        for (size_t k = 0; k < value->disputed_count; k++)
            if (cc_allowed_meets(&judge->allowed, value->disputed[k].quantity.range) && !add(judge, &value->disputed[k]))
                return false;
    }
    return true;
}
