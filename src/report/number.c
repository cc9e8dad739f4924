/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as texts of a document. */
#include "chipcmp/report/number.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/value.h"

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
