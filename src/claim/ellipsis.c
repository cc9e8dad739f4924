/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bare numbers that are figures of the kind named before them: "An H100 has 989 TFLOPS, an H20 has 148." */
#include "parse.h"

enum { REACH = 5 /* atoms between a chip and its bare number */ };

static const double farthest = 300; /* between two figures of one kind, as a factor */

static bool is_figure(const struct atom *atom)
{
    return atom_is_amount(atom, AMOUNT_VALUE) || atom_is_amount(atom, AMOUNT_NUMBER) || atom_is_amount(atom, AMOUNT_PER_WATT);
}

static bool is_basis(const struct atom *atom)
{
    return atom_is(atom, WORD_QUALIFIER) && (atom->entry->value == QUALIFIER_DENSE || atom->entry->value == QUALIFIER_SPARSE);
}

/* "FP16 148 TFLOPS, TF32 74", "2,615 TFLOPS dense, 5,230 sparse": the last rate before, where the words say that the number is one. */
static size_t rate_before(const struct parser *parser, size_t at)
{
    bool precision = at > parser->first && atom_precision(atom_at(parser, at - 1)) != CC_PREC_NONE;
    bool basis = at + 1 < parser->last && is_basis(atom_at(parser, at + 1));
    for (size_t i = at; (precision || basis) && i-- > parser->first;)
        if (atom_is_amount(atom_at(parser, i), AMOUNT_VALUE) && atom_at(parser, i)->amount.amount.dimension == CC_DIM_RATE)
            return i;
    return NOWHERE;
}

/* Nothing stands behind the number that it could count: "the H20 does 148, or", "78 are enabled on". */
static bool is_bare(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    if (!atom_is_amount(atom, AMOUNT_NUMBER) || atom->used || atom_is_year(atom) ||
        parser->atoms.tokens->items[atom->last - 1].kind != TOKEN_NUMBER)
        return false;
    if (at + 1 >= parser->last)
        return true;
    const struct atom *next = atom_at(parser, at + 1);
    if (next->kind == ATOM_MARK)
        return next->mark != '-' && next->mark != '/' && next->mark != ':' && next->mark != '%';
    return is_basis(next) || atom_is(next, WORD_TURN) || atom_is(next, WORD_ALSO) || atom_is(next, WORD_BE) || atom_is(next, WORD_PLACE) ||
           atom_is(next, WORD_VERSUS);
}

/* "an H100 has", "the B300 was trimmed to": the chip and the verb that the number belongs to. */
static size_t chip_before(const struct parser *parser, size_t at)
{
    bool verb = false;
    for (size_t i = at, steps = 0; i-- > parser->first && steps < REACH; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (is_party(atom))
            return verb || atom->possessive || i + 1 == at ? i : NOWHERE;
        bool word = atom->kind == ATOM_OTHER || atom_is(atom, WORD_HAVE) || atom_is(atom, WORD_BE) || atom_is(atom, WORD_CHANGE);
        verb = verb || word;
        if (!word && !is_place(atom, PLACE_TO) && !is_place(atom, PLACE_AT) && !is_place(atom, PLACE_WITH) && !atom_is(atom, WORD_HEDGE) &&
            !atom_is(atom, WORD_ARTICLE))
            return NOWHERE;
    }
    return NOWHERE;
}

/* The figure last named before the chip, NOWHERE where it is none of the data's. */
static size_t lender_of(const struct parser *parser, size_t chip)
{
    bool blocked;
    for (size_t i = chip; i-- > parser->first;)
        if (is_figure(atom_at(parser, i)))
            return metric_of_value(parser, i, &blocked) != CC_CM_OTHER && !blocked ? i : NOWHERE;
    return NOWHERE;
}

static bool is_plausible(const struct atom *bare, const struct atom *full)
{
    double a = bare->amount.amount.value, b = full->amount.amount.value;
    return a > 0 && b > 0 && a < b * farthest && b < a * farthest;
}

/* "148 SMs on a B200 and 132 on an H100": the chip behind a number that continues a list. */
static size_t chip_behind(const struct parser *parser, size_t at)
{
    const struct atom *before = at > parser->first ? atom_at(parser, at - 1) : NULL;
    bool listed = before && (atom_is(before, WORD_ALSO) || atom_is_mark(before, ',') || atom_is(before, WORD_TURN));
    if (!listed || at + 2 >= parser->last || !atom_is(atom_at(parser, at + 1), WORD_PLACE))
        return NOWHERE;
    size_t i = at + 2;
    while (i + 1 < parser->last && (atom_is(atom_at(parser, i), WORD_ARTICLE) || atom_is(atom_at(parser, i), WORD_MAKER)))
        i++;
    return is_party(atom_at(parser, i)) ? at : NOWHERE;
}

/* "400 instead of 900 GB/s", "148 rather than 989 TFLOPS": the figure in whose place the number stands, NOWHERE where there is none. */
static size_t replaced_by(const struct parser *parser, size_t at)
{
    const struct token *items = parser->atoms.tokens->items;
    if (!atom_is_amount(atom_at(parser, at), AMOUNT_NUMBER) || atom_at(parser, at)->used || at + 3 >= parser->last)
        return NOWHERE;
    bool rather = token_is_word(&items[atom_at(parser, at + 1)->first], "rather");
    bool instead = token_is_word(&items[atom_at(parser, at + 1)->first], "instead") && atom_is(atom_at(parser, at + 2), WORD_OF);
    size_t i = rather ? at + 2 : at + 3;
    if ((!rather && !instead) || !atom_is_amount(atom_at(parser, i), AMOUNT_VALUE))
        return NOWHERE;
    return i;
}

static size_t lender_before(const struct parser *parser, size_t at)
{
    if (!is_bare(parser, at))
        return NOWHERE;
    size_t chip = chip_before(parser, at);
    if (chip == NOWHERE)
        chip = chip_behind(parser, at);
    size_t lender = chip == NOWHERE ? NOWHERE : lender_of(parser, chip);
    return lender != NOWHERE ? lender : rate_before(parser, at);
}

void lend_units(struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last; i++) {
        size_t lender = replaced_by(parser, i);
        if (lender == NOWHERE)
            lender = lender_before(parser, i);
        if (lender == NOWHERE)
            continue;
        struct atom *bare = &parser->atoms.items[i];
        const struct atom *full = atom_at(parser, lender), kept = *bare;
        lend_unit(bare, full);
        bare->lender = lender + 1;
        if (!is_plausible(bare, full))
            *bare = kept;
    }
}
