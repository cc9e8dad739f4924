/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions of several facts by quasi-random sampling; products and quotients also by interval. */
#include "chipcmp/analysis/sample.h"

#include "chipcmp/num/stats.h"

#include <assert.h>

/* The intervals that a fact is drawn from, each as likely as the others. */
struct choices {
    struct cc_interval *items;
    size_t count;
};

/* Preliminary figures have been replaced, and stand behind all others; one is drawn from only where it is the preferred one. */
static bool is_drawn(const struct cc_value *fact, size_t side)
{
    return cc_side_is_choice(fact, side) && (side == 0 || fact->sides[side].figure->status != CC_STATUS_PRELIMINARY);
}

static bool list_choices(const struct cc_value *fact, struct cc_arena *arena, struct choices *out)
{
    out->count = 0;
    out->items = CC_NEW(arena, struct cc_interval, fact->side_count);
    for (size_t i = 0; out->items && i < fact->side_count; i++)
        if (is_drawn(fact, i))
            out->items[out->count++] = fact->sides[i].quantity.range;
    return out->items != NULL;
}

/* One coordinate chooses the side by its equal part of [0, 1), and the value by its place within that part. */
static double draw(const struct choices *choices, double u)
{
    double scaled = u * (double)choices->count;
    size_t side = (size_t)scaled;
    side = side < choices->count ? side : choices->count - 1;
    struct cc_interval range = choices->items[side];
    double value = range.lo + (scaled - (double)side) * (range.hi - range.lo);
    return value < range.hi ? value : range.hi;
}

static void summarise(double *results, size_t count, struct cc_sampled *out)
{
    *out = (struct cc_sampled){.known = count > 0, .share = (double)count / CC_SAMPLE_POINTS};
    if (!count)
        return;
    cc_stats_sort(results, count);
    out->median = cc_stats_quantile_of_sorted(results, count, 0.5);
    out->middle.lo = cc_stats_quantile_of_sorted(results, count, 0.025);
    out->middle.hi = cc_stats_quantile_of_sorted(results, count, 0.975);
}

bool cc_sample_run(const struct cc_value *const *facts, size_t count, cc_sample_function *function, const void *context, uint64_t seed,
    struct cc_arena *arena, struct cc_sampled *out, struct cc_error *error)
{
    struct choices choices[CC_SAMPLE_FACTS];
    double values[CC_SAMPLE_FACTS];
    size_t result_count = 0;
    assert(count > 0 && count <= CC_SAMPLE_FACTS);
    for (size_t i = 0; i < count; i++)
        if (!list_choices(facts[i], arena, &choices[i]))
            return cc_error_memory(error);
    double *points = CC_NEW(arena, double, CC_SAMPLE_POINTS *count), *results = CC_NEW(arena, double, CC_SAMPLE_POINTS);
    if (!points || !results || !cc_stats_quasi_random(count, CC_SAMPLE_POINTS, seed, points))
        return cc_error_memory(error);
    for (size_t n = 0; n < CC_SAMPLE_POINTS; n++) {
        for (size_t i = 0; i < count; i++)
            values[i] = draw(&choices[i], points[n * count + i]);
        result_count += function(values, context, &results[result_count]);
    }
    summarise(results, result_count, out);
    return true;
}

bool cc_sample_useful(struct cc_interval spread)
{
    return spread.hi > CC_SAMPLE_FROM * spread.lo;
}

struct product {
    const int *powers;
    size_t count;
};

static bool product_of(const double *values, const void *context, double *out)
{
    const struct product *product = context;
    *out = 1;
    for (size_t i = 0; i < product->count; i++)
        *out = product->powers[i] > 0 ? *out * values[i] : *out / values[i];
    return *out > 0;
}

/* All factors first, so that a quotient of two facts is rounded once. */
static bool product_range(const struct cc_interval *ranges, const int *powers, size_t count, struct cc_interval *out)
{
    bool begun = false;
    *out = cc_interval_exact(1);
    for (size_t i = 0; i < count; i++) {
        if (powers[i] < 0)
            continue;
        *out = begun ? cc_interval_mul(*out, ranges[i]) : ranges[i];
        begun = true;
    }
    for (size_t i = 0; i < count; i++)
        if (powers[i] < 0 && !cc_interval_div(*out, ranges[i], out))
            return false;
    return true;
}

bool cc_estimate_product(const struct cc_value *const *facts, const int *powers, size_t count, struct cc_arena *arena,
    struct cc_estimate *out, struct cc_error *error)
{
    struct cc_interval ranges[CC_SAMPLE_FACTS], spreads[CC_SAMPLE_FACTS];
    double values[CC_SAMPLE_FACTS];
    struct product product = {powers, count};
    assert(count > 0 && count <= CC_SAMPLE_FACTS);
    for (size_t i = 0; i < count; i++) {
        values[i] = facts[i]->sides[0].quantity.value;
        ranges[i] = facts[i]->range;
        spreads[i] = cc_interval_hull(facts[i]->range, facts[i]->spread);
    }
    *out = (struct cc_estimate){0};
    if (!product_of(values, &product, &out->value) || !product_range(ranges, powers, count, &out->range) ||
        !product_range(spreads, powers, count, &out->spread))
        return cc_error_set(error, CC_ERR_DATA, "a figure that is divided by may be zero");
    out->has_spread = out->spread.lo < out->range.lo || out->spread.hi > out->range.hi;
    return !cc_sample_useful(out->spread) || cc_sample_run(facts, count, product_of, &product, CC_SAMPLE_SEED, arena, &out->sampled, error);
}
