/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stated figures: whose they are, of what, and on which basis; sentences on the built-in data with all that is found in them. */
#include "claim_fixture.h"

/* All values of the sentence in the order of the text, "H100 memory_capacity supported; ...", or "nothing". */
static const char *values_of(struct tables *t, const char *text, char *out, size_t size)
{
    struct cc_check check = claim_check(t, text);
    size_t length = 0;
    for (size_t i = 0; i < check.claims.claim_count; i++) {
        const struct cc_claim *claim = &check.claims.claims[i];
        if (claim->kind != CC_CLAIM_VALUE)
            continue;
        struct cc_str name = cc_str_sub(cc_str_of(text), claim->subject.start, claim->subject.end);
        length += (size_t)snprintf(out + length, size - length, "%s%.*s %s %s%s", length ? "; " : "", (int)name.len, name.s,
            cc_claim_metric_name(claim->metric),
            claim->dense    ? "dense "
            : claim->sparse ? "sparse "
                            : "",
            cc_verdict_name(check.judgements[i].verdict));
    }
    return length ? out : "nothing";
}

struct row {
    const char *text, *values;
};

static void assert_values(struct tables *t, const struct row *rows, size_t count)
{
    char got[1024];
    for (size_t i = 0; i < count; i++) {
        const char *values = values_of(t, rows[i].text, got, sizeof got);
        if (strcmp(values, rows[i].values) != 0)
            print_error("%s\n  %s\n", rows[i].text, values);
        assert_string_equal(values, rows[i].values);
    }
}

#define ASSERT_VALUES(t, rows) assert_values((t), (rows), sizeof(rows) / sizeof *(rows))

/* What a bare number counts is told by the word before it, or by the figure that it continues. */
static void test_bare_numbers(void **state)
{
    static const struct row rows[] = {
        {"Fewer SMs, that is all: 78 are left on the H20.", "H20 compute_units supported"},
        {"Transistors: 54.2 billion for the A100 and 80 billion for the H100.", "A100 transistors supported; H100 transistors supported"},
        {"A 153-billion-transistor device, the MI300X is big.", "MI300X transistors supported"},
        {"The H20 has a performance density of 2.9, the H100 (80 GB) reaches 19.4.",
            "H20 performance_density supported; H100 memory_capacity supported; H100 performance_density supported"},
        {"The H20 scores a TPP of 2,368 and a performance density of 2.9, the H100 comes out at 15,832 and 19.4.",
            "H20 tpp supported; H20 performance_density supported; H100 tpp supported; H100 performance_density supported"},
        {"The H20 does 148 TFLOPS in BF16, fewer than the A100, which does 312.", "H20 compute supported; A100 compute supported"},
        {"The H100 has SMs, and 20 engineers like it.", "nothing"},
    };
    ASSERT_VALUES(*state, rows);
}

/* One rate on two bases: each word goes with its own number. */
static void test_dense_beside_sparse(void **state)
{
    static const struct row rows[] = {
        {"The B200 does 9 PFLOPS in FP8 with sparsity and 4.5 without.", "B200 compute sparse supported; B200 compute dense supported"},
        {"With sparsity the H100 does 1,979 TFLOPS in BF16, without it 989.",
            "H100 compute sparse supported; H100 compute dense supported"},
        {"The H100 does 3,958 TFLOPS of FP8 w/ sparsity, 1,979 w/o sparsity.",
            "H100 compute sparse supported; H100 compute dense supported"},
        {"FP4 on the B200 is 9/18 PFLOPS (dense/sparse).", "B200 compute dense supported; B200 compute sparse supported"},
        {"FP8 (sparse/dense): 3,958/1,979 TFLOPS on the H100.", "H100 compute sparse supported; H100 compute dense supported"},
        {"FP8: 1,979 TFLOPS dense / 3,958 TFLOPS sparse on the H100.", "H100 compute dense supported; H100 compute sparse supported"},
        {"The B200 does 9/18 PFLOPS of FP4.", "nothing"},
    };
    ASSERT_VALUES(*state, rows);
}

/* "both" gives a figure to the two chips that the words before it name, and to nobody where they name three. */
static void test_both(void **state)
{
    static const struct row rows[] = {
        {"H100 vs H200: both run at 989 TFLOPS.", "H100 compute supported; H200 compute supported"},
        {"The B300 replaces the B200. Both GPUs move 7.7 TB/s.", "B300 memory_bandwidth supported; B200 memory_bandwidth supported"},
        {"Both draw 700 W, the H100 and the H200.", "H100 power supported; H200 power supported"},
        {"The H20, the H100 and the H200 are Hopper chips. Both draw 700 W.", "nothing"},
    };
    ASSERT_VALUES(*state, rows);
}

/* The phrase that a rate stands in says what it is of, whatever was said before it. */
static void test_rate_in_its_phrase(void **state)
{
    static const struct row rows[] = {
        {"The B200 has 180 GB of HBM3e and 1.8 TB/s of NVLink each.",
            "B200 memory_capacity supported; B200 interconnect_bandwidth supported"},
        {"The B200 has NVLink and 8 TB/s of memory bandwidth.", "B200 memory_bandwidth supported"},
        {"The A100 is made as an 826 mm2 die.", "A100 die_area supported"},
        {"Per watt, the H20 is at 0.37 TFLOPS/W in BF16.", "H20 compute_per_watt supported"},
    };
    ASSERT_VALUES(*state, rows);
}

/* What somebody got, ran or filled is no specification, though a chip is named; what is printed with its chip beside such words is one. */
static void test_results(void **state)
{
    static const struct row rows[] = {
        {"On the H20 I get 117 TFLOPS.", "nothing"},
        {"My H100 tops out at 400 TFLOPS.", "nothing"},
        {"We only got 2.1 TB/s out of an H100.", "nothing"},
        {"The H100 scores 59 TFLOPS in Linpack.", "nothing"},
        {"On average the H100 used 300 W.", "nothing"},
        {"H100: 20,339 cells/s at 247 W.", "nothing"},
        {"For models under 140 GB the H200 is enough.", "nothing"},
        {"The H200 serves 200 GB checkpoints.", "nothing"},
        {"MFU is relative to the H100's 989 TFLOPS.", "H100's compute supported"},
        {"The B200 gets 1.8 TB/s out of NVLink.", "B200 interconnect_bandwidth supported"},
    };
    ASSERT_VALUES(*state, rows);
}

/* A rate whose words name neither memory nor link is the link's where only that is published; a rack's aggregate is no memory's. */
static void test_link_rates(void **state)
{
    static const struct row rows[] = {
        {"The A800's bandwidth is 400 GB/s.", "A800's interconnect_bandwidth supported"},
        {"The GB200 NVL72 has 13.4 TB of coherent memory and 130 TB/s internal bandwidth.",
            "GB200 NVL72 memory_capacity supported; GB200 NVL72 interconnect_bandwidth supported"},
        {"The H100's memory bandwidth is 900 GB/s.", "H100's memory_bandwidth contradicted"},
        {"The H100 has 80 GB of HBM3 and a bandwidth of 2.5 TB/s.", "H100 memory_capacity supported; H100 memory_bandwidth contradicted"},
    };
    ASSERT_VALUES(*state, rows);
}

/* Units and nouns as texts write them. */
static void test_spellings(void **state)
{
    static const struct row rows[] = {
        {"The H20 has 96 GiB of HBM3.", "H20 memory_capacity supported"}, /* meant as GB */
        {"The H20 has 100 GiB of HBM3.", "H20 memory_capacity contradicted"},
        {"The H200 has 141 gigs of HBM3e.", "H200 memory_capacity supported"},
        {"The B200 is a 208B-transistor package.", "B200 transistors supported"},
        {"The A100 does up to 624 BF16/FP16 TFLOPS.", "A100 compute supported"},
        {"The MI325X has 2.6 petaflops for 8-bit floating point and 1.3 petaflops for 16-bit floating point.",
            "MI325X compute supported; MI325X compute supported"},
        {"The H100 has 34 TFLOPS in FP64 (Tensor 67).", "H100 compute supported"},
        {"The MI300X has 304 high-throughput compute units.", "MI300X compute_units supported"},
        {"The GB200 NVL72 has 2,592 Grace CPU cores and 36 GB200 superchips.", "nothing"},
        {"The 910B has a rating of 5,000 TFLOPS times bit length.", "nothing"},
        {"The H100 has 2.9 TFLOPS/die.", "nothing"},
        {"Each of the two dies of the Ascend 910C has 64 GB.", "Ascend 910C memory_capacity supported"},
    };
    ASSERT_VALUES(*state, rows);
}

/* An error that is told of denies all that is said of it, over brackets, too. */
static void test_errors_told(void **state)
{
    static const struct row rows[] = {
        {"A common mistake is to say the H20 has 80 GB.", "nothing"},
        {"Many pages wrongly list the H200 with 1.8 TB/s of NVLink (that is, 1,800 GB/s).", "nothing"},
        {"The H100 comes without NVSwitch and has 80 GB.", "H100 memory_capacity supported"},
    };
    ASSERT_VALUES(*state, rows);
}

/* A unit named once, in a key or a bracket, holds for the numbers beside the chips; lists of figures and chips go in one order. */
static void test_lists(void **state)
{
    static const struct row rows[] = {
        {"Memory in GB: H100 80, H200 141.", "H100 memory_capacity supported; H200 memory_capacity supported"},
        {"Memory bandwidth (TB/s): B200: 7.7, H100: 3.35", "B200 memory_bandwidth supported; H100 memory_bandwidth supported"},
        {"FP8 compute (TFLOPS, dense)\nB200: 4,500\nH100: 1,979", "B200 compute dense supported; H100 compute dense supported"},
        {"NVLink bandwidth (GB/s)\nB200: 1,800\nH100: 900", "B200 interconnect_bandwidth supported; H100 interconnect_bandwidth supported"},
        {"More TFLOPS for less power.\nB200: 12, H100: 20", "nothing"},
        {"H100 989.4, B200 2250 (all dense BF16 TFLOPS).", "H100 compute supported; B200 compute dense supported"},
        {"In performance per watt: the H100 1.41.", "nothing"},
        {"TDPs are 700, 700 and 1,000 W for the H100, H200 and B200.", "H100 power supported; H200 power supported; B200 power supported"},
        {"989 TFLOPS for the H100 and H200, 2,250 for the B200.", "H100 compute supported; H200 compute supported; B200 compute supported"},
        {"The H100 draws 700 W (SXM version) or 350 W (PCIe).", "SXM power supported; PCIe power supported"},
    };
    ASSERT_VALUES(*state, rows);
}

/* What only a part of a chip or of a system has, or what feeds it, is not its own. */
static void test_parts(void **state)
{
    static const struct row rows[] = {
        {"Each Blackwell GPU die contains 104 billion transistors.", "nothing"},
        {"There are 32 NPUs per rack in the CloudMatrix 384.", "nothing"},
        {"The GB300 NVL72 has eight 33 kW power shelves.", "nothing"},
        {"The GB200 NVL72's cooling unit handles 250 kW.", "nothing"},
        {"The GB200 NVL72 draws 120 kW and needs liquid cooling.", "GB200 NVL72 power supported"},
    };
    ASSERT_VALUES(*state, rows);
}

/* Words for work reach no figure over the comma, and no rate that has its precision. */
static void test_work_beside_figures(void **state)
{
    static const struct row rows[] = {
        {"The H100 is here. Its NVLink provides 900 GB/s, enabling multi-node training.", "H100 interconnect_bandwidth supported"},
        {"The B200 is here. For inference it has 9 PFLOPS of FP4.", "B200 compute supported"},
        {"The H100 is here. Training needs 900 GB/s.", "nothing"},
        {"A single A100 (80 GB) cannot hold the model.", "A100 memory_capacity supported"},
    };
    ASSERT_VALUES(*state, rows);
}

/* Whose a figure is where other chips stand nearer: in brackets with their own figure, as a generation, or behind "its". */
static void test_owners(void **state)
{
    static const struct row rows[] = {
        {"On the H20, FP8 is 296 TFLOPS (the H100: 1,979), memory 96 GB and TDP 400 W.",
            "H20 compute supported; H20 memory_capacity supported; H20 power supported"},
        {"H200 SXM, Hopper, 141 GB, 4.8 TB/s", "H200 SXM memory_capacity supported; H200 SXM memory_bandwidth supported"},
        {"The A800 has all of the A100's compute, but its NVLink runs at 400 GB/s.", "A800 interconnect_bandwidth supported"},
        {"The H20 does not beat the A100: its 148 TFLOPS in BF16 are few.", "H20 compute supported"},
        {"It was based on the A100's 312 TFLOPS.", "A100's compute supported"},
        {"The MI325X stands out by its use of 256 GB of HBM3E.", "MI325X memory_capacity supported"},
        {"H100: 132 SMs, 50 MB L2, 80 GB HBM3.", "H100 compute_units supported; H100 memory_capacity supported"},
        {"NVLink 5 on the B200 runs at 1.8 TB/s.", "B200 interconnect_bandwidth supported"},
        {"Each B200 GPU (Blackwell, in volume since 2025) has 180 GB.", "B200 memory_capacity supported"},
    };
    ASSERT_VALUES(*state, rows);
}

/* A TPP may be the product of a rounded rate, or rounded itself; another number near it is wrong. */
static void test_rounded_tpp(void **state)
{
    static const struct row rows[] = {
        {"The H100 has a TPP of 15,824.", "H100 tpp supported"}, /* 989 x 16 */
        {"The H100 has a TPP of 15,800.", "H100 tpp supported"},
        {"The H100 has a TPP of 15,840.", "H100 tpp supported"}, /* 990 x 16 */
        {"The H100 has a TPP of 15,810.", "H100 tpp contradicted"},
        {"The H100 has a TPP of 15,700.", "H100 tpp contradicted"},
    };
    ASSERT_VALUES(*state, rows);
}

/* Digits that are glued to letters are told as left alone, never read in part. */
static void test_unreadable_figures(void **state)
{
    static const char *const texts[] = {"The H20 has 1e308 GB of memory.", "The H20 has 0x60 GB of memory."};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct cc_check check = claim_check(*state, texts[i]);
        assert_int_equal(check.claims.claim_count, 0);
        assert_int_equal(check.claims.skipped_count, 1);
        assert_string_equal(check.claims.skipped[0].reason, "unclear");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bare_numbers),
        cmocka_unit_test(test_dense_beside_sparse),
        cmocka_unit_test(test_both),
        cmocka_unit_test(test_rate_in_its_phrase),
        cmocka_unit_test(test_results),
        cmocka_unit_test(test_link_rates),
        cmocka_unit_test(test_spellings),
        cmocka_unit_test(test_errors_told),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_work_beside_figures),
        cmocka_unit_test(test_owners),
        cmocka_unit_test(test_rounded_tpp),
        cmocka_unit_test(test_unreadable_figures),
    };
    return cmocka_run_group_tests(tests, tables_set_up_builtin, tables_tear_down);
}
