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
    if (atom_at(parser, at)->generation)
        return;
    for (size_t i = 0; i < found->count && i < 2; i++)
        if (same_mention(parser, found->chips[i], at))
            return;
    if (found->count < 2)
        found->chips[found->count] = at;
    found->count++;
}

bool says_both(const struct parser *parser, size_t at)
{
    return both_before(parser, at) != NOWHERE;
}

bool owners_of_both(const struct parser *parser, size_t at, size_t owners[2])
{
    enum { BACK = 3 /* sentences, without another chip in them */ };
    const struct memory *memory = &parser->memory;
    size_t both = both_before(parser, at);
    struct found found = {.count = 0};
    for (size_t i = parser->first; i < both; i++)
        if (is_party(atom_at(parser, i)))
            add(parser, i, &found);
    for (size_t i = at + 1; i < parser->last && found.count == 0; i++) /* "Both have 96 GB, the H20 and the H100." */
        for (size_t k = i; is_party(atom_at(parser, i)) && atom_at(parser, i)->next_in_list && k; k = atom_at(parser, k)->next_in_list)
            add(parser, k, &found);
    uint32_t latest = parser->sentence;
    for (size_t i = memory->recent_count; i-- > 0;) { /* of a sentence that is looked at, all chips count */
        uint32_t sentence = atom_at(parser, memory->recent[i])->sentence;
        if (found.count >= 2 && sentence != latest)
            break;
        latest = sentence;
        if (parser->sentence - sentence <= BACK)
            add(parser, memory->recent[i], &found);
    }
    for (size_t i = 0; i < 2; i++)
        owners[i] = found.chips[i];
    return found.count == 2;
}
