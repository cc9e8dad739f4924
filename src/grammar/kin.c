/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that only describe a chip, or stand for one that is not named: "the successor to the H100", "the H20 (Hopper)". */
#include "role.h"

static const struct token *token_of(const struct atoms *atoms, size_t at)
{
    return &atoms->tokens->items[atoms->items[at].first];
}

static const char *const kin[] = {"successor", "successors", "predecessor", "predecessors", "replacement", "rival", "rivals", "sibling",
    "siblings", "alternative", "competitor", "follow", "heir", "version", "variant", "variants", "derivative", "cousin", "refresh",
    "update", "revision", "brother", "stablemate", "counterpart", "forerunner", "precursor", "prototype", "prototypes"};

static const char *const sprung[] = {"based", "built", "derived", "modelled", "modeled", "descended", "adapted", "unlike"};

bool names_kin(const struct atoms *atoms, size_t at)
{
    return atoms->items[at].kind == ATOM_OTHER && TOKEN_IN(token_of(atoms, at), kin);
}

/* "the H100's successor", "the successor to the H100", "a version of the H100": another chip. */
static bool is_kin(const struct atoms *atoms, size_t at, size_t first)
{
    if (atoms->items[at].narrowed)
        return false;
    for (size_t i = at + 1; atoms->items[at].possessive && i < atoms->count && i <= at + 3; i++) {
        bool like = atom_is(&atoms->items[i], WORD_MUCH) || atom_is(&atoms->items[i], WORD_MORE); /* "big brother" */
        if ((atoms->items[i].kind != ATOM_OTHER && !like) || atoms->items[i].sentence != atoms->items[at].sentence)
            break;
        if (TOKEN_IN(token_of(atoms, i), kin))
            return true;
    }
    size_t i = at;
    while (i > first && (atom_is(&atoms->items[i - 1], WORD_ARTICLE) || atom_is(&atoms->items[i - 1], WORD_MAKER)))
        i--;
    if (i < first + 2 || !(atom_is(&atoms->items[i - 1], WORD_OF) || atom_is(&atoms->items[i - 1], WORD_PLACE)))
        return false;
    i -= 2;
    while (i > first && (token_is_word(&atoms->tokens->items[atoms->items[i].first], "up") || atom_is_mark(&atoms->items[i], '-')))
        i--; /* "follow-up" */
    return TOKEN_IN(token_of(atoms, i), kin);
}

/* "chips like the H20": names a kind by one of its members. */
static bool is_example(const struct atoms *atoms, size_t at, size_t first)
{
    size_t i = at;
    while (i > first && (atom_is(&atoms->items[i - 1], WORD_ARTICLE) || atom_is(&atoms->items[i - 1], WORD_MAKER)))
        i--;
    return i > first + 1 && token_is_word(token_of(atoms, i - 1), "like") &&
           (atom_is(&atoms->items[i - 2], WORD_COUNTED) || token_is_word(token_of(atoms, i - 2), "cards") ||
               token_is_word(token_of(atoms, i - 2), "parts"));
}

/* "based on the H100", "unlike the H100". */
static bool is_sprung_from(const struct atoms *atoms, size_t at, size_t first)
{
    size_t i = at;
    bool place = false;
    while (i > first && (atom_is(&atoms->items[i - 1], WORD_ARTICLE) || atom_is(&atoms->items[i - 1], WORD_MAKER) ||
                            atom_is(&atoms->items[i - 1], WORD_PLACE)))
        place = atom_is(&atoms->items[--i], WORD_PLACE) || place;
    if (i > first && !place && token_is_word(token_of(atoms, i - 1), "built")) /* "Huawei built the CloudMatrix 384" */
        return false;
    bool joined = i > first + 1 && atom_is_mark(&atoms->items[i - 2], '-'); /* "the Hopper-based H200" */
    return i > first && !joined && TOKEN_IN(token_of(atoms, i - 1), sprung);
}

/* "its bandwidth, like the H100's, is", "Like the H100, the H20 has": beside what is spoken of. */
static bool is_likened(const struct atoms *atoms, size_t at, size_t first)
{
    size_t i = at, next = at + 1;
    while (i > first && (atom_is(&atoms->items[i - 1], WORD_ARTICLE) || atom_is(&atoms->items[i - 1], WORD_MAKER)))
        i--;
    if (i == first || !token_is_word(token_of(atoms, i - 1), "like") || next >= atoms->count || !atom_is_mark(&atoms->items[next], ','))
        return false;
    return i == first + 1 || atoms->items[i - 2].kind == ATOM_MARK;
}

static bool follows_chip(const struct atoms *atoms, size_t at, size_t first)
{
    for (size_t i = at; i-- > first;)
        if (atoms->items[i].kind == ATOM_CHIP && atoms->items[i].role == ROLE_PLAIN)
            return true;
    return false;
}

/* "the successor to the H100 is the H200", "the H100's successor, the H200,": the name comes next. */
static bool precedes_name(const struct atoms *atoms, size_t at)
{
    uint32_t sentence = atoms->items[at].sentence;
    size_t i = at + 1, words = 0;
    while (i < atoms->count && atoms->items[i].sentence == sentence && words < 3 &&
           (atoms->items[i].kind == ATOM_OTHER || atom_is(&atoms->items[i], WORD_MUCH) || atom_is(&atoms->items[i], WORD_MORE))) {
        words++;
        i++;
    }
    if (i >= atoms->count || !(atom_is(&atoms->items[i], WORD_BE) || atom_is_mark(&atoms->items[i], ',')))
        return false;
    i++;
    while (i < atoms->count && (atom_is(&atoms->items[i], WORD_ARTICLE) || atom_is(&atoms->items[i], WORD_MAKER)))
        i++;
    return i < atoms->count && atoms->items[i].sentence == sentence && atoms->items[i].kind == ATOM_CHIP;
}

/* Beside a named chip the words only describe that one; else they speak of a chip that is not named. */
void kin_settle(struct atoms *atoms, size_t at, size_t first)
{
    struct atom *atom = &atoms->items[at];
    if (atom->role == ROLE_OBJECT || !is_kin(atoms, at, first))
        return;
    if (follows_chip(atoms, at, first) || precedes_name(atoms, at)) {
        atom->role = ROLE_FRAME;
        return;
    }
    atom->role = ROLE_PLAIN;
    atom->alien = true;
    atom->why = "unnamed_chip";
}

/* The generation that the mention names, or CC_NO_INDEX. */
static uint32_t generation_of(const struct atoms *atoms, size_t at)
{
    const struct atom *atom = &atoms->items[at];
    if (atom->alien)
        return CC_NO_INDEX;
    if (atom->generation) /* as a party it stands for its best-known part */
        return atoms->db->families[atom->target.family].parent;
    return names_generation(atoms->db, atom->target) ? atom->target.family : CC_NO_INDEX;
}

/* "Architecture: NVIDIA Hopper", "the arch is Hopper", "Architecture: CDNA 3 vs Hopper". */
static bool is_named_as_kind(const struct atoms *atoms, size_t at, size_t first)
{
    static const char *const keys[] = {"architecture", "arch", "microarchitecture", "generation", "family", "series", "platform",
        "codename", "uarch"};
    if (first + 1 < at && atom_is_mark(&atoms->items[first + 1], ':') && TOKEN_IN(token_of(atoms, first), keys))
        return true;
    for (size_t i = at; i-- > first;) {
        const struct atom *atom = &atoms->items[i];
        if (TOKEN_IN(token_of(atoms, i), keys))
            return true;
        if (atom->kind != ATOM_MARK && !atom_is(atom, WORD_MAKER) && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_BE))
            return false;
    }
    return false;
}

/* "H200, Hopper, 141 GB", "B200 - Blackwell": marks alone stand between a chip and its generation. */
static bool is_listed_with(const struct atoms *atoms, size_t at, size_t first, uint32_t generation)
{
    for (size_t i = at; i-- > first;) {
        const struct atom *atom = &atoms->items[i];
        if (atom->kind == ATOM_CHIP)
            return i + 1 < at && !atom->alien && cc_family_within(atoms->db, atom->target.family, generation);
        if (atom->kind != ATOM_MARK && !atom_is(atom, WORD_MAKER))
            return false;
    }
    return false;
}

/* "the H20 (Hopper)", "the B200 (Blackwell)": tells the generation of the chip before, and is no party. */
static bool tells_generation(const struct atoms *atoms, size_t at, size_t first)
{
    uint32_t generation = generation_of(atoms, at);
    if (generation == CC_NO_INDEX || at == first)
        return false;
    if (is_named_as_kind(atoms, at, first) || is_listed_with(atoms, at, first, generation))
        return true;
    if (at < first + 2 || !atom_is_mark(&atoms->items[at - 1], '('))
        return false;
    return atoms->items[at - 2].kind == ATOM_CHIP || atom_is(&atoms->items[at - 2], WORD_SCOPE) ||
           atom_is(&atoms->items[at - 2], WORD_COUNTED);
}

/* "B200 (in the HGX B200): 180 GB", "GB300 (NVL72, liquid)": tells more about the chip before the bracket, as what follows shows. */
static bool is_remark(const struct atoms *atoms, size_t at, size_t first)
{
    uint32_t sentence = atoms->items[at].sentence;
    size_t open = at, close = at;
    while (open > first && !atom_is_mark(&atoms->items[open], '('))
        if (atoms->items[open--].kind == ATOM_AMOUNT || atom_is(&atoms->items[open], WORD_VERSUS) ||
            atom_is(&atoms->items[open], WORD_THAN))
            return false;
    if (open <= first || atoms->items[open - 1].kind != ATOM_CHIP || atoms->items[open - 1].role == ROLE_OBJECT)
        return false;
    while (close < atoms->count && atoms->items[close].sentence == sentence && !atom_is_mark(&atoms->items[close], ')'))
        if (atoms->items[close++].kind == ATOM_AMOUNT)
            return false;
    if (close + 1 >= atoms->count || atoms->items[close + 1].sentence != sentence)
        return false;
    const struct atom *next = &atoms->items[close + 1];
    return atom_is_mark(next, ':') || atom_is(next, WORD_HAVE) || atom_is(next, WORD_BE);
}

/* "the H20, a cut-back H100, has", "the A800, an A100 whose": says what the chip before is. */
static bool describes(const struct atoms *atoms, size_t at, size_t first)
{
    size_t i = at;
    while (i > first && (atoms->items[i - 1].kind == ATOM_OTHER || atom_is_mark(&atoms->items[i - 1], '-') ||
                            atom_is(&atoms->items[i - 1], WORD_MAKER) || atom_is(&atoms->items[i - 1], WORD_MORE) ||
                            (atom_is(&atoms->items[i - 1], WORD_CHANGE) && atom_is_mark(&atoms->items[i], '-')))) /* "a cut-back H100" */
        i--;
    if (i < first + 3 || !atom_is(&atoms->items[i - 1], WORD_ARTICLE) ||
        !(atom_is_mark(&atoms->items[i - 2], ',') || atom_is_mark(&atoms->items[i - 2], ':'))) /* "the H20: a Hopper with" */
        return false;
    const struct token *article = token_of(atoms, i - 1);
    const struct atom *named = &atoms->items[i - 3];
    if ((!token_is_word(article, "a") && !token_is_word(article, "an")) || named->kind != ATOM_CHIP || named->role == ROLE_OBJECT ||
        at + 1 >= atoms->count || atoms->items[at + 1].sentence != atoms->items[at].sentence)
        return false;
    const struct atom *next = &atoms->items[at + 1];
    return (atom_is_mark(next, ',') && i < at) || token_is_word(token_of(atoms, at + 1), "whose") ||
           (atom_is(next, WORD_TURN) && next->entry->value == 1) || (atom_is(next, WORD_PLACE) && next->entry->value == PLACE_WITH);
}

bool is_mere_comparison(const struct atoms *atoms, size_t at, size_t first)
{
    return is_sprung_from(atoms, at, first) || is_example(atoms, at, first) || is_likened(atoms, at, first);
}

bool is_descriptive(const struct atoms *atoms, size_t at, size_t first)
{
    return tells_generation(atoms, at, first) || describes(atoms, at, first) || is_remark(atoms, at, first);
}
