/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 10, cli. The options that choose what is compared, shared by the commands that compare. */
#ifndef CLI_PICK_H
#define CLI_PICK_H

#include "cli.h"

#include "chipcmp/analysis/compare.h"

struct cc_pick {
    const char *base;
    struct cc_texts metrics, groups;
    bool dense, sparse, all_variants, per_accelerator;
};

/* Rows of an option table for a settings struct whose first member is a struct cc_pick. */
/* clang-format off */
#define CC_PICK_BASE \
    {"base", 'b', CC_OPTION_TEXT, "CHIP", NULL, "set the others against CHIP (default: the last chip named)", \
        offsetof(struct cc_pick, base), 0, 0}
#define CC_PICK_BASES_AND_SCOPE \
    {"dense", 0, CC_OPTION_FLAG, NULL, NULL, "of the throughput rows only the dense ones", offsetof(struct cc_pick, dense), 0, 0}, \
    {"sparse", 0, CC_OPTION_FLAG, NULL, NULL, "of the throughput rows only those with 2:4 structured sparsity", \
        offsetof(struct cc_pick, sparse), 0, 0}, \
    {"all-variants", 'a', CC_OPTION_FLAG, NULL, NULL, "show every variant of a family instead of its default", \
        offsetof(struct cc_pick, all_variants), 0, 0}, \
    {"per-accelerator", 'p', CC_OPTION_FLAG, NULL, NULL, \
        "divide totals of superchips and systems by their cited number of accelerators", \
        offsetof(struct cc_pick, per_accelerator), 0, 0}
#define CC_PICK_OPTIONS \
    CC_PICK_BASE, \
    {"metric", 'm', CC_OPTION_LIST, "METRIC", NULL, "only this metric, beside those of --group; may be given several times", \
        offsetof(struct cc_pick, metrics), 0, 0}, \
    {"group", 'g', CC_OPTION_LIST, "GROUP", "compute memory interconnect power physical", \
        "only this group: compute, memory, interconnect, power or physical; may be given several times", \
        offsetof(struct cc_pick, groups), 0, 0}, \
    CC_PICK_BASES_AND_SCOPE
/* clang-format on */

/* Fills chips, base, metrics, groups, bases and per_accelerator of *out. At least two different chips must come out. */
bool cc_cli_pick(struct cc_cli *cli, const struct cc_pick *pick, int count, char **operands, struct cc_chosen *chosen,
    struct cc_compare_options *out);

#endif
