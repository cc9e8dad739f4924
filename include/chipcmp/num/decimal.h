/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 1, num. Decimal literals: the digits as printed, because trailing zeros carry meaning ("4.0" is not "4").
 *
 * No strtod, atof or %g outside this layer. A value is digits x 10^exponent, exact; exponent is that of the last printed digit.
 */
#ifndef CHIPCMP_NUM_DECIMAL_H
#define CHIPCMP_NUM_DECIMAL_H

#include "chipcmp/base/str.h"

struct cc_decimal {
    uint64_t digits; /* at most 18 significant digits, below 10^18 */
    int exponent;    /* -40 .. 40 */
    bool negative;
};

enum cc_decimal_fault {
    CC_DECIMAL_OK,
    CC_DECIMAL_NOT_A_NUMBER, /* empty, letters, "nan", "inf", "0x10", a second point, bad grouping such as "1,2,3,4" or "12,34" */
    CC_DECIMAL_TOO_LONG      /* more than 18 significant digits, or out of the exponent's range */
};

/* The whole view must be a number: digits, "1,979" (groups of three, all with the same mark), "1 979" with a no-break or thin space, one
 * point with a digit after it ("0.5", ".5"), optional sign (+, -, U+2212), optional e-notation ("1.5e15"). No surrounding space. *out is
 * set only where the answer is CC_DECIMAL_OK. */
enum cc_decimal_fault cc_decimal_parse(struct cc_str s, struct cc_decimal *out);

/* Length of the longest number (without sign and e-notation) that starts at s.s[0], 0 where none does; for lexers: "96GB" gives 2,
 * "1,979 TFLOPS" 5, "80,000." 6, "1,2" 1. */
size_t cc_decimal_scan(struct cc_str s);

/* Nearest double of digits x 10^(exponent + scale10) x multiplier / divisor, correctly rounded for all digits, those beyond 18 included.
 * multiplier and divisor are powers of two (1024^k, 8); the result must lie in a double's range. */
double cc_decimal_to_double(struct cc_decimal d, int scale10, uint64_t multiplier, unsigned divisor);

/* Printed digits after the point (0 for whole numbers). */
int cc_decimal_places(struct cc_decimal d);
/* Number of significant digits printed, leading zeros not counted: 3 for "0.120"; 1 for zero. */
int cc_decimal_significant(struct cc_decimal d);
bool cc_decimal_is_zero(struct cc_decimal d);

#endif
