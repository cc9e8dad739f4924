/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 3, specs. Reading tables into a database.
 *
 * Loading reports every fault it meets to a sink and goes on with the next row where it can, so the linter and the program share one
 * reader. A database is handed out only when no fault of severity ERROR was met.
 */
#ifndef CHIPCMP_SPECS_LOAD_H
#define CHIPCMP_SPECS_LOAD_H

#include "chipcmp/specs/db.h"

enum cc_severity { CC_NOTE, CC_WARNING, CC_PROBLEM };

struct cc_problem {
    enum cc_severity severity;
    struct cc_str file;
    size_t line,
        column; /* from 1; 0 where there is none. The column is that of the cell's first byte in the file, where the row could be split */
    const char *code;   /* short and stable: "ragged-row", "unknown-unit" ... */
    struct cc_str text; /* valid during the call */
};

struct cc_problem_sink {
    void (*report)(void *context, const struct cc_problem *problem);
    void *context;
};

struct cc_specs_options {
    bool builtin;                /* start from the embedded tables */
    const char *const *overlays; /* directories laid over it, in order */
    size_t overlay_count;
};

/* Loads into a zeroed *db; release with cc_db_release whether or not it succeeded. With sink NULL the first error is put into *error; with
 * a sink every problem goes to it, and *error says how many there were. */
bool cc_db_load(struct cc_db *db, const struct cc_specs_options *options, const struct cc_problem_sink *sink, struct cc_error *error);
void cc_db_release(struct cc_db *db);

#endif
