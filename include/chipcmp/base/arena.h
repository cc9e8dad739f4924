/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 0, base. Arena: blocks that are given back all at once.
 *
 * Zero-initialise or call cc_arena_init; cc_arena_release frees every block and leaves the arena as cc_arena_init does. cc_arena_reset
 * keeps
 * the blocks for what comes next, for work that is done over and over.
 * When memory runs out, alloc returns NULL and `failed` stays set, so a caller may check once at the end.
 * Under AddressSanitizer the unused rest of a block and a gap after each allocation are poisoned.
 */
#ifndef CHIPCMP_BASE_ARENA_H
#define CHIPCMP_BASE_ARENA_H

#include "chipcmp/base/str.h"

#include <stdarg.h>

struct cc_arena_block;

struct cc_arena {
    struct cc_arena_block *blocks;
    struct cc_arena_block *spare; /* kept by a reset */
    size_t used;                  /* bytes used of the newest block */
    size_t total;                 /* bytes held from malloc */
    bool failed;                  /* some allocation did not succeed */
    size_t fail_after;            /* tests: 0 never, n: the n-th allocation from here fails (and all after it) */
};

void cc_arena_init(struct cc_arena *arena);
void cc_arena_release(struct cc_arena *arena);
void cc_arena_reset(struct cc_arena *arena); /* what was allocated is gone; neither `failed` nor fail_after changes */

/* Zeroed memory for `count` objects of `size` bytes; NULL when memory ran out or count * size overflows. count 0 gives a valid pointer. */
void *cc_arena_alloc(struct cc_arena *arena, size_t count, size_t size);

/* Typed short form: CC_NEW(&arena, struct thing, n). */
#define CC_NEW(arena, type, count) ((type *)cc_arena_alloc((arena), (count), sizeof(type)))

/* Makes room for element number `count` of an array that grows by doubling: returns `items`, where nothing was allocated since or there is
 * room left, or a larger copy (the old one stays until release), new elements zeroed, and updates *capacity; NULL when memory ran out. NULL
 * with count 0 and capacity 0 starts an array. */
void *cc_arena_grow(struct cc_arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* The array grows no more: the room that it never used is given back, where nothing was allocated since. */
void cc_arena_fit(struct cc_arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/*
 * The same for an array of any type: false when memory ran out (then `items` is NULL, and what it held is lost to the caller).
 *
 *     if (!CC_PUSH_ROOM(arena, rows, row_count, row_capacity))
 *         return cc_error_memory(error);
 *     rows[row_count++] = row;
 */
#define CC_PUSH_ROOM(arena, items, count, capacity) \
    (((items) = cc_arena_grow((arena), (items), (count), &(capacity), sizeof *(items))) != NULL)

/* Copies; the result is followed by a NUL byte that does not count. On failure the empty view. */
struct cc_str cc_arena_copy(struct cc_arena *arena, struct cc_str s);
struct cc_str cc_arena_format(struct cc_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct cc_str cc_arena_vformat(struct cc_arena *arena, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

#endif
