/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rooflines on the built-in data: ridge points from the literature, break-even intensities worked out by hand, and the properties of the
 * model over random pairs of chips.
 *
 * Published ridge points (FLOP/byte, 16-bit dense): H100 SXM 295 ("The roofline model for LLM inference", J. Frost; "Chapter 13, H100 to
 * B200", reports-lab), A100 153 (the former); 156 for the A100 is printed where its bandwidth is rounded to 2.0 TB/s, and about 590 for the
 * H100 ("Ridge point", Manning liveBook) where the rate is the sparse one or FP8. Nobody seems to print one for the H20; 37.0 is 148 TFLOPS
 * over 4.0 TB/s.
 */
#include "database.h"
#include "scarcity.h"

#include "chipcmp/analysis/roofline.h"

#include <math.h>

static struct cc_roofline run_chips(struct database *f, uint32_t a, uint32_t base, bool per_accelerator)
{
    struct cc_roofline out;
    struct cc_error error = {0};
    uint32_t *chips = CC_NEW(&f->arena, uint32_t, 2);
    chips[0] = a;
    chips[1] = base;
    struct cc_compare_options options = {.chips = chips, .chip_count = 2, .base = base, .per_accelerator = per_accelerator};
    if (!cc_roofline_run(&f->db, &options, &f->arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

static struct cc_roofline run(void **state, const char *a, const char *base)
{
    struct database *f = *state;
    return run_chips(f, chip_by_id(&f->db, a), chip_by_id(&f->db, base), false);
}

static const struct cc_roofline_row *row(const struct cc_roofline *r, const char *metric, enum cc_basis basis)
{
    for (size_t i = 0; i < r->row_count; i++)
        if (r->rows[i].basis == basis && cc_str_eq(r->db->metrics[r->rows[i].metric].id, cc_str_of(metric)))
            return &r->rows[i];
    fail_msg("no row %s", metric);
    return NULL;
}

static double ridge(const struct cc_roofline *r, const char *metric, size_t column)
{
    const struct cc_roof *roof = &row(r, metric, CC_BASIS_DENSE)->roofs[column];
    assert_true(roof->known);
    assert_true(cc_interval_contains(roof->ridge.range, roof->ridge.value));
    return roof->ridge.value;
}

static void test_published_ridge_points(void **state)
{
    struct cc_roofline r = run(state, "h20-96gb", "h100-sxm5");
    assert_double_near(ridge(&r, "fp16_tensor", 0), 37.0, 1e-9);
    assert_double_near(ridge(&r, "fp8_tensor", 0), 74.0, 1e-9);
    assert_double_near(ridge(&r, "fp16_tensor", 1), 295, 0.5);
    assert_double_near(ridge(&r, "fp8_tensor", 1), 591, 0.5);
    const struct cc_roof *sparse = &row(&r, "fp16_tensor", CC_BASIS_SPARSE)->roofs[1];
    assert_double_near(sparse->ridge.value, 590.7, 0.1);
    r = run(state, "h200-sxm", "a100-sxm-80gb");
    assert_double_near(ridge(&r, "bf16_tensor", 0), 206, 0.5);
    assert_double_near(ridge(&r, "bf16_tensor", 1), 153, 0.5);
    assert_double_near(ridge(&r, "bf16_tensor", 1) * 2039 / 2000, 156, 0.5);
}

/* 148 / 3.35 = 44.18, from [147.5, 148.5] over [3.345, 3.355]; 4.0 / 3.35 = 1.194 below, 148 / 989.4 = 0.1496 above. */
static void test_h20_against_h100(void **state)
{
    struct cc_roofline r = run(state, "h20-96gb", "h100-sxm5");
    const struct cc_roofline_row *fp16 = row(&r, "fp16_tensor", CC_BASIS_DENSE);
    const struct cc_roof_pair *pair = &fp16->pairs[0];
    assert_true(pair->known && pair->crosses);
    assert_int_equal(pair->lead_below, CC_LEAD_CHIP);
    assert_int_equal(pair->lead_above, CC_LEAD_BASE);
    assert_double_near(pair->break_even.value, 44.2, 0.05);
    assert_double_near(pair->break_even.range.lo, 147.5 / 3.355, 1e-9);
    assert_double_near(pair->break_even.range.hi, 148.5 / 3.345, 1e-9);
    assert_double_near(pair->below.ratio, 1.194, 5e-4);
    assert_double_near(pair->above.ratio, 0.1496, 5e-5);
    assert_double_near(pair->below_until, 37.0, 1e-9);
    assert_double_near(pair->above_from, 295.3, 0.05);
    assert_double_near(cc_roof_ratio_at(&fp16->roofs[0], &fp16->roofs[1], 100).ratio, 0.4418, 5e-5);
    assert_double_near(cc_roof_at(&fp16->roofs[1], 100).rate, 335e12, 1e6);
    assert_int_equal(cc_roof_at(&fp16->roofs[1], 100).bound, CC_BOUND_MEMORY);
    assert_int_equal(cc_roof_at(&fp16->roofs[0], 100).bound, CC_BOUND_COMPUTE);
    assert_int_equal(cc_roof_at(&fp16->roofs[0], 37).bound, CC_BOUND_OPEN);
    assert_view(r.db->metrics[r.rows[r.headline].metric].id, "bf16_tensor");
    assert_int_equal(r.rows[r.headline].basis, CC_BASIS_DENSE);
}

static void test_no_break_even(void **state)
{
    struct cc_roofline r = run(state, "b200", "h100-sxm5");
    const struct cc_roof_pair *pair = &row(&r, "bf16_tensor", CC_BASIS_DENSE)->pairs[0];
    assert_true(pair->known && !pair->crosses);
    assert_int_equal(pair->lead_below, CC_LEAD_CHIP);
    assert_int_equal(pair->lead_above, CC_LEAD_CHIP);
    r = run(state, "h200-sxm", "h100-sxm5"); /* 989 and 989.4 are the same within rounding */
    pair = &row(&r, "bf16_tensor", CC_BASIS_DENSE)->pairs[0];
    assert_true(pair->known && !pair->crosses);
    assert_int_equal(pair->lead_below, CC_LEAD_CHIP);
    assert_int_equal(pair->lead_above, CC_LEAD_LEVEL);
}

/* A missing rate is named with its reason; nothing crosses from a GPU to a rack, but both have ridge points. */
static void test_unknown_and_refused(void **state)
{
    struct database *f = *state;
    struct cc_roofline r = run(state, "mi308x", "h100-sxm5");
    const struct cc_roofline_row *bf16 = row(&r, "bf16_tensor", CC_BASIS_DENSE);
    assert_false(bf16->roofs[0].known);
    assert_int_equal(bf16->roofs[0].state, CC_STATE_NOT_PUBLISHED);
    assert_int_equal(bf16->roofs[0].missing, bf16->metric);
    assert_true(bf16->roofs[0].reason.len > 0);
    assert_false(bf16->pairs[0].known);
    assert_true(bf16->pairs[0].refused.len > 0);
    assert_true(bf16->pairs[0].below.known); /* its bandwidth is published */
    assert_double_near(bf16->pairs[0].below.ratio, 5.3 / 3.35, 1e-9);
    assert_false(bf16->pairs[0].above.known);
    assert_false(row(&r, "fp4_tensor", CC_BASIS_DENSE)->pairs[0].below.known); /* neither runs FP4 */
    r = run(state, "h200-sxm", "gb200-nvl72");
    bf16 = row(&r, "bf16_tensor", CC_BASIS_DENSE);
    assert_true(bf16->roofs[0].known && bf16->roofs[1].known);
    assert_false(bf16->pairs[0].known);
    double whole = bf16->roofs[1].ridge.value;
    r = run_chips(f, chip_by_id(&f->db, "h200-sxm"), chip_by_id(&f->db, "gb200-nvl72"), true);
    bf16 = row(&r, "bf16_tensor", CC_BASIS_DENSE);
    assert_true(bf16->pairs[0].known);
    assert_double_is(bf16->roofs[1].ridge.value, whole);
    assert_double_near(bf16->roofs[1].peak, bf16->roofs[1].rate->value.sides[0].quantity.value / 72, 1);
}

static void check_roof(const struct cc_roof *roof, struct rng *rng)
{
    double last = 0, intensity = roof->ridge.value / 1000;
    const struct cc_estimate *e = &roof->ridge;
    assert_true(e->spread.lo <= e->range.lo && e->range.lo <= e->value && e->value <= e->range.hi && e->range.hi <= e->spread.hi);
    if (e->sampled.known) {
        assert_double_is(e->sampled.share, 1);
        assert_true(e->spread.lo <= e->sampled.middle.lo && e->sampled.middle.hi <= e->spread.hi);
        assert_true(e->sampled.middle.lo <= e->sampled.median && e->sampled.median <= e->sampled.middle.hi);
    }
    for (int i = 0; i < 60; i++) {
        struct cc_attainable a = cc_roof_at(roof, intensity), near = cc_roof_at(roof, intensity * (1 + 1e-9));
        assert_true(a.rate >= last);                                          /* monotone */
        assert_true(near.rate >= a.rate && near.rate <= a.rate * (1 + 2e-9)); /* continuous */
        assert_true(a.rate <= roof->peak && cc_interval_contains(a.range, a.rate));
        assert_true(a.spread.lo <= a.range.lo && a.range.hi <= a.spread.hi);
        assert_true((a.bound == CC_BOUND_MEMORY) <= (a.rate < roof->peak));
        last = a.rate;
        intensity *= 1 + 0.5 * rng_double(rng);
    }
    assert_double_near(cc_roof_at(roof, roof->ridge.value).rate, roof->peak, roof->peak * 1e-12);
    assert_double_near(cc_roof_at(roof, roof->ridge.value / 2).rate, roof->peak / 2, roof->peak * 1e-12);
}

static void check_pair(const struct cc_roofline_row *from, size_t *crossings)
{
    const struct cc_roof *a = &from->roofs[0], *b = &from->roofs[1];
    const struct cc_roof_pair *pair = &from->pairs[0];
    double low = pair->below_until / 2, high = pair->above_from * 2;
    assert_double_near(cc_roof_ratio_at(a, b, low).ratio, pair->below.ratio, 1e-12 * pair->below.ratio);
    assert_double_near(cc_roof_ratio_at(a, b, high).ratio, pair->above.ratio, 1e-12 * pair->above.ratio);
    if (!pair->crosses)
        return;
    ++*crossings;
    double at = pair->break_even.value;
    struct cc_ratio one = cc_roof_ratio_at(a, b, at), before = cc_roof_ratio_at(a, b, at * 0.99), after = cc_roof_ratio_at(a, b, at * 1.01);
    assert_true(at >= pair->below_until && at <= pair->above_from);
    assert_double_near(one.ratio, 1, 1e-12);
    assert_true(cc_interval_contains(one.range, 1));
    assert_true(pair->lead_below == CC_LEAD_CHIP ? before.ratio > 1 && after.ratio < 1 : before.ratio < 1 && after.ratio > 1);
    assert_true(cc_interval_contains(pair->break_even.range, at));
    /* just outside the interval it is certain who leads */
    assert_false(cc_interval_contains(cc_roof_ratio_at(a, b, pair->break_even.range.hi * 1.001).range, 1));
    assert_false(cc_interval_contains(cc_roof_ratio_at(a, b, pair->break_even.range.lo * 0.999).range, 1));
    const struct cc_sampled *s = &pair->break_even.sampled;
    if (s->known && pair->always_crosses)
        assert_true(pair->break_even.spread.lo <= s->middle.lo && s->middle.hi <= pair->break_even.spread.hi);
}

static void test_properties(void **state)
{
    struct database *f = *state;
    struct rng rng = {20261123};
    size_t crossings = 0, known = 0;
    for (int round = 0; round < 80; round++) {
        uint32_t a = (uint32_t)rng_below(&rng, f->db.chip_count), b = (uint32_t)rng_below(&rng, f->db.chip_count);
        if (a == b)
            continue;
        struct cc_roofline r = run_chips(f, a, b, rng_below(&rng, 2));
        for (size_t i = 0; i < r.row_count; i++) {
            for (size_t c = 0; c < 2; c++)
                if (r.rows[i].roofs[c].known)
                    check_roof(&r.rows[i].roofs[c], &rng);
                else
                    assert_true(r.rows[i].roofs[c].missing != CC_NO_INDEX);
            known += r.rows[i].pairs[0].known;
            if (r.rows[i].pairs[0].known)
                check_pair(&r.rows[i], &crossings);
            else
                assert_true(r.rows[i].pairs[0].refused.len > 0);
        }
        cc_arena_release(&f->arena);
        cc_arena_init(&f->arena);
    }
    assert_true(known > 150);
    assert_true(crossings > 15);
}

static void test_allocation_failures(void **state)
{
    struct database *f = *state;
    uint32_t chips[2] = {chip_by_id(&f->db, "h20-141gb"), chip_by_id(&f->db, "h100-sxm5")};
    struct cc_compare_options options = {.chips = chips, .chip_count = 2, .base = chips[1]};
    struct cc_roofline out;
    struct scarcity scarcity = {.most = 5000};
    while (scarcity_next(&scarcity))
        scarcity.done = cc_roofline_run(&f->db, &options, &scarcity.arena, &out, &scarcity.error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_published_ridge_points),
        cmocka_unit_test(test_h20_against_h100),
        cmocka_unit_test(test_no_break_even),
        cmocka_unit_test(test_unknown_and_refused),
        cmocka_unit_test(test_properties),
        cmocka_unit_test(test_allocation_failures),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
