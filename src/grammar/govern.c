/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words before "of", "on" and "from" make of the chip behind them. */
#include "role.h"

bool is_transparent(const struct atom *atom)
{
    bool its = atom_is(atom, WORD_PRONOUN) && cc_str_eq(cc_str_of(atom->entry->words), CC_STR("its"));
    return its || atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_MAKER) || atom_is(atom, WORD_BOTH) || atom_is(atom, WORD_HEDGE) ||
           atom_is(atom, WORD_WHAT) || (atom->kind == ATOM_OTHER && !atom->possessive) || atom_is_mark(atom, '-');
}

static bool has_before(const struct atoms *atoms, size_t at, size_t first, enum word_class class)
{
    for (size_t i = at; i-- > first;)
        if (atom_is(&atoms->items[i], class))
            return true;
    return false;
}

/* "as [much] ... as": the second one governs what the first one opened; "the same ... as", "1.4 times as ... as". */
bool closes_as(const struct atoms *atoms, size_t at, size_t first)
{
    enum { LONGEST = 14 };
    for (size_t i = at, steps = 0; i-- > first && steps < LONGEST; steps++)
        if (atom_is(&atoms->items[i], WORD_AS) || atom_is(&atoms->items[i], WORD_EQUAL))
            return true;
    return false;
}

/* "comparable memory bandwidth to the", "on par with", "inferior to": the comparing words that "to" or "with" at `at` belong to. */
static bool closes_equal(const struct atoms *atoms, size_t at, size_t first, bool with)
{
    static const char *const latin[] = {"superior", "inferior"};
    for (size_t i = at; i-- > first;) {
        const struct atom *atom = &atoms->items[i];
        if (atom_is(atom, WORD_EQUAL))
            return !with || (atom->entry->flags & WORD_TAKES_OBJECT);
        if (!with && atom_is(atom, WORD_MORE) && TOKEN_IN(&atoms->tokens->items[atom->first], latin))
            return true;
        if (with || (!atom_is(atom, WORD_METRIC) && !atom_is(atom, WORD_PRECISION) && !atom_is(atom, WORD_QUALIFIER) &&
                        !atom_is(atom, WORD_ALSO) && !atom_is(atom, WORD_ARTICLE)))
            return false;
    }
    return false;
}

/* A word that makes the chip behind it the object of a comparison, whatever stands between. */
static bool takes_object(const struct atoms *atoms, size_t at, size_t first, bool of)
{
    const struct atom *atom = &atoms->items[at];
    if (atom_is(atom, WORD_PLACE))
        return atom->entry->value == PLACE_FROM || atom->entry->value == PLACE_OVER ||
               (atom->entry->value == PLACE_TO && closes_equal(atoms, at, first, false)) ||
               (atom->entry->value == PLACE_WITH && closes_equal(atoms, at, first, true));
    if (atom_is(atom, WORD_THAN) || atom_is(atom, WORD_VERSUS))
        return true;
    /* "exceeds that of the H100"; "15% of the H100's", "1.5x the dense FP4 compute of B200" */
    return of &&
           (atom_is(atom, WORD_BEAT) || (atom_is(atom, WORD_MORE) && (atom->entry->flags & WORD_TAKES_OBJECT)) || atom_is_factor(atom));
}

/* "the memory and bandwidth of": one phrase. */
static bool joins_metrics(const struct atoms *atoms, size_t at, size_t first)
{
    return (atom_is(&atoms->items[at], WORD_ALSO) || atom_is_mark(&atoms->items[at], ',')) && at > first &&
           atom_is_metric(&atoms->items[at - 1]) && (atom_is_metric(&atoms->items[at + 1]) || atom_is(&atoms->items[at + 1], WORD_ALSO));
}

/* "2.5x the transistors in the H100": a chip that a factor's metric is in, where another one has it, and nothing else is compared with. */
static bool holds_base(const struct atoms *atoms, size_t at, size_t first)
{
    bool factor = false, other = false;
    size_t end = atoms->sentence_first[atoms->items[at].sentence + 1];
    for (size_t i = first; i < end; i++) {
        const struct atom *atom = &atoms->items[i];
        if (atom_is(atom, WORD_THAN) || atom_is(atom, WORD_VERSUS) || atom_is(atom, WORD_AS) || atom_is(atom, WORD_BEAT))
            return false;
        other = other || (i < at && atom->kind == ATOM_CHIP && !factor);
        factor = factor || (i < at && atom_is_factor(atom));
    }
    return other && factor && governed_through(atoms, at, first, true) == ROLE_OBJECT;
}

/* What governs "of" or "on" at `at`, skipping "the memory bandwidth", "3.35 TB/s", "that": THAN and its like make an object; so does a
 * factor, but only through "of". */
enum role governed_through(const struct atoms *atoms, size_t at, size_t first, bool of)
{
    enum role own = of ? ROLE_OF : ROLE_PLACE;
    for (size_t i = at, steps = 0; i-- > first && steps < ROLE_REACH; steps++) {
        const struct atom *atom = &atoms->items[i];
        if (atom_is(atom, WORD_AS))
            return closes_as(atoms, i, first) ? ROLE_OBJECT : own;
        if (takes_object(atoms, i, first, of))
            return ROLE_OBJECT;
        bool numbered = atom_is_amount(atom, AMOUNT_NUMBER) && i > first && atom_is_metric(&atoms->items[i - 1]); /* "NVLink 4 on the" */
        if (!is_transparent(atom) && !numbered && !joins_metrics(atoms, i, first) && !atom_is_amount(atom, AMOUNT_VALUE) &&
            !atom_is(atom, WORD_METRIC) && !atom_is(atom, WORD_PRECISION) && !atom_is(atom, WORD_QUALIFIER) && !atom_is(atom, WORD_OF))
            break;
    }
    return own;
}

/* A factor and "up" or "down", in either order, before "on" or "from". */
static bool follows_change(const struct atoms *atoms, size_t at, size_t first, int place)
{
    if (at < first + 2 || (place != PLACE_ON && place != PLACE_FROM))
        return false;
    const struct atom *a = &atoms->items[at - 2], *b = &atoms->items[at - 1];
    bool amount_first = atom_is_factor(a) || atom_is_amount(a, AMOUNT_VALUE),
         amount_last = atom_is_factor(b) || atom_is_amount(b, AMOUNT_VALUE);
    return (amount_first && atom_is(b, WORD_MORE) && (b->entry->flags & WORD_AMOUNT)) ||
           (amount_last && atom_is(a, WORD_MORE) && (a->entry->flags & WORD_AMOUNT));
}

/* What the word itself makes of the chip behind it; `before` stands before it, or NULL. */
static enum role role_of_place(const struct atoms *atoms, size_t at, size_t first, const struct atom *before)
{
    switch ((enum place)atoms->items[at].entry->value) {
    case PLACE_OVER:
        return ROLE_OBJECT;
    case PLACE_FROM:
        if (before && atom_is(before, WORD_EQUAL)) /* "unchanged from the H100" */
            return ROLE_OBJECT;
        return has_before(atoms, at, first, WORD_CHANGE) ? ROLE_OBJECT : ROLE_PLACE;
    case PLACE_TO:
        if (before && (closes_equal(atoms, at, first, false) || atom_is_amount(before, AMOUNT_VALUE)))
            return ROLE_OBJECT;
        return ROLE_PLACE;
    case PLACE_BY: /* "is outclassed by the B200" */
        return before && atom_is(before, WORD_BEAT) ? ROLE_OBJECT : ROLE_PLACE;
    case PLACE_WITH:
        return closes_equal(atoms, at, first, true) ? ROLE_OBJECT : ROLE_PLACE;
    case PLACE_ON:
    case PLACE_IN:
    case PLACE_FOR:
    case PLACE_AT:
    case PLACE_PER:
    case PLACE_BETWEEN:
        break;
    }
    return ROLE_PLACE;
}

enum role place_role(const struct atoms *atoms, size_t at, size_t first)
{
    const struct word_entry *word = atoms->items[at].entry;
    const struct atom *before = at > first ? &atoms->items[at - 1] : NULL;
    if (!word)
        return ROLE_PLAIN;
    if (before && (atom_is(before, WORD_THAN) || (atom_is(before, WORD_AS) && closes_as(atoms, at - 1, first))))
        return ROLE_OBJECT;
    static const char *const found[] = {"found", "present", "seen", "available", "offered", "consumed", "drawn", "needed", "required",
        "used", "delivered", "provided", "reached", "achieved", "supported", "quoted", "listed", "rated"};
    if (before && before->kind == ATOM_OTHER && at > first + 1) { /* "the 13.4 TB found in", "offered by" */
        const struct atom *what = &atoms->items[at - 2];
        bool there = TOKEN_IN(&atoms->tokens->items[before->first], found) && (atom_is_metric(what) || atom_is_amount(what, AMOUNT_VALUE));
        enum role through = there ? governed_through(atoms, at - 2, first, true) : ROLE_PLACE; /* "41% of the SMs found in the H100" */
        if (there && (through == ROLE_OBJECT || atom_is_metric(what)))
            return through;
        before = &atoms->items[at - 2];
    }
    bool numbered = before && atom_is_amount(before, AMOUNT_NUMBER) && at > first + 1 && atom_is_metric(&atoms->items[at - 2]);
    bool measured = before && (atom_is_amount(before, AMOUNT_VALUE) || atom_is_metric(before) || numbered);
    if (measured && governed_through(atoms, at, first, false) == ROLE_OBJECT)
        return ROLE_OBJECT; /* "than the 80 GB on an H100", "as much as NVLink 4 on the H100" */
    if (measured && holds_base(atoms, at, first))
        return ROLE_OBJECT;
    if (follows_change(atoms, at, first, word->value)) /* "down 28% on the H100's", "76% up on the H100" */
        return ROLE_OBJECT;
    return role_of_place(atoms, at, first, before);
}
