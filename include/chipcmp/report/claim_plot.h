/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The chart `claim`: the picture of a verdict. What the words of a claim allow is a band, every reading of it a point with
 * the interval of its rounding, labelled with its amount and whether it agrees. A panel a claim; of a pair one for each of its parts.
 */
#ifndef CHIPCMP_REPORT_CLAIM_PLOT_H
#define CHIPCMP_REPORT_CLAIM_PLOT_H

#include "chipcmp/claim/verdict.h"
#include "chipcmp/report/plot.h"

/* Fills *out; texts live in the arena, in the database or in the text. CC_ERR_USAGE where the text has no claim that can be drawn: one of
 * an amount, with readings or with a figure that is not public; CC_ERR_MEMORY. */
bool cc_report_claim_plot(const struct cc_db *db, const struct cc_check *check, struct cc_arena *arena, struct cc_plot *out,
    struct cc_error *error);

#endif
