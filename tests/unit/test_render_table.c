/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document on a terminal, at several widths, in ASCII and in colour. */
#include "report_fixture.h"

#include "chipcmp/base/utf8.h"
#include "render/columns.h"
#include "render/wrap.h"

static void add_comparison(struct cc_doc *doc)
{
    const struct cc_column columns[] = {{CC_STR("Metric"), CC_ALIGN_LEFT, true}, {CC_STR("NVIDIA H20 SXM5 96GB"), CC_ALIGN_RIGHT, false},
        {CC_STR("AMD Instinct MI308X"), CC_ALIGN_RIGHT, false}};
    const struct cc_doc_source source = {.id = CC_STR("a"), .publisher = CC_STR("Maker"), .title = CC_STR("Sheet")};
    struct cc_table *table = cc_doc_table(doc, CC_STR(""), columns, 3);
    cc_table_group(doc, table, CC_STR("Compute"));
    struct cc_cell *cells = cc_table_row(doc, table);
    cc_cell_set(doc, &cells[0], CC_TONE_PLAIN, CC_STR("BF16 tensor, dense"));
    cc_cell_set(doc, &cells[1], CC_TONE_PLAIN, CC_STR("148 TFLOPS"));
    cc_cell_cite(doc, &cells[1], cc_doc_cite(doc, &source));
    cc_cell_set(doc, &cells[2], CC_TONE_UNKNOWN, CC_STR("not published"));
    cc_cell_mark(doc, &cells[2], 1);
    cells = cc_table_row(doc, table);
    cc_cell_set(doc, &cells[0], CC_TONE_PLAIN, CC_STR("TDP"));
    cc_cell_set(doc, &cells[1], CC_TONE_PLAIN, CC_STR("400 W"));
    cc_cell_set(doc, &cells[2], CC_TONE_STRONG, CC_STR("650 W"));
}

static void wide(void **state)
{
    (void)state;
    static const char *const expected = "Metric                NVIDIA H20 SXM5 96GB  AMD Instinct MI308X\n"
                                        "───────────────────────────────────────────────────────────────\n"
                                        "Compute\n"
                                        "  BF16 tensor, dense        148 TFLOPS [1]    not published (a)\n"
                                        "  TDP                                400 W                650 W\n";
    struct paper paper;
    paper_open(&paper);
    add_comparison(&paper.doc);
    assert_rendered(&paper, CC_FORMAT_TABLE, 0, expected);
    assert_rendered(&paper, CC_FORMAT_TABLE, 100, expected);
    assert_rendered(&paper, CC_FORMAT_TABLE, 63, expected);
    paper_close(&paper);
}

static void titles_wrap_first_and_stand_on_the_rule(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    add_comparison(&paper.doc);
    assert_rendered(&paper, CC_FORMAT_TABLE, 60,
        "                      NVIDIA H20 SXM5       AMD Instinct\n"
        "Metric                           96GB             MI308X\n"
        "────────────────────────────────────────────────────────\n"
        "Compute\n"
        "  BF16 tensor, dense   148 TFLOPS [1]  not published (a)\n"
        "  TDP                           400 W              650 W\n");
    paper_close(&paper);
}

static void then_prose_narrows_then_the_rest(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    add_comparison(&paper.doc);
    assert_rendered(&paper, CC_FORMAT_TABLE, 52,
        "                    NVIDIA H20       AMD Instinct\n"
        "Metric               SXM5 96GB             MI308X\n"
        "─────────────────────────────────────────────────\n"
        "Compute\n"
        "  BF16 tensor,  148 TFLOPS [1]  not published (a)\n"
        "  dense\n"
        "  TDP                    400 W              650 W\n");
    paper_close(&paper);
}

static void too_narrow_is_stacked(void **state)
{
    (void)state;
    static const char *const expected = "Compute\n"
                                        "  BF16 tensor, dense\n"
                                        "    NVIDIA H20 SXM5 96GB\n"
                                        "      148,000,000,000 kFLOPS [1]\n"
                                        "    AMD Instinct MI308X\n"
                                        "      not published (a)\n"
                                        "\n"
                                        "  TDP\n"
                                        "    NVIDIA H20 SXM5 96GB\n"
                                        "      400 W\n"
                                        "    AMD Instinct MI308X\n"
                                        "      650 W\n";
    struct paper paper;
    paper_open(&paper);
    add_comparison(&paper.doc);
    paper.doc.blocks[0].table->rows[1].cells[1].text = CC_STR("148,000,000,000 kFLOPS");
    assert_rendered(&paper, CC_FORMAT_TABLE, 40, expected);
    assert_rendered(&paper, CC_FORMAT_TABLE, 1, expected);
    paper_close(&paper);
}

static void ascii(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    const struct cc_column columns[] = {{CC_STR("Größe"), CC_ALIGN_LEFT, false}, {CC_STR("x"), CC_ALIGN_RIGHT, false}};
    cc_doc_heading(&paper.doc, CC_STR("2 × 3 ≥ 5"));
    struct cc_cell *cells = cc_table_row(&paper.doc, cc_doc_table(&paper.doc, CC_STR("“T”"), columns, 2));
    cc_cell_set(&paper.doc, &cells[0], CC_TONE_PLAIN, CC_STR("±1"));
    cc_cell_set(&paper.doc, &cells[1], CC_TONE_PLAIN, CC_STR("中"));
    cc_doc_verbatim(&paper.doc, CC_STR("a–b"));
    assert_rendered_with(&paper, CC_FORMAT_TABLE, (struct cc_render_options){.ascii = true},
        "2 x 3 >= 5\n"
        "\"T\"\n"
        "Gr??e  x\n"
        "--------\n"
        "+/-1   ?\n"
        "\n"
        "a-b\n");
    paper_close(&paper);
}

static void colour_follows_tone(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    const struct cc_column columns[] = {{CC_STR("A"), CC_ALIGN_LEFT, false}, {CC_STR("B"), CC_ALIGN_RIGHT, false}};
    cc_doc_heading(&paper.doc, CC_STR("H"));
    cc_doc_paragraph(&paper.doc, CC_TONE_PLAIN, CC_STR("plain"));
    cc_doc_paragraph(&paper.doc, CC_TONE_BAD, CC_STR("contradicted"));
    struct cc_table *table = cc_doc_table(&paper.doc, CC_STR(""), columns, 2);
    cc_table_group(&paper.doc, table, CC_STR("G"));
    struct cc_cell *cells = cc_table_row(&paper.doc, table);
    cc_cell_set(&paper.doc, &cells[0], CC_TONE_GOOD, CC_STR("supported"));
    cc_cell_set(&paper.doc, &cells[1], CC_TONE_UNKNOWN, CC_STR("unknown"));
    assert_rendered_with(&paper, CC_FORMAT_TABLE, (struct cc_render_options){.color = true},
        "\033[1mH\033[0m\n"
        "plain\n"
        "\n"
        "\033[31mcontradicted\033[0m\n"
        "\n"
        "\033[1mA          \033[0m  \033[1m      B\033[0m\n"
        "\033[2m────────────────────\033[0m\n"
        "\033[1mG\033[0m\n"
        "\033[32m  supported\033[0m  \033[36munknown\033[0m\n");
    paper_close(&paper);
}

static void text_cannot_command_the_terminal(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    const struct cc_column columns[] = {{CC_STR("A\033[2J"), CC_ALIGN_LEFT, false}, {CC_STR("B"), CC_ALIGN_LEFT, true}};
    const struct cc_doc_source source = {.id = CC_STR("a"),
        .publisher = CC_STR("M\033]0;t\a"),
        .title = CC_STR("T\n[2] forged"),
        .user = true};
    struct cc_table *table = cc_doc_table(&paper.doc, CC_STR("t\r"), columns, 2);
    cc_table_group(&paper.doc, table, CC_STR("g\x9b"));
    struct cc_cell *cells = cc_table_row(&paper.doc, table);
    cc_cell_set(&paper.doc, &cells[0], CC_TONE_PLAIN, CC_STR("two\nlines\tand \\x41 \xe2\x80\xae"));
    cc_cell_set(&paper.doc, &cells[1], CC_TONE_PLAIN, CC_STR("\x7f| = \"quoted\""));
    cc_cell_cite(&paper.doc, &cells[1], cc_doc_cite(&paper.doc, &source));
    cc_doc_verbatim(&paper.doc, CC_STR("one\033\ttwo\n   ^\n"));
    cc_doc_sources(&paper.doc);
    assert_rendered_with(&paper, CC_FORMAT_TABLE, (struct cc_render_options){.ascii = true},
        "t\n"
        "A\\x1B[2J                       B\n"
        "---------------------------------------------------\n"
        "g?\n"
        "  two lines and \\x41 \\u{202E}  \\x7F| = \"quoted\" [1]\n"
        "\n"
        "one\\x1B two\n"
        "   ^\n"
        "\n"
        "Sources\n"
        "[1] M\\x1B]0;t\\x07, T [2] forged, undated (yours)\n");
    paper_close(&paper);
}

static void the_c_locale_is_ascii(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    const struct cc_column columns[] = {{CC_STR("A"), CC_ALIGN_LEFT, false}};
    struct cc_cell *cells = cc_table_row(&paper.doc, cc_doc_table(&paper.doc, CC_STR(""), columns, 1));
    cc_cell_set(&paper.doc, &cells[0], CC_TONE_PLAIN, CC_STR("Ascend 昇 ×2"));
    setlocale(LC_CTYPE, "C");
    assert_rendered(&paper, CC_FORMAT_TABLE, 0, "A\n-----------\nAscend ? x2\n");
    use_utf8(NULL);
    assert_rendered(&paper, CC_FORMAT_TABLE, 0, "A\n────────────\nAscend 昇 ×2\n");
    paper_close(&paper);
}

static void ill_formed_text_is_replaced(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    const struct cc_column columns[] = {{CC_STR("A"), CC_ALIGN_LEFT, false}};
    struct cc_cell *cells = cc_table_row(&paper.doc, cc_doc_table(&paper.doc, CC_STR(""), columns, 1));
    cc_cell_set(&paper.doc, &cells[0], CC_TONE_PLAIN, CC_STR("a\xff\xc3 \xed\xa0\x80 \xf4\x90\x80\x80z"));
    assert_rendered(&paper, CC_FORMAT_TABLE, 0, "A\n─────────────\na\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD\uFFFDz\n");
    paper_close(&paper);
}

static void without_titles_there_is_no_header(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    const struct cc_column columns[] = {{CC_STR(""), CC_ALIGN_LEFT, false}, {CC_STR(""), CC_ALIGN_LEFT, true}};
    struct cc_table *table = cc_doc_table(&paper.doc, CC_STR(""), columns, 2);
    static const char *const facts[][2] = {
        {"Id", "nv-h100-wp"},
        {"Address", "https://maker.example/a/very/long/address/that/stays/whole"},
        {"Note", "Read in a transcription"},
    };
    for (size_t i = 0; i < 3; i++) {
        struct cc_cell *cells = cc_table_row(&paper.doc, table);
        cc_cell_set(&paper.doc, &cells[0], CC_TONE_PLAIN, cc_str_of(facts[i][0]));
        cc_cell_set(&paper.doc, &cells[1], CC_TONE_PLAIN, cc_str_of(facts[i][1]));
    }
    assert_rendered(&paper, CC_FORMAT_TABLE, 80,
        "Id       nv-h100-wp\n"
        "Address  https://maker.example/a/very/long/address/that/stays/whole\n"
        "Note     Read in a transcription\n");
    assert_rendered(&paper, CC_FORMAT_TABLE, 40,
        "Id\n"
        "  nv-h100-wp\n"
        "\n"
        "Address\n"
        "  https://maker.example/a/very/long/address/that/stays/whole\n"
        "\n"
        "Note\n"
        "  Read in a transcription\n");
    paper_close(&paper);
}

static void empty_parts(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    assert_rendered(&paper, CC_FORMAT_TABLE, 80, "");
    const struct cc_column columns[] = {{CC_STR("Id"), CC_ALIGN_LEFT, false}, {CC_STR("Default"), CC_ALIGN_RIGHT, false}};
    cc_doc_sources(&paper.doc);
    cc_doc_table(&paper.doc, CC_STR(""), columns, 2);
    struct cc_table *table = cc_doc_table(&paper.doc, CC_STR(""), columns, 2);
    struct cc_cell *cells = cc_table_row(&paper.doc, table);
    cc_cell_set(&paper.doc, &cells[0], CC_TONE_PLAIN, CC_STR("h20"));
    cc_table_row(&paper.doc, table);
    cc_doc_table(&paper.doc, CC_STR("nothing"), columns, 0);
    assert_rendered(&paper, CC_FORMAT_TABLE, 80,
        "Id  Default\n"
        "───────────\n"
        "\n"
        "Id   Default\n"
        "────────────\n"
        "h20\n"
        "\n"
        "\n"
        "nothing\n");
    paper_close(&paper);
}

static void add_prose(struct cc_doc *doc)
{
    const struct cc_str notes[] = {CC_STR("basis inferred: equals the dense figure of another source"), CC_STR("short")};
    cc_doc_paragraph(doc, CC_TONE_PLAIN, CC_STR("Where nobody published a figure it is said so, with the reason."));
    cc_doc_notes(doc, CC_STR(""), notes, 2, true);
    cc_doc_notes(doc, CC_STR("Notes"), notes, 2, false);
    for (size_t i = 0; i < 10; i++) {
        struct cc_doc_source source = {.id = {&"abcdefghij"[i], 1},
            .publisher = CC_STR("Maker"),
            .title = CC_STR("Sheet"),
            .date = CC_STR("2023")};
        if (i == 0)
            source.url = CC_STR("https://maker.example/an/address/longer/than/the/line");
        if (i == 0)
            source.how = CC_STR("read in a third party's transcription");
        cc_doc_cite(doc, &source);
    }
    cc_doc_sources(doc);
}

static void prose_hangs(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    add_prose(&paper.doc);
    assert_rendered(&paper, CC_FORMAT_TABLE, 40,
        "Where nobody published a figure it is\n"
        "said so, with the reason.\n"
        "\n"
        "(a) basis inferred: equals the dense\n"
        "    figure of another source\n"
        "(b) short\n"
        "\n"
        "Notes\n"
        "- basis inferred: equals the dense\n"
        "  figure of another source\n"
        "- short\n"
        "\n"
        "Sources\n"
        "[1]  Maker, Sheet, 2023,\n"
        "     https://maker.example/an/address/longer/than/the/line\n"
        "     (read in a third party's\n"
        "     transcription)\n"
        "[2]  Maker, Sheet, 2023\n"
        "[3]  Maker, Sheet, 2023\n"
        "[4]  Maker, Sheet, 2023\n"
        "[5]  Maker, Sheet, 2023\n"
        "[6]  Maker, Sheet, 2023\n"
        "[7]  Maker, Sheet, 2023\n"
        "[8]  Maker, Sheet, 2023\n"
        "[9]  Maker, Sheet, 2023\n"
        "[10] Maker, Sheet, 2023\n");
    paper_close(&paper);
}

static void quotation_and_verdict_stay_together(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    cc_doc_quotation(&paper.doc, CC_STR("  a\033 claim\n       ^^^^^"));
    cc_doc_paragraph(&paper.doc, CC_TONE_GOOD, CC_STR("supported"));
    assert_rendered(&paper, CC_FORMAT_TABLE, 40, "  a\\x1B claim\n       ^^^^^\nsupported\n");
    paper_close(&paper);
}

/* Each line of a quotation has its own carets below, counted in columns: the two characters of Chinese take four. */
static void wide_quotation_is_broken_with_its_carets(void **state)
{
    (void)state;
    static const char text[] = "  ... the H20 (\xE5\x9B\xBD\xE4\xBA\xA7) has 28 percent less compute than the H100.\n"
                               "          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^";
    static const char broken[] = "  ... the H20 (\xE5\x9B\xBD\xE4\xBA\xA7) has 28 percent less\n"
                                 "          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
                                 "  compute than the H100.\n"
                                 "  ^^^^^^^^^^^^^^^^^^^^^\n";
    static const char unmarked[] = "  a line that has its only mark at its\n  end\n  ^^^\n";
    struct paper paper;
    paper_open(&paper);
    cc_doc_quotation(&paper.doc, cc_str_of(text));
    assert_rendered(&paper, CC_FORMAT_TABLE, 40, broken);
    char whole[sizeof text + 1];
    snprintf(whole, sizeof whole, "%s\n", text);
    assert_rendered(&paper, CC_FORMAT_TABLE, 0, whole);
    assert_rendered(&paper, CC_FORMAT_TABLE, 63, whole);
    paper_close(&paper);
    paper_open(&paper);
    cc_doc_quotation(&paper.doc, CC_STR("  a line that has its only mark at its end\n                                       ^^^"));
    assert_rendered(&paper, CC_FORMAT_TABLE, 40, unmarked);
    paper_close(&paper);
}

static void lines_are_broken_at_spaces(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width;
        const char *lines; /* with | between them */
    } cases[] = {
        {"", 10, ""},
        {"   ", 10, ""},
        {"one two three", 0, "one two three"},
        {"one two three", 7, "one two|three"},
        {"one two three", 6, "one|two|three"},
        {"one  two", 8, "one  two"},
        {"中文 中文", 9, "中文 中文"},
        {"中文 中文", 8, "中文|中文"},
        {"src/a_long_path.c", 8, "src/a_|long_|path.c"},
        {"unbreakable", 4, "unbr|eaka|ble"},
        {"中文字", 1, "中|文|字"},
        {"at https://a.example/b_c end", 6, "at|https://a.example/b_c|end"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_str rest = cc_str_of(cases[i].text), line;
        struct cc_buf out;
        cc_buf_init(&out, 0);
        while (cc_text_next_line(&rest, cases[i].width, &line)) {
            if (out.len)
                cc_buf_add_char(&out, '|');
            cc_buf_add(&out, line);
        }
        assert_view(cc_buf_view(&out), cases[i].lines);
        cc_buf_release(&out);
    }
}

static void columns_give_way_in_order(void **state)
{
    (void)state;
    static const struct {
        size_t available;
        bool fits;
        size_t widths[3];
    } cases[] = {
        {0, true, {40, 20, 12}},
        {72, true, {40, 20, 12}},
        {66, true, {36, 18, 12}},
        {64, true, {34, 18, 12}},
        {42, true, {12, 18, 12}},
        {39, true, {12, 15, 12}},
        {36, true, {12, 12, 12}},
        {35, false, {0, 0, 0}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_measure columns[] = {
            {.text = 40, .title = 6, .word = 9, .title_word = 6, .may_wrap = true},
            {.text = 18, .title = 20, .word = 10, .title_word = 10},
            {.text = 12, .title = 4, .word = 5, .title_word = 4},
        };
        assert_int_equal(cc_columns_fit(columns, 3, cases[i].available), cases[i].fits);
        for (size_t k = 0; cases[i].fits && k < 3; k++)
            assert_int_equal(columns[k].width, cases[i].widths[k]);
    }
}

static void add_random_table(struct cc_doc *doc, struct rng *rng)
{
    static const char words[] = "TFLOPS (dense) [1] TFLOPS (dense) [1] TFLOPS (dense) [1] TFLOPS (dense) [1] TFLOPS (dense) [1] TFLOPS";
    struct cc_column columns[8];
    size_t count = 1 + (size_t)rng_below(rng, 8);
    for (size_t i = 0; i < count; i++) {
        columns[i].title = rng_below(rng, 2) ? CC_STR("NVIDIA H20 SXM5") : CC_STR("TDP");
        columns[i].align = (enum cc_align)rng_below(rng, 2);
        columns[i].may_wrap = rng_below(rng, 3) == 0;
    }
    struct cc_table *table = cc_doc_table(doc, CC_STR(""), columns, count);
    for (size_t rows = (size_t)rng_below(rng, 5); rows > 0; rows--) {
        if (rng_below(rng, 4) == 0)
            cc_table_group(doc, table, CC_STR("Compute"));
        struct cc_cell *cells = cc_table_row(doc, table);
        for (size_t i = 0; i < count; i++) {
            size_t length = (size_t)rng_below(rng, columns[i].may_wrap ? sizeof words : 20);
            struct cc_str text = cc_arena_format(doc->arena, "%u,979 %.*s", (unsigned)rng_below(rng, 1000), (int)length, words);
            cc_cell_set(doc, &cells[i], CC_TONE_PLAIN, text);
        }
    }
}

/* Every line fits, no line ends in a space, and every number is there whole. */
static void assert_fits(const struct cc_doc *doc, struct cc_str text, size_t width)
{
    const struct cc_table *table = doc->blocks[0].table;
    for (size_t i = 0; i < table->row_count; i++) {
        for (size_t k = 0; table->rows[i].cells && k < table->column_count; k++) {
            struct cc_str number, rest;
            cc_str_cut(table->rows[i].cells[k].text, ' ', &number, &rest);
            assert_true(cc_str_find(text, number) != SIZE_MAX);
        }
    }
    for (struct cc_str line; text.len;) {
        cc_str_cut(text, '\n', &line, &text);
        assert_true(cc_utf8_width(line) <= width);
        assert_false(cc_str_ends(line, CC_STR(" ")));
    }
}

static void tables_always_fit(void **state)
{
    (void)state;
    struct rng rng = {20240517};
    for (int i = 0; i < 400; i++) {
        struct paper paper;
        struct cc_buf out;
        paper_open(&paper);
        cc_buf_init(&out, 0);
        add_random_table(&paper.doc, &rng);
        struct cc_render_options options = {.width = 40 + (size_t)rng_below(&rng, 100), .ascii = rng_below(&rng, 2) == 0};
        assert_true(cc_render(&paper.doc, CC_FORMAT_TABLE, &options, &out, &paper.error));
        assert_fits(&paper.doc, cc_buf_view(&out), options.width);
        cc_buf_release(&out);
        paper_close(&paper);
    }
}

static void too_little_memory(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    add_comparison(&paper.doc);
    add_prose(&paper.doc);
    cc_doc_verbatim(&paper.doc, CC_STR("quoted"));
    assert_fails_without_memory(&paper, CC_FORMAT_TABLE);
    paper_close(&paper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wide),
        cmocka_unit_test(titles_wrap_first_and_stand_on_the_rule),
        cmocka_unit_test(then_prose_narrows_then_the_rest),
        cmocka_unit_test(too_narrow_is_stacked),
        cmocka_unit_test(ascii),
        cmocka_unit_test(colour_follows_tone),
        cmocka_unit_test(text_cannot_command_the_terminal),
        cmocka_unit_test(the_c_locale_is_ascii),
        cmocka_unit_test(ill_formed_text_is_replaced),
        cmocka_unit_test(without_titles_there_is_no_header),
        cmocka_unit_test(empty_parts),
        cmocka_unit_test(prose_hangs),
        cmocka_unit_test(quotation_and_verdict_stay_together),
        cmocka_unit_test(wide_quotation_is_broken_with_its_carets),
        cmocka_unit_test(lines_are_broken_at_spaces),
        cmocka_unit_test(columns_give_way_in_order),
        cmocka_unit_test(tables_always_fit),
        cmocka_unit_test(too_little_memory),
    };
    return cmocka_run_group_tests_name("render_table", tests, use_utf8, NULL);
}
