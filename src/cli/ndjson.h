/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 10, cli. A line of NDJSON that is a text to be checked: {"id": ..., "text": ...}. */
#ifndef CLI_NDJSON_H
#define CLI_NDJSON_H

#include "chipcmp/base/error.h"

#include <jansson.h>

struct cc_ndjson {
    struct cc_str id, text; /* id: "" where there is none */
    json_t *document;       /* holds them */
    char number[24];        /* holds an id that is a whole number */
};

/* False with the line's place; cc_ndjson_release either way. */
bool cc_ndjson_read(struct cc_str name, size_t line_number, struct cc_str line, struct cc_ndjson *out, struct cc_error *error);
void cc_ndjson_release(struct cc_ndjson *document);

#endif
