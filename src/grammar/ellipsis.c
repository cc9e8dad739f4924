/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bare numbers that are figures of the kind named before them: "An H100 has 989 TFLOPS, an H20 has 148." */
#include "parse.h"

enum { REACH = 6 /* atoms between a chip and its bare number */ };

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
    size_t named = at + 2 < parser->last && (atom_is(atom_at(parser, at + 1), WORD_OF) || is_place(atom_at(parser, at + 1), PLACE_IN) ||
                                                is_place(atom_at(parser, at + 1), PLACE_AT))
                       ? at + 2 /* "9.7 of FP64", "296 in 8-bit" */
                       : at + 1;
    bool precision = (at > parser->first && atom_precision(atom_at(parser, at - 1)) != CC_PREC_NONE) ||
                     (named < parser->last && atom_precision(atom_at(parser, named)) != CC_PREC_NONE);
    size_t before = at > parser->first + 1 && atom_is(atom_at(parser, at - 1), WORD_PRONOUN) ? at - 2 : at - 1; /* "without it 989" */
    size_t behind = at + 2 < parser->last && atom_is_mark(atom_at(parser, at + 1), '(') ? at + 2 : at + 1;      /* "989 (dense)" */
    bool basis = (behind < parser->last && is_basis(atom_at(parser, behind))) || (at > parser->first && is_basis(atom_at(parser, before)));
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
    return is_basis(next) || atom_is(next, WORD_PRECISION) || atom_is(next, WORD_OF) || atom_is(next, WORD_TURN) ||
           atom_is(next, WORD_ALSO) || atom_is(next, WORD_BE) || atom_is(next, WORD_PLACE) || atom_is(next, WORD_VERSUS);
}

/* From a mark or a word that may stand between a chip and its verb to where the chip is sought on: over ", which", "(80 GB)" and
 * ", with 80 GB of HBM3,". */
static size_t over_remark(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    bool which = atom_is(atom, WORD_TURN) && atom->entry->value == 1 && at > parser->first && atom_is_mark(atom_at(parser, at - 1), ',');
    if (which)
        return at - 1;
    size_t open = before_bracket(parser, at);
    return open != at ? open : before_interruption(parser, at);
}

/* "an H100 has", "the B300 was trimmed to", "the H100 (", "the A100 of 2020, which does": the chip and the verb that the number belongs
 * to. */
static size_t chip_before(const struct parser *parser, size_t at)
{
    bool verb = at > parser->first + 1 && atom_is_mark(atom_at(parser, at - 1), '(');
    if (verb)
        return is_party(atom_at(parser, at - 2)) ? at - 2 : NOWHERE;
    for (size_t i = at, steps = 0; i-- > parser->first && steps < REACH; steps++) {
        size_t over = over_remark(parser, i);
        if (over != i) {
            i = over;
            verb = true;
            continue;
        }
        const struct atom *atom = atom_at(parser, i);
        if (is_party(atom))
            return verb || atom->possessive || i + 1 == at ? i : NOWHERE;
        bool word = atom->kind == ATOM_OTHER || atom_is(atom, WORD_HAVE) || atom_is(atom, WORD_BE) || atom_is(atom, WORD_CHANGE);
        if (atom_is(atom, WORD_OF) && i > parser->first &&
            token_is_word(&parser->atoms.tokens->items[atom_at(parser, i - 1)->first], "one"))
            continue; /* "the H100 has one of 15,832" */
        bool dated = atom_is_year(atom) && i > parser->first && atom_is(atom_at(parser, i - 1), WORD_OF);
        i -= dated;
        verb = verb || word;
        if (!word && !dated && !is_place(atom, PLACE_TO) && !is_place(atom, PLACE_AT) && !is_place(atom, PLACE_WITH) &&
            !atom_is(atom, WORD_HEDGE) && !atom_is(atom, WORD_ARTICLE))
            return NOWHERE;
    }
    return NOWHERE;
}

/* The figure named before the chip with `skipped` others between them, NOWHERE where it is none of the data's. */
static size_t lender_of(const struct parser *parser, size_t chip, size_t skipped)
{
    bool blocked;
    for (size_t i = chip; i-- > parser->first;)
        if (is_figure(atom_at(parser, i)) && !atom_is_year(atom_at(parser, i)) && skipped-- == 0)
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

static bool is_joint(const struct atom *atom)
{
    return atom_is(atom, WORD_ALSO) || atom_is_mark(atom, ',');
}

/* "... fails with 15,832 and 19.4": bare numbers side by side, the first of them behind the chip; how many follow that at `at`. */
static size_t first_of_run(const struct parser *parser, size_t at, size_t *following)
{
    size_t first = at, last = at;
    while (first >= parser->first + 2 && is_joint(atom_at(parser, first - 1)) && is_bare(parser, first - 2))
        first -= 2;
    while (last + 2 < parser->last && is_joint(atom_at(parser, last + 1)) && is_bare(parser, last + 2))
        last += 2;
    *following = (last - at) / 2;
    return first;
}

static size_t lender_before(const struct parser *parser, size_t at)
{
    if (!is_bare(parser, at))
        return NOWHERE;
    size_t following, first = first_of_run(parser, at, &following), chip = chip_before(parser, first);
    if (chip == NOWHERE) {
        chip = chip_behind(parser, at);
        following = 0;
    }
    size_t lender = chip == NOWHERE ? NOWHERE : lender_of(parser, chip, following);
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

/* A bare number takes the other figure's unit. */
void lend_unit(struct atom *bare, const struct atom *full)
{
    struct cc_unit unit;
    if (!atom_is_amount(bare, AMOUNT_NUMBER) || atom_is_amount(full, AMOUNT_NUMBER) || !full->amount.amount.unit.len ||
        !cc_unit_parse(full->amount.amount.unit, &unit))
        return;
    struct cc_amount *amount = &bare->amount.amount;
    amount->value = cc_decimal_to_double(amount->decimal, unit.scale10, unit.multiplier, unit.divisor);
    amount->width = cc_interval_of_decimal(amount->decimal, unit.scale10, unit.multiplier, unit.divisor);
    amount->unit = full->amount.amount.unit;
    amount->dimension = unit.dimension;
    amount->bits = full->amount.amount.bits;
    bare->amount.class = full->amount.class;
    bare->amount.precision = full->amount.precision;
}
