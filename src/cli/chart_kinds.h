/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 10, cli. The kinds of charts: what each takes, and how its plot is built. */
#ifndef CLI_CHART_KINDS_H
#define CLI_CHART_KINDS_H

#include "pick.h"
#include "ranking.h"
#include "workloads.h"

#include "chipcmp/report/plot.h"

struct cc_chart_settings {
    struct cc_pick pick; /* first: see CC_PICK_OPTIONS */
    const char *size, *keep, *title, *theme, *font;
    bool no_sources;
    struct cc_workload_settings works;
    const char *rule;
    struct cc_ranking_settings ranking;
};

/* Options that only some kinds take; the others take what concerns the picture. */
enum cc_chart_takes {
    CC_CHART_BASE = 1,
    CC_CHART_METRICS = 2,
    CC_CHART_GROUPS = 4,
    CC_CHART_BASES = 8, /* --dense, --sparse */
    CC_CHART_VARIANTS = 16,
    CC_CHART_PER_ACCELERATOR = 32,
    CC_CHART_WORKLOADS = 64,
    CC_CHART_RULE = 128,
    CC_CHART_RANKING = 256
};

struct cc_chart_kind {
    const char *name;
    const char *operands; /* "CHIP CHIP ..." */
    const char *summary;  /* what it shows, in half a sentence */
    unsigned takes;       /* bits of enum cc_chart_takes */
    /* From the operands behind the kind to a plot in cli->arena. False with cli->error. */
    bool (*build)(struct cc_cli *cli, const struct cc_chart_settings *settings, int count, char **operands, struct cc_plot *out);
};

extern const struct cc_chart_kind cc_chart_kinds[]; /* ends with a name of NULL */

/* NULL where there is none of that name. */
const struct cc_chart_kind *cc_chart_kind_find(const char *name);

/* A usage error where an option of the table was given that the kind has no use for; it names the kinds that have one. */
bool cc_chart_kind_takes(struct cc_cli *cli, const struct cc_chart_kind *kind, const struct cc_option *options,
    const struct cc_chart_settings *settings);

#endif
