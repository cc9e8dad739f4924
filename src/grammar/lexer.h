/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, grammar, private. Text to tokens: words, numbers and marks with their byte offsets, and the sentences they make up.
 *
 * Typographic variants are folded to one mark ("–" and "—" to '-', curly quotes to straight ones, "×" to the word "x"); trademark signs,
 * emphasis and bracketed references ("[12]") are left out.
 */
#ifndef CHIPCMP_GRAMMAR_LEXER_H
#define CHIPCMP_GRAMMAR_LEXER_H

#include "token.h"

#include "chipcmp/base/arena.h"
#include "chipcmp/base/error.h"

/* False only when memory ran out. */
bool lex(struct cc_str text, struct cc_arena *arena, struct tokens *out, struct cc_error *error);

#endif
