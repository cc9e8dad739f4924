/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 1, num. Numbers to text and to rounded doubles, in the C locale whatever the process's locale is.
 *
 * Values are finite; should one not be, "nan", "inf" or "-inf" is printed. No zero is printed with a sign. digits is cut to 1 .. 17,
 * places to 0 .. 12. Rounding is half away from zero on the decimal expansion of the double ("%.2f" of 1.005 being 1.00 is right: the
 * double is below).
 */
#ifndef CHIPCMP_NUM_FORMAT_H
#define CHIPCMP_NUM_FORMAT_H

#include "chipcmp/base/buf.h"
#include "chipcmp/num/interval.h"

void cc_format_fixed(struct cc_buf *out, double value, int places);   /* 1234.5, 1 -> "1234.5"; places 0 .. 12 */
void cc_format_grouped(struct cc_buf *out, double value, int places); /* "1,234.5" */
void cc_format_significant(struct cc_buf *out, double value,
    int digits); /* 0.149586, 4 -> "0.1496"; 21.34, 2 -> "21"; 12345, 2 -> "12000"; never e-notation */
/* So many significant digits, but the whole part in full and in groups, since a TPP of 15831 is not 15830: 15831.04, 4 -> "15,831";
 * 2.9091, 4 -> "2.909". */
void cc_format_whole(struct cc_buf *out, double value, int digits);
void cc_format_shortest(struct cc_buf *out, double value);              /* fewest digits that read back the same: 147.5, 989.4 */
void cc_format_percent(struct cc_buf *out, double percent, int places); /* signed: "+20.0", "-85.0", "0.0" never "-0.0" */

/* The significant digits that cc_format_whole prints: `digits`, or as many as the whole part has, 15 at most. 15831.04, 4 -> 5. */
int cc_whole_digits(double value, int digits);
/* Nearest double of `value` rounded to `digits` significant decimal digits; the interval version rounds lo down and hi up. */
double cc_round_significant(double value, int digits);
struct cc_interval cc_round_outward(struct cc_interval a, int digits);
double cc_round_places(double value, int places);

#endif
