/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests on the built-in database share: the database with an arena for results, and chips and metrics by their ids. An id that is
 * not there fails the test.
 */
#ifndef CHIPCMP_TESTS_UNIT_DATABASE_H
#define CHIPCMP_TESTS_UNIT_DATABASE_H

#include "support.h"

#include "chipcmp/specs/db.h"

struct database {
    struct cc_db db;
    struct cc_arena arena; /* of results; goes with the database */
};

/* For a fixture that holds more than the database. */
void database_open(struct database *database);
void database_close(struct database *database);

/* Of a group of tests, or of a single one: the state is a `struct database`. */
int database_set_up(void **state);
int database_tear_down(void **state);

uint32_t chip_by_id(const struct cc_db *db, const char *id);
uint32_t metric_by_id(const struct cc_db *db, const char *id);

/* Chips by their ids with a space between, in the arena; no id gives none. */
struct chips {
    uint32_t *index;
    size_t count;
};
struct chips chips_by_ids(const struct cc_db *db, const char *ids, struct cc_arena *arena);

#endif
