/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of expected claims: reading, comparing, bringing up to date, and what is reported of it. */
#include "claim_fixture.h"
#include "scarcity.h"

#include "chipcmp/claim/expect.h"
#include "chipcmp/render/render.h"
#include "chipcmp/report/expect.h"

static struct cc_expect_file parsed(struct tables *t, const char *text)
{
    struct cc_expect_file file;
    struct cc_error error = {0};
    if (!cc_expect_parse(CC_STR("x.claims"), cc_str_of(text), &t->arena, &file, &error))
        fail_msg("%zu:%zu: %s", error.line, error.column, error.text);
    return file;
}

static void assert_refused(struct tables *t, const char *text, size_t line, size_t column, const char *part)
{
    struct cc_expect_file file;
    struct cc_error error = {0};
    assert_false(cc_expect_parse(CC_STR("x.claims"), cc_str_of(text), &t->arena, &file, &error));
    assert_int_equal(error.code, CC_ERR_DATA);
    assert_string_equal(error.source, "x.claims");
    if (error.line != line || error.column != column || !strstr(error.text, part))
        fail_msg("%zu:%zu: %s; expected at %zu:%zu: %s", error.line, error.column, error.text, line, column, part);
}

static void test_reading(void **state)
{
    struct cc_expect_file file = parsed(*state, "# a comment\n"
                                                "\n"
                                                "document: reports/my draft: one.md\r\n"
                                                "\n"
                                                "text:  20 \t percent  more  \n"
                                                "# inside\n"
                                                "subject: Alpha\n"
                                                "verdict: supported\n"
                                                "text: next\n"
                                                "object: none\n"
                                                "metric: compute\n"
                                                "reason: rounded\n"
                                                "verdict: not_checkable\n"
                                                "\n"
                                                "sentence: Is it: so?\n"
                                                "claims: none"); /* the last line may lack its end */
    assert_int_equal(file.count, 2);
    assert_true(file.sources[0].document);
    assert_view(file.sources[0].name, "reports/my draft: one.md");
    assert_int_equal(file.sources[0].line, 3);
    assert_int_equal(file.sources[0].count, 2);
    const struct cc_expect_claim *claim = &file.sources[0].claims[0];
    assert_view(claim->text, "20 percent more");
    assert_int_equal(claim->line, 5);
    assert_int_equal(claim->last, 8);
    assert_view(claim->keys[CC_EXPECT_SUBJECT].value, "Alpha");
    assert_int_equal(claim->keys[CC_EXPECT_SUBJECT].line, 7);
    assert_int_equal(claim->keys[CC_EXPECT_OBJECT].line, 0);
    assert_view(claim[1].keys[CC_EXPECT_OBJECT].value, "none");
    assert_int_equal(claim[1].last, 13);
    assert_false(file.sources[1].document);
    assert_view(file.sources[1].name, "Is it: so?");
    assert_int_equal(file.sources[1].none_line, 16);
    assert_int_equal(parsed(*state, "").count, 0);
    assert_int_equal(parsed(*state, "\xEF\xBB\xBF# only this\n\n").count, 0);
}

static void test_faults(void **state)
{
    struct tables *t = *state;
    assert_refused(t, "nothing of the kind\n", 1, 1, "key: value");
    assert_refused(t, "sentence: x\n\nverdit: supported\n", 3, 1, "the keys are: ");
    assert_refused(t, "Sentence: x\n", 1, 1, "the keys are: ");
    assert_refused(t, "sentence:  \n", 1, 12, "the value is missing");
    assert_refused(t, "text: x\nverdict: supported\n", 1, 1, "belongs to no text");
    assert_refused(t, "sentence: x\nverdict: supported\n", 2, 1, "belongs to no claim");
    assert_refused(t, "sentence: x\ntext: y\nverdict: supported\n\nreason: rounded\n", 5, 1, "belongs to no claim");
    assert_refused(t, "sentence: x\ntext: y\nreason: rounded\n\nsentence: z\nclaims: none\n", 2, 1, "no \"verdict\"");
    assert_refused(t, "sentence: x\ntext: y\n", 2, 1, "no \"verdict\"");
    assert_refused(t, "sentence: x\ntext: y\ntext: z\nverdict: supported\n", 2, 1, "no \"verdict\"");
    assert_refused(t, "sentence: x\ntext: y\nverdict: supported\nverdict: unknown\n", 4, 1, "already");
    assert_refused(t, "sentence: x\ntext: y\nverdict:  maybe\n", 3, 11, "a verdict is one of");
    assert_refused(t, "sentence: x\ntext: y\nmetric: speed\n", 3, 9, "no such metric");
    assert_refused(t, "sentence: x\n\n\nsentence: y\nclaims: none\n", 1, 1, "claims: none");
    assert_refused(t, "document: x.md\n", 1, 1, "claims: none");
    assert_refused(t, "sentence: x\nclaims: some\n", 2, 9, "only the word");
    assert_refused(t, "claims: none\n", 1, 1, "right below");
    assert_refused(t, "sentence: x\nclaims: none\nclaims: none\n", 3, 1, "right below");
    assert_refused(t, "sentence: x\nclaims: none\n\ntext: y\n", 4, 1, "\"claims: none\" already");
    assert_refused(t, "sentence: x\ntext: y\nverdict: unknown\n\nclaims: none\n", 5, 1, "right below");
    assert_refused(t, "sentence: a  b\nclaims: none\n\nsentence: a b\nclaims: none\n", 4, 11, "line 1, too");
    assert_refused(t, "sentence: a \xFF\n", 1, 13, "UTF-8");
    struct cc_expect_file file;
    struct cc_error error = {0};
    assert_false(cc_expect_parse(CC_STR("x.claims"), CC_STR("# a\nsentence: \0\n"), &t->arena, &file, &error));
    assert_int_equal(error.line, 2);
    /* a sentence and a document may look the same */
    assert_int_equal(parsed(t, "sentence: a\nclaims: none\n\ndocument: a\nclaims: none\n").count, 2);
}

static void test_folding(void **state)
{
    struct tables *t = *state;
    assert_view(cc_expect_fold(CC_STR("  a \r\n\t b\x01\xC2\xA0"
                                      "c  "),
                    &t->arena),
        "a b c");
    assert_view(cc_expect_fold(CC_STR("\xFF\xE2\x80\x93"), &t->arena), "\xEF\xBF\xBD\xE2\x80\x93");
    assert_view(cc_expect_fold(CC_STR(" \n "), &t->arena), "");
}

struct run {
    struct cc_expect_file file;
    struct cc_check *checks;
    struct cc_expect_result result;
};

/* Compares the first source of the file with a text. */
static struct run compared(struct tables *t, const char *expected, const char *text)
{
    struct run run = {.file = parsed(t, expected)};
    struct cc_error error = {0};
    run.checks = CC_NEW(&t->arena, struct cc_check, 1);
    run.checks[0] = claim_check(t, text);
    run.checks[0].name = CC_STR("a.txt");
    assert_true(cc_expect_compare(&t->db, &run.file, 0, run.checks, 1, &t->arena, &run.result, &error));
    return run;
}

static void assert_counts(const struct run *run, size_t same, size_t changed, size_t gone, size_t new)
{
    assert_int_equal(run->result.counts[CC_EXPECT_SAME], same);
    assert_int_equal(run->result.counts[CC_EXPECT_CHANGED], changed);
    assert_int_equal(run->result.counts[CC_EXPECT_GONE], gone);
    assert_int_equal(run->result.counts[CC_EXPECT_NEW], new);
    assert_int_equal(run->result.count, same + changed + gone + new);
}

static const struct cc_expect_match *match_at(const struct run *run, size_t at)
{
    static const struct cc_expect_match none;
    assert_true(at < run->result.count);
    return run->result.matches ? &run->result.matches[at] : &none;
}

static const char two[] = "document: a.txt\n"
                          "\n"
                          "text: 80 GB\n"
                          "subject: Alpha\n"
                          "object: none\n"
                          "metric: memory_capacity\n"
                          "verdict: supported\n"
                          "\n"
                          "text: 128 GB\n"
                          "verdict: contradicted\n";

static void test_comparing(void **state)
{
    struct tables *t = *state;
    struct run run = compared(t, two, "The Alpha has 80 GB of memory.\nThe Omega has 128  GB of\n memory.");
    assert_counts(&run, 2, 0, 0, 0);
    run = compared(t, two, "The Omega has 128 GB of memory. The Alpha has 80 GB of memory."); /* order does not matter */
    assert_counts(&run, 2, 0, 0, 0);
    run = compared(t, two, "The Alpha has 80 GB of memory.");
    assert_counts(&run, 1, 0, 1, 0);
    assert_ptr_equal(match_at(&run, 1)->expected, &run.file.sources[0].claims[1]);
    assert_null(match_at(&run, 1)->check);
    run = compared(t, two, "The Alpha has 80 GB of memory. The Omega has 192 GB of memory. The Omega has 128 GB of memory.");
    assert_counts(&run, 2, 0, 0, 1);
    assert_int_equal(match_at(&run, 1)->change, CC_EXPECT_NEW);
    assert_view(match_at(&run, 1)->actual[CC_EXPECT_VERDICT], "supported");
    run = compared(t, two, "The Omega has 80 GB of memory. The Duo has 128 GB of memory.");
    assert_counts(&run, 0, 2, 0, 0);
    assert_true(match_at(&run, 0)->differs[CC_EXPECT_SUBJECT] && match_at(&run, 0)->differs[CC_EXPECT_VERDICT]);
    assert_false(match_at(&run, 0)->differs[CC_EXPECT_OBJECT] || match_at(&run, 0)->differs[CC_EXPECT_METRIC]);
    run = compared(t, "sentence: x\nclaims: none\n", "Is the Alpha fast?");
    assert_counts(&run, 0, 0, 0, 0);
}

/* Of the same words each expectation finds the claim about its own chip, whatever the order. */
static void test_same_words(void **state)
{
    struct tables *t = *state;
    static const char expected[] = "document: a.txt\n\n"
                                   "text: 80 GB\nsubject: Omega\nverdict: contradicted\n\n"
                                   "text: 80 GB\nsubject: Alpha\nverdict: supported\n";
    struct run run = compared(t, expected, "The Alpha has 80 GB of memory. The Omega has 80 GB of memory.");
    assert_counts(&run, 2, 0, 0, 0);
    run = compared(t, expected, "The Alpha has 80 GB of memory. The Duo has 80 GB of memory.");
    assert_counts(&run, 1, 1, 0, 0);
    assert_int_equal(match_at(&run, 0)->change, CC_EXPECT_SAME);
    assert_ptr_equal(match_at(&run, 1)->expected, &run.file.sources[0].claims[0]);
    run = compared(t, expected, "The Alpha has 80 GB of memory.");
    assert_counts(&run, 1, 0, 1, 0);
}

/* The claims of the parts of one text are one list. */
static void test_parts(void **state)
{
    struct tables *t = *state;
    struct cc_expect_file file = parsed(t, two);
    struct cc_check parts[2] = {claim_check(t, "The Omega has 128 GB of memory."), claim_check(t, "The Alpha has 80 GB of memory.")};
    struct cc_expect_result result = {0};
    struct cc_error error = {0};
    assert_true(cc_expect_compare(&t->db, &file, 0, parts, 2, &t->arena, &result, &error));
    assert_int_equal(result.counts[CC_EXPECT_SAME], 2);
    assert_ptr_equal(result.matches[1].check, &parts[1]);
}

static void assert_updated(struct tables *t, const struct run *run, const char *expected)
{
    struct cc_buf out;
    struct cc_error error = {0};
    cc_buf_init(&out, 0);
    assert_true(cc_expect_update(&run->file, &run->result, &t->arena, &out, &error));
    assert_view(cc_buf_view(&out), expected);
    cc_buf_release(&out);
}

static void test_updating(void **state)
{
    struct tables *t = *state;
    static const char old[] = "# Head.\n"
                              "\n"
                              "document: a.txt\n"
                              "\n"
                              "# Stays with its claim.\n"
                              "text: 80 GB\n"
                              "# inside\n"
                              "verdict:   depends\n"
                              "\n"
                              "# Goes with its claim.\n"
                              "text: 999 GB\n"
                              "verdict: contradicted\n"
                              "\n"
                              "sentence: untouched\n"
                              "claims: none\n";
    struct run run = compared(t, old, "The Alpha has 80 GB of memory. The Alpha draws 700 W.");
    assert_counts(&run, 0, 1, 1, 1);
    assert_updated(t, &run,
        "# Head.\n"
        "\n"
        "document: a.txt\n"
        "\n"
        "# Stays with its claim.\n"
        "text: 80 GB\n"
        "# inside\n"
        "verdict: supported\n"
        "\n"
        "text: 700 W\n"
        "subject: Alpha\n"
        "metric: power\n"
        "verdict: supported\n"
        "reason: default_reading_agrees\n"
        "\n"
        "sentence: untouched\n"
        "claims: none\n");
}

static void test_updating_none(void **state)
{
    struct tables *t = *state;
    struct run run = compared(t, "document: a.txt\nclaims: none\n", "The Alpha has 80 GB of memory.");
    assert_updated(t, &run,
        "document: a.txt\n\ntext: 80 GB\nsubject: Alpha\nmetric: memory_capacity\nverdict: supported\n"
        "reason: default_reading_agrees\n");
    run = compared(t, "sentence: x\ntext: y\nverdict: unknown\n\n# end", "Nothing.");
    assert_updated(t, &run, "sentence: x\nclaims: none\n\n# end\n");
}

/* Texts that the file does not have yet are added at its end; what was written is as expected the next time. */
static void test_adding(void **state)
{
    struct tables *t = *state;
    struct cc_error error = {0};
    struct run run = {.file = parsed(t, "# Head.\n")};
    struct cc_check checks[2] = {claim_check(t, "The Omega has 1.4 times the memory of the Alpha."), claim_check(t, "Nothing.")};
    assert_int_equal(cc_expect_source_index(&run.file, true, CC_STR("b.txt"), &t->arena, &error), 0);
    assert_int_equal(cc_expect_source_index(&run.file, false, CC_STR("Nothing."), &t->arena, &error), 1);
    assert_int_equal(cc_expect_source_index(&run.file, true, CC_STR("b.txt"), &t->arena, &error), 0);
    for (size_t i = 0; i < 2; i++)
        assert_true(cc_expect_compare(&t->db, &run.file, i, &checks[i], 1, &t->arena, &run.result, &error));
    assert_updated(t, &run,
        "# Head.\n\ndocument: b.txt\n\ntext: 1.4 times the memory of the Alpha\nsubject: Omega\nobject: Alpha\n"
        "metric: memory_capacity\nverdict: contradicted\nreason: no_reading_agrees\n\nsentence: Nothing.\nclaims: none\n");
}

/* Whatever is compared with whatever, what the update writes is read again and fits. */
static void test_updates_fit(void **state)
{
    struct tables *t = *state;
    static const char *const sentences[] = {"The Alpha has 80 GB of memory. ", "The Omega has 80 GB of memory.\n\n", "Is the Beta fast? ",
        "The Beta has 20 percent more memory than the Alpha. ", "The Nil has 10 TFLOPS of compute. ", "The Alpha has 96 GB of memory.\n"};
    struct rng rng = {97};
    struct cc_buf text, out;
    const char *old = "document: a.txt\nclaims: none\n";
    cc_buf_init(&text, 0);
    cc_buf_init(&out, 0);
    for (int round = 0; round < 60; round++) {
        struct cc_error error = {0};
        cc_buf_clear(&text);
        cc_buf_clear(&out);
        for (size_t i = rng_below(&rng, 7); i > 0; i--)
            cc_buf_add(&text, cc_str_of(sentences[rng_below(&rng, sizeof sentences / sizeof sentences[0])]));
        struct run run = compared(t, old, text.data ? text.data : "");
        assert_true(cc_expect_update(&run.file, &run.result, &t->arena, &out, &error));
        old = cc_arena_copy(&t->arena, cc_buf_view(&out)).s;
        struct run again = compared(t, old, text.data ? text.data : "");
        assert_int_equal(again.result.counts[CC_EXPECT_SAME], again.result.count);
    }
    cc_buf_release(&text);
    cc_buf_release(&out);
}

static void assert_reported(struct tables *t, const struct run *run, bool written, enum cc_format format, const char *expected)
{
    struct cc_doc doc;
    struct cc_buf out;
    struct cc_error error = {0};
    const struct cc_render_options options = {.ascii = true};
    cc_doc_init(&doc, &t->arena);
    cc_buf_init(&out, 0);
    assert_true(cc_report_expect(&run->file, &run->result, written, &doc, &error));
    assert_true(cc_render(&doc, format, &options, &out, &error));
    assert_view(cc_buf_view(&out), expected);
    cc_buf_release(&out);
    cc_doc_release(&doc);
}

static void test_report(void **state)
{
    struct tables *t = *state;
    struct run run = compared(t, two, "The Omega has 80 GB of memory.\n  The Alpha draws 1 W.");
    assert_reported(t, &run, false, CC_FORMAT_TABLE,
        "x.claims:4: subject is Omega, expected Alpha: \"80 GB\"\n"
        "x.claims:7: verdict is contradicted, expected supported: \"80 GB\"\n"
        "a.txt:2:19: new claim, contradicted: \"1 W\"\n"
        "x.claims:9: no longer found in a.txt: \"128 GB\"\n"
        "x.claims: 0 claims as expected, 1 changed, 1 gone, 1 new.\n");
    assert_reported(t, &run, true, CC_FORMAT_TSV,
        "change\tline\tdocument\tsentence\ttext\tsubject\texpected_subject\tobject\texpected_object\tmetric\texpected_metric\tverdict\t"
        "expected_verdict\treason\texpected_reason\n"
        "changed\t3\ta.txt\t\t80 GB\tOmega\tAlpha\tnone\tnone\tmemory_capacity\tmemory_capacity\tcontradicted\tsupported\t"
        "no_reading_agrees\t\n"
        "new\t\ta.txt\t\t1 W\tAlpha\t\tnone\t\tpower\t\tcontradicted\t\tno_reading_agrees\t\n"
        "gone\t9\ta.txt\t\t128 GB\t\t\t\t\t\t\t\tcontradicted\t\t\n");
    run = compared(t, two, "The Alpha has 80 GB of memory. The Omega has 128 GB of memory.");
    assert_reported(t, &run, false, CC_FORMAT_TABLE, "x.claims: 2 claims as expected.\n");
    run = compared(t, "sentence: y\ntext: z\nverdict: unknown\n", "The Alpha draws 1 W.");
    assert_reported(t, &run, true, CC_FORMAT_TABLE,
        "x.claims:1: new claim, contradicted: \"1 W\"\n"
        "x.claims:2: no longer found in the sentence: \"z\"\n"
        "x.claims: 0 claims as expected, 0 changed, 1 gone, 1 new; written as found.\n");
}

static void test_report_json(void **state)
{
    struct tables *t = *state;
    struct run run = compared(t, "document: a.txt\n\ntext: 80 GB\nverdict: depends\n", "The Alpha has 80 GB of memory.");
    struct cc_doc doc;
    struct cc_error error = {0};
    cc_doc_init(&doc, &t->arena);
    assert_true(cc_report_expect(&run.file, &run.result, false, &doc, &error));
    char *text = json_dumps(doc.data, JSON_COMPACT);
    assert_string_equal(text,
        "{\"schema\":\"chipcmp.expect/"
        "1\",\"file\":\"x.claims\",\"written\":false,\"same\":0,\"changed\":1,\"gone\":0,\"new\":0,\"claims\":["
        "{\"change\":\"changed\",\"line\":3,\"document\":\"a.txt\",\"sentence\":null,\"text\":\"80 GB\",\"start\":14,\"end\":19,"
        "\"expected\":{\"subject\":null,\"object\":null,\"metric\":null,\"verdict\":\"depends\",\"reason\":null},"
        "\"found\":{\"subject\":\"Alpha\",\"object\":\"none\",\"metric\":\"memory_capacity\",\"verdict\":\"supported\","
        "\"reason\":\"default_reading_agrees\"}}]}");
    free(text);
    cc_doc_release(&doc);
}

/* Every allocation may fail. */
static void test_out_of_memory(void **state)
{
    struct tables *t = *state;
    struct cc_check check = claim_check(t, "The Alpha has 80 GB of memory. The Alpha draws 1 W.");
    struct scarcity scarcity = {.most = 1000};
    while (scarcity_next(&scarcity)) {
        struct cc_arena *arena = &scarcity.arena;
        struct cc_error *error = &scarcity.error;
        struct cc_expect_file file;
        struct cc_expect_result result = {0};
        struct cc_buf out;
        struct cc_doc doc;
        cc_buf_init(&out, 0);
        cc_doc_init(&doc, arena);
        scarcity.done = cc_expect_parse(CC_STR("x.claims"), cc_str_of(two), arena, &file, error) &&
                        cc_expect_source_index(&file, false, CC_STR("y"), arena, error) != SIZE_MAX &&
                        cc_expect_compare(&t->db, &file, 0, &check, 1, arena, &result, error) &&
                        cc_expect_update(&file, &result, arena, &out, error) && cc_report_expect(&file, &result, true, &doc, error);
        cc_doc_release(&doc);
        cc_buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reading),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_folding),
        cmocka_unit_test(test_comparing),
        cmocka_unit_test(test_same_words),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_updating),
        cmocka_unit_test(test_updating_none),
        cmocka_unit_test(test_adding),
        cmocka_unit_test(test_updates_fit),
        cmocka_unit_test(test_report),
        cmocka_unit_test(test_report_json),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests_name("expect", tests, claim_set_up, tables_tear_down);
}
