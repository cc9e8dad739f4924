/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values looked up before: the same as worked out anew, each once, for every chip, metric and basis; memory that runs out. */
#include "scarcity.h"
#include "tables.h"

#include "chipcmp/metric/values.h"

static void assert_same(const struct cc_value *a, const struct cc_value *b)
{
    assert_true(a->state == b->state && a->chip == b->chip && a->metric == b->metric && a->basis == b->basis);
    assert_int_equal(a->side_count, b->side_count);
    for (size_t i = 0; i < a->side_count; i++)
        assert_ptr_equal(a->sides[i].figure, b->sides[i].figure);
    assert_ptr_equal(a->unknown, b->unknown);
}

static void test_all(void **state)
{
    struct tables *t = *state;
    struct cc_values values;
    struct cc_error error = {0};
    cc_values_init(&values, &t->db, &t->arena);
    for (uint32_t chip = 0; chip < t->db.chip_count; chip++) {
        for (uint32_t metric = 0; metric < t->db.metric_count; metric++) {
            for (int basis = 0; basis < CC_BASIS_COUNT; basis++) {
                struct cc_value plain;
                const struct cc_value *first = cc_values_get(&values, chip, metric, (enum cc_basis)basis, &error);
                assert_non_null(first);
                assert_ptr_equal(cc_values_get(&values, chip, metric, (enum cc_basis)basis, &error), first);
                assert_true(cc_value_get(&t->db, chip, metric, (enum cc_basis)basis, &t->arena, &plain, &error));
                assert_same(first, &plain);
            }
        }
    }
}

static void test_memory_runs_out(void **state)
{
    struct tables *t = *state;
    uint32_t chip = cc_db_find_chip(&t->db, CC_STR("h100-sxm5")), metric = cc_db_find_metric(&t->db, CC_STR("bf16_tensor"));
    struct scarcity scarcity = {0};
    while (scarcity_next(&scarcity)) {
        struct cc_values values;
        cc_values_init(&values, &t->db, &scarcity.arena);
        scarcity.done = cc_values_get(&values, chip, metric, CC_BASIS_DENSE, &scarcity.error) != NULL;
        const struct cc_value *again = cc_values_get(&values, chip, metric, CC_BASIS_DENSE, &scarcity.error);
        assert_true(!scarcity.done || (again && again->side_count > 0)); /* what failed is not kept */
    }
    assert_true(scarcity.failures > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all),
        cmocka_unit_test(test_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, tables_set_up_builtin, tables_tear_down);
}
