/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value of the database as documents show it. */
#include "chipcmp/report/value.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/source.h"

uint16_t cc_notes_add(struct cc_doc *doc, struct cc_notes *notes, struct cc_str text)
{
    for (size_t i = 0; i < notes->count; i++)
        if (cc_str_eq(notes->items[i], text))
            return (uint16_t)(i + 1);
    if (notes->count == notes->capacity) {
        struct cc_str *items = cc_arena_grow(doc->arena, notes->items, notes->count, &notes->capacity, sizeof *items);
        if (!items) {
            doc->failed = true;
            return 0;
        }
        notes->items = items;
    }
    notes->items[notes->count++] = text;
    return (uint16_t)notes->count;
}

void cc_notes_show(struct cc_doc *doc, struct cc_str title, const struct cc_notes *notes)
{
    if (notes->count)
        cc_doc_notes(doc, title, notes->items, notes->count, true);
}

struct cc_str cc_report_literal(struct cc_doc *doc, const struct cc_side *side)
{
    if (!side->figure->unit.len)
        return side->literal;
    return cc_doc_format(doc, "%.*s %.*s", CC_PRI(side->literal), CC_PRI(side->figure->unit));
}

struct cc_str cc_report_group_title(enum cc_group group)
{
    static const char *const titles[CC_GROUP_COUNT] = {
        [CC_GROUP_COMPUTE] = "Compute",
        [CC_GROUP_MEMORY] = "Memory",
        [CC_GROUP_INTERCONNECT] = "Interconnect",
        [CC_GROUP_POWER] = "Power",
        [CC_GROUP_PHYSICAL] = "Physical",
    };
    return cc_str_of(titles[group]);
}

struct cc_str cc_report_metric_label(struct cc_doc *doc, const struct cc_metric *metric, enum cc_basis basis)
{
    /* A vector rate is always dense; saying so would only suggest that it has a sparse twin. */
    bool only_dense = metric->bases == 1U << CC_BASIS_DENSE;
    if (basis == CC_BASIS_NONE || only_dense)
        return metric->label;
    return cc_doc_format(doc, "%.*s, %s", CC_PRI(metric->label), cc_basis_words(basis));
}

/* "600 kW [3], 500 KW (preliminary) [4]" for the sides that differ from the first. */
static void list_sides(struct cc_doc *doc, const struct cc_db *db, const struct cc_side *sides, size_t count, bool only_conflicts,
    struct cc_buf *out)
{
    for (size_t i = 0; i < count; i++) {
        if (only_conflicts && !sides[i].conflicts)
            continue;
        const struct cc_figure *figure = sides[i].figure;
        cc_buf_addf(out, "%s%.*s", out->len ? ", " : "", CC_PRI(cc_report_literal(doc, &sides[i])));
        if (sides[i].halving || figure->status == CC_STATUS_PRELIMINARY)
            cc_buf_addf(out, " (%s)", cc_side_status(&sides[i]));
        if (figure->user)
            cc_buf_addf(out, " (yours)");
        cc_buf_addf(out, " [%u]", (unsigned)cc_report_cite(doc, db, figure->source));
        if (figure->note.len && !figure->basis_inferred)
            cc_buf_addf(out, " (%.*s)", CC_PRI(figure->note));
    }
}

/* A note "PREFIX: what, what" for a cell; nothing where there is nothing to list. */
static void note_sides(struct cc_doc *doc, const struct cc_db *db, const char *prefix, const struct cc_side *sides, size_t count,
    bool only_conflicts, struct cc_notes *notes, struct cc_cell *cell)
{
    struct cc_buf list;
    cc_buf_init(&list, 0);
    list_sides(doc, db, sides, count, only_conflicts, &list);
    if (list.len)
        cc_cell_mark(doc, cell, cc_notes_add(doc, notes, cc_doc_format(doc, "%s %.*s.", prefix, CC_PRI(cc_buf_view(&list)))));
    doc->failed |= list.failed;
    cc_buf_release(&list);
}

static void note_derivation(struct cc_doc *doc, const struct cc_db *db, const struct cc_side *side, struct cc_notes *notes,
    struct cc_cell *cell)
{
    const struct cc_halving *h = side->halving;
    struct cc_str sparse = cc_doc_format(doc, "%.*s %.*s", CC_PRI(side->figure->value), CC_PRI(side->figure->unit));
    uint16_t from = cc_report_cite(doc, db, h->source), by = cc_report_cite(doc, db, h->stated_by);
    struct cc_str text = from == by ? cc_doc_format(doc, "Derived: half of the sparse %.*s [%u], which says that dense is one half.",
                                          CC_PRI(sparse), from)
                                    : cc_doc_format(doc, "Derived: half of the sparse %.*s [%u]; that dense is one half is stated by [%u].",
                                          CC_PRI(sparse), from, by);
    cc_cell_mark(doc, cell, cc_notes_add(doc, notes, text));
    if (by != from)
        cc_cell_cite(doc, cell, by);
}

/* The user's own preference row made this side the first. */
static bool chosen_by_user(const struct cc_value *value)
{
    return value->choice && value->choice->user && value->side_count && value->choice->source == value->sides[0].figure->source;
}

static void known_cell(struct cc_doc *doc, const struct cc_db *db, const struct cc_value *value, struct cc_notes *notes,
    struct cc_cell *cell)
{
    const struct cc_side *side = &value->sides[0];
    const struct cc_figure *figure = side->figure;
    struct cc_str literal = cc_report_literal(doc, side);
    bool tagged = side->halving || figure->status != CC_STATUS_FINAL;
    cc_cell_setf(doc, cell, value->state == CC_STATE_CONFLICTING ? CC_TONE_WARN : CC_TONE_PLAIN, "%.*s%s%s%s%s", CC_PRI(literal),
        tagged ? " (" : "", tagged ? cc_side_status(side) : "", tagged ? ")" : "",
        figure->user            ? " (yours)"
        : chosen_by_user(value) ? " (your preference)"
                                : "");
    cc_cell_cite(doc, cell, cc_report_cite(doc, db, figure->source));
    if (side->halving)
        note_derivation(doc, db, side, notes, cell);
    if (figure->basis_inferred) {
        struct cc_str note = cc_str_trim(cc_str_sub(figure->note, CC_STR("basis inferred:").len, figure->note.len));
        cc_cell_mark(doc, cell, cc_notes_add(doc, notes, cc_doc_format(doc, "Basis inferred: %.*s.", CC_PRI(note))));
    }
    note_sides(doc, db,
        value->state == CC_STATE_CONFLICTING ? "Sources of equal standing disagree:" : "Other published figures:", value->sides + 1,
        value->side_count - 1, true, notes, cell);
}

/* The reason, as a sentence, and where it was looked for. */
static void note_absence(struct cc_doc *doc, const struct cc_db *db, const struct cc_value *value, struct cc_notes *notes,
    struct cc_cell *cell)
{
    struct cc_buf text;
    if (!value->reason.len)
        return;
    cc_buf_init(&text, 0);
    char first = value->reason.s[0];
    cc_buf_add_char(&text, first >= 'a' && first <= 'z' ? (char)(first - 'a' + 'A') : first);
    cc_buf_add(&text, cc_str_sub(value->reason, 1, value->reason.len));
    if (!cc_str_ends(value->reason, CC_STR(".")))
        cc_buf_add_char(&text, '.');
    for (uint32_t i = 0; value->unknown && i < value->unknown->looked_at_count; i++)
        cc_buf_addf(&text, "%s%u%s", i ? "," : " Looked at [", (unsigned)cc_report_cite(doc, db, value->unknown->looked_at[i]),
            i + 1 == value->unknown->looked_at_count ? "]." : "");
    cc_cell_mark(doc, cell, cc_notes_add(doc, notes, cc_doc_keep(doc, &text)));
}

void cc_report_value_cell(struct cc_doc *doc, const struct cc_db *db, const struct cc_value *value, struct cc_notes *notes,
    struct cc_cell *cell)
{
    if (!cell)
        return;
    if (value->side_count) {
        known_cell(doc, db, value, notes, cell);
    } else {
        cc_cell_setf(doc, cell, CC_TONE_UNKNOWN, "%s%s", cc_state_words(value->state),
            value->unknown && value->unknown->user ? " (yours)" : "");
        note_absence(doc, db, value, notes, cell);
    }
    note_sides(doc, db, "Printed but not used:", value->disputed, value->disputed_count, false, notes, cell);
}

void cc_report_side_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_side *side, json_t *object)
{
    cc_json_set(doc, object, "literal", cc_json_str(doc, side->literal));
    cc_json_set(doc, object, "printed_unit", cc_json_str_or_null(doc, side->figure->unit));
    cc_json_set(doc, object, "status", cc_json_name(doc, cc_side_status(side)));
    cc_json_set(doc, object, "source", cc_json_str(doc, db->sources[side->figure->source].id));
    cc_report_cite(doc, db, side->figure->source);
}

static json_t *sides_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_value *value, const struct cc_side *sides,
    size_t count, bool only_conflicts)
{
    const struct cc_metric *metric = &db->metrics[value->metric];
    json_t *list = cc_json_array(doc);
    for (size_t i = 0; i < count; i++) {
        if (only_conflicts && !sides[i].conflicts)
            continue;
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "literal", cc_json_str(doc, sides[i].literal));
        cc_json_set(doc, item, "printed_unit", cc_json_str_or_null(doc, sides[i].figure->unit));
        if (cc_metric_is_number(metric)) {
            cc_json_set(doc, item, "value", cc_json_number(doc, cc_quantity_in(&sides[i].quantity, &metric->unit)));
            cc_json_set(doc, item, "interval", cc_json_range(doc, cc_interval_in(sides[i].quantity.range, &metric->unit)));
        }
        cc_json_set(doc, item, "status", cc_json_name(doc, cc_side_status(&sides[i])));
        cc_json_set(doc, item, "source", cc_json_str(doc, db->sources[sides[i].figure->source].id));
        cc_json_set(doc, item, "note", cc_json_str_or_null(doc, sides[i].figure->note));
        cc_json_add(doc, list, item);
        cc_report_cite(doc, db, sides[i].figure->source);
    }
    return list;
}

static json_t *value_sources(struct cc_doc *doc, const struct cc_db *db, const struct cc_side *side)
{
    uint32_t ids[2] = {side->figure->source, side->halving ? side->halving->stated_by : 0};
    size_t count = side->halving && ids[1] != ids[0] ? 2 : 1;
    for (size_t i = 0; i < count; i++)
        cc_report_cite(doc, db, ids[i]);
    return cc_report_source_ids_json(doc, db, ids, count);
}

void cc_report_value_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_value *value, double number, struct cc_interval range,
    json_t *object)
{
    bool known = value->side_count > 0, numeric = known && cc_metric_is_number(&db->metrics[value->metric]);
    const struct cc_side *side = known ? &value->sides[0] : NULL;
    cc_json_set(doc, object, "state", cc_json_name(doc, cc_state_name(value->state)));
    cc_json_set(doc, object, "literal", known ? cc_json_str(doc, side->literal) : json_null());
    cc_json_set(doc, object, "printed_unit", known ? cc_json_str_or_null(doc, side->figure->unit) : json_null());
    cc_json_set(doc, object, "value", numeric ? cc_json_number(doc, number) : json_null());
    cc_json_set(doc, object, "interval", numeric ? cc_json_range(doc, range) : json_null());
    cc_json_set(doc, object, "status", known ? cc_json_name(doc, cc_side_status(side)) : json_null());
    cc_json_set(doc, object, "sources", known ? value_sources(doc, db, side) : cc_json_array(doc));
    cc_json_set(doc, object, "conflicts",
        sides_json(doc, db, value, known ? value->sides + 1 : NULL, known ? value->side_count - 1 : 0, true));
    if (value->disputed_count)
        cc_json_set(doc, object, "disputed", sides_json(doc, db, value, value->disputed, value->disputed_count, false));
    cc_json_set(doc, object, "reason", known ? json_null() : cc_json_str_or_null(doc, value->reason));
    cc_json_set(doc, object, "note", known ? cc_json_str_or_null(doc, side->figure->note) : json_null());
    if (value->unknown) {
        for (uint32_t i = 0; i < value->unknown->looked_at_count; i++)
            cc_report_cite(doc, db, value->unknown->looked_at[i]);
        cc_json_set(doc, object, "looked_at",
            cc_report_source_ids_json(doc, db, value->unknown->looked_at, value->unknown->looked_at_count));
    }
    bool user = known ? side->figure->user : value->unknown && value->unknown->user;
    cc_json_set(doc, object, "user", json_boolean(user));
    cc_json_set(doc, object, "user_preference", json_boolean(chosen_by_user(value)));
}

void cc_report_own_value_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_value *value, json_t *object)
{
    const struct cc_metric *metric = &db->metrics[value->metric];
    bool numeric = value->side_count > 0 && cc_metric_is_number(metric);
    cc_report_value_json(doc, db, value, numeric ? cc_quantity_in(&value->sides[0].quantity, &metric->unit) : 0,
        numeric ? cc_interval_in(value->range, &metric->unit) : cc_interval_exact(0), object);
}

json_t *cc_report_fact_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_value *value)
{
    const struct cc_metric *metric = &db->metrics[value->metric];
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "metric", cc_json_str(doc, metric->id));
    cc_json_set(doc, object, "basis", cc_json_name(doc, cc_basis_name(value->basis)));
    cc_json_set(doc, object, "unit", cc_json_str_or_null(doc, metric->unit_name));
    cc_report_own_value_json(doc, db, value, object);
    return object;
}
