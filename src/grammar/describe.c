/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips told by what they are like: "the older 96GB card", "the AMD card". Which of two is newer, latter.c knows. */
#include "variant.h"

static const struct token *token_of(const struct atoms *atoms, size_t at)
{
    return &atoms->tokens->items[atoms->items[at].first];
}

static bool in_sentence(const struct atoms *atoms, size_t at, uint32_t sentence)
{
    return at < atoms->count && atoms->items[at].sentence == sentence;
}

bool is_description(const struct atoms *atoms, size_t at, size_t *figure)
{
    static const char *const things[] = {"chip", "card", "gpu", "part", "one", "model", "version", "variant", "accelerator", "product"};
    uint32_t sentence = atoms->items[at].sentence;
    size_t i = at + 1;
    bool like = false;
    *figure = SIZE_MAX;
    if (!token_is_word(token_of(atoms, at), "the"))
        return false;
    for (; in_sentence(atoms, i, sentence) && token_is_of(token_of(atoms, i), WORD_LIKE); i++)
        like = true;
    if (in_sentence(atoms, i, sentence) && is_capacity(&atoms->items[i]))
        *figure = i++;
    if (!in_sentence(atoms, i + 1, sentence) || !TOKEN_IN(token_of(atoms, i), things) || atoms->items[i].kind == ATOM_CHIP)
        return false;
    const struct atom *next = &atoms->items[i + 1];
    bool acts = atom_is(next, WORD_HAVE) || atom_is(next, WORD_BE) || next->kind == ATOM_OTHER || atom_is_mark(next, '.') ||
                atom_is_mark(next, ',');
    return (like || *figure != SIZE_MAX) && acts;
}

void settle_description(struct atoms *atoms, size_t at, size_t figure, size_t last)
{
    struct atom *atom = &atoms->items[at];
    struct cc_target member = {CC_NO_INDEX, CC_NO_INDEX};
    bool known = figure != SIZE_MAX && last != SIZE_MAX && !atoms->items[last].alien &&
                 member_of_capacity(atoms, atoms->items[last].target.family, figure, &member);
    atom_name(atom, member);
    atom->alien = !known;
    atom->why = known ? NULL : "unnamed_chip";
    atom->variant = known;
    if (figure != SIZE_MAX)
        atoms->items[figure].used = true;
}

/* "the AMD card", "Nvidia's chip": the noun at `at`. */
static bool is_makers_noun(const struct atoms *atoms, size_t at)
{
    static const char *const things[] = {"chip", "card", "gpu", "part", "accelerator", "processor", "board", "npu"};
    size_t first = atoms->sentence_first[atoms->items[at].sentence];
    if (at == first || atoms->items[at].kind == ATOM_CHIP || !TOKEN_IN(token_of(atoms, at), things) ||
        !atom_is(&atoms->items[at - 1], WORD_MAKER))
        return false;
    return atoms->items[at - 1].possessive || (at > first + 1 && token_is_word(token_of(atoms, at - 2), "the"));
}

/* The chip of the maker that was named last, SIZE_MAX where there is none, or where the sentence that did names two. */
static size_t chip_of_maker(const struct atoms *atoms, size_t at, struct cc_str maker)
{
    enum { BACK = 8 /* sentences */ };
    size_t found = SIZE_MAX;
    for (size_t i = at - 1; i-- > 0 && atoms->items[at].sentence - atoms->items[i].sentence <= BACK;) {
        const struct atom *atom = &atoms->items[i];
        if (found != SIZE_MAX && atom->sentence != atoms->items[found].sentence)
            break;
        if (atom->kind != ATOM_CHIP || atom->alien || atom->generation ||
            !cc_str_eq_nocase(atoms->db->families[atom->target.family].vendor, maker) ||
            atoms->db->chips[cc_target_chip(atoms->db, atom->target)].kind == CC_KIND_SYSTEM)
            continue;
        if (found != SIZE_MAX && atom->target.family != atoms->items[found].target.family)
            return SIZE_MAX;
        found = i;
    }
    return found;
}

void makers_fill(struct atoms *atoms)
{
    for (size_t i = 1; i < atoms->count; i++) {
        if (!is_makers_noun(atoms, i))
            continue;
        size_t chip = chip_of_maker(atoms, i, cc_str_of(atoms->items[i - 1].entry->words));
        if (chip == SIZE_MAX)
            continue;
        const struct atom kept = atoms->items[chip];
        atom_name(&atoms->items[i], kept.target);
        atoms->items[i].variant = kept.variant;
        atoms->items[i].narrowed = kept.narrowed;
    }
}
