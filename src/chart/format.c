/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. The formats of pictures. */
#include "format.h"

#include <string.h>

static const struct cc_chart_format formats[] = {
    {"svg", "svg", "svg", NULL, false, false, 800, 400, 10000, 20000, cc_finish_svg},
    {"png", "png", "png", NULL, false, false, 800, 400, 10000, 20000, cc_finish_png},
    {"pdf", "pdf", "pdf", NULL, false, false, 800, 400, 10000, 14400, cc_finish_pdf},
    {"txt", "txt", "txt", NULL, true, false, 100, 40, 1000, 4000, cc_finish_txt},
    {"sixel", "six", "sixel", NULL, false, false, 800, 400, 4000, 8000, cc_finish_sixel},
    {"tikz", "tikz", "tikz", NULL, false, true, 450, 400, 10000, 14400, cc_finish_latex},
    {"cairolatex", "tex", "cairolatex", "pdf", false, true, 450, 400, 10000, 14400, cc_finish_latex},
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

static bool has_ending(const struct cc_chart_format *f, struct cc_str path)
{
    struct cc_str name = cc_str_of(f->ending);
    return path.len > name.len && path.s[path.len - name.len - 1] == '.' &&
           cc_str_eq_nocase(cc_str_sub(path, path.len - name.len, path.len), name);
}

static const struct cc_chart_format *choose(const struct cc_chart_options *options)
{
    struct cc_str path = cc_str_of(options->output ? options->output : ".txt");
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        const struct cc_chart_format *f = &formats[i];
        if (options->format ? strcmp(options->format, f->name) == 0 : has_ending(f, path))
            return f;
    }
    return NULL;
}

static bool check_size(const struct cc_chart_format *f, unsigned width, unsigned height, struct cc_error *error)
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

/* The one file names the other: LaTeX reads the name, and the second gets its ending in the place of the first's. */
static bool check_pair(const struct cc_chart_format *f, const char *output, struct cc_error *error)
{
    const char *slash = output ? strrchr(output, '/') : NULL;
    struct cc_str name = cc_str_of(slash ? slash + 1 : output);
    bool good = name.len > 0 && has_ending(f, name);
    for (size_t i = 0; i < name.len; i++)
        good &= cc_is_alpha(name.s[i]) || cc_is_digit(name.s[i]) || name.s[i] == '-' || name.s[i] == '_' || name.s[i] == '.';
    return good || cc_error_set(error, CC_ERR_USAGE,
                       "%s is two files, and the one names the other: it needs -o with a name of letters, digits, - and _ that ends in .%s",
                       f->name, f->ending);
}

const struct cc_chart_format *cc_chart_format_find(const struct cc_chart_options *options, struct cc_error *error)
{
    const struct cc_chart_format *f = choose(options);
    if (!f && options->format)
        cc_error_set(error, CC_ERR_USAGE, "there are no charts as '%s'", options->format);
    else if (!f)
        cc_error_set(error, CC_ERR_USAGE, "'%s' has none of the endings charts can have: .svg, .png, .pdf, .txt, .six, .tikz, .tex",
            options->output);
    else if (check_size(f, options->width, options->height, error) && (!f->beside || check_pair(f, options->output, error)))
        return f;
    return NULL;
}
