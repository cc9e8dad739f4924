/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is named only to be left out, and what is put right behind it. */
#include "parse.h"

static const struct token *token_of(const struct parser *parser, size_t at)
{
    return &parser->atoms.tokens->items[atom_at(parser, at)->first];
}

/* "except [for] its", "apart from the", "leaving ... aside": the words before the metric. */
static bool follows_exception(const struct parser *parser, size_t at)
{
    static const char *const words[] = {"except", "excepting", "excluding", "barring", "bar", "save"};
    static const char *const with_from[] = {"apart", "aside"};
    for (size_t i = at; i-- > parser->first && i + 6 > at;) {
        const struct atom *atom = atom_at(parser, i);
        if (TOKEN_IN(token_of(parser, i), words))
            return true;
        if (is_place(atom, PLACE_FROM))
            return i > parser->first && TOKEN_IN(token_of(parser, i - 1), with_from);
        if (!is_place(atom, PLACE_FOR) && !is_place(atom, PLACE_IN) && !is_place(atom, PLACE_ON) && !atom_is(atom, WORD_ARTICLE) &&
            !atom_is(atom, WORD_PRONOUN) && !atom_is(atom, WORD_ALSO) && !atom_is_metric(atom) && !atom_is(atom, WORD_QUALIFIER) &&
            !atom_is(atom, WORD_PRECISION))
            break;
    }
    return false;
}

bool is_excepted(const struct parser *parser, size_t at)
{
    if (at + 2 < parser->last && atom_is(atom_at(parser, at + 1), WORD_BE) && atom_at(parser, at + 2)->kind == ATOM_AMOUNT)
        return false; /* "identical except that NVLink is 56% slower" */
    static const char *const behind[] = {"aside", "apart", "excepted", "excluded", "notwithstanding"};
    size_t next = at + 1;
    while (next + 1 < parser->last && (atom_is(atom_at(parser, next), WORD_ALSO) || atom_is_metric(atom_at(parser, next))))
        next++;                                                                             /* "memory and bandwidth aside" */
    bool from = next + 1 < parser->last && is_place(atom_at(parser, next + 1), PLACE_FROM); /* "compute, apart from" */
    return (next < parser->last && !from && TOKEN_IN(token_of(parser, next), behind)) || follows_exception(parser, at);
}

/* "it's the H100's", "but of the H200": the only chip behind the turn, whose the figure before can be. */
static size_t owner_behind_turn(const struct parser *parser, size_t at)
{
    enum { NEAR = 6 };
    for (size_t i = at + 1; i < parser->last && i <= at + NEAR; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind != ATOM_CHIP) {
            if (atom->kind == ATOM_AMOUNT || atom->kind == ATOM_MARK || atom_is(atom, WORD_NOT))
                return NOWHERE;
            continue;
        }
        bool governed = atom->possessive || atom->role == ROLE_OF || atom->role == ROLE_PLACE;
        bool ends = i + 1 >= parser->last || atom_at(parser, i + 1)->kind == ATOM_MARK || !atom->possessive ||
                    atom_is_metric(atom_at(parser, i + 1)) || atom_at(parser, i + 1)->kind == ATOM_OTHER;
        return governed && ends && is_party(atom) ? i : NOWHERE;
    }
    return NOWHERE;
}

size_t corrected_owner(const struct parser *parser, size_t at)
{
    enum { NEAR = 3 };
    size_t denied = NOWHERE;
    for (size_t i = at + 1; i < parser->last && atom_at(parser, i)->kind != ATOM_AMOUNT; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (denied == NOWHERE && i > at + NEAR)
            return NOWHERE;
        bool turn = atom_is_mark(atom, ',') || atom_is_mark(atom, ';') || atom_is_mark(atom, MARK_DASH) || atom_is(atom, WORD_TURN);
        if (denied != NOWHERE && turn)
            return owner_behind_turn(parser, i);
        if (atom_is(atom, WORD_NOT))
            denied = i;
    }
    return NOWHERE;
}
