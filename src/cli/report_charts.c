/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp report: which charts it has, and in which form. */
#include "report_charts.h"

#include "chart_kinds.h"

#include "chipcmp/chart/chart.h"

#include <string.h>

/* Kinds in the order in which they stand in a report. */
static const char *const charts[] = {"ratio", "roofline", "advantage", "rules", "scatter"};
enum { CHARTS = sizeof charts / sizeof charts[0] };

/* The chips as the operands of a chart: their ids. */
static char **ids_of(struct cc_cli *cli, const struct cc_compare_options *options)
{
    char **ids = CC_NEW(&cli->arena, char *, options->chip_count);
    for (size_t i = 0; ids && i < options->chip_count; i++) {
        ids[i] = cc_cli_operand(cli, cli->db.chips[options->chips[i]].id);
        if (!ids[i])
            return NULL;
    }
    return ids;
}

/* Draws into one of the forms of the picture. */
static bool draw(struct cc_cli *cli, const struct cc_plot *plot, const char *format, unsigned number, struct cc_picture *picture)
{
    struct cc_buf drawn, element;
    cc_buf_init(&drawn, 0);
    cc_buf_init(&element, 0);
    struct cc_chart_options chart = {.text = &drawn, .format = format, .search_path = cli->env_path, .temp_parent = cli->env_tmpdir};
    bool svg = strcmp(format, "svg") == 0, tikz = strcmp(format, "tikz") == 0;
    bool ok = cc_chart_write(plot, &chart, &cli->error);
    if (!ok && cli->error.code == CC_ERR_PROGRAM) {
        struct cc_error found = cli->error;
        cli->error = (struct cc_error){0};
        cc_error_set(&cli->error, found.code, "%s; --no-charts writes a report without charts", found.text);
    }
    if (ok && svg)
        cc_chart_inline(cc_buf_view(&drawn), number, &element);
    *(svg ? &picture->svg : tikz ? &picture->tex : &picture->plain) = cc_arena_copy(&cli->arena, cc_buf_view(svg ? &element : &drawn));
    if (ok && (element.failed || cli->arena.failed))
        ok = cc_error_memory(&cli->error);
    cc_buf_release(&element);
    cc_buf_release(&drawn);
    return ok;
}

/* CC_ERR_USAGE says that there is nothing to draw of these chips, which the rest of the report says too. */
static bool build(struct cc_cli *cli, const struct cc_chart_kind *kind, const struct cc_compare_options *options, char **ids,
    struct cc_plot *plot, bool *drawable)
{
    struct cc_chart_settings settings = {.pick = {.per_accelerator = options->per_accelerator}};
    settings.pick.base = cc_cli_operand(cli, cli->db.chips[options->base].id);
    if (!settings.pick.base)
        return false;
    *drawable = kind->build(cli, &settings, (int)options->chip_count, ids, plot);
    if (*drawable)
        return true;
    if (cli->error.code != CC_ERR_USAGE)
        return false;
    cli->error = (struct cc_error){0};
    return true;
}

static const char *format_of(struct cc_str report)
{
    return cc_str_eq(report, CC_STR("html")) ? "svg" : cc_str_eq(report, CC_STR("tex")) ? "tikz" : "txt";
}

bool cc_cli_report_charts(struct cc_cli *cli, const struct cc_compare_options *options, struct cc_report_parts *parts)
{
    const char *format = format_of(cc_cli_format(cli));
    struct cc_report_chart *drawn = CC_NEW(&cli->arena, struct cc_report_chart, CHARTS);
    char **ids = ids_of(cli, options);
    if (!drawn || !ids)
        return cc_error_memory(&cli->error);
    parts->charts = drawn;
    for (size_t i = 0; i < CHARTS; i++) {
        const struct cc_chart_kind *kind = cc_chart_kind_find(charts[i]);
        struct cc_report_chart *chart = &drawn[parts->chart_count];
        struct cc_plot plot;
        bool drawable = false;
        if (!kind || !build(cli, kind, options, ids, &plot, &drawable))
            return false;
        if (!drawable)
            continue;
        chart->caption = plot.title;
        chart->picture.words = plot.description;
        if (!draw(cli, &plot, format, (unsigned)parts->chart_count + 1, &chart->picture))
            return false;
        parts->chart_count++;
    }
    return true;
}
