/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that no claim may be made of: a rule's number, a total, what several devices have, whose owner is unclear. */
#include "parse.h"

static const struct token *token_of(const struct parser *parser, size_t at)
{
    return &parser->atoms.tokens->items[atom_at(parser, at)->first];
}

/* "132 of 144 SMs", "132 out of 144": the figure that is a part of the one at `at`; NOWHERE where there is none. */
static size_t part_of_total(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    size_t i = at;
    while (i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_PRONOUN)))
        i--;
    if (i < parser->first + 2 || !atom_is(atom_at(parser, i - 1), WORD_OF))
        return NOWHERE;
    i -= 2;
    i -= token_is_word(token_of(parser, i), "out") && i > parser->first;
    const struct atom *part = atom_at(parser, i);
    bool alike = part->kind == ATOM_AMOUNT && part->amount.class == atom->amount.class &&
                 part->amount.amount.dimension == atom->amount.amount.dimension;
    return alike || atom_is_amount(part, AMOUNT_NUMBER) ? i : NOWHERE;
}

/* "the full GH100 die has 144 SMs". */
static bool is_of_die(const struct parser *parser, size_t at)
{
    static const char *const dies[] = {"die", "gh100", "gb100", "ga100", "silicon", "implementation"};
    for (size_t i = parser->first; i + 1 < at && atom_is_amount(atom_at(parser, at), AMOUNT_NUMBER); i++)
        if (token_is_word(token_of(parser, i), "full") && TOKEN_IN(token_of(parser, i + 1), dies))
            return true;
    return false;
}

/* The number there are in all; its part, where it is a bare number, counts the same. */
static bool is_total(struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    if (!atom_is_amount(atom, AMOUNT_NUMBER) && !atom_is_amount(atom, AMOUNT_VALUE))
        return false;
    size_t part = part_of_total(parser, at);
    if (part == NOWHERE)
        return is_of_die(parser, at);
    if (atom_is_amount(atom_at(parser, part), AMOUNT_NUMBER) && !atom_at(parser, part)->lender)
        parser->atoms.items[part].lender = at + 1;
    return true;
}

/* "a gap of 61 GB", "the difference is 61 GB", "a 61 GB gap": of two chips, and which way is not said. */
static bool is_gap(const struct parser *parser, size_t at)
{
    static const char *const gaps[] = {"gap", "difference", "margin", "delta"};
    if (!atom_is_amount(atom_at(parser, at), AMOUNT_VALUE))
        return false;
    if (at > parser->first + 1 && atom_is_mark(atom_at(parser, at - 1), '+') && is_party(atom_at(parser, at - 2)))
        return true; /* "H200 = H100 + 61 GB" */
    for (size_t i = at + 1; i < parser->last && i <= at + 2; i++)
        if (TOKEN_IN(token_of(parser, i), gaps))
            return true;
    for (size_t i = at; i-- > parser->first && !ends_search(atom_at(parser, i)) && atom_at(parser, i)->kind != ATOM_AMOUNT;)
        if (TOKEN_IN(token_of(parser, i), gaps) && (atom_is(atom_at(parser, at - 1), WORD_OF) || atom_is(atom_at(parser, at - 1), WORD_BE)))
            return true;
    return false;
}

/* "the 4,800 TPP threshold", "a threshold of 600 GB/s", "a power cap of 500 W": a rule's number, or a setting. */
static bool is_threshold(const struct parser *parser, size_t at)
{
    static const char *const rules[] = {"threshold", "thresholds", "limit", "limits", "ceiling", "cap", "line", "bar", "cutoff", "bound"};
    for (size_t i = at + 1; i < parser->last && i <= at + 3; i++) {
        if (TOKEN_IN(token_of(parser, i), rules))
            return true;
        if (!atom_is_metric(atom_at(parser, i)) && atom_at(parser, i)->kind != ATOM_OTHER && !atom_is_mark(atom_at(parser, i), '-'))
            break;
    }
    for (size_t i = at; i-- > parser->first && i + 6 >= at;) {
        const struct atom *atom = atom_at(parser, i);
        if (TOKEN_IN(token_of(parser, i), rules))
            return true;
        if (!atom_is(atom, WORD_OF) && !atom_is(atom, WORD_BE) && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_HEDGE) &&
            !atom_is_metric(atom) && !atom_is(atom, WORD_PLACE))
            break;
    }
    return false;
}

/* "minus 96 GB", and "96,5 GB" with a comma for the decimal point. */
static bool is_garbled(const struct parser *parser, size_t at)
{
    const struct token *items = parser->atoms.tokens->items;
    size_t first = atom_at(parser, at)->first;
    if (at == parser->first)
        return false;
    bool comma = first >= 2 && token_is_mark(&items[first - 1], ',') && !items[first - 1].spaced && !items[first].spaced &&
                 items[first - 2].kind == TOKEN_NUMBER;
    bool slash = !atom_at(parser, at)->parted && first >= 2 && token_is_mark(&items[first - 1], '/') && !items[first - 1].spaced &&
                 !items[first].spaced && items[first - 2].kind == TOKEN_NUMBER;
    bool power = token_is_mark(&items[first - 1], '^'); /* "10^12" */
    bool sign = (token_is_mark(&items[first - 1], '-') || token_is_mark(&items[first - 1], MARK_DASH)) && items[first - 1].spaced &&
                !items[first].spaced; /* "has -96 GB" */
    return comma || (slash && !has_slashed_chips(parser)) || power || sign || token_is_word(&items[first - 1], "minus");
}

/* "eight H20", "two of them", "four cards". */
static bool counts_chips(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    size_t length;
    if (atom->kind == ATOM_CHIP)
        return atom->role == ROLE_NAME;
    if ((atom->kind != ATOM_OTHER && !atom_is(atom, WORD_NUMBER)) || at + 1 >= parser->last)
        return false;
    const struct atom *next = atom_at(parser, at + 1);
    const struct word_entry *number = vocab_find_class(parser->atoms.tokens, atom->first, atom->last, WORD_NUMBER, &length);
    return number && number->value > 1 &&
           (atom_is(next, WORD_OF) || (atom_is(next, WORD_COUNTED) && next->entry->value == CC_CM_ACCELERATORS));
}

/* "eight H20 have 768 GB": the figure's verb speaks of counted chips, or they are all that stands before it. */
static bool is_of_several(const struct parser *parser, size_t at)
{
    bool counted = false, party = false, verb = false, blocked;
    if (metric_of_value(parser, at, &blocked) == CC_CM_ACCELERATORS)
        return false;
    for (size_t i = parser->first; i < at; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (counts_chips(parser, i)) {
            counted = true;
            verb = false;
        } else if (is_party(atom) || atom_is(atom, WORD_PRONOUN)) {
            party = true;
            counted = false;
        }
        verb = verb || token_is_word(token_of(parser, i), "have");
    }
    return counted && (!party || verb);
}

/* "The H100 has 80 GB and its successor 141 GB": of a chip that is not named. */
static bool is_of_kin(const struct parser *parser, size_t at)
{
    for (size_t i = at; i-- > parser->first;) {
        i = before_interruption(parser, i);
        if (is_party(atom_at(parser, i)))
            return false;
        if (i > parser->first && names_kin(&parser->atoms, i) && atom_is(atom_at(parser, i - 1), WORD_PRONOUN))
            return owner_printed_with(parser, at) == NOWHERE;
    }
    return false;
}

/* Whether a claim of this sentence spans the figure. */
static bool is_claimed(const struct parser *parser, size_t at)
{
    for (size_t i = parser->claims_before; i < parser->out->claim_count; i++) {
        const struct cc_claim *claim = &parser->out->claims[i];
        if (claim->start <= atom_at(parser, at)->start && claim->end >= atom_at(parser, at)->end)
            return true;
    }
    return false;
}

bool is_replaced(const struct parser *parser, size_t at)
{
    if (owner_printed_with(parser, at) != NOWHERE)
        return false;
    for (size_t i = at; i-- > parser->first && i + 4 >= at;) {
        const struct atom *atom = atom_at(parser, i);
        if (token_is_word(token_of(parser, i), "instead") || token_is_word(token_of(parser, i), "rather"))
            return true;
        if (!atom_is(atom, WORD_OF) && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_HEDGE))
            return false;
    }
    return false;
}

/* "What is left, 475 kW, goes to the boards": a part of some whole. */
static bool is_rest(const struct parser *parser, size_t at)
{
    static const char *const rests[] = {"rest", "remainder", "remaining", "leftover"};
    if (!atom_is_amount(atom_at(parser, at), AMOUNT_VALUE))
        return false;
    for (size_t i = parser->first; i < at && !ends_search(atom_at(parser, i)); i++) {
        bool left = token_is_word(token_of(parser, i), "left") || token_is_word(token_of(parser, i), "remains");
        if (TOKEN_IN(token_of(parser, i), rests) || (left && atom_is(atom_at(parser, parser->first), WORD_WHAT)))
            return true;
    }
    return false;
}

static void skip(struct parser *parser, size_t at, const char *reason)
{
    parser->atoms.items[at].used = true;
    claim_skip(parser, at, at + 1, reason);
}

static void skip_garbled(struct parser *parser, size_t at)
{
    if (at >= parser->first + 2 && atom_is_amount(atom_at(parser, at - 2), AMOUNT_NUMBER)) {
        parser->atoms.items[at - 2].used = true;
        parser->atoms.items[at].start = atom_at(parser, at - 2)->start;
    }
    skip(parser, at, "unclear");
}

static bool is_stated(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    return !atom->used && (atom_is_factor(atom) || atom_is_amount(atom, AMOUNT_VALUE) || atom_is_amount(atom, AMOUNT_PER_WATT) ||
                              (atom_is_amount(atom, AMOUNT_NUMBER) && !atom_is_year(atom)));
}

/* Whether the sentence names a chip, or anything that chips have: else a bare number in it is not worth telling of. */
static bool speaks_of_chips(const struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last; i++)
        if (atom_at(parser, i)->kind == ATOM_CHIP || atom_is_metric(atom_at(parser, i)) || atom_is(atom_at(parser, i), WORD_COUNTED))
            return true;
    return false;
}

/* "six 5.5 kW power supplies", "the cooling unit handles up to 250 kW": of what feeds or cools a system. */
static bool is_of_equipment(const struct parser *parser, size_t at)
{
    static const char *const devices[] = {"supply", "supplies", "psu", "psus", "shelf", "shelves", "cdu", "busbar", "breaker", "chiller",
        "pdu", "pdus"};
    static const char *const units[] = {"unit", "units", "capacity", "distribution", "system", "loop"};
    const struct atom *atom = atom_at(parser, at);
    if (!atom_is_amount(atom, AMOUNT_VALUE) || atom->amount.amount.dimension != CC_DIM_POWER)
        return false;
    for (size_t i = parser->first; i < parser->last; i++) {
        bool near = atom_at(parser, i)->clause == atom->clause && i + 6 >= at && i <= at + 3;
        bool cooling = token_is_word(token_of(parser, i), "cooling") && i + 1 < parser->last && TOKEN_IN(token_of(parser, i + 1), units);
        if (near && (cooling || TOKEN_IN(token_of(parser, i), devices)))
            return true;
    }
    return false;
}

void skip_results(struct parser *parser)
{
    bool reading = is_reading(parser), chips = speaks_of_chips(parser);
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        if (!is_stated(parser, i) || (!chips && atom_is_amount(atom_at(parser, i), AMOUNT_NUMBER)))
            continue;
        if (reading || is_result(parser, i) || is_threshold(parser, i) || is_total(parser, i) || is_rest(parser, i) ||
            is_of_equipment(parser, i))
            skip(parser, i, "not_a_specification");
        else if (is_of_several(parser, i))
            skip(parser, i, "several_devices");
        else if (is_garbled(parser, i))
            skip_garbled(parser, i);
        else if (is_gap(parser, i))
            skip(parser, i, "unclear");
    }
}

void skip_unowned(struct parser *parser)
{
    bool blocked;
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        if (!is_stated(parser, i) || metric_of_value(parser, i, &blocked) == CC_CM_OTHER)
            continue;
        const char *reason = is_of_kin(parser, i)                                 ? "unnamed_chip"
                             : is_replaced(parser, i) || is_owner_open(parser, i) ? "unclear_owner"
                                                                                  : NULL;
        if (reason && is_claimed(parser, i))
            parser->atoms.items[i].used = true;
        else if (reason)
            skip(parser, i, reason);
    }
}
