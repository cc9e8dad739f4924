/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart claim of the built-in data: the band of what the words allow, and the readings beside it. */
#include "database.h"
#include "plot_parts.h"
#include "scarcity.h"

#include "chipcmp/grammar/find.h"
#include "chipcmp/report/claim_plot.h"

static struct cc_check check(struct database *f, const char *text)
{
    static const struct cc_verdict_options options = {.tolerance_scale = 1};
    struct cc_check out;
    struct cc_error error = {0};
    if (!cc_check_text(&f->db, CC_STR(""), CC_STR(""), cc_str_of(text), &options, &f->arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

static struct cc_plot draw(struct database *f, const struct cc_check *check)
{
    struct cc_plot out;
    struct cc_error error = {0};
    if (!cc_report_claim_plot(&f->db, check, &f->arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

/* 28 percent less is 0.72, give or take half a percent; 148 / 989.4 = 0.1496 is far from it. */
static void test_contradicted(void **state)
{
    struct database *f = *state;
    struct cc_check checked = check(f, "The H20 has 28 percent less processing power than the H100.");
    struct cc_plot plot = draw(f, &checked);
    const struct cc_plot_panel *p = &plot.panels[0];
    assert_view(plot.kind, "claim");
    assert_int_equal(plot.panel_count, 1);
    assert_view(plot.title, "\"28 percent less processing power than the H100\": Contradicted");
    assert_double_near(plot_line(&plot, CC_LINE_BAND, NULL)->vertices[0].x, 0.715, 1e-9);
    assert_double_near(plot_line(&plot, CC_LINE_BAND, NULL)->vertices[1].x, 0.725, 1e-9);
    assert_int_equal(p->mark_count, checked.judgements[0].reading_count);
    assert_view(p->y.names[0], "BF16 tensor, dense: H20 SXM5 96GB / H100 SXM5 80GB");
    assert_double_near(p->marks[0].x, 148 / 989.4, 1e-9);
    assert_view(p->marks[0].label, "85.0 percent less: no");
    assert_non_null(strstr(plot.description.s, "Contradicted: "));
}

/* Values are drawn in the unit printed, and an end that is open has no line. */
static void test_value(void **state)
{
    struct database *f = *state;
    struct cc_check checked = check(f, "The H20 has more than 90 GB of memory.");
    struct cc_plot plot = draw(f, &checked);
    const struct cc_plot_panel *p = &plot.panels[0];
    assert_double_near(p->marks[0].x, 96, 1e-9);
    assert_view(p->marks[0].label, "96 GB: agrees");
    assert_double_near(plot_line(&plot, CC_LINE_BAND, NULL)->vertices[0].x, 90, 1e-9);
    assert_true(plot_line(&plot, CC_LINE_BAND, NULL)->vertices[1].x > 1000);
    assert_int_equal(p->line_count, 2);
}

/* A reading of a conflicting figure says so, and one of an early figure. */
static void test_other_figures(void **state)
{
    struct database *f = *state;
    struct cc_check checked = check(f, "The H20 draws 500 W.");
    struct cc_plot plot = draw(f, &checked);
    size_t conflicts = 0;
    for (size_t i = 0; i < plot.panels[0].y.name_count; i++)
        conflicts += cc_str_ends(plot.panels[0].y.names[i], CC_STR(", another source"));
    assert_true(conflicts > 0);
    checked = check(f, "The H20 has 28 percent less processing power than the H100.");
    plot = draw(f, &checked);
    assert_true(cc_str_ends(plot.panels[0].y.names[plot.panels[0].y.name_count - 1], CC_STR(", an early figure")));
}

static void test_unknown(void **state)
{
    struct database *f = *state;
    struct cc_check checked = check(f, "The MI308X delivers 500 TFLOPS of dense BF16.");
    struct cc_plot plot = draw(f, &checked);
    assert_int_equal(plot.panels[0].mark_count, 1);
    assert_int_equal(plot.panels[0].marks[0].kind, CC_MARK_SLOT);
    assert_view(plot.panels[0].marks[0].label, "no public figure");
    assert_view(plot.panels[0].y.names[0], "AMD Instinct MI308X");
}

static void test_nothing(void **state)
{
    struct database *f = *state;
    struct cc_check checked = check(f, "The weather is nice.");
    struct cc_plot plot;
    struct cc_error error = {0};
    assert_false(cc_report_claim_plot(&f->db, &checked, &f->arena, &plot, &error));
    assert_int_equal(error.code, CC_ERR_USAGE);
}

static void test_memory(void **state)
{
    struct database *f = *state;
    struct cc_check checked = check(f, "The H20 has 28 percent less processing power than the H100.");
    struct cc_plot plot;
    struct scarcity scarcity = {.most = 300};
    while (scarcity_next(&scarcity))
        scarcity.done = cc_report_claim_plot(&f->db, &checked, &scarcity.arena, &plot, &scarcity.error);
    assert_true(scarcity.failures > 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contradicted),
        cmocka_unit_test(test_value),
        cmocka_unit_test(test_other_figures),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
