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

/* "leaves the H100's compute untouched": needs the word behind. */
static bool is_leaving(const struct parser *parser, size_t at)
{
    static const char *const verbs[] = {"leaves", "leave", "left", "leaving"};
    return TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, at)->first], verbs);
}

static bool is_left(const struct parser *parser, size_t verb, size_t end)
{
    static const char *const words[] = {"untouched", "unchanged", "alone", "intact", "as"};
    return !is_leaving(parser, verb) || (end < parser->last && TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, end)->first], words));
}

static bool is_whole(const struct parser *parser, size_t at)
{
    static const char *const wholes[] = {"full", "entire", "whole", "complete", "very", "all"};
    const struct token *token = &parser->atoms.tokens->items[atom_at(parser, at)->first];
    bool of_all = atom_is(atom_at(parser, at), WORD_OF) && at > parser->first && token_is_word(token - 1, "all");
    return of_all || TOKEN_IN(token, wholes);
}

/* The verb before the noun phrase that begins at or before `at`; NOWHERE where other words stand between. */
static size_t verb_before(const struct parser *parser, size_t at)
{
    for (size_t i = at; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (is_keeping(parser, i) || is_leaving(parser, i))
            return i;
        if (!atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER) && !is_whole(parser, i))
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

/* "The B300 keeps the B200's 8 TB/s": the figure that both have. */
static void add_figure(struct parser *parser, size_t verb, size_t object, size_t at)
{
    struct atom *figure = &parser->atoms.items[at];
    bool blocked = false;
    enum cc_claim_metric metric = atom_is_amount(figure, AMOUNT_VALUE) ? metric_of_value(parser, at, &blocked) : CC_CM_OTHER;
    struct parties parties = parties_of(parser, verb, verb);
    parties.object = object;
    if (metric == CC_CM_OTHER || blocked || figure->used || mood_at(parser, verb) || parties.subject == NOWHERE ||
        same_mention(parser, parties.subject, object))
        return;
    struct draft draft = {.from = verb, .to = (at > object ? at : object) + 1, .parties = parties};
    struct quality quality = quality_near(parser, at, at + 1);
    if (figure->amount.precision != CC_PREC_NONE)
        quality.precision = figure->amount.precision;
    draft.claim.kind = CC_CLAIM_ORDER;
    draft.claim.direction = CC_DIR_EQUAL;
    draft.claim.metric = metric;
    draft.claim.hedge = figure->amount.hedge;
    draft.claim.stated = (struct cc_stated){.form = CC_FORM_PAIR, .amount = figure->amount.amount, .other = figure->amount.amount};
    quality_set(&quality, &draft.claim);
    draft.claim.memory_kind = memory_kind_near(parser, at);
    draft.claim.cores = metric == CC_CM_COMPUTE_UNITS && names_cores(parser, at);
    struct cc_claim value = draft.claim;
    value.kind = CC_CLAIM_VALUE;
    value.direction = CC_DIR_VALUE;
    value.stated.form = CC_FORM_VALUE;
    if (metric == CC_CM_MEMORY_BANDWIDTH && !is_bandwidth_named(parser) && is_link_rate(parser, &value, object))
        return; /* left to the values, which tell why it is left alone */
    figure->used = true;
    claim_add(parser, &draft);
}

/* "keeps the 192 GB of the MI300X", "the 80 GB of memory found on the H100": the figure, where the verb of keeping stands before it. */
static size_t figure_of_chip(const struct parser *parser, size_t at)
{
    enum { LONGEST = 8 };
    static const char *const found[] = {"found", "present", "seen", "used"};
    bool governed = false;
    for (size_t i = at, steps = 0; i-- > parser->first && steps < LONGEST; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is_amount(atom, AMOUNT_VALUE))
            return governed && i > parser->first && atom_is(atom_at(parser, i - 1), WORD_ARTICLE) ? i : NOWHERE;
        governed = governed || atom_is(atom, WORD_OF) || atom_is(atom, WORD_PLACE);
        if (!atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER) && !atom_is(atom, WORD_OF) && !is_place(atom, PLACE_ON) &&
            !is_place(atom, PLACE_IN) && !atom_is_metric(atom) && !atom_is(atom, WORD_QUALIFIER) && !atom_is(atom, WORD_PRECISION) &&
            !TOKEN_IN(&parser->atoms.tokens->items[atom->first], found))
            return NOWHERE;
    }
    return NOWHERE;
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
    if (verb != NOWHERE && verb > parser->first && at + 1 < parser->last && atom_is_amount(atom_at(parser, at + 1), AMOUNT_VALUE)) {
        add_figure(parser, verb, at, at + 1);
        return;
    }
    if (verb == NOWHERE || verb == parser->first || at + 1 >= parser->last || !atom_is_metric(atom_at(parser, at + 1)) ||
        mood_at(parser, verb))
        return;
    struct found_metrics metrics;
    metrics_after(parser, at + 1, &metrics);
    for (size_t i = at + 1; i < parser->last && i <= metrics.to; i++)
        if (atom_at(parser, i)->kind == ATOM_AMOUNT || is_place(atom_at(parser, i), PLACE_AT))
            return;
    if (metrics.count && !metrics.blocked && is_left(parser, verb, metrics.to))
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
    while (article > parser->first && (atom_is(atom_at(parser, article - 1), WORD_PRECISION) ||
                                          atom_is(atom_at(parser, article - 1), WORD_QUALIFIER) || is_whole(parser, article - 1)))
        article--;
    size_t verb = article > parser->first && atom_is(atom_at(parser, article - 1), WORD_ARTICLE) ? verb_before(parser, article) : NOWHERE;
    if (verb == NOWHERE || verb == parser->first || mood_at(parser, verb))
        return;
    struct found_metrics metrics;
    metrics_after(parser, article, &metrics);
    if (metrics.count && !metrics.blocked && metrics.items[0].at == metric && is_left(parser, verb, at + 1))
        add(parser, verb, at, &metrics, at + 1);
}

/* ", just like the A100", "as does the H100", "exactly as on the H100": the atom of the "like" or "as", or NOWHERE. */
static size_t likeness_before(const struct parser *parser, size_t at)
{
    static const char *const verbs[] = {"does", "do", "did", "is", "was", "has"};
    const struct token *items = parser->atoms.tokens->items;
    bool placed = false, verb = false;
    for (size_t i = at; i-- > parser->first + 1;) {
        const struct atom *atom = atom_at(parser, i);
        const struct token *token = &items[atom->first];
        if (token_is_word(token, "like") || atom_is(atom, WORD_AS)) {
            const struct token *before = &items[atom_at(parser, i - 1)->first];
            return token_is_word(before, "such") || atom_is(atom_at(parser, i - 1), WORD_COUNTED) ? NOWHERE : i;
        }
        bool place = is_place(atom, PLACE_ON) || is_place(atom, PLACE_IN) || is_place(atom, PLACE_WITH) || is_place(atom, PLACE_FOR);
        if (!atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER) && !(place && !placed) && !(TOKEN_IN(token, verbs) && !verb))
            break;
        placed = placed || place;
        verb = verb || TOKEN_IN(token, verbs);
    }
    return NOWHERE;
}

/* The figure that the likeness follows, in its own phrase; NOWHERE where another chip or figure stands between. */
static size_t figure_before(const struct parser *parser, size_t at)
{
    enum { NEAR = 8 };
    for (size_t i = at, steps = 0; i-- > parser->first && steps < NEAR; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is_amount(atom, AMOUNT_VALUE))
            return i;
        if (atom->kind == ATOM_CHIP || atom->kind == ATOM_AMOUNT || ends_search(atom) || atom_is(atom, WORD_EQUAL))
            break;
    }
    return NOWHERE;
}

/* "The A800 has 80 GB, just like the A100": the figure stays the subject's; that the other has it, too, is claimed where it is not wrong,
 * for
 * the likeness may be meant of something else. */
static void parse_likeness(struct parser *parser, size_t at)
{
    size_t like = likeness_before(parser, at), figure = like == NOWHERE ? NOWHERE : figure_before(parser, like);
    bool blocked = false, exact,
         closed = at + 1 >= parser->last || atom_at(parser, at + 1)->kind == ATOM_MARK || atom_is(atom_at(parser, at + 1), WORD_TURN) ||
                  atom_is(atom_at(parser, at + 1), WORD_HAVE);
    if (figure == NOWHERE || !closed || atom_at(parser, figure)->used || mood_at(parser, figure))
        return;
    struct draft draft = {.from = figure, .to = at + 1, .parties = {.subject = owner_of_value(parser, figure, &exact), .object = at}};
    enum cc_claim_metric metric = metric_of_value(parser, figure, &blocked);
    if (metric == CC_CM_OTHER || blocked || draft.parties.subject == NOWHERE || same_mention(parser, draft.parties.subject, at))
        return;
    struct quality quality = quality_near(parser, figure, figure + 1);
    if (atom_at(parser, figure)->amount.precision != CC_PREC_NONE)
        quality.precision = atom_at(parser, figure)->amount.precision;
    draft.claim = (struct cc_claim){.kind = CC_CLAIM_ORDER, .direction = CC_DIR_EQUAL, .metric = metric};
    quality_set(&quality, &draft.claim);
    if (!is_draft_wrong(parser, &draft))
        claim_add(parser, &draft);
}

void parse_possession(struct parser *parser, size_t at)
{
    const struct atom *chip = atom_at(parser, at);
    if (chip->role != ROLE_OBJECT && chip->role != ROLE_NAME)
        parse_likeness(parser, at);
    if (!is_party(chip))
        return;
    if (!chip->possessive) {
        size_t figure = figure_of_chip(parser, at), verb = figure == NOWHERE ? NOWHERE : verb_before(parser, figure);
        if (verb != NOWHERE && verb > parser->first)
            add_figure(parser, verb, at, figure);
        else
            parse_of(parser, at);
        return;
    }
    parse_predicate(parser, at);
    parse_kept(parser, at);
}
