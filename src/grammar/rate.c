/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Precisions that stand for the rate itself: "In dense FP8 the H100 is 7x as fast", "34 percent less FP32 than". */
#include "atom.h"

static const struct word_entry rate_word = {"rate", WORD_METRIC, CC_CM_COMPUTE, 0};

/* Words behind a precision that leave it the rate: "in FP8 mode". */
static const char *const modes[] = {"precision", "mode", "math", "terms", "arithmetic", "speed", "figure", "figures", "number", "numbers",
    "alone", "again", "too", "still", "just", "only", "even", "peak", "peaks", "ceiling", "rate", "rates", "level"};

static bool is_detail(const struct atom *atom)
{
    return atom_is(atom, WORD_PRECISION) || atom_is(atom, WORD_QUALIFIER) || atom_is_mark(atom, '-');
}

/* The words behind belong to it: "FP8 compute", "FP4 PFLOPS", "FP8 support". */
static bool has_head(const struct atoms *atoms, size_t at, size_t last)
{
    size_t i = at + 1;
    while (i < last && (is_detail(&atoms->items[i]) || atom_is_mark(&atoms->items[i], '/') ||
                           (atom_is(&atoms->items[i], WORD_ALSO) && i + 1 < last && is_detail(&atoms->items[i + 1]))))
        i++;
    if (i >= last)
        return false;
    const struct atom *next = &atoms->items[i];
    if (next->kind == ATOM_OTHER)
        return !TOKEN_IN(&atoms->tokens->items[next->first], modes);
    bool value = atom_is_amount(next, AMOUNT_VALUE) || atom_is_amount(next, AMOUNT_PER_WATT) || atom_is_amount(next, AMOUNT_NUMBER);
    return atom_is_metric(next) || value || atom_is(next, WORD_TOPIC) || atom_is(next, WORD_CONTEXT) || atom_is(next, WORD_COUNTED) ||
           atom_is_mark(next, '(') || atom_is_mark(next, ':');
}

/* It qualifies what stands before it: "compute in FP8", "296 TFLOPS of dense FP8". */
static bool has_owner(const struct atoms *atoms, size_t at, size_t first)
{
    for (size_t i = at; i-- > first;) {
        const struct atom *atom = &atoms->items[i];
        if (atom_is_metric(atom))
            return atom->entry->value == CC_CM_COMPUTE || atom->entry->value == CC_CM_COMPUTE_PER_WATT;
        if (atom->kind == ATOM_AMOUNT)
            return !atom_is_factor(atom);
        if (!is_detail(atom) && !atom_is(atom, WORD_PLACE) && !atom_is(atom, WORD_OF) && !atom_is(atom, WORD_ARTICLE) &&
            !atom_is_mark(atom, '(') && !atom_is_mark(atom, '/') && !atom_is(atom, WORD_ALSO) && !atom_is(atom, WORD_SCOPE))
            return false;
    }
    return false;
}

void rates_fill(struct atoms *atoms)
{
    for (size_t i = 0; i < atoms->count; i++) {
        struct atom *atom = &atoms->items[i];
        if (!atom_is(atom, WORD_PRECISION) || has_head(atoms, i, atoms->sentence_first[atom->sentence + 1]) ||
            has_owner(atoms, i, atoms->sentence_first[atom->sentence]))
            continue;
        atom->precision = (enum cc_precision)atom->entry->value;
        atom->entry = &rate_word;
    }
}

enum cc_precision atom_precision(const struct atom *atom)
{
    return atom_is(atom, WORD_PRECISION) ? (enum cc_precision)atom->entry->value : atom->precision;
}
