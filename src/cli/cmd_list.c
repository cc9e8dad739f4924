/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp list, metrics, sources: what the database holds. */
#include "cli.h"

#include "chipcmp/report/list.h"
#include "chipcmp/report/metrics.h"
#include "chipcmp/report/sources.h"

static int run_list(struct cc_cli *cli, void *settings, int count, char **operands)
{
    struct cc_doc doc;
    (void)settings;
    (void)operands;
    if (count)
        return cc_cli_usage(cli, "list takes no operand; for one chip use chipcmp show");
    if (!cc_cli_load(cli))
        return CC_EXIT_ERROR;
    cc_cli_begin(cli, &doc);
    return cc_cli_finish(cli, &doc, cc_report_list(&cli->db, &doc, &cli->error), CC_EXIT_DONE);
}

const struct cc_command cc_command_list = {
    .name = "list",
    .operands = "",
    .summary = "list the chips and systems of the database",
    .description = "Lists every chip and system with its id, family, kind and vendor. The default member of a family is what the bare "
                   "family name stands for.",
    .examples = "chipcmp list\tevery chip\nchipcmp list --format csv\tthe same for a spreadsheet",
    .formats = "table json csv tsv markdown html",
    .run = run_list,
};

static int run_metrics(struct cc_cli *cli, void *settings, int count, char **operands)
{
    struct cc_doc doc;
    (void)settings;
    (void)operands;
    if (count)
        return cc_cli_usage(cli, "metrics takes no operand");
    if (!cc_cli_load(cli))
        return CC_EXIT_ERROR;
    cc_cli_begin(cli, &doc);
    return cc_cli_finish(cli, &doc, cc_report_metrics(&cli->db, &doc, &cli->error), CC_EXIT_DONE);
}

const struct cc_command cc_command_metrics = {
    .name = "metrics",
    .operands = "",
    .summary = "list the metrics, their units and bases",
    .description = "Lists what is compared: the metric's id, its group, the unit results are printed in, the bases it is stated on, and "
                   "what it means; then what is derived from these, by which formula, and where that is from.",
    .examples = "chipcmp metrics\tevery metric",
    .formats = "table json csv tsv markdown html",
    .run = run_metrics,
};

static int run_sources(struct cc_cli *cli, void *settings, int count, char **operands)
{
    struct cc_doc doc;
    uint32_t source = CC_NO_INDEX;
    (void)settings;
    if (count > 1)
        return cc_cli_usage(cli, "sources takes one id at most");
    if (!cc_cli_load(cli) || (count && !cc_cli_source(cli, operands[0], &source)))
        return CC_EXIT_ERROR;
    cc_cli_begin(cli, &doc);
    return cc_cli_finish(cli, &doc, cc_report_sources(&cli->db, source, &doc, &cli->error), CC_EXIT_DONE);
}

const struct cc_command cc_command_sources = {
    .name = "sources",
    .operands = "[ID]",
    .summary = "list the sources, or what rests on one of them",
    .description = "Lists every source: its id, its date, how many figures are cited to it, its publisher and title; csv, tsv and json add "
                   "its kind, how it was read and its address. With an id: all of that source, and what is cited to it.",
    .examples = "chipcmp sources\tevery source\nchipcmp sources nv-h100-wp\tthe H100 white paper and the figures from it",
    .formats = "table json csv tsv markdown html",
    .run = run_sources,
};
