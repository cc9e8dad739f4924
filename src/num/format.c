/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 1, num. Numbers to text, and rounding to decimal digits.
 *
 * snprintf rounds the exact binary value correctly, but a tie to even and with the locale's decimal point. Ties are found exactly,
 * printed with the one digit more that makes them exact, and rounded up here; and only the digits are taken from what is printed.
 */
#include "chipcmp/num/format.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_SIGNIFICANT = 17,
    MOST_PLACES = 12,
    FIXED_SIZE = 384 /* DBL_MAX has 309 digits before the point */
};

static bool is_odd_integer(double x)
{
    return fmod(x, 2.0) == 1.0;
}

/* Exactly half-way between two multiples of 10^-places, places >= 0: such a double has exactly places + 1 binary digits after the point,
 * because each of them makes one decimal digit, the last one a 5. */
static bool is_tie_at_place(double magnitude, int places)
{
    return is_odd_integer(ldexp(magnitude, places + 1));
}

/* Half-way between two multiples of 10^power, power 1 .. 22: both operands and the remainder are exact. */
static bool is_tie_at_power(double magnitude, int power)
{
    double step = cc_decimal_to_double((struct cc_decimal){1, power, false}, 0, 1, 1);
    return fmod(magnitude, step) == step / 2.0;
}

/* digits x 10^exponent, the magnitude of a double to `count` significant digits. */
struct significant {
    uint64_t digits;
    int exponent;
};

static struct significant print_significant(double magnitude, int count)
{
    char text[40];
    struct significant s = {0, 0};
    int length = snprintf(text, sizeof text, "%.*e", count - 1, magnitude);
    assert(length > 0 && (size_t)length < sizeof text);
    (void)length;
    const char *at = text;
    for (; *at != 'e'; at++) {
        if (cc_is_digit(*at))
            s.digits = s.digits * 10 + (uint64_t)(*at - '0');
    }
    s.exponent = (int)strtol(at + 1, NULL, 10) - (count - 1);
    return s;
}

/* Half away from zero. */
static struct significant to_significant(double magnitude, int count)
{
    if (magnitude == 0.0)
        return (struct significant){0, 0};
    struct significant s = print_significant(magnitude, count);
    bool tie = s.exponent <= 0 ? is_tie_at_place(magnitude, -s.exponent) : s.exponent <= 22 && is_tie_at_power(magnitude, s.exponent);
    if (!tie)
        return s;
    struct significant exact = print_significant(magnitude, count + 1);
    return (struct significant){exact.digits / 10 + 1, exact.exponent + 1};
}

static double significant_value(struct significant s)
{
    return cc_decimal_to_double((struct cc_decimal){s.digits, 0, false}, s.exponent, 1, 1);
}

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

/* Adds one to the last digit of "9.99"; returns the new length. */
static size_t round_up(char *text, size_t length)
{
    for (size_t i = length; i-- > 0;) {
        if (!cc_is_digit(text[i]))
            continue;
        if (text[i] != '9') {
            text[i]++;
            return length;
        }
        text[i] = '0';
    }
    memmove(text + 1, text, length + 1);
    text[0] = '1';
    return length + 1;
}

/* Prints with "." whatever the locale; returns the length. */
static size_t print_with_point(double magnitude, int places, char text[FIXED_SIZE])
{
    int printed = snprintf(text, FIXED_SIZE, "%.*f", places, magnitude);
    assert(printed > 0 && printed < FIXED_SIZE);
    size_t length = (size_t)printed, after = (size_t)places;
    if (places == 0)
        return length;
    size_t whole = strspn(text, "0123456789");
    memmove(text + whole + 1, text + length - after, after + 1);
    text[whole] = '.';
    return whole + 1 + after;
}

/* The magnitude of `value` with `places` digits after the point; returns the length. */
static size_t print_fixed(double value, int places, char text[FIXED_SIZE])
{
    double magnitude = fabs(value);
    if (!is_tie_at_place(magnitude, places))
        return print_with_point(magnitude, places, text);
    size_t length = print_with_point(magnitude, places + 1, text) - (places > 0 ? 1 : 2); /* without the 5, and a point before it */
    text[length] = '\0';
    return round_up(text, length);
}

static bool is_zero_text(const char *text)
{
    return strspn(text, "0.") == strlen(text);
}

/* No NaN or infinity should come here; should one, it is said and not hidden. */
static bool add_not_finite(struct cc_buf *out, double value)
{
    if (isfinite(value))
        return false;
    cc_buf_add(out, isnan(value) ? CC_STR("nan") : value < 0.0 ? CC_STR("-inf") : CC_STR("inf"));
    return true;
}

static void add_sign(struct cc_buf *out, double value, const char *text, bool plus)
{
    if (is_zero_text(text))
        return;
    if (value < 0.0)
        cc_buf_add_char(out, '-');
    else if (plus)
        cc_buf_add_char(out, '+');
}

void cc_format_fixed(struct cc_buf *out, double value, int places)
{
    char text[FIXED_SIZE];
    if (add_not_finite(out, value))
        return;
    size_t length = print_fixed(value, clamp(places, 0, MOST_PLACES), text);
    add_sign(out, value, text, false);
    cc_buf_add(out, (struct cc_str){text, length});
}

void cc_format_percent(struct cc_buf *out, double percent, int places)
{
    char text[FIXED_SIZE];
    if (add_not_finite(out, percent))
        return;
    size_t length = print_fixed(percent, clamp(places, 0, MOST_PLACES), text);
    add_sign(out, percent, text, true);
    cc_buf_add(out, (struct cc_str){text, length});
}

void cc_format_grouped(struct cc_buf *out, double value, int places)
{
    char text[FIXED_SIZE];
    if (add_not_finite(out, value))
        return;
    size_t length = print_fixed(value, clamp(places, 0, MOST_PLACES), text);
    size_t whole = strcspn(text, ".");
    add_sign(out, value, text, false);
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            cc_buf_add_char(out, ',');
        cc_buf_add_char(out, text[i]);
    }
    cc_buf_add(out, (struct cc_str){text + whole, length - whole});
}

/* Lays digits out without e-notation: "12000", "0.1496". */
static void add_significant(struct cc_buf *out, struct significant s, bool negative)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%" PRIu64, s.digits);
    assert(length > 0);
    struct cc_str digits = {text, (size_t)length};
    if (negative && s.digits > 0)
        cc_buf_add_char(out, '-');
    if (s.digits == 0 || s.exponent >= 0) {
        cc_buf_add(out, digits);
        cc_buf_repeat(out, '0', s.digits > 0 ? (size_t)s.exponent : 0);
        return;
    }
    size_t places = (size_t)-s.exponent;
    size_t whole = digits.len > places ? digits.len - places : 0;
    if (whole == 0)
        cc_buf_add_char(out, '0');
    cc_buf_add(out, cc_str_sub(digits, 0, whole));
    cc_buf_add_char(out, '.');
    cc_buf_repeat(out, '0', places + whole - digits.len);
    cc_buf_add(out, cc_str_sub(digits, whole, digits.len));
}

void cc_format_significant(struct cc_buf *out, double value, int digits)
{
    if (!add_not_finite(out, value))
        add_significant(out, to_significant(fabs(value), clamp(digits, 1, MOST_SIGNIFICANT)), value < 0.0);
}

int cc_whole_digits(double value, int digits)
{
    int whole = 1;
    double limit = 10;
    while (fabs(value) >= limit && whole < 15) {
        limit *= 10;
        whole++;
    }
    return whole > digits ? whole : digits;
}

void cc_format_whole(struct cc_buf *out, double value, int digits)
{
    double rounded = cc_round_significant(value, cc_whole_digits(value, digits));
    int whole = cc_whole_digits(rounded, 1);
    if (whole < 4) /* nothing to group */
        cc_format_significant(out, value, digits);
    else
        cc_format_grouped(out, rounded, digits > whole ? digits - whole : 0);
}

void cc_format_shortest(struct cc_buf *out, double value)
{
    if (add_not_finite(out, value))
        return;
    double magnitude = fabs(value);
    struct significant s = {0, 0};
    for (int count = 15; magnitude > 0.0 && count <= MOST_SIGNIFICANT; count++) {
        s = print_significant(magnitude, count);
        if (significant_value(s) == magnitude)
            break;
    }
    while (s.digits > 0 && s.digits % 10 == 0) {
        s.digits /= 10;
        s.exponent++;
    }
    add_significant(out, s, value < 0.0);
}

double cc_round_significant(double value, int digits)
{
    if (!isfinite(value) || value == 0.0)
        return value;
    double rounded = significant_value(to_significant(fabs(value), clamp(digits, 1, MOST_SIGNIFICANT)));
    return value < 0.0 ? -rounded : rounded;
}

/* The step below 1.00 is 0.999. */
static struct significant one_step_down(struct significant s, int count)
{
    uint64_t least = 1;
    for (int i = 1; i < count; i++)
        least *= 10;
    if (s.digits > least)
        return (struct significant){s.digits - 1, s.exponent};
    return (struct significant){s.digits * 10 - 1, s.exponent - 1};
}

/* The largest double of `digits` significant digits that is at most the magnitude, or with up the smallest that is at least it. */
static double round_magnitude(double magnitude, int digits, bool up)
{
    if (!isfinite(magnitude) || magnitude == 0.0)
        return magnitude;
    int count = clamp(digits, 1, MOST_SIGNIFICANT);
    struct significant s = to_significant(magnitude, count);
    double rounded = significant_value(s);
    if (up && rounded < magnitude)
        return significant_value((struct significant){s.digits + 1, s.exponent});
    if (!up && rounded > magnitude)
        return significant_value(one_step_down(s, count));
    return rounded;
}

struct cc_interval cc_round_outward(struct cc_interval a, int digits)
{
    double lo = round_magnitude(fabs(a.lo), digits, a.lo < 0.0);
    double hi = round_magnitude(fabs(a.hi), digits, a.hi > 0.0);
    return (struct cc_interval){a.lo < 0.0 ? -lo : lo, a.hi < 0.0 ? -hi : hi};
}

/* Beyond 2^53 a double has no places; below it the digits are read back as a whole number with an exponent, so that no decimal point is
 * involved. */
double cc_round_places(double value, int places)
{
    char text[FIXED_SIZE];
    places = clamp(places, 0, MOST_PLACES);
    if (!(fabs(value) < 9007199254740992.0))
        return value;
    size_t length = print_fixed(value, places, text);
    size_t whole = strcspn(text, ".");
    if (whole < length)
        memmove(text + whole, text + whole + 1, length - whole);
    snprintf(text + strlen(text), 8, "e-%d", places);
    double rounded = strtod(text, NULL);
    return value < 0.0 ? 0.0 - rounded : rounded;
}
