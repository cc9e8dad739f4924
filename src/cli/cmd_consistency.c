/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp consistency: whether the published figures of a system fit those of its parts. */
#include "cli.h"

#include "chipcmp/report/consistency.h"

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    struct cc_chosen chosen;
    struct cc_consistency consistency;
    struct cc_doc doc;
    (void)settings;
    if (count != 1)
        return cc_cli_usage(cli, "consistency takes one superchip, system or package of dies");
    if (!cc_cli_load(cli) || !cc_cli_chips(cli, count, operands, false, &chosen) ||
        !cc_consistency_run(&cli->db, chosen.chips[0], &cli->arena, &consistency, &cli->error))
        return CC_EXIT_ERROR;
    cc_cli_begin(cli, &doc);
    bool made = cc_report_consistency(&consistency, chosen.notes, chosen.note_count, &doc, &cli->error);
    return cc_cli_finish(cli, &doc, made, CC_EXIT_DONE);
}

const struct cc_command cc_command_consistency = {
    .name = "consistency",
    .operands = "SYSTEM",
    .summary = "add up the parts of a system, and say which published figures fit",
    .description =
        "For every metric, sets each published figure of a superchip, a system or a package of dies against the sum over its parts, from "
        "each published figure of theirs: 300 PFLOPS do not follow from 384 x 752 TFLOPS, which are 288.8, but from 384 x 780, which are "
        "299.5. Figures fit when their rounding lets them be equal; power fits when the whole has at least that of its accelerators.",
    .examples = "chipcmp consistency CloudMatrix384\tthe rack against 384 packages\n"
                "chipcmp consistency gb200-nvl72 --format csv\tone line a pair of figures\n"
                "chipcmp consistency ascend-910c\tthe package against its two dies",
    .formats = "table json csv tsv markdown html",
    .run = run,
};
