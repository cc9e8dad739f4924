/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 9, chart. Pictures by gnuplot, found at run time; the one home of fork and exec.
 *
 * A chart is a data file and a template of plots/. Text reaches gnuplot only as tab-separated data columns or as single-quoted strings.
 * gnuplot runs without a shell, with -d, LC_ALL=C and a time limit; its status is checked. The picture is made in a private directory and
 * then written beside the target and renamed, so that a failure leaves no half-written file. The same plot and options give the same
 * bytes, whatever the day (with the same gnuplot and fonts).
 */
#ifndef CHIPCMP_CHART_CHART_H
#define CHIPCMP_CHART_CHART_H

#include "chipcmp/base/error.h"
#include "chipcmp/report/plot.h"

enum { CC_CHART_MAX_SERIES = 26 };

struct cc_chart_options {
    const char *output;      /* path; the ending chooses: svg png pdf txt six tikz tex; NULL: the picture goes to `text` */
    struct cc_buf *text;     /* receives the picture when output is NULL (appended) */
    const char *format;      /* "svg", "png", "pdf", "txt", "sixel", "tikz", "cairolatex"; NULL: by the ending, without output txt */
    unsigned width, height;  /* pixels (points for pdf and LaTeX, columns x rows for txt); 0: a usual width, the height that is needed */
    const char *theme;       /* "light", "dark" or "print"; NULL: light */
    const char *font;        /* family of the texts, without comma or colon; NULL: the sans-serif one */
    const char *gnuplot;     /* program to run: a path, or a name to be found on search_path; NULL: "gnuplot" */
    const char *search_path; /* the value of PATH; only its absolute directories count; NULL: "/usr/local/bin:/usr/bin:/bin" */
    const char *temp_parent; /* the value of TMPDIR; NULL: "/tmp" */
    const char *keep;        /* directory for chart.gp and chart.tsv, made if need be, written even where gnuplot then fails; or NULL */
    unsigned timeout_ms;     /* for one run of gnuplot; 0: 30,000 */
    bool ascii;              /* txt charts in ASCII */
};

/* Draws the plot. Errors: CC_ERR_USAGE for an ending or a size that cannot be (the text says which can), CC_ERR_PROGRAM for gnuplot
 * missing, older than 5.2, too slow or failed (with its own first line of complaint), CC_ERR_IO, CC_ERR_MEMORY, and CC_ERR_INTERNAL for a
 * plot that no template can draw (a value that is not above 0 on a logarithmic axis). */
bool cc_chart_write(const struct cc_plot *plot, const struct cc_chart_options *options, struct cc_error *error);

/* Appends an svg chart as an element to stand in a page: without the XML declaration, and with its ids, and what refers to them, beginning
 * with "chart-<number>-", because those of several charts are alike. */
void cc_chart_inline(struct cc_str svg, unsigned number, struct cc_buf *out);

#endif
