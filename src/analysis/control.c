/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips against dated rules: legs, clauses, rules. The amounts are measured in amount.c. */
#include "amount.h"

static const char *const answer_names[CC_ANSWER_COUNT] = {"not_met", "met", "depends", "unknown"};
static const char *const answer_words[CC_ANSWER_COUNT] = {"not met", "met", "depends", "unknown"};
static const struct {
    const char *name, *words;
} results[CC_CONTROL_RESULT_COUNT] = {
    [CC_CONTROL_NOT_CONTROLLED] = {"not_controlled", "not controlled"},
    [CC_CONTROL_CONTROLLED] = {"controlled", "controlled"},
    [CC_CONTROL_REVIEW] = {"review", "reviewed case by case"},
    [CC_CONTROL_NO_REVIEW] = {"no_review", "no case-by-case review"},
    [CC_CONTROL_TARIFF] = {"tariff", "in a band of the tariff"},
    [CC_CONTROL_NO_TARIFF] = {"no_tariff", "in no band of the tariff"},
    [CC_CONTROL_NOT_APPLICABLE] = {"not_applicable", "does not apply"},
    [CC_CONTROL_DEPENDS] = {"depends", "depends"},
    [CC_CONTROL_UNKNOWN] = {"unknown", "unknown"},
};

const char *cc_answer_name(enum cc_answer answer)
{
    return answer_names[answer];
}
const char *cc_answer_words(enum cc_answer answer)
{
    return answer_words[answer];
}
const char *cc_control_result_name(enum cc_control_result result)
{
    return results[result].name;
}
const char *cc_control_result_words(enum cc_control_result result)
{
    return results[result].words;
}

bool cc_rule_in_force(const struct cc_rule *rule, struct cc_str day)
{
    return rule->status != CC_RULE_PROPOSED && cc_str_cmp(rule->effective, day) <= 0 &&
           (!rule->ended.len || cc_str_cmp(day, rule->ended) < 0);
}

/* All legs have to be met: one that is not decides, and then one that nobody knows. */
static enum cc_answer both(enum cc_answer a, enum cc_answer b)
{
    static const enum cc_answer stronger[] = {CC_ANSWER_NOT_MET, CC_ANSWER_UNKNOWN, CC_ANSWER_DEPENDS};
    for (size_t i = 0; i < sizeof stronger / sizeof *stronger; i++)
        if (a == stronger[i] || b == stronger[i])
            return stronger[i];
    return CC_ANSWER_MET;
}

static enum cc_answer either(enum cc_answer a, enum cc_answer b)
{
    static const enum cc_answer stronger[] = {CC_ANSWER_MET, CC_ANSWER_UNKNOWN, CC_ANSWER_DEPENDS};
    for (size_t i = 0; i < sizeof stronger / sizeof *stronger; i++)
        if (a == stronger[i] || b == stronger[i])
            return stronger[i];
    return CC_ANSWER_NOT_MET;
}

struct run {
    const struct cc_db *db;
    struct cc_arena *arena;
    struct cc_control *out;
    struct cc_error *error;
};

static struct cc_control_leg judge_leg(const struct cc_control_chip *chip, const struct cc_rule_leg *leg)
{
    struct cc_control_leg judged = {.leg = leg, .amount = &chip->amounts[leg->measure]};
    judged.answer = cc_control_compare(judged.amount, leg);
    judged.decided_in_part = judged.amount->known && judged.amount->at_least &&
                             (judged.answer == CC_ANSWER_MET || judged.answer == CC_ANSWER_NOT_MET);
    return judged;
}

static bool judge_clauses(struct run *r, const struct cc_control_chip *chip, struct cc_control_rule *judged)
{
    const struct cc_rule *rule = judged->rule;
    const struct cc_rule_leg *legs = r->db->rule_legs + rule->first_leg;
    judged->clauses = CC_NEW(r->arena, struct cc_control_clause, rule->leg_count);
    struct cc_control_leg *space = CC_NEW(r->arena, struct cc_control_leg, rule->leg_count);
    if (!judged->clauses || !space)
        return cc_error_memory(r->error);
    for (uint32_t i = 0; i < rule->leg_count; i++) {
        struct cc_control_clause *clause = &judged->clauses[judged->clause_count];
        if (i && cc_str_eq(legs[i].clause, legs[i - 1].clause))
            clause--;
        else
            *clause = (struct cc_control_clause){.clause = legs[i].clause, .legs = &space[i], .answer = CC_ANSWER_MET};
        space[i] = judge_leg(chip, &legs[i]);
        clause->answer = both(clause->answer, space[i].answer);
        clause->leg_count++;
        if (clause == &judged->clauses[judged->clause_count])
            judged->clause_count++;
    }
    return true;
}

static enum cc_control_result result_of(enum cc_rule_effect effect, enum cc_answer answer)
{
    static const enum cc_control_result table[CC_EFFECT_COUNT][2] = {
        [CC_EFFECT_CONTROL] = {CC_CONTROL_NOT_CONTROLLED, CC_CONTROL_CONTROLLED},
        [CC_EFFECT_REVIEW] = {CC_CONTROL_NO_REVIEW, CC_CONTROL_REVIEW},
        [CC_EFFECT_TARIFF] = {CC_CONTROL_NO_TARIFF, CC_CONTROL_TARIFF},
    };
    if (answer == CC_ANSWER_DEPENDS)
        return CC_CONTROL_DEPENDS;
    return answer == CC_ANSWER_UNKNOWN ? CC_CONTROL_UNKNOWN : table[effect][answer == CC_ANSWER_MET];
}

static bool judge_rule(struct run *r, const struct cc_control_chip *chip, uint32_t index, struct cc_control_rule *judged)
{
    const struct cc_rule *rule = &r->db->rules[index];
    *judged = (struct cc_control_rule){.rule = rule, .answer = CC_ANSWER_NOT_MET};
    if (!judge_clauses(r, chip, judged))
        return false;
    for (size_t i = 0; i < judged->clause_count; i++) {
        judged->answer = either(judged->answer, judged->clauses[i].answer);
        if (judged->clauses[i].answer == CC_ANSWER_MET && !judged->first_met)
            judged->first_met = &judged->clauses[i];
    }
    if ((judged->answer == CC_ANSWER_DEPENDS || judged->answer == CC_ANSWER_UNKNOWN) &&
        !rule_in_all_ways(r->db, rule, chip->amounts, judged->answer, r->arena, &judged->answer, r->error))
        return false;
    judged->result = result_of(rule->effect, judged->answer);
    if (rule->upon == CC_NO_INDEX)
        return true;
    struct cc_control_rule base;
    if (!judge_rule(r, chip, rule->upon, &base))
        return false;
    if (base.answer == CC_ANSWER_NOT_MET) {
        judged->result = CC_CONTROL_NOT_APPLICABLE;
        judged->reason = cc_arena_format(r->arena, "It is about chips that %.*s controls, and this one is not.", CC_PRI(base.rule->id));
    } else if (base.answer != CC_ANSWER_MET && judged->answer != CC_ANSWER_NOT_MET) {
        judged->result = result_of(CC_EFFECT_CONTROL, both(base.answer, judged->answer));
        judged->reason = cc_arena_format(r->arena, "Whether %.*s controls the chip is open.", CC_PRI(base.rule->id));
    }
    return !r->arena->failed || cc_error_memory(r->error);
}

/* What to ask for instead: the package of a die, the chip in a system. */
static const struct cc_chip *instead_of(const struct cc_db *db, uint32_t index)
{
    const struct cc_chip *chip = &db->chips[index];
    if (chip->kind == CC_KIND_SYSTEM)
        return chip->part_count ? &db->chips[chip->contains[0].chip] : NULL;
    for (size_t i = 0; i < db->chip_count; i++)
        for (uint32_t k = 0; k < db->chips[i].part_count; k++)
            if (db->chips[i].contains[k].chip == index)
                return &db->chips[i];
    return NULL;
}

static bool refuse(struct run *r, struct cc_control_chip *chip)
{
    const struct cc_chip *instead = instead_of(r->db, chip->chip);
    const char *rules = r->db->chips[chip->chip].kind == CC_KIND_DIE ? "an integrated circuit as it is packaged, all its dies together"
                                                                     : "an integrated circuit, not about a system of many";
    struct cc_str ask = CC_STR("");
    if (instead)
        ask = cc_arena_format(r->arena, "; ask for %.*s", CC_PRI(instead->id));
    chip->reason = cc_arena_format(r->arena, "The rules are about %s%.*s.", rules, CC_PRI(ask));
    return !r->arena->failed || cc_error_memory(r->error);
}

static bool judge_chip(struct run *r, uint32_t index, struct cc_control_chip *chip)
{
    enum cc_kind kind = r->db->chips[index].kind;
    *chip = (struct cc_control_chip){.chip = index, .applies = kind != CC_KIND_DIE && kind != CC_KIND_SYSTEM};
    chip->aggregated = kind == CC_KIND_SUPERCHIP;
    if (!chip->applies)
        return refuse(r, chip);
    for (int m = 0; m < CC_MEASURE_COUNT; m++)
        if (!cc_control_amount(r->db, index, (enum cc_rule_measure)m, r->arena, &chip->amounts[m], r->error))
            return false;
    chip->rules = CC_NEW(r->arena, struct cc_control_rule, r->out->rule_count);
    if (!chip->rules)
        return cc_error_memory(r->error);
    for (size_t i = 0; i < r->out->rule_count; i++)
        if (!judge_rule(r, chip, r->out->rules[i], &chip->rules[i]))
            return false;
    return true;
}

static bool is_wanted(const struct cc_db *db, const struct cc_control_options *options, uint32_t rule)
{
    if (options->as_of.len && !cc_rule_in_force(&db->rules[rule], options->as_of))
        return false;
    for (size_t i = 0; i < options->rule_count; i++)
        if (options->rules[i] == rule)
            return true;
    return !options->rules;
}

/* In the order of their dates; of one day as the table has them. */
static bool choose_rules(struct run *r, const struct cc_control_options *options)
{
    const struct cc_db *db = r->db;
    uint32_t *chosen = CC_NEW(r->arena, uint32_t, db->rule_count);
    size_t count = 0;
    if (!chosen)
        return cc_error_memory(r->error);
    for (uint32_t i = 0; i < db->rule_count; i++) {
        size_t at = count;
        if (!is_wanted(db, options, i))
            continue;
        for (; at && cc_str_cmp(db->rules[chosen[at - 1]].effective, db->rules[i].effective) > 0; at--)
            chosen[at] = chosen[at - 1];
        chosen[at] = i;
        count++;
    }
    r->out->rules = chosen;
    r->out->rule_count = count;
    return true;
}

bool cc_control_run(const struct cc_db *db, const struct cc_control_options *options, struct cc_arena *arena, struct cc_control *out,
    struct cc_error *error)
{
    struct run r = {db, arena, out, error};
    *out = (struct cc_control){.db = db, .options = *options};
    out->chips = CC_NEW(arena, struct cc_control_chip, options->chip_count);
    if (!out->chips)
        return cc_error_memory(error);
    if (!choose_rules(&r, options))
        return false;
    for (size_t i = 0; i < options->chip_count; i++)
        if (!judge_chip(&r, options->chips[i], &out->chips[i]))
            return false;
    return true;
}
