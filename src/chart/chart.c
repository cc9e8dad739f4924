/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, chart. Puts together what makes a picture: data, layout, script, gnuplot, and the finished file. */
#include "chipcmp/chart/chart.h"

#include "chipcmp/base/escape.h"
#include "chipcmp/base/fileio.h"
#include "data.h"
#include "finish.h"
#include "gnuplot.h"
#include "script.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

enum { DEFAULT_TIMEOUT_MS = 30000 };

struct format {
    const char *name;     /* as options call it */
    const char *endings;  /* of files, separated by spaces */
    const char *terminal; /* as templates call it */
    bool cells, latex;
    unsigned default_width, least_width, most_width, most_height;
    cc_finish *finish;
};

static const struct format formats[] = {
    {"svg", "svg", "svg", false, false, 800, 400, 10000, 20000, cc_finish_svg},
    {"png", "png", "png", false, false, 800, 400, 10000, 20000, cc_finish_png},
    {"pdf", "pdf", "pdf", false, false, 800, 400, 10000, 14400, cc_finish_pdf},
    {"txt", "txt", "txt", true, false, 100, 40, 1000, 4000, cc_finish_txt},
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

/* What the steps share. The buffers hold the files of the same names. */
struct job {
    const struct cc_chart_options *options;
    const struct format *format;
    struct cc_plot plot; /* a copy with clean texts */
    struct cc_layout layout;
    struct cc_buf script, data, picture;
    struct cc_arena arena;
};

/* ---- what is asked for ---- */

static bool has_ending(const struct format *f, struct cc_str path)
{
    struct cc_str name = cc_str_of(f->endings);
    return path.len > name.len && path.s[path.len - name.len - 1] == '.' &&
           cc_str_eq_nocase(cc_str_sub(path, path.len - name.len, path.len), name);
}

static const struct format *find_format(const struct cc_chart_options *options)
{
    struct cc_str path = cc_str_of(options->output ? options->output : ".txt");
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        const struct format *f = &formats[i];
        if (options->format ? cc_str_eq(cc_str_of(options->format), cc_str_of(f->name)) : has_ending(f, path))
            return f;
    }
    return NULL;
}

static bool check_size(const struct format *f, unsigned width, unsigned height, struct cc_error *error)
{
    const char *unit = f->cells ? "columns" : "pixels";
    if (width != 0 && (width < f->least_width || width > f->most_width))
        return cc_error_set(error, CC_ERR_USAGE, "a chart cannot be %u %s wide: %u to %u are possible", width, unit, f->least_width,
            f->most_width);
    if (height > f->most_height)
        return cc_error_set(error, CC_ERR_USAGE, "a chart cannot be %u %s high: at most %u are possible", height, f->cells ? "rows" : unit,
            f->most_height);
    return true;
}

/* On a logarithmic axis nothing that is not above 0 can be drawn. */
static bool good_value(const struct cc_plot_axis *axis, double value)
{
    return isfinite(value) && (axis->scale != CC_SCALE_LOG || value > 0);
}

static bool good_range(const struct cc_plot_axis *axis, struct cc_interval range)
{
    return good_value(axis, range.lo) && good_value(axis, range.hi) && range.lo <= range.hi;
}

static bool good_place(const struct cc_plot_axis *axis, double value)
{
    return axis->scale == CC_SCALE_NAMES ? value >= 1 && value <= (double)axis->name_count && value == floor(value)
                                         : good_value(axis, value);
}

static bool good_mark(const struct cc_plot *plot, const struct cc_plot_panel *panel, const struct cc_plot_mark *m)
{
    bool valued = m->kind == CC_MARK_BAR || m->kind == CC_MARK_POINT;
    if (m->series >= plot->series_count || !good_place(&panel->y, m->y) || (m->kind == CC_MARK_BAR && !panel->x.has_origin))
        return false;
    if ((valued || panel->x.scale == CC_SCALE_NAMES) && !good_place(&panel->x, m->x))
        return false;
    if (!valued)
        return m->kind == CC_MARK_CELL ? m->shade >= -1 && m->shade <= 1 : m->label.len > 0;
    if (panel->x.scale != CC_SCALE_NAMES && (!good_range(&panel->x, m->x_range) || (m->has_spread && !good_range(&panel->x, m->x_spread))))
        return false;
    return panel->y.scale == CC_SCALE_NAMES ||
           (good_range(&panel->y, m->y_range) && (!m->has_spread || good_range(&panel->y, m->y_spread)));
}

static bool good_line(const struct cc_plot *plot, const struct cc_plot_panel *panel, const struct cc_plot_line *line)
{
    bool good = line->series < plot->series_count && line->vertex_count >= 2;
    for (size_t i = 0; good && i < line->vertex_count; i++) {
        const struct cc_plot_vertex *v = &line->vertices[i];
        good = good_value(&panel->x, v->x) && good_value(&panel->y, v->y) &&
               (line->kind != CC_LINE_BAND || good_value(&panel->y, v->y_high));
    }
    return good;
}

static bool good_axis(const struct cc_plot_axis *axis)
{
    if (axis->scale == CC_SCALE_NAMES)
        return axis->name_count > 0;
    return (!axis->has_origin || good_value(axis, axis->origin)) &&
           (axis->low > axis->high || good_range(axis, (struct cc_interval){axis->low, axis->high}));
}

static bool check_panel(const struct cc_plot *plot, const struct cc_plot_panel *panel, struct cc_error *error)
{
    if (!good_axis(&panel->x) || !good_axis(&panel->y) || (panel->y.scale == CC_SCALE_NAMES) != (plot->panels[0].y.scale == CC_SCALE_NAMES))
        return cc_error_set(error, CC_ERR_INTERNAL, "an axis of the chart cannot be drawn");
    for (size_t i = 0; i < panel->mark_count; i++) {
        if (!good_mark(plot, panel, &panel->marks[i]))
            return cc_error_set(error, CC_ERR_INTERNAL, "mark %zu of the chart cannot be drawn", i + 1);
    }
    for (size_t i = 0; i < panel->line_count; i++) {
        if (!good_line(plot, panel, &panel->lines[i]))
            return cc_error_set(error, CC_ERR_INTERNAL, "line %zu of the chart cannot be drawn", i + 1);
    }
    return true;
}

static bool check_plot(const struct cc_plot *plot, struct cc_error *error)
{
    if (plot->series_count == 0 || plot->panel_count == 0)
        return cc_error_set(error, CC_ERR_INTERNAL, "a chart of nothing");
    if (plot->series_count > CC_CHART_MAX_SERIES)
        return cc_error_set(error, CC_ERR_USAGE, "a chart can tell %d chips apart, not %zu", CC_CHART_MAX_SERIES, plot->series_count);
    for (size_t i = 0; i < plot->panel_count; i++) {
        if (!check_panel(plot, &plot->panels[i], error))
            return false;
    }
    return true;
}

/* ---- clean texts ---- */

/* Line breaks and the like spelled out, ill-formed bytes replaced, and ASCII where that is asked for: what is measured is what is drawn. */
static struct cc_str clean(struct job *job, struct cc_str text)
{
    struct cc_buf spelled;
    cc_buf_init(&spelled, 0);
    cc_escape_terminal(&spelled, text, job->options->ascii && job->format->cells);
    job->arena.failed |= spelled.failed;
    struct cc_str copy = cc_arena_copy(&job->arena, cc_buf_view(&spelled));
    cc_buf_release(&spelled);
    return copy;
}

static struct cc_str *clean_all(struct job *job, const struct cc_str *texts, size_t count)
{
    struct cc_str *copies = CC_NEW(&job->arena, struct cc_str, count);
    for (size_t i = 0; copies && i < count; i++)
        copies[i] = clean(job, texts[i]);
    return copies;
}

static void clean_axis(struct job *job, struct cc_plot_axis *axis)
{
    axis->label = clean(job, axis->label);
    if (axis->scale == CC_SCALE_NAMES)
        axis->names = clean_all(job, axis->names, axis->name_count);
}

static void clean_panel(struct job *job, struct cc_plot_panel *panel)
{
    struct cc_plot_mark *marks = CC_NEW(&job->arena, struct cc_plot_mark, panel->mark_count);
    struct cc_plot_line *lines = CC_NEW(&job->arena, struct cc_plot_line, panel->line_count);
    panel->title = clean(job, panel->title);
    clean_axis(job, &panel->x);
    clean_axis(job, &panel->y);
    for (size_t i = 0; marks && i < panel->mark_count; i++) {
        marks[i] = panel->marks[i];
        marks[i].label = clean(job, marks[i].label);
        marks[i].short_label = clean(job, marks[i].short_label);
        marks[i].spread_label = clean(job, marks[i].spread_label);
        marks[i].name = clean(job, marks[i].name);
    }
    for (size_t i = 0; lines && i < panel->line_count; i++) {
        lines[i] = panel->lines[i];
        lines[i].label = clean(job, lines[i].label);
    }
    panel->marks = marks;
    panel->lines = lines;
}

/* Panels that share their rows still do in the copy. */
static void share_names(const struct cc_plot *plot, struct cc_plot *copy)
{
    for (size_t i = 1; i < plot->panel_count; i++) {
        if (plot->panels[i].y.names == plot->panels[0].y.names)
            copy->panels[i].y.names = copy->panels[0].y.names;
    }
}

static bool copy_plot(struct job *job, const struct cc_plot *plot, struct cc_error *error)
{
    struct cc_plot *copy = &job->plot;
    *copy = *plot;
    copy->title = clean(job, plot->title);
    copy->subtitle = clean(job, plot->subtitle);
    copy->sources = clean(job, plot->sources);
    copy->description = clean(job, plot->description);
    copy->series = clean_all(job, plot->series, plot->series_count);
    copy->notes = clean_all(job, plot->notes, plot->note_count);
    copy->panels = CC_NEW(&job->arena, struct cc_plot_panel, plot->panel_count);
    for (size_t i = 0; copy->panels && i < plot->panel_count; i++) {
        copy->panels[i] = plot->panels[i];
        clean_panel(job, &copy->panels[i]);
    }
    if (job->arena.failed)
        return cc_error_memory(error);
    share_names(plot, copy);
    return true;
}

/* ---- files ---- */

static const char *join(struct job *job, const char *directory, const char *name)
{
    return cc_arena_format(&job->arena, "%s/%s", directory, name).s;
}

static bool write_inputs(struct job *job, const char *directory, struct cc_error *error)
{
    const char *script = join(job, directory, "chart.gp"), *data = join(job, directory, "chart.tsv");
    if (!script || !data)
        return cc_error_memory(error);
    return cc_file_write_atomic(script, cc_buf_view(&job->script), error) && cc_file_write_atomic(data, cc_buf_view(&job->data), error);
}

static bool keep_inputs(struct job *job, struct cc_error *error)
{
    const char *directory = job->options->keep;
    if (!directory)
        return true;
    if (mkdir(directory, 0777) != 0 && errno != EEXIST)
        return cc_error_set(error, CC_ERR_IO, "cannot make the directory %s: %s", directory, strerror(errno));
    return write_inputs(job, directory, error);
}

/* Runs gnuplot in `directory` and takes up the picture it writes there. */
static bool draw_in(struct job *job, const struct cc_gnuplot *gnuplot, const char *directory, struct cc_error *error)
{
    const char *made = cc_arena_format(&job->arena, "%s/chart.%s", directory, job->format->name).s;
    if (!made)
        return cc_error_memory(error);
    if (!write_inputs(job, directory, error) || !cc_gnuplot_run(gnuplot, directory, "chart.gp", error))
        return false;
    if (cc_path_kind(made) != CC_PATH_FILE)
        return cc_error_set(error, CC_ERR_PROGRAM, "gnuplot (%s) ended without an error, but wrote no picture", gnuplot->path);
    struct cc_buf bytes;
    cc_buf_init(&bytes, 0);
    bool good = cc_file_read(made, &bytes, error) && job->format->finish(&job->plot, cc_buf_view(&bytes), &job->picture, error);
    cc_buf_release(&bytes);
    return good;
}

static bool draw(struct job *job, struct cc_error *error)
{
    const struct cc_chart_options *o = job->options;
    const char *name = o->gnuplot ? o->gnuplot : "gnuplot", *path = o->search_path ? o->search_path : "/usr/local/bin:/usr/bin:/bin";
    struct cc_gnuplot gnuplot;
    struct cc_str directory;
    if (!cc_gnuplot_find(name, path, o->timeout_ms ? o->timeout_ms : DEFAULT_TIMEOUT_MS, &job->arena, &gnuplot, error))
        return false;
    if (!cc_dir_make_temporary(o->temp_parent ? o->temp_parent : "/tmp", &job->arena, &directory, error))
        return false;
    bool done = draw_in(job, &gnuplot, directory.s, error);
    cc_dir_remove(directory.s);
    return done;
}

static bool deliver(const struct job *job, struct cc_error *error)
{
    if (job->options->output)
        return cc_file_write_atomic(job->options->output, cc_buf_view(&job->picture), error);
    cc_buf_add(job->options->text, cc_buf_view(&job->picture));
    return !job->options->text->failed || cc_error_memory(error);
}

/* ---- all of it ---- */

static bool lay_out(struct job *job, struct cc_error *error)
{
    const struct format *f = job->format;
    unsigned width = job->options->width ? job->options->width : f->default_width;
    if (!cc_layout_make(&job->plot, width, job->options->height, f->cells, &job->arena, &job->layout, error))
        return false;
    if (job->layout.height > f->most_height)
        return cc_error_set(error, CC_ERR_USAGE,
            "this chart would be %.0f high, and at most %u are possible: choose fewer metrics or chips", job->layout.height,
            f->most_height);
    return true;
}

static bool prepare(struct job *job, const struct cc_plot *plot, struct cc_error *error)
{
    const struct cc_chart_options *o = job->options;
    struct cc_script_options script = {job->format->terminal, job->format->name, o->theme ? o->theme : "light", o->font, o->ascii,
        job->format->latex};
    return copy_plot(job, plot, error) && lay_out(job, error) && cc_script_write(&job->plot, &job->layout, &script, &job->script, error) &&
           cc_data_write(&job->plot, &job->layout, &job->data, error);
}

bool cc_chart_write(const struct cc_plot *plot, const struct cc_chart_options *options, struct cc_error *error)
{
    const struct format *format = find_format(options);
    if (!format && options->format)
        return cc_error_set(error, CC_ERR_USAGE, "there are no charts as '%s'", options->format);
    if (!format)
        return cc_error_set(error, CC_ERR_USAGE, "'%s' has none of the endings charts can have: .svg, .png, .pdf, .txt", options->output);
    if (!check_size(format, options->width, options->height, error) || !check_plot(plot, error))
        return false;
    struct job job = {.options = options, .format = format};
    cc_arena_init(&job.arena);
    cc_buf_init(&job.script, 0);
    cc_buf_init(&job.data, 0);
    cc_buf_init(&job.picture, 0);
    bool done = prepare(&job, plot, error) && keep_inputs(&job, error) && draw(&job, error) && deliver(&job, error);
    cc_buf_release(&job.picture);
    cc_buf_release(&job.data);
    cc_buf_release(&job.script);
    cc_arena_release(&job.arena);
    return done;
}
