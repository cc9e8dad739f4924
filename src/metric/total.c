/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a superchip, a system or a package add up to. */
#include "chipcmp/metric/total.h"

enum cc_total_rule cc_total_rule(const struct cc_metric *metric)
{
    static const enum cc_total_rule rules[CC_GROUP_COUNT] = {
        [CC_GROUP_COMPUTE] = CC_TOTAL_SUM,
        [CC_GROUP_MEMORY] = CC_TOTAL_SUM,
        [CC_GROUP_INTERCONNECT] = CC_TOTAL_SUM,
        [CC_GROUP_POWER] = CC_TOTAL_AT_LEAST,
        [CC_GROUP_PHYSICAL] = CC_TOTAL_NONE,
    };
    return cc_metric_is_number(metric) ? rules[metric->group] : CC_TOTAL_NONE;
}

static double count_accelerators(const struct cc_db *db, uint32_t chip, int depth)
{
    const struct cc_chip *c = &db->chips[chip];
    double count = 0;
    if (c->kind == CC_KIND_GPU || c->kind == CC_KIND_NPU)
        return 1;
    for (uint32_t i = 0; depth > 0 && i < c->part_count; i++)
        count += c->contains[i].count * count_accelerators(db, c->contains[i].chip, depth - 1);
    return count;
}

double cc_count_accelerators(const struct cc_db *db, uint32_t chip)
{
    enum { DEPTH = 3 }; /* a pod of racks of superchips of accelerators */
    return count_accelerators(db, chip, DEPTH);
}

bool cc_side_is_distinct(const struct cc_value *value, size_t side)
{
    const struct cc_interval own = value->sides[side].quantity.range;
    for (size_t i = 0; i < side; i++) {
        const struct cc_interval other = value->sides[i].quantity.range;
        if (!(own.lo < other.lo || own.lo > other.lo || own.hi < other.hi || own.hi > other.hi))
            return false;
    }
    return true;
}

static bool get_parts(const struct cc_db *db, struct cc_total *out, struct cc_arena *arena, struct cc_error *error)
{
    const struct cc_chip *chip = &db->chips[out->whole.chip];
    out->parts = CC_NEW(arena, struct cc_part_value, chip->part_count);
    if (!out->parts)
        return cc_error_memory(error);
    for (; out->part_count < chip->part_count; out->part_count++) {
        struct cc_part_value *part = &out->parts[out->part_count];
        part->chip = chip->contains[out->part_count].chip;
        part->count = chip->contains[out->part_count].count;
        if (!cc_value_get(db, part->chip, out->whole.metric, out->whole.basis, arena, &part->value, error))
            return false;
    }
    return true;
}

/* The preferred figure stands for the hull where figures of equal standing disagree. */
static struct cc_part_sum sum_with(const struct cc_total *total, size_t part, size_t side)
{
    struct cc_part_sum sum = {.part = part, .side = side};
    for (size_t i = 0; i < total->part_count; i++) {
        const struct cc_value *value = &total->parts[i].value;
        bool other = i == part && side > 0;
        const struct cc_quantity *quantity = &value->sides[other ? side : 0].quantity;
        struct cc_interval range = cc_interval_scale(other ? quantity->range : value->range, total->parts[i].count);
        sum.number += quantity->value * total->parts[i].count;
        sum.range = i ? cc_interval_add(sum.range, range) : range;
    }
    return sum;
}

static bool add_sums(struct cc_total *out, struct cc_arena *arena, struct cc_error *error)
{
    size_t most = 1;
    for (size_t i = 0; i < out->part_count; i++) {
        if (!out->parts[i].value.side_count)
            return true;
        most += out->parts[i].value.side_count;
    }
    if (!out->part_count)
        return true;
    out->sums = CC_NEW(arena, struct cc_part_sum, most);
    if (!out->sums)
        return cc_error_memory(error);
    out->sums[out->sum_count++] = sum_with(out, 0, 0);
    for (size_t i = 0; i < out->part_count; i++)
        for (size_t side = 1; side < out->parts[i].value.side_count; side++)
            if (cc_side_is_distinct(&out->parts[i].value, side))
                out->sums[out->sum_count++] = sum_with(out, i, side);
    return true;
}

bool cc_total_get(const struct cc_db *db, uint32_t chip, uint32_t metric, enum cc_basis basis, struct cc_arena *arena, struct cc_total *out,
    struct cc_error *error)
{
    *out = (struct cc_total){.part_count = 0};
    return cc_value_get(db, chip, metric, basis, arena, &out->whole, error) && get_parts(db, out, arena, error) &&
           (!cc_metric_is_number(&db->metrics[metric]) || add_sums(out, arena, error));
}
