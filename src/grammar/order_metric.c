/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two chips are compared by, where no amount is said: behind the comparing word, before it, or in what was said last. */
#include "order.h"

/* "... are all the same", "compute the same": the metrics stand before. */
static bool is_predicate(const struct parser *parser, size_t at)
{
    for (size_t i = at, steps = 0; i-- > parser->first && steps < 3; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_BE) || atom_is(atom, WORD_METRIC))
            return true;
        if (atom->kind != ATOM_OTHER && !atom_is(atom, WORD_HEDGE) && !atom_is(atom, WORD_ARTICLE))
            return false;
    }
    return false;
}

/* "Compute: identical". */
static bool is_labelled(const struct parser *parser, size_t at)
{
    return at > parser->first + 1 && atom_is_mark(atom_at(parser, at - 1), ':') && atom_is_metric(atom_at(parser, at - 2));
}

/* "half the compute of the B300, yet more than the H20": of the metric spoken of last. */
static bool goes_on_with(const struct parser *parser, size_t at)
{
    if (at == parser->first || at + 1 >= parser->last || parser->last_metric >= CC_CM_OTHER)
        return false;
    const struct atom *before = atom_at(parser, at - 1);
    if (at > parser->first + 1 && atom_is(atom_at(parser, at - 2), WORD_MORE)) /* "memory is larger and faster than": hastened below */
        return false;
    return (atom_is(before, WORD_TURN) || atom_is(before, WORD_ALSO)) && atom_is(atom_at(parser, at + 1), WORD_THAN);
}

/* "larger and faster memory": the metric stands behind the last of the comparatives. */
static size_t after_comparatives(const struct parser *parser, size_t after)
{
    while (after + 1 < parser->last && atom_is(atom_at(parser, after), WORD_ALSO) && atom_is(atom_at(parser, after + 1), WORD_MORE))
        after += 2;
    return after;
}

/* Behind "more powerful" or "stronger": the words close, or "GPU than" follows. */
static bool is_device(const struct parser *parser, size_t at)
{
    static const char *const devices[] = {"chip", "gpu", "accelerator", "card", "part", "processor", "machine", "product", "silicon", "one",
        "device", "npu"};
    return at < parser->last && TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, at)->first], devices);
}

/* The text gives figures or names specifications nearby, so that "stronger" is no talk of benchmarks. */
static bool speaks_of_specs(const struct parser *parser)
{
    enum { NEARBY = 400 /* tokens */ };
    const struct sentence *sentence = &parser->atoms.tokens->sentences[parser->sentence];
    size_t i = parser->first;
    while (i > 0 && atom_at(parser, i - 1)->first + NEARBY >= sentence->first)
        i--;
    for (; i < parser->atoms.count && atom_at(parser, i)->first < sentence->last + NEARBY; i++) {
        const struct atom *atom = atom_at(parser, i);
        bool rate = atom_is_amount(atom, AMOUNT_VALUE) && atom->amount.amount.dimension != CC_DIM_NONE;
        if (rate || (atom_is(atom, WORD_METRIC) && !atom_is_weak(atom)) ||
            token_is_word(&parser->atoms.tokens->items[atom->first], "paper"))
            return true;
    }
    return false;
}

/* "is inferior in compute but superior to the H20": of what was spoken of last; else compute is what the words are taken for. */
static void imply_metric(const struct parser *parser, size_t at, struct found_metrics *out)
{
    bool last = parser->last_metric < CC_CM_OTHER;
    if (!last && !speaks_of_specs(parser))
        return;
    out->items[out->count++] = (struct found_metric){last ? parser->last_metric : CC_CM_COMPUTE, at};
    out->implied = !last;
}

/* The metric that goes without saying: of the clause before for "yet still surpasses the H20", the rate where a precision is named with
 * "faster", and what the sentence before measured for "the same as the H100". */
static enum cc_claim_metric unsaid_metric(const struct parser *parser, size_t at, enum cc_precision precision)
{
    enum { NEAR = 3 };
    const struct atom *atom = atom_at(parser, at);
    if (has_topic_word(parser, at))
        return CC_CM_OTHER;
    if (atom_is(atom, WORD_MORE) && (atom->entry->flags & WORD_SPEED) && precision != CC_PREC_NONE)
        return CC_CM_COMPUTE;
    for (size_t i = at, steps = 0; atom_is(atom, WORD_BEAT) && i-- > parser->first && steps < NEAR; steps++)
        if (atom_is(atom_at(parser, i), WORD_TURN) || atom_is(atom_at(parser, i), WORD_ALSO))
            return parser->last_metric;
    bool as = atom_is(atom, WORD_EQUAL) && at + 1 < parser->last && atom_is(atom_at(parser, at + 1), WORD_AS);
    const struct sentence *sentence = &parser->atoms.tokens->sentences[parser->sentence];
    bool follows = parser->sentence > 0 && sentence[-1].block == sentence->block;
    return !as ? CC_CM_OTHER : parser->last_metric < CC_CM_OTHER ? parser->last_metric : follows ? parser->memory.metric : CC_CM_OTHER;
}

/* "more powerful", "a stronger GPU than": the words speak of the chip as a whole. */
static bool is_of_whole(const struct parser *parser, size_t at, const struct order *order)
{
    bool device = order->might != MIGHT_NONE && is_device(parser, order->after);
    return (device || order->might == MIGHT_WHOLE) && !has_topic_word(parser, at);
}

/* "Compute: identical", "memory and compute are the same", "in memory it beats": what is named before the words. */
static void metrics_named_before(const struct parser *parser, size_t at, const struct order *order, struct found_metrics *out)
{
    if (order->direction == CC_DIR_EQUAL && is_labelled(parser, at))
        metrics_before(parser, at - 1, REACH_CLOSE, out);
    else if (order->direction == CC_DIR_EQUAL && is_predicate(parser, at))
        metrics_listed_before(parser, at, out);
    else
        metrics_before(parser, at, REACH_CLAUSE, out);
}

/* "in the same rack as the GB200", "with the same software stack as the H100": what is the same is named, and is no specification. */
static bool is_same_thing(const struct parser *parser, size_t at)
{
    enum { PHRASE = 6 };
    static const char *const measures[] = {"size", "amount", "level", "number", "figure", "figures", "value", "values", "rate", "rates",
        "quantity", "count", "spec", "specs", "specification", "specifications", "thing", "footing", "ballpark"};
    bool things = false;
    if (!atom_is(atom_at(parser, at), WORD_EQUAL))
        return false;
    for (size_t i = at + 1; i < parser->last && i <= at + PHRASE; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_AS))
            return things;
        if (atom_is_mark(atom, '-')) /* "dual-die" */
            continue;
        if (atom->kind == ATOM_MARK || atom->kind == ATOM_AMOUNT || atom_is_metric(atom) || atom_is(atom, WORD_PRECISION) ||
            TOKEN_IN(&parser->atoms.tokens->items[atom->first], measures))
            return false;
        things = things || atom->kind == ATOM_OTHER || atom_is(atom, WORD_COUNTED) || atom_is(atom, WORD_SCOPE);
    }
    return false;
}

void metrics_of_order(const struct parser *parser, size_t at, const struct order *order, struct found_metrics *out)
{
    struct found_metrics other;
    if (order->stepped) {
        metrics_of_step(parser, &order->step, out);
        return;
    }
    metrics_after(parser, after_comparatives(parser, order->after), out);
    if (out->count || out->blocked || (order->direction == CC_DIR_EQUAL && (out->unknown_noun || is_same_thing(parser, at))))
        return;
    struct quality quality = out->quality;
    if (metrics_of_counts(parser, at, &other)) {
        *out = other;
        return;
    }
    if (is_of_whole(parser, at, order)) {
        if (metric_of_frame(parser, at, &other))
            *out = other;
        else
            imply_metric(parser, at, out);
        return;
    }
    if (out->unknown_noun)
        return;
    if (goes_on_with(parser, at)) {
        out->items[out->count++] = (struct found_metric){parser->last_metric, at};
        return;
    }
    metrics_named_before(parser, at, order, out);
    if (!out->count && !out->blocked && metric_of_frame(parser, at, &other))
        *out = other;
    if (!out->count && !out->blocked && order->might != MIGHT_NONE && !has_topic_word(parser, at))
        imply_metric(parser, at, out);
    if (out->quality.precision == CC_PREC_NONE)
        out->quality.precision = quality.precision;
    enum cc_claim_metric unsaid = out->count || out->blocked ? CC_CM_OTHER : unsaid_metric(parser, at, out->quality.precision);
    if (unsaid < CC_CM_OTHER)
        out->items[out->count++] = (struct found_metric){unsaid, at};
}
