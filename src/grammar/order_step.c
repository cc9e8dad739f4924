/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nouns of change that set two chips in an order: "141 GB, a clear improvement over the H100", "a bandwidth boost over the A100". */
#include "order.h"

static const struct token *token_of(const struct parser *parser, size_t at)
{
    return &parser->atoms.tokens->items[atom_at(parser, at)->first];
}

/* The "a" that opens the noun's phrase, of "the lead" the "the"; NOWHERE where a number stands in it or it opens in another way. */
static size_t article_of(const struct parser *parser, size_t at)
{
    enum { LONGEST = 6 };
    static const char *const held[] = {"lead", "edge", "advantage"};
    bool the = TOKEN_IN(token_of(parser, at), held);
    for (size_t i = at, steps = 0; i-- > parser->first && steps < LONGEST; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (token_is_word(token_of(parser, i), "a") || token_is_word(token_of(parser, i), "an") ||
            (the && token_is_word(token_of(parser, i), "the")))
            return i;
        if (atom->kind != ATOM_OTHER && !atom_is_metric(atom) && !atom_is(atom, WORD_PRECISION) && !atom_is(atom, WORD_QUALIFIER) &&
            !atom_is_mark(atom, '-') && !atom_is(atom, WORD_ALSO) && !atom_is(atom, WORD_MUCH))
            break;
    }
    return NOWHERE;
}

/* Behind "in memory", "(3.35 TB/s)" or "to 4.8 TB/s": the word that the step starts from. */
static size_t origin_word(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    if (i < parser->last && atom_is_mark(atom_at(parser, i), '('))
        while (++i < parser->last && !atom_is_mark(atom_at(parser, i - 1), ')'))
            continue;
    bool to = i < parser->last && is_place(atom_at(parser, i), PLACE_TO);
    bool in = i < parser->last && is_place(atom_at(parser, i), PLACE_IN);
    for (i += to || in; (to || in) && i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        bool said = to ? atom_is_amount(atom, AMOUNT_VALUE) || atom_is(atom, WORD_OF) || atom_is_metric(atom)
                       : atom_is_metric(atom) || atom_is(atom, WORD_ALSO) || atom_is(atom, WORD_QUALIFIER) || atom_is(atom, WORD_PRECISION);
        if (!said)
            break;
    }
    if (i >= parser->last)
        return NOWHERE;
    const struct atom *word = atom_at(parser, i);
    return is_place(word, PLACE_OVER) || is_place(word, PLACE_FROM) || is_place(word, PLACE_ON) || atom_is(word, WORD_VERSUS) ? i : NOWHERE;
}

/* The chip behind it. */
static size_t origin_of(const struct parser *parser, size_t word)
{
    enum { LONGEST = 5 };
    for (size_t i = word + 1, steps = 0; i < parser->last && steps < LONGEST; i++, steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_CHIP)
            return is_party(atom) ? i : NOWHERE;
        if (atom->kind != ATOM_OTHER && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER) && !atom_is(atom, WORD_PRONOUN))
            break;
    }
    return NOWHERE;
}

bool step_at(const struct parser *parser, size_t at, struct step *out)
{
    if (!atom_is(atom_at(parser, at), WORD_CHANGE))
        return false;
    size_t word = origin_word(parser, at);
    *out = (struct step){.article = article_of(parser, at), .at = at, .object = word == NOWHERE ? NOWHERE : origin_of(parser, word)};
    return out->article != NOWHERE && out->object != NOWHERE;
}

static bool metric_within(const struct parser *parser, size_t from, size_t to, struct found_metrics *out)
{
    for (size_t i = from; i < to; i++) {
        note_quality(atom_at(parser, i), &out->quality);
        if (atom_is_metric(atom_at(parser, i)) && !is_other_quantity(parser, i) && out->count < METRICS_MAX)
            out->items[out->count++] = (struct found_metric){metric_of_word(parser, i), i};
    }
    return out->count > 0;
}

/* "That is a big step up": of the metric of the sentence before. */
static bool points_back(const struct parser *parser, size_t article)
{
    static const char *const words[] = {"this", "that", "it"};
    return article <= parser->first + 3 && TOKEN_IN(token_of(parser, parser->first), words) &&
           atom_is(atom_at(parser, article - 1), WORD_BE);
}

void metrics_of_step(const struct parser *parser, const struct step *step, struct found_metrics *out)
{
    *out = (struct found_metrics){.from = step->article, .to = step->at + 1};
    if (metric_within(parser, step->article, step->object, out))
        return;
    bool in = step->object + 1 < parser->last && is_place(atom_at(parser, step->object + 1), PLACE_IN);
    if (in) {
        metrics_after(parser, step->object + 1, out);
    } else if (step->article > parser->first && points_back(parser, step->article)) {
        if (parser->memory.metric < CC_CM_OTHER)
            out->items[out->count++] = (struct found_metric){parser->memory.metric, step->at};
    } else if (step->article > parser->first) {
        metrics_before(parser, step->article, REACH_CLAUSE, out);
    }
    out->blocked = out->blocked || has_topic_word(parser, step->at);
}
