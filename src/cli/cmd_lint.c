/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp lint: is there a fault in the tables? */
#include "cli.h"

#include "chipcmp/base/fileio.h"
#include "chipcmp/metric/lint.h"
#include "chipcmp/report/lint.h"

struct settings {
    bool strict, checks;
};

static const struct cc_option options[] = {
    {"strict", 's', CC_OPTION_FLAG, NULL, NULL, "warnings count as faults", offsetof(struct settings, strict), 0, 0},
    {"checks", 0, CC_OPTION_FLAG, NULL, NULL, "list the checks and what they mean", offsetof(struct settings, checks), 0, 0},
    {0},
};

/* Which tables to read: a directory with metrics of its own is whole, any other is laid over the built-in tables, and over the overlays. */
static bool choose_tables(struct cc_cli *cli, const char *directory, struct cc_texts *dirs, struct cc_specs_options *out)
{
    if (!cc_cli_overlays(cli, dirs))
        return false;
    out->builtin = true;
    if (directory) {
        struct cc_str metrics = cc_arena_format(&cli->arena, "%s/metrics.csv", directory);
        if (!metrics.s)
            return cc_error_memory(&cli->error);
        out->builtin = cc_path_kind(metrics.s) != CC_PATH_FILE;
        if (!out->builtin)
            dirs->count = 0;
        dirs->items[dirs->count++] = directory;
    }
    out->overlays = dirs->items;
    out->overlay_count = dirs->count;
    return true;
}

/* False where nothing can be said of the tables; *loaded is false where faults of form keep them from being used. */
static bool find_problems(struct cc_cli *cli, const struct cc_specs_options *tables, struct cc_problems *problems, bool *loaded)
{
    struct cc_problem_sink sink = cc_problems_sink(problems);
    cli->db_loaded = true;
    *loaded = cc_db_load(&cli->db, tables, &sink, &cli->error);
    if (*loaded)
        return cc_db_lint(&cli->db, &sink, &cli->error) && cc_value_lint(&cli->db, &sink, &cli->error);
    if (cli->error.code != CC_ERR_DATA || !problems->counts[CC_PROBLEM])
        return false;
    cli->error = (struct cc_error){.code = CC_OK}; /* it counts the problems, which are shown one by one */
    return true;
}

static int show_checks(struct cc_cli *cli)
{
    struct cc_doc doc;
    cc_cli_begin(cli, &doc);
    return cc_cli_finish(cli, &doc, cc_report_lint_checks(&doc, &cli->error), CC_EXIT_DONE);
}

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_texts dirs;
    struct cc_specs_options tables = {.builtin = true};
    struct cc_problems problems = {.arena = &cli->arena};
    struct cc_doc doc;
    bool loaded;
    if (count > 1)
        return cc_cli_usage(cli, "lint takes one directory at most");
    if (s->checks)
        return show_checks(cli);
    if (!choose_tables(cli, count ? operands[0] : NULL, &dirs, &tables) || !find_problems(cli, &tables, &problems, &loaded))
        return CC_EXIT_ERROR;
    bool fault = problems.counts[CC_PROBLEM] || (s->strict && problems.counts[CC_WARNING]);
    cc_cli_begin(cli, &doc);
    bool made = cc_report_lint(&problems, &cli->db, loaded, &doc, &cli->error);
    return cc_cli_finish(cli, &doc, made, fault ? CC_EXIT_FAULT : CC_EXIT_DONE);
}

const struct cc_command cc_command_lint = {
    .name = "lint",
    .operands = "[DIR]",
    .summary = "check the tables of figures for faults",
    .description = "Checks the built-in tables, with those of --specs and CHIPCMP_SPECS laid over them, or the tables in DIR: on their own "
                   "when DIR holds metrics.csv, else laid over the built-in ones. Each problem is a line with file, line, column, "
                   "severity, what to do, and the code of the check.\n\n"
                   "Errors make the exit status 1; warnings do so with --strict; notes never do. It is 2 when a directory cannot be read.",
    .examples = "chipcmp lint\tthe built-in tables\nchipcmp lint specs\tthe tables in a checkout of the sources\nchipcmp lint ~/my-figures "
                "--strict\tyour own, laid over the built-in ones\n"
                "chipcmp lint --checks\twhat is checked",
    .formats = "table json csv tsv markdown html",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
