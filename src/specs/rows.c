/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of each table: cells checked and kept. What a cell may hold is said in specs/README.md. */
#include "cells.h"

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

bool loader_add_row(struct loader *l)
{
    static bool (*const add[CC_TABLE_COUNT])(struct loader *) = {
        [CC_TABLE_VERSION] = add_version,
        [CC_TABLE_METRICS] = add_metric,
        [CC_TABLE_SOURCES] = add_source,
        [CC_TABLE_FAMILIES] = add_family,
        [CC_TABLE_CHIPS] = add_chip,
        [CC_TABLE_NAMES] = add_name,
        [CC_TABLE_FIGURES] = loader_add_figure,
        [CC_TABLE_HALVINGS] = loader_add_halving,
        [CC_TABLE_UNKNOWNS] = loader_add_unknown,
        [CC_TABLE_PREFERENCES] = loader_add_preference,
        [CC_TABLE_BENCHMARKS] = loader_add_benchmark,
        [CC_TABLE_RULES] = loader_add_rule,
        [CC_TABLE_CLAUSES] = loader_add_clause,
    };
    return add[l->table](l);
}
