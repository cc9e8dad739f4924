/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp compare: chips against a base. */
#include "cli.h"
#include "pick.h"

#include "chipcmp/report/compare.h"

struct settings {
    struct cc_pick pick; /* first: see CC_PICK_OPTIONS */
    bool only_known, efficiency;
    long digits;
};

static const struct cc_option options[] = {
    CC_PICK_OPTIONS,
    {"only-known", 'k', CC_OPTION_FLAG, NULL, NULL, "leave out rows in which no chip has a figure", offsetof(struct settings, only_known),
        0, 0},
    {"efficiency", 'e', CC_OPTION_FLAG, NULL, NULL,
        "add efficiency and balance: per watt, per mm2, bytes per operation, memory per rate, TPP", offsetof(struct settings, efficiency),
        0, 0},
    {"digits", 'd', CC_OPTION_NUMBER, "N", NULL, "significant digits of ratios, 2 to 9 (default 4)", offsetof(struct settings, digits), 2,
        9},
    {0},
};

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_chosen chosen;
    struct cc_compare_options o = {.only_known = s->only_known};
    struct cc_compare compare;
    struct cc_efficiency efficiency;
    struct cc_doc doc;
    if (!cc_cli_load(cli) || !cc_cli_pick(cli, &s->pick, count, operands, &chosen, &o))
        return CC_EXIT_ERROR;
    cc_doc_init(&doc, &cli->arena);
    struct cc_report_compare_options report = {.digits = s->digits ? (int)s->digits : 4,
        .notes = chosen.notes,
        .note_count = chosen.note_count,
        .efficiency = s->efficiency ? &efficiency : NULL};
    if (!cc_compare_run(&cli->db, &o, &cli->arena, &compare, &cli->error) ||
        (s->efficiency && !cc_efficiency_of_compare(&compare, &cli->arena, &efficiency, &cli->error)) ||
        !cc_report_compare(&compare, &report, &doc, &cli->error)) {
        cc_doc_release(&doc);
        return CC_EXIT_ERROR;
    }
    return cc_cli_finish(cli, &doc, CC_EXIT_DONE);
}

const struct cc_command cc_command_compare = {
    .name = "compare",
    .operands = "CHIP CHIP ...",
    .summary = "set chips against each other, figure by figure",
    .description = "Sets each chip against a base (the last one named, or --base): for every metric the figures as printed, the ratio, the "
                   "percentage, and the interval that the rounding of the printed figures allows. What nobody published is said to be so, "
                   "with the reason; figures on different bases (dense and sparse, one accelerator and a rack) are never divided.\n\nA "
                   "family name such as H100 stands for its default member, which is said; --all-variants shows every member.",
    .examples = "chipcmp compare H20 H100\tthe H20 against the H100 SXM5\n"
                "chipcmp compare H20 H200 B200 --base H100 --group compute --dense\tthree chips against the H100, dense compute only\n"
                "chipcmp compare CM384 \"GB200 NVL72\" --per-accelerator\ttwo systems, divided by their accelerators\n"
                "chipcmp compare H20 H100 --format csv -o h20.csv\tthe same as a table for a spreadsheet",
    .formats = "table json csv tsv markdown html",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
