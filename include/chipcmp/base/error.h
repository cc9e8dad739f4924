/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 0, base. The error value: owned by the caller, filled by the callee, first error wins.
 *
 * Functions that can fail return false (or NULL) and take `struct cc_error *` last; it may not be NULL. The text is one complete line
 * without the place: what is wrong and what to do about it. cc_error_print_to puts the place before it ("figures.csv:12:5: ...").
 * Bytes that are no printable text (controls, broken UTF-8) are escaped as \xNN when the text is set, so that it may go to a terminal.
 */
#ifndef CHIPCMP_BASE_ERROR_H
#define CHIPCMP_BASE_ERROR_H

#include "chipcmp/base/buf.h"

#include <stdarg.h>

enum cc_code {
    CC_OK = 0,
    CC_ERR_USAGE, /* the command line */
    CC_ERR_DATA,  /* a specs table */
    CC_ERR_IO,    /* a file could not be read or written */
    CC_ERR_MEMORY,
    CC_ERR_PROGRAM, /* gnuplot is missing, failed, or took too long */
    CC_ERR_INTERNAL
};

struct cc_error {
    enum cc_code code;
    char source[256]; /* file name or "" */
    size_t line;      /* from 1; 0: no line */
    size_t column;    /* from 1, in bytes; 0: no column */
    char text[1024];
};

/* Sets the error unless one is set already. Always returns false, so that `return cc_error_set(...)` reads well. */
bool cc_error_set(struct cc_error *error, enum cc_code code, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool cc_error_at(struct cc_error *error, enum cc_code code, struct cc_str source, size_t line, size_t column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
bool cc_error_memory(struct cc_error *error); /* "out of memory" */

/* "source:line:column: text" without a newline; parts that are not set are left out. */
void cc_error_print_to(const struct cc_error *error, struct cc_buf *out);

#endif
