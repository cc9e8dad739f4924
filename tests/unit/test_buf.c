/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The capped buffer. */
#include "support.h"

static void test_appending(void **state)
{
    (void)state;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    assert_view(cc_buf_view(&buf), "");
    cc_buf_add(&buf, (struct cc_str){NULL, 0});
    assert_non_null(buf.data);
    assert_int_equal(buf.data[0], 0);
    cc_buf_add(&buf, CC_STR("ab"));
    cc_buf_add_char(&buf, 'c');
    cc_buf_addf(&buf, "-%s-%d", "x", 7);
    cc_buf_repeat(&buf, '=', 3);
    cc_buf_repeat(&buf, '!', 0);
    assert_view(cc_buf_view(&buf), "abc-x-7===");
    assert_int_equal(buf.data[buf.len], 0);
    cc_buf_clear(&buf);
    assert_int_equal(buf.len, 0);
    assert_int_equal(buf.data[0], 0);
    cc_buf_add(&buf, CC_STR("again"));
    assert_view(cc_buf_view(&buf), "again");
    assert_false(buf.failed);
    cc_buf_release(&buf);
    assert_null(buf.data);
    cc_buf_add(&buf, CC_STR("after release"));
    assert_view(cc_buf_view(&buf), "after release");
    cc_buf_release(&buf);
}

static void test_cap_is_exact(void **state)
{
    (void)state;
    for (size_t cap = 1; cap < 200; cap++) {
        struct cc_buf buf;
        cc_buf_init(&buf, cap);
        for (size_t i = 0; i < cap; i++)
            cc_buf_add_char(&buf, 'x');
        assert_false(buf.failed);
        assert_int_equal(buf.len, cap);
        assert_true(buf.capacity <= cap + 1);
        cc_buf_add(&buf, CC_STR(""));
        assert_false(buf.failed);
        cc_buf_add_char(&buf, 'y');
        assert_true(buf.failed);
        assert_int_equal(buf.len, cap);
        cc_buf_release(&buf);
        assert_false(buf.failed);
        assert_int_equal(buf.cap, cap);
    }
}

static void test_nothing_after_failure(void **state)
{
    (void)state;
    struct cc_buf buf;
    cc_buf_init(&buf, 4);
    cc_buf_add(&buf, CC_STR("abc"));
    cc_buf_add(&buf, CC_STR("de"));
    assert_true(buf.failed);
    cc_buf_add(&buf, CC_STR("d")); /* would fit */
    cc_buf_addf(&buf, "%d", 1);
    cc_buf_repeat(&buf, 'x', 1);
    assert_view(cc_buf_view(&buf), "abc");
    cc_buf_clear(&buf);
    cc_buf_addf(&buf, "%s", "wxyz");
    assert_view(cc_buf_view(&buf), "wxyz");
    assert_false(buf.failed);
    cc_buf_addf(&buf, "%s", "more");
    assert_true(buf.failed);
    cc_buf_release(&buf);
}

static void test_sizes_that_overflow(void **state)
{
    (void)state;
    struct cc_buf buf;
    cc_buf_init(&buf, SIZE_MAX);
    cc_buf_add_char(&buf, 'x');
    assert_true(buf.failed);
    cc_buf_release(&buf);
    cc_buf_add_char(&buf, 'x');
    assert_true(buf.failed); /* no room for the NUL in any size */
    cc_buf_release(&buf);
    cc_buf_init(&buf, 1000);
    cc_buf_add_char(&buf, 'x');
    cc_buf_repeat(&buf, 'x', SIZE_MAX); /* 1 + SIZE_MAX wraps to 0 */
    assert_true(buf.failed);
    assert_view(cc_buf_view(&buf), "x");
    cc_buf_release(&buf);
}

static void test_long_format(void **state)
{
    (void)state;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%5000d", 1);
    assert_int_equal(buf.len, 5000);
    assert_int_equal(buf.data[4999], '1');
    cc_buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_appending),
        cmocka_unit_test(test_cap_is_exact),
        cmocka_unit_test(test_nothing_after_failure),
        cmocka_unit_test(test_sizes_that_overflow),
        cmocka_unit_test(test_long_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
