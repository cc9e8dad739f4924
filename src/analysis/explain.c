/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which published figures would make a stated ratio true: every like-for-like reading, those that fit, and how many would by chance. */
#include "chipcmp/analysis/explain.h"

#include "operands.h"
#include "tally.h"

#include "chipcmp/metric/scope.h"

#include <math.h>
#include <stdlib.h>

/* For throughput, what "compute" means where the words do not say. */
static const char *const default_rates[] = {"bf16_tensor", "fp16_tensor"};

struct member {
    uint32_t chip;
    bool is_default;
    struct explain_operands operands; /* of the measure at hand */
};

struct run {
    const struct cc_db *db;
    struct cc_arena *arena;
    struct cc_error *error;
    struct cc_explain *out;
    struct member *subjects, *objects;
    size_t subject_count, object_count;
    struct explain_trial *trials; /* every reading computed */
    size_t trial_capacity, candidate_capacity, gap_capacity;
};

const char *cc_departure_name(enum cc_departure departure)
{
    static const char *const names[CC_DEPARTURE_COUNT] = {"variant", "precision", "basis", "derived", "conflict", "preliminary"};
    return names[departure];
}

static bool same_scope(const struct run *r, const struct member *a, const struct member *b)
{
    return cc_scope_same(r->db, a->chip, b->chip);
}

static bool is_throughput(const struct cc_metric *metric)
{
    return metric->bases >> CC_BASIS_DENSE & 1;
}

static bool is_default_rate(const struct cc_metric *metric)
{
    for (size_t i = 0; i < sizeof default_rates / sizeof *default_rates; i++)
        if (cc_str_eq(metric->id, cc_str_of(default_rates[i])))
            return true;
    return false;
}

/* ---- the members of both sides */

static bool list_party(struct run *r, const struct cc_explain_party *party, struct member **members, size_t *count)
{
    *members = CC_NEW(r->arena, struct member, party->count);
    if (!*members)
        return cc_error_memory(r->error);
    for (; *count < party->count; ++*count)
        (*members)[*count] = (struct member){.chip = party->chips[*count], .is_default = *count == 0};
    return true;
}

static bool is_subject(const struct run *r, uint32_t chip)
{
    for (size_t i = 0; i < r->subject_count; i++)
        if (r->subjects[i].chip == chip)
            return true;
    return false;
}

static bool list_every_other(struct run *r)
{
    r->objects = CC_NEW(r->arena, struct member, r->db->chip_count);
    if (!r->objects)
        return cc_error_memory(r->error);
    for (uint32_t i = 0; i < r->db->chip_count; i++)
        if (!is_subject(r, i))
            r->objects[r->object_count++] = (struct member){.chip = i,
                .is_default = r->db->families[r->db->chips[i].family].default_chip == i};
    return true;
}

static bool list_members(struct run *r)
{
    const struct cc_explain_options *o = &r->out->options;
    if (!list_party(r, &o->subject, &r->subjects, &r->subject_count))
        return false;
    return o->object.chips ? list_party(r, &o->object, &r->objects, &r->object_count) : list_every_other(r);
}

static void note_kinds(struct run *r)
{
    r->out->across_kinds = true;
    for (size_t s = 0; s < r->subject_count; s++)
        for (size_t o = 0; o < r->object_count; o++)
            r->out->across_kinds &= !same_scope(r, &r->subjects[s], &r->objects[o]);
}

/* ---- one reading */

/* The stated way it fits best; false where it meets none. */
static bool fits(const struct cc_explain_options *options, struct cc_explain_candidate *c)
{
    bool any = false;
    for (size_t i = 0; i < options->stated_count; i++) {
        const struct cc_explain_stated *stated = &options->stated[i];
        double fit = fabs(c->ratio - stated->centre) / ((stated->range.hi - stated->range.lo) / 2);
        if (!cc_interval_overlap(c->range, stated->range) || (any && fit >= c->fit))
            continue;
        any = true;
        c->fit = fit;
        c->stated = i;
    }
    return any;
}

static bool try_reading(struct run *r, struct cc_explain_candidate *c)
{
    struct cc_explain *out = r->out;
    c->ratio = c->subject.number / c->object.number;
    if (!cc_interval_div(c->subject.range, c->object.range, &c->range) || !(c->range.lo > 0))
        return true;
    if (c->range.hi > CC_EXPLAIN_COARSE * c->range.lo) {
        out->coarse++;
        return true;
    }
    c->trial = out->readings;
    bool fit = fits(&out->options, c);
    if (!CC_PUSH_ROOM(r->arena, r->trials, out->readings, r->trial_capacity))
        return cc_error_memory(r->error);
    r->trials[out->readings++] = (struct explain_trial){.ratio = c->ratio,
        .chance = cc_explain_chance(&out->options, c->range),
        .fits = fit,
        .natural = c->departures.total == 0,
        .candidate = out->candidate_count};
    if (!fit)
        return true;
    if (!CC_PUSH_ROOM(r->arena, out->candidates, out->candidate_count, r->candidate_capacity))
        return cc_error_memory(r->error);
    out->candidates[out->candidate_count++] = *c;
    return true;
}

/* Every side of one member against every side of another. */
static bool try_pair(struct run *r, const struct cc_explain_measure *measure, const struct cc_departures *departures,
    const struct member *s, const struct member *o)
{
    struct cc_departures own = *departures;
    if (s->chip == o->chip || !same_scope(r, s, o))
        return true;
    if (!s->is_default)
        departures_add(&own, CC_DEPARTURE_VARIANT);
    if (!o->is_default)
        departures_add(&own, CC_DEPARTURE_VARIANT);
    for (size_t i = 0; i < s->operands.count; i++) {
        for (size_t k = 0; k < o->operands.count; k++) {
            struct cc_explain_candidate c = {.measure = *measure, .subject = s->operands.items[i], .object = o->operands.items[k]};
            struct cc_departures sides = departures_sum(&c.subject.departures, &c.object.departures);
            c.departures = departures_sum(&own, &sides);
            if (c.departures.total <= CC_EXPLAIN_DEPARTURES && !try_reading(r, &c))
                return false;
        }
    }
    return true;
}

/* One of the default members has a figure and the other has none in public: a reading that could not be tried. */
static bool note_gap(struct run *r, const struct cc_explain_measure *measure, const struct cc_departures *departures)
{
    struct cc_explain *out = r->out;
    const struct member *s = &r->subjects[0], *o = &r->objects[0], *without = s->operands.count ? o : s;
    bool of_interest = !measure->derived && !departures->times[CC_DEPARTURE_BASIS] && out->options.object.chips && same_scope(r, s, o);
    if (!of_interest || !s->operands.count == !o->operands.count || !without->operands.missing)
        return true;
    if (!CC_PUSH_ROOM(r->arena, out->gaps, out->gap_count, r->gap_capacity))
        return cc_error_memory(r->error);
    out->gaps[out->gap_count++] = (struct cc_explain_gap){measure->metric, without->chip, measure->basis};
    return true;
}

static bool applies(const struct run *r, const struct cc_explain_measure *measure, uint32_t chip)
{
    return measure->metric == CC_NO_INDEX || cc_metric_applies(&r->db->metrics[measure->metric], r->db->chips[chip].kind);
}

static bool fill_operands(struct run *r, const struct cc_explain_measure *measure, struct member *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        members[i].operands.count = 0;
        members[i].operands.missing = false;
        if (applies(r, measure, members[i].chip) &&
            !explain_operands(r->db, members[i].chip, measure, r->arena, &members[i].operands, r->error))
            return false;
    }
    return true;
}

static bool try_measure(struct run *r, const struct cc_explain_measure *measure)
{
    struct cc_departures departures = {.total = 0};
    const struct cc_metric *metric = measure->metric == CC_NO_INDEX ? NULL : &r->db->metrics[measure->metric];
    if (measure->derived)
        departures_add(&departures, CC_DEPARTURE_DERIVED);
    if (metric && is_throughput(metric) && !is_default_rate(metric))
        departures_add(&departures, CC_DEPARTURE_PRECISION);
    if (measure->basis == CC_BASIS_SPARSE || measure->basis == CC_BASIS_ONE_DIRECTION)
        departures_add(&departures, CC_DEPARTURE_BASIS);
    if (!fill_operands(r, measure, r->subjects, r->subject_count) || !fill_operands(r, measure, r->objects, r->object_count))
        return false;
    for (size_t s = 0; s < r->subject_count; s++)
        for (size_t o = 0; o < r->object_count; o++)
            if (!try_pair(r, measure, &departures, &r->subjects[s], &r->objects[o]))
                return false;
    return !r->object_count || note_gap(r, measure, &departures);
}

/* ---- every measure */

/* A figure printed without its basis is like no other. */
static bool is_stated_basis(const struct cc_metric *metric, int basis)
{
    return (metric->bases >> basis & 1) && basis != CC_BASIS_UNSTATED;
}

/* Metric number n in the order of trial: of readings that are alike in all else the first is shown, and that is to be BF16. */
static uint32_t nth_metric(const struct run *r, uint32_t n)
{
    uint32_t first = cc_db_find_metric(r->db, cc_str_of(default_rates[0]));
    if (first == CC_NO_INDEX || n > first)
        return n;
    return n == 0 ? first : n - 1;
}

static bool try_printed(struct run *r)
{
    for (uint32_t n = 0; n < r->db->metric_count; n++) {
        uint32_t m = nth_metric(r, n);
        if (!cc_metric_is_number(&r->db->metrics[m]))
            continue;
        for (int basis = 0; basis < CC_BASIS_COUNT; basis++) {
            struct cc_explain_measure measure = {NULL, m, (enum cc_basis)basis};
            if (is_stated_basis(&r->db->metrics[m], basis) && !try_measure(r, &measure))
                return false;
        }
    }
    return true;
}

static bool try_with_each_rate(struct run *r, const struct cc_derived *derived)
{
    for (uint32_t n = 0; n < r->db->metric_count; n++) {
        uint32_t m = nth_metric(r, n);
        if (!is_throughput(&r->db->metrics[m]))
            continue;
        for (int basis = 0; basis < CC_BASIS_COUNT; basis++) {
            struct cc_explain_measure measure = {derived, m, (enum cc_basis)basis};
            if (is_stated_basis(&r->db->metrics[m], basis) && !try_measure(r, &measure))
                return false;
        }
    }
    return true;
}

static bool try_derived(struct run *r)
{
    for (size_t i = 0; i < CC_DERIVED_COUNT; i++) {
        struct cc_explain_measure measure = {&cc_derived_table[i], CC_NO_INDEX, CC_BASIS_NONE};
        if (cc_derived_table[i].inverse) /* or the same figures would count as two distinct ratios */
            continue;
        bool done = cc_derived_takes_rate(measure.derived) ? try_with_each_rate(r, measure.derived) : try_measure(r, &measure);
        if (!done)
            return false;
    }
    return true;
}

/* ---- benchmarks */

/* Subject over object, as the printed result says it. */
static double benchmark_ratio(const struct cc_benchmark *b)
{
    struct cc_decimal value = {0, 0, false};
    double number = cc_decimal_parse(b->value, &value) == CC_DECIMAL_OK ? cc_decimal_to_double(value, 0, 1, 1) : 0;
    switch (b->unit) {
    case CC_BENCHMARK_PERCENT_LESS:
        return 1 - number / 100;
    case CC_BENCHMARK_PERCENT_MORE:
        return 1 + number / 100;
    case CC_BENCHMARK_PERCENT_OF:
        return number / 100;
    case CC_BENCHMARK_TIMES:
    case CC_BENCHMARK_UNIT_COUNT:
        break;
    }
    return number;
}

/* Where the source names only a family, any of its members may be the one. */
static bool is_of(const struct run *r, const struct cc_benchmark *b)
{
    const struct cc_explain_options *o = &r->out->options;
    bool object = !o->object.chips;
    for (size_t i = 0; !object && i < r->object_count; i++)
        object = b->object == CC_NO_INDEX ? cc_family_within(r->db, r->db->chips[r->objects[i].chip].family, b->object_family)
                                          : b->object == r->objects[i].chip;
    return object && is_subject(r, b->chip);
}

static bool list_benchmarks(struct run *r)
{
    const struct cc_explain_options *o = &r->out->options;
    size_t capacity = 0;
    for (uint32_t i = 0; i < r->db->benchmark_count; i++) {
        const struct cc_benchmark *b = &r->db->benchmarks[i];
        bool stated = false;
        for (size_t k = 0; k < o->stated_count; k++)
            stated |= cc_interval_contains(o->stated[k].range, benchmark_ratio(b));
        if (!stated || !is_of(r, b))
            continue;
        if (!CC_PUSH_ROOM(r->arena, r->out->benchmarks, r->out->benchmark_count, capacity))
            return cc_error_memory(r->error);
        r->out->benchmarks[r->out->benchmark_count++] = i;
    }
    return true;
}

/* ---- order */

/* Fewer departures, better fit, then the order of the tables. */
static int candidate_order(const void *left, const void *right)
{
    const struct cc_explain_candidate *a = left, *b = right;
    if (a->departures.total != b->departures.total)
        return a->departures.total < b->departures.total ? -1 : 1;
    if (a->fit < b->fit || a->fit > b->fit)
        return a->fit < b->fit ? -1 : 1;
    return (a->trial > b->trial) - (a->trial < b->trial);
}

/* Ranks the candidates, and finds those whose ratio a better one has, too. */
static void rank(struct run *r)
{
    struct cc_explain *out = r->out;
    explain_tally(r->trials, out->readings, true, &out->natural);
    explain_tally(r->trials, out->readings, false, &out->all);
    for (size_t i = 0; i < out->readings; i++)
        if (r->trials[i].fits)
            out->candidates[r->trials[i].candidate].ratio_number = r->trials[i].number;
    if (out->candidate_count)
        qsort(out->candidates, out->candidate_count, sizeof *out->candidates, candidate_order);
    for (size_t i = 0; i < out->candidate_count; i++)
        while (out->candidates[out->candidates[i].same_as].ratio_number != out->candidates[i].ratio_number)
            out->candidates[i].same_as++;
}

bool cc_explain_run(const struct cc_db *db, const struct cc_explain_options *options, struct cc_arena *arena, struct cc_explain *out,
    struct cc_error *error)
{
    *out = (struct cc_explain){.db = db, .options = *options};
    struct run r = {.db = db, .arena = arena, .error = error, .out = out};
    if (!list_members(&r))
        return false;
    note_kinds(&r);
    if (!try_printed(&r) || !try_derived(&r) || !list_benchmarks(&r))
        return false;
    rank(&r);
    return true;
}
