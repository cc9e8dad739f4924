/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 10, cli. A stated amount as operands: "28% less", 85% of, 1.43x, 0.72, or a bare 28. */
#ifndef CLI_STATED_H
#define CLI_STATED_H

#include "cli.h"

#include "chipcmp/analysis/explain.h"

struct cc_stated_operand {
    struct cc_str words;                              /* as given */
    struct cc_explain_stated ways[CC_EXPLAIN_STATED]; /* what it can mean; a bare percentage is less, more and of */
    size_t count;
    int used; /* operands it took: 28% less is one or two */
};

/* Reads an amount from the first operands, as many as belong to it, the last one never among them. What the words allow is what `check`
 * allows. A usage error where they are none. */
bool cc_cli_stated(struct cc_cli *cli, int count, char **operands, struct cc_stated_operand *out);

#endif
