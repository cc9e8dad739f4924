/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. Arena: a list of blocks, the newest one served from the front. */
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
    bool used;   /* before a reset: its bytes are no longer zero */
    max_align_t bytes[];
};

enum { ALIGNMENT = _Alignof(max_align_t), BLOCK_LEAST = 16 * 1024, BLOCK_MOST = 1024 * 1024 };

void cc_arena_init(struct cc_arena *arena)
{
    *arena = (struct cc_arena){.blocks = NULL};
}

static void free_blocks(struct cc_arena_block *block)
{
    while (block) {
        struct cc_arena_block *next = block->next;
        UNPOISON(block->bytes, block->size);
        free(block);
        block = next;
    }
}

void cc_arena_release(struct cc_arena *arena)
{
    free_blocks(arena->blocks);
    free_blocks(arena->spare);
    cc_arena_init(arena);
}

/* The newest blocks are the largest; so they come first among the spare ones. */
void cc_arena_reset(struct cc_arena *arena)
{
    struct cc_arena_block **last = &arena->blocks;
    for (; *last; last = &(*last)->next) {
        (*last)->end = (*last)->size;
        (*last)->used = true;
        POISON((*last)->bytes, (*last)->size);
    }
    *last = arena->spare;
    arena->spare = arena->blocks;
    arena->blocks = NULL;
    arena->used = 0;
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

/* The first spare block of this size, or NULL. */
static struct cc_arena_block *take_spare(struct cc_arena *arena, size_t least)
{
    struct cc_arena_block **at = &arena->spare, *block;
    while (*at && (*at)->size < least)
        at = &(*at)->next;
    block = *at;
    if (block)
        *at = block->next;
    return block;
}

static struct cc_arena_block *new_block(struct cc_arena *arena, size_t least)
{
    size_t size = arena->total < BLOCK_LEAST ? BLOCK_LEAST : arena->total < BLOCK_MOST ? arena->total : BLOCK_MOST;
    if (size < least)
        size = least;
    if (size > SIZE_MAX - sizeof(struct cc_arena_block))
        return NULL;
    struct cc_arena_block *block = calloc(1, sizeof *block + size);
    if (!block)
        return NULL;
    block->size = block->end = size;
    POISON(block->bytes, size);
    arena->total += sizeof *block + size;
    return block;
}

static struct cc_arena_block *add_block(struct cc_arena *arena, size_t least)
{
    struct cc_arena_block *block = take_spare(arena, least);
    if (!block)
        block = new_block(arena, least);
    if (!block)
        return NULL;
    block->next = arena->blocks;
    arena->blocks = block;
    arena->used = 0;
    return block;
}

/* What an allocation takes of a block. */
static size_t step_of(size_t wanted)
{
    return (wanted + RED_ZONE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* The first `kept` bytes are the caller's to fill, the others are zero. */
static void *take(struct cc_arena *arena, size_t wanted, size_t kept)
{
    if (wanted > SIZE_MAX - ALIGNMENT - RED_ZONE || failure_is_due(arena))
        return NULL;
    size_t step = step_of(wanted);
    struct cc_arena_block *block = arena->blocks;
    if (!block || block->end - arena->used < step)
        block = add_block(arena, step);
    if (!block)
        return NULL;
    char *at = (char *)block->bytes + arena->used;
    arena->used += step;
    UNPOISON(at, wanted);
    if (block->used)
        memset(at + kept, 0, wanted - kept);
    return at;
}

/* Its last byte is zero. */
static char *take_string(struct cc_arena *arena, size_t wanted)
{
    if (wanted > SIZE_MAX - ALIGNMENT - RED_ZONE || failure_is_due(arena))
        return NULL;
    size_t step = RED_ZONE ? step_of(wanted) : wanted;
    struct cc_arena_block *block = arena->blocks;
    if (!block || block->end - arena->used < step)
        block = add_block(arena, step);
    if (!block)
        return NULL;
    block->end -= step;
    char *at = (char *)block->bytes + block->end;
    UNPOISON(at, wanted);
    at[wanted - 1] = '\0';
    return at;
}

static void *alloc(struct cc_arena *arena, size_t count, size_t size, size_t kept)
{
    bool overflows = size > 0 && count > SIZE_MAX / size;
    size_t wanted = overflows ? SIZE_MAX : count * size;
    void *at = take(arena, wanted > 0 ? wanted : 1, kept);
    if (!at)
        arena->failed = true;
    return at;
}

void *cc_arena_alloc(struct cc_arena *arena, size_t count, size_t size)
{
    return alloc(arena, count, size, 0);
}

/* Nothing but strings was allocated since these `bytes`. */
static bool is_last(const struct cc_arena *arena, const void *items, size_t bytes)
{
    const struct cc_arena_block *block = arena->blocks;
    size_t step = step_of(bytes > 0 ? bytes : 1);
    return items && block && arena->used >= step && (const char *)block->bytes + (arena->used - step) == (const char *)items;
}

/* Makes the last allocation longer, where its block has the room. */
static bool extend(struct cc_arena *arena, void *items, size_t bytes, size_t larger)
{
    struct cc_arena_block *block = arena->blocks;
    if (!is_last(arena, items, bytes) || step_of(larger) - step_of(bytes) > block->end - arena->used)
        return false;
    arena->used += step_of(larger) - step_of(bytes);
    UNPOISON(items, larger);
    if (block->used)
        memset((char *)items + bytes, 0, larger - bytes);
    return true;
}

void *cc_arena_grow(struct cc_arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (items && count < *capacity)
        return items;
    size_t larger = count < 8 ? 8 : count <= SIZE_MAX / 2 ? count * 2 : SIZE_MAX;
    size_t kept = items ? count * size : 0;
    if (kept && larger <= BLOCK_MOST / size && arena->fail_after != 1 && extend(arena, items, kept, larger * size)) {
        failure_is_due(arena); /* it counts as an allocation */
        *capacity = larger;
        return items;
    }
    void *copy = alloc(arena, larger, size, kept);
    if (!copy)
        return NULL;
    if (kept)
        memcpy(copy, items, kept);
    *capacity = larger;
    return copy;
}

void cc_arena_fit(struct cc_arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (!count || count >= *capacity || !is_last(arena, items, *capacity * size))
        return;
    char *rest = (char *)items + count * size;
    size_t room = (*capacity - count) * size;
    arena->used -= step_of(*capacity * size) - step_of(count * size);
    POISON(rest, room);
    *capacity = count;
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
    char brief[128]; /* most are, and written once */
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(brief, sizeof brief, format, again);
    va_end(again);
    char *text = length >= 0 ? take_string(arena, (size_t)length + 1) : NULL;
    if (!text) {
        arena->failed = true;
        return (struct cc_str){NULL, 0};
    }
    if ((size_t)length < sizeof brief)
        memcpy(text, brief, (size_t)length);
    else
        vsnprintf(text, (size_t)length + 1, format, args);
    return (struct cc_str){text, (size_t)length};
}
