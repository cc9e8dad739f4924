/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a factor compares: the metric behind it, before it as its subject, or carried from what was said before. */
#include "sense.h"

/* How far back the metric may stand: "faster" wants it close, "double" in its clause. */
static enum reach reach_of(const struct atom *anchor, const struct sense *sense)
{
    return sense->speed ? REACH_CLOSE : anchor->amount.multiple ? REACH_CLAUSE : REACH_SENTENCE;
}

/* Nothing that is measured stands behind: "has 76% more.", "1.76 times as much as the H100". */
static bool closes_phrase(const struct parser *parser, size_t at)
{
    if (at >= parser->last)
        return true;
    const struct atom *atom = atom_at(parser, at);
    return atom->kind == ATOM_MARK || atom_is(atom, WORD_THAN) || atom_is(atom, WORD_MUCH) || atom_is(atom, WORD_AS) ||
           atom_is(atom, WORD_ALSO) || atom_is(atom, WORD_TURN) ||
           ((atom_is(atom, WORD_ARTICLE) || (atom->kind == ATOM_CHIP && !atom->possessive)) && closes_phrase(parser, at + 1));
}

/* "The H100 has 80 GB of memory; the H200 has 76% more.": the metric of the clause or the sentence before. */
static void carry_metric(const struct parser *parser, size_t at, struct found_metrics *out)
{
    bool named = has_pronoun(parser, at);
    for (size_t i = parser->first; i < at; i++) {
        named = named || is_party(atom_at(parser, i));
        if (atom_is_amount(atom_at(parser, i), AMOUNT_MONEY))
            return;
    }
    if (has_topic_word(parser, at) || !named)
        return;
    metrics_before(parser, at, REACH_ANY, out);
    const struct sentence *sentence = &parser->atoms.tokens->sentences[parser->sentence];
    bool follows = parser->sentence > 0 && sentence[-1].block == sentence->block;
    if (!out->count && !out->blocked && follows && parser->memory.metric < CC_CM_OTHER) {
        out->items[out->count++] = (struct found_metric){parser->memory.metric, at};
        out->from = at;
    }
}

/* "six times as powerful as the H20", "70% of the speed of an A100": of the compute, where no workload is spoken of. */
static bool names_might(const struct parser *parser, size_t at)
{
    const struct token *tokens = parser->atoms.tokens->items;
    size_t i = at;
    while (i + 1 < parser->last && atom_is(atom_at(parser, i), WORD_ARTICLE))
        i++;
    if (i >= parser->last || has_topic_word(parser, at))
        return false;
    bool speed = token_is_word(&tokens[atom_at(parser, i)->first], "speed") && i + 1 < parser->last &&
                 atom_is(atom_at(parser, i + 1), WORD_OF);
    return token_is_word(&tokens[atom_at(parser, at)->first], "powerful") || speed;
}

/* "6.68 times faster on paper": of the compute, unless the words between the same commas speak of a workload. */
static bool is_on_paper(const struct parser *parser, size_t at)
{
    static const char *const words[] = {"paper", "theoretically", "nominally"};
    bool paper = false, topic = false;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is_mark(atom, ',') || ends_search(atom)) {
            if (i > at)
                break;
            topic = false;
        }
        topic = topic || atom_is(atom, WORD_TOPIC);
        paper = paper || TOKEN_IN(&parser->atoms.tokens->items[atom->first], words);
    }
    return paper && !topic;
}

/* "2.5 PFLOPS ..., which makes the GB200 11% faster": what is faster is a rate, where the sentence prints no other figures before. */
static bool is_of_rates(const struct parser *parser, size_t at, struct found_metrics *out)
{
    size_t rate = NOWHERE;
    if (has_topic_word(parser, at))
        return false;
    for (size_t i = parser->first; i < at; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is_metric(atom) && atom->entry->value != CC_CM_COMPUTE)
            return false;
        if (!atom_is_amount(atom, AMOUNT_VALUE))
            continue;
        if (atom->amount.amount.dimension != CC_DIM_RATE)
            return false;
        rate = rate == NOWHERE ? i : rate;
    }
    if (rate == NOWHERE)
        return false;
    *out = (struct found_metrics){.items = {{CC_CM_COMPUTE, rate}}, .count = 1, .from = at, .to = at + 1};
    out->quality = quality_near(parser, rate, rate + 1);
    if (atom_at(parser, rate)->amount.precision != CC_PREC_NONE)
        out->quality.precision = atom_at(parser, rate)->amount.precision;
    return true;
}

/* "13 times faster than the H20": of what the sentence before measured, where that was compute alone, or of what is said to be so on
 * paper. */
static bool is_of_compute(const struct parser *parser, size_t at)
{
    if (is_on_paper(parser, at))
        return true;
    const struct sentence *sentence = &parser->atoms.tokens->sentences[parser->sentence];
    bool follows = parser->sentence > 0 && sentence[-1].block == sentence->block;
    return follows && parser->memory.metric == CC_CM_COMPUTE && parser->last_metric == CC_CM_OTHER && !has_topic_word(parser, at);
}

/* "6.68 times faster than the H20 (based on FP16 FLOPS)", "..., measured in dense FP16 TFLOPS": what it is measured by stands behind. */
static bool is_measured_by(const struct parser *parser, size_t at, struct found_metrics *out)
{
    static const char *const words[] = {"based", "measured", "terms", "going", "judged", "judging", "counting", "counted", "by"};
    if (TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, parser->first)->first], words)) { /* "Going by FLOPS, an H100 is" */
        metrics_after(parser, parser->first + 1, out);
        return out->count == 1 && !out->blocked && out->to < at;
    }
    for (size_t i = at + 1; i < parser->last && !ends_search(atom_at(parser, i)) && !atom_is_factor(atom_at(parser, i)); i++) {
        if (!TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, i)->first], words))
            continue;
        metrics_after(parser, i + 1, out);
        return out->count == 1 && !out->blocked;
    }
    return false;
}

/* The metric spoken of last; of a memory that is "one-fifth larger and one-fifth faster" the rate. */
static enum cc_claim_metric goes_on_with(const struct parser *parser, const struct sense *sense)
{
    return sense->speed && parser->last_metric == CC_CM_MEMORY_CAPACITY ? CC_CM_MEMORY_BANDWIDTH : parser->last_metric;
}

void ratio_metrics(const struct parser *parser, size_t at, const struct sense *sense, struct found_metrics *out)
{
    struct found_metrics other;
    if (sense->listed) {
        metrics_before(parser, at, REACH_SENTENCE, out);
        return;
    }
    metrics_after(parser, sense->after, out);
    bool placed = sense->after < parser->last && atom_is(atom_at(parser, sense->after), WORD_PLACE); /* "rose 3x at every precision" */
    if (out->count || out->blocked || (out->unknown_noun && !placed && !names_might(parser, sense->after)))
        return;
    if (metric_of_verb(parser, at, &other) || metrics_of_counts(parser, at, &other) || metric_of_before(parser, at, &other)) {
        *out = other;
        return;
    }
    if (names_might(parser, sense->after)) {
        out->items[out->count++] = (struct found_metric){CC_CM_COMPUTE, sense->after};
        return;
    }
    struct quality quality = out->quality;
    metrics_before(parser, at, reach_of(atom_at(parser, at), sense), out);
    if (!out->count && !out->blocked && metric_of_frame(parser, at, &other))
        *out = other;
    if (!out->count && !out->blocked && parser->last_metric < CC_CM_OTHER && at > parser->first &&
        atom_is(atom_at(parser, at - 1), WORD_ALSO))
        out->items[out->count++] = (struct found_metric){goes_on_with(parser, sense), at}; /* "3.6 times the H100, and 50% more than ..." */
    if (!out->count && !out->blocked && !sense->speed && closes_phrase(parser, sense->after))
        carry_metric(parser, at, out);
    if (!out->count && !out->blocked && sense->speed) {
        if (is_measured_by(parser, at, &other) || is_of_rates(parser, at, &other))
            *out = other;
        else if (is_of_compute(parser, at))
            *out = (struct found_metrics){.items = {{CC_CM_COMPUTE, at}}, .count = 1, .from = at, .to = at + 1};
    }
    if (out->quality.precision == CC_PREC_NONE)
        out->quality.precision = quality.precision;
}
