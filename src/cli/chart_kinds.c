/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp chart: a row for each kind of chart. */
#include "chart_kinds.h"
#include "measure.h"

#include "chipcmp/analysis/compare.h"
#include "chipcmp/grammar/find.h"
#include "chipcmp/report/balance_plot.h"
#include "chipcmp/report/bars_plot.h"
#include "chipcmp/report/claim_plot.h"
#include "chipcmp/report/matrix_plot.h"
#include "chipcmp/report/rank_plot.h"
#include "chipcmp/report/ratio_plot.h"
#include "chipcmp/report/roofline_plot.h"
#include "chipcmp/report/rules_plot.h"
#include "chipcmp/report/scatter_plot.h"
#include "chipcmp/report/timeline_plot.h"

#include <string.h>

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

/* Of kinds that have room for one basis. */
static bool is_one_basis(struct cc_cli *cli, const struct cc_chart_settings *s)
{
    if (s->pick.dense && s->pick.sparse)
        cc_cli_usage(cli, "this chart shows one basis: --dense and --sparse exclude each other");
    else if (s->ranking.basis && (s->pick.dense || s->pick.sparse))
        cc_cli_usage(cli, "--basis excludes --dense and --sparse");
    else
        return true;
    return false;
}

/* The axes: two metrics with --metric, upwards and across, or compute and memory bandwidth. Dense rates unless --sparse. */
static bool choose_axes(struct cc_cli *cli, const struct cc_chart_settings *s, struct cc_compare_options *o, uint32_t axes[2])
{
    static const char *const usual[] = {"bf16_tensor", "memory_bandwidth"};
    if (s->pick.metrics.count != 0 && s->pick.metrics.count != 2) {
        cc_cli_usage(cli, "scatter takes --metric twice, for the axis upwards and the one across");
        return false;
    }
    for (size_t i = 0; i < 2; i++) {
        if (!cc_cli_metric(cli, s->pick.metrics.count ? s->pick.metrics.items[i] : usual[i], &axes[i]))
            return false;
    }
    o->metrics = axes;
    o->metric_count = 2;
    o->bases = o->bases ? o->bases : 1U << CC_BASIS_DENSE;
    return true;
}

static bool build_scatter(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands, struct cc_plot *out)
{
    struct cc_compare_options o = {0};
    struct cc_compare compare;
    struct cc_chosen chosen;
    uint32_t axes[2];
    return is_one_basis(cli, s) && cc_cli_pick(cli, &s->pick, count, operands, &chosen, &o) && choose_axes(cli, s, &o, axes) &&
           cc_compare_run(&cli->db, &o, &cli->arena, &compare, &cli->error) &&
           cc_report_scatter_plot(&compare, axes[1], axes[0], &cli->arena, out, &cli->error);
}

/* Every chip is the base once. */
static bool build_matrix_of_chips(struct cc_cli *cli, struct cc_compare_options *o, struct cc_plot *out)
{
    struct cc_compare *compares = CC_NEW(&cli->arena, struct cc_compare, o->chip_count);
    if (!compares)
        return cc_error_memory(&cli->error);
    o->bases = o->bases ? o->bases : 1U << CC_BASIS_DENSE;
    for (size_t i = 0; i < o->chip_count; i++) {
        o->base = o->chips[i];
        if (!cc_compare_run(&cli->db, o, &cli->arena, &compares[i], &cli->error))
            return false;
    }
    return cc_report_matrix_chips_plot(compares, o->metrics[0], &cli->arena, out, &cli->error);
}

/* One metric: chips by chips. Else chips by metrics. */
static bool build_matrix(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands, struct cc_plot *out)
{
    struct cc_compare_options o = {0};
    struct cc_compare compare;
    struct cc_chosen chosen;
    if (!cc_cli_pick(cli, &s->pick, count, operands, &chosen, &o))
        return false;
    if (o.metric_count == 1)
        return is_one_basis(cli, s) && build_matrix_of_chips(cli, &o, out);
    return cc_compare_run(&cli->db, &o, &cli->arena, &compare, &cli->error) &&
           cc_report_matrix_metrics_plot(&compare, &cli->arena, out, &cli->error);
}

static bool build_timeline(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands, struct cc_plot *out)
{
    struct cc_chosen chosen;
    struct cc_measure measure;
    struct cc_timeline timeline;
    bool has_basis;
    if (s->pick.metrics.count > 1) {
        cc_cli_usage(cli, "timeline takes one --metric");
        return false;
    }
    if (count < 1) {
        cc_cli_usage(cli, "timeline needs a chip or more");
        return false;
    }
    return is_one_basis(cli, s) && cc_cli_chips(cli, count, operands, s->pick.all_variants, &chosen) &&
           cc_cli_measure(cli, s->pick.metrics.count ? s->pick.metrics.items[0] : "bf16_tensor", NULL, s->pick.sparse ? "sparse" : NULL,
               &measure, &has_basis) &&
           cc_timeline_run(&cli->db, &measure, has_basis, chosen.chips, chosen.count, &cli->arena, &timeline, &cli->error) &&
           cc_report_timeline_plot(&timeline, &cli->arena, out, &cli->error);
}

/* A few metrics that make a chip's balance, where none are chosen. */
static bool build_balance(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands, struct cc_plot *out)
{
    static const char *usual[] = {"fp64_vector", "bf16_tensor", "fp8_tensor", "memory_capacity", "memory_bandwidth",
        "interconnect_bandwidth", "tdp"};
    struct cc_chart_settings chosen = *s;
    if (s->pick.metrics.count == 0 && s->pick.groups.count == 0) {
        chosen.pick.metrics = (struct cc_texts){usual, sizeof usual / sizeof *usual, 0};
        chosen.pick.dense = !s->pick.sparse;
    }
    return build_from_compare(cli, &chosen, count, operands, cc_report_balance_plot, out);
}

typedef bool roofline_builder(const struct cc_roofline *roofline, const struct cc_roofline_work *works, size_t work_count,
    struct cc_arena *arena, struct cc_plot *out, struct cc_error *error);

/* Kinds that draw one rate of the chips, dense unless --sparse, over arithmetic intensity. */
static bool build_from_roofline(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands,
    roofline_builder *builder, struct cc_plot *out)
{
    struct cc_compare_options o = {0};
    struct cc_chosen chosen;
    struct cc_roofline roofline;
    struct cc_roofline_work *works;
    size_t work_count;
    if (s->pick.metrics.count > 1) {
        cc_cli_usage(cli, "a chart of rooflines takes one --metric, a rate");
        return false;
    }
    if (!is_one_basis(cli, s) || !cc_cli_workloads(cli, &s->works, &works, &work_count) ||
        !cc_cli_pick(cli, &s->pick, count, operands, &chosen, &o) || !cc_cli_rates(cli, &o))
        return false;
    o.bases = o.bases ? o.bases : 1U << CC_BASIS_DENSE;
    return cc_roofline_run(&cli->db, &o, &cli->arena, &roofline, &cli->error) &&
           builder(&roofline, works, work_count, &cli->arena, out, &cli->error);
}

static bool build_roofline(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands, struct cc_plot *out)
{
    return build_from_roofline(cli, s, count, operands, cc_report_roofline_plot, out);
}

static bool build_advantage(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands, struct cc_plot *out)
{
    return build_from_roofline(cli, s, count, operands, cc_report_advantage_plot, out);
}

static bool build_rules(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands, struct cc_plot *out)
{
    struct cc_chosen chosen;
    struct cc_control_options o = {.rule_count = s->rule ? 1 : 0};
    struct cc_control control;
    uint32_t rule;
    if (count < 1) {
        cc_cli_usage(cli, "rules needs a chip or more");
        return false;
    }
    if (!cc_cli_chips(cli, count, operands, s->pick.all_variants, &chosen) || (s->rule && !cc_cli_rule(cli, s->rule, &rule)))
        return false;
    o.chips = chosen.chips;
    o.chip_count = chosen.count;
    o.rules = s->rule ? &rule : NULL;
    return cc_control_run(&cli->db, &o, &cli->arena, &control, &cli->error) &&
           cc_report_rules_plot(&control, &cli->arena, out, &cli->error);
}

/* Dense BF16 where no metric is asked for; all accelerators where no chips are named. */
static bool build_rank(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands, struct cc_plot *out)
{
    struct cc_rank_options o = {0};
    struct cc_ranking_settings ranking = s->ranking;
    struct cc_chosen chosen = {0};
    struct cc_rank rank;
    if (s->pick.metrics.count > 1) {
        cc_cli_usage(cli, "rank takes one --metric");
        return false;
    }
    if (!ranking.basis)
        ranking.basis = s->pick.sparse ? "sparse" : s->pick.dense ? "dense" : NULL;
    if (!is_one_basis(cli, s) || !cc_cli_ranking(cli, s->pick.metrics.count ? s->pick.metrics.items[0] : "bf16_tensor", &ranking, &o) ||
        (count && !cc_cli_chips(cli, count, operands, s->pick.all_variants, &chosen)))
        return false;
    o.chips = chosen.chips;
    o.chip_count = chosen.count;
    return cc_rank_run(&cli->db, &o, &cli->arena, &rank, &cli->error) && cc_report_rank_plot(&rank, &cli->arena, out, &cli->error);
}

static bool build_claim(struct cc_cli *cli, const struct cc_chart_settings *s, int count, char **operands, struct cc_plot *out)
{
    struct cc_verdict_options verdicts = {.tolerance_scale = 1};
    struct cc_check check;
    (void)s;
    if (count != 1) {
        cc_cli_usage(cli, "claim takes one sentence, in quotation marks");
        return false;
    }
    return cc_check_text(&cli->db, CC_STR(""), CC_STR(""), cc_str_of(operands[0]), &verdicts, &cli->arena, &check, &cli->error) &&
           cc_report_claim_plot(&cli->db, &check, &cli->arena, out, &cli->error);
}

enum {
    TWO_METRICS = CC_CHART_BASE | CC_CHART_METRICS | CC_CHART_BASES | CC_CHART_VARIANTS | CC_CHART_PER_ACCELERATOR,
    COMPARISON = TWO_METRICS | CC_CHART_GROUPS,
    ONE_METRIC = CC_CHART_METRICS | CC_CHART_BASES | CC_CHART_VARIANTS
};

const struct cc_chart_kind cc_chart_kinds[] = {
    {"ratio", "CHIP CHIP ...", "figures as bars of chip / base around 1, on a logarithmic axis", COMPARISON, build_ratio},
    {"bars", "CHIP CHIP ...", "the figures themselves, a panel and a unit for each metric", COMPARISON, build_bars},
    {"scatter", "CHIP CHIP ...", "compute against memory bandwidth, or two other metrics, on logarithmic axes", TWO_METRICS, build_scatter},
    {"matrix", "CHIP CHIP ...", "a heat map: chips by metrics against the base, or with one --metric chips by chips", COMPARISON,
        build_matrix},
    {"balance", "CHIP CHIP ...", "ratios to the base as lines over parallel axes, like for like", COMPARISON, build_balance},
    {"timeline", "CHIP ...", "one --metric by date of announcement, with the trend over five chips or more", ONE_METRIC, build_timeline},
    {"roofline", "CHIP CHIP ...", "what each chip can attain by arithmetic intensity, with ridge points and break-even",
        TWO_METRICS | CC_CHART_WORKLOADS, build_roofline},
    {"advantage", "CHIP CHIP ...", "the ratio of what two chips can attain by arithmetic intensity, and where one leads",
        TWO_METRICS | CC_CHART_WORKLOADS, build_advantage},
    {"rules", "CHIP ...", "TPP against performance density, with the thresholds of an export rule", CC_CHART_VARIANTS | CC_CHART_RULE,
        build_rules},
    {"rank", "[CHIP ...]", "chips in the order of one --metric, with the interval of each", ONE_METRIC | CC_CHART_RANKING, build_rank},
    {"claim", "SENTENCE", "the verdict on a stated figure: what the words allow, and every reading", 0, build_claim},
    {0},
};

const struct cc_chart_kind *cc_chart_kind_find(const char *name)
{
    const struct cc_chart_kind *kind = cc_chart_kinds;
    while (kind->name && strcmp(kind->name, name) != 0)
        kind++;
    return kind->name ? kind : NULL;
}

/* The part of the settings that an option sets says who takes it; 0: every kind. */
static unsigned taken_as(const struct cc_option *option)
{
#define PART(member, bit) \
    { \
        offsetof(struct cc_chart_settings, member), sizeof((const struct cc_chart_settings *)0)->member, bit \
    }
    static const struct {
        size_t offset, size;
        unsigned bit;
    } parts[] = {
        PART(pick.base, CC_CHART_BASE),
        PART(pick.metrics, CC_CHART_METRICS),
        PART(pick.groups, CC_CHART_GROUPS),
        PART(pick.dense, CC_CHART_BASES),
        PART(pick.sparse, CC_CHART_BASES),
        PART(pick.all_variants, CC_CHART_VARIANTS),
        PART(pick.per_accelerator, CC_CHART_PER_ACCELERATOR),
        PART(works, CC_CHART_WORKLOADS),
        PART(rule, CC_CHART_RULE),
        PART(ranking, CC_CHART_RANKING),
    };
#undef PART
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (option->offset >= parts[i].offset && option->offset < parts[i].offset + parts[i].size)
            return parts[i].bit;
    return 0;
}

/* "the chart rules takes no --group; ratio, bars, matrix and balance do" */
static void refuse(struct cc_cli *cli, const struct cc_chart_kind *kind, const struct cc_option *option, unsigned bit)
{
    struct cc_buf others;
    size_t count = 0, said = 0;
    cc_buf_init(&others, 0);
    for (const struct cc_chart_kind *k = cc_chart_kinds; k->name; k++)
        count += (k->takes & bit) != 0;
    for (const struct cc_chart_kind *k = cc_chart_kinds; k->name; k++)
        if (k->takes & bit)
            cc_buf_addf(&others, "%s%s", said++ == 0 ? "" : said == count ? " and " : ", ", k->name);
    cc_cli_usage(cli, "the chart %s takes no --%s; %.*s do%s", kind->name, option->name, CC_PRI(cc_buf_view(&others)),
        count == 1 ? "es" : "");
    cc_buf_release(&others);
}

bool cc_chart_kind_takes(struct cc_cli *cli, const struct cc_chart_kind *kind, const struct cc_option *options,
    const struct cc_chart_settings *settings)
{
    for (const struct cc_option *option = options; option->name; option++) {
        unsigned bit = taken_as(option);
        if (!bit || kind->takes & bit || !cc_cli_is_given(option, settings))
            continue;
        refuse(cli, kind, option, bit);
        return false;
    }
    return true;
}
