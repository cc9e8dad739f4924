/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 10, cli. The work on a task: claims found and judged, and written where nothing else is needed for it. Threads share what is const.
 */
#ifndef CLI_WORK_H
#define CLI_WORK_H

#include "feed.h"

#include "chipcmp/grammar/filter.h"

enum cc_keep {
    CC_KEEP_TEXTS,    /* checks with the texts that they are of */
    CC_KEEP_EXCERPTS, /* no more of the text of files than stands around the claims */
    CC_KEEP_DOCUMENTS /* of NDJSON nothing but what was written, a line a document; else as EXCERPTS */
};

struct cc_work {
    const struct cc_db *db;
    const struct cc_filter *filter;
    const struct cc_verdict_options *verdicts;
    enum cc_keep keep;
    bool brief; /* write a line a claim, and keep nothing */
};

/* Finds and judges the claims of a text, or of the piece of one that begins at `origin`; of *out the id and the name are set. What it finds
 * is in the arena and points into the text. */
bool cc_work_find(const struct cc_work *work, enum cc_prose_kind kind, struct cc_str text, struct cc_prose_origin origin,
    struct cc_arena *arena, struct cc_check *out, struct cc_error *error);

/* Fills what the task is to become. */
void cc_work_do(const struct cc_work *work, struct cc_task *task);

#endif
