/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 9, render. Writers: a document to text in one format. They see nothing but the document.
 */
#ifndef CHIPCMP_RENDER_RENDER_H
#define CHIPCMP_RENDER_RENDER_H

#include "chipcmp/base/buf.h"
#include "chipcmp/report/doc.h"

enum cc_format {
    CC_FORMAT_TABLE,
    CC_FORMAT_JSON,
    CC_FORMAT_NDJSON,
    CC_FORMAT_CSV,
    CC_FORMAT_TSV,
    CC_FORMAT_MARKDOWN,
    CC_FORMAT_HTML,
    CC_FORMAT_TEX, /* LaTeX with booktabs, for pdflatex, xelatex and lualatex */
    CC_FORMAT_SARIF,
    CC_FORMAT_COUNT
};

/* They concern the table only: the other formats are UTF-8 for programs, the same bytes everywhere. */
struct cc_render_options {
    size_t width; /* columns of the terminal, less than 40 counts as 40; 0: not limited (a pipe or a file) */
    bool color;   /* ANSI colour (on a TTY, NO_COLOR unset) */
    bool ascii;   /* no character outside ASCII; implied where LC_CTYPE is not UTF-8 */
};

const char *cc_format_name(enum cc_format format);
bool cc_format_parse(struct cc_str name, enum cc_format *out);

/* What a document needs beside its blocks to be written in the format: bits of enum cc_view. */
unsigned cc_format_views(enum cc_format format);

/* Appends the document in the given format; on failure *out may hold a part of it. JSON where doc->data is NULL, csv where there is no
 * record, or sarif where there is no log is an error that names the formats there are. ndjson is one line, or one line an element where the
 * data are an array. html is one file that needs nothing else: no request, and a script only for comfort. */
bool cc_render(const struct cc_doc *doc, enum cc_format format, const struct cc_render_options *options, struct cc_buf *out,
    struct cc_error *error);

#endif
