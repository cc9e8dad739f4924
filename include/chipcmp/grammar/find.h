/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, grammar. From a text to its claims: text -> tokens (lexer) -> atoms: mentions of chips, metrics, amounts, function words
 * (tables in
 * vocab_*.c) -> claims. What the words leave open stays open: a family stays a family, a missing precision stays missing.
 */
#ifndef CHIPCMP_GRAMMAR_FIND_H
#define CHIPCMP_GRAMMAR_FIND_H

#include "chipcmp/claim/verdict.h"

/* Fills *out, arrays in the arena. The text may be any bytes; ill-formed UTF-8 is read as other characters. False only when memory ran
 * out. */
bool cc_claims_find(const struct cc_db *db, struct cc_str text, struct cc_arena *arena, struct cc_claims *out, struct cc_error *error);

/* Finds and judges; out->id, name and text are set from the arguments, arrays are in the arena. */
bool cc_check_text(const struct cc_db *db, struct cc_str id, struct cc_str name, struct cc_str text,
    const struct cc_verdict_options *options, struct cc_arena *arena, struct cc_check *out, struct cc_error *error);

#endif
