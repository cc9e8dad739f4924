/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 2, unit. A quantity: what a printed figure says, as a number with its interval in the canonical unit.
 *
 * The literal itself stays with the figure it came from (struct cc_figure) and survives to the output.
 */
#ifndef CHIPCMP_UNIT_QUANTITY_H
#define CHIPCMP_UNIT_QUANTITY_H

#include "chipcmp/base/error.h"
#include "chipcmp/num/interval.h"
#include "chipcmp/unit/unit.h"

enum cc_qualifier {
    CC_QUAL_NONE,  /* "989.4" */
    CC_QUAL_UP_TO, /* "Up to 700": the nominal value is the bound */
    CC_QUAL_ABOUT, /* "about 120", "~120", "approx. 120" */
    CC_QUAL_OVER,  /* "over 3", "greater than 2,000", "more than", "at least", "> 3" */
    CC_QUAL_RANGE  /* "350-400": value is the upper end, range the two ends */
};

enum cc_rounding {
    CC_ROUND_LAST_DIGIT, /* half a unit of the last printed digit either side */
    CC_ROUND_EXACT       /* a whole number stands for itself; a printed decimal fraction still stands for its rounding */
};

struct cc_quantity {
    double value;              /* canonical unit */
    struct cc_interval range;  /* canonical unit; for CC_QUAL_OVER from the value to 1.25 times it */
    struct cc_decimal decimal; /* as printed, in the printed unit */
    struct cc_unit unit;
    enum cc_qualifier qualifier;
};

/* Parses a printed value and unit. `step` is the cell `rounding` of figures.csv: empty (use `rounding`), "exact" (the number itself, even
 * with decimals), or the step the source rounds to in the printed unit ("10": half of it either side); a range, and "over", have their
 * own ends and no use for it. *out is set only on success. False with a text that says what is wrong: not a number, negative, zero, too
 * many digits, unknown unit, a range that runs backwards. */
bool cc_quantity_parse(struct cc_str value, struct cc_str unit, struct cc_str step, enum cc_rounding rounding, struct cc_quantity *out,
    struct cc_error *error);

/* The same with the unit parsed already. */
bool cc_quantity_parse_in(struct cc_str value, const struct cc_unit *unit, struct cc_str step, enum cc_rounding rounding,
    struct cc_quantity *out, struct cc_error *error);

/* In the unit `in` (same dimension): value and range, for printing. Rounded to nearest, not outward: 147.5 TFLOPS come back as 147.5. */
double cc_quantity_in(const struct cc_quantity *q, const struct cc_unit *in);
struct cc_interval cc_interval_in(struct cc_interval canonical, const struct cc_unit *in);

#endif
