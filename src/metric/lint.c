/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The linter of values: the list of its checks, and the walk over every cell of every chip. */
#include "lint.h"

#include "chipcmp/num/format.h"

static const struct {
    struct cc_check says;
    bool (*run)(struct value_lint *lint, const struct cc_value *value);
} checks[] = {
    {{"not-researched", CC_PROBLEM, "a cell of a seed chip has neither a figure nor an unknown"}, lint_not_researched},
    {{"no-preference", CC_WARNING, "figures of equal standing disagree, and preferences.csv does not choose"}, lint_no_preference},
    {{"only-a-bound", CC_WARNING, "the preferred figure says no more than \"over\" a number"}, lint_vague},
    {{"unexplained-conflict", CC_WARNING, "figures disagree by more than 10 percent, and no note says why"}, lint_conflict},
    {{"total-differs", CC_NOTE, "the figure of a system is not the sum of its parts', beyond rounding"}, lint_total},
    {{"count-differs", CC_WARNING, "the cited number of accelerators is not the one the chip contains"}, lint_accelerators},
};

enum { CHECK_COUNT = sizeof checks / sizeof *checks };

const struct cc_check *cc_value_check(size_t index)
{
    return index < CHECK_COUNT ? &checks[index].says : NULL;
}

static bool check_cell(struct value_lint *lint, uint32_t chip, uint32_t metric, enum cc_basis basis)
{
    struct cc_value value;
    if (!cc_value_get(lint->db, chip, metric, basis, &lint->scratch, &value, lint->error))
        return false;
    for (size_t i = 0; i < CHECK_COUNT; i++) {
        lint->check = &checks[i].says;
        if (!checks[i].run(lint, &value))
            return false;
    }
    return true;
}

static bool check_chip(struct value_lint *lint, uint32_t chip)
{
    const struct cc_db *db = lint->db;
    for (uint32_t m = 0; m < db->metric_count; m++) {
        if (!cc_metric_applies(&db->metrics[m], db->chips[chip].kind))
            continue;
        for (int basis = 0; basis < CC_BASIS_COUNT; basis++)
            if (cc_metric_basis_shown(db, chip, m, (enum cc_basis)basis) && !check_cell(lint, chip, m, (enum cc_basis)basis))
                return false;
    }
    return true;
}

bool cc_value_lint(const struct cc_db *db, const struct cc_problem_sink *sink, struct cc_error *error)
{
    struct value_lint lint = {.db = db, .error = error};
    bool ok = true;
    for (uint32_t chip = 0; ok && chip < db->chip_count; chip++) {
        cc_arena_init(&lint.scratch);
        ok = check_chip(&lint, chip);
        cc_arena_release(&lint.scratch);
    }
    ok = ok ? cc_findings_report(&lint.findings, db, sink, error) : cc_error_memory(error);
    cc_findings_release(&lint.findings);
    return ok;
}

struct cc_str lint_cell(struct value_lint *lint, const struct cc_value *value)
{
    const char *basis = cc_basis_name(value->basis);
    return cc_arena_format(&lint->findings.arena, "%.*s, %.*s%s%s", CC_PRI(lint->db->chips[value->chip].id),
        CC_PRI(lint->db->metrics[value->metric].id), *basis ? ", " : "", basis);
}

struct cc_str lint_interval(struct value_lint *lint, uint32_t metric, struct cc_interval canonical)
{
    enum { DIGITS = 6 };
    const struct cc_metric *m = &lint->db->metrics[metric];
    struct cc_interval range = cc_interval_in(canonical, &m->unit);
    double lo = cc_round_significant(range.lo, DIGITS), hi = cc_round_significant(range.hi, DIGITS);
    struct cc_buf text;
    cc_buf_init(&text, 256);
    cc_format_shortest(&text, lo);
    if (lo < hi) {
        cc_buf_addf(&text, " to ");
        cc_format_shortest(&text, hi);
    }
    cc_buf_addf(&text, "%s%.*s", m->unit_name.len ? " " : "", CC_PRI(m->unit_name));
    struct cc_str copy = cc_arena_copy(&lint->findings.arena, cc_buf_view(&text));
    cc_buf_release(&text);
    return copy;
}
