/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The role of each mention in its sentence, by the function words before it; lists of mentions share one. */
#include "atom.h"

enum { REACH = 6 /* atoms between a mention and the word that governs it */ };

/* Words that may stand between a mention and what governs it: "than [the older Nvidia] H100". */
static bool is_transparent(const struct atom *atom)
{
    return atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_MAKER) || atom_is(atom, WORD_BOTH) || atom_is(atom, WORD_HEDGE) || atom_is(atom, WORD_WHAT) ||
        (atom->kind == ATOM_OTHER && !atom->possessive) || atom_is_mark(atom, '"') || atom_is_mark(atom, '\'');
}

static bool has_before(const struct atoms *atoms, size_t at, size_t first, enum word_class class)
{
    for (size_t i = at; i-- > first;)
        if (atom_is(&atoms->items[i], class))
            return true;
    return false;
}

/* "as [much] ... as": the second one governs what the first one opened; "the same ... as", "1.4 times as ... as". */
static bool closes_as(const struct atoms *atoms, size_t at, size_t first)
{
    enum { LONGEST = 14 };
    for (size_t i = at, steps = 0; i-- > first && steps < LONGEST; steps++)
        if (atom_is(&atoms->items[i], WORD_AS) || atom_is(&atoms->items[i], WORD_EQUAL))
            return true;
    return false;
}

/* Skips "the memory bandwidth", "3.35 TB/s", "that": what may stand between THAN and OF. */
static enum role of_role(const struct atoms *atoms, size_t at, size_t first)
{
    for (size_t i = at, steps = 0; i-- > first && steps < REACH; steps++) {
        const struct atom *atom = &atoms->items[i];
        if (atom_is(atom, WORD_THAN) || atom_is(atom, WORD_VERSUS))
            return ROLE_OBJECT;
        if (atom_is(atom, WORD_AS))
            return closes_as(atoms, i, first) ? ROLE_OBJECT : ROLE_OF;
        if (atom_is(atom, WORD_PLACE) && (atom->entry->value == PLACE_FROM || atom->entry->value == PLACE_OVER))
            return ROLE_OBJECT;
        if (atom_is(atom, WORD_PLACE) && atom->entry->value == PLACE_TO && i > first && atom_is(&atoms->items[i - 1], WORD_EQUAL))
            return ROLE_OBJECT;
        if (!is_transparent(atom) && !atom_is_amount(atom, AMOUNT_VALUE) && !atom_is(atom, WORD_METRIC) && !atom_is(atom, WORD_PRECISION) && !atom_is(atom, WORD_QUALIFIER))
            break;
    }
    return ROLE_OF;
}

static enum role place_role(const struct atoms *atoms, size_t at, size_t first)
{
    const struct atom *atom = &atoms->items[at];
    const struct atom *before = at > first ? &atoms->items[at - 1] : NULL;
    if (before && (atom_is(before, WORD_THAN) || (atom_is(before, WORD_AS) && closes_as(atoms, at - 1, first))))
        return ROLE_OBJECT;
    switch ((enum place)atom->entry->value) {
    case PLACE_OVER:
        return ROLE_OBJECT;
    case PLACE_FROM:
        return has_before(atoms, at, first, WORD_CHANGE) ? ROLE_OBJECT : ROLE_PLACE;
    case PLACE_TO:
        if (before && (atom_is(before, WORD_EQUAL) || atom_is_amount(before, AMOUNT_VALUE)))
            return ROLE_OBJECT;
        return ROLE_PLACE;
    case PLACE_ON:
    case PLACE_IN:
    case PLACE_FOR:
    case PLACE_WITH:
    case PLACE_BY:
    case PLACE_AT:
    case PLACE_PER:
        break;
    }
    return ROLE_PLACE;
}

/* "2x B200 chips", "8x H200": a count of them, unless an article or a possessive makes it a comparison ("2.4x an H100", "3x H200's"). */
static bool is_count(const struct atoms *atoms, size_t amount, size_t chip)
{
    const struct atom *before = &atoms->items[amount];
    if (atom_is_amount(before, AMOUNT_NUMBER))
        return true;
    if (!atom_is_amount(before, AMOUNT_TIMES) || before->amount.multiple || chip != amount + 1 || atoms->items[chip].possessive)
        return false;
    bool plural = atoms->items[chip].plural;
    bool noun = chip + 1 < atoms->count && atom_is(&atoms->items[chip + 1], WORD_COUNTED);
    return (plural || noun) && cc_decimal_places(before->amount.amount.decimal) == 0;
}

static enum role role_of(const struct atoms *atoms, size_t at, size_t first)
{
    for (size_t i = at, steps = 0; i-- > first && steps < REACH; steps++) {
        const struct atom *atom = &atoms->items[i];
        if (is_transparent(atom))
            continue;
        if (atom->kind == ATOM_AMOUNT) {
            if (is_count(atoms, i, at))
                return ROLE_NAME;
            return atom_is_amount(atom, AMOUNT_TIMES) ? ROLE_OBJECT : ROLE_PLAIN;
        }
        if (atom_is(atom, WORD_THAN) || atom_is(atom, WORD_VERSUS) || atom_is(atom, WORD_BEAT))
            return ROLE_OBJECT;
        if (atom_is(atom, WORD_AS))
            return closes_as(atoms, i, first) ? ROLE_OBJECT : ROLE_FRAME;
        if (atom_is(atom, WORD_OF)) {
            bool ahead = i > first && atom_is(&atoms->items[i - 1], WORD_MORE);
            return ahead ? ROLE_OBJECT : of_role(atoms, i, first);
        }
        if (atom_is(atom, WORD_MORE) && (atom->entry->flags & WORD_PLAIN) && steps < 3)
            return ROLE_OBJECT; /* "above", "below", "behind" */
        if (atom_is(atom, WORD_PLACE))
            return place_role(atoms, i, first);
        return ROLE_PLAIN;
    }
    return ROLE_PLAIN;
}

/* Whether the mention continues a list: "the H100 and the H200", "A100, H100 and H200". *head is the mention before it. */
static bool continues_list(const struct atoms *atoms, size_t at, size_t first, size_t *previous)
{
    bool joint = false;
    for (size_t i = at, steps = 0; i-- > first && steps < 4; steps++) {
        const struct atom *atom = &atoms->items[i];
        if (atom->kind == ATOM_CHIP) {
            *previous = i;
            return joint && !atom->possessive;
        }
        if (atom_is(atom, WORD_ALSO) || atom_is_mark(atom, ',') || atom_is_mark(atom, '/'))
            joint = true;
        else if (!atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER))
            return false;
    }
    return false;
}

void roles_fill(struct atoms *atoms)
{
    for (size_t i = 0; i < atoms->count; i++) {
        struct atom *atom = &atoms->items[i];
        if (atom->kind != ATOM_CHIP)
            continue;
        size_t first = atoms->sentence_first[atom->sentence], previous;
        atom->list_head = i;
        atom->role = role_of(atoms, i, first);
        if (atom->role == ROLE_PLAIN && continues_list(atoms, i, first, &previous)) {
            struct atom *other = &atoms->items[previous];
            atom->role = other->role;
            atom->list_head = other->list_head;
            other->next_in_list = i;
        }
    }
}
