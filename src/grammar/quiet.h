/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. Sentences that need not be read. */
#ifndef GRAMMAR_QUIET_H
#define GRAMMAR_QUIET_H

#include "atom.h"

/* A rule that makes something of words which name no chip, nothing that is measured and no amount needs these words in a class of the
 * vocabulary that quiet.c listens for; tests/unit/test_claim_quiet.c tells where one is missing. */

/* Nothing is found in the sentence, and nothing that is found elsewhere changes without it. `starts` are those of mention_starts. */
bool is_quiet(const struct cc_db *db, const struct starts *starts, const struct tokens *tokens, const struct sentence *sentence);

#endif
