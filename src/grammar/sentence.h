/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. Sentences: where they end, and which lines are headings or items of a list. */
#ifndef CHIPCMP_GRAMMAR_SENTENCE_H
#define CHIPCMP_GRAMMAR_SENTENCE_H

#include "token.h"

#include "chipcmp/base/arena.h"
#include "chipcmp/base/error.h"

/* Numbers the sentences, fills tokens->sentences and takes the line ends out. False only when memory ran out. */
bool split_sentences(struct tokens *tokens, struct cc_arena *arena, struct cc_error *error);

#endif
