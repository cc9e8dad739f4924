/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. Arena: a list of zeroed blocks, the newest one served from the front. */
#include "chipcmp/base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define POISON(at, size) __asan_poison_memory_region((at), (size))
#define UNPOISON(at, size) __asan_unpoison_memory_region((at), (size))
enum { RED_ZONE = 16 }; /* the gap is at least this, and rounding up to the alignment widens it */
#else
#define POISON(at, size) ((void)(at), (void)(size))
#define UNPOISON(at, size) ((void)(at), (void)(size))
enum { RED_ZONE = 0 };
#endif

struct cc_arena_block {
    struct cc_arena_block *next;
    size_t size; /* bytes after the header */
    size_t end;  /* strings need no alignment: they are taken from the back, and begin here */
    max_align_t bytes[];
};

enum { ALIGNMENT = _Alignof(max_align_t), BLOCK_LEAST = 16 * 1024, BLOCK_MOST = 1024 * 1024 };

void cc_arena_init(struct cc_arena *arena)
{
    *arena = (struct cc_arena){.blocks = NULL};
}

void cc_arena_release(struct cc_arena *arena)
{
    struct cc_arena_block *block = arena->blocks;
    while (block) {
        struct cc_arena_block *next = block->next;
        UNPOISON(block->bytes, block->size);
        free(block);
        block = next;
    }
    cc_arena_init(arena);
}

/* The fault injection of tests: true where this allocation has to fail. Stays at 1, so that all later ones fail too. */
static bool failure_is_due(struct cc_arena *arena)
{
    if (arena->fail_after == 0)
        return false;
    if (arena->fail_after == 1)
        return true;
    arena->fail_after--;
    return false;
}

static struct cc_arena_block *add_block(struct cc_arena *arena, size_t least)
{
    size_t size = arena->total < BLOCK_LEAST ? BLOCK_LEAST : arena->total < BLOCK_MOST ? arena->total : BLOCK_MOST;
    if (size < least)
        size = least;
    if (size > SIZE_MAX - sizeof(struct cc_arena_block))
        return NULL;
    struct cc_arena_block *block = calloc(1, sizeof *block + size);
    if (!block)
        return NULL;
    block->next = arena->blocks;
    block->size = block->end = size;
    POISON(block->bytes, size);
    arena->blocks = block;
    arena->used = 0;
    arena->total += sizeof *block + size;
    return block;
}

static void *take(struct cc_arena *arena, size_t wanted)
{
    if (wanted > SIZE_MAX - ALIGNMENT - RED_ZONE || failure_is_due(arena))
        return NULL;
    size_t step = (wanted + RED_ZONE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct cc_arena_block *block = arena->blocks;
    if (!block || block->end - arena->used < step)
        block = add_block(arena, step);
    if (!block)
        return NULL;
    void *at = (char *)block->bytes + arena->used;
    arena->used += step;
    UNPOISON(at, wanted);
    return at;
}

static char *take_string(struct cc_arena *arena, size_t wanted)
{
    if (wanted > SIZE_MAX - ALIGNMENT - RED_ZONE || failure_is_due(arena))
        return NULL;
    size_t step = RED_ZONE ? (wanted + RED_ZONE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : wanted;
    struct cc_arena_block *block = arena->blocks;
    if (!block || block->end - arena->used < step)
        block = add_block(arena, step);
    if (!block)
        return NULL;
    block->end -= step;
    char *at = (char *)block->bytes + block->end;
    UNPOISON(at, wanted);
    return at;
}

void *cc_arena_alloc(struct cc_arena *arena, size_t count, size_t size)
{
    bool overflows = size > 0 && count > SIZE_MAX / size;
    size_t wanted = overflows ? SIZE_MAX : count * size;
    void *at = take(arena, wanted > 0 ? wanted : 1);
    if (!at)
        arena->failed = true;
    return at;
}

void *cc_arena_grow(struct cc_arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (items && count < *capacity)
        return items;
    size_t larger = count < 8 ? 8 : count <= SIZE_MAX / 2 ? count * 2 : SIZE_MAX;
    void *copy = cc_arena_alloc(arena, larger, size);
    if (!copy)
        return NULL;
    if (items && count > 0)
        memcpy(copy, items, count * size);
    *capacity = larger;
    return copy;
}

struct cc_str cc_arena_copy(struct cc_arena *arena, struct cc_str s)
{
    char *copy = s.len < SIZE_MAX ? take_string(arena, s.len + 1) : NULL;
    if (!copy) {
        arena->failed = true;
        return (struct cc_str){NULL, 0};
    }
    if (s.len > 0)
        memcpy(copy, s.s, s.len);
    return (struct cc_str){copy, s.len};
}

struct cc_str cc_arena_format(struct cc_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct cc_str s = cc_arena_vformat(arena, format, args);
    va_end(args);
    return s;
}

struct cc_str cc_arena_vformat(struct cc_arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = length >= 0 ? cc_arena_alloc(arena, (size_t)length + 1, 1) : NULL;
    if (!text) {
        arena->failed = true;
        return (struct cc_str){NULL, 0};
    }
    vsnprintf(text, (size_t)length + 1, format, args);
    return (struct cc_str){text, (size_t)length};
}
