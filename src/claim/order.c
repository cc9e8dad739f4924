/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims without an amount: "more memory than", "the same bandwidth as", "beats the H100 on memory". */
#include "parse.h"

struct order {
    enum cc_direction direction;
    enum cc_hedge hedge;
    size_t after;
};

static enum cc_hedge hedge_before(const struct parser *parser, size_t at)
{
    for (size_t i = at, steps = 0; i-- > parser->first && steps < 2; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_HEDGE))
            return (enum cc_hedge)atom->entry->value;
        if (!atom_is(atom, WORD_ARTICLE))
            break;
    }
    return CC_HEDGE_NONE;
}

static bool is_order(const struct parser *parser, size_t at, struct order *out)
{
    const struct atom *atom = atom_at(parser, at);
    *out = (struct order){.after = at + 1};
    if (atom_is(atom, WORD_MORE) && !(atom->entry->flags & WORD_BEST)) {
        out->direction = atom->entry->value > 0 ? CC_DIR_MORE : CC_DIR_LESS;
        return true;
    }
    if (atom_is(atom, WORD_EQUAL) || (atom_is(atom, WORD_BEAT) && atom->entry->value == 0)) {
        out->direction = CC_DIR_EQUAL;
        out->hedge = atom->entry->flags & WORD_ABOUT ? CC_HEDGE_ABOUT : hedge_before(parser, at);
        return true;
    }
    if (atom_is(atom, WORD_BEAT)) {
        out->direction = atom->entry->value > 0 ? CC_DIR_MORE : CC_DIR_LESS;
        return true;
    }
    return false;
}

/* An order needs its object in the sentence, or a partner named just before; a bare "more memory" states nothing. */
static bool has_object(const struct parser *parser, const struct parties *parties)
{
    return parties->object != NOWHERE && atom_at(parser, parties->object)->sentence == parser->sentence;
}

static void find_metrics(const struct parser *parser, size_t at, const struct order *order, struct found_metrics *out)
{
    metrics_after(parser, order->after, out);
    if (out->count || out->blocked)
        return;
    struct quality quality = out->quality;
    metrics_before(parser, at, true, out);
    if (out->quality.precision == CC_PREC_NONE)
        out->quality.precision = quality.precision;
}

static void parse_order(struct parser *parser, size_t at, const struct order *order)
{
    struct found_metrics metrics;
    struct draft draft = {0};
    find_metrics(parser, at, order, &metrics);
    if (metrics.blocked || !metrics.count)
        return;
    draft.parties = parties_of(parser, at, at);
    if (!has_object(parser, &draft.parties))
        return;
    const char *mood = mood_at(parser, at);
    draft.from = at < metrics.from ? at : metrics.from;
    draft.to = metrics.to > at ? metrics.to : at + 1;
    if (mood) {
        claim_skip(parser, draft.from, draft.to, mood);
        return;
    }
    draft.claim.kind = CC_CLAIM_ORDER;
    draft.claim.direction = order->direction;
    draft.claim.hedge = order->hedge;
    for (size_t i = 0; i < metrics.count; i++) {
        draft.claim.metric = metrics.items[i].metric;
        bool rate = draft.claim.metric == CC_CM_COMPUTE || draft.claim.metric == CC_CM_COMPUTE_PER_WATT;
        draft.claim.precision = rate ? metrics.quality.precision : CC_PREC_NONE;
        draft.claim.dense = rate && metrics.quality.dense && !metrics.quality.sparse;
        draft.claim.sparse = rate && metrics.quality.sparse && !metrics.quality.dense;
        draft.claim.scope = metrics.quality.scope;
        claim_add(parser, &draft);
    }
}

void parse_orders(struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        struct atom *atom = &parser->atoms.items[i];
        struct order order;
        if (atom->used || !is_order(parser, i, &order))
            continue;
        atom->used = true;
        parse_order(parser, i, &order);
    }
}
