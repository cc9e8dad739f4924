/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that make one figure or share one unit: "989 and 148 TFLOPS", "between 90 and 100 GB", "9/18 PFLOPS (dense/sparse)". */
#include "parse.h"

#include "chipcmp/unit/unit.h"

static const struct token *token_of(const struct parser *parser, size_t at)
{
    return &parser->atoms.tokens->items[atom_at(parser, at)->first];
}

static void make_range(struct atom *low, struct atom *high)
{
    struct cc_amount *amount = &high->amount.amount;
    low->used = true;
    high->start = low->start;
    amount->width = (struct cc_interval){low->amount.amount.width.lo, amount->width.hi};
    amount->value = (low->amount.amount.value + amount->value) / 2;
    amount->range = true;
}

static bool names_transistors(const struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last; i++)
        if (atom_is_metric(atom_at(parser, i)) && atom_at(parser, i)->entry->value == CC_CM_TRANSISTORS)
            return true;
    return false;
}

/* "208B transistors", "80 billion transistors against ~54B": billions, where the unit alone would be bytes. */
static void read_billions(struct parser *parser, size_t at)
{
    struct amount *amount = &parser->atoms.items[at].amount;
    struct cc_unit billion;
    if (!atom_is_amount(atom_at(parser, at), AMOUNT_VALUE) || !cc_str_eq(amount->amount.unit, CC_STR("B")) || !names_transistors(parser) ||
        !cc_unit_parse(CC_STR("billion"), &billion))
        return;
    amount->amount.value = cc_decimal_to_double(amount->amount.decimal, billion.scale10, billion.multiplier, billion.divisor);
    amount->amount.width = cc_interval_of_decimal(amount->amount.decimal, billion.scale10, billion.multiplier, billion.divisor);
    amount->amount.dimension = billion.dimension;
    amount->amount.unit = CC_STR("billion");
}

/* "half as much memory again as": the part comes on top of the whole. */
static void add_again(struct parser *parser, size_t at)
{
    struct atom *part = &parser->atoms.items[at];
    if (!atom_is_amount(part, AMOUNT_TIMES) || !part->amount.multiple || part->amount.amount.value >= 1 || at + 1 >= parser->last ||
        !atom_is(atom_at(parser, at + 1), WORD_AS))
        return;
    for (size_t i = at + 2; i < parser->last && i <= at + 5; i++) {
        if (token_is_word(token_of(parser, i), "again")) {
            double value = part->amount.amount.value + 1;
            part->amount.amount.value = value;
            part->amount.amount.width = (struct cc_interval){value, value};
            return;
        }
    }
}

/* "80, 141 and 180 GB" beside as many chips: the numbers before the last two take the unit, too. */
static void lend_to_list(struct parser *parser, size_t at, const struct atom *full)
{
    size_t bare = 0, chips = 0;
    for (size_t i = parser->first; i < parser->last; i++)
        chips += is_party(atom_at(parser, i));
    while (at >= parser->first + 2 * (bare + 1) && atom_is_mark(atom_at(parser, at - 2 * bare - 1), ',') &&
           atom_is_amount(atom_at(parser, at - 2 * bare - 2), AMOUNT_NUMBER))
        bare++;
    for (size_t i = 1; i <= bare && chips >= bare + 2; i++)
        lend_unit(&parser->atoms.items[at - 2 * i], full);
}

static bool is_basis(const struct atom *atom, enum qualifier basis)
{
    return atom_is(atom, WORD_QUALIFIER) && atom->entry->value == (int)basis;
}

/* "dense/sparse" or "sparse | dense" in the sentence: which basis is named first; false where the two do not stand side by side. */
static bool bases_named(const struct parser *parser, bool *dense_first)
{
    for (size_t i = parser->first; i + 2 < parser->last; i++) {
        bool joint = atom_is_mark(atom_at(parser, i + 1), '/') || atom_is_mark(atom_at(parser, i + 1), '|');
        *dense_first = is_basis(atom_at(parser, i), QUALIFIER_DENSE);
        bool other = is_basis(atom_at(parser, i + 2), *dense_first ? QUALIFIER_SPARSE : QUALIFIER_DENSE);
        if (joint && other && (*dense_first || is_basis(atom_at(parser, i), QUALIFIER_SPARSE)))
            return true;
    }
    return false;
}

/* The number before a slash, which alone is no amount to the lexer: "9/18". */
static bool make_number(const struct parser *parser, struct atom *atom)
{
    struct cc_decimal decimal;
    const struct token *token = &parser->atoms.tokens->items[atom->first];
    if (atom->kind != ATOM_OTHER || token->kind != TOKEN_NUMBER || cc_decimal_parse(token->text, &decimal) != CC_DECIMAL_OK)
        return atom_is_amount(atom, AMOUNT_NUMBER);
    atom->kind = ATOM_AMOUNT;
    atom->amount = (struct amount){.class = AMOUNT_NUMBER, .amount = {.decimal = decimal}};
    return true;
}

/* "9/18 PFLOPS (dense/sparse)": two figures, each on its basis. */
static void part_bases(struct parser *parser)
{
    bool dense_first;
    if (!bases_named(parser, &dense_first))
        return;
    for (size_t i = parser->first; i + 2 < parser->last; i++) {
        struct atom *left = &parser->atoms.items[i], *right = &parser->atoms.items[i + 2];
        bool joint = atom_is_mark(atom_at(parser, i + 1), '/') || atom_is_mark(atom_at(parser, i + 1), '|');
        bool rate = atom_is_amount(right, AMOUNT_VALUE) && right->amount.amount.dimension == CC_DIM_RATE;
        if (!joint || !rate || !(atom_is_amount(left, AMOUNT_VALUE) || make_number(parser, left)))
            continue;
        lend_unit(left, right);
        left->parted = right->parted = true;
        left->lender = i + 3; /* the precision printed behind both */
        left->amount.dense = right->amount.sparse = dense_first;
        left->amount.sparse = right->amount.dense = !dense_first;
    }
}

/* "141 GB instead of the H100's 80 and 4.8 TB/s": the number is set against a figure before it, and takes its unit from that. */
static bool is_set_against(const struct parser *parser, size_t at)
{
    size_t i = at;
    while (i > parser->first && (atom_at(parser, i - 1)->kind == ATOM_CHIP || atom_is(atom_at(parser, i - 1), WORD_ARTICLE) ||
                                    atom_is(atom_at(parser, i - 1), WORD_MAKER)))
        i--;
    if (i < parser->first + 2)
        return false;
    const struct atom *word = atom_at(parser, i - 1);
    const struct token *before = &parser->atoms.tokens->items[word->first];
    bool instead = atom_is(word, WORD_OF) && token_is_word(before - 1, "instead");
    return instead || atom_is(word, WORD_VERSUS) || (atom_is(word, WORD_TURN) && token_is_word(before, "rather"));
}

void join_figures(struct parser *parser)
{
    part_bases(parser);
    for (size_t i = parser->first; i < parser->last; i++)
        add_again(parser, i);
    for (size_t i = parser->first; i < parser->last; i++)
        read_billions(parser, i);
    for (size_t i = parser->first; i + 2 < parser->last; i++) {
        struct atom *low = &parser->atoms.items[i], *high = &parser->atoms.items[i + 2];
        bool between = i > parser->first && is_place(atom_at(parser, i - 1), PLACE_BETWEEN);
        bool bare = atom_is_amount(low, AMOUNT_NUMBER) && (between || !atom_is_year(low)) && atom_is_amount(high, AMOUNT_VALUE);
        if (!atom_is(atom_at(parser, i + 1), WORD_ALSO))
            continue;
        if (bare && !is_set_against(parser, i)) {
            lend_to_list(parser, i, high);
            lend_unit(low, high);
        }
        bool alike = low->kind == ATOM_AMOUNT && low->amount.class == high->amount.class && atom_is_amount(high, AMOUNT_VALUE) &&
                     low->amount.amount.dimension == high->amount.amount.dimension;
        if (between && alike && low->amount.amount.width.lo <= high->amount.amount.width.hi)
            make_range(low, high);
    }
}
