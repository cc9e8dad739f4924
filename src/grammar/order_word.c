/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words set two chips in an order: "more", "as much as", "the same", "beats", and what a negation before them makes of it. */
#include "order.h"

static const struct token *token_of(const struct parser *parser, size_t at)
{
    return &parser->atoms.tokens->items[atom_at(parser, at)->first];
}

static enum cc_hedge hedge_before(const struct parser *parser, size_t at)
{
    for (size_t i = at, steps = 0; i-- > parser->first && steps < 2; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_HEDGE))
            return (enum cc_hedge)atom->entry->value;
        if (!atom_is(atom, WORD_ARTICLE))
            break;
    }
    return CC_HEDGE_NONE;
}

/* "as much memory as": the first "as", no factor before it. */
static bool is_as_much(const struct parser *parser, size_t at)
{
    if (!atom_is(atom_at(parser, at), WORD_AS) || at + 2 >= parser->last || !atom_is(atom_at(parser, at + 1), WORD_MUCH))
        return false;
    const struct atom *before = at > parser->first ? atom_at(parser, at - 1) : NULL;
    if (before && (before->kind == ATOM_AMOUNT || atom_is(before, WORD_BEAT))) /* "nowhere near as much" */
        return false;
    for (size_t i = at + 2; i < parser->last && i < at + 8; i++) {
        if (atom_is(atom_at(parser, i), WORD_AS))
            return true;
        if (atom_at(parser, i)->kind == ATOM_MARK || atom_at(parser, i)->kind == ATOM_AMOUNT)
            break;
    }
    return false;
}

/* "an extra 61 GB": says how much more. */
static bool has_amount(const struct parser *parser, size_t at)
{
    return (atom_at(parser, at)->entry->flags & WORD_PREFIX) && at + 1 < parser->last &&
           atom_is_amount(atom_at(parser, at + 1), AMOUNT_VALUE);
}

/* "raises the H100's memory". */
static bool changes_chip(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    while (i < parser->last && (atom_is(atom_at(parser, i), WORD_ARTICLE) || atom_is(atom_at(parser, i), WORD_MAKER)))
        i++;
    return i + 1 < parser->last && atom_at(parser, i)->kind == ATOM_CHIP && atom_at(parser, i)->possessive &&
           atom_is_metric(atom_at(parser, i + 1));
}

/* "reduced memory bandwidth compared to the H100". */
static bool is_changed_against(const struct parser *parser, size_t at)
{
    static const char *const changed[] = {"reduced", "increased", "lowered", "improved", "boosted", "raised", "decreased"};
    bool metric = false, after = at > parser->first && atom_is_factor(atom_at(parser, at - 1));
    if (after || !TOKEN_IN(token_of(parser, at), changed))
        return false;
    for (size_t i = at + 1; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_VERSUS))
            return metric;
        metric = metric || atom_is_metric(atom);
        if (!atom_is_metric(atom) && !atom_is(atom, WORD_PRECISION) && !atom_is(atom, WORD_QUALIFIER) && !atom_is(atom, WORD_ALSO))
            return false;
    }
    return false;
}

/* "is short of memory all the same": nothing is equal. */
static bool is_concession(const struct parser *parser, size_t at)
{
    bool ends = at + 1 >= parser->last || atom_at(parser, at + 1)->kind == ATOM_MARK;
    return ends && at > parser->first + 1 && token_is_word(token_of(parser, at - 1), "all") && !atom_is(atom_at(parser, at - 2), WORD_BE);
}

static enum cc_direction sense_of(const struct atom *atom)
{
    return atom->entry->value > 0 ? CC_DIR_MORE : atom->entry->value < 0 ? CC_DIR_LESS : CC_DIR_EQUAL;
}

/* Words for what a chip can do as a whole: "more powerful than", "higher specs than". */
static bool names_might(const struct parser *parser, size_t at)
{
    return at < parser->last && token_is_of(token_of(parser, at), WORD_MIGHT);
}

static bool is_stronger(const struct parser *parser, size_t at)
{
    return token_is_of(token_of(parser, at), WORD_MIGHTIER);
}

/* "uses its memory better", "makes better use of": of how well, not how much. */
static bool is_of_skill(const struct parser *parser, size_t at)
{
    enum { NEAR = 5 };
    static const char *const how[] = {"better", "worse"};
    static const char *const verbs[] = {"use", "uses", "used", "using", "utilise", "utilises", "utilize", "utilizes", "handle", "handles",
        "handling", "manage", "manages", "managing", "exploit", "exploits", "makes", "make", "making"};
    if (!TOKEN_IN(token_of(parser, at), how))
        return false;
    for (size_t i = at, steps = 0; i-- > parser->first && steps < NEAR && atom_at(parser, i)->kind != ATOM_MARK; steps++)
        if (TOKEN_IN(token_of(parser, i), verbs))
            return true;
    return false;
}

/* "leaves the H100 behind": the one before the word is the lesser, and of what is seldom said. */
static bool is_left_behind(const struct parser *parser, size_t at)
{
    enum { NEAR = 8 };
    static const char *const verbs[] = {"leaves", "leave", "left", "leaving"};
    for (size_t i = at, steps = 0; token_is_word(token_of(parser, at), "behind") && i-- > parser->first && steps < NEAR; steps++)
        if (TOKEN_IN(token_of(parser, i), verbs))
            return true;
    return false;
}

/* "200 W more", "61 GB of extra", and words that say something only beside an amount. */
static bool is_comparative(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    size_t figure = at > parser->first + 1 && atom_is(atom_at(parser, at - 1), WORD_OF) ? at - 2 : at - 1;
    bool difference = at > parser->first && atom_is_amount(atom_at(parser, figure), AMOUNT_VALUE);
    return atom_is(atom, WORD_MORE) && !difference && !has_amount(parser, at) && !is_of_skill(parser, at) && !is_left_behind(parser, at) &&
           !(atom->entry->flags & (WORD_BEST | WORD_AMOUNT));
}

/* "is outclassed by the B200", "was exceeded by that of the H20": the one behind "by" is the victor. */
bool is_passive(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    if (i >= parser->last || !is_place(atom_at(parser, i), PLACE_BY))
        return false;
    for (i++; i < parser->last && (atom_is(atom_at(parser, i), WORD_ARTICLE) || atom_is(atom_at(parser, i), WORD_MAKER) ||
                                      atom_is(atom_at(parser, i), WORD_OF));)
        i++;
    return i < parser->last && is_party(atom_at(parser, i));
}

static enum cc_direction opposite(enum cc_direction direction)
{
    return direction == CC_DIR_MORE ? CC_DIR_LESS : direction == CC_DIR_LESS ? CC_DIR_MORE : direction;
}

static bool find_order(const struct parser *parser, size_t at, struct order *out)
{
    const struct atom *atom = atom_at(parser, at);
    *out = (struct order){.after = at + 1};
    if (is_comparative(parser, at)) {
        bool adjective = names_might(parser, at + 1);
        out->might = adjective ? MIGHT_WHOLE : is_stronger(parser, at) ? MIGHT_OPEN : MIGHT_NONE;
        out->after += adjective;
        out->direction = sense_of(atom);
        return true;
    }
    if (atom_is(atom, WORD_CHANGE) && (changes_chip(parser, at) || is_changed_against(parser, at))) {
        out->direction = sense_of(atom);
        return true;
    }
    out->stepped = step_at(parser, at, &out->step);
    if (out->stepped) {
        out->direction = sense_of(atom);
        return true;
    }
    if (is_as_much(parser, at)) {
        out->direction = CC_DIR_EQUAL;
        out->hedge = hedge_before(parser, at);
        return true;
    }
    if (is_concession(parser, at))
        return false;
    if (atom_is(atom, WORD_EQUAL) || (atom_is(atom, WORD_BEAT) && atom->entry->value == 0)) {
        out->direction = CC_DIR_EQUAL;
        out->hedge = atom->entry->flags & WORD_ABOUT ? CC_HEDGE_ABOUT : hedge_before(parser, at);
        return true;
    }
    if (!atom_is(atom, WORD_BEAT))
        return false;
    out->direction = is_passive(parser, at) ? opposite(sense_of(atom)) : sense_of(atom);
    out->might = atom->entry->flags & WORD_DENIES ? MIGHT_OPEN : MIGHT_NONE;
    return !denies(parser, at);
}

/* "does not have more", "isn't any faster", "no more", "cannot match": the word that negates the comparison itself, or NOWHERE. */
static size_t negation_of(const struct parser *parser, size_t at)
{
    static const char *const idle[] = {"any", "even", "actually", "quite", "nearly", "really", "offer", "deliver", "provide", "bring",
        "pack", "carry", "come", "boast", "sport", "run", "get", "give"};
    enum { LONGEST = 4 };
    for (size_t i = at, steps = 0; i-- > parser->first && steps < LONGEST; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_NOT))
            return denies(parser, i) ? i : NOWHERE;
        if (!atom_is(atom, WORD_HAVE) && !atom_is(atom, WORD_BE) && !atom_is(atom, WORD_ARTICLE) && !is_place(atom, PLACE_WITH) &&
            !(TOKEN_IN(token_of(parser, i), idle)))
            break;
    }
    return NOWHERE;
}

/* What is left when the comparison is negated: "no more than" is at most as much, "not as much as" is less. Verbs of changing and
 * "not the same" leave nothing. */
static bool turn(const struct atom *atom, struct order *order)
{
    if (atom_is(atom, WORD_CHANGE) || atom_is(atom, WORD_EQUAL) || order->hedge != CC_HEDGE_NONE)
        return false;
    if (order->direction == CC_DIR_EQUAL) {
        order->direction = CC_DIR_LESS;
        return true;
    }
    order->hedge = order->direction == CC_DIR_MORE ? CC_HEDGE_UP_TO : CC_HEDGE_AT_LEAST;
    order->direction = CC_DIR_EQUAL;
    return true;
}

bool order_at(const struct parser *parser, size_t at, struct order *out)
{
    if (!find_order(parser, at, out))
        return false;
    size_t negation = negation_of(parser, at);
    out->mood = mood_but(parser, at, negation);
    if (!out->mood && negation != NOWHERE && !turn(atom_at(parser, at), out))
        out->mood = "negated";
    return true;
}
