/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers whose unit stands once for all of them: "Memory in GB: H100 80, H200 141", "H100 989, B200 2250 (all TFLOPS)". */
#include "parse.h"

/* A unit without a number that begins at the atom; units of counted things are nouns. */
static bool is_unit(const struct parser *parser, size_t at, struct cc_unit *unit, struct cc_str *printed)
{
    const struct tokens *tokens = parser->atoms.tokens;
    const struct atom *atom = atom_at(parser, at);
    if (atom->kind == ATOM_AMOUNT || atom->kind == ATOM_CHIP || tokens->items[atom->last - 1].kind != TOKEN_WORD)
        return false;
    const struct token *token = &tokens->items[atom->last - 1]; /* "dense BF16 TFLOPS" may be one atom with what stands before it */
    struct cc_str rest = cc_str_sub(tokens->text, token->start, atom_at(parser, parser->last - 1)->end);
    size_t length = cc_unit_scan(rest, unit);
    *printed = cc_str_sub(rest, 0, length);
    bool alone = token->text.len > 1 || (at > parser->first && atom_is_mark(atom_at(parser, at - 1), '(')); /* "W" only in brackets */
    bool per = atom->last > atom->first + 1 && unit->dimension != CC_DIM_RATE; /* "performance per watt" is one atom */
    return length > 0 && alone && !per && !(at > parser->first && is_place(atom_at(parser, at - 1), PLACE_PER)) &&
           (unit->dimension == CC_DIM_BYTES || unit->dimension == CC_DIM_BYTE_RATE || unit->dimension == CC_DIM_RATE ||
               unit->dimension == CC_DIM_POWER || unit->dimension == CC_DIM_AREA);
}

/* The unit in [from, to), where no figure stands between; false where there is none. */
static bool find_unit(const struct parser *parser, size_t from, size_t to, struct cc_unit *unit, struct cc_str *printed)
{
    for (size_t i = from; i < to; i++) {
        if (atom_at(parser, i)->kind == ATOM_AMOUNT || atom_at(parser, i)->kind == ATOM_CHIP)
            return false;
        if (is_unit(parser, i, unit, printed))
            return true;
    }
    return false;
}

/* The key before the first colon, or the brackets that end the sentence. */
static bool unit_of_key(const struct parser *parser, struct cc_unit *unit, struct cc_str *printed)
{
    size_t colon = parser->first, end = parser->last;
    while (colon < parser->last && !atom_is_mark(atom_at(parser, colon), ':'))
        colon++;
    if (colon < parser->last && find_unit(parser, parser->first, colon, unit, printed))
        return true;
    while (end > parser->first && atom_at(parser, end - 1)->kind == ATOM_MARK && !atom_is_mark(atom_at(parser, end - 1), ')'))
        end--;
    size_t open = end;
    while (open > parser->first && !atom_is_mark(atom_at(parser, open - 1), '('))
        open--;
    return open > parser->first && end > open && find_unit(parser, open, end, unit, printed);
}

/* "H100 80", "H100: 80", "H100 = 80", with nothing behind that the number could count. */
static bool is_entry(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at), *next = at + 1 < parser->last ? atom_at(parser, at + 1) : NULL;
    if (!atom_is_amount(atom, AMOUNT_NUMBER) || at == parser->first)
        return false;
    size_t chip = at - 1;
    if (chip > parser->first && (atom_is_mark(atom_at(parser, chip), ':') || atom_is_mark(atom_at(parser, chip), '=')))
        chip--;
    bool ends = !next || (next->kind == ATOM_MARK && next->mark != '%' && next->mark != '-') || atom_is(next, WORD_ALSO) ||
                atom_is(next, WORD_VERSUS) || atom_is(next, WORD_QUALIFIER) || atom_is(next, WORD_PRECISION);
    return ends && is_party(atom_at(parser, chip));
}

static void lend(struct parser *parser, size_t at, const struct cc_unit *unit, struct cc_str printed)
{
    struct amount *amount = &parser->atoms.items[at].amount;
    amount->class = AMOUNT_VALUE;
    amount->amount.value = cc_decimal_to_double(amount->amount.decimal, unit->scale10, unit->multiplier, unit->divisor);
    amount->amount.width = cc_interval_of_decimal(amount->amount.decimal, unit->scale10, unit->multiplier, unit->divisor);
    amount->amount.unit = printed;
    amount->amount.dimension = unit->dimension;
    amount->amount.bits = unit->divisor == 8;
}

void note_key(struct parser *parser)
{
    enum { LONGEST = 9 };
    struct key *key = &parser->memory.key;
    bool figures = false;
    for (size_t i = parser->first; i < parser->last; i++)
        figures = figures || atom_at(parser, i)->kind == ATOM_AMOUNT || is_party(atom_at(parser, i));
    if (figures)
        return; /* an entry, or a sentence: the key above stands */
    *key = (struct key){.known = false};
    if (parser->last - parser->first > LONGEST)
        return;
    for (size_t i = parser->first + 1; i < parser->last && !key->known; i++)
        key->known = (atom_is_mark(atom_at(parser, i - 1), '(') || is_place(atom_at(parser, i - 1), PLACE_IN)) &&
                     is_unit(parser, i, &key->unit, &key->printed);
    key->sentence = parser->sentence;
    for (size_t i = parser->first; i < parser->last; i++)
        note_quality(atom_at(parser, i), &key->quality);
}

void lend_key(struct parser *parser)
{
    enum { BELOW = 6 /* lines that one key may hold for */ };
    struct cc_unit unit;
    struct cc_str printed;
    const struct key *above = &parser->memory.key;
    bool below = above->known && parser->sentence - above->sentence <= BELOW, own = unit_of_key(parser, &unit, &printed);
    for (size_t i = parser->first; i < parser->last && (own || below); i++) {
        if (!is_entry(parser, i))
            continue;
        lend(parser, i, own ? &unit : &above->unit, own ? printed : above->printed);
        parser->atoms.items[i].keyed = !own;
    }
}
