/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 5, analysis. Chips by the date of their announcement and one measure, with the trend over them. */
#include "chipcmp/analysis/timeline.h"

#include "chipcmp/base/date.h"

#include <math.h>

/* ---- dates ---- */

static bool is_leap(uint32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* A day as cc_date has it, 20240318, as years: the beginning of that day, or its end. */
static double years_of(uint32_t day, bool end)
{
    static const uint32_t before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    uint32_t year = day / 10000, month = day / 100 % 100, past = before[month - 1] + day % 100 - (end ? 0 : 1);
    past += is_leap(year) && month > 2;
    return year + past / (is_leap(year) ? 366.0 : 365.0);
}

static bool read_date(const struct cc_side *side, struct cc_interval *out)
{
    struct cc_date date;
    if (!cc_date_parse(side->figure->value, &date))
        return false;
    *out = (struct cc_interval){years_of(date.first, false), years_of(date.last, true)};
    return true;
}

static bool set_date(struct cc_timeline_entry *e)
{
    const struct cc_value *v = &e->announced;
    struct cc_interval other;
    if (v->side_count == 0 || !read_date(&v->sides[0], &e->written))
        return false;
    e->year = (e->written.lo + e->written.hi) / 2;
    e->spread = e->written;
    for (size_t i = 1; i < v->side_count; i++) {
        if (v->sides[i].conflicts && read_date(&v->sides[i], &other))
            e->spread = cc_interval_hull(e->spread, other);
    }
    return true;
}

/* ---- the trend ---- */

static bool is_point(const struct cc_timeline_entry *e)
{
    return e->dated && e->measured.known && e->measured.number > 0;
}

static bool is_single(const struct cc_db *db, uint32_t chip)
{
    return db->chips[chip].kind != CC_KIND_SUPERCHIP && db->chips[chip].kind != CC_KIND_SYSTEM;
}

static size_t count_dates(const double *years, size_t count)
{
    size_t dates = 0;
    for (size_t i = 0; i < count; i++) {
        bool first = true;
        for (size_t j = 0; j < i; j++)
            first &= fabs(years[i] - years[j]) > 1e-9;
        dates += first;
    }
    return dates;
}

/* 1 / slope, and its interval where the slope's does not hold 0. */
static void set_doubling(struct cc_timeline *t)
{
    double slope = t->trend.slope, half = t->trend.slope_half;
    t->has_doubling = slope - half > 0 || slope + half < 0;
    if (!t->has_doubling)
        return;
    t->doubling = 1 / slope;
    t->doubling_range = (struct cc_interval){1 / (slope + half), 1 / (slope - half)};
}

static void fit(struct cc_timeline *t, double *years, double *logs)
{
    const uint32_t none = CC_NO_INDEX;
    uint32_t first = none;
    for (size_t i = 0; i < t->entry_count; i++) {
        const struct cc_timeline_entry *e = &t->entries[i];
        if (!is_point(e))
            continue;
        t->mixed |= first != none && is_single(t->db, first) != is_single(t->db, e->chip);
        first = first == none ? e->chip : first;
        years[t->point_count] = e->year;
        logs[t->point_count++] = log2(e->measured.number);
    }
    if (t->mixed || t->point_count < CC_TIMELINE_TREND_LEAST || count_dates(years, t->point_count) < CC_TIMELINE_DATES_LEAST)
        return;
    t->has_trend = cc_stats_fit_line(years, logs, t->point_count, &t->trend);
    if (t->has_trend)
        set_doubling(t);
}

/* ---- all of it ---- */

static bool read_entries(struct cc_timeline *t, const uint32_t *chips, size_t chip_count, struct cc_arena *arena, size_t *known,
    struct cc_error *error)
{
    uint32_t announced = cc_db_find_metric(t->db, CC_STR("announced"));
    *known = 0;
    for (t->entry_count = 0; t->entry_count < chip_count; t->entry_count++) {
        struct cc_timeline_entry *e = &t->entries[t->entry_count];
        *e = (struct cc_timeline_entry){.chip = chips[t->entry_count]};
        e->announced = (struct cc_value){.state = CC_STATE_NOT_RESEARCHED, .reason = CC_STR("the data have no dates")};
        if (!cc_measure_get(t->db, e->chip, &t->measure, arena, &e->measured, error))
            return false;
        if (announced != CC_NO_INDEX && !cc_value_get(t->db, e->chip, announced, CC_BASIS_NONE, arena, &e->announced, error))
            return false;
        e->dated = set_date(e);
        *known += e->measured.known;
    }
    return true;
}

/* Reads the entries on the basis with the most numbers, the first of equals; throughput is dense. */
static bool choose_basis(struct cc_timeline *t, const uint32_t *chips, size_t chip_count, struct cc_arena *arena, struct cc_error *error)
{
    bool takes = t->measure.metric != CC_NO_INDEX && (!t->measure.derived || cc_derived_takes_rate(t->measure.derived));
    uint32_t bases = takes ? t->db->metrics[t->measure.metric].bases : 0;
    enum cc_basis best = bases >> CC_BASIS_DENSE & 1 ? CC_BASIS_DENSE : CC_BASIS_NONE;
    size_t most = 0, known;
    for (int basis = 0; best != CC_BASIS_DENSE && basis < CC_BASIS_COUNT; basis++) {
        if (!(bases >> basis & 1))
            continue;
        t->measure.basis = (enum cc_basis)basis;
        if (!read_entries(t, chips, chip_count, arena, &known, error))
            return false;
        best = known > most || best == CC_BASIS_NONE ? t->measure.basis : best;
        most = known > most ? known : most;
    }
    t->measure.basis = best;
    return true;
}

bool cc_timeline_run(const struct cc_db *db, const struct cc_measure *measure, bool has_basis, const uint32_t *chips, size_t chip_count,
    struct cc_arena *arena, struct cc_timeline *out, struct cc_error *error)
{
    double *years = CC_NEW(arena, double, chip_count), *logs = CC_NEW(arena, double, chip_count);
    size_t known;
    *out = (struct cc_timeline){.db = db, .measure = *measure, .entries = CC_NEW(arena, struct cc_timeline_entry, chip_count)};
    if (arena->failed)
        return cc_error_memory(error);
    if (!has_basis && !choose_basis(out, chips, chip_count, arena, error))
        return false;
    if (!read_entries(out, chips, chip_count, arena, &known, error))
        return false;
    fit(out, years, logs);
    return true;
}
