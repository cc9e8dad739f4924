/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. How a factor is meant. */
#ifndef CHIPCMP_GRAMMAR_SENSE_H
#define CHIPCMP_GRAMMAR_SENSE_H

#include "parse.h"

struct sense { /* how a factor is meant */
    enum cc_form form;
    bool times_more;
    bool speed;   /* "faster": the metric must be named close by */
    bool listed;  /* "bandwidth 1.43x, NVLink 2x": the metric stands directly before */
    size_t after; /* the first atom behind the words that say so */
    bool found;
};

/* Of the factor at `at`. */
struct sense sense_of(const struct parser *parser, size_t at);

/* "76% and 43% higher": another factor of the kind is joined behind. */
bool heads_list(const struct parser *parser, size_t at);

/* What the words state, and which way the subject then stands to the object. */
struct cc_stated stated_of(const struct atom *anchor, const struct sense *sense);
enum cc_direction direction_of(const struct cc_stated *stated);

/* ratio_metric.c: "its compute is 15% of ...", "lifts memory bandwidth to 3.35 TB/s, which is 67% faster". */
void ratio_metrics(const struct parser *parser, size_t at, const struct sense *sense, struct found_metrics *out);

/* ratio_party.c: fills the draft's parties; false where several factors stand in no order of the chips. */
bool ratio_parties(const struct parser *parser, size_t at, const struct sense *sense, const struct found_metrics *metrics,
    struct draft *draft);

/* across.c: claims a ratio of one chip's rates, or of two chips' at different precisions; false where the words set no two against each
 * other. */
bool parse_across(struct parser *parser, size_t at, const struct sense *sense, const struct found_metrics *metrics);

#endif
