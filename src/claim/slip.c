/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The likely slip behind a claim that no like-for-like reading agrees with: the base turned round, "of" for "less", a truncated figure, a
 * basis or a scope mixed up. A slip never
 * changes the verdict; it only names it.
 */
#include "reading.h"

#include <math.h>

struct search {
    struct judge *judge;
    const struct point *from;
    const struct cc_operand *left, *right; /* of the default */
    double nominal;
    const char *found;
};

static bool is_in(const struct search *search, double ratio)
{
    const struct cc_allowed *allowed = &search->judge->allowed;
    return cc_allowed_meets(allowed, cc_interval_exact(ratio));
}

static bool is_ratio(const struct search *search)
{
    enum cc_form form = search->judge->claim->stated.form;
    return search->judge->claim->kind == CC_CLAIM_RATIO && form != CC_FORM_NONE && form != CC_FORM_PAIR;
}

/* "A has 28 percent less" where B has 28 percent more, or A more where B has it. */
static bool base_reversed(struct search *search)
{
    enum cc_form form = search->judge->claim->stated.form;
    if (!is_ratio(search) || search->nominal <= 0)
        return true;
    bool percent = form == CC_FORM_PERCENT_LESS || form == CC_FORM_PERCENT_MORE;
    bool turned = is_in(search, 1 / search->nominal) || (percent && is_in(search, 2 - 1 / search->nominal));
    if (turned)
        search->found = "base_reversed";
    return true;
}

/* "15 percent less" where it has 15 percent of it, or "150 percent more" where it has 150 percent. */
static bool percent_of(struct search *search)
{
    enum cc_form form = search->judge->claim->stated.form;
    double turned = form == CC_FORM_PERCENT_MORE ? 1 + search->nominal : 1 - search->nominal;
    bool percent = form == CC_FORM_PERCENT_LESS || form == CC_FORM_PERCENT_OF || form == CC_FORM_PERCENT_MORE;
    if (is_ratio(search) && percent && turned > 0 && is_in(search, turned))
        search->found = "percent_of";
    return true;
}

/* 66 for 66.9: the figure cut off where it should have been rounded. */
static bool truncated(struct search *search)
{
    const struct cc_claim *claim = search->judge->claim;
    const struct cc_amount *amount = &claim->stated.amount;
    if (claim->hedge != CC_HEDGE_NONE || amount->word || amount->range || amount->width.hi <= amount->width.lo)
        return true;
    double printed = is_ratio(search) ? cc_form_printed(claim->stated.form, search->nominal) : search->nominal;
    double step = amount->width.hi - amount->width.lo;
    if (printed >= amount->value && printed < amount->value + step)
        search->found = "matches_if_truncated";
    return true;
}

static bool try_point(struct search *search, const struct point *point, const char *name)
{
    bool agrees;
    if (!reading_add_slip(search->judge, point, name, &agrees))
        return false;
    if (agrees)
        search->found = name;
    return true;
}

static bool is_rate(const struct search *search)
{
    enum cc_claim_metric metric = search->judge->claim->metric;
    return metric == CC_CM_COMPUTE || metric == CC_CM_COMPUTE_PER_WATT;
}

static struct measure with_basis(struct measure measure, enum cc_basis basis)
{
    measure.basis = basis;
    return measure;
}

/* The sparse rate of one over the dense rate of the other; for a value that says dense the sparse rate, and the other way round. */
static bool sparse_against_dense(struct search *search)
{
    static const enum cc_basis bases[2] = {CC_BASIS_SPARSE, CC_BASIS_DENSE};
    const struct cc_claim *claim = search->judge->claim;
    if (!is_rate(search))
        return true;
    for (int i = 0; i < 2 && !search->found; i++) {
        struct point point = *search->from;
        point.measure = with_basis(point.measure, bases[i]);
        if (point.object != CC_NO_INDEX) {
            point.across = true;
            point.object_measure = with_basis(point.measure, bases[1 - i]);
        } else if ((i == 0 && !claim->dense) || (i == 1 && !claim->sparse)) {
            continue;
        }
        if (!try_point(search, &point, "sparse_against_dense"))
            return false;
    }
    return true;
}

/* Whether `part` is one of the parts of `whole`. */
static bool contains(const struct cc_db *db, uint32_t whole, uint32_t part)
{
    const struct cc_chip *chip = &db->chips[whole];
    for (uint32_t i = 0; i < chip->part_count; i++)
        if (chip->contains[i].chip == part)
            return true;
    return false;
}

/* The die for its package, or the chip for its superchip or rack: on either side. */
static bool other_scope(struct search *search)
{
    const struct cc_db *db = search->judge->db;
    for (uint32_t chip = 0; chip < db->chip_count && !search->found; chip++) {
        for (int side = 0; side < 2 && !search->found; side++) {
            uint32_t own = side ? search->from->object : search->from->subject;
            if (own == CC_NO_INDEX || (!contains(db, chip, own) && !contains(db, own, chip)))
                continue;
            bool die = db->chips[chip].kind == CC_KIND_DIE || db->chips[own].kind == CC_KIND_DIE;
            struct point point = *search->from;
            point.subject_pick = point.object_pick = (struct pick){{0}};
            *(side ? &point.object : &point.subject) = chip;
            if (!try_point(search, &point, die ? "one_die_against_package" : "per_chip_against_per_system"))
                return false;
        }
    }
    return true;
}

/* FP4 of one over FP8 of the other: the subject at a lower precision than the object. For a value the figure of another precision. */
static bool across_precisions(struct search *search)
{
    static const enum cc_precision order[] = {CC_PREC_FP4, CC_PREC_FP8, CC_PREC_BF16, CC_PREC_TF32};
    const struct cc_db *db = search->judge->db;
    size_t count = sizeof order / sizeof order[0];
    if (!is_rate(search))
        return true;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < count && !search->found; k++) {
            struct point point = *search->from;
            bool value = point.object == CC_NO_INDEX;
            if (value ? k > 0 || search->judge->claim->precision == CC_PREC_NONE : k <= i)
                continue;
            point.measure.id = rate_metric(order[i], true);
            point.measure.metric = cc_db_find_metric(db, cc_str_of(point.measure.id));
            point.across = !value;
            point.object_measure = point.measure;
            point.object_measure.id = rate_metric(order[k], true);
            point.object_measure.metric = cc_db_find_metric(db, cc_str_of(point.object_measure.id));
            if (!try_point(search, &point, value ? "other_precision_named" : "across_precisions"))
                return false;
        }
    }
    return true;
}

/* "4 Tb/s" for 4 TB/s. */
static bool bits_for_bytes(struct search *search)
{
    const struct cc_claim *claim = search->judge->claim;
    if (claim->kind == CC_CLAIM_VALUE && claim->stated.amount.bits && is_in(search, search->nominal / 8))
        search->found = "bits_for_bytes";
    return true;
}

bool slip_find(struct judge *judge, const struct point *from, const char **reason)
{
    static bool (*const steps[])(struct search *) = {
        base_reversed,
        percent_of,
        sparse_against_dense,
        other_scope,
        across_precisions,
        bits_for_bytes,
        truncated,
    };
    struct search search = {.judge = judge, .from = from};
    const struct cc_reading *first = NULL;
    for (size_t i = 0; i < judge->out->reading_count && !first; i++)
        if (judge->out->readings[i].is_default && judge->out->readings[i].part == judge->part)
            first = &judge->out->readings[i];
    *reason = NULL;
    if (!first || judge->allowed.strict)
        return true;
    search.nominal = first->nominal;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && !search.found; i++)
        if (!steps[i](&search))
            return false;
    *reason = search.found;
    return true;
}
