/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Derived metrics of several chips, and their ratios to a base. */
#include "chipcmp/analysis/efficiency.h"

#include "chipcmp/metric/scope.h"

struct run {
    const struct cc_db *db;
    struct cc_arena *arena;
    struct cc_error *error;
    struct cc_efficiency *out;
};

/* How many of the chips have a dense figure of the rate. */
static bool count_known(struct run *r, uint32_t metric, size_t *known)
{
    *known = 0;
    for (size_t i = 0; metric != CC_NO_INDEX && i < r->out->options.chip_count; i++) {
        struct cc_value value;
        if (!cc_value_get(r->db, r->out->options.chips[i], metric, CC_BASIS_DENSE, r->arena, &value, r->error))
            return false;
        *known += value.side_count > 0;
    }
    return true;
}

static bool choose_rate(struct run *r)
{
    uint32_t bf16 = cc_db_find_metric(r->db, CC_STR("bf16_tensor")), fp16 = cc_db_find_metric(r->db, CC_STR("fp16_tensor"));
    size_t bf16_known, fp16_known;
    struct cc_measure *rate = CC_NEW(r->arena, struct cc_measure, 1);
    if (!rate)
        return cc_error_memory(r->error);
    if (!count_known(r, bf16, &bf16_known) || !count_known(r, fp16, &fp16_known))
        return false;
    *rate = (struct cc_measure){.metric = bf16 == CC_NO_INDEX || fp16_known > bf16_known ? fp16 : bf16, .basis = CC_BASIS_DENSE};
    r->out->options.rates = rate;
    r->out->options.rate_count = rate->metric != CC_NO_INDEX;
    return true;
}

static bool is_quotient(const struct cc_efficiency_row *row, const struct cc_measured *measured)
{
    return row->measure.derived->rule == CC_DERIVED_QUOTIENT && measured->known && measured->fact_count == 2;
}

/* Sampling works in canonical units; the number is known in both. */
static bool fill_sampled(struct run *r, const struct cc_efficiency_row *row, struct cc_efficiency_cell *cell)
{
    static const int powers[] = {1, -1};
    const struct cc_measured *m = &cell->measured;
    struct cc_estimate e;
    if (!is_quotient(row, m) || !cc_sample_useful(m->spread))
        return true;
    const struct cc_value *const facts[] = {&m->facts[0], &m->facts[1]};
    if (!cc_estimate_product(facts, powers, 2, r->arena, &e, r->error))
        return false;
    double unit = m->number / e.value;
    cell->sampled = e.sampled;
    cell->sampled.median *= unit;
    cell->sampled.middle = (struct cc_interval){e.sampled.middle.lo * unit, e.sampled.middle.hi * unit};
    return true;
}

static bool ratio_by_interval(const struct cc_measured *a, const struct cc_measured *b, struct cc_estimate *out)
{
    *out = (struct cc_estimate){.value = a->number / b->number};
    if (!cc_interval_div(a->range, b->range, &out->range) || !cc_interval_div(a->spread, b->spread, &out->spread))
        return false;
    out->has_spread = a->spread.lo < a->range.lo || a->spread.hi > a->range.hi || b->spread.lo < b->range.lo || b->spread.hi > b->range.hi;
    return true;
}

static bool fill_ratio(struct run *r, const struct cc_efficiency_row *row, size_t column, size_t base)
{
    static const int powers[] = {1, -1, -1, 1};
    struct cc_efficiency_cell *cell = &row->cells[column];
    const struct cc_measured *a = &cell->measured, *b = &row->cells[base].measured;
    uint32_t lacks = a->known ? r->out->options.chips[base] : r->out->options.chips[column];
    if (!a->known || !b->known) {
        cell->refused = cc_arena_format(r->arena, "%s for %.*s", cc_state_words(a->known ? b->state : a->state),
            CC_PRI(r->db->chips[lacks].name));
        return cell->refused.s || cc_error_memory(r->error);
    }
    if (!cc_scope_same(r->db, a->chip, b->chip)) {
        cell->refused = cc_arena_format(r->arena, "%s against %s", cc_scope_words(cc_scope_of(r->db->chips[a->chip].kind)),
            cc_scope_words(cc_scope_of(r->db->chips[b->chip].kind)));
        return cell->refused.s || cc_error_memory(r->error);
    }
    cell->has_ratio = ratio_by_interval(a, b, &cell->ratio);
    if (!cell->has_ratio || !is_quotient(row, a) || !is_quotient(row, b) || !cc_sample_useful(cell->ratio.spread))
        return true;
    const struct cc_value *const facts[] = {&a->facts[0], &a->facts[1], &b->facts[0], &b->facts[1]};
    struct cc_estimate sampled;
    if (!cc_estimate_product(facts, powers, 4, r->arena, &sampled, r->error))
        return false;
    cell->ratio.sampled = sampled.sampled;
    return true;
}

/* TPP is of an integrated circuit, not of a board or a rack. */
static bool applies(const struct run *r, const struct cc_derived *derived)
{
    for (size_t i = 0; derived->rule != CC_DERIVED_QUOTIENT && i < r->out->options.chip_count; i++)
        if (cc_scope_of(r->db->chips[r->out->options.chips[i]].kind) != CC_SCOPE_CHIP)
            return false;
    return true;
}

static bool any_known(const struct cc_efficiency_row *row, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (row->cells[i].measured.known)
            return true;
    return false;
}

static bool add_row(struct run *r, const struct cc_derived *derived, const struct cc_measure *rate)
{
    const struct cc_efficiency_options *o = &r->out->options;
    struct cc_efficiency_row *row = &r->out->rows[r->out->row_count++];
    size_t base = o->chip_count;
    row->measure = (struct cc_measure){derived, rate ? rate->metric : CC_NO_INDEX, rate ? rate->basis : CC_BASIS_NONE};
    row->cells = CC_NEW(r->arena, struct cc_efficiency_cell, o->chip_count);
    if (!row->cells)
        return cc_error_memory(r->error);
    for (size_t i = 0; i < o->chip_count; i++) {
        if (!cc_measure_get(r->db, o->chips[i], &row->measure, r->arena, &row->cells[i].measured, r->error) ||
            !fill_sampled(r, row, &row->cells[i]))
            return false;
        if (o->chips[i] == o->base)
            base = i;
    }
    if (o->only_known && !any_known(row, o->chip_count)) {
        r->out->row_count--;
        return true;
    }
    for (size_t i = 0; base < o->chip_count && i < o->chip_count; i++)
        if (i != base && !fill_ratio(r, row, i, base))
            return false;
    return true;
}

bool cc_efficiency_run(const struct cc_db *db, const struct cc_efficiency_options *options, struct cc_arena *arena,
    struct cc_efficiency *out, struct cc_error *error)
{
    struct run r = {.db = db, .arena = arena, .error = error, .out = out};
    *out = (struct cc_efficiency){.db = db, .options = *options};
    if (!options->rate_count && !choose_rate(&r))
        return false;
    out->rows = CC_NEW(arena, struct cc_efficiency_row, CC_DERIVED_COUNT * (out->options.rate_count + 1));
    if (!out->rows)
        return cc_error_memory(error);
    for (size_t k = 0; k < out->options.rate_count; k++)
        for (size_t i = 0; i < CC_DERIVED_COUNT; i++)
            if (cc_derived_takes_rate(&cc_derived_table[i]) && !add_row(&r, &cc_derived_table[i], &out->options.rates[k]))
                return false;
    for (size_t i = 0; i < CC_DERIVED_COUNT; i++)
        if (!cc_derived_takes_rate(&cc_derived_table[i]) && applies(&r, &cc_derived_table[i]) && !add_row(&r, &cc_derived_table[i], NULL))
            return false;
    return true;
}

bool cc_efficiency_of_compare(const struct cc_compare *compare, struct cc_arena *arena, struct cc_efficiency *out, struct cc_error *error)
{
    const struct cc_compare_options *o = &compare->options;
    struct cc_efficiency_options options = {.chips = o->chips, .chip_count = o->chip_count, .base = o->base, .only_known = o->only_known};
    struct cc_measure *rates = CC_NEW(arena, struct cc_measure, compare->row_count);
    if (!rates)
        return cc_error_memory(error);
    for (size_t i = 0; o->metrics && i < compare->row_count; i++)
        if (compare->db->metrics[compare->rows[i].metric].dimension == CC_DIM_RATE)
            rates[options.rate_count++] = (struct cc_measure){.metric = compare->rows[i].metric, .basis = compare->rows[i].basis};
    options.rates = rates;
    return cc_efficiency_run(compare->db, &options, arena, out, error);
}
