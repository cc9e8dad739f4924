/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report, private. What the builders of charts share: filling panels, words for what is unknown, notes of the footer.
 *
 * Memory that runs out shows in arena->failed: a builder looks once, at its end.
 */
#ifndef CHIPCMP_SRC_REPORT_PLOT_PART_H
#define CHIPCMP_SRC_REPORT_PLOT_PART_H

#include "chipcmp/analysis/compare.h"
#include "chipcmp/report/plot.h"

/* `panel_count` empty panels. */
void cc_plot_open(struct cc_plot *plot, const char *kind, size_t panel_count, struct cc_arena *arena);

void cc_plot_add_mark(struct cc_plot_panel *panel, const struct cc_plot_mark *mark, struct cc_arena *arena);
/* `vertices` are copied. */
void cc_plot_add_line(struct cc_plot_panel *panel, const struct cc_plot_line *line, struct cc_arena *arena);
/* Makes the axis reach a value that no mark stands at. */
void cc_plot_reach(struct cc_plot_axis *axis, double value);
/* An empty text adds nothing. */
void cc_plot_add_note(struct cc_plot *plot, struct cc_str note, struct cc_arena *arena);

/* Copies the buffer's text into the arena and releases the buffer. */
struct cc_str cc_plot_take(struct cc_buf *buf, struct cc_arena *arena);

/* "3.35", "1,979", "0.012": at most six significant digits. */
void cc_plot_add_number(struct cc_buf *out, double value);
/* "0.15x", "1.19x", "12.4x", "0.012x" */
void cc_plot_add_bare_ratio(struct cc_buf *out, double ratio); /* without the x */
void cc_plot_add_ratio(struct cc_buf *out, double ratio);

/* A label to be read out: without the "*" at its end. */
struct cc_str cc_plot_said(struct cc_str label);

/* The series of this name, added where there is none yet; plot->series has room. */
size_t cc_plot_series_of(struct cc_plot *plot, struct cc_str name);

/* "Published peak figures, like for like": the subtitle of ratios, with what totals are divided by. */
struct cc_str cc_plot_like_for_like(const struct cc_compare *compare);

/* "no public figure" ... of a state. */
const char *cc_plot_state_words(enum cc_state state);
/* "no public figure", "not supported" ...: why a cell of a comparison has no number. */
const char *cc_plot_absence(const struct cc_compare_cell *cell);
/* The cell has a number above 0. */
bool cc_plot_has_number(const struct cc_compare_cell *cell);

/* Of the comparison's rows of a metric the one with the most numbers, the first of equals; NULL where none has any. */
const struct cc_compare_row *cc_plot_row_of(const struct cc_compare *compare, uint32_t metric);

/* The name without its vendor in front: "H100 SXM5 80GB" of "NVIDIA H100 SXM5 80GB". */
struct cc_str cc_plot_short_name(const struct cc_chip *chip);

/* Names to be listed in a note. Zero-initialise. */
struct cc_plot_names {
    struct cc_str *items;
    size_t count, capacity;
};
void cc_plot_names_add(struct cc_plot_names *names, struct cc_str name, struct cc_arena *arena);
/* Adds the note "<why>a; b; c."; none where there are no names. */
void cc_plot_note_names(struct cc_plot *plot, const char *why, const struct cc_plot_names *names, struct cc_arena *arena);

/* Statuses of the figures that a chart rests on. */
struct cc_plot_statuses {
    bool seen[CC_STATUS_COUNT];
    bool halved; /* some dense figure is half of a printed sparse one */
};
/* Remembers the status of the preferred figure; true where it is not as the maker's final word prints it, and its label wants a "*". */
bool cc_plot_status_add(struct cc_plot_statuses *statuses, const struct cc_value *value);
/* "* rests on a figure that is preliminary."; none where no label has a "*". */
void cc_plot_note_statuses(struct cc_plot *plot, const struct cc_plot_statuses *statuses, struct cc_arena *arena);

#endif
