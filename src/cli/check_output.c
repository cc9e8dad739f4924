/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The output of check. */
#include "check_output.h"

#include "version.h"

#include "chipcmp/base/fileio.h"

#include <string.h>
#include <unistd.h>

enum cc_output_mode cc_output_mode_of(const struct cc_cli *cli, bool brief)
{
    struct cc_str format = cc_cli_format(cli);
    if (brief)
        return CC_OUTPUT_LINES;
    if (cc_str_eq(format, CC_STR("table")))
        return CC_OUTPUT_PIECES;
    return cc_str_eq(format, CC_STR("ndjson")) ? CC_OUTPUT_DOCUMENTS : CC_OUTPUT_WHOLE;
}

enum cc_keep cc_output_keep(enum cc_output_mode mode)
{
    static const enum cc_keep keeps[] = {[CC_OUTPUT_PIECES] = CC_KEEP_TEXTS,
        [CC_OUTPUT_DOCUMENTS] = CC_KEEP_DOCUMENTS,
        [CC_OUTPUT_LINES] = CC_KEEP_TEXTS,
        [CC_OUTPUT_WHOLE] = CC_KEEP_EXCERPTS};
    return keeps[mode];
}

void cc_output_init(struct cc_output *out, struct cc_cli *cli, enum cc_output_mode mode, bool ndjson)
{
    *out = (struct cc_output){.cli = cli, .mode = mode, .ndjson = ndjson, .summed = true};
    cc_doc_init(&out->cited, &cli->arena);
}

static void forget(struct cc_output *out)
{
    for (size_t i = 0; i < out->arena_count; i++)
        cc_arena_release(&out->arenas[i]);
    cc_arena_release(&out->kept);
    out->checks = NULL;
    out->arenas = NULL;
    out->check_count = out->check_capacity = out->arena_count = out->arena_capacity = 0;
}

void cc_output_release(struct cc_output *out)
{
    forget(out);
    cc_doc_release(&out->cited);
    cc_buf_release(&out->pending);
}

/* What goes to a file is written there at the end. */
static bool put(struct cc_output *out, struct cc_str text)
{
    out->begun = out->begun || text.len > 0;
    if (!out->cli->common.output)
        return text.len == 0 || cc_fd_write_all(STDOUT_FILENO, text, "standard output", &out->cli->error);
    cc_buf_add(&out->pending, text);
    return !out->pending.failed || cc_error_memory(&out->cli->error);
}

static bool put_doc(struct cc_output *out, const struct cc_doc *doc, enum cc_format format)
{
    struct cc_render_options options = cc_cli_render_options(out->cli);
    struct cc_buf text;
    cc_buf_init(&text, 0);
    bool ok = cc_render(doc, format, &options, &text, &out->cli->error);
    bool apart = format == CC_FORMAT_TABLE && out->begun && text.len > 0;
    ok = ok && (!apart || put(out, CC_STR("\n"))) && put(out, cc_buf_view(&text));
    cc_buf_release(&text);
    return ok;
}

/* A document that goes on with the numbers of the sources. */
static void begin_doc(const struct cc_output *out, struct cc_doc *doc, struct cc_arena *arena)
{
    cc_arena_init(arena);
    cc_doc_init(doc, arena);
    for (size_t i = 0; i < out->cited.source_count; i++)
        cc_doc_cite(doc, &out->cited.sources[i]);
}

static bool keep_sources(struct cc_output *out, const struct cc_doc *doc)
{
    for (size_t i = out->cited.source_count; i < doc->source_count; i++)
        cc_doc_cite(&out->cited, &doc->sources[i]);
    return cc_doc_check(&out->cited, &out->cli->error);
}

static bool put_piece(struct cc_output *out, const struct cc_task *task)
{
    struct cc_error *error = &out->cli->error;
    struct cc_arena arena;
    struct cc_doc doc;
    bool whole = task->input->ndjson || (task->first && task->last);
    out->summed = out->summed && whole;
    for (size_t i = 0; i < task->check_count; i++)
        cc_check_tally_add(&out->tally, &task->checks[i]);
    begin_doc(out, &doc, &arena);
    bool ok = cc_report_check_piece(&out->cli->db, task->checks, task->check_count, whole, &doc, error) &&
              (doc.block_count == 0 || put_doc(out, &doc, CC_FORMAT_TABLE)) && keep_sources(out, &doc);
    cc_doc_release(&doc);
    cc_arena_release(&arena);
    return ok;
}

/* Takes the checks, and the arena that they are in. */
static bool keep_checks(struct cc_output *out, struct cc_task *task)
{
    if (!task->check_count)
        return true;
    if (!CC_PUSH_ROOM(&out->kept, out->arenas, out->arena_count, out->arena_capacity))
        return cc_error_memory(&out->cli->error);
    out->arenas[out->arena_count++] = task->arena;
    cc_arena_init(&task->arena);
    for (size_t i = 0; i < task->check_count; i++) {
        if (!CC_PUSH_ROOM(&out->kept, out->checks, out->check_count, out->check_capacity))
            return cc_error_memory(&out->cli->error);
        out->checks[out->check_count++] = task->checks[i];
    }
    return true;
}

/* A text whose last piece is there. */
static bool put_document(struct cc_output *out)
{
    struct cc_arena arena;
    struct cc_doc doc;
    cc_arena_init(&arena);
    cc_doc_init(&doc, &arena);
    bool ok = cc_report_check_data(&out->cli->db, out->checks, out->check_count, &doc, &out->cli->error) &&
              put_doc(out, &doc, CC_FORMAT_NDJSON);
    cc_doc_release(&doc);
    cc_arena_release(&arena);
    forget(out);
    return ok;
}

static bool take_task(struct cc_output *out, struct cc_task *task)
{
    switch (out->mode) {
    case CC_OUTPUT_PIECES:
        return put_piece(out, task);
    case CC_OUTPUT_LINES:
        return put(out, cc_buf_view(&task->out));
    case CC_OUTPUT_DOCUMENTS:
        if (task->input->ndjson)
            return put(out, cc_buf_view(&task->out));
        return keep_checks(out, task) && (!task->last || task->error.code != CC_OK || put_document(out));
    case CC_OUTPUT_WHOLE:
        break;
    }
    return keep_checks(out, task);
}

bool cc_output_task(struct cc_output *out, struct cc_task *task)
{
    for (int i = 0; i < CC_VERDICT_COUNT; i++)
        out->verdicts[i] += task->verdicts[i];
    out->read += task->bytes.len;
    if (!take_task(out, task))
        return false;
    if (task->error.code != CC_OK)
        out->cli->error = task->error;
    return task->error.code == CC_OK;
}

static bool put_whole(struct cc_output *out)
{
    struct cc_cli *cli = out->cli;
    struct cc_str name = cc_cli_format(cli);
    struct cc_doc doc;
    enum cc_format format;
    if (!cc_format_parse(name, &format))
        return cc_error_set(&cli->error, CC_ERR_INTERNAL, "nothing writes the format %.*s", CC_PRI(name));
    cc_doc_init(&doc, &cli->arena);
    bool ok;
    if (format == CC_FORMAT_SARIF)
        ok = cc_report_check_sarif(&cli->db, out->checks, out->check_count, out->ndjson, CC_VERSION, &doc, &cli->error);
    else if (format == CC_FORMAT_JSON)
        ok = cc_report_check_data(&cli->db, out->checks, out->check_count, &doc, &cli->error);
    else if (format == CC_FORMAT_CSV || format == CC_FORMAT_TSV)
        ok = cc_report_check_records(&cli->db, out->checks, out->check_count, &doc, &cli->error);
    else
        ok = cc_report_check_blocks(&cli->db, out->checks, out->check_count, &doc, &cli->error);
    ok = ok && put_doc(out, &doc, format);
    cc_doc_release(&doc);
    return ok;
}

static bool put_end(struct cc_output *out)
{
    struct cc_arena arena;
    struct cc_doc doc;
    begin_doc(out, &doc, &arena);
    bool ok = cc_report_check_end(&out->tally, out->summed, &doc, &out->cli->error) && put_doc(out, &doc, CC_FORMAT_TABLE);
    cc_doc_release(&doc);
    cc_arena_release(&arena);
    return ok;
}

bool cc_output_end(struct cc_output *out)
{
    bool ok = out->mode == CC_OUTPUT_WHOLE ? put_whole(out) : out->mode == CC_OUTPUT_PIECES ? put_end(out) : true;
    return ok && (!out->cli->common.output || cc_cli_write(out->cli, cc_buf_view(&out->pending)));
}
