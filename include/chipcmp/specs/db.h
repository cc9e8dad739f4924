/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 3, specs. The database: the tables of specs/ as they stand, in one arena, const once loaded.
 *
 * Rows keep their place (file, line, column of a cell) so that every message can name it, and the literal as printed. Links between tables
 * are indexes into the arrays below; they are valid in a loaded database. Nothing here computes: preferred figures and states are layer 4.
 */
#ifndef CHIPCMP_SPECS_DB_H
#define CHIPCMP_SPECS_DB_H

#include "chipcmp/base/arena.h"
#include "chipcmp/base/error.h"
#include "chipcmp/unit/quantity.h"

#define CC_NO_INDEX UINT32_MAX

enum cc_kind { CC_KIND_GPU, CC_KIND_NPU, CC_KIND_DIE, CC_KIND_SUPERCHIP, CC_KIND_SYSTEM, CC_KIND_COUNT };

enum cc_basis {
    CC_BASIS_NONE, /* the metric has no basis */
    CC_BASIS_DENSE,
    CC_BASIS_SPARSE,
    CC_BASIS_BOTH_DIRECTIONS,
    CC_BASIS_ONE_DIRECTION,
    CC_BASIS_SM,
    CC_BASIS_CU,
    CC_BASIS_AI_CORE,
    CC_BASIS_UNSTATED, /* printed without a basis */
    CC_BASIS_COUNT
};

enum cc_status { CC_STATUS_FINAL, CC_STATUS_RELAYED, CC_STATUS_LEAK, CC_STATUS_PRELIMINARY, CC_STATUS_DISPUTED, CC_STATUS_COUNT };

enum cc_source_kind {
    CC_SOURCE_VENDOR_DATASHEET,
    CC_SOURCE_VENDOR_PAGE,
    CC_SOURCE_VENDOR_WHITEPAPER,
    CC_SOURCE_FILING,
    CC_SOURCE_PAPER,
    CC_SOURCE_ANALYST,
    CC_SOURCE_PRESS,
    CC_SOURCE_DATABASE,
    CC_SOURCE_CODE,
    CC_SOURCE_RULE, /* a law, a rule, a bill */
    CC_SOURCE_KIND_COUNT
};

enum cc_read { CC_READ_DIRECT, CC_READ_TRANSCRIPTION, CC_READ_RELAYED, CC_READ_HEADLINE, CC_READ_COUNT };
enum cc_group { CC_GROUP_COMPUTE, CC_GROUP_MEMORY, CC_GROUP_INTERCONNECT, CC_GROUP_POWER, CC_GROUP_PHYSICAL, CC_GROUP_COUNT };
enum cc_better { CC_BETTER_NONE, CC_BETTER_HIGHER, CC_BETTER_LOWER };
enum cc_unknown_state { CC_UNKNOWN_NOT_PUBLISHED, CC_UNKNOWN_NOT_SUPPORTED };

/* Names of the enums as the tables spell them: "vendor_datasheet", "dense" ... CC_BASIS_NONE is "". */
const char *cc_kind_name(enum cc_kind kind);
const char *cc_basis_name(enum cc_basis basis);
const char *cc_basis_words(enum cc_basis basis); /* for people: "one direction", "SMs", "basis not stated" */
const char *cc_status_name(enum cc_status status);
const char *cc_source_kind_name(enum cc_source_kind kind);
const char *cc_read_name(enum cc_read read);
const char *cc_group_name(enum cc_group group);
bool cc_basis_parse(struct cc_str name, enum cc_basis *out);
bool cc_group_parse(struct cc_str name, enum cc_group *out);
bool cc_kind_parse(struct cc_str name, enum cc_kind *out);

struct cc_place {
    uint32_t file; /* index into db->files */
    uint32_t line; /* from 1: the line on which the row starts */
};

struct cc_spec_file {
    struct cc_str name; /* as messages show it: "specs/figures-amd.csv" for built-in ones, else the path */
    bool user;          /* from an overlay, not built in */
};

struct cc_source {
    struct cc_str id, publisher, title, date, url, note;
    enum cc_source_kind kind;
    enum cc_read read;
    struct cc_place place;
    bool user; /* added by an overlay: marked in every output */
};

struct cc_part {
    uint32_t count;
    uint32_t chip;
};

struct cc_chip {
    struct cc_str id, name, vendor, note;
    uint32_t family;
    enum cc_kind kind;
    struct cc_part *contains; /* part_count of them; empty for a single accelerator */
    uint32_t part_count;
    uint32_t first_figure,
        figure_count; /* figures of this chip: db->figures[first_figure ...], ordered by metric, then basis, then file order */
    uint32_t first_unknown, unknown_count; /* likewise in db->unknowns */
    struct cc_place place;
    bool user;
    bool context; /* not one of the chips the data are about: its gaps need no row in unknowns.csv */
};

struct cc_family {
    struct cc_str name, vendor, note;
    uint32_t parent;       /* family, or CC_NO_INDEX */
    uint32_t default_chip; /* the chip a bare name stands for */
    struct cc_place place;
    bool user;
};

struct cc_metric {
    struct cc_str id, label, meaning, unit_name; /* unit_name: the unit results are printed in, "" for counts, text, dates */
    enum cc_group group;
    enum cc_dimension dimension;
    struct cc_unit unit;
    enum cc_rounding rounding;
    enum cc_better better;
    uint32_t bases;   /* bit per enum cc_basis */
    uint32_t kinds;   /* bit per enum cc_kind the metric applies to */
    double low, high; /* credible range in `unit`; 0 where there is none */
    struct cc_place place;
};

struct cc_figure {
    uint32_t chip, source;
    uint16_t metric;
    uint8_t basis;  /* enum cc_basis */
    uint8_t status; /* enum cc_status */
    bool user;
    bool basis_inferred; /* the note begins with "basis inferred:" */
    struct cc_place place;
    struct cc_str value, unit, step, locator, note; /* as printed; step is the cell `rounding` */
};

struct cc_halving {
    uint32_t chip, metric, source, stated_by;
    struct cc_str locator, note;
    struct cc_place place;
    bool user;
};

struct cc_unknown {
    uint32_t chip;
    uint16_t metric;
    uint8_t basis; /* CC_BASIS_NONE also stands for every basis without a row of its own */
    uint8_t state; /* enum cc_unknown_state */
    struct cc_str reason;
    struct cc_str looked_at_ids; /* as written; resolved below */
    uint32_t *looked_at;
    uint32_t looked_at_count;
    struct cc_place place;
    bool user;
};

struct cc_preference {
    uint32_t chip, metric, source;
    enum cc_basis basis;
    struct cc_str note;
    struct cc_place place;
    bool user;
};

/* How a benchmark's result stands to the other chip's: subject / object. */
enum cc_benchmark_unit {
    CC_BENCHMARK_PERCENT_LESS,
    CC_BENCHMARK_PERCENT_MORE,
    CC_BENCHMARK_PERCENT_OF,
    CC_BENCHMARK_TIMES,
    CC_BENCHMARK_UNIT_COUNT
};
const char *cc_benchmark_unit_name(enum cc_benchmark_unit unit); /* "percent less" ... */

/* A measured result that somebody printed of two chips. It is no specification: no metric, comparison or verdict uses it. */
struct cc_benchmark {
    uint32_t chip;
    uint32_t object;        /* the chip it is set against, or CC_NO_INDEX where the source names a family only */
    uint32_t object_family; /* the family named, or that of the chip */
    uint32_t source;
    enum cc_benchmark_unit unit;
    struct cc_str benchmark, value, locator, note;
    struct cc_place place;
    bool user;
};

enum cc_rule_effect {
    CC_EFFECT_CONTROL, /* a chip that meets a clause is controlled */
    CC_EFFECT_REVIEW,  /* one that meets it, and is controlled by the rule `upon`, is reviewed case by case */
    CC_EFFECT_TARIFF,  /* one that meets it is in the band of a tariff */
    CC_EFFECT_COUNT
};

enum cc_rule_status {
    CC_RULE_IN_FORCE,
    CC_RULE_SUPERSEDED, /* a later text took its place; `ended` says when */
    CC_RULE_REPORTED,   /* in force by letters that are not public: the thresholds are those the press reports */
    CC_RULE_PROPOSED,   /* a bill: never in force */
    CC_RULE_STATUS_COUNT
};

/* What a leg measures of a chip. Bandwidths are in B/s, both directions; TPP and TPP/mm2 have no unit. */
enum cc_rule_measure {
    CC_MEASURE_TPP,
    CC_MEASURE_PERFORMANCE_DENSITY,
    CC_MEASURE_MEMORY_BANDWIDTH,
    CC_MEASURE_IO_BANDWIDTH,             /* all inputs and outputs but memory: scale-up links and PCIe */
    CC_MEASURE_OPEN_IO_BANDWIDTH,        /* the text does not say which links count: from the scale-up links alone to those and PCIe */
    CC_MEASURE_MEMORY_PLUS_IO_BANDWIDTH, /* the sum of memory bandwidth and that of links, where it is open which count */
    CC_MEASURE_COUNT
};

enum cc_rule_comparison { CC_AT_LEAST, CC_ABOVE, CC_BELOW, CC_AT_MOST, CC_COMPARISON_COUNT };

const char *cc_rule_effect_name(enum cc_rule_effect effect);             /* "control" ... */
const char *cc_rule_status_name(enum cc_rule_status status);             /* "in_force" ... */
const char *cc_rule_measure_name(enum cc_rule_measure measure);          /* "tpp", "performance_density" ... */
const char *cc_rule_comparison_name(enum cc_rule_comparison comparison); /* ">=", ">", "<", "<=" */

/* A comparison with a threshold. Legs of a clause have all to be met; clauses of a rule are alternatives, tried in their order. */
struct cc_rule_leg {
    uint32_t rule;
    enum cc_rule_measure measure;
    enum cc_rule_comparison comparison;
    struct cc_decimal decimal;                  /* the threshold as printed; exact, it has no rounding */
    struct cc_unit unit;                        /* of a bandwidth; else of no dimension */
    struct cc_str clause, threshold, unit_name; /* as printed: "3A090.a.2", "5.92", "" */
    struct cc_str locator, note;
    struct cc_place place;
    bool user;
};

/* A dated text with thresholds. */
struct cc_rule {
    struct cc_str id, title, effective, ended, locator, note; /* dates: YYYY-MM-DD; ended is "" while no other text has taken its place */
    enum cc_rule_effect effect;
    enum cc_rule_status status;
    uint32_t upon;     /* CC_EFFECT_REVIEW: the rule whose controlled chips it is about; else CC_NO_INDEX */
    uint32_t *sources; /* source_count of them, that of the text itself first */
    uint32_t source_count;
    uint32_t first_leg, leg_count; /* in db->rule_legs: those of one clause together, in the order of the text */
    struct cc_place place;
    bool user;
};

struct cc_name {
    struct cc_str name;   /* as written */
    struct cc_str folded; /* key */
    uint32_t chip;        /* or CC_NO_INDEX */
    uint32_t family;      /* or CC_NO_INDEX */
    struct cc_place place;
};

struct cc_db {
    struct cc_arena arena;
    struct cc_spec_file *files;
    struct cc_source *sources;
    struct cc_chip *chips;
    struct cc_family *families;
    struct cc_metric *metrics;
    struct cc_figure *figures;
    struct cc_halving *halvings;
    struct cc_unknown *unknowns;
    struct cc_preference *preferences;
    struct cc_benchmark *benchmarks;
    struct cc_rule *rules;
    struct cc_rule_leg *rule_legs;
    struct cc_name *names; /* every id, chip name, family name and row of names.csv */
    size_t file_count, source_count, chip_count, family_count, metric_count, figure_count, halving_count, unknown_count, preference_count,
        benchmark_count, rule_count, rule_leg_count, name_count;
    struct cc_str version, date;                                                                        /* of the built-in data */
    struct cc_index *name_index, *source_index, *chip_index, *family_index, *metric_index, *rule_index; /* private */
    bool frozen; /* private: the rows are part of the program */
};

/* Look-ups by exact id; CC_NO_INDEX where there is none. */
uint32_t cc_db_find_chip(const struct cc_db *db, struct cc_str id);
uint32_t cc_db_find_family(const struct cc_db *db, struct cc_str name);
uint32_t cc_db_find_metric(const struct cc_db *db, struct cc_str id);
uint32_t cc_db_find_source(const struct cc_db *db, struct cc_str id);
uint32_t cc_db_find_rule(const struct cc_db *db, struct cc_str id);

/* The family itself or one of its ancestors is `ancestor`. */
bool cc_family_within(const struct cc_db *db, uint32_t family, uint32_t ancestor);

#endif
