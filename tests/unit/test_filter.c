/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filter never passes over what the grammar would make a claim of. */
#include "filtered.h"
#include "scarcity.h"
#include "tables.h"

#include "chipcmp/grammar/passage.h"
#include "chipcmp/specs/resolve.h"

static bool names_chip(const struct filtered *f, const char *text)
{
    return cc_filter_names_chip(f->filter, cc_str_of(text));
}

static void test_words(void **state)
{
    static const char *const yes[] = {"H20", "the h20 has", "H-20", "H 20s", "H\302\24020", "8x H100's", "(H100)", "NVL72", "an NVL72s",
        "the 910C", "Ascend\n910C", "\346\230\207\350\205\276910C", "_H20_", "96H20", "B200/B300", "Blackwells", "CloudMatrix 384",
        "GB200 NVL72"};
    static const char *const no[] = {"", "H", "H2", "H2O", "CH20", "H2000", "the 2910", "TH100", "hoppe", "Hopperx", "MI30", "a hundred",
        "1910C", "words and no end of them, 96 GB, 20 percent"};
    const struct filtered *f = *state;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!names_chip(f, yes[i]))
            fail_msg("%s names a chip", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (names_chip(f, no[i]))
            fail_msg("%s names no chip", no[i]);
    assert_true(cc_filter_names_maker(f->filter, CC_STR("says Nvidia.")));
    assert_true(cc_filter_names_maker(f->filter, CC_STR("AMD's")));
    assert_false(cc_filter_names_maker(f->filter, CC_STR("H100 amdahl")));
}

/* A name in a spelling that the resolver takes for it: other case, and what may be left out put in. */
static void spell(struct rng *rng, struct cc_str name, struct cc_buf *out)
{
    static const char *const put_in[] = {" ", "-", "_", "\t", "\n", "\xC2\xA0", "\xE2\x80\x91", "\xE2\x80\x89", "\xC2\xAD", "  "};
    for (size_t i = 0; i < name.len; i++) {
        char c = name.s[i];
        bool letter = cc_is_alpha(c), inside = (unsigned char)c < 0x80 && i && (unsigned char)name.s[i - 1] < 0x80;
        if (inside && rng_below(rng, 4) == 0)
            cc_buf_add(out, cc_str_of(put_in[rng_below(rng, sizeof put_in / sizeof *put_in)]));
        cc_buf_add_char(out, letter && rng_below(rng, 2) ? (char)(c ^ 0x20) : c);
    }
}

static void test_every_name(void **state)
{
    static const char *const before[] = {"", " ", "the ", "(", "8 ", "\xC3\x97", "_", "\n", "/"}, *const after[] = {"", " ", "'s", "s", ".",
                                                                                                      "-based", ")", "\xE2\x80\x99s", ","};
    const struct filtered *f = *state;
    struct rng rng = {77};
    for (size_t n = 0; n < 20 * f->base.db.name_count; n++) {
        struct cc_buf name, text;
        struct cc_target target;
        cc_buf_init(&name, 0);
        cc_buf_init(&text, 0);
        spell(&rng, f->base.db.names[n % f->base.db.name_count].name, &name);
        assert_true(cc_resolve(&f->base.db, cc_buf_view(&name), &target));
        cc_buf_addf(&text, "%s%s%s", before[rng_below(&rng, 9)], name.data, after[rng_below(&rng, 9)]);
        if (!names_chip(f, text.data))
            fail_msg("%s is passed over", text.data);
        cc_buf_release(&name);
        cc_buf_release(&text);
    }
}

/* Any text of the alphabet of names: where the resolver knows a word, the filter does. */
static void test_any_text(void **state)
{
    static const char alphabet[] = "hH1209cCbBaA -";
    const struct filtered *f = *state;
    struct rng rng = {99};
    size_t known = 0;
    for (size_t n = 0; n < 400000; n++) {
        char word[5];
        struct cc_target target;
        size_t len = 1 + rng_below(&rng, sizeof word - 1);
        for (size_t i = 0; i < len; i++)
            word[i] = alphabet[rng_below(&rng, sizeof alphabet - 1)];
        struct cc_str text = {word, len};
        if (!cc_resolve(&f->base.db, text, &target))
            continue;
        known++;
        if (!cc_filter_names_chip(f->filter, text))
            fail_msg("%.*s is passed over", CC_PRI(text));
    }
    assert_true(known > 100);
}

/* ---- blocks */

static const char *const sentences[] = {"The H20 has 96 GB of memory.", "The H20 provides 28 percent less processing power than the H100.",
    "It has 141 GB of HBM3e.", "Its bandwidth is 4.8 TB/s.", "The H200 has more memory than the H100.", "That is 20 percent more.",
    "AMD is ahead by 20 percent in memory.", "NVIDIA offers twice the bandwidth.", "The MI308X draws 750 W.",
    "The MI250X has 128 GB of memory.", "It has twice the memory of the H20.", "Compared with the H100, it has 20 percent more memory.",
    "Nothing is said of any part here.", "The cars sold 20 percent better.", "NVLink connects them.",
    "The bandwidth of the H20 is 900 GB/s.", "More memory.", "This and that. And more of it.", "***", "The GB200 NVL72 links 72 GPUs.",
    "The NVL72 needs 120 kW.", "The 910C has 128 GB.", "It is 50 percent faster.",
    "The H100 and the H200 have the same compute performance.", "Same compute performance.", "96 GB of memory, 4 TB/s of bandwidth."};
static const char *const headings[] = {"H20", "H100 vs. H200", "The memory", "MI250X", "AMD", "Summary of it all"};

/* A sentence; a long one is more than a short line, which the filter keeps whatever it says. */
static void add_sentence(struct rng *rng, bool plain, bool tail, struct cc_buf *out)
{
    struct cc_str text = cc_str_of(
        plain ? sentences[12 + rng_below(rng, 2)] : sentences[rng_below(rng, sizeof sentences / sizeof *sentences)]);
    if (!tail || text.s[text.len - 1] != '.') {
        cc_buf_addf(out, "%.*s ", CC_PRI(text));
        return;
    }
    cc_buf_add(out, cc_str_sub(text, 0, text.len - 1));
    cc_buf_addf(out,
        "; so it was said by those who were there and wrote down what they had heard, and nobody else had anything to add to it. ");
}

static void add_block(struct rng *rng, enum cc_prose_kind kind, struct cc_buf *out)
{
    bool plain = rng_below(rng, 3) > 0, tail = rng_below(rng, 4) > 0;
    uint64_t form = rng_below(rng, 8);
    if (form == 0)
        cc_buf_addf(out,
            kind == CC_PROSE_HTML       ? "<h2>%s</h2>"
            : kind == CC_PROSE_MARKDOWN ? "\n\n## %s\n\n"
                                        : "\n\n# %s\n\n",
            headings[rng_below(rng, 6)]);
    else
        cc_buf_addf(out, "%s", kind == CC_PROSE_HTML ? (form == 1 ? "<li>" : form == 2 ? "<td>" : "<p>") : form < 3 ? "\n- " : "\n\n");
    for (size_t n = form ? 1 + rng_below(rng, 3) : 0; n > 0; n--)
        add_sentence(rng, plain, tail, out);
    if (kind == CC_PROSE_HTML && form == 2)
        cc_buf_addf(out, "</td></tr></table>");
}

static void assert_same_claim(const struct cc_check *full, const struct cc_check *part, size_t i, const char *text)
{
    if (!full->claims.claims || !part->claims.claims) {
        fail_msg("claims were counted and are not there:\n%s", text);
        return;
    }
    const struct cc_claim *a = &full->claims.claims[i], *b = &part->claims.claims[i];
    bool same = a->start == b->start && a->end == b->end && a->kind == b->kind && a->metric == b->metric && a->direction == b->direction &&
                a->hedge == b->hedge && a->subject.target.chip == b->subject.target.chip &&
                a->subject.target.family == b->subject.target.family && a->object.named == b->object.named &&
                a->object.target.chip == b->object.target.chip && a->object.target.family == b->object.target.family &&
                full->judgements[i].verdict == part->judgements[i].verdict;
    if (!same)
        fail_msg("claim %zu is at %zu-%zu, with the filter at %zu-%zu, or is another one:\n%s", i, a->start, a->end, b->start, b->end,
            text);
}

static void assert_same_claims(const struct cc_check *full, const struct cc_check *part, struct cc_str text)
{
    if (full->claims.claim_count != part->claims.claim_count)
        fail_msg("%zu claims, with the filter %zu:\n%.*s", full->claims.claim_count, part->claims.claim_count, CC_PRI(text));
    for (size_t i = 0; i < full->claims.claim_count; i++)
        assert_same_claim(full, part, i, text.s);
}

/* Of a plain text no more than what stands near names. */
static void compare_near(const struct filtered *f, struct cc_str text, const struct cc_check *full, struct cc_arena *arena)
{
    struct cc_error error = {.code = CC_OK};
    struct cc_prose_span *spans;
    struct cc_prose prose;
    struct cc_check part = {.id = {NULL, 0}};
    struct cc_str none = {0};
    size_t count;
    assert_true(cc_filter_near(f->filter, text, arena, &spans, &count, &error));
    assert_true(cc_prose_read_spans(text, (struct cc_prose_origin){0}, spans, count, arena, &prose, &error));
    const bool *keep = cc_filter_blocks(f->filter, &prose, arena, &error);
    assert_true(keep && cc_check_prose(&f->base.db, none, none, &prose, keep, NULL, arena, &part, &error));
    assert_same_claims(full, &part, text);
}

/* The claims of a document with all its blocks, and with those that the filter keeps. */
static size_t compare(const struct filtered *f, enum cc_prose_kind kind, struct cc_str text, size_t *left_out)
{
    struct cc_arena arena = {0};
    struct cc_error error = {.code = CC_OK};
    struct cc_prose prose;
    struct cc_check full = {.id = {NULL, 0}}, part = {.id = {NULL, 0}};
    struct cc_str none = {0};
    assert_true(cc_prose_read(kind, text, (struct cc_prose_origin){0}, &arena, &prose, &error));
    bool *all = CC_NEW(&arena, bool, prose.block_count);
    const bool *keep = cc_filter_blocks(f->filter, &prose, &arena, &error);
    for (size_t i = 0; i < prose.block_count; i++) {
        all[i] = true;
        *left_out += !keep[i];
    }
    assert_true(cc_check_prose(&f->base.db, none, none, &prose, all, NULL, &arena, &full, &error));
    assert_true(cc_check_prose(&f->base.db, none, none, &prose, keep, NULL, &arena, &part, &error));
    assert_same_claims(&full, &part, text);
    if (kind == CC_PROSE_TEXT)
        compare_near(f, text, &full, &arena);
    size_t count = full.claims.claim_count;
    cc_arena_release(&arena);
    return count;
}

/* The stretches, with bars between. */
static void assert_near(const struct filtered *f, const char *text, const char *expected)
{
    struct cc_arena arena = {0};
    struct cc_error error = {.code = CC_OK};
    struct cc_prose_span *spans;
    struct cc_buf said;
    size_t count;
    cc_buf_init(&said, 0);
    assert_true(cc_filter_near(f->filter, cc_str_of(text), &arena, &spans, &count, &error));
    for (size_t i = 0; i < count; i++)
        cc_buf_addf(&said, "%s%.*s", i ? "|" : "", CC_PRI(cc_str_sub(cc_str_of(text), spans[i].start, spans[i].end)));
    assert_view(cc_buf_view(&said), expected);
    cc_buf_release(&said);
    cc_arena_release(&arena);
}

/* Bytes of the first stretch. */
static size_t near_length(const struct filtered *f, const char *text)
{
    struct cc_arena arena = {0};
    struct cc_error error = {.code = CC_OK};
    struct cc_prose_span *spans;
    size_t count;
    assert_true(cc_filter_near(f->filter, cc_str_of(text), &arena, &spans, &count, &error));
    assert_int_equal(count, 1);
    size_t length = spans[0].end - spans[0].start;
    cc_arena_release(&arena);
    return length;
}

#define LONG \
    "And many words more, which make of this a line that no reader takes for a heading, whatever else may be said of it " \
    "in the end or before it. "

static void test_near(void **state)
{
    const struct filtered *f = *state;
    assert_near(f, "No name here. None there.", "");
    assert_near(f, LONG "One thing. Two things. Three things. The H20 here. Four things. Five things. Six things. Seven. Eight.",
        "Two things. Three things. The H20 here. Four things. Five things. Six things. ");
    assert_near(f, "The H20 here. Four. Five. With 96 gigabytes. Sixth. Seven. " LONG,
        "The H20 here. Four. Five. With 96 gigabytes. Sixth. ");
    assert_near(f, "The H20 here. Four. Five. With 96 things. Sixth. " LONG,
        "The H20 here. Four. Five. With 96 things. "); /* no figure of a claim */
    assert_near(f, "The H20 here.\nOther.\nSome.\nMore.\nSixth.\nNo heading.\n", "The H20 here.\nOther.\nSome.\nMore.\n");
    assert_near(f, "The H20 here. Four. Five. Sixth. Seven. Eight. " LONG "Nine. Tenth. Then. The H20 here. More.",
        "The H20 here. Four. Five. Sixth. |Tenth. Then. The H20 here. More.");
    assert_near(f, "Mr. A and Mr. B. have it vs. the H20 of approx. 5 things. Seven. Eight. Nine. Ten. " LONG,
        "Mr. A and Mr. B. have it vs. the H20 of approx. 5 things. Seven. Eight. Nine. ");
}

/* A short line may be a heading: what follows may go on about its chip for a while. */
static void test_near_a_heading(void **state)
{
    const struct filtered *f = *state;
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "a line\nThe H20\n");
    while (text.len / 2 < CC_FILTER_FAR)
        cc_buf_addf(&text, "This and that of it.\n");
    assert_true(near_length(f, text.data) > CC_FILTER_FAR);
    assert_true(near_length(f, text.data) < text.len);
    cc_buf_release(&text);
}

static void test_no_claim_is_lost(void **state)
{
    const struct filtered *f = *state;
    struct rng rng = {31337};
    size_t claims = 0, left_out = 0;
    for (size_t n = 0; n < 3000; n++) {
        struct cc_buf text;
        enum cc_prose_kind kind = (enum cc_prose_kind)(n % 3);
        cc_buf_init(&text, 0);
        for (size_t k = rng_below(&rng, 24); k > 0; k--)
            add_block(&rng, kind, &text);
        claims += compare(f, kind, cc_buf_view(&text), &left_out);
        cc_buf_release(&text);
    }
    assert_true(claims > 3000);
    assert_true(left_out > 3000);
}

/* A chip in the data of which the name has no letter or digit of ASCII, or only one: then nothing is passed over. */
static void test_odd_names(void **state)
{
    static const char *const odd[] = {"\xE6\x98\x87\xE8\x85\xBE", "\xE6\x98\x87"
                                                                  "9"};
    for (size_t i = 0; i < 2; i++) {
        void *held = NULL;
        struct cc_error error = {.code = CC_OK};
        assert_int_equal(tables_set_up(&held), 0);
        struct tables *t = held;
        if (!t) {
            fail();
            return;
        }
        tables_put_small(t);
        struct cc_str names = cc_arena_format(&t->arena, "name,target\n%s,one\n", odd[i]);
        tables_put_bytes(t, "names.csv", names);
        assert_true(tables_load(t, false, false));
        const struct cc_filter *filter = cc_filter_make(&t->db, &t->arena, &error);
        assert_non_null(filter);
        assert_true(cc_filter_names_chip(filter, CC_STR("words")));
        assert_false(cc_filter_names_chip(filter, CC_STR("")));
        tables_tear_down(&held);
    }
    (void)state;
}

static void test_memory(void **state)
{
    const struct filtered *f = *state;
    struct scarcity scarcity = {.step = 7};
    while (scarcity_next(&scarcity))
        scarcity.done = cc_filter_make(&f->base.db, &scarcity.arena, &scarcity.error) != NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_every_name),
        cmocka_unit_test(test_any_text),
        cmocka_unit_test(test_near),
        cmocka_unit_test(test_near_a_heading),
        cmocka_unit_test(test_no_claim_is_lost),
        cmocka_unit_test(test_odd_names),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, filtered_set_up, filtered_tear_down);
}
