/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operations and bytes of one pass of transformer inference. */
#include "chipcmp/analysis/workload.h"

#include <math.h>

/* Bytes of the cache that one token takes, over all layers. */
static double cache_per_token(const struct cc_model *m)
{
    return m->kv_per_token > 0 ? m->kv_per_token : 2 * m->layers * m->kv_heads * m->head_elements * m->kv_bytes;
}

bool cc_workload_of(const struct cc_model *m, struct cc_workload *out, struct cc_error *error)
{
    bool decode = m->phase == CC_PHASE_DECODE;
    double fresh = decode ? 1 : m->context, cached = decode ? m->context : 0; /* T and C */
    if (!(m->parameters > 0) || !(m->weight_bytes > 0) || !(m->batch >= 1) || !(fresh >= 1) || !(cached >= 0) || m->layers < 0 ||
        m->heads < 0 || m->kv_heads < 0 || m->head_elements < 0 || m->kv_bytes < 0 || m->kv_per_token < 0)
        return cc_error_set(error, CC_ERR_USAGE, "a number of the model is out of range");
    struct cc_workload w = {.new_tokens = m->batch * fresh};
    double pairs = fresh * cached + fresh * (fresh + 1) / 2;
    w.attention_operations = m->batch * 4 * m->layers * m->heads * m->head_elements * pairs;
    w.operations = 2 * m->parameters * w.new_tokens + w.attention_operations;
    w.weight_bytes = m->parameters * m->weight_bytes;
    w.cache_bytes = m->batch * (cached + fresh) * cache_per_token(m);
    w.bytes = w.weight_bytes + w.cache_bytes;
    w.intensity = w.operations / w.bytes;
    if (!isfinite(w.operations) || !isfinite(w.bytes) || !(w.intensity > 0) || !isfinite(w.intensity))
        return cc_error_set(error, CC_ERR_USAGE, "the numbers of the model are too large to compute with");
    *out = w;
    return true;
}
