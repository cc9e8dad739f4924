/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of NDJSON. */
#include "ndjson.h"

#include <stdio.h>

/* The id may be a string, a whole number, or absent. */
static bool read_id(struct cc_str name, size_t line_number, struct cc_ndjson *out, struct cc_error *error)
{
    const json_t *id = json_object_get(out->document, "id");
    if (!id || json_is_null(id))
        return true;
    if (json_is_string(id)) {
        out->id = (struct cc_str){json_string_value(id), json_string_length(id)};
        return true;
    }
    if (!json_is_integer(id))
        return cc_error_at(error, CC_ERR_DATA, name, line_number, 1, "the \"id\" is neither a string nor a whole number");
    int length = snprintf(out->number, sizeof out->number, "%lld", (long long)json_integer_value(id));
    out->id = (struct cc_str){out->number, (size_t)length};
    return true;
}

bool cc_ndjson_read(struct cc_str name, size_t line_number, struct cc_str line, struct cc_ndjson *out, struct cc_error *error)
{
    json_error_t why;
    *out = (struct cc_ndjson){.document = json_loadb(line.s, line.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY, &why)};
    if (!out->document)
        return cc_error_at(error, CC_ERR_DATA, name, line_number, why.column > 0 ? (size_t)why.column : 1,
            "the line is no JSON document: %s", why.text);
    const json_t *body = json_object_get(out->document, "text");
    if (!json_is_string(body))
        return cc_error_at(error, CC_ERR_DATA, name, line_number, 1,
            "the line is no object with a string \"text\"; write {\"id\": \"...\", \"text\": \"...\"}");
    out->text = (struct cc_str){json_string_value(body), json_string_length(body)};
    return read_id(name, line_number, out, error);
}

void cc_ndjson_release(struct cc_ndjson *document)
{
    json_decref(document->document);
    document->document = NULL;
}
