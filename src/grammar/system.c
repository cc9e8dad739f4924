/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Systems meant without their name: "a cluster of 384 Ascend 910C", "72 Blackwell GPUs in a rack", "the rack" of the one spoken of. */
#include "whole.h"

enum { SERVER_MOST = 8 /* accelerators: a server of so many is sold under several names */ };

static bool has_family(const struct cc_db *db, uint32_t chip, struct cc_target part)
{
    return part.family == CC_NO_INDEX || part.chip == chip ||
           (part.chip == CC_NO_INDEX && cc_family_within(db, db->chips[chip].family, part.family));
}

/* The first system of the data that is built of so many chips of the family or the generation; of any where the family is none. */
static uint32_t system_of(const struct cc_db *db, struct cc_target part, double count)
{
    for (uint32_t i = 0; count > SERVER_MOST && i < db->chip_count; i++) {
        const struct cc_chip *whole = &db->chips[i];
        if (whole->kind != CC_KIND_SYSTEM || !whole->part_count || whole->contains[0].count != count)
            continue;
        if (has_family(db, whole->contains[0].chip, part))
            return i;
    }
    return CC_NO_INDEX;
}

static bool is_accelerator(const struct atoms *atoms, size_t at)
{
    static const char *const nouns[] = {"gpu", "npu", "chip", "accelerator", "card"};
    const struct atom *atom = &atoms->items[at];
    return (atom_is(atom, WORD_COUNTED) && atom->entry->value == CC_CM_ACCELERATORS) || TOKEN_IN(&atoms->tokens->items[atom->first], nouns);
}

/* "384 Ascend 910C", "72 Blackwell GPUs", "a 72-GPU rack": the system that is built of what the number at `at` counts, or CC_NO_INDEX. */
static uint32_t counted_at(const struct atoms *atoms, size_t at)
{
    const struct atom *number = &atoms->items[at];
    struct cc_target part = {CC_NO_INDEX, CC_NO_INDEX};
    size_t i = at + 1;
    if (!atom_is_amount(number, AMOUNT_NUMBER))
        return CC_NO_INDEX;
    while (i < atoms->count && (atom_is(&atoms->items[i], WORD_MAKER) || atom_is_mark(&atoms->items[i], '-')))
        i++;
    if (i >= atoms->count || atoms->items[i].sentence != number->sentence)
        return CC_NO_INDEX;
    const struct atom *noun = &atoms->items[i];
    if (noun->kind == ATOM_CHIP && !noun->alien)
        part = noun->target;
    else if (!atom_is_mark(&atoms->items[i - 1], '-') || !is_accelerator(atoms, i))
        return CC_NO_INDEX;
    return system_of(atoms->db, part, number->amount.amount.value);
}

static size_t end_of(const struct atoms *atoms, uint32_t sentence)
{
    return sentence + 1 < atoms->tokens->sentence_count ? atoms->sentence_first[sentence + 1] : atoms->count;
}

/* The one system whose chips are counted between two atoms; CC_NO_INDEX where there is none, or several. */
static uint32_t counted_between(const struct atoms *atoms, size_t from, size_t to)
{
    uint32_t system = CC_NO_INDEX;
    for (size_t i = from; i < to; i++) {
        uint32_t found = counted_at(atoms, i);
        if (found == CC_NO_INDEX)
            continue;
        if (system != CC_NO_INDEX && system != found)
            return CC_NO_INDEX;
        system = found;
    }
    return system;
}

static bool is_system(const struct atoms *atoms, size_t at)
{
    const struct atom *atom = &atoms->items[at];
    return atom->kind == ATOM_CHIP && !atom->alien && atoms->db->chips[cc_target_chip(atoms->db, atom->target)].kind == CC_KIND_SYSTEM;
}

/* The one system named between two atoms, by its last name; SIZE_MAX where there is none. *several: there is more than one. */
static size_t named_between(const struct atoms *atoms, size_t from, size_t to, struct cc_str vendor, bool *several)
{
    size_t found = SIZE_MAX;
    *several = false;
    for (size_t i = from; i < to; i++) {
        if (!is_system(atoms, i))
            continue;
        uint32_t family = atoms->items[i].target.family;
        if (vendor.len && !cc_str_eq_nocase(atoms->db->families[family].vendor, vendor))
            continue;
        *several = *several || (found != SIZE_MAX && atoms->items[found].target.family != family);
        found = i;
    }
    return found;
}

/* How a noun for a whole points at one. */
struct pointer {
    bool definite;        /* "the rack", "this system", "its cluster" */
    struct cc_str vendor; /* of "Nvidia's rack", "the Huawei system" */
};

/* What stands before the noun: "the whole", "Huawei's entire". */
static struct pointer pointer_of(const struct atoms *atoms, size_t noun)
{
    enum { LONGEST = 5 };
    static const char *const definite[] = {"the", "this"};
    struct pointer out = {.definite = false};
    size_t first = atoms->sentence_first[atoms->items[noun].sentence];
    for (size_t i = noun, steps = 0; i-- > first && steps < LONGEST; steps++) {
        const struct atom *atom = &atoms->items[i];
        const struct token *token = &atoms->tokens->items[atom->first];
        if (atom_is(atom, WORD_ARTICLE)) {
            out.definite = out.definite || TOKEN_IN(token, definite);
            break;
        }
        if (atom_is(atom, WORD_MAKER)) {
            out.vendor = cc_str_of(atom->entry->words);
            out.definite = atom->possessive;
        } else if (atom->kind != ATOM_OTHER && !atom_is_mark(atom, '-') && !atom_is(atom, WORD_SCOPE)) {
            break;
        }
    }
    return out;
}

static bool is_joint(const struct atoms *atoms, size_t at)
{
    static const char *const joints[] = {"with", "of", "using", "housing", "containing", "holding"};
    return TOKEN_IN(&atoms->tokens->items[atoms->items[at].first], joints);
}

/* "rack-scale", "the system memory", "the server with H200 GPUs", "the GB200 rack": no system, or one with a name or chips of its own. */
static bool is_bound(const struct atoms *atoms, size_t noun)
{
    size_t first = atoms->sentence_first[atoms->items[noun].sentence], end = end_of(atoms, atoms->items[noun].sentence), next = noun + 1;
    if (noun > first && atoms->items[noun - 1].kind == ATOM_CHIP)
        return true;
    if (next >= end)
        return false;
    const struct atom *atom = &atoms->items[next];
    if (atom->kind == ATOM_CHIP || atom_is_mark(atom, '-') || atom_is_metric(atom))
        return true;
    if (!is_joint(atoms, next))
        return false;
    for (size_t i = next + 1; i < end && i <= next + 3; i++)
        if (atoms->items[i].kind == ATOM_CHIP)
            return counted_between(atoms, next, i) == CC_NO_INDEX;
    return false;
}

/* A server of the accelerators: the whole that is meant next is not one of the data. */
static bool names_stranger(const struct atoms *atoms, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (atoms->items[i].kind == ATOM_CHIP && atoms->items[i].alien && atoms->items[i].why)
            return true;
    return false;
}

/* "the CloudMatrix 384 system", or "the system" that was found to be one: the same noun stands beside the name, or for it. */
static bool has_noun(const struct atoms *atoms, size_t system, size_t noun)
{
    const struct token *items = atoms->tokens->items, *word = &items[atoms->items[noun].first];
    size_t next = atoms->items[system].last;
    return cc_str_eq_nocase(items[atoms->items[system].first].text, word->text) ||
           (next < atoms->tokens->count && cc_str_eq_nocase(items[next].text, word->text));
}

struct candidates { /* for the system that a noun points at, on the way back from it */
    uint32_t last;  /* the nearest one */
    uint32_t named; /* the nearest one that the same noun was said of */
    bool several;
};

static void consider(struct candidates *candidates, uint32_t system, bool noun)
{
    if (candidates->last == CC_NO_INDEX)
        candidates->last = system;
    candidates->several = candidates->several || candidates->last != system;
    if (noun && candidates->named == CC_NO_INDEX)
        candidates->named = system;
}

/* The systems of one sentence up to `end`; false where it speaks of another whole, which is none of the data's. */
static bool look_at(const struct atoms *atoms, size_t first, size_t end, size_t noun, struct cc_str vendor, struct candidates *out)
{
    for (size_t i = end; i-- > first;) {
        uint32_t system = is_system(atoms, i) ? cc_target_chip(atoms->db, atoms->items[i].target) : counted_at(atoms, i);
        if (system == CC_NO_INDEX || (vendor.len && !cc_str_eq_nocase(atoms->db->chips[system].vendor, vendor)))
            continue;
        consider(out, system, is_system(atoms, i) && has_noun(atoms, i, noun));
    }
    return !names_stranger(atoms, first, end);
}

/* The system spoken of before the noun: the only one, else the one that the noun was said of, else that of the heading above. */
static uint32_t system_before(const struct atoms *atoms, size_t noun, struct cc_str vendor)
{
    enum { BACK = 30 /* sentences */ };
    struct candidates found = {CC_NO_INDEX, CC_NO_INDEX, false};
    uint32_t sentence = atoms->items[noun].sentence;
    size_t end = noun;
    for (uint32_t steps = 0; steps <= BACK; steps++) {
        size_t first = atoms->sentence_first[sentence];
        bool goes_on = look_at(atoms, first, end, noun, vendor, &found), several;
        size_t titled = atoms->tokens->sentences[sentence].heading ? named_between(atoms, first, end, vendor, &several) : SIZE_MAX;
        if (titled != SIZE_MAX && !several && found.named == CC_NO_INDEX)
            return cc_target_chip(atoms->db, atoms->items[titled].target);
        if (sentence == 0 || !goes_on || found.named != CC_NO_INDEX)
            break;
        end = first;
        sentence--;
    }
    return found.several ? found.named : found.last;
}

/* The one whose chips are counted later in the paragraph, where no system is named before. */
static uint32_t system_behind(const struct atoms *atoms, size_t noun)
{
    uint32_t sentence = atoms->items[noun].sentence, last = sentence;
    uint32_t block = atoms->tokens->sentences[sentence].block;
    bool several;
    while (last + 1 < atoms->tokens->sentence_count && atoms->tokens->sentences[last + 1].block == block)
        last++;
    size_t end = end_of(atoms, last);
    if (named_between(atoms, noun, end, (struct cc_str){0}, &several) != SIZE_MAX)
        return CC_NO_INDEX;
    return counted_between(atoms, noun, end);
}

/* "Huawei's cluster draws 559 kW. The CloudMatrix 384 has ...": the one of the maker that the paragraph names later. */
static uint32_t system_named_behind(const struct atoms *atoms, size_t noun, struct cc_str vendor)
{
    uint32_t last = atoms->items[noun].sentence, block = atoms->tokens->sentences[last].block;
    bool several;
    while (last + 1 < atoms->tokens->sentence_count && atoms->tokens->sentences[last + 1].block == block)
        last++;
    if (named_between(atoms, noun, end_of(atoms, atoms->items[noun].sentence), vendor, &several) != SIZE_MAX)
        return CC_NO_INDEX; /* "the Nvidia rack, the GB200 NVL72": its name stands beside it */
    size_t named = named_between(atoms, noun, end_of(atoms, last), vendor, &several);
    return named == SIZE_MAX || several ? CC_NO_INDEX : cc_target_chip(atoms->db, atoms->items[named].target);
}

static uint32_t system_meant(const struct atoms *atoms, size_t noun)
{
    uint32_t sentence = atoms->items[noun].sentence, found;
    size_t first = atoms->sentence_first[sentence], end = end_of(atoms, sentence);
    struct pointer pointer = pointer_of(atoms, noun);
    bool several;
    if (noun + 2 < end && (found = counted_at(atoms, noun + 2)) != CC_NO_INDEX && is_joint(atoms, noun + 1))
        return found;
    if (named_between(atoms, first, end, (struct cc_str){0}, &several) == SIZE_MAX &&
        (found = counted_between(atoms, first, end)) != CC_NO_INDEX)
        return found;
    if (!pointer.definite)
        return CC_NO_INDEX;
    found = system_before(atoms, noun, pointer.vendor);
    if (found != CC_NO_INDEX)
        return found;
    return pointer.vendor.len ? system_named_behind(atoms, noun, pointer.vendor) : system_behind(atoms, noun);
}

void systems_fill(struct atoms *atoms)
{
    for (size_t i = 0; i < atoms->count; i++) {
        if (!is_whole(atoms, i) || is_bound(atoms, i))
            continue;
        uint32_t system = system_meant(atoms, i);
        if (system != CC_NO_INDEX)
            atom_name(&atoms->items[i], (struct cc_target){CC_NO_INDEX, atoms->db->chips[system].family});
    }
}
