/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables, their columns, and the words their enums are spelled with. */
#include "schema.h"

static const struct cc_table_schema tables[CC_TABLE_COUNT] = {
    [CC_TABLE_VERSION] = {"version", {"version", "date"}, 0x3},
    [CC_TABLE_METRICS] = {"metrics",
        {"id", "group", "dimension", "unit", "rounding", "better", "bases", "kinds", "low", "high", "label", "meaning"}, 0x407},
    [CC_TABLE_SOURCES] = {"sources", {"id", "publisher", "title", "date", "kind", "url", "read", "note"}, 0x37},
    [CC_TABLE_FAMILIES] = {"families", {"family", "vendor", "parent", "default", "note"}, 0xb},
    [CC_TABLE_CHIPS] = {"chips", {"id", "name", "vendor", "family", "kind", "contains", "role", "note"}, 0x1f},
    [CC_TABLE_NAMES] = {"names", {"name", "target"}, 0x3},
    [CC_TABLE_FIGURES] = {"figures", {"chip", "metric", "basis", "value", "unit", "rounding", "status", "source", "locator", "note"}, 0xdf},
    [CC_TABLE_HALVINGS] = {"halvings", {"chip", "metric", "source", "stated_by", "locator", "note"}, 0xf},
    [CC_TABLE_UNKNOWNS] = {"unknowns", {"chip", "metric", "basis", "state", "reason", "looked_at"}, 0x1f},
    [CC_TABLE_PREFERENCES] = {"preferences", {"chip", "metric", "basis", "source", "note"}, 0xf},
    [CC_TABLE_BENCHMARKS] = {"benchmarks", {"chip", "object", "benchmark", "value", "unit", "source", "locator", "note"}, 0x3f},
    [CC_TABLE_RULES] = {"rules", {"id", "title", "effect", "upon", "effective", "ended", "status", "sources", "locator", "note"}, 0xd7},
    [CC_TABLE_CLAUSES] = {"clauses", {"rule", "clause", "measure", "comparison", "threshold", "unit", "locator", "note"}, 0x1f},
};

const struct cc_table_schema *cc_table_schema_of(enum cc_table_id table)
{
    return &tables[table];
}

bool cc_table_of_file(struct cc_str file_name, enum cc_table_id *out)
{
    size_t end = 0;
    while (end < file_name.len && file_name.s[end] != '-' && file_name.s[end] != '.')
        end++;
    struct cc_str stem = cc_str_sub(file_name, 0, end);
    for (int i = 0; i < CC_TABLE_COUNT; i++)
        if (cc_str_eq(stem, cc_str_of(tables[i].name))) {
            *out = (enum cc_table_id)i;
            return true;
        }
    return false;
}

static const char *const kind_names[CC_KIND_COUNT] = {"gpu", "npu", "die", "superchip", "system"};
static const char *const basis_names[CC_BASIS_COUNT] = {"", "dense", "sparse", "both_directions", "one_direction", "sm", "cu", "ai_core",
    "unstated"};
static const char *const status_names[CC_STATUS_COUNT] = {"final", "relayed", "leak", "preliminary", "disputed"};
static const char *const source_kind_names[CC_SOURCE_KIND_COUNT] = {"vendor_datasheet", "vendor_page", "vendor_whitepaper", "filing",
    "paper", "analyst", "press", "database", "code", "rule"};
static const char *const read_names[CC_READ_COUNT] = {"direct", "transcription", "relayed", "headline"};
static const char *const group_names[CC_GROUP_COUNT] = {"compute", "memory", "interconnect", "power", "physical"};
static const char *const better_names[] = {"none", "higher", "lower"};
static const char *const benchmark_unit_names[CC_BENCHMARK_UNIT_COUNT] = {"percent less", "percent more", "percent of", "times"};
static const char *const rule_effect_names[CC_EFFECT_COUNT] = {"control", "review", "tariff"};
static const char *const rule_status_names[CC_RULE_STATUS_COUNT] = {"in_force", "superseded", "reported", "proposed"};
static const char *const rule_measure_names[CC_MEASURE_COUNT] = {"tpp", "performance_density", "memory_bandwidth", "io_bandwidth",
    "open_io_bandwidth", "memory_plus_io_bandwidth"};
static const char *const rule_comparison_names[CC_COMPARISON_COUNT] = {">=", ">", "<", "<="};

const char *cc_kind_name(enum cc_kind kind)
{
    return kind_names[kind];
}
const char *cc_basis_name(enum cc_basis basis)
{
    return basis_names[basis];
}
const char *cc_basis_words(enum cc_basis basis)
{
    static const char *const words[CC_BASIS_COUNT] = {"", "dense", "sparse", "both directions", "one direction", "SMs", "CUs", "AI cores",
        "basis not stated"};
    return words[basis];
}
const char *cc_status_name(enum cc_status status)
{
    return status_names[status];
}
const char *cc_source_kind_name(enum cc_source_kind kind)
{
    return source_kind_names[kind];
}
const char *cc_read_name(enum cc_read read)
{
    return read_names[read];
}
const char *cc_group_name(enum cc_group group)
{
    return group_names[group];
}
const char *cc_benchmark_unit_name(enum cc_benchmark_unit unit)
{
    return benchmark_unit_names[unit];
}
const char *cc_rule_effect_name(enum cc_rule_effect effect)
{
    return rule_effect_names[effect];
}
const char *cc_rule_status_name(enum cc_rule_status status)
{
    return rule_status_names[status];
}
const char *cc_rule_measure_name(enum cc_rule_measure measure)
{
    return rule_measure_names[measure];
}
const char *cc_rule_comparison_name(enum cc_rule_comparison comparison)
{
    return rule_comparison_names[comparison];
}

static int word_index(struct cc_str word, const char *const *words, size_t count)
{
    char first = word.len ? word.s[0] : '\0';
    for (size_t i = 0; i < count; i++)
        if (words[i][0] == first && cc_str_eq(word, cc_str_of(words[i])))
            return (int)i;
    return -1;
}

bool cc_kind_parse(struct cc_str name, enum cc_kind *out)
{
    int at = word_index(name, kind_names, sizeof kind_names / sizeof *kind_names);
    if (at >= 0)
        *out = (enum cc_kind)at;
    return at >= 0;
}
bool cc_basis_parse(struct cc_str name, enum cc_basis *out)
{
    int at = word_index(name, basis_names, sizeof basis_names / sizeof *basis_names);
    if (at >= 0)
        *out = (enum cc_basis)at;
    return at >= 0;
}
bool cc_status_parse(struct cc_str name, enum cc_status *out)
{
    int at = word_index(name, status_names, sizeof status_names / sizeof *status_names);
    if (at >= 0)
        *out = (enum cc_status)at;
    return at >= 0;
}
bool cc_source_kind_parse(struct cc_str name, enum cc_source_kind *out)
{
    int at = word_index(name, source_kind_names, sizeof source_kind_names / sizeof *source_kind_names);
    if (at >= 0)
        *out = (enum cc_source_kind)at;
    return at >= 0;
}
bool cc_read_parse(struct cc_str name, enum cc_read *out)
{
    int at = word_index(name, read_names, sizeof read_names / sizeof *read_names);
    if (at >= 0)
        *out = (enum cc_read)at;
    return at >= 0;
}
bool cc_group_parse(struct cc_str name, enum cc_group *out)
{
    int at = word_index(name, group_names, sizeof group_names / sizeof *group_names);
    if (at >= 0)
        *out = (enum cc_group)at;
    return at >= 0;
}
bool cc_better_parse(struct cc_str name, enum cc_better *out)
{
    int at = word_index(name, better_names, sizeof better_names / sizeof *better_names);
    if (at >= 0)
        *out = (enum cc_better)at;
    return at >= 0;
}
bool cc_benchmark_unit_parse(struct cc_str name, enum cc_benchmark_unit *out)
{
    int at = word_index(name, benchmark_unit_names, sizeof benchmark_unit_names / sizeof *benchmark_unit_names);
    if (at >= 0)
        *out = (enum cc_benchmark_unit)at;
    return at >= 0;
}
bool cc_rule_effect_parse(struct cc_str name, enum cc_rule_effect *out)
{
    int at = word_index(name, rule_effect_names, sizeof rule_effect_names / sizeof *rule_effect_names);
    if (at >= 0)
        *out = (enum cc_rule_effect)at;
    return at >= 0;
}
bool cc_rule_status_parse(struct cc_str name, enum cc_rule_status *out)
{
    int at = word_index(name, rule_status_names, sizeof rule_status_names / sizeof *rule_status_names);
    if (at >= 0)
        *out = (enum cc_rule_status)at;
    return at >= 0;
}
bool cc_rule_measure_parse(struct cc_str name, enum cc_rule_measure *out)
{
    int at = word_index(name, rule_measure_names, sizeof rule_measure_names / sizeof *rule_measure_names);
    if (at >= 0)
        *out = (enum cc_rule_measure)at;
    return at >= 0;
}
bool cc_rule_comparison_parse(struct cc_str name, enum cc_rule_comparison *out)
{
    int at = word_index(name, rule_comparison_names, sizeof rule_comparison_names / sizeof *rule_comparison_names);
    if (at >= 0)
        *out = (enum cc_rule_comparison)at;
    return at >= 0;
}

struct cc_str cc_status_words(void)
{
    return CC_STR("final, relayed, leak, preliminary or disputed");
}
struct cc_str cc_source_kind_words(void)
{
    return CC_STR("vendor_datasheet, vendor_page, vendor_whitepaper, filing, paper, analyst, press, database, code or rule");
}
struct cc_str cc_read_words(void)
{
    return CC_STR("direct, transcription, relayed or headline");
}
struct cc_str cc_kind_words(void)
{
    return CC_STR("gpu, npu, die, superchip or system");
}
struct cc_str cc_benchmark_unit_words(void)
{
    return CC_STR("percent less, percent more, percent of or times");
}
struct cc_str cc_rule_effect_words(void)
{
    return CC_STR("control, review or tariff");
}
struct cc_str cc_rule_status_words(void)
{
    return CC_STR("in_force, superseded, reported or proposed");
}
struct cc_str cc_rule_measure_list(void)
{
    return CC_STR("tpp, performance_density, memory_bandwidth, io_bandwidth, open_io_bandwidth or memory_plus_io_bandwidth");
}
struct cc_str cc_rule_comparison_words(void)
{
    return CC_STR(">=, >, < or <=");
}
