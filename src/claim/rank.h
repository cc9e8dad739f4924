/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 6, claim, private. Rank claims: where a family stands among the accelerators in the data. */
#ifndef CHIPCMP_CLAIM_RANK_H
#define CHIPCMP_CLAIM_RANK_H

#include "reading.h"

/* Default members of the families (gpu and npu) ordered by the claim's default measure. The set a text has in mind is open and its date
 * unknown: a better chip in the data contradicts a claimed place, but that there are none never supports it. */
bool rank_judge(struct judge *judge);

#endif
