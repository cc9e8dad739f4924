/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which chips, base, metrics and bases a comparison is of. */
#include "pick.h"

/* Metrics and groups add up: "--metric tdp --group memory" is the power and all of the memory. */
static bool choose_metrics(struct cc_cli *cli, const struct cc_pick *s, struct cc_compare_options *o)
{
    uint32_t *metrics = CC_NEW(&cli->arena, uint32_t, s->metrics.count + cli->db.metric_count);
    if (!metrics)
        return cc_error_memory(&cli->error);
    for (; o->metric_count < s->metrics.count; o->metric_count++)
        if (!cc_cli_metric(cli, s->metrics.items[o->metric_count], &metrics[o->metric_count]))
            return false;
    for (size_t i = 0; i < s->groups.count; i++) {
        enum cc_group group;
        if (cc_group_parse(cc_str_of(s->groups.items[i]), &group))
            o->groups |= 1U << group;
    }
    for (uint32_t i = 0; s->metrics.count && i < cli->db.metric_count; i++)
        if (o->groups >> cli->db.metrics[i].group & 1)
            metrics[o->metric_count++] = i;
    if (s->metrics.count) {
        o->metrics = metrics;
        o->groups = 0;
    }
    o->bases = (s->dense ? 1U << CC_BASIS_DENSE : 0) | (s->sparse ? 1U << CC_BASIS_SPARSE : 0);
    return true;
}

/* The base is the last chip named, or the one --base names; that is added when it is not among the operands. */
static bool choose_chips(struct cc_cli *cli, const struct cc_pick *s, int count, char **operands, struct cc_chosen *chosen, uint32_t *base)
{
    char **names = CC_NEW(&cli->arena, char *, (size_t)count + 1);
    struct cc_chosen last;
    if (!names)
        return cc_error_memory(&cli->error);
    for (int i = 0; i < count; i++)
        names[i] = operands[i];
    if (s->base && !(names[count++] = cc_cli_operand(cli, cc_str_of(s->base))))
        return false;
    if (!cc_cli_chips(cli, count, names, s->all_variants, chosen) || !cc_cli_chips(cli, 1, &names[count - 1], false, &last))
        return false;
    *base = last.chips[0];
    return true;
}

bool cc_cli_pick(struct cc_cli *cli, const struct cc_pick *pick, int count, char **operands, struct cc_chosen *chosen,
    struct cc_compare_options *out)
{
    if (!count || (count < 2 && !pick->base && !pick->all_variants)) {
        cc_cli_usage(cli, "%s needs two chips or more", cli->command->name);
        return false;
    }
    if (!choose_chips(cli, pick, count, operands, chosen, &out->base) || !choose_metrics(cli, pick, out))
        return false;
    if (chosen->count < 2) {
        cc_cli_usage(cli, "the names all stand for %.*s; %s needs two different chips", CC_PRI(cli->db.chips[chosen->chips[0]].id),
            cli->command->name);
        return false;
    }
    out->chips = chosen->chips;
    out->chip_count = chosen->count;
    out->per_accelerator = pick->per_accelerator;
    return true;
}
