/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report, private. What the parts of the document of a consistency check share. */
#ifndef CHIPCMP_REPORT_CONSISTENCY_PRIVATE_H
#define CHIPCMP_REPORT_CONSISTENCY_PRIVATE_H

#include "chipcmp/report/consistency.h"
#include "chipcmp/report/value.h"

struct consistency_view {
    const struct cc_consistency *consistency;
    const struct cc_db *db;
    struct cc_doc *doc;
    struct cc_notes notes;
    const struct cc_str *said; /* sentences that stand first */
    size_t said_count;
};

/* The side of part `part` that a sum takes. */
const struct cc_side *consistency_side(const struct cc_total *total, const struct cc_part_sum *sum, size_t part);

/* consistency_json.c: the machines' views. */
void consistency_json(struct consistency_view *view);
void consistency_records(struct consistency_view *view);

#endif
