/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a check: the sentence, the quote with its carets, the tables, the JSON of check/1, the flat records. */
#include "claim_fixture.h"
#include "scarcity.h"

#include "chipcmp/render/render.h"
#include "chipcmp/report/check.h"

#include "report/check.h"

struct report {
    struct cc_doc doc;
    struct cc_buf text;
};

static void report_open(struct report *report, struct tables *t, const struct cc_check *checks, size_t count)
{
    struct cc_error error = {0};
    memset(report, 0, sizeof *report);
    cc_doc_init(&report->doc, &t->arena);
    cc_buf_init(&report->text, 0);
    assert_true(cc_report_check(&t->db, checks, count, &report->doc, &error));
}

static void report_close(struct report *report)
{
    cc_doc_release(&report->doc);
    cc_buf_release(&report->text);
}

static const char *render(struct report *report, enum cc_format format)
{
    const struct cc_render_options options = {.ascii = format == CC_FORMAT_TABLE};
    struct cc_error error = {0};
    cc_buf_clear(&report->text);
    assert_true(cc_render(&report->doc, format, &options, &report->text, &error));
    return report->text.data;
}

static void assert_contains(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" is not in\n%s", part, text);
}

/* The first sentence for people. */
static void assert_says(struct tables *t, const char *text, const char *expected)
{
    struct cc_check check = claim_check(t, text);
    struct cc_doc doc;
    cc_doc_init(&doc, &t->arena);
    assert_int_equal(check.claims.claim_count, 1);
    const struct check_view view = {&t->db, &check, &check.claims.claims[0], &check.judgements[0], &doc};
    assert_view(check_say(&view), expected);
    assert_false(doc.failed);
    cc_doc_release(&doc);
}

static void test_sentences(void **state)
{
    struct tables *t = *state;
    assert_says(t, "Beta provides 28 percent less processing power than Alpha.",
        "Contradicted: on every published dense figure the Beta has 34 to 85 percent less than the Alpha, 85 percent less for BF16 tensor "
        "work (150 TFLOPS against 1000 TFLOPS); 28 percent matches none.");
    assert_says(t, "Alpha has 2 times the compute of Beta.",
        "Contradicted: on every published dense figure the Alpha has 1.52 to 6.67 times the Beta's, 6.67 times for BF16 tensor work (1000 "
        "TFLOPS against 150 TFLOPS); 2 times matches none.");
    assert_says(t, "Alpha draws 200 W more than Beta.",
        "Contradicted: on the published TDP figures the Alpha has 300 W more than the Beta (up to 700 W against 400 W); 200 W matches "
        "none.");
    assert_says(t, "Beta draws 200 W more than Alpha.",
        "Contradicted: on the published TDP figures the Beta has 300 W less than the Alpha (400 W against up to 700 W); 200 W matches "
        "none.");
    assert_says(t, "Beta has 20 percent more memory than Alpha.",
        "Supported: on the published memory capacity figures the Beta has 20.0 percent more than the Alpha (96 GB against 80 GB).");
    assert_says(t, "Alpha has 6.67 times the compute of Beta.",
        "Supported: on the published dense BF16 tensor figures the Alpha has 6.67 times the Beta's (1000 TFLOPS against 150 TFLOPS).");
    assert_says(t, "Alpha has 80 GB of memory.", "Supported: the published memory capacity of the Alpha is 80 GB.");
    assert_says(t, "Alpha has 2000 TFLOPS of BF16 compute.",
        "Supported: the published sparse BF16 tensor rate of the Alpha is 2000 TFLOPS. It is the rate with structured sparsity; the words "
        "do not "
        "say so, and the dense rate is lower.");
    assert_says(t, "Alpha has 96 GB of memory.",
        "Depends on the reading: the published memory capacity of the Alpha is 80 GB; another reading agrees: memory capacity, 96 GB. It "
        "follows "
        "from an early figure that the maker has since replaced.");
    assert_says(t, "Beta has 96 GB of memory vs 80 GB for Alpha.",
        "Supported: on the published memory capacity figures the Beta has 20.0 percent more than the Alpha (96 GB against 80 GB).");
    assert_says(t, "Beta has 96 GB of memory vs 90 GB for Alpha.",
        "Contradicted: on every published memory capacity figure the Beta has the same to 20 percent more than the Alpha, 20 percent more "
        "by default (96 GB against 80 GB); the figure published for the Alpha is 80 GB.");
    assert_says(t, "Omega has 192 GB of memory vs 96 GB for Alpha.",
        "Depends on the reading: on the published memory capacity figures the Omega has 140.0 percent more than the Alpha (192 GB against "
        "80 GB); the figure published for the Alpha is 80 GB. It follows from an early figure that the maker has since replaced.");
    assert_says(t, "Alpha has 70 GiB of memory.",
        "Contradicted: the published memory capacity of the Alpha is 80 GB; every like-for-like reading lies between 74.5058 GiB and "
        "89.407 GiB; 70 GiB matches none.");
    assert_says(t, "Alpha has 0.08 TB of memory.", "Supported: the published memory capacity of the Alpha is 80 GB.");
    assert_says(t, "Nil has half the compute of Alpha.",
        "Unknown: there is no published figure for the compute of the Nil One (The maker prints no rate).");
    assert_says(t, "Beta is the second-best chip.", "Not checkable: \"second-best\". The words name no specification.");
    assert_says(t, "Alpha has the highest memory bandwidth of all chips.",
        "Contradicted: by memory bandwidth, of 2 chips in the data these stand before it: Beta One. Chips in the data stand before it.");
    assert_says(t, "Alpha has the company's highest memory bandwidth.",
        "Unknown: by memory bandwidth, of 1 chip of its maker in the data none stands before it. The words rank it among chips that are "
        "not listed; nothing in the data stands before it, which proves nothing.");
}

static void test_table(void **state)
{
    struct tables *t = *state;
    struct report report;
    struct cc_check check = claim_check(t, "Beta has 28 percent less compute than Alpha.");
    report_open(&report, t, &check, 1);
    const char *text = render(&report, CC_FORMAT_TABLE);
    assert_contains(text, "  Beta has 28 percent less compute than Alpha.\n           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^");
    assert_contains(text, "150 TFLOPS / 1000 TFLOPS = 0.1500; from 0.1494 to 0.1506");
    assert_contains(text, "0.715 to 0.725");
    assert_contains(text, "BF16 tensor, dense (default)");
    assert_contains(text, "FP32 vector");
    assert_contains(text, "no (nearest)");
    assert_contains(text, "Alpha stands for Alpha S, its default member");
    assert_contains(text, "https://maker.example/sheet");
    report_close(&report);
}

static void test_several_texts(void **state)
{
    struct tables *t = *state;
    struct report report;
    struct cc_check checks[2] = {claim_check(t, "Beta has more memory but less compute than Alpha."),
        claim_check(t, "Is it so? Beta costs 5 percent less.")};
    checks[0].id = CC_STR("a001");
    checks[1].name = CC_STR("draft.txt");
    report_open(&report, t, checks, 2);
    const char *text = render(&report, CC_FORMAT_TABLE);
    assert_contains(text, "a001");
    assert_contains(text, "2 claims found: 2 supported.");
    assert_contains(text, "draft.txt");
    assert_contains(text, "0 claims found.");
    assert_contains(text, "\"5 percent\": no specification of a chip");
    assert_true(json_is_array(report.doc.data));
    assert_int_equal(json_array_size(report.doc.data), 2);
    report_close(&report);
}

static const json_t *claim_json(const struct report *report, size_t at)
{
    const json_t *claim = json_array_get(json_object_get(report->doc.data, "claims"), at);
    assert_non_null(claim);
    return claim;
}

static void assert_string(const json_t *object, const char *key, const char *expected)
{
    const char *value = json_string_value(json_object_get(object, key));
    if (!value || strcmp(value, expected) != 0)
        fail_msg("%s is %s, expected %s", key, value ? value : "no string", expected);
}

static void test_json(void **state)
{
    struct tables *t = *state;
    struct report report;
    struct cc_check check = claim_check(t, "Beta provides 28 percent less processing power than Alpha.");
    check.id = CC_STR("x1");
    report_open(&report, t, &check, 1);
    assert_string(report.doc.data, "schema", "chipcmp.check/1");
    assert_string(report.doc.data, "id", "x1");
    const json_t *claim = claim_json(&report, 0);
    assert_string(claim, "text", "28 percent less processing power than Alpha");
    assert_int_equal(json_integer_value(json_object_get(claim, "start")), 14);
    assert_int_equal(json_integer_value(json_object_get(claim, "end")), 57);
    assert_string(claim, "kind", "ratio");
    assert_string(claim, "subject", "Beta");
    assert_string(claim, "object", "Alpha");
    assert_string(claim, "metric", "compute");
    assert_true(json_is_null(json_object_get(claim, "precision")));
    assert_string(claim, "direction", "less");
    assert_string(claim, "hedge", "none");
    assert_string(claim, "verdict", "contradicted");
    assert_string(claim, "reason", "no_reading_agrees");
    const json_t *ratio = json_object_get(json_object_get(claim, "stated"), "ratio");
    assert_double_near(json_real_value(json_array_get(ratio, 0)), 0.715, 1e-12);
    assert_double_near(json_real_value(json_array_get(ratio, 1)), 0.725, 1e-12);
    const json_t *reading = json_array_get(json_object_get(claim, "readings"), 0);
    assert_string(reading, "subject", "beta");
    assert_string(reading, "object", "alpha-s");
    assert_string(reading, "metric", "bf16_tensor");
    assert_string(reading, "basis", "dense");
    assert_true(json_is_false(json_object_get(reading, "agrees")));
    assert_string_equal(json_string_value(json_array_get(json_object_get(claim, "sources"), 0)), "sheet");
    report_close(&report);
}

static void test_json_of_other_kinds(void **state)
{
    struct tables *t = *state;
    struct report report;
    struct cc_check check = claim_check(t, "Beta has 96 GB of memory vs 80 GB for Alpha. Beta draws up to 400 W. Omega has over 2x the "
                                           "compute of Alpha. Alpha has more memory "
                                           "bandwidth than Beta. Beta is the 4th-best chip. Alpha draws 300 W more than Beta.");
    report_open(&report, t, &check, 1);
    const json_t *pair = json_object_get(claim_json(&report, 0), "stated");
    assert_double_near(json_number_value(json_array_get(json_object_get(pair, "object_value"), 1)), 80.5, 1e-9);
    assert_string(pair, "unit", "GB");
    const json_t *value = json_object_get(claim_json(&report, 1), "stated");
    assert_true(json_is_null(json_array_get(json_object_get(value, "value"), 0))); /* "up to" leaves the lower end open */
    const json_t *over = json_object_get(json_object_get(claim_json(&report, 2), "stated"), "ratio");
    assert_double_near(json_number_value(json_array_get(over, 0)), 2, 0);
    assert_true(json_is_null(json_array_get(over, 1)));
    assert_true(json_is_null(json_object_get(claim_json(&report, 3), "stated")));
    assert_int_equal(json_integer_value(json_object_get(json_object_get(claim_json(&report, 4), "stated"), "rank")), 4);
    assert_true(json_is_null(json_object_get(claim_json(&report, 4), "object")));
    assert_string(claim_json(&report, 5), "kind", "difference");
    assert_string(json_object_get(claim_json(&report, 5), "stated"), "unit", "W");
    report_close(&report);
}

static void test_records(void **state)
{
    struct tables *t = *state;
    struct report report;
    struct cc_check check = claim_check(t, "Beta has 28 percent less compute than Alpha.");
    report_open(&report, t, &check, 1);
    const char *text = render(&report, CC_FORMAT_CSV);
    assert_contains(text, "document,start,end,text,kind,subject,object,metric");
    assert_contains(text, ",9,43,28 percent less compute than Alpha,ratio,Beta,Alpha,compute,,less,none,contradicted,no_reading_agrees,150 "
                          "TFLOPS,1000 TFLOPS,0.15");
    report_close(&report);
}

/* Tabs and wide characters before and inside the claim: carets stand below its words all the same. */
static void test_quotes(void **state)
{
    struct tables *t = *state;
    struct cc_doc doc;
    cc_doc_init(&doc, &t->arena);
    struct cc_check check = {.text = CC_STR("a\tb\xE5\x9B\xBD\xE5\x9B\xBD"
                                            "cd\nrest")};
    struct cc_claim claim = {.start = 3, .end = 10};
    assert_view(check_quote(&check, &claim, &doc), "  a b\xE5\x9B\xBD\xE5\x9B\xBD"
                                                   "cd\n     ^^^^^");
    claim = (struct cc_claim){.start = 0, .end = 2};
    assert_view(check_quote(&check, &claim, &doc), "  a b\xE5\x9B\xBD\xE5\x9B\xBD"
                                                   "cd\n  ^^");
    check.text = CC_STR("x\xE2\x80\xAE\xFFy");
    claim = (struct cc_claim){.start = 4, .end = 6};
    assert_view(check_quote(&check, &claim, &doc), "  x \xEF\xBF\xBDy\n    ^^");
    cc_doc_release(&doc);
}

static void test_long_quotes_are_cut(void **state)
{
    struct tables *t = *state;
    struct cc_doc doc;
    struct cc_buf text;
    cc_doc_init(&doc, &t->arena);
    cc_buf_init(&text, 0);
    for (int i = 0; i < 40; i++)
        cc_buf_add(&text, CC_STR("word "));
    struct cc_check check = {.text = cc_buf_view(&text)};
    struct cc_claim claim = {.start = 100, .end = 109};
    struct cc_str quote = check_quote(&check, &claim, &doc);
    assert_contains(quote.s, "  ... word ");
    assert_contains(quote.s, " ...\n");
    assert_contains(quote.s, "^^^^^^^^^");
    assert_null(strstr(quote.s, "^^^^^^^^^^"));
    cc_buf_release(&text);
    cc_doc_release(&doc);
}

static void test_out_of_memory(void **state)
{
    struct tables *t = *state;
    struct cc_check check = claim_check(t, "Beta has 28 percent less compute than Alpha, 96 GB vs 80 GB, and costs 5 percent less.");
    struct scarcity scarcity = {.part = 40};
    while (scarcity_next(&scarcity)) {
        struct cc_doc doc;
        cc_doc_init(&doc, &scarcity.arena);
        scarcity.done = cc_report_check(&t->db, &check, 1, &doc, &scarcity.error);
        cc_doc_release(&doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_several_texts),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_json_of_other_kinds),
        cmocka_unit_test(test_records),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_long_quotes_are_cut),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, claim_set_up, tables_tear_down);
}
