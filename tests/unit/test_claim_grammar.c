/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences to claims: what is stated of whom, and what is left alone and why. The verdicts are the other tests' business. */
#include "claim_fixture.h"

struct row {
    const char *text;
    const char *claims; /* lines of claim_line, one a claim; "!reason" for what was skipped */
};

static void assert_rows(struct tables *t, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct cc_claims found;
        struct cc_error error = {0};
        struct cc_buf out;
        cc_buf_init(&out, 0);
        assert_true(cc_claims_find(&t->db, cc_str_of(rows[i].text), &t->arena, &found, &error));
        for (size_t k = 0; k < found.claim_count; k++)
            cc_buf_addf(&out, "%s%.*s", out.len ? "\n" : "", CC_PRI(claim_line(t, &found.claims[k])));
        for (size_t k = 0; k < found.skipped_count; k++)
            cc_buf_addf(&out, "%s!%s", out.len ? "\n" : "", found.skipped[k].reason);
        if (!cc_str_eq(cc_buf_view(&out), cc_str_of(rows[i].claims)))
            fail_msg("%s\n%.*s\nexpected\n%s", rows[i].text, CC_PRI(cc_buf_view(&out)), rows[i].claims);
        cc_buf_release(&out);
    }
}

#define ASSERT_CLAIMS(state, rows) assert_rows(*(state), (rows), sizeof(rows) / sizeof *(rows))

static void test_ratios(void **state)
{
    static const struct row rows[] = {
        {"The H20 provides 28 percent less processing power than the H100.", "ratio H20 H100 compute - less"},
        {"The H20 has 28% of the H100's compute.", "ratio H20 H100 compute - less"},
        {"H200's memory is 1.76x that of the H100.", "ratio H200 H100 memory_capacity - more"},
        {"The B200 delivers about 2.3 times the BF16 compute of the H100.", "ratio B200 H100 compute bf16 more"},
        {"The H20 is 85% slower than the H100 in FP16 tensor compute.", "ratio H20 H100 compute fp16 less"},
        {"The H100 has twice as much compute as the H20.", "ratio H100 H20 compute - more"},
        {"The H200 almost doubles the memory capacity of the H100.", "ratio H200 H100 memory_capacity - more"},
        {"The H20 has half the compute of the H100.", "ratio H20 H100 compute - less"},
        {"The H20's compute is a seventh of the H100's.", "ratio H20 H100 compute - less"},
        {"The H20 has 2.6x lower FLOPS per watt than the H100.", "ratio H20 H100 compute_per_watt - less"},
        {"The H20 is behind the H100 in compute by a factor of seven.", "ratio H20 H100 compute - less"},
        {"By FLOPS count only, the MI300X is 32 percent faster than an H100.", "ratio MI300X H100 compute - more"},
        {"In BF16 the GB200 is a 67% boost in FP4 over the B200.", "ratio GB200 B200 compute fp4 more"},
        {"By nearly doubling VRAM over the H100, the H200 fits more.", "ratio H200 H100 memory_capacity - more"},
        {"In dense FP8 the H100 is 7x as fast as the H20.", "ratio H100 H20 compute fp8 more"},
        {"From the H100 to the H20, compute falls by 85 percent.", "ratio H20 H100 compute - less"},
        {"Moving to the H200 from the H100 brings 43 percent more memory bandwidth.", "ratio H200 H100 memory_bandwidth - more"},
        {"The H20 has 85 percent less compute than its sibling, the H100.", "ratio H20 H100 compute - less"},
        {"The H20's memory bandwidth (4.0 TB/s) exceeds that of the H100 (3.35 TB/s) by around 19%.",
            "ratio H20 H100 memory_bandwidth - more\nvalue H20 - memory_bandwidth - value\nvalue H100 - memory_bandwidth - value"},
        {"The H200 is a \"+43% bandwidth\" upgrade over the H100.", "ratio H200 H100 memory_bandwidth - more"},
        {"The H20 has 1/7 of the FP16 FLOPS of the H100.", "ratio H20 H100 compute fp16 less"},
        {"The B200 has 180 GB, 2.25 times the 80 GB an H100 has.",
            "value B200 - memory_capacity - value\nratio B200 H100 memory_capacity - more\nvalue H100 - memory_capacity - value"},
        {"The H100 has 1.4 times faster memory than the H20.", "ratio H100 H20 memory_bandwidth - more"},
        {"The H20 has 85 percent less compute than the top-of-the-line, 700-watt H100.",
            "ratio H20 H100 compute - less\nvalue H100 - power - value"},
        {"The H20 has 85 percent less compute than its big brother, the H100.", "ratio H20 H100 compute - less"},
        {"Compared with its predecessor, the H200 has 76 percent more memory.", "!no_object"},
        {"FP4 dense PFLOPs are 50% greater on the GB300 NVL72 vs the GB200 NVL72 rack.", "ratio GB300 NVL72 GB200 NVL72 compute fp4 more"},
    };
    ASSERT_CLAIMS(state, rows);
}

static void test_coordination(void **state)
{
    static const struct row rows[] = {
        {"The H20 provides 28 percent less processing power than the H100, but more memory and memory bandwidth.",
            "ratio H20 H100 compute - less\norder H20 H100 memory_capacity - more\norder H20 H100 memory_bandwidth - more"},
        {"The H20 has more memory but less compute than the H100.", "order H20 H100 memory_capacity - more\norder H20 H100 compute - less"},
        {"The H200 has 43% more bandwidth and 76% more capacity than the H100.",
            "ratio H200 H100 memory_bandwidth - more\nratio H200 H100 memory_capacity - more"},
        {"In memory bandwidth the MI300X and the H200 are well above the H100.",
            "order MI300X H100 memory_bandwidth - more\norder H200 H100 memory_bandwidth - more"},
        {"The H100 and the H200 have 80 GB and 141 GB of memory, respectively.",
            "value H100 - memory_capacity - value\nvalue H200 - memory_capacity - value"},
        {"The H20 has 96 GB and 4 TB/s, above the H100 on both counts.",
            "value H20 - memory_capacity - value\nvalue H20 - memory_bandwidth - value\norder H20 H100 memory_bandwidth - more\norder H20 "
            "H100 memory_capacity - more"},
    };
    ASSERT_CLAIMS(state, rows);
}

static void test_orders(void **state)
{
    static const struct row rows[] = {
        {"The H20 has more memory bandwidth than the H100.", "order H20 H100 memory_bandwidth - more"},
        {"The H20 beats the H100 on memory bandwidth.", "order H20 H100 memory_bandwidth - more"},
        {"The H800 has the same memory bandwidth as the H100.", "order H800 H100 memory_bandwidth - equal"},
        {"The H20 has as much memory bandwidth as the H200.", "order H20 H200 memory_bandwidth - equal"},
        {"Memory capacity is the same for both the H20 and the H100.", "order H20 H100 memory_capacity - equal"},
        {"The H200 is new. Its compute is the H100's.", "order H200 H100 compute - equal"},
        {"The H20 has fewer SMs than the H100.", "order H20 H100 compute_units - less"},
        {"The H20 has more memory.", ""},
        {"The H20 has comparable memory bandwidth to the H200.", "order H20 H200 memory_bandwidth - equal"},
        {"In memory bandwidth the H20 is on par with the H200.", "order H20 H200 memory_bandwidth - equal"},
        {"In dense BF16, the H100 beats the H20.", "order H100 H20 compute bf16 more"},
        {"The SXM H100 has faster HBM than the PCIe H100.", "order h100-sxm5 h100-pcie memory_bandwidth - more"},
    };
    ASSERT_CLAIMS(state, rows);
}

static void test_values(void **state)
{
    static const struct row rows[] = {
        {"The H20 packs 96GB of HBM3.", "value H20 - memory_capacity - value"},
        {"It offers 4 TB/s, the H20.", "value H20 - memory_bandwidth - value"},
        {"The H20 draws 400 W.", "value H20 - power - value"},
        {"The H20 can deliver 900 GB/s over NVLink.", "value H20 - interconnect_bandwidth - value"},
        {"80 GB HBM3 on the H100, 141 GB on the H200.", "value H100 - memory_capacity - value\nvalue H200 - memory_capacity - value"},
        {"At 4.5 FP16 TFLOPS per watt the B200 is new.", "value B200 - compute_per_watt fp16 value"},
        {"The H100 has 80 billion transistors.", "value H100 - transistors - value"},
        {"An H100 has 132 SMs.", "value H100 - compute_units - value"},
        {"CloudMatrix 384 ties 384 Ascend 910C NPUs together.", "value CloudMatrix 384 - accelerators - value"},
        {"The H200 raises the H100's memory to 141 GB.", "order H200 H100 memory_capacity - more\nvalue H200 - memory_capacity - value"},
        {"Each GPU of the GB200 NVL72 has 186 GB of memory.", "value GB200 - memory_capacity - value"},
        {"# H20\n- 96 GB of HBM3\n- 4.0 TB/s", "value H20 - memory_capacity - value\nvalue H20 - memory_bandwidth - value"},
        {"The H100 has 989 TFLOPS of dense BF16, the H20 has 148.", "value H100 - compute bf16 value\nvalue H20 - compute bf16 value"},
        {"The H20's TPP is 2,368, while the H100 scores roughly 15,800.", "value H20 - tpp - value\nvalue H100 - tpp - value"},
        {"An NVIDIA H800 SXM5 GPU has 3.35 TB/s.", "value h800-sxm - memory_bandwidth - value"},
        {"The H20 (Hopper) has 4 TB/s.", "value H20 - memory_bandwidth - value"},
        {"H20: 148 TFLOPS BF16 dense, 400 W.", "value H20 - compute bf16 value\nvalue H20 - power - value"},
    };
    ASSERT_CLAIMS(state, rows);
}

static void test_pairs_and_differences(void **state)
{
    static const struct row rows[] = {
        {"The H20 has 96 GB vs 80 GB for the H100.", "order H20 H100 memory_capacity - more"},
        {"The H200 grew from 80 GB in the H100 to 141 GB.", "order H200 H100 memory_capacity - more"},
        {"The H200 comes with 141 GB, up from 80 GB in the H100.", "order H200 H100 memory_capacity - more"},
        {"With 141 GB against 80 GB, the H200 has more memory than the H100.", "order H200 H100 memory_capacity - more"},
        {"With 148 TFLOPS of dense BF16 against 989.4 TFLOPS, the H20 is far behind the H100.", "order H20 H100 compute bf16 less"},
        {"The H200 raises the H100's memory from 80 GB to 141 GB.", "order H200 H100 memory_capacity - more"},
        {"Memory: 141 GB (H200) vs. 80 GB (H100)", "order H200 H100 memory_capacity - more"},
        {"Memory capacity - H200: 141 GB vs H100: 80 GB", "order H200 H100 memory_capacity - more"},
        {"H200 vs. H100: 141 vs. 80 GB of memory.", "order H200 H100 memory_capacity - more"},
        {"The H200 has 141 GB, to the H100's 80 GB.", "order H200 H100 memory_capacity - more"},
        {"The H20 loses 841 TFLOPS against the H100.", "difference H20 H100 compute - less"},
        {"The H200 adds 61 GB of memory.", "!no_object"},
        {"The memory gap between the H100 and the H200 is 61 GB.", "!unclear"},
        {"The H20's 96 GB beats the H100's 80 GB.", "order H20 H100 memory_capacity - more"},
        {"The H200 has 76% more memory than the H100 (141 GB vs 80 GB).", "ratio H200 H100 memory_capacity - more"},
        {"The B200 draws 300 W more than the H100.", "difference B200 H100 power - more"},
        {"The H200 has an extra 61 GB of memory over the H100.", "difference H200 H100 memory_capacity - more"},
        {"The H100 NVL has 94 GB (vs 80 GB).", "value h100-nvl - memory_capacity - value\n!no_object"},
        {"In FP4 the B200 has 18 petaFLOPS, compared to the H100's FP8 rate of 4 petaFLOPS.",
            "value B200 - compute fp4 value\nvalue H100 - compute fp8 value"},
    };
    ASSERT_CLAIMS(state, rows);
}

static void test_beyond_the_sentence(void **state)
{
    static const struct row rows[] = {
        {"The H200 follows the H100. It has 76% more memory.", "ratio H200 H100 memory_capacity - more"},
        {"H100 vs H200: the H200 has 76% more memory.", "ratio H200 H100 memory_capacity - more"},
        {"H20 vs. H800: the table\n- 96 GB vs. 80 GB of memory", "order H20 H800 memory_capacity - more"},
        {"The B300 has 288 GB of memory. That is 3.6 times the H100.",
            "value B300 - memory_capacity - value\nratio B300 H100 memory_capacity - more"},
        {"The MI300X is out. So is the H100. AMD is ahead: 2.4x the memory.", "ratio MI300X H100 memory_capacity - more"},
        {"The H200, the H100 and the A100 are out. It has 76% more memory.", "!no_object"},
    };
    ASSERT_CLAIMS(state, rows);
}

static void test_left_alone(void **state)
{
    static const struct row rows[] = {
        {"Is the H20 28 percent slower than the H100?", "!question"},
        {"If the H20 had 28 percent less compute than the H100 it would sell.", "!hypothetical"},
        {"The H20 does not have 28 percent less compute than the H100.", "!negated"},
        {"The H20 costs 28 percent less than the H100.", "!not_a_specification"},
        {"Inference on the H20 is 20 percent faster than on the H100.", "!not_a_specification"},
        {"The L40S has a third of the FP8 compute of an H200.", "!chip_not_in_data"},
        {"The B200 is 2.3x the H100.", "!no_metric"},
        {"A server with eight H20s has 768 GB of memory.", "!several_devices"},
        {"DeepSeek trained on 2,048 H800 GPUs.", ""},
        {"A 70B model needs an H200.", ""},
        {"Orders for the H20 fell by 40 percent in July 2025.", "!not_a_specification"},
        {"With more memory on its side, the H200 is stronger than the H200.", "!no_subject\n!no_subject"},
        {"", ""},
    };
    ASSERT_CLAIMS(state, rows);
}

/* Two chips before a figure: it is the subject's, the one's it is printed with, or nobody's. */
static void test_owners(void **state)
{
    static const struct row rows[] = {
        {"The H100, unlike the H20, has 80 GB.", "value H100 - memory_capacity - value"},
        {"The H20, based on the H100, has 148 TFLOPS.", "value H20 - compute - value"},
        {"The H20 is a cut-down H100 with 96 GB.", "value H20 - memory_capacity - value"},
        {"The H20 replaced the H100 with 96 GB.", "!unclear_owner"},
        {"The H20 replaced the H100 and has 96 GB.", "value H20 - memory_capacity - value"},
        {"The H20 beats the H100 with 96 GB.", "order H20 H100 memory_capacity - more"},
        {"The H100, which replaced the A100, has 80 GB.", "value H100 - memory_capacity - value"},
        {"The H200, launched after the H100, has 141 GB.", "value H200 - memory_capacity - value"},
        {"The H100's successor has 141 GB.", "!unnamed_chip"},
        {"The successor to the H100 has 141 GB.", "!unnamed_chip"},
        {"The H20, a cut-back H100, has 96 GB.", "value H20 - memory_capacity - value"},
        {"The H20 trails the H100, which has 3.35 TB/s.", "value H100 - memory_bandwidth - value"},
        {"The H20 follows the H100 and carries 96 GB.", "value H20 - memory_capacity - value"},
        {"4,500 TFLOPS dense (9,000 sparse) for the B200, 1,979 TFLOPS dense (3,958 sparse) for the H100.",
            "value B200 - compute - value\nvalue B200 - compute - value\nvalue H100 - compute - value\nvalue H100 - compute - value"},
        {"The H200, the H100's successor, has 141 GB.", "value H200 - memory_capacity - value"},
        {"The H100 has 80 GB, and its successor has 141 GB.", "value H100 - memory_capacity - value\n!unnamed_chip"},
        {"The H20 (96 GB, 4 TB/s) beats the H100 (80 GB, 3.35 TB/s).",
            "value H20 - memory_capacity - value\nvalue H20 - memory_bandwidth - value\nvalue H100 - memory_capacity - value\nvalue H100 - "
            "memory_bandwidth - value"},
        {"The H100 PCIe has 80 GB while the NVL has 94 GB.",
            "value h100-pcie - memory_capacity - value\nvalue h100-nvl - memory_capacity - value"},
        {"The H100 and the H20 offer 989 and 148 TFLOPS respectively.", "value H100 - compute - value\nvalue H20 - compute - value"},
        {"The H20's and the H100's memory is 96 GB and 80 GB.",
            "value H20 - memory_capacity - value\nvalue H100 - memory_capacity - value"},
        {"The H200 has 141 GB instead of 80 GB.", "value H200 - memory_capacity - value\n!unclear_owner"},
        {"The H200 has 141 GB instead of the H100's 80 GB.", "order H200 H100 memory_capacity - more"},
        {"The H20 replaced the H100 and reaches 148 instead of 989 TFLOPS.", "order H20 H100 compute - less"},
        {"The H20 keeps the H100's 900 GB/s.", "!unclear_owner"},
        {"80 GB (H100) and 141 GB (H200).", "value H100 - memory_capacity - value\nvalue H200 - memory_capacity - value"},
        {"The H100 has 80 GB and the H200 141 GB.", "value H100 - memory_capacity - value\nvalue H200 - memory_capacity - value"},
        {"The H100, at 80 GB, has less memory than the H200, at 141 GB.",
            "value H100 - memory_capacity - value\norder H100 H200 memory_capacity - less\nvalue H200 - memory_capacity - value"},
        {"The H200 takes over from the H100 with 141 GB.", "value H200 - memory_capacity - value"},
        {"The H20 has a TPP of 2,368 and a performance density of 2.9.",
            "value H20 - tpp - value\nvalue H20 - performance_density - value"},
        {"Each H200 stack has 24 GB.", "!part_of_chip"},
        {"The PCIe version of the H100 has 2 TB/s.", "value h100-pcie - memory_bandwidth - value"},
        {"The GB200 NVL4 has 768 GB.", "!chip_not_in_data"},
        {"Any Hopper GPU has 80 GB.", "!set_of_chips"},
    };
    ASSERT_CLAIMS(state, rows);
}

/* What software fills, what somebody measured, what several devices have together: no specification of a chip. */
static void test_no_specification(void **state)
{
    static const struct row rows[] = {
        {"Eight H20 have 768 GB.", "!several_devices"},
        {"Two H100 NVL cards have 188 GB.", "!several_devices"},
        {"The H100 has 80 GB. Two of them have 160 GB.", "value H100 - memory_capacity - value\n!several_devices"},
        {"The GB200 NVL72 has 72 GPUs and 13.4 TB of memory.",
            "value GB200 NVL72 - accelerators - value\nvalue GB200 NVL72 - memory_capacity - value"},
        {"The H100 with 60 GB in use leaves 20 GB free.", "!not_a_specification\n!not_a_specification"},
        {"The model needs 140 GB on the H100.", "!not_a_specification"},
        {"The H100 uses 80 GB of HBM3.", "value H100 - memory_capacity - value"},
        {"The H100 reached 700 TFLOPS.", "!not_a_specification"},
        {"The H100 delivers 700 TFLOPS in practice.", "!not_a_specification"},
        {"In our test the H100 delivered 700 TFLOPS.", "!not_a_specification"},
        {"The H100 has 700 TFLOPS in a benchmark.", "!not_a_specification"},
        {"In practice the H100 gets 650.", "!not_a_specification"},
        {"The H100 has 80 GB. In practice 650 came to the launch.", "value H100 - memory_capacity - value"}, /* no chip's number */
        {"We measured 3.1 TB/s on the H100.", "!not_a_specification"},
        {"FlashAttention gets 740 TFLOPS on the H100.", "!not_a_specification"},
        {"The effective bandwidth of the H100 is 2.8 TB/s.", "!not_a_specification"},
        {"The H200 can hold a 70 GB model.", "!not_a_specification"},
        {"nvidia-smi shows 143771MiB on the H200 and a cap of 700 W.", "!not_a_specification\n!not_a_specification"},
    };
    ASSERT_CLAIMS(state, rows);
}

static void test_odd_amounts(void **state)
{
    static const struct row rows[] = {
        {"The H20 lacks 85 percent of the compute of the H100.", "ratio H20 H100 compute - less"},
        {"It is false that the H20 has 96 GB.", "!negated"},
        {"It is not true that the H20 has 96 GB.", "!negated"},
        {"The H20 has between 90 and 100 GB.", "value H20 - memory_capacity - value"},
        {"The H20 has an order of magnitude less compute than the H100.", "ratio H20 H100 compute - less"},
        {"The H20 has slightly less compute than the H100.", "!vague"},
        {"The H20 has vastly more memory than the H100.", "!vague"},
        {"The H20 has minus 96 GB.", "!unclear"},
        {"The H200 has 4 800 GB/s.", "value H200 - memory_bandwidth - value"},
        {"The H200 has one hundred and forty-one gigabytes.", "value H200 - memory_capacity - value"},
        {"H20 vs. H100: -85% compute.", "ratio H20 H100 compute - less"},
        {"The H200 has x1.76 the memory of the H100.", "ratio H200 H100 memory_capacity - more"},
        {"H200 exceeds the 4,800 TPP threshold.", "!not_a_specification"},
        {"The H20 has 96,5 GB.", "!unclear"},
        {"The H20 has 200 percent less compute than the H100.", "!no_such_ratio"},
    };
    ASSERT_CLAIMS(state, rows);
    struct cc_check check = claim_check(*state, "The H20 loses 85 percent of the compute of the H100.");
    assert_int_equal(check.claims.claims[0].stated.form, CC_FORM_PERCENT_LESS);
    check = claim_check(*state, "The H200 has seventy-six percent more memory than the H100.");
    assert_double_is(check.claims.claims[0].stated.amount.value, 76);
    check = claim_check(*state, "The H200 has 4 800 GB/s.");
    assert_double_is(check.claims.claims[0].stated.amount.value, 4.8e12);
    check = claim_check(*state, "The H20 has between 90 and 100 GB.");
    assert_true(check.claims.claims[0].stated.amount.range);
    assert_double_is(check.claims.claims[0].stated.amount.value, 95e9);
}

/* Bytes that are no text end a word, and no claim spans them. */
static void test_no_text(void **state)
{
    const char *text = "The H20 has 96 GB\xff\xfe and more.";
    struct cc_check check = claim_check(*state, text);
    assert_int_equal(check.claims.claim_count, 1);
    assert_view(cc_str_sub(cc_str_of(text), check.claims.claims[0].start, check.claims.claims[0].end), "96 GB");
}

static void test_ranks(void **state)
{
    static const struct row rows[] = {
        {"This makes the H20 arguably only the 4th-best chip from the company.", "rank H20 - other - rank"},
        {"The highest-memory single GPU is the MI300X.", "rank MI300X - memory_capacity - rank"},
        {"The H200 has the second-highest memory bandwidth.", "rank H200 - memory_bandwidth - rank"},
        {"For the biggest models take the H200.", ""},
    };
    ASSERT_CLAIMS(state, rows);
}

static void test_details(void **state)
{
    struct tables *t = *state;
    const char *text = "In 2024 the H20 provided nearly 28 percent less processing power than the H100.";
    struct cc_check check = claim_check(t, text);
    const struct cc_claim *claim = &check.claims.claims[0];
    assert_view(cc_str_sub(cc_str_of(text), claim->start, claim->end), "nearly 28 percent less processing power than the H100");
    assert_int_equal(claim->hedge, CC_HEDGE_NEARLY);
    assert_int_equal(claim->stated.form, CC_FORM_PERCENT_LESS);
    assert_double_is(claim->stated.amount.value, 28);
    assert_false(claim->subject.variant);
    check = claim_check(t, "The H100 PCIe has 4 times more dense FP8 tensor compute than one die of the Ascend 910C.");
    claim = &check.claims.claims[0];
    assert_true(claim->subject.variant && claim->dense && claim->tensor && claim->stated.times_more);
    assert_view(t->db.chips[claim->object.target.chip].id, "ascend-910c-die");
}

/* Whatever the words, offsets stay inside the text and claims come in its order. */
static void test_any_words(void **state)
{
    static const char *const words[] = {"H20", "the H100", "H100's", "28", "percent", "2x", "less", "more", "than", "of", "as", "much",
        "memory", "compute", "bandwidth", "96 GB", "4 TB/s", "and", "but", ",", ".", "(", ")", ":", "vs", "it", "that", "which",
        "respectively", "same", "both", "double", "highest", "4th-best", "from", "to", "FP8", "dense", "GB200 NVL72", "rack", "\n", "\n\n",
        "- ", "?", "not", "if", "inference", "AMD", "up", "on both counts", "per GPU", "die", "nearly", "up to"};
    struct tables *t = *state;
    struct rng rng = {.state = 31415926};
    for (int round = 0; round < 3000; round++) {
        struct cc_arena arena = {0};
        struct cc_error error = {0};
        struct cc_check check;
        struct cc_buf text;
        cc_buf_init(&text, 0);
        for (uint64_t i = rng_below(&rng, 30); i > 0; i--)
            cc_buf_addf(&text, "%s%s", words[rng_below(&rng, sizeof words / sizeof *words)], rng_below(&rng, 8) ? " " : "");
        assert_true(cc_check_text(&t->db, CC_STR(""), CC_STR(""), cc_buf_view(&text), NULL, &arena, &check, &error));
        for (size_t i = 0; i < check.claims.claim_count; i++) {
            const struct cc_claim *claim = &check.claims.claims[i];
            assert_true(claim->start < claim->end && claim->end <= text.len);
            assert_true(i == 0 || check.claims.claims[i - 1].start <= claim->start);
            assert_non_null(check.judgements[i].reason);
        }
        for (size_t i = 0; i < check.claims.skipped_count; i++)
            assert_true(check.claims.skipped[i].start < check.claims.skipped[i].end && check.claims.skipped[i].end <= text.len);
        cc_arena_release(&arena);
        cc_buf_release(&text);
    }
}

/* Where the words leave open whose a figure is or which way a comparison goes, the data decide between skipping and claiming. */
static void test_open_words(void **state)
{
    static const struct row rows[] = {
        {"Against the H100 the B200 has 125% more memory, against the H200 28% more.",
            "ratio B200 H100 memory_capacity - more\nratio B200 H200 memory_capacity - more"},
        {"The B200 moves 1.8 TB/s over NVLink 5, twice as much as NVLink 4 on the H100.",
            "value B200 - interconnect_bandwidth - value\nratio B200 H100 interconnect_bandwidth - more"},
        {"The GB300 NVL72 has 20 TB; 13.4 TB sit in its GB200 sibling.", "value GB300 NVL72 - memory_capacity - value\n!unclear_owner"},
        {"The H100 has four times the power of the H20.", "!no_metric"},
        {"8x H200 has 1,128 GB.", "!unclear\n!several_devices"},
        {"Chips like the H20 above 2,400 TPP need a licence.", "!no_subject"},
        {"The H200 has the same memory vendor as the H100.", "!not_a_specification"},
        {"The H20 needs less memory tuning than the H100.", "!not_a_specification"},
        {"The H100, with its 80 GB, is fine all the same.", "value H100 - memory_capacity - value"},
        {"The CloudMatrix 384 links 384 accelerators, over five times as many as the GB200 NVL72.",
            "ratio CloudMatrix 384 GB200 NVL72 accelerators - more\nvalue CloudMatrix 384 - accelerators - value"},
        {"H200 = H100 + 61 GB.", "!unclear"},
        {"The A800 PCIe 40GB aside, nothing changed.", "!chip_not_in_data"},
        {"You get 288 GB, and FP64 is down from 37 TFLOPS on the B200.", "value B200 - compute fp64 value\n!no_subject"},
        {"NVLink keeps the GB200 NVL72 at about 130 TB/s in aggregate, next to roughly 13.4 TB of memory.",
            "value GB200 NVL72 - interconnect_bandwidth - value\nvalue GB200 NVL72 - memory_capacity - value"},
        {"The H200 has 76% extra memory and bandwidth 1.4 times as high as the H100.",
            "ratio H200 H100 memory_capacity - more\nratio H200 H100 memory_bandwidth - more"},
        {"More than twice Hopper's transistor count: 208 billion", "!no_subject\n!unclear_owner"},
        {"Friends of the B300 envy the MI325X. Dense FP4 compute there is 50 petaflops.", "!unclear_owner"},
        {"Is the B300 a B200 with more memory? Yes. FP4 rises from 9 to 14 petaflops, and FP64 is down to 1.2 TFLOPS from 37 on the B200.",
            "order B300 B200 compute fp4 more\norder B300 B200 compute fp64 less\n!question"},
        {"At 2.6 times the H100's transistor count, 208 billion, the B200 is big.",
            "ratio B200 H100 transistors - more\nvalue B200 - transistors - value"},
        {"B300 owners, look at Rubin. Its FP4 compute is 50 PFLOPS.", "!unclear_owner"},
        {"The H800 is a reduced H100. Customers lose 25 percent of the performance.", "!unclear_owner"},
        {"The H20 has -96 GB of memory.", "!unclear"},
        {"The H20 is new. Its 4 TB/s of memory bandwidth exceeds that of the H100 by a fifth.",
            "ratio H20 H100 memory_bandwidth - more\nvalue H20 - memory_bandwidth - value"},
        {"The B200's two dies talk over a 10 TB/s link.", "!not_a_specification"},
    };
    ASSERT_CLAIMS(state, rows);
}

/* Columns set apart by white space: chips at their heads, the metric in front of the row. */
static void test_columns(void **state)
{
    static const struct row rows[] = {
        {"        H100   H200\nMemory  80 GB  141 GB\nNVLink  900 GB/s  800 GB/s",
            "value H100 - memory_capacity - value\nvalue H200 - memory_capacity - value\n"
            "value H100 - interconnect_bandwidth - value\nvalue H200 - interconnect_bandwidth - value"},
        {"Spec    H100   H200\nFP8     1,979 TFLOPS  1,979 TFLOPS", "value H100 - compute fp8 value\nvalue H200 - compute fp8 value"},
        {"        H100   H200\nMemory  80 GB", "!several_candidates"},
        {"        H100   H200\nMemory  80 GB  90 GB  141 GB", "!several_candidates\n!several_candidates\n!several_candidates"},
        {"        H100   TPU\nMemory  80 GB  95 GB", "value H100 - memory_capacity - value\n!chip_not_in_data"},
        {"        H100   H200\nHost    80 GB  141 GB", "!several_candidates\n!several_candidates"},
        {"        H100   H200\nMemory  80 GB  141 GB\n\nMemory  96 GB", "value H100 - memory_capacity - value\n"
                                                                        "value H200 - memory_capacity - value\n!no_subject"},
    };
    ASSERT_CLAIMS(state, rows);
}

/* What is not stated of a chip as it is sold, or not as a fact. */
static void test_not_asserted(void **state)
{
    static const struct row rows[] = {
        {"I wish the H200 had 288 GB of memory.", "!hypothetical"},
        {"Let's say the H100 has 120 GB.", "!hypothetical"},
        {"The H100 was to have 96 GB.", "!hypothetical"},
        {"The H20 has nowhere near 180 GB.", "!negated"},
        {"The H100 has 80 GB, not 96 GB.", "value H100 - memory_capacity - value\n!negated"},
        {"Early H100 samples had 64 GB.", "!unnamed_chip"},
        {"The prototype of the H100 had 64 GB.", "!unnamed_chip"},
        {"The H20 has nothing like 180 GB.", "!negated"},
        {"With an assumed 400 TFLOPS per H100, a month is enough.", "!hypothetical"},
        {"A modded H20 with 192 GB was seen.", "!unnamed_chip"},
        {"H200 servers draw 10 kW.", "!several_devices"},
        {"The server with H200 GPUs draws 10.2 kW.", "!several_devices"},
        {"The H100-powered Polaris delivers 12 exaflops.", "!several_devices"},
        {"A 34B model takes 68 GB on the H100.", "!not_a_specification"},
        {"Peak memory on the H200 was 90 GB.", "!not_a_specification"},
        {"The full GH100 die behind the H100 has 144 SMs.", "!not_a_specification"},
        {"The H100 has 132 of 144 SMs.", "value H100 - compute_units - value\n!not_a_specification"},
        {"The H100 has 80 GB, and an old card of mine has 12 GB.", "value H100 - memory_capacity - value\n!unclear_owner"},
    };
    ASSERT_CLAIMS(state, rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ratios),
        cmocka_unit_test(test_not_asserted),
        cmocka_unit_test(test_open_words),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_coordination),
        cmocka_unit_test(test_orders),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_pairs_and_differences),
        cmocka_unit_test(test_beyond_the_sentence),
        cmocka_unit_test(test_left_alone),
        cmocka_unit_test(test_owners),
        cmocka_unit_test(test_no_specification),
        cmocka_unit_test(test_odd_amounts),
        cmocka_unit_test(test_no_text),
        cmocka_unit_test(test_ranks),
        cmocka_unit_test(test_details),
        cmocka_unit_test(test_any_words),
    };
    return cmocka_run_group_tests(tests, tables_set_up_builtin, tables_tear_down);
}
