/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 10, cli. What check writes, task by task in the order of the inputs: as it comes where the format allows that, else at the end,
 * from
 * the claims that were kept.
 */
#ifndef CLI_CHECK_OUTPUT_H
#define CLI_CHECK_OUTPUT_H

#include "work.h"

#include "chipcmp/report/check.h"

enum cc_output_mode {
    CC_OUTPUT_PIECES,    /* a table: each piece when it is there */
    CC_OUTPUT_DOCUMENTS, /* ndjson: each text when it is there */
    CC_OUTPUT_LINES,     /* --brief: each claim */
    CC_OUTPUT_WHOLE      /* one document of all */
};

struct cc_output {
    struct cc_cli *cli;
    enum cc_output_mode mode;
    size_t verdicts[CC_VERDICT_COUNT]; /* how many claims */
    size_t read;                       /* bytes */
    struct cc_check_tally tally;
    bool ndjson;             /* some input is */
    bool summed;             /* the number of claims stands before them */
    bool begun;              /* something was written */
    struct cc_doc cited;     /* its sources are those that a table has cited so far */
    struct cc_check *checks; /* kept: of all, or of the text at hand */
    size_t check_count, check_capacity;
    struct cc_arena kept;    /* of `checks` and `arenas` */
    struct cc_arena *arenas; /* of what the checks point to */
    size_t arena_count, arena_capacity;
    struct cc_buf pending; /* for -o */
};

enum cc_output_mode cc_output_mode_of(const struct cc_cli *cli, bool brief);
enum cc_keep cc_output_keep(enum cc_output_mode mode);

void cc_output_init(struct cc_output *out, struct cc_cli *cli, enum cc_output_mode mode, bool ndjson);
bool cc_output_task(struct cc_output *out, struct cc_task *task);
bool cc_output_end(struct cc_output *out);
void cc_output_release(struct cc_output *out);

#endif
