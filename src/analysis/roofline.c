/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooflines of chips: ridge points, attainable rates, and from which intensity on which chip leads. The comparison does the dividing. */
#include "chipcmp/analysis/roofline.h"

struct run {
    const struct cc_db *db;
    struct cc_arena *arena;
    struct cc_error *error;
    struct cc_roofline *out;
    bool keep_all;                /* the rates were asked for by name */
    uint32_t bandwidth, capacity; /* metrics; CC_NO_INDEX where there is none */
};

bool cc_roofline_is_rate(const struct cc_metric *metric)
{
    return metric->dimension == CC_DIM_RATE;
}

static double lower(double a, double b)
{
    return a < b ? a : b;
}

static double higher(double a, double b)
{
    return a > b ? a : b;
}

static struct cc_interval lower_of(struct cc_interval a, struct cc_interval b)
{
    return (struct cc_interval){lower(a.lo, b.lo), lower(a.hi, b.hi)};
}

/* A figure of a cell in canonical units, for one accelerator where the cell is divided. */
static void line_of(const struct cc_compare_cell *cell, double *value, struct cc_interval *range, struct cc_interval *spread)
{
    struct cc_interval by = cc_interval_exact(cell->divisor);
    *value = cell->value.sides[0].quantity.value / cell->divisor;
    *range = cell->value.range;
    *spread = cc_interval_hull(cell->value.range, cell->value.spread);
    if (cell->divided) {
        cc_interval_div(*range, by, range);
        cc_interval_div(*spread, by, spread);
    }
}

static bool has_line(const struct cc_compare_cell *cell)
{
    return cell->applies && cell->value.side_count > 0 && cell->value.range.lo > 0 && cell->value.spread.lo > 0;
}

static void set_missing(struct cc_roof *roof, const struct cc_compare_cell *cell)
{
    roof->missing = cell->value.metric;
    roof->state = cell->value.side_count ? CC_STATE_NOT_PUBLISHED : cell->value.state;
    roof->reason = cell->value.side_count ? CC_STR("the figure may be zero") : cell->value.reason;
}

static bool fill_roof(struct run *r, const struct cc_compare_row *row, size_t column, struct cc_roof *roof)
{
    static const int powers[] = {1, -1};
    roof->chip = r->out->compare.options.chips[column];
    roof->rate = &row->cells[column];
    roof->bandwidth = &r->out->bandwidth->cells[column];
    roof->capacity = r->out->capacity ? &r->out->capacity->cells[column] : NULL;
    roof->missing = CC_NO_INDEX;
    roof->known = has_line(roof->rate) && has_line(roof->bandwidth);
    if (!roof->known) {
        set_missing(roof, has_line(roof->rate) ? roof->bandwidth : roof->rate);
        return true;
    }
    line_of(roof->rate, &roof->peak, &roof->peak_range, &roof->peak_spread);
    line_of(roof->bandwidth, &roof->bytes, &roof->bytes_range, &roof->bytes_spread);
    const struct cc_value *const facts[] = {&roof->rate->value, &roof->bandwidth->value};
    return cc_estimate_product(facts, powers, 2, r->arena, &roof->ridge, r->error);
}

static enum cc_lead lead_of(struct cc_interval ratio)
{
    return ratio.lo > 1 ? CC_LEAD_CHIP : ratio.hi < 1 ? CC_LEAD_BASE : CC_LEAD_LEVEL;
}

static bool are_opposite(enum cc_lead a, enum cc_lead b)
{
    return (a == CC_LEAD_CHIP && b == CC_LEAD_BASE) || (a == CC_LEAD_BASE && b == CC_LEAD_CHIP);
}

/* The facts are drawn per chip and compared per accelerator. */
struct divisors {
    double chip_rate, chip_bytes, base_rate, base_bytes;
};

static bool crossing_of(const double *values, const void *context, double *out)
{
    const struct divisors *by = context;
    double chip_rate = values[0] / by->chip_rate, chip_bytes = values[1] / by->chip_bytes;
    double base_rate = values[2] / by->base_rate, base_bytes = values[3] / by->base_bytes;
    if (!((chip_rate < base_rate && chip_bytes > base_bytes) || (chip_rate > base_rate && chip_bytes < base_bytes)))
        return false;
    *out = lower(chip_rate, base_rate) / lower(chip_bytes, base_bytes);
    return true;
}

static bool fill_break_even(struct run *r, const struct cc_roof *chip, const struct cc_roof *base, struct cc_roof_pair *pair)
{
    struct cc_estimate *e = &pair->break_even;
    enum cc_lead below = lead_of(pair->below.spread), above = lead_of(pair->above.spread);
    pair->always_crosses = are_opposite(below, above);
    e->value = lower(chip->peak, base->peak) / lower(chip->bytes, base->bytes);
    cc_interval_div(lower_of(chip->peak_range, base->peak_range), lower_of(chip->bytes_range, base->bytes_range), &e->range);
    cc_interval_div(lower_of(chip->peak_spread, base->peak_spread), lower_of(chip->bytes_spread, base->bytes_spread), &e->spread);
    e->has_spread = !pair->always_crosses || e->spread.lo < e->range.lo || e->spread.hi > e->range.hi;
    if (pair->always_crosses && !cc_sample_useful(e->spread))
        return true;
    const struct cc_value *const facts[] = {&chip->rate->value, &chip->bandwidth->value, &base->rate->value, &base->bandwidth->value};
    struct divisors by = {chip->rate->divisor, chip->bandwidth->divisor, base->rate->divisor, base->bandwidth->divisor};
    return cc_sample_run(facts, 4, crossing_of, &by, CC_SAMPLE_SEED, r->arena, &e->sampled, r->error);
}

/* Then nothing of this precision runs there, however much bandwidth there is. */
static bool lacks_hardware(const struct cc_roof *roof)
{
    return !roof->rate->value.side_count && roof->rate->value.state == CC_STATE_NOT_SUPPORTED;
}

static bool fill_pair(struct run *r, struct cc_roofline_row *row, size_t column)
{
    const struct cc_roof *chip = &row->roofs[column], *base = &row->roofs[r->out->base];
    struct cc_roof_pair *pair = &row->pairs[column];
    pair->below = chip->bandwidth->ratio;
    pair->above = chip->rate->ratio;
    pair->known = chip->known && base->known && pair->below.known && pair->above.known;
    if (!pair->known && (lacks_hardware(chip) || lacks_hardware(base)))
        pair->below = pair->above;
    if (!pair->known) {
        const struct cc_ratio *lacks = pair->above.known ? &pair->below : &pair->above;
        pair->refused = lacks->refused;
        pair->state = lacks->state;
        return true;
    }
    pair->lead_below = lead_of(pair->below.range);
    pair->lead_above = lead_of(pair->above.range);
    pair->below_until = lower(chip->ridge.value, base->ridge.value);
    pair->above_from = higher(chip->ridge.value, base->ridge.value);
    pair->crosses = are_opposite(pair->lead_below, pair->lead_above);
    return !pair->crosses || fill_break_even(r, chip, base, pair);
}

static bool fill_row(struct run *r, const struct cc_compare_row *from, struct cc_roofline_row *row)
{
    size_t chips = r->out->compare.options.chip_count;
    *row = (struct cc_roofline_row){.metric = from->metric, .basis = from->basis};
    row->roofs = CC_NEW(r->arena, struct cc_roof, chips);
    row->pairs = CC_NEW(r->arena, struct cc_roof_pair, chips);
    if (!row->roofs || !row->pairs)
        return cc_error_memory(r->error);
    for (size_t i = 0; i < chips; i++)
        if (!fill_roof(r, from, i, &row->roofs[i]))
            return false;
    for (size_t i = 0; i < chips; i++)
        if (!fill_pair(r, row, i))
            return false;
    return true;
}

/* Rates of which nobody has a figure, or a word why not, are left out unless they were asked for. */
static bool worth_keeping(const struct run *r, const struct cc_compare_row *row)
{
    for (size_t i = 0; i < r->out->compare.options.chip_count; i++) {
        const struct cc_value *value = &row->cells[i].value;
        if (value->side_count || value->state == CC_STATE_NOT_PUBLISHED || value->state == CC_STATE_NOT_SUPPORTED)
            return true;
    }
    return r->keep_all;
}

/* The row that stands for all: where the most chips have a ridge point, then dense BF16, then dense FP16, then the first. */
static size_t find_headline(const struct run *r)
{
    static const char *const first[] = {"bf16_tensor", "fp16_tensor"};
    size_t best = 0, best_score = 0;
    for (size_t i = 0; i < r->out->row_count; i++) {
        const struct cc_roofline_row *row = &r->out->rows[i];
        size_t score = 0;
        for (size_t c = 0; c < r->out->compare.options.chip_count; c++)
            score += row->roofs[c].known ? 4 : 0;
        for (size_t k = 0; score && k < 2 && row->basis == CC_BASIS_DENSE; k++)
            score += cc_str_eq(r->db->metrics[row->metric].id, cc_str_of(first[k])) ? 2 - k : 0;
        if (score > best_score) {
            best_score = score;
            best = i;
        }
    }
    return best;
}

static bool fill_rows(struct run *r)
{
    struct cc_roofline *out = r->out;
    const struct cc_compare *compare = &out->compare;
    out->rows = CC_NEW(r->arena, struct cc_roofline_row, compare->row_count);
    if (!out->rows)
        return cc_error_memory(r->error);
    for (size_t i = 0; i < compare->row_count; i++) {
        if (compare->rows[i].metric == r->bandwidth)
            out->bandwidth = &compare->rows[i];
        if (compare->rows[i].metric == r->capacity)
            out->capacity = &compare->rows[i];
    }
    if (!out->bandwidth)
        return cc_error_set(r->error, CC_ERR_DATA, "memory_bandwidth applies to none of the chips, and there is no roofline without it");
    for (size_t i = 0; i < compare->row_count; i++) {
        const struct cc_compare_row *row = &compare->rows[i];
        if (!cc_roofline_is_rate(&r->db->metrics[row->metric]) || !worth_keeping(r, row))
            continue;
        if (!fill_row(r, row, &out->rows[out->row_count++]))
            return false;
    }
    out->headline = find_headline(r);
    return true;
}

/* The rates asked for, or all, and the memory's bandwidth and capacity. */
static bool choose_metrics(struct run *r, const struct cc_compare_options *asked, struct cc_compare_options *options)
{
    uint32_t *metrics = CC_NEW(r->arena, uint32_t, r->db->metric_count + asked->metric_count + 2);
    if (!metrics)
        return cc_error_memory(r->error);
    r->bandwidth = cc_db_find_metric(r->db, CC_STR("memory_bandwidth"));
    r->capacity = cc_db_find_metric(r->db, CC_STR("memory_capacity"));
    if (r->bandwidth == CC_NO_INDEX)
        return cc_error_set(r->error, CC_ERR_DATA, "the tables have no metric memory_bandwidth, and there is no roofline without it");
    options->metric_count = 0;
    for (size_t i = 0; asked->metrics && i < asked->metric_count; i++)
        metrics[options->metric_count++] = asked->metrics[i];
    for (uint32_t m = 0; !asked->metrics && m < r->db->metric_count; m++)
        if (cc_roofline_is_rate(&r->db->metrics[m]))
            metrics[options->metric_count++] = m;
    metrics[options->metric_count++] = r->bandwidth;
    if (r->capacity != CC_NO_INDEX)
        metrics[options->metric_count++] = r->capacity;
    options->metrics = metrics;
    return true;
}

bool cc_roofline_run(const struct cc_db *db, const struct cc_compare_options *options, struct cc_arena *arena, struct cc_roofline *out,
    struct cc_error *error)
{
    struct cc_compare_options all = *options;
    struct run r = {.db = db, .arena = arena, .error = error, .out = out, .keep_all = options->metrics != NULL};
    *out = (struct cc_roofline){.db = db};
    all.groups = 0;
    all.only_known = false;
    if (!choose_metrics(&r, options, &all) || !cc_compare_run(db, &all, arena, &out->compare, error))
        return false;
    out->base = cc_compare_base(&out->compare);
    return fill_rows(&r);
}

struct cc_attainable cc_roof_at(const struct cc_roof *roof, double intensity)
{
    struct cc_interval by = cc_interval_exact(intensity);
    struct cc_attainable a = {.rate = lower(roof->peak, roof->bytes * intensity),
        .range = lower_of(roof->peak_range, cc_interval_mul(roof->bytes_range, by)),
        .spread = lower_of(roof->peak_spread, cc_interval_mul(roof->bytes_spread, by)),
        .bound = intensity < roof->ridge.range.lo    ? CC_BOUND_MEMORY
                 : intensity >= roof->ridge.range.hi ? CC_BOUND_COMPUTE
                                                     : CC_BOUND_OPEN};
    return a;
}

struct cc_ratio cc_roof_ratio_at(const struct cc_roof *chip, const struct cc_roof *base, double intensity)
{
    struct cc_attainable a = cc_roof_at(chip, intensity), b = cc_roof_at(base, intensity);
    struct cc_ratio ratio = {.known = true, .ratio = a.rate / b.rate};
    ratio.percent = 100 * (ratio.ratio - 1);
    cc_interval_div(a.range, b.range, &ratio.range);
    cc_interval_div(a.spread, b.spread, &ratio.spread);
    ratio.has_spread = ratio.spread.lo < ratio.range.lo || ratio.spread.hi > ratio.range.hi;
    return ratio;
}
