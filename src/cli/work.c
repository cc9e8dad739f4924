/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task of text to its checks, or to what is written of them. */
#include "work.h"

#include "ndjson.h"

#include "chipcmp/grammar/passage.h"
#include "chipcmp/render/render.h"
#include "chipcmp/report/check.h"

#include <string.h>

enum { LONG_TEXT = 32 * 1024 /* bytes; of a longer plain text only what stands around names is read */ };

static bool read_prose(const struct cc_work *work, enum cc_prose_kind kind, const struct cc_check *of, struct cc_arena *scratch,
    struct cc_prose *prose, struct cc_error *error)
{
    struct cc_prose_span *spans;
    size_t count;
    if (kind != CC_PROSE_TEXT || of->text.len < LONG_TEXT)
        return cc_prose_read(kind, of->text, of->origin, scratch, prose, error);
    return cc_filter_near(work->filter, of->text, scratch, &spans, &count, error) &&
           cc_prose_read_spans(of->text, of->origin, spans, count, scratch, prose, error);
}

/* Most of a large text names no chip, and is looked at no further. */
static bool is_idle(const struct cc_work *work, enum cc_prose_kind kind, struct cc_str text)
{
    return kind == CC_PROSE_TEXT && !cc_filter_names_chip(work->filter, text);
}

bool cc_work_find(const struct cc_work *work, enum cc_prose_kind kind, struct cc_str text, struct cc_prose_origin origin,
    struct cc_arena *arena, struct cc_check *out, struct cc_error *error)
{
    struct cc_prose prose;
    struct cc_arena scratch;
    out->text = text;
    out->origin = origin;
    if (is_idle(work, kind, text))
        return true;
    cc_arena_init(&scratch);
    bool ok = read_prose(work, kind, out, &scratch, &prose, error);
    const bool *keep = ok ? cc_filter_blocks(work->filter, &prose, &scratch, error) : NULL;
    ok = keep && cc_check_prose(work->db, out->id, out->name, &prose, keep, work->verdicts, arena, out, error);
    cc_arena_release(&scratch);
    return ok;
}

static void count(struct cc_task *task, const struct cc_check *check)
{
    for (size_t i = 0; i < check->claims.claim_count; i++)
        task->verdicts[check->judgements[i].verdict]++;
}

/* Writes a check by itself. */
static bool write(const struct cc_work *work, struct cc_task *task, const struct cc_check *check, struct cc_arena *arena)
{
    const struct cc_render_options options = {.ascii = false};
    struct cc_doc doc;
    cc_doc_init(&doc, arena);
    bool ok = work->brief ? cc_report_check_brief(work->db, check, 1, task->input->ndjson, &doc, &task->error)
                          : cc_report_check_data(work->db, check, 1, &doc, &task->error);
    ok = ok && cc_render(&doc, work->brief ? CC_FORMAT_TABLE : CC_FORMAT_NDJSON, &options, &task->out, &task->error);
    cc_doc_release(&doc);
    return ok;
}

static bool push(struct cc_task *task, const struct cc_check *check)
{
    if (!CC_PUSH_ROOM(&task->arena, task->checks, task->check_count, task->check_capacity))
        return cc_error_memory(&task->error);
    task->checks[task->check_count++] = *check;
    return true;
}

/* Of a text in one piece that is no file's the whole is kept where there are claims: a log shows it. */
static bool push_excerpts(struct cc_task *task, const struct cc_check *check, bool whole)
{
    struct cc_check *parts, kept = *check;
    size_t part_count;
    if (whole && (check->claims.claim_count || !task->input->path)) {
        kept.text = cc_arena_copy(&task->arena, check->text);
        return kept.text.s ? push(task, &kept) : cc_error_memory(&task->error);
    }
    if (!cc_check_excerpts(check, &task->arena, &parts, &part_count, &task->error))
        return false;
    for (size_t i = 0; i < part_count; i++)
        if (!push(task, &parts[i]))
            return false;
    return true;
}

/* `whole`: the check is all of a text that is no file's. */
static bool finish(const struct cc_work *work, struct cc_task *task, const struct cc_check *check, bool whole)
{
    count(task, check);
    if (work->brief)
        return write(work, task, check, &task->arena);
    if (work->keep == CC_KEEP_TEXTS)
        return push(task, check);
    if (check->continues && !check->claims.claim_count && !check->claims.skipped_count)
        return true;
    return push_excerpts(task, check, whole);
}

static void name_error(struct cc_error *error, const struct cc_input *input)
{
    struct cc_error found = *error;
    if (found.code != CC_ERR_DATA || found.source[0])
        return;
    *error = (struct cc_error){.code = CC_OK};
    cc_error_at(error, found.code, input->name, 0, 0, "%s", found.text);
}

static void do_text(const struct cc_work *work, struct cc_task *task)
{
    struct cc_check check = {.name = task->input->name};
    if (cc_work_find(work, task->input->kind, cc_buf_view(&task->bytes), task->origin, &task->arena, &check, &task->error)) {
        bool file = task->input->path && strcmp(task->input->path, "-") != 0;
        check.continues = !task->first;
        finish(work, task, &check, task->first && task->last && !file);
    } else {
        name_error(&task->error, task->input);
    }
}

static bool keep(struct cc_str *s, struct cc_task *task)
{
    *s = cc_arena_copy(&task->arena, *s);
    return s->s || cc_error_memory(&task->error);
}

/* A document of NDJSON that is written with others. */
static bool keep_document(const struct cc_work *work, struct cc_task *task, struct cc_ndjson *document)
{
    struct cc_check check = {.name = task->input->name};
    if (!keep(&document->id, task) || (work->keep == CC_KEEP_TEXTS && !keep(&document->text, task)))
        return false;
    check.id = document->id;
    return cc_work_find(work, CC_PROSE_TEXT, document->text, (struct cc_prose_origin){0}, &task->arena, &check, &task->error) &&
           finish(work, task, &check, true);
}

static bool write_document(const struct cc_work *work, struct cc_task *task, const struct cc_ndjson *document)
{
    struct cc_check check = {.id = document->id, .name = task->input->name};
    struct cc_arena arena;
    cc_arena_init(&arena);
    bool ok = cc_work_find(work, CC_PROSE_TEXT, document->text, (struct cc_prose_origin){0}, &arena, &check, &task->error) &&
              write(work, task, &check, &arena);
    if (ok)
        count(task, &check);
    cc_arena_release(&arena);
    return ok;
}

static void do_lines(const struct cc_work *work, struct cc_task *task)
{
    struct cc_str line, rest = cc_buf_view(&task->bytes);
    size_t number = task->origin.lines;
    bool writes = work->keep == CC_KEEP_DOCUMENTS || work->brief, ok = true;
    if (task->origin.offset == 0 && cc_str_starts(rest, CC_STR("\xEF\xBB\xBF"))) /* a byte order mark is no part of the JSON */
        rest = cc_str_sub(rest, 3, rest.len);
    while (ok && rest.len) {
        struct cc_ndjson document;
        cc_str_cut(rest, '\n', &line, &rest);
        number++;
        if (!cc_str_trim(line).len)
            continue;
        ok = cc_ndjson_read(task->input->name, number, line, &document, &task->error);
        ok = ok && (writes ? write_document(work, task, &document) : keep_document(work, task, &document));
        cc_ndjson_release(&document);
    }
}

void cc_work_do(const struct cc_work *work, struct cc_task *task)
{
    if (task->error.code != CC_OK)
        return;
    if (task->input->ndjson)
        do_lines(work, task);
    else
        do_text(work, task);
    if (task->out.failed)
        cc_error_memory(&task->error);
}
