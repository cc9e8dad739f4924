/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens and closes the built-in database for tests, and finds in it what they name. */
#include "database.h"

#include "chipcmp/num/stats.h"
#include "chipcmp/specs/load.h"

void database_open(struct database *database)
{
    static const struct cc_specs_options options = {.builtin = true};
    struct cc_error error = {0};
    memset(database, 0, sizeof *database);
    cc_stats_init();
    cc_arena_init(&database->arena);
    if (!cc_db_load(&database->db, &options, NULL, &error))
        fail_msg("%s", error.text);
}

void database_close(struct database *database)
{
    cc_arena_release(&database->arena);
    cc_db_release(&database->db);
}

int database_set_up(void **state)
{
    static struct database database;
    database_open(&database);
    *state = &database;
    return 0;
}

int database_tear_down(void **state)
{
    database_close(*state);
    return 0;
}

uint32_t chip_by_id(const struct cc_db *db, const char *id)
{
    uint32_t chip = cc_db_find_chip(db, cc_str_of(id));
    if (chip == CC_NO_INDEX)
        fail_msg("no chip %s", id);
    return chip;
}

uint32_t metric_by_id(const struct cc_db *db, const char *id)
{
    uint32_t metric = cc_db_find_metric(db, cc_str_of(id));
    if (metric == CC_NO_INDEX)
        fail_msg("no metric %s", id);
    return metric;
}

struct chips chips_by_ids(const struct cc_db *db, const char *ids, struct cc_arena *arena)
{
    struct chips chips = {.index = NULL, .count = 0};
    struct cc_str rest = cc_str_of(ids), id;
    while (rest.len > 0) {
        cc_str_cut(rest, ' ', &id, &rest);
        chips.count++;
    }
    if (chips.count == 0)
        return chips;
    chips.index = CC_NEW(arena, uint32_t, chips.count);
    assert_non_null(chips.index);
    rest = cc_str_of(ids);
    for (size_t i = 0; i < chips.count; i++) {
        cc_str_cut(rest, ' ', &id, &rest);
        chips.index[i] = cc_db_find_chip(db, id);
        if (chips.index[i] == CC_NO_INDEX)
            fail_msg("no chip %.*s", CC_PRI(id));
    }
    return chips;
}
