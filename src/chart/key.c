/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. The key: what colours, marks and letters stand for. */
#include "maker.h"

/* The place where the next entry may start: x and the top of its line. */
struct pen {
    double x, y;
};

/* An entry of the key: a sample, or (what 0) letters in its place. */
struct entry {
    int what;
    struct cc_str letters, name;
};

static bool put_sample(struct cc_maker *m, const struct entry *e, double x, double y)
{
    struct cc_layout *l = m->layout;
    if (e->what == 0 || (l->cells && e->what > 0)) {
        struct cc_str letters = e->what > 0 ? cc_letters(m->arena, (size_t)e->what - 1) : e->letters;
        return cc_maker_put(m, CC_ROLE_KEY, CC_ALIGN_CENTER, x, y, letters);
    }
    if (!CC_PUSH_ROOM(m->arena, l->samples, l->sample_count, l->sample_capacity))
        return false;
    l->samples[l->sample_count++] = (struct cc_chart_sample){e->what, x, y};
    return true;
}

static bool put_entry(struct cc_maker *m, const struct entry *e, struct pen *pen)
{
    const struct cc_style *s = m->style;
    double em = m->layout->em, start = s->margin * em, end = start + cc_maker_content(m);
    double sample = s->sample * em, before = sample + s->sample_gap * em, pitch = cc_maker_pitch(m, CC_ROLE_KEY);
    if (m->layout->cells && e->letters.len > 1) {
        sample = (double)e->letters.len;
        before = sample + 1;
    }
    double width = before + cc_maker_width(m, CC_ROLE_KEY, e->name);
    if (pen->x > start && pen->x + width > end)
        *pen = (struct pen){start, pen->y + pitch};
    if (!put_sample(m, e, pen->x + sample / 2, pen->y + pitch / 2))
        return false;
    double below = pen->y;
    if (!cc_maker_put_block(m, CC_ROLE_KEY, pen->x + before, end - pen->x - before, e->name, &below))
        return false;
    pen->x += width + s->key_gap * em;
    if (below > pen->y + pitch) /* a name of several lines has its own */
        *pen = (struct pen){start, below};
    return true;
}

static void find_marks(const struct cc_maker *m, bool *spread, bool *range)
{
    for (size_t i = 0; i < m->plot->panel_count; i++) {
        for (size_t j = 0; j < m->plot->panels[i].mark_count; j++) {
            const struct cc_placed *p = &m->layout->frames[i].marks[j];
            *spread |= p->x_spread || p->y_spread;
            *range |= p->x_whisker || p->y_whisker;
        }
    }
}

/* Letters at points in place of labels, and above columns in place of names. */
static bool put_letters(struct cc_maker *m, struct pen *pen)
{
    for (size_t i = 0; i < m->plot->panel_count; i++) {
        const struct cc_plot_panel *panel = &m->plot->panels[i];
        for (size_t j = 0; m->numbered && j < panel->mark_count; j++) {
            struct entry e = {0, m->layout->frames[i].marks[j].label, panel->marks[j].label};
            if (panel->marks[j].kind == CC_MARK_POINT && e.name.len > 0 && !put_entry(m, &e, pen))
                return false;
        }
        for (size_t j = 0; m->plans[i].lettered && j < panel->x.name_count; j++) {
            struct entry e = {0, cc_capitals(m->arena, j), panel->x.names[j]};
            if (!put_entry(m, &e, pen))
                return false;
        }
    }
    return true;
}

/* Letters stand for points in a text chart, where colours are not seen, and name more than a series would. */
static bool has_lettered_points(const struct cc_maker *m)
{
    for (size_t i = 0; m->layout->cells && m->numbered && i < m->plot->panel_count; i++) {
        const struct cc_plot_panel *panel = &m->plot->panels[i];
        for (size_t j = 0; j < panel->mark_count; j++)
            if (panel->marks[j].kind == CC_MARK_POINT && panel->marks[j].label.len > 0)
                return true;
    }
    return false;
}

bool cc_key_place(struct cc_maker *m, double *y)
{
    struct pen pen = {m->style->margin * m->layout->em, *y};
    double start = pen.x;
    bool spread = false, range = false;
    bool named = m->plot->key && !has_lettered_points(m);
    for (size_t i = 0; named && m->plot->series_count > 1 && i < m->plot->series_count; i++) {
        struct entry e = {(int)i + 1, CC_STR(""), m->plot->series[i]};
        if (!put_entry(m, &e, &pen))
            return false;
    }
    find_marks(m, &spread, &range);
    struct entry spread_entry = {CC_KEY_SPREAD, CC_STR(""), CC_STR("published figures disagree; the line spans them")};
    struct entry range_entry = {CC_KEY_RANGE, CC_STR(""), CC_STR("rounding of the printed figures")};
    if (!m->layout->cells && ((spread && !put_entry(m, &spread_entry, &pen)) || (range && !put_entry(m, &range_entry, &pen))))
        return false;
    if (!put_letters(m, &pen))
        return false;
    *y = pen.y + (pen.x > start ? cc_maker_pitch(m, CC_ROLE_KEY) : 0);
    return true;
}
