/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp check: claims against the published figures. */
#include "check_output.h"
#include "crew.h"
#include "expect.h"
#include "progress.h"

#include "chipcmp/num/decimal.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct settings {
    struct cc_texts sentences;
    const char *input, *tolerance, *expect;
    bool strict, brief, update;
    long jobs;
};

static const struct cc_option options[] = {
    {"text", 't', CC_OPTION_LIST, "SENTENCE", NULL, "check this sentence, whatever it looks like; may be given several times",
        offsetof(struct settings, sentences), 0, 0},
    {"input", 'i', CC_OPTION_TEXT, "KIND", CC_INPUT_KINDS,
        "what files hold: text, markdown or html (by default the ending of the name tells), or ndjson: one {\"id\", \"text\"} a line",
        offsetof(struct settings, input), 0, 0},
    {"jobs", 'j', CC_OPTION_NUMBER, "N", NULL,
        "check N files, pieces of a file or lines of NDJSON at a time (default: one for each processor)", offsetof(struct settings, jobs),
        1, CC_JOBS_MOST},
    {"tolerance", 0, CC_OPTION_TEXT, "FACTOR", NULL,
        "multiply what the words allow by FACTOR, 0 to 10 (0: nothing beyond the printed digit)", offsetof(struct settings, tolerance), 0,
        0},
    {"strict", 0, CC_OPTION_FLAG, NULL, NULL, "exit with 1 instead of 3 when a claim depends on the reading, is unknown, or none is found",
        offsetof(struct settings, strict), 0, 0},
    {"brief", 0, CC_OPTION_FLAG, NULL, NULL, "one line a claim, as compilers write: FILE:LINE:COLUMN: VERDICT: ...; columns count bytes",
        offsetof(struct settings, brief), 0, 0},
    {"expect", 0, CC_OPTION_TEXT, "FILE", NULL, "compare with the claims and verdicts that FILE expects of its documents and sentences",
        offsetof(struct settings, expect), 0, 0},
    {"update", 0, CC_OPTION_FLAG, NULL, NULL, "with --expect: write what was found into FILE, and the texts that it does not have yet",
        offsetof(struct settings, update), 0, 0},
    {0},
};

static bool parse_tolerance(struct cc_cli *cli, const char *text, double *scale)
{
    struct cc_decimal d;
    *scale = 1;
    if (!text)
        return true;
    if (cc_decimal_parse(cc_str_of(text), &d) == CC_DECIMAL_OK && (!d.negative || cc_decimal_is_zero(d)))
        *scale = cc_decimal_to_double(d, 0, 1, 1);
    else
        *scale = -1;
    if (*scale >= 0 && *scale <= 10)
        return true;
    cc_cli_usage(cli, "--tolerance takes a number from 0 to 10, not \"%s\"", text);
    return false;
}

static int exit_code(const size_t verdicts[CC_VERDICT_COUNT], bool strict)
{
    size_t claims = 0;
    for (int i = 0; i < CC_VERDICT_COUNT; i++)
        claims += verdicts[i];
    if (verdicts[CC_CONTRADICTED])
        return CC_EXIT_FAULT;
    if (claims && verdicts[CC_SUPPORTED] == claims)
        return CC_EXIT_DONE;
    return strict ? CC_EXIT_FAULT : CC_EXIT_OPEN;
}

static int compare(struct cc_cli *cli, const struct settings *s, int count, char **operands)
{
    struct cc_verdict_options verdicts = {0};
    const struct cc_expect_request request = {s->expect, s->update, &s->sentences, count, operands, s->input, &verdicts};
    struct cc_str format = cc_cli_format(cli);
    bool ndjson = s->input && strcmp(s->input, "ndjson") == 0;
    if (ndjson || s->strict || s->brief)
        return cc_cli_usage(cli, "--expect goes with no %s", ndjson ? "--input ndjson" : s->strict ? "--strict" : "--brief");
    if (cc_str_eq(format, CC_STR("sarif")) || cc_str_eq(format, CC_STR("ndjson")))
        return cc_cli_usage(cli, "--expect has no %.*s output; json, csv and tsv are for programs", CC_PRI(format));
    return parse_tolerance(cli, s->tolerance, &verdicts.tolerance_scale) ? cc_cli_expect(cli, &request) : CC_EXIT_ERROR;
}

/* Threads are of use where there is more than a little to read. */
static size_t jobs_for(const struct settings *s, const struct cc_inputs *inputs)
{
    enum { LITTLE = 256 * 1024 };
    off_t size = 0;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (s->jobs)
        return (size_t)s->jobs;
    for (size_t i = 0; i < inputs->count && size <= LITTLE; i++) {
        struct stat info;
        const char *path = inputs->items[i].path;
        if (path && (strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &info) : stat(path, &info)) == 0)
            size += S_ISREG(info.st_mode) ? info.st_size : LITTLE + 1;
    }
    if (size <= LITTLE || processors < 2)
        return 1;
    return processors < CC_JOBS_MOST ? (size_t)processors : CC_JOBS_MOST;
}

struct pass {
    struct cc_output output;
    struct cc_progress progress;
};

static bool pass_on(void *context, struct cc_task *task)
{
    struct pass *pass = context;
    if (pass->output.cli->stdout_tty)
        cc_progress_hide(&pass->progress);
    if (!cc_output_task(&pass->output, task))
        return false;
    cc_progress_show(&pass->progress, pass->output.read);
    return true;
}

static int check(struct cc_cli *cli, const struct settings *s, const struct cc_inputs *inputs, const struct cc_verdict_options *verdicts)
{
    enum cc_output_mode mode = cc_output_mode_of(cli, s->brief);
    bool ndjson = s->input && strcmp(s->input, "ndjson") == 0;
    struct pass pass;
    struct cc_work work = {.db = &cli->db, .verdicts = verdicts, .keep = cc_output_keep(mode), .brief = s->brief};
    work.filter = cc_filter_make(&cli->db, &cli->arena, &cli->error);
    if (!work.filter)
        return CC_EXIT_ERROR;
    cc_output_init(&pass.output, cli, mode, ndjson);
    cc_progress_init(&pass.progress, cli->stderr_tty);
    bool ok = cc_crew_run(&work, inputs, jobs_for(s, inputs), pass_on, &pass, &cli->error);
    cc_progress_hide(&pass.progress);
    ok = ok && cc_output_end(&pass.output);
    cc_output_release(&pass.output);
    return ok ? exit_code(pass.output.verdicts, s->strict) : CC_EXIT_ERROR;
}

/* Forms with a line or a row a claim have no room for them, and need no search. */
static bool shows_candidates(struct cc_cli *cli, const struct settings *s)
{
    struct cc_str format = cc_cli_format(cli);
    return !s->brief && !cc_str_eq(format, CC_STR("csv")) && !cc_str_eq(format, CC_STR("tsv")) && !cc_str_eq(format, CC_STR("sarif"));
}

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_inputs inputs = {0};
    struct cc_verdict_options verdicts = {.candidates = shows_candidates(cli, s)};
    if (s->expect)
        return compare(cli, s, count, operands);
    if (s->update)
        return cc_cli_usage(cli, "--update goes with --expect");
    if (!count && !s->sentences.count)
        return cc_cli_usage(cli, "check needs a sentence, a file, or - for standard input");
    if (s->brief && cli->common.format && strcmp(cli->common.format, "table") != 0)
        return cc_cli_usage(cli, "--brief is a form of its own; it goes with no --format");
    if (!parse_tolerance(cli, s->tolerance, &verdicts.tolerance_scale) ||
        !cc_cli_inputs(cli, &s->sentences, count, operands, s->input, &inputs) || !cc_cli_load(cli))
        return CC_EXIT_ERROR;
    return check(cli, s, &inputs, &verdicts);
}

const struct cc_command cc_command_check = {
    .name = "check",
    .operands = "SENTENCE|FILE|- ...",
    .summary = "check stated figures against the published ones",
    .description =
        "Finds what a sentence or a text states about chips and says for each claim whether the published figures support it, with the "
        "working, every like-for-like reading and the sources. An operand that names a file is a file; else one with a space in it is a "
        "sentence.\n\n"
        "Files are plain text, Markdown (.md, .markdown) or HTML (.html, .htm, .xhtml) by their names, or what --input says; standard "
        "input is plain text unless it does, and a sentence always. Code, addresses and markup are no prose. Places are those of the "
        "file: in JSON the bytes before, of NDJSON those of the line's \"text\". Ill-formed UTF-8 and stray NULs end a word; a file with "
        "more than eight NULs in its first 8 KiB, or one in eight bytes, is no text and an error.\n\n"
        "Plain text and NDJSON may be of any size and are read piece by piece: a piece of plain text is 256 KiB, cut at a blank line, "
        "else where a sentence ends, else between words, and no chip is carried over from one to the next. A document of Markdown or "
        "HTML and a line of NDJSON may have 64 MiB. table, ndjson and --brief are written as they come, ndjson a line a document; the "
        "other formats at the end, from the claims kept until then, and so is -o FILE. All files are tried first; what is wrong in one "
        "later on ends the check there.\n\n"
        "The exit status is 0 when every claim is supported, 1 when one is contradicted, and 3 when none is contradicted but some depend "
        "on the reading, are unknown, or none was found.\n\n"
        "With --expect the claims are a test of a text, and the exit status is 1 when a verdict is not the expected one, a claim is "
        "gone, or a new one is there. FILE is plain text, in blocks separated by blank lines; a line is \"key: value\", or a comment "
        "with # before it. \"document: PATH\" (from FILE's folder) or \"sentence: TEXT\" begins the claims of a text, \"text: WORDS\" a "
        "claim, and \"verdict:\", \"reason:\", \"subject:\", \"object:\" and \"metric:\" say in the words of the JSON output what is "
        "expected of it; all but the verdict may be left out. \"claims: none\" stands for no claim. Without operands all texts in FILE "
        "are checked, else those named.",
    .examples = "chipcmp check \"the H20 has 28 percent less processing power than the H100\"\tone sentence\n"
                "chipcmp check draft.txt --format json\ta file, for another program\n"
                "chipcmp check --input ndjson --format ndjson claims.ndjson\tmany texts, one result a line\n"
                "chipcmp check --brief draft.md notes.html\ta line a claim, for an editor\n"
                "chipcmp check --format html -o claims.html draft.md\ta page to read and pass on\n"
                "chipcmp check --format sarif -o claims.sarif draft.md\ta log for code review\n"
                "chipcmp check --expect draft.claims --update draft.txt\tkeep the verdicts of today\n"
                "chipcmp check --expect draft.claims\tand later see what changed",
    .formats = "table json ndjson csv tsv markdown html sarif",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
