/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. What the builders of charts share. */
#include "plot_part.h"

#include "chipcmp/num/format.h"

#include <math.h>

enum { NUMBER_DIGITS = 6, GROUPED_FROM = 1000 };

void cc_plot_open(struct cc_plot *plot, const char *kind, size_t panel_count, struct cc_arena *arena)
{
    *plot = (struct cc_plot){.kind = cc_str_of(kind), .panels = CC_NEW(arena, struct cc_plot_panel, panel_count)};
    plot->panel_count = plot->panels ? panel_count : 0;
    for (size_t i = 0; i < plot->panel_count; i++)
        plot->panels[i].x.low = plot->panels[i].y.low = 1; /* low > high: the marks say how far the axes go */
}

void cc_plot_add_mark(struct cc_plot_panel *panel, const struct cc_plot_mark *mark, struct cc_arena *arena)
{
    if (CC_PUSH_ROOM(arena, panel->marks, panel->mark_count, panel->mark_capacity))
        panel->marks[panel->mark_count++] = *mark;
    else
        panel->mark_count = 0;
}

void cc_plot_add_line(struct cc_plot_panel *panel, const struct cc_plot_line *line, struct cc_arena *arena)
{
    struct cc_plot_vertex *vertices = CC_NEW(arena, struct cc_plot_vertex, line->vertex_count);
    if (!vertices || !CC_PUSH_ROOM(arena, panel->lines, panel->line_count, panel->line_capacity)) {
        panel->line_count = 0;
        return;
    }
    memcpy(vertices, line->vertices, line->vertex_count * sizeof *vertices);
    panel->lines[panel->line_count] = *line;
    panel->lines[panel->line_count++].vertices = vertices;
}

void cc_plot_reach(struct cc_plot_axis *axis, double value)
{
    bool first = axis->low > axis->high;
    axis->low = first ? value : fmin(axis->low, value);
    axis->high = first ? value : fmax(axis->high, value);
}

void cc_plot_add_note(struct cc_plot *plot, struct cc_str note, struct cc_arena *arena)
{
    if (note.len == 0)
        return;
    if (CC_PUSH_ROOM(arena, plot->notes, plot->note_count, plot->note_capacity))
        plot->notes[plot->note_count++] = note;
    else
        plot->note_count = 0;
}

struct cc_str cc_plot_take(struct cc_buf *buf, struct cc_arena *arena)
{
    arena->failed |= buf->failed;
    struct cc_str text = cc_arena_copy(arena, cc_buf_view(buf));
    cc_buf_release(buf);
    return text;
}

void cc_plot_add_number(struct cc_buf *out, double value)
{
    double rounded = cc_round_significant(value, NUMBER_DIGITS);
    if (fabs(rounded) < GROUPED_FROM) {
        cc_format_shortest(out, rounded);
        return;
    }
    int places = 0;
    for (double scaled = rounded; places < 3 && fabs(scaled - round(scaled)) > 1e-6; places++)
        scaled = rounded * pow(10, places + 1);
    cc_format_grouped(out, rounded, places);
}

void cc_plot_add_bare_ratio(struct cc_buf *out, double ratio)
{
    if (ratio >= 0.0995 && ratio < 9.995)
        cc_format_fixed(out, ratio, 2);
    else
        cc_format_significant(out, ratio, ratio < 1 ? 2 : 3);
}

void cc_plot_add_ratio(struct cc_buf *out, double ratio)
{
    cc_plot_add_bare_ratio(out, ratio);
    cc_buf_add_char(out, 'x');
}

struct cc_str cc_plot_said(struct cc_str label)
{
    return cc_str_sub(label, 0, cc_str_ends(label, CC_STR("*")) ? label.len - 1 : label.len);
}

size_t cc_plot_series_of(struct cc_plot *plot, struct cc_str name)
{
    for (size_t i = 0; i < plot->series_count; i++) {
        if (cc_str_eq(plot->series[i], name))
            return i;
    }
    plot->series[plot->series_count] = name;
    return plot->series_count++;
}

struct cc_str cc_plot_like_for_like(const struct cc_compare *compare)
{
    return compare->options.per_accelerator
               ? CC_STR("Published peak figures, like for like; totals of superchips and systems divided by their accelerators")
               : CC_STR("Published peak figures, like for like");
}

const char *cc_plot_state_words(enum cc_state state)
{
    static const char *const words[CC_STATE_COUNT] = {
        [CC_STATE_VALUE] = "no number",
        [CC_STATE_CONFLICTING] = "figures conflict",
        [CC_STATE_NOT_PUBLISHED] = "no public figure",
        [CC_STATE_NOT_SUPPORTED] = "not supported",
        [CC_STATE_NOT_RESEARCHED] = "not researched",
    };
    return words[state];
}

const char *cc_plot_absence(const struct cc_compare_cell *cell)
{
    return cell->applies ? cc_plot_state_words(cell->value.state) : "does not apply";
}

bool cc_plot_has_number(const struct cc_compare_cell *cell)
{
    return cell->applies && cell->value.side_count > 0 && cell->range.lo > 0;
}

const struct cc_compare_row *cc_plot_row_of(const struct cc_compare *compare, uint32_t metric)
{
    const struct cc_compare_row *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < compare->row_count; i++) {
        const struct cc_compare_row *row = &compare->rows[i];
        size_t count = 0;
        for (size_t j = 0; row->metric == metric && j < compare->options.chip_count; j++)
            count += cc_plot_has_number(&row->cells[j]);
        if (count > most) {
            most = count;
            best = row;
        }
    }
    return best;
}

struct cc_str cc_plot_short_name(const struct cc_chip *chip)
{
    struct cc_str name = chip->name;
    if (chip->vendor.len > 0 && cc_str_starts(name, chip->vendor) && name.len > chip->vendor.len + 1 && name.s[chip->vendor.len] == ' ')
        return cc_str_sub(name, chip->vendor.len + 1, name.len);
    return name;
}

void cc_plot_names_add(struct cc_plot_names *names, struct cc_str name, struct cc_arena *arena)
{
    if (CC_PUSH_ROOM(arena, names->items, names->count, names->capacity))
        names->items[names->count++] = name;
    else
        names->count = 0;
}

void cc_plot_note_names(struct cc_plot *plot, const char *why, const struct cc_plot_names *names, struct cc_arena *arena)
{
    struct cc_buf line;
    if (names->count == 0)
        return;
    cc_buf_init(&line, 0);
    for (size_t i = 0; i < names->count; i++)
        cc_buf_addf(&line, "%s%.*s", i == 0 ? why : "; ", CC_PRI(names->items[i]));
    cc_buf_add_char(&line, '.');
    cc_plot_add_note(plot, cc_plot_take(&line, arena), arena);
}

static bool is_unsure(enum cc_status status)
{
    return status == CC_STATUS_RELAYED || status == CC_STATUS_LEAK || status == CC_STATUS_PRELIMINARY;
}

bool cc_plot_status_add(struct cc_plot_statuses *statuses, const struct cc_value *value)
{
    const struct cc_side *side = &value->sides[0];
    enum cc_status status = (enum cc_status)side->figure->status;
    statuses->seen[status] = true;
    statuses->halved |= side->halving != NULL;
    return is_unsure(status) || side->halving;
}

static void add_reason(struct cc_buf *line, const char *words)
{
    cc_buf_addf(line, "%s%s", line->len == 0 ? "* rests on a figure that is " : ", or ", words);
}

void cc_plot_note_statuses(struct cc_plot *plot, const struct cc_plot_statuses *statuses, struct cc_arena *arena)
{
    static const char *const words[CC_STATUS_COUNT] = {[CC_STATUS_RELAYED] = "relayed by another source",
        [CC_STATUS_LEAK] = "leaked or a retailer's",
        [CC_STATUS_PRELIMINARY] = "preliminary"};
    struct cc_buf line;
    cc_buf_init(&line, 0);
    for (size_t i = 0; i < CC_STATUS_COUNT; i++) {
        if (is_unsure((enum cc_status)i) && statuses->seen[i])
            add_reason(&line, words[i]);
    }
    if (statuses->halved)
        add_reason(&line, "derived as half of a sparse one");
    cc_buf_add(&line, line.len > 0 ? CC_STR(".") : CC_STR(""));
    cc_plot_add_note(plot, cc_plot_take(&line, arena), arena);
}
