/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole charts by the gnuplot that is installed: every format, the same bytes each time, hostile texts, and what is left behind. */
#include "chart_fixture.h"
#include "chart_place.h"

#include "chart/process.h"
#include "chipcmp/base/embedded.h"
#include "chipcmp/base/fileio.h"
#include "chipcmp/chart/chart.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

static struct cc_chart_options options_for(struct chart_place *p, const char *name)
{
    return (struct cc_chart_options){.output = name ? chart_place_path(p, p->directory, name) : NULL,
        .search_path = getenv("PATH"),
        .temp_parent = p->temp};
}

static void write_chart(const struct cc_plot *plot, const struct cc_chart_options *options)
{
    struct cc_error error = {0};
    if (!cc_chart_write(plot, options, &error))
        fail_msg("%s", error.text);
}

static void read_all(const char *path, struct cc_buf *out)
{
    struct cc_error error = {0};
    cc_buf_init(out, 0);
    if (!cc_file_read(path, out, &error))
        fail_msg("%s", error.text);
}

static size_t count_of(struct cc_str text, const char *needle)
{
    size_t count = 0, at;
    while ((at = cc_str_find(text, cc_str_of(needle))) != SIZE_MAX) {
        count++;
        text = cc_str_sub(text, at + strlen(needle), text.len);
    }
    return count;
}

/* The same plot gives the same bytes, also a second later. */
static void assert_repeatable(struct chart_place *p, const struct cc_plot *plot, const char *first, const char *second)
{
    struct cc_buf a, b;
    struct cc_chart_options options = options_for(p, first);
    write_chart(plot, &options);
    sleep(cc_str_ends(cc_str_of(first), CC_STR("pdf")) || cc_str_ends(cc_str_of(first), CC_STR("tikz")) ? 1 : 0);
    options = options_for(p, second);
    write_chart(plot, &options);
    read_all(chart_place_path(p, p->directory, first), &a);
    read_all(chart_place_path(p, p->directory, second), &b);
    assert_true(a.len > 0);
    assert_true(cc_str_eq(cc_buf_view(&a), cc_buf_view(&b)));
    cc_buf_release(&a);
    cc_buf_release(&b);
}

static void test_formats(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    made_plot_small(&m);
    assert_repeatable(p, &m.plot, "a.svg", "b.svg");
    assert_repeatable(p, &m.plot, "a.png", "b.png");
    assert_repeatable(p, &m.plot, "a.pdf", "b.pdf");
    assert_repeatable(p, &m.plot, "a.txt", "B.TXT");
    assert_repeatable(p, &m.plot, "a.six", "b.six");
    assert_repeatable(p, &m.plot, "a.tikz", "b.tikz");
}

static void test_svg(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    struct cc_buf svg;
    struct cc_chart_options options = options_for(p, "a.svg");
    made_plot_small(&m);
    options.width = 640;
    write_chart(&m.plot, &options);
    read_all(options.output, &svg);
    assert_int_equal(count_of(cc_buf_view(&svg), "<title>"), 1);
    assert_non_null(
        strstr(svg.data, "<title>Chips compared with NVIDIA H100 SXM5 80GB</title>\n<desc>Bars &lt;of&gt; ratios &amp; more.</desc>"));
    assert_non_null(strstr(svg.data, "<svg role=\"img\""));
    assert_non_null(strstr(svg.data, "width=\"640\""));
    assert_null(strstr(svg.data, "Gnuplot"));
    assert_null(strstr(svg.data, ":Bold"));
    assert_non_null(strstr(svg.data, "font-family=\"sans-serif\" font-weight=\"bold\""));
    static const char *const texts[] = {"0.15x", "0.50x", "1.19x", "no public figure", "FP64 vector", "BF16 tensor, dense", "SemiAnalysis",
        "1/4"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_non_null(strstr(svg.data, texts[i]));
    cc_buf_release(&svg);
}

static unsigned big_endian(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

static void test_png_size(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    struct cc_buf png;
    struct cc_chart_options options = options_for(p, "a.png");
    made_plot_small(&m);
    options.width = 900;
    options.height = 700;
    write_chart(&m.plot, &options);
    read_all(options.output, &png);
    assert_int_equal(big_endian(png.data + 16), 900);
    assert_int_equal(big_endian(png.data + 20), 700);
    cc_buf_release(&png);
}

static void test_pdf_without_date(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    struct cc_buf pdf;
    struct cc_chart_options options = options_for(p, "a.pdf");
    made_plot_small(&m);
    write_chart(&m.plot, &options);
    read_all(options.output, &pdf);
    assert_true(cc_str_starts(cc_buf_view(&pdf), CC_STR("%PDF-")));
    assert_int_equal(count_of(cc_buf_view(&pdf), "/CreationDate"), 0);
    cc_buf_release(&pdf);
}

static void assert_text_chart(struct chart_place *p, const struct cc_plot *plot, unsigned width, bool ascii, const char *expected)
{
    struct cc_buf text;
    struct cc_chart_options options = options_for(p, NULL);
    cc_buf_init(&text, 0);
    options.text = &text;
    options.width = width;
    options.ascii = ascii;
    write_chart(plot, &options);
    assert_view(cc_buf_view(&text), expected);
    cc_buf_release(&text);
}

static void test_text(void **state)
{
    struct made_plot m;
    made_plot_small(&m);
    assert_text_chart(*state, &m.plot, 80, false,
        "Chips compared with NVIDIA H100 SXM5 80GB\n"
        "Published peak figures, like for like\n"
        "\n"
        "                FP64 vector                   0.15x █████████████████████|\n"
        "         BF16 tensor, dense  0.50x (0.40x to 0.75x)              ████████|\n"
        "           Memory bandwidth                   1.19x                      |██\n"
        "Scale-up interconnect, both        no public figure ░░░░░░░░░░░░░░░░░░░░░░░░░░░░\n"
        "                 directions                                              |\n"
        "                                                        1/4     1/2      1\n"
        "                           Ratio to NVIDIA H100 SXM5 80GB = 1, logarithmic scale\n"
        "\n"
        "Left out, supported by none of these chips: FP4 tensor, dense.\n"
        "Sources: NVIDIA (2022, 2024); AMD (2023); SemiAnalysis (2025).\n");
}

static void test_text_in_ascii(void **state)
{
    struct made_plot m;
    made_plot_open(&m, 2, 2);
    made_plot_set(&m, 0, 0.25, "0.25\xC3\x97");
    made_plot_set(&m, 3, 2, "2.00\xC3\x97");
    m.plot.title = CC_STR("H\xE2\x80\x93"
                          "100");
    m.series[1] = CC_STR("\xE6\x98\x87\xE8\x85\xBE 910");
    assert_text_chart(*state, &m.plot, 70, true,
        "H-100\n"
        "Published peak figures, like for like\n"
        "a NVIDIA H20 SXM5 96GB   b ?? 910\n"
        "\n"
        "       FP64 vector  a             0.25x #################|\n"
        "                    b  no public figure //////////////////////////////\n"
        "                                                         |\n"
        "BF16 tensor, dense  a  no public figure //////////////////////////////\n"
        "                    b             2.00x                  |########\n"
        "                                                         |\n"
        "                                      1/4      1/2      1        2\n"
        "                 Ratio to NVIDIA H100 SXM5 80GB = 1, logarithmic scale\n"
        "\n"
        "Left out, supported by none of these chips: FP4 tensor, dense.\n"
        "Sources: NVIDIA (2022, 2024); AMD (2023); SemiAnalysis (2025).\n");
}

/* ---- hostile texts ---- */

/* Each tries to make a file called "owned" where gnuplot runs, or where it is started. */
static const char *const attacks[] = {
    "`touch owned`",
    "$(touch owned)",
    "\"; system \"touch owned\"; print \"",
    "'; system 'touch owned'; print '",
    "''; system('touch owned') #",
    "x\nsystem 'touch owned'\n",
    "x\r\n!touch owned\r\n",
    "\\\n!touch owned",
    "@owned @{owned} ^{x}_{y} &{z} /:Bold \\n \\042",
    "<script>alert(1)</script> & ]]> --> \xE6\x98\x87\xE8\x85\xBE",
    "\\",
    "%s %d %n %g",
    "\xFF\xFE broken \xC3",
    "\033[31mred\033[0m\a",
};
enum { ATTACKS = sizeof attacks / sizeof *attacks };

/* Every text of the plot is an attack, and each attack stands at several kinds of text. */
static void attack_panel(struct cc_plot_panel *panel)
{
    size_t next = 0;
    panel->title = cc_str_of(attacks[next++ % ATTACKS]);
    panel->x.label = cc_str_of(attacks[next++ % ATTACKS]);
    panel->y.label = cc_str_of(attacks[next++ % ATTACKS]);
    for (size_t i = 0; i < panel->x.name_count; i++)
        panel->x.names[i] = cc_str_of(attacks[next++ % ATTACKS]);
    for (size_t i = 0; i < panel->y.name_count; i++)
        panel->y.names[i] = cc_str_of(attacks[next++ % ATTACKS]);
    for (size_t i = 0; i < panel->mark_count; i++) {
        panel->marks[i].label = panel->marks[i].short_label = cc_str_of(attacks[next++ % ATTACKS]);
        panel->marks[i].name = panel->marks[i].spread_label = cc_str_of(attacks[next++ % ATTACKS]);
    }
    for (size_t i = 0; i < panel->line_count; i++)
        panel->lines[i].label = cc_str_of(attacks[next++ % ATTACKS]);
}

static void attack_plot(struct cc_plot *plot, struct cc_str *notes)
{
    size_t next = 5;
    for (size_t i = 0; i < ATTACKS; i++)
        notes[i] = cc_str_of(attacks[i]);
    plot->notes = notes;
    plot->note_count = ATTACKS;
    plot->title = cc_str_of(attacks[next++ % ATTACKS]);
    plot->subtitle = cc_str_of(attacks[next++ % ATTACKS]);
    plot->description = cc_str_of(attacks[next++ % ATTACKS]);
    plot->sources = cc_str_of(attacks[next++ % ATTACKS]);
    for (size_t i = 0; i < plot->series_count; i++)
        plot->series[i] = cc_str_of(attacks[next++ % ATTACKS]);
    attack_panel(&plot->panels[0]);
}

static const char *const endings[] = {"svg", "png", "pdf", "txt", "six", "tikz", "tex"};
enum { ENDINGS = sizeof endings / sizeof *endings };

/* In all formats, or in those that take texts in ways of their own: markup, cells, LaTeX. */
static void assert_nothing_is_run(struct chart_place *p, const struct cc_plot *plot, bool all)
{
    for (size_t i = 0; i < ENDINGS; i++) {
        if (!all && strcmp(endings[i], "svg") != 0 && strcmp(endings[i], "txt") != 0 && strcmp(endings[i], "tikz") != 0)
            continue;
        struct cc_chart_options options = options_for(p, cc_arena_format(&p->arena, "a.%s", endings[i]).s);
        options.keep = p->keep;
        options.width = strcmp(endings[i], "txt") == 0 ? 250 : 1200;
        write_chart(plot, &options);
        assert_int_equal(cc_path_kind("owned"), CC_PATH_NONE);
        assert_int_equal(cc_path_kind(chart_place_path(p, p->keep, "owned")), CC_PATH_NONE);
    }
}

static void open_field(struct made_field *f)
{
    made_field_open(f, MADE_POINTS);
    for (size_t i = 0; i < MADE_POINTS; i++)
        made_field_set(f, i, 1 + (double)i, 1 + (double)(i * 7 % 16), 0.01);
}

/* A template of rows, one of points and lines, one of fields; what the others do is done by the same layout and the same prelude. */
static void test_no_text_is_run(void **state)
{
    static struct made_plot m;
    static struct made_field f;
    struct cc_str notes[ATTACKS];
    struct chart_place *p = *state;
    assert_int_equal(chdir(p->directory), 0);
    made_plot_open(&m, 2, ATTACKS);
    for (size_t i = 0; i < m.panel.mark_count; i += 3) {
        made_plot_set(&m, i, 0.5 + (double)i, "");
        made_plot_spread(&m, i, 0.4, 40, "");
    }
    attack_plot(&m.plot, notes);
    assert_nothing_is_run(p, &m.plot, true);
    open_field(&f);
    attack_plot(&f.plot, notes);
    assert_nothing_is_run(p, &f.plot, false);
    made_field_matrix(&f, 4);
    attack_plot(&f.plot, notes);
    assert_nothing_is_run(p, &f.plot, false);
}

/* Every template draws whatever marks and lines there are, in every format. */
static void test_every_template(void **state)
{
    struct chart_place *p = *state;
    static struct made_field f;
    for (size_t i = 0; i < cc_embedded_plots_count; i++) {
        struct cc_str name = cc_str_of(cc_embedded_plots[i].name);
        struct cc_str kind = cc_str_sub(name, 0, name.len - CC_STR(".gp").len);
        if (cc_str_eq(kind, CC_STR("common")))
            continue;
        for (size_t j = 0; j < 2; j++) {
            struct cc_chart_options options = options_for(p, j == 0 ? "a.svg" : "a.txt");
            struct cc_buf picture;
            open_field(&f);
            f.plot.kind = kind;
            f.panel.line_count = j == 0 ? MADE_LINES : 0;
            f.panel.mark_count = 4;
            write_chart(&f.plot, &options);
            read_all(options.output, &picture);
            assert_non_null(strstr(picture.data, j == 0 ? ">NVIDIA H20 SXM5 96GB<" : "a NVIDIA H20 SXM5 96GB"));
            cc_buf_release(&picture);
        }
    }
}

static void test_themes(void **state)
{
    static const char *const themes[] = {"light", "dark", "print"}, *const grounds[] = {"#ffffff", "#16191d", "#ffffff"};
    struct chart_place *p = *state;
    struct made_plot m;
    made_plot_small(&m);
    for (size_t i = 0; i < 3; i++) {
        struct cc_chart_options options = options_for(p, "a.svg");
        struct cc_buf svg;
        options.theme = themes[i];
        options.font = "Noto Sans";
        write_chart(&m.plot, &options);
        read_all(options.output, &svg);
        assert_non_null(strstr(svg.data, grounds[i]));
        assert_non_null(strstr(svg.data, "font-family=\"Noto Sans\""));
        cc_buf_release(&svg);
    }
}

/* The one file of cairolatex names the other by what it is called. */
static void test_latex(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    struct cc_buf tex, pdf;
    struct cc_chart_options options = options_for(p, "fig-1.tex");
    made_plot_small(&m);
    m.categories[0] = CC_STR("50 % of $x_1 \\input{a} #1 & ~^{}");
    write_chart(&m.plot, &options);
    read_all(options.output, &tex);
    read_all(chart_place_path(p, p->directory, "fig-1.pdf"), &pdf);
    assert_non_null(strstr(tex.data, "\\includegraphics"));
    assert_non_null(strstr(tex.data, "{fig-1}"));
    assert_null(strstr(tex.data, "{chart}"));
    assert_null(strstr(tex.data, "\\input"));
    assert_non_null(strstr(tex.data, "50 \\% of \\$x\\_1"));
    assert_true(cc_str_starts(cc_buf_view(&tex), CC_STR("% Chips compared with NVIDIA H100 SXM5 80GB\n% Bars <of> ratios & more.\n")));
    assert_true(cc_str_starts(cc_buf_view(&pdf), CC_STR("%PDF-")));
    cc_buf_release(&pdf);
    cc_buf_release(&tex);
}

static void test_texts_come_out_as_text(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    struct cc_buf text;
    struct cc_chart_options options = options_for(p, NULL);
    made_plot_small(&m);
    m.categories[0] = CC_STR("`id` $(id)");
    m.categories[1] = CC_STR("a \"quoted\" b");
    m.categories[2] = CC_STR("it's @x^{2}_y\\n");
    m.marks[0].label = CC_STR("\"0.15x\" `id` \\n");
    m.marks[3].label = CC_STR("two\nlines");
    cc_buf_init(&text, 0);
    options.text = &text;
    write_chart(&m.plot, &options);
    assert_non_null(strstr(text.data, "`id` $(id)"));
    assert_non_null(strstr(text.data, "a \"quoted\" b"));
    assert_non_null(strstr(text.data, "it's @x^{2}_y\\n"));
    assert_non_null(strstr(text.data, "\"0.15x\" `id` \\n"));
    assert_non_null(strstr(text.data, "two\\x0Alines"));
    cc_buf_release(&text);
}

static void test_markup_is_text(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    struct cc_buf svg;
    struct cc_chart_options options = options_for(p, "a.svg");
    struct cc_str text = CC_STR("</title><script>alert(1)</script> & ]]> \x01 \xEF\xBF\xBF");
    made_plot_small(&m);
    m.plot.title = m.plot.subtitle = m.panel.x.label = m.panel.title = m.plot.description = m.plot.sources = text;
    m.series[0] = m.categories[0] = m.categories[2] = m.notes[0] = text;
    m.marks[0].label = m.marks[1].spread_label = m.marks[3].label = m.marks[2].name = text;
    options.width = 2000;
    write_chart(&m.plot, &options);
    read_all(options.output, &svg);
    assert_int_equal(count_of(cc_buf_view(&svg), "<script"), 0);
    assert_int_equal(count_of(cc_buf_view(&svg), "</title>"), 1);
    assert_int_equal(count_of(cc_buf_view(&svg), "\x01"), 0);
    assert_true(count_of(cc_buf_view(&svg), "&lt;script") >= 8);
    assert_int_equal(count_of(cc_buf_view(&svg), "]]>"), 0);
    assert_int_equal(count_of(cc_buf_view(&svg), "\xEF\xBF\xBF"), 0);
    cc_buf_release(&svg);
}

/* ---- files ---- */

/* What is kept runs by hand. */
static void test_keep(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    struct cc_chart_options options = options_for(p, "a.svg");
    made_plot_small(&m);
    options.keep = p->keep;
    write_chart(&m.plot, &options);
    assert_int_equal(cc_path_kind(chart_place_path(p, p->keep, "chart.gp")), CC_PATH_FILE);
    assert_int_equal(cc_path_kind(chart_place_path(p, p->keep, "chart.tsv")), CC_PATH_FILE);
    assert_int_equal(cc_path_kind(chart_place_path(p, p->keep, "chart.svg")), CC_PATH_NONE);
    const char *const by_hand[] = {"sh", "-c", "gnuplot chart.gp", NULL};
    struct cc_process process = {"/bin/sh", by_hand, p->keep, 30000};
    struct cc_process_result result;
    struct cc_buf output;
    struct cc_error error = {0};
    cc_buf_init(&output, 0);
    assert_true(cc_process_run(&process, &output, &result, &error));
    assert_int_equal(result.code, 0);
    assert_int_equal(cc_path_kind(chart_place_path(p, p->keep, "chart.svg")), CC_PATH_FILE);
    cc_buf_release(&output);
}

static void test_unwritable_target(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    struct cc_error error = {0};
    struct cc_chart_options options = options_for(p, "no/such/directory/a.svg");
    made_plot_small(&m);
    assert_false(cc_chart_write(&m.plot, &options, &error));
    assert_int_equal(error.code, CC_ERR_IO);
}

static void test_keep_that_cannot_be(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    struct cc_error error = {0};
    struct cc_chart_options options = options_for(p, "a.svg");
    made_plot_small(&m);
    options.keep = chart_place_path(p, p->directory, "no/such/keep");
    assert_false(cc_chart_write(&m.plot, &options, &error));
    assert_int_equal(error.code, CC_ERR_IO);
    assert_int_equal(cc_path_kind(options.output), CC_PATH_NONE);
}

/* ---- what cannot be asked for ---- */

static void assert_refused(struct chart_place *p, const struct cc_plot *plot, const char *name, unsigned width, unsigned height,
    enum cc_code code, const char *text)
{
    struct cc_error error = {0};
    struct cc_chart_options options = options_for(p, name);
    options.width = width;
    options.height = height;
    assert_false(cc_chart_write(plot, &options, &error));
    assert_int_equal(error.code, code);
    assert_non_null(strstr(error.text, text));
    assert_int_equal(cc_path_kind(options.output), CC_PATH_NONE);
}

static void test_refusals(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    made_plot_small(&m);
    assert_refused(p, &m.plot, "a.gif", 0, 0, CC_ERR_USAGE, ".svg, .png, .pdf, .txt");
    assert_refused(p, &m.plot, "a b.tex", 0, 0, CC_ERR_USAGE, "letters, digits, - and _");
    assert_refused(p, &m.plot, "svg", 0, 0, CC_ERR_USAGE, ".svg, .png, .pdf, .txt");
    assert_refused(p, &m.plot, "a.svg.bak", 0, 0, CC_ERR_USAGE, ".svg");
    assert_refused(p, &m.plot, "a.svg", 50, 0, CC_ERR_USAGE, "400 to 10000");
    assert_refused(p, &m.plot, "a.svg", 20000, 0, CC_ERR_USAGE, "400 to 10000");
    assert_refused(p, &m.plot, "a.png", 800, 30000, CC_ERR_USAGE, "at most");
    assert_refused(p, &m.plot, "a.png", 800, 60, CC_ERR_USAGE, "it needs");
    made_plot_open(&m, 10, 24);
    assert_refused(p, &m.plot, "a.png", 10000, 0, CC_ERR_USAGE, "choose fewer metrics");
    made_plot_small(&m);
    m.plot.kind = CC_STR("../ratio");
    assert_refused(p, &m.plot, "a.svg", 0, 0, CC_ERR_INTERNAL, "../ratio");
    m.plot.kind = CC_STR("ratio");
    m.plot.series_count = CC_CHART_MAX_SERIES + 1;
    assert_refused(p, &m.plot, "a.svg", 0, 0, CC_ERR_USAGE, "26 chips");
    m.plot.series_count = 0;
    assert_refused(p, &m.plot, "a.svg", 0, 0, CC_ERR_INTERNAL, "nothing");
}

static void test_points_that_cannot_be(void **state)
{
    static const double bad[] = {0, -1, (double)INFINITY, (double)NAN};
    struct chart_place *p = *state;
    struct made_plot m;
    for (size_t i = 0; i < 4; i++) {
        made_plot_small(&m);
        m.marks[2].x = bad[i];
        assert_refused(p, &m.plot, "a.svg", 0, 0, CC_ERR_INTERNAL, "mark 3");
        made_plot_small(&m);
        m.marks[1].x_spread.lo = bad[i];
        assert_refused(p, &m.plot, "a.svg", 0, 0, CC_ERR_INTERNAL, "mark 2");
    }
    made_plot_small(&m);
    m.marks[3].label = CC_STR("");
    assert_refused(p, &m.plot, "a.svg", 0, 0, CC_ERR_INTERNAL, "mark 4");
}

/* Extreme but possible: one unknown alone, ten series, ratios many octaves apart. */
static void test_extremes(void **state)
{
    struct chart_place *p = *state;
    static struct made_plot m;
    struct cc_chart_options options = options_for(p, "a.png");
    made_plot_open(&m, 1, 1);
    write_chart(&m.plot, &options);
    made_plot_open(&m, 10, 24);
    for (size_t i = 0; i < 240; i += 2)
        made_plot_set(&m, i, i % 4 == 0 ? 1e-9 : 1e9, "1.00x");
    write_chart(&m.plot, &options);
    options = options_for(p, "a.txt");
    write_chart(&m.plot, &options);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, chart_place_set_up, chart_place_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_formats),
        TEST(test_svg),
        TEST(test_png_size),
        TEST(test_pdf_without_date),
        TEST(test_text),
        TEST(test_text_in_ascii),
        TEST(test_no_text_is_run),
        TEST(test_every_template),
        TEST(test_themes),
        TEST(test_latex),
        TEST(test_texts_come_out_as_text),
        TEST(test_markup_is_text),
        TEST(test_keep),
        TEST(test_unwritable_target),
        TEST(test_keep_that_cannot_be),
        TEST(test_refusals),
        TEST(test_points_that_cannot_be),
        TEST(test_extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
