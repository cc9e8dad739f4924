/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of chips against dated rules: figures, rules leg by leg, one record a leg. */
#include "chipcmp/report/control.h"

#include "chipcmp/report/number.h"
#include "chipcmp/report/source.h"
#include "chipcmp/report/value.h"
#include "control.h"

struct build {
    const struct cc_control *control;
    const struct cc_db *db;
    struct cc_doc *doc;
    struct cc_notes notes;
};

static enum cc_tone tone_of(enum cc_control_result result)
{
    return result == CC_CONTROL_UNKNOWN ? CC_TONE_UNKNOWN : result == CC_CONTROL_DEPENDS ? CC_TONE_WARN : CC_TONE_STRONG;
}

static enum cc_tone leg_tone(enum cc_answer answer)
{
    return answer == CC_ANSWER_UNKNOWN ? CC_TONE_UNKNOWN : answer == CC_ANSWER_DEPENDS ? CC_TONE_WARN : CC_TONE_PLAIN;
}

/* ---- figures */

/* "FP8 tensor x 8 bits; as much by INT8 tensor, BF16 tensor" */
static struct cc_str tpp_note(struct build *b, const struct cc_control_amount *amount)
{
    const struct cc_derived_value *v = &amount->derived;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%.*s x %u bits; %s", CC_PRI(b->db->metrics[v->rate].label), v->bits,
        v->tie_count ? "within rounding the same as " : "the highest over all bit lengths");
    for (size_t i = 0; i < v->tie_count; i++) {
        uint32_t metric = v->ties[i];
        cc_buf_addf(&buf, "%s%.*s x %u", i ? ", " : "", CC_PRI(b->db->metrics[metric].label), cc_tpp_bits(b->db->metrics[metric].id));
    }
    cc_buf_addf(&buf, ".");
    for (size_t i = 0; i < v->unpublished_count && !amount->at_least; i++)
        cc_buf_addf(&buf, "%s%.*s", i ? ", " : " Not public, but of a wider format, which leads on no chip here: ",
            CC_PRI(b->db->metrics[v->unpublished[i]].label));
    cc_buf_addf(&buf, "%s", v->unpublished_count && !amount->at_least ? "." : "");
    return cc_doc_keep(b->doc, &buf);
}

static void note_missing(struct build *b, const struct cc_control_amount *amount, struct cc_cell *cell)
{
    if (!amount->reason.len)
        return;
    const char *lead = amount->known ? "Not public, and it could only raise the figure" : "Missing";
    const char *stop = cc_str_ends(amount->reason, CC_STR(".")) ? "" : ".";
    struct cc_str text = cc_doc_format(b->doc, "%s: %.*s%s", lead, CC_PRI(amount->reason), stop);
    cc_cell_mark(b->doc, cell, cc_notes_add(b->doc, &b->notes, text));
}

static void add_derived(struct build *b, struct cc_table *table, const struct cc_control_amount *amount)
{
    struct cc_cell *cells = cc_table_row(b->doc, table);
    if (!cells)
        return;
    cc_cell_set(b->doc, &cells[0], CC_TONE_PLAIN, cc_str_of(amount->derived.derived->label));
    cc_cell_set(b->doc, &cells[1], amount->known ? CC_TONE_STRONG : CC_TONE_UNKNOWN, control_amount_words(b->doc, amount, NULL));
    if (amount->known && amount->measure == CC_MEASURE_TPP)
        cc_cell_mark(b->doc, &cells[1], cc_notes_add(b->doc, &b->notes, tpp_note(b, amount)));
    note_missing(b, amount, &cells[1]);
}

static void add_fact(struct build *b, struct cc_table *table, const struct cc_value *fact)
{
    struct cc_cell *cells = cc_table_row(b->doc, table);
    if (!cells)
        return;
    cc_cell_set(b->doc, &cells[0], CC_TONE_PLAIN, cc_report_metric_label(b->doc, &b->db->metrics[fact->metric], fact->basis));
    cc_report_value_cell(b->doc, b->db, fact, &b->notes, &cells[1]);
}

/* TPP and its density, then the printed figures they and the other legs stand on. */
static void add_figures(struct build *b, const struct cc_control_chip *chip)
{
    static const struct cc_column columns[] = {{{"", 0}, CC_ALIGN_LEFT, false}, {{"", 0}, CC_ALIGN_LEFT, true}};
    const struct cc_control_amount *density = &chip->amounts[CC_MEASURE_PERFORMANCE_DENSITY];
    const struct cc_control_amount *bandwidth = &chip->amounts[CC_MEASURE_MEMORY_PLUS_IO_BANDWIDTH];
    struct cc_table *table = cc_doc_table(b->doc, CC_STR(""), columns, 2);
    add_derived(b, table, &chip->amounts[CC_MEASURE_TPP]);
    add_derived(b, table, density);
    cc_table_group(b->doc, table, CC_STR("From these figures"));
    for (size_t i = 0; i < density->derived.fact_count; i++)
        add_fact(b, table, &density->derived.facts[i]);
    for (size_t i = 0; i < bandwidth->fact_count; i++)
        add_fact(b, table, &bandwidth->facts[i]);
}

/* ---- rules */

static void cite_rule(struct build *b, struct cc_cell *cell, const struct cc_rule *rule)
{
    for (uint32_t i = 0; i < rule->source_count; i++)
        cc_cell_cite(b->doc, cell, cc_report_cite(b->doc, b->db, rule->sources[i]));
}

static void add_rule_head(struct build *b, struct cc_table *table, const struct cc_control_rule *judged)
{
    const struct cc_rule *rule = judged->rule;
    cc_table_group(b->doc, table, cc_doc_format(b->doc, "%.*s%s", CC_PRI(rule->title), rule->user ? " (yours)" : ""));
    struct cc_cell *cells = cc_table_row(b->doc, table);
    if (!cells)
        return;
    cc_cell_set(b->doc, &cells[0], CC_TONE_STRONG, rule->id);
    cc_cell_set(b->doc, &cells[1], CC_TONE_PLAIN, control_status_words(b->doc, rule));
    cite_rule(b, &cells[1], rule); /* here, where a narrow column may wrap */
    if (rule->note.len)
        cc_cell_mark(b->doc, &cells[1], cc_notes_add(b->doc, &b->notes, rule->note));
    cc_cell_set(b->doc, &cells[3], tone_of(judged->result), control_result_words(b->doc, judged));
    if (judged->reason.len)
        cc_cell_mark(b->doc, &cells[3], cc_notes_add(b->doc, &b->notes, judged->reason));
}

static void add_leg(struct build *b, struct cc_table *table, const struct cc_control_leg *leg, bool first, bool last)
{
    struct cc_cell *cells = cc_table_row(b->doc, table);
    if (!cells)
        return;
    cc_cell_set(b->doc, &cells[0], CC_TONE_PLAIN, first ? leg->leg->clause : CC_STR(""));
    cc_cell_setf(b->doc, &cells[1], CC_TONE_PLAIN, "%.*s%s", CC_PRI(control_leg_words(b->doc, leg->leg)), last ? "" : ", and");
    if (leg->leg->note.len)
        cc_cell_mark(b->doc, &cells[1], cc_notes_add(b->doc, &b->notes, leg->leg->note));
    cc_cell_set(b->doc, &cells[2], leg->amount->known ? CC_TONE_PLAIN : CC_TONE_UNKNOWN,
        control_amount_words(b->doc, leg->amount, leg->leg));
    if (!leg->amount->known || leg->amount->at_least)
        note_missing(b, leg->amount, &cells[2]);
    cc_cell_set(b->doc, &cells[3], leg_tone(leg->answer), cc_str_of(control_answer_words(leg)));
}

static void add_rules(struct build *b, const struct cc_control_chip *chip)
{
    static const struct cc_column columns[] = {{{"Rule, clause", 12}, CC_ALIGN_LEFT, false}, {{"Threshold", 9}, CC_ALIGN_LEFT, true},
        {{"Figure", 6}, CC_ALIGN_LEFT, true}, {{"Result", 6}, CC_ALIGN_LEFT, true}};
    struct cc_table *table = cc_doc_table(b->doc, CC_STR(""), columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < b->control->rule_count; i++) {
        const struct cc_control_rule *judged = &chip->rules[i];
        add_rule_head(b, table, judged);
        for (size_t c = 0; c < judged->clause_count; c++) {
            const struct cc_control_clause *clause = &judged->clauses[c];
            for (size_t k = 0; k < clause->leg_count; k++)
                add_leg(b, table, &clause->legs[k], k == 0, k + 1 == clause->leg_count);
        }
    }
}

static void add_chip(struct build *b, const struct cc_control_chip *chip)
{
    const struct cc_chip *c = &b->db->chips[chip->chip];
    if (b->control->options.chip_count > 1)
        cc_doc_section(b->doc, c->id, c->name, 2);
    if (!chip->applies) {
        cc_doc_paragraph(b->doc, CC_TONE_UNKNOWN, chip->reason);
        return;
    }
    if (chip->aggregated)
        cc_doc_paragraph(b->doc, CC_TONE_PLAIN,
            CC_STR("Several packages on one board: their figures are added up, as of one item. Each package alone is an item as well."));
    add_figures(b, chip);
    if (b->control->rule_count)
        add_rules(b, chip);
}

/* ---- records */

enum {
    FIELD_CHIP,
    FIELD_RULE,
    FIELD_EFFECTIVE,
    FIELD_STATUS,
    FIELD_RESULT,
    FIELD_CLAUSE,
    FIELD_CLAUSE_RESULT,
    FIELD_MEASURE,
    FIELD_COMPARISON,
    FIELD_THRESHOLD,
    FIELD_UNIT,
    FIELD_VALUE,
    FIELD_LOW,
    FIELD_HIGH,
    FIELD_LEG_RESULT,
    FIELD_COUNT
};

static void set_number(struct build *b, struct cc_str *row, size_t field, double number)
{
    cc_record_set(b->doc, row, field, cc_report_shortest(b->doc, cc_report_number(number)));
}

static struct cc_str *add_record(struct build *b, const struct cc_control_chip *chip, const struct cc_rule *rule,
    enum cc_control_result result)
{
    struct cc_str *row = cc_record_row(b->doc);
    cc_record_set(b->doc, row, FIELD_CHIP, b->db->chips[chip->chip].id);
    cc_record_set(b->doc, row, FIELD_RULE, rule->id);
    cc_record_set(b->doc, row, FIELD_EFFECTIVE, rule->effective);
    cc_record_set(b->doc, row, FIELD_STATUS, cc_str_of(cc_rule_status_name(rule->status)));
    cc_record_set(b->doc, row, FIELD_RESULT, cc_str_of(cc_control_result_name(result)));
    return row;
}

static void add_leg_record(struct build *b, const struct cc_control_chip *chip, const struct cc_control_rule *judged,
    const struct cc_control_clause *clause, const struct cc_control_leg *leg)
{
    struct cc_str *row = add_record(b, chip, judged->rule, judged->result);
    cc_record_set(b->doc, row, FIELD_CLAUSE, clause->clause);
    cc_record_set(b->doc, row, FIELD_CLAUSE_RESULT, cc_str_of(cc_answer_name(clause->answer)));
    cc_record_set(b->doc, row, FIELD_MEASURE, cc_str_of(cc_rule_measure_name(leg->leg->measure)));
    cc_record_set(b->doc, row, FIELD_COMPARISON, cc_str_of(cc_rule_comparison_name(leg->leg->comparison)));
    set_number(b, row, FIELD_THRESHOLD, control_threshold(leg->leg));
    cc_record_set(b->doc, row, FIELD_UNIT, cc_str_of(cc_rule_measure_unit(leg->leg->measure)));
    cc_record_set(b->doc, row, FIELD_LEG_RESULT, cc_str_of(cc_answer_name(leg->answer)));
    if (!leg->amount->known)
        return;
    set_number(b, row, FIELD_VALUE, leg->amount->number);
    set_number(b, row, FIELD_LOW, leg->amount->range.lo);
    if (!leg->amount->at_least)
        set_number(b, row, FIELD_HIGH, leg->amount->range.hi);
}

static void add_records(struct build *b, const struct cc_control_chip *chip)
{
    for (size_t i = 0; i < b->control->rule_count; i++) {
        if (!chip->applies) {
            add_record(b, chip, &b->db->rules[b->control->rules[i]], CC_CONTROL_NOT_APPLICABLE);
            continue;
        }
        const struct cc_control_rule *judged = &chip->rules[i];
        for (size_t c = 0; c < judged->clause_count; c++)
            for (size_t k = 0; k < judged->clauses[c].leg_count; k++)
                add_leg_record(b, chip, judged, &judged->clauses[c], &judged->clauses[c].legs[k]);
    }
}

/* ---- document */

static void add_head(struct build *b, const struct cc_str *notes, size_t note_count)
{
    const struct cc_control *control = b->control;
    struct cc_doc *doc = b->doc;
    struct cc_str title = CC_STR("Export rules");
    if (control->options.chip_count == 1)
        title = cc_doc_format(doc, "%.*s and export rules", CC_PRI(b->db->chips[control->options.chips[0]].name));
    cc_doc_heading(doc, title);
    cc_doc_paragraphs(doc, CC_TONE_PLAIN, notes, note_count);
    cc_doc_paragraph(doc, CC_TONE_MUTED,
        CC_STR("Arithmetic on published figures, and no legal advice. What no figure shows, such as whether a chip is designed or marketed "
               "for data centres, where it goes and who buys it, you have to judge."));
    if (control->rule_count)
        return;
    struct cc_str none = CC_STR("The tables hold no rule.");
    if (control->options.as_of.len)
        none = cc_doc_format(doc, "None of %s was in force on %.*s; a bill never is.",
            control->options.rules ? "these rules" : "the rules in the tables", CC_PRI(control->options.as_of));
    cc_doc_paragraph(doc, CC_TONE_UNKNOWN, none);
}

/* What follows from each rule, side by side where there are several chips. */
static void add_summary(struct build *b)
{
    const struct cc_control *control = b->control;
    size_t count = control->options.chip_count;
    struct cc_column *columns = CC_DOC_NEW(b->doc, struct cc_column, count + 1);
    if (!columns)
        return;
    columns[0].title = CC_STR("Rule");
    for (size_t i = 0; i < count; i++)
        columns[i + 1] = (struct cc_column){b->db->chips[control->chips[i].chip].name, CC_ALIGN_LEFT, true};
    struct cc_table *table = cc_doc_table(b->doc, CC_STR(""), columns, count + 1);
    for (size_t k = 0; k < control->rule_count; k++) {
        struct cc_cell *cells = cc_table_row(b->doc, table);
        if (!cells)
            return;
        cc_cell_set(b->doc, &cells[0], CC_TONE_PLAIN, b->db->rules[control->rules[k]].id);
        cite_rule(b, &cells[0], &b->db->rules[control->rules[k]]);
        for (size_t i = 0; i < count; i++) {
            const struct cc_control_chip *chip = &control->chips[i];
            if (chip->applies)
                cc_cell_set(b->doc, &cells[i + 1], tone_of(chip->rules[k].result), control_result_words(b->doc, &chip->rules[k]));
            else
                cc_cell_set(b->doc, &cells[i + 1], CC_TONE_UNKNOWN, cc_str_of(cc_control_result_words(CC_CONTROL_NOT_APPLICABLE)));
        }
    }
}

bool cc_report_control(const struct cc_control *control, const struct cc_str *notes, size_t note_count, struct cc_doc *doc,
    struct cc_error *error)
{
    static const char *const fields[FIELD_COUNT] = {"chip", "rule", "effective", "status", "result", "clause", "clause_result", "measure",
        "comparison", "threshold", "unit", "value", "low", "high", "leg_result"};
    struct build b = {.control = control, .db = control->db, .doc = doc};
    cc_record_columns(doc, fields, FIELD_COUNT);
    add_head(&b, notes, note_count);
    if ((control->options.chip_count > 1 || !control->chips[0].applies) && control->rule_count)
        add_summary(&b);
    for (size_t i = 0; i < control->options.chip_count; i++) {
        add_chip(&b, &control->chips[i]);
        add_records(&b, &control->chips[i]);
    }
    cc_notes_show(doc, CC_STR("Notes"), &b.notes);
    cc_doc_sources(doc);
    if (cc_doc_wants(doc, CC_VIEW_DATA))
        control_json(control, notes, note_count, doc);
    return cc_doc_check(doc, error);
}
