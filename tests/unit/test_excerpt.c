/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of a text around its claims: the words where they stood, in lines of the file, and no more than is shown of them. */
#include "scarcity.h"
#include "support.h"

#include "chipcmp/claim/verdict.h"

#include <stdio.h>

/* A check of `text` with a claim at each "<>" and a skipped figure at each "()". */
static struct cc_check marked(struct cc_arena *arena, const char *text)
{
    struct cc_check check = {.name = CC_STR("a.txt"), .text = cc_str_of(text), .origin = {1000, 10, 4, 3}};
    check.claims.claims = CC_NEW(arena, struct cc_claim, 8);
    check.claims.skipped = CC_NEW(arena, struct cc_skipped, 8);
    check.judgements = CC_NEW(arena, struct cc_judgement, 8);
    for (size_t i = 0; i + 1 < check.text.len; i++) {
        if (text[i] == '<')
            check.claims.claims[check.claims.claim_count++] = (struct cc_claim){.start = i, .end = i + 2};
        if (text[i] == '(')
            check.claims.skipped[check.claims.skipped_count++] = (struct cc_skipped){i, i + 2, "question"};
    }
    for (size_t i = 0; i < check.claims.claim_count; i++)
        check.judgements[i].verdict = (enum cc_verdict)(i % CC_VERDICT_COUNT);
    return check;
}

static void test_one(void **state)
{
    struct cc_arena arena = {0};
    struct cc_error error = {0};
    struct cc_check *parts, check = marked(&arena, "one line\nand <> () here\nanother");
    size_t count;
    (void)state;
    assert_true(cc_check_excerpts(&check, &arena, &parts, &count, &error));
    assert_int_equal(count, 1);
    assert_view(parts[0].text, "and <> () here");
    assert_view(parts[0].name, "a.txt");
    assert_true(parts[0].excerpt);
    assert_false(parts[0].continues);
    assert_int_equal(parts[0].origin.offset, 1009);
    assert_int_equal(parts[0].origin.lines, 11);
    assert_int_equal(parts[0].origin.columns, 0);
    assert_int_equal(parts[0].claims.claims[0].start, 4);
    assert_int_equal(parts[0].claims.skipped[0].end, 9);
    cc_arena_release(&arena);
}

static void test_none(void **state)
{
    struct cc_arena arena = {0};
    struct cc_error error = {0};
    struct cc_check *parts, check = marked(&arena, "nothing");
    size_t count;
    (void)state;
    check.continues = true;
    assert_true(cc_check_excerpts(&check, &arena, &parts, &count, &error));
    assert_int_equal(count, 1);
    assert_int_equal(parts[0].text.len, 0);
    assert_true(parts[0].continues);
    cc_arena_release(&arena);
}

/* Far from each other in one long line: two parts, cut between characters, with the columns of the line. */
static void test_long_line(void **state)
{
    struct cc_arena arena = {0};
    struct cc_error error = {0};
    struct cc_check *parts, check;
    struct cc_buf text;
    size_t count;
    (void)state;
    cc_buf_init(&text, 0);
    for (size_t i = 0; i < 100; i++)
        cc_buf_add(&text, CC_STR("\xC3\xA9"));
    cc_buf_addf(&text, "a<>");
    cc_buf_repeat(&text, 'x', 3000);
    cc_buf_addf(&text, "<> <>");
    check = marked(&arena, text.data);
    assert_true(cc_check_excerpts(&check, &arena, &parts, &count, &error));
    assert_int_equal(count, 2);
    assert_int_equal(parts[0].origin.columns, 4 + 138); /* 64 bytes before are amid a character: one less is kept */
    assert_int_equal(parts[0].origin.characters, 3 + 69);
    assert_int_equal(parts[0].claims.claims[0].start, 63);
    assert_int_equal(parts[0].text.len, 63 + 2 + 512);
    assert_true(parts[1].continues);
    assert_int_equal(parts[1].claims.claim_count, 2);
    assert_int_equal(parts[1].claims.claims[0].start + parts[1].origin.offset, 1000 + 203 + 3000);
    assert_int_equal(parts[1].judgements[1].verdict, CC_CONTRADICTED);
    cc_buf_release(&text);
    cc_arena_release(&arena);
}

static void test_memory(void **state)
{
    struct cc_arena texts = {0};
    struct cc_check check = marked(&texts, "<> ()\n");
    struct cc_check *parts;
    size_t count;
    struct scarcity scarcity = {.most = 100};
    (void)state;
    while (scarcity_next(&scarcity))
        scarcity.done = cc_check_excerpts(&check, &scarcity.arena, &parts, &count, &scarcity.error);
    cc_arena_release(&texts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
