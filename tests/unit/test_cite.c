/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References: which sources stand behind a chip or a metric, and how they are written. */
#include "report_fixture.h"
#include "scarcity.h"

#include "chipcmp/report/cite.h"
#include "chipcmp/report/source.h"

#include <jansson.h>
#include <stdlib.h>

static void assert_cited(struct small_db *small, enum cc_cite_format format, const uint32_t *sources, size_t count, const char *expected)
{
    struct cc_error error = {0};
    struct cc_buf out;
    cc_buf_init(&out, 0);
    assert_true(cc_cite_write(&small->db, sources, count, format, false, &out, &error));
    assert_view(cc_buf_view(&out), expected);
    cc_buf_release(&out);
}

static void sources_behind_a_chip(void **state)
{
    (void)state;
    struct small_db small;
    struct cc_arena arena;
    struct cc_cite_set set;
    struct cc_error error = {0};
    cc_arena_init(&arena);
    small_db_open(&small);
    assert_true(cc_cite_init(&set, &small.db, &arena, &error));
    cc_cite_add_chip(&set, 1);
    assert_int_equal(set.count, 1);
    assert_int_equal(set.sources[0], 1);
    cc_cite_add_chip(&set, 0); /* its figures, the halving and who states it, and what was looked at, which is there already */
    assert_int_equal(set.count, 3);
    assert_int_equal(set.sources[1], 0);
    assert_int_equal(set.sources[2], 2);
    cc_arena_release(&arena);
}

static void sources_behind_a_metric(void **state)
{
    (void)state;
    struct small_db small;
    struct cc_arena arena;
    struct cc_cite_set set;
    struct cc_error error = {0};
    cc_arena_init(&arena);
    small_db_open(&small);
    assert_true(cc_cite_init(&set, &small.db, &arena, &error));
    cc_cite_add_metric(&set, 0);
    assert_int_equal(set.count, 2);
    assert_int_equal(set.sources[0], 0);
    assert_int_equal(set.sources[1], 2);
    cc_cite_add_metric(&set, 1);
    assert_int_equal(set.count, 3);
    small.figures[2].metric = 0; /* what was looked at for an unknown is a source, too */
    assert_true(cc_cite_init(&set, &small.db, &arena, &error));
    cc_cite_add_metric(&set, 1);
    assert_int_equal(set.count, 1);
    assert_int_equal(set.sources[0], 1);
    cc_arena_release(&arena);
}

static void text(void **state)
{
    (void)state;
    struct small_db small;
    const uint32_t sources[] = {1, 0, 2};
    small_db_open(&small);
    small.sources[1].title = CC_STR("News\n\033[31mof the H1 ±");
    assert_cited(&small, CC_CITE_TEXT, sources, 3,
        "Paper, News\\x0A\\x1B[31mof the H1 ±, 2024-01-09, https://paper.example/n (yours)\n"
        "Maker & Co, The H1 {data} sheet, 100%, 2023-05, https://maker.example/h1_sheet?a=1&b=%20 (read in a third party's "
        "transcription)\n"
        "Maker & Co, Old page, undated, https://maker.example/old\n");
    assert_cited(&small, CC_CITE_TEXT, sources, 0, "");
    struct cc_error error = {0};
    struct cc_buf out;
    cc_buf_init(&out, 0);
    assert_true(cc_cite_write(&small.db, sources, 1, CC_CITE_TEXT, true, &out, &error));
    assert_view(cc_buf_view(&out), "Paper, News\\x0A\\x1B[31mof the H1 +/-, 2024-01-09, https://paper.example/n (yours)\n");
    cc_buf_release(&out);
}

static void bibtex(void **state)
{
    (void)state;
    struct small_db small;
    const uint32_t sources[] = {0, 1, 2};
    small_db_open(&small);
    assert_cited(&small, CC_CITE_BIBTEX, sources, 3,
        "@misc{doc-1,\n"
        "  author = {{Maker \\& Co}},\n"
        "  title = {{The H1 \\textbraceleft{}data\\textbraceright{} sheet, 100\\%}},\n"
        "  year = {2023},\n"
        "  month = may,\n"
        "  url = {https://maker.example/h1_sheet?a=1&b=%20},\n"
        "  note = {{read in a third party's transcription}}\n"
        "}\n"
        "\n"
        "@misc{web-2,\n"
        "  author = {{Paper}},\n"
        "  title = {{News of the H1}},\n"
        "  year = {2024},\n"
        "  month = jan,\n"
        "  day = {9},\n"
        "  url = {https://paper.example/n},\n"
        "  note = {{yours}}\n"
        "}\n"
        "\n"
        "@misc{old-3,\n"
        "  author = {{Maker \\& Co}},\n"
        "  title = {{Old page}},\n"
        "  url = {https://maker.example/old}\n"
        "}\n");
    assert_cited(&small, CC_CITE_BIBTEX, sources, 0, "");
}

static void bibtex_of_hostile_fields(void **state)
{
    (void)state;
    struct small_db small;
    const uint32_t sources[] = {0};
    small_db_open(&small);
    small.sources[0].id = CC_STR("a},b{\n");
    small.sources[0].url = CC_STR("https://x.example/{a}\\ \"é\n");
    small.sources[0].title = CC_STR("}}, evil = {{");
    small.sources[0].read = CC_READ_DIRECT;
    assert_cited(&small, CC_CITE_BIBTEX, sources, 1,
        "@misc{a--b--,\n"
        "  author = {{Maker \\& Co}},\n"
        "  title = {{\\textbraceright{}\\textbraceright{}, evil = \\textbraceleft{}\\textbraceleft{}}},\n"
        "  year = {2023},\n"
        "  month = may,\n"
        "  url = {https://x.example/%7Ba%7D%5C%20%22%C3%A9%0A}\n"
        "}\n");
}

static void csl_json(void **state)
{
    (void)state;
    struct small_db small;
    const uint32_t sources[] = {1, 2};
    small_db_open(&small);
    assert_cited(&small, CC_CITE_CSL_JSON, sources, 0, "[]\n");
    struct cc_error error = {0};
    struct cc_buf out;
    cc_buf_init(&out, 0);
    assert_true(cc_cite_write(&small.db, sources, 2, CC_CITE_CSL_JSON, false, &out, &error));
    json_t *got = json_loadb(out.data, out.len, JSON_REJECT_DUPLICATES, NULL);
    json_t *expected = json_loads("[{\"id\": \"web-2\", \"type\": \"article-newspaper\", \"title\": \"News of the H1\","
                                  " \"author\": [{\"literal\": \"Paper\"}],"
                                  " \"publisher\": \"Paper\", \"issued\": {\"date-parts\": [[2024, 1, 9]]}, \"URL\": "
                                  "\"https://paper.example/n\","
                                  " \"note\": \"yours\"},"
                                  " {\"id\": \"old-3\", \"type\": \"webpage\", \"title\": \"Old page\", \"author\": [{\"literal\": "
                                  "\"Maker & Co\"}],"
                                  " \"publisher\": \"Maker & Co\", \"URL\": \"https://maker.example/old\"}]",
        0, NULL);
    assert_non_null(got);
    assert_non_null(expected);
    assert_true(json_equal(got, expected));
    json_decref(got);
    json_decref(expected);
    cc_buf_release(&out);
}

static void dates_that_are_none_are_left_out(void **state)
{
    (void)state;
    static const char *const dates[] = {"", "2023-13", "2023-00", "2023-5", "23", "2023-05-32", "2023-05-00", "2023-05-01-01", "May 2023",
        "2023-", "-2023"};
    struct small_db small;
    const uint32_t sources[] = {1};
    small_db_open(&small);
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        small.sources[1].date = cc_str_of(dates[i]);
        assert_cited(&small, CC_CITE_BIBTEX, sources, 1,
            "@misc{web-2,\n"
            "  author = {{Paper}},\n"
            "  title = {{News of the H1}},\n"
            "  url = {https://paper.example/n},\n"
            "  note = {{yours}}\n"
            "}\n");
    }
    small.sources[1].date = CC_STR("2023");
    small.sources[1].user = false;
    assert_cited(&small, CC_CITE_BIBTEX, sources, 1,
        "@misc{web-2,\n"
        "  author = {{Paper}},\n"
        "  title = {{News of the H1}},\n"
        "  year = {2023},\n"
        "  url = {https://paper.example/n}\n"
        "}\n");
}

static void formats_have_names(void **state)
{
    (void)state;
    enum cc_cite_format format = CC_CITE_TEXT;
    for (int i = 0; i < CC_CITE_FORMAT_COUNT; i++) {
        assert_true(cc_cite_format_parse(cc_str_of(cc_cite_format_name((enum cc_cite_format)i)), &format));
        assert_int_equal(format, i);
    }
    assert_false(cc_cite_format_parse(CC_STR("bib"), &format));
}

static void numbers_and_ids(void **state)
{
    (void)state;
    struct small_db small;
    struct paper paper;
    const uint32_t sources[] = {2, 0};
    small_db_open(&small);
    paper_open(&paper);
    assert_int_equal(cc_report_cite(&paper.doc, &small.db, CC_NO_INDEX), 0);
    assert_int_equal(cc_report_cite(&paper.doc, &small.db, 2), 1);
    assert_int_equal(cc_report_cite(&paper.doc, &small.db, 0), 2);
    assert_int_equal(cc_report_cite(&paper.doc, &small.db, 2), 1);
    paper.doc.data = cc_report_source_ids_json(&paper.doc, &small.db, sources, 2);
    json_array_append_new(paper.doc.data, cc_report_sources_json(&paper.doc));
    assert_rendered(&paper, CC_FORMAT_NDJSON, 0,
        "\"old-3\"\n"
        "\"doc-1\"\n"
        "[{\"id\":\"old-3\",\"publisher\":\"Maker & Co\",\"title\":\"Old page\",\"date\":null,"
        "\"url\":\"https://maker.example/old\","
        "\"how\":null,\"user\":false},"
        "{\"id\":\"doc-1\",\"publisher\":\"Maker & Co\",\"title\":\"The H1 {data} sheet, 100%\",\"date\":\"2023-05\","
        "\"url\":\"https://maker.example/h1_sheet?a=1&b=%20\",\"how\":\"read in a third party's "
        "transcription\",\"user\":false}]\n");
    paper_close(&paper);
}

static void too_little_memory(void **state)
{
    (void)state;
    struct small_db small;
    const uint32_t sources[] = {0, 1, 2};
    small_db_open(&small);
    for (int format = 0; format < CC_CITE_FORMAT_COUNT; format++) {
        struct cc_error error = {0};
        struct cc_buf out;
        cc_buf_init(&out, 40);
        assert_false(cc_cite_write(&small.db, sources, 3, (enum cc_cite_format)format, false, &out, &error));
        assert_int_equal(error.code, CC_ERR_MEMORY);
        cc_buf_release(&out);
    }
    bool done = false;
    for (size_t allocations = 0; !done; allocations++) {
        struct cc_error error = {0};
        struct cc_buf out;
        cc_buf_init(&out, 0);
        json_scarcity(allocations);
        done = cc_cite_write(&small.db, sources, 3, CC_CITE_CSL_JSON, false, &out, &error);
        json_plenty();
        assert_int_equal(error.code, done ? CC_OK : CC_ERR_MEMORY);
        cc_buf_release(&out);
    }
    struct cc_arena arena;
    struct cc_cite_set set;
    struct cc_error error = {0};
    cc_arena_init(&arena);
    arena.fail_after = 2;
    assert_false(cc_cite_init(&set, &small.db, &arena, &error));
    assert_int_equal(error.code, CC_ERR_MEMORY);
    cc_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sources_behind_a_chip),
        cmocka_unit_test(sources_behind_a_metric),
        cmocka_unit_test(text),
        cmocka_unit_test(bibtex),
        cmocka_unit_test(bibtex_of_hostile_fields),
        cmocka_unit_test(csl_json),
        cmocka_unit_test(dates_that_are_none_are_left_out),
        cmocka_unit_test(formats_have_names),
        cmocka_unit_test(numbers_and_ids),
        cmocka_unit_test(too_little_memory),
    };
    return cmocka_run_group_tests_name("cite", tests, NULL, NULL);
}
