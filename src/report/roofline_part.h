/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report, private. What the charts `roofline` and `advantage` share: their axis of intensity, workloads on it, and the notes. */
#ifndef CHIPCMP_REPORT_ROOFLINE_PART_H
#define CHIPCMP_REPORT_ROOFLINE_PART_H

#include "chipcmp/report/roofline_plot.h"
#include "plot_part.h"
#include "plot_source.h"
#include "roofline.h"

/* Far beyond any axis, for lines that cross the panel. */
#define ROOFLINE_NEARLY_NOTHING 1e-12
#define ROOFLINE_MORE_THAN_ALL 1e12

struct roofline_part {
    const struct cc_roofline *roofline;
    const struct cc_roofline_row *row; /* the one drawn */
    const struct cc_roofline_work *works;
    size_t work_count;
    struct cc_arena *arena;
    struct cc_plot *plot;
    struct cc_plot_panel *panel;
    struct cc_doc words; /* holds no document: only the phrases that documents share */
    struct cc_report_roofline_options options;
    struct roofline_view view;
    struct cc_plot_statuses statuses;
    struct cc_plot_sources sources;
};

/* One panel on two logarithmic axes. `part` is set up in place: it points into itself. CC_ERR_USAGE where there is no row. */
bool roofline_part_open(struct roofline_part *part, const struct cc_roofline *roofline, const struct cc_roofline_work *works,
    size_t work_count, struct cc_plot *plot, const char *kind, struct cc_arena *arena, struct cc_error *error);

const struct cc_chip *roofline_part_chip(const struct roofline_part *part, size_t column);
/* "H20 96GB", with a "*" where its figures are not final. */
struct cc_str roofline_part_name(struct roofline_part *part, size_t column);
/* Makes the axis across reach all ridge points, break-even intensities and workloads of known roofs, with room on both sides. */
void roofline_part_reach(struct roofline_part *part);
/* Lines across the panel at the workloads, labelled with what they are. */
void roofline_part_add_works(struct roofline_part *part);
/* Titles, the label of the axis across, what is said in the footer of each workload and each pair, the sources. */
void roofline_part_add_texts(struct roofline_part *part, const char *model_note);
/* "decode, 1 FLOP/byte" */
struct cc_str roofline_part_work(struct roofline_part *part, const struct cc_roofline_work *work);
bool roofline_part_close(struct roofline_part *part, struct cc_error *error);

#endif
