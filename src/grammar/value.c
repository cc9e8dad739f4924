/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims that state a figure, "96 GB of HBM3", or two of them against each other, "96 GB vs 80 GB". */
#include "parse.h"

#include <string.h>

static bool is_figure(const struct atom *atom)
{
    return atom_is_amount(atom, AMOUNT_VALUE) || atom_is_amount(atom, AMOUNT_PER_WATT) || atom_is_amount(atom, AMOUNT_NUMBER);
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
    bool corrected; /* the words deny it of one chip and say whose it is */
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

/* A word for work that is said of the figure: any before it, and behind it up to the comma, "900 GB/s, enabling training". A rate with its
 * precision is a specification beside such words, too: "1.1 EF dense FP4 for inference". */
static bool is_of_work(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    bool rate = atom_is_amount(atom, AMOUNT_VALUE) && atom->amount.amount.dimension == CC_DIM_RATE;
    if (rate && (atom->amount.precision != CC_PREC_NONE || quality_near(parser, at, at + 1).precision != CC_PREC_NONE))
        return false;
    for (size_t i = parser->first; i < parser->last; i++) {
        if (i > at && (atom_is_mark(atom_at(parser, i), ',') || atom_is_mark(atom_at(parser, i), '(')))
            return false;
        if (i != at && atom_is(atom_at(parser, i), WORD_TOPIC))
            return true;
    }
    return false;
}

/* Why the figure is left alone, or NULL. */
static const char *reason_against(const struct parser *parser, const struct figure *figure)
{
    const struct atom *owner = figure->owner == NOWHERE ? NULL : atom_at(parser, figure->owner);
    const char *mood = figure->corrected ? NULL : mood_at(parser, figure->at);
    if (owner && owner->alien && owner->why)
        return owner->why;
    if (!figure->cell && (is_table_row(parser) || (owner && is_row(parser, figure->at, figure->owner))))
        return "several_candidates";
    if (figure->blocked || (owner && owner->sentence != parser->sentence && !figure->cell && is_of_work(parser, figure->at)))
        return "not_a_specification"; /* a figure of some workload, and the chip is not even named here */
    return mood ? mood : owner ? NULL : "no_subject";
}

/* "1,979 TFLOPS dense / 3,958 sparse", "4.5 (dense)", "without it 989": the basis beside a figure is its own, whatever another one's is. */
static void take_basis_beside(const struct parser *parser, size_t at, struct quality *quality)
{
    size_t behind = at + 2 < parser->last && atom_is_mark(atom_at(parser, at + 1), '(') ? at + 2 : at + 1;
    size_t before = at > parser->first + 1 && atom_is(atom_at(parser, at - 1), WORD_PRONOUN) ? at - 2 : at - 1;
    const struct atom *word = behind < parser->last ? atom_at(parser, behind) : NULL;
    if ((!word || !atom_is(word, WORD_QUALIFIER)) && before >= parser->first && before < at)
        word = atom_at(parser, before);
    bool dense = word && atom_is(word, WORD_QUALIFIER) && word->entry->value == QUALIFIER_DENSE;
    bool sparse = word && atom_is(word, WORD_QUALIFIER) && word->entry->value == QUALIFIER_SPARSE;
    if (!dense && !sparse)
        return;
    quality->dense = dense;
    quality->sparse = sparse;
}

static void set_quality(const struct parser *parser, const struct figure *figure, struct cc_claim *claim)
{
    const struct amount *amount = &atom_at(parser, figure->at)->amount;
    size_t lender = atom_at(parser, figure->at)->lender;
    struct quality quality = quality_near(parser, figure->at, figure->at + 1);
    if (!amount->dense && !amount->sparse)
        take_basis_beside(parser, figure->at, &quality);
    quality_merge(&quality, figure->label);
    if (atom_at(parser, figure->at)->keyed)
        quality_merge(&quality, parser->memory.key.quality);
    if (lender)
        borrow_quality(parser, lender - 1, &quality);
    if (quality.scope == CC_SCOPE_NONE && is_of_each(parser, figure->at))
        quality.scope = CC_SCOPE_CHIP;
    quality_set(&quality, claim);
    if (claim->metric != CC_CM_COMPUTE && claim->metric != CC_CM_COMPUTE_PER_WATT)
        return;
    claim->precision = amount->precision != CC_PREC_NONE ? amount->precision : quality.precision;
    claim->tensor = claim->tensor || amount->tensor;
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

enum { SETTLE_BACK = 3 /* sentences in which a chip that is left out may be named */ };

static bool parse_difference(struct parser *parser, const struct figure *figure)
{
    size_t at = figure->at;
    const struct amount *amount = &atom_at(parser, at)->amount;
    struct difference difference;
    if (!difference_of(parser, at, figure->owner, &difference))
        return false;
    struct draft draft = {.parties = difference.parties, .exact = difference.exact, .from = difference.from, .to = difference.to};
    draft.claim.kind = CC_CLAIM_DIFFERENCE;
    draft.claim.metric = figure->metric;
    set_quality(parser, figure, &draft.claim);
    draft.claim.direction = difference.sign > 0 ? CC_DIR_MORE : CC_DIR_LESS;
    draft.claim.hedge = amount->hedge;
    draft.claim.stated = (struct cc_stated){.form = CC_FORM_DIFFERENCE, .amount = amount->amount, .downward = amount->downward};
    parser->atoms.items[difference.word].used = true;
    bool open = draft.parties.subject == NOWHERE || draft.parties.object == NOWHERE;
    if (open && !settle_parties(parser, &draft, SETTLE_BACK))
        claim_skip(parser, at, at + 1, draft.parties.subject == NOWHERE ? "no_subject" : "no_object");
    else
        claim_add(parser, &draft);
    return true;
}

/* "each Blackwell GPU die contains 104 billion transistors": of a part that the data do not have. */
static bool is_of_one_die(const struct parser *parser, size_t owner)
{
    static const char *const dies[] = {"die", "dies", "chiplet", "chiplets"};
    static const char *const each[] = {"each", "every", "per", "one", "either", "single"};
    bool one = false, die = false;
    for (size_t i = parser->first; i < parser->last; i++) {
        one = one || TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, i)->first], each);
        die = die || TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, i)->first], dies);
    }
    uint32_t chip = atom_at(parser, owner)->alien ? CC_NO_INDEX : cc_target_chip(parser->db, atom_at(parser, owner)->target);
    return one && die && chip != CC_NO_INDEX && chip_in_scope(parser->db, chip, CC_SCOPE_DIE) == chip;
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
    if (!figure->cell && claim->scope == CC_SCOPE_NONE && is_of_part(parser, claim, at, owner))
        claim->scope = CC_SCOPE_CHIP;
    if (claim->metric == CC_CM_MEMORY_BANDWIDTH && !figure->cell && !is_bandwidth_close(parser, at) && is_link_rate(parser, claim, owner))
        claim->metric = CC_CM_INTERCONNECT_BANDWIDTH;
    if (claim->metric == CC_CM_MEMORY_CAPACITY)
        is_decimal_meant(parser, claim, owner);
    if (owner == at + 1 && claim->metric == CC_CM_MEMORY_CAPACITY && is_wrong(parser, claim, owner)) {
        parser->atoms.items[owner].alien = true; /* for what else is said of it */
        claim_skip(parser, at, owner + 1, "chip_not_in_data");
    } else if (by_before(parser, at) != NOWHERE && is_wrong(parser, claim, owner)) { /* "they differ by 300 W" */
        claim_skip(parser, at, at + 1, "unclear");
    } else if (is_of_one_die(parser, owner) && is_wrong(parser, claim, owner)) {
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

static void state_value(struct parser *parser, const struct figure *figure)
{
    size_t at = figure->at;
    struct draft draft = {.from = at, .to = at + 1, .parties = {.subject = figure->owner, .object = NOWHERE}, .exact = figure->exact};
    draft.claim.kind = CC_CLAIM_VALUE;
    draft.claim.direction = CC_DIR_VALUE;
    draft.claim.metric = figure->metric;
    draft.claim.memory_kind = memory_kind_near(parser, at);
    draft.claim.cores = figure->metric == CC_CM_COMPUTE_UNITS && names_cores(parser, at);
    set_quality(parser, figure, &draft.claim);
    set_stated(parser, figure, &draft.claim);
    settle_value(parser, figure, &draft);
}

/* "both run at 7.7 TB/s": as said of either. */
static bool state_of_both(struct parser *parser, const struct figure *figure)
{
    size_t owners[2];
    if (figure->cell || !says_both(parser, figure->at))
        return false;
    const char *reason = figure->blocked ? "not_a_specification" : mood_at(parser, figure->at);
    if (!reason && !owners_of_both(parser, figure->at, owners))
        reason = "several_candidates";
    if (reason) {
        claim_skip(parser, figure->at, figure->at + 1, reason);
        return true;
    }
    for (size_t i = 0; i < 2 && !parser->failed; i++) {
        struct figure own = *figure;
        own.owner = owners[i];
        own.exact = true;
        state_value(parser, &own);
    }
    return true;
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
    if (state_of_both(parser, &figure))
        return;
    size_t corrected = corrected_owner(parser, at);
    if (corrected != NOWHERE) {
        figure.owner = corrected;
        figure.corrected = figure.exact = true;
    }
    const char *reason = reason_against(parser, &figure);
    bool nobody = reason && figure.owner == NOWHERE &&
                  strcmp(reason, "no_subject") == 0; /* "With its 61 GB more than the H100, the H200" */
    if ((!reason || nobody) && atom_is_amount(atom_at(parser, at), AMOUNT_VALUE) && parse_difference(parser, &figure))
        return;
    if (reason) {
        claim_skip(parser, at, at + 1, reason);
        return;
    }
    state_value(parser, &figure);
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
