/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "The former", "the latter": mentions of the first and the second of just two chips that were named last. */
#include "atom.h"

enum { LATTER = 2, FORMER = 3 /* values of their entries */ };

struct couple { /* different chips in the order of the text; `count` may be larger than two */
    size_t items[2];
    size_t count;
};

static bool is_ordinal(const struct atom *atom)
{
    return atom_is(atom, WORD_PRONOUN) && (atom->entry->value == LATTER || atom->entry->value == FORMER);
}

/* "Hopper chips": a generation that only says of what kind the chips are is none of the two. What an ordinal stood for is no new name. */
static bool is_name(const struct atom *atom)
{
    return atom->kind == ATOM_CHIP && !atom->generation && !atom->entry;
}

static bool is_same(const struct atom *a, const struct atom *b)
{
    return a->alien == b->alien && !a->alien && a->target.family == b->target.family && a->target.chip == b->target.chip;
}

static void add(const struct atoms *atoms, struct couple *couple, size_t at)
{
    for (size_t i = 0; i < couple->count && i < 2; i++)
        if (is_same(&atoms->items[couple->items[i]], &atoms->items[at]))
            return;
    if (couple->count < 2)
        couple->items[couple->count] = at;
    couple->count++;
}

/* The chips named in the nearest sentence before `at`, or before it in its own, that names two. */
static struct couple find_couple(const struct atoms *atoms, size_t at)
{
    uint32_t sentence = atoms->items[at].sentence, block = atoms->tokens->sentences[sentence].block;
    struct couple couple = {.count = 0};
    for (size_t end = at;; end = atoms->sentence_first[sentence], sentence--) {
        couple.count = 0;
        for (size_t i = atoms->sentence_first[sentence]; i < end; i++)
            if (is_name(&atoms->items[i]))
                add(atoms, &couple, i);
        if (couple.count >= 2 || sentence == 0 || atoms->tokens->sentences[sentence - 1].block != block)
            return couple;
    }
}

/* Of one chip, or of three, none is the latter: then nothing is claimed of it. */
static void resolve(struct atoms *atoms, size_t at)
{
    struct atom *atom = &atoms->items[at];
    struct couple couple = find_couple(atoms, at);
    atom->kind = ATOM_CHIP;
    if (couple.count != 2) {
        atom->alien = true;
        atom->why = "unclear_owner";
        return;
    }
    const struct atom *named = &atoms->items[couple.items[atom->entry->value == LATTER]];
    atom->target = named->target;
    atom->variant = named->variant;
    atom->narrowed = named->narrowed;
    atom->alien = named->alien;
    atom->why = named->why;
}

void latter_fill(struct atoms *atoms)
{
    for (size_t i = 0; i < atoms->count; i++)
        if (is_ordinal(&atoms->items[i]))
            resolve(atoms, i);
}
