/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several figures set against as many: "141 GB at 4.8 TB/s against 80 GB at 3.35 TB/s". */
#include "pair.h"

enum { RUN_MOST = 4 };
struct run { /* figures of different dimensions, in the order of the text */
    size_t items[RUN_MOST];
    size_t count;
};

static bool is_figure(const struct atom *atom)
{
    return atom_is_amount(atom, AMOUNT_VALUE) || atom_is_amount(atom, AMOUNT_PER_WATT);
}

/* What may stand between the figures of one side. */
static bool may_stand(const struct atom *atom)
{
    return atom_is(atom, WORD_ALSO) || atom_is_mark(atom, ',') || atom_is_mark(atom, '/') || atom_is_metric(atom) ||
           atom_is(atom, WORD_OF) || atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_HEDGE) || atom_is(atom, WORD_PRECISION) ||
           atom_is(atom, WORD_QUALIFIER) || is_place(atom, PLACE_AT) || is_place(atom, PLACE_WITH) || is_place(atom, PLACE_IN);
}

static size_t alike(const struct parser *parser, const struct run *run, size_t at)
{
    const struct amount *amount = &atom_at(parser, at)->amount;
    for (size_t i = 0; i < run->count; i++) {
        const struct amount *other = &atom_at(parser, run->items[i])->amount;
        if (other->class == amount->class && other->amount.dimension == amount->amount.dimension)
            return run->items[i];
    }
    return NOWHERE;
}

/* "against the H100's 80 GB": the chip between the joint and the first figure. */
static bool names_other(const struct atom *atom)
{
    return atom_is(atom, WORD_MAKER) || (atom->kind == ATOM_CHIP && atom->possessive);
}

/* The figures that stand together before the joint, or behind it. */
static struct run run_beside(const struct parser *parser, size_t joint, bool behind)
{
    struct run run = {.count = 0};
    for (size_t distance = 1; run.count < RUN_MOST; distance++) {
        const struct atom *atom = atom_beside(parser, joint, distance, behind);
        bool other = atom && behind && !run.count && names_other(atom);
        if (!atom || atom->used || (!is_figure(atom) && !may_stand(atom) && !other))
            break;
        if (!is_figure(atom))
            continue;
        size_t at = behind ? joint + distance : joint - distance;
        if (alike(parser, &run, at) != NOWHERE)
            break;
        run.items[run.count++] = at;
    }
    return run;
}

static void pair_up(struct parser *parser, const struct run *left, size_t joint, const struct run *right, bool turned)
{
    size_t from = left->items[left->count - 1], to = right->items[right->count - 1];
    for (size_t i = left->count; i-- > 0;) {
        bool blocked;
        size_t other = alike(parser, right, left->items[i]);
        enum cc_claim_metric metric = metric_of_value(parser, left->items[i], &blocked);
        if (other == NOWHERE || metric == CC_CM_OTHER || blocked)
            continue;
        parser->atoms.items[left->items[i]].used = parser->atoms.items[other].used = true;
        if (!pair_push(parser, (struct pair){.left = left->items[i],
                                   .right = other,
                                   .from = from,
                                   .to = to,
                                   .joint = joint,
                                   .turned = turned,
                                   .metric = metric}))
            return;
    }
}

void parse_runs(struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        bool to = is_place(atom_at(parser, i), PLACE_TO);
        if (!to && !atom_is(atom_at(parser, i), WORD_VERSUS))
            continue;
        struct run left = run_beside(parser, i, false), right = run_beside(parser, i, true);
        if (to && (!left.count || !follows_from(parser, left.items[left.count - 1])))
            continue;
        bool even = left.count == right.count && left.count > 1;
        for (size_t k = 0; even && k < left.count; k++)
            even = alike(parser, &right, left.items[k]) != NOWHERE;
        if (even)
            pair_up(parser, &left, i, &right, to);
    }
}
