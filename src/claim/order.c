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

/* "as much memory as": the first "as", no factor before it. */
static bool is_as_much(const struct parser *parser, size_t at)
{
    if (!atom_is(atom_at(parser, at), WORD_AS) || at + 2 >= parser->last || !atom_is(atom_at(parser, at + 1), WORD_MUCH))
        return false;
    if (at > parser->first && atom_at(parser, at - 1)->kind == ATOM_AMOUNT)
        return false;
    for (size_t i = at + 2; i < parser->last && i < at + 8; i++) {
        if (atom_is(atom_at(parser, i), WORD_AS))
            return true;
        if (atom_at(parser, i)->kind == ATOM_MARK || atom_at(parser, i)->kind == ATOM_AMOUNT)
            break;
    }
    return false;
}

/* "an extra 61 GB": says how much more. */
static bool has_amount(const struct parser *parser, size_t at)
{
    return (atom_at(parser, at)->entry->flags & WORD_PREFIX) && at + 1 < parser->last &&
           atom_is_amount(atom_at(parser, at + 1), AMOUNT_VALUE);
}

/* "raises the H100's memory". */
static bool changes_chip(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    while (i < parser->last && (atom_is(atom_at(parser, i), WORD_ARTICLE) || atom_is(atom_at(parser, i), WORD_MAKER)))
        i++;
    return i + 1 < parser->last && atom_at(parser, i)->kind == ATOM_CHIP && atom_at(parser, i)->possessive &&
           atom_is_metric(atom_at(parser, i + 1));
}

/* "reduced memory bandwidth compared to the H100". */
static bool is_changed_against(const struct parser *parser, size_t at)
{
    static const char *const changed[] = {"reduced", "increased", "lowered", "improved", "boosted", "raised", "decreased"};
    bool metric = false, after = at > parser->first && atom_is_factor(atom_at(parser, at - 1));
    if (after || !TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, at)->first], changed))
        return false;
    for (size_t i = at + 1; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_VERSUS))
            return metric;
        metric = metric || atom_is_metric(atom);
        if (!atom_is_metric(atom) && !atom_is(atom, WORD_PRECISION) && !atom_is(atom, WORD_QUALIFIER) && !atom_is(atom, WORD_ALSO))
            return false;
    }
    return false;
}

/* "is short of memory all the same": nothing is equal. */
static bool is_concession(const struct parser *parser, size_t at)
{
    bool ends = at + 1 >= parser->last || atom_at(parser, at + 1)->kind == ATOM_MARK;
    return ends && at > parser->first + 1 && token_is_word(&parser->atoms.tokens->items[atom_at(parser, at - 1)->first], "all") &&
           !atom_is(atom_at(parser, at - 2), WORD_BE);
}

static bool is_order(const struct parser *parser, size_t at, struct order *out)
{
    const struct atom *atom = atom_at(parser, at);
    *out = (struct order){.after = at + 1};
    bool difference = at > parser->first && atom_is_amount(atom_at(parser, at - 1), AMOUNT_VALUE); /* "200 W more" */
    if (atom_is(atom, WORD_MORE) && !difference && !has_amount(parser, at) && !(atom->entry->flags & (WORD_BEST | WORD_AMOUNT))) {
        out->direction = atom->entry->value > 0 ? CC_DIR_MORE : CC_DIR_LESS;
        return true;
    }
    if (atom_is(atom, WORD_CHANGE) && (changes_chip(parser, at) || is_changed_against(parser, at))) {
        out->direction = atom->entry->value > 0 ? CC_DIR_MORE : CC_DIR_LESS;
        return true;
    }
    if (is_as_much(parser, at)) {
        out->direction = CC_DIR_EQUAL;
        out->hedge = hedge_before(parser, at);
        return true;
    }
    if (is_concession(parser, at))
        return false;
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

static bool names_no_chip(const struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last; i++)
        if (is_party(atom_at(parser, i)))
            return false;
    return true;
}

static bool names_two_chips(const struct parser *parser)
{
    size_t first = NOWHERE;
    for (size_t i = parser->first; i < parser->last; i++) {
        if (!is_party(atom_at(parser, i)))
            continue;
        if (first != NOWHERE && !same_mention(parser, first, i))
            return true;
        first = i;
    }
    return false;
}

/* "a stripped-down version of the H200": the chip that another one is derived from. */
static bool is_origin(const struct parser *parser, size_t at, size_t first)
{
    static const char *const kinds[] = {"version", "variant", "derivative", "edition"};
    const struct token *tokens = parser->atoms.tokens->items;
    size_t i = at;
    while (i > first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_MAKER)))
        i--;
    return i > first + 1 && atom_is(atom_at(parser, i - 1), WORD_OF) &&
           token_is_one_of(&tokens[atom_at(parser, i - 2)->first], kinds, sizeof kinds / sizeof kinds[0]);
}

/* "The H20 is a stripped-down version of the H200. Its processing power is significantly lower.": the sentence before derives the topic
 * from one other chip, and this one, which names none, compares the two. With "than" it would compare with something else. */
static size_t origin_of_topic(const struct parser *parser, size_t at, size_t subject)
{
    bool closes = at + 1 >= parser->last || atom_at(parser, at + 1)->kind == ATOM_MARK || atom_is(atom_at(parser, at + 1), WORD_ALSO) ||
                  atom_is(atom_at(parser, at + 1), WORD_TURN);
    size_t found = NOWHERE;
    if (!closes || !parser->sentence || subject == NOWHERE || subject != parser->memory.topic || !has_pronoun(parser, at) ||
        !names_no_chip(parser) || atom_at(parser, subject)->sentence + 1 != parser->sentence)
        return NOWHERE;
    size_t first = parser->atoms.sentence_first[parser->sentence - 1];
    for (size_t i = first; i < parser->first; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind != ATOM_CHIP || same_mention(parser, i, subject))
            continue;
        if (found != NOWHERE || atom->alien || !is_origin(parser, i, first))
            return NOWHERE;
        found = i;
    }
    return found;
}

/* An order needs its object in the sentence, a bare "more memory" states nothing; but under a heading that sets two chips against each
 * other it does, and so does "Same compute performance." after a sentence on two chips. */
static bool has_object(const struct parser *parser, const struct parties *parties, const struct order *order)
{
    if (parties->object == NOWHERE)
        return false;
    if (atom_at(parser, parties->object)->sentence == parser->sentence)
        return true;
    const struct memory *memory = &parser->memory;
    bool titled = memory->heading_pair && memory->heading != NOWHERE &&
                  atom_at(parser, parties->object)->sentence == atom_at(parser, memory->heading)->sentence;
    return titled || (order->direction == CC_DIR_EQUAL && names_no_chip(parser));
}

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

static void find_metrics(const struct parser *parser, size_t at, const struct order *order, struct found_metrics *out)
{
    struct found_metrics other;
    metrics_after(parser, after_comparatives(parser, order->after), out);
    if (out->count || out->blocked || (out->unknown_noun && order->direction == CC_DIR_EQUAL))
        return;
    struct quality quality = out->quality;
    if (metrics_of_counts(parser, at, &other)) {
        *out = other;
        return;
    }
    if (out->unknown_noun)
        return;
    if (goes_on_with(parser, at)) {
        out->items[out->count++] = (struct found_metric){parser->last_metric, at};
        return;
    }
    if (order->direction == CC_DIR_EQUAL && is_predicate(parser, at))
        metrics_listed_before(parser, at, out);
    else
        metrics_before(parser, at, REACH_CLAUSE, out);
    if (!out->count && !out->blocked && metric_of_frame(parser, at, &other))
        *out = other;
    if (out->quality.precision == CC_PREC_NONE)
        out->quality.precision = quality.precision;
}

/* "the same for both the H20 and the H100", "identical between H100 and H200": the two of the list. */
static bool parties_of_list(const struct parser *parser, size_t at, struct parties *out)
{
    for (size_t i = at + 1; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (!is_party(atom))
            continue;
        if (atom->role != ROLE_PLACE || !atom->next_in_list || atom_at(parser, atom->next_in_list)->next_in_list)
            return false;
        *out = (struct parties){.subject = i, .object = atom->next_in_list};
        return true;
    }
    return false;
}

static void add_order(struct parser *parser, struct draft *draft, const struct found_metrics *metrics)
{
    for (size_t i = 0; i < metrics->count; i++) {
        struct cc_claim *claim = &draft->claim;
        claim->metric = metrics->items[i].metric;
        quality_set(&metrics->quality, claim);
        claim->memory_kind = memory_kind_near(parser, metrics->items[i].at);
        claim->cores = claim->metric == CC_CM_COMPUTE_UNITS && names_cores(parser, metrics->items[i].at);
        claim_add(parser, draft);
    }
}

/* "slightly less", "vastly more", "an order of magnitude less": a size no figure is printed for, and the order alone would miss it. */
static bool is_vague(const struct parser *parser, size_t at)
{
    static const char *const sizes[] = {"slightly", "marginally", "barely", "fractionally", "minimally", "vastly", "hugely", "massively",
        "enormously", "immensely", "dramatically", "drastically", "magnitude", "hair", "tad"};
    if (at == parser->first)
        return false;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        if (token_is_word(&parser->atoms.tokens->items[atom_at(parser, at)->first - 1], sizes[i]))
            return true;
    return false;
}

/* "the same 3.35 TB/s as the H100": the figure is either one's. */
static void state_figure(struct parser *parser, size_t at, struct found_metrics *metrics, struct cc_claim *claim)
{
    struct atom *figure = &parser->atoms.items[metrics->items[0].at];
    if (claim->direction != CC_DIR_EQUAL || metrics->items[0].at != at + 1 || !atom_is_amount(figure, AMOUNT_VALUE))
        return;
    claim->stated = (struct cc_stated){.form = CC_FORM_PAIR, .amount = figure->amount.amount, .other = figure->amount.amount};
    if (claim->hedge == CC_HEDGE_NONE)
        claim->hedge = figure->amount.hedge;
    struct quality quality = quality_near(parser, metrics->items[0].at, metrics->items[0].at + 1);
    if (figure->amount.precision != CC_PREC_NONE)
        quality.precision = figure->amount.precision;
    metrics->quality = quality;
    figure->used = true;
}

static void parse_order(struct parser *parser, size_t at, const struct order *order)
{
    struct found_metrics metrics;
    struct draft draft = {0};
    find_metrics(parser, at, order, &metrics);
    if (atom_at(parser, at)->entry->flags & WORD_SPEED)
        metrics_hasten(parser, &metrics);
    metrics.blocked = metrics.blocked || (metrics.count && is_per_other(parser, at));
    bool bracketed = metrics.from < at && atom_at(parser, metrics.from)->depth > atom_at(parser, at)->depth; /* "(4 TB/s) beats" */
    if ((!metrics.blocked && !metrics.count) || bracketed)
        return;
    draft.exact = order->direction == CC_DIR_EQUAL && parties_of_list(parser, at, &draft.parties);
    if (!draft.exact)
        draft.parties = parties_of(parser, at, at);
    size_t origin = origin_of_topic(parser, at, draft.parties.subject);
    if (origin != NOWHERE)
        draft.parties.object = origin;
    else if (!has_object(parser, &draft.parties, order)) {
        if (names_two_chips(parser)) /* "comparable memory to the H100": told as left alone */
            claim_skip(parser, at, metrics.to > at ? metrics.to : at + 1, "no_object");
        return;
    }
    const char *mood = mood_at(parser, at);
    draft.from = at < metrics.from ? at : metrics.from;
    draft.to = metrics.to > at ? metrics.to : at + 1;
    if (!mood && is_vague(parser, at))
        mood = "vague";
    if (mood || metrics.blocked) {
        claim_skip(parser, draft.from, draft.to, metrics.blocked ? "not_a_specification" : mood);
        return;
    }
    draft.claim.kind = CC_CLAIM_ORDER;
    draft.claim.direction = order->direction;
    draft.claim.hedge = order->hedge;
    state_figure(parser, at, &metrics, &draft.claim);
    add_order(parser, &draft, &metrics);
}

/* "exceeds the H100's by 61 GB": the difference says it all. */
static bool has_difference(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last; i++)
        if (atom_is_amount(atom_at(parser, i), AMOUNT_VALUE) && order_before(parser, i) == at)
            return true;
    return false;
}

void parse_orders(struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        struct atom *atom = &parser->atoms.items[i];
        struct order order;
        if (atom->kind == ATOM_CHIP)
            parse_possession(parser, i);
        if (atom->used || !is_order(parser, i, &order))
            continue;
        atom->used = true;
        if (!has_difference(parser, i))
            parse_order(parser, i, &order);
    }
}
