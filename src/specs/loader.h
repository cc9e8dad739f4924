/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 3, specs (private). The state of a load in progress, shared by the reader of files, the reader of rows and the linker. */
#ifndef SPECS_LOADER_H
#define SPECS_LOADER_H

#include "chipcmp/specs/load.h"
#include "reader.h"
#include "index.h"
#include "schema.h"

/* A reference to a row of a table that is read later. */
struct deferred {
    uint32_t row; /* of the table that refers */
    struct cc_str text;
    struct cc_place place;
    size_t column;
};

struct deferred_list {
    struct deferred *items;
    size_t count, capacity;
};

/* A unit met before. */
struct known_unit {
    struct cc_str text; /* kept; NULL: none yet */
    struct cc_unit unit;
};

struct loader {
    struct cc_db *db;
    const struct cc_problem_sink *sink; /* NULL: stop at the first error */
    struct cc_error *error;
    size_t error_count;
    size_t capacity[CC_TABLE_COUNT + 1]; /* of the db's arrays; the last one is files */

    /* the file being read */
    enum cc_table_id table;
    uint32_t file;
    bool user;
    bool header_seen;
    size_t file_columns;
    size_t map[CC_COLUMNS_MAX]; /* schema column -> column of the file, SIZE_MAX where it is left out */
    bool in_order;              /* the file has all the columns in the order of the schema */
    const struct cc_csv_row *row;
    const struct cc_str *cells; /* of the row, by schema column: the row's own, or in `mapped` */
    struct cc_str mapped[CC_COLUMNS_MAX];

    /* rows repeat their neighbours' words: what was last kept and found */
    struct cc_str kept[CC_COLUMNS_MAX];
    struct cc_str last_chip_id, last_source_id;
    uint32_t last_chip, last_source, last_metric;
    uint32_t metric_after[32];   /* what followed a metric, by its number; metrics beyond share them */
    struct known_unit units[64]; /* by the look of their text; the last one met has the place */

    size_t ordered_from; /* db->figures are in their order from here on */

    struct deferred_list family_parents, family_defaults, contents;
};

/* Reports a problem at a cell of the current row (column: a schema column, or -1 for the whole row). Returns whether reading goes on:
 * always for notes and warnings, and for errors when there is a sink. */
bool loader_problem(struct loader *l, enum cc_severity severity, int column, const char *code, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The same for a place read earlier. */
bool loader_problem_at(struct loader *l, enum cc_severity severity, struct cc_place place, size_t column, const char *code,
    const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Out of memory: sets the error and stops the load. */
bool loader_memory(struct loader *l);

/* Makes room for one more row of a table's array: *items grows by doubling. */
bool loader_room(struct loader *l, void *items, size_t count, size_t *capacity, size_t size);

/* Reads l->cells into a new row of l->table. Returns whether reading goes on. */
bool loader_add_row(struct loader *l);

/* Copies a cell, unless it lasts, or takes the copy of the row before when they are the same. False when memory ran out. */
bool loader_keep(struct loader *l, int column, struct cc_str *out);

/* What cells of the current row refer to. *good tells whether it was found; returns whether reading goes on. A key is the chip and the
 * metric of a figure, halving, unknown or preference. The unit is that of a figure. */
bool loader_find_key(struct loader *l, int chip_column, int metric_column, uint32_t *chip, uint32_t *metric, bool *good);
bool loader_find_source(struct loader *l, int column, uint32_t *out, bool *good);
bool loader_find_basis(struct loader *l, int column, const struct cc_metric *metric, bool blank_allowed, enum cc_basis *out, bool *good);
bool loader_find_unit(struct loader *l, const struct known_unit **out, bool *good);

/* Adds a figure, in its place among those of its chip that were just read. */
bool loader_put_figure(struct loader *l, const struct cc_figure *figure);

/* Puts figures and unknowns into their order and finds those of each chip. */
void loader_order(struct loader *l);

/* After the last table: references, cycles, order, names. */
bool loader_link(struct loader *l);

/* Ids, chip names, family names and rows of names.csv, folded: the resolver's index. */
bool loader_add_name(struct loader *l, struct cc_str name, uint32_t chip, uint32_t family, struct cc_place place, size_t column);

#endif
