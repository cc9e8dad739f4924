/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp roofline: ridge points, break-even intensities, and what a workload can reach. */
#include "cli.h"
#include "pick.h"

#include "chipcmp/num/decimal.h"
#include "chipcmp/report/roofline.h"

struct settings {
    struct cc_pick pick; /* first: see CC_PICK_OPTIONS */
    long digits;
    struct cc_texts intensities;
    bool decode, prefill;
    const char *parameters, *weight_bytes, *kv_bytes, *kv_per_token;
    long batch, context, layers, heads, kv_heads, head_elements;
};

#define MODEL_MAX 1000000000

static const struct cc_option options[] = {
    CC_PICK_BASE,
    {"metric", 'm', CC_OPTION_LIST, "METRIC", NULL, "only this rate (bf16_tensor); may be given several times",
        offsetof(struct settings, pick.metrics), 0, 0},
    CC_PICK_BASES_AND_SCOPE,
    {"intensity", 'i', CC_OPTION_LIST, "X", NULL, "what is attainable at X operations per byte; may be given several times",
        offsetof(struct settings, intensities), 0, 0},
    {"decode", 0, CC_OPTION_FLAG, NULL, NULL, "the intensity of one decoding step of a transformer", offsetof(struct settings, decode), 0,
        0},
    {"prefill", 0, CC_OPTION_FLAG, NULL, NULL, "the intensity of reading a transformer's prompts", offsetof(struct settings, prefill), 0,
        0},
    {"params", 0, CC_OPTION_TEXT, "N", NULL, "active parameters of the model: 70B, 37e9", offsetof(struct settings, parameters), 0, 0},
    {"weight-bytes", 0, CC_OPTION_TEXT, "N", NULL, "bytes of a weight (default 2; 0.5 for 4 bits)", offsetof(struct settings, weight_bytes),
        0, 0},
    {"batch", 0, CC_OPTION_NUMBER, "N", NULL, "sequences at once (default 1)", offsetof(struct settings, batch), 1, MODEL_MAX},
    {"context", 0, CC_OPTION_NUMBER, "N", NULL, "tokens of each sequence: in the cache (decode, default 0), in the prompt (prefill)",
        offsetof(struct settings, context), 1, MODEL_MAX},
    {"layers", 0, CC_OPTION_NUMBER, "N", NULL, "layers, for attention and its cache", offsetof(struct settings, layers), 1, MODEL_MAX},
    {"heads", 0, CC_OPTION_NUMBER, "N", NULL, "attention heads of a layer", offsetof(struct settings, heads), 1, MODEL_MAX},
    {"kv-heads", 0, CC_OPTION_NUMBER, "N", NULL, "key-value heads of a layer (default: as many as heads)",
        offsetof(struct settings, kv_heads), 1, MODEL_MAX},
    {"head-dim", 0, CC_OPTION_NUMBER, "N", NULL, "elements of a head", offsetof(struct settings, head_elements), 1, MODEL_MAX},
    {"kv-bytes", 0, CC_OPTION_TEXT, "N", NULL, "bytes of a cached element (default 2)", offsetof(struct settings, kv_bytes), 0, 0},
    {"kv-per-token", 0, CC_OPTION_TEXT, "BYTES", NULL, "bytes that a token takes in the cache over all layers, instead of the heads'",
        offsetof(struct settings, kv_per_token), 0, 0},
    {"digits", 'd', CC_OPTION_NUMBER, "N", NULL, "significant digits of computed numbers, 2 to 9 (default 3)",
        offsetof(struct settings, digits), 2, 9},
    {0},
};

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
    cc_cli_usage(cli, "--%s takes a number above zero%s, not \"%s\"", option, suffix ? " such as 70B or 37e9" : "", text);
    return false;
}

static bool optional_number(struct cc_cli *cli, const char *option, const char *text, double fallback, double *out)
{
    *out = fallback;
    return !text || read_number(cli, option, text, false, out);
}

/* The attention's shape is stated whole or not at all, and a cache needs it. */
static bool check_shape(struct cc_cli *cli, const struct settings *s)
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

static bool read_model(struct cc_cli *cli, const struct settings *s, struct cc_model *out)
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

/* The workloads asked for, in the order of --help. */
static bool read_works(struct cc_cli *cli, const struct settings *s, struct cc_report_roofline_options *out)
{
    struct cc_roofline_work *works = CC_NEW(&cli->arena, struct cc_roofline_work, s->intensities.count + 2);
    struct cc_model model;
    bool modelled = s->parameters || s->weight_bytes || s->batch || s->context || s->layers || s->heads || s->kv_heads ||
                    s->head_elements || s->kv_bytes || s->kv_per_token;
    if (!works)
        return cc_error_memory(&cli->error);
    out->works = works;
    for (size_t i = 0; i < s->intensities.count; i++)
        if (!read_number(cli, "intensity", s->intensities.items[i], false, &works[out->work_count++].intensity))
            return false;
    if (!s->decode && !s->prefill) {
        if (modelled)
            cc_cli_usage(cli, "the numbers of a model go with --decode or --prefill");
        return !modelled;
    }
    return read_model(cli, s, &model) && (!s->decode || add_model(cli, &model, CC_PHASE_DECODE, works, &out->work_count)) &&
           (!s->prefill || add_model(cli, &model, CC_PHASE_PREFILL, works, &out->work_count));
}

static bool check_rates(struct cc_cli *cli, const struct cc_compare_options *o)
{
    for (size_t i = 0; o->metrics && i < o->metric_count; i++)
        if (!cc_roofline_is_rate(&cli->db.metrics[o->metrics[i]])) {
            cc_cli_usage(cli, "%.*s is not a rate of operations; a roofline takes one such as bf16_tensor",
                CC_PRI(cli->db.metrics[o->metrics[i]].id));
            return false;
        }
    return true;
}

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    const struct settings *s = settings;
    struct cc_chosen chosen;
    struct cc_compare_options o = {.chips = NULL};
    struct cc_report_roofline_options report = {.digits = s->digits ? (int)s->digits : 3};
    struct cc_roofline roofline;
    struct cc_doc doc;
    if (!read_works(cli, s, &report) || !cc_cli_load(cli) || !cc_cli_pick(cli, &s->pick, count, operands, &chosen, &o) ||
        !check_rates(cli, &o))
        return CC_EXIT_ERROR;
    report.notes = chosen.notes;
    report.note_count = chosen.note_count;
    cc_doc_init(&doc, &cli->arena);
    if (!cc_roofline_run(&cli->db, &o, &cli->arena, &roofline, &cli->error) || !cc_report_roofline(&roofline, &report, &doc, &cli->error)) {
        cc_doc_release(&doc);
        return CC_EXIT_ERROR;
    }
    return cc_cli_finish(cli, &doc, CC_EXIT_DONE);
}

const struct cc_command cc_command_roofline = {
    .name = "roofline",
    .operands = "CHIP CHIP ...",
    .summary = "show which work which chip is faster at, by compute and bandwidth",
    .description =
        "The roofline model (Williams, Waterman and Patterson, CACM 52(4), 2009): at an arithmetic intensity of X operations per byte of "
        "memory traffic a chip reaches at most the lower of its peak rate and X times its memory bandwidth. Shown for each precision and "
        "basis: the ridge point, from which on the peak rate is the bound; and against the base (the last chip named, or --base) the ratio "
        "of the attainable rates and the break-even intensity, below which one chip leads and above which the other. What is unknown is "
        "said to be so; nothing crosses bases.\n\n"
        "--intensity X answers for one workload. --decode and --prefill derive X for transformer inference from the model's parameters "
        "(Kaplan et al. 2020, Pope et al. 2022), print the assumptions, and give tokens per second as an upper bound. Without --layers, "
        "--heads and --head-dim attention is not counted.\n\n"
        "All figures are published peaks; nothing is measured.",
    .examples = "chipcmp roofline H20 H100 --dense\tridge points and break-even intensities, dense\n"
                "chipcmp roofline H20 H100 -m fp16_tensor --dense --intensity 100\twhat 100 FLOP/byte can reach on each\n"
                "chipcmp roofline H20 H100 -m bf16_tensor --dense --decode --params 70B\ta decoding step of 70 billion parameters\n"
                "chipcmp roofline H20 H100 --dense --prefill --params 8B --context 2048\treading a prompt of 2,048 tokens",
    .formats = "table json csv tsv markdown html",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
