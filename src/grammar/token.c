/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a token. */
#include "token.h"

bool token_equals(const struct token *token, const char *word)
{
    return token->kind == TOKEN_WORD && cc_str_eq_nocase(token->text, cc_str_of(word));
}

bool token_is_one_of(const struct token *token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (token_is_word(token, words[i]))
            return true;
    return false;
}
