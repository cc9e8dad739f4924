/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, cli. The kinds of charts: what each takes, and how its plot is built. */
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

/* Options that only some kinds take. */
enum cc_chart_extra { CC_CHART_WORKLOADS = 1, CC_CHART_RULE = 2, CC_CHART_RANKING = 4 };

struct cc_chart_kind {
    const char *name;
    const char *operands; /* "CHIP CHIP ..." */
    const char *summary;  /* what it shows, in half a sentence */
    unsigned takes;       /* a bit for each enum cc_chart_extra that it takes */
    /* From the operands behind the kind to a plot in cli->arena. False with cli->error. */
    bool (*build)(struct cc_cli *cli, const struct cc_chart_settings *settings, int count, char **operands, struct cc_plot *out);
};

extern const struct cc_chart_kind cc_chart_kinds[]; /* ends with a name of NULL */

#endif
