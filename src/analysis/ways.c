/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A rule over every way in which its open legs may turn out. Legs of one measure depend together: a TPP that may lie on either side of 4800
 * meets one of "4800 or more" and "less than 4800", whichever. So each measure is put to all the places between and at its thresholds
 * where it may lie, and the rule is asked at each combination of places.
 */
#include "amount.h"

enum { WAYS_MAX = 100000 };

/* Places are numbered along the measure: 2 i + 1 is at threshold number i, 2 i is below it and above the one before. */
struct axis {
    const struct cc_rule_leg **thresholds; /* each once, in ascending order */
    size_t count;
    size_t first, last; /* places where the amount may lie */
};

struct ways {
    const struct cc_rule_leg *legs;
    uint32_t leg_count;
    size_t *places; /* of the legs' thresholds */
    struct axis axes[CC_MEASURE_COUNT];
    size_t at[CC_MEASURE_COUNT]; /* the combination looked at */
};

static size_t rank_of(const struct axis *axis, const struct cc_rule_leg *leg)
{
    size_t rank = 0;
    while (rank < axis->count && threshold_order(axis->thresholds[rank], leg) < 0)
        rank++;
    return rank;
}

static void add_threshold(struct axis *axis, const struct cc_rule_leg *leg)
{
    size_t rank = rank_of(axis, leg);
    if (rank < axis->count && threshold_order(axis->thresholds[rank], leg) == 0)
        return;
    for (size_t i = axis->count++; i > rank; i--)
        axis->thresholds[i] = axis->thresholds[i - 1];
    axis->thresholds[rank] = leg;
}

static size_t place_of(const struct axis *axis, double over, double under)
{
    for (size_t i = 0; i < axis->count; i++) {
        int sign = threshold_against(axis->thresholds[i], over, under);
        if (sign <= 0)
            return sign == 0 ? 2 * i + 1 : 2 * i;
    }
    return 2 * axis->count;
}

static void place_amount(struct axis *axis, const struct cc_control_amount *amount)
{
    axis->last = 2 * axis->count;
    if (!amount->known)
        return;
    axis->first = place_of(axis, amount->over.lo, amount->under.hi);
    if (!amount->at_least)
        axis->last = place_of(axis, amount->over.hi, amount->under.lo);
}

static bool leg_holds(const struct ways *w, uint32_t i)
{
    size_t threshold = w->places[i], at = w->at[w->legs[i].measure];
    return comparison_holds(w->legs[i].comparison, (at > threshold) - (at < threshold));
}

static bool rule_holds(const struct ways *w)
{
    bool clause = false;
    for (uint32_t i = 0; i < w->leg_count; i++) {
        bool new_clause = !i || !cc_str_eq(w->legs[i].clause, w->legs[i - 1].clause);
        if (new_clause && clause)
            return true;
        clause = (new_clause || clause) && leg_holds(w, i);
    }
    return clause;
}

/* The next combination; false after the last. */
static bool next_way(struct ways *w)
{
    for (int m = 0; m < CC_MEASURE_COUNT; m++) {
        if (w->at[m] < w->axes[m].last) {
            w->at[m]++;
            return true;
        }
        w->at[m] = w->axes[m].first;
    }
    return false;
}

bool rule_in_all_ways(const struct cc_db *db, const struct cc_rule *rule, const struct cc_control_amount *amounts, enum cc_answer open,
    struct cc_arena *arena, enum cc_answer *out, struct cc_error *error)
{
    struct ways w = {.legs = db->rule_legs + rule->first_leg, .leg_count = rule->leg_count};
    size_t ways = 1;
    *out = open;
    w.places = CC_NEW(arena, size_t, rule->leg_count);
    if (!w.places)
        return cc_error_memory(error);
    for (int m = 0; m < CC_MEASURE_COUNT; m++) {
        w.axes[m].thresholds = CC_NEW(arena, const struct cc_rule_leg *, rule->leg_count);
        if (!w.axes[m].thresholds)
            return cc_error_memory(error);
        for (uint32_t i = 0; i < w.leg_count; i++)
            if (w.legs[i].measure == (enum cc_rule_measure)m)
                add_threshold(&w.axes[m], &w.legs[i]);
        place_amount(&w.axes[m], &amounts[m]);
        w.at[m] = w.axes[m].first;
        ways *= w.axes[m].last - w.axes[m].first + 1;
        if (ways > WAYS_MAX)
            return true; /* then the legs one by one have to do */
    }
    for (uint32_t i = 0; i < w.leg_count; i++)
        w.places[i] = 2 * rank_of(&w.axes[w.legs[i].measure], &w.legs[i]) + 1;
    bool first = rule_holds(&w);
    while (next_way(&w))
        if (rule_holds(&w) != first)
            return true;
    *out = first ? CC_ANSWER_MET : CC_ANSWER_NOT_MET;
    return true;
}
