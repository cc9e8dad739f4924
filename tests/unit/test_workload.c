/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operations and bytes of transformer inference, worked out by hand for models of known shape, and how they move with batch and context. */
#include "support.h"

#include "chipcmp/analysis/workload.h"

#include <math.h>

static struct cc_workload work(struct cc_model model)
{
    struct cc_workload out;
    struct cc_error error = {0};
    if (!cc_workload_of(&model, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

/* Without a cache the parameters cancel: 2 B / w. */
static void test_weights_only(void **state)
{
    (void)state;
    struct cc_workload w = work((struct cc_model){.parameters = 70e9, .weight_bytes = 2, .batch = 1});
    assert_double_is(w.operations, 140e9);
    assert_double_is(w.bytes, 140e9);
    assert_double_is(w.intensity, 1);
    assert_double_is(w.new_tokens, 1);
    w = work((struct cc_model){.parameters = 37e9, .weight_bytes = 1, .batch = 64});
    assert_double_is(w.intensity, 128);
    w = work((struct cc_model){.parameters = 8e9, .weight_bytes = 0.5, .batch = 16});
    assert_double_is(w.intensity, 64);
}

/* Llama 3 70B: 80 layers, 64 heads and 8 key-value heads of 128: 2 x 80 x 8 x 128 x 2 bytes = 327,680 bytes a token; the batch of 16 reads
 * 16 x 8,192 of them (8,191 cached and the new one), 42.95 GB. Attention: 4 x 80 x 64 x 128 = 2,621,440 operations a pair. */
static void test_decode_with_cache(void **state)
{
    (void)state;
    struct cc_workload w = work((struct cc_model){.parameters = 70e9,
        .weight_bytes = 2,
        .batch = 16,
        .context = 8191,
        .layers = 80,
        .heads = 64,
        .kv_heads = 8,
        .head_elements = 128,
        .kv_bytes = 2});
    assert_double_is(w.cache_bytes, 16.0 * 8192 * 327680);
    assert_double_is(w.weight_bytes, 140e9);
    assert_double_is(w.bytes, 140e9 + 16.0 * 8192 * 327680);
    assert_double_is(w.attention_operations, 16.0 * 8192 * 2621440);
    assert_double_is(w.operations, 16 * 140e9 + 16.0 * 8192 * 2621440);
    assert_double_near(w.intensity, 14.12, 0.005);
}

/* A prompt of 4: token i sees i tokens, 10 pairs. */
static void test_prefill(void **state)
{
    (void)state;
    struct cc_workload w = work((struct cc_model){.phase = CC_PHASE_PREFILL,
        .parameters = 1000,
        .weight_bytes = 2,
        .batch = 3,
        .context = 4,
        .layers = 1,
        .heads = 2,
        .kv_heads = 2,
        .head_elements = 5,
        .kv_bytes = 2});
    assert_double_is(w.new_tokens, 12);
    assert_double_is(w.attention_operations, 3 * 10 * 4.0 * 2 * 5);
    assert_double_is(w.operations, 24000 + 1200);
    assert_double_is(w.cache_bytes, 3 * 4 * 2.0 * 2 * 5 * 2);
    assert_double_is(w.intensity, 25200.0 / 2480);
}

static void test_cache_per_token_stated(void **state)
{
    (void)state;
    struct cc_workload w = work(
        (struct cc_model){.parameters = 37e9, .weight_bytes = 1, .batch = 2, .context = 999, .kv_per_token = 70272});
    assert_double_is(w.cache_bytes, 2 * 1000 * 70272.0);
    assert_double_is(w.attention_operations, 0);
}

/* Each number of the model by itself, where the rest is right. */
static void test_refuses(void **state)
{
    const struct cc_model good =
        {.parameters = 8e9, .weight_bytes = 2, .batch = 1, .layers = 32, .heads = 32, .kv_heads = 8, .head_elements = 128, .kv_bytes = 2};
    struct cc_model bad[11];
    struct cc_workload out;
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        bad[i] = good;
    bad[0].parameters = 0;
    bad[1].weight_bytes = 0;
    bad[2].batch = 0.5;
    bad[3].context = -1;
    bad[4].layers = -1;
    bad[5].heads = -1;
    bad[6].kv_heads = -1;
    bad[7].head_elements = -1;
    bad[8].kv_bytes = -1;
    bad[9].kv_per_token = -1;
    bad[10].phase = CC_PHASE_PREFILL; /* of no token */
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct cc_error error = {0};
        if (cc_workload_of(&bad[i], &out, &error))
            fail_msg("case %zu was taken", i);
        assert_string_equal(error.text, "a number of the model is out of range");
    }
    struct cc_error error = {0};
    assert_true(cc_workload_of(&good, &out, &error));
}

/* Prefilling tokens one by one reads the weights again each time but does the same operations. */
static void test_prefill_is_decodes(void **state)
{
    (void)state;
    struct cc_model m = {.parameters = 8e9, .weight_bytes = 2, .batch = 2, .layers = 32, .heads = 32, .kv_heads = 8, .head_elements = 128};
    double operations = 0;
    m.kv_bytes = 2;
    for (int i = 0; i < 50; i++) {
        m.context = i;
        operations += work(m).operations;
    }
    m.phase = CC_PHASE_PREFILL;
    m.context = 50;
    assert_double_near(work(m).operations / operations, 1, 1e-12);
}

/* More sequences never lower the intensity of a step whose attention is not counted. */
static void test_monotone_in_batch(void **state)
{
    (void)state;
    struct rng rng = {20261125};
    for (int round = 0; round < 200; round++) {
        struct cc_model m = {.parameters = 1e6 + 1e11 * rng_double(&rng), .weight_bytes = 0.5 + rng_double(&rng), .batch = 1};
        m.context = (double)rng_below(&rng, 100000);
        m.kv_per_token = 1000 * rng_double(&rng);
        double last = 0;
        while (m.batch < 1e6) {
            double now = work(m).intensity;
            assert_true(now >= last);
            last = now;
            m.batch *= 3;
        }
    }
}

static void test_out_of_range(void **state)
{
    (void)state;
    const struct cc_model bad[] = {
        {.parameters = 0, .weight_bytes = 2, .batch = 1},
        {.parameters = 1e9, .weight_bytes = 0, .batch = 1},
        {.parameters = 1e9, .weight_bytes = 2, .batch = 0},
        {.parameters = 1e9, .weight_bytes = 2, .batch = 1, .context = -1},
        {.parameters = 1e9, .weight_bytes = 2, .batch = 1, .layers = -1},
        {.phase = CC_PHASE_PREFILL, .parameters = 1e9, .weight_bytes = 2, .batch = 1},
        {.parameters = (double)NAN, .weight_bytes = 2, .batch = 1},
        {.parameters = 1e300, .weight_bytes = 1e300, .batch = 1},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct cc_workload out = {.intensity = 7};
        struct cc_error error = {0};
        assert_false(cc_workload_of(&bad[i], &out, &error));
        assert_int_equal(error.code, CC_ERR_USAGE);
        assert_double_is(out.intensity, 7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_weights_only),
        cmocka_unit_test(test_decode_with_cache),
        cmocka_unit_test(test_prefill),
        cmocka_unit_test(test_cache_per_token_stated),
        cmocka_unit_test(test_refuses),
        cmocka_unit_test(test_prefill_is_decodes),
        cmocka_unit_test(test_monotone_in_batch),
        cmocka_unit_test(test_out_of_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
