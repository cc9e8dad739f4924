/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render. JSON of the document's data or log: indented, or one compact value a line. */
#include "chipcmp/base/escape.h"
#include "writers.h"

/* 15 digits give every decimal of up to 15 digits back as it was written: 147.5, 0.1496. Keys keep the order in which they were set. */
#define PRECISION JSON_REAL_PRECISION(15)

struct target {
    struct cc_buf *out;
    bool ascii;
};

/* The pieces end where characters end. */
static int append(const char *bytes, size_t size, void *context)
{
    const struct target *target = context;
    cc_escape_json(target->out, (struct cc_str){bytes, size}, target->ascii);
    return target->out->failed ? -1 : 0;
}

static bool dump(const json_t *value, size_t flags, const struct cc_render_options *options, struct cc_buf *out, struct cc_error *error)
{
    struct target target = {out, options->ascii};
    if (json_dump_callback(value, append, &target, flags | PRECISION | JSON_ENCODE_ANY) != 0)
        return out->failed ? cc_error_memory(error) : cc_error_set(error, CC_ERR_INTERNAL, "the result cannot be written as JSON");
    cc_buf_add_char(out, '\n');
    return true;
}

bool cc_write_json(const struct cc_doc *doc, const struct cc_render_options *options, struct cc_buf *out, struct cc_error *error)
{
    return dump(doc->data, JSON_INDENT(2), options, out, error);
}

bool cc_write_ndjson(const struct cc_doc *doc, const struct cc_render_options *options, struct cc_buf *out, struct cc_error *error)
{
    if (!json_is_array(doc->data))
        return dump(doc->data, JSON_COMPACT, options, out, error);
    for (size_t i = 0; i < json_array_size(doc->data); i++) {
        if (!dump(json_array_get(doc->data, i), JSON_COMPACT, options, out, error))
            return false;
    }
    return true;
}

bool cc_write_sarif(const struct cc_doc *doc, const struct cc_render_options *options, struct cc_buf *out, struct cc_error *error)
{
    return dump(doc->sarif, JSON_INDENT(2), options, out, error);
}
