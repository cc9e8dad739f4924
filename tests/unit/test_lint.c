/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The linter: each check has a case in which it finds something, at the right row and cell, and one beside it in which it must not. */
#include "tables.h"

#include "chipcmp/metric/lint.h"
#include "chipcmp/metric/value.h"

#include <unistd.h>

/* Another file beside the small tables, or a small one replaced; and all that has to be said. */
struct finding_case {
    const char *file, *text, *said;
};

#define METRICS "id,group,dimension,unit,rounding,better,bases,kinds,low,high,label,meaning\n"
#define SOURCES "id,publisher,title,date,kind,url,read,note\n"
#define CHIPS "id,name,vendor,family,kind,contains,role,note\n"
#define FIGURES "chip,metric,basis,value,unit,rounding,status,source,locator,note\n"
#define UNKNOWNS "chip,metric,basis,state,reason,looked_at\n"
#define HALVINGS "chip,metric,source,stated_by,locator,note\n"
#define PREFERENCES "chip,metric,basis,source,note\n"

static const struct finding_case figures_of_a_source[] = {
    {"figures.z.csv", FIGURES "one,memory,,96,GB,,final,sheet,Table 2,again\n", "figures.z.csv:2:13 duplicate-figure\n"},
    {"figures.z.csv", FIGURES "one,link,both_directions,900,GB/s,,final,press,,\n", ""}, /* another source may say the same */
    {"figures.z.csv", FIGURES "rack,memory,,5,TB,,final,press,,\nrack,memory,,5,TB,,final,press,,\nrack,memory,,5,TB,,final,press,,\n",
        "figures.z.csv:3:14 duplicate-figure\nfigures.z.csv:4:14 duplicate-figure\n"},
    {"figures.z.csv", FIGURES "one,memory,,97,GB,,final,sheet,Table 2,\n",
        "figures.z.csv:2:13 source-disagrees\nfigures.z.csv:2:13 no-preference\n"},
    {"figures.z.csv", FIGURES "one,memory,,97,GB,,final,sheet,Table 2,of the early part\n", "figures.z.csv:2:13 no-preference\n"},
    {"figures.z.csv", FIGURES "one,memory,,97,GB,,preliminary,sheet,Table 2,\n", ""},
    {"figures.z.csv", FIGURES "one,memory,,97,GB,,disputed,sheet,Table 2,a misprint\n", ""},
    {"figures.z.csv", FIGURES "one,announced,,2025-05,,,final,press,,\n", ""}, /* says less of the same */
    {"figures.z.csv", FIGURES "one,announced,,2025-05-02,,,final,press,,\n",
        "figures.z.csv:2:16 source-disagrees\nfigures.z.csv:2:16 no-preference\n"},
    {"figures.z.csv", FIGURES "one,type,,GDDR7,,,final,sheet,Table 2,\n",
        "figures.z.csv:2:11 source-disagrees\nfigures.z.csv:2:11 no-preference\n"},
    {"figures.z.csv", FIGURES "rack,link,one_direction,2.0,TB/s,,final,press,,\nrack,link,one_direction,2000,GB/s,,final,press,,\n",
        ""}, /* within rounding */
    {"figures.z.csv", FIGURES "one,rate,dense,201,TFLOPS,,final,sheet,,swapped\n", "figures.z.csv:2:16 dense-above-sparse\n"},
    {"figures.z.csv", FIGURES "one,rate,dense,150,TFLOPS,,final,sheet,,not half: so printed\n", ""},
    {"figures.z.csv", FIGURES "one,rate,dense,201,TFLOPS,,final,press,,of another source\n", ""},
    {"figures.z.csv", FIGURES "one,rate,dense,201,TFLOPS,,disputed,sheet,,a misprint\n", ""},
};

static const struct finding_case single_figures[] = {
    {"figures.z.csv", FIGURES "rack,memory,,9.6,PB,,final,press,,\n", "figures.z.csv:2:14 out-of-range\n"},
    {"figures.z.csv", FIGURES "rack,memory,,96,MB,,final,press,,\n", "figures.z.csv:2:14 out-of-range\n"},
    {"figures.z.csv", FIGURES "rack,memory,,0.5-2,GB,,final,press,,\n", "figures.z.csv:2:14 out-of-range\n"},
    {"figures.z.csv", FIGURES "rack,memory,,1,GB,,final,press,,\nrack,memory,,10,TB,,final,sheet,,a bound is credible\n", ""},
    {"figures.z.csv", FIGURES "rack,memory,,96,MB,,disputed,press,,a misprint\n", ""},
    {"figures.z.csv", FIGURES "rack,memory,,768,GB,,disputed,press,,\n", "figures.z.csv:2:22 unexplained-dispute\n"},
    {"figures.z.csv", FIGURES "one,accelerators,,1,,,final,press,,\n", "figures.z.csv:2:5 does-not-apply\n"},
    {"unknowns.z.csv", UNKNOWNS "one,accelerators,,not_published,No,sheet\n", "unknowns.z.csv:2:5 does-not-apply\n"},
    {"figures.z.csv", FIGURES "rack,announced,,2026-02-01,,,final,press,,\n", "figures.z.csv:2:17 future-date\n"},
    {"figures.z.csv", FIGURES "rack,announced,,2026-01-31,,,final,press,,\n", ""},
    {"figures.z.csv", FIGURES "rack,announced,,2026,,,final,press,,\n", ""},
    {"figures.z.csv", FIGURES "\"rack\",memory,,\"over\n5\",TB,,disputed,press,,\n",
        "figures.z.csv:2:1 unexplained-dispute\n"}, /* on two lines */
};

static const struct finding_case sources_and_chips[] = {
    {"sources.z.csv", SOURCES "book,P,T,2025,paper,https://x.example/,direct,\n", "sources.z.csv:2:1 unused-source\n"},
    {"unknowns.z.csv", UNKNOWNS "rack,memory,,not_published,No,press\n", ""},
    {"sources.csv",
        SOURCES
        "sheet,Maker,Sheet,2026-02,vendor_datasheet,https://maker.example,direct,\npress,P,T,,press,https://paper.example,direct,\n",
        "sources.csv:2:19 future-date\n"},
    {"sources.csv",
        SOURCES "sheet,Maker,Sheet,2026,vendor_datasheet,https://maker.example,direct,\npress,P,T,,press,https://paper.example,headline,\n",
        "figures.csv:4:26 headline-only\nfigures.csv:7:35 headline-only\n"},
    {"sources.csv",
        SOURCES "sheet,Maker,Sheet,,vendor_datasheet,https://maker,direct,\npress,P,T,,press,https://paper.example/a b,direct,\n",
        "sources.csv:2:37 bad-address\nsources.csv:3:18 bad-address\n"},
    {"sources.csv",
        SOURCES "sheet,Maker,Sheet,,vendor_datasheet,https:///x.html,direct,\npress,P,T,,press,http://paper.example?q=1,direct,\n",
        "sources.csv:2:37 bad-address\n"},
    {"chips.z.csv", CHIPS "two,Chip Two,M,One,gpu,,context,\n", "chips.z.csv:2:1 bare-chip\n"},
    {"metrics.z.csv", METRICS "area,physical,area,mm2,,none,,die,,,Area,How large\n", "metrics.z.csv:2:1 bare-metric\n"},
};

static const struct finding_case facts[] = {
    {"unknowns.z.csv", UNKNOWNS "rack,link,,not_published,Again,sheet\n", "unknowns.z.csv:2:6 duplicate-row\n"},
    {"unknowns.z.csv", UNKNOWNS "rack,link,one_direction,not_published,No,sheet\n", ""},
    {"halvings.z.csv", HALVINGS "one,rate,sheet,press,,\n", "halvings.z.csv:2:5 duplicate-row\n"},
    {"preferences.z.csv", PREFERENCES "one,memory,,press,\n", "preferences.z.csv:2:5 duplicate-row\n"},
    {"unknowns.z.csv", UNKNOWNS "one,memory,,not_published,No,sheet\n", "unknowns.z.csv:2:5 known-unknown\n"},
    {"unknowns.z.csv", UNKNOWNS "one,rate,sparse,not_supported,No,sheet\n", "unknowns.z.csv:2:5 known-unknown\n"},
    {"unknowns.z.csv", UNKNOWNS "one,rate,dense,not_published,No,sheet\n", "unknowns.z.csv:2:5 known-unknown\n"}, /* it is derived */
    {"unknowns.z.csv", UNKNOWNS "one,rate,,not_published,No,sheet\n", "unknowns.z.csv:2:5 known-unknown\n"},      /* both bases have one */
    {"unknowns.z.csv", UNKNOWNS "one,link,,not_published,No,sheet\n", ""}, /* one direction has none */
    {"unknowns.z.csv", UNKNOWNS "rack,memory,,not_published,No,\n", "unknowns.z.csv:2:31 uncited-unknown\n"},
    {"preferences.z.csv", PREFERENCES "one,link,both_directions,press,\n", "preferences.z.csv:2:26 idle-preference\n"},
    {"preferences.z.csv", PREFERENCES "one,rate,dense,sheet,\n", ""},
};

static const struct finding_case values[] = {
    {"chips.z.csv", CHIPS "two,Chip Two,M,One,gpu,,seed,\n",
        "chips.z.csv:2:1 bare-chip\nchips.z.csv:2:1 not-researched\nchips.z.csv:2:1 not-researched\nchips.z.csv:2:1 not-researched\n"
        "chips.z.csv:2:1 not-researched\nchips.z.csv:2:1 not-researched\nchips.z.csv:2:1 not-researched\n"},
    {"halvings.csv", HALVINGS, "chips.csv:2:1 not-researched\n"},
    {"figures.z.csv", FIGURES "rack,memory,,700,GB,,final,press,,\nrack,memory,,705,GB,,final,press,,\n",
        "figures.z.csv:3:14 source-disagrees\nfigures.z.csv:3:14 no-preference\n"},
    {"figures.z.csv", FIGURES "rack,memory,,700,GB,,final,press,,\nrack,memory,,705,GB,,final,sheet,,\n",
        ""}, /* the kinds of source choose */
    {"figures.z.csv", FIGURES "rack,memory,,over 700,GB,,final,press,,\n", "figures.z.csv:2:14 only-a-bound\n"},
    {"figures.z.csv", FIGURES "rack,memory,,over 700,GB,,final,press,,\nrack,memory,,768,GB,,final,press,,\n", ""},
    {"figures.z.csv", FIGURES "rack,memory,,700,GB,,final,press,,\nrack,memory,,800,GB,,final,sheet,,\n",
        "figures.z.csv:3:35 unexplained-conflict\n"},
    {"figures.z.csv", FIGURES "rack,memory,,700,GB,,final,press,,early\nrack,memory,,800,GB,,final,sheet,,\n", ""},
    {"figures.z.csv", FIGURES "rack,memory,,700,GB,,leak,press,,\nrack,memory,,800,GB,,final,sheet,,\n",
        "figures.z.csv:3:35 unexplained-conflict\n"},
    {"figures.z.csv", FIGURES "rack,memory,,700,GB,,disputed,press,,wrong\nrack,memory,,800,GB,,final,sheet,,\n", ""},
    {"figures.z.csv", FIGURES "one,rate,dense,80,TFLOPS,,final,press,,\n",
        "halvings.csv:2:31 unexplained-conflict\n"}, /* of the derived 100 */
};

static const struct finding_case totals[] = {
    {"figures.z.csv", FIGURES "rack,memory,,700,GB,,final,press,,\n", "figures.z.csv:2:14 total-differs\n"},
    {"figures.z.csv", FIGURES "rack,memory,,0.77,TB,,final,press,,\n", ""}, /* 8 x 96 is 768, within rounding */
    {"figures.z.csv", FIGURES "rack,memory,,0.78,TB,,final,press,,\n", "figures.z.csv:2:14 total-differs\n"},
    {"figures.z.csv", FIGURES "rack,rate,dense,1,PFLOPS,1,final,press,,\n", ""},
    {"figures.z.csv", FIGURES "rack,rate,dense,1000,TFLOPS,,final,press,,\n", "figures.z.csv:2:17 total-differs\n"},
    {"figures.z.csv", FIGURES "rack,link,one_direction,99,GB/s,,final,press,,\n", ""}, /* the part has no such figure */
    {"figures.csv",
        FIGURES "rack,accelerators,,16,,,final,sheet,,\none,link,both_directions,1,GB/s,,final,press,,\none,type,,x,,,final,press,,\n"
                "one,rate,sparse,1,TFLOPS,,final,sheet,,\none,memory,,1,GB,,final,sheet,,\none,announced,,2025,,,final,press,,\n",
        "chips.csv:3:37 count-differs\n"},
};

/* Findings of the load come before those of the tables and those of the values; within each they are in order of lines. */
static void run_lint(struct tables *t)
{
    if (!tables_load(t, false, true))
        fail_msg("the tables do not load: %s\n%s%s", t->error.text, t->said.len ? t->said.data : "", t->texts.len ? t->texts.data : "");
    assert_true(cc_db_lint(&t->db, &t->sink, &t->error));
    assert_true(cc_value_lint(&t->db, &t->sink, &t->error));
    assert_int_equal(t->error.code, CC_OK);
}

/* The lines of `said` that are not notes on totals: these come along with many a case of another check. */
static void expect(struct tables *t, const struct finding_case *c, size_t number, bool with_totals)
{
    struct cc_str rest = cc_buf_view(&t->said), line;
    struct cc_buf kept;
    cc_buf_init(&kept, 0);
    while (rest.len) {
        cc_str_cut(rest, '\n', &line, &rest);
        if (with_totals || !cc_str_ends(line, CC_STR(" total-differs")))
            cc_buf_addf(&kept, "%.*s\n", CC_PRI(line));
    }
    bool same = cc_str_eq(cc_buf_view(&kept), cc_str_of(c->said));
    if (!same)
        print_error("%s, case %zu: said\n%sexpected\n%stexts:\n%s", c->file, number, kept.len ? kept.data : "nothing\n", c->said,
            t->texts.len ? t->texts.data : "");
    cc_buf_release(&kept);
    assert_true(same);
}

static void run_cases(struct tables *t, const struct finding_case *cases, size_t count, bool with_totals)
{
    tables_put_small(t);
    for (size_t i = 0; i < count; i++) {
        tables_put(t, cases[i].file, cases[i].text);
        run_lint(t);
        expect(t, &cases[i], i, with_totals);
        tables_restore(t, cases[i].file);
    }
}

#define RUN(name, with_totals) \
    static void name##_are_checked(void **state) \
    { \
        run_cases(*state, name, sizeof(name) / sizeof *(name), with_totals); \
    }
RUN(figures_of_a_source, false)
RUN(single_figures, false)
RUN(sources_and_chips, false)
RUN(facts, false)
RUN(values, false)
RUN(totals, true)

static void clean_tables_are_clean(void **state)
{
    struct tables *t = *state;
    tables_put_small(t);
    run_lint(t);
    assert_view(cc_buf_view(&t->texts), "");
}

static bool is_tried(const char *code)
{
    static const struct {
        const struct finding_case *cases;
        size_t count;
    } all[] = {
        {figures_of_a_source, sizeof figures_of_a_source / sizeof *figures_of_a_source},
        {single_figures, sizeof single_figures / sizeof *single_figures},
        {sources_and_chips, sizeof sources_and_chips / sizeof *sources_and_chips},
        {facts, sizeof facts / sizeof *facts},
        {values, sizeof values / sizeof *values},
        {totals, sizeof totals / sizeof *totals},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (size_t k = 0; k < all[i].count; k++) {
            const char *at = strstr(all[i].cases[k].said, code);
            if (at && at[-1] == ' ' && at[strlen(code)] == '\n')
                return true;
        }
    return false;
}

/* What to do about a disagreement depends on whether it is one source's or that of two. */
static void texts_of_disagreements(void **state)
{
    static const char *const cases[][2] = {
        {FIGURES "one,memory,,97,GB,,final,sheet,Table 2,of the early part\n", "is one preliminary or disputed?"},
        {FIGURES "one,memory,,97,GB,,final,page,,\n", "choose one in preferences.csv"},
    };
    struct tables *t = *state;
    for (size_t i = 0; i < 2; i++) {
        tables_put_small(t);
        tables_put(t, "preferences.csv", PREFERENCES);
        tables_put(t, "sources.z.csv", SOURCES "page,Maker,Page,2025-05,vendor_datasheet,https://maker.example/page,direct,\n");
        tables_put(t, "figures.z.csv", cases[i][0]);
        run_lint(t);
        assert_non_null(strstr(t->texts.data, cases[i][1]));
    }
}

/* A system whose parts the tables do not name is cited with a number, and nothing is counted against it. */
static void nothing_counted_differs_from_nothing(void **state)
{
    struct tables *t = *state;
    tables_put_small(t);
    tables_put(t, "chips.csv", CHIPS "one,Chip One,Maker,One,gpu,,seed,\nrack,Rack of Ones,Maker,Rack,system,,,\n");
    run_lint(t);
    assert_null(strstr(t->said.data ? t->said.data : "", "count-differs"));
}

static void every_check_has_a_case(void **state)
{
    (void)state;
    size_t count = 0;
    for (size_t i = 0; cc_db_check(i); i++, count++)
        if (!is_tried(cc_db_check(i)->code))
            fail_msg("no case finds anything of %s", cc_db_check(i)->code);
    for (size_t i = 0; cc_value_check(i); i++, count++)
        if (!is_tried(cc_value_check(i)->code))
            fail_msg("no case finds anything of %s", cc_value_check(i)->code);
    assert_true(count > 15);
}

static bool is_row(const struct cc_db *db, const char *chip, const char *metric, enum cc_basis basis)
{
    uint32_t c = cc_db_find_chip(db, cc_str_of(chip)), m = cc_db_find_metric(db, cc_str_of(metric));
    assert_true(c != CC_NO_INDEX && m != CC_NO_INDEX);
    return cc_metric_basis_shown(db, c, m, basis);
}

static void bases_that_are_rows(void **state)
{
    struct tables *t = *state;
    tables_put_small(t);
    tables_put(t, "figures.z.csv", FIGURES "rack,rate,unstated,700,TFLOPS,,disputed,press,,a guess\n");
    assert_true(tables_load(t, false, true));
    assert_true(is_row(&t->db, "one", "rate", CC_BASIS_DENSE));
    assert_true(is_row(&t->db, "one", "rate", CC_BASIS_SPARSE));
    assert_false(is_row(&t->db, "one", "rate", CC_BASIS_UNSTATED));
    assert_true(is_row(&t->db, "rack", "rate", CC_BASIS_UNSTATED)); /* something was printed so, though disputed */
    assert_false(is_row(&t->db, "one", "rate", CC_BASIS_NONE));
    assert_true(is_row(&t->db, "one", "memory", CC_BASIS_NONE));
    assert_false(is_row(&t->db, "one", "memory", CC_BASIS_DENSE));
    assert_true(is_row(&t->db, "one", "link", CC_BASIS_BOTH_DIRECTIONS));
    assert_false(is_row(&t->db, "one", "link", CC_BASIS_ONE_DIRECTION));
    assert_true(is_row(&t->db, "rack", "link", CC_BASIS_BOTH_DIRECTIONS)); /* the first, where there is no figure */
    assert_false(is_row(&t->db, "rack", "link", CC_BASIS_ONE_DIRECTION));
    assert_false(is_row(&t->db, "rack", "link", CC_BASIS_UNSTATED));
}

/* The data of the program itself: no fault and no warning. */
static void the_built_in_tables_are_sound(void **state)
{
    struct tables *t = *state;
    struct cc_specs_options options = {.builtin = true};
    assert_true(cc_db_load(&t->db, &options, &t->sink, &t->error));
    assert_true(cc_db_lint(&t->db, &t->sink, &t->error));
    assert_true(cc_value_lint(&t->db, &t->sink, &t->error));
    struct finding_case nothing = {"built-in tables", "", ""};
    expect(t, &nothing, 0, false);
}

/* Laid over the built-in tables: the user is told of his own rows, and spared the notes on others'. */
static void an_overlay_is_told_of_its_own(void **state)
{
    struct tables *t = *state;
    tables_put(t, "figures.csv", "chip,metric,basis,value,unit,status,source\nh100-sxm5,memory_capacity,,81,TB,final,nv-h100-page\n");
    assert_true(tables_load(t, true, true));
    assert_true(cc_db_lint(&t->db, &t->sink, &t->error));
    assert_true(cc_value_lint(&t->db, &t->sink, &t->error));
    assert_view(cc_buf_view(&t->said),
        "figures.csv:2:28 source-disagrees\nfigures.csv:2:28 no-preference\nfigures.csv:2:1 unexplained-conflict\n");
}

/* The file of a finding is gone before it is reported: no column, but the finding is told. */
static void a_file_that_has_gone(void **state)
{
    struct tables *t = *state;
    static const struct cc_check check = {"some-check", CC_WARNING, "a check"};
    tables_put_small(t);
    assert_true(tables_load(t, false, true));
    const struct cc_figure *f = &t->db.figures[0];
    assert_int_equal(unlink(t->db.files[f->place.file].name.s), 0);
    struct cc_findings findings = {.count = 0};
    assert_true(cc_findings_add(&findings, &check, f->place, "value", "of %s", "note"));
    assert_true(cc_findings_report(&findings, &t->db, &t->sink, &t->error));
    assert_view(cc_buf_view(&t->said), "figures.csv:2:1 some-check\n");
    assert_view(cc_buf_view(&t->texts), "of note\n");
    cc_findings_release(&findings);
}

static void memory_runs_out(void **state)
{
    struct tables *t = *state;
    static const struct cc_check check = {"some-check", CC_WARNING, "a check"};
    tables_put_small(t);
    assert_true(tables_load(t, false, true));
    for (size_t n = 1; n < 3; n++) {
        struct cc_findings findings = {.arena = {.fail_after = n}};
        assert_false(cc_findings_add(&findings, &check, t->db.figures[0].place, NULL, "text"));
        assert_true(findings.arena.failed);
        t->error = (struct cc_error){.code = CC_OK};
        assert_false(cc_findings_report(&findings, &t->db, &t->sink, &t->error));
        assert_int_equal(t->error.code, CC_ERR_MEMORY);
        cc_findings_release(&findings);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(clean_tables_are_clean, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(figures_of_a_source_are_checked, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(single_figures_are_checked, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(sources_and_chips_are_checked, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(facts_are_checked, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(values_are_checked, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(totals_are_checked, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(texts_of_disagreements, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(nothing_counted_differs_from_nothing, tables_set_up, tables_tear_down),
        cmocka_unit_test(every_check_has_a_case),
        cmocka_unit_test_setup_teardown(bases_that_are_rows, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(the_built_in_tables_are_sound, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(an_overlay_is_told_of_its_own, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_has_gone, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(memory_runs_out, tables_set_up, tables_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
