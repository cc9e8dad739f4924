/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 10, cli. check --expect: the claims of documents and sentences against a file that says what they are. */
#ifndef CLI_EXPECT_H
#define CLI_EXPECT_H

#include "cli.h"

#include "chipcmp/claim/verdict.h"

struct cc_expect_request {
    const char *path; /* of the file of expected claims */
    bool update;
    const struct cc_texts *sentences; /* of --text */
    int count;
    char **operands;
    const char *input; /* --input, or NULL */
    const struct cc_verdict_options *verdicts;
};

/* Returns the exit status: CC_EXIT_FAULT when a claim is not as expected, unless the file was updated. */
int cc_cli_expect(struct cc_cli *cli, const struct cc_expect_request *request);

#endif
