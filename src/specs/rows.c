/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of each table: cells checked and kept. What a cell may hold is said in specs/README.md. */
#include "cells.h"

#include <string.h>

static bool defer(struct loader *l, struct deferred_list *list, size_t row, int column)
{
    if (!loader_room(l, &list->items, list->count, &list->capacity, sizeof *list->items))
        return false;
    struct deferred *d = &list->items[list->count];
    *d = (struct deferred){.row = (uint32_t)row, .place = cell_place(l), .column = cc_csv_column(l->row->raw, l->map[column])};
    list->count++;
    return loader_keep(l, column, &d->text);
}

/* An overlay may have one of its own, but the version shown is that of the tables below it. */
static bool add_version(struct loader *l)
{
    if (l->db->version.len)
        return true;
    return loader_keep(l, VERSION_VERSION, &l->db->version) && loader_keep(l, VERSION_DATE, &l->db->date);
}

static bool metric_bits(struct loader *l, struct cc_metric *m, bool *good)
{
    struct cc_str list = l->cells[METRIC_BASES], part;
    enum cc_basis basis;
    enum cc_kind kind;
    *good = false;
    m->bases = list.len ? 0 : 1U << CC_BASIS_NONE;
    while (cell_next_part(&list, &part)) {
        if (!cc_basis_parse(part, &basis) || basis == CC_BASIS_NONE)
            return loader_problem(l, CC_PROBLEM, METRIC_BASES, "unknown-basis", "\"%.*s\" is no basis", CC_PRI(part));
        m->bases |= 1U << basis;
    }
    list = l->cells[METRIC_KINDS];
    m->kinds = list.len ? 0 : (1U << CC_KIND_COUNT) - 1;
    while (cell_next_part(&list, &part)) {
        if (!cc_kind_parse(part, &kind))
            return loader_problem(l, CC_PROBLEM, METRIC_KINDS, "unknown-kind", "\"%.*s\" is no kind of chip; write %.*s", CC_PRI(part),
                CC_PRI(cc_kind_words()));
        m->kinds |= 1U << kind;
    }
    *good = true;
    return true;
}

static bool metric_bound(struct loader *l, int column, double *out, bool *good)
{
    struct cc_decimal d;
    *out = 0;
    *good = true;
    if (!l->cells[column].len)
        return true;
    if (cc_decimal_parse(l->cells[column], &d) == CC_DECIMAL_OK) {
        *out = cc_decimal_to_double(d, 0, 1, 1);
        return true;
    }
    *good = false;
    return cell_bad(l, column, "not-a-number", "the bound is no number");
}

static bool add_metric(struct loader *l)
{
    struct cc_db *db = l->db;
    struct cc_metric m = {.place = cell_place(l)};
    bool good, go_on;
    if (!cell_is_id(l->cells[METRIC_ID], '_'))
        return cell_bad(l, METRIC_ID, "bad-id", "a metric's id is made of a-z, 0-9 and _");
    if (!cc_group_parse(l->cells[METRIC_GROUP], &m.group))
        return cell_bad(l, METRIC_GROUP, "unknown-group", "the group is compute, memory, interconnect, power or physical");
    if (!cc_dimension_parse(l->cells[METRIC_DIMENSION], &m.dimension))
        return cell_bad(l, METRIC_DIMENSION, "unknown-dimension",
            "the dimension is rate, bytes, byte_rate, power, area, count, text or date");
    bool number = m.dimension != CC_DIM_TEXT && m.dimension != CC_DIM_DATE;
    if (number && (!cc_unit_parse(l->cells[METRIC_UNIT], &m.unit) || m.unit.dimension != m.dimension))
        return cell_bad(l, METRIC_UNIT, "unknown-unit", "the unit is not one of the metric's dimension");
    m.rounding = cc_str_eq(l->cells[METRIC_ROUNDING], CC_STR("exact")) ? CC_ROUND_EXACT : CC_ROUND_LAST_DIGIT;
    if (m.rounding != CC_ROUND_EXACT && l->cells[METRIC_ROUNDING].len && !cc_str_eq(l->cells[METRIC_ROUNDING], CC_STR("last_digit")))
        return cell_bad(l, METRIC_ROUNDING, "unknown-word", "rounding is exact or last_digit");
    if (l->cells[METRIC_BETTER].len && !cc_better_parse(l->cells[METRIC_BETTER], &m.better))
        return cell_bad(l, METRIC_BETTER, "unknown-word", "better is higher, lower or none");
    if (!metric_bits(l, &m, &good) || !good)
        return good || l->sink;
    if (!metric_bound(l, METRIC_LOW, &m.low, &good) || !good || !metric_bound(l, METRIC_HIGH, &m.high, &good) || !good)
        return l->sink != NULL;
    if (!loader_keep(l, METRIC_ID, &m.id) || !loader_keep(l, METRIC_LABEL, &m.label) || !loader_keep(l, METRIC_MEANING, &m.meaning) ||
        !loader_keep(l, METRIC_UNIT, &m.unit_name) ||
        !loader_room(l, &db->metrics, db->metric_count, &l->capacity[CC_TABLE_METRICS], sizeof m))
        return false;
    if (db->metric_count >= UINT16_MAX)
        return cell_bad(l, METRIC_ID, "too-many", "more metrics than the program can hold");
    if (loader_add_id(l, &db->metric_index, CC_KEYS(db->metrics, struct cc_metric, id), m.id, db->metric_count, METRIC_ID, &go_on))
        db->metrics[db->metric_count++] = m;
    return go_on;
}

static bool add_source(struct loader *l)
{
    struct cc_db *db = l->db;
    struct cc_source s = {.place = cell_place(l), .user = l->user};
    bool go_on;
    if (!cell_is_id(l->cells[SOURCE_ID], '-'))
        return cell_bad(l, SOURCE_ID, "bad-id", "a source's id is made of a-z, 0-9 and -");
    if (!cc_source_kind_parse(l->cells[SOURCE_KIND], &s.kind))
        return cell_unknown_word(l, SOURCE_KIND, "unknown-kind", "kind of source", cc_source_kind_words());
    if (l->cells[SOURCE_READ].len && !cc_read_parse(l->cells[SOURCE_READ], &s.read))
        return cell_unknown_word(l, SOURCE_READ, "unknown-word", "way to read a source", cc_read_words());
    if (l->cells[SOURCE_DATE].len && !cell_is_date(l->cells[SOURCE_DATE]))
        return cell_bad(l, SOURCE_DATE, "bad-date", "the date is YYYY, YYYY-MM, YYYY-MM-DD or blank");
    if (!cc_str_starts(l->cells[SOURCE_URL], CC_STR("https://")) && !cc_str_starts(l->cells[SOURCE_URL], CC_STR("http://")))
        return cell_bad(l, SOURCE_URL, "no-url", "a source needs the address (https://...) at which a reader finds it");
    if (!loader_keep(l, SOURCE_ID, &s.id) || !loader_keep(l, SOURCE_PUBLISHER, &s.publisher) || !loader_keep(l, SOURCE_TITLE, &s.title) ||
        !loader_keep(l, SOURCE_DATE, &s.date) || !loader_keep(l, SOURCE_URL, &s.url) || !loader_keep(l, SOURCE_NOTE, &s.note) ||
        !loader_room(l, &db->sources, db->source_count, &l->capacity[CC_TABLE_SOURCES], sizeof s))
        return false;
    if (loader_add_id(l, &db->source_index, CC_KEYS(db->sources, struct cc_source, id), s.id, db->source_count, SOURCE_ID, &go_on))
        db->sources[db->source_count++] = s;
    return go_on;
}

static bool add_family(struct loader *l)
{
    struct cc_db *db = l->db;
    struct cc_family f = {.place = cell_place(l), .user = l->user, .parent = CC_NO_INDEX, .default_chip = CC_NO_INDEX};
    bool go_on;
    if (!l->cells[FAMILY_FAMILY].len)
        return cell_bad(l, FAMILY_FAMILY, "bad-id", "a family needs a name");
    if (!loader_keep(l, FAMILY_FAMILY, &f.name) || !loader_keep(l, FAMILY_VENDOR, &f.vendor) || !loader_keep(l, FAMILY_NOTE, &f.note) ||
        !loader_room(l, &db->families, db->family_count, &l->capacity[CC_TABLE_FAMILIES], sizeof f))
        return false;
    if (!loader_add_id(l, &db->family_index, CC_KEYS(db->families, struct cc_family, name), f.name, db->family_count, FAMILY_FAMILY,
            &go_on))
        return go_on;
    db->families[db->family_count] = f;
    if (l->cells[FAMILY_PARENT].len && !defer(l, &l->family_parents, db->family_count, FAMILY_PARENT))
        return false;
    if (!defer(l, &l->family_defaults, db->family_count, FAMILY_DEFAULT))
        return false;
    db->family_count++;
    return true;
}

static bool add_chip(struct loader *l)
{
    struct cc_db *db = l->db;
    struct cc_chip c = {.place = cell_place(l), .user = l->user};
    bool go_on;
    if (!cell_is_id(l->cells[CHIP_ID], '-'))
        return cell_bad(l, CHIP_ID, "bad-id", "a chip's id is made of a-z, 0-9 and -");
    if (!l->cells[CHIP_NAME].len)
        return cell_bad(l, CHIP_NAME, "missing", "a chip needs a name");
    c.family = cc_db_find_family(db, l->cells[CHIP_FAMILY]);
    if (c.family == CC_NO_INDEX)
        return loader_problem(l, CC_PROBLEM, CHIP_FAMILY, "unknown-family", "no family is called \"%.*s\"; add it to families.csv",
            CC_PRI(l->cells[CHIP_FAMILY]));
    if (!cc_kind_parse(l->cells[CHIP_KIND], &c.kind))
        return cell_unknown_word(l, CHIP_KIND, "unknown-kind", "kind of chip", cc_kind_words());
    c.context = !cc_str_eq(l->cells[CHIP_ROLE], CC_STR("seed"));
    if (c.context && l->cells[CHIP_ROLE].len && !cc_str_eq(l->cells[CHIP_ROLE], CC_STR("context")))
        return cell_unknown_word(l, CHIP_ROLE, "unknown-word", "role of a chip", CC_STR("seed or context"));
    if (!loader_keep(l, CHIP_ID, &c.id) || !loader_keep(l, CHIP_NAME, &c.name) || !loader_keep(l, CHIP_VENDOR, &c.vendor) ||
        !loader_keep(l, CHIP_NOTE, &c.note) || !loader_room(l, &db->chips, db->chip_count, &l->capacity[CC_TABLE_CHIPS], sizeof c))
        return false;
    if (!loader_add_id(l, &db->chip_index, CC_KEYS(db->chips, struct cc_chip, id), c.id, db->chip_count, CHIP_ID, &go_on))
        return go_on;
    db->chips[db->chip_count] = c;
    if (l->cells[CHIP_CONTAINS].len && !defer(l, &l->contents, db->chip_count, CHIP_CONTAINS))
        return false;
    db->chip_count++;
    return true;
}

static bool add_name(struct loader *l)
{
    struct cc_str name, target = l->cells[NAME_TARGET];
    if (!l->cells[NAME_NAME].len)
        return cell_bad(l, NAME_NAME, "missing", "the name is blank");
    uint32_t chip = cc_db_find_chip(l->db, target), family = cc_db_find_family(l->db, target);
    if (chip == CC_NO_INDEX && family == CC_NO_INDEX)
        return loader_problem(l, CC_PROBLEM, NAME_TARGET, "dangling", "no chip or family is called \"%.*s\"", CC_PRI(target));
    if (!loader_keep(l, NAME_NAME, &name))
        return false;
    return loader_add_name(l, name, chip, chip == CC_NO_INDEX ? family : l->db->chips[chip].family, cell_place(l),
        cc_csv_column(l->row->raw, l->map[NAME_NAME]));
}

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

static bool add_figure(struct loader *l)
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

static bool add_halving(struct loader *l)
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

static bool add_unknown(struct loader *l)
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

static bool add_preference(struct loader *l)
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

static bool add_benchmark(struct loader *l)
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

bool loader_add_row(struct loader *l)
{
    static bool (*const add[CC_TABLE_COUNT])(struct loader *) = {
        [CC_TABLE_VERSION] = add_version,
        [CC_TABLE_METRICS] = add_metric,
        [CC_TABLE_SOURCES] = add_source,
        [CC_TABLE_FAMILIES] = add_family,
        [CC_TABLE_CHIPS] = add_chip,
        [CC_TABLE_NAMES] = add_name,
        [CC_TABLE_FIGURES] = add_figure,
        [CC_TABLE_HALVINGS] = add_halving,
        [CC_TABLE_UNKNOWNS] = add_unknown,
        [CC_TABLE_PREFERENCES] = add_preference,
        [CC_TABLE_BENCHMARKS] = add_benchmark,
        [CC_TABLE_RULES] = loader_add_rule,
        [CC_TABLE_CLAUSES] = loader_add_clause,
    };
    return add[l->table](l);
}
