/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The default reading of a claim, and the readings that leave it in one respect only. */
#include "reading.h"

#include <math.h>
#include <string.h>

bool reading_operands(struct judge *judge, const struct point *point, struct cc_operand *left, struct cc_operand *right,
    struct facts *left_facts, struct facts *right_facts)
{
    *right = (struct cc_operand){.state = CC_STATE_VALUE};
    if (right_facts)
        right_facts->count = 0;
    if (!operand_get(judge->values, point->subject, &point->measure, &point->subject_pick, judge->arena, left, left_facts, judge->error))
        return false;
    const struct measure *measure = point->across ? &point->object_measure : &point->measure;
    return point->object == CC_NO_INDEX ||
           operand_get(judge->values, point->object, measure, &point->object_pick, judge->arena, right, right_facts, judge->error);
}

/* What the reading comes to, in the terms of the claim: ratio, difference or value. */
static bool amount_of(const struct cc_claim *claim, const struct cc_operand *left, const struct cc_operand *right, double *nominal,
    struct cc_interval *amount)
{
    if (claim->kind == CC_CLAIM_VALUE) {
        *nominal = left->value;
        *amount = left->range;
        return true;
    }
    if (claim->kind == CC_CLAIM_DIFFERENCE) {
        bool less = claim->direction == CC_DIR_LESS;
        *nominal = less ? right->value - left->value : left->value - right->value;
        *amount = less ? cc_interval_sub(right->range, left->range) : cc_interval_sub(left->range, right->range);
        return true;
    }
    if (right->value <= 0)
        return false;
    *nominal = left->value / right->value;
    return cc_interval_div(left->range, right->range, amount);
}

static double distance(const struct cc_allowed *allowed, struct cc_interval amount)
{
    if (!allowed->open_low && amount.hi < allowed->range.lo)
        return allowed->range.lo - amount.hi;
    if (!allowed->open_high && amount.lo > allowed->range.hi)
        return amount.lo - allowed->range.hi;
    if (allowed->strict)
        return allowed->open_low ? fmax(0, amount.hi - allowed->range.hi) : fmax(0, allowed->range.lo - amount.lo);
    return 0;
}

/* Why an agreeing reading agrees, where it is not plain. */
static const char *agreement(const struct judge *judge, const struct cc_reading *reading)
{
    const struct cc_allowed *allowed = &judge->allowed;
    const struct cc_stated *stated = &judge->claim->stated;
    bool over = judge->claim->hedge == CC_HEDGE_OVER || judge->claim->hedge == CC_HEDGE_AT_LEAST;
    if (over && stated->form != CC_FORM_NONE && stated->form != CC_FORM_PAIR) {
        double printed = judge->claim->kind == CC_CLAIM_RATIO ? cc_form_printed(stated->form, reading->nominal) : reading->nominal;
        bool far = stated->downward ? printed < stated->amount.value / 1.25 : printed > stated->amount.value * 1.25;
        if (far)
            return "understates";
    }
    bool outside = (!allowed->open_low && reading->nominal < allowed->range.lo) ||
                   (!allowed->open_high && reading->nominal > allowed->range.hi) ||
                   (allowed->past && reading->nominal == (allowed->open_low ? allowed->range.hi : allowed->range.lo));
    bool order = stated->form == CC_FORM_NONE || stated->form == CC_FORM_PAIR;
    return (order ? reading->blurred : outside) ? "rounded" : NULL;
}

/* Prints of one figure with more or fewer digits: "989" and "989.4". */
static bool is_one_print(struct cc_interval a, struct cc_interval b)
{
    return (a.lo <= b.lo && a.hi >= b.hi) || (b.lo <= a.lo && b.hi >= a.hi);
}

/* An order that only the figures as printed have: their rounding reaches to 1 (*meets), or beyond it on the other side. */
static bool is_blurred(const struct cc_allowed *allowed, const struct cc_reading *reading, bool *meets)
{
    static const double least = 1e-9; /* quotients are rounded outward by less */
    *meets = false;
    if (!allowed->strict || is_one_print(reading->left.range, reading->right.range))
        return false;
    bool reaches = reading->amount.lo <= 1 && reading->amount.hi >= 1;
    *meets = reaches && (allowed->open_low ? reading->nominal < 1 : reading->nominal > 1);
    return *meets || (reading->amount.lo < 1 - least && reading->amount.hi > 1 + least && fabs(reading->nominal - 1) > least);
}

static struct cc_reading *push(struct judge *judge)
{
    struct cc_judgement *out = judge->out;
    struct cc_reading *grown = cc_arena_grow(judge->arena, out->readings, out->reading_count, &out->reading_capacity, sizeof *grown);
    if (!grown) {
        cc_error_memory(judge->error);
        return NULL;
    }
    out->readings = grown;
    return &grown[out->reading_count++];
}

static bool is_memory(enum cc_claim_metric metric)
{
    return metric == CC_CM_MEMORY_CAPACITY || metric == CC_CM_MEMORY_BANDWIDTH;
}

/* "Up to 76 percent" of 76.25: the bound is printed in fewer digits than the figures give. */
static bool rounds_to_bound(const struct cc_claim *claim, const struct cc_reading *reading)
{
    double bound;
    struct cc_interval width;
    return claim->hedge == CC_HEDGE_UP_TO && reading->part == CC_PART_MAIN && !claim->stated.downward &&
           cc_stated_amount(&claim->stated, &bound, &width) && reading->nominal > width.lo && reading->nominal < width.hi;
}

/* Fills a reading; false in *known where a figure is missing. */
bool reading_read(struct judge *judge, const struct point *point, struct cc_reading *out, bool *known)
{
    *out = (struct cc_reading){.subject = point->subject,
        .object = point->object,
        .measure = point->measure.id,
        .metric = point->measure.metric,
        .basis = point->measure.basis,
        .part = judge->part,
        .like_for_like = !point->across || judge->claim->object_precision != CC_PREC_NONE};
    *known = false;
    if (!reading_operands(judge, point, &out->left, &out->right, NULL, NULL))
        return false;
    if (out->left.state != CC_STATE_VALUE || out->right.state != CC_STATE_VALUE ||
        !amount_of(judge->claim, &out->left, &out->right, &out->nominal, &out->amount))
        return true;
    if (point->rounded > 0) {
        out->nominal = point->rounded;
        out->amount = cc_interval_exact(point->rounded);
    }
    if (point->halved) {
        out->nominal /= 2;
        out->amount = cc_interval_scale(out->amount, 0.5);
    }
    *known = true;
    bool left, right = true;
    struct cc_str kind = judge->claim->memory_kind;
    if (!is_other_memory(judge->values, point->subject, kind, point->member, &left, judge->error) ||
        (point->object != CC_NO_INDEX && !is_other_memory(judge->values, point->object, kind, point->member, &right, judge->error)))
        return false;
    out->other_memory = left && right && is_memory(judge->claim->metric);
    bool nominal;
    out->blurred = is_blurred(&judge->allowed, out, &nominal);
    bool meets = nominal || cc_allowed_meets(&judge->allowed, out->amount) || rounds_to_bound(judge->claim, out);
    bool across = judge->claim->object_precision != CC_PREC_NONE && point->subject != point->object; /* right as it may be */
    out->agrees = meets && !out->other_memory && !across;
    out->off = meets ? 0 : distance(&judge->allowed, out->amount);
    return true;
}

bool reading_add(struct judge *judge, const struct point *point, const char *departure, bool *added)
{
    struct cc_reading reading;
    if (!reading_read(judge, point, &reading, added))
        return false;
    if (!*added)
        return true;
    reading.departure = departure;
    reading.is_default = !departure;
    if (reading.agrees)
        reading.reason = agreement(judge, &reading);
    struct cc_reading *slot = push(judge);
    if (slot)
        *slot = reading;
    return slot != NULL;
}

bool reading_add_slip(struct judge *judge, const struct point *point, const char *name, bool *agrees)
{
    struct cc_reading reading;
    bool known;
    if (!reading_read(judge, point, &reading, &known))
        return false;
    *agrees = known && reading.agrees;
    if (!*agrees)
        return true;
    reading.like_for_like = false;
    reading.departure = reading.reason = name;
    struct cc_reading *slot = push(judge);
    if (slot)
        *slot = reading;
    return slot != NULL;
}

/* "FP8 over FP16": what the object is measured by. */
static void take_object_measure(const struct judge *judge, struct point *point)
{
    struct measures measures;
    struct cc_claim claim = *judge->claim;
    claim.precision = claim.object_precision;
    measures_of_claim(judge->db, &claim, &measures);
    point->across = measures.count > 0;
    point->object_measure = measures.items[0];
}

bool reading_default(struct judge *judge, struct point *out, bool *known)
{
    struct measures measures;
    measures_of_claim(judge->db, judge->claim, &measures);
    const struct cc_claim *claim = judge->claim;
    struct point point = {.subject = cc_target_chip(judge->db, claim->subject.target),
        .object = claim->object.named ? cc_target_chip(judge->db, claim->object.target) : CC_NO_INDEX};
    if (claim->object_precision != CC_PREC_NONE)
        take_object_measure(judge, &point);
    *known = false;
    *out = point;
    judge->out->missing = (struct cc_operand){.chip = point.subject, .metric = CC_NO_INDEX, .state = CC_STATE_NOT_RESEARCHED};
    for (size_t i = 0; i < measures.count && !measures.items[i].departure && !*known; i++) {
        struct cc_operand left, right;
        point.measure = measures.items[i];
        if (!reading_operands(judge, &point, &left, &right, NULL, NULL))
            return false;
        *known = left.state == CC_STATE_VALUE && right.state == CC_STATE_VALUE;
        if (i == 0 || *known) {
            *out = point;
            judge->out->missing = left.state != CC_STATE_VALUE ? left : right;
        }
    }
    return true;
}

/* Same measure as the default's, on other chips of its families. Members of another kind (a rack, a die) are no readings. */
static bool other_members(struct judge *judge, const struct point *from, bool subject)
{
    const struct cc_db *db = judge->db;
    const struct cc_named *named = subject ? &judge->claim->subject : &judge->claim->object;
    if (!named->named || named->variant || named->target.chip != CC_NO_INDEX)
        return true;
    uint32_t taken = subject ? from->subject : from->object;
    for (uint32_t chip = 0; chip < db->chip_count; chip++) {
        uint32_t family = db->chips[chip].family;
        if (chip == taken || !cc_scope_same(db, chip, taken) || !cc_family_within(db, family, named->target.family))
            continue;
        struct point point = *from;
        bool added;
        *(subject ? &point.subject : &point.object) = chip;
        point.member = true;
        if (point.subject == point.object)
            continue;
        if (!reading_add(judge, &point, family == named->target.family ? "variant" : "member", &added))
            return false;
    }
    return true;
}

/* "8 TB/s" printed early, 7.7 in the end: texts go on with 8, which is more than 7.7 rounded. */
static bool is_superseded(const struct cc_side *preferred, const struct cc_side *other)
{
    double value = other->quantity.value;
    return other->figure->status == CC_STATUS_PRELIMINARY && (value < preferred->quantity.range.lo || value > preferred->quantity.range.hi);
}

/* A side that only prints the preferred figure with more or fewer digits is no side of a conflict; one printed twice is one. */
static bool is_other_side(const struct cc_value *value, size_t side)
{
    const struct cc_side *other = &value->sides[side];
    bool range = other->quantity.qualifier == CC_QUAL_RANGE && value->sides[0].quantity.qualifier != CC_QUAL_RANGE;
    if (!other->conflicts && !range && !is_superseded(&value->sides[0], other)) /* "350-400" beside 400 says more than 400 */
        return false;
    for (size_t i = 1; i < side; i++)
        if (value->sides[i].quantity.range.lo == other->quantity.range.lo && value->sides[i].quantity.range.hi == other->quantity.range.hi)
            return false;
    return true;
}

static bool other_sides(struct judge *judge, const struct point *from, bool subject, const struct facts *facts)
{
    for (size_t fact = 0; fact < facts->count; fact++) {
        const struct cc_value *value = &facts->values[fact];
        for (size_t side = 1; side < value->side_count; side++) {
            if (!is_other_side(value, side))
                continue;
            struct point point = *from;
            bool added;
            (subject ? &point.subject_pick : &point.object_pick)->side[fact] = side;
            bool early = value->sides[side].figure->status == CC_STATUS_PRELIMINARY;
            if (!reading_add(judge, &point, early ? "preliminary" : "conflict", &added))
                return false;
        }
    }
    return true;
}

static bool same_measure(const struct measure *a, const struct measure *b)
{
    return a->metric == b->metric && a->basis == b->basis && a->rule == b->rule;
}

static bool other_measures(struct judge *judge, const struct point *from)
{
    struct measures measures;
    measures_of_claim(judge->db, judge->claim, &measures);
    for (size_t i = 0; i < measures.count; i++) {
        struct point point = *from;
        bool added;
        point.measure = measures.items[i];
        if (same_measure(&point.measure, &from->measure) || !point.measure.departure)
            continue;
        if (!reading_add(judge, &point, point.measure.departure, &added))
            return false;
    }
    return true;
}

/* "4 times more" as five times: the default's figures held against the other understanding of the words. */
static bool one_plus_x(struct judge *judge, const struct point *from)
{
    const struct cc_stated *stated = &judge->claim->stated;
    if (!stated->times_more || (stated->form != CC_FORM_TIMES && stated->form != CC_FORM_TIMES_LESS))
        return true;
    struct cc_amount plus = stated->amount;
    plus.value += 1;
    plus.width = (struct cc_interval){plus.width.lo + 1, plus.width.hi + 1};
    struct cc_allowed kept = judge->allowed;
    bool added;
    judge->allowed = cc_amount_allowed(stated->form, &plus, judge->claim->hedge, stated->downward, judge->options);
    bool done = reading_add(judge, from, "one_plus_x", &added);
    judge->allowed = kept;
    return done;
}

/* Links carry the same either way: where the words name no direction, a value may be one direction of the published total. Shown only where
 * it agrees, for no source prints it. */
static bool one_direction(struct judge *judge, const struct point *from)
{
    const struct cc_claim *claim = judge->claim;
    struct point point = *from;
    struct cc_reading reading;
    bool known;
    if (claim->kind != CC_CLAIM_VALUE || claim->metric != CC_CM_INTERCONNECT_BANDWIDTH || claim->one_direction || claim->both_directions)
        return true;
    point.halved = true;
    if (!reading_read(judge, &point, &reading, &known))
        return false;
    return !known || !reading.agrees || reading_add(judge, &point, "one_direction", &known);
}

/* Other members and other sides, on the measure of `from`. */
static bool around(struct judge *judge, const struct point *from)
{
    struct cc_operand left, right;
    struct facts left_facts, right_facts;
    if (!reading_operands(judge, from, &left, &right, &left_facts, &right_facts))
        return false;
    return other_members(judge, from, true) && other_members(judge, from, false) && other_sides(judge, from, true, &left_facts) &&
           other_sides(judge, from, false, &right_facts);
}

/* BF16 and FP16 are one default: a conflict about either is one departure. */
static bool around_other_default(struct judge *judge, const struct point *from)
{
    struct measures measures;
    measures_of_claim(judge->db, judge->claim, &measures);
    for (size_t i = 0; i < measures.count && !measures.items[i].departure; i++) {
        struct cc_operand left, right;
        struct facts left_facts, right_facts;
        struct point point = *from;
        point.measure = measures.items[i];
        if (same_measure(&point.measure, &from->measure) || judge->claim->metric != CC_CM_COMPUTE)
            continue;
        if (!reading_operands(judge, &point, &left, &right, &left_facts, &right_facts) || !other_sides(judge, &point, true, &left_facts) ||
            !other_sides(judge, &point, false, &right_facts))
            return false;
    }
    return true;
}

/* A value that does not say dense may as well be the sparse rate: its members and sides are one departure away, too. */
static bool around_sparse_twin(struct judge *judge, const struct point *from)
{
    struct measures measures;
    measures_of_claim(judge->db, judge->claim, &measures);
    for (size_t i = 0; i < measures.count; i++) {
        const char *departure = measures.items[i].departure;
        if (!departure || strcmp(departure, "with_sparsity") != 0)
            continue;
        struct point point = *from;
        point.measure = measures.items[i];
        return around(judge, &point);
    }
    return true;
}

bool reading_alternatives(struct judge *judge, const struct point *from)
{
    if (judge->claim->object_precision != CC_PREC_NONE) /* the words leave nothing open */
        return true;
    return other_measures(judge, from) && around(judge, from) && around_other_default(judge, from) && around_sparse_twin(judge, from) &&
           one_plus_x(judge, from) && one_direction(judge, from);
}
