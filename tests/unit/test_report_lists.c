/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents of list, metrics and sources. */
#include "report_fixture.h"

#include "chipcmp/report/list.h"
#include "chipcmp/report/metrics.h"
#include "chipcmp/report/sources.h"

static void list(void **state)
{
    (void)state;
    struct small_db small;
    struct paper paper;
    small_db_open(&small);
    paper_open(&paper);
    assert_true(cc_report_list(&small.db, &paper.doc, &paper.error));
    assert_rendered(&paper, CC_FORMAT_TABLE, 80,
        "Id    Name                   Family  Kind    Vendor  Default\n"
        "────────────────────────────────────────────────────────────\n"
        "h1-a  Maker H1 A             H1      gpu     Maker   yes\n"
        "h1-b  =Maker \"H1\" B (yours)  H1      system  Maker\n"
        "\n"
        "Default: the chip that the bare name of its family stands for.\n");
    assert_rendered(&paper, CC_FORMAT_NDJSON, 0,
        "{\"schema\":\"chipcmp.list/1\",\"chips\":["
        "{\"id\":\"h1-a\",\"name\":\"Maker H1 A\",\"family\":\"H1\",\"kind\":\"gpu\",\"vendor\":\"Maker\",\"default\":true,"
        "\"user\":false},"
        "{\"id\":\"h1-b\",\"name\":\"=Maker \\\"H1\\\" B\",\"family\":\"H1\",\"kind\":\"system\",\"vendor\":\"Maker\","
        "\"default\":false,"
        "\"user\":true}]}\n");
    assert_rendered(&paper, CC_FORMAT_CSV, 0,
        "id,name,family,kind,vendor,default,origin\n"
        "h1-a,Maker H1 A,H1,gpu,Maker,true,built in\n"
        "h1-b,\"'=Maker \"\"H1\"\" B\",H1,system,Maker,false,user\n");
    paper_close(&paper);
}

/* What is derived has a table of its own, in every program the same; its first lines are enough here. */
static void assert_begins(struct paper *paper, enum cc_format format, size_t width, const char *expected)
{
    struct cc_render_options options = {.width = width};
    struct cc_buf out;
    cc_buf_init(&out, 0);
    assert_true(cc_render(&paper->doc, format, &options, &out, &paper->error));
    assert_view(cc_str_sub(cc_buf_view(&out), 0, strlen(expected)), expected);
    cc_buf_release(&out);
}

static void metrics(void **state)
{
    (void)state;
    struct small_db small;
    struct paper paper;
    small_db_open(&small);
    paper_open(&paper);
    assert_true(cc_report_metrics(&small.db, &paper.doc, &paper.error));
    assert_begins(&paper, CC_FORMAT_TABLE, 70,
        "Id             Unit    Better  Meaning\n"
        "───────────────────────────────────────────────────────────────────\n"
        "Compute\n"
        "  fp8_tensor   TFLOPS  higher  FP8 tensor: Peak rate on FP8. Bases:\n"
        "                               dense, sparse.\n"
        "Memory\n"
        "  memory_type  -       -       Memory type: Kind of memory.\n"
        "\n"
        "Derived from these\n");
    assert_begins(&paper, CC_FORMAT_NDJSON, 0,
        "{\"schema\":\"chipcmp.metrics/1\",\"metrics\":["
        "{\"id\":\"fp8_tensor\",\"label\":\"FP8 tensor\",\"group\":\"compute\",\"unit\":\"TFLOPS\",\"bases\":[\"dense\","
        "\"sparse\"],"
        "\"better\":\"higher\",\"meaning\":\"Peak rate on FP8\"},"
        "{\"id\":\"memory_type\",\"label\":\"Memory type\",\"group\":\"memory\",\"unit\":null,\"bases\":[],\"better\":null,"
        "\"meaning\":\"Kind of memory\"}],\"derived\":[{\"id\":\"compute_per_watt\",");
    assert_begins(&paper, CC_FORMAT_CSV, 0,
        "id,label,group,unit,bases,better,meaning\n"
        "fp8_tensor,FP8 tensor,compute,TFLOPS,dense;sparse,higher,Peak rate on FP8\n"
        "memory_type,Memory type,memory,,,none,Kind of memory\n"
        "compute_per_watt,Compute per watt,derived,TFLOPS/W,,higher,\"peak rate over TDP (");
    paper_close(&paper);
}

static void all_sources(void **state)
{
    (void)state;
    struct small_db small;
    struct paper paper;
    small_db_open(&small);
    paper_open(&paper);
    assert_true(cc_report_sources(&small.db, CC_NO_INDEX, &paper.doc, &paper.error));
    assert_rendered(&paper, CC_FORMAT_TABLE, 80,
        "Id     Date        Figures  Publisher and title\n"
        "─────────────────────────────────────────────────────────────────\n"
        "doc-1  2023-05           2  Maker & Co: The H1 {data} sheet, 100%\n"
        "web-2  2024-01-09        1  Paper: News of the H1 (yours)\n"
        "old-3  undated           0  Maker & Co: Old page\n"
        "\n"
        "\"chipcmp sources ID\" shows a source's address and what rests on it.\n");
    assert_rendered(&paper, CC_FORMAT_CSV, 0,
        "id,publisher,title,date,kind,url,read,note,figures,origin\n"
        "doc-1,Maker & Co,\"The H1 {data} sheet, 100%\",2023-05,vendor_datasheet,https://maker.example/h1_sheet?a=1&b=%20,"
        "transcription,,2,built in\n"
        "web-2,Paper,News of the H1,2024-01-09,press,https://paper.example/n,direct,Only the opening was read,1,user\n"
        "old-3,Maker & Co,Old page,,vendor_page,https://maker.example/old,direct,,0,built in\n");
    assert_int_equal(json_array_size(json_object_get(paper.doc.data, "sources")), 3);
    assert_null(json_object_get(paper.doc.data, "figures"));
    paper_close(&paper);
}

static void a_source_with_figures(void **state)
{
    (void)state;
    struct small_db small;
    struct paper paper;
    small_db_open(&small);
    paper_open(&paper);
    assert_true(cc_report_sources(&small.db, 0, &paper.doc, &paper.error));
    assert_rendered(&paper, CC_FORMAT_TABLE, 80,
        "The H1 {data} sheet, 100%\n"
        "Id         doc-1\n"
        "Publisher  Maker & Co\n"
        "Date       2023-05\n"
        "Kind       vendor data sheet\n"
        "Address    https://maker.example/h1_sheet?a=1&b=%20\n"
        "Access     read in a third party's transcription\n"
        "\n"
        "Figures printed in it\n"
        "Chip  Metric              As printed        Where\n"
        "───────────────────────────────────────────────────\n"
        "h1-a  FP8 tensor, dense   1,979 TFLOPS      Table 1\n"
        "h1-a  FP8 tensor, sparse  3,958 TFLOPS (a)  Table 1\n"
        "\n"
        "Dense figures derived as half of sparse ones\n"
        "Chip  Metric             Its part                  Where\n"
        "───────────────────────────────────────────────────────────\n"
        "h1-a  FP8 tensor, dense  prints the sparse figure  Footnote\n"
        "\n"
        "Notes\n"
        "(a) Second of the pair\n");
    assert_rendered(&paper, CC_FORMAT_CSV, 0,
        "chip,metric,basis,literal,printed_unit,status,locator,note\n"
        "h1-a,fp8_tensor,dense,\"1,979\",TFLOPS,final,Table 1,\n"
        "h1-a,fp8_tensor,sparse,\"3,958\",TFLOPS,final,Table 1,Second of the pair\n");
    json_object_del(paper.doc.data, "sources");
    assert_rendered(&paper, CC_FORMAT_NDJSON, 0,
        "{\"schema\":\"chipcmp.sources/1\",\"figures\":["
        "{\"chip\":\"h1-a\",\"metric\":\"fp8_tensor\",\"basis\":\"dense\",\"literal\":\"1,979\",\"printed_unit\":\"TFLOPS\","
        "\"status\":\"final\",\"locator\":\"Table 1\",\"note\":null},"
        "{\"chip\":\"h1-a\",\"metric\":\"fp8_tensor\",\"basis\":\"sparse\",\"literal\":\"3,958\",\"printed_unit\":\"TFLOPS\","
        "\"status\":\"final\",\"locator\":\"Table 1\",\"note\":\"Second of the pair\"}],"
        "\"halvings\":[{\"chip\":\"h1-a\",\"metric\":\"fp8_tensor\",\"source\":\"doc-1\",\"stated_by\":\"old-3\","
        "\"locator\":\"Footnote\",\"note\":null}],\"unknowns\":[],\"rules\":[],\"benchmarks\":[]}\n");
    paper_close(&paper);
}

static void a_source_looked_at(void **state)
{
    (void)state;
    struct small_db small;
    struct paper paper;
    small_db_open(&small);
    paper_open(&paper);
    assert_true(cc_report_sources(&small.db, 1, &paper.doc, &paper.error));
    assert_rendered(&paper, CC_FORMAT_TABLE, 80,
        "News of the H1\n"
        "Id         web-2\n"
        "Publisher  Paper\n"
        "Date       2024-01-09\n"
        "Kind       press\n"
        "Address    https://paper.example/n\n"
        "Access     read directly\n"
        "Note       Only the opening was read\n"
        "Added by   you (yours)\n"
        "\n"
        "Figures printed in it\n"
        "Chip  Metric       As printed           Where\n"
        "─────────────────────────────────────────────\n"
        "h1-b  Memory type  HBM9 (disputed) (a)\n"
        "\n"
        "Looked for in it, and unknown\n"
        "Chip  Metric       State          Reason\n"
        "─────────────────────────────────────────────────────────────\n"
        "h1-a  Memory type  not published  The sheet does not print it\n"
        "\n"
        "Notes\n"
        "(a) A placeholder\n");
    assert_rendered(&paper, CC_FORMAT_NDJSON, 0,
        "{\"schema\":\"chipcmp.sources/1\",\"sources\":[{\"id\":\"web-2\",\"publisher\":\"Paper\",\"title\":\"News of the H1\","
        "\"date\":\"2024-01-09\",\"kind\":\"press\",\"url\":\"https://paper.example/n\",\"read\":\"direct\","
        "\"note\":\"Only the opening was read\",\"user\":true,\"figure_count\":1}],"
        "\"figures\":[{\"chip\":\"h1-b\",\"metric\":\"memory_type\",\"basis\":null,\"literal\":\"HBM9\",\"printed_unit\":null,"
        "\"status\":\"disputed\",\"locator\":null,\"note\":\"A placeholder\"}],\"halvings\":[],"
        "\"unknowns\":[{\"chip\":\"h1-a\",\"metric\":\"memory_type\",\"basis\":null,\"state\":\"not_published\","
        "\"reason\":\"The sheet does not print it\"}],\"rules\":[],\"benchmarks\":[]}\n");
    paper_close(&paper);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    struct small_db small;
    small_db_open(&small);
    for (int document = 0; document < 4; document++) {
        size_t failures = 0;
        for (bool done = false; !done; failures++) {
            struct paper paper;
            paper_open(&paper);
            paper.arena.fail_after = failures + 1;
            if (document == 0)
                done = cc_report_list(&small.db, &paper.doc, &paper.error);
            else if (document == 1)
                done = cc_report_metrics(&small.db, &paper.doc, &paper.error);
            else
                done = cc_report_sources(&small.db, document == 2 ? CC_NO_INDEX : 0, &paper.doc, &paper.error);
            assert_int_equal(paper.error.code, done ? CC_OK : CC_ERR_MEMORY);
            paper_close(&paper);
        }
        assert_true(failures > 20);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(list),
        cmocka_unit_test(metrics),
        cmocka_unit_test(all_sources),
        cmocka_unit_test(a_source_with_figures),
        cmocka_unit_test(a_source_looked_at),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests_name("report_lists", tests, use_utf8, NULL);
}
