/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that an equality shares: the claim of it states them of both chips. */
#include "claim_fixture.h"

#include <math.h>

/* The claim that two chips have the same; NULL where the sentence has none. */
static const struct cc_claim *equality_of(const struct cc_check *check)
{
    for (size_t i = 0; i < check->claims.claim_count; i++)
        if (check->claims.claims[i].kind == CC_CLAIM_ORDER && check->claims.claims[i].direction == CC_DIR_EQUAL)
            return &check->claims.claims[i];
    return NULL;
}

static const struct {
    const char *sentence;
    double shared;           /* canonical units; 0 where the equality states no figure */
    enum cc_precision named; /* what the claim takes from it */
    bool sparse;
} cases[] = {
    {"At 80 GB the memory of the H800 matches that of the H100.", 80e9, CC_PREC_NONE, false},
    {"The H800 has the same memory as the H100, 80 GB.", 80e9, CC_PREC_NONE, false},
    {"With 80 GB, memory on the H800 is the same as on the H100.", 80e9, CC_PREC_NONE, false},
    {"The H800 has 80 GB (same memory as the H100).", 80e9, CC_PREC_NONE, false},
    {"The H800's compute is the H100's (with sparsity, 3,958 FP8 TFLOPS).", 3.958e15, CC_PREC_FP8, true},
    {"The H800 has the same memory as the H100 and 900 GB/s of NVLink.", 0, CC_PREC_NONE, false},
    {"The H800 has the same memory as the H100, but the H200 has 141 GB.", 0, CC_PREC_NONE, false},
    {"The H800 has the same memory as the H100; the 80 GB of the H800 are enough.", 0, CC_PREC_NONE, false},
    {"The H200 has 141 GB, and the H800 has the same memory as the H100.", 0, CC_PREC_NONE, false},
};

static void figures_are_shared(void **state)
{
    struct tables *t = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_check check = claim_check(t, cases[i].sentence);
        const struct cc_claim *equality = equality_of(&check);
        bool shares = equality && equality->stated.form == CC_FORM_PAIR;
        double amount = shares ? equality->stated.amount.value : 0;
        if (!equality || fabs(amount - cases[i].shared) > 1e-9 * amount || (shares && equality->stated.other.value < amount) ||
            equality->precision != cases[i].named || equality->sparse != cases[i].sparse)
            fail_msg("%s: shares %g", cases[i].sentence, amount);
    }
}

/* Equal they are, but not at that figure: both what is said of one chip and what is said of both is wrong. */
static void wrong_figure_is_contradicted(void **state)
{
    struct cc_check check = claim_check(*state, "At 600 GB/s the NVLink of the H200 matches that of the H100.");
    assert_int_equal(check.claims.claim_count, 2);
    for (size_t i = 0; i < check.claims.claim_count; i++)
        assert_int_equal(check.judgements[i].verdict, CC_CONTRADICTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_shared),
        cmocka_unit_test(wrong_figure_is_contradicted),
    };
    return cmocka_run_group_tests(tests, tables_set_up_builtin, tables_tear_down);
}
