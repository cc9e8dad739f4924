/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp help: help for people, the man page, completions. */
#include "cli.h"

struct settings {
    bool man;
    const char *completion;
};

static const struct cc_option options[] = {
    {"man", 0, CC_OPTION_FLAG, NULL, NULL, "write the man page", offsetof(struct settings, man), 0, 0},
    {"completion", 0, CC_OPTION_TEXT, "SHELL", "bash zsh fish", "write the completion script for SHELL: bash, zsh or fish",
        offsetof(struct settings, completion), 0, 0},
    {0},
};

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_buf text;
    if (count > 1)
        return cc_cli_usage(cli, "help takes one command at most");
    const struct cc_command *about = count ? cc_command_named(cli, operands[0]) : NULL;
    if (count && !about)
        return CC_EXIT_ERROR;
    if (s->man && !cc_cli_load(cli))
        return CC_EXIT_ERROR;
    cc_buf_init(&text, 0);
    if (s->man)
        cc_help_man(&cli->db, &text);
    else if (s->completion)
        cc_help_completion(s->completion, &text);
    else if (about)
        cc_help_command(about, &text);
    else
        cc_help_overview(&text);
    bool ok = text.failed ? cc_error_memory(&cli->error) : cc_cli_write(cli, cc_buf_view(&text));
    cc_buf_release(&text);
    return ok ? CC_EXIT_DONE : CC_EXIT_ERROR;
}

const struct cc_command cc_command_help = {
    .name = "help",
    .operands = "[COMMAND]",
    .summary = "explain a command",
    .description = "Without a command: an overview. With one: what it does, its options and examples.",
    .examples = "chipcmp help compare\tthe options of compare\nchipcmp help --completion bash\ta completion script",
    .formats = "",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
