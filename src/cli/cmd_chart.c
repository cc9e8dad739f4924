/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp chart: a comparison as a picture, by gnuplot. */
#include "cli.h"
#include "pick.h"

#include "chipcmp/analysis/compare.h"
#include "chipcmp/base/fileio.h"
#include "chipcmp/chart/chart.h"
#include "chipcmp/num/decimal.h"
#include "chipcmp/report/ratio_plot.h"

#include <string.h>
#include <unistd.h>

/* With this many columns every text chart has room for its bars. */
enum { CHART_COLUMNS_MIN = 80 };

struct settings {
    struct cc_pick pick; /* first: see CC_PICK_OPTIONS */
    const char *size, *keep, *title;
};

static const struct cc_option options[] = {
    CC_PICK_OPTIONS,
    {"size", 's', CC_OPTION_TEXT, "WIDTH[xHEIGHT]", NULL, "size in pixels (points for pdf, columns and rows for txt)",
        offsetof(struct settings, size), 0, 0},
    {"title", 't', CC_OPTION_TEXT, "TEXT", NULL, "a title of your own", offsetof(struct settings, title), 0, 0},
    {"keep", 0, CC_OPTION_TEXT, "DIR", NULL, "leave the gnuplot script and the data in DIR", offsetof(struct settings, keep), 0, 0},
    {0},
};

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

static bool draw(struct cc_cli *cli, const struct settings *s, const struct cc_plot *plot)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    struct cc_chart_options chart = {
        .output = cli->common.output && strcmp(cli->common.output, "-") != 0 ? cli->common.output : NULL,
        .text = &text,
        .search_path = cli->env_path,
        .temp_parent = cli->env_tmpdir,
        .keep = s->keep,
        .ascii = cc_cli_render_options(cli).ascii,
    };
    if (!chart.output && cli->terminal_width)
        chart.width = (unsigned)cli->terminal_width;
    bool ok = parse_size(cli, s->size, &chart.width, &chart.height) && cc_chart_write(plot, &chart, &cli->error);
    if (!ok && !s->size && !chart.output && cli->error.code == CC_ERR_USAGE && chart.width < CHART_COLUMNS_MIN) {
        cli->error = (struct cc_error){0};
        chart.width = CHART_COLUMNS_MIN; /* wider than the terminal, but nobody asked for a size */
        ok = cc_chart_write(plot, &chart, &cli->error);
    }
    if (ok && !chart.output)
        ok = cc_fd_write_all(STDOUT_FILENO, cc_buf_view(&text), "standard output", &cli->error);
    cc_buf_release(&text);
    return ok;
}

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_compare_options o = {0};
    struct cc_compare compare;
    struct cc_plot plot;
    struct cc_chosen chosen;
    if (count < 1 || strcmp(operands[0], "ratio") != 0)
        return count < 1 ? cc_cli_usage(cli, "chart needs a kind: ratio")
                         : cc_cli_usage(cli, "there is no chart \"%s\"; the kinds are: ratio", operands[0]);
    if (!cc_cli_load(cli) || !cc_cli_pick(cli, &s->pick, count - 1, operands + 1, &chosen, &o))
        return CC_EXIT_ERROR;
    if (!cc_compare_run(&cli->db, &o, &cli->arena, &compare, &cli->error) ||
        !cc_report_ratio_plot(&compare, &cli->arena, &plot, &cli->error))
        return CC_EXIT_ERROR;
    if (s->title)
        plot.title = cc_str_of(s->title);
    return draw(cli, s, &plot) ? CC_EXIT_DONE : CC_EXIT_ERROR;
}

const struct cc_command cc_command_chart = {
    .name = "chart",
    .operands = "ratio CHIP CHIP ...",
    .summary = "draw a comparison with gnuplot",
    .description = "Draws the ratios of the chips to the base on a logarithmic axis around 1. What nobody published is a hatched slot that "
                   "says so. The ending of the output file chooses svg, png, pdf or txt; without -o the chart is text on standard output. "
                   "gnuplot is looked for when the command runs.",
    .examples = "chipcmp chart ratio H20 H100 -o h20.svg\tthe H20 against the H100\n"
                "chipcmp chart ratio H20 H200 B200 H100 -o chips.png --size 1600\tthree chips against the H100",
    .formats = "",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
