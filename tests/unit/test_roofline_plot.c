/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts roofline and advantage of the built-in data: where their lines bend and cross, and what they say of what is missing. */
#include "support.h"

#include "chipcmp/num/stats.h"
#include "chipcmp/report/roofline_plot.h"
#include "chipcmp/specs/load.h"

#include <math.h>

struct fixture {
    struct cc_db db;
    struct cc_arena arena;
    struct cc_error error;
    struct cc_plot plot;
};

static int set_up(void **state)
{
    static struct fixture f;
    static const struct cc_specs_options options = {.builtin = true};
    cc_stats_init();
    memset(&f, 0, sizeof f);
    cc_arena_init(&f.arena);
    if (!cc_db_load(&f.db, &options, NULL, &f.error))
        fail_msg("%s", f.error.text);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    cc_arena_release(&f->arena);
    cc_db_release(&f->db);
    return 0;
}

/* Dense BF16 of the chips named, the last one the base. */
static struct cc_roofline run(struct fixture *f, const char *const *ids, size_t count)
{
    struct cc_roofline out;
    uint32_t *chips = CC_NEW(&f->arena, uint32_t, count), *metric = CC_NEW(&f->arena, uint32_t, 1);
    for (size_t i = 0; i < count; i++) {
        chips[i] = cc_db_find_chip(&f->db, cc_str_of(ids[i]));
        assert_true(chips[i] != CC_NO_INDEX);
    }
    *metric = cc_db_find_metric(&f->db, CC_STR("bf16_tensor"));
    struct cc_compare_options options = {.chips = chips,
        .chip_count = count,
        .base = chips[count - 1],
        .metrics = metric,
        .metric_count = 1,
        .bases = 1U << CC_BASIS_DENSE};
    if (!cc_roofline_run(&f->db, &options, &f->arena, &out, &f->error))
        fail_msg("%s", f->error.text);
    return out;
}

static const struct cc_plot_line *line_of(const struct cc_plot *plot, enum cc_plot_line_kind kind)
{
    for (size_t i = 0; i < plot->panels[0].line_count; i++)
        if (plot->panels[0].lines[i].kind == kind)
            return &plot->panels[0].lines[i];
    fail_msg("no line of kind %d", (int)kind);
    return NULL;
}

static bool notes_hold(const struct cc_plot *plot, const char *text)
{
    for (size_t i = 0; i < plot->note_count; i++)
        if (cc_str_find(plot->notes[i], cc_str_of(text)) != SIZE_MAX)
            return true;
    return false;
}

/* H20: 148 TFLOPS / 4.0 TB/s = 37 FLOP/byte; H100: 989.4 / 3.35 = 295.3; they cross at 148 / 3.35 = 44.18. */
static void test_roofline(void **state)
{
    struct fixture *f = *state;
    struct cc_roofline r = run(f, (const char *const[]){"h20-96gb", "h100-sxm5"}, 2);
    assert_true(cc_report_roofline_plot(&r, NULL, 0, &f->arena, &f->plot, &f->error));
    const struct cc_plot_panel *p = &f->plot.panels[0];
    assert_view(f->plot.kind, "roofline");
    assert_int_equal(p->mark_count, 2);
    assert_double_near(p->marks[0].x, 37, 1e-9);
    assert_double_near(p->marks[0].y, 148, 1e-9);
    assert_view(p->marks[0].label, "H20 SXM5 96GB*, ridge 37.0");
    assert_double_near(p->marks[1].x, 989.4 / 3.35, 1e-9);
    const struct cc_plot_line *roof = line_of(&f->plot, CC_LINE_CURVE), *limit = line_of(&f->plot, CC_LINE_LIMIT);
    assert_int_equal(roof->vertex_count, 3);
    assert_double_near(roof->vertices[0].y / roof->vertices[0].x, 4, 1e-9);
    assert_double_near(roof->vertices[1].y, 148, 1e-9);
    assert_double_near(roof->vertices[2].y, 148, 1e-9);
    assert_double_near(limit->vertices[0].x, 148 / 3.35, 1e-9);
    assert_view(limit->label, "break-even 44.2");
    assert_true(p->x.low < 37 && p->x.high > 296 && p->y.low < 4 * 37);
    assert_non_null(strstr(f->plot.description.s, "below 44.2 FLOP/byte"));
}

/* Each workload has a line, and a point on each roof: at 10 FLOP/byte 40 and 33.5 TFLOPS. */
static void test_roofline_works(void **state)
{
    struct fixture *f = *state;
    struct cc_roofline_work work = {.intensity = 10};
    struct cc_roofline r = run(f, (const char *const[]){"h20-96gb", "h100-sxm5"}, 2);
    assert_true(cc_report_roofline_plot(&r, &work, 1, &f->arena, &f->plot, &f->error));
    const struct cc_plot_panel *p = &f->plot.panels[0];
    assert_int_equal(p->mark_count, 4);
    assert_double_near(p->marks[1].y, 40, 1e-9);
    assert_double_near(p->marks[3].y, 33.5, 1e-9);
    assert_view(line_of(&f->plot, CC_LINE_GUIDE)->label, "10 FLOP/byte");
    assert_true(notes_hold(&f->plot, "At 10 FLOP/byte at most: H20 SXM5 96GB 40.0 TFLOPS; H100 SXM5 80GB 33.5 TFLOPS."));
}

/* Of the MI308X the bandwidth is public and the rate is not: the slope of its roof is dotted. */
static void test_roofline_unknown(void **state)
{
    struct fixture *f = *state;
    struct cc_roofline r = run(f, (const char *const[]){"mi308x", "h100-sxm5"}, 2);
    assert_true(cc_report_roofline_plot(&r, NULL, 0, &f->arena, &f->plot, &f->error));
    const struct cc_plot_line *dotted = line_of(&f->plot, CC_LINE_ABSENT);
    assert_int_equal(f->plot.panels[0].mark_count, 1);
    assert_double_near(dotted->vertices[0].y / dotted->vertices[0].x, 5.3, 1e-9);
    assert_view(dotted->label, "Instinct MI308X: no public figure");
    assert_true(notes_hold(&f->plot, "Dotted, where one figure is unknown: AMD Instinct MI308X (BF16 tensor: no public figure)."));
    r = run(f, (const char *const[]){"b30a", "gb300-superchip"}, 2);
    assert_false(cc_report_roofline_plot(&r, NULL, 0, &f->arena, &f->plot, &f->error));
    assert_int_equal(f->error.code, CC_ERR_USAGE);
}

/* From 4.0 / 3.35 = 1.194 down to 148 / 989.4 = 0.1496, through 1 at the break-even intensity; shaded above 1. */
static void test_advantage(void **state)
{
    struct fixture *f = *state;
    struct cc_roofline r = run(f, (const char *const[]){"h20-96gb", "h100-sxm5"}, 2);
    assert_true(cc_report_advantage_plot(&r, NULL, 0, &f->arena, &f->plot, &f->error));
    const struct cc_plot_panel *p = &f->plot.panels[0];
    const struct cc_plot_line *shade = line_of(&f->plot, CC_LINE_BAND);
    assert_view(f->plot.kind, "advantage");
    assert_double_near(p->marks[0].y, 148 / 989.4, 1e-9);
    assert_view(p->marks[0].label, "0.15x*");
    assert_double_near(p->marks[1].y, 4 / 3.35, 1e-9);
    assert_double_near(p->marks[2].x, 148 / 3.35, 1e-9);
    assert_double_near(p->marks[2].y, 1, 0);
    assert_int_equal(shade->vertex_count, 3);
    for (size_t i = 0; i < shade->vertex_count; i++)
        assert_true(shade->vertices[i].y_high >= shade->vertices[i].y);
    assert_double_near(shade->vertices[2].x, 148 / 3.35, 1e-9);
}

/* Who leads nowhere is not shaded, and no break-even is drawn. */
static void test_advantage_of_none(void **state)
{
    struct fixture *f = *state;
    struct cc_roofline r = run(f, (const char *const[]){"h20-96gb", "mi308x", "b200"}, 3);
    assert_true(cc_report_advantage_plot(&r, NULL, 0, &f->arena, &f->plot, &f->error));
    assert_int_equal(f->plot.series_count, 1);
    for (size_t i = 0; i < f->plot.panels[0].line_count; i++)
        assert_int_equal(f->plot.panels[0].lines[i].kind, CC_LINE_CURVE);
    assert_true(notes_hold(&f->plot, "Left out, no ratio: Instinct MI308X (BF16 tensor not published for AMD Instinct MI308X)."));
    r = run(f, (const char *const[]){"mi308x", "h100-sxm5"}, 2);
    assert_false(cc_report_advantage_plot(&r, NULL, 0, &f->arena, &f->plot, &f->error));
    assert_int_equal(f->error.code, CC_ERR_USAGE);
}

static void test_memory(void **state)
{
    struct fixture *f = *state;
    struct cc_roofline r = run(f, (const char *const[]){"h20-96gb", "mi308x", "h100-sxm5"}, 3);
    struct cc_roofline_work work = {.intensity = 10};
    size_t failed = 0;
    for (size_t n = 1; n < 400; n++) {
        struct cc_arena arena;
        struct cc_error error = {0};
        cc_arena_init(&arena);
        arena.fail_after = n;
        bool done = n % 2 ? cc_report_roofline_plot(&r, &work, 1, &arena, &f->plot, &error)
                          : cc_report_advantage_plot(&r, &work, 1, &arena, &f->plot, &error);
        assert_true(done || error.code == CC_ERR_MEMORY);
        failed += !done;
        cc_arena_release(&arena);
    }
    assert_true(failed > 40 && failed < 399);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_roofline, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_roofline_works, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_roofline_unknown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_advantage, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_advantage_of_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_memory, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
