/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the published figures of a whole fit those of its parts. */
#include "chipcmp/analysis/consistency.h"

struct run {
    const struct cc_db *db;
    struct cc_arena *arena;
    struct cc_error *error;
    struct cc_consistency *out;
    size_t row_capacity;
};

const char *cc_relation_name(enum cc_relation relation)
{
    static const char *const names[] = {"fits", "more", "less"};
    return names[relation];
}

const char *cc_consistency_name(enum cc_consistency_result result)
{
    static const char *const names[CC_CONSISTENCY_COUNT] = {"consistent", "preferred_consistent", "other_consistent", "inconsistent",
        "unknown"};
    return names[result];
}

/* Two exact numbers have an exact quotient: the nearest double stands for it, not the bounds around that double. */
static struct cc_interval quotient(struct cc_interval a, struct cc_interval b)
{
    struct cc_interval out = {0, 0};
    bool exact = !(a.lo < a.hi) && !(b.lo < b.hi);
    cc_interval_div(a, b, &out);
    return exact ? cc_interval_exact(a.lo / b.lo) : out;
}

static struct cc_consistency_pair pair_of(const struct cc_consistency_row *row, size_t side, size_t sum)
{
    const struct cc_value *whole = &row->total.whole;
    const struct cc_part_sum *parts = &row->total.sums[sum];
    double number = whole->sides[side].quantity.value;
    struct cc_interval range = side ? whole->sides[side].quantity.range : whole->range;
    struct cc_consistency_pair pair = {.side = side,
        .sum = sum,
        .ratio = number / parts->number,
        .ratio_range = quotient(range, parts->range),
        .difference = number - parts->number,
        .difference_range = cc_interval_sub(range, parts->range)};
    if (cc_interval_overlap(range, parts->range) || (row->rule == CC_TOTAL_AT_LEAST && range.hi >= parts->range.lo))
        pair.relation = CC_RELATION_FITS;
    else
        pair.relation = range.lo > parts->range.hi ? CC_RELATION_MORE : CC_RELATION_LESS;
    return pair;
}

static void judge(struct cc_consistency_row *row)
{
    size_t fitting = 0;
    for (size_t i = 0; i < row->pair_count; i++)
        fitting += row->pairs[i].relation == CC_RELATION_FITS;
    if (!row->pair_count)
        row->result = CC_CONSISTENCY_UNKNOWN;
    else if (fitting == row->pair_count)
        row->result = CC_CONSISTENT;
    else if (row->pairs[0].relation == CC_RELATION_FITS)
        row->result = CC_CONSISTENT_PREFERRED;
    else
        row->result = fitting ? CC_CONSISTENT_OTHER : CC_INCONSISTENT;
}

static bool fill_pairs(struct run *r, struct cc_consistency_row *row)
{
    const struct cc_value *whole = &row->total.whole;
    row->pairs = CC_NEW(r->arena, struct cc_consistency_pair, whole->side_count * row->total.sum_count);
    if (!row->pairs)
        return cc_error_memory(r->error);
    for (size_t side = 0; side < whole->side_count; side++)
        for (size_t sum = 0; sum < row->total.sum_count && cc_side_is_distinct(whole, side); sum++)
            row->pairs[row->pair_count++] = pair_of(row, side, sum);
    judge(row);
    return true;
}

/* The basis is a row of the whole or of a part. */
static bool is_shown(const struct run *r, uint32_t metric, enum cc_basis basis)
{
    const struct cc_chip *chip = &r->db->chips[r->out->chip];
    bool shown = cc_metric_applies(&r->db->metrics[metric], chip->kind) && cc_metric_basis_shown(r->db, r->out->chip, metric, basis);
    for (uint32_t i = 0; i < chip->part_count && !shown; i++) {
        uint32_t part = chip->contains[i].chip;
        shown = cc_metric_applies(&r->db->metrics[metric], r->db->chips[part].kind) && cc_metric_basis_shown(r->db, part, metric, basis);
    }
    return shown;
}

static bool says_something(const struct cc_value *value)
{
    return value->side_count || value->unknown;
}

static bool add_row(struct run *r, uint32_t metric, enum cc_basis basis)
{
    struct cc_consistency *out = r->out;
    struct cc_consistency_row row = {.metric = metric, .basis = basis, .rule = cc_total_rule(&r->db->metrics[metric])};
    if (!cc_total_get(r->db, out->chip, metric, basis, r->arena, &row.total, r->error))
        return false;
    bool said = says_something(&row.total.whole);
    for (size_t i = 0; i < row.total.part_count; i++)
        said = said || says_something(&row.total.parts[i].value);
    if (!said)
        return true;
    if (!fill_pairs(r, &row))
        return false;
    if (!CC_PUSH_ROOM(r->arena, out->rows, out->row_count, r->row_capacity))
        return cc_error_memory(r->error);
    out->rows[out->row_count++] = row;
    return true;
}

static bool check_count(struct run *r)
{
    struct cc_consistency *out = r->out;
    uint32_t metric = cc_db_find_metric(r->db, CC_STR("accelerators"));
    enum cc_kind kind = r->db->chips[out->chip].kind;
    out->counted = cc_count_accelerators(r->db, out->chip);
    out->count_applies = metric != CC_NO_INDEX && cc_metric_applies(&r->db->metrics[metric], kind);
    if (!out->count_applies)
        return true;
    if (!cc_value_get(r->db, out->chip, metric, CC_BASIS_NONE, r->arena, &out->cited, r->error))
        return false;
    out->count_fits = out->cited.side_count && cc_interval_contains(out->cited.range, out->counted);
    return true;
}

static bool refuse(const struct cc_db *db, uint32_t chip, struct cc_error *error)
{
    for (size_t i = 0; i < db->chip_count; i++)
        for (uint32_t k = 0; k < db->chips[i].part_count; k++)
            if (db->chips[i].contains[k].chip == chip)
                return cc_error_set(error, CC_ERR_USAGE, "%.*s has no parts in the data; it is a part of %.*s", CC_PRI(db->chips[chip].id),
                    CC_PRI(db->chips[i].id));
    return cc_error_set(error, CC_ERR_USAGE, "%.*s has no parts in the data", CC_PRI(db->chips[chip].id));
}

bool cc_consistency_run(const struct cc_db *db, uint32_t chip, struct cc_arena *arena, struct cc_consistency *out, struct cc_error *error)
{
    *out = (struct cc_consistency){.db = db, .chip = chip};
    struct run r = {.db = db, .arena = arena, .error = error, .out = out};
    if (!db->chips[chip].part_count)
        return refuse(db, chip, error);
    for (uint32_t m = 0; m < db->metric_count; m++) {
        if (cc_total_rule(&db->metrics[m]) == CC_TOTAL_NONE)
            continue;
        for (int basis = 0; basis < CC_BASIS_COUNT; basis++)
            if ((db->metrics[m].bases >> basis & 1) && is_shown(&r, m, (enum cc_basis)basis) && !add_row(&r, m, (enum cc_basis)basis))
                return false;
    }
    return check_count(&r);
}
