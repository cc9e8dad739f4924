/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips by date of announcement: dates as years, the trend, and the chart of them. */
#include "support.h"

#include "chipcmp/analysis/timeline.h"
#include "chipcmp/report/timeline_plot.h"
#include "chipcmp/specs/load.h"

#include <math.h>

struct place {
    struct cc_db db;
    struct cc_arena arena;
    struct cc_error error;
};

static int set_up(void **state)
{
    static const struct cc_specs_options options = {.builtin = true};
    static struct place p;
    memset(&p, 0, sizeof p);
    cc_stats_init();
    cc_arena_init(&p.arena);
    *state = &p;
    return cc_db_load(&p.db, &options, NULL, &p.error) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct place *p = *state;
    cc_arena_release(&p->arena);
    cc_db_release(&p->db);
    return 0;
}

static struct cc_timeline run(struct place *p, const char *metric, size_t count, const char *const *ids)
{
    struct cc_measure measure = {.metric = cc_db_find_metric(&p->db, cc_str_of(metric))};
    struct cc_timeline t;
    uint32_t chips[16];
    assert_true(measure.metric != CC_NO_INDEX && count <= 16);
    for (size_t i = 0; i < count; i++) {
        chips[i] = cc_db_find_chip(&p->db, cc_str_of(ids[i]));
        assert_true(chips[i] != CC_NO_INDEX);
    }
    if (!cc_timeline_run(&p->db, &measure, false, chips, count, &p->arena, &t, &p->error))
        fail_msg("%s", p->error.text);
    return t;
}

static const char *const generations[] = {"a100-sxm-80gb", "h100-sxm5", "h200-sxm", "b200", "b300", "mi300x"};

/* 2022-03-22 is day 81 of 365: from 80/365 to 81/365. A month is a twelfth, nearly. */
static void test_dates(void **state)
{
    struct place *p = *state;
    const char *const ids[] = {"h100-sxm5", "h100-nvl", "h20-96gb"};
    struct cc_timeline t = run(p, "tdp", 3, ids);
    assert_true(t.entries[0].dated && t.entries[1].dated && !t.entries[2].dated);
    assert_double_near(t.entries[0].written.lo, 2022 + 80 / 365.0, 1e-9);
    assert_double_near(t.entries[0].year, 2022 + 80.5 / 365.0, 1e-9);
    assert_double_near(t.entries[1].written.hi - t.entries[1].written.lo, 31 / 365.0, 1e-9); /* "2023-03" */
    assert_false(t.has_trend);
}

static void test_trend(void **state)
{
    struct place *p = *state;
    struct cc_timeline t = run(p, "bf16_tensor", 6, generations);
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

static void test_no_trend(void **state)
{
    struct place *p = *state;
    const char *const mixed[] = {"a100-sxm-80gb", "h100-sxm5", "h200-sxm", "b200", "gb200-nvl72"};
    const char *const two_dates[] = {"h100-sxm5", "h100-pcie", "b200", "gb200", "b100"};
    struct cc_timeline t = run(p, "memory_bandwidth", 5, mixed);
    assert_true(t.mixed && !t.has_trend);
    t = run(p, "memory_bandwidth", 5, two_dates);
    assert_true(t.point_count == 5 && !t.has_trend);
    t = run(p, "memory_bandwidth", 4, generations);
    assert_true(t.point_count == 4 && !t.has_trend);
}

static void test_plot(void **state)
{
    struct place *p = *state;
    const char *const ids[] = {"a100-sxm-80gb", "h100-sxm5", "h200-sxm", "b200", "b300", "h20-96gb", "mi308x"};
    struct cc_timeline t = run(p, "bf16_tensor", 7, ids);
    struct cc_plot plot;
    assert_true(cc_report_timeline_plot(&t, &p->arena, &plot, &p->error));
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
    struct place *p = *state;
    const char *const ids[] = {"h20-96gb", "mi308x"};
    struct cc_timeline t = run(p, "bf16_tensor", 2, ids);
    struct cc_plot plot;
    assert_false(cc_report_timeline_plot(&t, &p->arena, &plot, &p->error));
    assert_int_equal(p->error.code, CC_ERR_USAGE);
}

static void test_without_memory(void **state)
{
    struct place *p = *state;
    struct cc_measure measure = {.metric = cc_db_find_metric(&p->db, CC_STR("bf16_tensor"))};
    uint32_t chips[6];
    size_t n;
    bool done = false;
    for (size_t i = 0; i < 6; i++)
        chips[i] = cc_db_find_chip(&p->db, cc_str_of(generations[i]));
    for (n = 1; !done; n++) {
        struct cc_arena arena;
        struct cc_error error = {0};
        struct cc_timeline t;
        struct cc_plot plot;
        cc_arena_init(&arena);
        arena.fail_after = n;
        done = cc_timeline_run(&p->db, &measure, false, chips, 6, &arena, &t, &error) && cc_report_timeline_plot(&t, &arena, &plot, &error);
        assert_int_equal(error.code, done ? CC_OK : CC_ERR_MEMORY);
        cc_arena_release(&arena);
    }
    assert_true(n > 20);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_dates),
        TEST(test_trend),
        TEST(test_no_trend),
        TEST(test_plot),
        TEST(test_plot_of_nothing),
        TEST(test_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
