/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 3, specs. Names to chips and families.
 *
 * Exact match after folding letter case, spaces, hyphens, underscores and no-break variants of them; never a substring ("B300" is not in
 * "GB300"). On a miss it suggests, never picks.
 */
#ifndef CHIPCMP_SPECS_RESOLVE_H
#define CHIPCMP_SPECS_RESOLVE_H

#include "chipcmp/specs/db.h"

struct cc_target {
    uint32_t chip;   /* the chip named, or CC_NO_INDEX when a family was named */
    uint32_t family; /* the family named; for a chip its family */
};

/* The name folded: lower case, no spaces, hyphens or underscores; into `out` (at most 256 bytes: longer names never match). */
struct cc_str cc_name_fold(struct cc_str name, char out[256]);

/* The same letter by letter: the first one at or behind *at, which is then behind it; false where there is none. */
bool cc_name_letter(struct cc_str name, size_t *at, char *letter);

bool cc_resolve(const struct cc_db *db, struct cc_str name, struct cc_target *out);

/* The chip a target stands for: itself, or the family's default member. */
uint32_t cc_target_chip(const struct cc_db *db, struct cc_target target);

/* Up to `max` ids or names close to a misspelt one (edit distance over the folded form), nearest first; returns how many. */
size_t cc_suggest(const struct cc_db *db, struct cc_str name, struct cc_str *out, size_t max);
/* Families whose name holds `name` whole ("NVL72" is in two): what an ambiguous name could mean. */
size_t cc_name_candidates(const struct cc_db *db, struct cc_str name, struct cc_str *out, size_t max);
/* Likewise ids of metrics; where none is near, of those whose label or meaning has the word ("power": tdp). */
size_t cc_suggest_metric(const struct cc_db *db, struct cc_str name, struct cc_str *out, size_t max);

#endif
