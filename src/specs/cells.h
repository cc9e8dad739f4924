/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 3, specs (private). What the readers of rows share: cells kept, split, checked for their form. */
#ifndef SPECS_CELLS_H
#define SPECS_CELLS_H

#include "loader.h"

/* Where the current row stands. */
struct cc_place cell_place(const struct loader *l);

/* Both report a fault of a cell, and return whether reading goes on. The second says which words there are. */
bool cell_bad(struct loader *l, int column, const char *code, const char *what);
bool cell_unknown_word(struct loader *l, int column, const char *code, const char *what, struct cc_str words);

/* Made of a-z, 0-9 and the separator, 100 bytes at most. */
bool cell_is_id(struct cc_str s, char separator);

/* YYYY, YYYY-MM or YYYY-MM-DD. */
bool cell_is_date(struct cc_str s);

/* Splits "a;b" into its next part; false at the end. */
bool cell_next_part(struct cc_str *list, struct cc_str *part);

/* The sources that a cell names, separated by ';'. *good tells whether there are all of them; returns whether reading goes on. */
bool cell_sources(struct loader *l, int column, uint32_t **out, uint32_t *count, bool *good);

/* Adds a row to a table's index under its id; a second row with the same id is an error. Returns whether the row may be kept. */
bool loader_add_id(struct loader *l, struct cc_index **index, struct cc_keys keys, struct cc_str id, size_t row, int column, bool *go_on);

/* Rows of the tables that rows_facts.c and rows_rules.c read. They return whether reading goes on. */
bool loader_add_figure(struct loader *l);
bool loader_add_halving(struct loader *l);
bool loader_add_unknown(struct loader *l);
bool loader_add_preference(struct loader *l);
bool loader_add_benchmark(struct loader *l);
bool loader_add_rule(struct loader *l);
bool loader_add_clause(struct loader *l);

#endif
