/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 0, base. Dates as the tables print them: a year, a month or a day, "2024", "2024-03" or "2024-03-18" (proleptic Gregorian).
 *
 * A date stands for all of its days. Days are numbers that compare as the days do: 2024-03-18 is 20240318.
 */
#ifndef CHIPCMP_BASE_DATE_H
#define CHIPCMP_BASE_DATE_H

#include "chipcmp/base/str.h"

struct cc_date {
    uint32_t first, last; /* days; the same where the day is printed */
};

/* False where the text is no date, or there is no such month or day; *out is set only on success. */
bool cc_date_parse(struct cc_str text, struct cc_date *out);

#endif
