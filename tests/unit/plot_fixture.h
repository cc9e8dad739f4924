/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of plots share: comparisons made by hand, of three chips in a few metrics. */
#ifndef CHIPCMP_TESTS_PLOT_FIXTURE_H
#define CHIPCMP_TESTS_PLOT_FIXTURE_H

#include "support.h"

#include "chipcmp/analysis/compare.h"
#include "chipcmp/report/plot.h"

enum { BASE, NEAR, FAR, CHIPS };
enum { BF16, CAPACITY, UNITS, KIND, FP4, BANDWIDTH, METRICS };
enum { MAKER, PRESS, MAKER_LATER, OWN, SOURCES };
enum { MOST_ROWS = 8 };

struct made {
    struct cc_chip chips[CHIPS];
    struct cc_metric metrics[METRICS];
    struct cc_source sources[SOURCES];
    struct cc_halving halving;
    struct cc_figure figures[MOST_ROWS][CHIPS];
    struct cc_side sides[MOST_ROWS][CHIPS][2];
    struct cc_compare_cell cells[MOST_ROWS][CHIPS];
    struct cc_compare_row rows[MOST_ROWS];
    uint32_t columns[CHIPS];
    struct cc_db db;
    struct cc_compare compare;
    struct cc_arena arena;
    struct cc_error error;
    struct cc_plot plot;
};

static inline struct cc_metric metric(const char *id, const char *label, enum cc_dimension dimension, uint32_t bases)
{
    return (struct cc_metric){.id = cc_str_of(id), .label = cc_str_of(label), .dimension = dimension, .bases = bases};
}

static inline struct cc_source source(const char *publisher, const char *date, bool user)
{
    return (struct cc_source){.publisher = cc_str_of(publisher), .date = cc_str_of(date), .user = user};
}

static inline int set_up(void **state)
{
    static struct made m;
    static const char *const names[CHIPS] = {"Maker Base", "Maker Near", "Rival Far"};
    memset(&m, 0, sizeof m);
    for (uint32_t i = 0; i < CHIPS; i++) {
        m.chips[i].name = cc_str_of(names[i]);
        m.chips[i].vendor = i == FAR ? CC_STR("Rival") : CC_STR("Maker");
        m.columns[i] = (i + 1) % CHIPS; /* Near, Far, Base */
    }
    m.metrics[BF16] = metric("bf16_tensor", "BF16 tensor", CC_DIM_RATE, 1U << CC_BASIS_DENSE | 1U << CC_BASIS_SPARSE);
    m.metrics[CAPACITY] = metric("memory_capacity", "Memory capacity", CC_DIM_BYTES, 1U << CC_BASIS_NONE);
    m.metrics[UNITS] = metric("compute_units", "Compute units", CC_DIM_COUNT, 1U << CC_BASIS_SM | 1U << CC_BASIS_CU);
    m.metrics[KIND] = metric("memory_type", "Memory type", CC_DIM_TEXT, 1U << CC_BASIS_NONE);
    m.metrics[FP4] = metric("fp4_tensor", "FP4 tensor", CC_DIM_RATE, 1U << CC_BASIS_DENSE | 1U << CC_BASIS_SPARSE);
    m.metrics[BANDWIDTH] = metric("memory_bandwidth", "Memory bandwidth", CC_DIM_BYTE_RATE, 1U << CC_BASIS_NONE);
    m.metrics[BF16].unit_name = CC_STR("TFLOPS");
    m.metrics[BF16].unit.scale10 = 12;
    m.metrics[BANDWIDTH].unit_name = CC_STR("TB/s");
    m.metrics[BANDWIDTH].unit.scale10 = 12;
    m.metrics[CAPACITY].unit_name = CC_STR("GB");
    m.sources[MAKER] = source("Maker", "2022-10-05", false);
    m.sources[PRESS] = source("Press", "", false);
    m.sources[MAKER_LATER] = source("Maker", "2020", false);
    m.sources[OWN] = source("Me", "2025", true);
    m.db = (struct cc_db){.chips = m.chips,
        .chip_count = CHIPS,
        .metrics = m.metrics,
        .metric_count = METRICS,
        .sources = m.sources,
        .source_count = SOURCES};
    m.compare = (struct cc_compare){.db = &m.db, .rows = m.rows};
    m.compare.options = (struct cc_compare_options){.chips = m.columns, .chip_count = CHIPS, .base = BASE};
    cc_arena_init(&m.arena);
    *state = &m;
    return 0;
}

static inline int tear_down(void **state)
{
    struct made *m = *state;
    cc_arena_release(&m->arena);
    return 0;
}

static inline size_t column_of(const struct made *m, uint32_t chip)
{
    for (size_t i = 0; i < m->compare.options.chip_count; i++) {
        if (m->columns[i] == chip)
            return i;
    }
    fail_msg("no column of chip %u", (unsigned)chip);
    return 0;
}

/* A row in which nothing is known. */
static inline size_t add_row(struct made *m, uint32_t metric_index, enum cc_basis basis)
{
    size_t row = m->compare.row_count++;
    assert_true(row < MOST_ROWS);
    m->rows[row] = (struct cc_compare_row){.metric = metric_index, .basis = basis, .cells = m->cells[row]};
    for (size_t i = 0; i < CHIPS; i++) {
        m->cells[row][i].applies = true;
        m->cells[row][i].value.state = CC_STATE_NOT_PUBLISHED;
        m->cells[row][i].ratio.state = CC_STATE_NOT_PUBLISHED;
    }
    return row;
}

static inline struct cc_compare_cell *set_state(struct made *m, size_t row, uint32_t chip, enum cc_state state)
{
    struct cc_compare_cell *cell = &m->cells[row][column_of(m, chip)];
    cell->value.state = state;
    return cell;
}

static inline struct cc_compare_cell *set_figure(struct made *m, size_t row, uint32_t chip, double number, uint32_t from,
    enum cc_status status)
{
    struct cc_compare_cell *cell = set_state(m, row, chip, CC_STATE_VALUE);
    m->figures[row][chip] = (struct cc_figure){.chip = chip, .source = from, .status = (uint8_t)status};
    m->sides[row][chip][0] = (struct cc_side){.figure = &m->figures[row][chip]};
    cell->value.sides = m->sides[row][chip];
    cell->value.side_count = 1;
    cell->number = number;
    cell->range = cell->spread = cc_interval_exact(number);
    return cell;
}

/* Divides as the analysis does, with one percent of rounding. */
static inline void divide(struct made *m, size_t row)
{
    size_t base = column_of(m, BASE);
    for (size_t i = 0; i < m->compare.options.chip_count; i++) {
        struct cc_compare_cell *cell = &m->cells[row][i];
        cell->ratio.known = cell->value.side_count > 0 && m->cells[row][base].value.side_count > 0;
        cell->ratio.ratio = cell->ratio.known ? cell->number / m->cells[row][base].number : 0;
        cell->ratio.range = (struct cc_interval){cell->ratio.ratio * 0.99, cell->ratio.ratio * 1.01};
    }
}

#endif
