/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that stand for a system of the chip: "a GB200 rack", "the 910C-based cluster"; an "H100 server" is none of the data's. */
#include "whole.h"

/* The only system that contains the chip, or CC_NO_INDEX. */
static uint32_t only_system_of(const struct cc_db *db, uint32_t chip)
{
    uint32_t found = CC_NO_INDEX;
    for (uint32_t i = 0; i < db->chip_count; i++) {
        const struct cc_chip *whole = &db->chips[i];
        for (uint32_t k = 0; whole->kind == CC_KIND_SYSTEM && k < whole->part_count; k++) {
            if (whole->contains[k].chip != chip)
                continue;
            if (found != CC_NO_INDEX)
                return CC_NO_INDEX;
            found = i;
        }
    }
    return found;
}

bool is_whole(const struct atoms *atoms, size_t at)
{
    const struct atom *atom = &atoms->items[at];
    return (atom_is(atom, WORD_SCOPE) && atom->entry->value == CC_SCOPE_SYSTEM && atom->last == atom->first + 1) ||
           (atom->kind == ATOM_OTHER && token_is_of(&atoms->tokens->items[atom->first], WORD_WHOLE));
}

/* "the H100-powered Eos": the name says what something else is made of. */
static bool is_made_of(const struct atoms *atoms, size_t at)
{
    static const char *const ways[] = {"powered", "equipped", "laden", "filled", "packed", "stuffed"};
    size_t end = atoms->tokens->sentences[atoms->items[at].sentence].last, next = atoms->items[at].last;
    return next + 1 < end && token_is_mark(&atoms->tokens->items[next], '-') && TOKEN_IN(&atoms->tokens->items[next + 1], ways);
}

/* "the server with H200 GPUs", "a cluster of H100s". */
static bool is_content(const struct atoms *atoms, size_t at)
{
    static const char *const joints[] = {"with", "of", "using", "housing", "containing", "holding"};
    size_t first = atoms->sentence_first[atoms->items[at].sentence], i = at;
    while (i > first && atom_is(&atoms->items[i - 1], WORD_MAKER))
        i--;
    return !atoms->items[at].possessive && i > first + 1 && TOKEN_IN(&atoms->tokens->items[atoms->items[i - 1].first], joints) &&
           is_whole(atoms, i - 2);
}

void lift_to_system(struct atoms *atoms, size_t at)
{
    struct atom *atom = &atoms->items[at];
    size_t next = at + 1;
    while (next < atoms->count &&
           (token_is_word(&atoms->tokens->items[atoms->items[next].first], "based") || atom_is_mark(&atoms->items[next], '-')))
        next++;
    bool content = is_made_of(atoms, at) || is_content(atoms, at);
    if (content && atoms->db->chips[cc_target_chip(atoms->db, atom->target)].kind != CC_KIND_SYSTEM) {
        atom->alien = true;
        atom->why = "several_devices";
        return;
    }
    if (next >= atoms->count || !is_whole(atoms, next) || atoms->items[next].sentence != atom->sentence)
        return;
    uint32_t chip = cc_target_chip(atoms->db, atom->target), system = only_system_of(atoms->db, chip);
    if (atoms->db->chips[chip].kind == CC_KIND_SYSTEM)
        return;
    if (system != CC_NO_INDEX)
        atom->target = (struct cc_target){CC_NO_INDEX, atoms->db->chips[system].family};
    else {
        atom->alien = true;
        atom->why = "several_devices";
    }
}
