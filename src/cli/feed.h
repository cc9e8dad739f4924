/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 10, cli. Inputs as tasks, in their order.
 *
 * A task is a sentence, a document of Markdown or HTML, a piece of a plain text (CC_PROSE_PIECE), or some lines of NDJSON. Where a plain
 * text is cut depends on its bytes alone, not on how they arrive. Tasks are used again: what a task holds is gone when it is taken once
 * more.
 */
#ifndef CLI_FEED_H
#define CLI_FEED_H

#include "inputs.h"

#include "chipcmp/claim/verdict.h"

enum { CC_FEED_LINE_MOST = 64 * 1024 * 1024 /* bytes of a line of NDJSON */ };

struct cc_task {
    const struct cc_input *input;
    struct cc_buf bytes;
    struct cc_prose_origin origin; /* of a piece; of NDJSON the lines before */
    bool first, last;              /* piece of its text */
    /* What became of it. */
    struct cc_error error; /* what was found before it still counts */
    struct cc_arena arena; /* of the checks */
    struct cc_check *checks;
    size_t check_count, check_capacity;
    size_t verdicts[CC_VERDICT_COUNT]; /* how many claims */
    struct cc_buf out;                 /* what is to be written, where that needs no other task */
};

void cc_task_release(struct cc_task *task);

struct cc_sink {
    struct cc_task *(*take)(void *context);            /* an empty task; NULL where no more is wanted */
    bool (*give)(void *context, struct cc_task *task); /* false where no more is wanted */
    void *context;
};

/* An error is given in a task of its own, in its place; nothing follows it. */
void cc_feed(const struct cc_inputs *inputs, const struct cc_sink *sink);

#endif
