/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp rank: chips or families in the order of one metric. */
#include "cli.h"
#include "ranking.h"

#include "chipcmp/report/rank.h"

struct settings {
    const char *metric;
    struct cc_ranking_settings ranking;
};

static const struct cc_option options[] = {
    {"metric", 'm', CC_OPTION_TEXT, "METRIC", NULL, "rank by this metric, printed or derived (needed); chipcmp metrics lists them",
        offsetof(struct settings, metric), 0, 0},
    CC_RANKING_OPTIONS(struct settings, ranking),
    {0},
};

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_rank_options o = {0};
    struct cc_chosen chosen = {0};
    struct cc_rank rank;
    struct cc_doc doc;
    if (!s->metric)
        return cc_cli_usage(cli, "rank needs --metric");
    if (!cc_cli_load(cli) || !cc_cli_ranking(cli, s->metric, &s->ranking, &o) ||
        (count && !cc_cli_chips(cli, count, operands, false, &chosen)))
        return CC_EXIT_ERROR;
    o.chips = chosen.chips;
    o.chip_count = chosen.count;
    if (!cc_rank_run(&cli->db, &o, &cli->arena, &rank, &cli->error))
        return CC_EXIT_ERROR;
    cc_cli_begin(cli, &doc);
    return cc_cli_finish(cli, &doc, cc_report_rank(&rank, chosen.notes, chosen.note_count, &doc, &cli->error), CC_EXIT_DONE);
}

const struct cc_command cc_command_rank = {
    .name = "rank",
    .operands = "[CHIP ...]",
    .summary = "put chips or families in the order of one metric",
    .description =
        "Puts every accelerator, or only the chips named, in the order of one metric, printed or derived. Where the rounding of the "
        "printed figures leaves the order open, chips tie: 1, 2=, 2=, 4. Chips without a public figure stand apart with the reason, not "
        "at the bottom; so do figures on another basis (compute units of another maker) and, with --as-of, chips whose date of "
        "announcement nobody has published.\n\n"
        "With --families the default member of each family stands for it, which is what \"the maker's fourth-best chip\" is about; the "
        "notes say which rank its other members would have.",
    .examples = "chipcmp rank --metric bf16_tensor --vendor NVIDIA --families\tthe families of one maker by dense BF16\n"
                "chipcmp rank --metric memory_bandwidth --as-of 2024-03\twhat there was in March 2024\n"
                "chipcmp rank --metric compute_per_watt --rate fp8_tensor\ta derived metric, of FP8\n"
                "chipcmp rank --metric tdp --kind system\tthe systems, the least power first\n"
                "chipcmp rank H20 H100 MI308 --metric memory_capacity\tonly these",
    .formats = "table json csv tsv markdown html",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
