/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of charts share: plots made by hand, of a few series and categories. */
#ifndef CHIPCMP_TESTS_CHART_FIXTURE_H
#define CHIPCMP_TESTS_CHART_FIXTURE_H

#include "support.h"

#include "chipcmp/report/plot.h"

enum { MADE_SERIES = 10, MADE_CATEGORIES = 24 };

/* One panel of rows: the names of series and categories, and a mark for each pair. */
struct made_plot {
    struct cc_plot plot;
    struct cc_plot_panel panel;
    struct cc_str series[MADE_SERIES], categories[MADE_CATEGORIES], notes[1];
    struct cc_plot_mark marks[MADE_SERIES * MADE_CATEGORIES];
};

static const char *const made_names[] = {"NVIDIA H20 SXM5 96GB", "AMD Instinct MI308X", "NVIDIA GB300 Grace Blackwell Ultra Superchip",
    "Huawei Ascend 910C (one die)"};
static const char *const made_metrics[] = {"FP64 vector", "BF16 tensor, dense", "Memory bandwidth",
    "Scale-up interconnect, both directions", "TDP or system power"};

/* Marks with the label "V.VVx" are the caller's; all start as slots. */
static inline void made_plot_open(struct made_plot *m, size_t series, size_t categories)
{
    memset(m, 0, sizeof *m);
    for (size_t i = 0; i < series; i++)
        m->series[i] = cc_str_of(made_names[i % (sizeof made_names / sizeof *made_names)]);
    for (size_t i = 0; i < categories; i++)
        m->categories[i] = cc_str_of(made_metrics[i % (sizeof made_metrics / sizeof *made_metrics)]);
    for (size_t i = 0; i < series * categories; i++) {
        m->marks[i] = (struct cc_plot_mark){.kind = CC_MARK_SLOT,
            .series = i % series,
            .y = (double)(i / series + 1),
            .label = CC_STR("no public figure")};
    }
    m->notes[0] = CC_STR("Left out, supported by none of these chips: FP4 tensor, dense.");
    m->panel = (struct cc_plot_panel){
        .x = {.scale = CC_SCALE_LOG,
            .ticks = CC_TICKS_RATIOS,
            .label = CC_STR("Ratio to NVIDIA H100 SXM5 80GB = 1, logarithmic scale"),
            .low = 1,
            .has_origin = true,
            .origin = 1},
        .y = {.scale = CC_SCALE_NAMES, .names = m->categories, .name_count = categories, .by_series = true},
        .marks = m->marks,
        .mark_count = series * categories,
    };
    m->plot = (struct cc_plot){
        .kind = CC_STR("ratio"),
        .title = CC_STR("Chips compared with NVIDIA H100 SXM5 80GB"),
        .subtitle = CC_STR("Published peak figures, like for like"),
        .series = m->series,
        .series_count = series,
        .key = true,
        .panels = &m->panel,
        .panel_count = 1,
        .notes = m->notes,
        .note_count = 1,
        .sources = CC_STR("Sources: NVIDIA (2022, 2024); AMD (2023); SemiAnalysis (2025)."),
        .description = CC_STR("Bars <of> ratios & more."),
    };
}

static inline void made_plot_set(struct made_plot *m, size_t index, double value, const char *label)
{
    struct cc_plot_mark *mark = &m->marks[index];
    mark->kind = CC_MARK_BAR;
    mark->x = value;
    mark->x_range = (struct cc_interval){value * 0.99, value * 1.01};
    mark->label = cc_str_of(label);
}

static inline void made_plot_spread(struct made_plot *m, size_t index, double low, double high, const char *label)
{
    m->marks[index].has_spread = true;
    m->marks[index].x_spread = (struct cc_interval){low, high};
    m->marks[index].spread_label = cc_str_of(label);
}

/* One series of four categories: below 1, with a spread, above 1, unknown. */
static inline void made_plot_small(struct made_plot *m)
{
    made_plot_open(m, 1, 4);
    made_plot_set(m, 0, 0.15, "0.15x");
    made_plot_set(m, 1, 0.5, "0.50x");
    made_plot_spread(m, 1, 0.4, 0.75, "0.40x to 0.75x");
    made_plot_set(m, 2, 1.19, "1.19x");
}

/* ---- two axes of numbers, and fields ---- */

enum { MADE_POINTS = 16, MADE_LINES = 6 };

struct made_field {
    struct cc_plot plot;
    struct cc_plot_panel panel;
    struct cc_str series[3], names[MADE_POINTS];
    struct cc_plot_mark marks[MADE_POINTS * MADE_POINTS];
    struct cc_plot_line lines[MADE_LINES];
    struct cc_plot_vertex vertices[MADE_LINES][2];
};

static inline void made_field_plot(struct made_field *f, const char *kind, size_t series)
{
    f->plot = (struct cc_plot){
        .kind = cc_str_of(kind),
        .title = CC_STR("BF16 tensor, dense against memory bandwidth"),
        .subtitle = CC_STR("Published peak figures"),
        .series = f->series,
        .series_count = series,
        .key = true,
        .panels = &f->panel,
        .panel_count = 1,
        .sources = CC_STR("Sources: NVIDIA (2022, 2024); AMD (2023); SemiAnalysis (2025)."),
        .description = CC_STR("Points."),
    };
    f->series[0] = CC_STR("NVIDIA");
    f->series[1] = CC_STR("AMD");
    f->series[2] = CC_STR("Huawei");
}

/* Points with a label each at places of the caller, and a line of each kind across the panel. */
static inline void made_field_open(struct made_field *f, size_t points)
{
    memset(f, 0, sizeof *f);
    made_field_plot(f, "scatter", 3);
    f->panel = (struct cc_plot_panel){
        .x = {.scale = CC_SCALE_LOG, .label = CC_STR("Memory bandwidth (TB/s)"), .low = 1},
        .y = {.scale = CC_SCALE_LOG, .label = CC_STR("BF16 tensor (TFLOPS)"), .low = 1},
        .marks = f->marks,
        .mark_count = points,
        .lines = f->lines,
        .line_count = MADE_LINES,
    };
    for (size_t i = 0; i < points; i++) {
        f->marks[i] = (struct cc_plot_mark){.kind = CC_MARK_POINT,
            .series = i % 3,
            .label = cc_str_of(made_names[i % (sizeof made_names / sizeof *made_names)])};
    }
    for (size_t i = 0; i < MADE_LINES; i++) {
        f->vertices[i][0] = (struct cc_plot_vertex){1e-9, 1e-9 * (double)(i + 1), 1e-9 * (double)(i + 2)};
        f->vertices[i][1] = (struct cc_plot_vertex){1e9, 1e9 * (double)(i + 1), 1e9 * (double)(i + 2)};
        f->lines[i] = (struct cc_plot_line){.kind = (enum cc_plot_line_kind)(i % CC_LINE_KINDS),
            .vertices = f->vertices[i],
            .vertex_count = 2,
            .label = CC_STR("100 FLOP/byte")};
    }
}

static inline void made_field_set(struct made_field *f, size_t index, double x, double y, double rounding)
{
    struct cc_plot_mark *mark = &f->marks[index];
    mark->x = x;
    mark->y = y;
    mark->x_range = (struct cc_interval){x / (1 + rounding), x * (1 + rounding)};
    mark->y_range = (struct cc_interval){y / (1 + rounding), y * (1 + rounding)};
}

/* A square of fields, some unknown. */
static inline void made_field_matrix(struct made_field *f, size_t count)
{
    memset(f, 0, sizeof *f);
    made_field_plot(f, "matrix", 1);
    for (size_t i = 0; i < count; i++)
        f->names[i] = cc_str_of(made_names[i % (sizeof made_names / sizeof *made_names)]);
    f->panel = (struct cc_plot_panel){.x = {.scale = CC_SCALE_NAMES, .names = f->names, .name_count = count},
        .y = {.scale = CC_SCALE_NAMES, .names = f->names, .name_count = count},
        .marks = f->marks,
        .mark_count = count * count};
    for (size_t i = 0; i < count * count; i++) {
        f->marks[i] = (struct cc_plot_mark){.kind = i % 7 == 3 ? CC_MARK_SLOT : CC_MARK_CELL,
            .x = (double)(i % count) + 1,
            .y = (double)(i / count) + 1,
            .shade = (double)(i % 5) / 2 - 1,
            .label = i % 7 == 3 ? CC_STR("?") : CC_STR("12.3*"),
            .short_label = i % 7 == 3 ? CC_STR("") : CC_STR("12")};
    }
}

#endif
