/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens, their offsets, and sentences. */
#include "scarcity.h"
#include "support.h"

#include "grammar/lexer.h"

#include <stdio.h>

struct lexed {
    struct cc_arena arena;
    struct tokens tokens;
};

static void lex_text(struct lexed *lexed, struct cc_str text)
{
    struct cc_error error = {0};
    memset(lexed, 0, sizeof *lexed);
    assert_true(lex(text, &lexed->arena, &lexed->tokens, &error));
}

/* "w:The n:28 m:% | ..." with | between sentences. */
static void assert_tokens(const char *text, const char *expected)
{
    static const char kinds[] = {'w', 'n', 'm'};
    struct lexed lexed;
    struct cc_buf out;
    cc_buf_init(&out, 0);
    lex_text(&lexed, cc_str_of(text));
    for (size_t i = 0; i < lexed.tokens.count; i++) {
        const struct token *token = &lexed.tokens.items[i];
        bool first = i > 0 && token->sentence != lexed.tokens.items[i - 1].sentence;
        cc_buf_addf(&out, "%s%s%c:", i ? " " : "", first ? "| " : "", kinds[token->kind]);
        if (token->kind == TOKEN_MARK)
            cc_buf_add_char(&out, token->mark);
        else
            cc_buf_add(&out, token->text);
        if (token->possessive)
            cc_buf_add(&out, CC_STR("'s"));
    }
    assert_view(cc_buf_view(&out), expected);
    cc_buf_release(&out);
    cc_arena_release(&lexed.arena);
}

static void test_words_numbers_marks(void **state)
{
    (void)state;
    assert_tokens("The H20 has 28 percent less.", "w:The w:H20 w:has n:28 w:percent w:less m:.");
    assert_tokens("96GB of HBM3e at 4.0 TB/s", "n:96 w:GB w:of w:HBM3e w:at n:4.0 w:TB m:/ w:s");
    assert_tokens("1,979 TFLOPS, 80,000.", "n:1,979 w:TFLOPS m:, n:80,000 m:.");
    assert_tokens("one-third", "w:one m:- w:third");
    assert_tokens("", "");
}

static void test_typography_is_folded(void **state)
{
    (void)state;
    assert_tokens("2.4\xC3\x97 the H100\xE2\x80\x99s", "n:2.4 w:x w:the w:H100's");
    assert_tokens("20\xE2\x80\x93"
                  "30\xC2\xA0%",
        "n:20 m:- n:30 m:%");
    assert_tokens("\xE2\x89\x88"
                  "5 \xE2\x89\xA5"
                  "4 \xE2\x86\x92 3",
        "m:~ n:5 m:G n:4 m:A n:3");
    assert_tokens("GPU \xE2\x80\x94 it", "w:GPU m:_ w:it");
    assert_tokens("a--b c - d e-f", "w:a m:_ w:b w:c m:_ w:d w:e m:- w:f");
    assert_tokens("A -> B => C", "w:A m:A w:B m:= m:> w:C");
    assert_tokens("Hopper\xE2\x84\xA2 systems", "w:Hopper w:systems");
}

static void test_possessives(void **state)
{
    (void)state;
    assert_tokens("H100's H100s' isn't it's", "w:H100's w:H100s's w:isn't w:it's");
    assert_tokens("the 'H20 problem'", "w:the m:' w:H20 w:problem m:'");
}

static void test_references_and_addresses_are_left_out(void **state)
{
    (void)state;
    assert_tokens("96 GB [12] and [Source 5, 14] 80 GB", "n:96 w:GB w:and n:80 w:GB");
    assert_tokens("[You] want [a b]", "m:[ w:You m:] w:want m:[ w:a w:b m:]");
    assert_tokens("see https://x.example/H20?a=96GB now", "w:see w:now");
    assert_tokens("**H20** `code`", "w:H20 w:code");
}

static void test_sentences(void **state)
{
    (void)state;
    assert_tokens("One. Two! Three?", "w:One m:. | w:Two m:! | w:Three m:?");
    assert_tokens("It has 3.5 TB/s vs. 4 TB/s.", "w:It w:has n:3.5 w:TB m:/ w:s w:vs m:. n:4 w:TB m:/ w:s m:.");
    assert_tokens("4 TB/s. So it is", "n:4 w:TB m:/ w:s m:. | w:So w:it w:is");
    assert_tokens("The U.S. rule", "w:The w:U m:. w:S m:. w:rule");
    assert_tokens("# Head\n- one\n- two", "w:Head | w:one | w:two");
    assert_tokens("there is more memory on\nthe card", "w:there w:is w:more w:memory w:on w:the w:card");
    assert_tokens("Short line\nNext line", "w:Short w:line | w:Next w:line");
}

/* A short line is a heading wherever the line before it ended, and so is a question above all else. */
static void test_titles(void **state)
{
    struct lexed lexed;
    (void)state;
    lex_text(&lexed, CC_STR("What is it?\n\nIt stays. So it does.\n\nThe memory\n\nIs it so?\n\nIt is."));
    const struct sentence *s = lexed.tokens.sentences;
    assert_int_equal(lexed.tokens.sentence_count, 6);
    assert_true(s[0].heading && s[0].question && s[3].heading);
    assert_false(s[1].heading || s[2].heading || s[4].heading || s[5].heading);
    cc_arena_release(&lexed.arena);
}

static void test_headings_items_and_blocks(void **state)
{
    (void)state;
    struct lexed lexed;
    lex_text(&lexed, CC_STR("## H200\n* 2x memory\n\nA paragraph of its own. Is it?\n"));
    const struct sentence *s = lexed.tokens.sentences;
    assert_int_equal(lexed.tokens.sentence_count, 4);
    assert_true(s[0].heading && !s[0].item);
    assert_true(s[1].item && !s[1].heading);
    assert_false(s[2].heading);
    assert_true(s[3].question && !s[2].question);
    assert_int_equal(s[0].block, s[1].block);
    assert_true(s[2].block > s[1].block);
    cc_arena_release(&lexed.arena);
}

/* Whatever the bytes: offsets rise, stay inside, and cover each token's own text; sentences cover all tokens in order. */
static void assert_consistent(struct cc_str text)
{
    struct lexed lexed;
    lex_text(&lexed, text);
    size_t end = 0, token = 0;
    for (size_t i = 0; i < lexed.tokens.count; i++) {
        const struct token *t = &lexed.tokens.items[i];
        assert_true(t->start >= end && t->end > t->start && t->end <= text.len);
        end = t->end;
    }
    for (size_t i = 0; i < lexed.tokens.sentence_count; i++) {
        const struct sentence *s = &lexed.tokens.sentences[i];
        assert_int_equal(s->first, token);
        assert_true(s->last > s->first);
        for (; token < s->last; token++)
            assert_int_equal(lexed.tokens.items[token].sentence, i);
    }
    assert_int_equal(token, lexed.tokens.count);
    cc_arena_release(&lexed.arena);
}

static void test_any_bytes(void **state)
{
    static const char *const pieces[] = {"H20", " ", "28", "%", ".", "\n", "\n\n", "- ", "\xE2\x80\x94", "\xE2\x80\x99s", "'", "[1]", "(",
        ")", "x", "\xC3\x97", "\xFF", "\xE2\x80", "https://", "1,979", "# ", "\t", "?", "\xE5\x9B\xBD"};
    (void)state;
    struct rng rng = {.state = 20240601};
    for (int round = 0; round < 400; round++) {
        struct cc_buf text;
        cc_buf_init(&text, 0);
        for (uint64_t i = rng_below(&rng, 40); i > 0; i--)
            cc_buf_add(&text, cc_str_of(pieces[rng_below(&rng, sizeof pieces / sizeof *pieces)]));
        assert_consistent(cc_buf_view(&text));
        cc_buf_release(&text);
    }
}

static void test_out_of_memory(void **state)
{
    (void)state;
    struct tokens tokens;
    struct scarcity scarcity = {0};
    while (scarcity_next(&scarcity))
        scarcity.done = lex(CC_STR("The H20 has 28 percent less. It has more memory, too, than the H100 of 2022 had at that time."),
            &scarcity.arena, &tokens, &scarcity.error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_numbers_marks),
        cmocka_unit_test(test_typography_is_folded),
        cmocka_unit_test(test_possessives),
        cmocka_unit_test(test_references_and_addresses_are_left_out),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_headings_items_and_blocks),
        cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
