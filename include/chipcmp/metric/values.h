/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 4, metric. Values looked up before: whoever asks for the same few again and again, as the checking of a text does, has each worked
 * out from its figures once.
 */
#ifndef CHIPCMP_METRIC_VALUES_H
#define CHIPCMP_METRIC_VALUES_H

#include "chipcmp/metric/value.h"

struct cc_values_entry;

struct cc_values {
    const struct cc_db *db;
    struct cc_arena *arena; /* of the values; of one thread, as they are */
    struct cc_values_entry *buckets[256];
};

void cc_values_init(struct cc_values *values, const struct cc_db *db, struct cc_arena *arena);

/* As cc_value_get; good as long as the arena is. NULL only when memory ran out. */
const struct cc_value *cc_values_get(struct cc_values *values, uint32_t chip, uint32_t metric, enum cc_basis basis, struct cc_error *error);

#endif
