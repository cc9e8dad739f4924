/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. The words that set two chips in an order, and what they say before the metric is known. */
#ifndef CHIPCMP_GRAMMAR_ORDER_H
#define CHIPCMP_GRAMMAR_ORDER_H

#include "parse.h"

enum might { /* words that name no specification by themselves */
    MIGHT_NONE,
    MIGHT_OPEN, /* "stronger", "a step down from": it may be named before them */
    MIGHT_WHOLE /* "more powerful", "better specs" */
};

struct step { /* "a clear improvement over the H100" */
    size_t article, at, object;
};

struct order {
    enum cc_direction direction;
    enum cc_hedge hedge; /* with EQUAL, UP_TO says "no more than" and AT_LEAST "no less than" */
    size_t after;        /* the atom behind the words */
    enum might might;
    bool stepped; /* a noun of change says it: `step` */
    struct step step;
    const char *mood; /* NULL, or why nothing may be claimed of it */
};

/* order_word.c: the atom at `at` compares without an amount. */
bool order_at(const struct parser *parser, size_t at, struct order *out);

/* order_step.c: the noun at `at` is a step from another chip. */
bool step_at(const struct parser *parser, size_t at, struct step *out);
void metrics_of_step(const struct parser *parser, const struct step *step, struct found_metrics *out);

/* order_metric.c */
void metrics_of_order(const struct parser *parser, size_t at, const struct order *order, struct found_metrics *out);

#endif
