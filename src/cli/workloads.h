/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 10, cli. The options that state workloads for rooflines, shared by the commands that take them. */
#ifndef CLI_WORKLOADS_H
#define CLI_WORKLOADS_H

#include "cli.h"

#include "chipcmp/report/roofline.h"

struct cc_workload_settings {
    struct cc_texts intensities;
    bool decode, prefill;
    const char *parameters, *weight_bytes, *kv_bytes, *kv_per_token;
    long batch, context, layers, heads, kv_heads, head_elements;
};

/* Rows of an option table for a settings struct `type` that has these settings as `member`. */
/* clang-format off */
/* NOLINTBEGIN(bugprone-macro-parentheses): a type and a member take none */
#define CC_WORKLOAD_MAX 1000000000
#define CC_WORKLOAD_OPTIONS(type, member) \
    {"intensity", 'i', CC_OPTION_LIST, "X", NULL, "what is attainable at X operations per byte; may be given several times", \
        offsetof(type, member.intensities), 0, 0}, \
    {"decode", 0, CC_OPTION_FLAG, NULL, NULL, "the intensity of one decoding step of a transformer", offsetof(type, member.decode), 0, \
        0}, \
    {"prefill", 0, CC_OPTION_FLAG, NULL, NULL, "the intensity of reading a transformer's prompts", offsetof(type, member.prefill), 0, \
        0}, \
    {"params", 0, CC_OPTION_TEXT, "N", NULL, "active parameters of the model: 70B, 37e9", offsetof(type, member.parameters), 0, 0}, \
    {"weight-bytes", 0, CC_OPTION_TEXT, "N", NULL, "bytes of a weight (default 2; 0.5 for 4 bits)", offsetof(type, member.weight_bytes), \
        0, 0}, \
    {"batch", 0, CC_OPTION_NUMBER, "N", NULL, "sequences at once (default 1)", offsetof(type, member.batch), 1, CC_WORKLOAD_MAX}, \
    {"context", 0, CC_OPTION_NUMBER, "N", NULL, "tokens of each sequence: in the cache (decode, default 0), in the prompt (prefill)", \
        offsetof(type, member.context), 0, CC_WORKLOAD_MAX}, \
    {"layers", 0, CC_OPTION_NUMBER, "N", NULL, "layers, for attention and its cache", offsetof(type, member.layers), 1, CC_WORKLOAD_MAX}, \
    {"heads", 0, CC_OPTION_NUMBER, "N", NULL, "attention heads of a layer", offsetof(type, member.heads), 1, CC_WORKLOAD_MAX}, \
    {"kv-heads", 0, CC_OPTION_NUMBER, "N", NULL, "key-value heads of a layer (default: as many as heads)", \
        offsetof(type, member.kv_heads), 1, CC_WORKLOAD_MAX}, \
    {"head-dim", 0, CC_OPTION_NUMBER, "N", NULL, "elements of a head", offsetof(type, member.head_elements), 1, CC_WORKLOAD_MAX}, \
    {"kv-bytes", 0, CC_OPTION_TEXT, "N", NULL, "bytes of a cached element (default 2)", offsetof(type, member.kv_bytes), 0, 0}, \
    {"kv-per-token", 0, CC_OPTION_TEXT, "BYTES", NULL, "bytes that a token takes in the cache over all layers, instead of the heads'", \
        offsetof(type, member.kv_per_token), 0, 0}
/* NOLINTEND(bugprone-macro-parentheses) */
/* clang-format on */

/* The workloads asked for, in the order of --help, in cli->arena. False with a usage error. */
bool cc_cli_workloads(struct cc_cli *cli, const struct cc_workload_settings *settings, struct cc_roofline_work **works, size_t *count);

/* A usage error where a metric chosen is no rate of operations. */
bool cc_cli_rates(struct cc_cli *cli, const struct cc_compare_options *options);

#endif
