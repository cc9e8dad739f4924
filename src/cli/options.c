/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Option tables to settings, by getopt_long. */
#include "cli.h"

#include "chipcmp/base/distance.h"
#include "chipcmp/num/decimal.h"

#include <getopt.h>
#include <string.h>

#define OPTIONS_MAX 48

const struct cc_option cc_common_options[] = {
    {"format", 'f', CC_OPTION_TEXT, "FORMAT", NULL, "write the result in one of the command's formats; the first is the default",
        offsetof(struct cc_common, format), 0, 0},
    {"output", 'o', CC_OPTION_TEXT, "FILE", NULL, "write to FILE, which is replaced only when all went well",
        offsetof(struct cc_common, output), 0, 0},
    {"specs", 0, CC_OPTION_LIST, "DIR", NULL, "lay the tables in DIR over the built-in data; may be given several times",
        offsetof(struct cc_common, specs), 0, 0},
    {"color", 0, CC_OPTION_TEXT, "WHEN", "auto always never", "colour the output: auto (on a terminal, the default), always or never",
        offsetof(struct cc_common, color), 0, 0},
    {"ascii", 0, CC_OPTION_FLAG, NULL, NULL, "no character outside ASCII in tables, text and charts", offsetof(struct cc_common, ascii), 0,
        0},
    {"help", 'h', CC_OPTION_FLAG, NULL, NULL, "show help for the command", offsetof(struct cc_common, help), 0, 0},
    {0},
};

struct parser {
    struct cc_cli *cli;
    const struct cc_option *options[OPTIONS_MAX];
    void *settings[OPTIONS_MAX];
    size_t count;
    struct option longs[OPTIONS_MAX + 1];
    char shorts[2 * OPTIONS_MAX + 3]; /* zeroed: a string after each addition */
    size_t short_count;
};

static void add_table(struct parser *p, const struct cc_option *table, void *settings)
{
    for (; table && table->name && p->count < OPTIONS_MAX; table++) {
        p->longs[p->count] = (struct option){table->name, table->type == CC_OPTION_FLAG ? no_argument : required_argument, NULL,
            (int)p->count + 256};
        p->options[p->count] = table;
        p->settings[p->count++] = settings;
        if (table->letter) {
            p->shorts[p->short_count++] = table->letter;
            if (table->type != CC_OPTION_FLAG)
                p->shorts[p->short_count++] = ':';
        }
    }
}

bool cc_cli_is_given(const struct cc_option *option, const void *settings)
{
    const char *member = (const char *)settings + option->offset;
    switch (option->type) {
    case CC_OPTION_FLAG:
        return *(const bool *)(const void *)member;
    case CC_OPTION_TEXT:
        return *(const char *const *)(const void *)member != NULL;
    case CC_OPTION_LIST:
        return ((const struct cc_texts *)(const void *)member)->count > 0;
    case CC_OPTION_NUMBER:
        break;
    }
    return *(const long *)(const void *)member != 0;
}

bool cc_cli_is_word(const char *words, const char *word)
{
    struct cc_str list = cc_str_of(words), each;
    while (list.len) {
        cc_str_cut(list, ' ', &each, &list);
        if (cc_str_eq(each, cc_str_of(word)))
            return true;
    }
    return false;
}

static bool names_a_path(const struct cc_option *o)
{
    return o->argument && (strcmp(o->argument, "FILE") == 0 || strcmp(o->argument, "DIR") == 0);
}

static bool put_number(struct cc_cli *cli, const struct cc_option *o, const char *value, long *out)
{
    struct cc_decimal d;
    if (cc_decimal_parse(cc_str_of(value), &d) != CC_DECIMAL_OK || d.exponent != 0 || d.digits > 1000000000 || (d.negative && d.digits) ||
        (long)d.digits < o->low || (long)d.digits > o->high) {
        cc_cli_usage(cli, "--%s takes a whole number from %ld to %ld, not \"%s\"", o->name, o->low, o->high, value);
        return false;
    }
    *out = (long)d.digits;
    return true;
}

static bool put_list(struct cc_cli *cli, struct cc_texts *list, const char *value)
{
    if (list->count == list->capacity) {
        const char **items = cc_arena_grow(&cli->arena, list->items, list->count, &list->capacity, sizeof *items);
        if (!items)
            return cc_error_memory(&cli->error);
        list->items = items;
    }
    list->items[list->count++] = value;
    return true;
}

static bool put(struct cc_cli *cli, const struct cc_option *o, void *settings, char *value)
{
    char *member = (char *)settings + o->offset;
    if (o->choices && !cc_cli_is_word(o->choices, value)) {
        cc_cli_usage(cli, "--%s takes one of: %s; not \"%s\"", o->name, o->choices, value);
        return false;
    }
    if (names_a_path(o) && !*value) {
        cc_cli_usage(cli, "--%s needs a name, and this one is empty", o->name);
        return false;
    }
    switch (o->type) {
    case CC_OPTION_FLAG:
        *(bool *)(void *)member = true;
        return true;
    case CC_OPTION_TEXT:
        *(const char **)(void *)member = value;
        return true;
    case CC_OPTION_LIST:
        return put_list(cli, (struct cc_texts *)(void *)member, value);
    case CC_OPTION_NUMBER:
        return put_number(cli, o, value, (long *)(void *)member);
    }
    return false;
}

/* The options that `name` cuts short: "--base or --ascii". Returns how many there are. */
static size_t list_completions(const struct parser *p, struct cc_str name, struct cc_buf *out)
{
    size_t count = 0;
    for (size_t i = 0; name.len && i < p->count; i++)
        if (cc_str_starts(cc_str_of(p->options[i]->name), name))
            cc_buf_addf(out, "%s--%s", count++ ? " or " : "", p->options[i]->name);
    return count;
}

static bool ambiguous_option(struct parser *p, const char *word, struct cc_str name)
{
    struct cc_buf list;
    cc_buf_init(&list, 0);
    bool ambiguous = cc_str_starts(cc_str_of(word), CC_STR("--")) && list_completions(p, name, &list) > 1 && !list.failed;
    if (ambiguous)
        cc_cli_usage(p->cli, "%s is ambiguous: %s?", word, list.data);
    cc_buf_release(&list);
    return ambiguous;
}

static bool unknown_option(struct parser *p, const char *word)
{
    const char *nearest = NULL;
    struct cc_str name = cc_str_of(word + strspn(word, "-")), value;
    cc_str_cut(name, '=', &name, &value);
    if (ambiguous_option(p, word, name))
        return false;
    size_t best = cc_typo_limit(name) + 1;
    for (size_t i = 0; i < p->count; i++) {
        size_t d = cc_edit_distance(name, cc_str_of(p->options[i]->name), best);
        if (d < best) {
            best = d;
            nearest = p->options[i]->name;
        }
    }
    if (nearest)
        cc_cli_usage(p->cli, "there is no option %s; did you mean --%s?", word, nearest);
    else
        cc_cli_usage(p->cli, "there is no option %s", word);
    return false;
}

/* The option getopt_long stumbled over, as the user wrote it. */
static bool report_fault(struct parser *p, int result, char **argv)
{
    const char *word = argv[optind - 1] ? argv[optind - 1] : "";
    char letter[3] = {'-', (char)optopt, '\0'};
    if (optopt > 0 && optopt < 256)
        word = letter;
    if (result == ':' || (optopt >= 256 && p->longs[optopt - 256].has_arg == required_argument)) {
        const char *name = optopt >= 256 ? p->options[optopt - 256]->name : word;
        cc_cli_usage(p->cli, "%s%s needs a value", optopt >= 256 ? "--" : "", name);
        return false;
    }
    if (optopt >= 256) {
        cc_cli_usage(p->cli, "--%s takes no value", p->options[optopt - 256]->name);
        return false;
    }
    return unknown_option(p, word);
}

static bool run(struct parser *p, int argc, char **argv)
{
    int result;
    opterr = 0;
    optind = 0; /* scan anew */
    while ((result = getopt_long(argc, argv, p->shorts, p->longs, NULL)) != -1) {
        size_t at = result >= 256 ? (size_t)result - 256 : 0;
        if (result == '?' || result == ':')
            return report_fault(p, result, argv);
        while (result < 256 && at + 1 < p->count && p->options[at]->letter != (char)result)
            at++;
        if (!put(p->cli, p->options[at], p->settings[at], optarg))
            return false;
    }
    return true;
}

bool cc_cli_parse(struct cc_cli *cli, const struct cc_command *command, void *settings, int argc, char **argv, int *first_operand)
{
    struct parser p = {.cli = cli, .shorts = ":", .short_count = 1};
    add_table(&p, command->options, settings);
    add_table(&p, cc_common_options, &cli->common);
    if (!run(&p, argc, argv) || !cc_cli_check_format(cli))
        return false;
    *first_operand = optind;
    return true;
}

bool cc_cli_parse_early(struct cc_cli *cli, int argc, char **argv, int *command_at, bool *version)
{
    struct early {
        bool version;
    } early = {false};
    static const struct cc_option own[] = {
        {"version", 'V', CC_OPTION_FLAG, NULL, NULL, "print the program's and the data's version", offsetof(struct early, version), 0, 0},
        {0},
    };
    struct parser p = {.cli = cli, .shorts = "+:", .short_count = 2};
    add_table(&p, own, &early);
    add_table(&p, cc_common_options, &cli->common);
    if (!run(&p, argc, argv))
        return false;
    *version = early.version;
    *command_at = optind;
    return true;
}
