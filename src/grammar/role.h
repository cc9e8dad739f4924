/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. What the parts that give mentions their roles share. */
#ifndef CHIPCMP_SRC_GRAMMAR_ROLE_H
#define CHIPCMP_SRC_GRAMMAR_ROLE_H

#include "atom.h"

enum { ROLE_REACH = 12 /* atoms between a mention and the word that governs it */ };

/* Words that may stand between a mention and what governs it: "than [the older Nvidia] H100". */
bool is_transparent(const struct atom *atom);

/* govern.c: in a sentence whose first atom is `first`. */
bool closes_as(const struct atoms *atoms, size_t at, size_t first);
/* What governs "of" or "on" at `at`, skipping "the memory bandwidth", "3.35 TB/s", "that". */
enum role governed_through(const struct atoms *atoms, size_t at, size_t first, bool of);
/* The role that "on", "in", "from" and their like give to what stands behind them. */
enum role place_role(const struct atoms *atoms, size_t at, size_t first);

/* kin.c: names that name no party. "based on the H100", "chips like the H20". */
bool is_mere_comparison(const struct atoms *atoms, size_t at, size_t first);
/* "the H20 (Hopper)", "the H20, a cut-back H100, has", "B200 (in the HGX B200): 180 GB": says what the chip before it is. */
bool is_descriptive(const struct atoms *atoms, size_t at, size_t first);
/* "the successor to the H100": a chip that is not named, unless one is beside it; else the mention stays as it is. */
void kin_settle(struct atoms *atoms, size_t at, size_t first);

/* step.c: "from the H100 to the H20": the second is spoken of, the first is what it is compared with. */
void steps_fill(struct atoms *atoms);

#endif
