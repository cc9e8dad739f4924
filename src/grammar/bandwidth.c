/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose bandwidth is spoken of, the memory's or the link's; and what a metric's word means where it stands. */
#include "parse.h"

bool names_link(const struct atom *atom)
{
    return atom_is_metric(atom) && atom->entry->value == CC_CM_INTERCONNECT_BANDWIDTH;
}

bool names_memory(const struct atom *atom)
{
    if (atom_is_amount(atom, AMOUNT_VALUE))
        return atom->amount.amount.dimension == CC_DIM_BYTES;
    return atom_is_metric(atom) &&
           (atom->entry->value == CC_CM_MEMORY_CAPACITY || (atom->entry->value == CC_CM_MEMORY_BANDWIDTH && !atom_is_weak(atom)));
}

const struct atom *atom_beside(const struct parser *parser, size_t at, size_t distance, bool behind)
{
    bool inside = behind ? at + distance < parser->last : at >= parser->first + distance;
    return inside ? atom_at(parser, behind ? at + distance : at - distance) : NULL;
}

/* What stands behind the atom is another quantity. */
static bool turns_away(const struct parser *parser, size_t at, const struct atom *atom)
{
    bool parted = atom_is_mark(atom, ',') || atom_is(atom, WORD_ALSO);
    return (parted && atom_at(parser, at)->kind == ATOM_WORD) || atom_is(atom, WORD_VERSUS);
}

/* Whose bandwidth is spoken of at `at`: the memory's or the link's, by the nearest word in the sentence that says so, then by the
 * sentence before and the heading. */
enum cc_claim_metric whose_bandwidth(const struct parser *parser, size_t at)
{
    bool closed = false;
    for (size_t distance = 1; at + distance < parser->last || at >= parser->first + distance; distance++) {
        for (int behind = 0; behind < 2; behind++) {
            const struct atom *atom = behind && closed ? NULL : atom_beside(parser, at, distance, behind);
            closed = closed || (behind && atom && turns_away(parser, at, atom));
            if (!atom || (behind && closed))
                continue;
            if (names_link(atom))
                return CC_CM_INTERCONNECT_BANDWIDTH;
            if (names_memory(atom))
                return CC_CM_MEMORY_BANDWIDTH;
        }
    }
    uint32_t block = parser->atoms.tokens->sentences[parser->sentence].block + 1, links = parser->memory.links_block;
    return links && block - links <= 1 ? CC_CM_INTERCONNECT_BANDWIDTH : CC_CM_MEMORY_BANDWIDTH;
}

bool is_bandwidth_named(const struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last; i++)
        if (names_link(atom_at(parser, i)) || (names_memory(atom_at(parser, i)) && atom_is_metric(atom_at(parser, i))))
            return true;
    return false;
}

/* Between the figure and the word that stands so close nothing begins another quantity. */
static bool is_in_phrase(const struct parser *parser, size_t at, size_t word)
{
    for (size_t i = word < at ? word : at + 1; i < (word < at ? at : word); i++)
        if (atom_is(atom_at(parser, i), WORD_ALSO) || atom_is_mark(atom_at(parser, i), ','))
            return false;
    return true;
}

bool is_bandwidth_close(const struct parser *parser, size_t at)
{
    enum { REACH = 3 };
    bool link = false, memory = false;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        bool rate = names_memory(atom) && atom_is_metric(atom) && atom->entry->value == CC_CM_MEMORY_BANDWIDTH;
        bool close = i + REACH >= at && i <= at + REACH && is_in_phrase(parser, at, i);
        if (close && names_memory(atom) && atom_is_metric(atom))
            return true;
        link = link || names_link(atom);
        memory = memory || rate;
    }
    return !link && memory;
}

/* What a metric word means where it stands. */
enum cc_claim_metric metric_of_word(const struct parser *parser, size_t at)
{
    enum cc_claim_metric metric = (enum cc_claim_metric)atom_at(parser, at)->entry->value;
    if (atom_is_weak(atom_at(parser, at)) && metric == CC_CM_MEMORY_BANDWIDTH)
        return whose_bandwidth(parser, at);
    return metric;
}

void note_bandwidth(struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last; i++) {
        if (names_link(atom_at(parser, i)))
            parser->memory.links_block = parser->atoms.tokens->sentences[parser->sentence].block + 1;
        if (names_memory(atom_at(parser, i)))
            parser->memory.links_block = 0;
    }
}
