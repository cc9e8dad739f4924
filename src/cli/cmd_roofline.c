/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp roofline: ridge points, break-even intensities, and what a workload can reach. */
#include "cli.h"
#include "pick.h"
#include "workloads.h"

#include "chipcmp/report/roofline.h"

struct settings {
    struct cc_pick pick; /* first: see CC_PICK_OPTIONS */
    long digits;
    struct cc_workload_settings works;
};

static const struct cc_option options[] = {
    CC_PICK_BASE,
    {"metric", 'm', CC_OPTION_LIST, "METRIC", NULL, "only this rate (bf16_tensor); may be given several times",
        offsetof(struct settings, pick.metrics), 0, 0},
    CC_PICK_BASES_AND_SCOPE,
    CC_WORKLOAD_OPTIONS(struct settings, works),
    {"digits", 'd', CC_OPTION_NUMBER, "N", NULL, "significant digits of computed numbers, 2 to 9 (default 3)",
        offsetof(struct settings, digits), 2, 9},
    {0},
};

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_chosen chosen;
    struct cc_compare_options o = {.chips = NULL};
    struct cc_report_roofline_options report = {.digits = s->digits ? (int)s->digits : 3};
    struct cc_roofline_work *works;
    struct cc_roofline roofline;
    struct cc_doc doc;
    if (!cc_cli_workloads(cli, &s->works, &works, &report.work_count) || !cc_cli_load(cli) ||
        !cc_cli_pick(cli, &s->pick, count, operands, &chosen, &o) || !cc_cli_rates(cli, &o) ||
        !cc_roofline_run(&cli->db, &o, &cli->arena, &roofline, &cli->error))
        return CC_EXIT_ERROR;
    report.works = works;
    report.notes = chosen.notes;
    report.note_count = chosen.note_count;
    cc_cli_begin(cli, &doc);
    return cc_cli_finish(cli, &doc, cc_report_roofline(&roofline, &report, &doc, &cli->error), CC_EXIT_DONE);
}

const struct cc_command cc_command_roofline = {
    .name = "roofline",
    .operands = "CHIP CHIP ...",
    .summary = "show which work which chip is faster at, by compute and bandwidth",
    .description =
        "The roofline model (Williams, Waterman and Patterson, CACM 52(4), 2009): at an arithmetic intensity of X operations per byte of "
        "memory traffic a chip reaches at most the lower of its peak rate and X times its memory bandwidth. Shown for each precision and "
        "basis: the ridge point, from which on the peak rate is the bound; and against the base (the last chip named, or --base) the ratio "
        "of the attainable rates and the break-even intensity, below which one chip leads and above which the other. What is unknown is "
        "said to be so; nothing crosses bases.\n\n"
        "--intensity X answers for one workload. --decode and --prefill derive X for transformer inference from the model's parameters "
        "(Kaplan et al. 2020, Pope et al. 2022), print the assumptions, and give tokens per second as an upper bound. Without --layers, "
        "--heads and --head-dim attention is not counted.\n\n"
        "All figures are published peaks; nothing is measured.",
    .examples = "chipcmp roofline H20 H100 --dense\tridge points and break-even intensities, dense\n"
                "chipcmp roofline H20 H100 -m fp16_tensor --dense --intensity 100\twhat 100 FLOP/byte can reach on each\n"
                "chipcmp roofline H20 H100 -m bf16_tensor --dense --decode --params 70B\ta decoding step of 70 billion parameters\n"
                "chipcmp roofline H20 H100 --dense --prefill --params 8B --context 2048\treading a prompt of 2,048 tokens",
    .formats = "table json csv tsv markdown html",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
