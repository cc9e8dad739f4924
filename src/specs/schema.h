/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 3, specs (private). The tables: their names and columns, as specs/README.md describes them. */
#ifndef SPECS_SCHEMA_H
#define SPECS_SCHEMA_H

#include "chipcmp/specs/db.h"

enum cc_table_id { /* in the order of loading: a table refers to earlier ones only */
    CC_TABLE_VERSION,
    CC_TABLE_METRICS,
    CC_TABLE_SOURCES,
    CC_TABLE_FAMILIES,
    CC_TABLE_CHIPS,
    CC_TABLE_NAMES,
    CC_TABLE_FIGURES,
    CC_TABLE_HALVINGS,
    CC_TABLE_UNKNOWNS,
    CC_TABLE_PREFERENCES,
    CC_TABLE_BENCHMARKS,
    CC_TABLE_RULES,
    CC_TABLE_CLAUSES,
    CC_TABLE_COUNT
};

#define CC_COLUMNS_MAX 12

struct cc_table_schema {
    const char *name;
    const char *columns[CC_COLUMNS_MAX + 1]; /* NULL-terminated */
    unsigned required;                       /* bit per column that may not be missing from a file's header */
};

const struct cc_table_schema *cc_table_schema_of(enum cc_table_id table);

/* The table a file belongs to by its name ("figures-amd.csv" is figures); false for names of no table. */
bool cc_table_of_file(struct cc_str file_name, enum cc_table_id *out);

/* Columns of the tables, by number. */
enum { VERSION_VERSION, VERSION_DATE };
enum {
    METRIC_ID,
    METRIC_GROUP,
    METRIC_DIMENSION,
    METRIC_UNIT,
    METRIC_ROUNDING,
    METRIC_BETTER,
    METRIC_BASES,
    METRIC_KINDS,
    METRIC_LOW,
    METRIC_HIGH,
    METRIC_LABEL,
    METRIC_MEANING
};
enum { SOURCE_ID, SOURCE_PUBLISHER, SOURCE_TITLE, SOURCE_DATE, SOURCE_KIND, SOURCE_URL, SOURCE_READ, SOURCE_NOTE };
enum { FAMILY_FAMILY, FAMILY_VENDOR, FAMILY_PARENT, FAMILY_DEFAULT, FAMILY_NOTE };
enum { CHIP_ID, CHIP_NAME, CHIP_VENDOR, CHIP_FAMILY, CHIP_KIND, CHIP_CONTAINS, CHIP_ROLE, CHIP_NOTE };
enum { NAME_NAME, NAME_TARGET };
enum {
    FIGURE_CHIP,
    FIGURE_METRIC,
    FIGURE_BASIS,
    FIGURE_VALUE,
    FIGURE_UNIT,
    FIGURE_ROUNDING,
    FIGURE_STATUS,
    FIGURE_SOURCE,
    FIGURE_LOCATOR,
    FIGURE_NOTE
};
enum { HALVING_CHIP, HALVING_METRIC, HALVING_SOURCE, HALVING_STATED_BY, HALVING_LOCATOR, HALVING_NOTE };
enum { UNKNOWN_CHIP, UNKNOWN_METRIC, UNKNOWN_BASIS, UNKNOWN_STATE, UNKNOWN_REASON, UNKNOWN_LOOKED_AT };
enum { PREFERENCE_CHIP, PREFERENCE_METRIC, PREFERENCE_BASIS, PREFERENCE_SOURCE, PREFERENCE_NOTE };
enum {
    BENCHMARK_CHIP,
    BENCHMARK_OBJECT,
    BENCHMARK_BENCHMARK,
    BENCHMARK_VALUE,
    BENCHMARK_UNIT,
    BENCHMARK_SOURCE,
    BENCHMARK_LOCATOR,
    BENCHMARK_NOTE
};

enum { RULE_ID, RULE_TITLE, RULE_EFFECT, RULE_UPON, RULE_EFFECTIVE, RULE_ENDED, RULE_STATUS, RULE_SOURCES, RULE_LOCATOR, RULE_NOTE };
enum { CLAUSE_RULE, CLAUSE_CLAUSE, CLAUSE_MEASURE, CLAUSE_COMPARISON, CLAUSE_THRESHOLD, CLAUSE_UNIT, CLAUSE_LOCATOR, CLAUSE_NOTE };

/* Enum spellings; false for an unknown word. */
bool cc_status_parse(struct cc_str name, enum cc_status *out);
bool cc_source_kind_parse(struct cc_str name, enum cc_source_kind *out);
bool cc_read_parse(struct cc_str name, enum cc_read *out);
bool cc_better_parse(struct cc_str name, enum cc_better *out);
bool cc_benchmark_unit_parse(struct cc_str name, enum cc_benchmark_unit *out);
bool cc_rule_effect_parse(struct cc_str name, enum cc_rule_effect *out);
bool cc_rule_status_parse(struct cc_str name, enum cc_rule_status *out);
bool cc_rule_measure_parse(struct cc_str name, enum cc_rule_measure *out);
bool cc_rule_comparison_parse(struct cc_str name, enum cc_rule_comparison *out);

/* The words of an enum, for messages: "final, relayed, leak, preliminary or disputed". */
struct cc_str cc_status_words(void);
struct cc_str cc_source_kind_words(void);
struct cc_str cc_read_words(void);
struct cc_str cc_kind_words(void);
struct cc_str cc_benchmark_unit_words(void);
struct cc_str cc_rule_effect_words(void);
struct cc_str cc_rule_status_words(void);
struct cc_str cc_rule_measure_list(void);
struct cc_str cc_rule_comparison_words(void);

#endif
