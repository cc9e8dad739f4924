/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every reason that the grammar and the verdicts give has words for people, and stands in the page about the JSON. The reasons are read
 * out of the
 * sources: a new one without words fails here. */
#include "support.h"

#include "chipcmp/base/fileio.h"
#include "report/check.h"

#include <dirent.h>

/* What stands on a line that gives a reason. */
static const char *const markers[] = {"skip(", "return \"", "mood = \"", "why = \"", "reason = ", "found = \"", "try_point(", "? \"",
    ": \"", "CC_CONTRADICTED, ", "CC_SUPPORTED, "};
/* Files of these layers that give none: vocabularies, names, input. */
static const char *const others[] = {"vocab", "names", "html", "prose", "expect", "measure", "operand", "lexer", "filter", "reading",
    "passage", "figure"};

struct found {
    struct cc_arena arena;
    struct cc_buf page, text; /* docs/json.md, and the source at hand */
    size_t count, missing;
};

static bool gives_reasons(const char *name)
{
    size_t length = strlen(name);
    if (length < 3 || strcmp(name + length - 2, ".c") != 0)
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strncmp(name, others[i], strlen(others[i])) == 0)
            return false;
    return true;
}

static bool has_marker(struct cc_str line)
{
    if (cc_str_find(line, CC_STR("/*")) != SIZE_MAX && cc_str_find(line, CC_STR("skip(")) == SIZE_MAX)
        return false; /* words quoted in a comment */
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
        if (cc_str_find(line, cc_str_of(markers[i])) != SIZE_MAX)
            return true;
    return false;
}

/* "several_devices" but not "%s" or "gb". */
static bool is_reason(struct cc_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.s[i] != '_' && (word.s[i] < 'a' || word.s[i] > 'z'))
            return false;
    return word.len > 4;
}

static void note(struct found *found, const char *file, struct cc_str word)
{
    const char *reason = cc_arena_copy(&found->arena, word).s;
    struct cc_str quoted = cc_arena_format(&found->arena, "`%s`", reason);
    found->count++;
    if (!check_knows_reason(reason)) {
        print_error("%s: \"%s\" has no words in check_words.c\n", file, reason);
        found->missing++;
    }
    if (cc_str_find(cc_buf_view(&found->page), quoted) == SIZE_MAX) {
        print_error("%s: \"%s\" is not in docs/json.md\n", file, reason);
        found->missing++;
    }
}

static void scan(struct found *found, const char *folder, const char *file)
{
    struct cc_error error = {0};
    struct cc_str path = cc_arena_format(&found->arena, "%s/%s", folder, file);
    cc_buf_clear(&found->text);
    assert_true(cc_file_read(path.s, &found->text, &error));
    struct cc_str text = cc_buf_view(&found->text);
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        for (end = at; end < text.len && text.s[end] != '\n';)
            end++;
        struct cc_str line = cc_str_sub(text, at, end);
        if (!has_marker(line))
            continue;
        for (size_t from = 0; from < line.len; from++) {
            size_t to = from + 1;
            if (line.s[from] != '"')
                continue;
            while (to < line.len && line.s[to] != '"')
                to++;
            if (is_reason(cc_str_sub(line, from + 1, to)))
                note(found, file, cc_str_sub(line, from + 1, to));
            from = to;
        }
    }
}

static void test_every_reason(void **state)
{
    (void)state;
    struct found found = {.count = 0};
    struct cc_error error = {0};
    static const char *const folders[] = {"src/claim", "src/grammar"};
    assert_true(cc_file_read("docs/json.md", &found.page, &error));
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        size_t before = found.count;
        DIR *directory = opendir(folders[i]);
        assert_non_null(directory);
        for (struct dirent *entry = readdir(directory); entry; entry = readdir(directory))
            if (gives_reasons(entry->d_name))
                scan(&found, folders[i], entry->d_name);
        closedir(directory);
        assert_true(found.count > before); /* the sources were read */
    }
    cc_arena_release(&found.arena);
    cc_buf_release(&found.page);
    cc_buf_release(&found.text);
    assert_int_equal(found.missing, 0);
    assert_true(found.count > 30);
}

static void test_unknown_reasons_stand_for_themselves(void **state)
{
    (void)state;
    assert_false(check_knows_reason("never_given"));
    assert_false(check_knows_reason(NULL));
    assert_string_equal(check_skip_words("never_given"), "never_given");
    assert_string_equal(check_reason_words("never_given"), "");
    assert_string_equal(check_skip_words("several_devices"), "said of several devices together");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_reason),
        cmocka_unit_test(test_unknown_reasons_stand_for_themselves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
