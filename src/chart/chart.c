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
    const char *name; /* ending and terminal */
    bool cells;
    unsigned default_width, least_width, most_width, most_height;
    cc_finish *finish;
};

static const struct format formats[] = {
    {"svg", false, 800, 400, 10000, 20000, cc_finish_svg},
    {"png", false, 800, 400, 10000, 20000, cc_finish_png},
    {"pdf", false, 800, 400, 10000, 14400, cc_finish_pdf},
    {"txt", true, 100, 40, 1000, 4000, cc_finish_txt},
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

static const struct format *find_format(const char *output)
{
    struct cc_str path = cc_str_of(output ? output : ".txt");
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        struct cc_str name = cc_str_of(formats[i].name);
        if (path.len > name.len && path.s[path.len - name.len - 1] == '.' &&
            cc_str_eq_nocase(cc_str_sub(path, path.len - name.len, path.len), name))
            return &formats[i];
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

static bool in_order(struct cc_interval i)
{
    return i.lo > 0 && i.lo <= i.hi && isfinite(i.hi);
}

/* The axis is logarithmic: nothing that is not above 0 can be drawn. */
static bool check_plot(const struct cc_plot *plot, struct cc_error *error)
{
    if (plot->series_count == 0 || plot->category_count == 0)
        return cc_error_set(error, CC_ERR_INTERNAL, "a chart of nothing");
    if (plot->series_count > CC_CHART_MAX_SERIES)
        return cc_error_set(error, CC_ERR_USAGE, "a chart can show %d chips beside the base, not %zu", CC_CHART_MAX_SERIES,
            plot->series_count);
    for (size_t i = 0; i < plot->category_count * plot->series_count; i++) {
        const struct cc_plot_point *p = &plot->points[i];
        bool good = p->known ? p->value > 0 && isfinite(p->value) && in_order(p->range) && (!p->has_spread || in_order(p->spread))
                             : p->label.len > 0;
        if (!good)
            return cc_error_set(error, CC_ERR_INTERNAL, "point %zu of the chart cannot be drawn", i + 1);
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

static bool copy_plot(struct job *job, const struct cc_plot *plot, struct cc_error *error)
{
    size_t count = plot->category_count * plot->series_count;
    struct cc_plot *copy = &job->plot;
    *copy = *plot;
    copy->title = clean(job, plot->title);
    copy->subtitle = clean(job, plot->subtitle);
    copy->x_label = clean(job, plot->x_label);
    copy->description = clean(job, plot->description);
    copy->series = clean_all(job, plot->series, plot->series_count);
    copy->categories = clean_all(job, plot->categories, plot->category_count);
    copy->source_lines = clean_all(job, plot->source_lines, plot->source_line_count);
    copy->points = CC_NEW(&job->arena, struct cc_plot_point, count);
    for (size_t i = 0; copy->points && i < count; i++) {
        copy->points[i] = plot->points[i];
        copy->points[i].label = clean(job, plot->points[i].label);
        copy->points[i].spread_label = clean(job, plot->points[i].spread_label);
    }
    return !job->arena.failed || cc_error_memory(error);
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
    return copy_plot(job, plot, error) && lay_out(job, error) &&
           cc_script_write(&job->plot, &job->layout, job->format->name, job->options->ascii, &job->script, error) &&
           cc_data_write(&job->plot, job->layout.labels, &job->data, error);
}

bool cc_chart_write(const struct cc_plot *plot, const struct cc_chart_options *options, struct cc_error *error)
{
    const struct format *format = find_format(options->output);
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
