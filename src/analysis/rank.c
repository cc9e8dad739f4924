/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips, or families, in the order of one measure, with ties where rounding leaves the order open. */
#include "chipcmp/analysis/rank.h"

#include "chipcmp/base/date.h"
#include "chipcmp/metric/scope.h"
#include "rank_order.h"

struct run {
    const struct cc_db *db;
    struct cc_arena *arena;
    struct cc_error *error;
    struct cc_rank *out;
    uint32_t *chips; /* the candidates */
    size_t chip_count;
    size_t row_capacity, absent_capacity, later_capacity;
};

const char *cc_rank_absence_name(enum cc_rank_absence absence)
{
    static const char *const names[] = {"no_figure", "other_basis", "undated"};
    return names[absence];
}

bool cc_rank_is_date(struct cc_str text)
{
    struct cc_date date;
    return cc_date_parse(text, &date);
}

/* ---- who takes part */

static bool in_kinds(const struct run *r, uint32_t chip)
{
    return r->out->options.kinds >> r->db->chips[chip].kind & 1;
}

/* Among families a chip is named by any member of its own. */
static bool is_named(const struct run *r, uint32_t chip)
{
    const struct cc_rank_options *o = &r->out->options;
    for (size_t i = 0; i < o->chip_count; i++)
        if (o->chips[i] == chip || (o->families && r->db->chips[o->chips[i]].family == r->db->chips[chip].family))
            return true;
    return !o->chips;
}

/* The member that stands for the chip's family: the default one, or where that is of another kind the first of these kinds. */
static uint32_t family_face(const struct run *r, uint32_t chip)
{
    uint32_t family = r->db->chips[chip].family, face = r->db->families[family].default_chip;
    if (face != CC_NO_INDEX && r->db->chips[face].family == family && in_kinds(r, face))
        return face;
    for (uint32_t i = 0; i < r->db->chip_count; i++)
        if (r->db->chips[i].family == family && in_kinds(r, i))
            return i;
    return chip;
}

static bool takes_part(const struct run *r, uint32_t chip)
{
    const struct cc_rank_options *o = &r->out->options;
    return in_kinds(r, chip) && is_named(r, chip) && (!o->vendor.len || cc_str_eq_nocase(r->db->chips[chip].vendor, o->vendor)) &&
           (!o->families || family_face(r, chip) == chip);
}

static bool list_candidates(struct run *r)
{
    r->chips = CC_NEW(r->arena, uint32_t, r->db->chip_count);
    if (!r->chips)
        return cc_error_memory(r->error);
    for (uint32_t i = 0; i < r->db->chip_count; i++)
        if (takes_part(r, i))
            r->chips[r->chip_count++] = i;
    return true;
}

/* ---- on which basis */

static bool any_on_basis(struct run *r, enum cc_basis basis, bool *any)
{
    struct cc_measure measure = r->out->options.measure;
    struct cc_measured measured;
    measure.basis = basis;
    *any = false;
    for (size_t i = 0; i < r->chip_count && !*any; i++) {
        if (!cc_measure_get(r->db, r->chips[i], &measure, r->arena, &measured, r->error))
            return false;
        *any = measured.known;
    }
    return true;
}

/* Dense, where there is such a basis; else the first on which one of the chips has a figure; else the first. */
static bool choose_basis(struct run *r, uint32_t bases)
{
    struct cc_measure *measure = &r->out->options.measure;
    bool any = false;
    int first = CC_BASIS_COUNT;
    r->out->basis_chosen = (bases & (bases - 1)) != 0;
    measure->basis = CC_BASIS_DENSE;
    if (bases >> CC_BASIS_DENSE & 1)
        return true;
    for (int basis = 0; basis < CC_BASIS_COUNT && !any; basis++) {
        if (!(bases >> basis & 1))
            continue;
        if (first == CC_BASIS_COUNT)
            first = basis;
        if (!any_on_basis(r, (enum cc_basis)basis, &any))
            return false;
        measure->basis = (enum cc_basis)basis;
    }
    if (!any)
        measure->basis = (enum cc_basis)first;
    return true;
}

static bool settle_basis(struct run *r)
{
    struct cc_rank_options *o = &r->out->options;
    const struct cc_derived *derived = o->measure.derived;
    if (derived && !cc_derived_takes_rate(derived)) {
        o->measure.basis = CC_BASIS_NONE;
        return true;
    }
    if (o->measure.metric == CC_NO_INDEX)
        return cc_error_set(r->error, CC_ERR_USAGE, "%s needs a rate", derived ? derived->id : "the measure");
    const struct cc_metric *metric = &r->db->metrics[o->measure.metric];
    if (!o->has_basis)
        return choose_basis(r, metric->bases);
    if (metric->bases >> o->measure.basis & 1)
        return true;
    return cc_error_set(r->error, CC_ERR_USAGE, "%.*s has no basis \"%s\"", CC_PRI(metric->id), cc_basis_name(o->measure.basis));
}

/* ---- what is asked for */

static uint32_t kinds_of_chips(const struct run *r)
{
    const struct cc_rank_options *o = &r->out->options;
    uint32_t kinds = 0;
    for (size_t i = 0; i < o->chip_count; i++)
        kinds |= 1U << r->db->chips[o->chips[i]].kind;
    return kinds;
}

static bool check_kinds(struct run *r)
{
    struct cc_rank_options *o = &r->out->options;
    enum cc_scope scope = CC_SCOPE_NONE;
    if (!o->kinds)
        o->kinds = o->chips && o->chip_count ? kinds_of_chips(r) : 1U << CC_KIND_GPU | 1U << CC_KIND_NPU;
    for (int kind = 0; kind < CC_KIND_COUNT; kind++) {
        if (!(o->kinds >> kind & 1))
            continue;
        if (scope != CC_SCOPE_NONE && scope != cc_scope_of((enum cc_kind)kind))
            return cc_error_set(r->error, CC_ERR_USAGE, "an accelerator, a die, a superchip and a system are not ranked with each other");
        scope = cc_scope_of((enum cc_kind)kind);
    }
    return true;
}

static bool check_metric(struct run *r)
{
    const struct cc_rank_options *o = &r->out->options;
    if (o->measure.metric == CC_NO_INDEX)
        return true;
    const struct cc_metric *metric = &r->db->metrics[o->measure.metric];
    if (!cc_metric_is_number(metric))
        return cc_error_set(r->error, CC_ERR_USAGE, "%.*s is no number: nothing can be ranked by it", CC_PRI(metric->id));
    if (o->measure.derived && !(metric->bases >> CC_BASIS_DENSE & 1))
        return cc_error_set(r->error, CC_ERR_USAGE, "%.*s is no rate of computing", CC_PRI(metric->id));
    if (!(metric->kinds & o->kinds))
        return cc_error_set(r->error, CC_ERR_USAGE, "%.*s does not apply to chips of this kind", CC_PRI(metric->id));
    return true;
}

static void settle_order(struct cc_rank *out)
{
    if (out->options.order == CC_RANK_BETTER_FIRST)
        out->options.order = out->better == CC_BETTER_LOWER ? CC_RANK_LOWEST_FIRST : CC_RANK_HIGHEST_FIRST;
}

/* ---- dates */

enum dated { DATED_BY, DATED_AFTER, DATED_OPEN };

/* Every side that is not superseded has to agree; a chip that never had another date than a preliminary one keeps that. */
static enum dated dated_by(const struct cc_value *announced, struct cc_date limit)
{
    bool by = false, after = false;
    for (size_t i = 0; i < announced->side_count; i++) {
        struct cc_date date;
        if (i && announced->sides[i].figure->status == CC_STATUS_PRELIMINARY)
            break;
        if (!cc_date_parse(announced->sides[i].figure->value, &date))
            continue;
        by |= date.first <= limit.last;
        after |= date.last > limit.last;
    }
    return by == after ? DATED_OPEN : by ? DATED_BY : DATED_AFTER;
}

static bool push_absent(struct run *r, struct cc_rank_absent absent)
{
    struct cc_rank *out = r->out;
    if (!CC_PUSH_ROOM(r->arena, out->absent, out->absent_count, r->absent_capacity))
        return cc_error_memory(r->error);
    out->absent[out->absent_count++] = absent;
    return true;
}

static bool push_later(struct run *r, uint32_t chip)
{
    struct cc_rank *out = r->out;
    if (!CC_PUSH_ROOM(r->arena, out->later, out->later_count, r->later_capacity))
        return cc_error_memory(r->error);
    out->later[out->later_count++] = chip;
    return true;
}

/* Whether the chip was announced by the date asked for; *in is false where that is not so or not known, and the chip is listed then. */
static bool check_date(struct run *r, const struct cc_measured *measured, bool *in)
{
    const struct cc_str as_of = r->out->options.as_of;
    struct cc_date limit;
    struct cc_value announced = {.state = CC_STATE_NOT_RESEARCHED, .reason = CC_STR("the data have no dates")};
    uint32_t metric = cc_db_find_metric(r->db, CC_STR("announced"));
    *in = !as_of.len;
    if (*in || !cc_date_parse(as_of, &limit))
        return true;
    if (metric != CC_NO_INDEX && !cc_value_get(r->db, measured->chip, metric, CC_BASIS_NONE, r->arena, &announced, r->error))
        return false;
    enum dated dated = dated_by(&announced, limit);
    *in = dated == DATED_BY;
    if (dated == DATED_AFTER)
        return push_later(r, measured->chip);
    if (*in)
        return true;
    struct cc_str reason = announced.reason;
    if (announced.side_count)
        reason = cc_arena_format(r->arena, "announced %.*s, which leaves open whether that was by %.*s",
            CC_PRI(announced.sides[0].figure->value), CC_PRI(as_of));
    if (!reason.s)
        return cc_error_memory(r->error);
    return push_absent(r, (struct cc_rank_absent){.chip = measured->chip,
                              .absence = CC_RANK_UNDATED,
                              .state = announced.state,
                              .reason = reason,
                              .measured = *measured,
                              .unknown = announced.unknown});
}

/* ---- figures */

/* The chip's figure on another basis, where bases stand in place of each other; dense and sparse are never confused. */
static bool find_other_basis(struct run *r, struct cc_rank_absent *absent)
{
    struct cc_measure measure = r->out->options.measure;
    if (measure.derived || !cc_basis_excludes_others(measure.basis))
        return true;
    for (int basis = 0; basis < CC_BASIS_COUNT; basis++) {
        struct cc_measured other;
        measure.basis = (enum cc_basis)basis;
        if (!(r->db->metrics[measure.metric].bases >> basis & 1))
            continue;
        if (!cc_measure_get(r->db, absent->chip, &measure, r->arena, &other, r->error))
            return false;
        if (!other.known)
            continue;
        absent->absence = CC_RANK_OTHER_BASIS;
        absent->other = measure.basis;
        absent->measured = other;
        return true;
    }
    return true;
}

static bool add_absent(struct run *r, const struct cc_measured *measured)
{
    struct cc_rank_absent absent = {.chip = measured->chip,
        .absence = CC_RANK_NO_FIGURE,
        .state = measured->state,
        .reason = measured->reason,
        .measured = *measured,
        .unknown = measured->unknown};
    return find_other_basis(r, &absent) && push_absent(r, absent);
}

/* The other members of the row's family. Dates are those of the row: a family is as old as its default member. */
static bool list_members(struct run *r, struct cc_rank_row *row)
{
    size_t capacity = 0;
    for (uint32_t i = 0; r->out->options.families && i < r->db->chip_count; i++) {
        struct cc_rank_member member = {.chip = i};
        if (i == row->chip || r->db->chips[i].family != r->db->chips[row->chip].family || !in_kinds(r, i))
            continue;
        if (!cc_measure_get(r->db, i, &r->out->options.measure, r->arena, &member.measured, r->error))
            return false;
        if (!CC_PUSH_ROOM(r->arena, row->members, row->member_count, capacity))
            return cc_error_memory(r->error);
        row->members[row->member_count++] = member;
    }
    return true;
}

static bool add_chip(struct run *r, uint32_t chip)
{
    struct cc_rank *out = r->out;
    struct cc_measured measured;
    bool in;
    if (!cc_measure_get(r->db, chip, &out->options.measure, r->arena, &measured, r->error) || !check_date(r, &measured, &in))
        return false;
    if (!in)
        return true;
    if (!measured.known)
        return add_absent(r, &measured);
    if (!CC_PUSH_ROOM(r->arena, out->rows, out->row_count, r->row_capacity))
        return cc_error_memory(r->error);
    struct cc_rank_row *row = &out->rows[out->row_count++];
    *row = (struct cc_rank_row){.chip = chip, .measured = measured};
    return list_members(r, row);
}

bool cc_rank_run(const struct cc_db *db, const struct cc_rank_options *options, struct cc_arena *arena, struct cc_rank *out,
    struct cc_error *error)
{
    *out = (struct cc_rank){.db = db, .options = *options, .better = cc_measure_better(db, &options->measure)};
    struct run r = {.db = db, .arena = arena, .error = error, .out = out};
    if (options->as_of.len && !cc_rank_is_date(options->as_of))
        return cc_error_set(error, CC_ERR_USAGE, "\"%.*s\" is no date: write 2024, 2024-03 or 2024-03-18", CC_PRI(options->as_of));
    if (!check_kinds(&r) || !check_metric(&r) || !list_candidates(&r) || !settle_basis(&r))
        return false;
    settle_order(out);
    for (size_t i = 0; i < r.chip_count; i++)
        if (!add_chip(&r, r.chips[i]))
            return false;
    return rank_order(out, arena, error);
}
