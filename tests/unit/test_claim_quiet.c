/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quiet sentences: which ones are, and that a text says the same whether they are read or not. */
#include "tables.h"

#include "grammar/lexer.h"
#include "grammar/parse.h"
#include "grammar/quiet.h"
#include "grammar/vocab_tables.h"

enum { TEXTS = 3000, SENTENCES_MOST = 9, WORDS_MOST = 14 };

static bool quiet(const struct cc_db *db, const char *text)
{
    struct cc_arena arena = {0};
    struct cc_error error = {0};
    struct tokens tokens;
    struct starts starts;
    assert_true(lex(cc_str_of(text), &arena, &tokens, &error));
    mention_starts(db, tokens.count, &starts);
    assert_int_equal(tokens.sentence_count, 1);
    bool found = is_quiet(db, &starts, &tokens, &tokens.sentences[0]);
    cc_arena_release(&arena);
    return found;
}

static void test_quiet(void **state)
{
    struct tables *t = *state;
    static const char *const rows[] = {
        "The committee met again on Monday.",
        "More people came than in 1998.",
        "It sold 4,800 tickets, two of them to children.",
        "They paid $30 each.",
        "Their first album was the best.",
        "She likes the same things as her brother.",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!quiet(&t->db, rows[i]))
            fail_msg("not quiet: %s", rows[i]);
}

static void test_not_quiet(void **state)
{
    struct tables *t = *state;
    static const char *const rows[] = {
        "They met twelve times.", /* states a ratio, for all that the sentence tells */
        "The H20 is shipping.",
        "The MI999X is not in the data.",
        "It rose by 13 percent.",
        "It takes half of the table.",
        "A third of them left.",
        "It has 96 GB.",
        "It draws a hundred watts.",
        "It was x1.5 of that.",
        "Memory is dear.",
        "FP8 is enough.",
        "The latter is cheaper.",
        "Only the \"newer\" card is left.",
        "The SXM is back.",
        "The second-best of all.",
        "It is the largest chip.",
        "It is more powerful.",
        "It is stronger, too.",
        "It is a far cry from that.",
        "Output (GB):",
        "About two came.",
        "The AMD card is faster.",
        "The 2nd best of all.",
        "More inference is done there.",
        "It has a smaller die.",
        "The rack is full.",
        "Their fleet is small.",
        "It is a 72-GPU design.",
        "It is ahead on both counts.",
        "99999999999999999999999999 of them.",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (quiet(&t->db, rows[i]))
            fail_msg("quiet: %s", rows[i]);
}

/* Words that mean something to some rule, but are no vocabulary; names; numbers with and without a unit. */
static const char *const words[] = {"the", "a", "an", "to", "in", "it", "and", "people", "table", "new", "said", "measured", "practice",
    "our", "test", "we", "cap", "line", "full", "model", "minus", "instead", "successor", "version", "card", "chip", "one", "newer",
    "other", "each", "stack", "first", "then", "only", "powered", "based", "any", "all", "like", "were", "had", "if", "where", "both", "\"",
    "'", "(", ")", "-", ",", ";", ":", "what", "that", "those", "which"};
static const char *const names[] = {"H20", "the H100", "H200", "Hopper", "MI300X", "NVL72", "GB200 NVL72", "Ascend", "L40S", "H100 PCIe"};
static const char *const numbers[] = {"3", "12", "2023", "4,800", "96 GB", "28 percent", "4.8 TB/s", "700 W", "2x", "1.5 times",
    "989 TFLOPS", "4th", "1/7 of", "8x7B", "30-50", "72-GPU", "(GB)", "(TFLOPS)", "in GB/s", "384", "72 GPUs", "4 800", "$30", "132 SMs",
    "~5", "up to 7"};
static const char *const ends[] = {". ", ". ", ". ", "? ", "! ", "\n", "\n\n", ".\n\n", " ", "\n- "};

#define PICK(rng, list) (list)[rng_below(rng, sizeof(list) / sizeof *(list))]

/* A word of the vocabulary is as likely as one of the others; a chip, or a figure with a unit, is in a few sentences only. */
static void add_word(struct rng *rng, struct cc_buf *text, unsigned loud)
{
    const struct vocab_table *table = vocab_tables[rng_below(rng, VOCAB_TABLES)];
    unsigned kind = (unsigned)rng_below(rng, 16);
    const char *word = kind < 4 ? table->entries[rng_below(rng, table->count)].words : PICK(rng, words);
    if (kind >= 15)
        word = loud ? PICK(rng, numbers) : numbers[rng_below(rng, 4)];
    if (kind == 14 && loud == 2)
        word = PICK(rng, names);
    cc_buf_addf(text, "%s%s", text->len ? " " : "", word);
}

static void make_text(struct rng *rng, struct cc_buf *text)
{
    cc_buf_clear(text);
    for (uint64_t i = 1 + rng_below(rng, SENTENCES_MOST); i > 0; i--) {
        unsigned loud = (unsigned)rng_below(rng, 3);
        for (uint64_t k = 1 + rng_below(rng, WORDS_MOST); k > 0; k--)
            add_word(rng, text, loud);
        cc_buf_addf(text, "%s", PICK(rng, ends));
    }
}

static void assert_same(const char *text, const struct cc_claims *a, const struct cc_claims *b)
{
    bool same = a->claim_count == b->claim_count && a->skipped_count == b->skipped_count;
    for (size_t i = 0; same && i < a->claim_count; i++) {
        const struct cc_claim *x = &a->claims[i], *y = &b->claims[i];
        same = x->start == y->start && x->end == y->end && x->kind == y->kind && x->metric == y->metric && x->direction == y->direction &&
               x->subject.target.family == y->subject.target.family && x->object.named == y->object.named &&
               x->object.target.family == y->object.target.family;
    }
    for (size_t i = 0; same && i < a->skipped_count; i++)
        same = a->skipped[i].start == b->skipped[i].start && strcmp(a->skipped[i].reason, b->skipped[i].reason) == 0;
    if (!same)
        fail_msg("a quiet sentence makes a difference in: %s", text);
}

static void test_makes_no_difference(void **state)
{
    struct tables *t = *state;
    struct rng rng = {UINT64_C(0x9E3779B97F4A7C15)};
    struct cc_buf text;
    cc_buf_init(&text, 0);
    for (int i = 0; i < TEXTS; i++) {
        struct cc_arena arena = {0};
        struct cc_error error = {0};
        struct cc_claims all, telling;
        struct cc_values values;
        cc_values_init(&values, &t->db, &arena);
        make_text(&rng, &text);
        assert_true(claims_find(&values, cc_buf_view(&text), true, &arena, &all, &error));
        assert_true(claims_find(&values, cc_buf_view(&text), false, &arena, &telling, &error));
        cc_buf_add(&text, (struct cc_str){"", 1});
        assert_false(text.failed);
        assert_same(text.data, &all, &telling);
        cc_arena_release(&arena);
    }
    cc_buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quiet),
        cmocka_unit_test(test_not_quiet),
        cmocka_unit_test(test_makes_no_difference),
    };
    return cmocka_run_group_tests(tests, tables_set_up_builtin, tables_tear_down);
}
