/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a factor is meant: the words around a percentage, a factor or a fraction that make it "less", "more" or "of". */
#include "sense.h"

static enum cc_form form_of(const struct atom *anchor, bool less)
{
    if (anchor->amount.class == AMOUNT_PERCENT)
        return less ? CC_FORM_PERCENT_LESS : CC_FORM_PERCENT_MORE;
    return less ? CC_FORM_TIMES_LESS : CC_FORM_TIMES;
}

static struct sense compared(const struct atom *anchor, const struct atom *by, size_t after)
{
    struct sense sense = {.form = form_of(anchor, by->entry->value < 0), .after = after, .found = true};
    bool factor = anchor->amount.class == AMOUNT_TIMES;
    sense.times_more = factor && !anchor->amount.multiple;
    if (anchor->amount.multiple && anchor->amount.amount.value < 1) { /* "a third less": a part taken off or put on */
        sense.form = by->entry->value < 0 ? CC_FORM_PERCENT_LESS : CC_FORM_PERCENT_MORE;
        sense.times_more = false;
    }
    sense.speed = by->entry->class == WORD_MORE && (by->entry->flags & WORD_SPEED);
    return sense;
}

/* A word of change behind the metric: "67% FP4 boost", "2.4x memory advantage". */
static const struct atom *change_behind(const struct parser *parser, size_t at, size_t *where)
{
    for (size_t i = at; i < parser->last && i < at + 5; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_CHANGE)) {
            *where = i;
            return atom;
        }
        if (atom->kind != ATOM_OTHER && !atom_is(atom, WORD_METRIC) && !atom_is(atom, WORD_PRECISION) && !atom_is(atom, WORD_QUALIFIER))
            return NULL;
    }
    return NULL;
}

/* A word before the amount that says which way: "rose by 48%", "is up 55.6%", "behind in compute by a factor of three". */
static const struct atom *change_before(const struct parser *parser, size_t at)
{
    enum { REACH = 12, REACH_BY = 20 /* "memory went up a third over ..., and bandwidth by 13 percent" */ };
    size_t reach = at > parser->first && is_place(atom_at(parser, at - 1), PLACE_BY) ? REACH_BY : REACH;
    for (size_t i = at, steps = 0; i-- > parser->first && steps < reach; steps++) {
        i = before_bracket(parser, i);
        const struct atom *atom = atom_at(parser, i);
        if (atom_is_mark(atom, '(') && atom_at(parser, at)->depth == atom->depth)
            continue;
        if (atom_is(atom, WORD_CHANGE) || atom_is(atom, WORD_MORE) || (atom_is(atom, WORD_BEAT) && atom->entry->value != 0))
            return atom;
        if (atom_is_mark(atom, ';') || atom_is_mark(atom, '(') || atom_is(atom, WORD_TURN) || atom_is(atom, WORD_HAVE))
            return NULL;
    }
    return NULL;
}

/* "lacks 85 percent of", "gives up half of": the part that is gone. */
static bool is_lost(const struct parser *parser, size_t at)
{
    static const char *const verbs[] = {"lacks", "lack", "lacking", "loses", "lose", "lost", "losing", "misses", "missing", "sheds", "shed",
        "gives up", "give up", "giving up", "forgoes", "sacrifices"};
    const struct token *items = parser->atoms.tokens->items;
    size_t first = atom_at(parser, at)->first, start = parser->atoms.tokens->sentences[parser->sentence].first;
    if (atom_at(parser, at)->amount.class != AMOUNT_PERCENT && !atom_at(parser, at)->amount.multiple)
        return false;
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        struct cc_str verb, rest;
        bool two = cc_str_cut(cc_str_of(verbs[i]), ' ', &verb, &rest);
        size_t length = two ? 2 : 1;
        if (first >= start + length && cc_str_eq_nocase(items[first - length].text, verb) &&
            (!two || cc_str_eq_nocase(items[first - 1].text, rest)))
            return true;
    }
    return false;
}

/* "with 85 percent of its compute cut away": the participle behind the metric says that the part is gone. */
static bool is_taken_away(const struct parser *parser, size_t of)
{
    static const char *const gone[] = {"cut", "removed", "disabled", "gone", "missing", "stripped", "throttled", "fused", "lopped",
        "shaved", "switched", "turned", "taken", "locked", "deactivated"};
    size_t i = of + 1;
    while (i < parser->last && (atom_is_metric(atom_at(parser, i)) || atom_is(atom_at(parser, i), WORD_PRECISION) ||
                                   atom_is(atom_at(parser, i), WORD_QUALIFIER) || atom_is(atom_at(parser, i), WORD_PRONOUN) ||
                                   atom_is(atom_at(parser, i), WORD_ARTICLE) || atom_is(atom_at(parser, i), WORD_BE)))
        i++;
    return i > of + 1 && i < parser->last && atom_is_metric(atom_at(parser, i - 1)) &&
           TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, i)->first], gone);
}

bool heads_list(const struct parser *parser, size_t at)
{
    return at + 2 < parser->last && atom_is(atom_at(parser, at + 1), WORD_ALSO) && atom_is_factor(atom_at(parser, at + 2)) &&
           atom_at(parser, at)->amount.class == atom_at(parser, at + 2)->amount.class;
}

/* "Memory nearly doubles from the H100 to the H200": what doubles stands before. */
static bool is_intransitive(const struct parser *parser, size_t at)
{
    static const char *const passive[] = {"got", "gets", "been", "has", "also", "more", "than"};
    static const char *const verbs[] = {"doubles", "doubled", "halves", "halved", "triples", "tripled", "quadruples", "quadrupled"};
    const struct token *verb = &parser->atoms.tokens->items[atom_at(parser, at)->last - 1];
    if (!TOKEN_IN(verb, verbs))
        return false;
    size_t i = at;
    while (i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_HAVE) || atom_is(atom_at(parser, i - 1), WORD_BE) ||
                                    TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, i - 1)->first], passive)))
        i--;
    const struct atom *next = at + 1 < parser->last ? atom_at(parser, at + 1) : NULL;
    return i > parser->first && atom_is_metric(atom_at(parser, i - 1)) &&
           (!next || next->kind == ATOM_MARK || atom_is(next, WORD_PLACE) || atom_is(next, WORD_VERSUS));
}

/* "memory 1.76x, bandwidth 1.43x", "Memory: +76%": the metric stands before its factor, and nothing behind it. */
static bool is_listed(const struct parser *parser, size_t at)
{
    const struct atom *anchor = atom_at(parser, at);
    if (at == parser->first || anchor->amount.multiple || anchor->amount.factor ||
        (anchor->amount.class == AMOUNT_PERCENT && !anchor->amount.gain && !anchor->amount.loss))
        return false;
    static const char *const stressed[] = {"exactly", "precisely", "just", "only", "even", "still"};
    size_t i = at - 1;
    if (i > parser->first && TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, i)->first], stressed))
        i--;
    if (i > parser->first && (atom_is_mark(atom_at(parser, i), ':') || atom_is(atom_at(parser, i), WORD_BE)))
        i--;
    if (!atom_is_metric(atom_at(parser, i)) || is_other_quantity(parser, i))
        return false;
    return at + 1 >= parser->last || atom_at(parser, at + 1)->kind == ATOM_MARK || atom_is(atom_at(parser, at + 1), WORD_ALSO);
}

/* "15 percent the compute of the H100", "15 percent that of the H100": the "of" before is left out. */
static bool is_share_of(const struct parser *parser, size_t at)
{
    if (at + 2 >= parser->last || !atom_is(atom_at(parser, at + 1), WORD_ARTICLE) ||
        (at > parser->first && is_place(atom_at(parser, at - 1), PLACE_BY)) || change_before(parser, at))
        return false;
    for (size_t i = at + 2; i < parser->last && i <= at + 5; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_OF))
            return i > at + 2 || token_is_word(&parser->atoms.tokens->items[atom_at(parser, at + 1)->first], "that");
        if (!atom_is_metric(atom) && !atom_is(atom, WORD_PRECISION) && !atom_is(atom, WORD_QUALIFIER))
            return false;
    }
    return false;
}

/* "141 GB (76% over the H100)". */
static bool is_over_chip(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    if (at >= parser->last || !is_place(atom_at(parser, at), PLACE_OVER))
        return false;
    while (i < parser->last && (atom_is(atom_at(parser, i), WORD_ARTICLE) || atom_is(atom_at(parser, i), WORD_MAKER)))
        i++;
    return i < parser->last && is_party(atom_at(parser, i));
}

/* "50 W, or about 7 percent, more than", "50 W (7%) more than": the percentage stands between marks beside a figure. */
static bool is_share_of_figure(const struct parser *parser, size_t at)
{
    if (at + 2 >= parser->last || !atom_is(atom_at(parser, at + 2), WORD_MORE) ||
        !(atom_is_mark(atom_at(parser, at + 1), ',') || atom_is_mark(atom_at(parser, at + 1), ')')))
        return false;
    size_t i = at;
    while (i > parser->first && (atom_at(parser, i - 1)->kind == ATOM_MARK || atom_is(atom_at(parser, i - 1), WORD_ALSO)))
        i--;
    return i < at && i > parser->first && atom_is_amount(atom_at(parser, i - 1), AMOUNT_VALUE);
}

/* "larger memory (1.76x) and faster memory (1.43x)": the comparison that a factor alone in brackets tells the size of, or NULL. */
static const struct atom *bracketed_by(const struct parser *parser, size_t at)
{
    enum { PHRASE = 5 };
    if (at < parser->first + 3 || at + 1 >= parser->last || !atom_is_mark(atom_at(parser, at - 1), '(') ||
        !atom_is_mark(atom_at(parser, at + 1), ')') || !atom_is_metric(atom_at(parser, at - 2)))
        return NULL;
    for (size_t i = at - 2, steps = 0; i-- > parser->first && steps < PHRASE; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_MORE))
            return i > parser->first && atom_at(parser, i - 1)->kind == ATOM_AMOUNT ? NULL : atom;
        if (atom->kind == ATOM_MARK || atom->kind == ATOM_AMOUNT || atom->kind == ATOM_CHIP || atom_is(atom, WORD_ALSO))
            break;
    }
    return NULL;
}

/* "that's 2.3x, not 5x", "or 2.4x", "the H100 PCIe has 2.4x.": the factor is all that is said. */
static bool is_all_said(const struct parser *parser, size_t at)
{
    if (atom_at(parser, at)->amount.class != AMOUNT_TIMES || atom_at(parser, at)->amount.multiple || at == parser->first)
        return false;
    const struct atom *before = atom_at(parser, at - 1), *next = at + 1 < parser->last ? atom_at(parser, at + 1) : NULL;
    bool ends = !next || atom_is_mark(next, ',') || atom_is_mark(next, '.') || atom_is_mark(next, ')') || ends_search(next);
    bool or
        = atom_is(before, WORD_ALSO) && before->entry->value == 1 && at > parser->first + 1 && atom_is_mark(atom_at(parser, at - 2), ',');
    bool that = atom_is(before, WORD_BE) && at > parser->first + 1 &&
                (atom_is(atom_at(parser, at - 2), WORD_ARTICLE) || atom_is(atom_at(parser, at - 2), WORD_PRONOUN));
    bool short_is = before->possessive && (atom_is(before, WORD_ARTICLE) || atom_is(before, WORD_PRONOUN)); /* "that's" */
    return ends && (or || that || short_is || atom_is(before, WORD_HAVE));
}

/* "4x H100 performance", "that's 3.2x H100 and 1.8x H200", "(1.4x H100)": a chip to measure by; in "a server with 8x H200 linked by
 * NVLink" they are counted. */
static bool is_measure(const struct parser *parser, size_t at, size_t chip)
{
    if (atom_at(parser, chip)->kind != ATOM_CHIP)
        return false;
    const struct atom *behind = chip + 1 < parser->last ? atom_at(parser, chip + 1) : NULL;
    bool phrase = behind && (atom_is_metric(behind) || atom_is(behind, WORD_PRECISION) || atom_is(behind, WORD_QUALIFIER));
    bool ends = !behind || behind->kind == ATOM_MARK || atom_is(behind, WORD_ALSO);
    const struct atom *before = at > parser->first ? atom_at(parser, at - 1) : NULL;
    bool alone = before && (before->kind == ATOM_MARK || atom_is(before, WORD_BE) || atom_is(before, WORD_ALSO) || before->possessive);
    return atom_at(parser, chip)->possessive || phrase || (ends && alone);
}

static struct sense meant(enum cc_form form, size_t after)
{
    return (struct sense){.form = form, .after = after, .found = true};
}

/* "(1.76x)", "-15%", "+76%", "memory 1.76x": the factor and where it stands say enough. */
static struct sense meant_alone(const struct parser *parser, size_t at)
{
    const struct atom *anchor = atom_at(parser, at), *order = bracketed_by(parser, at);
    bool percent = anchor->amount.class == AMOUNT_PERCENT;
    struct sense sense = {.after = at + 1};
    if (order) {
        sense = compared(anchor, order, at + 1);
        sense.listed = true;
        sense.times_more = false;
        return sense;
    }
    bool listed = is_listed(parser, at) || is_intransitive(parser, at);
    if (anchor->amount.loss)
        sense = meant(CC_FORM_PERCENT_LESS, at + 1);
    else if ((anchor->amount.gain && percent) || listed)
        sense = meant(percent ? CC_FORM_PERCENT_MORE : CC_FORM_TIMES, at + 1);
    sense.listed = listed && sense.found;
    return sense;
}

/* "50 W, or about 7 percent, more", "2.4x the memory": where the word that says how it is meant stands, up to two others between. */
static size_t telling_word(const struct parser *parser, size_t at)
{
    size_t next = at + 1;
    if (is_share_of_figure(parser, at))
        return at + 2;
    while (next < parser->last && next < at + 3 && atom_at(parser, next)->kind == ATOM_OTHER)
        next++;
    return next < parser->last ? next : at + 1;
}

/* "67% more", "85 percent of", "2.4x as much as", "2.4x memory advantage": a word of order, a share or a change behind. */
static struct sense meant_by_order(const struct parser *parser, size_t at, size_t next)
{
    const struct atom *anchor = atom_at(parser, at), *atom = atom_at(parser, next);
    if ((atom_is(atom, WORD_MORE) && !(atom->entry->flags & WORD_BEST)) || atom_is(atom, WORD_CHANGE))
        return compared(anchor, atom, next + 1);
    if (atom_is(atom, WORD_OF) && (is_lost(parser, at) || is_taken_away(parser, next)))
        return meant(CC_FORM_PERCENT_LESS, next + 1);
    if (atom_is(atom, WORD_OF) || (atom_is(atom, WORD_AS) && next + 1 < parser->last)) {
        const struct atom *much = atom_at(parser, next + 1 < parser->last ? next + 1 : next);
        struct sense sense = meant(anchor->amount.class == AMOUNT_PERCENT ? CC_FORM_PERCENT_OF : CC_FORM_TIMES, next + 1);
        sense.speed = atom_is(much, WORD_MUCH) && (much->entry->flags & WORD_SPEED);
        return sense;
    }
    size_t where;
    const struct atom *change = change_behind(parser, at + 1, &where);
    return change ? compared(anchor, change, at + 1) : (struct sense){.after = at + 1};
}

/* "2.4x the memory", "twice what the H100 has", "4x H100 performance": what is multiplied begins here. */
static bool begins_what(const struct parser *parser, size_t at, size_t next)
{
    const struct atom *atom = atom_at(parser, next);
    return atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_METRIC) || atom_is(atom, WORD_WHAT) || atom_is(atom, WORD_PRONOUN) ||
           atom_is(atom, WORD_PRECISION) || atom_is(atom, WORD_QUALIFIER) || atom_is(atom, WORD_BOTH) || is_measure(parser, at, next) ||
           atom_is(atom, WORD_MAKER);
}

/* "67% more", "15 percent the compute of", "2.4x the memory": the words behind the factor say it. */
static struct sense meant_behind(const struct parser *parser, size_t at)
{
    const struct atom *anchor = atom_at(parser, at);
    bool percent = anchor->amount.class == AMOUNT_PERCENT;
    size_t next = telling_word(parser, at);
    struct sense none = {.after = at + 1};
    if (next >= parser->last)
        return none;
    struct sense sense = meant_by_order(parser, at, next);
    if (sense.found)
        return sense;
    if (percent && is_share_of(parser, at))
        return meant(CC_FORM_PERCENT_OF, at + 1);
    if (!percent && !anchor->amount.factor && begins_what(parser, at, next))
        return meant(CC_FORM_TIMES, at + 1);
    return none;
}

/* "adds 28% to the capacity of"; in "adds 28% to its capacity" it is not said whose. */
static bool is_added(const struct parser *parser, size_t at)
{
    static const char *const adding[] = {"adds", "add", "added", "adding"};
    bool own = at + 2 < parser->last && atom_is(atom_at(parser, at + 2), WORD_PRONOUN);
    return atom_at(parser, at)->amount.class == AMOUNT_PERCENT && !own && at > parser->first &&
           TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, at - 1)->first], adding);
}

/* "rose by 48%", "adds 28% to", "that's 2.3x": the words before the factor say it, or it is all that is said. */
static struct sense meant_before(const struct parser *parser, size_t at)
{
    const struct atom *anchor = atom_at(parser, at), *change = change_before(parser, at);
    if (change) {
        struct sense sense = compared(anchor, change, at + 1);
        sense.times_more = sense.times_more && !anchor->amount.factor && change->entry->class == WORD_MORE;
        return sense;
    }
    if (is_added(parser, at))
        return meant(CC_FORM_PERCENT_MORE, at + 1);
    if (is_all_said(parser, at))
        return meant(CC_FORM_TIMES, at + 1);
    if (is_over_chip(parser, at + 1)) /* "4.8 TB/s, or 1.4x over the H100" */
        return meant(anchor->amount.class == AMOUNT_PERCENT ? CC_FORM_PERCENT_MORE : CC_FORM_TIMES, at + 1);
    return (struct sense){.after = at + 1};
}

struct sense sense_of(const struct parser *parser, size_t at)
{
    while (heads_list(parser, at)) /* "76% and 43% higher": the words behind the last hold for all */
        at += 2;
    struct sense sense = meant_alone(parser, at);
    if (!sense.found)
        sense = meant_behind(parser, at);
    return sense.found ? sense : meant_before(parser, at);
}

enum cc_direction direction_of(const struct cc_stated *stated)
{
    double ratio = cc_form_ratio(stated->form, stated->amount.value);
    return ratio < 1 ? CC_DIR_LESS : CC_DIR_MORE;
}

struct cc_stated stated_of(const struct atom *anchor, const struct sense *sense)
{
    struct cc_stated stated = {.form = sense->form,
        .amount = anchor->amount.amount,
        .times_more = sense->times_more,
        .downward = anchor->amount.downward};
    bool part = anchor->amount.multiple && (sense->form == CC_FORM_PERCENT_LESS || sense->form == CC_FORM_PERCENT_MORE);
    if (part) {
        stated.amount.value *= 100;
        stated.amount.width = (struct cc_interval){stated.amount.value, stated.amount.value};
    }
    return stated;
}
