/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips by date of announcement: dates as years, the trend, and the chart of them. */
#include "database.h"
#include "scarcity.h"
#include "tables.h"

#include "chipcmp/analysis/timeline.h"
#include "chipcmp/report/timeline_plot.h"

#include <math.h>

static struct cc_timeline run(struct database *f, const char *metric, const char *ids)
{
    struct cc_measure measure = {.metric = metric_by_id(&f->db, metric)};
    struct chips chips = chips_by_ids(&f->db, ids, &f->arena);
    struct cc_timeline t;
    struct cc_error error = {0};
    if (!cc_timeline_run(&f->db, &measure, false, chips.index, chips.count, &f->arena, &t, &error))
        fail_msg("%s", error.text);
    return t;
}

static const char generations[] = "a100-sxm-80gb h100-sxm5 h200-sxm b200 b300 mi300x";

/* 2022-03-22 is day 81 of 365: from 80/365 to 81/365. A month is a twelfth, nearly. */
static void test_dates(void **state)
{
    struct database *f = *state;
    struct cc_timeline t = run(f, "tdp", "h100-sxm5 h100-nvl h20-96gb");
    assert_true(t.entries[0].dated && t.entries[1].dated && !t.entries[2].dated);
    assert_double_near(t.entries[0].written.lo, 2022 + 80 / 365.0, 1e-9);
    assert_double_near(t.entries[0].year, 2022 + 80.5 / 365.0, 1e-9);
    assert_double_near(t.entries[1].written.hi - t.entries[1].written.lo, 31 / 365.0, 1e-9); /* "2023-03" */
    assert_false(t.has_trend);
}

/* The first day of each month of a year of 365 days, and of one of 366: the days before it, counted one by one. */
static void test_months(void **state)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    struct tables *t = *state;
    tables_put_small(t);
    for (int year = 2023; year <= 2024; year++) {
        int before = 0;
        for (int month = 0; month < 12; month++) {
            uint32_t chip;
            struct cc_timeline out;
            tables_put(t, "figures.csv",
                cc_arena_format(&t->arena,
                    "chip,metric,basis,value,unit,rounding,status,source,locator,note\none,announced,,%d-%02d-01,,,final,press,,\n", year,
                    month + 1)
                    .s);
            tables_put(t, "preferences.csv", "chip,metric,basis,source,note\n");
            tables_put(t, "halvings.csv", "chip,metric,source,stated_by,locator,note\n");
            assert_true(tables_load(t, false, false));
            chip = chip_by_id(&t->db, "one");
            struct cc_measure measure = {.metric = metric_by_id(&t->db, "memory")};
            assert_true(cc_timeline_run(&t->db, &measure, false, &chip, 1, &t->arena, &out, &t->error));
            assert_double_near(out.entries[0].written.lo, year + before / (year == 2024 ? 366.0 : 365.0), 1e-9);
            before += days[month] + (year == 2024 && month == 1);
        }
    }
}

static void test_trend(void **state)
{
    struct database *f = *state;
    struct cc_timeline t = run(f, "bf16_tensor", generations);
    double at, half;
    assert_int_equal(t.measure.basis, CC_BASIS_DENSE);
    assert_int_equal(t.point_count, 6);
    assert_true(t.has_trend && !t.mixed && t.has_doubling);
    assert_true(t.doubling > 0.8 && t.doubling < 3);
    assert_true(t.doubling_range.lo < t.doubling && t.doubling < t.doubling_range.hi);
    /* It goes through the mean of dates and logarithms. */
    double year = 0, log = 0;
    for (size_t i = 0; i < 6; i++) {
        year += t.entries[i].year / 6;
        log += log2(t.entries[i].measured.number) / 6;
    }
    cc_stats_line_at(&t.trend, year, &at, &half);
    assert_double_near(at, log, 1e-9);
    assert_true(half > 0);
}

/* Halved from year to year: a doubling time below zero, with its whole interval; up and down: none. */
static void test_falling_trend(void **state)
{
    struct tables *t = *state;
    struct chips chips;
    struct cc_timeline out;
    tables_put_small(t);
    tables_put(t, "chips-more.csv",
        "id,name,vendor,family,kind,contains,role,note\ntwo,Two,Maker,One,gpu,,,\nthree,Three,Maker,One,gpu,,,\n"
        "four,Four,Maker,One,gpu,,,\nfive,Five,Maker,One,gpu,,,\nsix,Six,Maker,One,gpu,,,\n");
    tables_put(t, "figures-more.csv",
        "chip,metric,basis,value,unit,rounding,status,source,locator,note\n"
        "two,announced,,2020-01-01,,,final,press,,\nthree,announced,,2021-01-01,,,final,press,,\nfour,announced,,2022-01-01,,,final,press,,"
        "\n"
        "five,announced,,2023-01-01,,,final,press,,\nsix,announced,,2024-01-01,,,final,press,,\n"
        "two,memory,,160,GB,,final,press,,\nthree,memory,,82,GB,,final,press,,\nfour,memory,,40,GB,,final,press,,\n"
        "five,memory,,20,GB,,final,press,,\nsix,memory,,10,GB,,final,press,,\n");
    assert_true(tables_load(t, false, false));
    chips = chips_by_ids(&t->db, "two three four five six", &t->arena);
    struct cc_measure measure = {.metric = metric_by_id(&t->db, "memory")};
    assert_true(cc_timeline_run(&t->db, &measure, false, chips.index, chips.count, &t->arena, &out, &t->error));
    assert_true(out.has_trend && out.has_doubling);
    assert_double_near(out.doubling, -1, 0.05);
    assert_true(out.doubling_range.lo < out.doubling && out.doubling < out.doubling_range.hi && out.doubling_range.hi < 0);
    const uint32_t up_and_down[] = {chips.index[0], chips.index[4], chips.index[1], chips.index[3], chips.index[2]};
    for (size_t i = 0; i < chips.count; i++) /* the memory of another, so that it goes up and down */
        tables_put(t, cc_arena_format(&t->arena, "figures-%zu.csv", i).s,
            cc_arena_format(&t->arena,
                "chip,metric,basis,value,unit,rounding,status,source,locator,note\n%.*s,link,both_directions,%d,GB/s,,final,press,,\n",
                CC_PRI(t->db.chips[up_and_down[i]].id),
                i < 2    ? 10
                : i == 2 ? 900
                         : 30)
                .s);
    assert_true(tables_load(t, false, false));
    measure.metric = metric_by_id(&t->db, "link");
    assert_true(cc_timeline_run(&t->db, &measure, false, chips.index, chips.count, &t->arena, &out, &t->error));
    assert_true(out.has_trend && !out.has_doubling); /* either way is as likely */
}

/* On the basis on which the most of them are counted. */
static void test_basis(void **state)
{
    struct database *f = *state;
    struct cc_timeline t = run(f, "compute_units", "h100-sxm5 mi300x h200-sxm");
    assert_int_equal(t.measure.basis, CC_BASIS_SM);
    assert_int_equal(t.point_count, 2);
    t = run(f, "compute_units", "h100-sxm5 mi300x mi325x");
    assert_int_equal(t.measure.basis, CC_BASIS_CU);
    assert_int_equal(t.point_count, 2);
}

static void test_no_trend(void **state)
{
    struct database *f = *state;
    struct cc_timeline t = run(f, "memory_bandwidth", "a100-sxm-80gb h100-sxm5 h200-sxm b200 gb200-nvl72");
    assert_true(t.mixed && !t.has_trend);
    t = run(f, "memory_bandwidth", "h100-sxm5 h100-pcie b200 gb200 b100"); /* two dates */
    assert_true(t.point_count == 5 && !t.has_trend);
    t = run(f, "memory_bandwidth", "a100-sxm-80gb h100-sxm5 h200-sxm b200");
    assert_true(t.point_count == 4 && !t.has_trend);
}

static void test_plot(void **state)
{
    struct database *f = *state;
    struct cc_timeline t = run(f, "bf16_tensor", "a100-sxm-80gb h100-sxm5 h200-sxm b200 b300 h20-96gb mi308x");
    struct cc_plot plot;
    struct cc_error error = {0};
    assert_true(cc_report_timeline_plot(&t, &f->arena, &plot, &error));
    const struct cc_plot_panel *panel = &plot.panels[0];
    assert_int_equal(panel->mark_count, 5);
    assert_view(panel->marks[0].label, "A100 SXM4 80GB");
    assert_int_equal(panel->line_count, 3); /* the H20 without a date, the band, the trend */
    assert_int_equal(panel->lines[0].kind, CC_LINE_ABSENT);
    assert_view(panel->lines[0].label, "H20 SXM5 96GB: no public date");
    assert_true(panel->y.low <= 148 && panel->y.high >= 148);
    const struct cc_plot_line *band = &panel->lines[1], *trend = &panel->lines[2];
    assert_int_equal(band->kind, CC_LINE_BAND);
    assert_int_equal(trend->kind, CC_LINE_TREND);
    for (size_t i = 0; i < trend->vertex_count; i++) {
        assert_true(band->vertices[i].y < trend->vertices[i].y && trend->vertices[i].y < band->vertices[i].y_high);
        assert_double_is(band->vertices[i].x, trend->vertices[i].x);
    }
    assert_true(cc_str_starts(plot.notes[0], CC_STR("Dashed: the trend over these 5 chips")));
    assert_view(plot.notes[2], "Left out, neither date nor figure is known: AMD Instinct MI308X.");
    assert_non_null(strstr(plot.description.s, "NVIDIA H100 SXM5 80GB, 2022-03-22: 989"));
}

static void test_plot_of_nothing(void **state)
{
    struct database *f = *state;
    struct cc_timeline t = run(f, "bf16_tensor", "h20-96gb mi308x");
    struct cc_plot plot;
    struct cc_error error = {0};
    assert_false(cc_report_timeline_plot(&t, &f->arena, &plot, &error));
    assert_int_equal(error.code, CC_ERR_USAGE);
}

static void test_without_memory(void **state)
{
    struct database *f = *state;
    struct cc_measure measure = {.metric = metric_by_id(&f->db, "bf16_tensor")};
    struct chips chips = chips_by_ids(&f->db, generations, &f->arena);
    struct scarcity scarcity = {0};
    struct cc_timeline t;
    struct cc_plot plot;
    while (scarcity_next(&scarcity))
        scarcity.done = cc_timeline_run(&f->db, &measure, false, chips.index, chips.count, &scarcity.arena, &t, &scarcity.error) &&
                        cc_report_timeline_plot(&t, &scarcity.arena, &plot, &scarcity.error);
    assert_true(scarcity.failures > 18);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test_setup_teardown(test_months, tables_set_up, tables_tear_down),
        cmocka_unit_test(test_trend),
        cmocka_unit_test(test_basis),
        cmocka_unit_test(test_no_trend),
        cmocka_unit_test_setup_teardown(test_falling_trend, tables_set_up, tables_tear_down),
        cmocka_unit_test(test_plot),
        cmocka_unit_test(test_plot_of_nothing),
        cmocka_unit_test(test_without_memory),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
