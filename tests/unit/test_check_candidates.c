/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is offered beside a contradiction: candidates of the search backwards, and the sentence that would be supported. */
#include "claim_fixture.h"
#include "scarcity.h"

#include "chipcmp/report/check.h"
#include "chipcmp/render/render.h"
#include "report/check.h"

static const struct cc_verdict_options searching = {.tolerance_scale = 1, .candidates = true};

static struct cc_check search(struct tables *t, const char *text)
{
    struct cc_check check;
    struct cc_error error = {0};
    assert_true(cc_check_text(&t->db, CC_STR(""), CC_STR(""), cc_str_of(text), &searching, &t->arena, &check, &error));
    assert_int_equal(check.claims.claim_count, 1);
    return check;
}

/* "FP64 tensor alpha-s / beta": a candidate in words. */
static void assert_candidate(struct tables *t, const struct cc_explain_candidate *c, const char *expected)
{
    const struct cc_db *db = &t->db;
    struct cc_str text = cc_arena_format(&t->arena, "%s %.*s / %.*s", c->measure.derived ? c->measure.derived->id : "",
        CC_PRI(db->chips[c->subject.chip].id), CC_PRI(db->chips[c->object.chip].id));
    if (!c->measure.derived)
        text = cc_arena_format(&t->arena, "%.*s%.*s", CC_PRI(db->metrics[c->measure.metric].id), CC_PRI(text));
    assert_view(text, expected);
}

static void test_candidates(void **state)
{
    struct tables *t = *state;
    /* 78 SMs are 41 percent fewer than 132; 96 GB are 20 percent more than 80: one of the words' own metric comes first */
    struct cc_check check = search(t, "Beta has 41 percent less compute than Alpha.");
    const struct cc_candidates *found = check.judgements[0].candidates;
    assert_int_equal(check.judgements[0].verdict, CC_CONTRADICTED);
    assert_non_null(found);
    assert_in_range(found->count, 1, CC_CANDIDATES);
    assert_candidate(t, &found->items[0], "compute_units beta / alpha-s");
    assert_true(found->tally.tried > 10);
    assert_true(found->tally.expected > 0);
    /* fp32 of the default members would be one departure, and so a reading: "depends", and nothing is searched for */
    check = search(t, "Beta has 34 percent less compute than Alpha.");
    assert_int_equal(check.judgements[0].verdict, CC_DEPENDS);
    assert_null(check.judgements[0].candidates);
}

/* 44 / 34 TFLOPS are two departures: another variant and another precision. It is of the words' own metric and goes before all others. */
static void test_own_metric_first(void **state)
{
    struct tables *t = *state;
    tables_put(t, "figures-more.csv",
        "chip,metric,basis,value,unit,rounding,status,source,locator,note\n"
        "alpha-p,fp32_vector,dense,36.67,TFLOPS,,final,sheet,,\n");
    assert_true(tables_load(t, false, false));
    struct cc_check check = search(t, "Beta has 20.0 percent more compute than Alpha.");
    const struct cc_candidates *found = check.judgements[0].candidates;
    assert_non_null(found);
    assert_int_equal(found->count, 2);
    assert_candidate(t, &found->items[0], "fp32_vector beta / alpha-p");
    assert_candidate(t, &found->items[1], "memory_capacity beta / alpha-s");
    tables_put(t, "figures-more.csv", "chip,metric,basis,value,unit,rounding,status,source,locator,note\n");
    assert_true(tables_load(t, false, false));
}

static void test_no_search(void **state)
{
    static const char *const texts[] = {
        "Beta has 85 percent less compute than Alpha.",      /* supported */
        "Beta has over 90 percent less compute than Alpha.", /* an end is open */
        "Beta has less memory than Alpha.",                  /* an order */
        "Beta has 40 GB of memory.",                         /* a value */
        "Nil has half the compute of Alpha.",                /* unknown */
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct cc_check check = search(*state, texts[i]);
        assert_null(check.judgements[0].candidates);
    }
    struct cc_check check = claim_check(*state, "Beta has 28 percent less compute than Alpha.");
    assert_null(check.judgements[0].candidates); /* nobody asked */
}

static void test_corrections(void **state)
{
    static const struct {
        const char *text, *corrected;
    } rows[] = {
        {"Beta has 28 percent less compute than Alpha.", "The Beta has 85 percent less dense BF16 tensor compute than the Alpha S."},
        {"Alpha has 2 times the compute of Beta.", "The Alpha S has 6.67 times the dense BF16 tensor compute of the Beta."},
        {"Alpha has 10 percent of the compute of Omega.", "The Alpha S has 44 percent of the dense BF16 tensor compute of the Omega."},
        {"Beta has 50 percent more memory than Alpha.", "The Beta has 20 percent more memory than the Alpha."},
        {"Beta has less memory than Alpha.", "The Beta has 20 percent more memory than the Alpha."},
        {"Alpha has more interconnect bandwidth than Beta.", "The Alpha has the same interconnect bandwidth as the Beta."},
        {"Beta has 90 SMs.", "The Beta has 78 SMs."},
        {"Beta has 10 percent fewer SMs than Alpha.", "The Beta has 41 percent fewer SMs than the Alpha."},
        {"Alpha draws 500 W.", "The Alpha draws up to 700 W."},
        {"Rack has 9 accelerators.", "The Rack has 8 accelerators."},
        {"Beta has 40 GB more memory than Alpha.", "The Beta has 16 GB more memory than the Alpha."},
        {"Beta has a TPP of 2500.", "The Beta has a TPP of 2400."},
        {"Alpha draws 100 W more than Beta.", NULL}, /* 400 and 550 W conflict */
        {"Beta has 85 percent less compute than Alpha.", NULL},
        {"Alpha has 96 GB of memory.", NULL},
        {"Nil has 20 GB of memory.", NULL},
    };
    struct tables *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cc_check check = search(t, rows[i].text);
        struct check_correction correction;
        struct cc_doc doc;
        cc_doc_init(&doc, &t->arena);
        const struct check_view view = {&t->db, &check, &check.claims.claims[0], &check.judgements[0], &doc};
        bool made = check_correct(&view, &correction);
        if (made != (rows[i].corrected != NULL))
            fail_msg("%s: %s", rows[i].text, made ? correction.text.s : "no correction");
        if (made)
            assert_view(correction.text, rows[i].corrected);
        assert_false(doc.failed);
        cc_doc_release(&doc);
    }
}

/* In words and in JSON. */
static void test_documents(void **state)
{
    struct tables *t = *state;
    struct cc_check check = search(t, "Beta has 41 percent less compute than Alpha.");
    struct cc_error error = {0};
    struct cc_buf text = {0};
    struct cc_doc doc;
    const struct cc_render_options options = {.ascii = true, .width = 400};
    cc_doc_init(&doc, &t->arena);
    assert_true(cc_report_check(&t->db, &check, 1, &doc, &error));
    assert_true(cc_render(&doc, CC_FORMAT_TABLE, &options, &text, &error));
    assert_non_null(strstr(text.data, "Supported would be: \"The Beta has 85 percent less dense BF16 tensor compute than the Alpha S.\""));
    assert_non_null(strstr(text.data, "none is shown to be what was meant"));
    assert_non_null(strstr(text.data, "78 (yours) [1] of Beta One against 132 (yours) [1] of Alpha S, a ratio of 0.5909"));
    json_t *claim = json_array_get(json_object_get(doc.data, "claims"), 0);
    json_t *first = json_array_get(json_object_get(claim, "candidates"), 0), *correction = json_object_get(claim, "correction");
    assert_string_equal(json_string_value(json_object_get(first, "metric")), "compute_units");
    assert_string_equal(json_string_value(json_object_get(first, "subject")), "beta");
    assert_int_equal(json_array_size(json_object_get(first, "ratio")), 2);
    assert_true(json_is_integer(json_object_get(json_object_get(claim, "candidate_search"), "tried")));
    assert_string_equal(json_string_value(json_object_get(correction, "text")),
        "The Beta has 85 percent less dense BF16 tensor compute than the Alpha S.");
    assert_string_equal(json_string_value(json_array_get(json_object_get(correction, "subject_figures"), 0)), "150 TFLOPS");
    assert_string_equal(json_string_value(json_array_get(json_object_get(correction, "object_figures"), 0)), "1000 TFLOPS");
    assert_int_equal(json_array_size(json_object_get(correction, "sources")), 1);
    cc_buf_release(&text);
    cc_doc_release(&doc);
}

static void test_out_of_memory(void **state)
{
    struct tables *t = *state;
    struct scarcity scarcity = {0};
    struct cc_check check;
    while (scarcity_next(&scarcity))
        scarcity.done = cc_check_text(&t->db, CC_STR(""), CC_STR(""), CC_STR("Beta has 41 percent less compute than Alpha."), &searching,
            &scarcity.arena, &check, &scarcity.error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_candidates),
        cmocka_unit_test(test_own_metric_first),
        cmocka_unit_test(test_no_search),
        cmocka_unit_test(test_corrections),
        cmocka_unit_test(test_documents),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, claim_set_up, tables_tear_down);
}
