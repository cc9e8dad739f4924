/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search backwards for other programs: the JSON of explain/1, and one record a candidate. */
#include "explain.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/number.h"
#include "chipcmp/report/source.h"

static json_t *chip_id(struct explain_view *view, uint32_t chip)
{
    return cc_json_str(view->doc, view->db->chips[chip].id);
}

static struct cc_str metric_id(const struct explain_view *view, const struct cc_explain_measure *measure)
{
    return measure->derived ? cc_str_of(measure->derived->id) : view->db->metrics[measure->metric].id;
}

/* The rate inside a derived metric; empty where none was chosen. */
static struct cc_str rate_id(const struct explain_view *view, const struct cc_explain_measure *measure)
{
    return measure->derived && measure->metric != CC_NO_INDEX ? view->db->metrics[measure->metric].id : (struct cc_str){0};
}

static json_t *figures_json(struct explain_view *view, const struct cc_explain_operand *operand)
{
    json_t *list = cc_json_array(view->doc);
    for (size_t i = 0; i < operand->side_count; i++)
        cc_json_add(view->doc, list, cc_json_str(view->doc, cc_report_literal(view->doc, operand->sides[i])));
    return list;
}

static json_t *departures_json(struct explain_view *view, const struct cc_departures *departures)
{
    json_t *list = cc_json_array(view->doc);
    for (int i = 0; i < CC_DEPARTURE_COUNT; i++)
        for (unsigned k = 0; k < departures->times[i]; k++)
            cc_json_add(view->doc, list, cc_json_name(view->doc, cc_departure_name((enum cc_departure)i)));
    return list;
}

/* The sources behind a candidate, each once. */
#define SOURCES_MAX (4 * CC_DERIVED_FACTS)
struct source_list {
    uint32_t items[SOURCES_MAX];
    size_t count;
};

static void add_source(struct source_list *list, uint32_t source)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == source)
            return;
    list->items[list->count++] = source;
}

static struct source_list sources_of(const struct cc_explain_candidate *c)
{
    const struct cc_explain_operand *both[] = {&c->subject, &c->object};
    struct source_list list = {.count = 0};
    for (size_t b = 0; b < 2; b++) {
        for (size_t i = 0; i < both[b]->side_count; i++) {
            const struct cc_side *side = both[b]->sides[i];
            add_source(&list, side->figure->source);
            if (side->halving)
                add_source(&list, side->halving->stated_by);
        }
    }
    return list;
}

void explain_set_reading(struct explain_view *view, json_t *object, const struct cc_explain_candidate *c)
{
    struct cc_doc *doc = view->doc;
    cc_json_set(doc, object, "subject", chip_id(view, c->subject.chip));
    cc_json_set(doc, object, "object", chip_id(view, c->object.chip));
    cc_json_set(doc, object, "metric", cc_json_str(doc, metric_id(view, &c->measure)));
    cc_json_set(doc, object, "rate", cc_json_str_or_null(doc, rate_id(view, &c->measure)));
    cc_json_set(doc, object, "basis", cc_json_name(doc, cc_basis_name(c->measure.basis)));
    cc_json_set(doc, object, "ratio", cc_json_ratio_range(doc, c->range));
    cc_json_set(doc, object, "nominal", cc_json_ratio(doc, c->ratio));
    cc_json_set(doc, object, "percent", cc_json_percent(doc, 100 * (c->ratio - 1)));
}

void explain_set_figures(struct explain_view *view, json_t *object, const struct cc_explain_candidate *c)
{
    struct cc_doc *doc = view->doc;
    struct source_list sources = sources_of(c);
    cc_json_set(doc, object, "departures", departures_json(view, &c->departures));
    cc_json_set(doc, object, "subject_figures", figures_json(view, &c->subject));
    cc_json_set(doc, object, "object_figures", figures_json(view, &c->object));
    cc_json_set(doc, object, "sources", cc_report_source_ids_json(doc, view->db, sources.items, sources.count));
    explain_cite(view, NULL, &c->subject);
    explain_cite(view, NULL, &c->object);
}

static json_t *candidate_json(struct explain_view *view, size_t at)
{
    const struct cc_explain_candidate *c = &view->explain->candidates[at];
    struct cc_doc *doc = view->doc;
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "rank", cc_json_count(doc, at + 1));
    explain_set_reading(view, object, c);
    cc_json_set(doc, object, "as", cc_json_str(doc, view->explain->options.stated[c->stated].words));
    cc_json_set(doc, object, "fit", cc_json_real(doc, cc_round_places(c->fit, 4)));
    cc_json_set(doc, object, "natural", json_boolean(c->departures.total == 0));
    cc_json_set(doc, object, "same_ratio_as", c->same_as == at ? json_null() : cc_json_count(doc, c->same_as + 1));
    explain_set_figures(view, object, c);
    return object;
}

static json_t *stated_json(struct explain_view *view)
{
    const struct cc_explain_options *o = &view->explain->options;
    struct cc_doc *doc = view->doc;
    json_t *object = cc_json_object(doc), *ways = cc_json_array(doc);
    cc_json_set(doc, object, "text", cc_json_str(doc, o->words));
    cc_json_set(doc, object, "ratio", cc_json_range(doc, o->stated[0].range));
    for (size_t i = 0; i < o->stated_count; i++) {
        json_t *way = cc_json_object(doc);
        cc_json_set(doc, way, "as", cc_json_str(doc, o->stated[i].words));
        cc_json_set(doc, way, "ratio", cc_json_range(doc, o->stated[i].range));
        cc_json_add(doc, ways, way);
    }
    cc_json_set(doc, object, "ways", ways);
    return object;
}

static json_t *chips_json(struct explain_view *view, const struct cc_explain_party *party)
{
    json_t *list = cc_json_array(view->doc);
    for (size_t i = 0; i < party->count; i++)
        cc_json_add(view->doc, list, chip_id(view, party->chips[i]));
    return list;
}

static json_t *party_json(struct explain_view *view, const struct cc_explain_party *party)
{
    json_t *object = cc_json_object(view->doc);
    cc_json_set(view->doc, object, "name", cc_json_str_or_null(view->doc, party->name));
    cc_json_set(view->doc, object, "chips", party->chips ? chips_json(view, party) : json_null());
    return object;
}

void explain_set_tally(struct explain_view *view, json_t *object, const struct cc_explain_tally *tally)
{
    cc_json_set(view->doc, object, "tried", cc_json_count(view->doc, tally->tried));
    cc_json_set(view->doc, object, "fitting", cc_json_count(view->doc, tally->fitting));
    cc_json_set(view->doc, object, "chance_of_one", cc_json_number(view->doc, tally->chance));
    cc_json_set(view->doc, object, "expected_by_chance", cc_json_number(view->doc, tally->expected));
    cc_json_set(view->doc, object, "p_any_by_chance", cc_json_number(view->doc, tally->any));
}

static json_t *gaps_json(struct explain_view *view)
{
    struct cc_doc *doc = view->doc;
    json_t *list = cc_json_array(doc);
    for (size_t i = 0; i < view->explain->gap_count; i++) {
        const struct cc_explain_gap *gap = &view->explain->gaps[i];
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "chip", chip_id(view, gap->chip));
        cc_json_set(doc, item, "metric", cc_json_str(doc, view->db->metrics[gap->metric].id));
        cc_json_set(doc, item, "basis", cc_json_name(doc, cc_basis_name(gap->basis)));
        cc_json_add(doc, list, item);
    }
    return list;
}

json_t *explain_benchmarks_json(struct explain_view *view, const uint32_t *benchmarks, size_t count)
{
    struct cc_doc *doc = view->doc;
    json_t *list = cc_json_array(doc);
    for (size_t i = 0; i < count; i++) {
        const struct cc_benchmark *b = &view->db->benchmarks[benchmarks[i]];
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "subject", chip_id(view, b->chip));
        cc_json_set(doc, item, "object",
            b->object == CC_NO_INDEX ? cc_json_str(doc, view->db->families[b->object_family].name) : chip_id(view, b->object));
        cc_json_set(doc, item, "benchmark", cc_json_str(doc, b->benchmark));
        cc_json_set(doc, item, "literal", cc_json_str(doc, b->value));
        cc_json_set(doc, item, "unit", cc_json_name(doc, cc_benchmark_unit_name(b->unit)));
        cc_json_set(doc, item, "source", cc_json_str(doc, view->db->sources[b->source].id));
        cc_json_set(doc, item, "note", cc_json_str_or_null(doc, b->note));
        cc_report_cite(doc, view->db, b->source);
        cc_json_add(doc, list, item);
    }
    return list;
}

void explain_json(struct explain_view *view, size_t top)
{
    const struct cc_explain *x = view->explain;
    struct cc_doc *doc = view->doc;
    json_t *root = cc_json_document(doc, "explain"), *natural = cc_json_object(doc), *candidates = cc_json_array(doc);
    cc_json_set(doc, root, "stated", stated_json(view));
    cc_json_set(doc, root, "subject", party_json(view, &x->options.subject));
    cc_json_set(doc, root, "object", party_json(view, &x->options.object));
    explain_set_tally(view, root, &x->all);
    explain_set_tally(view, natural, &x->natural);
    cc_json_set(doc, root, "natural", natural);
    cc_json_set(doc, root, "readings", cc_json_count(doc, x->readings));
    cc_json_set(doc, root, "too_coarse", cc_json_count(doc, x->coarse));
    cc_json_set(doc, root, "found",
        cc_json_name(doc, !x->candidate_count                 ? "nothing"
                          : x->candidates[0].departures.total ? "coincidence_at_best"
                                                              : "natural"));
    cc_json_set(doc, root, "summary", cc_json_str(doc, explain_say(view)));
    for (size_t i = 0; i < top; i++)
        cc_json_add(doc, candidates, candidate_json(view, i));
    cc_json_set(doc, root, "candidates", candidates);
    cc_json_set(doc, root, "candidate_count", cc_json_count(doc, x->candidate_count));
    cc_json_set(doc, root, "benchmarks", explain_benchmarks_json(view, x->benchmarks, x->benchmark_count));
    cc_json_set(doc, root, "not_tried", gaps_json(view));
    cc_json_set(doc, root, "sources", cc_report_sources_json(doc));
}

enum {
    REC_RANK,
    REC_SUBJECT,
    REC_OBJECT,
    REC_METRIC,
    REC_RATE,
    REC_BASIS,
    REC_AS,
    REC_RATIO,
    REC_LOW,
    REC_HIGH,
    REC_PERCENT,
    REC_FIT,
    REC_NATURAL,
    REC_DEPARTURES,
    REC_SUBJECT_FIGURES,
    REC_OBJECT_FIGURES,
    REC_SOURCES,
    REC_COUNT
};

static struct cc_str sources_text(struct explain_view *view, const struct cc_explain_candidate *c)
{
    struct source_list sources = sources_of(c);
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    for (size_t i = 0; i < sources.count; i++)
        cc_buf_addf(&buf, "%s%.*s", i ? ";" : "", CC_PRI(view->db->sources[sources.items[i]].id));
    return cc_doc_keep(view->doc, &buf);
}

static void add_record(struct explain_view *view, size_t at)
{
    const struct cc_explain_candidate *c = &view->explain->candidates[at];
    struct cc_str *out = cc_record_row(view->doc);
    if (!out)
        return;
    cc_record_setf(view->doc, out, REC_RANK, "%zu", at + 1);
    out[REC_SUBJECT] = view->db->chips[c->subject.chip].id;
    out[REC_OBJECT] = view->db->chips[c->object.chip].id;
    out[REC_METRIC] = metric_id(view, &c->measure);
    out[REC_RATE] = rate_id(view, &c->measure);
    out[REC_BASIS] = cc_str_of(cc_basis_name(c->measure.basis));
    out[REC_AS] = view->explain->options.stated[c->stated].words;
    cc_record_ratio(view->doc, out + REC_RATIO, c->ratio, c->range);
    out[REC_PERCENT] = cc_report_shortest(view->doc, cc_report_percent(100 * (c->ratio - 1)));
    out[REC_FIT] = cc_report_shortest(view->doc, cc_round_places(c->fit, 4));
    out[REC_NATURAL] = c->departures.total ? CC_STR("no") : CC_STR("yes");
    out[REC_DEPARTURES] = c->departures.total ? explain_departures(view, &c->departures) : (struct cc_str){0};
    out[REC_SUBJECT_FIGURES] = explain_figures(view, c, &c->subject);
    out[REC_OBJECT_FIGURES] = explain_figures(view, c, &c->object);
    out[REC_SOURCES] = sources_text(view, c);
}

void explain_records(struct explain_view *view, size_t top)
{
    static const char *const names[REC_COUNT] = {"rank", "subject", "object", "metric", "rate", "basis", "as", "ratio", "ratio_low",
        "ratio_high", "percent", "fit", "natural", "departures", "subject_figures", "object_figures", "sources"};
    cc_record_columns(view->doc, names, REC_COUNT);
    for (size_t i = 0; i < top; i++)
        add_record(view, i);
}
