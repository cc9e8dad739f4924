/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons on the built-in data: worked values from the published figures, and properties over random pairs of chips. */
#include "database.h"
#include "scarcity.h"
#include "tables.h"

#include "chipcmp/analysis/compare.h"
#include "chipcmp/specs/resolve.h"

static struct cc_compare compare(struct database *f, const char *a, const char *base, bool per_accelerator)
{
    struct cc_compare out;
    struct cc_error error = {0};
    uint32_t *chips = CC_NEW(&f->arena, uint32_t, 2);
    chips[0] = chip_by_id(&f->db, a);
    chips[1] = chip_by_id(&f->db, base);
    struct cc_compare_options options = {.chips = chips, .chip_count = 2, .base = chips[1], .per_accelerator = per_accelerator};
    if (!cc_compare_run(&f->db, &options, &f->arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

static const struct cc_compare_row *row(const struct cc_compare *c, const char *metric, enum cc_basis basis)
{
    for (size_t i = 0; i < c->row_count; i++)
        if (c->rows[i].basis == basis && cc_str_eq(c->db->metrics[c->rows[i].metric].id, cc_str_of(metric)))
            return &c->rows[i];
    fail_msg("no row %s", metric);
    return NULL;
}

/* 148 / 989.4 by hand: 0.149586; 4.0 / 3.35 from [3.95, 4.05] over [3.345, 3.355]; 96 / 80. */
static void test_h20_against_h100(void **state)
{
    struct cc_compare c = compare(*state, "h20-96gb", "h100-sxm5", false);
    const struct cc_ratio *bf16 = &row(&c, "bf16_tensor", CC_BASIS_DENSE)->cells[0].ratio;
    assert_true(bf16->known);
    assert_double_near(bf16->ratio, 0.149586, 1e-6);
    assert_double_near(bf16->percent, -85.0414, 1e-4);
    const struct cc_ratio *bandwidth = &row(&c, "memory_bandwidth", CC_BASIS_NONE)->cells[0].ratio;
    assert_double_near(bandwidth->range.lo, 3.95 / 3.355, 1e-12);
    assert_double_near(bandwidth->range.hi, 4.05 / 3.345, 1e-12);
    const struct cc_ratio *capacity = &row(&c, "memory_capacity", CC_BASIS_NONE)->cells[0].ratio;
    assert_double_is(capacity->ratio, 1.2);
    assert_double_is(capacity->range.lo, capacity->range.hi);
    const struct cc_compare_row *fp4 = row(&c, "fp4_tensor", CC_BASIS_DENSE);
    assert_int_equal(fp4->cells[0].value.state, CC_STATE_NOT_SUPPORTED);
    assert_int_equal(fp4->cells[1].value.state, CC_STATE_NOT_SUPPORTED);
    assert_false(fp4->cells[0].ratio.known);
}

/* 300 against 180 PFLOPS dense BF16, 49.2 against 13.4 TB, 1229 against 576 TB/s; power as a range over its sources. */
static void test_cloudmatrix_against_nvl72(void **state)
{
    struct cc_compare c = compare(*state, "cloudmatrix-384", "gb200-nvl72", false);
    assert_double_near(row(&c, "bf16_tensor", CC_BASIS_DENSE)->cells[0].ratio.ratio, 300.0 / 180, 1e-12);
    assert_double_near(row(&c, "memory_capacity", CC_BASIS_NONE)->cells[0].ratio.ratio, 49.2 / 13.4, 1e-12);
    assert_double_near(row(&c, "memory_bandwidth", CC_BASIS_NONE)->cells[0].ratio.ratio, 1229.0 / 576, 1e-12);
    const struct cc_compare_cell *power = &row(&c, "tdp", CC_BASIS_NONE)->cells[0];
    assert_true(power->ratio.has_spread);
    assert_true(power->spread.lo <= 500e3 && power->spread.hi >= 600e3);
    assert_true(power->ratio.spread.lo < power->ratio.range.lo && power->ratio.spread.hi > power->ratio.range.hi);
    assert_false(c.mixed_scope);
}

static void test_mi308_peaks_stay_unknown(void **state)
{
    struct cc_compare c = compare(*state, "mi308x", "mi300x", false);
    static const char *const peaks[] = {"fp16_tensor", "bf16_tensor", "fp8_tensor", "int8_tensor"};
    for (size_t i = 0; i < 4; i++) {
        const struct cc_compare_cell *cell = &row(&c, peaks[i], CC_BASIS_DENSE)->cells[0];
        assert_int_equal(cell->value.state, CC_STATE_NOT_PUBLISHED);
        assert_int_equal(cell->value.side_count, 0);
        assert_true(cell->value.reason.len > 0);
        assert_false(cell->ratio.known);
    }
    assert_true(row(&c, "memory_bandwidth", CC_BASIS_NONE)->cells[0].ratio.known);
    assert_true(row(&c, "memory_capacity", CC_BASIS_NONE)->cells[0].ratio.known);
}

static void test_gpu_against_rack_is_refused(void **state)
{
    struct cc_compare c = compare(*state, "h200-sxm", "gb200-nvl72", false);
    const struct cc_ratio *refused = &row(&c, "memory_capacity", CC_BASIS_NONE)->cells[0].ratio;
    assert_true(c.mixed_scope);
    assert_false(refused->known);
    assert_true(refused->refused.len > 0);
    c = compare(*state, "h200-sxm", "gb200-nvl72", true);
    const struct cc_compare_cell *rack = &row(&c, "memory_capacity", CC_BASIS_NONE)->cells[1];
    assert_true(rack->divided);
    assert_double_is(rack->divisor, 72);
    assert_double_near(rack->number, 13400.0 / 72, 1e-9);
    assert_true(row(&c, "memory_capacity", CC_BASIS_NONE)->cells[0].ratio.known);
}

/* The direction of a link is part of the figure: 1075.2 Tb/s one way is not set against 130 TB/s both ways. */
static void test_directions_are_not_mixed(void **state)
{
    struct cc_compare c = compare(*state, "cloudmatrix-384", "gb200-nvl72", false);
    for (size_t i = 0; i < c.row_count; i++)
        if (cc_str_eq(c.db->metrics[c.rows[i].metric].id, CC_STR("interconnect_bandwidth")))
            assert_false(c.rows[i].cells[0].ratio.known);
    assert_true(c.note_count > 0);
}

/* Over random pairs: r(A,B) x r(B,A) holds 1, the interval holds the nominal ratio, spread holds the interval, and a cell without a figure
 * never has a ratio. */
static void test_properties(void **state)
{
    struct database *f = *state;
    struct rng rng = {20261122};
    size_t known = 0;
    for (int round = 0; round < 120; round++) {
        struct cc_str a = f->db.chips[rng_below(&rng, f->db.chip_count)].id, b = f->db.chips[rng_below(&rng, f->db.chip_count)].id;
        if (cc_str_eq(a, b))
            continue;
        bool each = rng_below(&rng, 2);
        struct cc_compare forth = compare(f, a.s, b.s, each), back = compare(f, b.s, a.s, each);
        assert_int_equal(forth.row_count, back.row_count);
        for (size_t i = 0; i < forth.row_count; i++) {
            const struct cc_compare_cell *cells = forth.rows[i].cells;
            const struct cc_ratio *r = &cells[0].ratio, *s = &back.rows[i].cells[0].ratio;
            assert_int_equal(r->known, s->known);
            if (!cells[0].value.side_count || !cells[1].value.side_count)
                assert_false(r->known);
            if (!r->known)
                continue;
            known++;
            struct cc_interval product = cc_interval_mul(r->range, s->range);
            assert_true(cc_interval_contains(product, 1.0) || (product.lo < 1 + 1e-12 && product.hi > 1 - 1e-12));
            assert_true(cc_interval_contains(r->range, r->ratio));
            assert_true(r->spread.lo <= r->range.lo && r->spread.hi >= r->range.hi);
            assert_true(r->ratio > 0);
        }
        cc_arena_release(&f->arena);
        cc_arena_init(&f->arena);
    }
    assert_true(known > 500);
}

/* Fails the 1st, 2nd, 3rd ... allocation until the comparison succeeds: each failure is an error, none a crash. */
static void test_allocation_failures(void **state)
{
    struct database *f = *state;
    uint32_t chips[2] = {chip_by_id(&f->db, "h20-96gb"), chip_by_id(&f->db, "h100-sxm5")};
    struct cc_compare_options options = {.chips = chips, .chip_count = 2, .base = chips[1]};
    struct cc_compare out;
    struct scarcity scarcity = {.most = 5000};
    while (scarcity_next(&scarcity))
        scarcity.done = cc_compare_run(&f->db, &options, &scarcity.arena, &out, &scarcity.error);
}

static struct cc_compare compare_by(struct database *f, const char *a, const char *base, const char *metric, enum cc_basis basis)
{
    struct cc_compare out;
    struct cc_error error = {0};
    uint32_t *chips = CC_NEW(&f->arena, uint32_t, 2);
    struct cc_measure *by = CC_NEW(&f->arena, struct cc_measure, 1);
    chips[0] = chip_by_id(&f->db, a);
    chips[1] = chip_by_id(&f->db, base);
    *by = (struct cc_measure){.metric = cc_db_find_metric(&f->db, cc_str_of(metric)), .basis = basis};
    struct cc_compare_options options = {.chips = chips, .chip_count = 2, .base = chips[1], .normalize = by};
    if (!cc_compare_run(&f->db, &options, &f->arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

/* By hand: 148 / 400 = 0.37 TFLOPS/W, from 147.5 / 400 to 148.5 / 400; 989.4 / 700 = 1.4134; their ratio 0.26178. The power itself is
 * left. */
static void test_per_watt(void **state)
{
    struct cc_compare c = compare_by(*state, "h20-96gb", "h100-sxm5", "tdp", CC_BASIS_NONE);
    const struct cc_compare_row *bf16 = row(&c, "bf16_tensor", CC_BASIS_DENSE), *tdp = row(&c, "tdp", CC_BASIS_NONE);
    assert_true(bf16->normalized && bf16->cells[0].divided);
    assert_double_is(bf16->cells[0].divisor, 400);
    assert_double_near(bf16->cells[0].number, 0.37, 1e-12);
    assert_double_near(bf16->cells[0].range.lo, 147.5 / 400, 1e-12);
    assert_double_near(bf16->cells[0].range.hi, 148.5 / 400, 1e-12);
    assert_double_near(bf16->cells[0].spread.lo, 147.5 / 550, 1e-6); /* other sources say 500 and 550 W */
    assert_double_near(bf16->cells[0].ratio.ratio, (148.0 / 400) / (989.4 / 700), 1e-12);
    assert_true(bf16->cells[0].ratio.has_spread);
    assert_false(tdp->normalized);
    assert_double_is(tdp->cells[0].number, 400);
    assert_false(row(&c, "memory_type", CC_BASIS_NONE)->normalized);
}

/* Nobody printed the power of the 910C: its figures have no number per watt, and no ratio. */
static void test_without_a_divisor(void **state)
{
    struct cc_compare c = compare_by(*state, "h20-96gb", "ascend-910c", "tdp", CC_BASIS_NONE);
    const struct cc_compare_row *bf16 = row(&c, "bf16_tensor", CC_BASIS_DENSE);
    assert_true(bf16->cells[1].undividable);
    assert_true(bf16->cells[1].value.side_count > 0);
    assert_false(bf16->cells[0].ratio.known);
    assert_int_equal(bf16->cells[0].ratio.state, CC_STATE_NOT_PUBLISHED);
    assert_non_null(strstr(bf16->cells[0].ratio.refused.s, "Ascend 910C"));
}

/* For every pair: a known normalized ratio is the plain ratio over that of the divisors, and inside its interval. */
static void test_normalized_ratios(void **state)
{
    struct database *f = *state;
    struct rng rng = {411};
    for (int i = 0; i < 60; i++) {
        struct cc_str a = f->db.chips[rng_below(&rng, f->db.chip_count)].id, b = f->db.chips[rng_below(&rng, f->db.chip_count)].id;
        if (cc_str_eq(a, b))
            continue;
        struct cc_compare by = compare_by(f, a.s, b.s, "memory_capacity", CC_BASIS_NONE), plain = compare(f, a.s, b.s, false);
        assert_int_equal(by.row_count, plain.row_count);
        for (size_t r = 0; r < by.row_count; r++) {
            const struct cc_ratio *ratio = &by.rows[r].cells[0].ratio, *other = &plain.rows[r].cells[0].ratio;
            if (!by.rows[r].normalized || !ratio->known)
                continue;
            assert_true(other->known);
            assert_double_near(ratio->ratio, other->ratio * by.divisors[1].number / by.divisors[0].number, 1e-9 * ratio->ratio);
            assert_true(ratio->range.lo <= ratio->ratio * (1 + 1e-15) && ratio->ratio <= ratio->range.hi * (1 + 1e-15));
        }
    }
}

/* ---- small tables */

static struct cc_compare compare_small(struct tables *t, const char *a, const char *base, bool per_accelerator)
{
    struct cc_compare out;
    uint32_t *chips = CC_NEW(&t->arena, uint32_t, 2);
    tables_put_small(t);
    tables_put(t, "chips-more.csv",
        "id,name,vendor,family,kind,contains,role,note\ncrate,Crate,Maker,Rack,system,,seed,\ndie,Half,Maker,One,die,,,\n");
    tables_put(t, "figures-more.csv",
        "chip,metric,basis,value,unit,rounding,status,source,locator,note\ncrate,memory,,900,GB,,final,press,,\n"
        "die,memory,,48,GB,,final,press,,\n");
    tables_put(t, "unknowns-more.csv", "chip,metric,basis,state,reason,looked_at\ncrate,link,,not_published,No table lists it,press\n");
    if (!tables_load(t, false, false))
        fail_msg("%s", t->error.text);
    chips[0] = chip_by_id(&t->db, a);
    chips[1] = chip_by_id(&t->db, base);
    struct cc_compare_options options = {.chips = chips, .chip_count = 2, .base = chips[1], .per_accelerator = per_accelerator};
    if (!cc_compare_run(&t->db, &options, &t->arena, &out, &t->error))
        fail_msg("%s", t->error.text);
    return out;
}

/* Of a link that nobody prints there is one row, on the first of its bases. */
static void test_unknown_has_one_row(void **state)
{
    struct cc_compare c = compare_small(*state, "crate", "rack", false);
    size_t rows = 0;
    for (size_t i = 0; i < c.row_count; i++)
        rows += cc_str_eq(c.db->metrics[c.rows[i].metric].id, CC_STR("link"));
    assert_int_equal(rows, 1);
    assert_int_equal(row(&c, "link", CC_BASIS_BOTH_DIRECTIONS)->cells[0].value.state, CC_STATE_NOT_PUBLISHED);
}

/* Which of the two cannot be divided is said, whichever side it stands on; with both divided there is nothing to say. */
static void test_notes_on_scopes(void **state)
{
    static const struct {
        const char *a, *base, *note; /* the note's beginning */
        bool per_accelerator;
    } cases[] = {
        {"crate", "one", "Crate cannot be divided into accelerators: ", true},
        {"one", "crate", "Crate cannot be divided into accelerators: ", true},
        {"rack", "one", NULL, true},
        {"rack", "one", "Rack of Ones is a system and Chip One is one accelerator: nothing is divided between them. With --per-acc", false},
        {"die", "one", "Half is one die and Chip One is one accelerator: nothing is divided between them. A die is not the package", false},
        {"one", "die", "Chip One is one accelerator and Half is one die: nothing is divided between them. A die is not the package", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_compare c = compare_small(*state, cases[i].a, cases[i].base, cases[i].per_accelerator);
        assert_int_equal(c.mixed_scope, cases[i].note != NULL);
        assert_int_equal(c.note_count, cases[i].note != NULL);
        if (cases[i].note && !cc_str_starts(c.notes[0], cc_str_of(cases[i].note)))
            fail_msg("\"%.*s\"", CC_PRI(c.notes[0]));
    }
}

/* A count of accelerators does not apply to a single one, and that is said in the cell and of the ratio. */
static void test_does_not_apply(void **state)
{
    struct cc_compare c = compare_small(*state, "one", "rack", false);
    const struct cc_compare_cell *cell = &row(&c, "accelerators", CC_BASIS_NONE)->cells[0];
    assert_false(cell->applies);
    assert_int_equal(cell->value.state, CC_STATE_NOT_SUPPORTED);
    assert_view(cell->value.reason, "the figure counts the accelerators of a superchip or a system; this is a single one");
    assert_view(cell->ratio.refused, "does not apply for Chip One");
}

/* By memory, so: but not the count of the accelerators, which is what a system is. */
static void test_count_is_not_normalized(void **state)
{
    struct tables *t = *state;
    struct cc_compare plain = compare_small(t, "rack", "crate", false), by;
    const struct cc_measure memory = {.metric = metric_by_id(&t->db, "memory")};
    struct cc_compare_options options = plain.options;
    options.normalize = &memory;
    if (!cc_compare_run(&t->db, &options, &t->arena, &by, &t->error))
        fail_msg("%s", t->error.text);
    assert_false(row(&by, "accelerators", CC_BASIS_NONE)->normalized);
    assert_double_is(row(&by, "accelerators", CC_BASIS_NONE)->cells[0].number, 8);
    assert_true(row(&by, "link", CC_BASIS_BOTH_DIRECTIONS)->normalized);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_h20_against_h100),
        cmocka_unit_test(test_cloudmatrix_against_nvl72),
        cmocka_unit_test(test_mi308_peaks_stay_unknown),
        cmocka_unit_test(test_gpu_against_rack_is_refused),
        cmocka_unit_test(test_directions_are_not_mixed),
        cmocka_unit_test(test_properties),
        cmocka_unit_test(test_allocation_failures),
        cmocka_unit_test(test_per_watt),
        cmocka_unit_test(test_without_a_divisor),
        cmocka_unit_test(test_normalized_ratios),
        cmocka_unit_test_setup_teardown(test_unknown_has_one_row, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(test_notes_on_scopes, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(test_does_not_apply, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(test_count_is_not_normalized, tables_set_up, tables_tear_down),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
