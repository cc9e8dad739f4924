/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several figures and several chips: which goes with which. */
#include "owner.h"

size_t list_length(const struct parser *parser, size_t head)
{
    size_t length = 0;
    for (size_t i = head; i != NOWHERE; i = atom_at(parser, i)->next_in_list ? atom_at(parser, i)->next_in_list : NOWHERE)
        length++;
    return length;
}

size_t count_alike(const struct parser *parser, size_t at, size_t *place)
{
    const struct amount *amount = &atom_at(parser, at)->amount;
    size_t count = 0;
    bool blocked, bare = amount->class == AMOUNT_NUMBER;
    enum cc_claim_metric metric = bare ? metric_of_value(parser, at, &blocked) : CC_CM_OTHER;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (!atom_is_amount(atom, amount->class) || atom->amount.amount.dimension != amount->amount.dimension ||
            (bare && metric_of_value(parser, i, &blocked) != metric) || (i != at && is_replaced(parser, i)))
            continue;
        if (i == at)
            *place = count;
        count++;
    }
    return count;
}

bool is_row(const struct parser *parser, size_t at, size_t owner)
{
    size_t place, columns = 0, chips = 0;
    uint32_t sentence = atom_at(parser, owner)->sentence;
    if (sentence == parser->sentence || count_alike(parser, at, &place) < 2)
        return false;
    for (size_t i = parser->first; i < parser->last; i++)
        columns += is_party(atom_at(parser, i));
    for (size_t i = parser->atoms.sentence_first[sentence]; i < parser->atoms.sentence_first[sentence + 1]; i++)
        chips += atom_at(parser, i)->kind == ATOM_CHIP && !same_mention(parser, i, owner);
    return columns == 0 && chips > 0;
}

size_t settle_list(const struct parser *parser, size_t at, size_t owner, bool *exact)
{
    size_t chips = owner == NOWHERE ? 0 : list_length(parser, owner), place = 0;
    *exact = false;
    if (chips < 2)
        return owner;
    size_t figures = count_alike(parser, at, &place);
    if (figures == 1)
        return owner;
    if (figures != chips)
        return NOWHERE;
    *exact = true;
    while (place-- > 0)
        owner = atom_at(parser, owner)->next_in_list;
    return owner;
}

static bool is_joint(const struct atom *atom)
{
    return atom_is(atom, WORD_ALSO) || atom_is_mark(atom, ',');
}

static bool is_alike(const struct atom *a, const struct atom *b)
{
    return a->kind == ATOM_AMOUNT && a->amount.class == b->amount.class && a->amount.amount.dimension == b->amount.amount.dimension;
}

size_t owner_in_run(const struct parser *parser, size_t at)
{
    size_t first = at, last = at, owner;
    while (first >= parser->first + 2 && is_joint(atom_at(parser, first - 1)) && is_alike(atom_at(parser, first - 2), atom_at(parser, at)))
        first -= 2;
    while (last + 2 < parser->last && is_joint(atom_at(parser, last + 1)) && is_alike(atom_at(parser, last + 2), atom_at(parser, at)))
        last += 2;
    if (first == last || (owner = owner_behind(parser, last)) == NOWHERE || list_length(parser, owner) != (last - first) / 2 + 1)
        return NOWHERE;
    for (size_t place = (at - first) / 2; place-- > 0;)
        owner = atom_at(parser, owner)->next_in_list;
    return owner;
}

bool has_own_list(const struct parser *parser, size_t at, size_t owner)
{
    if (owner == NOWHERE || owner < at || list_length(parser, owner) < 2 || atom_at(parser, owner)->role != ROLE_PLACE)
        return false;
    return at == parser->first || !is_joint(atom_at(parser, at - 1)) || atom_at(parser, at - 2)->kind != ATOM_AMOUNT;
}
