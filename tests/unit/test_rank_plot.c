/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart rank of the built-in data: the order, its ties, and those without a place. */
#include "support.h"

#include "chipcmp/num/stats.h"
#include "chipcmp/report/rank_plot.h"
#include "chipcmp/specs/load.h"

struct fixture {
    struct cc_db db;
    struct cc_arena arena;
    struct cc_error error;
    struct cc_rank rank;
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

static void run(struct fixture *f, const char *metric, const char *const *ids, size_t count)
{
    uint32_t *chips = CC_NEW(&f->arena, uint32_t, count);
    for (size_t i = 0; i < count; i++)
        chips[i] = cc_db_find_chip(&f->db, cc_str_of(ids[i]));
    struct cc_rank_options options = {.chips = chips, .chip_count = count};
    options.measure.metric = cc_db_find_metric(&f->db, cc_str_of(metric));
    if (!cc_rank_run(&f->db, &options, &f->arena, &f->rank, &f->error))
        fail_msg("%s", f->error.text);
}

static const char *const four[] = {"mi308x", "h20-96gb", "h200-sxm", "h100-sxm5"};

/* 989.4 and 989 overlap within their rounding: a tie; the MI308X's rate is not public. */
static void test_order(void **state)
{
    struct fixture *f = *state;
    run(f, "bf16_tensor", four, 4);
    assert_true(cc_report_rank_plot(&f->rank, &f->arena, &f->plot, &f->error));
    const struct cc_plot_panel *p = &f->plot.panels[0];
    assert_view(f->plot.kind, "rank");
    assert_view(f->plot.title, "Rank by BF16 tensor, dense");
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
    assert_non_null(strstr(f->plot.description.s, "3  NVIDIA H20 SXM5 96GB: 148 TFLOPS."));
    assert_non_null(strstr(f->plot.description.s, "AMD Instinct MI308X: no public figure."));
}

/* 752 and 780 TFLOPS are both published of the Ascend 910C: a mark over both. */
static void test_conflict(void **state)
{
    struct fixture *f = *state;
    run(f, "bf16_tensor", (const char *const[]){"ascend-910c", "h100-sxm5"}, 2);
    assert_true(cc_report_rank_plot(&f->rank, &f->arena, &f->plot, &f->error));
    const struct cc_plot_mark *mark = &f->plot.panels[0].marks[1];
    assert_true(mark->has_spread);
    assert_true(mark->x_spread.lo <= 752 && mark->x_spread.hi >= 780);
    assert_true(mark->spread_label.len > 0);
    assert_false(f->plot.panels[0].marks[0].has_spread);
}

/* 33.5 or 34 TFLOPS down to 1: more than a factor of twenty, so that the axis is logarithmic and has no origin. */
static void test_far_apart(void **state)
{
    struct fixture *f = *state;
    run(f, "fp64_vector", (const char *const[]){"h20-96gb", "h100-sxm5"}, 2);
    assert_true(cc_report_rank_plot(&f->rank, &f->arena, &f->plot, &f->error));
    assert_int_equal(f->plot.panels[0].x.scale, CC_SCALE_LOG);
    assert_false(f->plot.panels[0].x.has_origin);
    assert_non_null(strstr(f->plot.panels[0].x.label.s, "(TFLOPS, logarithmic)"));
}

static void test_none(void **state)
{
    struct fixture *f = *state;
    run(f, "bf16_tensor", four, 1);
    assert_false(cc_report_rank_plot(&f->rank, &f->arena, &f->plot, &f->error));
    assert_int_equal(f->error.code, CC_ERR_USAGE);
}

static void test_memory(void **state)
{
    struct fixture *f = *state;
    size_t failed = 0;
    run(f, "bf16_tensor", four, 4);
    for (size_t n = 1; n < 200; n++) {
        struct cc_arena arena;
        struct cc_error error = {0};
        cc_arena_init(&arena);
        arena.fail_after = n;
        bool done = cc_report_rank_plot(&f->rank, &arena, &f->plot, &error);
        assert_true(done || error.code == CC_ERR_MEMORY);
        failed += !done;
        cc_arena_release(&arena);
    }
    assert_true(failed > 15 && failed < 199);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_conflict, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_far_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_memory, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
