/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as documents give them: how many digits, and as texts. */
#include "chipcmp/report/number.h"

#include "chipcmp/num/format.h"

double cc_report_number(double value)
{
    return value == 0 ? 0 : cc_round_significant(value, 12);
}

double cc_report_ratio(double ratio)
{
    return cc_round_significant(ratio, CC_RATIO_DIGITS);
}

double cc_report_percent(double percent)
{
    return cc_round_places(percent, 2);
}

struct cc_interval cc_report_ratio_range(struct cc_interval range, int digits)
{
    return range.hi - range.lo <= 1e-12 * range.hi ? cc_interval_exact(cc_round_significant(range.lo, digits))
                                                   : cc_round_outward(cc_report_interval(range), digits);
}

struct cc_interval cc_report_interval(struct cc_interval range)
{
    /* Bounds of a printed figure are short decimals and stay as they are; quotients are rounded outward. */
    struct cc_interval near = {cc_report_number(range.lo), cc_report_number(range.hi)};
    struct cc_interval outward = cc_round_outward(range, 12);
    double slack = 1e-14;
    if (near.lo - range.lo <= slack * near.lo)
        outward.lo = near.lo;
    if (range.hi - near.hi <= slack * near.hi)
        outward.hi = near.hi;
    return outward;
}

struct cc_str cc_report_printed(struct cc_doc *doc, void (*print)(struct cc_buf *, double, int), double value, int digits)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    print(&buf, value, digits);
    return cc_doc_keep(doc, &buf);
}

struct cc_str cc_report_shortest(struct cc_doc *doc, double value)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_format_shortest(&buf, value);
    return cc_doc_keep(doc, &buf);
}

static void set_three(struct cc_doc *doc, struct cc_str cells[3], double value, struct cc_interval range)
{
    cells[0] = cc_report_shortest(doc, value);
    cells[1] = cc_report_shortest(doc, range.lo);
    cells[2] = cc_report_shortest(doc, range.hi);
}

void cc_record_number(struct cc_doc *doc, struct cc_str cells[3], double value, struct cc_interval range)
{
    set_three(doc, cells, cc_report_number(value), cc_report_interval(range));
}

void cc_record_ratio(struct cc_doc *doc, struct cc_str cells[3], double ratio, struct cc_interval range)
{
    set_three(doc, cells, cc_report_ratio(ratio), cc_report_ratio_range(range, CC_RATIO_DIGITS));
}

struct cc_str cc_report_range_words(struct cc_doc *doc, struct cc_interval range, int digits)
{
    struct cc_interval shown = cc_report_ratio_range(range, digits);
    if (!(shown.lo < shown.hi))
        return CC_STR("exact");
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_format_significant(&buf, shown.lo, digits);
    cc_buf_add(&buf, CC_STR(" to "));
    cc_format_significant(&buf, shown.hi, digits);
    return cc_doc_keep(doc, &buf);
}
