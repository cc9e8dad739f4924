/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 10, cli. The options that say what is ranked and how, shared by the commands that rank. */
#ifndef CLI_RANKING_H
#define CLI_RANKING_H

#include "cli.h"

#include "chipcmp/analysis/rank.h"

struct cc_ranking_settings {
    const char *rate, *basis, *vendor, *as_of, *order;
    struct cc_texts kinds;
    bool families;
};

/* Rows of an option table for a settings struct `type` that has these settings as `member`. */
/* clang-format off */
/* NOLINTBEGIN(bugprone-macro-parentheses): a type and a member take none */
#define CC_RANKING_OPTIONS(type, member) \
    {"basis", 0, CC_OPTION_TEXT, "BASIS", NULL, \
        "on this basis: dense, sparse, both_directions ... (default: dense, or the first basis that has figures)", \
        offsetof(type, member.basis), 0, 0}, \
    {"rate", 'r', CC_OPTION_TEXT, "METRIC", NULL, "the rate of a derived metric such as compute_per_watt (default: bf16_tensor)", \
        offsetof(type, member.rate), 0, 0}, \
    {"vendor", 0, CC_OPTION_TEXT, "VENDOR", NULL, "only chips of this maker", offsetof(type, member.vendor), 0, 0}, \
    {"kind", 'k', CC_OPTION_LIST, "KIND", "gpu npu die superchip system", \
        "only this kind: gpu, npu, die, superchip or system (default: gpu and npu)", offsetof(type, member.kinds), 0, 0}, \
    {"families", 0, CC_OPTION_FLAG, NULL, NULL, "rank families, each by its default member", offsetof(type, member.families), 0, 0}, \
    {"as-of", 0, CC_OPTION_TEXT, "DATE", NULL, "only what was announced by then: 2024, 2024-03 or 2024-03-18", \
        offsetof(type, member.as_of), 0, 0}, \
    {"order", 0, CC_OPTION_TEXT, "ORDER", "better highest lowest", \
        "which comes first: better (what the metric says is better; default), highest or lowest", offsetof(type, member.order), 0, 0}
/* NOLINTEND(bugprone-macro-parentheses) */
/* clang-format on */

/* All of *out but the chips. False with a usage error. */
bool cc_cli_ranking(struct cc_cli *cli, const char *metric, const struct cc_ranking_settings *settings, struct cc_rank_options *out);

#endif
