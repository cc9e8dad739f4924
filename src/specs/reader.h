/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 3, specs (private). CSV files to rows: the one home of csv.h.
 *
 * What libcsv leaves open is closed here: a byte order mark and CRLF are taken, and told of; NUL bytes, ill-formed UTF-8, unterminated
 * quotes, ragged rows and lines beyond CC_CSV_LINE_CAP are faults with line and column; rows know the line they start on.
 */
#ifndef SPECS_READER_H
#define SPECS_READER_H

#include "chipcmp/base/arena.h"
#include "chipcmp/base/error.h"

#define CC_CSV_LINE_CAP ((size_t)1 << 20)

struct cc_csv_row {
    const struct cc_str *cells; /* valid during the call */
    size_t count;
    size_t line;       /* on which the row starts, from 1 */
    struct cc_str raw; /* the physical line, when the row lies on one; else empty */
    bool lasting;      /* the cells are pieces of the text given to cc_csv_read_text: valid as long as it is */
};

struct cc_csv_reader {
    /* Returns false to stop; the callee has remembered why. */
    bool (*row)(void *context, const struct cc_csv_row *row);
    /* A fault in the file's form; reading stops after it. */
    void (*fault)(void *context, size_t line, size_t column, const char *code, const char *text);
    /* Something worth a warning: "byte-order-mark", "crlf"; told once a file. */
    void (*odd)(void *context, size_t line, const char *code, const char *text);
    void *context;
};

/* Reads the whole of a text. False when a fault was reported, a callback stopped it, or memory ran out (then *error says so). */
bool cc_csv_read_text(struct cc_str text, const struct cc_csv_reader *reader, struct cc_error *error);

/* The same for a file, in pieces: memory does not grow with it. */
bool cc_csv_read_file(const char *path, const struct cc_csv_reader *reader, struct cc_error *error);

/* Column (from 1, in bytes) of cell `index` in a physical line; the line's end where there are fewer. */
size_t cc_csv_column(struct cc_str raw_line, size_t index);

#endif
