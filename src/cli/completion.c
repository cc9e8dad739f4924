/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Completion scripts for bash, zsh and fish, made from the tables of commands and options. */
#include "cli.h"

#include <string.h>

#define FIRST_COLUMN(command) "chipcmp " command " --format tsv 2>/dev/null | cut -f1 | tail -n +2"

/* Names that only the data know, by the word that stands for them in a command's operands or an option's argument. */
static const struct {
    const char *word, *list;
} listed[] = {{"CHIP", FIRST_COLUMN("list")}, {"METRIC", FIRST_COLUMN("metrics")}, {"[ID]", FIRST_COLUMN("sources")}};

/* The shell command that lists what `words` ("CHIP CHIP ...", "METRIC") stand for, or NULL. */
static const char *list_for(const char *words)
{
    for (size_t i = 0; words && i < sizeof listed / sizeof *listed; i++)
        if (strstr(words, listed[i].word))
            return listed[i].list;
    return NULL;
}

static bool is_path(const char *words)
{
    return words && (strstr(words, "FILE") || strstr(words, "DIR"));
}

/* The words an option takes, separated by spaces, or NULL. */
static const char *values_of(const struct cc_command *command, const struct cc_option *option)
{
    if (option->argument && strcmp(option->argument, "FORMAT") == 0)
        return *command->formats ? command->formats : NULL;
    return option->choices;
}

static void command_names(struct cc_buf *out)
{
    for (size_t i = 0; cc_commands[i]; i++)
        cc_buf_addf(out, "%s%s", i ? " " : "", cc_commands[i]->name);
}

/* The words that the first operand may be, each with a space behind it. */
static void first_words(struct cc_buf *out, const struct cc_command *command)
{
    struct cc_word word;
    for (size_t i = 0; command->word && command->word(i, &word); i++)
        cc_buf_addf(out, "%s ", word.name);
}

static void bash_values(struct cc_buf *out, const struct cc_command *command, const struct cc_option *options)
{
    for (; options && options->name; options++) {
        const char *values = values_of(command, options), *list = list_for(options->argument);
        if (!options->argument)
            continue;
        cc_buf_addf(out, "        '%s --%s'", command->name, options->name);
        if (options->letter)
            cc_buf_addf(out, " | '%s -%c'", command->name, options->letter);
        if (values)
            cc_buf_addf(out, ") words='%s' ;;\n", values);
        else if (list)
            cc_buf_addf(out, ") words=$(%s) ;;\n", list);
        else
            cc_buf_addf(out, ") return ;;\n"); /* to file names, by "-o default" */
    }
}

static void bash_operands(struct cc_buf *out, const struct cc_command *command)
{
    const char *list = list_for(command->operands);
    cc_buf_addf(out, "        '%s -'*) words='", command->name);
    for (const struct cc_option *o = command->options; o && o->name; o++)
        cc_buf_addf(out, "--%s ", o->name);
    for (const struct cc_option *o = cc_common_options; o->name; o++)
        cc_buf_addf(out, "--%s%s", o->name, o[1].name ? " " : "' ;;\n");
    if (strstr(command->operands, "COMMAND")) {
        cc_buf_addf(out, "        '%s '*) words='", command->name);
        command_names(out);
        cc_buf_addf(out, "' ;;\n");
    } else if (list) {
        cc_buf_addf(out, "        '%s '*) words=\"", command->name);
        first_words(out, command);
        cc_buf_addf(out, "$(%s)\" ;;\n", list);
    }
}

static void bash(struct cc_buf *out)
{
    cc_buf_addf(out,
        "# bash completion for chipcmp\n_chipcmp() {\n    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} "
        "command=${COMP_WORDS[1]} words=\n    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        mapfile -t COMPREPLY < <(compgen -W '");
    command_names(out);
    cc_buf_addf(out, " --help --version' -- \"$cur\")\n        return\n    fi\n    case \"$command $prev\" in\n");
    for (size_t i = 0; cc_commands[i]; i++) {
        bash_values(out, cc_commands[i], cc_commands[i]->options);
        bash_values(out, cc_commands[i], cc_common_options);
    }
    cc_buf_addf(out, "    esac\n    [ -n \"$words\" ] || case \"$command $cur\" in\n");
    for (size_t i = 0; cc_commands[i]; i++)
        bash_operands(out, cc_commands[i]);
    cc_buf_addf(out,
        "    esac\n    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n}\ncomplete -o default -F _chipcmp chipcmp\n");
}

/* In zsh's _arguments a help text stands in brackets: those, colons and quotes inside it are escaped. */
static void zsh_text(struct cc_buf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'')
            cc_buf_addf(out, "'\\''");
        else {
            if (strchr("[]:\\", *text))
                cc_buf_add_char(out, '\\');
            cc_buf_add_char(out, *text);
        }
    }
}

static void zsh_options(struct cc_buf *out, const struct cc_command *command, const struct cc_option *options)
{
    for (; options && options->name; options++) {
        const char *values = values_of(command, options), *list = list_for(options->argument);
        cc_buf_addf(out, " \\\n                '%s--%s[", options->type == CC_OPTION_LIST ? "*" : "", options->name);
        zsh_text(out, options->help);
        cc_buf_add_char(out, ']');
        if (options->argument) {
            cc_buf_add_char(out, ':');
            zsh_text(out, options->argument);
            cc_buf_add_char(out, ':');
        }
        if (values)
            cc_buf_addf(out, "(%s)", values);
        else if (list)
            cc_buf_addf(out, "($(%s))", list);
        else if (is_path(options->argument))
            cc_buf_addf(out, "_files%s", strstr(options->argument, "DIR") ? " -/" : "");
        cc_buf_add_char(out, '\'');
    }
}

static void zsh_operands(struct cc_buf *out, const struct cc_command *command)
{
    const char *list = list_for(command->operands);
    if (strstr(command->operands, "COMMAND")) {
        cc_buf_addf(out, " \\\n                '*:command:(");
        command_names(out);
        cc_buf_addf(out, ")'");
    } else if (list) {
        cc_buf_addf(out, " \\\n                '*:name:(");
        first_words(out, command);
        cc_buf_addf(out, "$(%s))'", list);
    } else if (is_path(command->operands)) {
        cc_buf_addf(out, " \\\n                '*:file:_files'");
    }
    cc_buf_addf(out, " ;;\n");
}

static void zsh(struct cc_buf *out)
{
    cc_buf_addf(out, "#compdef chipcmp\n_chipcmp() {\n    local -a commands\n    commands=(");
    for (size_t i = 0; cc_commands[i]; i++) {
        cc_buf_addf(out, "\n        '%s:", cc_commands[i]->name);
        zsh_text(out, cc_commands[i]->summary);
        cc_buf_add_char(out, '\'');
    }
    cc_buf_addf(out,
        "\n    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n        return\n    fi\n    case $words[2] in\n");
    for (size_t i = 0; cc_commands[i]; i++) {
        cc_buf_addf(out, "        %s)\n            _arguments", cc_commands[i]->name);
        zsh_options(out, cc_commands[i], cc_commands[i]->options);
        zsh_options(out, cc_commands[i], cc_common_options);
        zsh_operands(out, cc_commands[i]);
    }
    cc_buf_addf(out, "    esac\n}\n_chipcmp \"$@\"\n");
}

static void fish_text(struct cc_buf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            cc_buf_add_char(out, '\\');
        cc_buf_add_char(out, *text);
    }
}

static void fish_start(struct cc_buf *out, const struct cc_command *command)
{
    cc_buf_addf(out, "complete -c chipcmp -n '__fish_seen_subcommand_from %s'", command->name);
}

static void fish_options(struct cc_buf *out, const struct cc_command *command, const struct cc_option *options)
{
    for (; options && options->name; options++) {
        const char *values = values_of(command, options), *list = list_for(options->argument);
        fish_start(out, command);
        cc_buf_addf(out, " -l %s", options->name);
        if (options->letter)
            cc_buf_addf(out, " -s %c", options->letter);
        if (options->argument)
            cc_buf_addf(out, is_path(options->argument) ? " -r -F" : " -x");
        if (values)
            cc_buf_addf(out, " -a '%s'", values);
        else if (list)
            cc_buf_addf(out, " -a '(%s)'", list);
        cc_buf_addf(out, " -d '");
        fish_text(out, options->help);
        cc_buf_addf(out, "'\n");
    }
}

static void fish_operands(struct cc_buf *out, const struct cc_command *command)
{
    const char *list = list_for(command->operands);
    bool commands = strstr(command->operands, "COMMAND");
    if (!commands && !list && !is_path(command->operands))
        return;
    fish_start(out, command);
    if (commands) {
        cc_buf_addf(out, " -a '");
        command_names(out);
        cc_buf_addf(out, "'\n");
    } else if (list) {
        cc_buf_addf(out, " -a '");
        first_words(out, command);
        cc_buf_addf(out, "(%s)'\n", list);
    } else {
        cc_buf_addf(out, " -F\n");
    }
}

static void fish(struct cc_buf *out)
{
    cc_buf_addf(out, "# fish completion for chipcmp\ncomplete -c chipcmp -f\n");
    for (size_t i = 0; cc_commands[i]; i++) {
        cc_buf_addf(out, "complete -c chipcmp -n __fish_use_subcommand -a %s -d '", cc_commands[i]->name);
        fish_text(out, cc_commands[i]->summary);
        cc_buf_addf(out, "'\n");
    }
    for (size_t i = 0; cc_commands[i]; i++) {
        fish_options(out, cc_commands[i], cc_commands[i]->options);
        fish_options(out, cc_commands[i], cc_common_options);
        fish_operands(out, cc_commands[i]);
    }
}

bool cc_help_completion(const char *shell, struct cc_buf *out)
{
    static const struct {
        const char *name;
        void (*write)(struct cc_buf *out);
    } shells[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
        if (strcmp(shell, shells[i].name) == 0) {
            shells[i].write(out);
            return true;
        }
    return false;
}
