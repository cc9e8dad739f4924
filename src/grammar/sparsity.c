/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "9 PFLOPS with sparsity and 4.5 without", "with sparsity 1,979, without it 989": the word that leaves out what it is said of. */
#include "atom.h"

static const struct word_entry dense_word = {"without", WORD_QUALIFIER, QUALIFIER_DENSE, 0};
static const struct word_entry sparse_word = {"with", WORD_QUALIFIER, QUALIFIER_SPARSE, 0};

static bool is_with(const struct atom *atom)
{
    return atom_is(atom, WORD_PLACE) && atom->entry->value == PLACE_WITH;
}

static bool is_without(const struct atom *atom)
{
    return atom_is(atom, WORD_NOT) && cc_str_eq(cc_str_of(atom->entry->words), CC_STR("without"));
}

/* Nothing follows that it could be said of but "it", or the next figure. */
static bool is_left_open(const struct atoms *atoms, size_t at, size_t last)
{
    if (at + 1 >= last)
        return true;
    const struct atom *next = &atoms->items[at + 1];
    return (next->kind == ATOM_MARK && next->mark != '-' && next->mark != '/') || atom_is(next, WORD_PRONOUN) || atom_is(next, WORD_ALSO) ||
           token_is_word(&atoms->tokens->items[next->first], "that");
}

void sparsity_fill(struct atoms *atoms)
{
    uint32_t sentence = 0;
    bool sparsity = false;
    for (size_t i = 0; i < atoms->count; i++) {
        struct atom *atom = &atoms->items[i];
        if (i == 0 || atom->sentence != sentence)
            sparsity = false;
        sentence = atom->sentence;
        bool basis = atom_is(atom, WORD_QUALIFIER) && (atom->entry->value == QUALIFIER_SPARSE || atom->entry->value == QUALIFIER_DENSE);
        sparsity = sparsity || basis;
        if (!sparsity || basis || !is_left_open(atoms, i, atoms->sentence_first[sentence + 1]))
            continue;
        if (!is_without(atom) && !(is_with(atom) && i > 0 && atom_is_amount(&atoms->items[i - 1], AMOUNT_NUMBER)))
            continue;
        atom->kind = ATOM_WORD;
        atom->entry = is_without(atom) ? &dense_word : &sparse_word;
    }
}
