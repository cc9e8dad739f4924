/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart `ratio` built from comparisons made by hand, and from the built-in data. */
#include "database.h"
#include "plot_fixture.h"
#include "scarcity.h"

#include "chipcmp/report/ratio_plot.h"

static void build(struct made *m)
{
    if (!cc_report_ratio_plot(&m->compare, &m->arena, &m->plot, &m->error))
        fail_msg("%s", m->error.text);
    assert_int_equal(m->plot.panel_count, 1);
    assert_int_equal(m->plot.panels[0].mark_count, m->plot.panels[0].y.name_count * m->plot.series_count);
    for (size_t i = 0; i < m->plot.panels[0].mark_count; i++)
        assert_true(m->plot.panels[0].marks[i].label.len > 0);
}

static const struct cc_plot_mark *point(const struct made *m, size_t category, size_t series)
{
    return &m->plot.panels[0].marks[category * m->plot.series_count + series];
}

static void assert_footer(const struct made *m, size_t count, const char *const *lines)
{
    assert_int_equal(m->plot.note_count + 1, count);
    for (size_t i = 0; i + 1 < count; i++)
        assert_view(m->plot.notes[i], lines[i]);
    assert_view(m->plot.sources, lines[count - 1]);
}

static void test_two_series(void **state)
{
    struct made *m = *state;
    size_t dense = add_row(m, BF16, CC_BASIS_DENSE), capacity = add_row(m, CAPACITY, CC_BASIS_NONE);
    set_figure(m, dense, BASE, 989.4, MAKER, CC_STATUS_FINAL);
    set_figure(m, dense, NEAR, 148, MAKER_LATER, CC_STATUS_FINAL);
    set_figure(m, capacity, BASE, 80, MAKER, CC_STATUS_FINAL);
    set_figure(m, capacity, NEAR, 96, PRESS, CC_STATUS_FINAL);
    set_figure(m, capacity, FAR, 8000, MAKER, CC_STATUS_FINAL);
    divide(m, dense);
    divide(m, capacity);
    build(m);
    assert_view(m->plot.kind, "ratio");
    assert_view(m->plot.title, "2 chips compared with Maker Base");
    assert_view(m->plot.subtitle, "Published peak figures, like for like");
    assert_view(m->plot.panels[0].x.label, "Ratio to Maker Base = 1, logarithmic scale");
    assert_int_equal(m->plot.series_count, 2);
    assert_view(m->plot.series[0], "Maker Near");
    assert_view(m->plot.series[1], "Rival Far");
    assert_int_equal(m->plot.panels[0].y.name_count, 2);
    assert_view(m->plot.panels[0].y.names[0], "BF16 tensor, dense");
    assert_view(m->plot.panels[0].y.names[1], "Memory capacity");
    assert_view(point(m, 0, 0)->label, "0.15x");
    assert_double_near(point(m, 0, 0)->x, 0.149586, 1e-6);
    assert_int_equal(point(m, 0, 0)->kind, CC_MARK_BAR);
    assert_int_equal(point(m, 0, 1)->kind, CC_MARK_SLOT);
    assert_view(point(m, 0, 1)->label, "no public figure");
    assert_view(point(m, 1, 0)->label, "1.20x");
    assert_view(point(m, 1, 1)->label, "100x");
    assert_footer(m, 1, (const char *const[]){"Sources: Maker (2020, 2022); Press."});
    assert_view(m->plot.description,
        "Bar chart of published figures as ratios to Maker Base, metric by metric. Maker Near: from 0.15x (BF16 tensor, dense) to 1.20x "
        "(Memory capacity). Rival Far: from 100x (Memory capacity) to 100x (Memory capacity), no ratio for 1 of 2 metrics.");
}

static void test_one_series_first_column_is_base(void **state)
{
    struct made *m = *state;
    m->columns[0] = BASE;
    m->columns[1] = NEAR;
    m->compare.options.chip_count = 2;
    size_t row = add_row(m, CAPACITY, CC_BASIS_NONE);
    set_figure(m, row, BASE, 80, MAKER, CC_STATUS_FINAL);
    set_figure(m, row, NEAR, 40, MAKER, CC_STATUS_FINAL);
    divide(m, row);
    m->compare.options.per_accelerator = true;
    build(m);
    assert_view(m->plot.title, "Maker Near compared with Maker Base");
    assert_non_null(strstr(m->plot.subtitle.s, "divided by their accelerators"));
    assert_int_equal(m->plot.series_count, 1);
    assert_view(point(m, 0, 0)->label, "0.50x");
}

static void test_labels_of_ratios(void **state)
{
    static const struct {
        double number;
        const char *label;
    } examples[] = {{0.004567, "0.0046x"}, {0.0993, "0.099x"}, {0.0996, "0.10x"}, {0.149586, "0.15x"}, {0.996, "1.00x"}, {1.005, "1.00x"},
        {9.994, "9.99x"}, {9.996, "10.0x"}, {12.34, "12.3x"}, {187.2, "187x"}, {1234.5, "1230x"}};
    struct made *m = *state;
    size_t row = add_row(m, CAPACITY, CC_BASIS_NONE);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        set_figure(m, row, BASE, 1, MAKER, CC_STATUS_FINAL);
        set_figure(m, row, NEAR, examples[i].number, MAKER, CC_STATUS_FINAL);
        divide(m, row);
        build(m);
        assert_view(point(m, 0, 0)->label, examples[i].label);
    }
}

/* What has no ratio says why: the chip's own reason, else the base's, else why the two cannot be divided. */
static void test_reasons(void **state)
{
    struct made *m = *state;
    size_t known = add_row(m, CAPACITY, CC_BASIS_NONE), fp4 = add_row(m, FP4, CC_BASIS_DENSE), sparse = add_row(m, FP4, CC_BASIS_SPARSE),
           bf16 = add_row(m, BF16, CC_BASIS_DENSE);
    set_figure(m, known, BASE, 80, MAKER, CC_STATUS_FINAL);
    set_figure(m, known, NEAR, 96, MAKER, CC_STATUS_FINAL);
    set_state(m, known, FAR, CC_STATE_NOT_RESEARCHED);
    divide(m, known);
    set_state(m, fp4, BASE, CC_STATE_NOT_SUPPORTED);
    set_figure(m, fp4, NEAR, 9, MAKER, CC_STATUS_FINAL);
    set_state(m, fp4, FAR, CC_STATE_NOT_SUPPORTED);
    set_figure(m, sparse, FAR, 9, MAKER, CC_STATUS_FINAL);
    set_state(m, sparse, NEAR, CC_STATE_NOT_SUPPORTED)->applies = false;
    set_figure(m, bf16, BASE, 9, MAKER, CC_STATUS_FINAL);
    set_figure(m, bf16, NEAR, 9, MAKER, CC_STATUS_FINAL)->ratio.refused = CC_STR("a system against one accelerator");
    set_figure(m, bf16, FAR, 9, MAKER, CC_STATUS_FINAL);
    build(m);
    static const char *const labels[] = {"1.20x", "not researched", "does not apply", "base: no public figure",
        "a system against one accelerator", "not comparable"};
    assert_int_equal(m->plot.panels[0].y.name_count, 3);
    for (size_t i = 0; i < 6; i++)
        assert_view(m->plot.panels[0].marks[i].label, labels[i]);
    assert_footer(m, 2, (const char *const[]){"Left out, not supported by Maker Base: FP4 tensor, dense.", "Sources: Maker (2022)."});
}

/* Bases that stand in place of each other: a row keeps its place for the chips that share it, and says how the others count. */
static void test_other_bases(void **state)
{
    struct made *m = *state;
    size_t sm = add_row(m, UNITS, CC_BASIS_SM), cu = add_row(m, UNITS, CC_BASIS_CU);
    set_figure(m, sm, BASE, 132, MAKER, CC_STATUS_FINAL);
    set_figure(m, sm, NEAR, 78, MAKER, CC_STATUS_FINAL);
    set_figure(m, cu, FAR, 80, MAKER, CC_STATUS_FINAL);
    divide(m, sm);
    divide(m, cu);
    build(m);
    assert_int_equal(m->plot.panels[0].y.name_count, 1);
    assert_view(m->plot.panels[0].y.names[0], "Compute units, SMs");
    assert_view(point(m, 0, 0)->label, "0.59x");
    assert_view(point(m, 0, 1)->label, "only as CUs");
    assert_footer(m, 2, (const char *const[]){"Left out, not comparable among these chips: Compute units, CUs.", "Sources: Maker (2022)."});
}

static void test_left_out(void **state)
{
    struct made *m = *state;
    size_t known = add_row(m, CAPACITY, CC_BASIS_NONE), text = add_row(m, KIND, CC_BASIS_NONE), dense = add_row(m, FP4, CC_BASIS_DENSE),
           sparse = add_row(m, FP4, CC_BASIS_SPARSE);
    add_row(m, BF16, CC_BASIS_SPARSE);
    set_figure(m, known, BASE, 80, MAKER, CC_STATUS_FINAL);
    set_figure(m, known, NEAR, 96, MAKER, CC_STATUS_FINAL);
    set_figure(m, text, BASE, 0, MAKER, CC_STATUS_FINAL);
    divide(m, known);
    for (uint32_t chip = 0; chip < CHIPS; chip++) {
        set_state(m, dense, chip, CC_STATE_NOT_SUPPORTED);
        set_state(m, sparse, chip, CC_STATE_NOT_SUPPORTED);
    }
    build(m);
    assert_int_equal(m->plot.panels[0].y.name_count, 1);
    assert_footer(m, 3,
        (const char *const[]){"Left out, supported by none of these chips: FP4 tensor, dense; FP4 tensor, sparse.",
            "Left out, no public figure for any of these chips: BF16 tensor, sparse.", "Sources: Maker (2022)."});
}

/* Conflicts show as a spread and bring all their sources; what is not the maker's final word is marked. */
static void test_spread_and_status(void **state)
{
    struct made *m = *state;
    size_t row = add_row(m, CAPACITY, CC_BASIS_NONE), open = add_row(m, BF16, CC_BASIS_DENSE);
    static struct cc_figure other = {.source = OWN};
    set_figure(m, row, BASE, 80, MAKER, CC_STATUS_FINAL);
    struct cc_compare_cell *cell = set_figure(m, row, NEAR, 40, PRESS, CC_STATUS_LEAK);
    cell->value.sides[1] = (struct cc_side){.figure = &other, .conflicts = true};
    cell->value.side_count = 2;
    set_figure(m, open, BASE, 80, MAKER, CC_STATUS_RELAYED);
    set_figure(m, open, NEAR, 40, MAKER, CC_STATUS_FINAL)->value.state = CC_STATE_CONFLICTING;
    divide(m, row);
    divide(m, open);
    cell->ratio.has_spread = true;
    cell->ratio.spread = (struct cc_interval){0.25, 0.5};
    build(m);
    const struct cc_plot_mark *p = point(m, 0, 0);
    assert_view(p->label, "0.50x*");
    assert_true(p->has_spread);
    assert_double_is(p->x_spread.lo, 0.25);
    assert_double_is(p->x_spread.hi, p->x_range.hi);
    assert_view(p->spread_label, "0.25x to 0.51x");
    assert_true(point(m, 1, 0)->has_spread);
    assert_view(point(m, 1, 0)->label, "0.50x*");
    assert_footer(m, 2,
        (const char *const[]){"* rests on a figure that is relayed by another source, or leaked or a retailer's.",
            "Sources: Press; Me (yours) (2025); Maker (2022)."});
}

static void test_halved_figures_are_marked_and_name_both_sources(void **state)
{
    struct made *m = *state;
    size_t row = add_row(m, BF16, CC_BASIS_DENSE);
    m->halving = (struct cc_halving){.source = MAKER, .stated_by = PRESS};
    set_figure(m, row, BASE, 80, MAKER, CC_STATUS_FINAL)->value.sides[0].halving = &m->halving;
    set_figure(m, row, NEAR, 40, MAKER, CC_STATUS_FINAL);
    divide(m, row);
    build(m);
    assert_view(point(m, 0, 0)->label, "0.50x*");
    assert_footer(m, 2,
        (const char *const[]){"* rests on a figure that is derived as half of a sparse one.", "Sources: Maker (2022); Press."});
}

static void assert_nothing(struct made *m, const char *text)
{
    assert_false(cc_report_ratio_plot(&m->compare, &m->arena, &m->plot, &m->error));
    assert_int_equal(m->error.code, CC_ERR_USAGE);
    assert_string_equal(m->error.text, text);
    m->error = (struct cc_error){0};
}

static void test_nothing_to_draw(void **state)
{
    struct made *m = *state;
    struct cc_str note = CC_STR("One is a system.");
    assert_nothing(m, "there is no ratio to draw: no metric has a public figure on both sides.");
    set_figure(m, add_row(m, CAPACITY, CC_BASIS_NONE), BASE, 80, MAKER, CC_STATUS_FINAL);
    assert_nothing(m, "there is no ratio to draw: no metric has a public figure on both sides.");
    m->compare.notes = &note;
    m->compare.note_count = 1;
    assert_nothing(m, "there is no ratio to draw: One is a system.");
    m->compare.options.chip_count = 1;
    assert_nothing(m, "there is no ratio to draw: One is a system.");
}

static void test_without_memory(void **state)
{
    struct made *m = *state;
    size_t dense = add_row(m, BF16, CC_BASIS_DENSE), fp4 = add_row(m, FP4, CC_BASIS_DENSE);
    struct scarcity scarcity = {0};
    set_figure(m, dense, BASE, 80, MAKER, CC_STATUS_LEAK);
    set_figure(m, dense, NEAR, 40, PRESS, CC_STATUS_FINAL)->value.state = CC_STATE_CONFLICTING;
    set_figure(m, fp4, NEAR, 40, MAKER, CC_STATUS_FINAL);
    divide(m, dense);
    while (scarcity_next(&scarcity))
        scarcity.done = cc_report_ratio_plot(&m->compare, &scarcity.arena, &m->plot, &scarcity.error);
    assert_true(scarcity.failures > 8);
}

/* ---- the built-in data ---- */

/* Every chip against every other that shares a figure with it gives a plot that can be drawn. */
static void test_all_pairs(void **state)
{
    const struct cc_db *db = &((struct database *)*state)->db;
    struct cc_error error = {0};
    size_t drawn = 0;
    for (uint32_t i = 0; i < db->chip_count * db->chip_count; i++) {
        uint32_t chips[] = {i / (uint32_t)db->chip_count, i % (uint32_t)db->chip_count};
        struct cc_compare_options pair = {.chips = chips, .chip_count = 2, .base = chips[1]};
        struct cc_compare compare;
        struct cc_plot plot;
        struct cc_arena arena;
        struct cc_error refusal = {0};
        cc_arena_init(&arena);
        assert_true(chips[0] == chips[1] || cc_compare_run(db, &pair, &arena, &compare, &error));
        if (chips[0] != chips[1] && cc_report_ratio_plot(&compare, &arena, &plot, &refusal)) {
            drawn++;
            assert_true(plot.panels[0].mark_count > 0 && plot.title.len > 0 && plot.description.len > 0);
            assert_true(cc_str_starts(plot.sources, CC_STR("Sources: ")));
            assert_int_equal(cc_str_find(plot.description, CC_STR("*")), SIZE_MAX);
            for (size_t j = 0; j < plot.panels[0].mark_count; j++) {
                const struct cc_plot_mark *p = &plot.panels[0].marks[j];
                assert_true(p->label.len > 0);
                assert_true(p->kind == CC_MARK_SLOT || (p->x > 0 && p->x_range.lo > 0 && p->x_range.lo <= p->x && p->x <= p->x_range.hi));
                assert_true(
                    !p->has_spread || (p->x_spread.lo <= p->x_range.lo && p->x_range.hi <= p->x_spread.hi && p->spread_label.len > 0));
            }
        } else if (chips[0] != chips[1]) {
            assert_int_equal(refusal.code, CC_ERR_USAGE);
        }
        cc_arena_release(&arena);
    }
    assert_true(drawn > 300);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_two_series),
        TEST(test_one_series_first_column_is_base),
        TEST(test_labels_of_ratios),
        TEST(test_reasons),
        TEST(test_other_bases),
        TEST(test_left_out),
        TEST(test_spread_and_status),
        TEST(test_halved_figures_are_marked_and_name_both_sources),
        TEST(test_nothing_to_draw),
        TEST(test_without_memory),
        cmocka_unit_test_setup_teardown(test_all_pairs, database_set_up, database_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
