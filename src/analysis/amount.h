/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 5, analysis (private). Exact comparisons with thresholds of rules. */
#ifndef ANALYSIS_AMOUNT_H
#define ANALYSIS_AMOUNT_H

#include "chipcmp/analysis/control.h"

/* Sign of over / under - the leg's threshold, in canonical units, exactly. */
int threshold_against(const struct cc_rule_leg *leg, double over, double under);

/* Sign of the one threshold minus the other; both legs have the same measure. */
int threshold_order(const struct cc_rule_leg *a, const struct cc_rule_leg *b);

/* What a comparison says of the sign of amount - threshold. */
bool comparison_holds(enum cc_rule_comparison comparison, int sign);

/* The rule's answer over every way in which what is open may turn out: MET or NOT_MET where all agree; else `open`. Amounts are indexed by
 * measure. False only when memory ran out. */
bool rule_in_all_ways(const struct cc_db *db, const struct cc_rule *rule, const struct cc_control_amount *amounts, enum cc_answer open,
    struct cc_arena *arena, enum cc_answer *out, struct cc_error *error);

#endif
