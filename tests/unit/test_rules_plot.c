/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart rules of the built-in data: regions at the thresholds of the texts, chips where the analysis puts them. */
#include "database.h"
#include "plot_parts.h"
#include "scarcity.h"

#include "chipcmp/report/rules_plot.h"

#include <math.h>

/* Chips against one rule, or against all where `rule` is NULL. */
static struct cc_control run(struct database *f, const char *ids, const char *rule)
{
    struct cc_control out;
    struct cc_error error = {0};
    struct chips chips = chips_by_ids(&f->db, ids, &f->arena);
    struct cc_control_options options = {.chips = chips.index, .chip_count = chips.count};
    uint32_t only = rule ? cc_db_find_rule(&f->db, cc_str_of(rule)) : 0;
    if (rule) {
        assert_true(only != CC_NO_INDEX);
        options.rules = &only;
        options.rule_count = 1;
    }
    if (!cc_control_run(&f->db, &options, &f->arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

/* Without a rule named that of October 2023: 3A090.a.2 from TPP 1600 and density 5.92 on; 3A090.b.1 between 2400 and 4800, 1.6 and 5.92.
 * The H20: 296 x 8 = 2368 over 814 mm2 = 2.909. */
static void test_rule_of_2023(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    struct cc_control control = run(f, "h20-96gb h100-sxm5", NULL);
    assert_true(cc_report_rules_plot(&control, &f->arena, &plot, &error));
    const struct cc_plot_panel *p = &plot.panels[0];
    assert_view(plot.kind, "rules");
    assert_true(plot.key);
    assert_non_null(strstr(plot.title.s, "October 2023"));
    const struct cc_plot_line *a2 = plot_line(&plot, CC_LINE_BAND, "3A090.a.2"), *b1 = plot_line(&plot, CC_LINE_BAND, "3A090.b.1");
    assert_double_near(a2->vertices[0].x, 5.92, 1e-12);
    assert_double_near(a2->vertices[0].y, 1600, 1e-9);
    assert_true(a2->vertices[1].x > 1e6 && a2->vertices[0].y_high > 1e6);
    assert_double_near(b1->vertices[0].x, 1.6, 1e-12);
    assert_double_near(b1->vertices[1].x, 5.92, 1e-12);
    assert_double_near(b1->vertices[1].y, 2400, 1e-9);
    assert_double_near(b1->vertices[1].y_high, 4800, 1e-9);
    assert_int_equal(p->mark_count, 2);
    assert_double_near(p->marks[0].y, 2368, 1e-6);
    assert_double_near(p->marks[0].x, 2368 / 814.0, 1e-3);
    assert_view(p->marks[0].label, "H20 SXM5 96GB*");
    assert_view(plot.series[p->marks[0].series], "not controlled");
    assert_view(plot.series[p->marks[1].series], "controlled");
    assert_non_null(strstr(plot.description.s, "controlled: 3A090.a.1"));
}

/* A threshold of two clauses is one line, as long as both: TPP 1600 bounds a.2 from 5.92 on and b.2 from 3.2 on. */
static void test_thresholds_are_joined(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    size_t limits = 0;
    struct cc_control control = run(f, "h100-sxm5", "3a090-2023");
    assert_true(cc_report_rules_plot(&control, &f->arena, &plot, &error));
    const struct cc_plot_line *line = plot_line(&plot, CC_LINE_LIMIT, "TPP 1,600");
    assert_double_near(line->vertices[0].x, 3.2, 1e-12);
    assert_true(line->vertices[1].x > 1e6);
    for (size_t i = 0; i < plot.panels[0].line_count; i++)
        limits += plot.panels[0].lines[i].kind == CC_LINE_LIMIT;
    assert_int_equal(limits, 6); /* 1600, 2400, 4800; 1.6, 3.2, 5.92 */
}

static void test_unknown(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    struct cc_control control = run(f, "mi300x mi308x cloudmatrix-384", "3a090-2023");
    assert_true(cc_report_rules_plot(&control, &f->arena, &plot, &error));
    assert_int_equal(plot.panels[0].mark_count, 0);
    const struct cc_plot_line *line = plot_line(&plot, CC_LINE_ABSENT, "Instinct MI300X: density unknown");
    assert_double_near(line->vertices[0].y, control.chips[0].amounts[CC_MEASURE_TPP].number, 1e-9);
    assert_true(plot_notes_hold(&plot, "Dotted, the density is unknown: AMD Instinct MI300X (no public figure)."));
    assert_true(plot_notes_hold(&plot, "Left out, unknown: AMD Instinct MI308X (TPP: no public figure)."));
    assert_true(plot_notes_hold(&plot, "Huawei CloudMatrix 384."));
    control = run(f, "mi308x cloudmatrix-384", "3a090-2023");
    assert_false(cc_report_rules_plot(&control, &f->arena, &plot, &error));
    assert_int_equal(error.code, CC_ERR_USAGE);
}

/* A clause that needs a bandwidth besides says so; a rule of bandwidths alone has no place in the plane. */
static void test_other_measures(void **state)
{
    struct database *f = *state;
    struct cc_plot plot;
    struct cc_error error = {0};
    struct cc_control control = run(f, "h20-96gb", "review-2026");
    assert_true(cc_report_rules_plot(&control, &f->arena, &plot, &error));
    assert_true(plot_notes_hold(&plot, "Needed besides: review: memory bandwidth < 6,500 GB/s."));
    control = run(f, "h20-96gb", "bill-s3374");
    assert_true(cc_report_rules_plot(&control, &f->arena, &plot, &error));
    assert_true(plot_notes_hold(&plot, "Clauses of other measures, not drawn: memory; interconnect; sum."));
    assert_true(plot_notes_hold(&plot, "By all clauses every point: "));
    control = run(f, "h20-96gb", "letters-2025");
    assert_false(cc_report_rules_plot(&control, &f->arena, &plot, &error));
    assert_int_equal(error.code, CC_ERR_USAGE);
}

static void test_memory(void **state)
{
    struct database *f = *state;
    struct cc_control control = run(f, "h20-96gb mi300x mi308x", "3a090-2023");
    struct cc_plot plot;
    struct scarcity scarcity = {.most = 300};
    while (scarcity_next(&scarcity))
        scarcity.done = cc_report_rules_plot(&control, &scarcity.arena, &plot, &scarcity.error);
    assert_true(scarcity.failures > 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rule_of_2023),
        cmocka_unit_test(test_thresholds_are_joined),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_other_measures),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
