/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workloads stated by options: intensities, and the inference of a model. */
#include "workloads.h"

#include "chipcmp/num/decimal.h"

/* A positive number, with K, M, B or T for thousands up to millions of millions where `suffix`. */
static bool read_number(struct cc_cli *cli, const char *option, const char *text, bool suffix, double *out)
{
    static const char letters[] = "KMBT";
    struct cc_str s = cc_str_trim(cc_str_of(text));
    struct cc_decimal d;
    int scale = 0;
    for (int i = 0; suffix && s.len && letters[i]; i++)
        if (cc_lower(s.s[s.len - 1]) == cc_lower(letters[i]))
            scale = 3 * (i + 1);
    if (scale)
        s = cc_str_trim(cc_str_sub(s, 0, s.len - 1));
    if (cc_decimal_parse(s, &d) == CC_DECIMAL_OK && !d.negative && !cc_decimal_is_zero(d)) {
        *out = cc_decimal_to_double(d, scale, 1, 1);
        if (*out >= 1e-6 && *out <= 1e18)
            return true;
    }
    cc_cli_usage(cli, "--%s takes a number above zero, 1e-6 to 1e18%s, not \"%s\"", option, suffix ? ", such as 70B or 37e9" : "", text);
    return false;
}

static bool optional_number(struct cc_cli *cli, const char *option, const char *text, double fallback, double *out)
{
    *out = fallback;
    return !text || read_number(cli, option, text, false, out);
}

/* The attention's shape is stated whole or not at all, and a cache needs it. */
static bool check_shape(struct cc_cli *cli, const struct cc_workload_settings *s)
{
    bool any = s->layers || s->heads || s->kv_heads || s->head_elements || s->kv_bytes;
    bool whole = s->layers && s->heads && s->head_elements;
    if (any && !whole)
        cc_cli_usage(cli, "the shape of attention takes --layers, --heads and --head-dim together");
    else if (s->kv_per_token && (s->kv_heads || s->kv_bytes))
        cc_cli_usage(cli, "--kv-per-token stands in place of --kv-heads and --kv-bytes");
    else if (s->kv_heads > s->heads)
        cc_cli_usage(cli, "--kv-heads is at most --heads");
    else if (s->prefill && !s->context)
        cc_cli_usage(cli, "--prefill needs --context N, the tokens of a prompt");
    else if (s->decode && s->context && !whole && !s->kv_per_token)
        cc_cli_usage(cli, "a cache of --context tokens takes --layers, --heads and --head-dim, or --kv-per-token");
    else
        return true;
    return false;
}

static bool read_model(struct cc_cli *cli, const struct cc_workload_settings *s, struct cc_model *out)
{
    if (!s->parameters) {
        cc_cli_usage(cli, "--%s needs --params N, the active parameters of the model", s->decode ? "decode" : "prefill");
        return false;
    }
    *out = (struct cc_model){.batch = s->batch ? (double)s->batch : 1,
        .context = (double)s->context,
        .layers = (double)s->layers,
        .heads = (double)s->heads,
        .kv_heads = (double)(s->kv_heads ? s->kv_heads : s->heads),
        .head_elements = (double)s->head_elements};
    return check_shape(cli, s) && read_number(cli, "params", s->parameters, true, &out->parameters) &&
           optional_number(cli, "weight-bytes", s->weight_bytes, 2, &out->weight_bytes) &&
           optional_number(cli, "kv-bytes", s->kv_bytes, 2, &out->kv_bytes) &&
           optional_number(cli, "kv-per-token", s->kv_per_token, 0, &out->kv_per_token);
}

static bool add_model(struct cc_cli *cli, const struct cc_model *stated, enum cc_phase phase, struct cc_roofline_work *works, size_t *count)
{
    struct cc_model *model = CC_NEW(&cli->arena, struct cc_model, 1);
    if (!model)
        return cc_error_memory(&cli->error);
    *model = *stated;
    model->phase = phase;
    struct cc_roofline_work work = {.model = model};
    if (!cc_workload_of(model, &work.workload, &cli->error))
        return false;
    work.intensity = work.workload.intensity;
    works[(*count)++] = work;
    return true;
}

static bool has_model(const struct cc_workload_settings *s)
{
    return s->parameters || s->weight_bytes || s->batch || s->context || s->layers || s->heads || s->kv_heads || s->head_elements ||
           s->kv_bytes || s->kv_per_token;
}

bool cc_cli_workloads(struct cc_cli *cli, const struct cc_workload_settings *s, struct cc_roofline_work **works, size_t *count)
{
    struct cc_model model;
    *works = CC_NEW(&cli->arena, struct cc_roofline_work, s->intensities.count + 2);
    *count = 0;
    if (!*works)
        return cc_error_memory(&cli->error);
    for (size_t i = 0; i < s->intensities.count; i++)
        if (!read_number(cli, "intensity", s->intensities.items[i], false, &(*works)[(*count)++].intensity))
            return false;
    if (!s->decode && !s->prefill) {
        if (has_model(s))
            cc_cli_usage(cli, "the numbers of a model go with --decode or --prefill");
        return !has_model(s);
    }
    return read_model(cli, s, &model) && (!s->decode || add_model(cli, &model, CC_PHASE_DECODE, *works, count)) &&
           (!s->prefill || add_model(cli, &model, CC_PHASE_PREFILL, *works, count));
}

bool cc_cli_rates(struct cc_cli *cli, const struct cc_compare_options *o)
{
    for (size_t i = 0; o->metrics && i < o->metric_count; i++)
        if (!cc_roofline_is_rate(&cli->db.metrics[o->metrics[i]])) {
            cc_cli_usage(cli, "%.*s is not a rate of operations; a roofline takes one such as bf16_tensor",
                CC_PRI(cli->db.metrics[o->metrics[i]].id));
            return false;
        }
    return true;
}
