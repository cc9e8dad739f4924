/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON of check/1 for one text. */
#include "check.h"

#include "chipcmp/report/json.h"
#include "chipcmp/report/source.h"
#include "chipcmp/report/value.h"

struct build {
    const struct cc_db *db;
    const struct cc_check *check;
    struct cc_doc *doc;
};

/* A bound, or null where the end is open. */
static json_t *bound(struct build *b, double value, bool open)
{
    return open ? json_null() : cc_json_number(b->doc, value);
}

static json_t *range(struct build *b, struct cc_interval interval, bool open_low, bool open_high)
{
    json_t *pair = cc_json_array(b->doc);
    cc_json_add(b->doc, pair, bound(b, interval.lo, open_low));
    cc_json_add(b->doc, pair, bound(b, interval.hi, open_high));
    return pair;
}

static json_t *in_unit(struct build *b, const struct check_unit *unit, struct cc_interval interval, bool open_low, bool open_high)
{
    struct cc_interval shown = {check_in_unit(unit, interval.lo), check_in_unit(unit, interval.hi)};
    return range(b, shown, open_low, open_high);
}

/* Which ends of what is stated the hedge leaves open, in the terms of the amount. */
static void open_ends(const struct cc_claim *claim, bool *low, bool *high)
{
    bool over = claim->hedge == CC_HEDGE_OVER || claim->hedge == CC_HEDGE_AT_LEAST;
    bool falls = claim->stated.form == CC_FORM_PERCENT_LESS || claim->stated.form == CC_FORM_TIMES_LESS;
    bool down = claim->stated.downward != falls;
    *high = over && !down;
    *low = (over && down) || claim->hedge == CC_HEDGE_UP_TO;
    if (claim->hedge == CC_HEDGE_UP_TO && falls) {
        *low = false;
        *high = true;
    }
}

static void set_unit(struct build *b, json_t *object, const char *key, const struct check_unit *unit)
{
    cc_json_set(b->doc, object, key, cc_json_name(b->doc, unit->name));
}

static json_t *stated_json(struct build *b, const struct cc_claim *claim)
{
    const struct cc_stated *stated = &claim->stated;
    struct check_unit unit = check_unit_of(claim, &stated->amount), other = check_unit_of(claim, &stated->other);
    bool low, high;
    double nominal;
    struct cc_interval width;
    if (!cc_stated_amount(stated, &nominal, &width))
        return json_null();
    open_ends(claim, &low, &high);
    json_t *object = cc_json_object(b->doc);
    switch (claim->kind) {
    case CC_CLAIM_RATIO:
        cc_json_set(b->doc, object, "ratio",
            range(b, (struct cc_interval){low || !high ? width.lo : nominal, high || !low ? width.hi : nominal}, low, high));
        break;
    case CC_CLAIM_RANK:
        cc_json_set(b->doc, object, "rank", cc_json_count(b->doc, (size_t)nominal));
        break;
    case CC_CLAIM_DIFFERENCE:
        cc_json_set(b->doc, object, "difference", in_unit(b, &unit, stated->amount.width, low, high));
        set_unit(b, object, "unit", &unit);
        break;
    case CC_CLAIM_VALUE:
    case CC_CLAIM_ORDER:
        cc_json_set(b->doc, object, "value", in_unit(b, &unit, stated->amount.width, low, high));
        set_unit(b, object, "unit", &unit);
        if (stated->form == CC_FORM_PAIR) {
            cc_json_set(b->doc, object, "object_value", in_unit(b, &other, stated->other.width, false, false));
            set_unit(b, object, "object_unit", &other);
        }
        break;
    }
    return object;
}

static json_t *chip_json(struct build *b, uint32_t chip)
{
    return chip == CC_NO_INDEX ? json_null() : cc_json_str(b->doc, b->db->chips[chip].id);
}

static json_t *named_json(struct build *b, const struct cc_named *named)
{
    if (!named->named)
        return json_null();
    if (named->target.chip != CC_NO_INDEX)
        return chip_json(b, named->target.chip);
    return cc_json_str(b->doc, b->db->families[named->target.family].name);
}

static json_t *operand_json(struct build *b, const struct cc_operand *operand)
{
    json_t *list = cc_json_array(b->doc);
    for (size_t i = 0; i < operand->side_count; i++)
        cc_json_add(b->doc, list, cc_json_str(b->doc, cc_report_literal(b->doc, operand->sides[i])));
    return list;
}

static json_t *reading_json(struct build *b, const struct cc_claim *claim, const struct cc_reading *reading)
{
    static const char *const parts[] = {NULL, "subject_value", "object_value"};
    json_t *object = cc_json_object(b->doc);
    bool value = claim->kind == CC_CLAIM_VALUE || reading->part != CC_PART_MAIN;
    const struct cc_amount *amount = reading->part == CC_PART_OBJECT_VALUE ? &claim->stated.other : &claim->stated.amount;
    cc_json_set(b->doc, object, "subject", chip_json(b, reading->subject));
    cc_json_set(b->doc, object, "object", chip_json(b, reading->object));
    bool per_watt = claim->metric == CC_CM_COMPUTE_PER_WATT;
    cc_json_set(b->doc, object, "metric", cc_json_name(b->doc, per_watt ? cc_claim_metric_name(claim->metric) : reading->measure));
    if (per_watt)
        cc_json_set(b->doc, object, "rate", cc_json_name(b->doc, reading->measure));
    cc_json_set(b->doc, object, "basis", cc_json_name(b->doc, cc_basis_name(reading->basis)));
    if (value || claim->kind == CC_CLAIM_DIFFERENCE) {
        struct check_unit unit = check_unit_of(claim, amount);
        cc_json_set(b->doc, object, value ? "value" : "difference", in_unit(b, &unit, reading->amount, false, false));
        set_unit(b, object, "unit", &unit);
    } else {
        cc_json_set(b->doc, object, "ratio", cc_json_interval(b->doc, cc_report_ratio_range(reading->amount, 4)));
    }
    cc_json_set(b->doc, object, "agrees", json_boolean(reading->agrees));
    cc_json_set(b->doc, object, "default", json_boolean(reading->is_default));
    cc_json_set(b->doc, object, "like_for_like", json_boolean(reading->like_for_like));
    cc_json_set(b->doc, object, "departure", cc_json_name(b->doc, reading->departure));
    cc_json_set(b->doc, object, "part", cc_json_name(b->doc, parts[reading->part]));
    cc_json_set(b->doc, object, "subject_figures", operand_json(b, &reading->left));
    cc_json_set(b->doc, object, "object_figures", operand_json(b, &reading->right));
    return object;
}

/* The readings like for like, or the matches across bases that only name a slip. */
static json_t *readings_json(struct build *b, const struct cc_claim *claim, const struct cc_judgement *judgement, bool like_for_like)
{
    json_t *list = cc_json_array(b->doc);
    for (size_t i = 0; i < judgement->reading_count; i++)
        if (judgement->readings[i].like_for_like == like_for_like)
            cc_json_add(b->doc, list, reading_json(b, claim, &judgement->readings[i]));
    return list;
}

static json_t *disputed_json(struct build *b, const struct cc_judgement *judgement)
{
    json_t *list = cc_json_array(b->doc);
    for (size_t i = 0; i < judgement->disputed_count; i++) {
        const struct cc_side *side = judgement->disputed[i];
        json_t *object = cc_json_object(b->doc);
        cc_json_set(b->doc, object, "literal", cc_json_str(b->doc, cc_report_literal(b->doc, side)));
        cc_json_set(b->doc, object, "source", cc_json_str(b->doc, b->db->sources[side->figure->source].id));
        cc_json_set(b->doc, object, "note", cc_json_str_or_null(b->doc, side->figure->note));
        cc_json_add(b->doc, list, object);
    }
    return list;
}

static json_t *text_json(struct build *b, size_t start, size_t end)
{
    return cc_json_str(b->doc, cc_str_sub(b->check->text, start, end));
}

static json_t *claim_json(struct build *b, size_t at)
{
    const struct cc_claim *claim = &b->check->claims.claims[at];
    const struct cc_judgement *judgement = &b->check->judgements[at];
    struct cc_doc *doc = b->doc;
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "text", text_json(b, claim->start, claim->end));
    cc_json_set(doc, object, "start", cc_json_count(doc, claim->start + b->check->origin.offset));
    cc_json_set(doc, object, "end", cc_json_count(doc, claim->end + b->check->origin.offset));
    cc_json_set(doc, object, "kind", cc_json_name(doc, cc_claim_kind_name(claim->kind)));
    cc_json_set(doc, object, "subject", named_json(b, &claim->subject));
    cc_json_set(doc, object, "object", named_json(b, &claim->object));
    cc_json_set(doc, object, "metric", cc_json_name(doc, cc_claim_metric_name(claim->metric)));
    cc_json_set(doc, object, "precision", cc_json_name(doc, cc_precision_name(claim->precision)));
    cc_json_set(doc, object, "object_precision", cc_json_name(doc, cc_precision_name(claim->object_precision)));
    cc_json_set(doc, object, "direction", cc_json_name(doc, cc_direction_name(claim->direction)));
    cc_json_set(doc, object, "hedge", cc_json_name(doc, cc_hedge_name(claim->hedge)));
    cc_json_set(doc, object, "stated", stated_json(b, claim));
    cc_json_set(doc, object, "verdict", cc_json_name(doc, cc_verdict_name(judgement->verdict)));
    cc_json_set(doc, object, "reason", cc_json_name(doc, judgement->reason));
    if (judgement->has_allowed) {
        bool ratio = claim->kind == CC_CLAIM_RATIO || claim->kind == CC_CLAIM_ORDER;
        struct check_unit unit = check_unit_of(claim, &claim->stated.amount);
        const struct cc_allowed *allowed = &judgement->allowed;
        json_t *shown = ratio ? range(b, allowed->range, allowed->open_low, allowed->open_high)
                              : in_unit(b, &unit, allowed->range, allowed->open_low, allowed->open_high);
        cc_json_set(doc, object, "allowed", shown);
    }
    cc_json_set(doc, object, "readings", readings_json(b, claim, judgement, true));
    cc_json_set(doc, object, "across_bases", readings_json(b, claim, judgement, false));
    cc_json_set(doc, object, "disputed", disputed_json(b, judgement));
    check_set_candidates(b->db, judgement, doc, object);
    cc_json_set(doc, object, "correction", check_correction_json(&(struct check_view){b->db, b->check, claim, judgement, doc}));
    cc_json_set(doc, object, "sources", cc_report_source_ids_json(doc, b->db, judgement->sources, judgement->source_count));
    return object;
}

static json_t *skipped_json(struct build *b, const struct cc_skipped *skipped)
{
    json_t *object = cc_json_object(b->doc);
    cc_json_set(b->doc, object, "text", text_json(b, skipped->start, skipped->end));
    cc_json_set(b->doc, object, "start", cc_json_count(b->doc, skipped->start + b->check->origin.offset));
    cc_json_set(b->doc, object, "end", cc_json_count(b->doc, skipped->end + b->check->origin.offset));
    cc_json_set(b->doc, object, "reason", cc_json_name(b->doc, skipped->reason));
    return object;
}

json_t *check_json(const struct cc_db *db, const struct cc_check *parts, size_t count, struct cc_doc *doc)
{
    json_t *object = cc_json_object(doc), *claims = cc_json_array(doc), *skipped = cc_json_array(doc);
    cc_json_set(doc, object, "schema", cc_json_str(doc, CC_STR("chipcmp.check/1")));
    cc_json_set(doc, object, "id", cc_json_str_or_null(doc, parts->id));
    for (size_t i = 0; i < count; i++) {
        struct build b = {db, &parts[i], doc};
        for (size_t k = 0; k < parts[i].claims.claim_count; k++)
            cc_json_add(doc, claims, claim_json(&b, k));
        for (size_t k = 0; k < parts[i].claims.skipped_count; k++)
            cc_json_add(doc, skipped, skipped_json(&b, &parts[i].claims.skipped[k]));
    }
    cc_json_set(doc, object, "claims", claims);
    cc_json_set(doc, object, "skipped", skipped);
    return object;
}
