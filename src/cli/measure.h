/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 10, cli. A measure as a user names it: a metric or a derived one, with its rate and basis. */
#ifndef CLI_MEASURE_H
#define CLI_MEASURE_H

#include "cli.h"

#include "chipcmp/metric/measure.h"

/* `name` is a metric or a derived one, however its letters, spaces and hyphens are written; `rate` (NULL: dense BF16 tensor) is the rate of
 * a derived one that takes one; `basis` may be NULL, then *has_basis is false. Usage errors with suggestions. */
bool cc_cli_measure(struct cc_cli *cli, const char *name, const char *rate, const char *basis, struct cc_measure *out, bool *has_basis);

#endif
