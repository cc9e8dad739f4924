/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose the two figures of a pair are. */
#include "pair.h"

/* "raises the H100's memory from 80 GB to 141 GB": whose figure is changed. */
static size_t owner_of_change(const struct parser *parser, size_t left)
{
    for (size_t i = left; i-- > parser->first && i + 6 > left;) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_CHIP)
            return is_party(atom) && atom->possessive ? atom->list_head : NOWHERE;
        if (!is_place(atom, PLACE_FROM) && !atom_is_metric(atom) && !atom_is(atom, WORD_QUALIFIER) && !atom_is(atom, WORD_PRECISION))
            return NOWHERE;
    }
    return NOWHERE;
}

/* "..., the H200 has more memory": the chip begins a clause of its own. */
static bool begins_clause(const struct parser *parser, size_t at)
{
    if (atom_at(parser, at)->role != ROLE_PLAIN || at + 1 >= parser->last)
        return false;
    const struct atom *next = atom_at(parser, at + 1);
    return atom_is(next, WORD_HAVE) || atom_is(next, WORD_BE) || atom_is(next, WORD_BEAT) || atom_is(next, WORD_CHANGE) ||
           next->kind == ATOM_OTHER || atom_at(parser, at)->possessive;
}

/* The chip printed with the first figure: "192GB HBM3 on MI300X vs ...", "MI300X: 1,307 TFLOPS vs ...". */
static size_t left_owner(const struct parser *parser, const struct pair *pair)
{
    size_t printed = owner_printed_with(parser, pair->from);
    if (printed == NOWHERE && pair->turned)
        printed = owner_of_change(parser, pair->from);
    if (printed != NOWHERE)
        return printed;
    for (size_t i = pair->from + 1; i < pair->joint; i++) {
        if (atom_is(atom_at(parser, i), WORD_MORE))
            break;
        if (is_party(atom_at(parser, i)))
            return atom_at(parser, i)->list_head;
    }
    return NOWHERE;
}

/* The chip printed with the second figure: "vs 80GB on Nvidia's H100", "vs the H100's 700W", "989 TFLOPS, H100". */
static size_t right_owner(const struct parser *parser, const struct pair *pair)
{
    for (size_t i = pair->joint; i < pair->to; i++)
        if (is_party(atom_at(parser, i)))
            return atom_at(parser, i)->list_head;
    for (size_t i = pair->to + 1; i < parser->last && i <= pair->to + 5; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (is_party(atom))
            return begins_clause(parser, i) ? NOWHERE : atom->list_head;
        if (atom->kind == ATOM_AMOUNT || atom_is(atom, WORD_VERSUS) || atom_is(atom, WORD_THAN) || atom_is_mark(atom, ')') ||
            atom_is_mark(atom, ';') || atom_is(atom, WORD_ALSO))
            break;
    }
    return NOWHERE;
}

/* "(H200 vs H100)" behind the figures. */
static bool couple_behind(const struct parser *parser, const struct pair *pair, struct parties *out)
{
    size_t i = pair->to + 1;
    while (i < parser->last && (atom_is(atom_at(parser, i), WORD_OF) || atom_is_metric(atom_at(parser, i))))
        i++;
    if (i + 4 >= parser->last || !atom_is_mark(atom_at(parser, i), '(') || !is_party(atom_at(parser, i + 1)) ||
        !atom_is(atom_at(parser, i + 2), WORD_VERSUS) || !is_party(atom_at(parser, i + 3)) || !atom_is_mark(atom_at(parser, i + 4), ')'))
        return false;
    *out = (struct parties){.subject = i + 1, .object = i + 3};
    return true;
}

/* "between the H200 and the H100: 141 GB against 80 GB": the two of the only list, in front; which is which the data may tell. */
static bool couple_before(const struct parser *parser, const struct pair *pair, struct parties *out)
{
    size_t head = NOWHERE;
    for (size_t i = parser->first; i < parser->last; i++) {
        if (!is_party(atom_at(parser, i)))
            continue;
        if (i > pair->from || (head != NOWHERE && atom_at(parser, i)->list_head != head))
            return false;
        head = atom_at(parser, i)->list_head;
    }
    size_t second = head == NOWHERE ? 0 : atom_at(parser, head)->next_in_list;
    if (!second || atom_at(parser, second)->next_in_list)
        return false;
    *out = (struct parties){.subject = head, .object = second, .open = true};
    return true;
}

struct parties pair_parties(const struct parser *parser, const struct pair *pair)
{
    struct parties couple;
    if (couple_behind(parser, pair, &couple) || couple_before(parser, pair, &couple))
        return couple;
    size_t left = left_owner(parser, pair), right = right_owner(parser, pair);
    size_t subject = pair->turned ? right : left, object = pair->turned ? left : right;
    struct parties found = parties_of(parser, pair->from, pair->to);
    if (pair->loose && right == NOWHERE)
        found.object = NOWHERE;
    if (object != NOWHERE)
        found.object = object;
    if (subject != NOWHERE)
        found.subject = subject;
    else if (found.subject == NOWHERE && object != NOWHERE)
        found.subject = subject_after(parser, pair->from, object);
    if (same_mention(parser, found.subject, found.object) && object != NOWHERE) { /* the object was taken for the subject: look again */
        struct parties again = parties_of(parser, pair->from, pair->from);
        found.subject = same_mention(parser, again.subject, found.object) ? again.object : again.subject;
    }
    return found;
}
