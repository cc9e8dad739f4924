/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Efficiency and balance on the built-in data: values and ratios worked out by hand, what is refused, and sampled ranges inside
 * intervals. */
#include "database.h"
#include "scarcity.h"

#include "chipcmp/analysis/efficiency.h"

static struct cc_efficiency run_chips(struct database *f, uint32_t a, uint32_t base)
{
    struct cc_efficiency out;
    struct cc_error error = {0};
    uint32_t *chips = CC_NEW(&f->arena, uint32_t, 2);
    chips[0] = a;
    chips[1] = base;
    struct cc_efficiency_options options = {.chips = chips, .chip_count = 2, .base = base};
    if (!cc_efficiency_run(&f->db, &options, &f->arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

static struct cc_efficiency run(void **state, const char *a, const char *base)
{
    struct database *f = *state;
    return run_chips(f, chip_by_id(&f->db, a), chip_by_id(&f->db, base));
}

static const struct cc_efficiency_row *find(const struct cc_efficiency *e, const char *id)
{
    for (size_t i = 0; i < e->row_count; i++)
        if (cc_str_eq(cc_measure_id(e->db, &e->rows[i].measure), cc_str_of(id)))
            return &e->rows[i];
    return NULL;
}

static const struct cc_efficiency_cell *cell(const struct cc_efficiency *e, const char *id, size_t column)
{
    static const struct cc_efficiency_cell none;
    const struct cc_efficiency_row *row = find(e, id);
    if (row)
        return &row->cells[column];
    fail_msg("no row %s", id);
    return &none;
}

/* 148 / 400 and 989.4 / 700 TFLOPS/W; 96 GB / 148 TFLOPS; 4,000 GB/s / 400 W. Sources give the H20 up to 550 W: the ratio's interval over
 * all of them is wide, and a sampled range stands beside it. */
static void test_h20_against_h100(void **state)
{
    struct cc_efficiency e = run(state, "h20-96gb", "h100-sxm5");
    const struct cc_efficiency_cell *watt = cell(&e, "compute_per_watt", 0);
    assert_double_near(watt->measured.number, 0.37, 1e-9);
    assert_true(watt->has_ratio);
    assert_double_near(watt->ratio.value, 148.0 / 400 / (989.4 / 700), 1e-9);
    assert_true(watt->ratio.has_spread && watt->ratio.sampled.known && watt->sampled.known);
    assert_true(watt->ratio.spread.lo <= watt->ratio.sampled.middle.lo && watt->ratio.sampled.middle.hi <= watt->ratio.spread.hi);
    assert_true(watt->measured.spread.lo <= watt->sampled.middle.lo && watt->sampled.middle.hi <= watt->measured.spread.hi);
    assert_true(watt->sampled.median < 0.37); /* every other source gives it more watts */
    assert_double_near(cell(&e, "capacity_per_compute", 0)->measured.number, 96.0 / 148, 1e-9);
    assert_double_near(cell(&e, "bandwidth_per_watt", 0)->measured.number, 10, 1e-9);
    assert_double_near(cell(&e, "bytes_per_flop", 1)->measured.number, 3.35 / 989.4, 1e-9);
    assert_double_near(cell(&e, "tpp", 0)->measured.number, 2368, 1e-6);
    assert_false(cell(&e, "tpp", 1)->has_ratio); /* the base */
    assert_int_equal(cell(&e, "tpp", 1)->refused.len, 0);
}

static void test_unknown_and_refused(void **state)
{
    struct cc_efficiency e = run(state, "mi308x", "h100-sxm5");
    const struct cc_efficiency_cell *watt = cell(&e, "compute_per_watt", 0);
    assert_false(watt->measured.known || watt->has_ratio);
    assert_int_equal(watt->measured.state, CC_STATE_NOT_PUBLISHED);
    assert_true(watt->refused.len > 0);
    e = run(state, "gb200-nvl72", "h100-sxm5");
    watt = cell(&e, "compute_per_watt", 0);
    assert_true(watt->measured.known);
    assert_false(watt->has_ratio);
    assert_view(watt->refused, "a system against one accelerator");
    assert_null(find(&e, "tpp"));
}

/* Of the MI308X no rate is published: without what is not known only the quotients without a rate are left. */
static void test_only_known(void **state)
{
    struct database *f = *state;
    uint32_t chip = cc_db_find_chip(&f->db, CC_STR("mi308x"));
    struct cc_efficiency_options options = {.chips = &chip, .chip_count = 1, .base = CC_NO_INDEX, .only_known = true};
    struct cc_efficiency e = {0};
    struct cc_error error = {0};
    assert_true(cc_efficiency_run(&f->db, &options, &f->arena, &e, &error));
    assert_true(e.row_count > 0);
    assert_null(find(&e, "compute_per_watt"));
    assert_non_null(find(&e, "bandwidth_per_watt"));
    for (size_t i = 0; e.rows && i < e.row_count; i++) {
        const struct cc_efficiency_cell *cells = e.rows[i].cells;
        assert_true(cells && cells->measured.known);
    }
}

/* The rates of a comparison are taken where its metrics were named; else BF16. */
static void test_rates_of_a_comparison(void **state)
{
    struct database *f = *state;
    uint32_t chips[] = {cc_db_find_chip(&f->db, CC_STR("h20-96gb")), cc_db_find_chip(&f->db, CC_STR("h100-sxm5"))};
    uint32_t metrics[] = {cc_db_find_metric(&f->db, CC_STR("int8_tensor")), cc_db_find_metric(&f->db, CC_STR("tdp"))};
    struct cc_compare_options options = {.chips = chips, .chip_count = 2, .base = chips[1], .bases = 1U << CC_BASIS_DENSE};
    struct cc_compare compare;
    struct cc_efficiency e;
    struct cc_error error = {0};
    assert_true(cc_compare_run(&f->db, &options, &f->arena, &compare, &error));
    assert_true(cc_efficiency_of_compare(&compare, &f->arena, &e, &error));
    assert_int_equal(e.options.rate_count, 1);
    assert_view(f->db.metrics[e.options.rates[0].metric].id, "bf16_tensor");
    options.metrics = metrics;
    options.metric_count = 2;
    assert_true(cc_compare_run(&f->db, &options, &f->arena, &compare, &error));
    assert_true(cc_efficiency_of_compare(&compare, &f->arena, &e, &error));
    assert_int_equal(e.options.rate_count, 1);
    assert_int_equal(e.options.rates[0].metric, metrics[0]);
    assert_view(cc_measure_unit(&f->db, &e.rows[0].measure), "TOPS/W");
}

/* Over random pairs: ranges nest, a ratio against one way round is the inverse of the other, sampled ranges lie inside the interval. */
static void test_properties(void **state)
{
    struct database *f = *state;
    struct rng rng = {20261126};
    size_t ratios = 0, sampled = 0;
    for (int round = 0; round < 80; round++) {
        uint32_t a = (uint32_t)rng_below(&rng, f->db.chip_count), b = (uint32_t)rng_below(&rng, f->db.chip_count);
        if (a == b)
            continue;
        struct cc_efficiency forth = run_chips(f, a, b), back = run_chips(f, b, a);
        for (size_t i = 0; i < forth.row_count; i++) {
            const struct cc_efficiency_cell *c = &forth.rows[i].cells[0], *d = &back.rows[i].cells[0];
            assert_int_equal(c->has_ratio, d->has_ratio);
            assert_true(c->has_ratio || c->refused.len > 0);
            if (!c->has_ratio)
                continue;
            const struct cc_estimate *e = &c->ratio;
            assert_true(e->spread.lo <= e->range.lo && e->range.lo <= e->value && e->value <= e->range.hi && e->range.hi <= e->spread.hi);
            assert_double_near(e->value * d->ratio.value, 1, 1e-12);
            ratios++;
            if (!e->sampled.known)
                continue;
            sampled++;
            assert_true(e->spread.lo <= e->sampled.middle.lo && e->sampled.middle.hi <= e->spread.hi);
        }
        cc_arena_release(&f->arena);
        cc_arena_init(&f->arena);
    }
    assert_true(ratios > 50);
    assert_true(sampled > 5);
}

static void test_allocation_failures(void **state)
{
    struct database *f = *state;
    uint32_t chips[2] = {cc_db_find_chip(&f->db, CC_STR("h20-96gb")), cc_db_find_chip(&f->db, CC_STR("mi308x"))};
    struct cc_efficiency_options options = {.chips = chips, .chip_count = 2, .base = chips[1]};
    struct cc_efficiency out;
    struct scarcity scarcity = {.most = 2000};
    while (scarcity_next(&scarcity))
        scarcity.done = cc_efficiency_run(&f->db, &options, &scarcity.arena, &out, &scarcity.error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_h20_against_h100),
        cmocka_unit_test(test_unknown_and_refused),
        cmocka_unit_test(test_only_known),
        cmocka_unit_test(test_rates_of_a_comparison),
        cmocka_unit_test(test_properties),
        cmocka_unit_test(test_allocation_failures),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
