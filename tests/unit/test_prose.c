/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prose of text, Markdown and HTML: what is kept, and that every byte of it leads back to the bytes it stands for. */
#include "scarcity.h"
#include "support.h"

#include "chipcmp/base/utf8.h"
#include "prose/prose.h"

#include <stdio.h>
#include <stdlib.h>

static const struct cc_prose_origin whole = {0};

struct read {
    struct cc_arena arena;
    struct cc_prose prose;
    struct cc_error error;
};

static void read_bytes(struct read *r, enum cc_prose_kind kind, struct cc_str source)
{
    *r = (struct read){.error = {.code = CC_OK}};
    if (!cc_prose_read(kind, source, whole, &r->arena, &r->prose, &r->error))
        fail_msg("%s", r->error.text);
}

/* "P[text]H[text]...", with the letter of the kind. */
static void dump(const struct cc_prose *prose, struct cc_buf *out)
{
    static const char letters[] = {[CC_PROSE_PARAGRAPH] = 'P', [CC_PROSE_HEADING] = 'H', [CC_PROSE_ITEM] = 'I', [CC_PROSE_CELL] = 'C'};
    cc_buf_init(out, 0);
    for (size_t i = 0; i < prose->block_count; i++) {
        struct cc_str text = cc_str_sub(prose->text, prose->blocks[i].start, prose->blocks[i].end);
        cc_buf_addf(out, "%c[%.*s]", letters[prose->blocks[i].kind], CC_PRI(text));
    }
}

struct expected {
    const char *source, *blocks;
};

static void check_all(enum cc_prose_kind kind, const struct expected *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct read r;
        struct cc_buf said;
        read_bytes(&r, kind, cc_str_of(cases[i].source));
        dump(&r.prose, &said);
        if (!cc_str_eq(cc_buf_view(&said), cc_str_of(cases[i].blocks)))
            fail_msg("%s\ngives    %.*s\nexpected %s", cases[i].source, CC_PRI(cc_buf_view(&said)), cases[i].blocks);
        cc_buf_release(&said);
        cc_arena_release(&r.arena);
    }
}

#define CHECK_ALL(kind, cases) check_all((kind), (cases), sizeof(cases) / sizeof *(cases))

static void test_text(void **state)
{
    static const struct expected cases[] = {
        {"", ""},
        {" \n\t\n", ""},
        {"One.", "P[One.]"},
        {"  One\n two.  \n\n\n \t \nThree.\n", "P[One\n two.]P[Three.]"},
        {"a\r\nb\r\n\r\nc\r\n", "P[a\r\nb]P[c]"},
        {"# kept\n- as\n  it is", "P[# kept\n- as\n  it is]"},
        {"the \xFF H20", "P[the \x1A H20]"},
        {"cut \xE2\x82", "P[cut \x1A\x1A]"},
        {"96\xC2\xA0GB", "P[96\xC2\xA0GB]"},
    };
    (void)state;
    CHECK_ALL(CC_PROSE_TEXT, cases);
}

#define OBJECT "\xEF\xBF\xBC"

static void test_markdown(void **state)
{
    static const struct expected cases[] = {
        {"", ""},
        {"One\ntwo  \nthree.\n\nFour.", "P[One two\nthree.]P[Four.]"},
        {"# The H20 #\n\nTitle\n=====\n\ntext", "H[The H20]H[Title]P[text]"},
        {"The **H**20 has *96* GB_x_.", "P[The H20 has 96 GB_x_.]"},
        {"a \\* b &amp; c &nbsp;d&ndash;e &#215;2 &bogus; &", "P[a * b & c \xC2\xA0"
                                                              "d\xE2\x80\x93"
                                                              "e \xC3\x97"
                                                              "2 &bogus; &]"},
        {"the [H20](https://h100.example/ \"H200\") and <https://x.example>", "P[the H20 and https://x.example]"},
        {"the [H20][1] has ![H100](a.png) more\n\n[1]: https://h200.example", "P[the H20 has more]"},
        {"run `H100 --x` now `` y ``", "P[run " OBJECT " now " OBJECT "]"},
        {"    code\n\n```\nH100\n```\n\n~~~sh\nH200\n~~~\nend", "P[end]"},
        {"~~The H20 has 80 GB.~~ It has 96.", "P[It has 96.]"},
        {"- one\n- two\n  more\n\n  second\n\n1. three\n   - four", "I[one]I[two more]P[second]I[three]I[four]"},
        {"- [x] done\n- # head\n-\n\nafter", "I[done]H[head]P[after]"},
        {"> quoted\nlazy\n> > deep\n\nafter", "P[quoted lazy]P[deep]P[after]"},
        {"Memory: 80 GB\n**TDP:** 700 W\nand more: so much\n", "P[Memory: 80 GB\nTDP: 700 W and more: so much]"},
        {"Here:\n\xE2\x80\xA2 one\n\xE2\x80\xA2 two\n", "P[Here:\n\xE2\x80\xA2 one\n\xE2\x80\xA2 two]"},
        {"Compare:\n| a | b |\n|---|---|\n| c | d |\n", "P[Compare]C[a]C[b]C[c]C[d]"},
        {"Compare\n| a | b |\n|---|---|\n", "P[Compare | a | b | |---|---|]"},
        {"One line\nNote: another\n", "P[One line Note: another]"},
        {"| a | b |\n|---|--:|\n| H20 \\| x | **96** GB |\n\nafter", "C[a]C[b]C[H20 | x]C[96 GB]P[after]"},
        {"---\ntitle: H100\n---\n# Real", "H[Real]"},
        {"\xEF\xBB\xBF+++\ntitle = 'H100'\n+++\nReal", "P[Real]"},
        {"---\nno end", "P[no end]"},
        {"<!-- H100 -->\n\na <!-- H200 --> b <span class=\"H20\">c</span>", "P[a b c]"},
        {"<div>\n<p>in <b>HTML</b></p>\n<script>H100</script>\n</div>\n\nafter", "P[in HTML]P[after]"},
        {"814 mm<sup>2</sup>, 96 GB<sup>[1](#n)</sup>, one<br>two", "P[814 mm\xC2\xB2, 96 GB, one\ntwo]"},
        {"a <code>H100</code> b", "P[a " OBJECT " b]"},
        {"***\n\n---\n\nx", "P[x]"},
        {"soft\xC2\xADhyphen and zero\xE2\x80\x8Bwidth", "P[softhyphen and zerowidth]"},
    };
    (void)state;
    CHECK_ALL(CC_PROSE_MARKDOWN, cases);
}

static void test_html(void **state)
{
    static const struct expected cases[] = {
        {"", ""},
        {"plain  text\n here", "P[plain text here]"},
        {"<!DOCTYPE html><html><head><title>H20 &amp; H100</title><meta name=x content='H200'></head><body><h1>One <i>two</i></h1>"
         "<p>Text<p>More</body>",
            "H[H20 & H100]H[One two]P[Text]P[More]"},
        {"<p>The <b>H</b>20<!-- H100 --> has <a href=\"H200>\">96&nbsp;GB</a>.</p>", "P[The H20 has 96\xC2\xA0GB.]"},
        {"a&ndash;b &#215; &#xD7; &#150; &lt;p&gt; &bogus; &amp &", "P[a\xE2\x80\x93"
                                                                    "b \xC3\x97 \xC3\x97 \xE2\x80\x93 <p> &bogus; &amp &]"},
        {"&#0;&#xD800;&#x110000;&#99999999999;", "P[\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD]"},
        {"a<script>if (a < b) '</p>' + H100</script>b<style>p > a {}</style >c<SCRIPT/>d", "P[abcd]"},
        {"a<template><script>'</template>'</script>H100</template>b", "P[ab]"},
        {"<pre>H100\n<b>x</b></pre>after", "P[after]"},
        {"run <code>H100 <b>x</b></code> now <kbd>x</kbd>", "P[run " OBJECT " now " OBJECT "]"},
        {"open <code>H100 <p>next</p>", "P[open " OBJECT "]P[next]"},
        {"<del><p>The H20 has 80 GB.</p></del><s>80</s> 96", "P[96]"},
        {"<ul><li>one<li><p>two</p><p>three</p></li></ul>after<li></li><p>x</p>", "I[one]I[two]P[three]P[after]P[x]"},
        {"<table><tr><th>a<td>b</td><td><p>c</p></td><td></td></tr></table>after", "C[a]C[b]C[c]P[after]"},
        {"<h2><div>a</div> b</h2>c", "H[a]H[b]P[c]"},
        {"<h2>open<p>still<ul><li>item", "H[open]H[still]I[item]"},
        {"one<br>two<br/>three</br>four", "P[one\ntwo\nthree\nfour]"},
        {"a < b <c <3 </ x> d <", "P[a < b d <]"},
        {"a <b title='>' x=\"'>\" y=a> b", "P[a b]"},
        {"a <b title=\"never closed", "P[a]"},
        {"a <!--> b <!---> c <!-- d --!> e <!-- f", "P[a b c e]"},
        {"a <![CDATA[ H100 ]]> b <?php H100 ?> c", "P[a b c]"},
        {"814 mm<sup>2</sup>, 10<sup>15</sup>, GB<sup>1</sup>, x <sup>3</sup> <sup><a href=#n>4</a></sup> 4<sup>th</sup>",
            "P[814 mm\xC2\xB2, 10\xC2\xB9\xE2\x81\xB5, GB, x 4th]"},
        {"co&shy;pro&#8203;cessor <wbr>x", "P[coprocessor x]"},
        {"<svg><title>H100</title><text>H200</text></svg>a<math>b</math>", "P[a" OBJECT "]"},
        {"<ruby>H20<rp>(</rp><rt>H100</rt></ruby>", "P[H20]"},
        {"<textarea>H100</textarea><select><option>H200</select>a<iframe>b</iframe>", "P[a]"},
        {"tab&Tab;x&NewLine;y", "P[tab x y]"},
        {"\xFFH20 \x80", "P[\x1AH20 \x1A]"},
    };
    (void)state;
    CHECK_ALL(CC_PROSE_HTML, cases);
}

static void test_kinds(void **state)
{
    (void)state;
    assert_int_equal(cc_prose_kind_of("a.md"), CC_PROSE_MARKDOWN);
    assert_int_equal(cc_prose_kind_of("dir.html/a.Markdown"), CC_PROSE_MARKDOWN);
    assert_int_equal(cc_prose_kind_of("a.HTM"), CC_PROSE_HTML);
    assert_int_equal(cc_prose_kind_of("a.xhtml"), CC_PROSE_HTML);
    assert_int_equal(cc_prose_kind_of("a.md.txt"), CC_PROSE_TEXT);
    assert_int_equal(cc_prose_kind_of(".md"), CC_PROSE_TEXT);
    assert_int_equal(cc_prose_kind_of("-"), CC_PROSE_TEXT);
}

static void test_binary(void **state)
{
    char head[8192];
    (void)state;
    memset(head, 'a', sizeof head);
    assert_false(cc_prose_is_binary((struct cc_str){head, sizeof head}));
    assert_false(cc_prose_is_binary((struct cc_str){head, 0}));
    for (size_t i = 0; i < 8; i++)
        head[i * 1000] = '\0';
    assert_false(cc_prose_is_binary((struct cc_str){head, sizeof head}));
    head[8100] = '\0';
    assert_true(cc_prose_is_binary((struct cc_str){head, sizeof head}));
    assert_true(cc_prose_is_binary((struct cc_str){"H\0002\0000\0", 6}));
    assert_false(cc_prose_is_binary((struct cc_str){"The H20 has 96\0 GB.", 19}));
}

/* Where words stand in the source, as "start-end". */
static void assert_found(enum cc_prose_kind kind, const char *source, const char *words, const char *expected)
{
    struct read r;
    char said[80];
    read_bytes(&r, kind, cc_str_of(source));
    size_t at = cc_str_find(r.prose.text, cc_str_of(words));
    assert_true(at != SIZE_MAX);
    struct cc_prose_span span = cc_prose_find(r.prose.runs, r.prose.run_count, at, at + strlen(words));
    snprintf(said, sizeof said, "%zu-%zu", span.start, span.end);
    assert_string_equal(said, expected);
    cc_arena_release(&r.arena);
}

static void test_places(void **state)
{
    (void)state;
    assert_found(CC_PROSE_TEXT, "a\n\nThe H20.", "H20", "7-10");
    assert_found(CC_PROSE_TEXT, "\xEF\xBB\xBFThe \xFF\xFF H20.", "H20", "10-13");
    assert_found(CC_PROSE_MARKDOWN, "> > The **H2**0 has\n> > 96&nbsp;GB.", "H20", "10-15");
    assert_found(CC_PROSE_MARKDOWN, "> > The **H2**0 has\n> > 96&nbsp;GB.", "0 has 96\xC2\xA0GB", "14-34");
    assert_found(CC_PROSE_MARKDOWN, "> > The **H2**0 has\n> > 96&nbsp;GB.", "\xC2\xA0", "26-32");
    assert_found(CC_PROSE_MARKDOWN, "1. x\n\n   * a\tb", "b", "13-14");
    assert_found(CC_PROSE_HTML, "<p>\n<b>H</b><i>20</i>\n has", "H20", "7-17");
    assert_found(CC_PROSE_HTML, "<p>\n<b>H</b><i>20</i>\n has", "20 has", "15-26");
    assert_found(CC_PROSE_HTML, "a &#x48;&#50;0 b", "H20", "2-14");
    assert_found(CC_PROSE_HTML, "814 mm<sup>2</sup> x", "mm\xC2\xB2 x", "4-20");
}

static void test_origin(void **state)
{
    static const char text[] = "in the line\nnext The H20";
    struct cc_str source = cc_str_of(text);
    struct cc_prose_origin origin = cc_prose_origin_after((struct cc_prose_origin){100, 6, 2, 1}, source, 4);
    (void)state;
    assert_int_equal(origin.offset, 104);
    assert_int_equal(origin.lines, 6);
    assert_int_equal(origin.columns, 6);
    assert_int_equal(origin.characters, 5);
    origin = cc_prose_origin_after(origin, cc_str_sub(source, 4, source.len), source.len - 4);
    assert_int_equal(origin.lines, 7);
    assert_int_equal(origin.columns, 12);
    assert_int_equal(origin.characters, 12);
    origin = cc_prose_origin_after(origin, CC_STR("\xC3\xA9\xFF"), 3);
    assert_int_equal(origin.columns, 15);
    assert_int_equal(origin.characters, 14);
}

static void test_piece(void **state)
{
    (void)state;
    assert_int_equal(cc_prose_piece(CC_STR("One. Two. Three four.\n\nFive. Six")), 23);
    assert_int_equal(cc_prose_piece(CC_STR("One two three.\n \t\r\nfour")), 19);
    assert_int_equal(cc_prose_piece(CC_STR("\n\nOne two three. four")), 16);
    assert_int_equal(cc_prose_piece(CC_STR("One two three four")), 13);
    assert_int_equal(cc_prose_piece(CC_STR("xxxxxxxxxxxxxxxxxx")), 17);
}

static void test_cut(void **state)
{
    (void)state;
    assert_int_equal(cc_prose_cut(CC_STR("short"), 5), 5);
    assert_int_equal(cc_prose_cut(CC_STR("One two. Three four"), 12), 8);
    assert_int_equal(cc_prose_cut(CC_STR("One two.3 4\nfour five"), 13), 11);
    assert_int_equal(cc_prose_cut(CC_STR("abcdefgh ijklmnop"), 12), 8);
    assert_int_equal(cc_prose_cut(CC_STR("abcdefghijklm"), 10), 10);
    assert_int_equal(cc_prose_cut(CC_STR("abcdefgh\xE2\x82\xACxyz"), 10), 8);
    assert_int_equal(cc_prose_cut(CC_STR("\x80\x80\x80\x80\x80\x80\x80\x80"), 4), 4);
}

static void test_long_block(void **state)
{
    static const enum cc_prose_kind kinds[] = {CC_PROSE_TEXT, CC_PROSE_MARKDOWN, CC_PROSE_HTML};
    enum { SENTENCES = 20000 };
    struct cc_buf bytes;
    cc_buf_init(&bytes, 0);
    (void)state;
    for (size_t i = 0; i < SENTENCES; i++)
        cc_buf_addf(&bytes, "This is sentence %zu. ", i);
    for (size_t k = 0; k < 3; k++) {
        struct read r;
        size_t total = 0;
        read_bytes(&r, kinds[k], cc_buf_view(&bytes));
        assert_in_range(r.prose.block_count, bytes.len / CC_PROSE_BLOCK_MOST, 2 * bytes.len / CC_PROSE_BLOCK_MOST);
        for (size_t i = 0; i < r.prose.block_count; i++) {
            const struct cc_prose_block *block = &r.prose.blocks[i];
            assert_true(block->end - block->start <= CC_PROSE_BLOCK_MOST);
            assert_memory_equal(r.prose.text.s + block->start, "This", 4);
            assert_int_equal(r.prose.text.s[block->end - 1], '.');
            total += block->end - block->start + 1;
        }
        assert_int_equal(total, bytes.len);
        cc_arena_release(&r.arena);
    }
    cc_buf_release(&bytes);
}

/* Depth costs nothing, whatever is nested. */
static void test_deep(void **state)
{
    static const struct {
        enum cc_prose_kind kind;
        const char *piece;
    } cases[] = {{CC_PROSE_HTML, "<div>"}, {CC_PROSE_HTML, "<b>"}, {CC_PROSE_HTML, "<svg>"}, {CC_PROSE_HTML, "<table><tr><td>"},
        {CC_PROSE_HTML, "<sup>"}, {CC_PROSE_HTML, "</p>"}, {CC_PROSE_HTML, "<"}, {CC_PROSE_HTML, "<!--"}, {CC_PROSE_HTML, "&"},
        {CC_PROSE_HTML, "<a x=\""}, {CC_PROSE_HTML, "<script>"}, {CC_PROSE_MARKDOWN, "> "}, {CC_PROSE_MARKDOWN, "- "},
        {CC_PROSE_MARKDOWN, "*a "}, {CC_PROSE_MARKDOWN, "["}, {CC_PROSE_MARKDOWN, "![["}, {CC_PROSE_MARKDOWN, "`a``"},
        {CC_PROSE_MARKDOWN, "<b>"}, {CC_PROSE_MARKDOWN, "<div>\n"}, {CC_PROSE_MARKDOWN, "<!--"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_buf bytes;
        struct read r;
        cc_buf_init(&bytes, 0);
        for (size_t k = 0; k < 100000; k++)
            cc_buf_add(&bytes, cc_str_of(cases[i].piece));
        cc_buf_add(&bytes, CC_STR("The H20."));
        read_bytes(&r, cases[i].kind, cc_buf_view(&bytes));
        cc_arena_release(&r.arena);
        cc_buf_release(&bytes);
    }
}

static void test_too_many_cells(void **state)
{
    struct cc_buf bytes;
    struct read r = {.error = {.code = CC_OK}};
    cc_buf_init(&bytes, 0);
    (void)state;
    for (size_t i = 0; i < 5000; i++)
        cc_buf_add(&bytes, CC_STR("|a"));
    cc_buf_add_char(&bytes, '\n');
    for (size_t i = 0; i < 5000; i++)
        cc_buf_add(&bytes, CC_STR("|---"));
    for (size_t i = 0; i < 5000; i++)
        cc_buf_add(&bytes, CC_STR("\n|b"));
    assert_false(cc_prose_read(CC_PROSE_MARKDOWN, cc_buf_view(&bytes), whole, &r.arena, &r.prose, &r.error));
    assert_int_equal(r.error.code, CC_ERR_DATA);
    cc_arena_release(&r.arena);
    cc_buf_release(&bytes);
}

static void test_memory(void **state)
{
    static const char *const sources[] = {"a\n\nb c", "# a\n\n- b **c** &ndash;\n\n| d |\n|---|\n| `e` \0|", "<p>a<b>b</b> &ndash; c<td>d"};
    (void)state;
    for (int kind = 0; kind < 3; kind++) {
        struct cc_prose prose;
        struct scarcity scarcity = {.most = 100};
        while (scarcity_next(&scarcity))
            scarcity.done = cc_prose_read((enum cc_prose_kind)kind, cc_str_of(sources[kind]), whole, &scarcity.arena, &prose,
                &scarcity.error);
    }
}

/* ---- round trip */

static bool is_space_text(struct cc_str s)
{
    return s.len == 1 && (s.s[0] == ' ' || s.s[0] == '\n');
}

/* A run that is not byte for byte stands for an entity, white space and the markup in it, code, or raised digits. */
static bool stands_for(struct cc_str text, struct cc_str source)
{
    char space[8];
    struct cc_str decoded;
    if (is_space_text(text) || cc_str_eq(text, PROSE_OBJECT))
        return true;
    if (source.len && source.s[0] == '&' && prose_entity(source, 0, space, &decoded) == source.len)
        return cc_str_eq(text, decoded);
    return text.len <= 3 && (unsigned char)text.s[0] >= 0xC2 && (!source.len || cc_str_find(source, CC_STR("up")) != SIZE_MAX);
}

static void check_run(const struct cc_prose *prose, size_t i)
{
    struct cc_prose_run run = prose->runs[i];
    size_t length = prose->runs[i + 1].text - run.text;
    struct cc_str text = cc_str_sub(prose->text, run.text, run.text + length),
                  from = cc_str_sub(prose->source, run.file, run.file + run.length);
    assert_true(length > 0);
    assert_true(run.file + run.length <= prose->source.len);
    assert_true(prose->runs[i + 1].file >= run.file + (i + 2 < prose->run_count ? 0 : run.length));
    if (length != run.length) {
        if (!stands_for(text, from))
            fail_msg("\"%.*s\" for \"%.*s\"", CC_PRI(text), CC_PRI(from));
        return;
    }
    for (size_t k = 0; k < length && !cc_str_eq(text, PROSE_OBJECT); k++) {
        bool same = text.s[k] == from.s[k] && from.s[k];
        bool space = is_space_text(cc_str_sub(text, k, k + 1));
        bool bad = text.s[k] == '\x1A' && (!from.s[k] || (unsigned char)from.s[k] >= 0x80);
        if (!same && !space && !bad)
            fail_msg("byte %zu of \"%.*s\" for \"%.*s\"", k, CC_PRI(text), CC_PRI(from));
    }
}

static void check_round_trip(const struct cc_prose *prose)
{
    size_t before = 0;
    assert_int_equal(cc_utf8_valid_prefix(prose->text), prose->text.len);
    assert_true(!prose->text.len || !memchr(prose->text.s, '\0', prose->text.len));
    assert_true(prose->run_count > 0);
    assert_int_equal(prose->runs[prose->run_count - 1].text, prose->text.len);
    for (size_t i = 0; i + 1 < prose->run_count; i++)
        check_run(prose, i);
    for (size_t i = 0; i < prose->block_count; i++) {
        const struct cc_prose_block *block = &prose->blocks[i];
        assert_true(before <= block->start && block->start < block->end && block->end <= prose->text.len);
        assert_false(cc_is_space(prose->text.s[block->start]) || cc_is_space(prose->text.s[block->end - 1]));
        before = block->end;
        struct cc_prose_span span = cc_prose_find(prose->runs, prose->run_count, block->start, block->end);
        struct cc_prose_span head = cc_prose_find(prose->runs, prose->run_count, block->start, block->start + 1);
        assert_int_equal(span.start, head.start);
        assert_true(span.end >= head.start && span.end <= prose->source.len);
    }
}

static void add_piece(struct cc_buf *bytes, const char *piece)
{
    if (*piece)
        cc_buf_add(bytes, cc_str_of(piece));
    else
        cc_buf_add_char(bytes, '\0');
}

static void test_round_trip(void **state)
{
    static const char *const pieces[] = {"The H20 ", "96 GB", "\n", "\n\n", "  ", "**", "*", "`", "# ", "- ", "> ", "1. ", "|",
        "|---|---|\n", "\\", "&amp;", "&ndash;", "&#215", "&nbsp;", "&", ";", "<p>", "</p>", "<b>", "</b>", "<sup>", "</sup>", "2", "mm",
        "<code>", "</code>", "<td>", "<br>", "<!--", "-->", "<script>", "</script>", "<", ">", "\"", "[", "](x)", "~~", "\xFF", "\xE2\x82",
        "\xE2\x82\xAC", "\xC2\xAD", "" /* a NUL */, "\t", "\r\n", "---\n", "<div>\n", "<a href='", "'>", "<h2>", "</h2>", "<li>", "<del>"};
    enum { COUNT = sizeof pieces / sizeof *pieces };
    struct rng rng = {20260101};
    (void)state;
    for (size_t n = 0; n < 30000; n++) {
        struct cc_buf bytes;
        struct read r;
        cc_buf_init(&bytes, 0);
        for (size_t k = rng_below(&rng, 30); k > 0; k--)
            add_piece(&bytes, pieces[rng_below(&rng, COUNT)]);
        for (int kind = 0; kind < 3; kind++) {
            read_bytes(&r, (enum cc_prose_kind)kind, cc_buf_view(&bytes));
            check_round_trip(&r.prose);
            cc_arena_release(&r.arena);
        }
        cc_buf_release(&bytes);
    }
}

/* What a reader sees does not depend on how it is marked up: the same sentence, wrapped in each way, leads back to its words. */
static void test_words_found(void **state)
{
    static const struct {
        enum cc_prose_kind kind;
        const char *before, *after;
    } wraps[] = {{CC_PROSE_TEXT, "x.\n\n", "\n"}, {CC_PROSE_MARKDOWN, "x\n\n- > ", "\n"}, {CC_PROSE_MARKDOWN, "# ", " #\n"},
        {CC_PROSE_MARKDOWN, "| a |\n|---|\n| ", " |\n"}, {CC_PROSE_MARKDOWN, "a `b` **", "** c"}, {CC_PROSE_MARKDOWN, "[", "](y)"},
        {CC_PROSE_HTML, "<p class='p'>", "</p>"}, {CC_PROSE_HTML, "<ul><li>", ""}, {CC_PROSE_HTML, "<td><p>&nbsp;", "&amp;"},
        {CC_PROSE_MARKDOWN, "<div><p>\n", "</p></div>"}};
    static const char words[] = "The H20 has 96 GB.";
    (void)state;
    for (size_t i = 0; i < sizeof wraps / sizeof *wraps; i++) {
        struct cc_buf bytes;
        struct read r;
        cc_buf_init(&bytes, 0);
        cc_buf_addf(&bytes, "%s%s%s", wraps[i].before, words, wraps[i].after);
        read_bytes(&r, wraps[i].kind, cc_buf_view(&bytes));
        size_t at = cc_str_find(r.prose.text, cc_str_of(words));
        assert_true(at != SIZE_MAX);
        struct cc_prose_span span = cc_prose_find(r.prose.runs, r.prose.run_count, at, at + strlen(words));
        assert_int_equal(span.start, strlen(wraps[i].before));
        assert_int_equal(span.end, strlen(wraps[i].before) + strlen(words));
        cc_arena_release(&r.arena);
        cc_buf_release(&bytes);
    }
}

/* "row.column/columns[text]" of each cell of a table, "[text]" of anything else. */
static void check_cells(enum cc_prose_kind kind, const char *source, const char *expected)
{
    struct read r;
    struct cc_buf said;
    read_bytes(&r, kind, cc_str_of(source));
    cc_buf_init(&said, 0);
    for (size_t i = 0; i < r.prose.block_count; i++) {
        const struct cc_prose_block *block = &r.prose.blocks[i];
        if (block->cell.table)
            cc_buf_addf(&said, "%u:%u.%u/%u", block->cell.table, block->cell.row, block->cell.column, block->cell.columns);
        cc_buf_addf(&said, "[%.*s]", CC_PRI(cc_str_sub(r.prose.text, block->start, block->end)));
    }
    if (!cc_str_eq(cc_buf_view(&said), cc_str_of(expected)))
        fail_msg("%s\ngives    %.*s\nexpected %s", source, CC_PRI(cc_buf_view(&said)), expected);
    cc_buf_release(&said);
    cc_arena_release(&r.arena);
}

static void test_tables(void **state)
{
    (void)state;
    check_cells(CC_PROSE_MARKDOWN, "| a | b |\n|---|---|\n| c |\n|  | d |\n\nx\n\n| e |\n|---|\n",
        "1:1.1/2[a]1:1.2/2[b]1:2.1/2[c]1:3.2/2[d][x]2:1.1/1[e]");
    check_cells(CC_PROSE_HTML, "<table><tr><th><p>a</p><th>b<tr><td><td>c</table><td>x", "1:1.1/2[a]1:1.2/2[b]1:2.2/2[c][x]");
    check_cells(CC_PROSE_HTML, "<table><td>a<table><tr><td>b<td>c</table><td>d</table>", "1:1.1/1[a]2:1.1/2[b]2:1.2/2[c][d]");
    check_cells(CC_PROSE_HTML, "<table><tr><td>a<td>b", "1:1.1/2[a]1:1.2/2[b]");
    check_cells(CC_PROSE_TEXT, "x\na | b\n---+---\n c|d|e\ny\n", "[x]1:1.1/2[a]1:1.2/2[b]1:2.1/3[c]1:2.2/3[d]1:2.3/3[e][y]");
    check_cells(CC_PROSE_TEXT, "| a | b |\n|---|---|\n|   | d |", "1:1.1/2[a]1:1.2/2[b]1:2.2/2[d]");
    check_cells(CC_PROSE_TEXT, "a\t\tb\nc\td\n\ne\tf\n", "1:1.1/2[a]1:1.2/2[b]1:2.1/2[c]1:2.2/2[d][e\tf]");
    check_cells(CC_PROSE_TEXT, "a | b\nc\td\n|x|", "[a | b\nc\td\n|x|]");
    check_cells(CC_PROSE_TEXT, "\tc\td\na\tb\te\n", "1:1.2/3[c]1:1.3/3[d]1:2.1/3[a]1:2.2/3[b]1:2.3/3[e]");
    check_cells(CC_PROSE_TEXT, "x y  z\na    b c\n", "1:1.1/2[x y]1:1.2/2[z]1:2.1/2[a]1:2.2/2[b c]");
    check_cells(CC_PROSE_TEXT, "   y  z\na  b  c\nd  e  f\ng h\n",
        "1:1.2/3[y]1:1.3/3[z]1:2.1/3[a]1:2.2/3[b]1:2.3/3[c]1:3.1/3[d]1:3.2/3[e]1:3.3/3[f][g h]");
    check_cells(CC_PROSE_TEXT, "One.  Two.\nThree.  Four.\n", "[One.  Two.\nThree.  Four.]");
    check_cells(CC_PROSE_TEXT, "a  b\nc  d  e  f\n", "[a  b\nc  d  e  f]");
    check_cells(CC_PROSE_TEXT, "a  a cell of so many words that it is none, but a line of a text\nb  c\n",
        "[a  a cell of so many words that it is none, but a line of a text\nb  c]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_binary),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_origin),
        cmocka_unit_test(test_piece),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_long_block),
        cmocka_unit_test(test_deep),
        cmocka_unit_test(test_too_many_cells),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_words_found),
        cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
