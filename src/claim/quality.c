/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a rate: precision, dense or sparse, tensor or vector, per chip or per die. */
#include "parse.h"

void note_quality(const struct atom *atom, struct quality *quality)
{
    if (atom_is(atom, WORD_PRECISION) && quality->precision == CC_PREC_NONE)
        quality->precision = (enum cc_precision)atom->entry->value;
    if (atom_is(atom, WORD_SCOPE) && quality->scope == CC_SCOPE_NONE)
        quality->scope = (enum cc_scope)atom->entry->value;
    if (!atom_is(atom, WORD_QUALIFIER))
        return;
    switch ((enum qualifier)atom->entry->value) {
    case QUALIFIER_DENSE:
        quality->dense = true;
        break;
    case QUALIFIER_SPARSE:
        quality->sparse = true;
        break;
    case QUALIFIER_TENSOR:
        quality->tensor = true;
        break;
    case QUALIFIER_VECTOR:
        quality->vector = true;
        break;
    case QUALIFIER_ONE_WAY:
        quality->one_direction = true;
        break;
    case QUALIFIER_BOTH_WAYS:
        break;
    }
}

/* "... when the math is done in FP8": the only precision of the sentence, behind "in" or "at". */
static enum cc_precision trailing_precision(const struct parser *parser, size_t from)
{
    enum cc_precision found = CC_PREC_NONE;
    for (size_t i = from; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_CHIP || atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ',') || atom_is_mark(atom, ';'))
            return CC_PREC_NONE;
        if (!atom_is(atom, WORD_PRECISION))
            continue;
        const struct atom *before = atom_at(parser, i - 1);
        bool placed = atom_is(before, WORD_PLACE) && (before->entry->value == PLACE_IN || before->entry->value == PLACE_AT);
        found = placed && found == CC_PREC_NONE ? (enum cc_precision)atom->entry->value : CC_PREC_NONE;
        if (found == CC_PREC_NONE)
            return CC_PREC_NONE;
    }
    return found;
}

struct quality quality_near(const struct parser *parser, size_t from, size_t to)
{
    enum { REACH = 5 };
    struct quality quality = {0};
    bool comma = false;
    for (size_t i = to, steps = 0; i < parser->last && steps < REACH; i++, steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT || atom->kind == ATOM_CHIP || atom_is_metric(atom) || atom_is_mark(atom, ',') ||
            atom_is_mark(atom, ';') || atom_is(atom, WORD_ALSO) || atom_is(atom, WORD_TURN))
            break;
        note_quality(atom, &quality);
    }
    for (size_t i = from, steps = 0; i-- > parser->first && steps < REACH + 3; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ';') || atom_is(atom, WORD_TURN))
            break;
        comma = comma || atom_is_mark(atom, ',');
        if (!comma || !atom_is(atom, WORD_SCOPE) || i == parser->first)
            note_quality(atom, &quality);
    }
    if (quality.precision == CC_PREC_NONE) { /* a frame: "In FP4 the B200 ..." */
        enum cc_precision frame = CC_PREC_NONE;
        size_t named = 0;
        for (size_t i = parser->first; i < from; i++) {
            if (!atom_is(atom_at(parser, i), WORD_PRECISION))
                continue;
            frame = (enum cc_precision)atom_at(parser, i)->entry->value;
            named++;
        }
        if (named == 1)
            quality.precision = frame;
        if (named == 0)
            quality.precision = trailing_precision(parser, to);
    }
    return quality;
}
