/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, chart. The data file of a chart: tab-separated numbers and texts. */
#include "data.h"

#include "chipcmp/base/escape.h"
#include "chipcmp/num/format.h"

static void add_number(struct cc_buf *out, bool known, double value)
{
    cc_buf_add_char(out, '\t');
    if (known)
        cc_format_shortest(out, cc_round_significant(value, 9));
    else
        cc_buf_add_char(out, '?');
}

static void add_row(struct cc_buf *out, const struct cc_plot *plot, size_t category, size_t series, struct cc_str label)
{
    const struct cc_plot_point *p = &plot->points[category * plot->series_count + series];
    bool spread = p->known && p->has_spread;
    cc_buf_addf(out, "%zu\t%zu\t%d", category + 1, series + 1, p->known);
    add_number(out, p->known, p->value);
    add_number(out, p->known, p->range.lo);
    add_number(out, p->known, p->range.hi);
    add_number(out, spread, p->spread.lo);
    add_number(out, spread, p->spread.hi);
    cc_buf_add_char(out, '\t');
    cc_escape_tsv(out, label);
    cc_buf_add_char(out, '\t');
    cc_escape_tsv(out, plot->categories[category]);
    cc_buf_add_char(out, '\t');
    cc_escape_tsv(out, plot->series[series]);
    cc_buf_add_char(out, '\n');
}

bool cc_data_write(const struct cc_plot *plot, const struct cc_str *labels, struct cc_buf *out, struct cc_error *error)
{
    cc_buf_add(out, CC_STR("category\tseries\tknown\tvalue\tlow\thigh\tspread_low\tspread_high\tlabel\tcategory_name\tseries_name\n"));
    for (size_t i = 0; i < plot->category_count; i++) {
        for (size_t j = 0; j < plot->series_count; j++)
            add_row(out, plot, i, j, labels[i * plot->series_count + j]);
    }
    return !out->failed || cc_error_memory(error);
}
