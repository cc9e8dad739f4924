/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. How names of chips begin: most words are told at once to begin none. */
#ifndef GRAMMAR_STARTS_H
#define GRAMMAR_STARTS_H

#include "chipcmp/base/str.h"
#include "chipcmp/specs/db.h"

#include <stdint.h>

struct starts {
    uint64_t beginnings[256]; /* a set of hashes, of everything that a name begins with */
    uint64_t names[256];      /* and of whole names */
    bool all;                 /* nothing is known: every word may begin a name */
};

/* Those of the database's names; `all` where there are more names than are worth the while for `tokens` tokens. */
void starts_init(struct starts *starts, const struct cc_db *db, size_t tokens);
void starts_add(struct starts *starts, struct cc_str name); /* folded, as cc_name_fold does it */

/* Whether a name may begin at `at`: never false where one does. No name, nor its plural, ends behind *reach. */
bool starts_at(const struct starts *starts, struct cc_str text, size_t at, size_t *reach);

#endif
