/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. A chart as an element of a page: ids that no other chart has. */
#include "chipcmp/chart/chart.h"

/* What in a tag stands before an id, or a reference to one; gnuplot writes either quote. */
static const char *const before_ids[] = {" id='", " id=\"", "href='#", "href=\"#", "url(#", "url('#", "url(\"#"};

/* Length of what stands before an id at the start of `s`, or 0. */
static size_t id_follows(struct cc_str s)
{
    for (size_t i = 0; i < sizeof before_ids / sizeof before_ids[0]; i++)
        if (cc_str_starts(s, cc_str_of(before_ids[i])))
            return cc_str_of(before_ids[i]).len;
    return 0;
}

/* A tag, from < to behind >, with its ids renamed. Texts stay as they are, whatever they look like. */
static void add_tag(struct cc_buf *out, struct cc_str tag, unsigned number)
{
    for (size_t at = 0; at < tag.len;) {
        size_t length = id_follows(cc_str_sub(tag, at, tag.len));
        cc_buf_add(out, cc_str_sub(tag, at, at + (length ? length : 1)));
        if (length)
            cc_buf_addf(out, "chart-%u-", number);
        at += length ? length : 1;
    }
}

void cc_chart_inline(struct cc_str svg, unsigned number, struct cc_buf *out)
{
    size_t at = cc_str_find(svg, CC_STR("<svg"));
    while (at < svg.len) {
        struct cc_str rest = cc_str_sub(svg, at, svg.len);
        size_t open = cc_str_find(rest, CC_STR("<")), close = cc_str_find(rest, CC_STR(">"));
        size_t end = close == SIZE_MAX ? rest.len : close + 1; /* a > may also stand in a text */
        bool tag = open < close && close != SIZE_MAX;
        cc_buf_add(out, cc_str_sub(rest, 0, tag ? open : end));
        if (tag)
            add_tag(out, cc_str_sub(rest, open, end), number);
        at += end;
    }
}
