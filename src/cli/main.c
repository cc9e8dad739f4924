/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's start and end: environment and terminal are read here, errors are printed here, everything is released here. */
#include "cli.h"

#include "chipcmp/base/escape.h"
#include "chipcmp/num/decimal.h"
#include "chipcmp/num/stats.h"
#include "chipcmp/specs/load.h"
#include "version.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* A closed descriptor 0, 1 or 2 would be taken by the next file opened; reading /dev/null in its place makes writes fail as they should. */
static void hold_standard_descriptors(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDONLY);
    while (fd >= 0 && fd <= 2);
    if (fd > 2)
        close(fd);
}

static size_t terminal_width(bool tty)
{
    const char *columns = getenv("COLUMNS");
    struct cc_decimal d;
    struct winsize size;
    if (columns && cc_decimal_parse(cc_str_of(columns), &d) == CC_DECIMAL_OK && d.exponent == 0 && !d.negative && d.digits >= 20 &&
        d.digits <= 10000)
        return (size_t)d.digits;
    if (tty && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
        return size.ws_col;
    return tty ? 80 : 0;
}

static void look_around(struct cc_cli *cli)
{
    const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR"), *tmpdir = getenv("TMPDIR");
    cli->stdout_tty = isatty(STDOUT_FILENO);
    cli->stderr_tty = isatty(STDERR_FILENO);
    cli->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    cli->terminal_width = terminal_width(cli->stdout_tty);
    cli->no_color = (no_color && *no_color) || (term && strcmp(term, "dumb") == 0);
    cli->env_specs = getenv("CHIPCMP_SPECS");
    cli->env_path = getenv("PATH");
    cli->env_tmpdir = tmpdir && *tmpdir ? tmpdir : "/tmp";
}

static void print_error(const struct cc_cli *cli)
{
    struct cc_buf line, shown;
    cc_buf_init(&line, 0);
    cc_buf_init(&shown, 0);
    cc_error_print_to(&cli->error, &line);
    cc_buf_addf(&shown, "chipcmp: ");
    cc_escape_terminal(&shown, cc_buf_view(&line), !cli->utf8);
    cc_buf_addf(&shown, "\n");
    if (cli->error.code == CC_ERR_USAGE)
        cc_buf_addf(&shown, "Try 'chipcmp help%s%s'.\n", cli->command ? " " : "", cli->command ? cli->command->name : "");
    ssize_t ignored = shown.failed ? 0 : write(STDERR_FILENO, shown.data, shown.len); /* nowhere is left to report a failure to */
    (void)ignored;
    cc_buf_release(&line);
    cc_buf_release(&shown);
}

static int print_version(struct cc_cli *cli)
{
    struct cc_buf text;
    struct cc_texts dirs;
    if (!cc_cli_overlays(cli, &dirs) || !cc_cli_load(cli))
        return CC_EXIT_ERROR;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "chipcmp %s (%s)\ndata %.*s (%.*s): %zu chips, %zu figures, %zu sources\n", CC_VERSION, CC_VERSION_DATE,
        CC_PRI(cli->db.version), CC_PRI(cli->db.date), cli->db.chip_count, cli->db.figure_count, cli->db.source_count);
    for (size_t i = 0; i < dirs.count; i++) {
        cc_buf_addf(&text, "with the tables in ");
        cc_escape_terminal(&text, cc_str_of(dirs.items[i]), !cli->utf8);
        cc_buf_add_char(&text, '\n');
    }
    cc_buf_addf(&text, "Licence GPL-3.0-or-later. There is no warranty, to the extent permitted by law.\n");
    int code = cc_cli_write(cli, cc_buf_view(&text)) ? CC_EXIT_DONE : CC_EXIT_ERROR;
    cc_buf_release(&text);
    return code;
}

static int print_help(struct cc_cli *cli)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    if (cli->command)
        cc_help_command(cli->command, &text);
    else
        cc_help_overview(&text);
    int code = cc_cli_write(cli, cc_buf_view(&text)) ? CC_EXIT_DONE : CC_EXIT_ERROR;
    cc_buf_release(&text);
    return code;
}

static int run_command(struct cc_cli *cli, int argc, char **argv)
{
    int first;
    void *settings = cc_arena_alloc(&cli->arena, 1, cli->command->settings_size ? cli->command->settings_size : 1);
    if (!settings)
        return cc_error_memory(&cli->error), CC_EXIT_ERROR;
    if (!cc_cli_parse(cli, cli->command, settings, argc, argv, &first))
        return CC_EXIT_ERROR;
    if (cli->common.help)
        return print_help(cli);
    return cli->command->run(cli, settings, argc - first, argv + first);
}

static int start(struct cc_cli *cli, int argc, char **argv)
{
    int at = 1;
    bool version = false;
    if (argc < 1)
        return cc_cli_usage(cli, "no command is given");
    if (!cc_cli_parse_early(cli, argc, argv, &at, &version))
        return CC_EXIT_ERROR;
    if (version)
        return print_version(cli);
    if (at >= argc)
        return cli->common.help ? print_help(cli) : cc_cli_usage(cli, "no command is given");
    cli->command = cc_command_named(cli, argv[at]);
    return cli->command ? run_command(cli, argc - at, argv + at) : CC_EXIT_ERROR;
}

int main(int argc, char **argv)
{
    struct cc_cli cli = {0};
    hold_standard_descriptors();
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like others, after which no half-written file is left */
    setlocale(LC_CTYPE, "");
    cc_stats_init();
    cc_arena_init(&cli.arena);
    look_around(&cli);
    int code = start(&cli, argc, argv);
    if (cli.error.code != CC_OK) {
        print_error(&cli);
        code = CC_EXIT_ERROR;
    }
    if (cli.db_loaded)
        cc_db_release(&cli.db);
    cc_arena_release(&cli.arena);
    return code;
}
