/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of figures and unknowns: by chip, metric, basis, then as read. Tables keep a chip's rows together, so little is left to sort.
 * */
#include "loader.h"

#include <stdlib.h>

enum { FEW = 64 };

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
    size_t at = db->figure_count++, least = at > FEW ? at - FEW : 0;
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

static void sort_figures(struct cc_figure *figures, size_t count)
{
    if (count > FEW) {
        qsort(figures, count, sizeof *figures, compare_figures);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        struct cc_figure figure = figures[i];
        size_t at = i;
        for (; at && figure_order(&figures[at - 1], &figure) > 0; at--)
            figures[at] = figures[at - 1];
        figures[at] = figure;
    }
}

/* Brings each figure into its chip's part of the array, in place: what stands in the way is sent to its own part. */
static void group_figures(struct cc_db *db, uint32_t chip_end)
{
    for (uint32_t c = 0, end = 0; c < chip_end; c++) {
        struct cc_chip *chip = &db->chips[c];
        end += chip->figure_count;
        while (chip->first_figure < end) {
            struct cc_figure figure = db->figures[chip->first_figure];
            uint32_t *next = &db->chips[figure.chip].first_figure;
            db->figures[chip->first_figure] = db->figures[*next];
            db->figures[(*next)++] = figure;
        }
    }
    for (uint32_t c = 0; c < chip_end; c++)
        db->chips[c].first_figure -= db->chips[c].figure_count;
}

/* From l->ordered_from on the figures are in order; of these all stay where they are whose chip comes after those of the figures before. */
static void order_figures(struct loader *l)
{
    struct cc_db *db = l->db;
    uint32_t next = 0, chip_end = 0;
    for (size_t i = 0; i < db->chip_count; i++) {
        db->chips[i].first_figure = next;
        next += db->chips[i].figure_count;
    }
    for (size_t i = 0; i < l->ordered_from; i++)
        chip_end = db->figures[i].chip >= chip_end ? db->figures[i].chip + 1 : chip_end;
    group_figures(db, chip_end);
    for (uint32_t c = 0; c < chip_end; c++)
        sort_figures(db->figures + db->chips[c].first_figure, db->chips[c].figure_count);
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
