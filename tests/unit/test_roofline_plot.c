/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts roofline and advantage of the built-in data: where their lines bend and cross, and what they say of what is missing. */
#include "database.h"
#include "plot_parts.h"
#include "scarcity.h"

#include "chipcmp/report/roofline_plot.h"

#include <math.h>

/* Dense BF16 of the chips named, the last one the base. */
static struct cc_roofline run(struct database *f, const char *ids)
{
    struct cc_roofline out;
    struct cc_error error = {0};
    struct chips chips = chips_by_ids(&f->db, ids, &f->arena);
    uint32_t *metric = CC_NEW(&f->arena, uint32_t, 1);
    *metric = metric_by_id(&f->db, "bf16_tensor");
    struct cc_compare_options options = {.chips = chips.index,
        .chip_count = chips.count,
        .base = chips.index[chips.count - 1],
        .metrics = metric,
        .metric_count = 1,
        .bases = 1U << CC_BASIS_DENSE};
    if (!cc_roofline_run(&f->db, &options, &f->arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

/* H20: 148 TFLOPS / 4.0 TB/s = 37 FLOP/byte; H100: 989.4 / 3.35 = 295.3; they cross at 148 / 3.35 = 44.18. */
static void test_roofline(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    struct cc_roofline r = run(f, "h20-96gb h100-sxm5");
    assert_true(cc_report_roofline_plot(&r, NULL, 0, &f->arena, &plot, &error));
    const struct cc_plot_panel *p = &plot.panels[0];
    assert_view(plot.kind, "roofline");
    assert_int_equal(p->mark_count, 2);
    assert_double_near(p->marks[0].x, 37, 1e-9);
    assert_double_near(p->marks[0].y, 148, 1e-9);
    assert_view(p->marks[0].label, "H20 SXM5 96GB*, ridge 37.0");
    assert_double_near(p->marks[1].x, 989.4 / 3.35, 1e-9);
    const struct cc_plot_line *roof = plot_line(&plot, CC_LINE_CURVE, NULL), *limit = plot_line(&plot, CC_LINE_LIMIT, NULL);
    assert_int_equal(roof->vertex_count, 3);
    assert_double_near(roof->vertices[0].y / roof->vertices[0].x, 4, 1e-9);
    assert_double_near(roof->vertices[1].y, 148, 1e-9);
    assert_double_near(roof->vertices[2].y, 148, 1e-9);
    assert_double_near(limit->vertices[0].x, 148 / 3.35, 1e-9);
    assert_view(limit->label, "break-even 44.2");
    assert_true(p->x.low < 37 && p->x.high > 296 && p->y.low < 4 * 37);
    assert_non_null(strstr(plot.description.s, "below 44.2 FLOP/byte"));
}

/* Each workload has a line, and a point on each roof: at 10 FLOP/byte 40 and 33.5 TFLOPS. */
static void test_roofline_works(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    struct cc_roofline_work work = {.intensity = 10};
    struct cc_roofline r = run(f, "h20-96gb h100-sxm5");
    assert_true(cc_report_roofline_plot(&r, &work, 1, &f->arena, &plot, &error));
    const struct cc_plot_panel *p = &plot.panels[0];
    assert_int_equal(p->mark_count, 4);
    assert_double_near(p->marks[1].y, 40, 1e-9);
    assert_double_near(p->marks[3].y, 33.5, 1e-9);
    assert_view(plot_line(&plot, CC_LINE_GUIDE, NULL)->label, "10 FLOP/byte");
    assert_true(plot_notes_hold(&plot, "At 10 FLOP/byte at most: H20 SXM5 96GB 40.0 TFLOPS; H100 SXM5 80GB 33.5 TFLOPS."));
}

/* Of the MI308X the bandwidth is public and the rate is not: the slope of its roof is dotted. */
static void test_roofline_unknown(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    struct cc_roofline r = run(f, "mi308x h100-sxm5");
    assert_true(cc_report_roofline_plot(&r, NULL, 0, &f->arena, &plot, &error));
    const struct cc_plot_line *dotted = plot_line(&plot, CC_LINE_ABSENT, NULL);
    assert_int_equal(plot.panels[0].mark_count, 1);
    assert_double_near(dotted->vertices[0].y / dotted->vertices[0].x, 5.3, 1e-9);
    assert_view(dotted->label, "Instinct MI308X: no public figure");
    assert_true(plot_notes_hold(&plot, "Dotted, where one figure is unknown: AMD Instinct MI308X (BF16 tensor: no public figure)."));
    r = run(f, "b30a gb300-superchip");
    assert_false(cc_report_roofline_plot(&r, NULL, 0, &f->arena, &plot, &error));
    assert_int_equal(error.code, CC_ERR_USAGE);
}

/* From 4.0 / 3.35 = 1.194 down to 148 / 989.4 = 0.1496, through 1 at the break-even intensity; shaded above 1. */
static void test_advantage(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    struct cc_roofline r = run(f, "h20-96gb h100-sxm5");
    assert_true(cc_report_advantage_plot(&r, NULL, 0, &f->arena, &plot, &error));
    const struct cc_plot_panel *p = &plot.panels[0];
    const struct cc_plot_line *shade = plot_line(&plot, CC_LINE_BAND, NULL);
    assert_view(plot.kind, "advantage");
    assert_double_near(p->marks[0].y, 148 / 989.4, 1e-9);
    assert_view(p->marks[0].label, "0.15x*");
    assert_double_near(p->marks[1].y, 4 / 3.35, 1e-9);
    assert_double_near(p->marks[2].x, 148 / 3.35, 1e-9);
    assert_double_near(p->marks[2].y, 1, 0);
    assert_true(p->marks[2].x_spread.lo <= p->marks[2].x && p->marks[2].x <= p->marks[2].x_spread.hi);
    assert_true(p->marks[2].x_range.lo <= p->marks[2].x && p->marks[2].x <= p->marks[2].x_range.hi);
    assert_int_equal(shade->vertex_count, 3);
    for (size_t i = 0; i < shade->vertex_count; i++)
        assert_true(shade->vertices[i].y_high >= shade->vertices[i].y);
    assert_double_near(shade->vertices[2].x, 148 / 3.35, 1e-9);
}

/* Who leads nowhere is not shaded, and no break-even is drawn. */
static void test_advantage_of_none(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    struct cc_roofline r = run(f, "h20-96gb mi308x b200");
    assert_true(cc_report_advantage_plot(&r, NULL, 0, &f->arena, &plot, &error));
    assert_int_equal(plot.series_count, 1);
    for (size_t i = 0; i < plot.panels[0].line_count; i++)
        assert_int_equal(plot.panels[0].lines[i].kind, CC_LINE_CURVE);
    assert_true(plot_notes_hold(&plot, "Left out, no ratio: Instinct MI308X (BF16 tensor not published for AMD Instinct MI308X)."));
    r = run(f, "mi308x h100-sxm5");
    assert_false(cc_report_advantage_plot(&r, NULL, 0, &f->arena, &plot, &error));
    assert_int_equal(error.code, CC_ERR_USAGE);
}

static void test_memory(void **state)
{
    static bool (*const builders[])(const struct cc_roofline *, const struct cc_roofline_work *, size_t, struct cc_arena *,
        struct cc_plot *, struct cc_error *) = {cc_report_roofline_plot, cc_report_advantage_plot};
    struct database *f = *state;
    struct cc_roofline r = run(f, "h20-96gb mi308x h100-sxm5");
    struct cc_roofline_work work = {.intensity = 10};
    struct cc_plot plot;
    for (size_t i = 0; i < 2; i++) {
        struct scarcity scarcity = {.most = 400};
        while (scarcity_next(&scarcity))
            scarcity.done = builders[i](&r, &work, 1, &scarcity.arena, &plot, &scarcity.error);
        assert_true(scarcity.failures > 40);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roofline),
        cmocka_unit_test(test_roofline_works),
        cmocka_unit_test(test_roofline_unknown),
        cmocka_unit_test(test_advantage),
        cmocka_unit_test(test_advantage_of_none),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
