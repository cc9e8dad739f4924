/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. Puts together what makes a picture: data, layout, script, gnuplot, and the finished file. */
#include "chipcmp/chart/chart.h"

#include "chipcmp/base/fileio.h"
#include "clean.h"
#include "data.h"
#include "format.h"
#include "gnuplot.h"
#include "script.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum { DEFAULT_TIMEOUT_MS = 30000 };

/* What the steps share. The buffers hold the files of the same names. */
struct job {
    const struct cc_chart_options *options;
    const struct cc_chart_format *format;
    struct cc_plot plot; /* a copy with clean texts */
    struct cc_layout layout;
    struct cc_buf script, data, picture, beside;
    struct cc_str stem; /* what the output is called, without folder and ending */
    struct cc_arena arena;
};

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

static bool take_up(struct job *job, const struct cc_gnuplot *gnuplot, const char *directory, const char *ending, cc_finish *finish,
    struct cc_buf *out, struct cc_error *error)
{
    const char *made = cc_arena_format(&job->arena, "%s/chart.%s", directory, ending).s;
    if (!made)
        return cc_error_memory(error);
    if (cc_path_kind(made) != CC_PATH_FILE)
        return cc_error_set(error, CC_ERR_PROGRAM, "gnuplot (%s) ended without an error, but wrote no picture", gnuplot->path);
    struct cc_buf bytes;
    cc_buf_init(&bytes, 0);
    bool good = cc_file_read(made, &bytes, error) && finish(&job->plot, job->stem, cc_buf_view(&bytes), out, error);
    cc_buf_release(&bytes);
    return good;
}

/* Runs gnuplot in `directory` and takes up the picture it writes there. */
static bool draw_in(struct job *job, const struct cc_gnuplot *gnuplot, const char *directory, struct cc_error *error)
{
    const struct cc_chart_format *f = job->format;
    return write_inputs(job, directory, error) && cc_gnuplot_run(gnuplot, directory, "chart.gp", error) &&
           take_up(job, gnuplot, directory, f->ending, f->finish, &job->picture, error) &&
           (!f->beside || take_up(job, gnuplot, directory, f->beside, cc_finish_pdf, &job->beside, error));
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

/* The second file first: the one that names it is there last. */
static bool deliver(struct job *job, struct cc_error *error)
{
    const char *output = job->options->output;
    if (job->format->beside) {
        struct cc_str path = cc_str_of(output);
        size_t end = path.len - strlen(job->format->ending);
        const char *beside = cc_arena_format(&job->arena, "%.*s%s", CC_PRI(cc_str_sub(path, 0, end)), job->format->beside).s;
        if (!beside || !cc_file_write_atomic(beside, cc_buf_view(&job->beside), error))
            return beside ? false : cc_error_memory(error);
    }
    if (output)
        return cc_file_write_atomic(job->options->output, cc_buf_view(&job->picture), error);
    cc_buf_add(job->options->text, cc_buf_view(&job->picture));
    return !job->options->text->failed || cc_error_memory(error);
}

/* ---- all of it ---- */

static bool lay_out(struct job *job, struct cc_error *error)
{
    const struct cc_chart_format *f = job->format;
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
    struct cc_script_options script = {job->format->terminal, job->format->ending, o->theme ? o->theme : "light", o->font, o->ascii,
        job->format->latex};
    return cc_plot_clean(plot, o->ascii && job->format->cells, &job->arena, &job->plot, error) && lay_out(job, error) &&
           cc_script_write(&job->plot, &job->layout, &script, &job->script, error) &&
           cc_data_write(&job->plot, &job->layout, &job->data, error);
}

/* "fig" of "papers/fig.tex"; "chart" without an output. */
static struct cc_str stem_of(const char *output)
{
    const char *slash = output ? strrchr(output, '/') : NULL;
    struct cc_str name = cc_str_of(!output ? "chart" : slash ? slash + 1 : output);
    const char *dot = strrchr(name.s, '.');
    return cc_str_sub(name, 0, dot ? (size_t)(dot - name.s) : name.len);
}

bool cc_chart_write(const struct cc_plot *plot, const struct cc_chart_options *options, struct cc_error *error)
{
    const struct cc_chart_format *format = cc_chart_format_find(options, error);
    if (!format || !cc_plot_check(plot, error))
        return false;
    struct job job = {.options = options, .format = format, .stem = stem_of(options->output)};
    cc_arena_init(&job.arena);
    cc_buf_init(&job.script, 0);
    cc_buf_init(&job.data, 0);
    cc_buf_init(&job.picture, 0);
    cc_buf_init(&job.beside, 0);
    bool done = prepare(&job, plot, error) && keep_inputs(&job, error) && draw(&job, error) && deliver(&job, error);
    cc_buf_release(&job.beside);
    cc_buf_release(&job.picture);
    cc_buf_release(&job.data);
    cc_buf_release(&job.script);
    cc_arena_release(&job.arena);
    return done;
}
