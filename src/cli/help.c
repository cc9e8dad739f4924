/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help and man page, made from the tables of commands and options, so that they cannot disagree with what is parsed. */
#include "cli.h"
#include "version.h"

#include "chipcmp/base/utf8.h"

#include <string.h>

#define HELP_WIDTH 80
#define TEXT_COLUMN 30 /* of what a list says of its words */
#define NAME_WIDTH 13  /* of a command's name and the space after it */

/* Words of `text` from column `indent` on, wrapped at HELP_WIDTH. */
static void wrap(struct cc_buf *out, struct cc_str text, size_t indent)
{
    size_t column = indent;
    struct cc_str word;
    bool first = true;
    while (text.len) {
        cc_str_cut(text, ' ', &word, &text);
        size_t width = cc_utf8_width(word);
        if (!first && column + 1 + width > HELP_WIDTH) {
            cc_buf_add_char(out, '\n');
            cc_buf_repeat(out, ' ', indent);
            column = indent;
            first = true;
        }
        if (!first) {
            cc_buf_add_char(out, ' ');
            column++;
        }
        cc_buf_add(out, word);
        column += width;
        first = false;
    }
    cc_buf_add_char(out, '\n');
}

static void paragraphs(struct cc_buf *out, const char *text)
{
    const char *end;
    for (; (end = strstr(text, "\n\n")); text = end + 2) {
        wrap(out, (struct cc_str){text, (size_t)(end - text)}, 0);
        cc_buf_add_char(out, '\n');
    }
    wrap(out, cc_str_of(text), 0);
}

static void option_lines(struct cc_buf *out, const struct cc_option *options)
{
    for (; options && options->name; options++) {
        size_t start = out->len;
        if (options->letter)
            cc_buf_addf(out, "  -%c, --%s", options->letter, options->name);
        else
            cc_buf_addf(out, "      --%s", options->name);
        if (options->argument)
            cc_buf_addf(out, " %s", options->argument);
        size_t used = out->len - start, indent = TEXT_COLUMN;
        if (used + 2 > indent)
            cc_buf_addf(out, "\n%*s", (int)indent, "");
        else
            cc_buf_repeat(out, ' ', indent - used);
        wrap(out, cc_str_of(options->help), indent);
    }
}

static void word_lines(struct cc_buf *out, const struct cc_command *command)
{
    struct cc_word word;
    for (size_t i = 0; command->word(i, &word); i++) {
        size_t start = out->len;
        cc_buf_addf(out, "  %s %s", word.name, word.operands);
        size_t used = out->len - start;
        cc_buf_repeat(out, ' ', used + 2 > TEXT_COLUMN ? 2 : TEXT_COLUMN - used);
        wrap(out, cc_str_of(word.help), TEXT_COLUMN);
    }
}

void cc_help_overview(struct cc_buf *out)
{
    cc_buf_addf(out, "Usage: chipcmp COMMAND [OPTION ...] [OPERAND ...]\n\n");
    paragraphs(out, "Compares AI accelerators from published, cited figures; draws the comparison; checks what is said about them. Every "
                    "number names its source, and what nobody published is said to be unknown.");
    cc_buf_addf(out, "\nCommands:\n");
    for (size_t i = 0; cc_commands[i]; i++) {
        cc_buf_addf(out, "  %-*s", NAME_WIDTH, cc_commands[i]->name);
        wrap(out, cc_str_of(cc_commands[i]->summary), 2 + NAME_WIDTH);
    }
    cc_buf_addf(out, "\nOptions of every command:\n");
    option_lines(out, cc_common_options);
    cc_buf_addf(out, "  -V, --version               print the program's and the data's version\n");
    cc_buf_addf(out, "\n'chipcmp help COMMAND' tells more of one command.\n");
}

void cc_help_command(const struct cc_command *command, struct cc_buf *out)
{
    cc_buf_addf(out, "Usage: chipcmp %s [OPTION ...]%s%s\n\n", command->name, *command->operands ? " " : "", command->operands);
    paragraphs(out, command->description);
    if (command->word) {
        struct cc_str kind = cc_str_of(command->operands), rest;
        cc_str_cut(kind, ' ', &kind, &rest);
        cc_buf_addf(out, "\n%.*s is one of:\n", CC_PRI(kind));
        word_lines(out, command);
    }
    if (command->options) {
        cc_buf_addf(out, "\nOptions:\n");
        option_lines(out, command->options);
    }
    cc_buf_addf(out, "\nOptions of every command:\n");
    option_lines(out, cc_common_options);
    if (*command->formats)
        cc_buf_addf(out, "\nFormats: %s\n", command->formats);
    if (command->examples) {
        struct cc_str list = cc_str_of(command->examples), line, example, what;
        cc_buf_addf(out, "\nExamples:\n");
        while (list.len) {
            cc_str_cut(list, '\n', &line, &list);
            cc_str_cut(line, '\t', &example, &what);
            cc_buf_addf(out, "  %.*s\n      %.*s\n", CC_PRI(example), CC_PRI(what));
        }
    }
}

/* Text for roff: backslashes and hyphens escaped, no line starts with a control character. */
static void roff(struct cc_buf *out, struct cc_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] == '\\')
            cc_buf_addf(out, "\\e");
        else if (text.s[i] == '-')
            cc_buf_addf(out, "\\-");
        else if (text.s[i] == '\'' || (text.s[i] == '.' && (i == 0 || text.s[i - 1] == '\n')))
            cc_buf_addf(out, text.s[i] == '.' ? "\\&." : "\\(aq");
        else
            cc_buf_add_char(out, text.s[i]);
    }
}

static void roff_paragraphs(struct cc_buf *out, const char *text)
{
    const char *end;
    for (; (end = strstr(text, "\n\n")); text = end + 2) {
        roff(out, (struct cc_str){text, (size_t)(end - text)});
        cc_buf_addf(out, "\n.PP\n");
    }
    roff(out, cc_str_of(text));
    cc_buf_add_char(out, '\n');
}

static void roff_options(struct cc_buf *out, const struct cc_option *options)
{
    for (; options && options->name; options++) {
        cc_buf_addf(out, ".TP\n");
        if (options->letter)
            cc_buf_addf(out, "\\fB\\-%c\\fR, ", options->letter);
        cc_buf_addf(out, "\\fB\\-\\-");
        roff(out, cc_str_of(options->name));
        cc_buf_addf(out, "\\fR");
        if (options->argument)
            cc_buf_addf(out, " \\fI%s\\fR", options->argument);
        cc_buf_add_char(out, '\n');
        roff(out, cc_str_of(options->help));
        cc_buf_add_char(out, '\n');
    }
}

static void roff_words(struct cc_buf *out, const struct cc_command *command)
{
    struct cc_word word;
    for (size_t i = 0; command->word && command->word(i, &word); i++) {
        cc_buf_addf(out, ".TP\n\\fB%s\\fR \\fI%s\\fR\n", word.name, word.operands);
        roff(out, cc_str_of(word.help));
        cc_buf_add_char(out, '\n');
    }
}

static void roff_examples(struct cc_buf *out, const char *examples)
{
    struct cc_str list = cc_str_of(examples), line, example, what;
    while (list.len) {
        cc_str_cut(list, '\n', &line, &list);
        cc_str_cut(line, '\t', &example, &what);
        cc_buf_addf(out, ".TP\n\\fB");
        roff(out, example);
        cc_buf_addf(out, "\\fR\n");
        roff(out, what);
        cc_buf_add_char(out, '\n');
    }
}

static void roff_command(struct cc_buf *out, const struct cc_command *command)
{
    cc_buf_addf(out, ".SS chipcmp %s ", command->name);
    roff(out, cc_str_of(command->operands));
    cc_buf_add_char(out, '\n');
    roff_paragraphs(out, command->description);
    roff_words(out, command);
    roff_options(out, command->options);
    if (*command->formats) {
        cc_buf_addf(out, ".PP\nFormats: ");
        roff(out, cc_str_of(command->formats));
        cc_buf_addf(out, ".\n");
    }
    if (command->examples)
        roff_examples(out, command->examples);
}

static void roff_synopsis(struct cc_buf *out)
{
    for (size_t i = 0; cc_commands[i]; i++) {
        cc_buf_addf(out, "%s\\fBchipcmp %s\\fR [\\fIOPTION\\fR ...] \\fI", i ? ".br\n" : "", cc_commands[i]->name);
        roff(out, cc_str_of(cc_commands[i]->operands));
        cc_buf_addf(out, "\\fR\n");
    }
}

/* Paragraphs with a word in front of each. */
static void roff_list(struct cc_buf *out, const char *const (*items)[2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cc_buf_addf(out, ".TP\n\\fB");
        roff(out, cc_str_of(items[i][0]));
        cc_buf_addf(out, "\\fR\n");
        roff(out, cc_str_of(items[i][1]));
        cc_buf_add_char(out, '\n');
    }
}

void cc_help_man(const struct cc_db *db, struct cc_buf *out)
{
    static const char *const statuses[][2] = {
        {"0", "done; for check: every claim found is supported; for check --expect: all is as expected"},
        {"1", "check: a claim is contradicted; check --expect: something is not as expected; lint: the data has a fault"},
        {"2", "wrong use, bad data, a file that cannot be read or written, gnuplot missing or failed"},
        {"3", "check: none is contradicted, but some depend on the reading, are unknown, or none was found; explain: no natural reading "
              "fits"},
    };
    static const char *const variables[][2] = {
        {"CHIPCMP_SPECS", "directories, separated by colons, whose tables are laid over the built-in data before those of --specs"},
        {"COLUMNS", "width that tables are fitted to"},
        {"NO_COLOR", "when not empty, no colour unless --color=always"},
    };
    cc_buf_addf(out,
        ".TH CHIPCMP 1 \"%s\" \"chipcmp %s\" \"User Commands\"\n.SH NAME\nchipcmp \\- compare AI accelerators and check what is said about "
        "them, from cited figures\n",
        CC_VERSION_DATE, CC_VERSION);
    cc_buf_addf(out, ".SH SYNOPSIS\n");
    roff_synopsis(out);
    cc_buf_addf(out, ".SH DESCRIPTION\n");
    roff_paragraphs(out, "Compares AI accelerators from published, cited figures; draws the comparison; checks what is said about them. "
                         "Every number names its source, and what nobody published is said to be unknown, with the reason.");
    cc_buf_addf(out, ".SH COMMANDS\n");
    for (size_t i = 0; cc_commands[i]; i++)
        roff_command(out, cc_commands[i]);
    cc_buf_addf(out, ".SH OPTIONS\nThese go with every command.\n");
    roff_options(out, cc_common_options);
    cc_buf_addf(out, ".TP\n\\fB\\-V\\fR, \\fB\\-\\-version\\fR\nprint the program\\(aqs and the data\\(aqs version\n");
    cc_buf_addf(out, ".SH EXIT STATUS\n");
    roff_list(out, statuses, sizeof statuses / sizeof *statuses);
    cc_buf_addf(out, ".SH ENVIRONMENT\n");
    roff_list(out, variables, sizeof variables / sizeof *variables);
    cc_buf_addf(out, ".SH DATA\nThe built\\-in data is version %.*s of %.*s: %zu chips and systems, %zu figures from %zu sources.\n",
        CC_PRI(db->version), CC_PRI(db->date), db->chip_count, db->figure_count, db->source_count);
}
