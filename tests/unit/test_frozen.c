/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables frozen into the program are what a load of the built-in files gives, row by row and member by member. */
#include "support.h"

#include "chipcmp/specs/load.h"
#include "chipcmp/specs/resolve.h"

struct both {
    struct cc_db frozen, read;
};

static void on_problem(void *context, const struct cc_problem *problem)
{
    (void)context;
    assert_int_not_equal(problem->severity, CC_PROBLEM);
}

static int set_up(void **state)
{
    static struct both both;
    struct cc_error error = {.code = CC_OK};
    struct cc_specs_options options = {.builtin = true};
    struct cc_problem_sink sink = {on_problem, NULL}; /* with one the files are read */
    *state = &both;
    if (!cc_db_load(&both.frozen, &options, NULL, &error) || !cc_db_load(&both.read, &options, &sink, &error))
        return -1;
    return both.frozen.frozen && !both.read.frozen ? 0 : -1;
}

static int tear_down(void **state)
{
    struct both *both = *state;
    cc_db_release(&both->frozen);
    cc_db_release(&both->read);
    return 0;
}

#define SAME(member) assert_true(a->member == b->member)
#define SAME_TEXT(member) assert_true(cc_str_eq(a->member, b->member))
#define SAME_PLACE assert_true(a->place.file == b->place.file && a->place.line == b->place.line)

static void counts(void **state)
{
    const struct both *both = *state;
    const struct cc_db *a = &both->frozen, *b = &both->read;
    SAME(file_count);
    SAME(source_count);
    SAME(chip_count);
    SAME(family_count);
    SAME(metric_count);
    SAME(figure_count);
    SAME(halving_count);
    SAME(unknown_count);
    SAME(preference_count);
    SAME(benchmark_count);
    SAME(rule_count);
    SAME(rule_leg_count);
    SAME(name_count);
    SAME_TEXT(version);
    SAME_TEXT(date);
}

static void files_and_sources(void **state)
{
    const struct both *both = *state;
    for (size_t i = 0; i < both->read.file_count; i++) {
        const struct cc_spec_file *a = &both->frozen.files[i], *b = &both->read.files[i];
        SAME_TEXT(name);
        SAME(user);
    }
    for (size_t i = 0; i < both->read.source_count; i++) {
        const struct cc_source *a = &both->frozen.sources[i], *b = &both->read.sources[i];
        SAME_TEXT(id);
        SAME_TEXT(publisher);
        SAME_TEXT(title);
        SAME_TEXT(date);
        SAME_TEXT(url);
        SAME_TEXT(note);
        SAME(kind);
        SAME(read);
        SAME_PLACE;
        SAME(user);
    }
}

static void chips_and_families(void **state)
{
    const struct both *both = *state;
    for (size_t i = 0; i < both->read.chip_count; i++) {
        const struct cc_chip *a = &both->frozen.chips[i], *b = &both->read.chips[i];
        SAME_TEXT(id);
        SAME_TEXT(name);
        SAME_TEXT(vendor);
        SAME_TEXT(note);
        SAME(family);
        SAME(kind);
        SAME(part_count);
        for (uint32_t k = 0; k < b->part_count; k++)
            assert_true(a->contains[k].count == b->contains[k].count && a->contains[k].chip == b->contains[k].chip);
        SAME(first_figure);
        SAME(figure_count);
        SAME(first_unknown);
        SAME(unknown_count);
        SAME_PLACE;
        SAME(user);
        SAME(context);
    }
    for (size_t i = 0; i < both->read.family_count; i++) {
        const struct cc_family *a = &both->frozen.families[i], *b = &both->read.families[i];
        SAME_TEXT(name);
        SAME_TEXT(vendor);
        SAME_TEXT(note);
        SAME(parent);
        SAME(default_chip);
        SAME_PLACE;
        SAME(user);
    }
}

static void metrics(void **state)
{
    const struct both *both = *state;
    for (size_t i = 0; i < both->read.metric_count; i++) {
        const struct cc_metric *a = &both->frozen.metrics[i], *b = &both->read.metrics[i];
        SAME_TEXT(id);
        SAME_TEXT(label);
        SAME_TEXT(meaning);
        SAME_TEXT(unit_name);
        SAME(group);
        SAME(dimension);
        SAME(unit.dimension);
        SAME(unit.scale10);
        SAME(unit.multiplier);
        SAME(unit.divisor);
        SAME(rounding);
        SAME(better);
        SAME(bases);
        SAME(kinds);
        assert_double_is(a->low, b->low);
        assert_double_is(a->high, b->high);
        SAME_PLACE;
    }
}

static void figures_and_halvings(void **state)
{
    const struct both *both = *state;
    for (size_t i = 0; i < both->read.figure_count; i++) {
        const struct cc_figure *a = &both->frozen.figures[i], *b = &both->read.figures[i];
        SAME(chip);
        SAME(source);
        SAME(metric);
        SAME(basis);
        SAME(status);
        SAME(user);
        SAME(basis_inferred);
        SAME_PLACE;
        SAME_TEXT(value);
        SAME_TEXT(unit);
        SAME_TEXT(step);
        SAME_TEXT(locator);
        SAME_TEXT(note);
    }
    for (size_t i = 0; i < both->read.halving_count; i++) {
        const struct cc_halving *a = &both->frozen.halvings[i], *b = &both->read.halvings[i];
        SAME(chip);
        SAME(metric);
        SAME(source);
        SAME(stated_by);
        SAME_TEXT(locator);
        SAME_TEXT(note);
        SAME_PLACE;
        SAME(user);
    }
}

static void rules_and_legs(void **state)
{
    const struct both *both = *state;
    for (size_t i = 0; i < both->read.rule_count; i++) {
        const struct cc_rule *a = &both->frozen.rules[i], *b = &both->read.rules[i];
        SAME_TEXT(id);
        SAME_TEXT(title);
        SAME_TEXT(effective);
        SAME_TEXT(ended);
        SAME_TEXT(locator);
        SAME_TEXT(note);
        SAME(effect);
        SAME(status);
        SAME(upon);
        SAME(source_count);
        for (uint32_t k = 0; k < b->source_count; k++)
            SAME(sources[k]);
        SAME(first_leg);
        SAME(leg_count);
        SAME_PLACE;
        SAME(user);
        assert_int_equal(cc_db_find_rule(&both->frozen, b->id), i);
    }
    for (size_t i = 0; i < both->read.rule_leg_count; i++) {
        const struct cc_rule_leg *a = &both->frozen.rule_legs[i], *b = &both->read.rule_legs[i];
        SAME(rule);
        SAME(measure);
        SAME(comparison);
        SAME(decimal.digits);
        SAME(decimal.exponent);
        SAME(decimal.negative);
        SAME(unit.dimension);
        SAME(unit.scale10);
        SAME_TEXT(clause);
        SAME_TEXT(threshold);
        SAME_TEXT(unit_name);
        SAME_TEXT(locator);
        SAME_TEXT(note);
        SAME_PLACE;
        SAME(user);
    }
}

static void unknowns_and_preferences(void **state)
{
    const struct both *both = *state;
    for (size_t i = 0; i < both->read.unknown_count; i++) {
        const struct cc_unknown *a = &both->frozen.unknowns[i], *b = &both->read.unknowns[i];
        SAME(chip);
        SAME(metric);
        SAME(basis);
        SAME(state);
        SAME_TEXT(reason);
        SAME_TEXT(looked_at_ids);
        SAME(looked_at_count);
        for (uint32_t k = 0; k < b->looked_at_count; k++)
            SAME(looked_at[k]);
        SAME_PLACE;
        SAME(user);
    }
    for (size_t i = 0; i < both->read.benchmark_count; i++) {
        const struct cc_benchmark *a = &both->frozen.benchmarks[i], *b = &both->read.benchmarks[i];
        SAME(chip);
        SAME(object);
        SAME(object_family);
        SAME(source);
        SAME(unit);
        SAME_TEXT(benchmark);
        SAME_TEXT(value);
        SAME_TEXT(locator);
        SAME_TEXT(note);
        SAME_PLACE;
        SAME(user);
    }
    for (size_t i = 0; i < both->read.preference_count; i++) {
        const struct cc_preference *a = &both->frozen.preferences[i], *b = &both->read.preferences[i];
        SAME(chip);
        SAME(metric);
        SAME(source);
        SAME(basis);
        SAME_TEXT(note);
        SAME_PLACE;
        SAME(user);
    }
}

static void names(void **state)
{
    const struct both *both = *state;
    for (size_t i = 0; i < both->read.name_count; i++) {
        const struct cc_name *a = &both->frozen.names[i], *b = &both->read.names[i];
        struct cc_target x = {0, 0}, y = {0, 0};
        SAME_TEXT(name);
        SAME_TEXT(folded);
        SAME(chip);
        SAME(family);
        SAME_PLACE;
        assert_true(cc_resolve(&both->frozen, b->name, &x));
        assert_true(cc_resolve(&both->read, b->name, &y));
        assert_true(x.chip == y.chip && x.family == y.family);
    }
}

static void look_ups(void **state)
{
    const struct both *both = *state;
    const struct cc_db *db = &both->frozen;
    for (uint32_t i = 0; i < db->chip_count; i++)
        assert_int_equal(cc_db_find_chip(db, both->read.chips[i].id), i);
    for (uint32_t i = 0; i < db->family_count; i++)
        assert_int_equal(cc_db_find_family(db, both->read.families[i].name), i);
    for (uint32_t i = 0; i < db->metric_count; i++)
        assert_int_equal(cc_db_find_metric(db, both->read.metrics[i].id), i);
    for (uint32_t i = 0; i < db->source_count; i++)
        assert_int_equal(cc_db_find_source(db, both->read.sources[i].id), i);
    assert_int_equal(cc_db_find_chip(db, CC_STR("no-such-chip")), CC_NO_INDEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts),
        cmocka_unit_test(files_and_sources),
        cmocka_unit_test(chips_and_families),
        cmocka_unit_test(metrics),
        cmocka_unit_test(figures_and_halvings),
        cmocka_unit_test(unknowns_and_preferences),
        cmocka_unit_test(rules_and_legs),
        cmocka_unit_test(names),
        cmocka_unit_test(look_ups),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
