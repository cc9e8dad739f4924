/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns that only a space sets apart: "Memory 80 GB 141 GB" below "Spec H100 H200". A figure belongs to the chip above it, where the
 * row has one of its kind for each; the words before the first one tell the metric. Bars, tabs and several spaces are read before there
 * are sentences (prose_table.h).
 */
#include "parse.h"

/* A line of names only: no figure, no verb, two chips at least, one beside the other. */
static bool is_header(const struct parser *parser)
{
    size_t chips = 0, last = NOWHERE;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT || atom_is(atom, WORD_HAVE) || atom_is(atom, WORD_BE) || atom_is(atom, WORD_VERSUS))
            return false;
        if (atom->kind != ATOM_CHIP)
            continue;
        if (atom->generation || (!atom->alien && names_generation(parser->db, atom->target))) /* "Architecture: Hopper Hopper Blackwell" */
            return false;
        if (last != NOWHERE && i != last + 1)
            return false;
        chips++;
        last = i;
    }
    return chips > 1;
}

static uint32_t block_of(const struct parser *parser, uint32_t sentence)
{
    return parser->atoms.tokens->sentences[sentence].block;
}

void note_header(struct parser *parser)
{
    if (is_header(parser))
        parser->memory.header = parser->sentence + 1;
    else if (parser->memory.header && block_of(parser, parser->sentence) != block_of(parser, parser->memory.header - 1))
        parser->memory.header = 0;
}

static size_t first_of(const struct parser *parser, uint32_t sentence)
{
    return parser->atoms.sentence_first[sentence];
}

bool is_table_row(const struct parser *parser)
{
    const struct memory *memory = &parser->memory;
    if (!memory->header || block_of(parser, parser->sentence) != block_of(parser, memory->header - 1))
        return false;
    for (size_t i = parser->first; i < parser->last; i++)
        if (atom_at(parser, i)->kind == ATOM_CHIP || atom_is(atom_at(parser, i), WORD_HAVE) || atom_is(atom_at(parser, i), WORD_BE))
            return false;
    return true;
}

/* The figure's place among those of its kind, where there is one for each chip. */
static size_t place_of(const struct parser *parser, size_t at, size_t chips)
{
    const struct amount *amount = &atom_at(parser, at)->amount;
    size_t place = 0, count = 0;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind != ATOM_AMOUNT || atom->amount.class != amount->class || atom->amount.amount.dimension != amount->amount.dimension)
            continue;
        place += i < at;
        count++;
    }
    return count == chips ? place : NOWHERE;
}

size_t owner_of_cell(const struct parser *parser, size_t at)
{
    size_t head = first_of(parser, parser->memory.header - 1), end = first_of(parser, parser->memory.header), chips = 0;
    for (size_t i = head; i < end; i++)
        chips += atom_at(parser, i)->kind == ATOM_CHIP;
    size_t place = place_of(parser, at, chips);
    for (size_t i = head; i < end; i++)
        if (atom_at(parser, i)->kind == ATOM_CHIP && place-- == 0)
            return i;
    return NOWHERE;
}

bool label_of_row(const struct parser *parser, enum cc_claim_metric *metric, struct quality *quality)
{
    bool rate = *metric == CC_CM_MEMORY_BANDWIDTH || *metric == CC_CM_INTERCONNECT_BANDWIDTH, found = false;
    for (size_t i = parser->first; i < parser->last && atom_at(parser, i)->kind != ATOM_AMOUNT; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_CONTEXT) || atom_is(atom, WORD_TOPIC) || (atom_is_metric(atom) && is_other_quantity(parser, i)))
            return false;
        note_quality(atom, quality);
        if (rate && names_link(atom))
            *metric = CC_CM_INTERCONNECT_BANDWIDTH;
        else if (rate && names_memory(atom))
            *metric = CC_CM_MEMORY_BANDWIDTH;
        bool memory = rate && (names_link(atom) || names_memory(atom));
        bool same = (atom_is_metric(atom) || atom_is(atom, WORD_COUNTED)) && atom->entry->value == (int)*metric;
        found = found || memory || same || (*metric == CC_CM_COMPUTE && atom_precision(atom) != CC_PREC_NONE);
    }
    return found;
}
