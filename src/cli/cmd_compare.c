/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp compare: chips against a base. */
#include "cli.h"
#include "pick.h"

#include "chipcmp/report/compare.h"

#include <string.h>

struct settings {
    struct cc_pick pick; /* first: see CC_PICK_OPTIONS */
    bool only_known, efficiency;
    const char *normalize;
    long digits;
};

static const struct cc_option options[] = {
    CC_PICK_OPTIONS,
    {"only-known", 'k', CC_OPTION_FLAG, NULL, NULL, "leave out rows in which no chip has a figure", offsetof(struct settings, only_known),
        0, 0},
    {"efficiency", 'e', CC_OPTION_FLAG, NULL, NULL,
        "add efficiency and balance: per watt, per mm2, bytes per operation, memory per rate, TPP", offsetof(struct settings, efficiency),
        0, 0},
    {"normalize", 'n', CC_OPTION_TEXT, "MEASURE", NULL,
        "divide each figure by the chip's own in MEASURE: accelerator (as --per-accelerator), watt, area, compute (dense BF16), memory, "
        "bandwidth, or a metric",
        offsetof(struct settings, normalize), 0, 0},
    {"digits", 'd', CC_OPTION_NUMBER, "N", NULL, "significant digits of ratios, 2 to 9 (default 4)", offsetof(struct settings, digits), 2,
        9},
    {0},
};

/* A word for a measure, or the name of a metric. */
static const char *measure_named(const char *word)
{
    static const char *const names[][2] = {
        {"watt", "tdp"},
        {"area", "die_area"},
        {"compute", "bf16_tensor"},
        {"memory", "memory_capacity"},
        {"bandwidth", "memory_bandwidth"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i][0], word) == 0)
            return names[i][1];
    return word;
}

/* A metric with one number a chip: dense, or the only basis there is. */
static bool settle_basis(struct cc_cli *cli, const char *word, struct cc_measure *measure)
{
    const struct cc_metric *metric = &cli->db.metrics[measure->metric];
    measure->basis = metric->bases >> CC_BASIS_DENSE & 1 ? CC_BASIS_DENSE : CC_BASIS_NONE;
    if (cc_metric_is_number(metric) && metric->bases >> measure->basis & 1)
        return true;
    cc_cli_usage(cli, "--normalize takes a metric with one number a chip; %s is none", word);
    return false;
}

static bool choose_measure(struct cc_cli *cli, const char *word, struct cc_measure *measure, struct cc_compare_options *o)
{
    if (!word)
        return true;
    if (strcmp(word, "accelerator") == 0) {
        o->per_accelerator = true;
        return true;
    }
    if (o->per_accelerator) {
        cc_cli_usage(cli, "--normalize and --per-accelerator exclude each other");
        return false;
    }
    if (!cc_cli_has_metric(cli, measure_named(word))) {
        cc_cli_usage(cli, "--normalize takes accelerator, watt, area, compute, memory, bandwidth or a printed metric; not \"%s\"", word);
        return false;
    }
    *measure = (struct cc_measure){.metric = CC_NO_INDEX};
    o->normalize = measure;
    return cc_cli_metric(cli, measure_named(word), &measure->metric) && settle_basis(cli, word, measure);
}

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_chosen chosen;
    struct cc_measure measure;
    struct cc_compare_options o = {.only_known = s->only_known};
    struct cc_compare compare;
    struct cc_efficiency efficiency = {0};
    struct cc_doc doc;
    if (!cc_cli_load(cli) || !cc_cli_pick(cli, &s->pick, count, operands, &chosen, &o) ||
        !choose_measure(cli, s->normalize, &measure, &o) || !cc_compare_run(&cli->db, &o, &cli->arena, &compare, &cli->error) ||
        (s->efficiency && !cc_efficiency_of_compare(&compare, &cli->arena, &efficiency, &cli->error)))
        return CC_EXIT_ERROR;
    cc_cli_begin(cli, &doc);
    struct cc_report_compare_options report = {.digits = s->digits ? (int)s->digits : 4,
        .notes = chosen.notes,
        .note_count = chosen.note_count,
        .efficiency = s->efficiency ? &efficiency : NULL};
    return cc_cli_finish(cli, &doc, cc_report_compare(&compare, &report, &doc, &cli->error), CC_EXIT_DONE);
}

const struct cc_command cc_command_compare = {
    .name = "compare",
    .operands = "CHIP CHIP ...",
    .summary = "set chips against each other, figure by figure",
    .description =
        "Sets each chip against a base (the last one named, or --base): for every metric the figures as printed, the ratio, the "
        "percentage, and the interval that the rounding of the printed figures allows. What nobody published is said to be so, with the "
        "reason; figures on different bases (dense and sparse, one accelerator and a rack) are never divided.\n\n"
        "A family name such as H100 stands for its default member, which is said; --all-variants shows every member.\n\n"
        "--normalize watt divides each figure by the chip's own power, --normalize area by its die area, and so on; a chip whose divisor "
        "nobody published has no such number.",
    .examples = "chipcmp compare H20 H100\tthe H20 against the H100 SXM5\n"
                "chipcmp compare H20 H200 B200 --base H100 --group compute --dense\tthree chips against the H100, dense compute only\n"
                "chipcmp compare CM384 \"GB200 NVL72\" --per-accelerator\ttwo systems, divided by their accelerators\n"
                "chipcmp compare H20 H100 --normalize watt\tper watt of TDP\n"
                "chipcmp compare H20 H100 --format csv -o h20.csv\tthe same as a table for a spreadsheet",
    .formats = "table json csv tsv markdown html",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
