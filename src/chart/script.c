/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, chart. The script of a chart: its texts and measures as gnuplot variables, then the template. */
#include "script.h"

#include "chipcmp/base/embedded.h"
#include "chipcmp/base/escape.h"
#include "chipcmp/num/format.h"

static const struct cc_embedded_file *find_template(struct cc_str kind)
{
    for (size_t i = 0; i < cc_embedded_plots_count; i++) {
        struct cc_str name = cc_str_of(cc_embedded_plots[i].name);
        if (name.len == kind.len + 3 && cc_str_starts(name, kind) && cc_str_ends(name, CC_STR(".gp")))
            return &cc_embedded_plots[i];
    }
    return NULL;
}

static void set_number(struct cc_buf *out, const char *name, double value)
{
    cc_buf_addf(out, "%s = ", name);
    cc_format_fixed(out, value, 4);
    cc_buf_add_char(out, '\n');
}

/* gnuplot 5.4 ends a string at a doubled quote that begins it or follows another, and looks for macros behind a double-quoted one. So a
 * quote is put between two strings by name. */
static void add_string(struct cc_buf *out, struct cc_str text)
{
    struct cc_str head, rest = text;
    while (cc_str_cut(rest, '\'', &head, &rest)) {
        cc_escape_gnuplot(out, head);
        cc_buf_add(out, CC_STR(" . cc_quote . "));
    }
    cc_escape_gnuplot(out, head);
}

/* The same for a string that will be a label of a plot: there backslash escapes are resolved once more. */
static void add_label(struct cc_buf *out, struct cc_str text)
{
    struct cc_buf escaped;
    cc_buf_init(&escaped, 0);
    cc_escape_tsv(&escaped, text);
    add_string(out, cc_buf_view(&escaped));
    out->failed |= escaped.failed;
    cc_buf_release(&escaped);
}

static void set_measures(struct cc_buf *out, const struct cc_layout *l)
{
    set_number(out, "cc_width", l->width);
    set_number(out, "cc_height", l->height);
    set_number(out, "cc_em", l->em);
    set_number(out, "cc_left", l->left);
    set_number(out, "cc_right", l->right);
    set_number(out, "cc_top", l->top);
    set_number(out, "cc_bottom", l->bottom);
    set_number(out, "cc_bar", l->bar);
    set_number(out, "cc_group", l->group);
    set_number(out, "cc_label_width", l->label);
    set_number(out, "cc_low", l->low);
    set_number(out, "cc_high", l->high);
    set_number(out, "cc_whisker_least", l->cells ? 1e3 : l->whisker_least);
    cc_buf_addf(out, "cc_tick_step = %d\n", l->tick_step);
}

static void add_element(struct cc_buf *out, const char *array, size_t index, double value)
{
    cc_buf_addf(out, "; %s[%zu] = ", array, index);
    cc_format_fixed(out, value, 4);
}

static void set_texts(struct cc_buf *out, const struct cc_layout *l)
{
    size_t room = l->text_count > 0 ? l->text_count : 1; /* gnuplot knows no empty arrays */
    cc_buf_addf(out, "cc_texts = %zu\narray cc_text[%zu]; array cc_role[%zu]; array cc_x[%zu]; array cc_y[%zu]\n", l->text_count, room,
        room, room, room);
    for (size_t i = 0; i < l->text_count; i++) {
        cc_buf_addf(out, "cc_role[%zu] = %d", i + 1, (int)l->texts[i].role);
        add_element(out, "cc_x", i + 1, l->texts[i].x);
        add_element(out, "cc_y", i + 1, l->texts[i].y);
        cc_buf_addf(out, "; cc_text[%zu] = ", i + 1);
        add_string(out, l->texts[i].text);
        cc_buf_add_char(out, '\n');
    }
}

static void set_categories(struct cc_buf *out, const struct cc_layout *l, size_t count)
{
    cc_buf_addf(out, "cc_categories = %zu\narray cc_category_top[%zu]\n", count, count);
    for (size_t i = 0; i < count; i++) {
        cc_buf_addf(out, "cc_category_top[%zu] = ", i + 1);
        cc_format_fixed(out, l->category_top[i], 4);
        cc_buf_add_char(out, '\n');
    }
}

static void set_labels(struct cc_buf *out, const struct cc_layout *l, size_t count)
{
    cc_buf_addf(out, "array cc_label[%zu]\n", count);
    for (size_t i = 0; i < count; i++) {
        cc_buf_addf(out, "cc_label[%zu] = ", i + 1);
        add_label(out, l->labels[i]);
        cc_buf_add_char(out, '\n');
    }
}

static void set_samples(struct cc_buf *out, const struct cc_layout *l)
{
    size_t room = l->sample_count > 0 ? l->sample_count : 1;
    cc_buf_addf(out, "cc_samples = %zu\narray cc_sample[%zu]; array cc_sample_x[%zu]; array cc_sample_y[%zu]\n", l->sample_count, room,
        room, room);
    for (size_t i = 0; i < l->sample_count; i++) {
        cc_buf_addf(out, "cc_sample[%zu] = %d", i + 1, l->samples[i].what);
        add_element(out, "cc_sample_x", i + 1, l->samples[i].x);
        add_element(out, "cc_sample_y", i + 1, l->samples[i].y);
        cc_buf_add_char(out, '\n');
    }
}

bool cc_script_write(const struct cc_plot *plot, const struct cc_layout *layout, const char *terminal, bool ascii, struct cc_buf *out,
    struct cc_error *error)
{
    const struct cc_embedded_file *template = find_template(plot->kind);
    if (!template)
        return cc_error_set(error, CC_ERR_INTERNAL, "there is no chart of the kind '%.*s'", CC_PRI(plot->kind));
    cc_buf_addf(out, "# Run with \"gnuplot chart.gp\": reads chart.tsv, writes chart.%s.\n", terminal);
    cc_buf_addf(out, "cc_terminal = '%s'\ncc_output = 'chart.%s'\ncc_data = 'chart.tsv'\ncc_ascii = %d\ncc_quote = sprintf('%%c', 39)\n",
        terminal, terminal, ascii);
    cc_buf_addf(out, "cc_series = %zu\n", plot->series_count);
    set_measures(out, layout);
    set_categories(out, layout, plot->category_count);
    set_texts(out, layout);
    set_labels(out, layout, plot->category_count * plot->series_count);
    set_samples(out, layout);
    cc_buf_addf(out, "\n");
    cc_buf_add(out, (struct cc_str){template->data, template->size});
    return !out->failed || cc_error_memory(error);
}
