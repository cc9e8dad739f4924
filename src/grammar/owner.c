/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose a printed figure is: the chip it is printed with, before the chips of its sentence, before the topic. */
#include "owner.h"

/* "against 80 GB and 3.35 TB/s for the H100": figures of the other side. */
static bool is_other_side(const struct parser *parser, size_t at)
{
    for (size_t i = at, steps = 0; i-- > parser->first && steps < 8; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_VERSUS) || atom_is(atom, WORD_THAN)) /* "72 petaflops, next to 1,440 GB of memory": no other side */
            return !cc_str_eq(cc_str_of(atom->entry->words), CC_STR("next to")) &&
                   !cc_str_eq(cc_str_of(atom->entry->words), CC_STR("alongside"));
        bool listed = atom->kind == ATOM_AMOUNT || atom_is(atom, WORD_ALSO) || atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_HEDGE) ||
                      atom_is(atom, WORD_OF) || atom_is(atom, WORD_METRIC);
        if (!listed)
            return false;
    }
    return false;
}

static size_t owner_of_other_side(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last && i < at + 9; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (is_party(atom))
            return atom->list_head;
        if (atom->kind == ATOM_MARK || ends_search(atom))
            break;
    }
    return NOWHERE;
}

/* Another figure stands between: "You get 288 GB, and FP64 is down from 37 TFLOPS on the B200"; but not in an opening phrase. */
static bool has_figure_between(const struct parser *parser, size_t at, size_t owner)
{
    if (atom_at(parser, owner)->role != ROLE_PLACE)
        return false;
    for (size_t i = at + 1; i < owner; i++)
        if (atom_at(parser, i)->kind == ATOM_AMOUNT && !atom_is_year(atom_at(parser, i)))
            return true;
    return false;
}

/* The only chip of the sentence, whatever its role: "989 TFLOPS of compute, 4.8 TB/s of bandwidth: the two sides of the H200". */
static size_t only_chip(const struct parser *parser)
{
    size_t found = NOWHERE;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (!is_party(atom))
            continue;
        bool listed = found != NOWHERE && atom->role == ROLE_OF && atom->list_head == found; /* "is the TDP of the H100 and the H200" */
        if (atom->role == ROLE_OBJECT || (found != NOWHERE && !listed && !same_mention(parser, i, found)))
            return NOWHERE;
        found = atom->list_head;
    }
    return found;
}

/* What may stand between a chip and the figure that its verb gives it: "the H20 delivers only 148", "the H20 with its 96 GB and 4 TB/s". */
static bool is_tie(const struct atom *atom)
{
    return may_join(atom) || atom_is(atom, WORD_HAVE) || atom_is(atom, WORD_BE) || atom_is(atom, WORD_PLACE) || atom_is(atom, WORD_ALSO) ||
           atom_is(atom, WORD_PRONOUN) || atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ',') || atom_is_mark(atom, ':') ||
           atom_is_mark(atom, '-');
}

bool is_owner_certain(const struct parser *parser, size_t at, size_t owner)
{
    if (atom_at(parser, owner)->sentence != parser->sentence || owner > at)
        return true;
    size_t others = 0;
    for (size_t i = at; i-- > owner + 1;) {
        const struct atom *atom = atom_at(parser, i);
        others += atom->kind == ATOM_OTHER;
        if (others > 2 || (!is_tie(atom) && atom->kind != ATOM_OTHER))
            return false;
    }
    size_t next = owner + 1;
    bool own_verb = next < parser->last && (atom_is(atom_at(parser, next), WORD_HAVE) || atom_is(atom_at(parser, next), WORD_BE) ||
                                               atom_is_mark(atom_at(parser, next), ':') || atom_at(parser, owner)->possessive);
    bool plain = atom_at(parser, owner)->role == ROLE_PLAIN || atom_at(parser, owner)->possessive;
    return (own_verb && plain) || owner + 1 == at;
}

/* "288 GB instead of 192 GB, and FP64 down from 37 on the B200": the chip behind is printed with another figure. */
static bool is_bound_elsewhere(const struct parser *parser, size_t at, size_t chip)
{
    size_t i = chip;
    while (i > at && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_MAKER)))
        i--;
    if (i < at + 3 || (!atom_is(atom_at(parser, i - 1), WORD_PLACE) && !atom_is(atom_at(parser, i - 1), WORD_OF)) ||
        atom_at(parser, i - 2)->kind != ATOM_AMOUNT)
        return false;
    for (size_t k = at + 1; k + 2 < i; k++)
        if (!may_join(atom_at(parser, k)) && !atom_is(atom_at(parser, k), WORD_ALSO) && !atom_is_mark(atom_at(parser, k), ',') &&
            atom_at(parser, k)->kind != ATOM_AMOUNT)
            return true;
    return false;
}

/* "the 141 GB H200", "H200 (141 GB)": the chip that the figure is printed with, or NOWHERE. */
static size_t owner_beside(const struct parser *parser, size_t at)
{
    size_t owner = owner_in_run(parser, at);
    if (owner == NOWHERE)
        owner = owner_in_bracket(parser, at);
    if (owner == NOWHERE)
        owner = owner_behind_comma(parser, at);
    if (owner == NOWHERE)
        owner = owner_apposed(parser, at);
    return owner;
}

/* "With 141 GB, the H200 leads": the subject behind, unless another figure stands between. */
static size_t owner_ahead(const struct parser *parser, size_t at)
{
    size_t owner = subject_after(parser, at, NOWHERE);
    return owner != NOWHERE && has_figure_between(parser, at, owner) ? NOWHERE : owner;
}

/* "989 TFLOPS of compute: a side of the H200": the only chip of the sentence, unless it stands behind with another figure. */
static size_t owner_alone(const struct parser *parser, size_t at)
{
    size_t owner = only_chip(parser);
    bool behind = owner != NOWHERE && owner > at;
    return behind && (is_bound_elsewhere(parser, at, owner) || has_figure_between(parser, at, owner)) ? NOWHERE : owner;
}

size_t owner_of_value(const struct parser *parser, size_t at, bool *exact)
{
    if (at > parser->first + 1 && atom_is_mark(atom_at(parser, at - 1), ':') && is_party(atom_at(parser, at - 2))) {
        *exact = true;
        return at - 2; /* "H100:80GB H200:141GB" */
    }
    size_t beside = owner_beside(parser, at);
    *exact = beside != NOWHERE;
    if (*exact)
        return beside;
    size_t bracket = owner_of_bracket(parser, at);
    size_t owner = owner_adjacent(parser, at, true);
    if (owner == NOWHERE)
        owner = owner_behind(parser, at);
    *exact = bracket != NOWHERE && owner == NOWHERE;
    if (*exact)
        return bracket;
    if (owner == NOWHERE && is_other_side(parser, at))
        return owner_of_other_side(parser, at);
    if (owner == NOWHERE)
        owner = owner_by_its(parser, at);
    if (owner == NOWHERE)
        owner = owner_before(parser, at);
    if (owner == NOWHERE && has_pronoun(parser, at))
        owner = topic_of(parser, at, NOWHERE);
    if (owner == NOWHERE)
        owner = owner_ahead(parser, at);
    if (owner == NOWHERE)
        owner = owner_alone(parser, at);
    if (owner == NOWHERE)
        owner = topic_of(parser, at, NOWHERE);
    if (has_own_list(parser, at, owner))
        return owner;
    return settle_list(parser, at, owner, exact);
}
