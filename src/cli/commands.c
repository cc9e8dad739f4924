/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands, in the order in which help lists them. */
#include "cli.h"

#include "chipcmp/base/distance.h"

#include <string.h>

const struct cc_command *const cc_commands[] = {
    &cc_command_compare,
    &cc_command_rank,
    &cc_command_consistency,
    &cc_command_chart,
    &cc_command_check,
    &cc_command_explain,
    &cc_command_control,
    &cc_command_roofline,
    &cc_command_report,
    &cc_command_list,
    &cc_command_show,
    &cc_command_metrics,
    &cc_command_sources,
    &cc_command_cite,
    &cc_command_lint,
    &cc_command_help,
    NULL,
};

const struct cc_command *cc_command_find(const char *name)
{
    for (size_t i = 0; cc_commands[i]; i++)
        if (strcmp(cc_commands[i]->name, name) == 0)
            return cc_commands[i];
    return NULL;
}

static const char *nearest(const char *name)
{
    const char *found = NULL;
    size_t best = cc_typo_limit(cc_str_of(name)) + 1;
    for (size_t i = 0; cc_commands[i]; i++) {
        size_t d = cc_edit_distance(cc_str_of(name), cc_str_of(cc_commands[i]->name), best);
        if (d < best) {
            best = d;
            found = cc_commands[i]->name;
        }
    }
    return found;
}

const struct cc_command *cc_command_named(struct cc_cli *cli, const char *name)
{
    const struct cc_command *command = cc_command_find(name);
    const char *meant = command ? NULL : nearest(name);
    if (meant)
        cc_cli_usage(cli, "there is no command \"%s\"; did you mean %s?", name, meant);
    else if (!command)
        cc_cli_usage(cli, "there is no command \"%s\"", name);
    return command;
}
