/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims that state a ratio: percentages, factors, fractions and multiples. What makes them "less", "more" or "of" is told by sense.c. */
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

/* "13 times faster than the H20": of what the sentence before measured, where that was compute alone, or of what is said to be so on paper. */
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
    static const char *const words[] = {"based", "measured", "terms", "going", "judged", "counting", "counted", "by"};
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

/* The metric behind the anchor, or before it as its subject: "its compute is 15% of ...", "lifts memory bandwidth to 3.35 TB/s, which is
 * 67% faster". */
static void find_metrics(const struct parser *parser, size_t at, const struct sense *sense, struct found_metrics *out)
{
    struct found_metrics other;
    if (sense->listed) {
        metrics_before(parser, at, REACH_SENTENCE, out);
        return;
    }
    metrics_after(parser, sense->after, out);
    if (out->count || out->blocked || (out->unknown_noun && !names_might(parser, sense->after)))
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

/* "six times the power of": of a processor it may be what it does as well as what it draws. */
static bool is_bare_power(const struct parser *parser, size_t anchor, size_t at)
{
    bool times = at > anchor && at <= anchor + 2 && at + 1 < parser->last && atom_is(atom_at(parser, at + 1), WORD_OF) &&
                 atom_is_amount(atom_at(parser, anchor), AMOUNT_TIMES);
    return times && atom_is_metric(atom_at(parser, at)) && cc_str_eq(cc_str_of(atom_at(parser, at)->entry->words), CC_STR("power"));
}

/* "2.3x and 7.2x": the place of the factor at `at` among those joined, and their number; 1 where it stands alone. */
static size_t joined_factors(const struct parser *parser, size_t at, size_t *place)
{
    size_t first = at, count = 1;
    while (first >= parser->first + 2 && heads_list(parser, first - 2))
        first -= 2;
    *place = (at - first) / 2;
    for (size_t i = first; heads_list(parser, i); i += 2)
        count++;
    return count;
}

/* The nth of a list of so many chips; NOWHERE where it is of another length. */
static size_t nth_of_list(const struct parser *parser, size_t head, size_t place, size_t length)
{
    size_t found = NOWHERE, count = 0;
    for (size_t i = head; i != NOWHERE; i = atom_at(parser, i)->next_in_list ? atom_at(parser, i)->next_in_list : NOWHERE)
        if (count++ == place)
            found = i;
    return count == length ? found : NOWHERE;
}

/* "Compared to the H100 and A100, the B200 offers 2.3x and 7.2x the compute": factors of one metric in the order of the chips. */
static bool align_parties(const struct parser *parser, size_t at, struct draft *draft)
{
    size_t place, factors = joined_factors(parser, at, &place);
    struct parties *parties = &draft->parties;
    if (factors < 2 || parties->subject == NOWHERE || parties->object == NOWHERE)
        return false;
    size_t object = nth_of_list(parser, parties->object, place, factors), subject = nth_of_list(parser, parties->subject, place, factors);
    bool one_subject = !atom_at(parser, parties->subject)->next_in_list, one_object = !atom_at(parser, parties->object)->next_in_list;
    draft->exact = true;
    if (one_subject && object != NOWHERE)
        parties->object = object;
    else if (one_object && subject != NOWHERE)
        parties->subject = subject;
    else
        return false;
    return true;
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

static void emit(struct parser *parser, size_t at, const struct sense *sense, const struct found_metrics *metrics)
{
    const struct atom *anchor = atom_at(parser, at);
    struct draft draft = {.from = at < metrics->from ? at : metrics->from, .to = metrics->to > at ? metrics->to : at + 1};
    draft.parties = parties_of(parser, at, sense->after > at + 1 ? sense->after - 2 : at);
    draft.claim.kind = CC_CLAIM_RATIO;
    bool alike = draft.parties.subject != NOWHERE && draft.parties.object != NOWHERE &&
                 atom_at(parser, draft.parties.subject)->list_head == atom_at(parser, draft.parties.object)->list_head;
    if (alike) /* "both the H100 and the H200 ...; FP8 doubles that" */
        draft.parties.object = NOWHERE;
    bool gapped = draft.parties.object == NOWHERE && parser->last_object != NOWHERE && at > parser->first &&
                  is_party(atom_at(parser, at - 1)) && !same_mention(parser, parser->last_object, draft.parties.subject);
    if (gapped) /* "the H100 has 80 GB, the H200 76% more and the B200 125% more" */
        draft.parties.object = parser->last_object;
    size_t place;
    if (metrics->count == 1 && !metrics->aligned && joined_factors(parser, at, &place) > 1 && !align_parties(parser, at, &draft)) {
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
        claim_add(parser, &draft);
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
    find_metrics(parser, at, &sense, &metrics);
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
