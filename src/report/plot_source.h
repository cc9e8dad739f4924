/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report, private. The source line of a chart: publishers with the years of what they published. */
#ifndef CHIPCMP_SRC_REPORT_PLOT_SOURCE_H
#define CHIPCMP_SRC_REPORT_PLOT_SOURCE_H

#include "chipcmp/metric/value.h"

/* Zero-initialise but for the database and the arena. */
struct cc_plot_sources {
    const struct cc_db *db;
    struct cc_arena *arena;
    uint32_t *ids; /* indexes of sources, each once, in the order of first use */
    size_t count, capacity;
};

/* Adds the sources of a value's preferred figure and of those that conflict with it. Memory that runs out shows in arena->failed. */
void cc_plot_sources_add(struct cc_plot_sources *sources, const struct cc_value *value);

/* Adds a source by its index. */
void cc_plot_sources_add_one(struct cc_plot_sources *sources, uint32_t source);

/* "Sources: NVIDIA (2022, 2024); SemiAnalysis (2025)."; a source of an overlay is marked "(yours)". Empty where there is none. */
struct cc_str cc_plot_sources_line(const struct cc_plot_sources *sources);

#endif
