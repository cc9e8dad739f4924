/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON of control/1. */
#include "chipcmp/report/json.h"
#include "chipcmp/report/source.h"
#include "chipcmp/report/value.h"
#include "control.h"

struct build {
    const struct cc_control *control;
    const struct cc_db *db;
    struct cc_doc *doc;
};

static void set_number(struct build *b, json_t *object, const struct cc_control_amount *amount)
{
    cc_json_set(b->doc, object, "value", amount->known ? cc_json_number(b->doc, amount->number) : json_null());
    cc_json_set(b->doc, object, "interval", amount->known ? cc_json_range(b->doc, amount->range) : json_null());
    cc_json_set(b->doc, object, "at_least", json_boolean(amount->at_least));
}

static json_t *metric_ids(struct build *b, const uint32_t *metrics, size_t count)
{
    json_t *list = cc_json_array(b->doc);
    for (size_t i = 0; i < count; i++)
        cc_json_add(b->doc, list, cc_json_str(b->doc, b->db->metrics[metrics[i]].id));
    return list;
}

/* What it was computed from: metric, basis, literal, sources ... */
static json_t *facts_json(struct build *b, const struct cc_value *facts, size_t count)
{
    json_t *list = cc_json_array(b->doc);
    for (size_t i = 0; i < count; i++)
        cc_json_add(b->doc, list, cc_report_fact_json(b->doc, b->db, &facts[i]));
    return list;
}

/* TPP or density. */
static json_t *derived_json(struct build *b, const struct cc_control_chip *chip, enum cc_rule_measure measure)
{
    const struct cc_control_amount *amount = &chip->amounts[measure];
    const struct cc_derived_value *v = &amount->derived;
    json_t *object = cc_json_object(b->doc);
    bool tpp = measure == CC_MEASURE_TPP;
    cc_json_set(b->doc, object, "state",
        chip->applies ? cc_json_name(b->doc, cc_state_name(amount->state)) : json_string("not_applicable"));
    set_number(b, object, amount);
    if (tpp) {
        bool rate = amount->known && v->rate != CC_NO_INDEX;
        cc_json_set(b->doc, object, "metric", rate ? cc_json_str(b->doc, b->db->metrics[v->rate].id) : json_null());
        cc_json_set(b->doc, object, "bits", rate ? cc_json_count(b->doc, v->bits) : json_null());
        cc_json_set(b->doc, object, "ties", metric_ids(b, v->ties, v->tie_count));
        cc_json_set(b->doc, object, "unpublished", metric_ids(b, v->unpublished, v->unpublished_count));
    }
    cc_json_set(b->doc, object, "reason", cc_json_str_or_null(b->doc, chip->applies ? amount->reason : chip->reason));
    cc_json_set(b->doc, object, "figures", facts_json(b, v->facts, amount->known ? v->fact_count : 0));
    return object;
}

static json_t *bandwidth_json(struct build *b, const struct cc_control_chip *chip, enum cc_rule_measure measure)
{
    const struct cc_control_amount *amount = &chip->amounts[measure];
    json_t *object = cc_json_object(b->doc);
    cc_json_set(b->doc, object, "state",
        chip->applies ? cc_json_name(b->doc, cc_state_name(amount->state)) : json_string("not_applicable"));
    cc_json_set(b->doc, object, "unit", cc_json_name(b->doc, cc_rule_measure_unit(measure)));
    set_number(b, object, amount);
    cc_json_set(b->doc, object, "reason", cc_json_str_or_null(b->doc, chip->applies ? amount->reason : chip->reason));
    cc_json_set(b->doc, object, "figures", facts_json(b, amount->facts, amount->fact_count));
    return object;
}

static void set_leg(struct build *b, json_t *object, const struct cc_control_leg *leg)
{
    cc_json_set(b->doc, object, "measure", cc_json_name(b->doc, cc_rule_measure_name(leg->leg->measure)));
    cc_json_set(b->doc, object, "comparison", cc_json_name(b->doc, cc_rule_comparison_name(leg->leg->comparison)));
    cc_json_set(b->doc, object, "threshold", cc_json_real(b->doc, control_threshold(leg->leg)));
    cc_json_set(b->doc, object, "unit", cc_json_name(b->doc, cc_rule_measure_unit(leg->leg->measure)));
    set_number(b, object, leg->amount);
}

/* A clause's own value and threshold are those of the leg that decides it. */
static json_t *clause_json(struct build *b, const struct cc_control_clause *clause)
{
    json_t *object = cc_json_object(b->doc), *legs = cc_json_array(b->doc);
    cc_json_set(b->doc, object, "clause", cc_json_str(b->doc, clause->clause));
    cc_json_set(b->doc, object, "result", cc_json_name(b->doc, cc_answer_name(clause->answer)));
    set_leg(b, object, control_deciding_leg(clause));
    for (size_t i = 0; i < clause->leg_count; i++) {
        const struct cc_control_leg *leg = &clause->legs[i];
        json_t *item = cc_json_object(b->doc);
        set_leg(b, item, leg);
        cc_json_set(b->doc, item, "printed_threshold", cc_json_str(b->doc, leg->leg->threshold));
        cc_json_set(b->doc, item, "printed_unit", cc_json_str_or_null(b->doc, leg->leg->unit_name));
        cc_json_set(b->doc, item, "state", cc_json_name(b->doc, cc_state_name(leg->amount->state)));
        cc_json_set(b->doc, item, "result", cc_json_name(b->doc, cc_answer_name(leg->answer)));
        cc_json_set(b->doc, item, "reason", cc_json_str_or_null(b->doc, leg->amount->reason));
        cc_json_add(b->doc, legs, item);
    }
    cc_json_set(b->doc, object, "legs", legs);
    return object;
}

static json_t *rule_json(struct build *b, const struct cc_control_chip *chip, size_t number)
{
    const struct cc_rule *rule = &b->db->rules[b->control->rules[number]];
    const struct cc_control_rule *judged = chip->applies ? &chip->rules[number] : NULL;
    json_t *object = cc_json_object(b->doc), *clauses = cc_json_array(b->doc);
    enum cc_control_result result = judged ? judged->result : CC_CONTROL_NOT_APPLICABLE;
    cc_json_set(b->doc, object, "rule", cc_json_str(b->doc, rule->id));
    cc_json_set(b->doc, object, "title", cc_json_str(b->doc, rule->title));
    cc_json_set(b->doc, object, "date", cc_json_str(b->doc, rule->effective));
    cc_json_set(b->doc, object, "ended", cc_json_str_or_null(b->doc, rule->ended));
    cc_json_set(b->doc, object, "status", cc_json_name(b->doc, cc_rule_status_name(rule->status)));
    cc_json_set(b->doc, object, "effect", cc_json_name(b->doc, cc_rule_effect_name(rule->effect)));
    cc_json_set(b->doc, object, "result", cc_json_name(b->doc, cc_control_result_name(result)));
    cc_json_set(b->doc, object, "met", judged && judged->first_met ? cc_json_str(b->doc, judged->first_met->clause) : json_null());
    cc_json_set(b->doc, object, "reason", cc_json_str_or_null(b->doc, judged ? judged->reason : chip->reason));
    for (size_t i = 0; judged && i < judged->clause_count; i++)
        cc_json_add(b->doc, clauses, clause_json(b, &judged->clauses[i]));
    cc_json_set(b->doc, object, "clauses", clauses);
    for (uint32_t i = 0; i < rule->source_count; i++)
        cc_report_cite(b->doc, b->db, rule->sources[i]);
    cc_json_set(b->doc, object, "source", cc_json_str(b->doc, b->db->sources[rule->sources[0]].id));
    cc_json_set(b->doc, object, "sources", cc_report_source_ids_json(b->doc, b->db, rule->sources, rule->source_count));
    cc_json_set(b->doc, object, "locator", cc_json_str_or_null(b->doc, rule->locator));
    cc_json_set(b->doc, object, "note", cc_json_str_or_null(b->doc, rule->note));
    cc_json_set(b->doc, object, "user", json_boolean(rule->user));
    return object;
}

static json_t *chip_json(struct build *b, const struct cc_control_chip *chip)
{
    const struct cc_chip *c = &b->db->chips[chip->chip];
    json_t *object = cc_json_object(b->doc), *rules = cc_json_array(b->doc);
    cc_json_set(b->doc, object, "chip", cc_json_str(b->doc, c->id));
    cc_json_set(b->doc, object, "name", cc_json_str(b->doc, c->name));
    cc_json_set(b->doc, object, "kind", cc_json_name(b->doc, cc_kind_name(c->kind)));
    cc_json_set(b->doc, object, "applies", json_boolean(chip->applies));
    cc_json_set(b->doc, object, "reason", cc_json_str_or_null(b->doc, chip->reason));
    cc_json_set(b->doc, object, "tpp", derived_json(b, chip, CC_MEASURE_TPP));
    cc_json_set(b->doc, object, "performance_density", derived_json(b, chip, CC_MEASURE_PERFORMANCE_DENSITY));
    cc_json_set(b->doc, object, "memory_bandwidth", bandwidth_json(b, chip, CC_MEASURE_MEMORY_BANDWIDTH));
    cc_json_set(b->doc, object, "io_bandwidth", bandwidth_json(b, chip, CC_MEASURE_OPEN_IO_BANDWIDTH));
    for (size_t i = 0; i < b->control->rule_count; i++)
        cc_json_add(b->doc, rules, rule_json(b, chip, i));
    cc_json_set(b->doc, object, "rules", rules);
    return object;
}

void control_json(const struct cc_control *control, const struct cc_str *notes, size_t note_count, struct cc_doc *doc)
{
    struct build b = {control, control->db, doc};
    json_t *root = cc_json_document(doc, "control"), *chips = cc_json_array(doc), *said = cc_json_texts(doc, notes, note_count);
    cc_json_set(doc, root, "as_of", cc_json_str_or_null(doc, control->options.as_of));
    for (size_t i = 0; i < control->options.chip_count; i++)
        cc_json_add(doc, chips, chip_json(&b, &control->chips[i]));
    cc_json_set(doc, root, "chips", chips);
    cc_json_add(doc, said, cc_json_str(doc, CC_STR("Arithmetic on published figures, and no legal advice.")));
    cc_json_set(doc, root, "notes", said);
    cc_json_set(doc, root, "sources", cc_report_sources_json(doc));
}
