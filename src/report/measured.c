/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a measure gives for a chip, as documents show it. */
#include "chipcmp/report/measured.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/number.h"
#include "chipcmp/report/source.h"

#define DIGITS 4 /* of derived numbers */

struct cc_str cc_report_measure_label(struct cc_doc *doc, const struct cc_db *db, const struct cc_measure *measure)
{
    if (measure->metric == CC_NO_INDEX)
        return cc_measure_label(db, measure);
    struct cc_str metric = cc_report_metric_label(doc, &db->metrics[measure->metric], measure->basis);
    if (!measure->derived)
        return metric;
    return cc_doc_format(doc, "%s (%.*s)", measure->derived->label, CC_PRI(metric));
}

/* " TFLOPS", or nothing for a plain number. */
static struct cc_str with_unit(struct cc_doc *doc, const struct cc_db *db, const struct cc_measure *measure, struct cc_str number)
{
    struct cc_str unit = cc_measure_unit(db, measure);
    return unit.len ? cc_doc_format(doc, "%.*s %.*s", CC_PRI(number), CC_PRI(unit)) : number;
}

/* "From 148 TFLOPS (leak) [1] and 400 W [2]." The preferred sides. */
static struct cc_str facts_text(struct cc_doc *doc, const struct cc_db *db, const struct cc_measured *measured)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    for (size_t i = 0; i < measured->fact_count; i++) {
        const struct cc_side *side = &measured->facts[i].sides[0];
        bool tagged = side->halving || side->figure->status != CC_STATUS_FINAL;
        cc_buf_addf(&buf, "%s%.*s", i ? " and " : "From ", CC_PRI(cc_report_literal(doc, side)));
        if (tagged)
            cc_buf_addf(&buf, " (%s)", cc_side_status(side));
        if (side->figure->user)
            cc_buf_addf(&buf, " (yours)");
        cc_buf_addf(&buf, " [%u]", (unsigned)cc_report_cite(doc, db, side->figure->source));
        if (side->halving && side->halving->stated_by != side->figure->source)
            cc_buf_addf(&buf, "[%u]", (unsigned)cc_report_cite(doc, db, side->halving->stated_by));
    }
    cc_buf_add_char(&buf, '.');
    return cc_doc_keep(doc, &buf);
}

static void cite_fact(struct cc_doc *doc, const struct cc_db *db, const struct cc_value *fact, struct cc_cell *cell)
{
    const struct cc_side *side = &fact->sides[0];
    cc_cell_cite(doc, cell, cc_report_cite(doc, db, side->figure->source));
    if (side->halving)
        cc_cell_cite(doc, cell, cc_report_cite(doc, db, side->halving->stated_by));
}

/* "TDP: Huawei prints none. Looked at [1],[2]." */
static struct cc_str missing_text(struct cc_doc *doc, const struct cc_db *db, const struct cc_measured *measured)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    if (measured->missing != CC_NO_INDEX)
        cc_buf_addf(&buf, "%.*s: ", CC_PRI(db->metrics[measured->missing].label));
    cc_buf_add(&buf, measured->reason);
    if (!cc_str_ends(cc_buf_view(&buf), CC_STR(".")))
        cc_buf_add_char(&buf, '.');
    for (uint32_t i = 0; measured->unknown && i < measured->unknown->looked_at_count; i++)
        cc_buf_addf(&buf, "%s%u%s", i ? "," : " Looked at [", (unsigned)cc_report_cite(doc, db, measured->unknown->looked_at[i]),
            i + 1 == measured->unknown->looked_at_count ? "]." : "");
    return cc_doc_keep(doc, &buf);
}

static void derived_cell(struct cc_doc *doc, const struct cc_db *db, const struct cc_measure *measure, const struct cc_measured *measured,
    struct cc_notes *notes, struct cc_cell *cell)
{
    if (!measured->known) {
        cc_cell_set(doc, cell, CC_TONE_UNKNOWN, cc_str_of(cc_state_words(measured->state)));
        cc_cell_mark(doc, cell, cc_notes_add(doc, notes, missing_text(doc, db, measured)));
        return;
    }
    struct cc_str number = cc_report_printed(doc, cc_format_whole, measured->number, DIGITS);
    cc_cell_set(doc, cell, measured->state == CC_STATE_CONFLICTING ? CC_TONE_WARN : CC_TONE_PLAIN, with_unit(doc, db, measure, number));
    for (size_t i = 0; i < measured->fact_count; i++)
        cite_fact(doc, db, &measured->facts[i], cell);
    cc_cell_mark(doc, cell, cc_notes_add(doc, notes, facts_text(doc, db, measured)));
}

void cc_report_measured_cell(struct cc_doc *doc, const struct cc_db *db, const struct cc_measure *measure,
    const struct cc_measured *measured, struct cc_notes *notes, struct cc_cell *cell)
{
    if (measure->derived)
        derived_cell(doc, db, measure, measured, notes, cell);
    else
        cc_report_value_cell(doc, db, &measured->facts[0], notes, cell);
}

static struct cc_str bound_words(struct cc_doc *doc, const struct cc_measure *measure, double bound)
{
    return measure->derived ? cc_report_printed(doc, cc_format_whole, bound, DIGITS) : cc_report_shortest(doc, bound);
}

/* Bounds of a printed figure are short decimals and stay as they are; those of a quotient are rounded outward. */
static struct cc_str range_words(struct cc_doc *doc, const struct cc_db *db, const struct cc_measure *measure, struct cc_interval range)
{
    if (measure->derived)
        range = cc_round_outward(range, cc_whole_digits(range.lo, DIGITS));
    else
        range = cc_report_interval(range);
    struct cc_str words = bound_words(doc, measure, range.lo);
    if (range.lo < range.hi)
        words = cc_doc_format(doc, "%.*s to %.*s", CC_PRI(words), CC_PRI(bound_words(doc, measure, range.hi)));
    return with_unit(doc, db, measure, words);
}

static bool reaches_further(const struct cc_measured *measured)
{
    return measured->spread.lo < measured->range.lo || measured->spread.hi > measured->range.hi;
}

void cc_report_measured_range_cell(struct cc_doc *doc, const struct cc_db *db, const struct cc_measure *measure,
    const struct cc_measured *measured, struct cc_notes *notes, struct cc_cell *cell)
{
    bool exact = !(measured->range.lo < measured->range.hi), further = reaches_further(measured);
    cc_cell_set(doc, cell, further ? CC_TONE_WARN : CC_TONE_PLAIN,
        exact ? CC_STR("exact") : range_words(doc, db, measure, measured->range));
    if (!further)
        return;
    struct cc_str hull = range_words(doc, db, measure, measured->spread);
    cc_cell_mark(doc, cell,
        cc_notes_add(doc, notes, cc_doc_format(doc, "Over the published figures of every source: %.*s.", CC_PRI(hull))));
}

enum { SOURCES_MOST = 2 * CC_DERIVED_FACTS };

/* The sources of every fact, each once. */
static size_t fact_sources(const struct cc_measured *measured, uint32_t ids[SOURCES_MOST])
{
    size_t count = 0;
    for (size_t i = 0; measured->known && i < measured->fact_count; i++) {
        const struct cc_side *side = &measured->facts[i].sides[0];
        const uint32_t own[] = {side->figure->source, side->halving ? side->halving->stated_by : side->figure->source};
        for (size_t k = 0; k < 2; k++) {
            bool known = false;
            for (size_t seen = 0; seen < count; seen++)
                known |= ids[seen] == own[k];
            if (!known)
                ids[count++] = own[k];
        }
    }
    return count;
}

static json_t *sources_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_measured *measured)
{
    uint32_t ids[SOURCES_MOST];
    size_t count = fact_sources(measured, ids);
    return cc_report_source_ids_json(doc, db, ids, count);
}

struct cc_str cc_report_measured_sources(struct cc_doc *doc, const struct cc_db *db, const struct cc_measured *measured)
{
    uint32_t ids[SOURCES_MOST];
    size_t count = fact_sources(measured, ids);
    struct cc_buf text;
    cc_buf_init(&text, 0);
    for (size_t i = 0; i < count; i++)
        cc_buf_addf(&text, "%s%.*s", i ? ";" : "", CC_PRI(db->sources[ids[i]].id));
    return cc_doc_keep(doc, &text);
}

static bool any_user(const struct cc_measured *measured)
{
    bool user = false;
    for (size_t i = 0; measured->known && i < measured->fact_count; i++)
        user |= measured->facts[i].sides[0].figure->user;
    return user;
}

static void derived_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_measured *measured, json_t *object)
{
    bool known = measured->known;
    json_t *facts = cc_json_array(doc);
    cc_json_set(doc, object, "state", cc_json_name(doc, cc_state_name(measured->state)));
    cc_json_set(doc, object, "literal", json_null());
    cc_json_set(doc, object, "value", known ? cc_json_number(doc, measured->number) : json_null());
    cc_json_set(doc, object, "interval", known ? cc_json_range(doc, measured->range) : json_null());
    cc_json_set(doc, object, "sources", sources_json(doc, db, measured));
    cc_json_set(doc, object, "reason", known ? json_null() : cc_json_str_or_null(doc, measured->reason));
    cc_json_set(doc, object, "missing",
        known || measured->missing == CC_NO_INDEX ? json_null() : cc_json_str(doc, db->metrics[measured->missing].id));
    for (size_t i = 0; i < measured->fact_count; i++)
        cc_json_add(doc, facts, cc_report_fact_json(doc, db, &measured->facts[i]));
    cc_json_set(doc, object, "facts", facts);
    cc_json_set(doc, object, "user", json_boolean(any_user(measured)));
}

void cc_report_measured_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_measure *measure,
    const struct cc_measured *measured, json_t *object)
{
    if (measure->derived)
        derived_json(doc, db, measured, object);
    else
        cc_report_value_json(doc, db, &measured->facts[0], measured->number, measured->range, object);
    if (measured->known && reaches_further(measured))
        cc_json_set(doc, object, "all_sources", cc_json_range(doc, measured->spread));
}
