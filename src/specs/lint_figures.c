/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of figures: each by itself, and against the others of its source. */
#include "lint.h"

#include "chipcmp/num/format.h"

#include <stdlib.h>

/* The figures of one chip, metric and basis, ordered by source, then value and unit as printed, then place. */
static int by_source(const void *pa, const void *pb)
{
    const struct cc_figure *a = *(const struct cc_figure *const *)pa, *b = *(const struct cc_figure *const *)pb;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    int order = cc_str_cmp(a->value, b->value);
    if (!order)
        order = cc_str_cmp(a->unit, b->unit);
    if (!order && a->place.file != b->place.file)
        order = a->place.file < b->place.file ? -1 : 1;
    return order ? order : (a->place.line > b->place.line) - (a->place.line < b->place.line);
}

/* Calls `each` with every set of two or more figures that share chip, metric, basis and source, in the order of by_source. */
static bool each_source(struct lint *lint, bool (*each)(struct lint *lint, const struct cc_figure *const *figures, size_t count))
{
    const struct cc_db *db = lint->db;
    const struct cc_figure **sorted = NULL;
    size_t capacity = 0;
    bool ok = true;
    for (size_t first = 0, end; ok && first < db->figure_count; first = end) {
        end = lint_group_end(db, first);
        size_t count = end - first;
        if (count < 2)
            continue;
        if (count > capacity) {
            const struct cc_figure **grown = realloc(sorted, count * sizeof(struct cc_figure *));
            ok = grown != NULL;
            if (!ok)
                break;
            sorted = grown;
            capacity = count;
        }
        for (size_t i = 0; i < count; i++)
            sorted[i] = &db->figures[first + i];
        qsort(sorted, count, sizeof(struct cc_figure *), by_source);
        for (size_t from = 0, to; ok && from < count; from = to) {
            for (to = from + 1; to < count && sorted[to]->source == sorted[from]->source;)
                to++;
            ok = to - from < 2 || each(lint, sorted + from, to - from);
        }
    }
    free(sorted);
    return ok;
}

static bool report_duplicates(struct lint *lint, const struct cc_figure *const *figures, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct cc_figure *a = figures[i - 1], *b = figures[i];
        if (!cc_str_eq(a->value, b->value) || !cc_str_eq(a->unit, b->unit))
            continue;
        struct cc_str key = lint_key(lint, b->metric, (enum cc_basis)b->basis);
        if (!LINT_ADD(lint, b->place, "value", "%.*s of \"%.*s\" for %.*s (%.*s) stands already in %.*s; keep one row", CC_PRI(b->value),
                CC_PRI(lint->db->sources[b->source].id), CC_PRI(lint->db->chips[b->chip].id), CC_PRI(key),
                CC_PRI(lint_where(lint, a->place))))
            return false;
    }
    return true;
}

bool lint_duplicate_figures(struct lint *lint)
{
    return each_source(lint, report_duplicates);
}

/* As values are compared: "2022-03" does not contradict "2022-03-22", but HBM3 and HBM3e are two things. */
static bool disagree(const struct cc_db *db, const struct cc_figure *a, const struct cc_figure *b)
{
    enum cc_dimension dimension = db->metrics[a->metric].dimension;
    if (dimension == CC_DIM_TEXT)
        return !cc_str_eq_nocase(a->value, b->value);
    if (dimension == CC_DIM_DATE)
        return !cc_str_starts(a->value, b->value) && !cc_str_starts(b->value, a->value);
    return !cc_interval_overlap(lint_quantity(db, a).range, lint_quantity(db, b).range);
}

/* One finding a source and status, of rows without a note: an early figure of a page does not contradict its final one. */
static bool report_contradiction(struct lint *lint, const struct cc_figure *const *figures, size_t count)
{
    const struct cc_figure *first[CC_STATUS_COUNT] = {NULL};
    bool told[CC_STATUS_COUNT] = {false};
    for (size_t i = 0; i < count; i++) {
        const struct cc_figure *b = figures[i], *a = first[b->status];
        if (!lint_is_used(b) || b->note.len || told[b->status])
            continue;
        if (!a) {
            first[b->status] = b;
            continue;
        }
        if (!disagree(lint->db, a, b))
            continue;
        told[b->status] = true;
        struct cc_place place = lint_later(a->place, b->place),
                        other = place.line == a->place.line && place.file == a->place.file ? b->place : a->place;
        struct cc_str key = lint_key(lint, b->metric, (enum cc_basis)b->basis);
        if (!LINT_ADD(lint, place, "value",
                "\"%.*s\" gives %.*s the figures %.*s %.*s and %.*s %.*s (%.*s, the other in %.*s); say in a note which holds when",
                CC_PRI(lint->db->sources[b->source].id), CC_PRI(lint->db->chips[b->chip].id), CC_PRI(a->value), CC_PRI(a->unit),
                CC_PRI(b->value), CC_PRI(b->unit), CC_PRI(key), CC_PRI(lint_where(lint, other))))
            return false;
    }
    return true;
}

bool lint_own_contradictions(struct lint *lint)
{
    return each_source(lint, report_contradiction);
}

/* Sparse figures of the dense one's chip, metric and source stand behind it, because figures are ordered by basis. */
static bool check_dense(struct lint *lint, size_t dense)
{
    const struct cc_db *db = lint->db;
    const struct cc_figure *d = &db->figures[dense];
    for (size_t i = dense + 1; i < db->figure_count && db->figures[i].chip == d->chip && db->figures[i].metric == d->metric; i++) {
        const struct cc_figure *s = &db->figures[i];
        if (s->basis != CC_BASIS_SPARSE || s->source != d->source || !lint_is_used(s) ||
            lint_quantity(db, d).value <= lint_quantity(db, s).value)
            continue;
        if (!LINT_ADD(lint, lint_later(d->place, s->place), "value",
                "%.*s, %.*s: the dense %.*s %.*s of \"%.*s\" is above its sparse %.*s %.*s; are the two swapped?",
                CC_PRI(db->chips[d->chip].id), CC_PRI(db->metrics[d->metric].id), CC_PRI(d->value), CC_PRI(d->unit),
                CC_PRI(db->sources[d->source].id), CC_PRI(s->value), CC_PRI(s->unit)))
            return false;
    }
    return true;
}

bool lint_dense_above_sparse(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    for (size_t i = 0; i < db->figure_count; i++)
        if (db->figures[i].basis == CC_BASIS_DENSE && lint_is_used(&db->figures[i]) && !check_dense(lint, i))
            return false;
    return true;
}

static struct cc_str plain_number(struct lint *lint, double value)
{
    struct cc_buf text;
    cc_buf_init(&text, 64);
    cc_format_shortest(&text, value);
    struct cc_str copy = cc_arena_copy(&lint->findings.arena, cc_buf_view(&text));
    cc_buf_release(&text);
    return copy;
}

bool lint_ranges(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    for (size_t i = 0; i < db->figure_count; i++) {
        const struct cc_figure *f = &db->figures[i];
        const struct cc_metric *metric = &db->metrics[f->metric];
        if (!lint_is_used(f) || !lint_is_number(metric))
            continue;
        struct cc_quantity q = lint_quantity(db, f);
        struct cc_interval ends = cc_interval_in((struct cc_interval){q.qualifier == CC_QUAL_RANGE ? q.range.lo : q.value, q.value},
            &metric->unit);
        if ((metric->low <= 0 || ends.lo >= metric->low) && (metric->high <= 0 || ends.hi <= metric->high))
            continue;
        const char *unit = metric->unit_name.len ? " " : "";
        if (!LINT_ADD(lint, f->place, "value",
                "%.*s%s%.*s is not credible for %.*s, which lies between %.*s and %.*s%s%.*s; check the unit", CC_PRI(f->value),
                f->unit.len ? " " : "", CC_PRI(f->unit), CC_PRI(metric->id), CC_PRI(plain_number(lint, metric->low)),
                CC_PRI(plain_number(lint, metric->high)), unit, CC_PRI(metric->unit_name)))
            return false;
    }
    return true;
}

bool lint_disputed_notes(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    for (size_t i = 0; i < db->figure_count; i++)
        if (!lint_is_used(&db->figures[i]) && !db->figures[i].note.len &&
            !LINT_ADD(lint, db->figures[i].place, "status", "the figure is called disputed; say in the note why"))
            return false;
    return true;
}

static bool check_kind(struct lint *lint, uint32_t chip, uint32_t metric, struct cc_place place)
{
    const struct cc_chip *c = &lint->db->chips[chip];
    const struct cc_metric *m = &lint->db->metrics[metric];
    if (m->kinds >> c->kind & 1)
        return true;
    return LINT_ADD(lint, place, "metric", "%.*s does not apply to %.*s, a %s; it would never be shown", CC_PRI(m->id), CC_PRI(c->id),
        cc_kind_name(c->kind));
}

bool lint_applicable(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    for (size_t i = 0; i < db->figure_count; i++)
        if (!check_kind(lint, db->figures[i].chip, db->figures[i].metric, db->figures[i].place))
            return false;
    for (size_t i = 0; i < db->unknown_count; i++)
        if (!check_kind(lint, db->unknowns[i].chip, db->unknowns[i].metric, db->unknowns[i].place))
            return false;
    return true;
}
