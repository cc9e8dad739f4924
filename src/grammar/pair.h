/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. Pairs of figures on their way to claims. */
#ifndef CHIPCMP_GRAMMAR_PAIR_H
#define CHIPCMP_GRAMMAR_PAIR_H

#include "parse.h"

/* Keeps the pair for emit_pairs; false only when memory ran out, which the parser's error tells. */
bool pair_push(struct parser *parser, struct pair pair);

/* The figure at `at` is what a change starts from: "from 80 GB", "from the H100's 80 GB". */
bool follows_from(const struct parser *parser, size_t at);

/* pair_run.c: "141 GB at 4.8 TB/s against 80 GB at 3.35 TB/s", as many pairs; marks the figures as used. */
void parse_runs(struct parser *parser);

/* pair_owner.c: the parties of a pair, NOWHERE where the words do not tell. */
struct parties pair_parties(const struct parser *parser, const struct pair *pair);

#endif
