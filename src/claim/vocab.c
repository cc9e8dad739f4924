/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search in the vocabulary. */
#include "vocab_index.h"

static bool word_is(struct cc_str word, const struct token *token)
{
    if (word.len == 1 && token->kind == TOKEN_MARK)
        return token->mark == word.s[0];
    if (token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER)
        return false;
    return cc_str_eq_nocase(word, token->text);
}

/* Tokens that the entry covers at `at`, or 0. */
static size_t matches(struct cc_str words, const struct tokens *tokens, size_t at, size_t last)
{
    size_t i = at;
    struct cc_str rest = words, word;
    bool more = true;
    while (more) {
        more = cc_str_cut(rest, ' ', &word, &rest);
        if (i > at && i < last && token_is_mark(&tokens->items[i], '-') && !(word.len == 1 && word.s[0] == '-'))
            i++;
        if (i >= last || !word_is(word, &tokens->items[i]))
            return 0;
        i++;
    }
    return i - at;
}

static bool is_sought(const struct word_entry *entry, enum word_class class)
{
    return class != WORD_NONE ? entry->class == class : entry->class != WORD_HEDGE && entry->class != WORD_PART;
}

static const struct word_entry *find(const struct tokens *tokens, size_t at, size_t last, enum word_class class, size_t *length)
{
    const struct word_entry *best = NULL;
    *length = 0;
    if (at >= last || !tokens->items[at].text.len)
        return NULL;
    uint16_t bucket = tokens->items[at].bucket;
    if (class != WORD_NONE && !(vocab_classes[bucket] >> class & 1))
        return NULL;
    for (size_t i = vocab_starts[bucket]; i < vocab_starts[bucket + 1]; i++) {
        const struct word_entry *entry = &vocab_tables[vocab_places[i].table]->entries[vocab_places[i].entry];
        size_t covered = is_sought(entry, class) ? matches(cc_str_of(entry->words), tokens, at, last) : 0;
        if (covered > *length) {
            *length = covered;
            best = entry;
        }
    }
    return best;
}

uint64_t vocab_classes_of(const struct token *token)
{
    return vocab_classes[token->bucket];
}

const struct word_entry *vocab_find(const struct tokens *tokens, size_t at, size_t last, size_t *length)
{
    return find(tokens, at, last, WORD_NONE, length);
}

const struct word_entry *vocab_find_class(const struct tokens *tokens, size_t at, size_t last, enum word_class class, size_t *length)
{
    return find(tokens, at, last, class, length);
}
