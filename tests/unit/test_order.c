/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of figures, however they are read. */
#include "support.h"

#include "specs/loader.h"

#include <stdlib.h>

enum { CHIPS = 12 };

static void load(struct cc_db *db, const struct cc_figure *figures, size_t count)
{
    struct cc_error error = {0};
    struct loader l = {.db = db, .error = &error};
    *db = (struct cc_db){.chip_count = CHIPS};
    db->chips = calloc(CHIPS, sizeof *db->chips);
    assert_non_null(db->chips);
    for (size_t i = 0; i < count; i++)
        assert_true(loader_put_figure(&l, &figures[i]));
    loader_order(&l);
}

/* Each chip has its part of the array, in order, and nothing is lost. */
static void check(const struct cc_db *db, size_t count)
{
    size_t next = 0;
    assert_int_equal(db->figure_count, count);
    for (uint32_t c = 0; c < CHIPS; c++) {
        const struct cc_chip *chip = &db->chips[c];
        assert_true(chip->figure_count == 0 || chip->first_figure == next);
        for (; next < chip->first_figure + (size_t)chip->figure_count; next++) {
            const struct cc_figure *a = &db->figures[next], *b = a + 1;
            assert_int_equal(a->chip, c);
            if (next + 1 == chip->first_figure + (size_t)chip->figure_count)
                continue;
            assert_true(a->metric <= b->metric);
            assert_true(a->metric < b->metric || a->basis <= b->basis);
            assert_true(a->metric < b->metric || a->basis < b->basis || a->place.line < b->place.line);
        }
    }
    assert_int_equal(next, count);
}

/* `spread`: how far a figure's chip may lie from where it would be in a table in order. 0: such a table. */
static void try_order(struct rng *rng, size_t count, uint64_t spread, uint64_t metrics)
{
    static struct cc_figure figures[3000];
    struct cc_db db;
    assert_in_range(count, 0, sizeof figures / sizeof *figures);
    for (size_t i = 0; i < count; i++) {
        uint64_t chip = i * CHIPS / count + rng_below(rng, spread + 1);
        figures[i] = (struct cc_figure){.chip = (uint32_t)(chip % CHIPS),
            .metric = (uint16_t)rng_below(rng, metrics),
            .basis = (uint8_t)rng_below(rng, 3)};
        figures[i].place.line = (uint32_t)i + 2;
    }
    load(&db, figures, count);
    check(&db, count);
    cc_db_release(&db);
}

static void tables_in_order(void **state)
{
    (void)state;
    struct rng rng = {0x5EED0011};
    for (size_t count = 1; count < 3000; count += 137)
        try_order(&rng, count, 0, 5);
}

static void tables_in_disorder(void **state)
{
    (void)state;
    struct rng rng = {0x5EED0012};
    for (size_t count = 1; count < 3000; count += 137) {
        try_order(&rng, count, 1, 5);
        try_order(&rng, count, CHIPS, 40);
    }
}

static void no_figure(void **state)
{
    (void)state;
    struct cc_db db;
    load(&db, NULL, 0);
    check(&db, 0);
    cc_db_release(&db);
}

/* Built-in tables in any order, then an overlay in order that starts with figures of built-in chips. */
static void overlay_behind(void **state)
{
    (void)state;
    static const uint32_t chips[] = {3, 3, 1, 4, 0, 2, 4, 1, 0, 2, 3, 5, 5, 6, 7, 7, 7, 11};
    struct cc_figure figures[sizeof chips / sizeof *chips] = {{.chip = 0}};
    struct cc_db db;
    for (size_t i = 0; i < sizeof chips / sizeof *chips; i++) {
        figures[i].chip = chips[i];
        figures[i].metric = (uint16_t)(i * 7 % 5);
        figures[i].place.line = (uint32_t)i + 2;
    }
    load(&db, figures, sizeof chips / sizeof *chips);
    check(&db, sizeof chips / sizeof *chips);
    cc_db_release(&db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_in_order),
        cmocka_unit_test(tables_in_disorder),
        cmocka_unit_test(no_figure),
        cmocka_unit_test(overlay_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
