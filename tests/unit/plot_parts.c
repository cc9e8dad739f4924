/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds lines and notes of a plot. */
#include "plot_parts.h"

const struct cc_plot_line *plot_line(const struct cc_plot *plot, enum cc_plot_line_kind kind, const char *label)
{
    const struct cc_plot_panel *panel = &plot->panels[0];
    for (size_t i = 0; i < panel->line_count; i++)
        if (panel->lines[i].kind == kind && (!label || cc_str_eq(panel->lines[i].label, cc_str_of(label))))
            return &panel->lines[i];
    fail_msg("no line of kind %d \"%s\"", (int)kind, label ? label : "");
    return NULL;
}

bool plot_notes_hold(const struct cc_plot *plot, const char *text)
{
    for (size_t i = 0; i < plot->note_count; i++)
        if (cc_str_find(plot->notes[i], cc_str_of(text)) != SIZE_MAX)
            return true;
    return false;
}
