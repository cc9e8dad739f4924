/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Equality told by possession: "its compute is the H100's", "keeps the H100's memory bandwidth", "has the compute of the H100". */
#include "parse.h"

/* What a chip has of another one it has alike. */
static bool is_keeping(const struct parser *parser, size_t at)
{
    static const char *const verbs[] = {"keeps", "keep", "kept", "keeping", "retains", "retain", "retained", "retaining", "inherits",
        "inherited", "shares", "share", "preserves", "preserved"};
    const struct atom *atom = atom_at(parser, at);
    return TOKEN_IN(&parser->atoms.tokens->items[atom->first], verbs) || (atom_is(atom, WORD_HAVE) && !atom_is_amount(atom, AMOUNT_VALUE));
}

/* The verb before the noun phrase that begins at or before `at`; NOWHERE where other words stand between. */
static size_t verb_before(const struct parser *parser, size_t at)
{
    static const char *const wholes[] = {"full", "entire", "whole", "complete", "very"};
    for (size_t i = at; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (is_keeping(parser, i))
            return i;
        if (!atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER) && !TOKEN_IN(&parser->atoms.tokens->items[atom->first], wholes))
            return NOWHERE;
    }
    return NOWHERE;
}

static void add(struct parser *parser, size_t anchor, size_t object, struct found_metrics *metrics, size_t to)
{
    struct draft draft = {.from = metrics->from < anchor ? metrics->from : anchor, .to = to, .parties = parties_of(parser, anchor, anchor)};
    if (same_mention(parser, draft.parties.subject, object)) { /* the chip whose it is was taken for the subject */
        struct parties again = parties_of(parser, anchor, parser->last - 1);
        draft.parties.subject = again.subject;
    }
    draft.parties.object = object;
    if (draft.parties.subject == NOWHERE || same_mention(parser, draft.parties.subject, object))
        return;
    draft.claim.kind = CC_CLAIM_ORDER;
    draft.claim.direction = CC_DIR_EQUAL;
    for (size_t i = 0; i < metrics->count; i++) {
        draft.claim.metric = metrics->items[i].metric;
        quality_set(&metrics->quality, &draft.claim);
        draft.claim.memory_kind = memory_kind_near(parser, metrics->items[i].at);
        draft.claim.cores = draft.claim.metric == CC_CM_COMPUTE_UNITS && names_cores(parser, metrics->items[i].at);
        claim_add(parser, &draft);
    }
}

/* "Its compute is the H100's". */
static void parse_predicate(struct parser *parser, size_t at)
{
    size_t be = at > parser->first && atom_is(atom_at(parser, at - 1), WORD_ARTICLE) ? at - 2 : at - 1;
    if (at < parser->first + 2 || !atom_is(atom_at(parser, be), WORD_BE) || be == parser->first)
        return;
    if (at + 1 < parser->last && atom_at(parser, at + 1)->kind != ATOM_MARK && !atom_is(atom_at(parser, at + 1), WORD_TURN))
        return;
    struct found_metrics metrics = {0};
    if (atom_is_metric(atom_at(parser, be - 1)))
        metrics_before(parser, be, REACH_CLOSE, &metrics);
    if (metrics.count && !metrics.blocked && !mood_at(parser, be))
        add(parser, be, at, &metrics, at + 1);
}

/* "The H200 keeps the H100's compute": no figure behind, which would be the subject's own. */
static void parse_kept(struct parser *parser, size_t at)
{
    size_t verb = verb_before(parser, at);
    if (verb == NOWHERE || verb == parser->first || at + 1 >= parser->last || !atom_is_metric(atom_at(parser, at + 1)) ||
        mood_at(parser, verb))
        return;
    struct found_metrics metrics;
    metrics_after(parser, at + 1, &metrics);
    for (size_t i = at + 1; i < parser->last && i <= metrics.to; i++)
        if (atom_at(parser, i)->kind == ATOM_AMOUNT || is_place(atom_at(parser, i), PLACE_AT))
            return;
    if (metrics.count && !metrics.blocked)
        add(parser, verb, at, &metrics, metrics.to);
}

/* "The H200 has the compute of the H100". */
static void parse_of(struct parser *parser, size_t at)
{
    size_t i = at;
    while (i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_MAKER)))
        i--;
    if (i < parser->first + 4 || !atom_is(atom_at(parser, i - 1), WORD_OF) || !atom_is_metric(atom_at(parser, i - 2)))
        return;
    size_t metric = i - 2, article = metric;
    while (article > parser->first &&
           (atom_is(atom_at(parser, article - 1), WORD_PRECISION) || atom_is(atom_at(parser, article - 1), WORD_QUALIFIER)))
        article--;
    size_t verb = article > parser->first && atom_is(atom_at(parser, article - 1), WORD_ARTICLE) ? verb_before(parser, article) : NOWHERE;
    if (verb == NOWHERE || verb == parser->first || mood_at(parser, verb))
        return;
    struct found_metrics metrics;
    metrics_after(parser, article, &metrics);
    if (metrics.count && !metrics.blocked && metrics.items[0].at == metric)
        add(parser, verb, at, &metrics, at + 1);
}

void parse_possession(struct parser *parser, size_t at)
{
    const struct atom *chip = atom_at(parser, at);
    if (!is_party(chip))
        return;
    if (!chip->possessive) {
        parse_of(parser, at);
        return;
    }
    parse_predicate(parser, at);
    parse_kept(parser, at);
}
