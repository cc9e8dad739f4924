/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of the search backwards: its three views agree, what it says in each case, and that it survives without memory. */
#include "database.h"
#include "scarcity.h"

#include "chipcmp/report/explain.h"

/* H20 against H100, with its variant. */
struct question {
    uint32_t subject[2], object[1];
    struct cc_explain_stated stated;
    struct cc_explain explain;
};

static void ask(struct database *f, double lo, double hi, const char *object, struct question *q)
{
    struct cc_error error = {0};
    q->subject[0] = chip_by_id(&f->db, "h20-96gb");
    q->subject[1] = chip_by_id(&f->db, "h20-141gb");
    q->object[0] = chip_by_id(&f->db, object);
    q->stated = (struct cc_explain_stated){.words = CC_STR("so much"), .centre = (lo + hi) / 2, .range = {lo, hi}};
    struct cc_explain_options options = {.words = CC_STR("so much"),
        .stated = &q->stated,
        .stated_count = 1,
        .subject = {CC_STR("H20"), q->subject, 2},
        .object = {CC_STR("other"), q->object, 1}};
    if (!cc_explain_run(&f->db, &options, &f->arena, &q->explain, &error))
        fail_msg("%s", error.text);
}

static void write_up(struct database *f, const struct question *q, size_t top, struct cc_doc *doc)
{
    struct cc_report_explain_options options = {top};
    struct cc_error error = {0};
    cc_doc_init(doc, &f->arena);
    if (!cc_report_explain(&q->explain, &options, doc, &error))
        fail_msg("%s", error.text);
}

static const struct cc_table *table_of(const struct cc_doc *doc)
{
    for (size_t i = 0; i < doc->block_count; i++)
        if (doc->blocks[i].kind == CC_BLOCK_TABLE)
            return doc->blocks[i].table;
    return NULL;
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

/* The rows of the table, the records and the JSON are the same candidates in the same order. */
static void test_views_agree(void **state)
{
    struct question q;
    struct cc_doc doc;
    ask(*state, 0.125, 0.175, "h100-sxm5", &q);
    write_up(*state, &q, 0, &doc);
    const json_t *candidates = json_object_get(doc.data, "candidates");
    assert_int_equal(json_array_size(candidates), q.explain.candidate_count);
    assert_int_equal(doc.record.row_count, q.explain.candidate_count);
    assert_string_equal(text_of(doc.data, "schema"), "chipcmp.explain/1");
    assert_string_equal(text_of(doc.data, "found"), "natural");
    assert_int_equal(json_integer_value(json_object_get(doc.data, "tried")), q.explain.all.tried);
    size_t distinct = 0;
    for (size_t i = 0; i < json_array_size(candidates); i++) {
        const json_t *c = json_array_get(candidates, i);
        const struct cc_str *record = &doc.record.cells[i * doc.record.column_count];
        assert_view(record[1], text_of(c, "subject"));
        assert_view(record[3], text_of(c, "metric"));
        assert_true(json_is_boolean(json_object_get(c, "natural")));
        assert_int_equal(json_array_size(json_object_get(c, "departures")), q.explain.candidates[i].departures.total);
        assert_true(json_array_size(json_object_get(c, "sources")) > 0);
        assert_int_equal(json_array_size(json_object_get(c, "ratio")), 2);
        distinct += json_is_null(json_object_get(c, "same_ratio_as"));
    }
    assert_int_equal(distinct, q.explain.all.fitting);
    assert_int_equal(table_of(&doc)->row_count, distinct < 10 ? distinct : 10);
    cc_doc_release(&doc);
}

static void test_top(void **state)
{
    struct question q;
    struct cc_doc doc;
    ask(*state, 0.125, 0.175, "h100-sxm5", &q);
    assert_true(q.explain.all.fitting > 2);
    write_up(*state, &q, 2, &doc);
    assert_int_equal(table_of(&doc)->row_count, 2);
    assert_int_equal(doc.record.row_count, 2);
    assert_int_equal(json_array_size(json_object_get(doc.data, "candidates")), 2);
    assert_int_equal(json_integer_value(json_object_get(doc.data, "candidate_count")), q.explain.candidate_count);
    cc_doc_release(&doc);
}

/* What the first paragraph says when something natural fits, when only departures do, when nothing does, and when nothing can be tried. */
static void test_sentences(void **state)
{
    static const struct {
        double lo, hi;
        const char *object, *says, *found;
    } cases[] = {
        {1.195, 1.205, "h100-sxm5", "; a natural one is among them: memory capacity, 96 GB against 80 GB, a ratio of 1.200. ", "natural"},
        {0.715, 0.725, "h100-sxm5", ": unless the text itself names such a reading, a coincidence at best.", "coincidence_at_best"},
        {0.0501, 0.0502, "h100-sxm5", "none fits so much; chance alone would give", "nothing"},
        {0.0501, 0.0502, "gb200-nvl72", "Nothing can be tried: H20 and other are not of one kind", "nothing"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct question q;
        struct cc_doc doc;
        ask(*state, cases[i].lo, cases[i].hi, cases[i].object, &q);
        write_up(*state, &q, 0, &doc);
        assert_int_equal(doc.blocks[0].kind, CC_BLOCK_PARAGRAPH);
        assert_true(cc_str_find(doc.blocks[0].text, cc_str_of(cases[i].says)) != SIZE_MAX);
        assert_view(doc.blocks[0].text, text_of(doc.data, "summary"));
        assert_string_equal(text_of(doc.data, "found"), cases[i].found);
        assert_int_equal(table_of(&doc) != NULL, q.explain.candidate_count > 0);
        cc_doc_release(&doc);
    }
}

static void test_without_memory(void **state)
{
    struct database *f = *state;
    struct question q;
    ask(f, 0.125, 0.175, "h100-sxm5", &q);
    struct cc_report_explain_options options = {0};
    struct scarcity scarcity = {.part = 16};
    while (scarcity_next(&scarcity)) {
        struct cc_doc doc;
        cc_doc_init(&doc, &scarcity.arena);
        scarcity.done = cc_report_explain(&q.explain, &options, &doc, &scarcity.error);
        cc_doc_release(&doc);
    }
    assert_true(scarcity.failures > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_views_agree),
        cmocka_unit_test(test_top),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_without_memory),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
