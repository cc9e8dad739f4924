/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart claim of the built-in data: the band of what the words allow, and the readings beside it. */
#include "support.h"

#include "chipcmp/num/stats.h"
#include "chipcmp/report/claim_plot.h"
#include "chipcmp/specs/load.h"

struct fixture {
    struct cc_db db;
    struct cc_arena arena;
    struct cc_error error;
    struct cc_check check;
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

static bool draw(struct fixture *f, const char *text)
{
    static const struct cc_verdict_options options = {.tolerance_scale = 1};
    if (!cc_check_text(&f->db, CC_STR(""), CC_STR(""), cc_str_of(text), &options, &f->arena, &f->check, &f->error))
        fail_msg("%s", f->error.text);
    return cc_report_claim_plot(&f->db, &f->check, &f->arena, &f->plot, &f->error);
}

static const struct cc_plot_line *band_of(const struct cc_plot_panel *panel)
{
    for (size_t i = 0; i < panel->line_count; i++)
        if (panel->lines[i].kind == CC_LINE_BAND)
            return &panel->lines[i];
    fail_msg("no band");
    return NULL;
}

/* 28 percent less is 0.72, give or take half a percent; 148 / 989.4 = 0.1496 is far from it. */
static void test_contradicted(void **state)
{
    struct fixture *f = *state;
    assert_true(draw(f, "The H20 has 28 percent less processing power than the H100."));
    const struct cc_plot_panel *p = &f->plot.panels[0];
    assert_view(f->plot.kind, "claim");
    assert_int_equal(f->plot.panel_count, 1);
    assert_view(f->plot.title, "\"28 percent less processing power than the H100\": Contradicted");
    assert_double_near(band_of(p)->vertices[0].x, 0.715, 1e-9);
    assert_double_near(band_of(p)->vertices[1].x, 0.725, 1e-9);
    assert_int_equal(p->mark_count, f->check.judgements[0].reading_count);
    assert_view(p->y.names[0], "BF16 tensor, dense: H20 SXM5 96GB / H100 SXM5 80GB");
    assert_double_near(p->marks[0].x, 148 / 989.4, 1e-9);
    assert_view(p->marks[0].label, "85.0 percent less: no");
    assert_non_null(strstr(f->plot.description.s, "Contradicted: "));
}

/* Values are drawn in the unit printed, and an end that is open has no line. */
static void test_value(void **state)
{
    struct fixture *f = *state;
    assert_true(draw(f, "The H20 has more than 90 GB of memory."));
    const struct cc_plot_panel *p = &f->plot.panels[0];
    assert_double_near(p->marks[0].x, 96, 1e-9);
    assert_view(p->marks[0].label, "96 GB: agrees");
    assert_double_near(band_of(p)->vertices[0].x, 90, 1e-9);
    assert_true(band_of(p)->vertices[1].x > 1000);
    assert_int_equal(p->line_count, 2);
}

static void test_unknown(void **state)
{
    struct fixture *f = *state;
    assert_true(draw(f, "The MI308X delivers 500 TFLOPS of dense BF16."));
    assert_int_equal(f->plot.panels[0].mark_count, 1);
    assert_int_equal(f->plot.panels[0].marks[0].kind, CC_MARK_SLOT);
    assert_view(f->plot.panels[0].marks[0].label, "no public figure");
    assert_view(f->plot.panels[0].y.names[0], "AMD Instinct MI308X");
}

static void test_nothing(void **state)
{
    struct fixture *f = *state;
    assert_false(draw(f, "The weather is nice."));
    assert_int_equal(f->error.code, CC_ERR_USAGE);
}

static void test_memory(void **state)
{
    struct fixture *f = *state;
    size_t failed = 0;
    assert_true(draw(f, "The H20 has 28 percent less processing power than the H100."));
    for (size_t n = 1; n < 300; n++) {
        struct cc_arena arena;
        struct cc_error error = {0};
        cc_arena_init(&arena);
        arena.fail_after = n;
        bool done = cc_report_claim_plot(&f->db, &f->check, &arena, &f->plot, &error);
        assert_true(done || error.code == CC_ERR_MEMORY);
        failed += !done;
        cc_arena_release(&arena);
    }
    assert_true(failed > 40 && failed < 299);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_contradicted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_value, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unknown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_memory, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
