/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 1, num. Decimal literals: scanning, parsing and the one conversion to double. */
#include "chipcmp/num/decimal.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MOST_DIGITS = 18,
    MOST_EXPONENT = 40,
    GROUP = 3,
    MOST_LENGTH = 1000 /* of a literal and of a written exponent: keeps the arithmetic on exponents small */
};

/* What may stand between groups of three digits: a comma, the no-break space, the narrow no-break space, the thin space. */
static const struct cc_str group_marks[] = {{",", 1}, {"\xC2\xA0", 2}, {"\xE2\x80\xAF", 3}, {"\xE2\x80\x89", 3}};

static const struct cc_str minus_sign = {"\xE2\x88\x92", 3};

static size_t digit_run(struct cc_str s, size_t at)
{
    size_t end = at;
    while (end < s.len && cc_is_digit(s.s[end]))
        end++;
    return end - at;
}

static bool stands_at(struct cc_str s, size_t at, struct cc_str what)
{
    return cc_str_starts(cc_str_sub(s, at, s.len), what);
}

/* Length of the mark where s goes on with a mark and exactly three digits, else 0. */
static size_t group_at(struct cc_str s, size_t at, struct cc_str mark)
{
    return stands_at(s, at, mark) && digit_run(s, at + mark.len) == GROUP ? mark.len : 0;
}

/* Length of the whole part: plain digits, or one to three digits that do not begin with 0 and groups of three with one and the same
 * mark. */
static size_t scan_whole(struct cc_str s)
{
    size_t end = digit_run(s, 0);
    if (end == s.len || s.s[end] == '.' || end == 0 || end > GROUP || s.s[0] == '0')
        return end;
    for (size_t i = 0; i < sizeof group_marks / sizeof group_marks[0]; i++) {
        if (group_at(s, end, group_marks[i]) == 0)
            continue;
        while (group_at(s, end, group_marks[i]) > 0)
            end += group_marks[i].len + GROUP;
        break;
    }
    return end;
}

size_t cc_decimal_scan(struct cc_str s)
{
    size_t end = scan_whole(s);
    if (end < s.len && s.s[end] == '.') {
        size_t places = digit_run(s, end + 1);
        if (places > 0)
            end += 1 + places;
    }
    return end;
}

static size_t sign_length(struct cc_str s, bool *negative)
{
    *negative = false;
    if (s.len == 0)
        return 0;
    *negative = s.s[0] == '-' || stands_at(s, 0, minus_sign);
    if (s.s[0] == '-' || s.s[0] == '+')
        return 1;
    return *negative ? minus_sign.len : 0;
}

/* The whole view: nothing, "e15" or "E-3". */
static enum cc_decimal_fault parse_exponent(struct cc_str s, int *exponent)
{
    *exponent = 0;
    if (s.len == 0)
        return CC_DECIMAL_OK;
    if (s.len < 2 || cc_lower(s.s[0]) != 'e')
        return CC_DECIMAL_NOT_A_NUMBER;
    size_t at = s.s[1] == '+' || s.s[1] == '-' ? 2 : 1;
    if (at == s.len || digit_run(s, at) != s.len - at)
        return CC_DECIMAL_NOT_A_NUMBER;
    for (size_t i = at; i < s.len; i++) {
        *exponent = *exponent * 10 + (s.s[i] - '0');
        if (*exponent > MOST_LENGTH)
            return CC_DECIMAL_TOO_LONG;
    }
    if (s.s[1] == '-')
        *exponent = -*exponent;
    return CC_DECIMAL_OK;
}

/* Reads what cc_decimal_scan accepted. */
static enum cc_decimal_fault read_digits(struct cc_str body, uint64_t *digits, int *exponent)
{
    bool after_point = false;
    int count = 0;
    *digits = 0;
    for (size_t i = 0; i < body.len; i++) {
        char c = body.s[i];
        if (c == '.')
            after_point = true;
        if (!cc_is_digit(c))
            continue;
        if (*digits > 0 || c != '0')
            count++;
        if (count > MOST_DIGITS)
            return CC_DECIMAL_TOO_LONG;
        *digits = *digits * 10 + (uint64_t)(c - '0');
        *exponent -= after_point;
    }
    return *exponent < -MOST_EXPONENT || *exponent > MOST_EXPONENT ? CC_DECIMAL_TOO_LONG : CC_DECIMAL_OK;
}

/* Digits with or without a point, as nearly all numbers are, and few enough. Tables are read at the speed of this function. */
static bool parse_plain(struct cc_str s, struct cc_decimal *out)
{
    uint64_t digits = 0;
    size_t point = s.len;
    if (s.len == 0 || s.len > MOST_DIGITS || !cc_is_digit(s.s[s.len - 1]))
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (cc_is_digit(s.s[i]))
            digits = digits * 10 + (uint64_t)(s.s[i] - '0');
        else if (s.s[i] == '.' && point == s.len)
            point = i;
        else
            return false;
    }
    *out = (struct cc_decimal){digits, point < s.len ? (int)point + 1 - (int)s.len : 0, false};
    return true;
}

enum cc_decimal_fault cc_decimal_parse(struct cc_str s, struct cc_decimal *out)
{
    struct cc_decimal d = {0, 0, false};
    if (parse_plain(s, out))
        return CC_DECIMAL_OK;
    s = cc_str_sub(s, sign_length(s, &d.negative), s.len);
    size_t end = cc_decimal_scan(s);
    if (end == 0)
        return CC_DECIMAL_NOT_A_NUMBER;
    enum cc_decimal_fault fault = parse_exponent(cc_str_sub(s, end, s.len), &d.exponent);
    if (fault == CC_DECIMAL_OK)
        fault = end > MOST_LENGTH ? CC_DECIMAL_TOO_LONG : read_digits(cc_str_sub(s, 0, end), &d.digits, &d.exponent);
    if (fault == CC_DECIMAL_OK)
        *out = d;
    return fault;
}

/* All powers of ten that a double holds exactly. */
static const double powers_of_ten[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22};
enum { EXACT_POWERS = sizeof powers_of_ten / sizeof powers_of_ten[0] };

/* digits x 10^exponent. Two exact operands and one operation round once (Clinger 1990); what does not fit goes through strtod, which
 * rounds correctly and, as no decimal point is written, in the same way under every locale. */
static double scaled(uint64_t digits, int exponent)
{
    if (digits <= UINT64_C(1) << 53 && exponent > -EXACT_POWERS && exponent < EXACT_POWERS)
        return exponent < 0 ? (double)digits / powers_of_ten[-exponent] : (double)digits * powers_of_ten[exponent];
    char text[48];
    snprintf(text, sizeof text, "%" PRIu64 "e%d", digits, exponent);
    int saved = errno;
    double value = strtod(text, NULL);
    errno = saved;
    return value;
}

double cc_decimal_to_double(struct cc_decimal d, int scale10, uint64_t multiplier, unsigned divisor)
{
    double value = scaled(d.digits, d.exponent + scale10);
    if (multiplier != 1 || divisor != 1)
        value = value * (double)multiplier / (double)divisor; /* powers of two: exact */
    return d.negative ? 0.0 - value : value;
}

int cc_decimal_places(struct cc_decimal d)
{
    return d.exponent < 0 ? -d.exponent : 0;
}

int cc_decimal_significant(struct cc_decimal d)
{
    int count = 1;
    for (uint64_t rest = d.digits / 10; rest > 0; rest /= 10)
        count++;
    return count;
}

bool cc_decimal_is_zero(struct cc_decimal d)
{
    return d.digits == 0;
}
