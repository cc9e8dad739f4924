/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forms of comparison: every wording below, with every metric and many pairs of chips, states the claim that it was made from. "A" is the
 * subject, "B" the object, "M" the metric.
 */
#include "claim_fixture.h"

#include <ctype.h>
#include <math.h>

struct form {
    const char *text;
    enum cc_direction direction;
    double ratio; /* of the subject to the object; 0 for an order without an amount */
};

static const struct form forms[] = {
    {"The A has 28 percent less M than the B.", CC_DIR_LESS, 0.72},
    {"The A offers 43% more M than the B.", CC_DIR_MORE, 1.43},
    {"The A's M is 28 percent lower than the B's.", CC_DIR_LESS, 0.72},
    {"The A's M is 28% below the B's.", CC_DIR_LESS, 0.72},
    {"M of the A is 28 percent lower than that of the B.", CC_DIR_LESS, 0.72},
    {"The A delivers only 15% of the M of the B.", CC_DIR_LESS, 0.15},
    {"The A's M is just 15 percent of the B's.", CC_DIR_LESS, 0.15},
    {"Compared with the B, the A has 28 percent less M.", CC_DIR_LESS, 0.72},
    {"In M, the A trails the B by 28 percent.", CC_DIR_LESS, 0.72},
    {"The A exceeds the B's M by 43 percent.", CC_DIR_MORE, 1.43},
    {"The A cuts M by 28 percent compared with the B.", CC_DIR_LESS, 0.72},
    {"From the B to the A, M grows 43 percent.", CC_DIR_MORE, 1.43},
    {"M rises by 43 percent from the B to the A.", CC_DIR_MORE, 1.43},
    {"Moving to the A from the B brings 43 percent more M.", CC_DIR_MORE, 1.43},
    {"The A brings a 43 percent boost to M over the B.", CC_DIR_MORE, 1.43},
    {"With 28 percent less M than the B, the A disappoints.", CC_DIR_LESS, 0.72},
    {"The A (28 percent less M than the B) disappoints.", CC_DIR_LESS, 0.72},
    {"The A, which has 28 percent less M than the B, sells well.", CC_DIR_LESS, 0.72},
    {"The A manages 28 per cent less M than its sibling, the B.", CC_DIR_LESS, 0.72},
    {"The A falls 28 percent short of the B in M.", CC_DIR_LESS, 0.72},
    {"The M is 28 percent lower on the A than on the B.", CC_DIR_LESS, 0.72},
    {"The A has 1.4 times the M of the B.", CC_DIR_MORE, 1.4},
    {"The A has 1.4x the M of the top-of-the-line B.", CC_DIR_MORE, 1.4},
    {"The A has half the M of the B.", CC_DIR_LESS, 0.5},
    {"The A has a third of the B's M.", CC_DIR_LESS, 1.0 / 3},
    {"The A has 1/7 of the M of the B.", CC_DIR_LESS, 1.0 / 7},
    {"The A doubles the B's M.", CC_DIR_MORE, 2},
    {"The A's M is nearly double that of the B.", CC_DIR_MORE, 2},
    {"The A has twice as much M as the B.", CC_DIR_MORE, 2},
    {"The A has half as much M again as the B.", CC_DIR_MORE, 1.5},
    {"The A has 2.6x less M than the B.", CC_DIR_LESS, 1 / 2.6},
    {"The A has an order of magnitude less M than the B.", CC_DIR_LESS, 0.1},
    {"In M the B is ahead of the A by a factor of 3.", CC_DIR_LESS, 1.0 / 3},
    {"The A delivers a twofold increase in M over the B.", CC_DIR_MORE, 2},
    {"M nearly doubles from the B to the A.", CC_DIR_MORE, 2},
    {"The A has more M than the B.", CC_DIR_MORE, 0},
    {"The A has a higher M than the B.", CC_DIR_MORE, 0},
    {"The A's M exceeds the B's.", CC_DIR_MORE, 0},
    {"In M, the A beats the B.", CC_DIR_MORE, 0},
    {"The A lags behind the B in M.", CC_DIR_LESS, 0},
    {"The B has less M than the A, but it costs more.", CC_DIR_MORE, 0},
    {"The A has the same M as the B.", CC_DIR_EQUAL, 0},
    {"The A matches the B's M.", CC_DIR_EQUAL, 0},
    {"The A's M is identical to the B's.", CC_DIR_EQUAL, 0},
    {"The A has comparable M to the B.", CC_DIR_EQUAL, 0},
    {"In M the A is on par with the B.", CC_DIR_EQUAL, 0},
    {"The A and the B share the same M.", CC_DIR_EQUAL, 0},
    {"There is no difference in M between the A and the B.", CC_DIR_EQUAL, 0},
};

static const struct {
    const char *noun;
    enum cc_claim_metric metric;
} metrics[] = {
    {"compute", CC_CM_COMPUTE},
    {"processing power", CC_CM_COMPUTE},
    {"dense BF16", CC_CM_COMPUTE},
    {"FP8 compute", CC_CM_COMPUTE},
    {"memory", CC_CM_MEMORY_CAPACITY},
    {"VRAM", CC_CM_MEMORY_CAPACITY},
    {"memory bandwidth", CC_CM_MEMORY_BANDWIDTH},
    {"NVLink bandwidth", CC_CM_INTERCONNECT_BANDWIDTH},
    {"power draw", CC_CM_POWER},
    {"performance per watt", CC_CM_COMPUTE_PER_WATT},
    {"transistors", CC_CM_TRANSISTORS},
};

static const char *const chips[] = {"H20", "H100", "H200", "B200", "MI300X", "A100", "H800", "MI325X"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void write_sentence(const char *form, const char *subject, const char *object, const char *noun, struct cc_buf *out)
{
    for (const char *s = form; *s; s++) {
        bool alone = (s == form || !isalpha((unsigned char)s[-1])) && !isalpha((unsigned char)s[1]);
        const char *word = !alone ? NULL : *s == 'A' ? subject : *s == 'B' ? object : *s == 'M' ? noun : NULL;
        if (word)
            cc_buf_addf(out, "%s", word);
        else
            cc_buf_addf(out, "%c", *s);
    }
}

static bool is_family(const struct tables *t, const struct cc_named *named, const char *name)
{
    return named->named && cc_str_eq(t->db.families[named->target.family].name, cc_str_of(name));
}

static bool says(const struct tables *t, const struct cc_claim *claim, const struct form *form, const char *subject, const char *object)
{
    static const enum cc_direction turned[] = {CC_DIR_MORE, CC_DIR_LESS, CC_DIR_EQUAL, CC_DIR_VALUE, CC_DIR_RANK};
    bool same = is_family(t, &claim->subject, subject) && is_family(t, &claim->object, object);
    bool swapped = is_family(t, &claim->subject, object) && is_family(t, &claim->object, subject);
    double nominal = 0;
    struct cc_interval width;
    if (!(same && claim->direction == form->direction) && !(swapped && turned[claim->direction] == form->direction))
        return false;
    if (form->ratio <= 0)
        return claim->stated.form == CC_FORM_NONE;
    double expected = same ? form->ratio : 1 / form->ratio;
    return cc_stated_amount(&claim->stated, &nominal, &width) && fabs(nominal - expected) < 0.01 * expected;
}

static bool is_understood(struct tables *t, const struct form *form, size_t metric, const char *subject, const char *object)
{
    struct cc_arena arena = {0};
    struct cc_claims found;
    struct cc_error error = {0};
    struct cc_buf text;
    cc_buf_init(&text, 0);
    write_sentence(form->text, subject, object, metrics[metric].noun, &text);
    assert_true(cc_claims_find(&t->db, cc_buf_view(&text), &arena, &found, &error));
    bool same = found.claim_count == 1 && found.claims[0].metric == metrics[metric].metric &&
                says(t, &found.claims[0], form, subject, object);
    if (!same)
        print_error("%.*s\n", CC_PRI(cc_buf_view(&text)));
    cc_buf_release(&text);
    cc_arena_release(&arena);
    return same;
}

static void test_every_form_with_every_metric(void **state)
{
    struct rng rng = {.state = 20250714};
    size_t lost = 0;
    for (size_t f = 0; f < COUNT(forms); f++)
        for (size_t m = 0; m < COUNT(metrics); m++) {
            size_t subject = rng_below(&rng, COUNT(chips)), step = 1 + rng_below(&rng, COUNT(chips) - 1);
            lost += !is_understood(*state, &forms[f], m, chips[subject], chips[(subject + step) % COUNT(chips)]);
        }
    assert_int_equal(lost, 0);
}

/* The same words of a question, a wish or a negation state nothing. */
static void test_nothing_asserted(void **state)
{
    static const char *const frames[] = {"Does it? Has the A 28 percent less M than the B?",
        "If the A had 28 percent less M than the B, it would sell.", "The A does not have 28 percent less M than the B."};
    struct tables *t = *state;
    for (size_t f = 0; f < COUNT(frames); f++) {
        for (size_t m = 0; m < COUNT(metrics); m++) {
            struct cc_arena arena = {0};
            struct cc_claims found;
            struct cc_error error = {0};
            struct cc_buf text;
            cc_buf_init(&text, 0);
            write_sentence(frames[f], "H20", "H100", metrics[m].noun, &text);
            assert_true(cc_claims_find(&t->db, cc_buf_view(&text), &arena, &found, &error));
            if (found.claim_count)
                fail_msg("%.*s", CC_PRI(cc_buf_view(&text)));
            cc_buf_release(&text);
            cc_arena_release(&arena);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_form_with_every_metric),
        cmocka_unit_test(test_nothing_asserted),
    };
    return cmocka_run_group_tests(tests, tables_set_up_builtin, tables_tear_down);
}
