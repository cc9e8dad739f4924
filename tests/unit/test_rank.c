/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks: places of the built-in data that follow from the printed figures, small tables for dates, bases and families, and the order of
 * random intervals against a slow one. */
#include "database.h"
#include "scarcity.h"
#include "tables.h"

#include "analysis/rank_order.h"
#include "chipcmp/report/rank.h"

static struct cc_measure measure_of(const struct cc_db *db, const char *id, const char *rate)
{
    struct cc_measure measure = {.derived = cc_derived_find(cc_str_of(id)), .metric = CC_NO_INDEX};
    const char *metric = measure.derived ? rate : id;
    if (metric)
        measure.metric = cc_db_find_metric(db, cc_str_of(metric));
    assert_true(measure.derived || measure.metric != CC_NO_INDEX);
    return measure;
}

static struct cc_rank rank_with(struct database *f, struct cc_rank_options options)
{
    struct cc_rank out;
    struct cc_error error = {0};
    if (!cc_rank_run(&f->db, &options, &f->arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

static const struct cc_rank_row *row_of(const struct cc_rank *rank, const char *chip)
{
    for (size_t i = 0; i < rank->row_count; i++)
        if (cc_str_eq(rank->db->chips[rank->rows[i].chip].id, cc_str_of(chip)))
            return &rank->rows[i];
    return NULL;
}

static const struct cc_rank_absent *absent_of(const struct cc_rank *rank, const char *chip)
{
    for (size_t i = 0; i < rank->absent_count; i++)
        if (cc_str_eq(rank->db->chips[rank->absent[i].chip].id, cc_str_of(chip)))
            return &rank->absent[i];
    return NULL;
}

/* Dense BF16 by family: 2.5 PFLOPS class before 989 before 312; the H20 has 148 and the A100 312, so it is behind it. */
static void test_families_of_one_vendor(void **state)
{
    struct database *f = *state;
    struct cc_rank rank = rank_with(f,
        (struct cc_rank_options){.measure = measure_of(&f->db, "bf16_tensor", NULL), .vendor = CC_STR("nvidia"), .families = true});
    const struct cc_rank_row *h20 = row_of(&rank, "h20-96gb"), *h100 = row_of(&rank, "h100-sxm5"), *a100 = row_of(&rank, "a100-sxm-80gb");
    assert_int_equal(rank.options.measure.basis, CC_BASIS_DENSE);
    assert_true(rank.basis_chosen);
    assert_non_null(h20);
    assert_non_null(h100);
    assert_non_null(a100);
    assert_null(row_of(&rank, "h100-pcie"));
    assert_null(row_of(&rank, "mi300x"));
    assert_true(h100->rank < a100->rank && a100->rank < h20->rank);
    assert_int_equal(h20->rank, rank.row_count);
}

/* 141 GB of the H200 is more than 96, 94 and 80; the two 80 GB chips tie, exact figures as they are. */
static void test_ties(void **state)
{
    struct database *f = *state;
    const uint32_t chips[] = {cc_db_find_chip(&f->db, CC_STR("h100-pcie")), cc_db_find_chip(&f->db, CC_STR("h20-96gb")),
        cc_db_find_chip(&f->db, CC_STR("h100-sxm5")), cc_db_find_chip(&f->db, CC_STR("h200-sxm"))};
    struct cc_rank rank = rank_with(f,
        (struct cc_rank_options){.measure = measure_of(&f->db, "memory_capacity", NULL), .chips = chips, .chip_count = 4});
    assert_int_equal(rank.row_count, 4);
    assert_int_equal(row_of(&rank, "h200-sxm")->rank, 1);
    assert_int_equal(row_of(&rank, "h20-96gb")->rank, 2);
    assert_int_equal(row_of(&rank, "h100-sxm5")->rank, 3);
    assert_int_equal(row_of(&rank, "h100-pcie")->rank, 3);
    assert_int_equal(row_of(&rank, "h100-pcie")->tie_first, 2);
    assert_int_equal(row_of(&rank, "h100-pcie")->tie_size, 2);
    assert_int_equal(row_of(&rank, "h100-pcie")->best, 3);
    assert_int_equal(row_of(&rank, "h100-pcie")->worst, 4);
    assert_false(rank.has_chain);
    assert_false(rank.basis_chosen);
}

/* Less power is better: 350 W of the H100 PCIe before 700 W of the SXM5. */
static void test_lower_is_better(void **state)
{
    struct database *f = *state;
    struct cc_rank_options options = {.measure = measure_of(&f->db, "tdp", NULL)};
    struct cc_rank rank = rank_with(f, options);
    assert_int_equal(rank.options.order, CC_RANK_LOWEST_FIRST);
    assert_true(row_of(&rank, "h100-pcie")->rank < row_of(&rank, "h100-sxm5")->rank);
    options.order = CC_RANK_HIGHEST_FIRST;
    rank = rank_with(f, options);
    assert_true(row_of(&rank, "h100-pcie")->rank > row_of(&rank, "h100-sxm5")->rank);
}

/* SMs are not compute units of another maker: those stand apart, with the basis they are counted in. */
static void test_compute_units(void **state)
{
    struct database *f = *state;
    struct cc_rank_options options = {.measure = measure_of(&f->db, "compute_units", NULL)};
    struct cc_rank rank = rank_with(f, options);
    assert_int_equal(rank.options.measure.basis, CC_BASIS_SM);
    assert_null(row_of(&rank, "mi300x"));
    const struct cc_rank_absent *mi300x = absent_of(&rank, "mi300x");
    assert_non_null(mi300x);
    assert_int_equal(mi300x->absence, CC_RANK_OTHER_BASIS);
    assert_int_equal(mi300x->other, CC_BASIS_CU);
    assert_double_is(mi300x->measured.number, 304);
    options.vendor = CC_STR("AMD");
    rank = rank_with(f, options);
    assert_int_equal(rank.options.measure.basis, CC_BASIS_CU);
    assert_non_null(row_of(&rank, "mi300x"));
}

/* The H100 SXM5 was announced on 2022-03-22, the B200 on 2024-03-18, the H100 NVL in March 2023; the H20 never. */
static void test_as_of(void **state)
{
    struct database *f = *state;
    struct cc_rank_options options = {.measure = measure_of(&f->db, "memory_bandwidth", NULL), .as_of = CC_STR("2022-03-22")};
    struct cc_rank rank = rank_with(f, options);
    assert_non_null(row_of(&rank, "h100-sxm5"));
    assert_null(row_of(&rank, "b200"));
    assert_null(absent_of(&rank, "b200"));
    bool later = false;
    for (size_t i = 0; i < rank.later_count; i++)
        later |= cc_str_eq(f->db.chips[rank.later[i]].id, CC_STR("b200"));
    assert_true(later);
    const struct cc_rank_absent *h20 = absent_of(&rank, "h20-96gb");
    assert_non_null(h20);
    assert_int_equal(h20->absence, CC_RANK_UNDATED);
    assert_int_equal(h20->state, CC_STATE_NOT_PUBLISHED);
    assert_int_equal(h20->would_rank, 1); /* 4.0 TB/s were more than any */
    assert_true(h20->reason.len > 0);
    options.as_of = CC_STR("2022-03-21");
    rank = rank_with(f, options);
    assert_null(row_of(&rank, "h100-sxm5"));
    options.as_of = CC_STR("2023-03-15");
    rank = rank_with(f, options);
    assert_int_equal(absent_of(&rank, "h100-nvl")->absence, CC_RANK_UNDATED); /* March 2023: open */
    options.as_of = CC_STR("2023-03-31");
    rank = rank_with(f, options);
    assert_non_null(row_of(&rank, "h100-nvl"));
    options.as_of = CC_STR("2023");
    rank = rank_with(f, options);
    assert_non_null(row_of(&rank, "h100-nvl"));
}

static void test_derived(void **state)
{
    struct database *f = *state;
    struct cc_rank rank = rank_with(f, (struct cc_rank_options){.measure = measure_of(&f->db, "tpp", NULL)});
    const struct cc_rank_row *h20 = row_of(&rank, "h20-96gb");
    assert_double_is(h20->measured.number, 2368);
    assert_int_equal(rank.options.measure.basis, CC_BASIS_NONE);
    assert_true(row_of(&rank, "h100-sxm5")->rank < h20->rank);
    rank = rank_with(f, (struct cc_rank_options){.measure = measure_of(&f->db, "compute_per_watt", "bf16_tensor")});
    assert_int_equal(rank.options.measure.basis, CC_BASIS_DENSE);
    assert_double_near(row_of(&rank, "h20-96gb")->measured.number, 148.0 / 400, 1e-12);
    assert_non_null(absent_of(&rank, "ascend-910c")); /* nobody printed its power */
    rank = rank_with(f, (struct cc_rank_options){.measure = measure_of(&f->db, "compute_per_watt", "fp64_vector")}); /* never sparse */
    assert_non_null(row_of(&rank, "h100-sxm5"));
}

static void test_usage(void **state)
{
    struct database *f = *state;
    const struct cc_rank_options faults[] = {
        {.measure = measure_of(&f->db, "memory_type", NULL)},
        {.measure = measure_of(&f->db, "accelerators", NULL)},
        {.measure = {.metric = cc_db_find_metric(&f->db, CC_STR("tdp")), .basis = CC_BASIS_DENSE}, .has_basis = true},
        {.measure = measure_of(&f->db, "compute_per_watt", NULL)},
        {.measure = measure_of(&f->db, "compute_per_watt", "memory_capacity")},
        {.measure = measure_of(&f->db, "tdp", NULL), .as_of = CC_STR("yesterday")},
        {.measure = measure_of(&f->db, "tdp", NULL), .kinds = 1U << CC_KIND_GPU | 1U << CC_KIND_SYSTEM},
    };
    static const char *const texts[] = {
        "memory_type is no number: nothing can be ranked by it",
        "accelerators does not apply to chips of this kind",
        "tdp has no basis \"dense\"",
        "compute_per_watt needs a rate",
        "memory_capacity is no rate of computing",
        "\"yesterday\" is no date: write 2024, 2024-03 or 2024-03-18",
        "an accelerator, a die, a superchip and a system are not ranked with each other",
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct cc_rank out;
        struct cc_error error = {0};
        if (cc_rank_run(&f->db, &faults[i], &f->arena, &out, &error))
            fail_msg("case %zu was taken", i);
        assert_int_equal(error.code, CC_ERR_USAGE);
        assert_string_equal(error.text, texts[i]);
    }
}

/* Each row once, ranks as in sports, tie groups whole, and every published number inside its range inside its spread. */
static void assert_sound(const struct cc_rank *rank)
{
    for (size_t i = 0; i < rank->row_count; i++) {
        const struct cc_rank_row *row = &rank->rows[i];
        const struct cc_measured *m = &row->measured;
        assert_true(m->range.lo <= m->number && m->number <= m->range.hi);
        assert_true(m->spread.lo <= m->range.lo && m->range.hi <= m->spread.hi);
        assert_true(row->tie_first <= i && i < row->tie_first + row->tie_size && row->tie_first + row->tie_size <= rank->row_count);
        assert_int_equal(row->rank, row->tie_first + 1);
        assert_true(row->rank <= row->best && row->best <= row->worst && row->worst < row->rank + row->tie_size);
    }
}

static void test_every_metric(void **state)
{
    struct database *f = *state;
    for (uint32_t m = 0; m < f->db.metric_count; m++) {
        for (int kind = 0; kind < CC_KIND_COUNT; kind++) {
            const struct cc_metric *metric = &f->db.metrics[m];
            if (!cc_metric_is_number(metric) || !cc_metric_applies(metric, (enum cc_kind)kind))
                continue;
            struct cc_rank rank = rank_with(f, (struct cc_rank_options){.measure = {.metric = m}, .kinds = 1U << kind});
            assert_sound(&rank);
        }
    }
    for (size_t i = 0; i < CC_DERIVED_COUNT; i++) {
        struct cc_rank rank = rank_with(f,
            (struct cc_rank_options){
                .measure = measure_of(&f->db, cc_derived_table[i].id, cc_derived_takes_rate(&cc_derived_table[i]) ? "fp16_tensor" : NULL)});
        assert_sound(&rank);
    }
}

enum { ROWS = 24 };

static bool meet(const struct cc_rank_row *a, const struct cc_rank_row *b)
{
    return cc_interval_overlap(a->measured.range, b->measured.range);
}

/* Coarse whole numbers, so that bounds touch and chains occur. */
static void fill_random(struct rng *rng, struct cc_rank_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double lo = 1 + (double)rng_below(rng, 60), hi = lo + (double)rng_below(rng, 6);
        double number = lo + (hi - lo) * rng_double(rng);
        rows[i] = (struct cc_rank_row){.chip = (uint32_t)i};
        rows[i].measured =
            (struct cc_measured){.chip = (uint32_t)i, .known = true, .number = number, .range = {lo, hi}, .spread = {lo, hi}};
    }
}

/* same[a][b]: linked by a chain of meeting intervals, by Warshall's closure. */
static void close_over(const struct cc_rank_row *rows, size_t count, bool same[ROWS][ROWS])
{
    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < count; b++)
            same[a][b] = meet(&rows[a], &rows[b]);
    for (size_t k = 0; k < count; k++)
        for (size_t a = 0; a < count; a++)
            for (size_t b = 0; b < count; b++)
                same[a][b] |= same[a][k] && same[k][b];
}

static void assert_order(const struct cc_rank_row *rows, size_t count, bool lowest)
{
    bool same[ROWS][ROWS];
    close_over(rows, count, same);
    for (size_t a = 0; a < count; a++) {
        size_t before = 0, behind = 0;
        for (size_t b = 0; b < count; b++) {
            const struct cc_interval x = rows[a].measured.range, y = rows[b].measured.range;
            bool b_first = lowest ? y.hi < x.lo : y.lo > x.hi, a_first = lowest ? x.hi < y.lo : x.lo > y.hi;
            before += b_first;
            behind += a_first;
            assert_int_equal(same[a][b], rows[a].rank == rows[b].rank); /* so the order is total, and ties are transitive */
            if (a_first)
                assert_true(rows[a].rank <= rows[b].rank && a < b);
            if (a_first && !same[a][b])
                assert_true(rows[a].rank < rows[b].rank);
            if (a < b)
                assert_true(rows[a].rank <= rows[b].rank);
        }
        assert_int_equal(rows[a].best, before + 1);
        assert_int_equal(rows[a].worst, count - behind);
    }
}

static void test_order_of_random_intervals(void **state)
{
    struct database *f = *state;
    struct rng rng = {20241};
    for (int round = 0; round < 400; round++) {
        struct cc_rank_row rows[ROWS], shuffled[ROWS];
        size_t count = rng_below(&rng, ROWS + 1);
        bool lowest = round % 2;
        struct cc_error error = {0};
        fill_random(&rng, rows, count);
        memcpy(shuffled, rows, sizeof rows);
        for (size_t i = count; i > 1; i--) {
            size_t k = rng_below(&rng, i);
            struct cc_rank_row row = shuffled[i - 1];
            shuffled[i - 1] = shuffled[k];
            shuffled[k] = row;
        }
        struct cc_rank a = {.db = &f->db, .rows = rows, .row_count = count}, b = a;
        a.options.order = b.options.order = lowest ? CC_RANK_LOWEST_FIRST : CC_RANK_HIGHEST_FIRST;
        b.rows = shuffled;
        assert_true(rank_order(&a, &f->arena, &error) && rank_order(&b, &f->arena, &error));
        assert_order(a.rows, count, lowest);
        assert_sound(&a);
        for (size_t i = 0; i < count; i++) { /* the order of the input does not matter */
            assert_int_equal(a.rows[i].chip, b.rows[i].chip);
            assert_int_equal(a.rows[i].rank, b.rows[i].rank);
            assert_int_equal(a.rows[i].tie_size, b.rows[i].tie_size);
        }
    }
}

/* 10 to 12 meets 12 to 14, which meets 14 to 16: one group, although its ends do not meet. */
static void test_chain(void **state)
{
    struct database *f = *state;
    struct cc_error error = {0};
    struct cc_rank_row rows[3];
    fill_random(&(struct rng){7}, rows, 3);
    for (size_t i = 0; i < 3; i++) {
        double lo = 10 + 2 * (double)i;
        rows[i].measured.range = rows[i].measured.spread = (struct cc_interval){lo, lo + 2};
        rows[i].measured.number = lo + 1;
    }
    struct cc_rank rank = {.db = &f->db, .rows = rows, .row_count = 3, .options.order = CC_RANK_HIGHEST_FIRST};
    assert_true(rank_order(&rank, &f->arena, &error));
    assert_true(rank.has_chain);
    assert_int_equal(rank.rows[0].tie_size, 3);
    assert_int_equal(rank.rows[0].chip, 2);
    assert_int_equal(rank.rows[0].worst, 2);
    assert_int_equal(rank.rows[1].best, 1);
    assert_int_equal(rank.rows[1].worst, 3);
    assert_int_equal(rank.rows[2].rank, 1);
    assert_int_equal(rank.rows[2].best, 2);
}

/* A superchip has no family of its own: where the default member is of another kind, the first member of the kind stands for it. */
static void test_families_of_another_kind(void **state)
{
    struct database *f = *state;
    struct cc_rank rank = rank_with(f, (struct cc_rank_options){.measure = measure_of(&f->db, "memory_capacity", NULL),
                                           .kinds = 1U << CC_KIND_SUPERCHIP,
                                           .families = true});
    assert_non_null(row_of(&rank, "gb200-superchip"));
    assert_int_equal(rank.row_count + rank.absent_count, 2);
}

static void test_out_of_memory(void **state)
{
    struct database *f = *state;
    const struct cc_rank_options options = {.measure = measure_of(&f->db, "interconnect_bandwidth", NULL), .as_of = CC_STR("2024-03")};
    struct cc_rank out;
    struct scarcity scarcity = {0};
    while (scarcity_next(&scarcity))
        scarcity.done = cc_rank_run(&f->db, &options, &scarcity.arena, &out, &scarcity.error);
}

/* Every view of the document, with an arena that gives out at each place in turn. */
static void test_report_out_of_memory(void **state)
{
    struct database *f = *state;
    struct cc_rank rank = rank_with(f,
        (struct cc_rank_options){.measure = measure_of(&f->db, "compute_per_watt", "fp16_tensor"), .families = true});
    struct scarcity scarcity = {.step = 7};
    while (scarcity_next(&scarcity)) {
        struct cc_doc doc;
        cc_doc_init(&doc, &scarcity.arena);
        scarcity.done = cc_report_rank(&rank, NULL, 0, &doc, &scarcity.error);
        cc_doc_release(&doc);
    }
}

/* The best of another family's members is told: the H100 NVL by its dense BF16 before the H100 PCIe. */
static void test_members(void **state)
{
    struct database *f = *state;
    struct cc_rank rank = rank_with(f,
        (struct cc_rank_options){.measure = measure_of(&f->db, "bf16_tensor", NULL), .families = true, .vendor = CC_STR("NVIDIA")});
    const struct cc_rank_row *h100 = row_of(&rank, "h100-sxm5");
    assert_int_equal(h100->member_count, 2);
    for (size_t i = 0; i < h100->member_count; i++) {
        const struct cc_rank_member *member = &h100->members[i];
        assert_true(member->measured.known);
        assert_int_equal(member->would_rank, h100->rank + 2); /* behind H200 and H800, which tie with the SXM5, and not behind the SXM5 */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_families_of_one_vendor),
        cmocka_unit_test(test_ties),
        cmocka_unit_test(test_lower_is_better),
        cmocka_unit_test(test_compute_units),
        cmocka_unit_test(test_as_of),
        cmocka_unit_test(test_derived),
        cmocka_unit_test(test_usage),
        cmocka_unit_test(test_every_metric),
        cmocka_unit_test(test_order_of_random_intervals),
        cmocka_unit_test(test_chain),
        cmocka_unit_test(test_families_of_another_kind),
        cmocka_unit_test(test_out_of_memory),
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_report_out_of_memory),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
