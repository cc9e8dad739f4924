/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a contradicted ratio may have been taken from: the best few results of the search backwards, on the words' own metric first. They
 * are candidates, never the explanation, and never change a verdict.
 */
#include "reading.h"

#include <string.h>

/* The members that a name may stand for, its default first; a chip that is named stands for itself. */
static bool list_members(const struct judge *judge, const struct cc_named *named, struct cc_arena *arena, struct cc_explain_party *out)
{
    const struct cc_db *db = judge->db;
    uint32_t first = cc_target_chip(db, named->target), *chips = CC_NEW(arena, uint32_t, db->chip_count);
    if (!chips)
        return cc_error_memory(judge->error);
    out->chips = chips;
    chips[out->count++] = first;
    for (uint32_t i = 0; i < db->chip_count && !named->variant && named->target.chip == CC_NO_INDEX; i++)
        if (i != first && cc_scope_same(db, i, first) && cc_family_within(db, db->chips[i].family, named->target.family))
            chips[out->count++] = i;
    return true;
}

/* One of the measures that the words' own metric can mean. */
static bool is_own(const struct measures *measures, const struct cc_explain_measure *found)
{
    for (size_t i = 0; i < measures->count; i++) {
        const struct measure *own = &measures->items[i];
        const char *derived = measure_derived_id(own->rule);
        bool same_rule = found->derived ? derived && strcmp(found->derived->id, derived) == 0 : !derived;
        if (same_rule && (own->rule == MEASURE_TPP || own->rule == MEASURE_DENSITY || own->metric == found->metric))
            return true;
    }
    return false;
}

/* A copy that outlives the search. */
static bool keep_operand(const struct judge *judge, struct cc_explain_operand *operand)
{
    struct cc_side *copies = CC_NEW(judge->arena, struct cc_side, operand->side_count);
    if (!copies)
        return cc_error_memory(judge->error);
    for (size_t i = 0; i < operand->side_count; i++) {
        copies[i] = *operand->sides[i];
        copies[i].literal = cc_arena_copy(judge->arena, copies[i].literal);
        if (!copies[i].literal.s)
            return cc_error_memory(judge->error);
        operand->sides[i] = &copies[i];
    }
    return true;
}

static bool keep(const struct judge *judge, const struct cc_explain *found, struct cc_candidates *out)
{
    struct measures measures;
    measures_of_claim(judge->db, judge->claim, &measures);
    out->tally = found->all;
    for (int own = 1; own >= 0; own--) {
        for (size_t i = 0; i < found->candidate_count && out->count < CC_CANDIDATES; i++) {
            const struct cc_explain_candidate *candidate = &found->candidates[i];
            if (candidate->same_as != i || is_own(&measures, &candidate->measure) != (own == 1))
                continue;
            struct cc_explain_candidate *kept = &out->items[out->count++];
            *kept = *candidate;
            if (!keep_operand(judge, &kept->subject) || !keep_operand(judge, &kept->object))
                return false;
        }
    }
    for (; out->benchmark_count < found->benchmark_count && out->benchmark_count < CC_CANDIDATES; out->benchmark_count++)
        out->benchmarks[out->benchmark_count] = found->benchmarks[out->benchmark_count];
    return true;
}

/* What the words state, as the search takes it; false where they leave an end open or allow a ratio of zero. */
static bool stated_of(const struct judge *judge, struct cc_explain_stated *out)
{
    const struct cc_allowed *allowed = &judge->allowed;
    struct cc_interval width;
    *out = (struct cc_explain_stated){.range = allowed->range};
    return judge->claim->kind == CC_CLAIM_RATIO && !allowed->open_low && !allowed->open_high && !allowed->strict && allowed->range.lo > 0 &&
           allowed->range.lo < allowed->range.hi && cc_stated_amount(&judge->claim->stated, &out->centre, &width);
}

bool candidates_find(struct judge *judge)
{
    struct cc_explain_stated stated;
    struct cc_explain_options options = {.stated = &stated, .stated_count = 1};
    struct cc_arena scratch = {.fail_after = judge->arena->fail_after};
    struct cc_explain found;
    if (!judge->claim->object.named || !stated_of(judge, &stated))
        return true;
    struct cc_candidates *out = CC_NEW(judge->arena, struct cc_candidates, 1);
    if (!out)
        return cc_error_memory(judge->error);
    bool done = list_members(judge, &judge->claim->subject, &scratch, &options.subject) &&
                list_members(judge, &judge->claim->object, &scratch, &options.object) &&
                cc_explain_run(judge->db, &options, &scratch, &found, judge->error) && keep(judge, &found, out);
    cc_arena_release(&scratch);
    judge->out->candidates = out;
    return done;
}
