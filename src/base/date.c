/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as the tables print them. */
#include "chipcmp/base/date.h"

static bool has_form(struct cc_str text)
{
    static const char form[] = "dddd-dd-dd";
    if (text.len != 4 && text.len != 7 && text.len != 10)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (form[i] == 'd' ? !cc_is_digit(text.s[i]) : text.s[i] != '-')
            return false;
    return true;
}

static uint32_t digits(struct cc_str text, size_t from, size_t to)
{
    uint32_t number = 0;
    for (size_t i = from; i < to; i++)
        number = number * 10 + (uint32_t)(text.s[i] - '0');
    return number;
}

static uint32_t last_day(uint32_t year, uint32_t month)
{
    static const uint32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool cc_date_parse(struct cc_str text, struct cc_date *out)
{
    if (!has_form(text))
        return false;
    uint32_t year = digits(text, 0, 4), from_month = 1, to_month = 12;
    if (text.len > 4)
        from_month = to_month = digits(text, 5, 7);
    if (from_month < 1 || to_month > 12)
        return false;
    uint32_t from_day = 1, to_day = last_day(year, to_month);
    if (text.len > 7) {
        uint32_t day = digits(text, 8, 10);
        if (day < 1 || day > to_day)
            return false;
        from_day = to_day = day;
    }
    *out = (struct cc_date){year * 10000 + from_month * 100 + from_day, year * 10000 + to_month * 100 + to_day};
    return true;
}
