/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp show: everything known, and known to be unknown, of one chip. */
#include "cli.h"

#include "chipcmp/report/show.h"

struct settings {
    bool only_known, efficiency;
};

static const struct cc_option options[] = {
    {"only-known", 'k', CC_OPTION_FLAG, NULL, NULL, "leave out what has no figure", offsetof(struct settings, only_known), 0, 0},
    {"efficiency", 'e', CC_OPTION_FLAG, NULL, NULL,
        "add efficiency and balance: per watt, per mm2, bytes per operation, memory per rate, TPP", offsetof(struct settings, efficiency),
        0, 0},
    {0},
};

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_chosen chosen;
    struct cc_efficiency efficiency;
    struct cc_doc doc;
    if (count != 1)
        return cc_cli_usage(cli, "show takes one chip");
    if (!cc_cli_load(cli) || !cc_cli_chips(cli, count, operands, false, &chosen))
        return CC_EXIT_ERROR;
    struct cc_efficiency_options derived = {.chips = chosen.chips, .chip_count = 1, .base = CC_NO_INDEX, .only_known = s->only_known};
    struct cc_report_show_options report = {.notes = chosen.notes,
        .note_count = chosen.note_count,
        .only_known = s->only_known,
        .efficiency = s->efficiency ? &efficiency : NULL};
    if (s->efficiency && !cc_efficiency_run(&cli->db, &derived, &cli->arena, &efficiency, &cli->error))
        return CC_EXIT_ERROR;
    cc_cli_begin(cli, &doc);
    return cc_cli_finish(cli, &doc, cc_report_show(&cli->db, chosen.chips[0], &report, &doc, &cli->error), CC_EXIT_DONE);
}

const struct cc_command cc_command_show = {
    .name = "show",
    .operands = "CHIP",
    .summary = "show every figure of a chip, with its sources",
    .description = "Shows a row for each metric and basis: the preferred figure as printed and its source, the other published figures "
                   "where they differ, or why there is none.",
    .examples = "chipcmp show H20\teverything known of the H20\nchipcmp show MI308X --only-known\tonly what somebody published",
    .formats = "table json csv tsv markdown html",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
