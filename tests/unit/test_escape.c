/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every escaping. */
#include "support.h"

#include "chipcmp/base/escape.h"
#include "chipcmp/base/utf8.h"

struct example {
    struct cc_str raw;
    const char *escaped;
};

#define RAW(literal) \
    { \
        "" literal, sizeof(literal) - 1 \
    }

static void terminal(struct cc_buf *out, struct cc_str s)
{
    cc_escape_terminal(out, s, false);
}

static void terminal_ascii(struct cc_buf *out, struct cc_str s)
{
    cc_escape_terminal(out, s, true);
}

static void csv(struct cc_buf *out, struct cc_str s)
{
    cc_escape_csv(out, s, ',');
}

static void assert_examples(void (*escape)(struct cc_buf *, struct cc_str), const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct cc_buf out;
        cc_buf_init(&out, 0);
        escape(&out, examples[i].raw);
        assert_view(cc_buf_view(&out), examples[i].escaped);
        cc_buf_release(&out);
    }
}

#define ASSERT_EXAMPLES(escape, examples) assert_examples((escape), (examples), sizeof(examples) / sizeof(examples)[0])

static void test_terminal(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {RAW(""), ""},
        {RAW("H100 \xC3\xA4 \xE2\x80\x93 100 %"), "H100 \xC3\xA4 \xE2\x80\x93 100 %"},
        {RAW("\033[31m"), "\\x1B[31m"},
        {RAW("a\0b\n\t\x7F"), "a\\x00b\\x0A\\x09\\x7F"},
        {RAW("\xC2\x85\xC2\x9B"), "\\u{0085}\\u{009B}"},
        {RAW("\xE2\x80\xAE"
             "exe\xE2\x81\xA6\xD8\x9C\xE2\x80\x8F"),
            "\\u{202E}exe\\u{2066}\\u{061C}\\u{200F}"},
        {RAW("\xEF\xBB\xBFid"), "\\u{FEFF}id"},
        {RAW("\xFF\xC3"), "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {RAW("\xEF\xBF\xBD"), "\xEF\xBF\xBD"},
    };
    ASSERT_EXAMPLES(terminal, examples);
}

static void test_terminal_ascii(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {RAW("350\xE2\x80\x93"
             "400 W \xC2\xB1 5, 2 \xC3\x97 34, \xE2\x89\xA5 3\xE2\x80\xA6"),
            "350-400 W +/- 5, 2 x 34, >= 3..."},
        {RAW("\xE2\x80\x9Cmm\xC2\xB2\xE2\x80\x9D it\xE2\x80\x99s\xC2\xA0"
             "1\xE2\x80\xAF"
             "979"),
            "\"mm2\" it's 1 979"},
        {RAW("\xC3\xA4\xE5\x8D\x8E\xFF"), "???"},
        {RAW("\033\xC2\x9B\xE2\x80\xAE"), "\\x1B\\u{009B}\\u{202E}"},
    };
    ASSERT_EXAMPLES(terminal_ascii, examples);
}

static void test_html(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {RAW("<script>\"a\" & 'b'</script>"), "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;"},
        {RAW("a\0\033\x7F\xC2\x9B\xE2\x80\xAE"
             "b\n\tc"),
            "ab\n\tc"},
        {RAW("&amp;"), "&amp;amp;"},
        {RAW("\xFF"), "\xEF\xBF\xBD"},
    };
    ASSERT_EXAMPLES(cc_escape_html, examples);
}

static void test_markdown(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {RAW("a|b"), "a\\|b"},
        {RAW("\\ ` * _ [x](y) <z> #"), "\\\\ \\` \\* \\_ \\[x\\](y) \\<z\\> \\#"},
        {RAW("a\nb\r\nc\td\033"), "a b c d"},
    };
    ASSERT_EXAMPLES(cc_escape_markdown, examples);
}

static void test_csv(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {RAW(""), ""},
        {RAW("plain text"), "plain text"},
        {RAW("1,979"), "\"1,979\""},
        {RAW("a \"b\""), "\"a \"\"b\"\"\""},
        {RAW("two\nlines"), "\"two\nlines\""},
        {RAW(" space"), "\" space\""},
        {RAW("-85.0"), "-85.0"},
        {RAW("+20"), "+20"},
        {RAW("-1.5e-3"), "-1.5e-3"},
        {RAW("-85.0 percent"), "\"'-85.0 percent\""},
        {RAW("-"), "\"'-\""},
        {RAW("+1e"), "\"'+1e\""},
        {RAW("=1+1"), "\"'=1+1\""},
        {RAW("@SUM(A1)"), "\"'@SUM(A1)\""},
        {RAW("-2+3+cmd|' /C calc'!A0"), "\"'-2+3+cmd|' /C calc'!A0\""},
        {RAW("\t=1"), "\"'\t=1\""},
        {RAW("\r=1"), "\"'\r=1\""},
        {RAW("a\0\033b\xFF"), "ab\xEF\xBF\xBD"},
    };
    ASSERT_EXAMPLES(csv, examples);
    struct cc_buf out;
    cc_buf_init(&out, 0);
    cc_escape_csv(&out, CC_STR("1,979"), ';');
    cc_escape_csv(&out, CC_STR(";"), ';');
    assert_view(cc_buf_view(&out), "1,979\";\"");
    cc_buf_release(&out);
}

static void test_tsv(void **state)
{
    (void)state;
    static const struct example examples[] = {{RAW("a\tb\nc\rd\\e"), "a\\tb\\nc\\rd\\\\e"}, {RAW("\033\xFFx"), "\xEF\xBF\xBDx"},
        {RAW("=1+1"), "=1+1"}}; /* the writer of cells defuses formulas */
    ASSERT_EXAMPLES(cc_escape_tsv, examples);
}

static void escape_json_utf8(struct cc_buf *out, struct cc_str json)
{
    cc_escape_json(out, json, false);
}

static void escape_json_ascii(struct cc_buf *out, struct cc_str json)
{
    cc_escape_json(out, json, true);
}

/* C1, overrides of direction, the line separator and the byte order mark are spelled, letters are not; layout stays. */
static void test_json(void **state)
{
    (void)state;
    static const struct example utf8[] = {
        {RAW("{\n\t\"a\": \"\xC3\xA9\"\n}\n"), "{\n\t\"a\": \"\xC3\xA9\"\n}\n"},
        {RAW("\"\xC2\x9B\xE2\x80\xAE\xE2\x80\xA8\xEF\xBB\xBF\x7F\""), "\"\\u009B\\u202E\\u2028\\uFEFF\\u007F\""},
        {RAW("\"\xF0\x9F\x98\x80 \xFF\""), "\"\xF0\x9F\x98\x80 \xEF\xBF\xBD\""},
    };
    static const struct example ascii[] = {
        {RAW("\"\xC3\xA9 \xE8\x8B\xB1 \xF0\x9F\x98\x80\""), "\"\\u00E9 \\u82F1 \\uD83D\\uDE00\""},
        {RAW("\"\xC2\x9B\xFF\""), "\"\\u009B\\uFFFD\""},
    };
    ASSERT_EXAMPLES(escape_json_utf8, utf8);
    ASSERT_EXAMPLES(escape_json_ascii, ascii);
}

static void test_gnuplot(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {RAW(""), "''"},
        {RAW("it's `date` \"x\" \\n"), "'it''s `date` \"x\" \\n'"},
        {RAW("a\nEOD\nb\033"), "'a EOD b '"},
    };
    ASSERT_EXAMPLES(cc_escape_gnuplot, examples);
}

static void test_tex(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {RAW("R&D 100% $5 #1 a_b"), "R\\&D 100\\% \\$5 \\#1 a\\_b"},
        {RAW("{\\~^}"), "\\textbraceleft{}\\textbackslash{}\\textasciitilde{}\\textasciicircum{}\\textbraceright{}"},
        {RAW("a\n\nb"), "a  b"},
        {RAW("\xE2\x89\xA5 3"), "\\ensuremath{\\geq} 3"},
    };
    ASSERT_EXAMPLES(cc_escape_bibtex, examples);
    ASSERT_EXAMPLES(cc_escape_latex, examples);
}

static long brace_balance(struct cc_str s)
{
    long depth = 0;
    for (size_t i = 0; i < s.len; i++)
        depth += (s.s[i] == '{') - (s.s[i] == '}');
    return depth;
}

/* Whatever bytes come in: well-formed UTF-8 goes out, and nothing that could leave the place it is put into. */
static void test_random_bytes(void **state)
{
    (void)state;
    struct rng rng = {23};
    struct cc_buf out;
    cc_buf_init(&out, 0);
    for (int round = 0; round < 5000; round++) {
        static const char spice[] = "\"'\\{}<>&|\n\r\t=+-@;,`\033\xE2\x80\xAE";
        char bytes[24];
        struct cc_str s = {bytes, rng_below(&rng, sizeof bytes + 1)};
        for (size_t i = 0; i < s.len; i++)
            bytes[i] = (char)(rng_below(&rng, 2) ? (unsigned char)spice[rng_below(&rng, sizeof spice)] : rng_below(&rng, 256));
        cc_escape_terminal(&out, s, true);
        for (size_t i = 0; i < out.len; i++)
            assert_in_range((unsigned char)out.data[i], ' ', '~');
        cc_buf_clear(&out);
        cc_escape_html(&out, s);
        assert_true(cc_str_find(cc_buf_view(&out), CC_STR("<")) == SIZE_MAX && cc_str_find(cc_buf_view(&out), CC_STR("\"")) == SIZE_MAX);
        cc_escape_tsv(&out, s);
        assert_true(cc_str_find(cc_buf_view(&out), CC_STR("\033")) == SIZE_MAX);
        cc_buf_clear(&out);
        cc_escape_bibtex(&out, s);
        assert_int_equal(brace_balance(cc_buf_view(&out)), 0);
        cc_escape_csv(&out, s, ',');
        cc_escape_markdown(&out, s);
        cc_escape_gnuplot(&out, s);
        cc_escape_terminal(&out, s, false);
        assert_int_equal(cc_utf8_valid_prefix(cc_buf_view(&out)), out.len);
        cc_buf_clear(&out);
    }
    assert_false(out.failed);
    cc_buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terminal),
        cmocka_unit_test(test_terminal_ascii),
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_tsv),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_gnuplot),
        cmocka_unit_test(test_tex),
        cmocka_unit_test(test_random_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
