/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. Finds gnuplot and runs a script with it. */
#include "gnuplot.h"

#include "chipcmp/base/fileio.h"
#include "process.h"

#include <string.h>
#include <unistd.h>

/* Arrays came with 5.2. */
enum { LEAST_MAJOR = 5, LEAST_MINOR = 2, MOST_PATH = 4096 };

/* ---- what it printed ---- */

static struct cc_str next_line(struct cc_str *rest)
{
    struct cc_str line;
    cc_str_cut(*rest, '\n', &line, rest);
    return cc_str_trim(line);
}

/* gnuplot repeats the faulty line and a caret before it says '"chart.gp" line 12: undefined variable: x', and warns in the same form
 * without failing. */
static bool is_complaint(struct cc_str line)
{
    size_t at = cc_str_find(line, CC_STR("line "));
    return at != SIZE_MAX && at + 5 < line.len && cc_is_digit(line.s[at + 5]) && cc_str_find(line, CC_STR("warning:")) == SIZE_MAX;
}

/* The line that says what went wrong: the first that looks like an error of gnuplot, else the first that is not empty. */
static struct cc_str complaint(struct cc_str output)
{
    struct cc_str first = {NULL, 0};
    while (output.len > 0) {
        struct cc_str line = next_line(&output);
        if (is_complaint(line))
            return line;
        if (first.len == 0)
            first = line;
    }
    return first;
}

static bool did_not_finish(const struct cc_gnuplot *gnuplot, const struct cc_process_result *result, struct cc_str output,
    struct cc_error *error)
{
    struct cc_str line = complaint(output);
    const char *colon = line.len > 0 ? ": " : "";
    if (result->end == CC_PROCESS_TIMED_OUT)
        return cc_error_set(error, CC_ERR_PROGRAM, "gnuplot (%s) did not finish within %u ms and was stopped%s%.*s", gnuplot->path,
            gnuplot->timeout_ms, colon, CC_PRI(line));
    if (result->end == CC_PROCESS_KILLED)
        return cc_error_set(error, CC_ERR_PROGRAM, "gnuplot (%s) was ended by signal %d%s%.*s", gnuplot->path, result->code, colon,
            CC_PRI(line));
    return cc_error_set(error, CC_ERR_PROGRAM, "gnuplot (%s) failed with status %d%s%.*s", gnuplot->path, result->code, colon,
        CC_PRI(line));
}

static bool run(const struct cc_gnuplot *gnuplot, const char *const *argv, const char *directory, struct cc_buf *output,
    struct cc_error *error)
{
    struct cc_process process = {gnuplot->path, argv, directory, gnuplot->timeout_ms};
    struct cc_process_result result;
    if (!cc_process_run(&process, output, &result, error))
        return false;
    if (result.end != CC_PROCESS_EXITED || result.code != 0)
        return did_not_finish(gnuplot, &result, cc_buf_view(output), error);
    return true;
}

bool cc_gnuplot_run(const struct cc_gnuplot *gnuplot, const char *directory, const char *script, struct cc_error *error)
{
    const char *const argv[] = {"gnuplot", "-d", script, NULL}; /* -d: no ~/.gnuplot */
    struct cc_buf output;
    cc_buf_init(&output, 0);
    bool done = run(gnuplot, argv, directory, &output, error);
    cc_buf_release(&output);
    return done;
}

/* ---- its version ---- */

static unsigned read_number(struct cc_str *s)
{
    unsigned number = 0;
    while (s->len > 0 && cc_is_digit(s->s[0]) && number < 10000) {
        number = number * 10 + (unsigned)(s->s[0] - '0');
        *s = cc_str_sub(*s, 1, s->len);
    }
    return number;
}

/* "gnuplot 5.4 patchlevel 4" */
static bool check_version(const struct cc_gnuplot *gnuplot, struct cc_str output, struct cc_error *error)
{
    struct cc_str line = next_line(&output), name = CC_STR("gnuplot "), rest = cc_str_sub(line, name.len, line.len);
    unsigned major = read_number(&rest);
    if (line.len == 0)
        return cc_error_set(error, CC_ERR_PROGRAM, "%s does not answer as gnuplot does: it printed nothing", gnuplot->path);
    if (!cc_str_starts(line, name) || major == 0 || !cc_str_starts(rest, CC_STR(".")))
        return cc_error_set(error, CC_ERR_PROGRAM, "%s does not answer as gnuplot does: %.*s", gnuplot->path, CC_PRI(line));
    rest = cc_str_sub(rest, 1, rest.len);
    unsigned minor = read_number(&rest);
    if (major < LEAST_MAJOR || (major == LEAST_MAJOR && minor < LEAST_MINOR))
        return cc_error_set(error, CC_ERR_PROGRAM, "gnuplot %u.%u (%s) is too old for charts: they need %d.%d or newer", major, minor,
            gnuplot->path, LEAST_MAJOR, LEAST_MINOR);
    return true;
}

static bool ask_version(const struct cc_gnuplot *gnuplot, struct cc_error *error)
{
    const char *const argv[] = {"gnuplot", "--version", NULL};
    struct cc_buf output;
    cc_buf_init(&output, 0);
    bool good = run(gnuplot, argv, NULL, &output, error) && check_version(gnuplot, cc_buf_view(&output), error);
    cc_buf_release(&output);
    return good;
}

/* ---- where it is ---- */

static bool is_program(const char *path)
{
    return cc_path_kind(path) == CC_PATH_FILE && access(path, X_OK) == 0;
}

/* The path of the program, or NULL. A relative directory on the search path would run whatever lies in the directory one happens to be
 * in. */
static const char *search(const char *name, struct cc_str directories, struct cc_arena *arena)
{
    struct cc_str directory;
    while (directories.len > 0) {
        cc_str_cut(directories, ':', &directory, &directories);
        if (!cc_str_starts(directory, CC_STR("/")))
            continue;
        const char *path = cc_arena_format(arena, "%.*s/%s", CC_PRI(directory), name).s;
        if (path && is_program(path))
            return path;
    }
    return NULL;
}

/* The program is started from another directory. NULL where this one has no name that fits. */
static const char *absolute(const char *path, struct cc_arena *arena)
{
    char here[MOST_PATH];
    if (path[0] == '/')
        return path;
    return getcwd(here, sizeof here) ? cc_arena_format(arena, "%s/%s", here, path).s : NULL;
}

bool cc_gnuplot_find(const char *name, const char *search_path, unsigned timeout_ms, struct cc_arena *arena, struct cc_gnuplot *out,
    struct cc_error *error)
{
    const char *path = NULL;
    if (!strchr(name, '/'))
        path = search(name, cc_str_of(search_path), arena);
    else if (is_program(name))
        path = absolute(name, arena);
    if (arena->failed)
        return cc_error_memory(error);
    if (!path)
        return cc_error_set(error, CC_ERR_PROGRAM, "charts need gnuplot, and '%s' was not found; install it (on Debian: gnuplot-nox)",
            name);
    *out = (struct cc_gnuplot){path, timeout_ms};
    return ask_version(out, error);
}
