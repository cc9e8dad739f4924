/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The neutral document: what was put in comes out, numbered and in order, and running out of memory is an error. */
#include "report_fixture.h"

#include "chipcmp/report/json.h"

static void texts_are_copied(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    char text[] = "before";
    cc_doc_heading(&paper.doc, cc_str_of(text));
    cc_doc_paragraph(&paper.doc, CC_TONE_WARN, cc_str_of(text));
    cc_doc_verbatim(&paper.doc, cc_str_of(text));
    struct cc_str items[] = {cc_str_of(text)};
    cc_doc_notes(&paper.doc, cc_str_of(text), items, 1, true);
    memset(text, 'x', sizeof text - 1);
    assert_int_equal(paper.doc.block_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_view(paper.doc.blocks[i].text, "before");
    assert_view(paper.doc.blocks[3].items[0], "before");
    assert_int_equal(paper.doc.blocks[1].tone, CC_TONE_WARN);
    assert_true(paper.doc.blocks[3].lettered);
    assert_true(cc_doc_check(&paper.doc, &paper.error));
    paper_close(&paper);
}

static void texts_are_kept_in_the_arena(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    struct cc_buf buf;
    cc_buf_init(&buf, 4);
    cc_buf_add(&buf, CC_STR("kept"));
    assert_view(cc_doc_keep(&paper.doc, &buf), "kept");
    assert_null(buf.data);
    assert_view(cc_doc_format(&paper.doc, "%d of %s", 2, "three"), "2 of three");
    assert_view(cc_doc_format(&paper.doc, "%s", ""), "");
    assert_non_null(CC_DOC_NEW(&paper.doc, struct cc_str, 0));
    assert_false(paper.doc.failed);
    cc_buf_add(&buf, CC_STR("more than four bytes"));
    cc_doc_keep(&paper.doc, &buf);
    assert_true(paper.doc.failed);
    assert_false(buf.failed);
    paper_close(&paper);
}

static void no_room_for_a_text_fails_the_document(void **state)
{
    (void)state;
    for (int what = 0; what < 3; what++) {
        struct paper paper;
        struct cc_buf buf;
        paper_open(&paper);
        cc_buf_init(&buf, 0);
        cc_buf_add(&buf, CC_STR("kept"));
        paper.arena.fail_after = 1;
        if (what == 0)
            assert_int_equal(cc_doc_keep(&paper.doc, &buf).len, 0);
        else if (what == 1)
            assert_int_equal(cc_doc_format(&paper.doc, "%d", 1).len, 0);
        else
            assert_null(CC_DOC_NEW(&paper.doc, struct cc_str, 1));
        assert_true(paper.doc.failed);
        cc_buf_release(&buf);
        paper_close(&paper);
    }
}

static void tables_grow(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    const struct cc_column columns[] = {{CC_STR("A"), CC_ALIGN_LEFT, true}, {CC_STR("B"), CC_ALIGN_RIGHT, false}};
    struct cc_table *table = cc_doc_table(&paper.doc, CC_STR("title"), columns, 2);
    struct cc_cell *first = cc_table_row(&paper.doc, table);
    cc_cell_set(&paper.doc, &first[0], CC_TONE_GOOD, CC_STR("first"));
    cc_table_group(&paper.doc, table, CC_STR("group"));
    for (int i = 0; i < 500; i++) {
        struct cc_cell *cells = cc_table_row(&paper.doc, table);
        cc_cell_setf(&paper.doc, &cells[1], CC_TONE_PLAIN, "%d", i);
    }
    assert_int_equal(table->row_count, 502);
    assert_view(table->rows[0].cells[0].text, "first");
    assert_int_equal(table->rows[0].cells[0].tone, CC_TONE_GOOD);
    assert_null(table->rows[1].cells);
    assert_view(table->rows[1].group, "group");
    assert_view(table->rows[501].cells[1].text, "499");
    assert_int_equal(table->rows[501].cells[0].text.len, 0);
    assert_view(table->columns[1].title, "B");
    assert_true(table->columns[0].may_wrap);
    paper_close(&paper);
}

static void citations_are_numbered_once(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    struct cc_doc_source a = {.id = CC_STR("a"), .title = CC_STR("A")}, b = {.id = CC_STR("b")};
    assert_int_equal(cc_doc_cite(&paper.doc, &b), 1);
    assert_int_equal(cc_doc_cite(&paper.doc, &a), 2);
    assert_int_equal(cc_doc_cite(&paper.doc, &b), 1);
    assert_int_equal(paper.doc.source_count, 2);
    assert_view(paper.doc.sources[1].title, "A");
    paper_close(&paper);
}

static void numbers_of_a_cell_are_a_sorted_set(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    struct cc_cell cell = {0};
    const uint16_t given[] = {7, 3, 0, 9, 3, 1, 7}, expected[] = {1, 3, 7, 9};
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
        cc_cell_cite(&paper.doc, &cell, given[i]);
        cc_cell_mark(&paper.doc, &cell, given[i]);
    }
    assert_int_equal(cell.cite_count, 4);
    assert_int_equal(cell.mark_count, 4);
    assert_memory_equal(cell.cites, expected, sizeof expected);
    assert_memory_equal(cell.marks, expected, sizeof expected);
    cc_cell_cite(&paper.doc, NULL, 1);
    cc_cell_mark(&paper.doc, NULL, 1);
    cc_cell_set(&paper.doc, NULL, CC_TONE_PLAIN, CC_STR("x"));
    cc_cell_setf(&paper.doc, NULL, CC_TONE_PLAIN, "x");
    paper_close(&paper);
}

static void records_grow(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    assert_null(cc_record_row(&paper.doc));
    assert_false(paper.doc.failed);
    const char *const names[] = {"n", "text", "empty"};
    cc_record_columns(&paper.doc, names, 3);
    for (int i = 0; i < 300; i++) {
        struct cc_str *row = cc_record_row(&paper.doc);
        cc_record_setf(&paper.doc, row, 0, "%d", i);
        cc_record_set(&paper.doc, row, 1, CC_STR("t"));
    }
    cc_record_set(&paper.doc, NULL, 1, CC_STR("t"));
    cc_record_setf(&paper.doc, NULL, 1, "t");
    assert_int_equal(paper.doc.record.row_count, 300);
    assert_view(paper.doc.record.columns[2], "empty");
    assert_view(paper.doc.record.cells[0], "0");
    const struct cc_str *last = paper.doc.record.cells + (size_t)299 * 3;
    assert_view(last[0], "299");
    assert_view(last[1], "t");
    assert_int_equal(last[2].len, 0);
    paper_close(&paper);
}

static void views_that_nobody_wants_are_not_made(void **state)
{
    (void)state;
    static const char *const names[] = {"a"};
    struct paper paper;
    paper_open(&paper);
    struct cc_doc *doc = &paper.doc;
    assert_true(cc_doc_wants(doc, CC_VIEW_RECORDS) && cc_doc_wants(doc, CC_VIEW_DATA));
    doc->views = 0;
    cc_record_columns(doc, names, 1);
    assert_null(cc_record_row(doc));
    json_t *root = cc_json_document(doc, "test"), *list = cc_json_array(doc);
    assert_null(root);
    assert_null(list);
    cc_json_add(doc, list, cc_json_interval(doc, (struct cc_interval){1, 2}));
    cc_json_add(doc, list, cc_json_str(doc, CC_STR("\xFF")));
    cc_json_set(doc, root, "count", cc_json_count(doc, 3));
    cc_json_set(doc, root, "none", json_null());
    cc_json_set(doc, root, "list", list);
    assert_null(doc->data);
    assert_false(doc->failed);
    paper_close(&paper);
}

static void formats_say_what_they_are_written_from(void **state)
{
    (void)state;
    for (int format = 0; format < CC_FORMAT_COUNT; format++) {
        bool data = format == CC_FORMAT_JSON || format == CC_FORMAT_NDJSON, records = format == CC_FORMAT_CSV || format == CC_FORMAT_TSV;
        assert_int_equal(cc_format_views((enum cc_format)format), data ? CC_VIEW_DATA : records ? CC_VIEW_RECORDS : 0);
    }
}

static void words_of_a_source(void **state)
{
    (void)state;
    static const struct {
        struct cc_doc_source source;
        const char *words;
    } cases[] = {
        {{{"x", 1}, {"Maker", 5}, {"Sheet", 5}, {"2023-05", 7}, {"https://m.example/", 18}, {"as copied", 9}, true},
            "Maker, Sheet, 2023-05, https://m.example/ (as copied) (yours)"},
        {{{"x", 1}, {"Maker", 5}, {"Sheet", 5}, {NULL, 0}, {"https://m.example/", 18}, {NULL, 0}, false},
            "Maker, Sheet, undated, https://m.example/"},
        {{{"x", 1}, {NULL, 0}, {"Sheet", 5}, {"2023", 4}, {NULL, 0}, {NULL, 0}, false}, "Sheet, 2023"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_buf out;
        cc_buf_init(&out, 0);
        cc_doc_source_words(&cases[i].source, &out);
        assert_view(cc_buf_view(&out), cases[i].words);
        cc_buf_release(&out);
    }
}

static void letters_of_notes(void **state)
{
    (void)state;
    static const struct {
        size_t n;
        const char *letters;
    } cases[] = {{1, "a"}, {26, "z"}, {27, "aa"}, {52, "az"}, {53, "ba"}, {702, "zz"}, {703, "aaa"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_buf out;
        cc_buf_init(&out, 0);
        cc_doc_note_letters(cases[i].n, &out);
        assert_view(cc_buf_view(&out), cases[i].letters);
        cc_buf_release(&out);
    }
}

static void fill_everything(struct cc_doc *doc)
{
    const struct cc_column columns[] = {{CC_STR("A"), CC_ALIGN_LEFT, true}, {CC_STR("B"), CC_ALIGN_RIGHT, false}};
    const struct cc_str items[] = {CC_STR("one"), CC_STR("two")};
    const char *const names[] = {"n", "m"};
    cc_doc_heading(doc, CC_STR("heading"));
    cc_doc_paragraph(doc, CC_TONE_PLAIN, CC_STR("paragraph"));
    struct cc_table *table = cc_doc_table(doc, CC_STR("title"), columns, 2);
    cc_table_group(doc, table, CC_STR("group"));
    for (int i = 0; i < 20; i++) {
        struct cc_cell *cells = cc_table_row(doc, table);
        struct cc_doc_source source = {.id = {&"abcdefghijklmnopqrstuvwxyz"[i], 1}, .title = CC_STR("title"), .how = CC_STR("how")};
        uint16_t number = cc_doc_cite(doc, &source);
        if (!cells)
            continue;
        cc_cell_set(doc, &cells[0], CC_TONE_PLAIN, CC_STR("text"));
        cc_cell_setf(doc, &cells[1], CC_TONE_PLAIN, "%d", i);
        cc_cell_cite(doc, &cells[1], number);
        cc_cell_mark(doc, &cells[1], 1);
    }
    cc_doc_notes(doc, CC_STR("notes"), items, 2, false);
    cc_record_columns(doc, names, 2);
    for (int i = 0; i < 20; i++) {
        struct cc_str *row = cc_record_row(doc);
        cc_record_set(doc, row, 0, CC_STR("text"));
        cc_record_setf(doc, row, 1, "%d", i);
    }
    cc_doc_verbatim(doc, CC_STR("as it is"));
    cc_doc_quotation(doc, CC_STR("quoted\n^^^^^^"));
    cc_doc_sources(doc);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    size_t failures = 0;
    for (;; failures++) {
        struct paper paper;
        paper_open(&paper);
        paper.arena.fail_after = failures + 1;
        fill_everything(&paper.doc);
        bool done = cc_doc_check(&paper.doc, &paper.error);
        assert_int_equal(paper.error.code, done ? CC_OK : CC_ERR_MEMORY);
        paper_close(&paper);
        if (done)
            break;
    }
    assert_true(failures > 100);
}

static void a_failed_document_is_not_rendered(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    struct cc_render_options options = {0};
    struct cc_buf out;
    cc_buf_init(&out, 0);
    paper.doc.failed = true;
    cc_doc_heading(&paper.doc, CC_STR("lost"));
    assert_int_equal(paper.doc.block_count, 0);
    for (int format = 0; format < CC_FORMAT_COUNT; format++) {
        struct cc_error error = {0};
        assert_false(cc_render(&paper.doc, (enum cc_format)format, &options, &out, &error));
        assert_int_equal(error.code, CC_ERR_MEMORY);
    }
    cc_buf_release(&out);
    paper_close(&paper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(texts_are_kept_in_the_arena),
        cmocka_unit_test(no_room_for_a_text_fails_the_document),
        cmocka_unit_test(tables_grow),
        cmocka_unit_test(citations_are_numbered_once),
        cmocka_unit_test(numbers_of_a_cell_are_a_sorted_set),
        cmocka_unit_test(records_grow),
        cmocka_unit_test(views_that_nobody_wants_are_not_made),
        cmocka_unit_test(formats_say_what_they_are_written_from),
        cmocka_unit_test(words_of_a_source),
        cmocka_unit_test(letters_of_notes),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(a_failed_document_is_not_rendered),
    };
    return cmocka_run_group_tests_name("doc", tests, NULL, NULL);
}
