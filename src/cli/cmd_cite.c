/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp cite: the sources behind a chip or a metric, for a bibliography. */
#include "cli.h"

#include "chipcmp/report/cite.h"
#include "chipcmp/specs/resolve.h"

#include <string.h>

/* What it may have meant is said, be it a chip, a metric or a source. */
static bool unknown_operand(struct cc_cli *cli, const char *name)
{
    struct cc_str found[6], source = cc_cli_nearest_source(cli, name);
    struct cc_buf words;
    size_t count = cc_suggest(&cli->db, cc_str_of(name), found, 3);
    count += cc_suggest_metric(&cli->db, cc_str_of(name), found + count, 2);
    if (source.len)
        found[count++] = source;
    cc_buf_init(&words, 0);
    cc_cli_list_words(&words, found, count);
    if (count && !words.failed)
        cc_cli_usage(cli, "no chip, metric or source is called \"%s\"; did you mean %s?", name, words.data);
    else
        cc_cli_usage(cli, "no chip, metric or source is called \"%s\"; see chipcmp list, metrics and sources", name);
    cc_buf_release(&words);
    return false;
}

/* An operand is a metric's id, a source's id, or a chip; a name that could be several chips is left to the look-up of chips. */
static bool add_operand(struct cc_cli *cli, struct cc_cite_set *set, char *name)
{
    struct cc_str id = cc_str_of(name);
    struct cc_str meant[2];
    struct cc_target target;
    struct cc_chosen chosen;
    uint32_t metric = cc_db_find_metric(&cli->db, id), source = cc_db_find_source(&cli->db, id);
    if (metric != CC_NO_INDEX) {
        cc_cite_add_metric(set, metric);
        return true;
    }
    if (source != CC_NO_INDEX) {
        cc_cite_add(set, source);
        return true;
    }
    if (!cc_resolve(&cli->db, id, &target) && cc_name_candidates(&cli->db, id, meant, 2) < 2)
        return unknown_operand(cli, name);
    if (!cc_cli_chips(cli, 1, &name, false, &chosen))
        return false;
    cc_cite_add_chip(set, chosen.chips[0]);
    return true;
}

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    struct cc_cite_set set;
    struct cc_buf text;
    enum cc_cite_format format;
    (void)settings;
    if (!count)
        return cc_cli_usage(cli, "cite needs a chip, a metric or a source's id");
    if (!cc_cite_format_parse(cc_cli_format(cli), &format))
        return cc_error_set(&cli->error, CC_ERR_INTERNAL, "nothing writes the format %s", cli->common.format), CC_EXIT_ERROR;
    if (!cc_cli_load(cli) || !cc_cite_init(&set, &cli->db, &cli->arena, &cli->error))
        return CC_EXIT_ERROR;
    for (int i = 0; i < count; i++)
        if (!add_operand(cli, &set, operands[i]))
            return CC_EXIT_ERROR;
    cc_buf_init(&text, 0);
    bool ok = cc_cite_write(&cli->db, set.sources, set.count, format, cc_cli_render_options(cli).ascii, &text, &cli->error) &&
              cc_cli_write(cli, cc_buf_view(&text));
    cc_buf_release(&text);
    return ok ? CC_EXIT_DONE : CC_EXIT_ERROR;
}

const struct cc_command cc_command_cite = {
    .name = "cite",
    .operands = "CHIP|METRIC|SOURCE ...",
    .summary = "write the sources behind a chip or a metric as references",
    .description =
        "Writes the sources behind everything said of the chips or metrics named, each once: as plain lines, as BibTeX or as CSL-JSON.",
    .examples = "chipcmp cite H20\tplain references\nchipcmp cite H20 H100 --format bibtex -o chips.bib\ta BibTeX file",
    .formats = "text bibtex csl-json",
    .run = run,
};
