/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 5, analysis (private). Every figure that one measure gives for one chip: the preferred one first, then the other sides. */
#ifndef ANALYSIS_OPERANDS_H
#define ANALYSIS_OPERANDS_H

#include "chipcmp/analysis/explain.h"

struct explain_operands {
    struct cc_explain_operand *items;
    size_t count, capacity;
    bool missing; /* a figure that the chip may have is not public; false where the sources print it on another basis */
};

/* Fills *out, whose array is used again. Operands with more than CC_EXPLAIN_DEPARTURES departures are left out. */
bool explain_operands(const struct cc_db *db, uint32_t chip, const struct cc_explain_measure *measure, struct cc_arena *arena,
    struct explain_operands *out, struct cc_error *error);

void departures_add(struct cc_departures *departures, enum cc_departure departure);
struct cc_departures departures_sum(const struct cc_departures *a, const struct cc_departures *b);

#endif
