/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a mention is in its sentence: a party or none, an object, a predicate; and what may be passed over on the way to one. */
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

/* One is a member of the other's generation: "the B200 (Blackwell)" speaks of one chip. */
bool are_related(const struct parser *parser, size_t a, size_t b)
{
    const struct atom *x = atom_at(parser, a), *y = atom_at(parser, b);
    if (same_mention(parser, a, b))
        return true;
    if (x->variant && y->variant) /* "the H100 NVL" and "the H100 PCIe" */
        return false;
    return !x->alien && !y->alien &&
           (cc_family_within(parser->db, x->target.family, y->target.family) ||
               cc_family_within(parser->db, y->target.family, x->target.family));
}

bool is_party(const struct atom *atom)
{
    return atom->kind == ATOM_CHIP && atom->role != ROLE_NAME && atom->role != ROLE_FRAME;
}

bool is_each_chip(const struct atom *atom)
{
    return atom_is(atom, WORD_SCOPE) && atom->entry->value == CC_SCOPE_CHIP;
}

bool is_place(const struct atom *atom, enum place place)
{
    return atom_is(atom, WORD_PLACE) && atom->entry->value == (int)place;
}

bool ends_search(const struct atom *atom)
{
    return atom_is_mark(atom, ';') || (atom_is(atom, WORD_TURN) && atom->entry->value == 0);
}

/* "It", "its": the anchor's clause speaks of a chip named before. */
bool has_pronoun(const struct parser *parser, size_t anchor)
{
    for (size_t i = parser->first; i < anchor; i++)
        if (atom_is(atom_at(parser, i), WORD_PRONOUN))
            return true;
    return false;
}

/* "it", when several chips stand before it in the sentence, could be any of them. */
bool is_open_pronoun(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    if (!atom_is(atom, WORD_PRONOUN) || !token_is_word(&parser->atoms.tokens->items[atom->first], "it"))
        return false;
    if (at > parser->first && atom_at(parser, at - 1)->kind == ATOM_CHIP)
        return false; /* "on an H100 it is 80 GB" */
    size_t found = NOWHERE;
    for (size_t i = parser->first; i < at; i++) {
        if (!is_party(atom_at(parser, i)) || atom_at(parser, i)->role == ROLE_OBJECT)
            continue;
        if (found != NOWHERE && !same_mention(parser, i, found))
            return true;
        found = i;
    }
    return false;
}

/* "the H20 outguns the H100 in ...": two chips with nothing but a verb between them; the second is its object. */
bool is_direct_object(const struct parser *parser, size_t at)
{
    size_t verbs = 0;
    for (size_t i = at; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (is_party(atom))
            return verbs > 0 && atom->role == ROLE_PLAIN && !atom->possessive;
        verbs += atom->kind == ATOM_OTHER;
        if (verbs > 2 || (atom->kind != ATOM_OTHER && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER)))
            return false;
    }
    return false;
}

size_t before_interruption(const struct parser *parser, size_t at)
{
    if (!atom_is_mark(atom_at(parser, at), ',') || at + 1 >= parser->last)
        return at;
    const struct atom *next = atom_at(parser, at + 1);
    if (token_is_word(&parser->atoms.tokens->items[next->first], "whose"))
        return at;
    if (!atom_is(next, WORD_HAVE) && !atom_is(next, WORD_BE) && next->kind != ATOM_OTHER)
        return at;
    for (size_t i = at; i-- > parser->first + 1;) {
        const struct atom *atom = atom_at(parser, i), *before = atom_at(parser, i - 1);
        if (atom_is_mark(atom, ';') || atom_is_mark(atom, ':'))
            break;
        if (atom_is_mark(atom, ',') && is_party(before) && before->role == ROLE_PLAIN && !before->next_in_list)
            return i;
    }
    return at;
}

size_t before_bracket(const struct parser *parser, size_t at)
{
    const struct atom *close = atom_at(parser, at);
    if (!atom_is_mark(close, ')') || at + 1 >= parser->last || atom_at(parser, at + 1)->kind == ATOM_MARK)
        return at;
    for (size_t i = at; i-- > parser->first;)
        if (atom_is_mark(atom_at(parser, i), '(') && atom_at(parser, i)->depth == close->depth)
            return i;
    return at;
}

static bool is_indefinite(const struct parser *parser, size_t at)
{
    const struct token *token = &parser->atoms.tokens->items[atom_at(parser, at)->first];
    return token_is_word(token, "a") || token_is_word(token, "an");
}

bool is_predicate_chip(const struct parser *parser, size_t at)
{
    enum { LONGEST = 6 };
    for (size_t i = at, steps = 0; i-- > parser->first + 1 && steps < LONGEST; steps++) {
        const struct atom *atom = atom_at(parser, i), *before = atom_at(parser, i - 1);
        bool described = atom_is(before, WORD_PRONOUN) && is_indefinite(parser, i + 1); /* "it is a cut-down H100" */
        if (atom_is(atom, WORD_BE))
            return (described || (is_party(before) && before->role == ROLE_PLAIN && !before->possessive)) &&
                   !atom_at(parser, at)->possessive;
        if (atom->kind != ATOM_OTHER && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER) && !atom_is_mark(atom, '-') &&
            !atom_is(atom, WORD_CHANGE) && !atom_is(atom, WORD_MORE))
            return false;
    }
    return false;
}

enum cc_scope scope_of_mention(const struct parser *parser, size_t at)
{
    size_t first = parser->atoms.sentence_first[atom_at(parser, at)->sentence];
    for (size_t i = at, steps = 0; i-- > first && steps < 4; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_SCOPE))
            return (enum cc_scope)atom->entry->value;
        if (!atom_is(atom, WORD_OF) && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER))
            break;
    }
    return CC_SCOPE_NONE;
}
