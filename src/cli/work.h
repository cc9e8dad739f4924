/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 9, cli. The work on a task: claims found and judged, and written where nothing else is needed for it. Threads share what is const.
 */
#ifndef CLI_WORK_H
#define CLI_WORK_H

#include "feed.h"

#include "chipcmp/claim/filter.h"

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

/* Fills what the task is to become. */
void cc_work_do(const struct cc_work *work, struct cc_task *task);

#endif
