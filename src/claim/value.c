/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims that state a figure, "96 GB of HBM3", or two of them against each other, "96 GB vs 80 GB". */
#include "parse.h"

static bool is_figure(const struct atom *atom)
{
    return atom_is_amount(atom, AMOUNT_VALUE) || atom_is_amount(atom, AMOUNT_PER_WATT) || atom_is_amount(atom, AMOUNT_NUMBER);
}

/* "200 W more than the H100", "16 GB more memory than": the comparison behind the value, or NOWHERE. */
static size_t difference_after(const struct parser *parser, size_t at)
{
    size_t next = at + 1;
    if (next >= parser->last || !atom_is(atom_at(parser, next), WORD_MORE) ||
        (atom_at(parser, next)->entry->flags & (WORD_BEST | WORD_AMOUNT)))
        return NOWHERE;
    if (atom_at(parser, next)->entry->flags & WORD_TAKES_OBJECT)
        return next; /* "300 W below the H100", "841 TFLOPS short of" */
    for (size_t i = next + 1; i < parser->last && i < next + 8; i++) {
        if (atom_is(atom_at(parser, i), WORD_THAN))
            return next;
        if (atom_at(parser, i)->kind == ATOM_AMOUNT || atom_at(parser, i)->kind == ATOM_MARK)
            break;
    }
    for (size_t i = parser->first; i < at; i++) /* "Versus the H100's 700 W, the MI300X needs 50 W more" */
        if (is_party(atom_at(parser, i)) && atom_at(parser, i)->role == ROLE_OBJECT)
            return next;
    return NOWHERE;
}

/* "exceeds 4 TB/s", "passes 140 GB", "approaches 5 TB/s": a hedge in the verb. */
static enum cc_hedge hedge_of_verb(const struct parser *parser, size_t at)
{
    static const char *const over[] = {"passes", "passed", "breaks", "broke", "crosses", "crossed", "clears", "beyond"};
    static const char *const nearly[] = {"approaches", "approach", "approaching", "nears", "nearing"};
    const struct atom *before = at > parser->first ? atom_at(parser, at - 1) : NULL;
    if (!before)
        return CC_HEDGE_NONE;
    const struct token *token = &parser->atoms.tokens->items[before->first];
    if (TOKEN_IN(token, nearly))
        return CC_HEDGE_NEARLY;
    return TOKEN_IN(token, over) || (atom_is(before, WORD_BEAT) && before->entry->value > 0) ? CC_HEDGE_OVER : CC_HEDGE_NONE;
}

/* "141 GB, well above 80 GB for the H100": the words compare with an earlier figure, and hedge nothing. */
static bool is_compared(const struct parser *parser, size_t at, size_t owner)
{
    const struct amount *amount = &atom_at(parser, at)->amount;
    if (owner <= at || (amount->hedge != CC_HEDGE_OVER && amount->hedge != CC_HEDGE_AT_LEAST))
        return false;
    for (size_t i = parser->first; i < at; i++)
        if (atom_is_amount(atom_at(parser, i), AMOUNT_VALUE) && atom_at(parser, i)->amount.amount.dimension == amount->amount.dimension)
            return true;
    return false;
}

static bool is_giving(const struct parser *parser, size_t at)
{
    static const char *const giving[] = {"gives", "give", "gave", "giving"};
    return TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, at)->first], giving);
}

/* "gains 61 GB", "loses 841 TFLOPS", "cut by 300 W": what a chip has more or less than another; 0 where nothing of the kind is said. */
static int change_of(const struct parser *parser, size_t at)
{
    static const char *const gains[] = {"gains", "gain", "gained", "gaining", "adds", "add", "added", "adding"};
    static const char *const losses[] = {"loses", "lose", "lost", "losing", "saves", "save", "saved", "saving", "sheds", "shed",
        "sacrifices", "forgoes", "short"};
    for (size_t i = at; i-- > parser->first && i + 3 >= at;) {
        const struct atom *atom = atom_at(parser, i);
        const struct token *token = &parser->atoms.tokens->items[atom->first];
        bool by = i + 1 < at && is_place(atom_at(parser, i + 1), PLACE_BY);
        if (TOKEN_IN(token, gains)) /* "384 of them add up to 300 PFLOPS" */
            return token_is_word(token + 1, "up") ? 0 : 1;
        if (TOKEN_IN(token, losses) || (token_is_word(token, "up") && i > parser->first && is_giving(parser, i - 1)))
            return -1;
        if (by && (atom_is(atom, WORD_CHANGE) || atom_is(atom, WORD_BEAT) || atom_is(atom, WORD_MORE)) && atom->entry->value != 0)
            return atom->entry->value;
        bool idle = atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_HEDGE) || atom_is(atom, WORD_PLACE) ||
                    token_is_word(token, "another") || token_is_word(token, "further") || atom->kind == ATOM_CHIP;
        if (!idle)
            break;
    }
    return 0;
}

/* "an extra 61 GB". */
static bool is_extra(const struct parser *parser, size_t at)
{
    const struct atom *before = at > parser->first ? atom_at(parser, at - 1) : NULL;
    return before && atom_is(before, WORD_MORE) && (before->entry->flags & WORD_PREFIX);
}

/* "the extra 61 GB on the H200": of the chip it is printed with, over the other one spoken of. */
static struct parties parties_of_extra(const struct parser *parser, size_t at, size_t owner)
{
    struct parties parties = parties_of(parser, at, at);
    bool placed = owner != NOWHERE && owner > at && atom_at(parser, owner)->role == ROLE_PLACE;
    if (owner != NOWHERE && (placed || !same_mention(parser, owner, parties.object)))
        parties.subject = owner;
    if (same_mention(parser, parties.subject, parties.object) || parties.object == NOWHERE)
        parties.object = other_chip(parser, at, parties.subject);
    return parties;
}

static bool parse_difference(struct parser *parser, size_t at, enum cc_claim_metric metric, size_t owner)
{
    const struct atom *atom = atom_at(parser, at);
    int change = change_of(parser, at);
    bool extra = is_extra(parser, at) || change != 0;
    size_t by = extra ? at - 1 : difference_after(parser, at);
    if (by == NOWHERE)
        return false;
    struct draft draft = {.from = extra ? by : at, .to = extra ? at + 1 : by + 1};
    draft.parties = extra ? parties_of_extra(parser, at, owner) : parties_of(parser, at, by);
    draft.exact = extra;
    draft.claim.kind = CC_CLAIM_DIFFERENCE;
    draft.claim.metric = metric;
    int sign = change ? change : atom_at(parser, by)->entry->value;
    draft.claim.direction = sign > 0 ? CC_DIR_MORE : CC_DIR_LESS;
    bool here = draft.parties.object != NOWHERE && atom_at(parser, draft.parties.object)->sentence == parser->sentence;
    if (change && !here)
        draft.parties.object = NOWHERE; /* over whom is not said */
    draft.claim.hedge = atom->amount.hedge;
    draft.claim.stated = (struct cc_stated){.form = CC_FORM_DIFFERENCE, .amount = atom->amount.amount, .downward = atom->amount.downward};
    parser->atoms.items[by].used = true;
    if (draft.parties.subject != NOWHERE && draft.parties.object == NOWHERE)
        claim_skip(parser, at, at + 1, "no_object");
    else
        claim_add(parser, &draft);
    return true;
}

/* A figure in a sentence on a chip that is of no specification is told as left alone; years, ordinals and number words are no figures. */
static void skip_other(struct parser *parser, size_t at, bool blocked)
{
    const struct atom *atom = atom_at(parser, at);
    bool chip = false, digits = false;
    for (size_t i = parser->first; i < parser->last; i++)
        chip = chip || is_party(atom_at(parser, i));
    for (size_t i = atom->first; i < atom->last; i++)
        digits = digits || parser->atoms.tokens->items[i].kind == TOKEN_NUMBER;
    const struct atom *next = at + 1 < parser->last ? atom_at(parser, at + 1) : atom;
    bool part = atom_is_mark(next, ',') && !parser->atoms.tokens->items[next->first].spaced && at + 2 < parser->last &&
                atom_at(parser, at + 2)->kind == ATOM_AMOUNT &&
                !parser->atoms.tokens->items[atom_at(parser, at + 2)->first].spaced; /* "96,5": told with its other half */
    bool model = cc_str_eq(atom->amount.amount.unit, CC_STR("B"));                   /* "a 70B model": billions of parameters */
    if (!chip || !digits || part || model || atom_is_year(atom))
        return;
    bool topic = blocked || atom_is_amount(atom, AMOUNT_MONEY) || has_topic_word(parser, at);
    claim_skip(parser, at, at + 1, topic ? "not_a_specification" : "no_metric");
}

/* "An H100 has 989 TFLOPS of dense BF16, an H20 has 148": what is said of the one figure holds for the other. */
static void borrow_quality(const struct parser *parser, size_t lender, struct quality *into)
{
    struct quality lent = quality_near(parser, lender, lender + 1);
    const struct amount *amount = &atom_at(parser, lender)->amount;
    if (into->precision == CC_PREC_NONE)
        into->precision = amount->precision != CC_PREC_NONE ? amount->precision : lent.precision;
    if (into->dense || into->sparse)
        return;
    into->dense = amount->dense || lent.dense;
    into->sparse = !into->dense && (amount->sparse || lent.sparse);
}

/* A figure of a table's row: whose it is, and what. */
static bool take_cell(struct parser *parser, size_t at, enum cc_claim_metric *metric, size_t *owner, struct quality *label)
{
    size_t above = is_table_row(parser) ? owner_of_cell(parser, at) : NOWHERE;
    if (above == NOWHERE || !label_of_row(parser, metric, label))
        return false;
    *owner = above;
    return true;
}

static void parse_value(struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    bool blocked, exact;
    enum cc_claim_metric metric = metric_of_value(parser, at, &blocked);
    if (metric == CC_CM_OTHER) {
        skip_other(parser, at, blocked);
        return;
    }
    const char *mood = mood_at(parser, at);
    struct quality label = {0};
    size_t owner = owner_of_value(parser, at, &exact);
    bool cell = take_cell(parser, at, &metric, &owner, &label);
    exact = exact || cell;
    if (owner != NOWHERE && atom_at(parser, owner)->sentence != parser->sentence && has_topic_word(parser, at))
        blocked = true; /* a figure of some workload, and the chip is not even named here */
    if (owner != NOWHERE && atom_at(parser, owner)->alien && atom_at(parser, owner)->why) {
        claim_skip(parser, at, at + 1, atom_at(parser, owner)->why);
        return;
    }
    if (!cell && (is_table_row(parser) || (owner != NOWHERE && is_row(parser, at, owner)))) {
        claim_skip(parser, at, at + 1, "several_candidates");
        return;
    }
    if (blocked || mood || owner == NOWHERE) {
        claim_skip(parser, at, at + 1, blocked ? "not_a_specification" : mood ? mood : "no_subject");
        return;
    }
    if (atom_is_amount(atom, AMOUNT_VALUE) && parse_difference(parser, at, metric, owner))
        return;
    if (at + 1 < parser->last && atom_is(atom_at(parser, at + 1), WORD_MORE) && atom_at(parser, at + 1)->entry->flags & WORD_PLAIN &&
        !(atom_at(parser, at + 1)->entry->flags & (WORD_AMOUNT | WORD_TAKES_OBJECT))) {
        claim_skip(parser, at, at + 1, "no_object"); /* "200 W less": of whom is not said */
        return;
    }
    struct quality quality = quality_near(parser, at, at + 1);
    quality_merge(&quality, label);
    if (atom->lender)
        borrow_quality(parser, atom->lender - 1, &quality);
    bool rate = metric == CC_CM_COMPUTE || metric == CC_CM_COMPUTE_PER_WATT;
    struct draft draft = {.from = at, .to = at + 1, .parties = {owner, NOWHERE}, .exact = exact};
    struct cc_claim *claim = &draft.claim;
    claim->kind = CC_CLAIM_VALUE;
    claim->direction = CC_DIR_VALUE;
    claim->metric = metric;
    claim->hedge = is_compared(parser, at, owner) ? CC_HEDGE_NONE : atom->amount.hedge;
    if (claim->hedge == CC_HEDGE_NONE)
        claim->hedge = hedge_of_verb(parser, at);
    claim->stated = (struct cc_stated){.form = CC_FORM_VALUE,
        .amount = atom->amount.amount,
        .downward = claim->hedge != CC_HEDGE_NONE && atom->amount.downward};
    claim->scope = quality.scope;
    claim->memory_kind = memory_kind_near(parser, at);
    claim->cores = metric == CC_CM_COMPUTE_UNITS && names_cores(parser, at);
    claim->one_direction = metric == CC_CM_INTERCONNECT_BANDWIDTH && quality.one_direction;
    claim->both_directions = metric == CC_CM_INTERCONNECT_BANDWIDTH && quality.both_directions;
    if (rate) {
        claim->precision = atom->amount.precision != CC_PREC_NONE ? atom->amount.precision : quality.precision;
        claim->dense = atom->amount.dense || (quality.dense && !quality.sparse);
        claim->sparse = !claim->dense && (atom->amount.sparse || (quality.sparse && !quality.dense));
        claim->tensor = quality.tensor;
        claim->vector = quality.vector;
    }
    if (metric == CC_CM_MEMORY_BANDWIDTH && !cell && !is_bandwidth_close(parser, at) && is_link_rate(parser, claim, owner))
        claim->metric = CC_CM_INTERCONNECT_BANDWIDTH;
    if (owner == at + 1 && metric == CC_CM_MEMORY_CAPACITY && is_other_model(parser, claim, owner)) {
        parser->atoms.items[owner].alien = true; /* for what else is said of it */
        claim_skip(parser, at, owner + 1, "chip_not_in_data");
    } else if (!is_owner_certain(parser, at, owner) && is_others_value(parser, claim, owner))
        claim_skip(parser, at, at + 1, "unclear_owner");
    else
        claim_add(parser, &draft);
}

void parse_values(struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        struct atom *atom = &parser->atoms.items[i];
        if (atom->used || (!is_figure(atom) && !atom_is_amount(atom, AMOUNT_MONEY)))
            continue;
        atom->used = true;
        parse_value(parser, i);
    }
}
