/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a rate: precision, dense or sparse, tensor or vector, per chip or per die. */
#include "parse.h"

void note_quality(const struct atom *atom, struct quality *quality)
{
    bool twin = quality->precision == CC_PREC_FP16 &&
                atom_precision(atom) == CC_PREC_BF16; /* "FP16/BF16": one rate, and BF16 is the default */
    if (quality->precision == CC_PREC_NONE || twin)
        quality->precision = atom_precision(atom);
    if (atom_is(atom, WORD_SCOPE) && !(atom->entry->flags & WORD_TAKES_OBJECT) && quality->scope == CC_SCOPE_NONE)
        quality->scope = (enum cc_scope)atom->entry->value;
    if (atom_is_metric(atom) && (atom->entry->flags & WORD_TENSOR))
        quality->tensor = true;
    if (!atom_is(atom, WORD_QUALIFIER))
        return;
    switch ((enum qualifier)atom->entry->value) {
    case QUALIFIER_DENSE:
        quality->dense = true;
        break;
    case QUALIFIER_SPARSE:
        quality->sparse = true;
        break;
    case QUALIFIER_TENSOR:
        quality->tensor = true;
        break;
    case QUALIFIER_VECTOR:
        quality->vector = true;
        break;
    case QUALIFIER_ONE_WAY:
        quality->one_direction = true;
        break;
    case QUALIFIER_BOTH_WAYS:
        quality->both_directions = true;
        break;
    }
}

/* "... when the math is done in FP8": the only precision of the sentence, behind "in" or "at". */
static enum cc_precision trailing_precision(const struct parser *parser, size_t from)
{
    enum cc_precision found = CC_PREC_NONE;
    for (size_t i = from; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (i > parser->first && is_reduced_relative(&parser->atoms, from - 1, i, parser->first))
            continue; /* "the 4 petaflops an H100 reaches in FP8" */
        if (atom->kind == ATOM_CHIP || atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ',') || atom_is_mark(atom, ';'))
            return CC_PREC_NONE;
        if (atom_precision(atom) == CC_PREC_NONE)
            continue;
        const struct atom *before = atom_at(parser, i - 1);
        bool placed = atom_is(before, WORD_PLACE) && (before->entry->value == PLACE_IN || before->entry->value == PLACE_AT);
        found = placed && found == CC_PREC_NONE ? atom_precision(atom) : CC_PREC_NONE;
        if (found == CC_PREC_NONE)
            return CC_PREC_NONE;
    }
    return found;
}

enum { REACH_BEHIND = 5, REACH_BEFORE = 8 }; /* atoms */

static bool ends_phrase(const struct atom *atom)
{
    return atom->kind == ATOM_AMOUNT || atom->kind == ATOM_CHIP || atom_is_metric(atom) || atom_is_mark(atom, ',') || ends_search(atom) ||
           atom_is(atom, WORD_ALSO) || atom_is(atom, WORD_TURN);
}

/* "1.4 exaflops of AI compute (in FP4", "18 petaflops, in FP4": a precision placed behind the end of the phrase. */
static bool is_before_precision(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    if (!atom_is_metric(atom_at(parser, at)) && !atom_is_mark(atom_at(parser, at), ','))
        return false;
    i += i < parser->last && atom_is_mark(atom_at(parser, i), '(');
    bool placed = i + 1 < parser->last && (is_place(atom_at(parser, i), PLACE_IN) || is_place(atom_at(parser, i), PLACE_AT));
    if (!placed || atom_precision(atom_at(parser, i + 1)) == CC_PREC_NONE)
        return false;
    for (i += 2; i < parser->last && i < at + 8; i++) /* "and in FP8 296": of the next figure */
        if (atom_at(parser, i)->kind == ATOM_AMOUNT || atom_at(parser, i)->kind == ATOM_CHIP)
            return false;
    return true;
}

/* Behind the anchor up to the end of its phrase, with the metric that ends it. */
static void quality_behind(const struct parser *parser, size_t at, struct quality *quality)
{
    for (size_t i = at, steps = 0; i < parser->last && steps < REACH_BEHIND; i++, steps++) {
        const struct atom *atom = atom_at(parser, i);
        bool next = i + 1 < parser->last && i > at && atom_is_mark(atom_at(parser, i - 1), '(') &&
                    atom_at(parser, i + 1)->kind == ATOM_AMOUNT; /* "34 TFLOPS (Tensor 67)": of the other figure */
        if ((!ends_phrase(atom) || atom_is_metric(atom)) && !next)
            note_quality(atom, quality);
        bool per = atom_is_metric(atom) && i + 1 < parser->last && atom_is(atom_at(parser, i + 1), WORD_SCOPE); /* "1,400 W TDP per GPU" */
        if (ends_phrase(atom) && !per && !is_before_precision(parser, i))
            return;
    }
}

/* Before the anchor up to another figure; a scope ("14 optics per chip") only without a comma between. What stands in brackets takes no
 * room: "the dense FP6 rate of the GB300 (one GPU) is at least ...". */
static void quality_before(const struct parser *parser, size_t at, struct quality *quality)
{
    bool comma = false, bracket = false;
    for (size_t i = at, steps = 0; i-- > parser->first && steps < REACH_BEFORE; steps += !bracket) {
        const struct atom *atom = atom_at(parser, i);
        bracket = atom_is_mark(atom, ')') || (bracket && !atom_is_mark(atom, '('));
        if (atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ';') || atom_is(atom, WORD_TURN))
            return;
        comma = comma || atom_is_mark(atom, ',');
        if (!comma || !atom_is(atom, WORD_SCOPE) || i == parser->first)
            note_quality(atom, quality);
    }
}

/* "In FP4 the B200 ...": the one behind the anchor, else the only one before it. */
static enum cc_precision framed_precision(const struct parser *parser, size_t from, size_t to)
{
    enum cc_precision frame = CC_PREC_NONE;
    size_t named = 0;
    for (size_t i = parser->first; i < from; i++) {
        if (atom_precision(atom_at(parser, i)) == CC_PREC_NONE)
            continue;
        frame = atom_precision(atom_at(parser, i));
        named++;
    }
    enum cc_precision trailing = trailing_precision(parser, to);
    if (trailing != CC_PREC_NONE)
        return trailing;
    return named == 1 ? frame : CC_PREC_NONE;
}

static bool is_direction(const struct atom *atom)
{
    return atom_is(atom, WORD_QUALIFIER) && (atom->entry->value == QUALIFIER_ONE_WAY || atom->entry->value == QUALIFIER_BOTH_WAYS);
}

static bool ends_figure(const struct atom *atom)
{
    return atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ';') || atom_is(atom, WORD_TURN);
}

/* The direction that the atom at `at` tells stands behind another figure in one phrase: "450 GB/s per direction, 900 GB/s". */
static bool tells_of_other(const struct parser *parser, size_t at)
{
    for (size_t i = at; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT)
            return true;
        if (atom->kind == ATOM_MARK || atom_is(atom, WORD_ALSO) || atom_is(atom, WORD_TURN))
            return false;
    }
    return false;
}

/* Which way a link's figure counts may be told far off: "900 GB/s of NVLink bandwidth in each direction". Behind the figure wins. */
static void direction_near(const struct parser *parser, size_t from, size_t to, struct quality *quality)
{
    size_t found = NOWHERE;
    for (size_t i = to; i < parser->last && found == NOWHERE && !ends_figure(atom_at(parser, i)); i++)
        if (is_direction(atom_at(parser, i)))
            found = i;
    for (size_t i = from; i-- > parser->first && found == NOWHERE && !ends_figure(atom_at(parser, i));)
        if (is_direction(atom_at(parser, i)) && !tells_of_other(parser, i))
            found = i;
    quality->one_direction = found != NOWHERE && atom_at(parser, found)->entry->value == QUALIFIER_ONE_WAY;
    quality->both_directions = found != NOWHERE && !quality->one_direction;
}

void quality_merge(struct quality *into, struct quality other)
{
    if (into->precision == CC_PREC_NONE)
        into->precision = other.precision;
    into->dense = into->dense || other.dense;
    into->sparse = into->sparse || other.sparse;
    into->tensor = into->tensor || other.tensor;
    into->vector = into->vector || other.vector;
    into->one_direction = into->one_direction || other.one_direction;
    into->both_directions = into->both_directions || other.both_directions;
    if (into->scope == CC_SCOPE_NONE)
        into->scope = other.scope;
}

void quality_set(const struct quality *quality, struct cc_claim *claim)
{
    bool rate = claim->metric == CC_CM_COMPUTE || claim->metric == CC_CM_COMPUTE_PER_WATT;
    bool link = claim->metric == CC_CM_INTERCONNECT_BANDWIDTH;
    claim->precision = rate ? quality->precision : CC_PREC_NONE;
    claim->dense = rate && quality->dense && !quality->sparse;
    claim->sparse = rate && quality->sparse && !quality->dense;
    claim->tensor = rate && quality->tensor;
    claim->vector = rate && quality->vector;
    claim->one_direction = link && quality->one_direction;
    claim->both_directions = link && quality->both_directions;
    claim->scope = quality->scope;
}

struct quality quality_near(const struct parser *parser, size_t from, size_t to)
{
    struct quality quality = {0};
    quality_behind(parser, to, &quality);
    quality_before(parser, from, &quality);
    direction_near(parser, from, to, &quality);
    if (quality.precision == CC_PREC_NONE)
        quality.precision = framed_precision(parser, from, to);
    return quality;
}

static bool is_each(const struct parser *parser, size_t at)
{
    return token_is_word(&parser->atoms.tokens->items[atom_at(parser, at)->first], "each");
}

bool says_each(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last && !ends_figure(atom_at(parser, i)); i++)
        if (is_each(parser, i) && !atom_is_mark(atom_at(parser, i - 1), ','))
            return true;
    return false;
}

/* A figure stands between: "186 GB each". */
static bool has_figure_between(const struct parser *parser, size_t from, size_t at)
{
    for (size_t i = from + 1; i < at; i++)
        if (atom_is_amount(atom_at(parser, i), AMOUNT_VALUE))
            return true;
    return false;
}

bool is_of_each(const struct parser *parser, size_t at)
{
    size_t counted = NOWHERE;
    bool all = false, each = false; /* "each of the 72 GPUs has", "72 GPUs, each with": up to the next figure */
    for (size_t i = parser->first; i < at; i++) {
        const struct atom *atom = atom_at(parser, i);
        bool word = is_each(parser, i), value = ends_search(atom) || atom_is_amount(atom, AMOUNT_VALUE);
        all = !value && (all || (word && atom_is(atom_at(parser, i + 1), WORD_OF)));
        each = !value && (each || (word && (counted == NOWHERE || !has_figure_between(parser, counted, i))));
        if (!atom_is(atom, WORD_COUNTED))
            continue;
        counted = i;
        each = false;
    }
    if (counted == NOWHERE || atom_at(parser, counted)->entry->value != CC_CM_ACCELERATORS)
        return false;
    return all || each || says_each(parser, at);
}
