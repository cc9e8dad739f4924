/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a finished document to a file or standard output. */
#include "cli.h"

#include "chipcmp/base/fileio.h"

#include <string.h>
#include <unistd.h>

int cc_cli_usage(struct cc_cli *cli, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    struct cc_buf buf;
    cc_buf_init(&buf, sizeof text);
    cc_buf_vaddf(&buf, format, args);
    va_end(args);
    cc_error_set(&cli->error, CC_ERR_USAGE, "%s", buf.data ? buf.data : "wrong use");
    cc_buf_release(&buf);
    return CC_EXIT_ERROR;
}

bool cc_cli_format(struct cc_cli *cli, enum cc_format *format)
{
    struct cc_str formats = cc_str_of(cli->command->formats), first, word, list = formats;
    cc_str_cut(formats, ' ', &first, &word);
    if (!cli->common.format)
        return cc_format_parse(first, format);
    while (list.len) {
        cc_str_cut(list, ' ', &word, &list);
        if (cc_str_eq(word, cc_str_of(cli->common.format)))
            return cc_format_parse(word, format);
    }
    cc_cli_usage(cli, "%s cannot be written as %s; its formats are: %s", cli->command->name, cli->common.format, cli->command->formats);
    return false;
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

int cc_cli_finish(struct cc_cli *cli, struct cc_doc *doc, int code)
{
    enum cc_format format;
    struct cc_buf text;
    struct cc_render_options options = cc_cli_render_options(cli);
    cc_buf_init(&text, 0);
    if (!cc_cli_format(cli, &format) || !cc_render(doc, format, &options, &text, &cli->error) || !cc_cli_write(cli, cc_buf_view(&text)))
        code = CC_EXIT_ERROR;
    cc_buf_release(&text);
    cc_doc_release(doc);
    return code;
}
