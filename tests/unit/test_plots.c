/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts bars, scatter, matrix and balance built from comparisons made by hand. */
#include "plot_fixture.h"
#include "plot_parts.h"
#include "scarcity.h"

#include "chipcmp/report/balance_plot.h"
#include "chipcmp/report/bars_plot.h"
#include "chipcmp/report/matrix_plot.h"
#include "chipcmp/report/scatter_plot.h"

/* Base 80 GB, 989 TFLOPS, 4 TB/s; Near 40 GB, 148 TFLOPS (leaked), 2 TB/s; Far 120 GB, unknown rate, 5 TB/s. */
static void fill(struct made *m)
{
    size_t capacity = add_row(m, CAPACITY, CC_BASIS_NONE), rate = add_row(m, BF16, CC_BASIS_DENSE),
           bandwidth = add_row(m, BANDWIDTH, CC_BASIS_NONE);
    set_figure(m, capacity, BASE, 80, MAKER, CC_STATUS_FINAL);
    set_figure(m, capacity, NEAR, 40, MAKER, CC_STATUS_FINAL);
    set_figure(m, capacity, FAR, 120, PRESS, CC_STATUS_FINAL);
    set_figure(m, rate, BASE, 989.4, MAKER, CC_STATUS_FINAL);
    set_figure(m, rate, NEAR, 148, MAKER, CC_STATUS_LEAK);
    set_figure(m, bandwidth, BASE, 4, MAKER, CC_STATUS_FINAL);
    set_figure(m, bandwidth, NEAR, 2, MAKER, CC_STATUS_FINAL);
    set_figure(m, bandwidth, FAR, 5, MAKER, CC_STATUS_FINAL);
    divide(m, capacity);
    divide(m, rate);
    divide(m, bandwidth);
}

static const struct cc_plot_panel *panel(const struct made *m, size_t index)
{
    assert_true(index < m->plot.panel_count);
    return &m->plot.panels[index];
}

/* ---- bars ---- */

static void test_bars(void **state)
{
    struct made *m = *state;
    fill(m);
    add_row(m, FP4, CC_BASIS_DENSE);
    m->cells[0][0].spread = (struct cc_interval){30, 40};
    assert_true(cc_report_bars_plot(&m->compare, &m->arena, &m->plot, &m->error));
    assert_view(m->plot.kind, "bars");
    assert_int_equal(m->plot.panel_count, 3);
    assert_int_equal(m->plot.columns, 3);
    assert_view(panel(m, 0)->title, "Memory capacity (GB)");
    assert_view(panel(m, 1)->title, "BF16 tensor, dense (TFLOPS)");
    assert_true(panel(m, 0)->y.names == panel(m, 2)->y.names);
    assert_view(panel(m, 0)->y.names[0], "Maker Near");
    assert_view(panel(m, 0)->marks[0].label, "40");
    assert_true(panel(m, 0)->marks[0].has_spread);
    assert_view(panel(m, 0)->marks[0].spread_label, "30 to 40");
    assert_false(panel(m, 0)->marks[1].has_spread);
    assert_view(panel(m, 1)->marks[0].label, "148*");
    assert_int_equal(panel(m, 1)->marks[1].kind, CC_MARK_SLOT);
    assert_view(panel(m, 1)->marks[1].label, "no public figure");
    assert_view(panel(m, 1)->marks[2].label, "989.4");
    assert_int_equal(m->plot.note_count, 2);
    assert_view(m->plot.notes[0], "Left out, no figure for any of these chips: FP4 tensor, dense.");
    assert_view(m->plot.sources, "Sources: Maker (2022); Press.");
    assert_non_null(strstr(m->plot.description.s, "Memory capacity (GB): Maker Near 40, Rival Far 120, Maker Base 80."));
    assert_non_null(strstr(m->plot.description.s, "no figure for 1."));
}

static void test_bars_of_nothing(void **state)
{
    struct made *m = *state;
    add_row(m, FP4, CC_BASIS_DENSE);
    assert_false(cc_report_bars_plot(&m->compare, &m->arena, &m->plot, &m->error));
    assert_int_equal(m->error.code, CC_ERR_USAGE);
}

/* ---- scatter ---- */

static void test_scatter(void **state)
{
    struct made *m = *state;
    fill(m);
    assert_true(cc_report_scatter_plot(&m->compare, BANDWIDTH, BF16, &m->arena, &m->plot, &m->error));
    const struct cc_plot_panel *p = panel(m, 0);
    assert_view(m->plot.title, "BF16 tensor, dense against Memory bandwidth");
    assert_view(p->x.label, "Memory bandwidth (TB/s, logarithmic)");
    assert_int_equal(p->mark_count, 2);
    assert_view(p->marks[0].label, "Near*");
    assert_view(p->marks[1].label, "Base");
    assert_double_is(p->marks[0].x, 2);
    assert_double_is(p->marks[0].y, 148);
    assert_int_equal(m->plot.series_count, 1); /* the rival has no point */
    assert_int_equal(p->lines[0].kind, CC_LINE_ABSENT);
    assert_view(p->lines[0].label, "Far: no public figure");
    assert_double_is(p->lines[0].vertices[0].x, 5);
    assert_double_is(p->x.high, 5);
    /* From 74 FLOP per byte to 247: the diagonals around them. */
    assert_view(p->lines[1].label, "30 FLOP/byte");
    assert_view(p->lines[2].label, "100 FLOP/byte");
    assert_view(p->lines[3].label, "300 FLOP/byte");
    assert_double_near(p->lines[2].vertices[1].y / p->lines[2].vertices[1].x, 100, 1e-9);
}

static void test_scatter_of_neither(void **state)
{
    struct made *m = *state;
    fill(m);
    for (size_t row = 0; row < m->compare.row_count; row++)
        m->cells[row][column_of(m, FAR)].value.side_count = 0;
    assert_true(cc_report_scatter_plot(&m->compare, BANDWIDTH, BF16, &m->arena, &m->plot, &m->error));
    assert_true(plot_notes_hold(&m->plot, "Left out, neither figure is known: Rival Far."));
}

static void test_scatter_of_nothing(void **state)
{
    struct made *m = *state;
    size_t rate = add_row(m, BF16, CC_BASIS_DENSE), bandwidth = add_row(m, BANDWIDTH, CC_BASIS_NONE);
    set_figure(m, rate, BASE, 989.4, MAKER, CC_STATUS_FINAL);
    assert_false(cc_report_scatter_plot(&m->compare, BANDWIDTH, BF16, &m->arena, &m->plot, &m->error));
    assert_int_equal(m->error.code, CC_ERR_USAGE);
    m->error = (struct cc_error){0};
    set_figure(m, bandwidth, FAR, 4, MAKER, CC_STATUS_FINAL);
    assert_false(cc_report_scatter_plot(&m->compare, BANDWIDTH, BF16, &m->arena, &m->plot, &m->error));
    assert_non_null(strstr(m->error.text, "no chip has public figures of both"));
}

/* ---- matrix ---- */

static void test_matrix_of_metrics(void **state)
{
    struct made *m = *state;
    fill(m);
    add_row(m, FP4, CC_BASIS_DENSE);
    assert_true(cc_report_matrix_metrics_plot(&m->compare, &m->arena, &m->plot, &m->error));
    const struct cc_plot_panel *p = panel(m, 0);
    assert_int_equal(p->x.name_count, 3);
    assert_int_equal(p->y.name_count, 3);
    assert_int_equal(p->mark_count, 9);
    assert_view(p->marks[0].label, "0.50");
    assert_view(p->marks[3].label, "0.15*");
    assert_view(p->marks[3].short_label, "0.1");
    assert_int_equal(p->marks[4].kind, CC_MARK_SLOT);
    assert_view(p->marks[4].label, "?");
    assert_double_is(p->marks[3].shade, -1); /* the farthest from 1 */
    assert_double_is(p->marks[2].shade, 0);  /* the base */
    assert_true(p->marks[1].shade > 0 && p->marks[1].shade < 1);
    assert_view(m->plot.notes[0], "Left out, no ratio to the base: FP4 tensor, dense.");
    assert_view(m->plot.notes[2], "Hatched: no public figure (?).");
    assert_int_equal(cc_str_find(m->plot.description, CC_STR("*")), SIZE_MAX);
}

static void test_matrix_of_chips(void **state)
{
    struct made *m = *state;
    struct cc_compare all[CHIPS];
    struct cc_compare_row rows[CHIPS];
    struct cc_compare_cell cells[CHIPS][CHIPS];
    fill(m);
    for (size_t i = 0; i < CHIPS; i++) { /* the rates, each chip the base once */
        memcpy(cells[i], m->cells[1], sizeof cells[i]);
        rows[i] = (struct cc_compare_row){.metric = BF16, .basis = CC_BASIS_DENSE, .cells = cells[i]};
        all[i] = m->compare;
        all[i].rows = &rows[i];
        all[i].row_count = 1;
        for (size_t j = 0; j < CHIPS; j++) {
            cells[i][j].ratio.known = cells[i][j].value.side_count > 0 && cells[i][i].value.side_count > 0;
            cells[i][j].ratio.ratio = cells[i][j].ratio.known ? cells[i][j].number / cells[i][i].number : 0;
        }
    }
    assert_true(cc_report_matrix_chips_plot(all, BF16, &m->arena, &m->plot, &m->error));
    const struct cc_plot_panel *p = panel(m, 0);
    assert_int_equal(p->mark_count, 9);
    assert_view(p->x.names[0], "Near");
    assert_view(p->marks[0].label, "1.00");
    assert_view(p->marks[2].label, "6.69*"); /* Base / Near */
    assert_view(p->marks[6].label, "0.15*"); /* Near / Base */
    assert_int_equal(p->marks[1].kind, CC_MARK_SLOT);
    assert_double_near(p->marks[2].shade, -p->marks[6].shade, 1e-9);
    assert_double_near(p->marks[2].x, 1, 0);
    assert_double_near(p->marks[2].y, 3, 0);
}

/* ---- balance ---- */

static void test_balance(void **state)
{
    struct made *m = *state;
    fill(m);
    add_row(m, FP4, CC_BASIS_DENSE);
    assert_true(cc_report_balance_plot(&m->compare, &m->arena, &m->plot, &m->error));
    const struct cc_plot_panel *p = panel(m, 0);
    assert_int_equal(p->x.name_count, 3);
    assert_int_equal(m->plot.series_count, 2);
    size_t points = 0, slots = 0, labels = 0;
    for (size_t i = 0; i < p->mark_count; i++) {
        points += p->marks[i].kind == CC_MARK_POINT;
        slots += p->marks[i].kind == CC_MARK_SLOT;
        labels += p->marks[i].kind == CC_MARK_POINT && p->marks[i].label.len > 0;
    }
    assert_int_equal(points, 5);
    assert_int_equal(slots, 1);
    assert_int_equal(labels, 2);
    assert_int_equal(p->line_count, 2); /* Near has no gap; Far has nothing to join */
    assert_view(m->plot.notes[0], "Hatched, Far: BF16 tensor, dense (no public figure).");
    assert_view(m->plot.notes[1], "Left out, no chip has a ratio to the base: FP4 tensor, dense.");
    assert_view(m->plot.notes[2], "* rests on a figure that is leaked or a retailer's.");
    assert_view(p->x.names[0], "Memory capacity");
    assert_view(p->x.names[1], "BF16 tensor, dense*");
    assert_non_null(strstr(m->plot.description.s, "Near: Memory capacity 0.50x, BF16 tensor, dense 0.15x, Memory bandwidth 0.50x."));
}

static void test_totals_are_told(void **state)
{
    struct made *m = *state;
    fill(m);
    m->compare.mixed_scope = true;
    assert_true(cc_report_bars_plot(&m->compare, &m->arena, &m->plot, &m->error));
    assert_view(m->plot.notes[0], "Superchips and systems are totals of several accelerators.");
    m->compare.options.per_accelerator = true;
    assert_true(cc_report_balance_plot(&m->compare, &m->arena, &m->plot, &m->error));
    assert_view(m->plot.subtitle, "Published peak figures, like for like; totals of superchips and systems divided by their accelerators");
    assert_true(cc_report_bars_plot(&m->compare, &m->arena, &m->plot, &m->error));
    assert_view(m->plot.subtitle, "Published peak figures; totals of superchips and systems divided by their accelerators");
}

static void test_balance_needs_two_axes(void **state)
{
    struct made *m = *state;
    size_t capacity = add_row(m, CAPACITY, CC_BASIS_NONE);
    set_figure(m, capacity, BASE, 80, MAKER, CC_STATUS_FINAL);
    set_figure(m, capacity, NEAR, 40, MAKER, CC_STATUS_FINAL);
    divide(m, capacity);
    assert_false(cc_report_balance_plot(&m->compare, &m->arena, &m->plot, &m->error));
    assert_int_equal(m->error.code, CC_ERR_USAGE);
    assert_non_null(strstr(m->error.text, "there is 1"));
}

/* ---- memory ---- */

typedef bool build_plot(const struct made *m, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error);

static bool build_bars(const struct made *m, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    return cc_report_bars_plot(&m->compare, arena, out, error);
}

static bool build_scatter(const struct made *m, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    return cc_report_scatter_plot(&m->compare, BANDWIDTH, BF16, arena, out, error);
}

static bool build_matrix(const struct made *m, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    return cc_report_matrix_metrics_plot(&m->compare, arena, out, error);
}

static bool build_balance(const struct made *m, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    return cc_report_balance_plot(&m->compare, arena, out, error);
}

/* Every allocation fails once: an error of memory, never a crash, until it succeeds. */
static void test_without_memory(void **state)
{
    static build_plot *const builders[] = {build_bars, build_scatter, build_matrix, build_balance};
    struct made *m = *state;
    fill(m);
    for (size_t i = 0; i < sizeof builders / sizeof *builders; i++) {
        struct scarcity scarcity = {0};
        while (scarcity_next(&scarcity))
            scarcity.done = builders[i](m, &scarcity.arena, &m->plot, &scarcity.error);
        assert_true(scarcity.failures > 8);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_bars),
        TEST(test_bars_of_nothing),
        TEST(test_scatter),
        TEST(test_scatter_of_neither),
        TEST(test_scatter_of_nothing),
        TEST(test_matrix_of_metrics),
        TEST(test_matrix_of_chips),
        TEST(test_balance),
        TEST(test_totals_are_told),
        TEST(test_balance_needs_two_axes),
        TEST(test_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
