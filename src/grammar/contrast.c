/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values of two chips that one sentence sets against each other: "the H200 with 141 GB and 4.8 TB/s, against the H100 with 80 GB and
 * 3.35 TB/s". Two of one metric become one pair.
 */
#include "parse.h"

static bool is_same_chip(const struct cc_named *a, const struct cc_named *b)
{
    return a->target.chip == b->target.chip && a->target.family == b->target.family;
}

/* The claim is a value of this sentence that stands before (or behind) the byte. */
static bool is_value(const struct cc_claim *claim, size_t byte, bool before)
{
    return claim->kind == CC_CLAIM_VALUE && (before ? claim->end <= byte : claim->start >= byte);
}

/* The only value of the metric on one side of the joint, or NOWHERE. */
static size_t only_value(const struct parser *parser, enum cc_claim_metric metric, size_t byte, bool before)
{
    size_t found = NOWHERE;
    for (size_t i = parser->claims_before; i < parser->out->claim_count; i++) {
        if (!is_value(&parser->out->claims[i], byte, before) || parser->out->claims[i].metric != metric)
            continue;
        if (found != NOWHERE)
            return NOWHERE;
        found = i;
    }
    return found;
}

static void join(struct parser *parser, size_t left, size_t right)
{
    struct cc_claims *out = parser->out;
    struct cc_claim *claim = &out->claims[left];
    const struct cc_claim *other = &out->claims[right];
    double a = claim->stated.amount.value, b = other->stated.amount.value;
    claim->kind = CC_CLAIM_ORDER;
    claim->direction = a < b ? CC_DIR_LESS : a > b ? CC_DIR_MORE : CC_DIR_EQUAL;
    claim->object = other->subject;
    claim->stated.form = CC_FORM_PAIR;
    claim->stated.other = other->stated.amount;
    claim->object_memory_kind = other->memory_kind;
    claim->end = other->end;
    if (claim->hedge == CC_HEDGE_NONE)
        claim->hedge = other->hedge;
    if (claim->precision == CC_PREC_NONE)
        claim->precision = other->precision;
    for (size_t i = right; i + 1 < out->claim_count; i++)
        out->claims[i] = out->claims[i + 1];
    out->claim_count--;
}

/* Two values that say the same of their chips but for the amount. */
static bool may_join(const struct cc_claim *a, const struct cc_claim *b)
{
    bool precision = a->precision == CC_PREC_NONE || b->precision == CC_PREC_NONE || a->precision == b->precision;
    return !is_same_chip(&a->subject, &b->subject) && precision && a->dense == b->dense && a->sparse == b->sparse && a->scope == b->scope &&
           a->one_direction == b->one_direction;
}

static void join_across(struct parser *parser, size_t joint)
{
    size_t byte = atom_at(parser, joint)->start;
    for (size_t i = parser->claims_before; i < parser->out->claim_count; i++) {
        enum cc_claim_metric metric = parser->out->claims[i].metric;
        size_t left = only_value(parser, metric, byte, true), right = only_value(parser, metric, byte, false);
        if (left == i && right != NOWHERE && may_join(&parser->out->claims[left], &parser->out->claims[right]))
            join(parser, left, right);
    }
}

/* "where the H200 has 34 TFLOPS, the B300 has 1.25": the comma behind a clause that opens with "where". */
static size_t joint_of_where(const struct parser *parser)
{
    bool where = false;
    for (size_t i = parser->first; i < parser->last; i++) {
        bool opens = i == parser->first || atom_is_mark(atom_at(parser, i - 1), ':') || atom_is_mark(atom_at(parser, i - 1), ';');
        where = where || (opens && token_is_word(&parser->atoms.tokens->items[atom_at(parser, i)->first], "where"));
        if (where && atom_is_mark(atom_at(parser, i), ',') && i + 2 < parser->last &&
            (atom_at(parser, i + 1)->kind == ATOM_CHIP || atom_at(parser, i + 2)->kind == ATOM_CHIP))
            return i;
    }
    return NOWHERE;
}

void join_contrasts(struct parser *parser)
{
    size_t joint = joint_of_where(parser);
    if (joint != NOWHERE && !parser->failed) {
        join_across(parser, joint);
        return;
    }
    for (size_t i = parser->first; i < parser->last; i++) {
        if (!atom_is(atom_at(parser, i), WORD_VERSUS))
            continue;
        if (joint != NOWHERE)
            return; /* more than two sides */
        joint = i;
    }
    if (joint != NOWHERE && joint > parser->first && !parser->failed)
        join_across(parser, joint);
}
