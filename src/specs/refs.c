/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cells refer to: chips, metrics, sources, bases, units. Rows repeat their neighbours, so what was found last is tried first. */
#include "loader.h"

/* Chips follow one another in a table of figures as they do in the table of chips. */
static uint32_t find_chip(const struct loader *l, struct cc_str id)
{
    uint32_t next = l->last_chip + 1; /* 0 at first */
    return next < l->db->chip_count && cc_str_eq(l->db->chips[next].id, id) ? next : cc_db_find_chip(l->db, id);
}

/* Metrics follow one another as they did for the chip before. */
static uint32_t find_metric(struct loader *l, struct cc_str id)
{
    uint32_t *guess = &l->metric_after[l->last_metric % (sizeof l->metric_after / sizeof *l->metric_after)];
    uint32_t found = *guess;
    if (found >= l->db->metric_count || !cc_str_eq(l->db->metrics[found].id, id))
        found = cc_db_find_metric(l->db, id);
    if (found != CC_NO_INDEX)
        *guess = l->last_metric = found;
    return found;
}

bool loader_find_key(struct loader *l, int chip_column, int metric_column, uint32_t *chip, uint32_t *metric, bool *good)
{
    *good = false;
    if (!l->last_chip_id.len || !cc_str_eq(l->cells[chip_column], l->last_chip_id)) {
        uint32_t found = find_chip(l, l->cells[chip_column]);
        if (found == CC_NO_INDEX)
            return loader_problem(l, CC_PROBLEM, chip_column, "dangling", "no chip has the id \"%.*s\"; add it to chips.csv",
                CC_PRI(l->cells[chip_column]));
        l->last_chip = found;
        l->last_chip_id = l->db->chips[found].id;
    }
    *chip = l->last_chip;
    *metric = find_metric(l, l->cells[metric_column]);
    if (*metric == CC_NO_INDEX)
        return loader_problem(l, CC_PROBLEM, metric_column, "unknown-metric", "\"%.*s\" is no metric; see chipcmp metrics",
            CC_PRI(l->cells[metric_column]));
    *good = true;
    return true;
}

bool loader_find_source(struct loader *l, int column, uint32_t *out, bool *good)
{
    *good = true;
    if (!l->last_source_id.len || !cc_str_eq(l->cells[column], l->last_source_id)) {
        uint32_t found = cc_db_find_source(l->db, l->cells[column]);
        if (found == CC_NO_INDEX) {
            *good = false;
            return loader_problem(l, CC_PROBLEM, column, "dangling", "no source has the id \"%.*s\"; add it to sources.csv",
                CC_PRI(l->cells[column]));
        }
        l->last_source = found;
        l->last_source_id = l->db->sources[found].id;
    }
    *out = l->last_source;
    return true;
}

bool loader_find_basis(struct loader *l, int column, const struct cc_metric *metric, bool blank_allowed, enum cc_basis *out, bool *good)
{
    *good = cc_basis_parse(l->cells[column], out);
    if (*good && (blank_allowed ? *out == CC_BASIS_NONE || (metric->bases >> *out & 1) : metric->bases >> *out & 1))
        return true;
    *good = false;
    if (!l->cells[column].len)
        return loader_problem(l, CC_PROBLEM, column, "no-basis", "%.*s needs a basis; see chipcmp metrics for those it has",
            CC_PRI(metric->id));
    return loader_problem(l, CC_PROBLEM, column, "unknown-basis", "\"%.*s\" is no basis of %.*s", CC_PRI(l->cells[column]),
        CC_PRI(metric->id));
}

/* A few units are all that tables are written in. */
static struct known_unit *unit_place(struct loader *l, struct cc_str text)
{
    unsigned char first = text.len ? (unsigned char)text.s[0] : 0, last = text.len ? (unsigned char)text.s[text.len - 1] : 0;
    return &l->units[(first * 7u + last * 3u + text.len) % (sizeof l->units / sizeof *l->units)];
}

bool loader_find_unit(struct loader *l, const struct known_unit **out, bool *good)
{
    struct cc_str text = l->cells[FIGURE_UNIT];
    struct known_unit *place = unit_place(l, text), fresh = {0};
    *good = true;
    *out = place;
    if (place->text.s && cc_str_eq(place->text, text))
        return true;
    *good = cc_unit_parse(text, &fresh.unit);
    if (!*good)
        return loader_problem(l, CC_PROBLEM, FIGURE_UNIT, "unknown-unit", "\"%.*s\" is not a unit this program knows", CC_PRI(text));
    *good = loader_keep(l, FIGURE_UNIT, &fresh.text);
    *place = fresh;
    return *good;
}
