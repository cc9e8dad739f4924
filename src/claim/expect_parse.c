/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a file of expected claims. */
#include "chipcmp/claim/expect.h"

#include "chipcmp/base/utf8.h"

struct parse {
    struct cc_expect_file *file;
    struct cc_arena *arena;
    struct cc_error *error;
    size_t line, column; /* of the value */
    struct cc_expect_source *source;
    struct cc_expect_claim *claim; /* the one that the block describes; NULL between blocks */
};

static bool fault(struct parse *p, size_t column, const char *text)
{
    return cc_error_at(p->error, CC_ERR_DATA, p->file->path, p->line, column, "%s", text);
}

static struct cc_expect_source *find_source(const struct cc_expect_file *file, bool document, struct cc_str name)
{
    for (size_t i = 0; i < file->count; i++)
        if (file->sources[i].document == document && cc_str_eq(file->sources[i].name, name))
            return &file->sources[i];
    return NULL;
}

static struct cc_expect_source *add_source(struct cc_expect_file *file, bool document, struct cc_str name, size_t line,
    struct cc_arena *arena)
{
    if (!CC_PUSH_ROOM(arena, file->sources, file->count, file->capacity))
        return NULL;
    file->sources[file->count] = (struct cc_expect_source){.document = document, .name = name, .line = line};
    return &file->sources[file->count++];
}

size_t cc_expect_source_index(struct cc_expect_file *file, bool document, struct cc_str name, struct cc_arena *arena,
    struct cc_error *error)
{
    struct cc_expect_source *source = find_source(file, document, name);
    if (!source)
        source = add_source(file, document, name, 0, arena);
    if (!source)
        return cc_error_memory(error), SIZE_MAX;
    return (size_t)(source - file->sources);
}

/* A text has claims or says that it has none: one that was forgotten does not pass for one without claims. */
static bool end_source(struct parse *p)
{
    const struct cc_expect_source *source = p->source;
    if (!source || source->count || source->none_line)
        return true;
    return cc_error_at(p->error, CC_ERR_DATA, p->file->path, source->line, 1,
        "no claim follows; write \"claims: none\" where none is expected");
}

static bool end_claim(struct parse *p)
{
    const struct cc_expect_claim *claim = p->claim;
    p->claim = NULL;
    if (!claim || claim->keys[CC_EXPECT_VERDICT].line)
        return true;
    return cc_error_at(p->error, CC_ERR_DATA, p->file->path, claim->line, 1, "the claim has no \"verdict\"");
}

static bool begin_source(struct parse *p, bool document, struct cc_str value)
{
    struct cc_str name = document ? value : cc_expect_fold(value, p->arena);
    if (!end_claim(p) || !end_source(p))
        return false;
    if (!name.s)
        return cc_error_memory(p->error);
    const struct cc_expect_source *twin = find_source(p->file, document, name);
    if (twin)
        return cc_error_at(p->error, CC_ERR_DATA, p->file->path, p->line, p->column, "it stands in line %zu, too", twin->line);
    p->source = add_source(p->file, document, name, p->line, p->arena);
    return p->source || cc_error_memory(p->error);
}

static bool begin_claim(struct parse *p, struct cc_str value)
{
    struct cc_expect_source *source = p->source;
    if (!end_claim(p))
        return false;
    if (!source)
        return fault(p, 1, "the claim belongs to no text; a \"document\" or a \"sentence\" stands before it");
    if (source->none_line)
        return fault(p, 1, "the text has \"claims: none\" already");
    struct cc_str text = cc_expect_fold(value, p->arena);
    if (!text.s || !CC_PUSH_ROOM(p->arena, source->claims, source->count, source->capacity))
        return cc_error_memory(p->error);
    p->claim = &source->claims[source->count++];
    *p->claim = (struct cc_expect_claim){.text = text, .line = p->line, .last = p->line};
    return true;
}

static bool say_none(struct parse *p, struct cc_str value)
{
    if (!cc_str_eq(value, CC_STR("none")))
        return fault(p, p->column, "\"claims\" takes only the word \"none\"");
    if (!p->source || p->source->count || p->source->none_line)
        return fault(p, 1, "\"claims: none\" stands once, right below a \"document\" or a \"sentence\"");
    p->source->none_line = p->line;
    return true;
}

static bool is_verdict(struct cc_str value)
{
    for (int i = 0; i < CC_VERDICT_COUNT; i++)
        if (cc_str_eq(value, cc_str_of(cc_verdict_name((enum cc_verdict)i))))
            return true;
    return false;
}

static bool is_metric(struct cc_str value)
{
    for (int i = 0; i < CC_CM_COUNT; i++)
        if (cc_str_eq(value, cc_str_of(cc_claim_metric_name((enum cc_claim_metric)i))))
            return true;
    return false;
}

static bool put_key(struct parse *p, enum cc_expect_key key, struct cc_str value)
{
    if (!p->claim)
        return fault(p, 1, "it belongs to no claim; a \"text\" stands above it in the same block");
    if (p->claim->keys[key].line)
        return fault(p, 1, "the claim has this already");
    if (key == CC_EXPECT_VERDICT && !is_verdict(value))
        return fault(p, p->column, "a verdict is one of: supported, depends, contradicted, unknown, not_checkable");
    if (key == CC_EXPECT_METRIC && !is_metric(value))
        return fault(p, p->column, "there is no such metric of claims");
    p->claim->keys[key] = (struct cc_expect_value){value, p->line};
    p->claim->last = p->line;
    return true;
}

static bool put(struct parse *p, struct cc_str key, struct cc_str value)
{
    if (value.len == 0)
        return fault(p, p->column, "the value is missing");
    if (cc_str_eq(key, CC_STR("document")) || cc_str_eq(key, CC_STR("sentence")))
        return begin_source(p, key.s[0] == 'd', value);
    if (cc_str_eq(key, CC_STR("text")))
        return begin_claim(p, value);
    if (cc_str_eq(key, CC_STR("claims")))
        return say_none(p, value);
    for (int i = 0; i < CC_EXPECT_KEYS; i++)
        if (cc_str_eq(key, cc_str_of(cc_expect_key_name((enum cc_expect_key)i))))
            return put_key(p, (enum cc_expect_key)i, value);
    return fault(p, 1, "the keys are: document, sentence, claims, text, subject, object, metric, verdict, reason");
}

static bool parse_line(struct parse *p, struct cc_str line)
{
    struct cc_str key, value;
    if (cc_str_trim(line).len == 0)
        return end_claim(p);
    if (line.s[0] == '#')
        return true;
    size_t good = cc_utf8_valid_prefix(line);
    if (good < line.len || memchr(line.s, '\0', line.len))
        return fault(p, good + 1, "this is no text in UTF-8");
    if (!cc_str_cut(line, ':', &key, &value))
        return fault(p, 1, "a line is \"key: value\", blank, or a comment with # before it");
    size_t start = (size_t)(value.s - line.s);
    while (start < line.len && cc_is_space(line.s[start]))
        start++;
    p->column = start + 1;
    return put(p, key, cc_str_trim(value));
}

bool cc_expect_parse(struct cc_str path, struct cc_str text, struct cc_arena *arena, struct cc_expect_file *out, struct cc_error *error)
{
    struct parse p = {.file = out, .arena = arena, .error = error};
    struct cc_str line;
    *out = (struct cc_expect_file){.path = path, .text = text};
    if (cc_str_starts(text, CC_STR("\xEF\xBB\xBF")))
        text = cc_str_sub(text, 3, text.len);
    while (text.len) {
        p.line++;
        cc_str_cut(text, '\n', &line, &text);
        if (!parse_line(&p, line))
            return false;
    }
    return end_claim(&p) && end_source(&p);
}
