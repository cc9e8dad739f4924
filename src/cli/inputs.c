/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the operands of check stand for. */
#include "inputs.h"

#include "chipcmp/base/fileio.h"

#include <string.h>

enum { HEAD = 8 * 1024 /* bytes looked at to tell text from other files */ };

static bool add(struct cc_cli *cli, struct cc_inputs *inputs, struct cc_input input)
{
    if (!CC_PUSH_ROOM(&cli->arena, inputs->items, inputs->count, inputs->capacity))
        return cc_error_memory(&cli->error);
    inputs->items[inputs->count++] = input;
    return true;
}

static bool add_sentence(struct cc_cli *cli, struct cc_inputs *inputs, const char *sentence)
{
    return add(cli, inputs, (struct cc_input){.text = cc_str_of(sentence)});
}

static enum cc_prose_kind prose_kind(const char *path, const char *kind)
{
    if (!kind)
        return cc_prose_kind_of(path);
    return strcmp(kind, "markdown") == 0 ? CC_PROSE_MARKDOWN : strcmp(kind, "html") == 0 ? CC_PROSE_HTML : CC_PROSE_TEXT;
}

static bool add_file(struct cc_cli *cli, struct cc_inputs *inputs, const char *path, const char *kind)
{
    bool standard = strcmp(path, "-") == 0;
    struct cc_input input = {.path = path, .name = standard ? CC_STR("standard input") : cc_str_of(path)};
    input.kind = prose_kind(path, kind);
    input.ndjson = kind && strcmp(kind, "ndjson") == 0;
    return cc_file_probe(path, &cli->error) && add(cli, inputs, input);
}

bool cc_input_is_text(struct cc_str bytes, struct cc_str name, struct cc_error *error)
{
    return !cc_prose_is_binary(cc_str_sub(bytes, 0, HEAD)) ||
           cc_error_at(error, CC_ERR_DATA, name, 0, 0, "this is no text: too many NUL bytes (iconv converts from UTF-16)");
}

bool cc_cli_inputs(struct cc_cli *cli, const struct cc_texts *sentences, int count, char **operands, const char *kind,
    struct cc_inputs *out)
{
    for (size_t i = 0; i < sentences->count; i++)
        if (!add_sentence(cli, out, sentences->items[i]))
            return false;
    for (int i = 0; i < count; i++) {
        bool file = strcmp(operands[i], "-") == 0 || cc_path_kind(operands[i]) != CC_PATH_NONE;
        if (!file && !strchr(operands[i], ' ')) {
            cc_cli_usage(cli, "there is no file \"%s\"; a sentence of one word goes with --text", operands[i]);
            return false;
        }
        if (file ? !add_file(cli, out, operands[i], kind) : !add_sentence(cli, out, operands[i]))
            return false;
    }
    return true;
}
