/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The metric of a comparison, named in the phrase behind its anchor. */
#include "parse.h"

bool has_topic_word(const struct parser *parser, size_t at)
{
    for (size_t i = parser->first; i < parser->last; i++)
        if (i != at && atom_is(atom_at(parser, i), WORD_TOPIC))
            return true;
    return false;
}

static bool has_topic(const struct parser *parser, size_t at)
{
    const struct atom *anchor = atom_at(parser, at);
    for (size_t i = parser->first; i < parser->last; i++)
        if (atom_is(atom_at(parser, i), WORD_TOPIC) && atom_at(parser, i)->clause == anchor->clause)
            return true;
    return false;
}

/* "performance" and "throughput" say compute only where nothing near speaks of a workload; "throughput" needs a precision. */
static bool is_blocked_metric(const struct parser *parser, size_t at, const struct quality *quality)
{
    const struct atom *atom = atom_at(parser, at);
    if (!atom_is_weak(atom) || atom->entry->value != CC_CM_COMPUTE)
        return false;
    if (quality->precision != CC_PREC_NONE || quality->tensor)
        return false;
    return has_topic(parser, at) || cc_str_eq(cc_str_of(atom->entry->words), CC_STR("throughput"));
}

void metrics_add(const struct parser *parser, size_t at, struct found_metrics *out)
{
    enum cc_claim_metric metric = metric_of_word(parser, at);
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i].metric == metric)
            return;
    if (is_blocked_metric(parser, at, &out->quality))
        out->blocked = true;
    else if (out->count < METRICS_MAX)
        out->items[out->count++] = (struct found_metric){metric, at};
}

void metrics_hasten(struct found_metrics *found)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].metric == CC_CM_MEMORY_CAPACITY) /* "its 96 GB, which run faster than" */
            found->items[i].metric = CC_CM_MEMORY_BANDWIDTH;
}

/* Whether "and" or a comma at `at` goes on with another metric of the same phrase: "[more] memory and memory bandwidth". */
static bool goes_on(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last && i <= at + 4; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is_metric(atom) && is_excepted(parser, i))
            return false;
        if (atom_is_metric(atom)) /* "76% extra memory and bandwidth 1.5 times as high": the second has a factor of its own */
            return !(atom->entry->flags & WORD_SPEED) && (i + 1 >= parser->last || !atom_is_factor(atom_at(parser, i + 1)));
        if (!atom_is(atom, WORD_ARTICLE) && !is_place(atom, PLACE_IN) && !atom_is(atom, WORD_ALSO) && !atom_is(atom, WORD_PRECISION) &&
            !atom_is(atom, WORD_QUALIFIER) && !is_place(atom, PLACE_ON) && atom->kind != ATOM_OTHER)
            return false;
    }
    return false;
}

bool is_idle_word(const struct parser *parser, const struct atom *atom)
{
    static const char *const idle[] = {"too", "also", "overall", "total", "raw", "peak", "aggregate", "theoretical", "bit", "far", "well",
        "even", "still", "ai", "available", "usable", "maximum", "chip", "gpu", "rated", "nominal", "paper", "everything", "s", "low",
        "again", "combined", "onboard", "local", "fast", "be", "exact", "precise"};
    for (size_t i = 0; i < sizeof idle / sizeof idle[0]; i++)
        if (token_is_word(&parser->atoms.tokens->items[atom->first], idle[i]))
            return true;
    return false;
}

/* Whether an atom may stand between the anchor and its metric. */
static bool may_pass(const struct parser *parser, size_t at, const struct found_metrics *found, size_t *others)
{
    const struct atom *atom = atom_at(parser, at);
    if (atom_is(atom, WORD_ARTICLE) || atom_is_mark(atom, '-') || atom_is(atom, WORD_MUCH) || atom_is(atom, WORD_PRECISION) ||
        atom_is(atom, WORD_QUALIFIER) || atom_is(atom, WORD_SCOPE) || atom_is(atom, WORD_MAKER))
        return true;
    bool between = at > parser->first && at + 1 < parser->last && atom_precision(atom_at(parser, at - 1)) != CC_PREC_NONE &&
                   atom_precision(atom_at(parser, at + 1)) != CC_PREC_NONE;
    if (between && (atom_is(atom, WORD_ALSO) || atom_is_mark(atom, '/'))) /* "FP16 and FP8 compute" */
        return true;
    if (atom->kind == ATOM_OTHER) {
        *others += !is_idle_word(parser, atom) && !names_kin(&parser->atoms, at);
        return *others <= 3;
    }
    if (found->count)
        return false;
    if (atom_is(atom, WORD_OF) || atom_is(atom, WORD_PLACE) || atom_is(atom, WORD_CHANGE) || atom_is(atom, WORD_BOTH) ||
        atom_is(atom, WORD_THAN) || atom_is(atom, WORD_AS) || atom_is(atom, WORD_VERSUS) || atom_is(atom, WORD_WHAT) ||
        atom_is(atom, WORD_HAVE) || atom_is(atom, WORD_PRONOUN) || atom_is(atom, WORD_EQUAL))
        return true;
    return atom->kind == ATOM_CHIP;
}

/* "the same die as", "a smaller die than": the die stands for its area. */
static bool names_die(const struct parser *parser, size_t at, size_t i)
{
    if (at == parser->first || i + 1 >= parser->last || !token_is_word(&parser->atoms.tokens->items[atom_at(parser, i)->first], "die") ||
        atom_at(parser, i)->kind != ATOM_OTHER)
        return false;
    const struct atom *anchor = atom_at(parser, at - 1), *next = atom_at(parser, i + 1);
    bool size = atom_is(anchor, WORD_EQUAL) || (atom_is(anchor, WORD_MORE) && (anchor->entry->flags & WORD_SIZE));
    return size && (atom_is(next, WORD_AS) || atom_is(next, WORD_THAN) || atom_is_mark(next, '.'));
}

/* "five times as many accelerators as", "more GPUs than": the noun directly behind the words that compare. */
static bool counts_accelerators(const struct parser *parser, size_t at, size_t i)
{
    const struct atom *atom = atom_at(parser, i);
    bool many = i > at && atom_is(atom_at(parser, i - 1), WORD_MUCH);
    return atom_is(atom, WORD_COUNTED) && atom->entry->value == CC_CM_ACCELERATORS && (i == at || many);
}

/* "beats both the H100 and the A100 in": joins chips of one list. */
static bool joins_chips(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last && i <= at + 4; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_CHIP)
            return atom->list_head < at;
        if (!atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER) && !token_is_word(&parser->atoms.tokens->items[atom->first], "also"))
            return false;
    }
    return false;
}

/* "in memory (96 GB of HBM3) and in bandwidth": from the mark that opens a remark to the one that closes it; `at` where no list goes on. */
static size_t over_remark(const struct parser *parser, size_t at)
{
    if (!atom_is_mark(atom_at(parser, at), '('))
        return at;
    for (size_t i = at + 1; i + 1 < parser->last; i++)
        if (atom_is_mark(atom_at(parser, i), ')') && atom_at(parser, i)->depth == atom_at(parser, at)->depth)
            return i + 2 < parser->last && atom_is(atom_at(parser, i + 1), WORD_ALSO) &&
                           (atom_is(atom_at(parser, i + 2), WORD_PLACE) || atom_is_metric(atom_at(parser, i + 2)))
                       ? i + 1
                       : at; /* "and denser compute" begins another phrase */
    return at;
}

/* The "in" of "in memory and in bandwidth". */
static bool is_repeated_place(const struct parser *parser, size_t at)
{
    return (is_place(atom_at(parser, at), PLACE_IN) || is_place(atom_at(parser, at), PLACE_ON)) && at > parser->first &&
           (atom_is(atom_at(parser, at - 1), WORD_ALSO) || atom_is_mark(atom_at(parser, at - 1), ','));
}

/* A noun that is a metric where it stands: "as many GPUs as", "a smaller die than"; OTHER where it is none. */
static enum cc_claim_metric noun_metric(const struct parser *parser, size_t at, size_t i, bool first)
{
    const struct atom *atom = atom_at(parser, i);
    bool many = atom_is(atom, WORD_COUNTED) && atom->entry->value == CC_CM_ACCELERATORS && first && i <= at + 2;
    if (many || counts_accelerators(parser, at, i))
        return CC_CM_ACCELERATORS;
    return names_die(parser, at, i) ? CC_CM_DIE_AREA : CC_CM_OTHER;
}

/* "beats the H100 wherever memory is the bottleneck": names no metric of the comparison. */
static bool opens_condition(const struct parser *parser, size_t at)
{
    static const char *const words[] = {"wherever", "where", "when", "whenever", "whether", "who"};
    return atom_at(parser, at)->kind == ATOM_OTHER && TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, at)->first], words);
}

/* NOLINTNEXTLINE(readability-function-cognitive-complexity,readability-function-size): one pass over a list with its separators */
void metrics_after(const struct parser *parser, size_t at, struct found_metrics *out)
{
    size_t others = 0;
    bool owner = false;
    *out = (struct found_metrics){.from = at, .to = at};
    for (size_t i = at; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        note_quality(atom, &out->quality);
        if (atom_is_metric(atom) && is_excepted(parser, i)) {
            out->unknown_noun = !out->count;
            return;
        }
        if (atom_is_metric(atom) && is_other_quantity(parser, i)) {
            out->blocked = out->blocked || out->count == 0;
            out->to = i + 1;
            return;
        }
        if (atom_is_metric(atom)) {
            metrics_add(parser, i, out);
            out->to = i + 1;
            others = 0;
            continue;
        }
        enum cc_claim_metric noun = noun_metric(parser, at, i, !out->count);
        if (noun != CC_CM_OTHER) {
            out->items[out->count++] = (struct found_metric){noun, i};
            out->to = i + 1;
            return;
        }
        if (atom_is_amount(atom, AMOUNT_VALUE) && is_name_part(parser, i))
            continue;
        bool same = i == at && at > parser->first && atom_is(atom_at(parser, at - 1), WORD_EQUAL); /* "the same 80 GB as" */
        if (atom_is_amount(atom, AMOUNT_VALUE) && !out->count && (i > at || same)) {
            bool blocked;
            enum cc_claim_metric metric = metric_of_value(parser, i, &blocked);
            if (metric != CC_CM_OTHER && !blocked && !others) /* "3.6 times the 80 GB of an H100" */
                out->items[out->count++] = (struct found_metric){metric, i};
            out->to = i + 1;
            return;
        }
        bool of_it = atom_is(atom, WORD_MUCH) && i + 2 < parser->last && atom_is(atom_at(parser, i + 1), WORD_OF) &&
                     atom_is(atom_at(parser, i + 2), WORD_PRONOUN); /* "twice as much of it": of what was spoken of */
        if (atom_is(atom, WORD_TOPIC) || of_it) {
            out->blocked = out->blocked || out->count == 0;
            if (!out->count)
                out->to = i + 1;
            return;
        }
        if (out->count)
            i = over_remark(parser, i);
        atom = atom_at(parser, i);
        bool joint = atom_is(atom, WORD_ALSO) || atom_is_mark(atom, ',') || atom_is_mark(atom, '/');
        if (joint && out->count && goes_on(parser, i))
            continue;
        bool not_only = atom_is(atom, WORD_NOT) && i + 1 < parser->last &&
                        token_is_word(&parser->atoms.tokens->items[atom_at(parser, i + 1)->first], "only");
        if (out->count ? is_repeated_place(parser, i) : not_only || joins_chips(parser, i))
            continue;
        bool listing = atom_is_mark(atom, ':') && !out->count && i > at && at > parser->first &&
                       atom_at(parser, i - 1)->kind == ATOM_CHIP &&
                       atom_is(atom_at(parser, at - 1), WORD_EQUAL); /* "Identical between H100 and H200: all compute specs" */
        if (listing)
            continue;
        if (opens_condition(parser, i) || !may_pass(parser, i, out, &others))
            break;
        owner = owner || atom->kind == ATOM_CHIP; /* words before it are its adjectives, those behind it its verb */
    }
    out->unknown_noun = others && !owner && !out->count;
}
