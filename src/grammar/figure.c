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

/* "1.8 TB/s of NVLink", "4.8 TB/s peak memory bandwidth": what the rate is of, in its own phrase; COUNT where that says nothing. */
static enum cc_claim_metric told_in_phrase(const struct parser *parser, size_t at, bool *blocked)
{
    size_t others = 0;
    for (size_t i = at + 1; i < parser->last && others < 3; i++) {
        const struct atom *atom = atom_at(parser, i);
        enum cc_claim_metric told = atom->kind == ATOM_AMOUNT ? CC_CM_COUNT : told_by(parser, at, atom, blocked);
        if (told != CC_CM_COUNT)
            return told;
        others += atom->kind == ATOM_OTHER;
        if (!atom_is(atom, WORD_OF) && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_QUALIFIER) && !atom_is(atom, WORD_SCOPE) &&
            !atom_is(atom, WORD_MAKER) && atom->kind != ATOM_OTHER && !atom_is_mark(atom, '-'))
            break;
    }
    return CC_CM_COUNT;
}

/* A byte rate belongs to the memory unless a link is spoken of nearer to it. */
static enum cc_claim_metric rate_metric_near(const struct parser *parser, size_t at, bool *blocked)
{
    enum { REACH = 6 };
    bool closed = false; /* a figure behind a comma has its own metric */
    enum cc_claim_metric own = told_in_phrase(parser, at, blocked);
    if (own != CC_CM_COUNT)
        return own;
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

/* A bare number that what the metric counts may come to. */
static bool is_plausible(const struct atom *atom, enum cc_claim_metric metric)
{
    static const struct {
        enum cc_claim_metric metric;
        double low, high;
    } bounds[] = {{CC_CM_COMPUTE_UNITS, 10, 1000}, {CC_CM_TPP, 100, 1e6}, {CC_CM_PERFORMANCE_DENSITY, 0.1, 100}};
    double value = atom->amount.amount.value;
    for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++)
        if (bounds[i].metric == metric)
            return value >= bounds[i].low && value <= bounds[i].high &&
                   (metric != CC_CM_COMPUTE_UNITS || cc_decimal_places(atom->amount.amount.decimal) == 0);
    return false;
}

/* "41 percent fewer SMs: 78 are enabled", "as many SMs as the H100, 132": what a number without a noun of its own counts was named
 * before it. */
static enum cc_claim_metric counted_before(const struct parser *parser, size_t at)
{
    enum { REACH = 12 };
    const struct atom *next = at + 1 < parser->last ? atom_at(parser, at + 1) : NULL;
    bool bare = !next || (next->kind == ATOM_MARK && next->mark != '-' && next->mark != '/' && next->mark != ':') ||
                atom_is(next, WORD_BE) || atom_is(next, WORD_TURN) || atom_is(next, WORD_PLACE) || atom_is(next, WORD_ALSO);
    if (!bare || atom_is_year(atom_at(parser, at)))
        return CC_CM_OTHER;
    for (size_t i = at; i-- > parser->first && i + REACH >= at && !atom_is_mark(atom_at(parser, i), ';');) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT && !atom_is_factor(atom) && !atom_is_year(atom))
            break;
        bool other = atom_is(atom, WORD_TOPIC) ||
                     (atom_is_metric(atom) && !is_plausible(atom_at(parser, at), (enum cc_claim_metric)atom->entry->value));
        if (other)
            break;
        if (atom_is_metric(atom) ||
            (atom_is(atom, WORD_COUNTED) && is_plausible(atom_at(parser, at), (enum cc_claim_metric)atom->entry->value)))
            return (enum cc_claim_metric)atom->entry->value;
    }
    return CC_CM_OTHER;
}

/* "54 billion (A100), 80 billion (H100)" where transistors are counted: nothing else of a chip comes in billions. */
static bool is_billions(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at), *next = at + 1 < parser->last ? atom_at(parser, at + 1) : NULL;
    if (atom->amount.amount.dimension != CC_DIM_COUNT || atom->amount.amount.value < 1e9 ||
        (next && (next->kind == ATOM_OTHER || atom_is(next, WORD_COUNTED))))
        return false;
    return is_near(parser, at, WORD_METRIC, CC_CM_TRANSISTORS, parser->last - parser->first);
}

/* "32 NPUs per rack", "18 GPUs in each tray": of a part of the system. */
static bool is_per_part(const struct parser *parser, size_t at)
{
    static const char *const parts[] = {"rack", "tray", "node", "server", "board", "shelf", "cabinet", "blade", "drawer"};
    static const char *const each[] = {"per", "each", "every"};
    bool per = false;
    for (size_t i = at; i < parser->last && i <= at + 2; i++) {
        const struct token *token = &parser->atoms.tokens->items[atom_at(parser, i)->first];
        per = per || TOKEN_IN(token, each);
        if (per && TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, i)->last - 1], parts))
            return true;
    }
    return false;
}

/* "2,592 Grace CPU cores", "36 GB200 superchips": what is counted is no accelerator. */
static bool counts_others(const struct parser *parser, const struct atom *atom)
{
    static const char *const others[] = {"cpu", "arm", "neoverse", "superchip", "superchips", "boards", "trays"};
    if (TOKEN_IN(&parser->atoms.tokens->items[atom->first], others))
        return true;
    return atom->kind == ATOM_CHIP &&
           (atom->alien || cc_scope_of(parser->db->chips[cc_target_chip(parser->db, atom->target)].kind) != CC_SCOPE_CHIP);
}

/* "304 high-throughput compute units", "384 of these accelerators": a word that may stand between the number `at` and its noun. */
static bool may_precede_noun(const struct parser *parser, size_t at, size_t i)
{
    const struct atom *atom = atom_at(parser, i);
    return atom->kind == ATOM_OTHER || atom->kind == ATOM_CHIP || atom_is(atom, WORD_MAKER) || atom_is_mark(atom, '-') ||
           atom_is(atom, WORD_MUCH) || atom_is(atom, WORD_QUALIFIER) || atom_is_weak(atom) || atom_is(atom, WORD_OF) ||
           (i > at + 1 && atom_is(atom, WORD_ARTICLE));
}

/* "132 SMs", "80 billion transistors", "72 Blackwell GPUs": the noun behind the number; COUNT where there is none. */
static enum cc_claim_metric counted_behind(const struct parser *parser, size_t at)
{
    bool chips = false; /* "384 Ascend 910C": counted by their name */
    for (size_t i = at + 1; i < parser->last && i <= at + 4; i++) {
        const struct atom *atom = atom_at(parser, i);
        bool counted = atom_is(atom, WORD_COUNTED);
        if (counts_others(parser, atom) || (counted && is_per_part(parser, i + 1)))
            return CC_CM_OTHER;
        if (counted || (atom_is_metric(atom) && (atom->entry->value == CC_CM_TRANSISTORS || atom->entry->value == CC_CM_COMPUTE_UNITS)))
            return (enum cc_claim_metric)atom->entry->value;
        chips = chips || (atom->kind == ATOM_CHIP && atom->role == ROLE_NAME);
        if (!may_precede_noun(parser, at, i))
            break;
    }
    return chips ? CC_CM_ACCELERATORS : CC_CM_COUNT;
}

/* "132 SMs", "transistors: 80 billion", "a TPP of 2,368": what is counted, by the noun behind the number or the words around it. */
static enum cc_claim_metric counted_metric(const struct parser *parser, size_t at)
{
    enum cc_claim_metric noun = counted_behind(parser, at);
    if (noun != CC_CM_COUNT)
        return noun;
    if (is_near(parser, at, WORD_METRIC, CC_CM_TRANSISTORS, 3) || is_billions(parser, at))
        return CC_CM_TRANSISTORS;
    enum cc_claim_metric rating = atom_is_year(atom_at(parser, at)) ? CC_CM_OTHER : rating_before(parser, at);
    if (rating != CC_CM_OTHER)
        return rating;
    if (is_near(parser, at, WORD_METRIC, CC_CM_TPP, 7) && !atom_is_year(atom_at(parser, at)))
        return CC_CM_TPP;
    if (is_near(parser, at, WORD_COUNTED, CC_CM_COMPUTE_UNITS, 4) || shows_count(parser, at))
        return CC_CM_COMPUTE_UNITS;
    return counted_before(parser, at);
}

/* "5,000 TFLOPS times bit length": no rate, but a TPP in words. */
static bool is_product(const struct parser *parser, size_t at)
{
    static const char *const products[] = {"times", "x", "multiplied"};
    const struct token *items = parser->atoms.tokens->items;
    if (at + 2 >= parser->last || !TOKEN_IN(&items[atom_at(parser, at + 1)->first], products))
        return false;
    for (size_t i = at + 2; i < parser->last && i <= at + 4; i++)
        if (token_is_word(&items[atom_at(parser, i)->first], "bit"))
            return true;
    return false;
}

/* Below this a number of bytes is no accelerator's memory: "a 70B model", "8 MB". */
static const double smallest_memory = 1e9;

/* "50 MB of L2, 80 GB of HBM3": the memory is named behind the figure, whatever stands before it. */
static bool is_of_memory(const struct parser *parser, size_t at)
{
    size_t next = at + 1 < parser->last && atom_is(atom_at(parser, at + 1), WORD_OF) ? at + 2 : at + 1;
    return next < parser->last && atom_is_metric(atom_at(parser, next)) && atom_at(parser, next)->entry->value == CC_CM_MEMORY_CAPACITY;
}

enum cc_claim_metric metric_of_value(const struct parser *parser, size_t at, bool *blocked)
{
    const struct atom *atom = atom_at(parser, at);
    *blocked = is_value_of_other(parser, at);
    if (atom->lender)
        return metric_of_value(parser, atom->lender - 1, blocked);
    if (atom_is_amount(atom, AMOUNT_PER_WATT)) {
        *blocked = *blocked && !is_per_watt(parser, at); /* "dense FP8 per watt: 2.8 TFLOPS/W" */
        return CC_CM_COMPUTE_PER_WATT;
    }
    if (atom_is_amount(atom, AMOUNT_NUMBER))
        return counted_metric(parser, at);
    if (!atom_is_amount(atom, AMOUNT_VALUE))
        return CC_CM_OTHER;
    switch (atom->amount.amount.dimension) {
    case CC_DIM_BYTES:
        if (atom->amount.amount.bits || atom->amount.amount.value < smallest_memory)
            return CC_CM_OTHER;
        *blocked = *blocked || (is_near(parser, at, WORD_CONTEXT, CONTEXT_CACHE, 4) && !is_of_memory(parser, at)) ||
                   is_near(parser, at, WORD_CONTEXT, CONTEXT_OTHER_STORE, 5) ||
                   is_near(parser, at, WORD_CONTEXT, CONTEXT_SLICE, parser->last - parser->first);
        return CC_CM_MEMORY_CAPACITY;
    case CC_DIM_BYTE_RATE:
        return rate_metric_near(parser, at, blocked);
    case CC_DIM_RATE:
        *blocked = *blocked || is_product(parser, at);
        return CC_CM_COMPUTE;
    case CC_DIM_POWER:
        return CC_CM_POWER;
    case CC_DIM_AREA: /* "an 814 mm2 die": of no other quantity, as "die" would make it of a number of bytes */
        *blocked = is_per_other(parser, at);
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
