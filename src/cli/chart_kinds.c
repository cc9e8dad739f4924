/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp chart: a row for each kind of chart. */
#include "chart_kinds.h"

#include "chipcmp/analysis/compare.h"
#include "chipcmp/report/bars_plot.h"
#include "chipcmp/report/ratio_plot.h"

typedef bool compare_builder(const struct cc_compare *compare, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error);

/* Kinds that draw a comparison of the chips named. */
static bool build_from_compare(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands, compare_builder *builder,
    struct cc_plot *out)
{
    struct cc_compare_options o = {0};
    struct cc_compare compare;
    struct cc_chosen chosen;
    return cc_cli_pick(cli, &s->pick, count, operands, &chosen, &o) && cc_compare_run(&cli->db, &o, &cli->arena, &compare, &cli->error) &&
           builder(&compare, &cli->arena, out, &cli->error);
}

static bool build_ratio(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands, struct cc_plot *out)
{
    return build_from_compare(cli, s, count, operands, cc_report_ratio_plot, out);
}

static bool build_bars(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands, struct cc_plot *out)
{
    return build_from_compare(cli, s, count, operands, cc_report_bars_plot, out);
}

const struct cc_chart_kind cc_chart_kinds[] = {
    {"ratio", "CHIP CHIP ...", "figures as bars of chip / base around 1, on a logarithmic axis", build_ratio},
    {"bars", "CHIP CHIP ...", "the figures themselves, a panel and a unit for each metric", build_bars},
    {0},
};
