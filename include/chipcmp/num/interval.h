/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 1, num. Closed intervals of doubles, lo <= hi, both finite and not NaN.
 *
 * A printed figure stands for its rounding interval: "4.0" is 3.95 to 4.05. Arithmetic rounds outward by one unit in the last place, so
 * the true result is always inside; bounds of non-negative operands stay non-negative. Operands are below 1e150, so nothing overflows.
 * Comparisons of figures happen on intervals, never with == on nominal values.
 */
#ifndef CHIPCMP_NUM_INTERVAL_H
#define CHIPCMP_NUM_INTERVAL_H

#include "chipcmp/num/decimal.h"

struct cc_interval {
    double lo, hi;
};

/* What the printed digits stand for: half a unit of the last one either side, scaled like cc_decimal_to_double. The bounds are nearest
 * doubles of exact decimals, so 148 gives exactly 147.5 and 148.5. The interval does not cross zero: 0 gives 0 to 0.5, -0.4 gives -0.45
 * to -0.35. */
struct cc_interval cc_interval_of_decimal(struct cc_decimal d, int scale10, uint64_t multiplier, unsigned divisor);
/* The same with half of `step` (greater than 0) either side: 120 with step 10 is 115 to 125. False where 18 digits do not hold d and half
 * the step together. */
bool cc_interval_of_step(struct cc_decimal d, struct cc_decimal step, int scale10, uint64_t multiplier, unsigned divisor,
    struct cc_interval *out);
struct cc_interval cc_interval_exact(double value);
struct cc_interval cc_interval_hull(struct cc_interval a, struct cc_interval b);
bool cc_interval_overlap(struct cc_interval a, struct cc_interval b); /* touching counts */
bool cc_interval_contains(struct cc_interval a, double value);

/* a / b with b.lo > 0: [a.lo / b.hi, a.hi / b.lo] rounded outward; H20 over H100 bandwidth: [3.95, 4.05] / [3.345, 3.355] = [1.1773,
 * 1.2108]. False where b.lo <= 0. */
bool cc_interval_div(struct cc_interval a, struct cc_interval b, struct cc_interval *out);
struct cc_interval cc_interval_mul(struct cc_interval a, struct cc_interval b); /* non-negative operands */
struct cc_interval cc_interval_add(struct cc_interval a, struct cc_interval b);
struct cc_interval cc_interval_sub(struct cc_interval a, struct cc_interval b);
struct cc_interval cc_interval_scale(struct cc_interval a, double factor); /* factor > 0 */

#endif
