/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search in the vocabulary. */
#include "vocab_index.h"

uint16_t vocab_word_of(struct cc_str word)
{
    uint32_t bucket = vocab_bucket(word);
    for (uint16_t i = vocab_starts[bucket]; i < vocab_starts[bucket + 1]; i++)
        if (cc_str_eq_nocase(vocab_words[i].text, word))
            return i;
    return 0;
}

static bool word_is(struct cc_str word, const struct token *token)
{
    if (word.len == 1 && token->kind == TOKEN_MARK)
        return token->mark == word.s[0];
    if (token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER)
        return false;
    return cc_str_eq_nocase(word, token->text);
}

/* Tokens that the entry covers at `at`, where its first word stands; or 0. */
static size_t matches(struct cc_str words, const struct tokens *tokens, size_t at, size_t last)
{
    size_t i = at + 1;
    struct cc_str rest, word;
    bool more = cc_str_cut(words, ' ', &word, &rest);
    while (more) {
        more = cc_str_cut(rest, ' ', &word, &rest);
        if (i < last && token_is_mark(&tokens->items[i], '-') && !(word.len == 1 && word.s[0] == '-'))
            i++;
        if (i >= last || !word_is(word, &tokens->items[i]))
            return 0;
        i++;
    }
    return i - at;
}

/* The longest entry of one of the classes. */
static const struct word_entry *find(const struct tokens *tokens, size_t at, size_t last, uint64_t classes, size_t *length)
{
    const struct word_entry *best = NULL;
    *length = 0;
    if (at >= last || !(vocab_classes_of(&tokens->items[at]) & classes))
        return NULL;
    const struct vocab_word *word = &vocab_words[tokens->items[at].word];
    for (size_t i = word[0].first; i < word[1].first; i++) {
        const struct word_entry *entry = &vocab_tables[vocab_places[i].table]->entries[vocab_places[i].entry];
        size_t covered = classes & CLASS_BIT(entry->class) ? matches(cc_str_of(entry->words), tokens, at, last) : 0;
        if (covered > *length) {
            *length = covered;
            best = entry;
        }
    }
    return best;
}

uint64_t vocab_classes_of(const struct token *token)
{
    return vocab_words[token->word].classes;
}

bool token_is_of(const struct token *token, enum word_class class)
{
    return vocab_classes_of(token) & CLASS_BIT(class);
}

const struct word_entry *vocab_find(const struct tokens *tokens, size_t at, size_t last, size_t *length)
{
    const uint64_t others = CLASS_BIT(WORD_HEDGE) | CLASS_BIT(WORD_PART) | CLASS_BIT(WORD_FORM) | CLASS_BIT(WORD_LIKE) |
                            CLASS_BIT(WORD_WHOLE) | CLASS_BIT(WORD_MIGHT) | CLASS_BIT(WORD_MIGHTIER);
    return find(tokens, at, last, ~others, length);
}

const struct word_entry *vocab_find_class(const struct tokens *tokens, size_t at, size_t last, enum word_class class, size_t *length)
{
    return find(tokens, at, last, CLASS_BIT(class), length);
}

bool vocab_begins(const struct tokens *tokens, size_t at, size_t last, uint64_t classes)
{
    size_t length;
    return find(tokens, at, last, classes, &length) != NULL;
}
