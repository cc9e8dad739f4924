/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, grammar. Checking prose: the blocks that may hold a claim are laid out as one text, which the grammar reads like any other, and
 * what it finds is told in bytes of the source.
 *
 * Headings are laid out as "# ...", items of a list as "- ...", and a blank line stands between all other blocks. A cell of a table is
 * read together with the chip and the label of its row and its column, where the table has them, else by itself; rows of a key and a value
 * are items of a list. Where there is much to read it is read passage by passage; nothing is carried over from one to the next.
 */
#ifndef CHIPCMP_GRAMMAR_PASSAGE_H
#define CHIPCMP_GRAMMAR_PASSAGE_H

#include "chipcmp/grammar/filter.h"
#include "chipcmp/claim/verdict.h"

enum { CC_PASSAGE_MOST = 64 * 1024 /* bytes of text, or one block; what the grammar keeps of a text is many times as large */ };

/* Finds and judges in the blocks with their flag in `keep` set. out->text is prose->source and out->origin prose->origin; claims and what
 * was skipped come in the order of the source, arrays in the arena. False only when memory ran out. */
bool cc_check_prose(const struct cc_db *db, struct cc_str id, struct cc_str name, const struct cc_prose *prose, const bool *keep,
    const struct cc_verdict_options *options, struct cc_arena *arena, struct cc_check *out, struct cc_error *error);

#endif
