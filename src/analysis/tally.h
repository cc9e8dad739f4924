/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 5, analysis (private). How many distinct ratios were tried, and how many of them would fit by chance. */
#ifndef ANALYSIS_TALLY_H
#define ANALYSIS_TALLY_H

#include "chipcmp/analysis/explain.h"

struct explain_trial {
    double ratio;
    double chance; /* that such a ratio fits */
    bool fits, natural;
    size_t candidate; /* its place among the candidates, where it fits */
    size_t number;    /* of its ratio, filled by explain_tally: equal ratios have equal numbers */
};

/* Sorts the trials by ratio, numbers the distinct ones from 1, and counts them; with only_natural those among the natural trials. */
void explain_tally(struct explain_trial *trials, size_t count, bool only_natural, struct cc_explain_tally *out);

#endif
