/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the unit tests share: cmocka in the right order, assertions for doubles and views, a seeded generator. */
#ifndef CHIPCMP_TESTS_UNIT_SUPPORT_H
#define CHIPCMP_TESTS_UNIT_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chipcmp/base/buf.h"
#include "chipcmp/base/str.h"

#include <string.h>

/* cmocka 1.1.5 casts to float in assert_float_equal. NaN is near nothing. */
#define assert_double_near(actual, expected, tolerance) support_near((actual), (expected), (tolerance), #actual, __FILE__, __LINE__)
#define assert_double_is(actual, expected) support_near((actual), (expected), 0.0, #actual, __FILE__, __LINE__)

/* The view has exactly the bytes of the NUL-terminated text. */
#define assert_view(view, text) support_view((view), (text), #view, __FILE__, __LINE__)

static inline void support_near(double actual, double expected, double tolerance, const char *what, const char *file, int line)
{
    double gap = actual > expected ? actual - expected : expected - actual;
    if (actual == expected || gap <= tolerance)
        return;
    print_error("%s is %.17g, expected %.17g (tolerance %g)\n", what, actual, expected, tolerance);
    _fail(file, line);
}

static inline void support_view(struct cc_str view, const char *text, const char *what, const char *file, int line)
{
    if (view.len == strlen(text) && (view.len == 0 || memcmp(view.s, text, view.len) == 0))
        return;
    print_error("%s is \"%.*s\", expected \"%s\"\n", what, cc_str_int_len(view), view.len > 0 ? view.s : "", text);
    _fail(file, line);
}

/* xorshift64* (Vigna 2016): the same numbers on every machine. The seed is not 0. */
struct rng {
    uint64_t state;
};

static inline uint64_t rng_next(struct rng *rng)
{
    rng->state ^= rng->state >> 12;
    rng->state ^= rng->state << 25;
    rng->state ^= rng->state >> 27;
    return rng->state * UINT64_C(2685821657736338717);
}

/* 0 .. below - 1 */
static inline uint64_t rng_below(struct rng *rng, uint64_t below)
{
    return rng_next(rng) % below;
}

/* 0 up to but not including 1 */
static inline double rng_double(struct rng *rng)
{
    return (double)(rng_next(rng) >> 11) / 9007199254740992.0;
}

#endif
