/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The chart `rules`: TPP against performance density, with the thresholds of a rule. */
#include "chipcmp/report/rules_plot.h"

#include "control.h"
#include "plot_part.h"
#include "plot_source.h"

#include <math.h>

/* Far beyond any axis, for regions and lines that cross the panel. */
static const double nearly_nothing = 1e-12, more_than_all = 1e12;

/* How far the axes go beyond the thresholds. */
static const double room = 2.5;

/* What the functions below share. */
struct build {
    const struct cc_control *control;
    size_t rule; /* in control->rules */
    struct cc_arena *arena;
    struct cc_plot *plot;
    struct cc_plot_panel *panel;
    struct cc_doc words;                       /* holds no document: only the phrases that documents share */
    struct cc_plot_names half, neither, apart; /* chips without a density, without either, to which the rule does not apply */
    struct cc_plot_names conditions, others;   /* what clauses need beside TPP and density; clauses that need neither */
    struct cc_plot_statuses statuses;
    struct cc_plot_sources sources;
    bool at_least; /* some TPP may be higher */
};

static const struct cc_rule *rule_at(const struct cc_control *control, size_t index)
{
    return &control->db->rules[control->rules[index]];
}

static const struct cc_rule *drawn_rule(const struct build *b)
{
    return rule_at(b->control, b->rule);
}

static bool is_across(const struct cc_rule_leg *leg)
{
    return leg->measure == CC_MEASURE_PERFORMANCE_DENSITY;
}

static bool is_drawn(const struct cc_rule_leg *leg)
{
    return leg->measure == CC_MEASURE_TPP || is_across(leg);
}

/* ---- which rule */

/* How well a rule suits this chart; 0: not at all. */
static int fitness(const struct cc_control *control, const struct cc_rule *rule)
{
    int density = 0, tpp = 0;
    for (uint32_t i = 0; i < rule->leg_count; i++) {
        const struct cc_rule_leg *leg = &control->db->rule_legs[rule->first_leg + i];
        density |= is_across(leg);
        tpp |= leg->measure == CC_MEASURE_TPP;
    }
    return 4 * density + 2 * (density && rule->status == CC_RULE_IN_FORCE) + tpp;
}

/* The fittest; of equals the last. */
static bool choose_rule(struct build *b)
{
    int best = 0;
    for (size_t i = 0; i < b->control->rule_count; i++) {
        int fit = fitness(b->control, rule_at(b->control, i));
        if (fit > 0 && fit >= best) {
            best = fit;
            b->rule = i;
        }
    }
    return best > 0;
}

/* ---- regions */

struct region {
    struct cc_interval x, y;
};

static void narrow(struct cc_interval *side, const struct cc_rule_leg *leg)
{
    double threshold = control_threshold(leg);
    if (leg->comparison == CC_AT_LEAST || leg->comparison == CC_ABOVE)
        side->lo = fmax(side->lo, threshold);
    else
        side->hi = fmin(side->hi, threshold);
}

/* The legs of one clause stand together: `count` of them from `legs`. */
static struct region region_of(const struct cc_rule_leg *legs, size_t count)
{
    struct region r = {{nearly_nothing, more_than_all}, {nearly_nothing, more_than_all}};
    for (size_t i = 0; i < count; i++) {
        if (is_drawn(&legs[i]))
            narrow(is_across(&legs[i]) ? &r.x : &r.y, &legs[i]);
    }
    return r;
}

/* A line of this place and label is there; it is made as long as both. */
static bool extend_line(struct build *b, const struct cc_plot_line *line)
{
    for (size_t i = 0; i < b->panel->line_count; i++) {
        struct cc_plot_vertex *old = b->panel->lines[i].vertices, *new = line->vertices;
        if (b->panel->lines[i].kind != CC_LINE_LIMIT || !cc_str_eq(b->panel->lines[i].label, line->label))
            continue;
        old[0].x = fmin(old[0].x, new[0].x);
        old[0].y = fmin(old[0].y, new[0].y);
        old[1].x = fmax(old[1].x, new[1].x);
        old[1].y = fmax(old[1].y, new[1].y);
        return true;
    }
    return false;
}

/* A threshold as far as its clause's region goes. The one of several clauses is one line. */
static void add_threshold(struct build *b, const struct cc_rule_leg *leg, const struct region *r)
{
    double at = control_threshold(leg);
    struct cc_plot_vertex across[] = {{r->x.lo, at, 0}, {r->x.hi, at, 0}}, up[] = {{at, r->y.lo, 0}, {at, r->y.hi, 0}};
    struct cc_plot_line line = {.kind = CC_LINE_LIMIT, .vertices = is_across(leg) ? up : across, .vertex_count = 2};
    struct cc_buf label;
    cc_buf_init(&label, 0);
    cc_buf_add(&label, is_across(leg) ? CC_STR("density ") : CC_STR("TPP "));
    cc_plot_add_number(&label, at);
    line.label = cc_plot_take(&label, b->arena);
    if (extend_line(b, &line))
        return;
    cc_plot_add_line(b->panel, &line, b->arena);
    cc_plot_reach(is_across(leg) ? &b->panel->x : &b->panel->y, at / room);
    cc_plot_reach(is_across(leg) ? &b->panel->x : &b->panel->y, at * room);
}

static void add_clause(struct build *b, const struct cc_rule_leg *legs, size_t count)
{
    struct region r = region_of(legs, count);
    struct cc_plot_vertex sides[] = {{r.x.lo, r.y.lo, r.y.hi}, {r.x.hi, r.y.lo, r.y.hi}};
    struct cc_plot_line band = {.kind = CC_LINE_BAND, .vertices = sides, .vertex_count = 2, .label = legs[0].clause};
    size_t drawn = 0;
    for (size_t i = 0; i < count; i++)
        drawn += is_drawn(&legs[i]);
    if (drawn > 0)
        cc_plot_add_line(b->panel, &band, b->arena);
    else
        cc_plot_names_add(&b->others, legs[0].clause, b->arena);
    for (size_t i = 0; i < count; i++) {
        if (is_drawn(&legs[i]))
            add_threshold(b, &legs[i], &r);
        else if (drawn > 0)
            cc_plot_names_add(&b->conditions,
                cc_arena_format(b->arena, "%.*s: %.*s", CC_PRI(legs[i].clause), CC_PRI(control_leg_words(&b->words, &legs[i]))), b->arena);
    }
}

static void add_rule(struct build *b)
{
    const struct cc_rule *rule = drawn_rule(b);
    const struct cc_rule_leg *legs = &b->control->db->rule_legs[rule->first_leg];
    for (size_t i = 0, next; i < rule->leg_count; i = next) {
        for (next = i + 1; next < rule->leg_count && cc_str_eq(legs[next].clause, legs[i].clause);)
            next++;
        add_clause(b, legs + i, next - i);
    }
    for (uint32_t i = 0; i < rule->source_count; i++)
        cc_plot_sources_add_one(&b->sources, rule->sources[i]);
}

/* ---- chips */

static bool add_facts(struct build *b, const struct cc_control_amount *amount)
{
    bool unsure = false;
    for (size_t i = 0; i < amount->derived.fact_count; i++) {
        const struct cc_value *fact = &amount->derived.facts[i];
        cc_plot_sources_add(&b->sources, fact);
        if (fact->side_count > 0)
            unsure |= cc_plot_status_add(&b->statuses, fact);
    }
    return unsure;
}

static bool is_open(const struct cc_control_amount *amount)
{
    const struct cc_derived_value *d = &amount->derived;
    return d->state == CC_STATE_CONFLICTING || d->spread.lo < amount->range.lo || d->spread.hi > amount->range.hi;
}

static struct cc_interval spread_of(const struct cc_control_amount *amount)
{
    return is_open(amount) ? cc_interval_hull(amount->range, amount->derived.spread) : cc_interval_exact(amount->number);
}

/* "would be controlled", without the clause. */
static struct cc_str result_of(struct build *b, const struct cc_control_chip *chip)
{
    struct cc_str words, clause;
    cc_str_cut(control_result_words(&b->words, &chip->rules[b->rule]), ':', &words, &clause);
    return words;
}

static void add_point(struct build *b, const struct cc_control_chip *chip, struct cc_str label)
{
    const struct cc_control_amount *tpp = &chip->amounts[CC_MEASURE_TPP], *density = &chip->amounts[CC_MEASURE_PERFORMANCE_DENSITY];
    struct cc_plot_mark mark = {.kind = CC_MARK_POINT, .x = density->number, .y = tpp->number, .label = label};
    mark.series = cc_plot_series_of(b->plot, result_of(b, chip));
    mark.x_range = density->range;
    mark.y_range = tpp->range;
    mark.has_spread = is_open(tpp) || is_open(density);
    mark.x_spread = spread_of(density);
    mark.y_spread = spread_of(tpp);
    mark.name = b->control->db->chips[chip->chip].name;
    cc_plot_add_mark(b->panel, &mark, b->arena);
}

/* A line at the TPP: anywhere on it the chip might stand. */
static void add_absence(struct build *b, const struct cc_control_chip *chip, struct cc_str label)
{
    double tpp = chip->amounts[CC_MEASURE_TPP].number;
    const struct cc_control_amount *density = &chip->amounts[CC_MEASURE_PERFORMANCE_DENSITY];
    struct cc_plot_vertex across[] = {{nearly_nothing, tpp, 0}, {more_than_all, tpp, 0}};
    struct cc_plot_line line = {.kind = CC_LINE_ABSENT, .vertices = across, .vertex_count = 2};
    line.label = cc_arena_format(b->arena, "%.*s: density unknown", CC_PRI(label));
    cc_plot_add_line(b->panel, &line, b->arena);
    cc_plot_reach(&b->panel->y, tpp);
    cc_plot_names_add(&b->half,
        cc_arena_format(b->arena, "%.*s (%s)", CC_PRI(b->control->db->chips[chip->chip].name), cc_plot_state_words(density->state)),
        b->arena);
}

static bool has_number(const struct cc_control_amount *amount)
{
    return amount->known && amount->range.lo > 0;
}

static void add_chip(struct build *b, const struct cc_control_chip *chip)
{
    const struct cc_control_amount *tpp = &chip->amounts[CC_MEASURE_TPP], *density = &chip->amounts[CC_MEASURE_PERFORMANCE_DENSITY];
    const struct cc_chip *c = &b->control->db->chips[chip->chip];
    bool unsure = chip->applies && add_facts(b, tpp);
    unsure |= chip->applies && add_facts(b, density);
    if (!chip->applies) {
        cc_plot_names_add(&b->apart, c->name, b->arena);
        return;
    }
    if (!has_number(tpp)) {
        cc_plot_names_add(&b->neither, cc_arena_format(b->arena, "%.*s (TPP: %s)", CC_PRI(c->name), cc_plot_state_words(tpp->state)),
            b->arena);
        return;
    }
    struct cc_str label = cc_arena_format(b->arena, "%.*s%s%s", CC_PRI(cc_plot_short_name(c)), tpp->at_least ? ", at least" : "",
        unsure ? "*" : "");
    b->at_least |= tpp->at_least;
    if (has_number(density))
        add_point(b, chip, label);
    else
        add_absence(b, chip, label);
}

/* ---- texts */

static void set_texts(struct build *b)
{
    const struct cc_rule *rule = drawn_rule(b);
    struct cc_plot *plot = b->plot;
    plot->title = rule->title;
    plot->subtitle = cc_arena_format(b->arena, "Rule %.*s; arithmetic on published figures, no legal advice",
        CC_PRI(control_status_words(&b->words, rule)));
    b->panel->x.label = CC_STR("Performance density (TPP/mm2, logarithmic)");
    b->panel->y.label = CC_STR("Total processing performance (TPP, logarithmic)");
    cc_plot_add_note(plot,
        CC_STR("TPP: dense rate in TOPS x bit length, the highest over all bit lengths; density: TPP over the area of the logic dies. "
               "Shaded: the clauses of the rule."),
        b->arena);
    cc_plot_note_names(plot, "Needed besides: ", &b->conditions, b->arena);
    cc_plot_note_names(plot, "Clauses of other measures, not drawn: ", &b->others, b->arena);
    if (plot->series_count == 1) /* no key says it */
        cc_plot_add_note(plot, cc_arena_format(b->arena, "By all clauses every point: %.*s.", CC_PRI(plot->series[0])), b->arena);
    if (b->at_least)
        cc_plot_add_note(plot, CC_STR("At least: a rate that is not public could only raise the TPP."), b->arena);
    cc_plot_note_names(plot, "Dotted, the density is unknown: ", &b->half, b->arena);
    cc_plot_note_names(plot, "Left out, unknown: ", &b->neither, b->arena);
    cc_plot_note_names(plot, "Left out, the rule is about integrated circuits and boards: ", &b->apart, b->arena);
    cc_plot_note_statuses(plot, &b->statuses, b->arena);
    plot->sources = cc_plot_sources_line(&b->sources);
}

static void describe(struct build *b)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "Total processing performance against performance density on logarithmic axes, with the thresholds of %.*s.",
        CC_PRI(drawn_rule(b)->title));
    for (size_t i = 0; i < b->control->options.chip_count; i++) {
        const struct cc_control_chip *chip = &b->control->chips[i];
        if (!chip->applies)
            continue;
        cc_buf_addf(&text, " %.*s: TPP %.*s, density %.*s, %.*s.", CC_PRI(b->control->db->chips[chip->chip].name),
            CC_PRI(control_amount_words(&b->words, &chip->amounts[CC_MEASURE_TPP], NULL)),
            CC_PRI(control_amount_words(&b->words, &chip->amounts[CC_MEASURE_PERFORMANCE_DENSITY], NULL)),
            CC_PRI(control_result_words(&b->words, &chip->rules[b->rule])));
    }
    b->plot->description = cc_plot_take(&text, b->arena);
}

/* ---- all of it */

bool cc_report_rules_plot(const struct cc_control *control, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    struct build b = {.control = control, .arena = arena, .plot = out, .sources = {.db = control->db, .arena = arena}};
    *out = (struct cc_plot){.series_count = 0};
    if (!choose_rule(&b))
        return cc_error_set(error, CC_ERR_USAGE, "there is nothing to draw: %s no threshold of TPP or performance density",
            control->rule_count == 1 ? "the rule has" : "the rules have");
    cc_doc_init(&b.words, arena);
    cc_plot_open(out, "rules", 1, arena);
    out->series = CC_NEW(arena, struct cc_str, control->options.chip_count + 1);
    out->key = true;
    if (arena->failed)
        return cc_error_memory(error);
    b.panel = out->panels;
    b.panel->x.scale = b.panel->y.scale = CC_SCALE_LOG;
    add_rule(&b);
    for (size_t i = 0; i < control->options.chip_count; i++)
        add_chip(&b, &control->chips[i]);
    if (b.panel->mark_count == 0 && b.half.count == 0 && !arena->failed)
        return cc_error_set(error, CC_ERR_USAGE, "there is nothing to draw: no chip has a public TPP to which the rule applies");
    set_texts(&b);
    if (out->series_count == 0) /* of dotted lines alone: a chart has a series */
        cc_plot_series_of(out, CC_STR("chips"));
    describe(&b);
    return !(arena->failed || b.words.failed) || cc_error_memory(error);
}
