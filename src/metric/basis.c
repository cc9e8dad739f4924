/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which bases of a metric a chip has a row for. */
#include "chipcmp/metric/value.h"

static bool has_figure(const struct cc_db *db, uint32_t chip, uint32_t metric, enum cc_basis basis)
{
    const struct cc_chip *c = &db->chips[chip];
    for (size_t i = c->first_figure; i < c->first_figure + (size_t)c->figure_count; i++)
        if (db->figures[i].metric == metric && db->figures[i].basis == basis)
            return true;
    return false;
}

bool cc_metric_basis_shown(const struct cc_db *db, uint32_t chip, uint32_t metric, enum cc_basis basis)
{
    uint32_t bases = db->metrics[metric].bases, first = bases & (~bases + 1);
    bool stands_beside = false;
    if (!(bases >> basis & 1))
        return false;
    if (!cc_basis_excludes_others(basis) || has_figure(db, chip, metric, basis))
        return true;
    for (int other = 0; other < CC_BASIS_COUNT; other++) {
        if (!(bases >> other & 1))
            continue;
        stands_beside = stands_beside || !cc_basis_excludes_others((enum cc_basis)other);
        if (has_figure(db, chip, metric, (enum cc_basis)other))
            return false;
    }
    return !stands_beside && first == 1U << basis;
}
