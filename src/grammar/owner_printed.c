/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chip that a figure is printed with: beside it, behind it, in brackets or in an apposition. */
#include "owner.h"

/* A relative clause on the value: "the 145 kW that a single GB200 NVL72 needs". */
static bool opens_relative(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    return (atom_is(atom, WORD_ARTICLE) && token_is_word(&parser->atoms.tokens->items[atom->first], "that")) ||
           (atom_is(atom, WORD_TURN) && atom->entry->value == 1);
}

bool may_join(const struct atom *atom)
{
    return atom_is(atom, WORD_METRIC) || atom_is(atom, WORD_OF) || atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_MAKER) ||
           atom_is(atom, WORD_HEDGE) || atom_is(atom, WORD_SCOPE) || atom_is(atom, WORD_PRECISION) || atom_is(atom, WORD_QUALIFIER) ||
           atom_is(atom, WORD_COUNTED) || atom_is(atom, WORD_BOTH);
}

/* "4,500 TFLOPS (9,000 with sparsity) for B200": the atom behind a remark without a name; the mark itself where a name stands in it. */
static size_t behind_bracket(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last; i++) {
        if (atom_at(parser, i)->kind == ATOM_CHIP)
            return at;
        if (atom_is_mark(atom_at(parser, i), ')'))
            return i + 1;
    }
    return at;
}

/* The basis printed with a rate, "1,979 TFLOPS dense": QUALIFIER_TENSOR where none is. */
static enum qualifier basis_of(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at), *next = at + 1 < parser->last ? atom_at(parser, at + 1) : atom;
    if (atom->amount.dense || atom->amount.sparse)
        return atom->amount.dense ? QUALIFIER_DENSE : QUALIFIER_SPARSE;
    bool basis = atom_is(next, WORD_QUALIFIER) && (next->entry->value == QUALIFIER_DENSE || next->entry->value == QUALIFIER_SPARSE);
    return basis ? (enum qualifier)next->entry->value : QUALIFIER_TENSOR;
}

/* "1,979 TFLOPS dense / 3,958 TFLOPS sparse on the H100": one rate on either basis. */
static bool are_bases(const struct parser *parser, size_t at, size_t joint)
{
    size_t next = joint + 1;
    const struct atom *mark = atom_at(parser, joint);
    if (next >= parser->last ||
        !(atom_is_mark(mark, '/') || atom_is_mark(mark, '|') || atom_is_mark(mark, ',') || atom_is(mark, WORD_ALSO)) ||
        !atom_is_amount(atom_at(parser, next), AMOUNT_VALUE) || atom_at(parser, next)->amount.amount.dimension != CC_DIM_RATE)
        return false;
    enum qualifier first = basis_of(parser, at), second = basis_of(parser, next);
    return first != QUALIFIER_TENSOR && second != QUALIFIER_TENSOR && first != second;
}

/* "offers 141 GB and 4.8 TB/s with the H200": the second figure of one chip, whose name follows both; NOWHERE where a chip stands before
 * them in their clause. */
static size_t joined_figure(const struct parser *parser, size_t at, size_t joint)
{
    size_t next = joint + 1;
    if (are_bases(parser, at, joint))
        return next;
    while (next + 1 < parser->last && atom_is(atom_at(parser, next), WORD_HEDGE))
        next++;
    const struct atom *first = atom_at(parser, at);
    if (!atom_is(atom_at(parser, joint), WORD_ALSO) || next >= parser->last || !atom_is_amount(atom_at(parser, next), AMOUNT_VALUE) ||
        atom_at(parser, next)->amount.amount.dimension == first->amount.amount.dimension)
        return NOWHERE;
    for (size_t i = at; i-- > parser->first && atom_at(parser, i)->clause == first->clause;)
        if (atom_is_mark(atom_at(parser, i), ',') && atom_is(atom_at(parser, i + 1), WORD_MAKER)) /* ", AMD offers" */
            break;
        else if (is_party(atom_at(parser, i)) || atom_is(atom_at(parser, i), WORD_PRONOUN))
            return NOWHERE;
    return next;
}

/* Words that may stand between a value and the chip behind it. */
static bool may_lead_to_owner(const struct parser *parser, size_t at, size_t others)
{
    const struct atom *atom = atom_at(parser, at);
    bool place = atom_is(atom, WORD_PLACE) && atom->entry->value != PLACE_FROM && atom->entry->value != PLACE_OVER &&
                 atom->entry->value != PLACE_TO;
    return may_join(atom) || place || opens_relative(parser, at) || (atom->kind == ATOM_OTHER && others <= 3);
}

size_t owner_behind(const struct parser *parser, size_t at)
{
    bool relative = false;
    size_t others = 0;
    for (size_t i = at + 1; i < parser->last; i++) {
        if (atom_is_mark(atom_at(parser, i), '(') && atom_at(parser, at)->depth == atom_at(parser, i)->depth)
            i = behind_bracket(parser, i);
        if (i >= parser->last)
            return NOWHERE;
        const struct atom *atom = atom_at(parser, i);
        size_t joined = joined_figure(parser, at, i);
        if (joined != NOWHERE) {
            i = joined;
            continue;
        }
        relative = relative || opens_relative(parser, i);
        relative = relative || is_reduced_relative(&parser->atoms, at, i, parser->first);
        bool next_figure = is_party(atom) && atom->possessive && i + 1 < parser->last && atom_at(parser, i + 1)->kind == ATOM_AMOUNT;
        if (next_figure || token_is_word(&parser->atoms.tokens->items[atom->first], "instead"))
            return NOWHERE; /* "141 GB instead of the H100's 80 GB" */
        others += atom->kind == ATOM_OTHER;
        if (is_party(atom) && i == at + 1)
            return i; /* "the 700-watt H100" */
        if (is_party(atom))
            return atom->role == ROLE_PLACE || atom->role == ROLE_OF || atom->role == ROLE_OBJECT || (relative && i <= at + 5)
                       ? atom->list_head
                       : NOWHERE;
        if (!may_lead_to_owner(parser, i, others))
            return NOWHERE;
    }
    return NOWHERE;
}

size_t owner_adjacent(const struct parser *parser, size_t at, bool brackets)
{
    size_t others = 0;
    for (size_t i = at; i-- > parser->first && i + 6 > at;) {
        const struct atom *atom = atom_at(parser, i);
        others += atom->kind == ATOM_OTHER;
        if (is_party(atom))
            return atom->possessive || (brackets && i + 2 == at && atom_is_mark(atom_at(parser, i + 1), '(')) ? atom->list_head : NOWHERE;
        if (!may_join(atom) && !(i + 1 == at && atom_is_mark(atom, '(')) && !(atom->kind == ATOM_OTHER && others <= 1))
            return NOWHERE;
    }
    return NOWHERE;
}

size_t owner_printed_with(const struct parser *parser, size_t at)
{
    return owner_adjacent(parser, at, false);
}

/* The mention that ends before the atom; of "the A100 40GB" the capacity is the name's end. NOWHERE where there is none. */
static size_t mention_before(const struct parser *parser, size_t at)
{
    if (at > parser->first && is_party(atom_at(parser, at - 1)))
        return at - 1;
    bool named = at > parser->first + 1 && atom_at(parser, at - 1)->kind == ATOM_OTHER && atom_at(parser, at - 2)->alien &&
                 atom_at(parser, at - 1)->amount.amount.dimension == CC_DIM_BYTES;
    return named && is_party(atom_at(parser, at - 2)) ? at - 2 : NOWHERE;
}

size_t owner_of_bracket(const struct parser *parser, size_t at)
{
    if (!atom_at(parser, at)->depth)
        return NOWHERE;
    for (size_t i = at; i-- > parser->first;) {
        if (is_party(atom_at(parser, i)))
            return NOWHERE;
        if (!atom_is_mark(atom_at(parser, i), '('))
            continue;
        if (mention_before(parser, i) != NOWHERE)
            return mention_before(parser, i);
        for (size_t k = i; k-- > parser->first && k + 4 > i;) /* "4,500 TFLOPS dense (9,000 sparse) for B200" */
            if (atom_is_amount(atom_at(parser, k), AMOUNT_VALUE))
                return owner_behind(parser, k);
        return NOWHERE;
    }
    return NOWHERE;
}

size_t owner_in_bracket(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    while (i < parser->last && (atom_is_metric(atom_at(parser, i)) || atom_is(atom_at(parser, i), WORD_OF)))
        i++;
    if (i + 2 >= parser->last || !atom_is_mark(atom_at(parser, i), '('))
        return NOWHERE;
    for (i++; i + 1 < parser->last && (atom_is(atom_at(parser, i), WORD_ARTICLE) || atom_is(atom_at(parser, i), WORD_MAKER)); i++)
        continue;
    size_t close = i + 1 < parser->last && atom_at(parser, i + 1)->kind == ATOM_OTHER ? i + 2 : i + 1; /* "(PCIe version)" */
    return close < parser->last && is_party(atom_at(parser, i)) && atom_is_mark(atom_at(parser, close), ')') ? i : NOWHERE;
}

/* "2.6 times the H100's": what is printed behind it is the product. */
static bool is_multiplied(const struct parser *parser, size_t at)
{
    size_t i = at;
    while (i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_MAKER)))
        i--;
    return i > parser->first && atom_is_factor(atom_at(parser, i - 1));
}

size_t owner_apposed(const struct parser *parser, size_t at)
{
    const struct atom *next = at + 1 < parser->last ? atom_at(parser, at + 1) : NULL;
    bool placed = at > parser->first && is_place(atom_at(parser, at - 1), PLACE_AT);
    size_t comma = placed ? at - 2 : at - 1, place = 0;
    if (at < parser->first + 3 || !atom_is_mark(atom_at(parser, comma), ',') || (next && next->kind != ATOM_MARK))
        return NOWHERE;
    for (size_t i = comma; i-- > parser->first;) {
        if (is_party(atom_at(parser, i)) && placed && count_alike(parser, at, &place) == 2 && place == 1)
            return i; /* "the H100, at 80 GB, has less than the H200, at 141 GB" */
        if (is_party(atom_at(parser, i)))
            return atom_at(parser, i)->possessive && !is_multiplied(parser, i) ? i : NOWHERE;
        if (!atom_is_metric(atom_at(parser, i)))
            return NOWHERE;
    }
    return NOWHERE;
}

size_t owner_behind_comma(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    while (i < parser->last && (atom_is_metric(atom_at(parser, i)) || atom_is(atom_at(parser, i), WORD_OF) ||
                                   atom_is(atom_at(parser, i), WORD_PRECISION) || atom_is(atom_at(parser, i), WORD_QUALIFIER)))
        i++;
    if (i + 2 >= parser->last || !atom_is_mark(atom_at(parser, i), ',') || !atom_is(atom_at(parser, i + 1), WORD_ARTICLE))
        return NOWHERE;
    size_t chip = i + 2 + atom_is(atom_at(parser, i + 2), WORD_MAKER);
    if (chip + 1 >= parser->last || !is_party(atom_at(parser, chip)) || !atom_at(parser, chip)->possessive)
        return NOWHERE;
    static const char *const peaks[] = {"peak", "figure", "number", "rating", "maximum", "limit", "spec", "theoretical", "official",
        "dense"};
    for (i = chip + 1; i < parser->last && i <= chip + 4 && atom_at(parser, i)->kind != ATOM_AMOUNT; i++)
        if (TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, i)->first], peaks))
            return chip;
    return NOWHERE;
}
