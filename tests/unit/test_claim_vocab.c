/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vocabulary's tables: every entry is found, written as the search expects it, and stands in no table twice. */
#include "support.h"

#include "grammar/lexer.h"
#include "grammar/vocab_tables.h"

enum { TABLES = 6 };
static const struct vocab_table *const all_tables[TABLES] = {&vocab_functions, &vocab_metrics, &vocab_relations, &vocab_qualities,
    &vocab_topics, &vocab_amounts};

static void test_every_entry_is_found(void **state)
{
    (void)state;
    for (size_t t = 0; t < TABLES; t++) {
        for (size_t i = 0; i < all_tables[t]->count; i++) {
            const struct word_entry *entry = &all_tables[t]->entries[i];
            struct cc_arena arena = {0};
            struct cc_error error = {0};
            struct tokens tokens;
            size_t length;
            assert_true(lex(cc_str_of(entry->words), &arena, &tokens, &error));
            const struct word_entry *found = vocab_find_class(&tokens, 0, tokens.count, entry->class, &length);
            if (!found || found->class != entry->class || length != tokens.count)
                fail_msg("\"%s\" is not found in its class", entry->words);
            cc_arena_release(&arena);
        }
    }
}

static void test_entries_are_written_plainly(void **state)
{
    (void)state;
    for (size_t t = 0; t < TABLES; t++) {
        for (size_t i = 0; i < all_tables[t]->count; i++) {
            struct cc_str words = cc_str_of(all_tables[t]->entries[i].words);
            assert_true(words.len > 0 && words.s[0] != ' ' && words.s[words.len - 1] != ' ');
            assert_true(cc_str_find(words, CC_STR("  ")) == SIZE_MAX);
            for (size_t k = 0; k < words.len; k++)
                assert_int_equal(words.s[k], cc_lower(words.s[k]));
        }
    }
}

static void test_no_entry_twice(void **state)
{
    (void)state;
    for (size_t t = 0; t < TABLES; t++)
        for (size_t i = 0; i < all_tables[t]->count; i++)
            for (size_t k = 0; k < i; k++)
                if (strcmp(all_tables[t]->entries[i].words, all_tables[t]->entries[k].words) == 0 &&
                    all_tables[t]->entries[i].class == all_tables[t]->entries[k].class)
                    fail_msg("\"%s\" stands twice in its table", all_tables[t]->entries[i].words);
}

static void assert_found(const char *text, const char *words, size_t covered)
{
    struct cc_arena arena = {0};
    struct cc_error error = {0};
    struct tokens tokens;
    size_t length;
    assert_true(lex(cc_str_of(text), &arena, &tokens, &error));
    const struct word_entry *entry = vocab_find(&tokens, 0, tokens.count, &length);
    if (words)
        assert_string_equal(entry ? entry->words : "nothing", words);
    else
        assert_null(entry);
    assert_int_equal(length, covered);
    cc_arena_release(&arena);
}

static void test_longest_entry_wins(void **state)
{
    (void)state;
    assert_found("memory bandwidth of", "memory bandwidth", 2);
    assert_found("Memory of", "memory", 1);
    assert_found("performance-per-watt is", "performance per watt", 5); /* hyphens count as spaces, and are covered */
    assert_found("memorable", NULL, 0);
    assert_found("compared to the", "compared to", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_entry_is_found),
        cmocka_unit_test(test_entries_are_written_plainly),
        cmocka_unit_test(test_no_entry_twice),
        cmocka_unit_test(test_longest_entry_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
