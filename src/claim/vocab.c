/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search in the vocabulary. */
#include "vocab_tables.h"

#define CLASS(name) (UINT64_C(1) << WORD_##name)
#define ANY_CLASS UINT64_MAX

/* Of two entries of one length the first found wins: function words before metrics, metrics before relations ... The classes spare the
 * search for one class (an amount asks for many) the tables that hold none of it. */
static const struct {
    const struct vocab_table *table;
    uint64_t classes;
} tables[] = {
    {&vocab_functions,
        ANY_CLASS & ~(CLASS(HEDGE) | CLASS(MULTIPLE) | CLASS(NUMBER) | CLASS(PART) | CLASS(PERCENT) | CLASS(TIMES) | CLASS(FACTOR))},
    {&vocab_metrics, CLASS(METRIC)},
    {&vocab_relations, CLASS(MORE) | CLASS(CHANGE) | CLASS(EQUAL) | CLASS(BEAT)},
    {&vocab_qualities, CLASS(PRECISION) | CLASS(QUALIFIER) | CLASS(SCOPE) | CLASS(CONTEXT) | CLASS(COUNTED) | CLASS(METRIC)},
    {&vocab_topics, CLASS(TOPIC)},
    {&vocab_amounts,
        CLASS(HEDGE) | CLASS(MULTIPLE) | CLASS(NUMBER) | CLASS(PART) | CLASS(RANK) | CLASS(PERCENT) | CLASS(TIMES) | CLASS(FACTOR)},
};

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

static const struct word_entry *find(const struct tokens *tokens, size_t at, size_t last, enum word_class class, size_t *length)
{
    const struct word_entry *best = NULL;
    *length = 0;
    if (at >= last || !tokens->items[at].text.len)
        return NULL;
    char initial = cc_lower(tokens->items[at].text.s[0]);
    for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++) {
        if (class != WORD_NONE && !(tables[t].classes >> class & 1))
            continue;
        for (size_t i = 0; i < tables[t].table->count; i++) {
            const struct word_entry *entry = &tables[t].table->entries[i];
            if (entry->words[0] != initial)
                continue;
            if (class != WORD_NONE ? entry->class != class : (entry->class == WORD_HEDGE || entry->class == WORD_PART))
                continue;
            size_t covered = matches(cc_str_of(entry->words), tokens, at, last);
            if (covered > *length) {
                *length = covered;
                best = entry;
            }
        }
    }
    return best;
}

const struct word_entry *vocab_find(const struct tokens *tokens, size_t at, size_t last, size_t *length)
{
    return find(tokens, at, last, WORD_NONE, length);
}

const struct word_entry *vocab_find_class(const struct tokens *tokens, size_t at, size_t last, enum word_class class, size_t *length)
{
    return find(tokens, at, last, class, length);
}
