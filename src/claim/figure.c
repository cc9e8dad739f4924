/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The metric of a printed figure: by its dimension, and by the words around it where that is not enough. */
#include "parse.h"

static bool is_near(const struct parser *parser, size_t at, enum word_class class, int value, size_t reach)
{
    size_t low = at > parser->first + reach ? at - reach : parser->first;
    for (size_t i = low; i < parser->last && i <= at + reach; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (i != at && atom_is(atom, class) && (value < 0 || atom->entry->value == value))
            return true;
    }
    return false;
}

/* "its two dies talk over a 10 TB/s link": inside a package. */
static bool is_between_dies(const struct parser *parser, size_t at)
{
    for (size_t i = at; i-- > parser->first && atom_at(parser, i)->clause == atom_at(parser, at)->clause;)
        if (token_is_word(&parser->atoms.tokens->items[atom_at(parser, i)->first], "dies"))
            return true;
    return false;
}

/* What a word near a byte rate says of it; COUNT where it says nothing. */
static enum cc_claim_metric told_by(const struct parser *parser, size_t at, const struct atom *atom, bool *blocked)
{
    *blocked = *blocked || (names_link(atom) && is_between_dies(parser, at));
    if (names_link(atom) || names_memory(atom))
        return names_link(atom) ? CC_CM_INTERCONNECT_BANDWIDTH : CC_CM_MEMORY_BANDWIDTH;
    if (!atom_is(atom, WORD_CONTEXT) || (atom->entry->value != CONTEXT_NETWORK && atom->entry->value != CONTEXT_PCIE))
        return CC_CM_COUNT;
    *blocked = true;
    return CC_CM_OTHER;
}

/* A byte rate belongs to the memory unless a link is spoken of nearer to it. */
static enum cc_claim_metric rate_metric_near(const struct parser *parser, size_t at, bool *blocked)
{
    enum { REACH = 6 };
    bool closed = false; /* a figure behind a comma has its own metric */
    for (size_t distance = 1; distance <= REACH; distance++) {
        for (int behind = 0; behind < 2; behind++) {
            const struct atom *atom = behind && closed ? NULL : atom_beside(parser, at, distance, behind);
            closed = closed || (behind && atom && atom_is_mark(atom, ','));
            enum cc_claim_metric told = atom ? told_by(parser, at, atom, blocked) : CC_CM_COUNT;
            if (told != CC_CM_COUNT)
                return told;
        }
    }
    static const char *const links[] = {"link", "interface", "connection", "interconnect", "bridge"};
    bool link = at + 1 < parser->last && TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, at + 1)->first], links);
    *blocked = *blocked || (link && is_between_dies(parser, at));
    return whose_bandwidth(parser, at);
}

/* "Count the SMs and an H100 shows 132": a bare number behind a chip and its verb, where units were spoken of before. */
static bool shows_count(const struct parser *parser, size_t at)
{
    if (at < parser->first + 2)
        return false;
    bool verb = atom_is(atom_at(parser, at - 1), WORD_HAVE) && atom_at(parser, at - 2)->kind == ATOM_CHIP;
    for (size_t i = parser->first; verb && i < at; i++)
        if (atom_is_metric(atom_at(parser, i)) && atom_at(parser, i)->entry->value == CC_CM_COMPUTE_UNITS)
            return true;
    return false;
}

/* "a TPP of 2,368 and a performance density of 2.9": the nearest of these two before the number, no other number between. */
static enum cc_claim_metric rating_before(const struct parser *parser, size_t at)
{
    for (size_t i = at; i-- > parser->first && i + 7 >= at;) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT && !atom_is_year(atom))
            break;
        if (atom_is_metric(atom) && (atom->entry->value == CC_CM_TPP || atom->entry->value == CC_CM_PERFORMANCE_DENSITY))
            return (enum cc_claim_metric)atom->entry->value;
    }
    return CC_CM_OTHER;
}

/* "132 SMs", "80 billion transistors", "72 Blackwell GPUs": the noun that is counted. */
static enum cc_claim_metric counted_metric(const struct parser *parser, size_t at)
{
    bool chips = false; /* "384 Ascend 910C": counted by their name */
    for (size_t i = at + 1; i < parser->last && i <= at + 4; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_COUNTED))
            return (enum cc_claim_metric)atom->entry->value;
        if (atom->kind == ATOM_CHIP && atom->role == ROLE_NAME)
            chips = !atom->alien; /* not "36 Grace CPUs" */
        if (atom_is_metric(atom) && (atom->entry->value == CC_CM_TRANSISTORS || atom->entry->value == CC_CM_COMPUTE_UNITS))
            return (enum cc_claim_metric)atom->entry->value;
        if (atom->kind != ATOM_OTHER && atom->kind != ATOM_CHIP && !atom_is(atom, WORD_MAKER))
            break;
    }
    if (chips)
        return CC_CM_ACCELERATORS;
    if (is_near(parser, at, WORD_METRIC, CC_CM_TRANSISTORS, 3))
        return CC_CM_TRANSISTORS;
    enum cc_claim_metric rating = atom_is_year(atom_at(parser, at)) ? CC_CM_OTHER : rating_before(parser, at);
    if (rating != CC_CM_OTHER)
        return rating;
    if (is_near(parser, at, WORD_METRIC, CC_CM_TPP, 7) && !atom_is_year(atom_at(parser, at)))
        return CC_CM_TPP;
    if (is_near(parser, at, WORD_COUNTED, CC_CM_COMPUTE_UNITS, 4) || shows_count(parser, at))
        return CC_CM_COMPUTE_UNITS;
    return CC_CM_OTHER;
}

/* Below this a number of bytes is no accelerator's memory: "a 70B model", "8 MB". */
static const double smallest_memory = 1e9;

enum cc_claim_metric metric_of_value(const struct parser *parser, size_t at, bool *blocked)
{
    const struct atom *atom = atom_at(parser, at);
    *blocked = is_value_of_other(parser, at);
    if (atom->lender)
        return metric_of_value(parser, atom->lender - 1, blocked);
    if (atom_is_amount(atom, AMOUNT_PER_WATT))
        return CC_CM_COMPUTE_PER_WATT;
    if (atom_is_amount(atom, AMOUNT_NUMBER))
        return counted_metric(parser, at);
    if (!atom_is_amount(atom, AMOUNT_VALUE))
        return CC_CM_OTHER;
    switch (atom->amount.amount.dimension) {
    case CC_DIM_BYTES:
        if (atom->amount.amount.bits || atom->amount.amount.value < smallest_memory)
            return CC_CM_OTHER;
        *blocked = *blocked || is_near(parser, at, WORD_CONTEXT, CONTEXT_CACHE, 4) ||
                   is_near(parser, at, WORD_CONTEXT, CONTEXT_OTHER_STORE, 5) ||
                   is_near(parser, at, WORD_CONTEXT, CONTEXT_SLICE, parser->last - parser->first);
        return CC_CM_MEMORY_CAPACITY;
    case CC_DIM_BYTE_RATE:
        return rate_metric_near(parser, at, blocked);
    case CC_DIM_RATE:
        return CC_CM_COMPUTE;
    case CC_DIM_POWER:
        return CC_CM_POWER;
    case CC_DIM_AREA:
        return CC_CM_DIE_AREA;
    case CC_DIM_COUNT:
        return counted_metric(parser, at);
    case CC_DIM_NONE:
    case CC_DIM_TEXT:
    case CC_DIM_DATE:
        break;
    }
    return CC_CM_OTHER;
}
