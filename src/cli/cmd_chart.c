/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp chart: a comparison as a picture, by gnuplot. */
#include "chart_kinds.h"

#include "chipcmp/base/fileio.h"
#include "chipcmp/chart/chart.h"
#include "chipcmp/num/decimal.h"

#include <string.h>
#include <unistd.h>

/* With this many columns every text chart has room for its bars. */
enum { CHART_COLUMNS_MIN = 80 };

/* clang-format off */
static const struct cc_option options[] = {
    CC_PICK_OPTIONS,
    {"size", 's', CC_OPTION_TEXT, "WIDTH[xHEIGHT]", NULL, "size in pixels (points for pdf, columns and rows for txt)",
        offsetof(struct cc_chart_settings, size), 0, 0},
    {"theme", 0, CC_OPTION_TEXT, "THEME", "light dark print", "light (the default), dark, or print: greys on white",
        offsetof(struct cc_chart_settings, theme), 0, 0},
    {"font", 0, CC_OPTION_TEXT, "NAME", NULL, "family of the texts, such as \"Helvetica\"",
        offsetof(struct cc_chart_settings, font), 0, 0},
    {"title", 't', CC_OPTION_TEXT, "TEXT", NULL, "a title of your own", offsetof(struct cc_chart_settings, title), 0, 0},
    {"no-sources", 0, CC_OPTION_FLAG, NULL, NULL, "leave out the source line", offsetof(struct cc_chart_settings, no_sources), 0, 0},
    {"keep", 0, CC_OPTION_TEXT, "DIR", NULL, "leave the gnuplot script and the data in DIR",
        offsetof(struct cc_chart_settings, keep), 0, 0},
    CC_WORKLOAD_OPTIONS(struct cc_chart_settings, works),
    CC_RANKING_OPTIONS(struct cc_chart_settings, ranking),
    {"rule", 0, CC_OPTION_TEXT, "RULE", NULL, "of the chart rules: the thresholds of this rule",
        offsetof(struct cc_chart_settings, rule), 0,
        0},
    {0},
};
/* clang-format on */

static bool parse_size(struct cc_cli *cli, const char *size, unsigned *width, unsigned *height)
{
    struct cc_str w, h;
    struct cc_decimal dw, dh = {.digits = 0};
    if (!size)
        return true;
    bool both = cc_str_cut(cc_str_of(size), 'x', &w, &h);
    if (cc_decimal_parse(w, &dw) != CC_DECIMAL_OK || dw.exponent != 0 || dw.negative || dw.digits < 40 || dw.digits > 10000 ||
        (both && (cc_decimal_parse(h, &dh) != CC_DECIMAL_OK || dh.exponent != 0 || dh.negative || dh.digits < 10 || dh.digits > 10000))) {
        cc_cli_usage(cli, "--size takes WIDTH or WIDTHxHEIGHT, such as 1600x900, from 40x10 to 10000x10000; not \"%s\"", size);
        return false;
    }
    *width = (unsigned)dw.digits;
    *height = (unsigned)dh.digits;
    return true;
}

/* The chart is text on standard output. */
static bool is_text(const struct cc_cli *cli)
{
    bool to_file = cli->common.output && strcmp(cli->common.output, "-") != 0;
    return !to_file && (!cli->common.format || strcmp(cli->common.format, "txt") == 0);
}

static bool draw(struct cc_cli *cli, const struct cc_chart_settings *s, const struct cc_plot *plot)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    struct cc_chart_options chart = {
        .output = cli->common.output && strcmp(cli->common.output, "-") != 0 ? cli->common.output : NULL,
        .text = &text,
        .search_path = cli->env_path,
        .temp_parent = cli->env_tmpdir,
        .keep = s->keep,
        .format = cli->common.format,
        .theme = s->theme,
        .font = s->font,
        .ascii = cc_cli_render_options(cli).ascii,
    };
    if (is_text(cli) && cli->terminal_width)
        chart.width = (unsigned)cli->terminal_width;
    bool ok = parse_size(cli, s->size, &chart.width, &chart.height) && cc_chart_write(plot, &chart, &cli->error);
    if (!ok && !s->size && is_text(cli) && cli->error.code == CC_ERR_USAGE && chart.width < CHART_COLUMNS_MIN) {
        cli->error = (struct cc_error){0};
        chart.width = CHART_COLUMNS_MIN; /* wider than the terminal, but nobody asked for a size */
        ok = cc_chart_write(plot, &chart, &cli->error);
    }
    if (ok && !chart.output)
        ok = cc_fd_write_all(STDOUT_FILENO, cc_buf_view(&text), "standard output", &cli->error);
    cc_buf_release(&text);
    return ok;
}

/* Letters, digits, spaces and hyphens: gnuplot reads a comma or a colon in a font as the start of something else. */
static bool check_font(struct cc_cli *cli, const char *font)
{
    bool good = !font || *font;
    for (const char *c = font; c && *c; c++)
        good &= cc_is_alpha(*c) || cc_is_digit(*c) || *c == ' ' || *c == '-';
    if (!good)
        cc_cli_usage(cli, "--font takes the name of a family, of letters, digits, spaces and hyphens; not \"%s\"", font);
    return good;
}

static bool word(size_t index, struct cc_word *out)
{
    const struct cc_chart_kind *kind = &cc_chart_kinds[index];
    *out = (struct cc_word){kind->name, kind->operands, kind->summary};
    return kind->name != NULL;
}

static int wrong_kind(struct cc_cli *cli, const char *name)
{
    struct cc_buf kinds;
    cc_buf_init(&kinds, 0);
    for (const struct cc_chart_kind *kind = cc_chart_kinds; kind->name; kind++)
        cc_buf_addf(&kinds, " %s", kind->name);
    struct cc_str list = cc_buf_view(&kinds);
    if (name)
        cc_cli_usage(cli, "there is no chart \"%s\"; the kinds are:%.*s", name, CC_PRI(list));
    else
        cc_cli_usage(cli, "chart needs a kind:%.*s", CC_PRI(list));
    cc_buf_release(&kinds);
    return CC_EXIT_ERROR;
}

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct cc_chart_settings *s = settings;
    struct cc_plot plot;
    const struct cc_chart_kind *kind = count > 0 ? cc_chart_kind_find(operands[0]) : NULL;
    if (!kind)
        return wrong_kind(cli, count > 0 ? operands[0] : NULL);
    if (!cc_chart_kind_takes(cli, kind, options, s) || !check_font(cli, s->font) || !cc_cli_load(cli) ||
        !kind->build(cli, s, count - 1, operands + 1, &plot))
        return CC_EXIT_ERROR;
    if (s->title)
        plot.title = cc_str_of(s->title);
    if (s->no_sources)
        plot.sources = CC_STR("");
    return draw(cli, s, &plot) ? CC_EXIT_DONE : CC_EXIT_ERROR;
}

const struct cc_command cc_command_chart = {
    .name = "chart",
    .operands = "KIND CHIP ...",
    .summary = "draw a comparison with gnuplot",
    .description =
        "Draws what the kind says, with its sources. roofline and advantage take workloads as the command roofline does: --intensity, or "
        "--decode and --prefill of a model; rules takes the --rule whose thresholds it shows; rank takes what the command rank does. An "
        "option "
        "that the kind has no use for is an error, which says which kinds take it.\n\n"
        "What nobody published is a hatched slot that says so. The ending of the output file (.svg .png .pdf .txt .six .tikz .tex) "
        "chooses the format, or --format does; without both the chart is text on standard output. tikz is a picture to be read by LaTeX "
        "with gnuplot-lua-tikz.sty; cairolatex is a .tex with a .pdf beside it. gnuplot is looked for when the command runs.",
    .examples = "chipcmp chart ratio H20 H100 -o h20.svg\tthe H20 against the H100\n"
                "chipcmp chart bars H20 H200 B200 -g memory -o memory.png --size 1600\tthe memory of three chips",
    .word = word,
    .formats = "txt svg png pdf sixel tikz cairolatex",
    .options = options,
    .settings_size = sizeof(struct cc_chart_settings),
    .run = run,
};
