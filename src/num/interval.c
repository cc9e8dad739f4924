/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 1, num. Intervals of decimals, and arithmetic that rounds outward. */
#include "chipcmp/num/interval.h"

#include <assert.h>
#include <math.h>

/* Digits below this take one more decimal; the largest result, and five times it, fit 64 bits. */
#define MOST_DIGITS UINT64_C(1000000000000000000)

static double least(double a, double b)
{
    return a < b ? a : b;
}

static double greatest(double a, double b)
{
    return a > b ? a : b;
}

static struct cc_interval outward(double lo, double hi)
{
    assert(lo <= hi);
    return (struct cc_interval){nextafter(lo, -HUGE_VAL), nextafter(hi, HUGE_VAL)};
}

static struct cc_interval outward_from_zero(double lo, double hi)
{
    struct cc_interval a = outward(lo, hi);
    a.lo = greatest(a.lo, 0.0);
    return a;
}

/* Brings *a to the exponent `exponent` (at most its own); false where it gets too long. */
static bool align(struct cc_decimal *a, int exponent)
{
    while (a->digits > 0 && a->exponent > exponent) {
        if (a->digits >= MOST_DIGITS)
            return false;
        a->digits *= 10;
        a->exponent--;
    }
    a->exponent = exponent;
    return a->digits <= MOST_DIGITS * 10;
}

bool cc_interval_of_step(struct cc_decimal d, struct cc_decimal step, int scale10, uint64_t multiplier, unsigned divisor,
    struct cc_interval *out)
{
    bool negative = d.negative;
    struct cc_decimal half = {step.digits, step.exponent - 1, false}; /* five times the step, one place further: step / 2 */
    if (step.digits == 0 || step.digits > MOST_DIGITS)
        return false;
    half.digits *= 5;
    int exponent = d.exponent < half.exponent ? d.exponent : half.exponent;
    if (!align(&d, exponent) || !align(&half, exponent) || half.digits > UINT64_MAX - d.digits)
        return false;
    struct cc_decimal lo = {d.digits > half.digits ? d.digits - half.digits : 0, exponent, false};
    struct cc_decimal hi = {d.digits + half.digits, exponent, false};
    out->lo = cc_decimal_to_double(lo, scale10, multiplier, divisor);
    out->hi = cc_decimal_to_double(hi, scale10, multiplier, divisor);
    if (negative)
        *out = (struct cc_interval){0.0 - out->hi, 0.0 - out->lo};
    return true;
}

struct cc_interval cc_interval_of_decimal(struct cc_decimal d, int scale10, uint64_t multiplier, unsigned divisor)
{
    struct cc_interval a = {0.0, 0.0};
    bool fits = cc_interval_of_step(d, (struct cc_decimal){1, d.exponent, false}, scale10, multiplier, divisor, &a);
    assert(fits); /* d has at most 18 digits */
    (void)fits;
    return a;
}

struct cc_interval cc_interval_exact(double value)
{
    return (struct cc_interval){value, value};
}

struct cc_interval cc_interval_hull(struct cc_interval a, struct cc_interval b)
{
    return (struct cc_interval){least(a.lo, b.lo), greatest(a.hi, b.hi)};
}

bool cc_interval_overlap(struct cc_interval a, struct cc_interval b)
{
    return a.lo <= b.hi && b.lo <= a.hi;
}

bool cc_interval_contains(struct cc_interval a, double value)
{
    return a.lo <= value && value <= a.hi;
}

bool cc_interval_div(struct cc_interval a, struct cc_interval b, struct cc_interval *out)
{
    if (!(b.lo > 0.0))
        return false;
    double lo = a.lo / (a.lo >= 0.0 ? b.hi : b.lo);
    double hi = a.hi / (a.hi >= 0.0 ? b.lo : b.hi);
    struct cc_interval q = a.lo >= 0.0 ? outward_from_zero(lo, hi) : outward(lo, hi);
    if (!isfinite(q.lo) || !isfinite(q.hi))
        return false;
    *out = q;
    return true;
}

struct cc_interval cc_interval_mul(struct cc_interval a, struct cc_interval b)
{
    assert(a.lo >= 0.0 && b.lo >= 0.0);
    return outward_from_zero(a.lo * b.lo, a.hi * b.hi);
}

struct cc_interval cc_interval_add(struct cc_interval a, struct cc_interval b)
{
    double lo = a.lo + b.lo, hi = a.hi + b.hi;
    return a.lo >= 0.0 && b.lo >= 0.0 ? outward_from_zero(lo, hi) : outward(lo, hi);
}

struct cc_interval cc_interval_sub(struct cc_interval a, struct cc_interval b)
{
    return outward(a.lo - b.hi, a.hi - b.lo);
}

struct cc_interval cc_interval_scale(struct cc_interval a, double factor)
{
    assert(factor > 0.0);
    double lo = a.lo * factor, hi = a.hi * factor;
    return a.lo >= 0.0 ? outward_from_zero(lo, hi) : outward(lo, hi);
}
