/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims that state a ratio: percentages, factors, fractions and multiples. What makes them "less", "more" or "of" is told by sense.c. */
#include "sense.h"

/* "six times the power of": of a processor it may be what it does as well as what it draws. */
static bool is_bare_power(const struct parser *parser, size_t anchor, size_t at)
{
    bool times = at > anchor && at <= anchor + 2 && at + 1 < parser->last && atom_is(atom_at(parser, at + 1), WORD_OF) &&
                 atom_is_amount(atom_at(parser, anchor), AMOUNT_TIMES);
    return times && atom_is_metric(atom_at(parser, at)) && cc_str_eq(cc_str_of(atom_at(parser, at)->entry->words), CC_STR("power"));
}

/* "4,500 TFLOPS in FP8 and 9,000 in FP4, a 2.3x compute leap": of two precisions before neither is the factor's. */
static bool is_open_precision(const struct parser *parser, size_t at, const struct found_metrics *metrics)
{
    enum cc_precision found = CC_PREC_NONE;
    bool several = false;
    if (metrics->quality.precision != CC_PREC_NONE || !metrics->count || metrics->items[0].at < at)
        return false;
    for (size_t i = parser->first; i < at; i++) {
        const struct atom *atom = atom_at(parser, i);
        enum cc_precision own = atom->kind == ATOM_AMOUNT ? atom->amount.precision : atom_precision(atom);
        several = several || (own != CC_PREC_NONE && found != CC_PREC_NONE && own != found);
        found = own != CC_PREC_NONE ? own : found;
    }
    return several;
}

/* Both are named in one other sentence, which does not set them against each other: "B200, GB200, and related accelerators". */
static bool are_merely_listed(const struct parser *parser, const struct parties *parties)
{
    if (parties->subject == NOWHERE || parties->object == NOWHERE || parser->memory.heading_pair || has_pronoun(parser, parser->last))
        return false;
    uint32_t sentence = atom_at(parser, parties->subject)->sentence;
    if (sentence == parser->sentence || atom_at(parser, parties->object)->sentence != sentence)
        return false;
    for (size_t i = parser->atoms.sentence_first[sentence]; i < parser->atoms.sentence_first[sentence + 1]; i++)
        if (atom_is(atom_at(parser, i), WORD_VERSUS))
            return false;
    return true;
}

/* A chip is left out, or both are merely listed elsewhere and it is wrong of them: where the ratio is exact enough to tell by, the
 * data name the chips, or nobody does. */
static void add_or_settle(struct parser *parser, const struct draft *draft)
{
    enum { BACK = 3 /* sentences */ };
    enum cc_hedge hedge = draft->claim.hedge;
    bool bound = hedge == CC_HEDGE_OVER || hedge == CC_HEDGE_AT_LEAST || hedge == CC_HEDGE_UP_TO; /* true of too many */
    struct draft settled = *draft;
    bool wrong = are_merely_listed(parser, &draft->parties) && is_draft_wrong(parser, draft);
    bool open = draft->parties.subject == NOWHERE || draft->parties.object == NOWHERE;
    if (wrong)
        settled.parties = (struct parties){.subject = NOWHERE, .object = NOWHERE};
    bool found = (open || wrong) && !bound && settle_parties(parser, &settled, BACK);
    if (wrong && !found)
        claim_skip(parser, draft->from, draft->to, "unclear_owner");
    else
        claim_add(parser, found ? &settled : draft);
}

static void emit(struct parser *parser, size_t at, const struct sense *sense, const struct found_metrics *metrics)
{
    const struct atom *anchor = atom_at(parser, at);
    struct draft draft = {.from = at < metrics->from ? at : metrics->from, .to = metrics->to > at ? metrics->to : at + 1};
    draft.claim.kind = CC_CLAIM_RATIO;
    if (!ratio_parties(parser, at, sense, metrics, &draft)) {
        claim_skip(parser, draft.from, draft.to, "several_candidates");
        return;
    }
    draft.claim.hedge = anchor->amount.hedge;
    draft.claim.stated = stated_of(anchor, sense);
    draft.claim.direction = direction_of(&draft.claim.stated);
    struct quality quality = metrics->quality;
    struct quality near = quality_near(parser, at, draft.to);
    if (is_open_precision(parser, at, metrics))
        near.precision = CC_PREC_NONE;
    quality_merge(&quality, near);
    for (size_t i = 0; i < metrics->count; i++) {
        struct cc_claim *claim = &draft.claim;
        claim->metric = metrics->items[i].metric;
        if (claim->metric == CC_CM_POWER && is_bare_power(parser, at, metrics->items[i].at) && is_draft_wrong(parser, &draft)) {
            claim_skip(parser, draft.from, draft.to, "no_metric");
            continue;
        }
        quality_set(&quality, claim);
        claim->memory_kind = memory_kind_near(parser, metrics->items[i].at);
        claim->cores = claim->metric == CC_CM_COMPUTE_UNITS && names_cores(parser, metrics->items[i].at);
        add_or_settle(parser, &draft);
        parser->last_ratio = at;
    }
}

/* "1.76x and 1.43x the memory and bandwidth of the H100, respectively": factors in the order of the metrics; false where their numbers
 * differ. */
static bool align(const struct parser *parser, size_t at, struct found_metrics *out)
{
    size_t place = 0, factors = 0, named = 0;
    for (size_t i = parser->first; i < parser->last; i++) {
        if (!atom_is_factor(atom_at(parser, i)))
            continue;
        place = i == at ? factors : place;
        factors++;
    }
    for (size_t i = parser->first; i < parser->last; i++)
        named += atom_is(atom_at(parser, i), WORD_METRIC);
    if (named != factors)
        return false;
    for (size_t i = parser->first; i < parser->last; i++) {
        if (!atom_is(atom_at(parser, i), WORD_METRIC) || place-- > 0)
            continue;
        metrics_after(parser, i, out);
        out->count = out->count ? 1 : 0;
        out->aligned = true;
        return out->count == 1;
    }
    return false;
}

static bool says_respectively(const struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last; i++)
        if (atom_is(atom_at(parser, i), WORD_RESPECTIVELY))
            return true;
    return false;
}

static void parse_ratio(struct parser *parser, size_t at)
{
    struct found_metrics metrics;
    struct sense sense = sense_of(parser, at);
    const char *mood = mood_at(parser, at);
    if (sense.found && sense.after > at + 1 &&
        !atom_is_factor(atom_at(parser, sense.after - 1))) /* even where nothing is claimed: its "more" is no order of its own */
        parser->atoms.items[sense.after - 1].used = true;
    if (mood || !sense.found) {
        claim_skip(parser, at, at + 1, mood ? mood : has_topic_word(parser, at) ? "not_a_specification" : "unclear");
        return;
    }
    if (sense.form == CC_FORM_PERCENT_LESS && atom_at(parser, at)->amount.class == AMOUNT_PERCENT &&
        atom_at(parser, at)->amount.amount.value >= 100) {
        claim_skip(parser, at, at + 1, "no_such_ratio");
        return;
    }
    ratio_metrics(parser, at, &sense, &metrics);
    if (sense.speed)
        metrics_hasten(&metrics);
    bool joined = heads_list(parser, at) || (at >= parser->first + 2 && heads_list(parser, at - 2));
    bool in_order = (says_respectively(parser) && !(joined && metrics.count == 1)) || (joined && metrics.count > 1);
    if (in_order && !align(parser, at, &metrics)) {
        claim_skip(parser, at, at + 1, "several_candidates");
        return;
    }
    if (!metrics.blocked && metrics.count == 1 && metrics.items[0].metric == CC_CM_COMPUTE && is_per_watt(parser, at))
        metrics.items[0].metric = CC_CM_COMPUTE_PER_WATT; /* "Per watt, the compute of the B200 is 60% higher" */
    else
        metrics.blocked = metrics.blocked || is_per_other(parser, at);
    if (metrics.blocked || !metrics.count) {
        claim_skip(parser, at, at + 1, metrics.blocked || has_topic_word(parser, at) ? "not_a_specification" : "no_metric");
        return;
    }
    if (!parse_across(parser, at, &sense, &metrics))
        emit(parser, at, &sense, &metrics);
}

void parse_ratios(struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        struct atom *atom = &parser->atoms.items[i];
        if (!atom_is_factor(atom) || atom->used)
            continue;
        atom->used = true;
        parse_ratio(parser, i);
    }
}
