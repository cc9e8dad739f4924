/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The metric of a comparison that stands before its anchor: its subject, the figure it comments on, its verb, a frame. */
#include "parse.h"

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
    while (at + 1 < anchor && is_idle_word(parser, atom_at(parser, at)))
        at++;
    return atom_is(atom_at(parser, at), WORD_BE) || TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, at)->first], verbs);
}

/* What may stand in ", however,", ", on the other hand,". */
static bool is_remark_word(const struct atom *atom)
{
    return atom->kind == ATOM_OTHER || atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_PLACE) || atom_is(atom, WORD_OF) ||
           (atom_is(atom, WORD_TURN) && atom->entry->value == 0);
}

enum { LONGEST_REMARK = 5 };

/* The comma that closes the remark that the one at `open` opens, NOWHERE where more than a remark follows. */
static size_t remark_end(const struct parser *parser, size_t open, size_t at)
{
    for (size_t i = open + 1; i < at && i <= open + 1 + LONGEST_REMARK; i++) {
        if (atom_is_mark(atom_at(parser, i), ','))
            return i > open + 1 ? i : NOWHERE;
        if (!is_remark_word(atom_at(parser, i)))
            break;
    }
    return NOWHERE;
}

/* The atom belongs to a remark that stands apart between commas before `at`. */
static bool is_aside(const struct parser *parser, size_t i, size_t at)
{
    for (size_t open = i, steps = 0; steps <= LONGEST_REMARK + 1; open--, steps++) {
        bool comma = atom_is_mark(atom_at(parser, open), ',');
        size_t end = comma ? remark_end(parser, open, at) : NOWHERE;
        if (end != NOWHERE && end >= i)
            return true;
        if (open == parser->first || (!comma && !is_remark_word(atom_at(parser, open))))
            break;
    }
    return false;
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
        struct quality quality = {0};
        note_quality(atom, &quality); /* "its FP4 rate": the precision is the metric's word */
        quality_merge(&quality, quality_near(parser, i, i + 1));
        if (!out->count)
            out->quality = quality;
        if (is_other_quantity(parser, i))
            out->blocked = true;
        else
            metrics_add(parser, i, out);
        return true;
    }
    return atom_is_amount(atom, AMOUNT_VALUE) && !is_name_part(parser, i) && value_metric(parser, i, out);
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
    metrics_add(parser, other, out);
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
                metrics_add(parser, i, out);
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
            metrics_add(parser, i, out);
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
