/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the rules and of their clauses. What a cell may hold is said in specs/README.md. */
#include "cells.h"

enum { LEGS_MAX = 200 }; /* of a rule */

static bool is_day(struct cc_str s)
{
    return s.len == 10 && cell_is_date(s);
}

/* The rule a review builds on stands above it, so there are no circles. */
static bool find_base(struct loader *l, struct cc_rule *rule, bool *good)
{
    struct cc_str upon = l->cells[RULE_UPON];
    *good = true;
    rule->upon = CC_NO_INDEX;
    if (!upon.len && rule->effect != CC_EFFECT_REVIEW)
        return true;
    *good = false;
    if (rule->effect != CC_EFFECT_REVIEW)
        return cell_bad(l, RULE_UPON, "bad-upon", "only a review builds upon another rule");
    if (!upon.len)
        return cell_bad(l, RULE_UPON, "missing", "a review needs the rule whose controlled chips it is about");
    rule->upon = cc_db_find_rule(l->db, upon);
    if (rule->upon == CC_NO_INDEX)
        return loader_problem(l, CC_PROBLEM, RULE_UPON, "dangling", "no rule before this one has the id \"%.*s\"", CC_PRI(upon));
    *good = true;
    return true;
}

static bool check_days(struct loader *l, const struct cc_rule *rule, bool *good)
{
    struct cc_str from = l->cells[RULE_EFFECTIVE], to = l->cells[RULE_ENDED];
    *good = false;
    if (!is_day(from))
        return cell_bad(l, RULE_EFFECTIVE, "bad-date", "the day from which a rule holds (of a bill, that it was introduced) is YYYY-MM-DD");
    if (to.len && !is_day(to))
        return cell_bad(l, RULE_ENDED, "bad-date", "the day on which another text took a rule's place is YYYY-MM-DD or blank");
    if (to.len && cc_str_cmp(to, from) <= 0)
        return cell_bad(l, RULE_ENDED, "bad-date", "the rule ends before it begins");
    if ((rule->status == CC_RULE_SUPERSEDED) != (to.len > 0))
        return cell_bad(l, RULE_ENDED, "bad-status", "a superseded rule has the day on which it ended, and no other has one");
    *good = true;
    return true;
}

static bool keep_rule(struct loader *l, struct cc_rule *rule)
{
    struct cc_db *db = l->db;
    bool go_on;
    if (!loader_keep(l, RULE_ID, &rule->id) || !loader_keep(l, RULE_TITLE, &rule->title) ||
        !loader_keep(l, RULE_EFFECTIVE, &rule->effective) || !loader_keep(l, RULE_ENDED, &rule->ended) ||
        !loader_keep(l, RULE_LOCATOR, &rule->locator) || !loader_keep(l, RULE_NOTE, &rule->note) ||
        !loader_room(l, &db->rules, db->rule_count, &l->capacity[CC_TABLE_RULES], sizeof *rule))
        return false;
    if (loader_add_id(l, &db->rule_index, CC_KEYS(db->rules, struct cc_rule, id), rule->id, db->rule_count, RULE_ID, &go_on))
        db->rules[db->rule_count++] = *rule;
    return go_on;
}

bool loader_add_rule(struct loader *l)
{
    struct cc_rule rule = {.place = cell_place(l), .user = l->user};
    bool good, go_on;
    if (!cell_is_id(l->cells[RULE_ID], '-'))
        return cell_bad(l, RULE_ID, "bad-id", "a rule's id is made of a-z, 0-9 and -");
    if (!l->cells[RULE_TITLE].len)
        return cell_bad(l, RULE_TITLE, "missing", "a rule needs a title");
    if (!cc_rule_effect_parse(l->cells[RULE_EFFECT], &rule.effect))
        return cell_unknown_word(l, RULE_EFFECT, "unknown-word", "effect of a rule", cc_rule_effect_words());
    if (!cc_rule_status_parse(l->cells[RULE_STATUS], &rule.status))
        return cell_unknown_word(l, RULE_STATUS, "unknown-status", "status of a rule", cc_rule_status_words());
    go_on = find_base(l, &rule, &good);
    if (good)
        go_on = check_days(l, &rule, &good);
    if (good)
        go_on = cell_sources(l, RULE_SOURCES, &rule.sources, &rule.source_count, &good);
    if (!good)
        return go_on;
    if (!rule.source_count)
        return cell_bad(l, RULE_SOURCES, "missing", "a rule needs its source");
    return keep_rule(l, &rule);
}

/* TPP and its density have no unit, or none that is spelled; the others are bandwidths. */
static bool threshold_unit(struct loader *l, struct cc_rule_leg *leg, bool *good)
{
    struct cc_str unit = l->cells[CLAUSE_UNIT];
    bool bandwidth = leg->measure != CC_MEASURE_TPP && leg->measure != CC_MEASURE_PERFORMANCE_DENSITY;
    *good = bandwidth ? cc_unit_parse(unit, &leg->unit) && leg->unit.dimension == CC_DIM_BYTE_RATE : !unit.len;
    if (*good)
        return true;
    return cell_bad(l, CLAUSE_UNIT, "wrong-dimension",
        bandwidth ? "the threshold of a bandwidth is given in GB/s or the like" : "TPP and performance density are given without a unit");
}

/* The rows of a rule stand together, and so do those of a clause. */
static bool find_rule(struct loader *l, struct cc_rule_leg *leg, bool *good)
{
    const struct cc_db *db = l->db;
    const struct cc_rule_leg *last = db->rule_leg_count ? &db->rule_legs[db->rule_leg_count - 1] : NULL;
    *good = false;
    leg->rule = cc_db_find_rule(db, l->cells[CLAUSE_RULE]);
    if (leg->rule == CC_NO_INDEX)
        return loader_problem(l, CC_PROBLEM, CLAUSE_RULE, "dangling", "no rule has the id \"%.*s\"; add it to rules.csv",
            CC_PRI(l->cells[CLAUSE_RULE]));
    const struct cc_rule *rule = &db->rules[leg->rule];
    if (rule->user != l->user)
        return cell_bad(l, CLAUSE_RULE, "foreign-clause", "a built-in rule stays as it is; make a rule of your own");
    *good = !last || !rule->leg_count; /* the first row of its rule stands in nobody's way */
    if (*good)
        return true;
    if (last->rule != leg->rule)
        return cell_bad(l, CLAUSE_RULE, "scattered-rows", "rows of other rules stand between those of this one; put them together");
    if (rule->leg_count >= LEGS_MAX)
        return cell_bad(l, CLAUSE_RULE, "too-many", "a rule has 200 rows at most");
    for (uint32_t i = 0; i + 1 < rule->leg_count; i++)
        if (cc_str_eq(db->rule_legs[rule->first_leg + i].clause, l->cells[CLAUSE_CLAUSE]) &&
            !cc_str_eq(last->clause, l->cells[CLAUSE_CLAUSE]))
            return cell_bad(l, CLAUSE_CLAUSE, "scattered-rows", "rows of other clauses stand between those of this one; put them together");
    *good = true;
    return true;
}

static bool keep_leg(struct loader *l, struct cc_rule_leg *leg)
{
    struct cc_db *db = l->db;
    if (!loader_keep(l, CLAUSE_CLAUSE, &leg->clause) || !loader_keep(l, CLAUSE_THRESHOLD, &leg->threshold) ||
        !loader_keep(l, CLAUSE_UNIT, &leg->unit_name) || !loader_keep(l, CLAUSE_LOCATOR, &leg->locator) ||
        !loader_keep(l, CLAUSE_NOTE, &leg->note) ||
        !loader_room(l, &db->rule_legs, db->rule_leg_count, &l->capacity[CC_TABLE_CLAUSES], sizeof *leg))
        return false;
    struct cc_rule *rule = &db->rules[leg->rule];
    if (!rule->leg_count++)
        rule->first_leg = (uint32_t)db->rule_leg_count;
    db->rule_legs[db->rule_leg_count++] = *leg;
    return true;
}

bool loader_add_clause(struct loader *l)
{
    struct cc_rule_leg leg = {.place = cell_place(l), .user = l->user};
    bool good, go_on = find_rule(l, &leg, &good);
    if (!good)
        return go_on;
    if (!l->cells[CLAUSE_CLAUSE].len)
        return cell_bad(l, CLAUSE_CLAUSE, "missing", "a clause needs its name, such as 3A090.a.1");
    if (!cc_rule_measure_parse(l->cells[CLAUSE_MEASURE], &leg.measure))
        return cell_unknown_word(l, CLAUSE_MEASURE, "unknown-word", "measure", cc_rule_measure_list());
    if (!cc_rule_comparison_parse(l->cells[CLAUSE_COMPARISON], &leg.comparison))
        return cell_unknown_word(l, CLAUSE_COMPARISON, "unknown-word", "comparison", cc_rule_comparison_words());
    if (cc_decimal_parse(l->cells[CLAUSE_THRESHOLD], &leg.decimal) != CC_DECIMAL_OK || leg.decimal.negative ||
        cc_decimal_is_zero(leg.decimal))
        return cell_bad(l, CLAUSE_THRESHOLD, "bad-value", "the threshold is no number greater than zero");
    go_on = threshold_unit(l, &leg, &good);
    return good ? keep_leg(l, &leg) : go_on;
}
