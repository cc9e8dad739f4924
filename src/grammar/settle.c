/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which chips a comparison is of, where the words leave one out: the only two of those spoken of around it for which it is true. What is
 * wrong of all of them is left alone.
 */
#include "parse.h"

#include "chipcmp/claim/verdict.h"

enum { CANDIDATES = 6 };
struct candidates {
    size_t items[CANDIDATES];
    size_t count;
    bool full;
};

static void add_candidate(const struct parser *parser, struct candidates *out, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    if (atom->kind != ATOM_CHIP || atom->alien || atom->role == ROLE_NAME || atom->generation)
        return;
    for (size_t i = 0; i < out->count; i++)
        if (same_mention(parser, out->items[i], at))
            return;
    if (out->count < CANDIDATES)
        out->items[out->count++] = at;
    else
        out->full = true;
}

/* The chips of this sentence, and of as many before it in the same paragraph. */
static struct candidates candidates_of(const struct parser *parser, uint32_t back)
{
    struct candidates out = {.count = 0};
    const struct sentence *sentences = parser->atoms.tokens->sentences;
    uint32_t first = parser->sentence;
    while (first > 0 && parser->sentence - first < back && sentences[first - 1].block == sentences[parser->sentence].block)
        first--;
    for (size_t i = parser->last; i-- > parser->atoms.sentence_first[first];)
        add_candidate(parser, &out, i);
    return out;
}

static bool is_true(struct parser *parser, const struct draft *draft, size_t subject, size_t object)
{
    struct cc_judgement judgement;
    struct cc_claim trial = draft->claim;
    const struct atom *s = atom_at(parser, subject), *o = atom_at(parser, object);
    trial.subject = (struct cc_named){.named = true, .target = s->target, .variant = s->variant};
    trial.object = (struct cc_named){.named = true, .target = o->target, .variant = o->variant};
    cc_arena_reset(parser->trial);
    if (!cc_claim_judge(parser->values, &trial, NULL, parser->trial, &judgement, parser->error)) {
        parser->failed = true;
        return false;
    }
    return judgement.verdict == CC_SUPPORTED;
}

bool settle_parties(struct parser *parser, struct draft *draft, uint32_t back)
{
    struct candidates all = candidates_of(parser, back);
    struct parties found = {.subject = NOWHERE};
    const struct parties known = draft->parties;
    if (all.full || (known.subject != NOWHERE && atom_at(parser, known.subject)->alien))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        for (size_t k = 0; k < all.count && !parser->failed; k++) {
            bool other = (known.subject != NOWHERE && !same_mention(parser, all.items[i], known.subject)) ||
                         (known.object != NOWHERE && !same_mention(parser, all.items[k], known.object));
            if (i == k || other || !is_true(parser, draft, all.items[i], all.items[k]))
                continue;
            if (found.subject != NOWHERE)
                return false; /* of two pairs it is nobody's */
            found = (struct parties){.subject = all.items[i], .object = all.items[k]};
        }
    }
    if (found.subject == NOWHERE)
        return false;
    draft->parties = found;
    draft->exact = true;
    return true;
}
