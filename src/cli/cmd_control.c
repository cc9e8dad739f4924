/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp control: chips against dated rules with thresholds. */
#include "cli.h"

#include "chipcmp/analysis/control.h"
#include "chipcmp/base/date.h"
#include "chipcmp/report/control.h"

struct settings {
    struct cc_texts rules;
    const char *as_of;
    bool all_variants;
};

static const struct cc_option options[] = {
    {"rule", 'r', CC_OPTION_LIST, "RULE", NULL, "only this rule; may be given several times", offsetof(struct settings, rules), 0, 0},
    {"as-of", 0, CC_OPTION_TEXT, "DATE", NULL, "only the rules in force on DATE, a day as 2023-12-31", offsetof(struct settings, as_of), 0,
        0},
    {"all-variants", 'a', CC_OPTION_FLAG, NULL, NULL, "show every variant of a family instead of its default",
        offsetof(struct settings, all_variants), 0, 0},
    {0},
};

static bool choose_rules(struct cc_cli *cli, const struct cc_texts *ids, struct cc_control_options *out)
{
    if (!ids->count)
        return true;
    uint32_t *rules = CC_NEW(&cli->arena, uint32_t, ids->count);
    if (!rules)
        return cc_error_memory(&cli->error);
    for (size_t i = 0; i < ids->count; i++) {
        if (!cc_cli_rule(cli, ids->items[i], &rules[i]))
            return false;
    }
    out->rules = rules;
    out->rule_count = ids->count;
    return true;
}

static bool choose_day(struct cc_cli *cli, const char *text, struct cc_control_options *out)
{
    struct cc_date date;
    if (!text)
        return true;
    if (!cc_date_parse(cc_str_of(text), &date) || date.first != date.last) {
        cc_cli_usage(cli, "--as-of takes a day such as 2023-12-31, not \"%s\"", text);
        return false;
    }
    out->as_of = cc_str_of(text);
    return true;
}

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_chosen chosen;
    struct cc_control_options o = {.chip_count = 0};
    struct cc_control control;
    struct cc_doc doc;
    if (count < 1)
        return cc_cli_usage(cli, "control takes a chip or several");
    if (!choose_day(cli, s->as_of, &o) || !cc_cli_load(cli) || !choose_rules(cli, &s->rules, &o) ||
        !cc_cli_chips(cli, count, operands, s->all_variants, &chosen))
        return CC_EXIT_ERROR;
    o.chips = chosen.chips;
    o.chip_count = chosen.count;
    if (!cc_control_run(&cli->db, &o, &cli->arena, &control, &cli->error))
        return CC_EXIT_ERROR;
    cc_cli_begin(cli, &doc);
    return cc_cli_finish(cli, &doc, cc_report_control(&control, chosen.notes, chosen.note_count, &doc, &cli->error), CC_EXIT_DONE);
}

const struct cc_command cc_command_control = {
    .name = "control",
    .operands = "CHIP ...",
    .summary = "set chips against export rules, clause by clause",
    .description =
        "Sets each chip against the thresholds of dated rules: its total processing performance (TPP: the printed dense rate x the bit "
        "length of the operation, the highest over all lengths), its performance density (TPP over the area of the logic dies) and its "
        "bandwidths. Each comparison stands with the figure, the interval that its rounding allows, and whether it is met, not met, "
        "depends on the rounding, or is unknown because a figure is not public. What is public may decide all the same: a missing rate "
        "can only raise a TPP.\n\n"
        "A rule is met when all comparisons of one of its clauses are. The text, its date and its status stand beside it: in force, "
        "superseded, reported (letters that are not public) or a bill. Rules are about integrated circuits and boards, not about "
        "systems.\n\n"
        "This is arithmetic on published figures and no legal advice. Whether a chip is designed or marketed for data centres, on which "
        "much hangs, is a fact you have to supply.",
    .examples = "chipcmp control H20\tthe H20 against every rule\n"
                "chipcmp control H20 H100 H200 --rule 3a090-2023\tthree chips against one\n"
                "chipcmp control H800 --as-of 2023-01-01\tthe rules of that day\n"
                "chipcmp control H20 --format json\tthe same for a program",
    .formats = "table json csv tsv markdown html",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
