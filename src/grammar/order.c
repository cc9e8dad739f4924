/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims without an amount: "more memory than", "the same bandwidth as", "beats the H100 on memory". */
#include "order.h"

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
 * from one other chip, or compares it with one, and this one, which names none, compares the two. With "than" it would compare with
 * something else. */
static size_t origin_of_topic(const struct parser *parser, size_t at, size_t end, size_t subject)
{
    bool closes = end >= parser->last || atom_at(parser, end)->kind == ATOM_MARK || atom_is(atom_at(parser, end), WORD_ALSO) ||
                  atom_is(atom_at(parser, end), WORD_TURN);
    const struct memory *memory = &parser->memory;
    size_t found = NOWHERE;
    if (!closes || !parser->sentence || subject == NOWHERE || subject != parser->memory.topic || !has_pronoun(parser, at) ||
        !names_no_chip(parser))
        return NOWHERE;
    if (memory->rival != NOWHERE && parser->sentence - memory->rival_sentence <= 1 && !same_mention(parser, memory->rival, subject))
        return memory->rival;
    if (atom_at(parser, subject)->sentence + 1 != parser->sentence)
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

enum size { SIZE_NONE, SIZE_SMALL, SIZE_LARGE };

/* "slightly less", "vastly more", "an order of magnitude less": a size without a figure. */
static enum size size_before(const struct parser *parser, size_t at)
{
    static const char *const small[] = {"slightly", "marginally", "barely", "fractionally", "minimally", "hair", "tad"};
    static const char *const large[] = {"vastly", "hugely", "massively", "enormously", "immensely", "dramatically", "drastically",
        "magnitude"};
    if (at == parser->first)
        return SIZE_NONE;
    const struct token *before = &parser->atoms.tokens->items[atom_at(parser, at)->first - 1];
    return TOKEN_IN(before, small) ? SIZE_SMALL : TOKEN_IN(before, large) ? SIZE_LARGE : SIZE_NONE;
}

/* NULL, or why the draft had better be left alone. */
static const char *reason_against(struct parser *parser, const struct draft *draft, enum size size)
{
    if (size != SIZE_NONE && is_size_wrong(parser, draft, size == SIZE_SMALL))
        return "vague";
    return draft->claim.implied && is_draft_wrong(parser, draft) ? "no_metric" : NULL;
}

/* The object is left out: of a sentence that names two chips it is the other one, where that is true. `open` tells so. */
static void add_order(struct parser *parser, struct draft *draft, const struct found_metrics *metrics, enum size size, bool open)
{
    const struct parties said = draft->parties;
    for (size_t i = 0; i < metrics->count; i++) {
        struct cc_claim *claim = &draft->claim;
        claim->metric = metrics->items[i].metric;
        quality_set(&metrics->quality, claim);
        claim->memory_kind = memory_kind_near(parser, metrics->items[i].at);
        claim->cores = claim->metric == CC_CM_COMPUTE_UNITS && names_cores(parser, metrics->items[i].at);
        draft->parties = said;
        bool settled = !open || settle_parties(parser, draft, 0);
        const char *reason = settled ? reason_against(parser, draft, size) : "no_object";
        if (reason)
            claim_skip(parser, draft->from, draft->to, reason);
        else
            claim_add(parser, draft);
    }
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

/* "The H200 replaces the H100 and has more memory": nothing but the other chip can be meant, and the subject stands in the sentence. */
static bool may_settle(const struct parser *parser, size_t at, size_t subject)
{
    enum { NEAR = 8 };
    size_t other = NOWHERE;
    if (subject == NOWHERE || atom_at(parser, subject)->sentence != parser->sentence || atom_at(parser, subject)->next_in_list)
        return false;
    for (size_t i = parser->first; i < parser->last; i++) {
        if (atom_at(parser, i)->kind != ATOM_CHIP || same_mention(parser, i, subject) || same_mention(parser, i, other))
            continue;
        if (other != NOWHERE)
            return false; /* of three none is the other one */
        other = i;
    }
    for (size_t i = at + 1; i < parser->last && i <= at + NEAR && atom_at(parser, i)->kind != ATOM_MARK; i++)
        if (atom_is(atom_at(parser, i), WORD_THAN) || atom_is(atom_at(parser, i), WORD_AS) || atom_is(atom_at(parser, i), WORD_VERSUS))
            return false;
    return true;
}

/* "the H200's larger and faster memory": the chip whose the comparative's noun is, or NOWHERE. */
static size_t possessor_before(const struct parser *parser, size_t at)
{
    enum { NEAR = 4 };
    for (size_t i = at, steps = 0; i-- > parser->first && steps < NEAR; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_CHIP)
            return atom->possessive && is_party(atom) ? atom->list_head : NOWHERE;
        if (!atom_is(atom, WORD_MORE) && !atom_is(atom, WORD_ALSO) && !atom_is(atom, WORD_MUCH) && atom->kind != ATOM_OTHER)
            break;
    }
    return NOWHERE;
}

/* "faster", "memory is larger than": what the words compare by. */
static void read_metrics(const struct parser *parser, size_t at, const struct order *order, struct found_metrics *metrics)
{
    metrics_of_order(parser, at, order, metrics);
    if (atom_at(parser, at)->entry->flags & WORD_SPEED)
        metrics_hasten(metrics);
    metrics->blocked = metrics->blocked || (metrics->count && is_per_other(parser, at));
}

/* "(4 TB/s) beats": the metric stands in a bracket before the words. */
static bool is_bracketed(const struct parser *parser, size_t at, const struct found_metrics *metrics)
{
    return metrics->from < at && atom_at(parser, metrics->from)->depth > atom_at(parser, at)->depth;
}

/* "the H200's larger memory": the chip whose it is is the subject. */
static void prefer_possessor(const struct parser *parser, size_t at, struct parties *parties)
{
    size_t possessor = atom_is(atom_at(parser, at), WORD_MORE) ? possessor_before(parser, at) : NOWHERE;
    if (possessor == NOWHERE || same_mention(parser, possessor, parties->subject))
        return;
    if (same_mention(parser, possessor, parties->object))
        parties->object = parties->subject;
    parties->subject = possessor;
    parties->open = false;
}

/* "a clear improvement over the H100": the chip that it is a step from is the object. */
static void prefer_step(const struct parser *parser, const struct order *order, struct parties *parties)
{
    if (!order->stepped)
        return;
    parties->object = order->step.object;
    if (same_mention(parser, parties->subject, parties->object))
        parties->subject = other_chip(parser, order->step.article, parties->object);
}

/* "the same for both the H20 and the H100", "the H200's memory is larger than the H100's": the two that the words compare. */
static void read_parties(const struct parser *parser, size_t at, const struct order *order, struct draft *draft)
{
    draft->exact = order->direction == CC_DIR_EQUAL && parties_of_list(parser, at, &draft->parties);
    if (!draft->exact)
        draft->parties = parties_of(parser, at, at);
    prefer_possessor(parser, at, &draft->parties);
    prefer_step(parser, order, &draft->parties);
}

/* "The H20 is a version of the H200. It has less memory.": the object may stand in the sentence before; true where none does. */
static bool is_object_open(const struct parser *parser, size_t at, const struct order *order, struct draft *draft)
{
    size_t origin = origin_of_topic(parser, at, draft->to, draft->parties.subject);
    if (origin != NOWHERE)
        draft->parties.object = origin;
    bool open = origin == NOWHERE && !has_object(parser, &draft->parties, order);
    if (open)
        draft->parties.object = NOWHERE;
    return open;
}

static void parse_order(struct parser *parser, size_t at, const struct order *order)
{
    struct found_metrics metrics;
    struct draft draft = {0};
    read_metrics(parser, at, order, &metrics);
    if ((!metrics.blocked && !metrics.count) || is_bracketed(parser, at, &metrics))
        return;
    draft.from = at < metrics.from ? at : metrics.from;
    draft.to = metrics.to > at ? metrics.to : at + 1;
    read_parties(parser, at, order, &draft);
    bool open = is_object_open(parser, at, order, &draft);
    if (open && !names_two_chips(parser))
        return;
    if (open && !may_settle(parser, at, draft.parties.subject)) { /* "comparable memory to the H100": told as left alone */
        claim_skip(parser, at, draft.to, "no_object");
        return;
    }
    if (order->mood || metrics.blocked) {
        claim_skip(parser, draft.from, draft.to, metrics.blocked ? "not_a_specification" : order->mood);
        return;
    }
    draft.claim.kind = CC_CLAIM_ORDER;
    draft.claim.direction = order->direction;
    draft.claim.hedge = order->hedge;
    draft.claim.implied = metrics.implied;
    state_figure(parser, at, &metrics, &draft.claim);
    add_order(parser, &draft, &metrics, size_before(parser, at), open);
}

/* "exceeds the H100's by 61 GB", "leads by 2.3x": the difference says it all. */
static bool has_difference(const struct parser *parser, size_t at)
{
    enum { NEAR = 3 };
    bool by = at + 1 < parser->last && is_place(atom_at(parser, at + 1), PLACE_BY);
    for (size_t i = at + 2; by && i < parser->last && i <= at + NEAR; i++)
        if (atom_is_factor(atom_at(parser, i)))
            return true;
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
        if (atom->used || !order_at(parser, i, &order))
            continue;
        atom->used = true;
        if (!has_difference(parser, i) && !parse_rank_of_all(parser, i))
            parse_order(parser, i, &order);
    }
}
