/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of systems against what they contain: totals, and the number of accelerators. */
#include "lint.h"

/* A metric whose figure for a system is the sum over its parts. Power is not: a system also feeds processors, links and fans. */
static bool is_summed(const struct cc_metric *metric)
{
    return metric->group == CC_GROUP_COMPUTE || metric->group == CC_GROUP_MEMORY || metric->group == CC_GROUP_INTERCONNECT;
}

/* The sum over the parts by their preferred figures; *known is false where one of them has none. */
static bool sum_parts(struct value_lint *lint, const struct cc_value *value, struct cc_interval *sum, bool *known)
{
    const struct cc_chip *chip = &lint->db->chips[value->chip];
    *known = false;
    *sum = cc_interval_exact(0);
    for (uint32_t i = 0; i < chip->part_count; i++) {
        struct cc_value part;
        if (!cc_value_get(lint->db, chip->contains[i].chip, value->metric, value->basis, &lint->scratch, &part, lint->error))
            return false;
        if (!part.side_count)
            return true;
        *sum = cc_interval_add(*sum, cc_interval_scale(part.range, chip->contains[i].count));
    }
    *known = true;
    return true;
}

bool lint_total(struct value_lint *lint, const struct cc_value *value)
{
    const struct cc_chip *chip = &lint->db->chips[value->chip];
    const struct cc_metric *metric = &lint->db->metrics[value->metric];
    struct cc_interval sum;
    bool known;
    if (!chip->part_count || !value->side_count || !cc_metric_is_number(metric) || !is_summed(metric))
        return true;
    if (!sum_parts(lint, value, &sum, &known))
        return false;
    if (!known || cc_interval_overlap(value->range, sum))
        return true;
    const struct cc_side *side = &value->sides[0];
    return LINT_ADD(lint, side->halving ? side->halving->place : side->figure->place, side->halving ? "metric" : "value",
        "%.*s: %.*s %.*s stands for %.*s, but %u x %.*s%s is %.*s", CC_PRI(lint_cell(lint, value)), CC_PRI(side->literal),
        CC_PRI(side->figure->unit), CC_PRI(lint_interval(lint, value->metric, value->range)), (unsigned)chip->contains[0].count,
        CC_PRI(lint->db->chips[chip->contains[0].chip].id), chip->part_count > 1 ? " and the other parts" : "",
        CC_PRI(lint_interval(lint, value->metric, sum)));
}

/* Packages in a chip, by what it contains, down to a depth. */
static double count_packages(const struct cc_db *db, uint32_t chip, int depth)
{
    const struct cc_chip *c = &db->chips[chip];
    double count = 0;
    if (c->kind == CC_KIND_GPU || c->kind == CC_KIND_NPU)
        return 1;
    for (uint32_t i = 0; depth > 0 && i < c->part_count; i++)
        count += c->contains[i].count * count_packages(db, c->contains[i].chip, depth - 1);
    return count;
}

bool lint_accelerators(struct value_lint *lint, const struct cc_value *value)
{
    enum { DEPTH = 3 }; /* a pod of racks of superchips of accelerators */
    const struct cc_chip *chip = &lint->db->chips[value->chip];
    if (!cc_str_eq(lint->db->metrics[value->metric].id, CC_STR("accelerators")) || !value->side_count)
        return true;
    double count = count_packages(lint->db, value->chip, DEPTH);
    if (count <= 0 || cc_interval_contains(value->range, count))
        return true;
    return LINT_ADD(lint, chip->place, "contains", "%.*s contains %.0f accelerators, but is cited with %.*s", CC_PRI(chip->id), count,
        CC_PRI(value->sides[0].literal));
}
