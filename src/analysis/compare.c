/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips set against a base, metric by metric, basis by basis. */
#include "chipcmp/analysis/compare.h"

#include "chipcmp/metric/scope.h"
#include "chipcmp/metric/total.h"
#include "chipcmp/num/format.h"

static bool wanted_metric(const struct cc_compare_options *options, const struct cc_metric *metric, uint32_t index)
{
    if (options->groups && !(options->groups >> metric->group & 1))
        return false;
    if (!options->metrics)
        return true;
    for (size_t i = 0; i < options->metric_count; i++)
        if (options->metrics[i] == index)
            return true;
    return false;
}

static const char *scope_words(enum cc_kind kind)
{
    return cc_scope_words(cc_scope_of(kind));
}

/* Dividing a total of such a metric by the number of accelerators means something. */
static bool is_summed(const struct cc_metric *metric)
{
    return cc_total_rule(metric) != CC_TOTAL_NONE;
}

struct run {
    const struct cc_db *db;
    const struct cc_compare_options *options;
    struct cc_arena *arena;
    struct cc_error *error;
    struct cc_compare *out;
    double *counts; /* accelerators in each chip, 0 where no source says */
    struct cc_str *count_why;
    size_t base; /* column of the base */
    size_t row_capacity, note_capacity;
};

static bool add_note(struct run *r, struct cc_str note)
{
    if (!note.s)
        return cc_error_memory(r->error);
    for (size_t i = 0; i < r->out->note_count; i++)
        if (cc_str_eq(r->out->notes[i], note))
            return true;
    if (r->out->note_count == r->note_capacity) {
        struct cc_str *notes = cc_arena_grow(r->arena, r->out->notes, r->out->note_count, &r->note_capacity, sizeof *notes);
        if (!notes)
            return cc_error_memory(r->error);
        r->out->notes = notes;
    }
    r->out->notes[r->out->note_count++] = note;
    return true;
}

static const struct cc_chip *chip_at(const struct run *r, size_t column)
{
    return &r->db->chips[r->options->chips[column]];
}

/* Two exact figures have an exact ratio: the nearest double stands for it, not the bounds around that double. */
static void divide(struct cc_interval a, struct cc_interval b, struct cc_interval *out)
{
    bool exact = !(a.lo < a.hi) && !(b.lo < b.hi);
    cc_interval_div(a, b, out);
    if (exact)
        *out = cc_interval_exact(a.lo / b.lo);
}

/* An amount of the chip: what per watt or per mm2 says something of. */
static bool is_normalized(const struct run *r, uint32_t index)
{
    const struct cc_measure *by = r->options->normalize;
    const struct cc_metric *metric = &r->db->metrics[index];
    bool same = by && !by->derived && by->metric == index;
    return by && !same && cc_metric_is_number(metric) && !cc_str_eq(metric->id, CC_STR("accelerators"));
}

static void divide_cell(struct cc_compare_cell *cell, const struct cc_measured *by)
{
    cell->undividable = !by->known || !(by->spread.lo > 0);
    if (cell->undividable)
        return;
    cell->divided = true;
    cell->divisor = by->number;
    cell->number /= by->number;
    divide(cell->range, by->range, &cell->range);
    divide(cell->spread, by->spread, &cell->spread);
}

static bool fill_cell(struct run *r, const struct cc_compare_row *row, size_t column)
{
    struct cc_compare_cell *cell = &row->cells[column];
    const struct cc_metric *metric = &r->db->metrics[row->metric];
    uint32_t chip = r->options->chips[column];
    cell->applies = cc_metric_applies(metric, r->db->chips[chip].kind);
    cell->divisor = 1;
    if (!cell->applies) {
        cell->value = (struct cc_value){.state = CC_STATE_NOT_SUPPORTED, .chip = chip, .metric = row->metric, .basis = row->basis};
        cell->value.reason = CC_STR("the figure counts the accelerators of a superchip or a system; this is a single one");
        return true;
    }
    if (!cc_value_get(r->db, chip, row->metric, row->basis, r->arena, &cell->value, r->error))
        return false;
    if (!cell->value.side_count || !cc_metric_is_number(metric))
        return true;
    cell->number = cc_quantity_in(&cell->value.sides[0].quantity, &metric->unit);
    cell->range = cc_interval_in(cell->value.range, &metric->unit);
    cell->spread = cc_interval_in(cell->value.spread, &metric->unit);
    if (row->normalized)
        divide_cell(cell, &r->out->divisors[column]);
    double count = r->counts[column];
    if (r->options->per_accelerator && is_summed(metric) && count > 0 && count != 1.0) { /* counts are exact */
        struct cc_interval by = cc_interval_exact(count);
        cell->divided = true;
        cell->divisor = count;
        cell->number /= count;
        cc_interval_div(cell->range, by, &cell->range);
        cc_interval_div(cell->spread, by, &cell->spread);
    }
    return true;
}

static bool has_number(const struct cc_compare_cell *cell)
{
    return cell->applies && cell->value.side_count > 0 && cell->range.lo > 0 && !cell->undividable;
}

/* Why a cell's figure cannot be set against the base's although both exist: the scopes differ. */
static bool same_scope(const struct run *r, const struct cc_metric *metric, size_t column)
{
    if (cc_scope_same(r->db, r->options->chips[column], r->options->base))
        return true;
    return r->options->per_accelerator && is_summed(metric) && r->counts[column] > 0 && r->counts[r->base] > 0;
}

static struct cc_str state_refusal(struct run *r, const struct cc_compare_cell *cell, size_t column)
{
    const struct cc_str name = chip_at(r, column)->name;
    if (cell->undividable)
        return cc_arena_format(r->arena, "%.*s %s for %.*s", CC_PRI(cc_measure_label(r->db, r->options->normalize)),
            cc_state_words(r->out->divisors[column].state), CC_PRI(name));
    return cc_arena_format(r->arena, "%s for %.*s", cell->applies ? cc_state_words(cell->value.state) : "does not apply", CC_PRI(name));
}

/* The state of what keeps a cell from having a number. */
static enum cc_state missing_state(const struct run *r, const struct cc_compare_cell *cell, size_t column)
{
    return cell->undividable ? r->out->divisors[column].state : cell->value.state;
}

static bool fill_ratio(struct run *r, const struct cc_compare_row *row, size_t column)
{
    const struct cc_metric *metric = &r->db->metrics[row->metric];
    struct cc_compare_cell *cell = &row->cells[column], *base = &row->cells[r->base];
    struct cc_ratio *ratio = &cell->ratio;
    if (!cc_metric_is_number(metric)) {
        ratio->refused = CC_STR("not a number");
        ratio->state = CC_STATE_VALUE;
        return true;
    }
    if (!has_number(cell) || !has_number(base)) {
        bool own = !has_number(cell);
        ratio->state = own ? missing_state(r, cell, column) : missing_state(r, base, r->base);
        ratio->refused = state_refusal(r, own ? cell : base, own ? column : r->base);
        return ratio->refused.s || cc_error_memory(r->error);
    }
    if (!same_scope(r, metric, column)) {
        ratio->state = CC_STATE_VALUE;
        ratio->refused = cc_arena_format(r->arena, "%s against %s", scope_words(chip_at(r, column)->kind),
            scope_words(chip_at(r, r->base)->kind));
        return ratio->refused.s || cc_error_memory(r->error);
    }
    ratio->known = true;
    ratio->ratio = cell->number / base->number;
    ratio->percent = 100 * (ratio->ratio - 1);
    divide(cell->range, base->range, &ratio->range);
    divide(cell->spread, base->spread, &ratio->spread);
    ratio->has_spread = cell->spread.lo < cell->range.lo || cell->spread.hi > cell->range.hi || base->spread.lo < base->range.lo ||
                        base->spread.hi > base->range.hi;
    if (column == r->base) { /* a figure is as large as itself, however it is rounded */
        ratio->range = ratio->spread = cc_interval_exact(1);
        ratio->has_spread = false;
    }
    return true;
}

/* A row is shown when some chip has a figure or a stated unknown; the basis `unstated` only where somebody printed no other. */
static bool worth_showing(const struct run *r, const struct cc_compare_row *row)
{
    size_t values = 0, stated = 0;
    for (size_t i = 0; i < r->options->chip_count; i++) {
        values += row->cells[i].value.side_count > 0;
        stated += row->cells[i].value.state == CC_STATE_NOT_PUBLISHED || row->cells[i].value.state == CC_STATE_NOT_SUPPORTED;
    }
    if (values)
        return true;
    if (r->options->only_known || row->basis == CC_BASIS_UNSTATED)
        return false;
    return stated || r->options->metrics;
}

static bool any_applies(const struct run *r, const struct cc_metric *metric)
{
    for (size_t i = 0; i < r->options->chip_count; i++)
        if (cc_metric_applies(metric, chip_at(r, i)->kind))
            return true;
    return false;
}

static bool add_row(struct run *r, uint32_t metric, enum cc_basis basis)
{
    struct cc_compare_row row = {.metric = metric, .basis = basis, .normalized = is_normalized(r, metric)};
    row.cells = CC_NEW(r->arena, struct cc_compare_cell, r->options->chip_count);
    if (!row.cells)
        return cc_error_memory(r->error);
    for (size_t i = 0; i < r->options->chip_count; i++)
        if (!fill_cell(r, &row, i))
            return false;
    if (!worth_showing(r, &row))
        return true;
    for (size_t i = 0; i < r->options->chip_count; i++)
        if (!fill_ratio(r, &row, i))
            return false;
    if (r->out->row_count == r->row_capacity) {
        struct cc_compare_row *rows = cc_arena_grow(r->arena, r->out->rows, r->out->row_count, &r->row_capacity, sizeof *rows);
        if (!rows)
            return cc_error_memory(r->error);
        r->out->rows = rows;
    }
    r->out->rows[r->out->row_count++] = row;
    return true;
}

static bool has_figure(const struct cc_db *db, uint32_t chip, uint32_t metric, enum cc_basis basis)
{
    const struct cc_chip *c = &db->chips[chip];
    for (size_t i = c->first_figure; i < c->first_figure + (size_t)c->figure_count; i++)
        if (db->figures[i].metric == metric && db->figures[i].basis == basis && db->figures[i].status != CC_STATUS_DISPUTED)
            return true;
    return false;
}

/* Dense and sparse are rows of their own, known or not. Of bases that stand in place of each other those with a figure are rows, or the
 * first where none has one; a throughput printed without its basis is shown only for a chip that has no better. */
static bool basis_shown(const struct run *r, uint32_t index, enum cc_basis basis)
{
    const struct cc_metric *metric = &r->db->metrics[index];
    bool throughput = metric->bases >> CC_BASIS_DENSE & 1, any = false;
    if (!cc_basis_excludes_others(basis))
        return !r->options->bases || basis == CC_BASIS_NONE || (r->options->bases >> basis & 1);
    for (size_t i = 0; i < r->options->chip_count; i++) {
        uint32_t chip = r->options->chips[i];
        bool better = throughput && (has_figure(r->db, chip, index, CC_BASIS_DENSE) || has_figure(r->db, chip, index, CC_BASIS_SPARSE));
        if (!better && has_figure(r->db, chip, index, basis))
            return true;
        for (int other = 0; other < CC_BASIS_COUNT; other++)
            any |= has_figure(r->db, chip, index, (enum cc_basis)other);
    }
    return !throughput && !any && (metric->bases & (~metric->bases + 1)) == 1U << basis;
}

/* The basis on which a chip has a figure in some row of the metric, or CC_BASIS_NONE. */
static enum cc_basis basis_with_figure(const struct run *r, uint32_t metric, size_t column)
{
    for (size_t i = 0; i < r->out->row_count; i++)
        if (r->out->rows[i].metric == metric && r->out->rows[i].cells[column].value.side_count)
            return r->out->rows[i].basis;
    return CC_BASIS_NONE;
}

/* Two chips with figures of one metric and no ratio on any basis, because they share none: say so. */
static bool note_basis_gap(struct run *r, uint32_t index, size_t column)
{
    enum cc_basis own = basis_with_figure(r, index, column), base = basis_with_figure(r, index, r->base);
    if (own == CC_BASIS_NONE || base == CC_BASIS_NONE)
        return true;
    for (size_t i = 0; i < r->out->row_count; i++)
        if (r->out->rows[i].metric == index && r->out->rows[i].cells[column].value.side_count &&
            r->out->rows[i].cells[r->base].value.side_count)
            return true;
    return add_note(r,
        cc_arena_format(r->arena,
            "%.*s: no ratio, because the figures stand on different bases (%.*s: %s; %.*s: %s) and no source prints both on one.",
            CC_PRI(r->db->metrics[index].label), CC_PRI(chip_at(r, column)->name), cc_basis_words(own), CC_PRI(chip_at(r, r->base)->name),
            cc_basis_words(base)));
}

static bool note_scopes(struct run *r)
{
    for (size_t i = 0; i < r->options->chip_count; i++) {
        enum cc_kind a = chip_at(r, i)->kind, b = chip_at(r, r->base)->kind;
        if (cc_scope_of(a) == cc_scope_of(b))
            continue;
        if (r->options->per_accelerator && r->counts[i] > 0 && r->counts[r->base] > 0)
            continue;
        r->out->mixed_scope = true;
        if (r->options->per_accelerator) {
            size_t lacks = r->counts[i] > 0 ? r->base : i;
            if (!add_note(r, cc_arena_format(r->arena, "%.*s cannot be divided into accelerators: %.*s.", CC_PRI(chip_at(r, lacks)->name),
                                 CC_PRI(r->count_why[lacks]))))
                return false;
        } else if (!add_note(r, cc_arena_format(r->arena, "%.*s is %s and %.*s is %s: nothing is divided between them. %s",
                                    CC_PRI(chip_at(r, i)->name), scope_words(a), CC_PRI(chip_at(r, r->base)->name), scope_words(b),
                                    a == CC_KIND_DIE || b == CC_KIND_DIE
                                        ? "A die is not the package; compare the package."
                                        : "With --per-accelerator the totals are divided by the cited number of accelerators."))) {
            return false;
        }
    }
    return true;
}

static bool find_divisors(struct run *r)
{
    if (!r->options->normalize)
        return true;
    r->out->divisors = CC_NEW(r->arena, struct cc_measured, r->options->chip_count);
    if (!r->out->divisors)
        return cc_error_memory(r->error);
    for (size_t i = 0; i < r->options->chip_count; i++)
        if (!cc_measure_get(r->db, r->options->chips[i], r->options->normalize, r->arena, &r->out->divisors[i], r->error))
            return false;
    return true;
}

static bool count_accelerators(struct run *r)
{
    r->counts = CC_NEW(r->arena, double, r->options->chip_count);
    r->count_why = CC_NEW(r->arena, struct cc_str, r->options->chip_count);
    if (!r->counts || !r->count_why)
        return cc_error_memory(r->error);
    for (size_t i = 0; i < r->options->chip_count; i++) {
        struct cc_value value;
        if (!cc_accelerator_count(r->db, r->options->chips[i], r->arena, &value, &r->counts[i], &r->count_why[i], r->error))
            return false;
        if (r->options->chips[i] == r->options->base)
            r->base = i;
    }
    return true;
}

size_t cc_compare_base(const struct cc_compare *compare)
{
    size_t base = 0;
    while (base + 1 < compare->options.chip_count && compare->options.chips[base] != compare->options.base)
        base++;
    return base;
}

const struct cc_chip *cc_compare_chip(const struct cc_compare *compare, size_t column)
{
    return &compare->db->chips[compare->options.chips[column]];
}

bool cc_compare_has_ratio(const struct cc_compare *compare, const struct cc_compare_row *row)
{
    for (size_t i = 0, base = cc_compare_base(compare); i < compare->options.chip_count; i++)
        if (i != base && row->cells[i].ratio.known)
            return true;
    return false;
}

bool cc_compare_run(const struct cc_db *db, const struct cc_compare_options *options, struct cc_arena *arena, struct cc_compare *out,
    struct cc_error *error)
{
    *out = (struct cc_compare){.db = db, .options = *options};
    struct run r = {.db = db, .options = options, .arena = arena, .error = error, .out = out};
    if (!count_accelerators(&r) || !find_divisors(&r) || !note_scopes(&r))
        return false;
    for (uint32_t m = 0; m < db->metric_count; m++) {
        if (!wanted_metric(options, &db->metrics[m], m) || !any_applies(&r, &db->metrics[m]))
            continue;
        for (int basis = 0; basis < CC_BASIS_COUNT; basis++)
            if ((db->metrics[m].bases >> basis & 1) && basis_shown(&r, m, (enum cc_basis)basis) && !add_row(&r, m, (enum cc_basis)basis))
                return false;
        for (size_t i = 0; i < options->chip_count; i++)
            if (i != r.base && !note_basis_gap(&r, m, i))
                return false;
    }
    return true;
}
