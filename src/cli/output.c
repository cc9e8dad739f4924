/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a finished document to a file or standard output. */
#include "cli.h"

#include "chipcmp/base/fileio.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

int cc_cli_usage(struct cc_cli *cli, const char *format, ...)
{
    char text[2 * sizeof cli->error.text]; /* what is longer is cut, and cc_error_set marks the cut */
    va_list args;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    cc_error_set(&cli->error, CC_ERR_USAGE, "%s", length < 0 ? "wrong use" : text);
    return CC_EXIT_ERROR;
}

bool cc_cli_check_format(struct cc_cli *cli)
{
    const struct cc_command *command = cli->command;
    if (!cli->common.format || cc_cli_is_word(command->formats, cli->common.format))
        return true;
    if (!*command->formats)
        cc_cli_usage(cli, "%s takes no --format", command->name);
    else
        cc_cli_usage(cli, "--format takes one of: %s; not \"%s\"", command->formats, cli->common.format);
    return false;
}

struct cc_str cc_cli_format(const struct cc_cli *cli)
{
    struct cc_str first, rest;
    cc_str_cut(cc_str_of(cli->command->formats), ' ', &first, &rest);
    return cli->common.format ? cc_str_of(cli->common.format) : first;
}

struct cc_render_options cc_cli_render_options(const struct cc_cli *cli)
{
    bool to_terminal = cli->stdout_tty && !cli->common.output;
    const char *when = cli->common.color ? cli->common.color : "auto";
    return (struct cc_render_options){
        .width = cli->common.output ? 0 : cli->terminal_width,
        .color = strcmp(when, "always") == 0 || (strcmp(when, "auto") == 0 && to_terminal && !cli->no_color),
        .ascii = cli->common.ascii || !cli->utf8,
    };
}

bool cc_cli_write(struct cc_cli *cli, struct cc_str text)
{
    if (cli->common.output && strcmp(cli->common.output, "-") != 0)
        return cc_file_write_atomic(cli->common.output, text, &cli->error);
    return cc_fd_write_all(STDOUT_FILENO, text, "standard output", &cli->error);
}

void cc_cli_begin(struct cc_cli *cli, struct cc_doc *doc)
{
    enum cc_format format;
    cc_doc_init(doc, &cli->arena);
    if (cc_format_parse(cc_cli_format(cli), &format))
        doc->views = cc_format_views(format);
}

int cc_cli_finish(struct cc_cli *cli, struct cc_doc *doc, bool made, int code)
{
    enum cc_format format;
    struct cc_buf text;
    struct cc_render_options options = cc_cli_render_options(cli);
    cc_buf_init(&text, 0);
    bool ok = made && (cc_format_parse(cc_cli_format(cli), &format) ||
                          cc_error_set(&cli->error, CC_ERR_INTERNAL, "nothing writes the format %.*s", CC_PRI(cc_cli_format(cli))));
    ok = ok && cc_render(doc, format, &options, &text, &cli->error) && cc_cli_write(cli, cc_buf_view(&text));
    cc_buf_release(&text);
    cc_doc_release(doc);
    return ok ? code : CC_EXIT_ERROR;
}
