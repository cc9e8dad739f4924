/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A figure that an equality shares: "at 192 GB the memory matches the B200's", "its compute is the H100's (3,958 TFLOPS)". It is stated of
 * both chips, as in "the same 900 GB/s as the H100", and stays a claim of its own.
 */
#include "parse.h"

static bool ends_phrase(const struct atom *atom)
{
    return ends_search(atom) || atom_is_mark(atom, ',') || atom_is_mark(atom, ':') || atom_is_mark(atom, '(') || atom_is_mark(atom, ')');
}

/* The first atom from that byte on. */
static size_t atom_from(const struct parser *parser, size_t byte)
{
    size_t i = parser->first;
    while (i < parser->last && atom_at(parser, i)->start < byte)
        i++;
    return i;
}

/* "With 900 GB/s, NVLink is the same as", "the same NVLink as the H100, 900 GB/s.": set off by a comma at an end of the sentence. */
static bool is_set_off(const struct parser *parser, const struct cc_claim *equality, const struct cc_claim *value)
{
    size_t first = atom_from(parser, value->start), behind = atom_from(parser, value->end);
    if (value->end <= equality->start)
        return first <= parser->first + 1 && behind < parser->last && atom_is_mark(atom_at(parser, behind), ',') &&
               atom_from(parser, equality->start) == behind + 1;
    bool last = behind >= parser->last || (behind + 1 == parser->last && atom_is_mark(atom_at(parser, behind), '.'));
    return value->start >= equality->end && last && first > parser->first && atom_is_mark(atom_at(parser, first - 1), ',') &&
           atom_from(parser, equality->end) == first - 1;
}

/* Of the atoms between the bytes: whether a bracket opens right behind the first and holds the rest, or no phrase ends among them. */
static bool are_joined(const struct parser *parser, size_t from, size_t to)
{
    size_t i = atom_from(parser, from);
    bool bracket = i < parser->last && atom_at(parser, i)->end <= to && atom_is_mark(atom_at(parser, i), '(');
    for (i += bracket; i < parser->last && atom_at(parser, i)->end <= to; i++)
        if (bracket ? atom_is_mark(atom_at(parser, i), ')') : ends_phrase(atom_at(parser, i)))
            return false;
    return true;
}

static bool are_tied(const struct parser *parser, const struct cc_claim *equality, const struct cc_claim *value)
{
    if (is_set_off(parser, equality, value))
        return true;
    if (value->start >= equality->end)
        return are_joined(parser, equality->end, value->start);
    return value->end > equality->start || are_joined(parser, value->end, equality->start);
}

static bool is_of_party(const struct cc_claim *equality, const struct cc_claim *value)
{
    uint32_t family = value->subject.target.family;
    return family == equality->subject.target.family || family == equality->object.target.family;
}

static bool may_share(const struct cc_claim *equality, const struct cc_claim *value)
{
    bool precision = equality->precision == CC_PREC_NONE || value->precision == CC_PREC_NONE || equality->precision == value->precision;
    bool basis = !(equality->dense && value->sparse) && !(equality->sparse && value->dense);
    return value->kind == CC_CLAIM_VALUE && value->metric == equality->metric && precision && basis && is_of_party(equality, value);
}

/* The only figure tied to the equality; NOWHERE where there is none, or more than one. */
static size_t shared_with(const struct parser *parser, const struct cc_claim *equality)
{
    size_t found = NOWHERE;
    for (size_t i = parser->claims_before; i < parser->out->claim_count; i++) {
        const struct cc_claim *value = &parser->out->claims[i];
        if (!may_share(equality, value) || !are_tied(parser, equality, value))
            continue;
        if (found != NOWHERE)
            return NOWHERE;
        found = i;
    }
    return found;
}

static void share(struct cc_claim *equality, const struct cc_claim *value)
{
    equality->stated = (struct cc_stated){.form = CC_FORM_PAIR, .amount = value->stated.amount, .other = value->stated.amount};
    equality->precision = equality->precision == CC_PREC_NONE ? value->precision : equality->precision;
    equality->hedge = equality->hedge == CC_HEDGE_NONE ? value->hedge : equality->hedge;
    equality->dense = equality->dense || value->dense;
    equality->sparse = equality->sparse || value->sparse;
    equality->tensor = equality->tensor || value->tensor;
    equality->vector = equality->vector || value->vector;
    equality->end = value->end > equality->end ? value->end : equality->end;
}

void share_values(struct parser *parser)
{
    struct cc_claims *out = parser->out;
    for (size_t i = parser->claims_before; i < out->claim_count && !parser->failed; i++) {
        struct cc_claim *equality = &out->claims[i];
        bool open = equality->kind == CC_CLAIM_ORDER && equality->direction == CC_DIR_EQUAL && equality->stated.form == CC_FORM_NONE;
        size_t value = open && equality->object.named ? shared_with(parser, equality) : NOWHERE;
        if (value != NOWHERE)
            share(equality, &out->claims[value]);
    }
}
