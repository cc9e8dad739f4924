/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the grammar asks of an atom. */
#include "atom.h"

bool atom_is(const struct atom *atom, enum word_class class)
{
    return atom->kind == ATOM_WORD && atom->entry->class == class;
}

bool atom_is_metric(const struct atom *atom)
{
    return atom_is(atom, WORD_METRIC);
}

bool atom_is_weak(const struct atom *atom)
{
    return atom_is_metric(atom) && (atom->entry->flags & WORD_WEAK);
}

bool atom_is_mark(const struct atom *atom, char mark)
{
    return atom->kind == ATOM_MARK && atom->mark == mark;
}

bool atom_is_amount(const struct atom *atom, enum amount_class class)
{
    return atom->kind == ATOM_AMOUNT && atom->amount.class == class;
}

bool atom_is_factor(const struct atom *atom)
{
    return atom_is_amount(atom, AMOUNT_PERCENT) || atom_is_amount(atom, AMOUNT_TIMES);
}

bool atom_is_year(const struct atom *atom)
{
    double value = atom->amount.amount.value;
    return atom_is_amount(atom, AMOUNT_NUMBER) && value >= 1990 && value < 2100 && cc_decimal_significant(atom->amount.amount.decimal) == 4;
}

void atom_name(struct atom *atom, struct cc_target target)
{
    *atom = (struct atom){.kind = ATOM_CHIP,
        .possessive = atom->possessive,
        .first = atom->first,
        .last = atom->last,
        .start = atom->start,
        .end = atom->end,
        .sentence = atom->sentence,
        .clause = atom->clause,
        .depth = atom->depth,
        .target = target};
}
