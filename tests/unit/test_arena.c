/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arena. */
#include "support.h"

#include "chipcmp/base/arena.h"

static int set_up(void **state)
{
    static struct cc_arena arena;
    cc_arena_init(&arena);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    cc_arena_release(*state);
    return 0;
}

static void test_zeroed_and_apart(void **state)
{
    struct cc_arena *arena = *state;
    unsigned char *last = NULL;
    for (size_t size = 1; size < 3000; size += 7) {
        unsigned char *now = cc_arena_alloc(arena, size, 1);
        assert_non_null(now);
        assert_int_equal((uintptr_t)now % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(now[i], 0);
        memset(now, 0xA5, size);
        if (last)
            assert_int_equal(last[0], 0xA5);
        last = now;
    }
    assert_false(arena->failed);
}

static void test_sizes_at_the_edge(void **state)
{
    struct cc_arena *arena = *state;
    assert_non_null(cc_arena_alloc(arena, 0, 8));
    assert_non_null(cc_arena_alloc(arena, 8, 0));
    assert_ptr_not_equal(cc_arena_alloc(arena, 0, 8), cc_arena_alloc(arena, 0, 8));
    char *large = CC_NEW(arena, char, (size_t)5 << 20);
    assert_non_null(large);
    large[((size_t)5 << 20) - 1] = 1;
    assert_true(arena->total >= (size_t)5 << 20);
    assert_false(arena->failed);
    assert_null(cc_arena_alloc(arena, SIZE_MAX / 2, 3)); /* the product overflows */
    assert_true(arena->failed);
    arena->failed = false;
    assert_null(cc_arena_alloc(arena, SIZE_MAX, 1));
    assert_null(cc_arena_alloc(arena, SIZE_MAX - 20, 1));
    assert_true(arena->failed);
}

static void test_zero_initialised(void **state)
{
    (void)state;
    struct cc_arena arena = {0};
    assert_non_null(CC_NEW(&arena, int, 3));
    cc_arena_release(&arena);
    assert_int_equal(arena.total, 0);
    assert_non_null(CC_NEW(&arena, int, 3));
    cc_arena_release(&arena);
    cc_arena_release(&arena);
}

/* After a reset the same memory is served, zeroed, to whoever wants as much again. */
static void test_reset(void **state)
{
    struct cc_arena *arena = *state;
    size_t total = 0, room = 0;
    for (int round = 0; round < 3; round++) {
        int *numbers = NULL;
        room = 0;
        for (size_t i = 0; i < 5000; i++) {
            assert_true(CC_PUSH_ROOM(arena, numbers, i, room));
            assert_int_equal(numbers[i], 0);
            numbers[i] = -1;
        }
        unsigned char *bytes = CC_NEW(arena, unsigned char, 300000);
        for (size_t i = 0; i < 300000; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xA5, 300000);
        struct cc_str text = cc_arena_copy(arena, CC_STR("text"));
        assert_string_equal(text.s, "text");
        if (round == 0)
            total = arena->total;
        assert_int_equal(arena->total, total);
        cc_arena_reset(arena);
    }
    cc_arena_release(arena);
    assert_int_equal(arena->total, 0);
}

static void test_fail_after(void **state)
{
    struct cc_arena *arena = *state;
    arena->fail_after = 3;
    assert_non_null(CC_NEW(arena, int, 1));
    assert_non_null(CC_NEW(arena, int, 1));
    assert_false(arena->failed);
    assert_null(CC_NEW(arena, int, 1));
    assert_true(arena->failed);
    assert_null(CC_NEW(arena, int, 1));
    assert_view(cc_arena_copy(arena, CC_STR("x")), "");
    assert_null(cc_arena_copy(arena, CC_STR("x")).s);
    assert_null(cc_arena_format(arena, "%d", 1).s);
    cc_arena_release(arena);
    assert_false(arena->failed);
    assert_non_null(CC_NEW(arena, int, 1));
}

static void test_grow(void **state)
{
    struct cc_arena *arena = *state;
    int *items = NULL;
    size_t count = 0, capacity = 0;
    for (int i = 0; i < 1000; i++) {
        assert_true(CC_PUSH_ROOM(arena, items, count, capacity));
        assert_true(capacity > count);
        assert_int_equal(items[count], 0);
        items[count++] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    int *same = items;
    count = capacity - 1;
    assert_true(CC_PUSH_ROOM(arena, items, count, capacity));
    assert_ptr_equal(items, same);
    arena->fail_after = 1;
    count = capacity;
    assert_false(CC_PUSH_ROOM(arena, items, count, capacity));
    assert_true(arena->failed);
}

/* The last array grows where it stands, and gives back what it does not need. */
static void test_grow_in_place(void **state)
{
    struct cc_arena *arena = *state;
    int *items = NULL;
    size_t count = 0, capacity = 0;
    assert_true(CC_PUSH_ROOM(arena, items, count, capacity));
    int *first = items;
    for (int i = 0; i < 40; i++) {
        assert_true(CC_PUSH_ROOM(arena, items, count, capacity));
        assert_ptr_equal(items, first);
        assert_int_equal(items[count], 0);
        items[count++] = i + 1;
    }
    size_t used = arena->used;
    cc_arena_fit(arena, items, count, &capacity, sizeof *items);
    assert_int_equal(capacity, count);
    assert_true(arena->used < used);
    int *next = CC_NEW(arena, int, 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(next[i], 0);
    next[0] = 7;
    assert_true(CC_PUSH_ROOM(arena, items, count, capacity)); /* no longer the last */
    assert_ptr_not_equal(items, first);
    for (int i = 0; i < 40; i++)
        assert_int_equal(items[i], i + 1);
    cc_arena_fit(arena, first, 1, &count, sizeof *first); /* nor is that */
    assert_int_equal(count, 40);
    assert_int_equal(next[0], 7);
}

static void test_texts(void **state)
{
    struct cc_arena *arena = *state;
    char original[] = "a\0b";
    struct cc_str copy = cc_arena_copy(arena, (struct cc_str){original, 3});
    original[0] = 'x';
    assert_int_equal(copy.len, 3);
    assert_memory_equal(copy.s, "a\0b", 4);
    struct cc_str empty = cc_arena_copy(arena, (struct cc_str){NULL, 0});
    assert_non_null(empty.s);
    assert_int_equal(empty.s[0], 0);
    struct cc_str text = cc_arena_format(arena, "%s %d %.*s", "H20", 96, CC_PRI(CC_STR("GB of HBM3")));
    assert_view(text, "H20 96 GB of HBM3");
    assert_int_equal(text.s[text.len], 0);
    assert_int_equal(cc_arena_format(arena, "%0100000d", 1).len, 100000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_zeroed_and_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_sizes_at_the_edge, set_up, tear_down),
        cmocka_unit_test(test_zero_initialised),
        cmocka_unit_test_setup_teardown(test_reset, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_fail_after, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_grow, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_grow_in_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_texts, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
