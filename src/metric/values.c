/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values looked up before, in lists by the hash of what they are values of. */
#include "chipcmp/metric/values.h"

struct cc_values_entry {
    struct cc_value value;
    struct cc_values_entry *next;
};

void cc_values_init(struct cc_values *values, const struct cc_db *db, struct cc_arena *arena)
{
    *values = (struct cc_values){.db = db, .arena = arena};
}

static size_t bucket_of(uint32_t chip, uint32_t metric, enum cc_basis basis)
{
    uint32_t hash = ((chip * 64 + metric) * 16 + (uint32_t)basis) * UINT32_C(2654435769); /* 2^32 over the golden ratio */
    return hash >> 24;
}

const struct cc_value *cc_values_get(struct cc_values *values, uint32_t chip, uint32_t metric, enum cc_basis basis, struct cc_error *error)
{
    struct cc_values_entry **bucket = &values->buckets[bucket_of(chip, metric, basis)];
    for (const struct cc_values_entry *entry = *bucket; entry; entry = entry->next)
        if (entry->value.chip == chip && entry->value.metric == metric && entry->value.basis == basis)
            return &entry->value;
    struct cc_values_entry *entry = CC_NEW(values->arena, struct cc_values_entry, 1);
    if (!entry) {
        cc_error_memory(error);
        return NULL;
    }
    if (!cc_value_get(values->db, chip, metric, basis, values->arena, &entry->value, error))
        return NULL;
    entry->next = *bucket;
    *bucket = entry;
    return &entry->value;
}
