/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check --expect. */
#include "expect.h"

#include "check_output.h"
#include "crew.h"

#include "chipcmp/base/fileio.h"
#include "chipcmp/report/expect.h"

#include <string.h>

struct work {
    struct cc_cli *cli;
    const struct cc_expect_request *request;
    struct cc_expect_file file;
    bool *chosen; /* one a source of the file: it is to be compared */
    struct cc_expect_result result;
    const struct cc_filter *filter;
    struct cc_output **outputs; /* the checks that the result points to */
    size_t output_count, output_capacity;
};

/* The folder of the file of expected claims, with the slash; empty for the working directory. */
static struct cc_str folder(const struct work *w)
{
    struct cc_str path = w->file.path;
    while (path.len > 0 && path.s[path.len - 1] != '/')
        path.len--;
    return path;
}

/* Without "./" and doubled slashes: "./a//b" is "a/b". */
static struct cc_str plain_path(struct cc_cli *cli, struct cc_str path)
{
    struct cc_buf buf;
    struct cc_str rest = path, part;
    cc_buf_init(&buf, 0);
    cc_buf_add(&buf, cc_str_starts(path, CC_STR("/")) ? CC_STR("/") : CC_STR(""));
    while (rest.len) {
        cc_str_cut(rest, '/', &part, &rest);
        if (part.len == 0 || cc_str_eq(part, CC_STR(".")))
            continue;
        cc_buf_addf(&buf, "%s%.*s", buf.len && buf.data[buf.len - 1] != '/' ? "/" : "", CC_PRI(part));
    }
    struct cc_str plain = buf.failed ? (struct cc_str){NULL, 0} : cc_arena_copy(&cli->arena, cc_buf_view(&buf));
    cc_buf_release(&buf);
    if (!plain.s)
        cc_error_memory(&cli->error);
    return plain;
}

/* Where a document of the file lies, from the working directory; s is NULL when memory ran out. */
static struct cc_str document_path(const struct work *w, struct cc_str name)
{
    if (cc_str_starts(name, CC_STR("/")))
        return plain_path(w->cli, name);
    struct cc_str path = cc_arena_format(&w->cli->arena, "%.*s%.*s", CC_PRI(folder(w)), CC_PRI(name));
    if (!path.s)
        return cc_error_memory(&w->cli->error), path;
    return plain_path(w->cli, path);
}

/* A document as the file names it: from the file's folder. */
static struct cc_str document_name(const struct work *w, struct cc_str path)
{
    struct cc_str base = plain_path(w->cli, folder(w)), plain = plain_path(w->cli, path), up;
    struct cc_buf buf;
    if (!base.s || !plain.s || cc_str_starts(plain, CC_STR("/")) || base.len == 0)
        return plain;
    if (cc_str_starts(plain, base) && plain.len > base.len && plain.s[base.len] == '/')
        return cc_str_sub(plain, base.len + 1, plain.len);
    cc_buf_init(&buf, 0);
    cc_buf_add(&buf, CC_STR("../"));
    for (size_t i = 0; i < base.len; i++)
        cc_buf_add(&buf, base.s[i] == '/' ? CC_STR("../") : CC_STR(""));
    cc_buf_add(&buf, plain);
    up = buf.failed ? (struct cc_str){NULL, 0} : cc_arena_copy(&w->cli->arena, cc_buf_view(&buf));
    cc_buf_release(&buf);
    if (!up.s)
        cc_error_memory(&w->cli->error);
    return up;
}

static bool is_line(struct cc_str name)
{
    struct cc_str trimmed = cc_str_trim(name);
    return trimmed.len == name.len && name.len > 0 && !memchr(name.s, '\n', name.len) && !memchr(name.s, '\r', name.len);
}

/* The source of the file that is this document, or a new one. */
static size_t document_index(struct work *w, struct cc_str path)
{
    struct cc_str plain = plain_path(w->cli, path);
    for (size_t i = 0; plain.s && i < w->file.count; i++) {
        if (!w->file.sources[i].document)
            continue;
        struct cc_str known = document_path(w, w->file.sources[i].name);
        if (known.s && cc_str_eq(known, plain))
            return i;
    }
    struct cc_str name = document_name(w, path);
    if (!name.s)
        return SIZE_MAX;
    if (!is_line(name)) {
        cc_cli_usage(w->cli, "a file of expected claims cannot name \"%.*s\"", CC_PRI(path));
        return SIZE_MAX;
    }
    return cc_expect_source_index(&w->file, true, name, &w->cli->arena, &w->cli->error);
}

static size_t sentence_index(struct work *w, const char *sentence)
{
    struct cc_str text = cc_expect_fold(cc_str_of(sentence), &w->cli->arena);
    if (!text.s)
        return cc_error_memory(&w->cli->error), SIZE_MAX;
    if (text.len == 0) {
        cc_cli_usage(w->cli, "--expect cannot keep an empty sentence");
        return SIZE_MAX;
    }
    return cc_expect_source_index(&w->file, false, text, &w->cli->arena, &w->cli->error);
}

static size_t operand_index(struct work *w, const char *operand)
{
    if (strcmp(operand, "-") == 0) {
        cc_cli_usage(w->cli, "--expect needs files that have a name, not standard input");
        return SIZE_MAX;
    }
    if (cc_path_kind(operand) != CC_PATH_NONE)
        return document_index(w, cc_str_of(operand));
    if (strchr(operand, ' '))
        return sentence_index(w, operand);
    cc_cli_usage(w->cli, "there is no file \"%s\"; a sentence of one word goes with --text", operand);
    return SIZE_MAX;
}

/* What is compared: what the command line names, or all that the file has. */
static bool choose(struct work *w)
{
    const struct cc_expect_request *r = w->request;
    size_t named = (size_t)r->count + r->sentences->count;
    w->chosen = CC_NEW(&w->cli->arena, bool, w->file.count + named);
    if (!w->chosen)
        return cc_error_memory(&w->cli->error);
    for (size_t i = 0; i < named; i++) {
        bool sentence = i < r->sentences->count;
        size_t at = sentence ? sentence_index(w, r->sentences->items[i]) : operand_index(w, r->operands[i - r->sentences->count]);
        if (at == SIZE_MAX)
            return false;
        w->chosen[at] = true;
    }
    for (size_t i = 0; !named && i < w->file.count; i++)
        w->chosen[i] = true;
    if (w->file.count)
        return true;
    return cc_error_at(&w->cli->error, CC_ERR_DATA, w->file.path, 0, 0, "it names no document and no sentence; name one to be added");
}

/* A file that is not there yet is begun by --update. */
static bool read_file(struct work *w)
{
    const struct cc_str head = CC_STR("# Claims and the verdicts that chipcmp gives them; \"chipcmp help check\" tells of --expect.\n");
    struct cc_cli *cli = w->cli;
    struct cc_buf buf;
    struct cc_str path = cc_str_of(w->request->path);
    if (w->request->update && cc_path_kind(w->request->path) == CC_PATH_NONE)
        return cc_expect_parse(path, head, &cli->arena, &w->file, &cli->error);
    cc_buf_init(&buf, 0);
    bool ok = cc_file_read(w->request->path, &buf, &cli->error);
    struct cc_str text = ok ? cc_arena_copy(&cli->arena, cc_buf_view(&buf)) : (struct cc_str){NULL, 0};
    cc_buf_release(&buf);
    if (ok && !text.s)
        return cc_error_memory(&cli->error);
    return ok && cc_expect_parse(path, text, &cli->arena, &w->file, &cli->error);
}

static bool keep_checks(void *context, struct cc_task *task)
{
    struct cc_output *output = context;
    return cc_output_task(output, task);
}

/* A document is read as check reads it without --expect. */
static bool compare(struct work *w, size_t at)
{
    const struct cc_expect_source *source = &w->file.sources[at];
    struct cc_cli *cli = w->cli;
    struct cc_str path = source->document ? document_path(w, source->name) : source->name;
    char *operand = path.s ? cc_cli_operand(cli, path) : NULL;
    const char *text = operand;
    struct cc_texts sentence = {&text, source->document ? 0 : 1, 0};
    struct cc_inputs inputs = {0};
    if (!operand)
        return cc_error_memory(&cli->error);
    if (source->document && cc_path_kind(operand) == CC_PATH_NONE)
        return cc_error_at(&cli->error, CC_ERR_IO, w->file.path, source->line, 1, "there is no file %s", operand);
    if (!cc_cli_inputs(cli, &sentence, source->document, &operand, w->request->input, &inputs))
        return false;
    const struct cc_work work = {.db = &cli->db, .filter = w->filter, .verdicts = w->request->verdicts, .keep = CC_KEEP_EXCERPTS};
    struct cc_output *output = CC_NEW(&cli->arena, struct cc_output, 1);
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */
    if (!output || !CC_PUSH_ROOM(&cli->arena, w->outputs, w->output_count, w->output_capacity))
        return cc_error_memory(&cli->error);
    cc_output_init(output, cli, CC_OUTPUT_WHOLE, false);
    w->outputs[w->output_count++] = output;
    return cc_crew_run(&work, &inputs, 1, keep_checks, output, &cli->error) &&
           cc_expect_compare(&cli->db, &w->file, at, output->checks, output->check_count, &cli->arena, &w->result, &cli->error);
}

/* A file that is up to date is left alone. */
static bool update(struct work *w, bool *written)
{
    struct cc_buf text;
    *written = w->result.counts[CC_EXPECT_SAME] != w->result.count;
    for (size_t i = 0; i < w->file.count; i++)
        *written = *written || w->file.sources[i].line == 0;
    if (!*written)
        return true;
    cc_buf_init(&text, 0);
    bool ok = cc_expect_update(&w->file, &w->result, &w->cli->arena, &text, &w->cli->error) &&
              cc_file_write_atomic(w->request->path, cc_buf_view(&text), &w->cli->error);
    cc_buf_release(&text);
    return ok;
}

static int finish(struct work *w)
{
    struct cc_cli *cli = w->cli;
    struct cc_doc doc;
    bool written = false;
    if (w->request->update && !update(w, &written))
        return CC_EXIT_ERROR;
    bool as_expected = w->request->update || w->result.counts[CC_EXPECT_SAME] == w->result.count;
    cc_cli_begin(cli, &doc);
    bool made = cc_report_expect(&w->file, &w->result, written, &doc, &cli->error);
    return cc_cli_finish(cli, &doc, made, as_expected ? CC_EXIT_DONE : CC_EXIT_FAULT);
}

int cc_cli_expect(struct cc_cli *cli, const struct cc_expect_request *request)
{
    struct work w = {.cli = cli, .request = request};
    bool ok = read_file(&w) && choose(&w) && cc_cli_load(cli);
    w.filter = ok ? cc_filter_make(&cli->db, &cli->arena, &cli->error) : NULL;
    for (size_t i = 0; w.filter && ok && i < w.file.count; i++)
        ok = !w.chosen[i] || compare(&w, i);
    int code = w.filter && ok ? finish(&w) : CC_EXIT_ERROR;
    for (size_t i = 0; i < w.output_count; i++)
        cc_output_release(w.outputs[i]);
    return code;
}
