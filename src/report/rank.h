/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report, private. What the parts of the document of a rank share. */
#ifndef CHIPCMP_REPORT_RANK_PRIVATE_H
#define CHIPCMP_REPORT_RANK_PRIVATE_H

#include "chipcmp/report/measured.h"
#include "chipcmp/report/rank.h"

struct rank_view {
    const struct cc_rank *rank;
    const struct cc_db *db;
    const struct cc_measure *measure;
    struct cc_doc *doc;
    struct cc_notes notes;
    const struct cc_str *said; /* sentences that stand first */
    size_t said_count;
};

/* rank_json.c: the machines' views. */
void rank_json(struct rank_view *view);
void rank_records(struct rank_view *view);

#endif
