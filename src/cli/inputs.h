/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, cli. What check reads: sentences, files, standard input, NDJSON. */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "cli.h"

struct cc_input {
    struct cc_str id;   /* of an NDJSON document; else empty */
    struct cc_str name; /* of the file; empty for a sentence */
    struct cc_str text;
};

struct cc_inputs {
    struct cc_input *items;
    size_t count, capacity;
};

/* An operand that names a file is a file, "-" is standard input, else one with a space in it is a sentence, else it is an error. Texts of
 * --text are sentences whatever they look like, and come first. With ndjson every file holds one {"id": ..., "text": ...} a line. */
bool cc_cli_inputs(struct cc_cli *cli, const struct cc_texts *sentences, int count, char **operands, bool ndjson, struct cc_inputs *out);

#endif
