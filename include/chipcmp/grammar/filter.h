/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, grammar. Which text can hold a claim at all: one that names a chip of the data. A scan at the speed of a search, for large
 * texts.
 *
 * Never false where the resolver would know a name: letter case does not count, and neither does anything that is no ASCII letter or
 * digit between the characters of a name. It may be true where there is none ("a 100 percent" is no A100).
 */
#ifndef CHIPCMP_GRAMMAR_FILTER_H
#define CHIPCMP_GRAMMAR_FILTER_H

#include "chipcmp/prose/prose.h"
#include "chipcmp/specs/db.h"

struct cc_filter;

/* A name in a short line may be a heading's, and what follows within so many bytes may be about that chip without a word. */
enum { CC_FILTER_LINE = 120, CC_FILTER_FAR = 3000 };

/* In the arena; NULL when memory ran out. Const from then on: threads may share it. */
const struct cc_filter *cc_filter_make(const struct cc_db *db, struct cc_arena *arena, struct cc_error *error);

bool cc_filter_names_chip(const struct cc_filter *filter, struct cc_str text);
bool cc_filter_names_maker(const struct cc_filter *filter, struct cc_str text);

/* Where the next name of a chip or a maker begins, from `from` on; SIZE_MAX where there is none. */
size_t cc_filter_next(const struct cc_filter *filter, struct cc_str text, size_t from);

/* Whether the text, a sentence or a few, says nothing that a claim could be a part of; in doubt it does not. */
bool cc_filter_is_quiet(const struct cc_filter *filter, struct cc_str text);

/* The stretches of a long plain text that have to be read: the sentences that name a chip or a maker, the two before each, and the three
 * behind it, more behind a line that may be a heading; a sentence with a figure that may be a claim's is followed by one more, for it may
 * go
 * on about the same chip. Ascending, apart from each other, from and to where a sentence begins; in the arena. False only when memory ran
 * out. */
bool cc_filter_near(const struct cc_filter *filter, struct cc_str text, struct cc_arena *arena, struct cc_prose_span **spans, size_t *count,
    struct cc_error *error);

/* Which blocks the grammar has to see, one flag a block, in the arena; NULL when memory ran out. None where no block names a chip. Else
 * every block that names a chip, a maker or what looks like another chip, what a chip named before may be meant in (the next two paragraphs
 * or lists), what may tell whose bandwidth is meant (the one before), and headings and other short lines, for they change the subject.
 * A table is kept as a whole. */
const bool *cc_filter_blocks(const struct cc_filter *filter, const struct cc_prose *prose, struct cc_arena *arena, struct cc_error *error);

#endif
