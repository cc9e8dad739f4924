/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chip before a figure in its sentence that the figure is said of. */
#include "owner.h"

/* "raises the H100's memory to 141 GB": what is raised is not what it comes to. */
static bool is_base_of_change(const struct parser *parser, size_t mention, size_t value)
{
    bool changed = false, to = false;
    for (size_t i = mention, steps = 0; i-- > parser->first && steps < 3; steps++)
        changed = changed || atom_is(atom_at(parser, i), WORD_CHANGE) || atom_is_factor(atom_at(parser, i));
    for (size_t i = mention + 1; i < value; i++)
        to = to || is_place(atom_at(parser, i), PLACE_TO);
    return changed && to;
}

/* Whether a value hangs on an object: "than the H100's 3.35 TB/s", "against the H100 with its 80 GB", "next to the NVL72 and its 72
 * chips". */
static bool hangs_on(const struct parser *parser, size_t mention, size_t value)
{
    const struct atom *atom = atom_at(parser, mention), *next = atom_at(parser, mention + 1);
    if (atom->possessive || atom_is(next, WORD_HAVE) || is_place(next, PLACE_WITH))
        return true;
    return value == mention + 3 && atom_is(next, WORD_ALSO) && atom_is(atom_at(parser, value - 1), WORD_PRONOUN);
}

/* "the H20 replaced the H100 and has 96 GB": behind the object the subject's second verb. */
static bool takes_next_verb(const struct parser *parser, size_t at)
{
    const struct atom *next = atom_at(parser, at + 1), *second = atom_at(parser, at + 2 < parser->last ? at + 2 : at + 1);
    bool joint = atom_is(next, WORD_ALSO) || atom_is_mark(next, ',');
    return joint && (atom_is(second, WORD_HAVE) || second->kind == ATOM_OTHER);
}

/* The object of a verb, with nothing behind it that would make it the subject of another. */
static bool is_mere_object(const struct parser *parser, size_t at)
{
    if (at + 1 >= parser->last || !is_direct_object(parser, at))
        return false;
    const struct atom *next = atom_at(parser, at + 1);
    return !atom_is(next, WORD_HAVE) && !atom_is(next, WORD_BE) && !atom_is_mark(next, ':') && !atom_is_mark(next, '(');
}

/* "the H20 beats the H100 with 96 GB". */
static bool is_beaten_with(const struct parser *parser, size_t at)
{
    size_t verb = at;
    while (verb-- > parser->first && (atom_is(atom_at(parser, verb), WORD_ARTICLE) || atom_is(atom_at(parser, verb), WORD_MAKER)))
        continue;
    return verb < at && atom_is(atom_at(parser, verb), WORD_BEAT) && atom_at(parser, at)->role == ROLE_OBJECT && at + 2 < parser->last &&
           is_place(atom_at(parser, at + 1), PLACE_WITH) && !atom_is(atom_at(parser, at + 2), WORD_PRONOUN);
}

static bool has_colon(const struct parser *parser, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++)
        if (atom_is_mark(atom_at(parser, i), ':'))
            return true;
    return false;
}

bool is_owner_open(const struct parser *parser, size_t at)
{
    bool exact;
    for (size_t i = at; i-- > parser->first;) {
        if (atom_at(parser, i)->kind == ATOM_MARK && !atom_is_mark(atom_at(parser, i), ':'))
            return false;
        if (!is_party(atom_at(parser, i)))
            continue;
        bool base = atom_at(parser, i)->possessive &&
                    (atom_is_mark(atom_at(parser, i + 1), ':') || atom_at(parser, i)->role == ROLE_OBJECT);
        bool colon = base && has_colon(parser, i, at); /* "equal the H100's: 80 GB", "2.5 times the H100's transistors: 208 billion" */
        bool open = colon || is_beaten_with(parser, i) || (is_mere_object(parser, i) && !takes_next_verb(parser, i));
        return open && owner_of_value(parser, at, &exact) == atom_at(parser, i)->list_head;
    }
    return false;
}

/* "... of Blackwell and carries": another verb of the subject, which no object or genitive is. */
static bool opens_second_verb(const struct parser *parser, size_t at)
{
    if ((!atom_is(atom_at(parser, at), WORD_ALSO) && !atom_is(atom_at(parser, at), WORD_TURN)) || at + 2 >= parser->last)
        return false;
    const struct atom *next = atom_at(parser, at + 1);
    bool adverb = next->kind == ATOM_OTHER && atom_is(atom_at(parser, at + 2), WORD_HAVE);
    return atom_is(next, WORD_HAVE) || adverb;
}

/* "takes over from the H100 with 141 GB" */
static bool is_source(const struct parser *parser, size_t at)
{
    size_t before = at > parser->first && atom_is(atom_at(parser, at - 1), WORD_ARTICLE) ? at - 1 : at;
    return before > parser->first && is_place(atom_at(parser, before - 1), PLACE_FROM);
}

/* "(the H100: 1,979)", "(80 GB on the H100)": in brackets with a figure of its own, which the figure at `value` stands outside of. */
static bool is_in_remark(const struct parser *parser, size_t at, size_t value)
{
    if (atom_at(parser, at)->depth <= atom_at(parser, value)->depth)
        return false;
    if (atom_at(parser, at)->generation || names_generation(parser->db, atom_at(parser, at)->target))
        return true; /* "B200 (Blackwell)" */
    size_t open = at, close = at;
    while (open > parser->first && !atom_is_mark(atom_at(parser, open), '('))
        open--;
    while (close < parser->last && !atom_is_mark(atom_at(parser, close), ')'))
        close++;
    for (size_t i = open; i < close; i++)
        if (atom_at(parser, i)->kind == ATOM_AMOUNT && !atom_is_year(atom_at(parser, i)))
            return true;
    return false;
}

/* "H200 SXM, Hopper, 141 GB": the generation of the chip before it, in a list of what it has. */
static bool is_apposed_generation(const struct parser *parser, size_t at)
{
    static const char *const strangers[] = {"ampere", "volta", "ada", "lovelace", "cdna"};
    const struct atom *atom = atom_at(parser, at);
    if (at < parser->first + 2 || at + 1 >= parser->last || !atom_is_mark(atom_at(parser, at - 1), ',') ||
        !atom_is_mark(atom_at(parser, at + 1), ',') || !is_party(atom_at(parser, at - 2)))
        return false;
    return atom->alien ? TOKEN_IN(&parser->atoms.tokens->items[atom->first], strangers)
                       : atom->generation || names_generation(parser->db, atom->target);
}

size_t owner_by_its(const struct parser *parser, size_t at)
{
    size_t its = at;
    while (its-- > parser->first && !is_party(atom_at(parser, its)))
        if (token_is_word(&parser->atoms.tokens->items[atom_at(parser, its)->first], "its"))
            break;
    if (its >= at || its <= parser->first || is_party(atom_at(parser, its)))
        return NOWHERE;
    const struct atom *before = atom_at(parser, its - 1);
    bool opens = atom_is(before, WORD_TURN) || atom_is_mark(before, ';') || atom_is_mark(before, ':') || atom_is_mark(before, ',') ||
                 (before->kind == ATOM_OTHER && atom_is_mark(atom_at(parser, its - 2), ';')); /* "; only its NVLink" */
    for (size_t i = parser->first; opens && i < its; i++)
        if (is_party(atom_at(parser, i)))
            return atom_at(parser, i)->role == ROLE_PLAIN && !atom_at(parser, i)->next_in_list ? i : NOWHERE;
    return NOWHERE;
}

size_t owner_before(const struct parser *parser, size_t at)
{
    size_t commas = 0;
    bool second = false;
    for (size_t i = at; i-- > parser->first;) {
        i = before_interruption(parser, i);
        const struct atom *atom = atom_at(parser, i);
        if (is_open_pronoun(parser, i))
            return NOWHERE;
        bool which = atom_is(atom, WORD_TURN) && atom->entry->value == 1 && i > parser->first + 1 && commas == 0;
        if (which && atom_is_mark(atom_at(parser, i - 1), ',') && atom_at(parser, i - 2)->kind == ATOM_CHIP)
            return is_party(atom_at(parser, i - 2)) ? i - 2 : atom_at(parser, i - 2)->list_head; /* "the H100, which has 8 TB/s" */
        if (atom_is_mark(atom, ',') || atom_is_mark(atom, ';'))
            commas++;
        second = second || opens_second_verb(parser, i);
        if (second && is_party(atom) && (atom->role != ROLE_PLAIN || atom->possessive || is_direct_object(parser, i)))
            continue;
        if (!is_party(atom) || is_in_remark(parser, i, at) || is_apposed_generation(parser, i) || is_source(parser, i) ||
            is_base_of_change(parser, i, at) || is_predicate_chip(parser, i) || (is_mere_object(parser, i) && takes_next_verb(parser, i)))
            continue;
        if (atom->role != ROLE_OBJECT || (commas == 0 && hangs_on(parser, i, at)))
            return atom->list_head;
    }
    return NOWHERE;
}
