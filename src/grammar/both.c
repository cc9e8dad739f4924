/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Both run at 7.7 TB/s": a figure that two chips named before have each. */
#include "parse.h"

/* "both GPUs deliver", "both have", "both of them draw": the two are the subject; not "both the H20 and the H100", whose list says it, nor
 * "both dies". */
static bool is_subject(const struct parser *parser, size_t at)
{
    const struct atom *next = at + 1 < parser->last ? atom_at(parser, at + 1) : NULL;
    if (!next || is_party(next) || atom_is_metric(next) || atom_is(next, WORD_QUALIFIER) || atom_is(next, WORD_ARTICLE))
        return false;
    return !atom_is(next, WORD_COUNTED) || next->entry->value == CC_CM_ACCELERATORS;
}

/* The word that makes two chips the subject of the figure, NOWHERE where there is none. */
static size_t both_before(const struct parser *parser, size_t at)
{
    for (size_t i = at; i-- > parser->first && !ends_search(atom_at(parser, i)) && !atom_is_mark(atom_at(parser, i), ':');) {
        if (is_party(atom_at(parser, i)))
            return NOWHERE;
        if (atom_is(atom_at(parser, i), WORD_BOTH))
            return is_subject(parser, i) ? i : NOWHERE;
    }
    return NOWHERE;
}

struct found {
    size_t chips[2];
    size_t count; /* above 2: no two of them */
};

static void add(const struct parser *parser, size_t at, struct found *found)
{
    if (atom_at(parser, at)->generation || names_generation(parser->db, atom_at(parser, at)->target))
        return; /* "the H20, the H100 and the H200 are Hopper chips" */
    for (size_t i = 0; i < found->count && i < 2; i++)
        if (same_mention(parser, found->chips[i], at))
            return;
    if (found->count < 2)
        found->chips[found->count] = at;
    found->count++;
}

static void add_all(const struct parser *parser, size_t from, size_t to, struct found *found)
{
    for (size_t i = from; i < to; i++)
        if (is_party(atom_at(parser, i)))
            add(parser, i, found);
}

bool says_both(const struct parser *parser, size_t at)
{
    return both_before(parser, at) != NOWHERE;
}

bool owners_of_both(const struct parser *parser, size_t at, size_t owners[2])
{
    enum { BACK = 3 /* sentences */ };
    size_t both = both_before(parser, at);
    struct found found = {.count = 0};
    add_all(parser, parser->first, both, &found);
    for (size_t i = at + 1; i < parser->last && found.count == 0; i++) /* "Both have 96 GB, the H20 and the H100." */
        if (is_party(atom_at(parser, i)) && atom_at(parser, i)->next_in_list)
            add_all(parser, i, parser->last, &found);
    for (uint32_t back = 1; back <= BACK && back <= parser->sentence && found.count < 2; back++)
        add_all(parser, parser->atoms.sentence_first[parser->sentence - back], parser->atoms.sentence_first[parser->sentence - back + 1],
            &found);
    for (size_t i = 0; i < 2; i++)
        owners[i] = found.chips[i];
    return found.count == 2;
}
