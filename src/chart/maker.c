/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. Measuring and putting texts, for all steps of the layout. */
#include "maker.h"

enum { LETTERS = 26 };

double cc_maker_content(const struct cc_maker *m)
{
    return m->layout->width - 2 * m->style->margin * m->layout->em;
}

static enum cc_measure measure_of(const struct cc_maker *m, enum cc_chart_role role)
{
    if (m->layout->cells)
        return CC_MEASURE_CELLS;
    return role == CC_ROLE_TITLE || role == CC_ROLE_PANEL ? CC_MEASURE_BOLD : CC_MEASURE_FONT;
}

/* Pixels, columns, that an em of measured text may take: letters drawn on whole pixels come out wider, small ones by more. */
static double drawn_em(const struct cc_maker *m, enum cc_chart_role role)
{
    return m->layout->cells ? 1 : m->style->scale[role] * m->layout->em + 0.6;
}

double cc_maker_width(const struct cc_maker *m, enum cc_chart_role role, struct cc_str text)
{
    return cc_measure_text(text, measure_of(m, role)) * drawn_em(m, role);
}

bool cc_maker_wrap(struct cc_maker *m, enum cc_chart_role role, struct cc_str text, double room, struct cc_lines *lines)
{
    return cc_measure_wrap(lines, text, room / drawn_em(m, role), measure_of(m, role), m->arena);
}

double cc_maker_pitch(const struct cc_maker *m, enum cc_chart_role role)
{
    return m->style->line[role] * m->layout->em;
}

double cc_tick_room_across(const void *context, struct cc_str text)
{
    const struct cc_maker *m = context;
    return cc_maker_width(m, CC_ROLE_TICK, text) + m->style->tick_gap * m->layout->em;
}

double cc_tick_room_down(const void *context, struct cc_str text)
{
    const struct cc_maker *m = context;
    (void)text;
    return cc_maker_pitch(m, CC_ROLE_TICK) * (m->layout->cells ? 2 : 1.6);
}

bool cc_maker_put(struct cc_maker *m, enum cc_chart_role role, enum cc_chart_align align, double x, double y, struct cc_str text)
{
    struct cc_layout *l = m->layout;
    if (!CC_PUSH_ROOM(m->arena, l->texts, l->text_count, l->text_capacity))
        return false;
    l->texts[l->text_count++] =
        (struct cc_chart_text){.role = role, .align = align, .x = x, .y = y, .width = cc_maker_width(m, role, text), .text = text};
    return true;
}

struct cc_box cc_text_box(const struct cc_maker *m, const struct cc_chart_text *t)
{
    double half = cc_maker_pitch(m, t->role) / 2;
    double before = t->align == CC_ALIGN_LEFT ? 0 : t->align == CC_ALIGN_CENTER ? t->width / 2 : t->width;
    if (t->turned)
        return (struct cc_box){t->x - half, t->x + half, t->y - (t->width - before), t->y + before};
    return (struct cc_box){t->x - before, t->x - before + t->width, t->y - half, t->y + half};
}

bool cc_maker_put_lines(struct cc_maker *m, enum cc_chart_role role, enum cc_chart_align align, double x, const struct cc_lines *lines,
    double *y)
{
    double pitch = cc_maker_pitch(m, role);
    for (size_t i = 0; i < lines->count; i++) {
        if (!cc_maker_put(m, role, align, x, *y + pitch / 2, lines->items[i]))
            return false;
        *y += pitch;
    }
    return true;
}

bool cc_maker_put_block(struct cc_maker *m, enum cc_chart_role role, double x, double room, struct cc_str text, double *y)
{
    struct cc_lines lines = {NULL, 0, 0};
    return cc_maker_wrap(m, role, text, room, &lines) && cc_maker_put_lines(m, role, CC_ALIGN_LEFT, x, &lines, y);
}

bool cc_maker_segment(struct cc_maker *m, enum cc_chart_segment_kind kind, double x1, double y1, double x2, double y2)
{
    struct cc_layout *l = m->layout;
    if (!CC_PUSH_ROOM(m->arena, l->segments, l->segment_count, l->segment_capacity))
        return false;
    l->segments[l->segment_count++] = (struct cc_chart_segment){kind, x1, y1, x2, y2};
    return true;
}

static struct cc_str letters(struct cc_arena *arena, size_t index, char first)
{
    char last = (char)(first + (char)(index % LETTERS));
    if (index < LETTERS)
        return cc_arena_format(arena, "%c", last);
    return cc_arena_format(arena, "%c%c", (char)(first + (char)((index / LETTERS - 1) % LETTERS)), last);
}

struct cc_str cc_letters(struct cc_arena *arena, size_t index)
{
    return letters(arena, index, 'a');
}

struct cc_str cc_capitals(struct cc_arena *arena, size_t index)
{
    return letters(arena, index, 'A');
}
