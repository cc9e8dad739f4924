/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that runs out at each place in turn: something is done again and again with an arena of which the 1st, the 2nd, the 3rd ...
 * allocation fails, until it succeeds. Each failure has to be an error of memory.
 *
 *     struct scarcity scarcity = {.step = 3};
 *     while (scarcity_next(&scarcity))
 *         scarcity.done = cc_rank_run(&db, &options, &scarcity.arena, &out, &scarcity.error);
 *     assert_true(scarcity.failures > 10);
 */
#ifndef CHIPCMP_TESTS_UNIT_SCARCITY_H
#define CHIPCMP_TESTS_UNIT_SCARCITY_H

#include "support.h"

#include "chipcmp/base/arena.h"
#include "chipcmp/base/error.h"

struct scarcity {
    /* Set before, where every allocation is too many; 0 is the default. */
    size_t step; /* from one try to the next; 1 */
    size_t part; /* and after the nth, n / part further; none */
    size_t most; /* allocations without success that fail the test; 20,000 */
    /* For each try. */
    struct cc_arena arena;
    struct cc_error error;
    bool done; /* the test's own to set */
    /* What came of it. */
    size_t failures;
    size_t allocation; /* the one that fails */
};

/* jansson may allocate so often, and no more; until json_plenty. */
void json_scarcity(size_t allocations);
void json_plenty(void);

/* Judges the last try and opens the arena for the next one; false once a try has succeeded. */
bool scarcity_next(struct scarcity *scarcity);

#endif
