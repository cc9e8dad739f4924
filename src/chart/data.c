/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. The data file of a chart: tab-separated numbers and texts. */
#include "data.h"

#include "chipcmp/base/escape.h"
#include "chipcmp/num/format.h"

static const char *const mark_names[] =
    {[CC_MARK_BAR] = "bar", [CC_MARK_POINT] = "point", [CC_MARK_CELL] = "cell", [CC_MARK_SLOT] = "slot"};
static const char *const line_names[CC_LINE_KINDS] = {[CC_LINE_CURVE] = "curve",
    [CC_LINE_GUIDE] = "guide",
    [CC_LINE_LIMIT] = "limit",
    [CC_LINE_TREND] = "trend",
    [CC_LINE_ABSENT] = "absent",
    [CC_LINE_BAND] = "band"};

/* The templates use these names. */
static const char columns[] =
    "panel\tmark\tseries\tpart\tx\ty\tx_low\tx_high\ty_low\ty_high\tx_spread_low\tx_spread_high\ty_spread_low\ty_spread_high\tshade\t"
    "at_x\tat_y\tleft\tright\ttop\tbottom\trange_left\trange_right\trange_top\trange_bottom\t"
    "spread_left\tspread_right\tspread_top\tspread_bottom\tlabel\tname\trow\tcolumn\tseries_name\n";

static void add_value(struct cc_buf *out, bool known, double value)
{
    cc_buf_add_char(out, '\t');
    if (known)
        cc_format_shortest(out, cc_round_significant(value, 9));
    else
        cc_buf_add_char(out, '?');
}

static void add_values(struct cc_buf *out, bool known, struct cc_interval range)
{
    add_value(out, known, range.lo);
    add_value(out, known, range.hi);
}

/* Hundredths of a pixel are enough. */
static void add_place(struct cc_buf *out, bool known, double place)
{
    cc_buf_add_char(out, '\t');
    if (known)
        cc_format_fixed(out, place, 2);
    else
        cc_buf_add_char(out, '?');
}

static void add_box(struct cc_buf *out, bool across, bool down, const struct cc_box *box)
{
    add_place(out, across, box->left);
    add_place(out, across, box->right);
    add_place(out, down, box->top);
    add_place(out, down, box->bottom);
}

static void add_text(struct cc_buf *out, struct cc_str text)
{
    cc_buf_add_char(out, '\t');
    cc_escape_tsv(out, text);
}

static struct cc_str name_at(const struct cc_plot_axis *axis, double at)
{
    size_t index = (size_t)at;
    return axis->scale == CC_SCALE_NAMES && index >= 1 && index <= axis->name_count ? axis->names[index - 1] : CC_STR("");
}

static void add_mark(struct cc_buf *out, const struct cc_plot *plot, size_t panel, const struct cc_plot_mark *m, const struct cc_placed *p)
{
    const struct cc_plot_axis *x = &plot->panels[panel].x, *y = &plot->panels[panel].y;
    bool valued = m->kind == CC_MARK_BAR || m->kind == CC_MARK_POINT;
    bool of_x = valued && x->scale != CC_SCALE_NAMES, of_y = valued && y->scale != CC_SCALE_NAMES;
    cc_buf_addf(out, "%zu\t%s\t%zu\t0", panel + 1, mark_names[m->kind], m->series + 1);
    add_value(out, of_x || x->scale == CC_SCALE_NAMES, m->x);
    add_value(out, true, m->y);
    add_values(out, of_x, m->x_range);
    add_values(out, of_y, m->y_range);
    add_values(out, of_x && m->has_spread, m->x_spread);
    add_values(out, of_y && m->has_spread, m->y_spread);
    add_value(out, m->kind == CC_MARK_CELL, m->shade);
    add_place(out, true, p->x);
    add_place(out, true, p->y);
    add_box(out, true, true, &p->body);
    add_box(out, p->x_whisker, p->y_whisker, &p->range);
    add_box(out, p->x_spread, p->y_spread, &p->spread);
    add_text(out, m->label);
    add_text(out, m->name);
    add_text(out, name_at(y, m->y));
    add_text(out, name_at(x, m->x));
    add_text(out, plot->series[m->series]);
    cc_buf_add_char(out, '\n');
}

/* A line's vertices are where it is cut, so that only their places are known. */
static void add_trace(struct cc_buf *out, const struct cc_plot *plot, size_t panel, const struct cc_trace *t, size_t part)
{
    enum { VALUES = 11, BOXES = 4 };
    for (size_t i = 0; i < t->vertex_count; i++) {
        const struct cc_plot_vertex *v = &t->vertices[i];
        cc_buf_addf(out, "%zu\t%s\t%zu\t%zu", panel + 1, line_names[t->line->kind], t->line->series + 1, part);
        for (int j = 0; j < VALUES; j++)
            add_value(out, false, 0);
        add_place(out, true, v->x);
        add_place(out, true, v->y);
        add_box(out, false, t->line->kind == CC_LINE_BAND, &(struct cc_box){0, 0, v->y_high, v->y});
        for (int j = 0; j < 2 * BOXES; j++)
            add_place(out, false, 0);
        add_text(out, t->line->label);
        cc_buf_add(out, CC_STR("\t\t\t"));
        add_text(out, plot->series[t->line->series]);
        cc_buf_add_char(out, '\n');
    }
}

bool cc_data_write(const struct cc_plot *plot, const struct cc_layout *layout, struct cc_buf *out, struct cc_error *error)
{
    size_t part = 0;
    cc_buf_add(out, cc_str_of(columns));
    for (size_t i = 0; i < plot->panel_count; i++) {
        const struct cc_frame *f = &layout->frames[i];
        for (size_t j = 0; j < plot->panels[i].mark_count; j++)
            add_mark(out, plot, i, &plot->panels[i].marks[j], &f->marks[j]);
        for (size_t j = 0; j < f->trace_count; j++)
            add_trace(out, plot, i, &f->traces[j], ++part);
    }
    return !out->failed || cc_error_memory(error);
}
