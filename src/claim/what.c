/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a claim is about: the metric named around its anchor. */
#include "parse.h"

static bool is_metric(const struct atom *atom)
{
    return atom_is(atom, WORD_METRIC);
}

static bool is_weak(const struct atom *atom)
{
    return is_metric(atom) && (atom->entry->flags & WORD_WEAK);
}

static void note_quality(const struct atom *atom, struct quality *quality)
{
    if (atom_is(atom, WORD_PRECISION) && quality->precision == CC_PREC_NONE)
        quality->precision = (enum cc_precision)atom->entry->value;
    if (atom_is(atom, WORD_SCOPE) && quality->scope == CC_SCOPE_NONE)
        quality->scope = (enum cc_scope)atom->entry->value;
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
        break;
    }
}

static bool names_link(const struct atom *atom)
{
    return is_metric(atom) && atom->entry->value == CC_CM_INTERCONNECT_BANDWIDTH;
}

static bool names_memory(const struct atom *atom)
{
    if (atom_is_amount(atom, AMOUNT_VALUE))
        return atom->amount.amount.dimension == CC_DIM_BYTES;
    return is_metric(atom) && (atom->entry->value == CC_CM_MEMORY_CAPACITY || (atom->entry->value == CC_CM_MEMORY_BANDWIDTH && !is_weak(atom)));
}

/* Whose bandwidth is spoken of at `at`: the memory's or the link's, by the nearest word in the sentence that says so, then by the sentence before and the heading. */
static enum cc_claim_metric whose_bandwidth(const struct parser *parser, size_t at)
{
    for (size_t distance = 1; at + distance < parser->last || at >= parser->first + distance; distance++) {
        for (int side = 0; side < 2; side++) {
            if (side ? at + distance >= parser->last : at < parser->first + distance)
                continue;
            const struct atom *atom = atom_at(parser, side ? at + distance : at - distance);
            if (names_link(atom))
                return CC_CM_INTERCONNECT_BANDWIDTH;
            if (names_memory(atom))
                return CC_CM_MEMORY_BANDWIDTH;
        }
    }
    uint32_t block = parser->atoms.tokens->sentences[parser->sentence].block + 1, links = parser->memory.links_block;
    return links && block - links <= 1 ? CC_CM_INTERCONNECT_BANDWIDTH : CC_CM_MEMORY_BANDWIDTH;
}

/* What a metric word means where it stands. */
static enum cc_claim_metric resolve(const struct parser *parser, size_t at)
{
    enum cc_claim_metric metric = (enum cc_claim_metric)atom_at(parser, at)->entry->value;
    if (is_weak(atom_at(parser, at)) && metric == CC_CM_MEMORY_BANDWIDTH)
        return whose_bandwidth(parser, at);
    return metric;
}

void note_bandwidth(struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last; i++) {
        if (names_link(atom_at(parser, i)))
            parser->memory.links_block = parser->atoms.tokens->sentences[parser->sentence].block + 1;
        if (names_memory(atom_at(parser, i)))
            parser->memory.links_block = 0;
    }
}

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
    if (!is_weak(atom) || atom->entry->value != CC_CM_COMPUTE)
        return false;
    if (quality->precision != CC_PREC_NONE || quality->tensor)
        return false;
    return has_topic(parser, at) || cc_str_eq(cc_str_of(atom->entry->words), CC_STR("throughput"));
}

static void add_metric(const struct parser *parser, size_t at, struct found_metrics *out)
{
    enum cc_claim_metric metric = resolve(parser, at);
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i].metric == metric)
            return;
    if (is_blocked_metric(parser, at, &out->quality))
        out->blocked = true;
    else if (out->count < METRICS_MAX)
        out->items[out->count++] = (struct found_metric){metric, at};
}

/* Whether "and" or a comma at `at` goes on with another metric of the same phrase: "[more] memory and memory bandwidth". */
static bool goes_on(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last && i <= at + 4; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (is_metric(atom))
            return true;
        if (!atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_ALSO) && !atom_is(atom, WORD_PRECISION) && !atom_is(atom, WORD_QUALIFIER) && atom->kind != ATOM_OTHER)
            return false;
    }
    return false;
}

/* Words that say nothing about what is measured. */
static bool is_idle(const struct parser *parser, const struct atom *atom)
{
    static const char *const idle[] = {"too", "also", "overall", "total", "raw", "peak", "aggregate", "theoretical", "bit", "far", "well", "even", "still", "ai", "available", "usable", "maximum", "chip",
        "gpu", "rated", "nominal", "paper", "everything", "s", "low", "combined", "onboard", "local", "fast"};
    for (size_t i = 0; i < sizeof idle / sizeof idle[0]; i++)
        if (token_is_word(&parser->atoms.tokens->items[atom->first], idle[i]))
            return true;
    return false;
}

/* Whether an atom may stand between the anchor and its metric. */
static bool may_pass(const struct parser *parser, size_t at, const struct found_metrics *found, size_t *others)
{
    const struct atom *atom = atom_at(parser, at);
    if (atom_is(atom, WORD_ARTICLE) || atom_is_mark(atom, '-') || atom_is(atom, WORD_MUCH) || atom_is(atom, WORD_PRECISION) || atom_is(atom, WORD_QUALIFIER) || atom_is(atom, WORD_SCOPE) || atom_is(atom, WORD_MAKER))
        return true;
    if (atom->kind == ATOM_OTHER) {
        *others += !is_idle(parser, atom);
        return *others <= 3;
    }
    if (found->count)
        return false;
    if (atom_is(atom, WORD_OF) || atom_is(atom, WORD_PLACE) || atom_is(atom, WORD_CHANGE) || atom_is(atom, WORD_THAN) || atom_is(atom, WORD_AS) || atom_is(atom, WORD_VERSUS) ||
        atom_is(atom, WORD_WHAT) || atom_is(atom, WORD_HAVE) || atom_is(atom, WORD_PRONOUN) || atom_is(atom, WORD_EQUAL))
        return true;
    return atom->kind == ATOM_CHIP;
}

/* "a 67% boost in FP4": the precision alone names the rate. */
static void add_compute(const struct parser *parser, size_t at, struct found_metrics *out)
{
    for (size_t i = at; i < parser->last && i < at + 4; i++) {
        bool placed = i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_PLACE) || atom_is(atom_at(parser, i - 1), WORD_ARTICLE));
        if (!atom_is(atom_at(parser, i), WORD_PRECISION) || !placed)
            continue;
        out->items[out->count++] = (struct found_metric){CC_CM_COMPUTE, i};
        out->to = i + 1;
        return;
    }
}

void metrics_after(const struct parser *parser, size_t at, struct found_metrics *out)
{
    size_t others = 0;
    bool owner = false;
    *out = (struct found_metrics){.from = at, .to = at};
    for (size_t i = at; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        note_quality(atom, &out->quality);
        if (is_metric(atom)) {
            add_metric(parser, i, out);
            out->to = i + 1;
            others = 0;
            continue;
        }
        if (atom_is_amount(atom, AMOUNT_VALUE) && !out->count && i > at) {
            bool blocked;
            enum cc_claim_metric metric = metric_of_value(parser, i, &blocked);
            if (metric != CC_CM_OTHER && !blocked && !others) /* "3.6 times the 80 GB of an H100" */
                out->items[out->count++] = (struct found_metric){metric, i};
            out->to = i + 1;
            return;
        }
        if (atom_is(atom, WORD_TOPIC)) {
            out->blocked = out->blocked || out->count == 0;
            if (!out->count)
                out->to = i + 1;
            return;
        }
        bool joint = atom_is(atom, WORD_ALSO) || atom_is_mark(atom, ',') || atom_is_mark(atom, '/');
        if (joint && out->count && goes_on(parser, i))
            continue;
        if (!may_pass(parser, i, out, &others))
            break;
        owner = owner || atom->kind == ATOM_CHIP; /* words before it are its adjectives, those behind it its verb */
    }
    if (!out->count && !out->blocked && out->quality.precision != CC_PREC_NONE)
        add_compute(parser, at, out);
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

/* What a mark or a turn between a metric and the anchor does to the search. */
static bool bars(const struct parser *parser, size_t i, size_t at, enum reach reach)
{
    const struct atom *atom = atom_at(parser, i), *next = i + 1 < at ? atom_at(parser, i + 1) : NULL;
    bool relative = next && atom_is(next, WORD_TURN) && next->entry->value == 1; /* ", which is" */
    if (reach == REACH_ANY)
        return false;
    if (atom_is_mark(atom, ';'))
        return true;
    if (reach == REACH_SENTENCE)
        return false;
    if (atom_is(atom, WORD_TURN))
        return !(atom->entry->value == 1 && next && atom_is(next, WORD_BE));
    if (atom_is_mark(atom, ':') || (reach == REACH_CLOSE && atom_is(atom, WORD_ALSO)))
        return true;
    if (!atom_is_mark(atom, ',') || relative)
        return false;
    for (size_t k = i; reach == REACH_CLAUSE && k-- > parser->first && k + 5 > i;) /* "300 PFLOPs of dense BF16, almost double ..." */
        if (atom_is_amount(atom_at(parser, k), AMOUNT_VALUE))
            return false;
    return true;
}

/* "8 TB/s of HBM3e": the figure says what is measured, not the memory behind it. */
static bool belongs_to_value(const struct parser *parser, size_t i)
{
    if (i == parser->first || !is_metric(atom_at(parser, i)))
        return false;
    size_t before = atom_is(atom_at(parser, i - 1), WORD_OF) && i > parser->first + 1 ? i - 2 : i - 1;
    return atom_is_amount(atom_at(parser, before), AMOUNT_VALUE);
}

/* A provider of a metric at `i`: a word, or a figure with a unit. */
static bool provides(const struct parser *parser, size_t i, struct found_metrics *out)
{
    const struct atom *atom = atom_at(parser, i);
    if (belongs_to_value(parser, i))
        return false;
    if (is_metric(atom)) {
        struct quality quality = quality_near(parser, i, i + 1);
        if (!out->count)
            out->quality = quality;
        add_metric(parser, i, out);
        return true;
    }
    return atom_is_amount(atom, AMOUNT_VALUE) && value_metric(parser, i, out);
}

void metrics_before(const struct parser *parser, size_t at, enum reach reach, struct found_metrics *out)
{
    size_t others = 0;
    *out = (struct found_metrics){.from = at, .to = at};
    for (size_t i = at; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (provides(parser, i, out)) {
            out->from = i;
            return;
        }
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
        if (is_metric(atom)) {
            add_metric(parser, i, out);
            out->from = i;
        }
        bool subject = atom->kind == ATOM_CHIP && !atom->possessive && (atom->role == ROLE_PLAIN || out->count); /* "the H800 is identical": not its metrics */
        if (atom_is_mark(atom, ';') || atom_is_mark(atom, ':') || atom_is(atom, WORD_TURN) || subject)
            return;
    }
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
        if (atom_at(parser, i)->kind == ATOM_CHIP || atom_at(parser, i)->kind == ATOM_AMOUNT)
            return false;
        if (is_metric(atom_at(parser, i)))
            add_metric(parser, i, out);
    }
    return out->count == 1 && !out->blocked;
}

bool metric_of_before(const struct parser *parser, size_t at, struct found_metrics *out)
{
    enum { BACK = 6 };
    for (size_t i = at, steps = 0; i-- > parser->first && steps < BACK; steps++) {
        const struct atom *atom = atom_at(parser, i);
        bool that = atom_is(atom, WORD_ARTICLE) && (token_is_word(&parser->atoms.tokens->items[atom->first], "that") || token_is_word(&parser->atoms.tokens->items[atom->first], "this"));
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

/* "... when the math is done in FP8": the only precision of the sentence, behind "in" or "at". */
static enum cc_precision trailing_precision(const struct parser *parser, size_t from)
{
    enum cc_precision found = CC_PREC_NONE;
    for (size_t i = from; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_CHIP || atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ',') || atom_is_mark(atom, ';'))
            return CC_PREC_NONE;
        if (!atom_is(atom, WORD_PRECISION))
            continue;
        const struct atom *before = atom_at(parser, i - 1);
        bool placed = atom_is(before, WORD_PLACE) && (before->entry->value == PLACE_IN || before->entry->value == PLACE_AT);
        found = placed && found == CC_PREC_NONE ? (enum cc_precision)atom->entry->value : CC_PREC_NONE;
        if (found == CC_PREC_NONE)
            return CC_PREC_NONE;
    }
    return found;
}

struct quality quality_near(const struct parser *parser, size_t from, size_t to)
{
    enum { REACH = 5 };
    struct quality quality = {0};
    bool comma = false;
    for (size_t i = to, steps = 0; i < parser->last && steps < REACH; i++, steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT || atom->kind == ATOM_CHIP || is_metric(atom) || atom_is_mark(atom, ',') || atom_is_mark(atom, ';') || atom_is(atom, WORD_ALSO) || atom_is(atom, WORD_TURN))
            break;
        note_quality(atom, &quality);
    }
    for (size_t i = from, steps = 0; i-- > parser->first && steps < REACH + 3; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ';') || atom_is(atom, WORD_TURN))
            break;
        comma = comma || atom_is_mark(atom, ',');
        if (!comma || !atom_is(atom, WORD_SCOPE) || i == parser->first)
            note_quality(atom, &quality);
    }
    if (quality.precision == CC_PREC_NONE) { /* a frame: "In FP4 the B200 ..." */
        enum cc_precision frame = CC_PREC_NONE;
        size_t named = 0;
        for (size_t i = parser->first; i < from; i++) {
            if (!atom_is(atom_at(parser, i), WORD_PRECISION))
                continue;
            frame = (enum cc_precision)atom_at(parser, i)->entry->value;
            named++;
        }
        if (named == 1)
            quality.precision = frame;
        if (named == 0)
            quality.precision = trailing_precision(parser, to);
    }
    return quality;
}

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

/* A byte rate belongs to the memory unless a link is spoken of nearer to it. */
static enum cc_claim_metric rate_metric_near(const struct parser *parser, size_t at, bool *blocked)
{
    enum { REACH = 6 };
    for (size_t distance = 1; distance <= REACH; distance++) {
        for (int side = 0; side < 2; side++) {
            if (side ? at + distance >= parser->last : at < parser->first + distance)
                continue;
            const struct atom *atom = atom_at(parser, side ? at + distance : at - distance);
            if (names_link(atom) || names_memory(atom))
                return names_link(atom) ? CC_CM_INTERCONNECT_BANDWIDTH : CC_CM_MEMORY_BANDWIDTH;
            if (atom_is(atom, WORD_CONTEXT) && (atom->entry->value == CONTEXT_NETWORK || atom->entry->value == CONTEXT_PCIE)) {
                *blocked = true;
                return CC_CM_OTHER;
            }
        }
    }
    return whose_bandwidth(parser, at);
}

/* "Count the SMs and an H100 shows 132": a bare number behind a chip and its verb, where units were spoken of before. */
static bool shows_count(const struct parser *parser, size_t at)
{
    if (at < parser->first + 2)
        return false;
    bool verb = atom_is(atom_at(parser, at - 1), WORD_HAVE) && atom_at(parser, at - 2)->kind == ATOM_CHIP;
    for (size_t i = parser->first; verb && i < at; i++)
        if (is_metric(atom_at(parser, i)) && atom_at(parser, i)->entry->value == CC_CM_COMPUTE_UNITS)
            return true;
    return false;
}

/* "132 SMs", "80 billion transistors", "72 Blackwell GPUs": the noun that is counted. */
static enum cc_claim_metric counted_metric(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last && i <= at + 4; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_COUNTED))
            return (enum cc_claim_metric)atom->entry->value;
        if (is_metric(atom) && (atom->entry->value == CC_CM_TRANSISTORS || atom->entry->value == CC_CM_COMPUTE_UNITS))
            return (enum cc_claim_metric)atom->entry->value;
        if (atom->kind != ATOM_OTHER && atom->kind != ATOM_CHIP && !atom_is(atom, WORD_MAKER))
            break;
    }
    if (is_near(parser, at, WORD_METRIC, CC_CM_TRANSISTORS, 3))
        return CC_CM_TRANSISTORS;
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
    *blocked = false;
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
        *blocked = is_near(parser, at, WORD_CONTEXT, CONTEXT_CACHE, 4) || is_near(parser, at, WORD_CONTEXT, CONTEXT_OTHER_STORE, 5) ||
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
