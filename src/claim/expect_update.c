/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of expected claims brought up to date, line by line, so that a diff shows what changed and nothing else. */
#include "chipcmp/claim/expect.h"

/* What becomes of each line of the old text; [0] is for what stands before the first. */
struct edit {
    struct cc_str text; /* the line, without its end */
    bool dropped;
    struct cc_buf below; /* lines to be put below it */
};

struct update {
    const struct cc_expect_file *file;
    const struct cc_expect_result *result;
    struct edit *edits;
    size_t lines;
};

static bool split(struct update *u, struct cc_arena *arena)
{
    struct cc_str rest = u->file->text, line;
    size_t count = 0;
    for (size_t i = 0; i < rest.len; i++)
        count += rest.s[i] == '\n';
    u->edits = CC_NEW(arena, struct edit, count + 2);
    while (u->edits && rest.len) {
        cc_str_cut(rest, '\n', &line, &rest);
        u->edits[++u->lines].text = cc_str_ends(line, CC_STR("\r")) ? cc_str_sub(line, 0, line.len - 1) : line;
    }
    return u->edits != NULL;
}

static bool is_blank(const struct update *u, size_t line)
{
    return cc_str_trim(u->edits[line].text).len == 0;
}

static bool is_comment(const struct update *u, size_t line)
{
    return cc_str_starts(u->edits[line].text, CC_STR("#"));
}

/* A claim goes with the comment right above it and the blank lines before that. */
static void drop_claim(struct update *u, const struct cc_expect_claim *claim)
{
    size_t line = claim->line;
    for (size_t i = claim->line; i <= claim->last; i++)
        u->edits[i].dropped = true;
    while (line > 1 && is_comment(u, line - 1))
        u->edits[--line].dropped = true;
    while (line > 1 && is_blank(u, line - 1))
        u->edits[--line].dropped = true;
}

static void change_claim(struct update *u, const struct cc_expect_match *match, struct cc_arena *arena, bool *failed)
{
    for (int i = 0; i < CC_EXPECT_KEYS; i++) {
        if (!match->differs[i])
            continue;
        struct cc_str text = cc_arena_format(arena, "%s: %.*s", cc_expect_key_name((enum cc_expect_key)i), CC_PRI(match->actual[i]));
        *failed = *failed || !text.s;
        u->edits[match->expected->keys[i].line].text = text;
    }
}

static void write_claim(struct cc_buf *out, const struct cc_expect_match *match, bool apart)
{
    cc_buf_addf(out, "%stext: %.*s\n", apart ? "\n" : "", CC_PRI(match->text));
    for (int i = 0; i < CC_EXPECT_KEYS; i++) {
        bool none = i == CC_EXPECT_OBJECT && cc_str_eq(match->actual[i], CC_STR("none"));
        if (!none)
            cc_buf_addf(out, "%s: %.*s\n", cc_expect_key_name((enum cc_expect_key)i), CC_PRI(match->actual[i]));
    }
}

/* The claims of a source that the file has: new ones go below the one before them in the text. */
static void update_source(struct update *u, size_t index, struct cc_arena *arena, bool *failed)
{
    const struct cc_expect_source *source = &u->file->sources[index];
    size_t at = source->none_line ? source->none_line : source->line, left = 0;
    bool compared = false;
    for (size_t i = 0; i < u->result->count; i++) {
        const struct cc_expect_match *match = &u->result->matches[i];
        if (match->source != index)
            continue;
        compared = true;
        left += match->change != CC_EXPECT_GONE;
        if (match->change == CC_EXPECT_GONE)
            drop_claim(u, match->expected);
        else if (match->change == CC_EXPECT_NEW)
            write_claim(&u->edits[at].below, match, source->document || (at != source->line && at != source->none_line));
        else
            at = match->expected->last;
        if (match->change == CC_EXPECT_CHANGED)
            change_claim(u, match, arena, failed);
    }
    if (left && source->none_line)
        u->edits[source->none_line].dropped = true;
    else if (compared && !left && !source->none_line)
        cc_buf_add(&u->edits[source->line].below, CC_STR("claims: none\n"));
}

static void add_source(const struct update *u, size_t index, struct cc_buf *out)
{
    const struct cc_expect_source *source = &u->file->sources[index];
    size_t written = 0;
    cc_buf_addf(out, "%s%s: %.*s\n", out->len ? "\n" : "", source->document ? "document" : "sentence", CC_PRI(source->name));
    for (size_t i = 0; i < u->result->count; i++)
        if (u->result->matches[i].source == index)
            write_claim(out, &u->result->matches[i], written++ || source->document);
    if (!written)
        cc_buf_add(out, CC_STR("claims: none\n"));
}

static void write_lines(const struct update *u, struct cc_buf *out)
{
    for (size_t i = 1; i <= u->lines; i++) {
        const struct edit *edit = &u->edits[i];
        if (!edit->dropped)
            cc_buf_addf(out, "%.*s\n", CC_PRI(edit->text));
        cc_buf_add(out, cc_buf_view(&edit->below));
        out->failed = out->failed || edit->below.failed;
    }
}

bool cc_expect_update(const struct cc_expect_file *file, const struct cc_expect_result *result, struct cc_arena *arena, struct cc_buf *out,
    struct cc_error *error)
{
    struct update u = {.file = file, .result = result};
    bool failed = false;
    if (!split(&u, arena))
        return cc_error_memory(error);
    for (size_t i = 0; i < file->count; i++)
        if (file->sources[i].line)
            update_source(&u, i, arena, &failed);
    write_lines(&u, out);
    for (size_t i = 0; i < file->count; i++)
        if (!file->sources[i].line)
            add_source(&u, i, out);
    for (size_t i = 0; i <= u.lines; i++)
        cc_buf_release(&u.edits[i].below);
    return failed || out->failed ? cc_error_memory(error) : true;
}
