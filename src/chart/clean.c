/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. A copy of a plot whose texts can be measured and drawn. */
#include "clean.h"

#include "chipcmp/base/escape.h"

struct cleaner {
    bool ascii;
    struct cc_arena *arena;
};

/* Line breaks and the like spelled out, ill-formed bytes replaced, and ASCII where that is asked for: what is measured is what is drawn. */
static struct cc_str clean(struct cleaner *c, struct cc_str text)
{
    struct cc_buf spelled;
    cc_buf_init(&spelled, 0);
    cc_escape_terminal(&spelled, text, c->ascii);
    c->arena->failed |= spelled.failed;
    struct cc_str copy = cc_arena_copy(c->arena, cc_buf_view(&spelled));
    cc_buf_release(&spelled);
    return copy;
}

static struct cc_str *clean_all(struct cleaner *c, const struct cc_str *texts, size_t count)
{
    struct cc_str *copies = CC_NEW(c->arena, struct cc_str, count);
    for (size_t i = 0; copies && i < count; i++)
        copies[i] = clean(c, texts[i]);
    return copies;
}

static void clean_axis(struct cleaner *c, struct cc_plot_axis *axis)
{
    axis->label = clean(c, axis->label);
    if (axis->scale == CC_SCALE_NAMES)
        axis->names = clean_all(c, axis->names, axis->name_count);
}

static void clean_panel(struct cleaner *c, struct cc_plot_panel *panel)
{
    struct cc_plot_mark *marks = CC_NEW(c->arena, struct cc_plot_mark, panel->mark_count);
    struct cc_plot_line *lines = CC_NEW(c->arena, struct cc_plot_line, panel->line_count);
    panel->title = clean(c, panel->title);
    clean_axis(c, &panel->x);
    clean_axis(c, &panel->y);
    for (size_t i = 0; marks && i < panel->mark_count; i++) {
        marks[i] = panel->marks[i];
        marks[i].label = clean(c, marks[i].label);
        marks[i].short_label = clean(c, marks[i].short_label);
        marks[i].spread_label = clean(c, marks[i].spread_label);
        marks[i].name = clean(c, marks[i].name);
    }
    for (size_t i = 0; lines && i < panel->line_count; i++) {
        lines[i] = panel->lines[i];
        lines[i].label = clean(c, lines[i].label);
    }
    panel->marks = marks;
    panel->lines = lines;
}

/* Panels that share their rows still do in the copy. */
static void share_names(const struct cc_plot *plot, struct cc_plot *copy)
{
    for (size_t i = 1; i < plot->panel_count; i++) {
        if (plot->panels[i].y.names == plot->panels[0].y.names)
            copy->panels[i].y.names = copy->panels[0].y.names;
    }
}

bool cc_plot_clean(const struct cc_plot *plot, bool ascii, struct cc_arena *arena, struct cc_plot *copy, struct cc_error *error)
{
    struct cleaner cleaner = {ascii, arena}, *c = &cleaner;
    *copy = *plot;
    copy->title = clean(c, plot->title);
    copy->subtitle = clean(c, plot->subtitle);
    copy->sources = clean(c, plot->sources);
    copy->description = clean(c, plot->description);
    copy->series = clean_all(c, plot->series, plot->series_count);
    copy->notes = clean_all(c, plot->notes, plot->note_count);
    copy->panels = CC_NEW(c->arena, struct cc_plot_panel, plot->panel_count);
    for (size_t i = 0; copy->panels && i < plot->panel_count; i++) {
        copy->panels[i] = plot->panels[i];
        clean_panel(c, &copy->panels[i]);
    }
    if (c->arena->failed)
        return cc_error_memory(error);
    share_names(plot, copy);
    return true;
}
