/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of figures and unknowns: by chip, metric, basis, then as read. Tables keep a chip's rows together, so little is left to sort. */
#include "loader.h"

#include <stdlib.h>

enum { SHIFT_MOST = 64 };

static int place_order(struct cc_place a, struct cc_place b)
{
    if (a.file != b.file)
        return a.file < b.file ? -1 : 1;
    return (a.line > b.line) - (a.line < b.line);
}

static int figure_order(const struct cc_figure *a, const struct cc_figure *b)
{
    if (a->chip != b->chip)
        return a->chip < b->chip ? -1 : 1;
    if (a->metric != b->metric)
        return a->metric < b->metric ? -1 : 1;
    if (a->basis != b->basis)
        return a->basis < b->basis ? -1 : 1;
    return place_order(a->place, b->place);
}

static int compare_figures(const void *a, const void *b)
{
    return figure_order(a, b);
}

static int compare_unknowns(const void *pa, const void *pb)
{
    const struct cc_unknown *a = pa, *b = pb;
    if (a->chip != b->chip)
        return a->chip < b->chip ? -1 : 1;
    if (a->metric != b->metric)
        return a->metric < b->metric ? -1 : 1;
    if (a->basis != b->basis)
        return a->basis < b->basis ? -1 : 1;
    return place_order(a->place, b->place);
}

bool loader_put_figure(struct loader *l, const struct cc_figure *figure)
{
    struct cc_db *db = l->db;
    if (!loader_room(l, &db->figures, db->figure_count, &l->capacity[CC_TABLE_FIGURES], sizeof *figure))
        return false;
    struct cc_figure *figures = db->figures;
    size_t at = db->figure_count++, least = at > SHIFT_MOST ? at - SHIFT_MOST : 0;
    if (least < l->ordered_from)
        least = l->ordered_from;
    for (; at > least && figures[at - 1].chip == figure->chip && figure_order(&figures[at - 1], figure) > 0; at--)
        figures[at] = figures[at - 1];
    figures[at] = *figure;
    if (at > l->ordered_from && figure_order(&figures[at - 1], figure) > 0)
        l->ordered_from = at;
    db->chips[figure->chip].figure_count++;
    return true;
}

/* From l->ordered_from on the figures are in order; those of them stay where they are that come after all before. */
static void order_figures(struct loader *l)
{
    struct cc_figure *figures = l->db->figures;
    size_t end = l->ordered_from;
    uint32_t last = 0, next = 0;
    for (size_t i = 0; i < l->ordered_from; i++)
        last = figures[i].chip > last ? figures[i].chip : last;
    while (end && end < l->db->figure_count && figures[end].chip <= last)
        end++;
    if (end)
        qsort(figures, end, sizeof *figures, compare_figures);
    for (size_t i = 0; i < l->db->chip_count; i++) {
        l->db->chips[i].first_figure = next;
        next += l->db->chips[i].figure_count;
    }
}

static void order_unknowns(struct cc_db *db)
{
    uint32_t next = 0;
    if (db->unknown_count)
        qsort(db->unknowns, db->unknown_count, sizeof *db->unknowns, compare_unknowns);
    for (size_t i = 0; i < db->unknown_count; i++)
        db->chips[db->unknowns[i].chip].unknown_count++;
    for (size_t i = 0; i < db->chip_count; i++) {
        db->chips[i].first_unknown = next;
        next += db->chips[i].unknown_count;
    }
}

void loader_order(struct loader *l)
{
    order_figures(l);
    order_unknowns(l->db);
}
