/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The linter of the tables: the list of its checks, and what they share. */
#include "lint.h"

static const struct {
    struct cc_check says;
    bool (*run)(struct lint *lint);
} checks[] = {
    {{"duplicate-figure", CC_PROBLEM, "a source's figure stands in two rows"}, lint_duplicate_figures},
    {{"source-disagrees", CC_WARNING, "two rows of one source give different figures for one fact, and no note says why"},
        lint_own_contradictions},
    {{"dense-above-sparse", CC_PROBLEM,
         "a source's dense rate is above its sparse one: the two are swapped, or one is of another precision"},
        lint_dense_above_sparse},
    {{"out-of-range", CC_PROBLEM, "a figure is outside what is credible for its metric, by orders of magnitude: mostly a wrong unit"},
        lint_ranges},
    {{"unexplained-dispute", CC_PROBLEM, "a figure is called disputed, and no note says why"}, lint_disputed_notes},
    {{"does-not-apply", CC_PROBLEM, "a figure or an unknown of a metric that this kind of chip does not have"}, lint_applicable},
    {{"unused-source", CC_WARNING, "a source that no row names"}, lint_unused_sources},
    {{"headline-only", CC_WARNING, "a figure or a rule rests on a source of which only the headline was read"}, lint_headlines},
    {{"future-date", CC_WARNING, "a date later than that of the data"}, lint_future_dates},
    {{"bad-address", CC_WARNING, "the address of a source cannot be opened as it stands"}, lint_addresses},
    {{"duplicate-row", CC_PROBLEM, "two unknowns, halvings or preferences for one fact"}, lint_duplicate_rows},
    {{"known-unknown", CC_PROBLEM, "an unknown for a fact that has a figure"}, lint_known_unknowns},
    {{"uncited-unknown", CC_PROBLEM, "an unknown that names no source that was looked at"}, lint_uncited_unknowns},
    {{"idle-preference", CC_PROBLEM, "a preference for a source that has no figure of the fact"}, lint_idle_preferences},
    {{"bare-chip", CC_WARNING, "a chip without a figure"}, lint_bare_chips},
    {{"bare-metric", CC_WARNING, "a metric without a figure"}, lint_bare_metrics},
};

enum { CHECK_COUNT = sizeof checks / sizeof *checks };

const struct cc_check *cc_db_check(size_t index)
{
    return index < CHECK_COUNT ? &checks[index].says : NULL;
}

bool cc_db_lint(const struct cc_db *db, const struct cc_problem_sink *sink, struct cc_error *error)
{
    struct lint lint = {.db = db};
    bool ok = true;
    for (size_t i = 0; ok && i < CHECK_COUNT; i++) {
        lint.check = &checks[i].says;
        ok = checks[i].run(&lint);
    }
    ok = ok ? cc_findings_report(&lint.findings, db, sink, error) : cc_error_memory(error);
    cc_findings_release(&lint.findings);
    return ok;
}

struct cc_place lint_later(struct cc_place a, struct cc_place b)
{
    if (a.file != b.file)
        return a.file > b.file ? a : b;
    return a.line > b.line ? a : b;
}

size_t lint_group_end(const struct cc_db *db, size_t first)
{
    const struct cc_figure *a = &db->figures[first];
    size_t end = first + 1;
    while (end < db->figure_count && db->figures[end].chip == a->chip && db->figures[end].metric == a->metric &&
           db->figures[end].basis == a->basis)
        end++;
    return end;
}

bool lint_is_used(const struct cc_figure *figure)
{
    return figure->status != CC_STATUS_DISPUTED;
}

bool lint_is_number(const struct cc_metric *metric)
{
    return metric->dimension != CC_DIM_TEXT && metric->dimension != CC_DIM_DATE;
}

struct cc_quantity lint_quantity(const struct cc_db *db, const struct cc_figure *figure)
{
    struct cc_quantity quantity = {.value = 0.0};
    struct cc_error ignored = {.code = CC_OK};
    cc_quantity_parse(figure->value, figure->unit, figure->step, db->metrics[figure->metric].rounding, &quantity, &ignored);
    return quantity;
}

struct cc_str lint_key(struct lint *lint, uint32_t metric, enum cc_basis basis)
{
    const char *words = cc_basis_name(basis);
    return cc_arena_format(&lint->findings.arena, "%.*s%s%s", CC_PRI(lint->db->metrics[metric].id), *words ? ", " : "", words);
}

struct cc_str lint_where(struct lint *lint, struct cc_place place)
{
    return cc_arena_format(&lint->findings.arena, "%.*s:%u", CC_PRI(lint->db->files[place.file].name), (unsigned)place.line);
}
