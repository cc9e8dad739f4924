/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that say something of a chip: figures, halvings, unknowns, preferences, benchmarks. specs/README.md says what a cell may hold. */
#include "cells.h"

/* The value is wrong with its rounding step; without it too? */
static bool bad_number(struct loader *l, const struct cc_metric *metric, const struct cc_unit *unit, const struct cc_error *with_step)
{
    struct cc_quantity q;
    struct cc_error why = {0};
    if (cc_quantity_parse_in(l->cells[FIGURE_VALUE], unit, (struct cc_str){0}, metric->rounding, &q, &why))
        return cell_bad(l, FIGURE_ROUNDING, "bad-rounding", with_step->text);
    return cell_bad(l, FIGURE_VALUE, "bad-value", why.text);
}

static bool wrong_dimension(struct loader *l, const struct cc_metric *metric, enum cc_dimension dimension)
{
    const char *in = metric->unit_name.len ? "in " : "as a bare number";
    if (!l->cells[FIGURE_UNIT].len)
        return loader_problem(l, CC_PROBLEM, FIGURE_UNIT, "wrong-dimension", "the unit is missing; %.*s is given %s%.*s",
            CC_PRI(metric->id), in, CC_PRI(metric->unit_name));
    return loader_problem(l, CC_PROBLEM, FIGURE_UNIT, "wrong-dimension", "\"%.*s\" is a unit of %s; %.*s is given %s%.*s",
        CC_PRI(l->cells[FIGURE_UNIT]), cc_dimension_name(dimension), CC_PRI(metric->id), in, CC_PRI(metric->unit_name));
}

static bool check_number(struct loader *l, const struct cc_metric *metric, struct cc_str *unit, bool *good)
{
    const struct known_unit *known;
    struct cc_quantity q;
    struct cc_error why;
    why.code = CC_OK; /* the rest is written with it, and is too large to be cleared for each row */
    bool go_on = loader_find_unit(l, &known, good);
    if (!*good)
        return go_on;
    *unit = known->text;
    *good = false;
    if (known->unit.dimension != metric->dimension)
        return wrong_dimension(l, metric, known->unit.dimension);
    if (!cc_quantity_parse_in(l->cells[FIGURE_VALUE], &known->unit, l->cells[FIGURE_ROUNDING], metric->rounding, &q, &why))
        return bad_number(l, metric, &known->unit, &why);
    *good = true;
    return true;
}

/* The printed value: a number with a unit of the metric's dimension, a date, or any text. Keeps the unit. */
static bool check_value(struct loader *l, const struct cc_metric *metric, struct cc_str *unit, bool *good)
{
    *good = false;
    if (!l->cells[FIGURE_VALUE].len)
        return cell_bad(l, FIGURE_VALUE, "missing", "the value is blank; what is not known belongs into unknowns.csv, with the reason");
    if (metric->dimension == CC_DIM_DATE && !cell_is_date(l->cells[FIGURE_VALUE]))
        return cell_bad(l, FIGURE_VALUE, "bad-date", "the date is YYYY, YYYY-MM or YYYY-MM-DD");
    if (metric->dimension != CC_DIM_TEXT && metric->dimension != CC_DIM_DATE)
        return check_number(l, metric, unit, good);
    *good = loader_keep(l, FIGURE_UNIT, unit);
    return *good;
}

bool loader_add_figure(struct loader *l)
{
    struct cc_db *db = l->db;
    struct cc_figure f = {.place = cell_place(l), .user = l->user};
    uint32_t metric;
    enum cc_basis basis;
    enum cc_status status;
    bool good, go_on = loader_find_key(l, FIGURE_CHIP, FIGURE_METRIC, &f.chip, &metric, &good);
    if (good)
        go_on = loader_find_basis(l, FIGURE_BASIS, &db->metrics[metric], false, &basis, &good);
    if (good)
        go_on = check_value(l, &db->metrics[metric], &f.unit, &good);
    if (good && !cc_status_parse(l->cells[FIGURE_STATUS], &status)) {
        good = false;
        go_on = cell_unknown_word(l, FIGURE_STATUS, "unknown-status", "status", cc_status_words());
    }
    if (good)
        go_on = loader_find_source(l, FIGURE_SOURCE, &f.source, &good);
    if (!good)
        return go_on;
    f.metric = (uint16_t)metric;
    f.basis = (uint8_t)basis;
    f.status = (uint8_t)status;
    f.basis_inferred = cc_str_starts(l->cells[FIGURE_NOTE], CC_STR("basis inferred:"));
    if (!loader_keep(l, FIGURE_VALUE, &f.value) || !loader_keep(l, FIGURE_ROUNDING, &f.step) ||
        !loader_keep(l, FIGURE_LOCATOR, &f.locator) || !loader_keep(l, FIGURE_NOTE, &f.note))
        return false;
    return loader_put_figure(l, &f);
}

bool loader_add_halving(struct loader *l)
{
    struct cc_db *db = l->db;
    struct cc_halving h = {.place = cell_place(l), .user = l->user};
    bool good, go_on = loader_find_key(l, HALVING_CHIP, HALVING_METRIC, &h.chip, &h.metric, &good);
    if (good && !(db->metrics[h.metric].bases >> CC_BASIS_SPARSE & 1)) {
        good = false;
        go_on = cell_bad(l, HALVING_METRIC, "unknown-basis", "the metric has no sparse basis to halve");
    }
    if (good)
        go_on = loader_find_source(l, HALVING_SOURCE, &h.source, &good);
    if (good)
        go_on = loader_find_source(l, HALVING_STATED_BY, &h.stated_by, &good);
    if (!good)
        return go_on;
    if (!loader_keep(l, HALVING_LOCATOR, &h.locator) || !loader_keep(l, HALVING_NOTE, &h.note) ||
        !loader_room(l, &db->halvings, db->halving_count, &l->capacity[CC_TABLE_HALVINGS], sizeof h))
        return false;
    db->halvings[db->halving_count++] = h;
    return true;
}

bool loader_add_unknown(struct loader *l)
{
    struct cc_db *db = l->db;
    struct cc_unknown u = {.place = cell_place(l), .user = l->user};
    uint32_t metric;
    enum cc_basis basis;
    bool good, go_on = loader_find_key(l, UNKNOWN_CHIP, UNKNOWN_METRIC, &u.chip, &metric, &good);
    if (good)
        go_on = loader_find_basis(l, UNKNOWN_BASIS, &db->metrics[metric], true, &basis, &good);
    if (!good)
        return go_on;
    u.metric = (uint16_t)metric;
    u.basis = (uint8_t)basis;
    if (cc_str_eq(l->cells[UNKNOWN_STATE], CC_STR("not_supported")))
        u.state = CC_UNKNOWN_NOT_SUPPORTED;
    else if (!cc_str_eq(l->cells[UNKNOWN_STATE], CC_STR("not_published")))
        return cell_bad(l, UNKNOWN_STATE, "unknown-state", "the state is not_published or not_supported");
    if (!l->cells[UNKNOWN_REASON].len)
        return cell_bad(l, UNKNOWN_REASON, "missing", "an unknown needs its reason");
    go_on = cell_sources(l, UNKNOWN_LOOKED_AT, &u.looked_at, &u.looked_at_count, &good);
    if (!good)
        return go_on;
    if (!loader_keep(l, UNKNOWN_REASON, &u.reason) || !loader_keep(l, UNKNOWN_LOOKED_AT, &u.looked_at_ids) ||
        !loader_room(l, &db->unknowns, db->unknown_count, &l->capacity[CC_TABLE_UNKNOWNS], sizeof u))
        return false;
    db->unknowns[db->unknown_count++] = u;
    return true;
}

bool loader_add_preference(struct loader *l)
{
    struct cc_db *db = l->db;
    struct cc_preference p = {.place = cell_place(l), .user = l->user};
    bool good, go_on = loader_find_key(l, PREFERENCE_CHIP, PREFERENCE_METRIC, &p.chip, &p.metric, &good);
    if (good)
        go_on = loader_find_basis(l, PREFERENCE_BASIS, &db->metrics[p.metric], false, &p.basis, &good);
    if (good)
        go_on = loader_find_source(l, PREFERENCE_SOURCE, &p.source, &good);
    if (!good)
        return go_on;
    if (!loader_keep(l, PREFERENCE_NOTE, &p.note) ||
        !loader_room(l, &db->preferences, db->preference_count, &l->capacity[CC_TABLE_PREFERENCES], sizeof p))
        return false;
    db->preferences[db->preference_count++] = p;
    return true;
}

/* Both chips of a benchmark; the second may be a family, as sources often leave the variant open. *good tells whether both were found. */
static bool find_benchmarked(struct loader *l, struct cc_benchmark *b, bool *good)
{
    struct cc_str object = l->cells[BENCHMARK_OBJECT];
    *good = false;
    b->chip = cc_db_find_chip(l->db, l->cells[BENCHMARK_CHIP]);
    if (b->chip == CC_NO_INDEX)
        return loader_problem(l, CC_PROBLEM, BENCHMARK_CHIP, "dangling", "no chip has the id \"%.*s\"; add it to chips.csv",
            CC_PRI(l->cells[BENCHMARK_CHIP]));
    b->object = cc_db_find_chip(l->db, object);
    b->object_family = b->object == CC_NO_INDEX ? cc_db_find_family(l->db, object) : l->db->chips[b->object].family;
    if (b->object_family == CC_NO_INDEX)
        return loader_problem(l, CC_PROBLEM, BENCHMARK_OBJECT, "dangling", "no chip or family is called \"%.*s\"", CC_PRI(object));
    *good = true;
    return true;
}

bool loader_add_benchmark(struct loader *l)
{
    struct cc_db *db = l->db;
    struct cc_benchmark b = {.place = cell_place(l), .user = l->user};
    struct cc_decimal value;
    bool good, go_on = find_benchmarked(l, &b, &good);
    if (!good)
        return go_on;
    if (!l->cells[BENCHMARK_BENCHMARK].len)
        return cell_bad(l, BENCHMARK_BENCHMARK, "missing", "a result needs the name of its benchmark");
    if (cc_decimal_parse(l->cells[BENCHMARK_VALUE], &value) != CC_DECIMAL_OK || value.negative || cc_decimal_is_zero(value))
        return cell_bad(l, BENCHMARK_VALUE, "bad-value", "the result is no number greater than zero");
    if (!cc_benchmark_unit_parse(l->cells[BENCHMARK_UNIT], &b.unit))
        return cell_unknown_word(l, BENCHMARK_UNIT, "unknown-unit", "unit of a benchmark", cc_benchmark_unit_words());
    go_on = loader_find_source(l, BENCHMARK_SOURCE, &b.source, &good);
    if (!good)
        return go_on;
    if (!loader_keep(l, BENCHMARK_BENCHMARK, &b.benchmark) || !loader_keep(l, BENCHMARK_VALUE, &b.value) ||
        !loader_keep(l, BENCHMARK_LOCATOR, &b.locator) || !loader_keep(l, BENCHMARK_NOTE, &b.note) ||
        !loader_room(l, &db->benchmarks, db->benchmark_count, &l->capacity[CC_TABLE_BENCHMARKS], sizeof b))
        return false;
    db->benchmarks[db->benchmark_count++] = b;
    return true;
}
