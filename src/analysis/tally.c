/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chance among many trials: distinct ratios, the chance of one of them, and what n of them give. */
#include "tally.h"

#include "chipcmp/num/stats.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

/* Ratios nearer to each other than this are one: the figures of one table, scaled. */
static const double same_ratio = 1e-6;

static int trial_order(const void *left, const void *right)
{
    const struct explain_trial *a = left, *b = right;
    return (a->ratio > b->ratio) - (a->ratio < b->ratio);
}

void explain_tally(struct explain_trial *trials, size_t count, bool only_natural, struct cc_explain_tally *out)
{
    double first = 0, widest = 0, sum = 0;
    bool fitting = false;
    *out = (struct cc_explain_tally){0};
    if (count)
        qsort(trials, count, sizeof *trials, trial_order);
    for (size_t i = 0; i < count; i++) {
        if (only_natural && !trials[i].natural)
            continue;
        if (!out->tried || trials[i].ratio > first * (1 + same_ratio)) {
            sum += widest;
            out->fitting += fitting;
            out->tried++;
            first = trials[i].ratio;
            widest = 0;
            fitting = false;
        }
        trials[i].number = out->tried;
        widest = fmax(widest, trials[i].chance);
        fitting |= trials[i].fits;
    }
    out->fitting += fitting;
    out->expected = sum + widest;
    if (!out->tried)
        return;
    out->chance = out->expected / (double)out->tried;
    out->any = cc_stats_binomial_tail(1, out->tried > UINT_MAX ? UINT_MAX : (unsigned)out->tried, out->chance);
}

/* Length of the union of up to CC_EXPLAIN_STATED intervals on the scale of logarithms, each reaching `reach` further down, within the range
 * that ratios are drawn from. A reading of that width meets a stated interval when its lower end lies there. */
static double length(const struct cc_explain_options *options, double reach)
{
    double least = log(CC_EXPLAIN_LEAST), most = log(CC_EXPLAIN_MOST), total = 0;
    struct cc_interval parts[CC_EXPLAIN_STATED];
    size_t count = options->stated_count < CC_EXPLAIN_STATED ? options->stated_count : CC_EXPLAIN_STATED;
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        struct cc_interval part = {fmin(fmax(log(options->stated[i].range.lo) - reach, least), most),
            fmin(fmax(log(options->stated[i].range.hi), least), most)};
        for (; at && parts[at - 1].lo > part.lo; at--)
            parts[at] = parts[at - 1];
        parts[at] = part;
    }
    double covered = least;
    for (size_t i = 0; i < count; i++) {
        total += fmax(0, parts[i].hi - fmax(parts[i].lo, covered));
        covered = fmax(covered, parts[i].hi);
    }
    return total;
}

double cc_explain_chance(const struct cc_explain_options *options, struct cc_interval range)
{
    return length(options, log(range.hi / range.lo)) / log(CC_EXPLAIN_MOST / CC_EXPLAIN_LEAST);
}
