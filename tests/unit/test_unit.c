/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units as printed. */
#include "support.h"

#include "chipcmp/unit/unit.h"

#include <math.h>
#include <stdio.h>

#define KI (UINT64_C(1) << 10)
#define MI (UINT64_C(1) << 20)
#define GI (UINT64_C(1) << 30)
#define TI (UINT64_C(1) << 40)

static const struct {
    const char *text;
    struct cc_unit unit;
} known[] = {
    {"TFLOPS", {CC_DIM_RATE, 12, 1, 1}},
    {"teraFLOPS", {CC_DIM_RATE, 12, 1, 1}},
    {"TeraFLOPS", {CC_DIM_RATE, 12, 1, 1}},
    {"teraflops", {CC_DIM_RATE, 12, 1, 1}},
    {"tera-flops", {CC_DIM_RATE, 12, 1, 1}},
    {"TFLOPs", {CC_DIM_RATE, 12, 1, 1}},
    {"TFLOP", {CC_DIM_RATE, 12, 1, 1}},
    {"TFLOP/s", {CC_DIM_RATE, 12, 1, 1}},
    {"tflop/sec", {CC_DIM_RATE, 12, 1, 1}},
    {"teraflops per second", {CC_DIM_RATE, 12, 1, 1}},
    {"petaflops", {CC_DIM_RATE, 15, 1, 1}},
    {"petaflop", {CC_DIM_RATE, 15, 1, 1}},
    {"PetaFLOPS", {CC_DIM_RATE, 15, 1, 1}},
    {"Pflops", {CC_DIM_RATE, 15, 1, 1}},
    {"PFLOPS", {CC_DIM_RATE, 15, 1, 1}},
    {"PF", {CC_DIM_RATE, 15, 1, 1}},
    {"EF", {CC_DIM_RATE, 18, 1, 1}},
    {"exaflops", {CC_DIM_RATE, 18, 1, 1}},
    {"GFLOPS", {CC_DIM_RATE, 9, 1, 1}},
    {"MFLOPS", {CC_DIM_RATE, 6, 1, 1}},
    {"FLOP/s", {CC_DIM_RATE, 0, 1, 1}},
    {"FLOPS", {CC_DIM_RATE, 0, 1, 1}},
    {"flop per second", {CC_DIM_RATE, 0, 1, 1}},
    {"TOPS", {CC_DIM_RATE, 12, 1, 1}},
    {"TOP/s", {CC_DIM_RATE, 12, 1, 1}},
    {"POPS", {CC_DIM_RATE, 15, 1, 1}},
    {"petaops", {CC_DIM_RATE, 15, 1, 1}},
    {"petaOPS", {CC_DIM_RATE, 15, 1, 1}},
    {"OP/s", {CC_DIM_RATE, 0, 1, 1}},
    {"operations per second", {CC_DIM_RATE, 0, 1, 1}},
    {"B", {CC_DIM_BYTES, 0, 1, 1}},
    {"byte", {CC_DIM_BYTES, 0, 1, 1}},
    {"Byte", {CC_DIM_BYTES, 0, 1, 1}},
    {"kB", {CC_DIM_BYTES, 3, 1, 1}},
    {"KB", {CC_DIM_BYTES, 3, 1, 1}},
    {"MB", {CC_DIM_BYTES, 6, 1, 1}},
    {"GB", {CC_DIM_BYTES, 9, 1, 1}},
    {"gigabytes", {CC_DIM_BYTES, 9, 1, 1}},
    {"Gigabyte", {CC_DIM_BYTES, 9, 1, 1}},
    {"GByte", {CC_DIM_BYTES, 9, 1, 1}},
    {"TB", {CC_DIM_BYTES, 12, 1, 1}},
    {"PB", {CC_DIM_BYTES, 15, 1, 1}},
    {"KiB", {CC_DIM_BYTES, 0, KI, 1}},
    {"MiB", {CC_DIM_BYTES, 0, MI, 1}},
    {"GiB", {CC_DIM_BYTES, 0, GI, 1}},
    {"TiB", {CC_DIM_BYTES, 0, TI, 1}},
    {"gibibytes", {CC_DIM_BYTES, 0, GI, 1}},
    {"Gib", {CC_DIM_BYTES, 0, GI, 8}},
    {"Gb", {CC_DIM_BYTES, 9, 1, 8}},
    {"Gbit", {CC_DIM_BYTES, 9, 1, 8}},
    {"gigabits", {CC_DIM_BYTES, 9, 1, 8}},
    {"gb", {CC_DIM_BYTES, 9, 1, 1}},
    {"gib", {CC_DIM_BYTES, 0, GI, 1}},
    {"kb", {CC_DIM_BYTES, 3, 1, 8}},
    {"TB/s", {CC_DIM_BYTE_RATE, 12, 1, 1}},
    {"TB/sec", {CC_DIM_BYTE_RATE, 12, 1, 1}},
    {"TB/S", {CC_DIM_BYTE_RATE, 12, 1, 1}},
    {"GB/second", {CC_DIM_BYTE_RATE, 9, 1, 1}},
    {"GB per second", {CC_DIM_BYTE_RATE, 9, 1, 1}},
    {"GBps", {CC_DIM_BYTE_RATE, 9, 1, 1}},
    {"TiB/s", {CC_DIM_BYTE_RATE, 0, TI, 1}},
    {"byte/s", {CC_DIM_BYTE_RATE, 0, 1, 1}},
    {"B/s", {CC_DIM_BYTE_RATE, 0, 1, 1}},
    {"terabytes per second", {CC_DIM_BYTE_RATE, 12, 1, 1}},
    {"terabytes-per-second", {CC_DIM_BYTE_RATE, 12, 1, 1}},
    {"terabytes\xC2\xA0per\n second", {CC_DIM_BYTE_RATE, 12, 1, 1}},
    {"gigabytes a second", {CC_DIM_BYTE_RATE, 9, 1, 1}},
    {"Tb/s", {CC_DIM_BYTE_RATE, 12, 1, 8}},
    {"Tbps", {CC_DIM_BYTE_RATE, 12, 1, 8}},
    {"Gbps", {CC_DIM_BYTE_RATE, 9, 1, 8}},
    {"gbps", {CC_DIM_BYTE_RATE, 9, 1, 8}},
    {"tb/s", {CC_DIM_BYTE_RATE, 12, 1, 1}},
    {"Gbit/s", {CC_DIM_BYTE_RATE, 9, 1, 8}},
    {"bit/s", {CC_DIM_BYTE_RATE, 0, 1, 8}},
    {"W", {CC_DIM_POWER, 0, 1, 1}},
    {"w", {CC_DIM_POWER, 0, 1, 1}},
    {"watts", {CC_DIM_POWER, 0, 1, 1}},
    {"Watts", {CC_DIM_POWER, 0, 1, 1}},
    {"kW", {CC_DIM_POWER, 3, 1, 1}},
    {"KW", {CC_DIM_POWER, 3, 1, 1}},
    {"kilowatts", {CC_DIM_POWER, 3, 1, 1}},
    {"MW", {CC_DIM_POWER, 6, 1, 1}},
    {"megawatt", {CC_DIM_POWER, 6, 1, 1}},
    {"mm2", {CC_DIM_AREA, 0, 1, 1}},
    {"mm^2", {CC_DIM_AREA, 0, 1, 1}},
    {"mm\xC2\xB2", {CC_DIM_AREA, 0, 1, 1}},
    {"square millimeters", {CC_DIM_AREA, 0, 1, 1}},
    {"sq. mm", {CC_DIM_AREA, 0, 1, 1}},
    {"billion", {CC_DIM_COUNT, 9, 1, 1}},
    {"Billion", {CC_DIM_COUNT, 9, 1, 1}},
    {"million", {CC_DIM_COUNT, 6, 1, 1}},
    {"trillion", {CC_DIM_COUNT, 12, 1, 1}},
    {"SMs", {CC_DIM_COUNT, 0, 1, 1}},
    {"SM", {CC_DIM_COUNT, 0, 1, 1}},
    {"CUs", {CC_DIM_COUNT, 0, 1, 1}},
    {"GPUs", {CC_DIM_COUNT, 0, 1, 1}},
    {"NPUs", {CC_DIM_COUNT, 0, 1, 1}},
    {"chips", {CC_DIM_COUNT, 0, 1, 1}},
    {"dies", {CC_DIM_COUNT, 0, 1, 1}},
    {"AI cores", {CC_DIM_COUNT, 0, 1, 1}},
    {"compute units", {CC_DIM_COUNT, 0, 1, 1}},
};

static void assert_unit(struct cc_unit unit, struct cc_unit expected)
{
    assert_int_equal(unit.dimension, expected.dimension);
    assert_int_equal(unit.scale10, expected.scale10);
    assert_true(unit.multiplier == expected.multiplier);
    assert_int_equal(unit.divisor, expected.divisor);
}

static void test_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        struct cc_unit unit = {CC_DIM_NONE, 0, 0, 0};
        struct cc_str text = cc_str_of(known[i].text);
        if (!cc_unit_parse(text, &unit))
            fail_msg("\"%s\" is no unit", known[i].text);
        assert_unit(unit, known[i].unit);
        unit = (struct cc_unit){CC_DIM_NONE, 0, 0, 0};
        assert_int_equal(cc_unit_scan(text, &unit), text.len);
        assert_unit(unit, known[i].unit);
    }
}

/* Every prefix before every base that takes it, as a symbol and as a word. */
static void assert_prefixed(const char *prefix, const char *base, struct cc_unit expected)
{
    struct cc_unit unit = {CC_DIM_NONE, 0, 0, 0};
    char text[32];
    snprintf(text, sizeof text, "%s%s", prefix, base);
    if (!cc_unit_parse(cc_str_of(text), &unit))
        fail_msg("\"%s\" is no unit", text);
    assert_unit(unit, expected);
}

static void test_decimal_prefixes(void **state)
{
    static const struct {
        const char *symbol, *word;
        int scale10;
    } rows[] = {{"k", "kilo", 3}, {"M", "mega", 6}, {"G", "giga", 9}, {"T", "tera", 12}, {"P", "peta", 15}, {"E", "exa", 18}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int scale = rows[i].scale10;
        assert_prefixed(rows[i].symbol, "B", (struct cc_unit){CC_DIM_BYTES, scale, 1, 1});
        assert_prefixed(rows[i].symbol, "B/s", (struct cc_unit){CC_DIM_BYTE_RATE, scale, 1, 1});
        assert_prefixed(rows[i].symbol, "bit", (struct cc_unit){CC_DIM_BYTES, scale, 1, 8});
        assert_prefixed(rows[i].symbol, "b/s", (struct cc_unit){CC_DIM_BYTE_RATE, scale, 1, 8});
        assert_prefixed(rows[i].symbol, "F", (struct cc_unit){CC_DIM_RATE, scale, 1, 1});
        assert_prefixed(rows[i].symbol, "FLOPS", (struct cc_unit){CC_DIM_RATE, scale, 1, 1});
        assert_prefixed(rows[i].symbol, "OPS", (struct cc_unit){CC_DIM_RATE, scale, 1, 1});
        assert_prefixed(rows[i].symbol, "OP/s", (struct cc_unit){CC_DIM_RATE, scale, 1, 1});
        assert_prefixed(rows[i].symbol, "W", (struct cc_unit){CC_DIM_POWER, scale, 1, 1});
        assert_prefixed(rows[i].word, "byte", (struct cc_unit){CC_DIM_BYTES, scale, 1, 1});
        assert_prefixed(rows[i].word, "bytes/s", (struct cc_unit){CC_DIM_BYTE_RATE, scale, 1, 1});
        assert_prefixed(rows[i].word, "bit", (struct cc_unit){CC_DIM_BYTES, scale, 1, 8});
        assert_prefixed(rows[i].word, "bits/s", (struct cc_unit){CC_DIM_BYTE_RATE, scale, 1, 8});
        assert_prefixed(rows[i].word, "flop", (struct cc_unit){CC_DIM_RATE, scale, 1, 1});
        assert_prefixed(rows[i].word, "flops", (struct cc_unit){CC_DIM_RATE, scale, 1, 1});
        assert_prefixed(rows[i].word, "op", (struct cc_unit){CC_DIM_RATE, scale, 1, 1});
        assert_prefixed(rows[i].word, "ops", (struct cc_unit){CC_DIM_RATE, scale, 1, 1});
        assert_prefixed(rows[i].word, "watt", (struct cc_unit){CC_DIM_POWER, scale, 1, 1});
        assert_prefixed(rows[i].word, "watts", (struct cc_unit){CC_DIM_POWER, scale, 1, 1});
    }
    assert_prefixed("zetta", "flops", (struct cc_unit){CC_DIM_RATE, 21, 1, 1});
}

static void test_binary_prefixes(void **state)
{
    static const char *const rows[][2] = {{"Ki", "kibi"}, {"Mi", "mebi"}, {"Gi", "gibi"}, {"Ti", "tebi"}, {"Pi", "pebi"}, {"Ei", "exbi"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint64_t power = UINT64_C(1) << 10 * (i + 1);
        assert_prefixed(rows[i][0], "B", (struct cc_unit){CC_DIM_BYTES, 0, power, 1});
        assert_prefixed(rows[i][0], "B/s", (struct cc_unit){CC_DIM_BYTE_RATE, 0, power, 1});
        assert_prefixed(rows[i][0], "b/s", (struct cc_unit){CC_DIM_BYTE_RATE, 0, power, 8});
        assert_prefixed(rows[i][1], "bytes", (struct cc_unit){CC_DIM_BYTES, 0, power, 1});
        assert_prefixed(rows[i][1], "bits", (struct cc_unit){CC_DIM_BYTES, 0, power, 8});
    }
}

/* As it stands, and in capitals, which mm are not. */
static void assert_word(struct cc_str word, struct cc_unit expected)
{
    struct cc_unit unit = {CC_DIM_NONE, 0, 0, 0};
    char capitals[32] = "";
    if (!cc_unit_parse(word, &unit))
        fail_msg("\"%.*s\" is no unit", CC_PRI(word));
    assert_unit(unit, expected);
    if (cc_str_starts(word, CC_STR("mm")))
        return;
    for (size_t i = 0; i < word.len && i + 1 < sizeof capitals; i++)
        capitals[i] = cc_is_alpha(word.s[i]) ? (char)(word.s[i] & ~0x20) : word.s[i];
    if (!cc_unit_parse(cc_str_of(capitals), &unit))
        fail_msg("\"%s\" is no unit", capitals);
    assert_unit(unit, expected);
}

static void test_words(void **state)
{
    static const struct {
        const char *texts; /* with commas between */
        struct cc_unit unit;
    } rows[] = {
        {"accelerator,accelerators,AI core,AI cores,chip,chips,compute unit,compute units,CU,CUs,die,dies,GPU,GPUs,NPU,NPUs,SM,SMs,"
         "streaming multiprocessor,streaming multiprocessors",
            {CC_DIM_COUNT, 0, 1, 1}},
        {"thousand", {CC_DIM_COUNT, 3, 1, 1}},
        {"million,millions", {CC_DIM_COUNT, 6, 1, 1}},
        {"billion,billions,bn", {CC_DIM_COUNT, 9, 1, 1}},
        {"trillion,trillions", {CC_DIM_COUNT, 12, 1, 1}},
        {"mm2,mm^2,mm\xC2\xB2,sq mm,sq. mm,square mm,square millimeter,square millimeters,square millimetre,square millimetres",
            {CC_DIM_AREA, 0, 1, 1}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cc_str rest = cc_str_of(rows[i].texts), word;
        while (rest.len > 0) {
            cc_str_cut(rest, ',', &word, &rest);
            assert_word(word, rows[i].unit);
        }
    }
}

static void test_empty_is_a_count(void **state)
{
    (void)state;
    struct cc_unit unit;
    assert_true(cc_unit_parse(CC_STR(""), &unit));
    assert_unit(unit, (struct cc_unit){CC_DIM_COUNT, 0, 1, 1});
    assert_true(cc_unit_parse((struct cc_str){NULL, 0}, &unit));
    assert_int_equal(cc_unit_scan(CC_STR(""), &unit), 0);
}

static void test_unknown(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "x",
        "b",
        "T",
        "G",
        "flop",
        "TOP",
        "POP",
        "GBX",
        "GB ",
        " GB",
        "GB/",
        "GB/x",
        "GB/ s",
        "TFLOPS/die",
        "mW",
        "mw",
        "mm",
        "mm3",
        "MM2",
        "MHz",
        "nm",
        "percent",
        "giga",
        "gigB",
        "teraB",
        "teraW",
        "KiW",
        "TiFLOPS",
        "kibiflops",
        "Wps",
        "W/s",
        "FLOPSps",
        "GBpsps",
        "GB per",
        "per second",
        "/s",
        "GB\xC3\xA4",
        "GB\xFF",
        "\xC2\xB2",
        "billionth",
        "bit-OP/s",
        "cores",
        "_GB",
        "GB_",
        "milliwatts",
        "pf",
        "watts per second",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct cc_unit unit = {CC_DIM_DATE, 7, 7, 7};
        if (cc_unit_parse(cc_str_of(texts[i]), &unit))
            fail_msg("\"%s\" is a unit", texts[i]);
        assert_unit(unit, (struct cc_unit){CC_DIM_DATE, 7, 7, 7});
    }
    struct cc_unit unit;
    assert_false(cc_unit_parse(CC_STR("GB\0"), &unit));
}

static void test_scan(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
        enum cc_dimension dimension;
    } cases[] = {
        {"GB of HBM3", 2, CC_DIM_BYTES},
        {"terabytes per second,", 20, CC_DIM_BYTE_RATE},
        {"GBX", 0, CC_DIM_NONE},
        {"GB200", 0, CC_DIM_NONE},
        {"TF32", 0, CC_DIM_NONE},
        {"TB/s.", 4, CC_DIM_BYTE_RATE},
        {"TB/s/GPU", 4, CC_DIM_BYTE_RATE},
        {"GB/s\xE2\x80\x94", 4, CC_DIM_BYTE_RATE}, /* em dash */
        {"W\xE2\x80\x99", 1, CC_DIM_POWER},
        {"watts\xC3\xA9", 0, CC_DIM_NONE},
        {"W-class", 1, CC_DIM_POWER},
        {"TFLOPS/die", 6, CC_DIM_RATE},
        {"GB per GPU", 2, CC_DIM_BYTES},
        {"GB per secondary", 2, CC_DIM_BYTES},
        {"billion transistors", 7, CC_DIM_COUNT},
        {"AI cores each", 8, CC_DIM_COUNT},
        {"GPUs, each", 4, CC_DIM_COUNT},
        {"percent", 0, CC_DIM_NONE},
        {"times", 0, CC_DIM_NONE},
        {" GB", 0, CC_DIM_NONE},
        {"mm2.", 3, CC_DIM_AREA},
        {"mm\xC2\xB2)", 4, CC_DIM_AREA},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_unit unit = {CC_DIM_NONE, 0, 1, 1};
        size_t length = cc_unit_scan(cc_str_of(cases[i].text), &unit);
        if (length != cases[i].length)
            fail_msg("\"%s\": %zu bytes instead of %zu", cases[i].text, length, cases[i].length);
        assert_int_equal(unit.dimension, cases[i].dimension);
    }
}

/* A scanned unit is a unit by itself, the same one; a parsed one is scanned whole. */
static void test_scan_agrees_with_parse(void **state)
{
    (void)state;
    static const char *const pieces[] = {"T", "G", "k", "Ki", "tera", "peta", "B", "b", "byte", "bits", "FLOP", "FLOPS", "op", "s", "/s",
        "ps", " per second", " ", "W", "watt", "mm", "2", "sm", "GPU", "-", ".", "\xC2\xB2", "\xC2\xA0", "\xC3", "billion", "F", "M", "e"};
    struct rng rng = {41};
    struct cc_buf text;
    cc_buf_init(&text, 0);
    for (int round = 0; round < 100000; round++) {
        cc_buf_clear(&text);
        for (size_t n = 1 + rng_below(&rng, 4); n > 0; n--)
            cc_buf_add(&text, cc_str_of(pieces[rng_below(&rng, sizeof pieces / sizeof pieces[0])]));
        struct cc_str s = cc_buf_view(&text);
        struct cc_unit scanned, parsed;
        size_t length = cc_unit_scan(s, &scanned);
        assert_true(length <= s.len);
        if (length > 0) {
            assert_true(cc_unit_parse(cc_str_sub(s, 0, length), &parsed));
            assert_unit(parsed, scanned);
        }
        assert_int_equal(cc_unit_parse(s, &parsed), length == s.len);
    }
    cc_buf_release(&text);
}

static void test_dimensions(void **state)
{
    (void)state;
    for (enum cc_dimension d = CC_DIM_RATE; d <= CC_DIM_DATE; d++) {
        enum cc_dimension back = CC_DIM_NONE;
        assert_true(cc_dimension_parse(cc_str_of(cc_dimension_name(d)), &back));
        assert_int_equal(back, d);
    }
    enum cc_dimension dimension = CC_DIM_AREA;
    assert_string_equal(cc_dimension_name(CC_DIM_BYTE_RATE), "byte_rate");
    assert_string_equal(cc_dimension_name(CC_DIM_NONE), "none");
    assert_false(cc_dimension_parse(CC_STR("none"), &dimension));
    assert_false(cc_dimension_parse(CC_STR("Rate"), &dimension));
    assert_false(cc_dimension_parse(CC_STR(""), &dimension));
    assert_int_equal(dimension, CC_DIM_AREA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known),
        cmocka_unit_test(test_decimal_prefixes),
        cmocka_unit_test(test_binary_prefixes),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_empty_is_a_count),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_scan),
        cmocka_unit_test(test_scan_agrees_with_parse),
        cmocka_unit_test(test_dimensions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
