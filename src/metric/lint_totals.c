/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of systems against what they contain: totals, and the number of accelerators. */
#include "chipcmp/metric/total.h"
#include "lint.h"

bool lint_total(struct value_lint *lint, const struct cc_value *value)
{
    const struct cc_chip *chip = &lint->db->chips[value->chip];
    struct cc_total total;
    if (!chip->part_count || !value->side_count || cc_total_rule(&lint->db->metrics[value->metric]) != CC_TOTAL_SUM)
        return true;
    if (!cc_total_get(lint->db, value->chip, value->metric, value->basis, &lint->scratch, &total, lint->error))
        return false;
    if (!total.sum_count || cc_interval_overlap(value->range, total.sums[0].range))
        return true;
    const struct cc_side *side = &value->sides[0];
    return LINT_ADD(lint, side->halving ? side->halving->place : side->figure->place, side->halving ? "metric" : "value",
        "%.*s: %.*s %.*s stands for %.*s, but %u x %.*s%s is %.*s", CC_PRI(lint_cell(lint, value)), CC_PRI(side->literal),
        CC_PRI(side->figure->unit), CC_PRI(lint_interval(lint, value->metric, value->range)), (unsigned)chip->contains[0].count,
        CC_PRI(lint->db->chips[chip->contains[0].chip].id), chip->part_count > 1 ? " and the other parts" : "",
        CC_PRI(lint_interval(lint, value->metric, total.sums[0].range)));
}

bool lint_accelerators(struct value_lint *lint, const struct cc_value *value)
{
    const struct cc_chip *chip = &lint->db->chips[value->chip];
    if (!cc_str_eq(lint->db->metrics[value->metric].id, CC_STR("accelerators")) || !value->side_count)
        return true;
    double count = cc_count_accelerators(lint->db, value->chip);
    if (count <= 0 || cc_interval_contains(value->range, count))
        return true;
    return LINT_ADD(lint, chip->place, "contains", "%.*s contains %.0f accelerators, but is cited with %.*s", CC_PRI(chip->id), count,
        CC_PRI(value->sides[0].literal));
}
