/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp explain: the search backwards, from a percentage to the figures that would make it true. */
#include "cli.h"
#include "stated.h"

#include "chipcmp/analysis/explain.h"
#include "chipcmp/report/explain.h"
#include "chipcmp/specs/resolve.h"

struct settings {
    long top;
};

static const struct cc_option options[] = {
    {"top", 'n', CC_OPTION_NUMBER, "N", NULL, "list the first N readings that fit (default: 10 in tables for people, all in other formats)",
        offsetof(struct settings, top), 1, 100000},
    {0},
};

/* The members that a name stands for, the default one first. */
static bool choose(struct cc_cli *cli, char *operand, struct cc_explain_party *out)
{
    struct cc_chosen chosen;
    struct cc_target target;
    if (!cc_cli_chips(cli, 1, &operand, true, &chosen))
        return false;
    *out = (struct cc_explain_party){.name = cli->db.chips[chosen.chips[0]].name, .chips = chosen.chips, .count = chosen.count};
    if (chosen.count > 1 && cc_resolve(&cli->db, cc_str_of(operand), &target))
        out->name = cli->db.families[target.family].name;
    return true;
}

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_stated_operand stated;
    struct cc_explain explain;
    struct cc_doc doc;
    if (count < 2)
        return cc_cli_usage(cli, "explain takes an amount and one chip or two");
    if (!cc_cli_stated(cli, count, operands, &stated))
        return CC_EXIT_ERROR;
    int chips = count - stated.used;
    char **names = operands + stated.used;
    if (chips < 1 || chips > 2)
        return cc_cli_usage(cli, "explain takes an amount and one chip or two; after \"%.*s\" there are %d", CC_PRI(stated.words), chips);
    struct cc_explain_options o = {.words = stated.words, .stated = stated.ways, .stated_count = stated.count};
    if (!cc_cli_load(cli) || !choose(cli, names[0], &o.subject) || (chips == 2 && !choose(cli, names[1], &o.object)))
        return CC_EXIT_ERROR;
    if (chips == 2 && o.subject.chips[0] == o.object.chips[0])
        return cc_cli_usage(cli, "both names stand for %.*s; explain needs two different chips",
            CC_PRI(cli->db.chips[o.subject.chips[0]].id));
    if (!cc_explain_run(&cli->db, &o, &cli->arena, &explain, &cli->error))
        return CC_EXIT_ERROR;
    struct cc_report_explain_options report = {.top = (size_t)s->top};
    bool natural = explain.candidate_count && explain.candidates[0].departures.total == 0;
    cc_cli_begin(cli, &doc);
    return cc_cli_finish(cli, &doc, cc_report_explain(&explain, &report, &doc, &cli->error), natural ? CC_EXIT_DONE : CC_EXIT_OPEN);
}

const struct cc_command cc_command_explain = {
    .name = "explain",
    .operands = "AMOUNT CHIP [CHIP]",
    .summary = "search for the figures that would make a stated percentage true",
    .description =
        "The search backwards: which published figures make the first chip's so much less or more than the second's? Every like-for-like "
        "reading is tried: each metric and derived metric on each basis, each variant of a family, each side of a conflict. Those that "
        "fit are ranked, natural ones first: default variants, preferred figures, a printed metric, for throughput dense BF16 or FP16. "
        "Beside them stands how many distinct ratios were tried and how many of so many would fit by chance. A fit found among many is a "
        "coincidence until the text itself names that reading.\n\n"
        "AMOUNT is 28% less, 28 percent more, 85% of, 1.43x or 0.72, quoted or not, with \"about\" or \"nearly\" before it if need be. A "
        "bare 28% or 28 is tried as less, more and of; a bare number below 10 with a decimal point is a ratio. What the words allow is "
        "what check allows. Without a second chip every other chip is tried, so that more will fit by chance.\n\n"
        "The exit status is 0 when a natural reading fits, and 3 when none does.",
    .examples = "chipcmp explain 28% less H20 H100\twhich figure of the H20 is 28 percent below the H100's?\n"
                "chipcmp explain \"1.43x\" H200 H100\tthe same of a factor\n"
                "chipcmp explain 41% H20 --top 5\tless, more or of any other chip; the first five",
    .formats = "table json csv tsv markdown html",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
