/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp report: everything of a comparison as one document. */
#include "cli.h"
#include "pick.h"
#include "report_charts.h"
#include "version.h"
#include "work.h"

#include "chipcmp/base/fileio.h"
#include "chipcmp/report/report.h"

#include <string.h>

enum { DRAFT_MOST = 4 * 1024 * 1024 /* bytes: all of it stands in the report */ };

struct settings {
    struct cc_pick pick; /* first: see CC_PICK_OPTIONS */
    const char *claims;
    bool no_charts;
};

static const struct cc_option options[] = {
    CC_PICK_OPTIONS,
    {"claims", 'c', CC_OPTION_TEXT, "FILE", NULL, "check the claims of this draft, and show its text with them highlighted",
        offsetof(struct settings, claims), 0, 0},
    {"no-charts", 0, CC_OPTION_FLAG, NULL, NULL, "leave out the charts, for which gnuplot is needed", offsetof(struct settings, no_charts),
        0, 0},
    {0},
};

/* Without --format the ending of the output file says which. */
static bool choose_format(struct cc_cli *cli)
{
    static const struct {
        const char *ending, *format;
    } endings[] = {{".html", "html"}, {".htm", "html"}, {".md", "markdown"}, {".markdown", "markdown"}, {".tex", "tex"}};
    const char *output = cli->common.output;
    if (cli->common.format || !output || strcmp(output, "-") == 0)
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (cc_str_ends(cc_str_of(output), cc_str_of(endings[i].ending)))
            cli->common.format = endings[i].format;
    if (!cli->common.format)
        cc_cli_usage(cli, "the name of a report ends in .html, .md or .tex, or --format says what it is: \"%s\"", output);
    return cli->common.format != NULL;
}

/* The same comparison against each chip, the chosen base first. */
static bool compare_all(struct cc_cli *cli, const struct cc_compare_options *chosen, struct cc_report_parts *parts)
{
    struct cc_compare *compares = CC_NEW(&cli->arena, struct cc_compare, chosen->chip_count);
    if (!compares)
        return cc_error_memory(&cli->error);
    parts->compares = compares;
    for (size_t i = 0; i <= chosen->chip_count; i++) {
        struct cc_compare_options o = *chosen;
        if (i > 0 && chosen->chips[i - 1] == chosen->base)
            continue;
        o.base = i > 0 ? chosen->chips[i - 1] : chosen->base;
        if (!cc_compare_run(&cli->db, &o, &cli->arena, &compares[parts->compare_count++], &cli->error))
            return false;
    }
    return true;
}

/* The draft is read as check reads it: the ending says whether it is plain text, Markdown or HTML. */
static bool check_claims(struct cc_cli *cli, const char *path, struct cc_check *check)
{
    const struct cc_prose_origin start = {0};
    struct cc_work work = {.db = &cli->db};
    struct cc_buf bytes;
    *check = (struct cc_check){.name = cc_str_of(strcmp(path, "-") == 0 ? "standard input" : path)};
    cc_buf_init(&bytes, DRAFT_MOST);
    bool ok = cc_file_read(path, &bytes, &cli->error);
    struct cc_str text = ok ? cc_arena_copy(&cli->arena, cc_buf_view(&bytes)) : (struct cc_str){0};
    cc_buf_release(&bytes);
    if (ok && !text.s)
        return cc_error_memory(&cli->error);
    work.filter = ok ? cc_filter_make(&cli->db, &cli->arena, &cli->error) : NULL;
    return work.filter && cc_input_is_text(text, check->name, &cli->error) &&
           cc_work_find(&work, cc_prose_kind_of(path), text, start, &cli->arena, check, &cli->error);
}

/* The rooflines of the precisions that inference and training use; the command roofline prints those of every rate. */
static bool draw_rooflines(struct cc_cli *cli, const struct cc_compare_options *chosen, struct cc_roofline *roofline)
{
    static const char *const rates[] = {"bf16_tensor", "fp8_tensor", "fp4_tensor"};
    enum { RATES = sizeof rates / sizeof rates[0] };
    uint32_t *metrics = CC_NEW(&cli->arena, uint32_t, RATES);
    struct cc_compare_options o = *chosen;
    if (!metrics)
        return cc_error_memory(&cli->error);
    o.metrics = metrics;
    o.metric_count = 0;
    o.bases = 1U << CC_BASIS_DENSE;
    for (uint32_t i = 0; i < cli->db.metric_count; i++)
        for (size_t k = 0; k < RATES; k++)
            if (cc_str_eq(cli->db.metrics[i].id, cc_str_of(rates[k])))
                metrics[o.metric_count++] = i;
    return cc_roofline_run(&cli->db, &o, &cli->arena, roofline, &cli->error);
}

static bool analyse(struct cc_cli *cli, const struct cc_compare_options *chosen, struct cc_roofline *roofline, struct cc_control *control)
{
    const struct cc_control_options rules = {.chips = chosen->chips, .chip_count = chosen->chip_count};
    return draw_rooflines(cli, chosen, roofline) && cc_control_run(&cli->db, &rules, &cli->arena, control, &cli->error);
}

/* The commands that print the parts, with the chips by their ids. */
static bool add_commands(struct cc_cli *cli, const struct cc_compare_options *o, const char *claims, struct cc_report_parts *parts)
{
    struct cc_buf chips;
    struct cc_str *commands = CC_NEW(&cli->arena, struct cc_str, 4);
    size_t count = 0;
    if (!commands)
        return cc_error_memory(&cli->error);
    cc_buf_init(&chips, 0);
    for (size_t i = 0; i < o->chip_count; i++)
        cc_buf_addf(&chips, " %.*s", CC_PRI(cli->db.chips[o->chips[i]].id));
    struct cc_str plain = cc_arena_copy(&cli->arena, cc_buf_view(&chips));
    cc_buf_addf(&chips, " --base %.*s%s", CC_PRI(cli->db.chips[o->base].id), o->per_accelerator ? " --per-accelerator" : "");
    struct cc_str names = cc_buf_view(&chips);
    commands[count++] = cc_arena_format(&cli->arena, "chipcmp compare%.*s", CC_PRI(names));
    commands[count++] = cc_arena_format(&cli->arena, "chipcmp roofline%.*s", CC_PRI(names));
    commands[count++] = cc_arena_format(&cli->arena, "chipcmp control%.*s", CC_PRI(plain));
    if (claims)
        commands[count++] = CC_STR("chipcmp check DRAFT   (the file given with --claims)");
    parts->commands = commands;
    parts->command_count = count;
    cli->arena.failed |= chips.failed;
    cc_buf_release(&chips);
    return !cli->arena.failed || cc_error_memory(&cli->error);
}

static int write_report(struct cc_cli *cli, const struct cc_report_parts *parts)
{
    struct cc_doc doc;
    cc_cli_begin(cli, &doc);
    return cc_cli_finish(cli, &doc, cc_report_whole(parts, &doc, &cli->error), CC_EXIT_DONE);
}

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_chosen chosen;
    struct cc_compare_options o = {0};
    struct cc_report_parts parts = {.version = CC_STR(CC_VERSION)};
    struct cc_check check;
    struct cc_roofline roofline;
    struct cc_control control;
    if (!choose_format(cli) || !cc_cli_load(cli) || !cc_cli_pick(cli, &s->pick, count, operands, &chosen, &o))
        return CC_EXIT_ERROR;
    parts.notes = chosen.notes;
    parts.note_count = chosen.note_count;
    if (!compare_all(cli, &o, &parts) || !analyse(cli, &o, &roofline, &control) ||
        (!s->no_charts && !cc_cli_report_charts(cli, &o, &parts)) || (s->claims && !check_claims(cli, s->claims, &check)) ||
        !add_commands(cli, &o, s->claims, &parts))
        return CC_EXIT_ERROR;
    parts.roofline = &roofline;
    parts.control = &control;
    parts.check = s->claims ? &check : NULL;
    return write_report(cli, &parts);
}

const struct cc_command cc_command_report = {
    .name = "report",
    .operands = "CHIP CHIP ...",
    .summary = "write everything of a comparison as one document",
    .description =
        "Writes one self-contained document on the chips: a summary in words, the figures, the ratios to each of them, charts, rooflines, "
        "the export rules, the checked claims of a draft, what is unknown or disputed, and the numbered sources. The ending of the output "
        "file says whether it is HTML (for a browser; works offline, on paper and on a phone), Markdown or LaTeX.",
    .examples = "chipcmp report H20 H100 -o h20.html\ta page on the H20 against the H100\n"
                "chipcmp report H20 H200 B200 H100 --claims draft.txt -o chips.tex\tfour chips, and what a draft says of them",
    .formats = "html markdown tex",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
