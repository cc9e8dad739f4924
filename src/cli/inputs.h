/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 10, cli. What check reads: sentences, files, standard input. */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "cli.h"

#include "chipcmp/prose/prose.h"

struct cc_input {
    const char *path;   /* "-" for standard input; NULL for a sentence */
    struct cc_str name; /* of the file, "standard input"; empty for a sentence */
    struct cc_str text; /* a sentence */
    enum cc_prose_kind kind;
    bool ndjson; /* one {"id": ..., "text": ...} a line, each a plain text */
};

struct cc_inputs {
    struct cc_input *items;
    size_t count, capacity;
};

/* The words of --input. */
#define CC_INPUT_KINDS "text markdown html ndjson"

/* An operand that names a file is a file, "-" is standard input, else one with a space in it is a sentence, else it is an error. Texts of
 * --text are sentences whatever they look like, and come first. `kind` is --input, or NULL: then the name of a file tells what it holds.
 * Sentences are plain text always. Every file is tried before anything is read. */
bool cc_cli_inputs(struct cc_cli *cli, const struct cc_texts *sentences, int count, char **operands, const char *kind,
    struct cc_inputs *out);

/* Whether what a file begins with is text, and an error that says what it is not. */
bool cc_input_is_text(struct cc_str bytes, struct cc_str name, struct cc_error *error);

#endif
