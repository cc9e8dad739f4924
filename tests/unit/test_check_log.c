/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A check for editors and code hosts: a line a claim, the SARIF log, places in files, and the line on what was covered. */
#include "claim_fixture.h"
#include "scarcity.h"

#include "chipcmp/grammar/passage.h"
#include "chipcmp/render/render.h"
#include "chipcmp/report/check.h"

#include "report/check.h"
#include "report/check_place.h"

static struct cc_check named(struct tables *t, const char *id, const char *name, const char *text)
{
    struct cc_check check = claim_check(t, text);
    check.id = cc_str_of(id);
    check.name = cc_str_of(name);
    return check;
}

static void assert_brief(struct tables *t, const struct cc_check *checks, size_t count, bool parts, const char *expected)
{
    struct cc_doc doc;
    struct cc_buf out;
    struct cc_error error = {0};
    const struct cc_render_options options = {.ascii = true, .width = 40}; /* lines are not wrapped */
    cc_doc_init(&doc, &t->arena);
    cc_buf_init(&out, 0);
    assert_true(cc_report_check_brief(&t->db, checks, count, parts, &doc, &error));
    assert_true(cc_render(&doc, CC_FORMAT_TABLE, &options, &out, &error));
    assert_view(cc_buf_view(&out), expected);
    cc_buf_release(&out);
    cc_doc_release(&doc);
}

static void assert_line(struct tables *t, const char *text, const char *expected)
{
    struct cc_check check = named(t, "", "", text);
    assert_brief(t, &check, 1, false, expected);
}

static void test_brief_forms(void **state)
{
    struct tables *t = *state;
    assert_line(t, "The Beta has 28 percent less processing power than the Alpha.",
        "<text>:1:14: contradicted: \"28 percent less processing power than the Alpha\": 150/1000 TFLOPS = 85.0 percent less, stated 28 "
        "percent less [no_reading_agrees]\n");
    assert_line(t, "\n  The Alpha has\n80 GB of memory.",
        "<text>:3:1: supported: \"80 GB\": published 80 GB, stated 80 GB [default_reading_agrees]\n");
    assert_line(t, "The Alpha has 96 GB of memory.",
        "<text>:1:15: depends: \"96 GB\": published 80 GB, stated 96 GB; another reading agrees: Memory capacity, 96 GB [preliminary]\n");
    assert_line(t, "The Alpha delivers 750 TFLOPS of dense BF16 compute.",
        "<text>:1:20: depends: \"750 TFLOPS\": published 1000 TFLOPS, stated 750 TFLOPS; another reading agrees: BF16 tensor, dense, "
        "alpha-p, 750 TFLOPS [other_variant]\n");
    assert_line(t, "The Nil delivers 10 TFLOPS of BF16 compute.",
        "<text>:1:18: unknown: \"10 TFLOPS\": no published figure for the compute of nil [not_published]\n");
    assert_line(t, "The Beta draws 300 W less than the Alpha.",
        "<text>:1:16: supported: \"300 W less than the Alpha\": 400 W and Up to 700 W are 300 W apart, stated 300 W "
        "[default_reading_agrees]\n");
    assert_line(t, "The Omega has 2.4 times the memory of the Alpha.",
        "<text>:1:15: supported: \"2.4 times the memory of the Alpha\": 192/80 GB = 2.40 times, stated 2.4 times "
        "[default_reading_agrees]\n");
    assert_line(t, "The Alpha draws more power than the Beta.",
        "<text>:1:17: supported: \"more power than the Beta\": Up to 700 W / 400 W = 75.0 percent more [default_reading_agrees]\n");
    assert_line(t, "The Alpha delivers 3.8 times the dense BF16 compute per watt of the Beta.",
        "<text>:1:20: supported: \"3.8 times the dense BF16 compute per watt of the Beta\": (1000 TFLOPS / Up to 700 W) / (150 TFLOPS / "
        "400 "
        "W) = 3.81 times, stated 3.8 times [default_reading_agrees]\n");
    assert_line(t, "Beta has 96 GB of memory vs 80 GB for Alpha.",
        "<text>:1:10: supported: \"96 GB of memory vs 80 GB for Alpha\": published 96 GB against 80 GB [default_reading_agrees]\n");
    assert_line(t, "Alpha has the highest memory bandwidth of all chips.",
        "<text>:1:15: contradicted: \"highest memory bandwidth\": of 2 in the data these stand before it: beta [others_before_it]\n");
    assert_line(t, "Alpha has the company's highest memory bandwidth.",
        "<text>:1:25: unknown: \"highest memory bandwidth\": of 1 of its maker in the data none stands before it [open_set]\n");
    assert_line(t, "Beta has 50 to 70 percent more memory than Alpha.",
        "<text>:1:10: contradicted: \"50 to 70 percent more memory than Alpha\": 96/80 GB = 20.0 percent more [no_reading_agrees]\n");
    assert_line(t, "Beta has 28  percent\nless   compute per  watt  than  Alpha.",
        "<text>:1:10: contradicted: \"28 percent less compute per watt than Alpha\": (150 TFLOPS / 400 W) / (1000 TFLOPS / Up to 700 W) = "
        "73.8 percent less, stated 28 percent less [no_reading_agrees]\n");
    assert_line(t, "Nothing of the kind.", "");
}

/* Where texts are from; what could harm a terminal is spelled out; words keep to one line. */
static void test_brief_origins(void **state)
{
    struct tables *t = *state;
    static const char text[] = "The Alpha has 80 GB.";
    static const char tail[] = ": supported: \"80 GB\": published 80 GB, stated 80 GB [default_reading_agrees]\n";
    struct cc_check checks[] = {named(t, "", "a b\n.txt", text), named(t, "", "standard input", text), named(t, "", "", text)};
    assert_brief(t, checks, 3, false, cc_arena_format(&t->arena, "a b\\x0A.txt:1:15%s<stdin>:1:15%s<text>:1:15%s", tail, tail, tail).s);
    struct cc_check parts[] = {named(t, "q\x1B", "x.ndjson", text), named(t, "", "x.ndjson", text), named(t, "", "", text)};
    assert_brief(t, parts, 3, true, cc_arena_format(&t->arena, "<q\\x1B>:1:15%s<text>:1:15%s<text>:1:15%s", tail, tail, tail).s);
    assert_brief(t, NULL, 0, false, "");
}

static struct cc_str sarif(struct tables *t, const struct cc_check *checks, size_t count, bool parts, struct cc_doc *doc)
{
    struct cc_error error = {0};
    cc_doc_init(doc, &t->arena);
    assert_true(cc_report_check_sarif(&t->db, checks, count, parts, "1.2.3", doc, &error));
    char *text = json_dumps(doc->sarif, JSON_COMPACT);
    struct cc_str copy = cc_arena_copy(&t->arena, cc_str_of(text));
    free(text);
    return copy;
}

static json_t *run_of(const struct cc_doc *doc)
{
    return json_array_get(json_object_get(doc->sarif, "runs"), 0);
}

static void assert_json(json_t *value, const char *expected)
{
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    assert_non_null(text);
    assert_string_equal(text, expected);
    free(text);
}

static void test_sarif_log(void **state)
{
    struct tables *t = *state;
    struct cc_doc doc;
    struct cc_str text = sarif(t, NULL, 0, false, &doc);
    assert_true(
        cc_str_starts(text, CC_STR("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{"
                                   "\"tool\":{\"driver\":{\"name\":\"chipcmp\",\"version\":\"1.2.3\",\"rules\":[{\"id\":\"supported\",")));
    assert_json(json_object_get(run_of(&doc), "results"), "[]");
    assert_json(json_object_get(run_of(&doc), "columnKind"), "\"unicodeCodePoints\"");
    json_t *rules = json_object_get(json_object_get(json_object_get(run_of(&doc), "tool"), "driver"), "rules");
    assert_int_equal(json_array_size(rules), CC_VERDICT_COUNT);
    for (size_t i = 0; i < CC_VERDICT_COUNT; i++)
        assert_string_equal(json_string_value(json_object_get(json_array_get(rules, i), "id")), cc_verdict_name((enum cc_verdict)i));
    cc_doc_release(&doc);
}

static json_t *result_at(const struct cc_doc *doc, size_t at)
{
    json_t *result = json_array_get(json_object_get(run_of(doc), "results"), at);
    assert_non_null(result);
    return result;
}

static json_t *physical(const struct cc_doc *doc, size_t at)
{
    return json_object_get(json_array_get(json_object_get(result_at(doc, at), "locations"), 0), "physicalLocation");
}

static void test_sarif_results(void **state)
{
    struct tables *t = *state;
    static const char *const texts[] = {"The Alpha has 80 GB.", "The Alpha has 96 GB.", "The Alpha has 81 GB.",
        "The Nil has 10 TFLOPS of compute."};
    static const char *const levels[] = {"none", "warning", "error", "note"}, *const kinds[] = {"pass", "fail", "fail", "fail"};
    for (size_t i = 0; i < 4; i++) {
        struct cc_check check = named(t, "", "a.md", texts[i]);
        struct cc_doc doc;
        sarif(t, &check, 1, false, &doc);
        json_t *result = result_at(&doc, 0);
        assert_string_equal(json_string_value(json_object_get(result, "ruleId")), cc_verdict_name((enum cc_verdict)i));
        assert_int_equal(json_integer_value(json_object_get(result, "ruleIndex")), i);
        assert_string_equal(json_string_value(json_object_get(result, "level")), levels[i]);
        assert_string_equal(json_string_value(json_object_get(result, "kind")), kinds[i]);
        cc_doc_release(&doc);
    }
}

static void test_sarif_places(void **state)
{
    struct tables *t = *state;
    struct cc_check check = named(t, "", "dir/caf\xC3\xA9 #1%:a.md", "\xC3\xA9\xC3\xA9\r\nD\xC3\xA9s: the Alpha has\n80 GB.");
    struct cc_doc doc;
    sarif(t, &check, 1, false, &doc);
    assert_json(physical(&doc, 0),
        "{\"artifactLocation\":{\"uri\":\"dir/caf%C3%A9%20%231%25%3Aa.md\",\"index\":0},\"region\":{\"startLine\":3,"
        "\"startColumn\":1,\"endLine\":3,\"endColumn\":6,\"byteOffset\":26,\"byteLength\":5,\"snippet\":{\"text\":"
        "\"80 GB\"}}}");
    cc_doc_release(&doc);
    check = named(t, "", "/a/b.md", "D\xC3\xA9s: the Alpha has 80 GB.");
    sarif(t, &check, 1, false, &doc);
    assert_json(json_object_get(json_object_get(physical(&doc, 0), "artifactLocation"), "uri"), "\"file:///a/b.md\"");
    assert_json(json_object_get(json_object_get(physical(&doc, 0), "region"), "startColumn"), "20"); /* characters */
    assert_json(json_object_get(json_object_get(physical(&doc, 0), "region"), "byteOffset"), "20");
    cc_doc_release(&doc);
}

/* What is no file carries its own text, unless that is no UTF-8: mended, its offsets would be wrong. */
static void test_sarif_texts(void **state)
{
    struct tables *t = *state;
    struct cc_check checks[] = {named(t, "", "", "A"), named(t, "", "standard input", "B"), named(t, "", "", "C\xFF"),
        named(t, "", "d.txt", "D")};
    struct cc_doc doc;
    sarif(t, checks, 4, false, &doc);
    assert_json(json_object_get(run_of(&doc), "artifacts"),
        "[{\"description\":{\"text\":\"a sentence of the command line\"},\"contents\":{\"text\":\"A\"}},"
        "{\"description\":{\"text\":\"standard input\"},\"contents\":{\"text\":\"B\"}},"
        "{\"description\":{\"text\":\"a sentence of the command line\"}},{\"location\":{\"uri\":\"d.txt\"}}]");
    cc_doc_release(&doc);
    struct cc_check part = named(t, "{7}", "d.ndjson", "D");
    sarif(t, &part, 1, true, &doc);
    assert_json(json_object_get(run_of(&doc), "artifacts"),
        "[{\"description\":{\"text\":\"document {{7}} of d.ndjson\"},\"contents\":{\"text\":\"D\"}}]");
    cc_doc_release(&doc);
}

/* Prose made from markup, checked in parts: one artifact, places in the file. */
static void test_prose(void **state)
{
    struct tables *t = *state;
    static const char source[] = "# Head\n\nThe **Alpha** has\n`code` 80&nbsp;GB of memory.\n\nThe Omega has *81 GB*.\n";
    struct cc_prose prose = {0};
    struct cc_error error = {0};
    struct cc_check checks[1];
    const struct cc_prose_origin origin = {1000, 10, 4, 4};
    assert_true(cc_prose_read(CC_PROSE_MARKDOWN, cc_str_of(source), origin, &t->arena, &prose, &error));
    bool keep[8] = {true, true, true, true, true, true, true, true};
    assert_true(cc_check_prose(&t->db, CC_STR(""), CC_STR("a.md"), &prose, keep, NULL, &t->arena, checks, &error));
    assert_int_equal(checks[0].claims.claim_count, 2);
    assert_brief(t, checks, 1, false,
        "a.md:14:8: supported: \"80&nbsp;GB\": published 80 GB, stated 80 GB [default_reading_agrees]\n"
        "a.md:16:16: contradicted: \"81 GB\": published 192 GB, stated 81 GB [no_reading_agrees]\n");
    struct cc_check twice[2] = {checks[0], checks[0]};
    twice[1].continues = true;
    struct cc_doc doc;
    sarif(t, twice, 2, false, &doc);
    assert_int_equal(json_array_size(json_object_get(run_of(&doc), "artifacts")), 1);
    assert_int_equal(json_array_size(json_object_get(run_of(&doc), "results")), 4);
    json_t *region = json_object_get(physical(&doc, 0), "region");
    assert_json(json_object_get(region, "startLine"), "14");
    assert_json(json_object_get(region, "byteOffset"), "1033");
    assert_json(json_object_get(region, "snippet"), "{\"text\":\"80&nbsp;GB\"}");
    cc_doc_release(&doc);
}

/* Columns of what begins amid a line count from that line's start. */
static void test_place_origin(void **state)
{
    struct tables *t = *state;
    struct cc_check check = claim_check(t, "The Alpha has 80 GB.\nThe Alpha has 80 GB.");
    struct cc_position position = {0};
    struct check_place place = check_place_of(&check, &check.claims.claims[1], &position);
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 15);
    struct cc_prose prose;
    struct cc_error error = {0};
    const bool keep = true;
    assert_true(cc_prose_read(CC_PROSE_TEXT, check.text, (struct cc_prose_origin){100, 6, 30, 30}, &t->arena, &prose, &error));
    assert_true(cc_check_prose(&t->db, CC_STR(""), CC_STR(""), &prose, &keep, NULL, &t->arena, &check, &error));
    place = check_place_of(&check, &check.claims.claims[0], &position);
    assert_int_equal(place.line, 7);
    assert_int_equal(place.column, 45);    /* 15, behind 30 columns */
    assert_int_equal(place.character, 45); /* and 30 characters */
    place = check_place_of(&check, &check.claims.claims[1], &position);
    assert_int_equal(place.character, 15);
    assert_int_equal(place.line, 8);
    assert_int_equal(place.column, 15);
    place = check_place_of(&check, &check.claims.claims[0], &position);
    assert_int_equal(place.start, 114);
    assert_int_equal(place.line, 7);
    assert_int_equal(place.column, 45);
    assert_int_equal(place.end_line, 7);
    assert_int_equal(place.end_character, 50);
}

static void test_messages(void **state)
{
    struct tables *t = *state;
    struct cc_check check = named(t, "", "", "The Alpha has 80 GB.");
    struct cc_doc doc;
    check.judgements[0].verdict = CC_NOT_CHECKABLE; /* the one that quotes the text */
    check.judgements[0].reason = "no_metric";
    check.text = CC_STR("[a](javascript:b) {0}");
    check.claims.claims[0].start = 0;
    check.claims.claims[0].end = check.text.len;
    sarif(t, &check, 1, false, &doc);
    const char *text = json_string_value(json_object_get(json_object_get(result_at(&doc, 0), "message"), "text"));
    assert_non_null(strstr(text, "\"\\[a\\](javascript:b) {{0}}\""));
    cc_doc_release(&doc);
}

static void assert_coverage(struct tables *t, const struct cc_check *checks, size_t count, const char *expected)
{
    struct cc_doc doc;
    cc_doc_init(&doc, &t->arena);
    struct cc_check_tally tally = {0};
    for (size_t i = 0; i < count; i++)
        cc_check_tally_add(&tally, &checks[i]);
    check_add_coverage(&tally, &doc);
    assert_int_equal(doc.block_count, expected ? 1 : 0);
    if (expected)
        assert_view(doc.blocks[0].text, expected);
    cc_doc_release(&doc);
}

static void test_coverage(void **state)
{
    struct tables *t = *state;
    struct cc_skipped skipped[] = {{0, 1, "question"}, {0, 1, "no_metric"}, {0, 1, "question"}};
    struct cc_check checks[] = {named(t, "", "a.txt", "The Alpha has 80 GB."), named(t, "", "", "Nothing.")};
    assert_coverage(t, checks, 1, "Coverage: 1 claim found; no other figure or comparison near a chip's name.");
    assert_coverage(t, checks, 2, "Coverage: 1 claim found; no other figure or comparison near a chip's name.");
    checks[1].claims.skipped = skipped;
    checks[1].claims.skipped_count = 3;
    assert_coverage(t, checks, 2,
        "Coverage: 1 claim found; 3 other figures or comparisons near a chip's name left alone: a question (2), no specification named "
        "(1).");
    checks[1].claims.skipped_count = 1;
    assert_coverage(t, checks + 1, 1, NULL); /* of one sentence the rest says it all */
    checks[1].claims.skipped_count = 2;
    assert_coverage(t, checks + 1, 1,
        "Coverage: 0 claims found; 2 other figures or comparisons near a chip's name left alone: a question (1), no specification named "
        "(1).");
    checks[0].name.len = 0;
    assert_coverage(t, checks, 1, NULL);
}

/* Every allocation of the arena may fail. */
static void test_out_of_memory(void **state)
{
    struct tables *t = *state;
    struct cc_check check = claim_check(t, "The Beta has 28 percent less processing power than the Alpha. The Alpha has 96 GB.");
    struct scarcity scarcity = {.most = 2000};
    while (scarcity_next(&scarcity)) {
        struct cc_doc doc;
        cc_doc_init(&doc, &scarcity.arena);
        scarcity.done = cc_report_check_brief(&t->db, &check, 1, false, &doc, &scarcity.error) &&
                        cc_report_check_sarif(&t->db, &check, 1, false, "1", &doc, &scarcity.error);
        cc_doc_release(&doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_brief_forms),
        cmocka_unit_test(test_brief_origins),
        cmocka_unit_test(test_sarif_log),
        cmocka_unit_test(test_sarif_results),
        cmocka_unit_test(test_sarif_places),
        cmocka_unit_test(test_sarif_texts),
        cmocka_unit_test(test_prose),
        cmocka_unit_test(test_place_origin),
        cmocka_unit_test(test_messages),
        cmocka_unit_test(test_coverage),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests_name("check_log", tests, claim_set_up, tables_tear_down);
}
