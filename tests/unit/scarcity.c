/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fails the allocations of an arena in turn, and those of jansson. */
#include "scarcity.h"

#include <jansson.h>
#include <stdlib.h>

enum { MOST_ALLOCATIONS = 20000 };

static void judge(struct scarcity *scarcity)
{
    assert_int_equal(scarcity->error.code, scarcity->done ? CC_OK : CC_ERR_MEMORY);
    assert_false(scarcity->done && scarcity->arena.failed); /* a failure was passed over */
    scarcity->failures += !scarcity->done;
    cc_arena_release(&scarcity->arena);
}

bool scarcity_next(struct scarcity *scarcity)
{
    size_t last = scarcity->allocation;
    if (last > 0)
        judge(scarcity);
    if (scarcity->done)
        return false;
    if (last == 0)
        scarcity->allocation = 1;
    else
        scarcity->allocation += (scarcity->step ? scarcity->step : 1) + (scarcity->part ? last / scarcity->part : 0);
    assert_true(scarcity->allocation < (scarcity->most ? scarcity->most : MOST_ALLOCATIONS));
    scarcity->error = (struct cc_error){.code = CC_OK};
    cc_arena_init(&scarcity->arena);
    scarcity->arena.fail_after = scarcity->allocation;
    return true;
}

static size_t json_allocations;

static void *scarce_malloc(size_t size)
{
    if (json_allocations == 0)
        return NULL;
    json_allocations--;
    return malloc(size);
}

void json_scarcity(size_t allocations)
{
    json_allocations = allocations;
    json_set_alloc_funcs(scarce_malloc, free);
}

void json_plenty(void)
{
    json_set_alloc_funcs(malloc, free);
}
