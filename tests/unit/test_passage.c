/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims found in prose: that they stand where the file has their words, and that what is laid out apart is read apart. */
#include "filtered.h"
#include "scarcity.h"

#include "chipcmp/grammar/passage.h"

#include <stdio.h>

/* The check of a document; false only for want of memory. */
static bool check(const struct filtered *f, enum cc_prose_kind kind, struct cc_str source, struct cc_arena *arena, struct cc_check *out,
    struct cc_error *error)
{
    struct cc_prose prose;
    if (!cc_prose_read(kind, source, (struct cc_prose_origin){7, 1, 2, 2}, arena, &prose, error))
        return false;
    const bool *keep = cc_filter_blocks(f->filter, &prose, arena, error);
    return keep && cc_check_prose(&f->base.db, CC_STR("id"), CC_STR("name"), &prose, keep, NULL, arena, out, error);
}

/* "words (family/family)" of each claim, with a semicolon behind it; the words are those of the source. */
static void assert_claims(const struct filtered *f, enum cc_prose_kind kind, const char *source, const char *expected)
{
    struct cc_arena arena = {0};
    struct cc_check found = {.id = {NULL, 0}};
    struct cc_error error = {.code = CC_OK};
    struct cc_buf said;
    cc_buf_init(&said, 0);
    assert_true(check(f, kind, cc_str_of(source), &arena, &found, &error));
    assert_view(found.id, "id");
    assert_view(found.name, "name");
    assert_int_equal(found.origin.offset, 7);
    assert_view(found.text, source);
    for (size_t i = 0; i < found.claims.claim_count; i++) {
        const struct cc_claim *claim = &found.claims.claims[i];
        cc_buf_addf(&said, "%.*s (%.*s", CC_PRI(cc_str_sub(found.text, claim->start, claim->end)),
            CC_PRI(f->base.db.families[claim->subject.target.family].name));
        if (claim->object.named)
            cc_buf_addf(&said, "/%.*s", CC_PRI(f->base.db.families[claim->object.target.family].name));
        cc_buf_addf(&said, ");");
    }
    if (!cc_str_eq(cc_buf_view(&said), cc_str_of(expected)))
        fail_msg("%s\ngives    %.*s\nexpected %s", source, CC_PRI(cc_buf_view(&said)), expected);
    cc_buf_release(&said);
    cc_arena_release(&arena);
}

static void test_places(void **state)
{
    const struct filtered *f = *state;
    assert_claims(f, CC_PROSE_TEXT, "Words.\n\nThe H20 has 96 GB\nof memory.\n", "96 GB (H20);");
    assert_claims(f, CC_PROSE_MARKDOWN, "> The **H20** has *28&nbsp;percent* less [compute](x) than the H100.",
        "28&nbsp;percent* less [compute](x) than the H100 (H20/H100);");
    assert_claims(f, CC_PROSE_MARKDOWN, "# The H20\n\n- 96 GB of memory\n- words", "96 GB (H20);");
    assert_claims(f, CC_PROSE_HTML, "<h1>x</h1><p>The <b>H</b>20 has 96&#32;GB of memory &mdash; the H200 has <i>141</i> GB.",
        "96&#32;GB (H20);141</i> GB (H200);");
}

static void test_no_prose(void **state)
{
    const struct filtered *f = *state;
    assert_claims(f, CC_PROSE_MARKDOWN,
        "    The H20 has 96 GB.\n\n```\nThe H20 has 96 GB.\n```\n\n<!-- The H20 has 96 GB. -->\n\n~~The H20 has 96 GB.~~", "");
    assert_claims(f, CC_PROSE_HTML, "<script>The H20 has 96 GB.</script><pre>The H20 has 96 GB.</pre><p title='The H20 has 96 GB.'>", "");
    assert_claims(f, CC_PROSE_TEXT, "", "");
    assert_claims(f, CC_PROSE_TEXT, "The H20\xFF has 96\xFF GB.", "");
}

/* The cells of a table speak of nothing outside of them, and nothing outside speaks of them. */
static void test_cells(void **state)
{
    const struct filtered *f = *state;
    assert_claims(f, CC_PROSE_MARKDOWN, "The H100 is old.\n\n| Memory | 96 GB |\n|---|---|\n| H20 | 141 GB |\n\nIt has 80 GB of memory.",
        "80 GB (H100);");
    assert_claims(f, CC_PROSE_MARKDOWN,
        "The H100 has 80 GB.\n\n| a | The H20 has 96 GB. |\n|---|---|\n| The H200 has 141 GB. | b |\n\nThe B200 has 180 GB.",
        "80 GB (H100);96 GB (H20);141 GB (H200);180 GB (B200);");
}

/* Chips in columns, in rows, and keys with values; the words are those of the cell. */
static void test_tables(void **state)
{
    const struct filtered *f = *state;
    assert_claims(f, CC_PROSE_MARKDOWN,
        "| | H100 | H200 |\n|---|---|---|\n| Chip maker | NVIDIA | NVIDIA |\n| *Memory* | 80 GB | **141** GB |",
        "80 GB (H100);141** GB (H200);");
    assert_claims(f, CC_PROSE_HTML, "<table><tr><th>GPU<th>Memory (GB)<th>SMs<tr><td>H20<td>96<td>78<tr><td>H200<td>141 GB<td>132</table>",
        "96 (H20);78 (H20);141 GB (H200);132 (H200);");
    assert_claims(f, CC_PROSE_TEXT, "The H20:\n\nMemory | 96 GB\nTDP | 400 W\n\nThe H200 has 141 GB.",
        "96 GB (H20);400 W (H20);141 GB (H200);");
    assert_claims(f, CC_PROSE_TEXT, "Spec\tH20\tH100\nMemory\t96 GB\t80 GB", "96 GB (H20);80 GB (H100);");
}

/* Where it is not certain that a figure is the chip's, nothing is claimed of it. */
static void test_doubtful_tables(void **state)
{
    const struct filtered *f = *state;
    assert_claims(f, CC_PROSE_MARKDOWN, "| | H100 | H200 |\n|---|---|---|\n| Idle power | 70 W | 75 W |\n| RAM | 2 TB | 2 TB |", "");
    assert_claims(f, CC_PROSE_MARKDOWN, "| GPU | Count | Memory |\n|---|---|---|\n| H100 | 8 | 640 GB |", "");
    assert_claims(f, CC_PROSE_MARKDOWN, "| GPU | vs H100 | Memory |\n|---|---|---|\n| H200 | 1.8x | 150 GB |", "");
    assert_claims(f, CC_PROSE_MARKDOWN, "| GPU | Memory |\n|---|---|\n| H100 | 80 GB or 94 GB |", "");
    assert_claims(f, CC_PROSE_HTML, "<table><tr><th>GPU<th>Memory<tr><td>H20<td colspan=2>Power<td>400 W</table>", "");
}

/* A text of many passages. */
static void test_many(void **state)
{
    enum { CLAIMS = 3000 };
    const struct filtered *f = *state;
    struct cc_buf source;
    struct cc_arena arena = {0};
    struct cc_check found = {.id = {NULL, 0}};
    struct cc_error error = {.code = CC_OK};
    cc_buf_init(&source, 0);
    for (size_t i = 0; i < CLAIMS; i++)
        cc_buf_addf(&source, "The H20 has %zu GB of memory, and that is so. %s\n\n", 100 + i, i % 2 ? "Nobody says more of it." : "");
    assert_true(source.len > (size_t)2 * CC_PASSAGE_MOST);
    assert_true(check(f, CC_PROSE_TEXT, cc_buf_view(&source), &arena, &found, &error));
    assert_int_equal(found.claims.claim_count, CLAIMS);
    for (size_t i = 0; i < CLAIMS; i++) {
        const struct cc_claim *claim = &found.claims.claims[i];
        char words[32];
        snprintf(words, sizeof words, "%zu GB", 100 + i);
        assert_view(cc_str_sub(found.text, claim->start, claim->end), words);
        assert_view(cc_str_sub(found.text, claim->subject.start, claim->subject.end), "H20");
    }
    cc_arena_release(&arena);
    cc_buf_release(&source);
}

static void test_memory(void **state)
{
    static const char source[] =
        "The H20 has 96 GB.\n\n| a | The H200 has 20 GB. |\n|---|---|\n| x | y |\n\n| | H20 |\n|---|---|\n| Memory "
        "(GB) | 96 |\n\n| TDP | 1 W |\n|---|---|\n\n\n- The H100 beats it by 20 percent.";
    const struct filtered *f = *state;
    struct cc_check found = {.id = {NULL, 0}};
    struct scarcity scarcity = {.most = 1000};
    while (scarcity_next(&scarcity))
        scarcity.done = check(f, CC_PROSE_MARKDOWN, cc_str_of(source), &scarcity.arena, &found, &scarcity.error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_no_prose),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_doubtful_tables),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, filtered_set_up, filtered_tear_down);
}
