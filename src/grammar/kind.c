/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kind of a thing the words name beside the quantity: "80 GB of HBM2e", "41 percent fewer cores". */
#include "parse.h"

/* "HBM3e", "GDDR7": a kind of memory with its generation. */
static struct cc_str kind_at(const struct parser *parser, size_t at)
{
    static const char *const kinds[] = {"hbm", "gddr", "lpddr", "ddr"};
    struct cc_str word = parser->atoms.tokens->items[atom_at(parser, at)->first].text;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct cc_str kind = cc_str_of(kinds[i]);
        if (word.len > kind.len && cc_str_eq_nocase(cc_str_sub(word, 0, kind.len), kind) && word.s[kind.len] >= '1' &&
            word.s[kind.len] <= '9')
            return word;
    }
    return (struct cc_str){0};
}

static bool ends_phrase(const struct atom *atom)
{
    return atom->kind == ATOM_AMOUNT || (atom->kind == ATOM_MARK && atom->mark != '-') || atom_is(atom, WORD_ALSO) ||
           atom_is(atom, WORD_TURN) || atom_is(atom, WORD_VERSUS) || atom_is(atom, WORD_THAN);
}

/* "its HBM3e is", "HBM3e memory"; not "the HBM4 upgrade". */
static bool stands_for_memory(const struct parser *parser, size_t at)
{
    if (atom_at(parser, at)->last > atom_at(parser, at)->first + 1 || at + 1 >= parser->last)
        return true;
    const struct atom *next = atom_at(parser, at + 1);
    return atom_is_metric(next) || atom_is(next, WORD_BE) || atom_is(next, WORD_OF);
}

struct cc_str memory_kind_near(const struct parser *parser, size_t at)
{
    struct cc_str found = {0};
    for (size_t i = at; i < parser->last && !found.len && (i == at || !ends_phrase(atom_at(parser, i))); i++) {
        if (atom_at(parser, i)->kind == ATOM_CHIP)
            break;
        found = kind_at(parser, i);
    }
    for (size_t i = at; i-- > parser->first && !found.len && !ends_phrase(atom_at(parser, i));)
        if (atom_at(parser, i)->kind != ATOM_CHIP)
            found = stands_for_memory(parser, i) ? kind_at(parser, i) : found;
        else
            return i > parser->first ? kind_at(parser, i - 1) : found;
    return found;
}

bool names_cores(const struct parser *parser, size_t at)
{
    enum { REACH = 4 };
    for (size_t i = at; i < parser->last && i <= at + REACH; i++)
        if (atom_is_metric(atom_at(parser, i)))
            return atom_at(parser, i)->entry->flags & WORD_CORES;
    for (size_t i = at, steps = 0; i-- > parser->first && steps <= REACH; steps++)
        if (atom_is_metric(atom_at(parser, i)))
            return atom_at(parser, i)->entry->flags & WORD_CORES;
    return false;
}
