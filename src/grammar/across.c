/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ratios across precisions: "an H100 does twice the FLOPS in FP8 vs FP16". Of one chip it is a ratio like any other; of two chips nothing
 * like for like supports it.
 */
#include "sense.h"

/* The precision named behind `at` within a few words that name no other chip's verb; NONE where another thing stands first. */
static enum cc_precision precision_behind(const struct parser *parser, size_t at, size_t *where)
{
    enum { LONGEST = 6 };
    for (size_t i = at; i < parser->last && i < at + LONGEST; i++) {
        const struct atom *atom = atom_at(parser, i);
        *where = i;
        if (atom_precision(atom) != CC_PREC_NONE)
            return atom_precision(atom);
        bool idle = atom_is(atom, WORD_PLACE) || atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_PRONOUN) ||
                    atom_is(atom, WORD_QUALIFIER) || atom_is(atom, WORD_AS) || atom_is(atom, WORD_MUCH) || atom_is(atom, WORD_OF) ||
                    atom_is(atom, WORD_MAKER) || atom_is_metric(atom) || atom->kind == ATOM_CHIP || atom->kind == ATOM_OTHER;
        if (!idle)
            break;
    }
    return CC_PREC_NONE;
}

/* "4,500 TFLOPS in FP8": said of a figure, not of what the factor compares. */
static bool is_of_figure(const struct parser *parser, size_t at)
{
    enum { PHRASE = 5 };
    for (size_t i = at, steps = 0; i-- > parser->first && steps < PHRASE; steps++) {
        if (atom_at(parser, i)->kind == ATOM_AMOUNT)
            return true;
        if (atom_at(parser, i)->kind == ATOM_CHIP || atom_at(parser, i)->kind == ATOM_MARK)
            break;
    }
    return false;
}

/* The last precision before `at` in its clause. */
static enum cc_precision precision_before(const struct parser *parser, size_t at)
{
    for (size_t i = at; i-- > parser->first && !ends_search(atom_at(parser, i));) {
        if (atom_at(parser, i)->kind == ATOM_AMOUNT || atom_is(atom_at(parser, i), WORD_ALSO))
            break;
        if (atom_precision(atom_at(parser, i)) != CC_PREC_NONE)
            return is_of_figure(parser, i) ? CC_PREC_NONE : atom_precision(atom_at(parser, i));
    }
    return CC_PREC_NONE;
}

/* The word behind which the object of the factor is named: "2x the FLOPS in FP8 [vs] FP16", "as fast in FP8 [as] in FP16". */
static size_t joint_behind(const struct parser *parser, size_t at)
{
    for (size_t i = at; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_THAN) || atom_is(atom, WORD_VERSUS) || atom_is(atom, WORD_AS) || is_place(atom, PLACE_OVER))
            return i;
        if (atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ',') || ends_search(atom))
            break;
    }
    return NOWHERE;
}

/* BF16 and FP16 are computed at one rate, and texts name them together. */
static bool is_one_rate(enum cc_precision a, enum cc_precision b)
{
    bool half = (a == CC_PREC_FP16 || a == CC_PREC_BF16) && (b == CC_PREC_FP16 || b == CC_PREC_BF16);
    return a == b || half;
}

/* Two precisions that the words set against each other: "twice the FLOPS in FP8 vs FP16", "its FP8 rate is twice its FP16 rate". */
struct across {
    enum cc_precision subject, object;
    size_t at; /* the object's */
};

static bool sets_precisions(const struct parser *parser, size_t at, const struct sense *sense, struct across *out)
{
    size_t where, joint = joint_behind(parser, sense->after), second;
    enum cc_precision before = precision_before(parser, at), behind = precision_behind(parser, sense->after, &where);
    enum cc_precision own = behind != CC_PREC_NONE && joint != NOWHERE && where < joint ? behind : before;
    enum cc_precision other = joint != NOWHERE ? precision_behind(parser, joint + 1, &second) : CC_PREC_NONE;
    bool placed = behind != CC_PREC_NONE && atom_is(atom_at(parser, where - 1), WORD_PLACE); /* "32x higher in FP4" */
    if (joint == NOWHERE && behind != CC_PREC_NONE && !placed) { /* "twice its FP16 rate"; "5x the FP4 of the H100 in FP8" */
        other = precision_behind(parser, where + 1, &second);
        own = other != CC_PREC_NONE ? behind : before;
        second = other != CC_PREC_NONE ? second : where;
        other = other != CC_PREC_NONE ? other : behind;
    }
    if (own == CC_PREC_NONE || other == CC_PREC_NONE || is_one_rate(own, other))
        return false;
    *out = (struct across){own, other, second};
    return true;
}

/* A chip is named between the factor and the object's precision, or right behind that. */
static bool names_object(const struct parser *parser, size_t at, size_t precision)
{
    for (size_t i = at; i < parser->last && i <= precision + 4; i++)
        if (is_party(atom_at(parser, i)))
            return true;
    return false;
}

bool parse_across(struct parser *parser, size_t at, const struct sense *sense, const struct found_metrics *metrics)
{
    struct across across;
    if (metrics->count != 1 || metrics->items[0].metric != CC_CM_COMPUTE || !sets_precisions(parser, at, sense, &across))
        return false;
    const struct atom *anchor = atom_at(parser, at);
    struct draft draft = {.from = at < metrics->from ? at : metrics->from, .to = across.at + 1, .exact = true};
    draft.parties = parties_of(parser, at, at);
    if (!names_object(parser, at + 1, across.at))
        draft.parties.object = draft.parties.subject;
    draft.claim.kind = CC_CLAIM_RATIO;
    draft.claim.metric = CC_CM_COMPUTE;
    draft.claim.hedge = anchor->amount.hedge;
    draft.claim.stated = stated_of(anchor, sense);
    draft.claim.direction = direction_of(&draft.claim.stated);
    struct quality quality = metrics->quality;
    quality.precision = across.subject;
    quality_set(&quality, &draft.claim);
    draft.claim.object_precision = across.object;
    claim_add(parser, &draft);
    return true;
}
