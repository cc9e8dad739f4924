/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is meant and what follows from it: sentences on the built-in data with the verdict, or with why they are left alone. */
#include "claim_fixture.h"

struct sentence {
    const char *text;
    const char *verdict; /* of the only claim; "skipped": no claim, something left alone */
    const char *reason;  /* of the verdict, or of what was left alone first */
};

static void assert_sentences(struct tables *t, const struct sentence *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct cc_check check;
        struct cc_str empty = {"", 0};
        assert_true(cc_check_text(&t->db, empty, empty, cc_str_of(rows[i].text), NULL, &t->arena, &check, &t->error));
        bool skipped = strcmp(rows[i].verdict, "skipped") == 0;
        const char *verdict = "nothing", *reason = "";
        if (check.claims.claim_count == 1) {
            verdict = cc_verdict_name(check.judgements[0].verdict);
            reason = check.judgements[0].reason;
        } else if (check.claims.claim_count == 0 && check.claims.skipped_count > 0) {
            verdict = "skipped";
            reason = check.claims.skipped[0].reason;
        }
        if (strcmp(verdict, rows[i].verdict) != 0 || strcmp(reason, rows[i].reason) != 0)
            print_error("%s: %s %s\n", rows[i].text, verdict, reason);
        assert_string_equal(verdict, rows[i].verdict);
        assert_string_equal(reason, rows[i].reason);
        assert_int_equal(check.claims.claim_count, skipped ? 0 : 1);
    }
}

#define ASSERT_SENTENCES(t, rows) assert_sentences((t), (rows), sizeof(rows) / sizeof *(rows))

/* A number that a source prints for the preferred figure in fewer digits is stated rightly; one beside it is not. */
static void test_fewer_digits(void **state)
{
    static const struct sentence rows[] = {
        {"The H100 SXM delivers 989.4 TFLOPS of dense FP16.", "supported", "default_reading_agrees"},
        {"The H100 SXM delivers 990 TFLOPS of dense FP16.", "supported", "rounded"},
        {"The H100 SXM delivers 991 TFLOPS of dense FP16.", "contradicted", "no_reading_agrees"},
        {"The H100 SXM delivers 995 TFLOPS of dense FP16.", "contradicted", "no_reading_agrees"},
    };
    ASSERT_SENTENCES(*state, rows);
}

/* A rank is held against the set that it names, and against none where words narrow it that no table decides. */
static void test_rank_among(void **state)
{
    static const struct sentence rows[] = {
        {"The H200 has the most memory of all Hopper chips.", "unknown", "open_set"},
        {"Among Hopper GPUs, the H200 has the highest memory bandwidth.", "unknown", "open_set"},
        {"The H100 has the highest memory bandwidth of any Hopper GPU.", "contradicted", "others_before_it"},
        {"The H200 has the most memory of all chips.", "contradicted", "others_before_it"},
        {"The MI325X has the largest memory of any AMD chip.", "unknown", "open_set"},
        {"At launch the H100 had the highest memory bandwidth of all chips.", "unknown", "open_set"},
        {"The H100 has the highest memory bandwidth of its generation.", "unknown", "open_set"},
    };
    ASSERT_SENTENCES(*state, rows);
}

/* What is derived from one other chip is compared with it in the next sentence; where another chip or "than" stands by, nothing is. */
static void test_compared_with_its_origin(void **state)
{
    static const struct sentence rows[] = {
        {"The H20 is a trimmed version of the H100. Its processing power is far lower.", "supported", "default_reading_agrees"},
        {"The H20 is a trimmed variant of the H200, sold in China. Its memory is larger.", "contradicted", "no_reading_agrees"},
        {"The H20 is a trimmed version of the H100. Its memory bandwidth is lower.", "contradicted", "no_reading_agrees"},
    };
    static const char *const silent[] = {"The H20 is a trimmed version of the H100. Its compute is lower than before.",
        "The H20, like the B30A, is a version of the H100. Its compute is lower.", "The H20 replaced the H800. Its compute is lower.",
        "The H20 is a trimmed version of the H100. Compute is lower."};
    ASSERT_SENTENCES(*state, rows);
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        assert_int_equal(claim_check(*state, silent[i]).claims.claim_count, 0);
}

static void test_direction_of_a_link(void **state)
{
    static const struct sentence rows[] = {
        {"The H20 has 900 GB/s of NVLink bandwidth.", "supported", "default_reading_agrees"},
        {"The H20 has 900 GB/s of bidirectional NVLink bandwidth.", "supported", "default_reading_agrees"},
        {"The H20 has 900 GB/s of NVLink bandwidth per direction.", "unknown", "not_published"},
        {"The H20 has 900 GB/s of NVLink bandwidth in each direction.", "unknown", "not_published"},
        {"The H20 has 900 GB/s of NVLink bandwidth one way.", "unknown", "not_published"},
        {"The H20 has 900 GB/s of unidirectional NVLink bandwidth.", "unknown", "not_published"},
        {"In each direction the NVLink of the H20 moves 900 GB/s.", "unknown", "not_published"},
        {"The H20 has 450 GB/s of NVLink bandwidth.", "depends", "one_direction"},
        {"The H20 has 450 GB/s of NVLink bandwidth in both directions.", "contradicted", "no_reading_agrees"},
        {"The H20 has 300 GB/s of NVLink bandwidth.", "contradicted", "no_reading_agrees"},
    };
    ASSERT_SENTENCES(*state, rows);
}

static void test_other_quantities(void **state)
{
    static const struct sentence rows[] = {
        {"The H20 has 20 percent more memory channels than the H100.", "skipped", "not_a_specification"},
        {"The H20 has a higher memory clock than the H100.", "skipped", "not_a_specification"},
        {"The H20's memory clock is 20 percent higher than the H100's.", "skipped", "not_a_specification"},
        {"The H20 has twice the memory bandwidth per watt of the H100.", "skipped", "not_a_specification"},
        {"The H20 has 1.5 times the memory bandwidth of the H100 per dollar.", "skipped", "not_a_specification"},
        {"Per dollar, the H20 has 20 percent more memory than the H100.", "skipped", "not_a_specification"},
        {"The H20 has 85 percent less compute per SM than the H100.", "skipped", "not_a_specification"},
        {"The H100 runs with 60 GB of memory in use.", "skipped", "not_a_specification"},
        {"The H100 has 60 GB used.", "skipped", "not_a_specification"},
        {"The H100 has a memory footprint of 60 GB.", "skipped", "not_a_specification"},
        {"The H100 has 25 GB/s of bandwidth per SM.", "skipped", "not_a_specification"},
        {"The H100 has 3.35 TB/s of memory bandwidth per second.", "supported", "default_reading_agrees"},
        {"The H20 has 85 percent less compute than the H100.", "supported", "default_reading_agrees"},
        {"The H20 has 20 percent more memory than the H100, per the datasheet.", "supported", "default_reading_agrees"},
    };
    ASSERT_SENTENCES(*state, rows);
}

static void test_cores(void **state)
{
    static const struct sentence rows[] = {
        {"The H100 has 16896 CUDA cores.", "unknown", "not_researched"},
        {"The H20 has 78 CUDA cores.", "unknown", "not_researched"},
        {"The H20 has fewer cores than the MI300X.", "unknown", "not_researched"},
        {"The H100 has 2.4 times the CUDA cores of the A100.", "unknown", "not_researched"},
        {"The H20 has 41 percent fewer cores than the H100.", "supported", "counted_by_units"},
        {"The H100 has 132 SMs.", "supported", "default_reading_agrees"},
    };
    ASSERT_SENTENCES(*state, rows);
}

static void test_kind_of_memory(void **state)
{
    static const struct sentence rows[] = {
        {"The H100 has 80 GB of HBM2e.", "depends", "other_variant"},
        {"The H100 SXM5 has 80 GB of HBM2e.", "contradicted", "memory_kind"},
        {"The H200 has 141 GB of HBM2e.", "contradicted", "memory_kind"},
        {"The H200 has 141 GB of HBM3E.", "supported", "default_reading_agrees"},
        {"The H20 has 96 GB of GDDR7.", "contradicted", "memory_kind"},
        {"The HBM2e H200 has 141 GB.", "contradicted", "memory_kind"},
        {"The H200 has 141 GB of HBM3e against 80 GB of HBM3 in the H100.", "supported", "default_reading_agrees"},
    };
    ASSERT_SENTENCES(*state, rows);
}

static void test_bounds(void **state)
{
    static const struct sentence rows[] = {
        {"The H20 has fewer than 78 SMs.", "contradicted", "no_reading_agrees"},
        {"The H20 has less than 96 GB of memory.", "contradicted", "no_reading_agrees"},
        {"The H200 has more than 141 GB of memory.", "contradicted", "no_reading_agrees"},
        {"The H20 has more than 80 GB of memory.", "supported", "default_reading_agrees"},
        {"The H20 has over 20 percent more memory than the H100.", "depends", "other_variant"},
        {"The H20 has at least 20 percent more memory than the H100.", "supported", "default_reading_agrees"},
        {"The H20 has at least 96 GB of memory.", "supported", "default_reading_agrees"},
        {"The H20 has at most 96 GB of memory.", "supported", "default_reading_agrees"},
        {"The H20 has up to 96 GB of memory.", "supported", "default_reading_agrees"},
        {"The H100 SXM5 has more than 3.35 TB/s of memory bandwidth.", "supported", "rounded"},
        {"The H100 SXM5 has more than 3.36 TB/s of memory bandwidth.", "contradicted", "no_reading_agrees"},
    };
    ASSERT_SENTENCES(*state, rows);
}

static void test_left_alone_aloud(void **state)
{
    static const struct sentence rows[] = {
        {"The H20 costs 12,000 dollars.", "skipped", "not_a_specification"},
        {"The H100 has 128 GB/s PCIe.", "skipped", "not_a_specification"},
        {"The H100 has 60 MB of L2 cache.", "skipped", "no_metric"},
        {"The CloudMatrix 384 has 768 dies.", "skipped", "not_a_specification"},
        {"The H100 has 989 TFLOPS of FP4.", "unknown", "not_supported"},
        {"The H20 has 34 percent less FP32 than the H100.", "supported", "default_reading_agrees"},
        {"The H20 has 85 percent less FP8 than the H100.", "supported", "default_reading_agrees"},
        {"The H100 has 2 TFLOPS less.", "skipped", "no_object"},
        {"The H20 has 296 TFLOPS of FP8 compared with 1979 TFLOPS for the H100.", "supported", "default_reading_agrees"},
        {"The H20 is 6.68 times slower in FP16 than the H100.", "supported", "rounded"},
    };
    ASSERT_SENTENCES(*state, rows);
}

static void test_printed_ranges_and_sparsity(void **state)
{
    static const struct sentence rows[] = {
        {"The H100 NVL draws 350 W.", "depends", "conflict"},
        {"The H100 NVL draws 400 W.", "supported", "default_reading_agrees"},
        {"The H100 NVL draws 340 W.", "contradicted", "no_reading_agrees"},
        {"The H20 has 296 TFLOPS of BF16.", "contradicted", "other_precision_named"},
        {"The H20 has 296 TFLOPS of dense BF16.", "contradicted", "other_precision_named"},
    };
    ASSERT_SENTENCES(*state, rows);
}

static void test_unpublished_sparsity(void **state)
{
    static const struct {
        const char *text;
        bool unpublished;
    } rows[] = {
        {"The H20 has 296 TFLOPS of BF16.", true},
        {"The H20 has 296 TFLOPS of dense BF16.", false},
        {"The H100 has 500 TFLOPS of BF16.", false},
    };
    struct tables *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cc_check check;
        struct cc_str empty = {"", 0};
        assert_true(cc_check_text(&t->db, empty, empty, cc_str_of(rows[i].text), NULL, &t->arena, &check, &t->error));
        assert_int_equal(check.claims.claim_count, 1);
        assert_int_equal(check.judgements[0].sparse_unpublished, rows[i].unpublished);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fewer_digits),
        cmocka_unit_test(test_rank_among),
        cmocka_unit_test(test_compared_with_its_origin),
        cmocka_unit_test(test_direction_of_a_link),
        cmocka_unit_test(test_other_quantities),
        cmocka_unit_test(test_cores),
        cmocka_unit_test(test_kind_of_memory),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_left_alone_aloud),
        cmocka_unit_test(test_printed_ranges_and_sparsity),
        cmocka_unit_test(test_unpublished_sparsity),
    };
    return cmocka_run_group_tests(tests, tables_set_up_builtin, tables_tear_down);
}
