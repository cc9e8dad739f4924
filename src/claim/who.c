/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who a claim is about: the subject and what it is compared with, by the roles of the mentions around the anchor. */
#include "parse.h"

bool same_mention(const struct parser *parser, size_t a, size_t b)
{
    if (a == NOWHERE || b == NOWHERE)
        return false;
    const struct atom *x = atom_at(parser, a), *y = atom_at(parser, b);
    if (x->alien || y->alien)
        return a == b || (x->alien && y->alien);
    return x->target.chip == y->target.chip && x->target.family == y->target.family;
}

static bool is_mention(const struct atom *atom)
{
    return atom->kind == ATOM_CHIP && atom->role != ROLE_NAME && atom->role != ROLE_FRAME;
}

static bool ends_search(const struct atom *atom)
{
    return atom_is_mark(atom, ';') || atom_is(atom, WORD_TURN);
}

/* The object after the anchor: "than the H100", "of the H100's", "the H100's memory" behind a factor. A list of several is found by its head. */
static size_t object_after(const struct parser *parser, size_t anchor)
{
    for (size_t i = anchor + 1; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (ends_search(atom))
            return NOWHERE;
        if (!is_mention(atom))
            continue;
        if (atom->role == ROLE_OBJECT || atom->role == ROLE_OF)
            return atom->list_head;
    }
    return NOWHERE;
}

/* "Compared to the H100, ...": an object that stands before the anchor. */
static size_t object_before(const struct parser *parser, size_t anchor)
{
    for (size_t i = anchor; i-- > parser->first;)
        if (is_mention(atom_at(parser, i)) && atom_at(parser, i)->role == ROLE_OBJECT)
            return atom_at(parser, i)->list_head;
    return NOWHERE;
}

static size_t subject_before(const struct parser *parser, size_t anchor, size_t object)
{
    for (size_t i = anchor; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (!is_mention(atom) || atom->role == ROLE_OBJECT || same_mention(parser, i, object))
            continue;
        return atom->list_head;
    }
    return NOWHERE;
}

static size_t subject_after(const struct parser *parser, size_t anchor, size_t object)
{
    for (size_t i = anchor + 1; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is_mark(atom, ';'))
            return NOWHERE;
        if (!is_mention(atom) || atom->role == ROLE_OBJECT || atom->role == ROLE_OF || same_mention(parser, i, object))
            continue;
        return atom->list_head;
    }
    return NOWHERE;
}

/* The chip the text speaks of: the heading of this block, else the topic of the sentences just before. */
static size_t topic_of(const struct parser *parser, size_t object)
{
    const struct memory *memory = &parser->memory;
    const struct sentence *sentence = &parser->atoms.tokens->sentences[parser->sentence];
    if (memory->topic != NOWHERE && !same_mention(parser, memory->topic, object) && parser->sentence - memory->topic_sentence <= 1)
        return memory->topic;
    if (memory->heading != NOWHERE && !same_mention(parser, memory->heading, object) && sentence->block <= memory->heading_block + 1)
        return memory->heading;
    return NOWHERE;
}

struct parties parties_of(const struct parser *parser, size_t anchor, size_t after)
{
    struct parties out;
    out.object = object_after(parser, after);
    if (out.object == NOWHERE)
        out.object = object_before(parser, anchor);
    if (out.object == NOWHERE && parser->memory.partner != NOWHERE && parser->sentence - parser->memory.partner_sentence <= 1)
        out.object = parser->memory.partner;
    out.subject = subject_before(parser, anchor, out.object);
    if (out.subject == NOWHERE)
        out.subject = subject_after(parser, anchor, out.object);
    if (out.subject == NOWHERE)
        out.subject = topic_of(parser, out.object);
    return out;
}

/* "80 GB on the H100", "700 W for the H200": the chip behind the value, before any other figure. */
static size_t owner_behind(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (is_mention(atom))
            return atom->role == ROLE_PLACE || atom->role == ROLE_OF ? atom->list_head : NOWHERE;
        if (atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ',') || ends_search(atom) || atom_is(atom, WORD_ALSO) || atom_is_mark(atom, ')') || atom_is(atom, WORD_VERSUS) ||
            atom_is(atom, WORD_THAN))
            return NOWHERE;
    }
    return NOWHERE;
}

/* The chip before the value; an object only where the value plainly hangs on it ("than the H100's 3.35 TB/s", "against the H100 with its 80 GB"). */
static size_t owner_before(const struct parser *parser, size_t at)
{
    size_t commas = 0;
    for (size_t i = at; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is_mark(atom, ',') || atom_is_mark(atom, ';'))
            commas++;
        if (!is_mention(atom))
            continue;
        if (atom->role != ROLE_OBJECT)
            return atom->list_head;
        const struct atom *next = atom_at(parser, i + 1);
        bool hangs = atom->possessive || atom_is(next, WORD_HAVE) || (atom_is(next, WORD_PLACE) && next->entry->value == PLACE_WITH);
        if (hangs && commas == 0)
            return atom->list_head;
    }
    return NOWHERE;
}

size_t owner_of_value(const struct parser *parser, size_t at)
{
    size_t owner = owner_behind(parser, at);
    if (owner == NOWHERE)
        owner = owner_before(parser, at);
    if (owner == NOWHERE)
        owner = subject_after(parser, at, NOWHERE);
    if (owner == NOWHERE)
        owner = topic_of(parser, NOWHERE);
    return owner;
}
