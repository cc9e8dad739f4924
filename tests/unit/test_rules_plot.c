/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart rules of the built-in data: regions at the thresholds of the texts, chips where the analysis puts them. */
#include "support.h"

#include "chipcmp/num/stats.h"
#include "chipcmp/report/rules_plot.h"
#include "chipcmp/specs/load.h"

#include <math.h>

struct fixture {
    struct cc_db db;
    struct cc_arena arena;
    struct cc_error error;
    struct cc_control control;
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

/* Chips against one rule, or against all where `rule` is NULL. */
static void run(struct fixture *f, const char *const *ids, size_t count, const char *rule)
{
    uint32_t *chips = CC_NEW(&f->arena, uint32_t, count + 1);
    struct cc_control_options options = {.chips = chips, .chip_count = count, .rule_count = rule ? 1 : 0};
    for (size_t i = 0; i < count; i++)
        chips[i] = cc_db_find_chip(&f->db, cc_str_of(ids[i]));
    if (rule) {
        chips[count] = cc_db_find_rule(&f->db, cc_str_of(rule));
        options.rules = chips + count;
    }
    if (!cc_control_run(&f->db, &options, &f->arena, &f->control, &f->error))
        fail_msg("%s", f->error.text);
}

static const struct cc_plot_line *line_of(const struct cc_plot *plot, enum cc_plot_line_kind kind, const char *label)
{
    for (size_t i = 0; i < plot->panels[0].line_count; i++) {
        const struct cc_plot_line *line = &plot->panels[0].lines[i];
        if (line->kind == kind && cc_str_eq(line->label, cc_str_of(label)))
            return line;
    }
    fail_msg("no line \"%s\"", label);
    return NULL;
}

static bool notes_hold(const struct cc_plot *plot, const char *text)
{
    for (size_t i = 0; i < plot->note_count; i++)
        if (cc_str_find(plot->notes[i], cc_str_of(text)) != SIZE_MAX)
            return true;
    return false;
}

/* Without a rule named that of October 2023: 3A090.a.2 from TPP 1600 and density 5.92 on; 3A090.b.1 between 2400 and 4800, 1.6 and 5.92.
 * The H20: 296 x 8 = 2368 over 814 mm2 = 2.909. */
static void test_rule_of_2023(void **state)
{
    struct fixture *f = *state;
    run(f, (const char *const[]){"h20-96gb", "h100-sxm5"}, 2, NULL);
    assert_true(cc_report_rules_plot(&f->control, &f->arena, &f->plot, &f->error));
    const struct cc_plot_panel *p = &f->plot.panels[0];
    assert_view(f->plot.kind, "rules");
    assert_non_null(strstr(f->plot.title.s, "October 2023"));
    const struct cc_plot_line *a2 = line_of(&f->plot, CC_LINE_BAND, "3A090.a.2"), *b1 = line_of(&f->plot, CC_LINE_BAND, "3A090.b.1");
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
    assert_view(f->plot.series[p->marks[0].series], "not controlled");
    assert_view(f->plot.series[p->marks[1].series], "controlled");
    assert_non_null(strstr(f->plot.description.s, "controlled: 3A090.a.1"));
}

/* A threshold of two clauses is one line, as long as both: TPP 1600 bounds a.2 from 5.92 on and b.2 from 3.2 on. */
static void test_thresholds_are_joined(void **state)
{
    struct fixture *f = *state;
    size_t limits = 0;
    run(f, (const char *const[]){"h100-sxm5"}, 1, "3a090-2023");
    assert_true(cc_report_rules_plot(&f->control, &f->arena, &f->plot, &f->error));
    const struct cc_plot_line *line = line_of(&f->plot, CC_LINE_LIMIT, "TPP 1,600");
    assert_double_near(line->vertices[0].x, 3.2, 1e-12);
    assert_true(line->vertices[1].x > 1e6);
    for (size_t i = 0; i < f->plot.panels[0].line_count; i++)
        limits += f->plot.panels[0].lines[i].kind == CC_LINE_LIMIT;
    assert_int_equal(limits, 6); /* 1600, 2400, 4800; 1.6, 3.2, 5.92 */
}

static void test_unknown(void **state)
{
    struct fixture *f = *state;
    run(f, (const char *const[]){"mi300x", "mi308x", "cloudmatrix-384"}, 3, "3a090-2023");
    assert_true(cc_report_rules_plot(&f->control, &f->arena, &f->plot, &f->error));
    assert_int_equal(f->plot.panels[0].mark_count, 0);
    const struct cc_plot_line *line = line_of(&f->plot, CC_LINE_ABSENT, "Instinct MI300X: density unknown");
    assert_double_near(line->vertices[0].y, f->control.chips[0].amounts[CC_MEASURE_TPP].number, 1e-9);
    assert_true(notes_hold(&f->plot, "Dotted, the density is unknown: AMD Instinct MI300X (no public figure)."));
    assert_true(notes_hold(&f->plot, "Left out, unknown: AMD Instinct MI308X (TPP: no public figure)."));
    assert_true(notes_hold(&f->plot, "Huawei CloudMatrix 384."));
    run(f, (const char *const[]){"mi308x", "cloudmatrix-384"}, 2, "3a090-2023");
    assert_false(cc_report_rules_plot(&f->control, &f->arena, &f->plot, &f->error));
    assert_int_equal(f->error.code, CC_ERR_USAGE);
}

/* A clause that needs a bandwidth besides says so; a rule of bandwidths alone has no place in the plane. */
static void test_other_measures(void **state)
{
    struct fixture *f = *state;
    run(f, (const char *const[]){"h20-96gb"}, 1, "review-2026");
    assert_true(cc_report_rules_plot(&f->control, &f->arena, &f->plot, &f->error));
    assert_true(notes_hold(&f->plot, "Needed besides: review: memory bandwidth < 6,500 GB/s."));
    run(f, (const char *const[]){"h20-96gb"}, 1, "bill-s3374");
    assert_true(cc_report_rules_plot(&f->control, &f->arena, &f->plot, &f->error));
    assert_true(notes_hold(&f->plot, "Clauses of other measures, not drawn: memory; interconnect; sum."));
    assert_true(notes_hold(&f->plot, "By all clauses every point: "));
    run(f, (const char *const[]){"h20-96gb"}, 1, "letters-2025");
    assert_false(cc_report_rules_plot(&f->control, &f->arena, &f->plot, &f->error));
    assert_int_equal(f->error.code, CC_ERR_USAGE);
}

static void test_memory(void **state)
{
    struct fixture *f = *state;
    size_t failed = 0;
    run(f, (const char *const[]){"h20-96gb", "mi300x", "mi308x"}, 3, "3a090-2023");
    for (size_t n = 1; n < 300; n++) {
        struct cc_arena arena;
        struct cc_error error = {0};
        cc_arena_init(&arena);
        arena.fail_after = n;
        bool done = cc_report_rules_plot(&f->control, &arena, &f->plot, &error);
        assert_true(done || error.code == CC_ERR_MEMORY);
        failed += !done;
        cc_arena_release(&arena);
    }
    assert_true(failed > 40 && failed < 299);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rule_of_2023, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_thresholds_are_joined, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unknown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_other_measures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_memory, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
