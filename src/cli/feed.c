/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From files to tasks. */
#include "feed.h"

#include "chipcmp/base/fileio.h"

#include <string.h>

enum { LINES = 128 * 1024 /* bytes of NDJSON that make a task */ };

struct feed {
    const struct cc_sink *sink;
    const struct cc_input *input;
    struct cc_task *task; /* being filled */
    struct cc_error error;
    bool seen; /* the head of the file was looked at */
};

void cc_task_release(struct cc_task *task)
{
    cc_buf_release(&task->bytes);
    cc_buf_release(&task->out);
    cc_arena_release(&task->arena);
}

static bool take(struct feed *feed, struct cc_prose_origin origin, bool first)
{
    feed->task = feed->sink->take(feed->sink->context);
    if (!feed->task)
        return false;
    struct cc_task *task = feed->task;
    cc_buf_clear(&task->bytes);
    cc_buf_clear(&task->out);
    cc_arena_reset(&task->arena);
    *task = (struct cc_task){.bytes = task->bytes,
        .out = task->out,
        .arena = task->arena,
        .input = feed->input,
        .origin = origin,
        .first = first};
    return true;
}

static bool give(struct feed *feed, struct cc_task *task)
{
    return feed->sink->give(feed->sink->context, task);
}

/* Gives the first `length` bytes; the rest goes into the next task. */
static bool give_front(struct feed *feed, size_t length)
{
    struct cc_task *front = feed->task;
    struct cc_str rest = cc_str_sub(cc_buf_view(&front->bytes), length, front->bytes.len);
    struct cc_prose_origin after = cc_prose_origin_after(front->origin, cc_buf_view(&front->bytes), length);
    if (!take(feed, after, false))
        return false;
    cc_buf_add(&feed->task->bytes, rest);
    if (feed->task->bytes.failed) {
        feed->task = front; /* tasks are given in the order in which they were taken */
        return cc_error_memory(&feed->error);
    }
    front->bytes.len = length;
    return give(feed, front);
}

static bool is_text(struct feed *feed)
{
    if (feed->seen)
        return true;
    feed->seen = true;
    return cc_input_is_text(cc_buf_view(&feed->task->bytes), feed->input->name, &feed->error);
}

/* Whole lines, as they come: whoever writes them may wait for the answer. */
static bool give_lines(struct feed *feed)
{
    for (;;) {
        struct cc_str bytes = cc_buf_view(&feed->task->bytes);
        size_t most = bytes.len < LINES ? bytes.len : LINES, end = most;
        while (end > 0 && bytes.s[end - 1] != '\n')
            end--;
        const char *line = !end && bytes.len > most ? memchr(bytes.s + most, '\n', bytes.len - most) : NULL;
        if (line)
            end = (size_t)(line - bytes.s) + 1;
        if (!end)
            return bytes.len <= CC_FEED_LINE_MOST || cc_error_at(&feed->error, CC_ERR_DATA, feed->input->name, feed->task->origin.lines + 1,
                                                         0, "the line is longer than %d MiB", CC_FEED_LINE_MOST >> 20);
        if (!is_text(feed) || !give_front(feed, end))
            return false;
    }
}

static bool give_pieces(struct feed *feed)
{
    while (feed->task->bytes.len > CC_PROSE_PIECE) {
        struct cc_str bytes = cc_buf_view(&feed->task->bytes);
        bytes.len = CC_PROSE_PIECE;
        if (!is_text(feed) || !give_front(feed, cc_prose_piece(bytes)))
            return false;
    }
    return true;
}

static bool check_size(struct feed *feed)
{
    return feed->task->bytes.len <= CC_PROSE_MARKUP_MOST ||
           cc_error_at(&feed->error, CC_ERR_DATA, feed->input->name, 0, 0,
               "the document is larger than %d MiB; split it, or check its text alone (--input text)", CC_PROSE_MARKUP_MOST >> 20);
}

static bool add_chunk(void *context, struct cc_str bytes)
{
    struct feed *feed = context;
    cc_buf_add(&feed->task->bytes, bytes);
    if (feed->task->bytes.failed)
        return cc_error_memory(&feed->error);
    if (feed->input->ndjson)
        return give_lines(feed);
    return feed->input->kind == CC_PROSE_TEXT ? give_pieces(feed) : check_size(feed);
}

/* False where nothing more is wanted. */
static bool feed_input(struct feed *feed)
{
    if (!take(feed, (struct cc_prose_origin){0}, true))
        return false;
    if (feed->input->path) {
        feed->seen = false;
        if (!cc_file_stream(feed->input->path, add_chunk, feed, &feed->error) || !is_text(feed))
            return false;
    } else {
        cc_buf_add(&feed->task->bytes, feed->input->text);
        if (feed->task->bytes.failed)
            return cc_error_memory(&feed->error);
    }
    feed->task->last = true;
    return give(feed, feed->task);
}

void cc_feed(const struct cc_inputs *inputs, const struct cc_sink *sink)
{
    struct feed feed = {.sink = sink};
    for (size_t i = 0; i < inputs->count; i++) {
        feed.input = &inputs->items[i];
        if (feed_input(&feed))
            continue;
        if (feed.error.code != CC_OK && feed.task) { /* the task at hand was not given */
            feed.task->bytes.len = 0;
            feed.task->error = feed.error;
            give(&feed, feed.task);
        }
        return;
    }
}
