/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "The former", "the latter", "its predecessor", "the newer card": mentions of one of just two chips that were named last. */
#include "atom.h"

#include <string.h>

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
    bool unnamed = atom->alien && atom->why && strcmp(atom->why, "unnamed_chip") == 0;
    return atom->kind == ATOM_CHIP && !atom->generation && !atom->entry && !unnamed;
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

/* The chips named in the nearest sentence before `at`, or before it in its own, that names two; in its paragraph, or `far` above. */
static struct couple find_couple(const struct atoms *atoms, size_t at, bool far)
{
    enum { FAR = 20 /* sentences */ };
    uint32_t sentence = atoms->items[at].sentence, block = atoms->tokens->sentences[sentence].block;
    struct couple couple = {.count = 0};
    for (size_t end = at;; end = atoms->sentence_first[sentence], sentence--) {
        couple.count = 0;
        for (size_t i = atoms->sentence_first[sentence]; i < end; i++)
            if (is_name(&atoms->items[i]))
                add(atoms, &couple, i);
        bool reached = far ? atoms->items[at].sentence - sentence >= FAR
                           : sentence > 0 && atoms->tokens->sentences[sentence - 1].block != block;
        if (couple.count >= 2 || sentence == 0 || reached)
            return couple;
    }
}

/* Of one chip, or of three, none is the latter: then nothing is claimed of it. */
static void resolve(struct atoms *atoms, size_t at)
{
    struct atom *atom = &atoms->items[at];
    struct couple couple = find_couple(atoms, at, false);
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

/* -1 for what came before, 1 for what came after, 0 for what tells no age. */
static int age_of(const struct token *token)
{
    static const char *const older[] = {"older", "earlier", "oldest", "predecessor", "predecessors", "forerunner", "precursor"};
    static const char *const newer[] = {"newer", "later", "newest", "successor", "successors", "replacement"};
    return TOKEN_IN(token, older) ? -1 : TOKEN_IN(token, newer) ? 1 : 0;
}

/* As printed, "2022-03-22"; empty where the data have none. */
static struct cc_str announced(const struct cc_db *db, struct cc_target target)
{
    uint32_t metric = cc_db_find_metric(db, CC_STR("announced"));
    const struct cc_chip *chip = &db->chips[cc_target_chip(db, target)];
    for (uint32_t i = 0; i < chip->figure_count; i++)
        if (db->figures[chip->first_figure + i].metric == metric)
            return db->figures[chip->first_figure + i].value;
    return (struct cc_str){0};
}

/* The older or the newer of the couple, SIZE_MAX where the dates do not tell. */
static size_t by_age(const struct atoms *atoms, const struct couple *couple, int age)
{
    const struct atom *a = &atoms->items[couple->items[0]], *b = &atoms->items[couple->items[1]];
    if (couple->count != 2 || a->alien || b->alien || a->target.family == CC_NO_INDEX ||
        !cc_str_eq(atoms->db->families[a->target.family].vendor, atoms->db->families[b->target.family].vendor))
        return SIZE_MAX;
    struct cc_str first = announced(atoms->db, a->target), second = announced(atoms->db, b->target);
    size_t least = first.len < second.len ? first.len : second.len; /* "2024-11" is before "2025-03-18" */
    int order = least ? cc_str_cmp(cc_str_sub(first, 0, least), cc_str_sub(second, 0, least)) : 0;
    return order == 0 ? SIZE_MAX : couple->items[(order > 0) == (age < 0)];
}

/* "the newer card", which variant.c left without a name: the word that tells its age, or 0. */
static int age_of_description(const struct atoms *atoms, size_t at)
{
    const struct atom *atom = &atoms->items[at];
    if (atom->kind != ATOM_CHIP || !atom->alien || at + 1 >= atoms->count || !token_is_word(&atoms->tokens->items[atom->first], "the"))
        return 0;
    return age_of(&atoms->tokens->items[atoms->items[at + 1].first]);
}

/* "its predecessor", "its direct successor". */
static int age_of_kin(const struct atoms *atoms, size_t at)
{
    if (!names_kin(atoms, at))
        return 0;
    bool its = at > 0 && atom_is(&atoms->items[at - 1], WORD_PRONOUN);
    its = its || (at > 1 && atoms->items[at - 1].kind == ATOM_OTHER && atom_is(&atoms->items[at - 2], WORD_PRONOUN));
    return its ? age_of(&atoms->tokens->items[atoms->items[at].first]) : 0;
}

/* The text has gone on to another chip since it named the two. */
static bool is_left_behind(const struct atoms *atoms, const struct couple *couple, size_t at)
{
    while (at-- > 0)
        if (is_name(&atoms->items[at]))
            return !is_same(&atoms->items[at], &atoms->items[couple->items[0]]) &&
                   !is_same(&atoms->items[at], &atoms->items[couple->items[1]]);
    return true;
}

/* "its own predecessor, the MI300X": the name stands beside it. */
static bool has_name_beside(const struct atoms *atoms, size_t at)
{
    size_t i = at + 1;
    if (i >= atoms->count || !(atom_is_mark(&atoms->items[i], ',') || atom_is_mark(&atoms->items[i], '(')))
        return false;
    for (i++; i < atoms->count && (atom_is(&atoms->items[i], WORD_ARTICLE) || atom_is(&atoms->items[i], WORD_MAKER)); i++)
        continue;
    return i < atoms->count && atoms->items[i].kind == ATOM_CHIP && atoms->items[i].sentence == atoms->items[at].sentence;
}

static void resolve_age(struct atoms *atoms, size_t at, int age)
{
    struct couple couple = find_couple(atoms, at, true);
    size_t named = by_age(atoms, &couple, age);
    if (named == SIZE_MAX || is_left_behind(atoms, &couple, at) || has_name_beside(atoms, at))
        return;
    const struct atom kept = atoms->items[named];
    atom_name(&atoms->items[at], kept.target);
    atoms->items[at].variant = kept.variant;
    atoms->items[at].narrowed = kept.narrowed;
}

void latter_fill(struct atoms *atoms)
{
    for (size_t i = 0; i < atoms->count; i++) {
        int age = age_of_description(atoms, i);
        age = age ? age : age_of_kin(atoms, i);
        if (is_ordinal(&atoms->items[i]))
            resolve(atoms, i);
        else if (age)
            resolve_age(atoms, i, age);
    }
}
