/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What check reads. */
#include "inputs.h"

#include "chipcmp/base/fileio.h"

#include <jansson.h>
#include <string.h>

static bool add(struct cc_cli *cli, struct cc_inputs *inputs, struct cc_str id, struct cc_str name, struct cc_str text)
{
    if (inputs->count == inputs->capacity) {
        struct cc_input *items = cc_arena_grow(&cli->arena, inputs->items, inputs->count, &inputs->capacity, sizeof *items);
        if (!items)
            return cc_error_memory(&cli->error);
        inputs->items = items;
    }
    inputs->items[inputs->count++] = (struct cc_input){id, name, text};
    return true;
}

static bool copy(struct cc_cli *cli, struct cc_str s, struct cc_str *out)
{
    *out = cc_arena_copy(&cli->arena, s);
    return out->s || cc_error_memory(&cli->error);
}

/* The id may be a string, a whole number, or absent. */
static bool read_id(struct cc_cli *cli, struct cc_str name, size_t line_number, const json_t *id, struct cc_str *out)
{
    if (!id || json_is_null(id))
        return true;
    if (json_is_string(id))
        return copy(cli, (struct cc_str){json_string_value(id), json_string_length(id)}, out);
    if (!json_is_integer(id))
        return cc_error_at(&cli->error, CC_ERR_DATA, name, line_number, 1, "the \"id\" is neither a string nor a whole number");
    *out = cc_arena_format(&cli->arena, "%lld", (long long)json_integer_value(id));
    return out->s || cc_error_memory(&cli->error);
}

static bool add_document(struct cc_cli *cli, struct cc_inputs *inputs, struct cc_str name, size_t line_number, struct cc_str line)
{
    json_error_t why;
    struct cc_str id = {0}, text;
    json_t *document = json_loadb(line.s, line.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY, &why);
    if (!document)
        return cc_error_at(&cli->error, CC_ERR_DATA, name, line_number, why.column > 0 ? (size_t)why.column : 1,
            "the line is no JSON document: %s", why.text);
    const json_t *body = json_object_get(document, "text");
    bool ok = json_is_string(body);
    if (!ok)
        cc_error_at(&cli->error, CC_ERR_DATA, name, line_number, 1,
            "the line is no object with a string \"text\"; write {\"id\": \"...\", \"text\": \"...\"}");
    ok = ok && copy(cli, (struct cc_str){json_string_value(body), json_string_length(body)}, &text) &&
         read_id(cli, name, line_number, json_object_get(document, "id"), &id) && add(cli, inputs, id, name, text);
    json_decref(document);
    return ok;
}

static bool add_ndjson(struct cc_cli *cli, struct cc_inputs *inputs, struct cc_str name, struct cc_str text)
{
    struct cc_str line;
    if (cc_str_starts(text, CC_STR("\xEF\xBB\xBF"))) /* a byte order mark is no part of the JSON */
        text = cc_str_sub(text, 3, text.len);
    for (size_t number = 1; text.len; number++) {
        cc_str_cut(text, '\n', &line, &text);
        if (cc_str_trim(line).len && !add_document(cli, inputs, name, number, line))
            return false;
    }
    return true;
}

/* No text holds a NUL; UTF-16 does, and nothing would be found in it. */
static bool refuse_nul(struct cc_cli *cli, struct cc_str name, struct cc_str text)
{
    struct cc_str before, line, rest;
    size_t number = 1;
    if (!cc_str_cut(text, '\0', &before, &rest))
        return true;
    for (; cc_str_cut(before, '\n', &line, &before); number++)
        continue;
    return cc_error_at(&cli->error, CC_ERR_DATA, name, number, line.len + 1,
        "a NUL byte: this is no text in UTF-8 (iconv converts from UTF-16)");
}

static bool add_file(struct cc_cli *cli, struct cc_inputs *inputs, const char *path, bool ndjson)
{
    struct cc_buf buf;
    struct cc_str text, name = cc_str_of(strcmp(path, "-") == 0 ? "standard input" : path);
    cc_buf_init(&buf, 0);
    bool ok = cc_file_read(path, &buf, &cli->error) && refuse_nul(cli, name, cc_buf_view(&buf)) && copy(cli, cc_buf_view(&buf), &text);
    cc_buf_release(&buf);
    if (!ok)
        return false;
    return ndjson ? add_ndjson(cli, inputs, name, text) : add(cli, inputs, (struct cc_str){0}, name, text);
}

bool cc_cli_inputs(struct cc_cli *cli, const struct cc_texts *sentences, int count, char **operands, bool ndjson, struct cc_inputs *out)
{
    for (size_t i = 0; i < sentences->count; i++)
        if (!add(cli, out, (struct cc_str){0}, (struct cc_str){0}, cc_str_of(sentences->items[i])))
            return false;
    for (int i = 0; i < count; i++) {
        bool file = strcmp(operands[i], "-") == 0 || cc_path_kind(operands[i]) != CC_PATH_NONE;
        if (!file && !strchr(operands[i], ' ')) {
            cc_cli_usage(cli, "there is no file \"%s\"; a sentence of one word goes with --text", operands[i]);
            return false;
        }
        if (file ? !add_file(cli, out, operands[i], ndjson)
                 : !add(cli, out, (struct cc_str){0}, (struct cc_str){0}, cc_str_of(operands[i])))
            return false;
    }
    return true;
}
