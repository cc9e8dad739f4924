/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart rank of the built-in data: the order, its ties, and those without a place. */
#include "database.h"
#include "scarcity.h"

#include "chipcmp/report/rank_plot.h"

static struct cc_rank run(struct database *f, const char *metric, const char *ids)
{
    struct cc_rank out;
    struct cc_error error = {0};
    struct chips chips = chips_by_ids(&f->db, ids, &f->arena);
    struct cc_rank_options options = {.chips = chips.index, .chip_count = chips.count};
    options.measure.metric = metric_by_id(&f->db, metric);
    if (!cc_rank_run(&f->db, &options, &f->arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

static const char four[] = "mi308x h20-96gb h200-sxm h100-sxm5";

/* 989.4 and 989 overlap within their rounding: a tie; the MI308X's rate is not public. */
static void test_order(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    struct cc_rank rank = run(f, "bf16_tensor", four);
    assert_true(cc_report_rank_plot(&rank, &f->arena, &plot, &error));
    const struct cc_plot_panel *p = &plot.panels[0];
    assert_view(plot.kind, "rank");
    assert_view(plot.title, "Rank by BF16 tensor, dense");
    assert_view(p->x.label, "BF16 tensor, dense (TFLOPS)");
    assert_int_equal(p->y.name_count, 4);
    assert_int_equal(p->mark_count, 4);
    assert_view(p->y.names[0], "1=  NVIDIA H100 SXM5 80GB");
    assert_view(p->y.names[1], "1=  NVIDIA H200 SXM 141GB");
    assert_view(p->y.names[2], "3  NVIDIA H20 SXM5 96GB");
    assert_view(p->y.names[3], "AMD Instinct MI308X");
    assert_double_near(p->marks[0].x, 989.4, 1e-9);
    assert_true(p->marks[0].x_range.lo < 989.4 && p->marks[0].x_range.hi > 989.4);
    assert_view(p->marks[2].label, "148*");
    assert_int_equal(p->marks[3].kind, CC_MARK_SLOT);
    assert_view(p->marks[3].label, "no public figure");
    assert_true(p->x.scale == CC_SCALE_LINEAR && p->x.has_origin);
    assert_non_null(strstr(plot.description.s, "3  NVIDIA H20 SXM5 96GB: 148 TFLOPS."));
    assert_non_null(strstr(plot.description.s, "AMD Instinct MI308X: no public figure."));
}

/* 752 and 780 TFLOPS are both published of the Ascend 910C: a mark over both. */
static void test_conflict(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    struct cc_rank rank = run(f, "bf16_tensor", "ascend-910c h100-sxm5");
    assert_true(cc_report_rank_plot(&rank, &f->arena, &plot, &error));
    const struct cc_plot_mark *mark = &plot.panels[0].marks[1];
    assert_true(mark->has_spread);
    assert_true(mark->x_spread.lo <= 752 && mark->x_spread.hi >= 780);
    assert_true(mark->spread_label.len > 0);
    assert_false(plot.panels[0].marks[0].has_spread);
}

/* 33.5 or 34 TFLOPS down to 1: more than a factor of twenty, so that the axis is logarithmic and has no origin. */
static void test_far_apart(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    struct cc_rank rank = run(f, "fp64_vector", "h20-96gb h100-sxm5");
    assert_true(cc_report_rank_plot(&rank, &f->arena, &plot, &error));
    assert_int_equal(plot.panels[0].x.scale, CC_SCALE_LOG);
    assert_false(plot.panels[0].x.has_origin);
    assert_non_null(strstr(plot.panels[0].x.label.s, "(TFLOPS, logarithmic)"));
}

static void test_none(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    struct cc_rank rank = run(f, "bf16_tensor", "mi308x");
    assert_false(cc_report_rank_plot(&rank, &f->arena, &plot, &error));
    assert_int_equal(error.code, CC_ERR_USAGE);
}

static void test_memory(void **state)
{
    struct database *f = *state;
    struct cc_rank rank = run(f, "bf16_tensor", four);
    struct cc_plot plot;
    struct scarcity scarcity = {.most = 200};
    while (scarcity_next(&scarcity))
        scarcity.done = cc_report_rank_plot(&rank, &scarcity.arena, &plot, &scarcity.error);
    assert_true(scarcity.failures > 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_conflict),
        cmocka_unit_test(test_far_apart),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
