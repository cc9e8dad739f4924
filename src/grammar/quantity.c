/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the word of a specification stands for another quantity: "memory channels", "memory in use", "bandwidth per watt". */
#include "parse.h"

static bool is_any(const struct parser *parser, size_t at, const char *const *words, size_t count)
{
    if (at >= parser->last)
        return false;
    for (size_t i = 0; i < count; i++)
        if (token_is_word(&parser->atoms.tokens->items[atom_at(parser, at)->first], words[i]))
            return true;
    return false;
}

/* Nouns that take the word before them as an adjective, and participles that say which part of it is meant. */
static bool is_head(const struct parser *parser, size_t at)
{
    static const char *const heads[] = {"allocated", "architecture", "architectures", "budget", "bus", "cache", "caches", "channel",
        "channels", "chips", "vendor", "vendors", "type", "types", "tuning", "phases", "technology", "maker", "class", "category", "league",
        "tier", "bracket", "clock", "clocks", "cluster", "clusters", "connector", "consumed", "controller", "controllers", "cost", "costs",
        "demand", "demands", "density", "die", "dies", "efficiency", "footprint", "footprints", "free", "frequency", "generation",
        "interface", "lanes", "latency", "left", "module", "modules", "needed", "needs", "node", "nodes", "occupied", "overhead", "port",
        "ports", "pressure", "price", "prices", "remaining", "required", "requirement", "requirements", "savings", "stack", "stacks",
        "supply", "switch", "switches", "temperature", "tile", "tiles", "traffic", "usage", "use", "used", "utilisation", "utilization",
        "voltage", "width"};
    static const char *const use[] = {"use"};
    return is_any(parser, at, heads, sizeof heads / sizeof heads[0]) ||
           (at < parser->last && is_place(atom_at(parser, at), PLACE_IN) && is_any(parser, at + 1, use, 1));
}

/* "per dollar", "/ SM"; not "per second", nor "per the datasheet" or a maker's. */
static bool is_rate_of(const struct parser *parser, size_t at)
{
    static const char *const harmless[] = {"second", "sec", "s"};
    static const char *const units[] = {"dollar", "sm", "watt", "w", "core", "token", "$", "die", "pin", "stack", "link", "lane", "port",
        "bit", "user", "request"};
    if (at + 1 >= parser->last)
        return false;
    const struct atom *next = atom_at(parser, at + 1);
    if (atom_is_mark(atom_at(parser, at), '/'))
        return atom_is_mark(next, '$') || is_any(parser, at + 1, units, sizeof units / sizeof units[0]);
    return is_place(atom_at(parser, at), PLACE_PER) && next->kind != ATOM_CHIP && !atom_is(next, WORD_ARTICLE) &&
           !atom_is(next, WORD_MAKER) && !atom_is(next, WORD_SCOPE) &&
           !is_any(parser, at + 1, harmless, sizeof harmless / sizeof harmless[0]);
}

static bool ends_phrase(const struct atom *atom)
{
    return atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ',') || atom_is_mark(atom, ';') || atom_is_mark(atom, '(') ||
           atom_is(atom, WORD_TURN);
}

/* "the same memory vendor as", "less memory tuning than": an adjective of some noun that the comparison ends. */
static bool qualifies_noun(const struct parser *parser, size_t at)
{
    static const char *const own[] = {"performance", "capacity", "size", "pool", "amount", "figure", "figures", "number", "numbers",
        "level", "levels", "rating", "spec", "specs", "throughput", "horsepower", "muscle", "capability", "capabilities", "capacities",
        "each", "total", "overall", "onboard", "available", "installed", "inside", "alone", "together", "itself", "count", "counts",
        "headroom", "speed", "speeds", "rate", "rates", "power", "draw", "consumption", "envelope", "limit", "output", "ability",
        "subsystem", "system", "again", "too", "here", "now", "wise", "terms", "value", "values", "potential", "grunt", "resources", "per",
        "gb", "volume", "allocation", "profile", "target"};
    if (at + 2 >= parser->last || atom_at(parser, at + 1)->kind != ATOM_OTHER)
        return false;
    const struct atom *next = atom_at(parser, at + 2);
    return (atom_is(next, WORD_THAN) || atom_is(next, WORD_AS)) && !is_any(parser, at + 1, own, sizeof own / sizeof own[0]);
}

bool is_other_quantity(const struct parser *parser, size_t at)
{
    size_t next = at + 1;
    if (qualifies_noun(parser, at))
        return true;
    if (next < parser->last && atom_is_mark(atom_at(parser, next), '-'))
        next++;
    return is_head(parser, next) || is_rate_of(parser, next);
}

bool is_per_other(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last && !ends_phrase(atom_at(parser, i)); i++) {
        bool list = i + 1 < parser->last && (atom_is_metric(atom_at(parser, i + 1)) || atom_is(atom_at(parser, i + 1), WORD_ARTICLE));
        if (atom_is(atom_at(parser, i), WORD_ALSO) && !list)
            break;
        if (is_rate_of(parser, i))
            return true;
    }
    for (size_t i = at; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ';') || atom_is(atom, WORD_TURN))
            return false;
        if (is_rate_of(parser, i))
            return true;
    }
    return false;
}

bool is_per_watt(const struct parser *parser, size_t at)
{
    static const char *const watt[] = {"watt", "w"};
    for (size_t i = parser->first; i + 1 < parser->last; i++) {
        if (!is_rate_of(parser, i))
            continue;
        bool fronted = i == parser->first, near = i < at ? at - i <= 6 : i - at <= 8;
        return (fronted || near) && is_any(parser, i + 1, watt, 2);
    }
    return false;
}

/* "the 145 kW consumed by the GB200 NVL72": the chip's own after all. */
static bool is_by_chip(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    while (i < parser->last && (atom_is(atom_at(parser, i), WORD_ARTICLE) || atom_is(atom_at(parser, i), WORD_MAKER)))
        i++;
    return i < parser->last && is_place(atom_at(parser, at), PLACE_BY) && is_party(atom_at(parser, i));
}

/* "its use of 256 GB of HBM3E": what a chip is made with, not what a job uses of it. */
static bool is_made_use_of(const struct parser *parser, size_t use, size_t at)
{
    size_t memory = at + 1 < parser->last && atom_is(atom_at(parser, at + 1), WORD_OF) ? at + 2 : at + 1;
    return at == use + 2 && token_is_word(&parser->atoms.tokens->items[atom_at(parser, use)->first], "use") && memory < parser->last &&
           atom_is_metric(atom_at(parser, memory)) && names_memory(atom_at(parser, memory));
}

bool is_value_of_other(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last; i++) { /* "60 GB of memory in use" */
        const struct atom *atom = atom_at(parser, i);
        if (is_head(parser, i))
            return i + 1 >= parser->last || !is_by_chip(parser, i + 1);
        if (!atom_is(atom, WORD_OF) && !atom_is(atom, WORD_ARTICLE) && !atom_is_metric(atom) && !atom_is_mark(atom, '-') &&
            !atom_is(atom, WORD_MAKER))
            break;
    }
    for (size_t i = at; i-- > parser->first;) { /* "a memory clock of", "the footprint is" */
        const struct atom *atom = atom_at(parser, i);
        if (ends_phrase(atom) || atom_is(atom, WORD_ALSO) || (atom->kind == ATOM_CHIP && i + 1 == at)) /* "stacks give the B300 288 GB" */
            break;
        bool named = i + 1 < parser->last && (atom_is(atom_at(parser, i + 1), WORD_OF) || atom_is(atom_at(parser, i + 1), WORD_BE));
        if (is_made_use_of(parser, i, at))
            return false;
        if ((atom_is_metric(atom) && is_other_quantity(parser, i)) || (named && atom->kind != ATOM_CHIP && is_head(parser, i)))
            return true;
    }
    return is_per_other(parser, at);
}
