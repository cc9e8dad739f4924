/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. The script of a chart: its texts and measures as gnuplot variables, then the templates. */
#include "script.h"

#include "chipcmp/base/embedded.h"
#include "chipcmp/base/escape.h"
#include "chipcmp/num/format.h"

#include <math.h>

struct writer {
    const struct cc_plot *plot;
    const struct cc_layout *layout;
    const struct cc_script_options *options;
    struct cc_buf *out;
};

static const struct cc_embedded_file *find_template(struct cc_str kind)
{
    for (size_t i = 0; i < cc_embedded_plots_count; i++) {
        struct cc_str name = cc_str_of(cc_embedded_plots[i].name);
        if (name.len == kind.len + 3 && cc_str_starts(name, kind) && cc_str_ends(name, CC_STR(".gp")))
            return &cc_embedded_plots[i];
    }
    return NULL;
}

static void set_number(const struct writer *w, const char *name, double value)
{
    cc_buf_addf(w->out, "%s = ", name);
    cc_format_fixed(w->out, value, 4);
    cc_buf_add_char(w->out, '\n');
}

/* gnuplot 5.4 ends a string at a doubled quote that begins it or follows another, and looks for macros behind a double-quoted one. So a
 * quote is put between two strings by name. */
static void add_quoted(struct cc_buf *out, struct cc_str text)
{
    struct cc_str head, rest = text;
    while (cc_str_cut(rest, '\'', &head, &rest)) {
        cc_escape_gnuplot(out, head);
        cc_buf_add(out, CC_STR(" . cc_quote . "));
    }
    cc_escape_gnuplot(out, head);
}

static void add_string(const struct writer *w, struct cc_str text)
{
    if (!w->options->latex) {
        add_quoted(w->out, text);
        return;
    }
    struct cc_buf escaped;
    cc_buf_init(&escaped, 0);
    cc_escape_latex(&escaped, text);
    add_quoted(w->out, cc_buf_view(&escaped));
    w->out->failed |= escaped.failed;
    cc_buf_release(&escaped);
}

static void set_string(const struct writer *w, const char *name, const char *value)
{
    cc_buf_addf(w->out, "%s = ", name);
    add_quoted(w->out, cc_str_of(value));
    cc_buf_add_char(w->out, '\n');
}

/* gnuplot knows no empty arrays. */
static void declare(const struct writer *w, const char *count_name, size_t count, const char *const *arrays)
{
    cc_buf_addf(w->out, "%s = %zu\n", count_name, count);
    for (size_t i = 0; arrays[i]; i++)
        cc_buf_addf(w->out, "%sarray %s[%zu]", i == 0 ? "" : "; ", arrays[i], count > 0 ? count : 1);
    cc_buf_add_char(w->out, '\n');
}

static void add_element(const struct writer *w, const char *array, size_t index, double value)
{
    cc_buf_addf(w->out, "%s[%zu] = ", array, index + 1);
    cc_format_fixed(w->out, value, 2);
    cc_buf_add(w->out, CC_STR("; "));
}

/* In a text chart every text begins in a cell: which one is not left to gnuplot. */
static void add_text_place(const struct writer *w, size_t i)
{
    const struct cc_chart_text *t = &w->layout->texts[i];
    double before = t->align == CC_ALIGN_LEFT ? 0 : t->align == CC_ALIGN_CENTER ? t->width / 2 : t->width;
    bool cells = w->layout->cells;
    add_element(w, "cc_x", i, cells ? floor(t->x - before + 1e-6) : t->x);
    add_element(w, "cc_y", i, cells ? floor(t->y) : t->y);
    cc_buf_addf(w->out, "cc_align[%zu] = %d; ", i + 1, cells ? (int)CC_ALIGN_LEFT : (int)t->align);
}

static void set_texts(const struct writer *w)
{
    static const char *const arrays[] = {"cc_text", "cc_role", "cc_align", "cc_turned", "cc_x", "cc_y", "cc_plate", "cc_shade", NULL};
    const struct cc_layout *l = w->layout;
    declare(w, "cc_texts", l->text_count, arrays);
    for (size_t i = 0; i < l->text_count; i++) {
        const struct cc_chart_text *t = &l->texts[i];
        cc_buf_addf(w->out, "cc_role[%zu] = %d; cc_turned[%zu] = %d; ", i + 1, (int)t->role, i + 1, t->turned);
        add_text_place(w, i);
        add_element(w, "cc_plate", i, t->plate ? t->width : 0);
        add_element(w, "cc_shade", i, t->shade);
        cc_buf_addf(w->out, "cc_text[%zu] = ", i + 1);
        add_string(w, t->text);
        cc_buf_add_char(w->out, '\n');
    }
}

static void set_boxes(const struct writer *w, const char *count_name, const char *const *arrays, const struct cc_box *boxes, size_t count)
{
    declare(w, count_name, count, arrays);
    for (size_t i = 0; i < count; i++) {
        const double sides[] = {boxes[i].left, boxes[i].right, boxes[i].top, boxes[i].bottom};
        for (size_t j = 0; j < 4; j++)
            add_element(w, arrays[j], i, sides[j]);
        cc_buf_add_char(w->out, '\n');
    }
}

static void set_areas(const struct writer *w)
{
    static const char *const arrays[] = {"cc_area_left", "cc_area_right", "cc_area_top", "cc_area_bottom", NULL};
    declare(w, "cc_panels", w->plot->panel_count, arrays);
    for (size_t i = 0; i < w->plot->panel_count; i++) {
        const struct cc_box *area = &w->layout->frames[i].area;
        const double sides[] = {area->left, area->right, area->top, area->bottom};
        for (size_t j = 0; j < 4; j++)
            add_element(w, arrays[j], i, sides[j]);
        cc_buf_add_char(w->out, '\n');
    }
}

static void set_segments(const struct writer *w)
{
    static const char *const arrays[] = {"cc_segment", "cc_x1", "cc_y1", "cc_x2", "cc_y2", NULL};
    const struct cc_layout *l = w->layout;
    declare(w, "cc_segments", l->segment_count, arrays);
    for (size_t i = 0; i < l->segment_count; i++) {
        const double ends[] = {l->segments[i].x1, l->segments[i].y1, l->segments[i].x2, l->segments[i].y2};
        cc_buf_addf(w->out, "cc_segment[%zu] = %d; ", i + 1, (int)l->segments[i].kind);
        for (size_t j = 0; j < 4; j++)
            add_element(w, arrays[j + 1], i, ends[j]);
        cc_buf_add_char(w->out, '\n');
    }
}

static void set_samples(const struct writer *w)
{
    static const char *const arrays[] = {"cc_sample", "cc_sample_x", "cc_sample_y", NULL};
    const struct cc_layout *l = w->layout;
    declare(w, "cc_samples", l->sample_count, arrays);
    for (size_t i = 0; i < l->sample_count; i++) {
        cc_buf_addf(w->out, "cc_sample[%zu] = %d; ", i + 1, l->samples[i].what);
        add_element(w, "cc_sample_x", i, l->samples[i].x);
        add_element(w, "cc_sample_y", i, l->samples[i].y);
        cc_buf_add_char(w->out, '\n');
    }
}

static size_t count_traces(const struct writer *w)
{
    size_t count = 0;
    for (size_t i = 0; i < w->plot->panel_count; i++)
        count += w->layout->frames[i].trace_count;
    return count;
}

/* Which kinds of marks the data have, so that nothing is plotted of those it has not. */
static void set_counts(const struct writer *w)
{
    static const char *const names[] = {"cc_bars", "cc_points", "cc_cells", "cc_slots"};
    size_t counts[] = {[CC_MARK_BAR] = 0, [CC_MARK_POINT] = 0, [CC_MARK_CELL] = 0, [CC_MARK_SLOT] = 0};
    for (size_t i = 0; i < w->plot->panel_count; i++) {
        for (size_t j = 0; j < w->plot->panels[i].mark_count; j++)
            counts[w->plot->panels[i].marks[j].kind]++;
    }
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        cc_buf_addf(w->out, "%s = %zu\n", names[i], counts[i]);
    cc_buf_addf(w->out, "cc_lines = %zu\ncc_series = %zu\n", count_traces(w), w->plot->series_count);
}

bool cc_script_write(const struct cc_plot *plot, const struct cc_layout *layout, const struct cc_script_options *options,
    struct cc_buf *out, struct cc_error *error)
{
    static const char *const bands[] = {"cc_band_left", "cc_band_right", "cc_band_top", "cc_band_bottom", NULL};
    struct writer w = {plot, layout, options, out};
    const struct cc_embedded_file *common = find_template(CC_STR("common")), *template = find_template(plot->kind);
    if (!template || !common)
        return cc_error_set(error, CC_ERR_INTERNAL, "there is no chart of the kind '%.*s'", CC_PRI(plot->kind));
    cc_buf_addf(out, "# Run with \"gnuplot chart.gp\": reads chart.tsv, writes chart.%s.\n", options->ending);
    set_string(&w, "cc_terminal", options->terminal);
    cc_buf_addf(out, "cc_output = 'chart.%s'\ncc_data = 'chart.tsv'\ncc_ascii = %d\ncc_quote = sprintf('%%c', 39)\n", options->ending,
        options->ascii);
    set_string(&w, "cc_theme", options->theme);
    set_string(&w, "cc_font", options->font ? options->font : "");
    set_number(&w, "cc_width", layout->width);
    set_number(&w, "cc_height", layout->height);
    set_number(&w, "cc_em", layout->em);
    set_counts(&w);
    set_areas(&w);
    set_boxes(&w, "cc_bands", bands, layout->bands, layout->band_count);
    set_segments(&w);
    set_texts(&w);
    set_samples(&w);
    cc_buf_add_char(out, '\n');
    cc_buf_add(out, (struct cc_str){common->data, common->size});
    cc_buf_add_char(out, '\n');
    cc_buf_add(out, (struct cc_str){template->data, template->size});
    return !out->failed || cc_error_memory(error);
}
