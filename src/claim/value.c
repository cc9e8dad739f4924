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

/* "by 61 GB", "by a full 61 GB and 1.45 TB/s": the atom of the "by", or NOWHERE. Not the one of whom or what: "fed by 4.8 TB/s". */
static size_t by_before(const struct parser *parser, size_t at)
{
    static const char *const sources[] = {"fed", "backed", "powered", "driven", "supported", "served", "helped", "followed", "joined",
        "accompanied", "limited", "bound", "constrained", "capped"};
    static const char *const stressed[] = {"full", "whole", "whopping", "mere"};
    const struct token *tokens = parser->atoms.tokens->items;
    for (size_t i = at; i-- > parser->first + 1;) {
        const struct atom *atom = atom_at(parser, i);
        if (is_place(atom, PLACE_BY))
            return TOKEN_IN(&tokens[atom_at(parser, i - 1)->first], sources) ? NOWHERE : i;
        if (!atom_is(atom, WORD_HEDGE) && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_ALSO) &&
            !atom_is_amount(atom, AMOUNT_VALUE) && !TOKEN_IN(&tokens[atom->first], stressed))
            break;
    }
    return NOWHERE;
}

size_t order_before(const struct parser *parser, size_t at)
{
    size_t by = by_before(parser, at);
    for (size_t i = by == NOWHERE ? parser->first : by; i-- > parser->first && !ends_search(atom_at(parser, i));) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ','))
            break;
        if ((atom_is(atom, WORD_MORE) && !(atom->entry->flags & (WORD_BEST | WORD_AMOUNT))) || atom_is(atom, WORD_BEAT))
            return atom->entry->value != 0 ? i : NOWHERE;
    }
    return NOWHERE;
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

/* A figure on its way to a claim. */
struct figure {
    size_t at, owner;
    enum cc_claim_metric metric;
    struct quality label; /* what the first cell of a table's row says */
    bool exact, cell, blocked;
};

/* A figure of a table's row: whose it is, and what. */
static void take_cell(const struct parser *parser, struct figure *figure)
{
    size_t above = is_table_row(parser) ? owner_of_cell(parser, figure->at) : NOWHERE;
    figure->cell = above != NOWHERE && label_of_row(parser, &figure->metric, &figure->label);
    if (!figure->cell)
        return;
    figure->owner = above;
    figure->exact = true;
}

/* "200 W less": of whom is not said. */
static bool is_open_difference(const struct parser *parser, size_t at)
{
    const struct atom *next = at + 1 < parser->last ? atom_at(parser, at + 1) : NULL;
    return next && atom_is(next, WORD_MORE) && (next->entry->flags & WORD_PLAIN) &&
           !(next->entry->flags & (WORD_AMOUNT | WORD_TAKES_OBJECT));
}

/* Why the figure is left alone, or NULL. */
static const char *reason_against(const struct parser *parser, const struct figure *figure)
{
    const struct atom *owner = figure->owner == NOWHERE ? NULL : atom_at(parser, figure->owner);
    const char *mood = mood_at(parser, figure->at);
    if (owner && owner->alien && owner->why)
        return owner->why;
    if (!figure->cell && (is_table_row(parser) || (owner && is_row(parser, figure->at, figure->owner))))
        return "several_candidates";
    if (figure->blocked || (owner && owner->sentence != parser->sentence && !figure->cell && has_topic_word(parser, figure->at)))
        return "not_a_specification"; /* a figure of some workload, and the chip is not even named here */
    return mood ? mood : owner ? NULL : "no_subject";
}

static void set_quality(const struct parser *parser, const struct figure *figure, struct cc_claim *claim)
{
    const struct amount *amount = &atom_at(parser, figure->at)->amount;
    size_t lender = atom_at(parser, figure->at)->lender;
    struct quality quality = quality_near(parser, figure->at, figure->at + 1);
    quality_merge(&quality, figure->label);
    if (lender)
        borrow_quality(parser, lender - 1, &quality);
    if (quality.scope == CC_SCOPE_NONE && is_of_each(parser, figure->at))
        quality.scope = CC_SCOPE_CHIP;
    quality_set(&quality, claim);
    if (claim->metric != CC_CM_COMPUTE && claim->metric != CC_CM_COMPUTE_PER_WATT)
        return;
    claim->precision = amount->precision != CC_PREC_NONE ? amount->precision : quality.precision;
    claim->dense = amount->dense || claim->dense;
    claim->sparse = !claim->dense && (amount->sparse || claim->sparse);
}

static void set_stated(const struct parser *parser, const struct figure *figure, struct cc_claim *claim)
{
    const struct amount *amount = &atom_at(parser, figure->at)->amount;
    claim->hedge = is_compared(parser, figure->at, figure->owner) ? CC_HEDGE_NONE : amount->hedge;
    if (claim->hedge == CC_HEDGE_NONE && figure->owner < figure->at) /* "which beats 80 GB on the H100" hedges nothing */
        claim->hedge = hedge_of_verb(parser, figure->at);
    claim->stated = (struct cc_stated){.form = CC_FORM_VALUE,
        .amount = amount->amount,
        .downward = claim->hedge != CC_HEDGE_NONE && amount->downward};
}

/* The word that makes a difference of the figure, or NOWHERE; *ordered where it compares two chips before: "exceeds the H100 by". */
static size_t differing_word(const struct parser *parser, size_t at, bool extra, bool *ordered)
{
    size_t by = extra ? at - 1 : difference_after(parser, at);
    *ordered = by == NOWHERE;
    return *ordered ? order_before(parser, at) : by;
}

static bool parse_difference(struct parser *parser, const struct figure *figure)
{
    size_t at = figure->at;
    const struct atom *atom = atom_at(parser, at);
    int change = change_of(parser, at);
    bool extra = is_extra(parser, at) || change != 0, ordered;
    size_t by = differing_word(parser, at, extra, &ordered);
    if (by == NOWHERE)
        return false;
    struct draft draft = {.from = extra || ordered ? by : at, .to = extra || ordered ? at + 1 : by + 1};
    draft.parties = extra ? parties_of_extra(parser, at, figure->owner) : parties_of(parser, ordered ? by : at, by);
    draft.exact = extra;
    draft.claim.kind = CC_CLAIM_DIFFERENCE;
    draft.claim.metric = figure->metric;
    set_quality(parser, figure, &draft.claim);
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

/* "36 CPUs with 480 GB each": of a system's parts that are no accelerators. */
static bool is_of_other_parts(const struct parser *parser, const struct draft *draft, size_t at)
{
    const struct atom *owner = atom_at(parser, draft->parties.subject);
    return !owner->alien && parser->db->chips[cc_target_chip(parser->db, owner->target)].kind == CC_KIND_SYSTEM &&
           draft->claim.scope != CC_SCOPE_CHIP && says_each(parser, at);
}

/* Where the words leave something open that decides the verdict, the data are asked. */
static void settle_value(struct parser *parser, const struct figure *figure, struct draft *draft)
{
    struct cc_claim *claim = &draft->claim;
    size_t at = figure->at, owner = figure->owner;
    if (claim->metric == CC_CM_MEMORY_BANDWIDTH && !figure->cell && !is_bandwidth_close(parser, at) && is_link_rate(parser, claim, owner))
        claim->metric = CC_CM_INTERCONNECT_BANDWIDTH;
    if (owner == at + 1 && claim->metric == CC_CM_MEMORY_CAPACITY && is_wrong(parser, claim, owner)) {
        parser->atoms.items[owner].alien = true; /* for what else is said of it */
        claim_skip(parser, at, owner + 1, "chip_not_in_data");
    } else if (by_before(parser, at) != NOWHERE && is_wrong(parser, claim, owner)) { /* "they differ by 300 W" */
        claim_skip(parser, at, at + 1, "unclear");
    } else if (is_of_other_parts(parser, draft, at) && is_wrong(parser, claim, owner)) {
        claim_skip(parser, at, at + 1, "unclear_owner");
    } else if (!figure->cell &&
               (is_open_topic(parser, claim, owner) || (!is_owner_certain(parser, at, owner) && is_others_value(parser, claim, owner)))) {
        claim_skip(parser, at, at + 1, "unclear_owner");
    } else {
        claim_add(parser, draft);
    }
}

static void parse_value(struct parser *parser, size_t at)
{
    struct figure figure = {.at = at};
    figure.metric = metric_of_value(parser, at, &figure.blocked);
    if (figure.metric == CC_CM_OTHER) {
        skip_other(parser, at, figure.blocked);
        return;
    }
    figure.owner = owner_of_value(parser, at, &figure.exact);
    take_cell(parser, &figure);
    const char *reason = reason_against(parser, &figure);
    if (reason) {
        claim_skip(parser, at, at + 1, reason);
        return;
    }
    if (atom_is_amount(atom_at(parser, at), AMOUNT_VALUE) && parse_difference(parser, &figure))
        return;
    if (is_open_difference(parser, at)) {
        claim_skip(parser, at, at + 1, "no_object");
        return;
    }
    struct draft draft = {.from = at, .to = at + 1, .parties = {.subject = figure.owner, .object = NOWHERE}, .exact = figure.exact};
    draft.claim.kind = CC_CLAIM_VALUE;
    draft.claim.direction = CC_DIR_VALUE;
    draft.claim.metric = figure.metric;
    draft.claim.memory_kind = memory_kind_near(parser, at);
    draft.claim.cores = figure.metric == CC_CM_COMPUTE_UNITS && names_cores(parser, at);
    set_quality(parser, &figure, &draft.claim);
    set_stated(parser, &figure, &draft.claim);
    settle_value(parser, &figure, &draft);
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
