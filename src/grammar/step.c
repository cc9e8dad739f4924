/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps from one chip to another: "from the H100 to the H20", "doubled between the A100 and the H100". */
#include "role.h"

/* "from the H100 to the H20", "to the H20 from the H100": the word before the mention, NULL where other words stand between. */
static const struct atom *preposition(const struct atoms *atoms, size_t at, size_t first)
{
    size_t i = at;
    while (i > first && (atom_is(&atoms->items[i - 1], WORD_ARTICLE) || atom_is(&atoms->items[i - 1], WORD_MAKER)))
        i--;
    return i > first && atom_is(&atoms->items[i - 1], WORD_PLACE) ? &atoms->items[i - 1] : NULL;
}

/* A step from one chip to another: the second is spoken of, the first is what it is compared with. */
static void settle_step(struct atoms *atoms, size_t from, size_t to)
{
    atoms->items[from].role = ROLE_OBJECT;
    atoms->items[to].role = ROLE_PLACE;
}

/* "doubled between the A100 and the H100": the words of growth stand before "between". */
static bool is_growth_between(const struct atoms *atoms, size_t from, size_t to, size_t first)
{
    size_t i = from, joint = to;
    while (i > first && (atom_is(&atoms->items[i - 1], WORD_ARTICLE) || atom_is(&atoms->items[i - 1], WORD_MAKER)))
        i--;
    while (joint > from && (atom_is(&atoms->items[joint - 1], WORD_ARTICLE) || atom_is(&atoms->items[joint - 1], WORD_MAKER)))
        joint--;
    if (i < first + 2 || !atom_is(&atoms->items[joint - 1], WORD_ALSO))
        return false;
    const struct atom *between = &atoms->items[i - 1], *growth = &atoms->items[i - 2];
    return atom_is(between, WORD_PLACE) && between->entry->value == PLACE_BETWEEN &&
           (atom_is_factor(growth) || atom_is(growth, WORD_CHANGE));
}

/* "Between A100 and H100 the TDP went up 75%": the words of growth follow the sentence's first phrase. */
static bool opens_growth(const struct atoms *atoms, size_t from, size_t to, size_t first)
{
    const struct atom *between = &atoms->items[first];
    if (from > first + 3 || !atom_is(between, WORD_PLACE) || between->entry->value != PLACE_BETWEEN)
        return false;
    for (size_t i = to + 1; i < atoms->count && atoms->items[i].sentence == atoms->items[to].sentence; i++)
        if (atom_is_factor(&atoms->items[i]))
            return true;
    return false;
}

void steps_fill(struct atoms *atoms)
{
    enum { NEAR = 4, NEAR_BETWEEN = 7 /* with a figure in brackets behind the first name */ };
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < atoms->count; i++) {
        const struct atom *atom = &atoms->items[i];
        if (atom->kind != ATOM_CHIP)
            continue;
        size_t first = atoms->sentence_first[atom->sentence];
        const struct atom *here = preposition(atoms, i, first);
        const struct atom *before = last != SIZE_MAX && atoms->items[last].sentence == atom->sentence && i - last <= NEAR
                                        ? preposition(atoms, last, first)
                                        : NULL;
        bool out = here && before && before->entry->value == PLACE_FROM && here->entry->value == PLACE_TO;
        bool reached = before && (before->entry->value == PLACE_TO || before->entry->value == PLACE_ON);
        bool back = here && reached && here->entry->value == PLACE_FROM; /* "up 50% on the B300 from the B200" */
        if (out || back)
            settle_step(atoms, out ? last : i, out ? i : last);
        if (last != SIZE_MAX && atoms->items[last].sentence == atom->sentence && i - last <= NEAR_BETWEEN &&
            (is_growth_between(atoms, last, i, first) || opens_growth(atoms, last, i, first))) {
            atoms->items[last].next_in_list = 0;
            atoms->items[i].list_head = i;
            settle_step(atoms, last, i);
        }
        last = i;
    }
}
