/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips told by what they are like: "the newer chip", "the older 96GB card". Which of two is newer, latter.c knows. */
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
