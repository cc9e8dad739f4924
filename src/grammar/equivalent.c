/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ratios told in chips: "an H100 is worth 6.7 H20s in BF16", "it takes seven H20s to match one H100". */
#include "parse.h"

struct counted { /* so many of a chip */
    size_t chip; /* its atom */
    size_t from; /* the first atom of its number */
    struct amount amount;
};

static const struct token *token_of(const struct parser *parser, size_t at)
{
    return &parser->atoms.tokens->items[atom_at(parser, at)->first];
}

/* The number, with its hedge, that ends where the chip's name begins. */
static bool count_before(const struct parser *parser, size_t chip, struct counted *out)
{
    enum { LONGEST = 5 /* tokens */ };
    const struct tokens *tokens = parser->atoms.tokens;
    size_t end = atom_at(parser, chip)->first, first = tokens->sentences[parser->sentence].first;
    bool found = false;
    for (size_t i = end, steps = 0; i-- > first && steps < LONGEST; steps++) {
        struct amount amount;
        size_t length;
        if (!amount_at(tokens, i, end, &amount, &length) || i + length != end || amount.class != AMOUNT_NUMBER)
            continue;
        found = true;
        out->amount = amount;
        out->from = chip;
        while (out->from > parser->first && atom_at(parser, out->from - 1)->first >= i)
            out->from--;
    }
    return found && out->amount.amount.value > 1;
}

static bool is_link(const struct parser *parser, size_t at)
{
    static const char *const links[] = {"equal", "equals", "equalled", "worth", "match", "matches", "matched", "matching", "replace",
        "replaces", "replacing", "make", "makes", "amounts", "amount", "adds", "equivalent", "reach", "reaches", "rival", "rivals"};
    const struct atom *atom = atom_at(parser, at);
    if (atom_is(atom, WORD_BE)) /* "is 2.4 H100s", not "are in the rack" */
        return at + 1 < parser->last && !atom_is(atom_at(parser, at + 1), WORD_PLACE) && !atom_is(atom_at(parser, at + 1), WORD_NOT);
    bool equal = atom_is(atom, WORD_EQUAL) || (atom_is(atom, WORD_BEAT) && atom->entry->value == 0);
    return equal || TOKEN_IN(token_of(parser, at), links);
}

/* Nothing but words that set the one against the others stands between, and one that says so. */
static bool are_linked(const struct parser *parser, size_t from, size_t to)
{
    enum { LONGEST = 10 };
    bool linked = false;
    for (size_t i = from; i < to; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_CHIP || atom_is_amount(atom, AMOUNT_VALUE) || atom_is_factor(atom) || atom_is(atom, WORD_TURN) ||
            atom_is_mark(atom, ';') || atom_is_mark(atom, ':') || atom_is(atom, WORD_MORE))
            return false;
        linked = linked || is_link(parser, i);
    }
    /* "has the BF16 compute of 6.7 H20s" */
    bool of = to >= from + 2 && atom_is(atom_at(parser, to - 1), WORD_OF) && atom_is_metric(atom_at(parser, to - 2));
    return to - from <= LONGEST && (linked || of);
}

/* "the MI300X has 192 GB; that makes it 2.4 H100s": the only chip before in the sentence, else the one the text speaks of. */
static size_t meant_by(const struct parser *parser, size_t pronoun, size_t object)
{
    size_t found = NOWHERE;
    for (size_t i = parser->first; i < pronoun; i++) {
        if (!is_party(atom_at(parser, i)) || (found != NOWHERE && same_mention(parser, i, found)))
            continue;
        if (found != NOWHERE)
            return NOWHERE;
        found = i;
    }
    return found != NOWHERE ? found : topic_of(parser, pronoun, object);
}

/* The one chip that they are set against, or NOWHERE. */
static size_t single_beside(const struct parser *parser, const struct counted *counted)
{
    for (size_t i = counted->from; i-- > parser->first;) {
        if (atom_is(atom_at(parser, i), WORD_PRONOUN) && are_linked(parser, i > parser->first ? i - 1 : i, counted->from))
            return meant_by(parser, i, counted->chip);
        if (atom_at(parser, i)->kind != ATOM_CHIP)
            continue;
        if (is_party(atom_at(parser, i)) && are_linked(parser, i + 1, counted->from))
            return i;
        break;
    }
    for (size_t i = counted->chip + 1; i < parser->last; i++)
        if (atom_at(parser, i)->kind == ATOM_CHIP)
            return is_party(atom_at(parser, i)) && are_linked(parser, counted->chip + 1, i) ? i : NOWHERE;
    return NOWHERE;
}

/* What the sentence measures, where it names one thing. */
static bool find_metric(const struct parser *parser, struct found_metrics *out)
{
    *out = (struct found_metrics){.from = parser->first, .to = parser->last};
    for (size_t i = parser->first; i < parser->last; i++) {
        struct found_metrics one;
        if (!atom_is_metric(atom_at(parser, i)))
            continue;
        size_t phrase = i;
        while (phrase > parser->first &&
               (atom_is(atom_at(parser, phrase - 1), WORD_PRECISION) || atom_is(atom_at(parser, phrase - 1), WORD_QUALIFIER)))
            phrase--;
        metrics_after(parser, phrase, &one);
        if (atom_precision(atom_at(parser, i)) != CC_PREC_NONE)
            one.quality.precision = atom_precision(atom_at(parser, i));
        if (!one.count || one.blocked || (out->count && out->items[0].metric != one.items[0].metric))
            return false;
        out->items[0] = one.items[0];
        out->count = 1;
        quality_merge(&out->quality, one.quality);
    }
    return out->count == 1;
}

static const char *reason_against(const struct parser *parser, const struct counted *counted)
{
    const char *mood = mood_at(parser, counted->chip);
    if (mood && !cc_str_eq(cc_str_of(mood), CC_STR("hypothetical"))) /* "it would take seven" */
        return mood;
    return has_topic_word(parser, counted->chip) ? "not_a_specification" : NULL;
}

static void parse_equivalent(struct parser *parser, const struct counted *counted, size_t single)
{
    struct found_metrics metrics;
    bool here = atom_at(parser, single)->sentence == parser->sentence;
    size_t from = here && single < counted->from ? single : counted->from, to = here && single > counted->chip ? single : counted->chip;
    const char *reason = reason_against(parser, counted);
    for (size_t i = counted->from; i < counted->chip; i++)
        parser->atoms.items[i].used = true;
    if (!reason && !find_metric(parser, &metrics))
        reason = "no_metric";
    if (reason) {
        claim_skip(parser, from, to + 1, reason);
        return;
    }
    for (size_t i = from; i < to; i++) /* "match": no order of its own */
        parser->atoms.items[i].used = parser->atoms.items[i].used || is_link(parser, i);
    struct draft draft = {.parties = {.subject = single, .object = counted->chip}, .exact = true, .from = from, .to = to + 1};
    draft.claim.kind = CC_CLAIM_RATIO;
    draft.claim.hedge = counted->amount.hedge;
    draft.claim.stated = (struct cc_stated){.form = CC_FORM_TIMES, .amount = counted->amount.amount, .downward = counted->amount.downward};
    draft.claim.direction = CC_DIR_MORE;
    draft.claim.metric = metrics.items[0].metric;
    quality_set(&metrics.quality, &draft.claim);
    claim_add(parser, &draft);
}

void parse_equivalents(struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        struct counted counted = {.chip = i};
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind != ATOM_CHIP || atom->role != ROLE_NAME || !count_before(parser, i, &counted))
            continue;
        size_t single = single_beside(parser, &counted);
        if (single != NOWHERE && !same_mention(parser, single, i))
            parse_equivalent(parser, &counted, single);
    }
}
