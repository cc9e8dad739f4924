/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The metric of a comparison: named in the phrase behind its anchor, or before it. */
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

static void add_metric(const struct parser *parser, size_t at, struct found_metrics *out)
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

/* Words that say nothing about what is measured. */
static bool is_idle(const struct parser *parser, const struct atom *atom)
{
    static const char *const idle[] = {"too", "also", "overall", "total", "raw", "peak", "aggregate", "theoretical", "bit", "far", "well",
        "even", "still", "ai", "available", "usable", "maximum", "chip", "gpu", "rated", "nominal", "paper", "everything", "s", "low",
        "combined", "onboard", "local", "fast", "be", "exact", "precise"};
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
        *others += !is_idle(parser, atom) && !names_kin(&parser->atoms, at);
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
            add_metric(parser, i, out);
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
        if (!may_pass(parser, i, out, &others))
            break;
        owner = owner || atom->kind == ATOM_CHIP; /* words before it are its adjectives, those behind it its verb */
    }
    out->unknown_noun = others && !owner && !out->count;
}

/* The value that the anchor comments on: "141 GB of HBM3e (76% more ...)". */
static bool value_metric(const struct parser *parser, size_t at, struct found_metrics *out)
{
    bool blocked = false;
    enum cc_claim_metric metric = metric_of_value(parser, at, &blocked);
    if (metric == CC_CM_OTHER || blocked)
        return false;
    out->items[out->count++] = (struct found_metric){metric, at};
    out->quality.precision = atom_at(parser, at)->amount.precision;
    return true;
}

/* "300 PFLOPs of dense BF16 compute, almost double ...": the comma at `at` closes the phrase of a figure. */
static bool closes_figure(const struct parser *parser, size_t at)
{
    enum { NEAR = 4, LONGEST = 7 };
    bool measured = true; /* nothing but what says what is measured */
    for (size_t i = at, steps = 0; i-- > parser->first && steps < LONGEST && (measured || steps < NEAR); steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is_amount(atom, AMOUNT_VALUE) || atom_is_amount(atom, AMOUNT_NUMBER))
            return true;
        measured = measured && (atom_is_metric(atom) || atom_is(atom, WORD_OF) || atom_is(atom, WORD_QUALIFIER) ||
                                   atom_is(atom, WORD_PRECISION) || atom->kind == ATOM_OTHER);
    }
    return false;
}

/* "which is", "which also runs": the relative clause speaks of what stands before it. */
static bool is_verb_of_memory(const struct parser *parser, size_t at, size_t anchor)
{
    static const char *const verbs[] = {"runs", "run", "works", "operates", "moves", "comes"};
    while (at + 1 < anchor && is_idle(parser, atom_at(parser, at)))
        at++;
    return atom_is(atom_at(parser, at), WORD_BE) || TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, at)->first], verbs);
}

/* ", however,", ", though,": a turn that stands apart in its clause, at one of its three atoms. */
static bool is_aside(const struct parser *parser, size_t i, size_t at)
{
    size_t turn = atom_is(atom_at(parser, i), WORD_TURN) ? i : i + 1 < at && atom_is(atom_at(parser, i + 1), WORD_TURN) ? i + 1 : i - 1;
    return turn > parser->first && turn + 1 < at && atom_is(atom_at(parser, turn), WORD_TURN) &&
           atom_is_mark(atom_at(parser, turn - 1), ',') && atom_is_mark(atom_at(parser, turn + 1), ',');
}

/* What a mark or a turn between a metric and the anchor does to the search. */
static bool bars(const struct parser *parser, size_t i, size_t at, enum reach reach)
{
    const struct atom *atom = atom_at(parser, i), *next = i + 1 < at ? atom_at(parser, i + 1) : NULL;
    bool relative = next && atom_is(next, WORD_TURN) && next->entry->value == 1; /* ", which is" */
    if (reach == REACH_ANY)
        return false;
    if (atom_is_mark(atom, ';'))
        return true;
    if (i > parser->first && is_aside(parser, i, at))
        return false;
    if (reach == REACH_SENTENCE)
        return false;
    if (atom_is(atom, WORD_TURN))
        return !(atom->entry->value == 1 && next && is_verb_of_memory(parser, i + 1, at));
    if (atom_is_mark(atom, ':') || (reach == REACH_CLOSE && atom_is(atom, WORD_ALSO)))
        return true;
    if (!atom_is_mark(atom, ',') || relative)
        return false;
    return reach != REACH_CLAUSE || !closes_figure(parser, i);
}

/* "8 TB/s of HBM3e": the figure says what is measured, not the memory behind it. */
static bool belongs_to_value(const struct parser *parser, size_t i)
{
    if (i == parser->first || !atom_is_metric(atom_at(parser, i)))
        return false;
    size_t before = atom_is(atom_at(parser, i - 1), WORD_OF) && i > parser->first + 1 ? i - 2 : i - 1;
    return atom_is_amount(atom_at(parser, before), AMOUNT_VALUE);
}

/* "links 384 accelerators": a verb. */
static bool is_linking(const struct parser *parser, size_t i)
{
    return token_is_word(&parser->atoms.tokens->items[atom_at(parser, i)->first], "links") && i + 1 < parser->last &&
           atom_is_amount(atom_at(parser, i + 1), AMOUNT_NUMBER);
}

/* "384 accelerators, more than five times as many as": a count of accelerators that the anchor comments on. */
static bool is_count_of_accelerators(const struct parser *parser, size_t i)
{
    bool blocked;
    return atom_is_amount(atom_at(parser, i), AMOUNT_NUMBER) && i + 1 < parser->last && atom_is(atom_at(parser, i + 1), WORD_COUNTED) &&
           metric_of_value(parser, i, &blocked) == CC_CM_ACCELERATORS;
}

/* A provider of a metric at `i`: a word, or a figure with a unit. */
static bool provides(const struct parser *parser, size_t i, struct found_metrics *out)
{
    const struct atom *atom = atom_at(parser, i);
    if (belongs_to_value(parser, i) || is_linking(parser, i) || is_excepted(parser, i))
        return false;
    if (is_count_of_accelerators(parser, i))
        return value_metric(parser, i, out);
    if (atom_is_metric(atom)) {
        struct quality quality = quality_near(parser, i, i + 1);
        if (!out->count)
            out->quality = quality;
        if (is_other_quantity(parser, i))
            out->blocked = true;
        else
            add_metric(parser, i, out);
        return true;
    }
    return atom_is_amount(atom, AMOUNT_VALUE) && value_metric(parser, i, out);
}

/* "memory and bandwidth are 50% below": a predicate of several, told by its verb, or by the metrics' standing right before the factor. */
static bool is_plural(const struct parser *parser, size_t metric, size_t at)
{
    static const char *const plural[] = {"are", "were"};
    for (size_t i = metric + 1; i < at; i++)
        if (TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, i)->first], plural))
            return true;
    return metric + 1 == at;
}

/* The metrics joined by "and" to the one at `at`: "peak performance and memory bandwidth". */
static void metrics_joined_before(const struct parser *parser, size_t at, struct found_metrics *out)
{
    size_t i = at;
    while (i > parser->first + 1 && (atom_is(atom_at(parser, i - 1), WORD_PRECISION) || atom_is(atom_at(parser, i - 1), WORD_QUALIFIER) ||
                                        atom_is(atom_at(parser, i - 1), WORD_ARTICLE)))
        i--;
    if (i < parser->first + 2 || !atom_is(atom_at(parser, i - 1), WORD_ALSO))
        return;
    size_t other = before_bracket(parser, i - 2);
    if (other != i - 2 && other > parser->first)
        other--;
    const struct atom *own = other > parser->first ? atom_at(parser, other - 1) : NULL; /* "76% extra memory and bandwidth 1.5 times" */
    bool compared = own && (atom_is(own, WORD_MORE) || atom_is_factor(own));
    if (!atom_is_metric(atom_at(parser, other)) || is_other_quantity(parser, other) || compared)
        return;
    for (size_t k = other; k-- > parser->first && k + 3 > other;)
        if (atom_is_factor(atom_at(parser, k)) || atom_is(atom_at(parser, k), WORD_MORE))
            return; /* "76% more memory and bandwidth 1.5 times as high" */
    add_metric(parser, other, out);
    out->from = other;
}

void metrics_before(const struct parser *parser, size_t at, enum reach reach, struct found_metrics *out)
{
    size_t others = 0;
    bool bare = false;
    *out = (struct found_metrics){.from = at, .to = at};
    for (size_t i = at; i-- > parser->first;) {
        i = before_bracket(parser, i);
        const struct atom *atom = atom_at(parser, i);
        if (provides(parser, i, out)) {
            out->from = i;
            /* "swap in HBM3e and you get 4.8, a gain of 43%": of the figure, whatever it is */
            out->blocked = out->blocked || (bare && atom_is_metric(atom) && memory_kind_near(parser, i).len > 0);
            if (reach != REACH_CLOSE && atom_is_metric(atom) && is_plural(parser, i, at))
                metrics_joined_before(parser, i, out);
            return;
        }
        bare = bare || (atom_is_amount(atom, AMOUNT_NUMBER) && !atom->lender && i + 1 < at && atom_is_mark(atom_at(parser, i + 1), ','));
        if (atom_is(atom, WORD_TOPIC)) {
            out->blocked = true;
            return;
        }
        others += atom->kind == ATOM_OTHER;
        if (bars(parser, i, at, reach) || (reach == REACH_CLOSE && others > 4))
            return;
    }
}

void metrics_listed_before(const struct parser *parser, size_t at, struct found_metrics *out)
{
    *out = (struct found_metrics){.from = at, .to = at};
    for (size_t i = at; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is_metric(atom)) {
            if (!is_other_quantity(parser, i) && !is_excepted(parser, i))
                add_metric(parser, i, out);
            out->from = i;
        }
        bool subject = atom->kind == ATOM_CHIP && !atom->possessive &&
                       (atom->role == ROLE_PLAIN || out->count); /* "the H800 is identical": not its metrics */
        if (atom_is_mark(atom, ';') || atom_is_mark(atom, ':') || atom_is(atom, WORD_TURN) || subject)
            return;
    }
}

bool metric_of_verb(const struct parser *parser, size_t at, struct found_metrics *out)
{
    static const char *const verbs[] = {"draws", "draw", "drew", "drawing", "consumes", "consume", "consuming", "burns", "burn", "burning",
        "sips", "guzzles"};
    *out = (struct found_metrics){.from = at, .to = at + 1};
    for (size_t i = at; i-- > parser->first && i + 4 > at;) {
        if (TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, i)->first], verbs)) {
            out->items[out->count++] = (struct found_metric){CC_CM_POWER, i};
            return true;
        }
        if (atom_at(parser, i)->kind == ATOM_MARK || atom_at(parser, i)->kind == ATOM_CHIP)
            break;
    }
    return false;
}

bool metrics_of_counts(const struct parser *parser, size_t at, struct found_metrics *out)
{
    enum { NEAR = 8 };
    size_t counts = NOWHERE;
    for (size_t i = parser->first; i < parser->last; i++)
        if (atom_is(atom_at(parser, i), WORD_COUNTS) && (i < at ? at - i : i - at) <= NEAR)
            counts = i;
    if (counts == NOWHERE)
        return false;
    *out = (struct found_metrics){.from = at, .to = at + 1};
    for (size_t i = counts < at ? counts : at; i-- > parser->first && out->count < 2;) {
        struct found_metrics one = {0};
        if (!provides(parser, i, &one) || !one.count)
            continue;
        if (!out->count || out->items[0].metric != one.items[0].metric)
            out->items[out->count++] = one.items[0];
    }
    return out->count == 2;
}

/* "By FLOPS count only, ...", "In memory bandwidth, ...": a frame at the sentence's start. */
bool metric_of_frame(const struct parser *parser, size_t at, struct found_metrics *out)
{
    size_t first = parser->first;
    *out = (struct found_metrics){.from = at, .to = at + 1};
    if (!atom_is(atom_at(parser, first), WORD_PLACE) || has_topic_word(parser, at))
        return false;
    for (size_t i = first; i < at && !atom_is_mark(atom_at(parser, i), ','); i++) {
        if (atom_at(parser, i)->kind == ATOM_CHIP && out->count) /* "In memory bandwidth the H20 ..." */
            break;
        if (atom_at(parser, i)->kind == ATOM_CHIP || atom_at(parser, i)->kind == ATOM_AMOUNT || atom_is(atom_at(parser, i), WORD_MORE))
            return false;
        note_quality(atom_at(parser, i), &out->quality);
        if (atom_is_metric(atom_at(parser, i)) && !is_other_quantity(parser, i) && !is_excepted(parser, i))
            add_metric(parser, i, out);
    }
    return out->count == 1 && !out->blocked;
}

bool metric_of_before(const struct parser *parser, size_t at, struct found_metrics *out)
{
    enum { BACK = 6 };
    for (size_t i = at, steps = 0; i-- > parser->first && steps < BACK; steps++) {
        const struct atom *atom = atom_at(parser, i);
        bool that = atom_is(atom, WORD_ARTICLE) && (token_is_word(&parser->atoms.tokens->items[atom->first], "that") ||
                                                       token_is_word(&parser->atoms.tokens->items[atom->first], "this"));
        if (!that) {
            if (atom->kind == ATOM_CHIP || atom->kind == ATOM_AMOUNT)
                return false;
            continue;
        }
        metrics_before(parser, i, REACH_ANY, out);
        if (!out->count && !out->blocked && parser->memory.metric != CC_CM_OTHER && i <= parser->first + 1)
            out->items[out->count++] = (struct found_metric){parser->memory.metric, at};
        return out->count > 0;
    }
    return false;
}
