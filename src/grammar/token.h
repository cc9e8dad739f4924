/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. Tokens and sentences, and what is asked of a token. */
#ifndef CHIPCMP_GRAMMAR_TOKEN_H
#define CHIPCMP_GRAMMAR_TOKEN_H

#include "chipcmp/base/str.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK };

#define MARK_ARROW 'A'   /* -> or its typographic kin */
#define MARK_ATLEAST 'G' /* >= */
#define MARK_ATMOST 'L'  /* <= */
#define MARK_DASH '_'    /* a dash that stands between words: "x - y", "x — y"; a plain '-' joins */
#define MARK_BULLET '*'  /* at the start of a line */

struct token {
    enum token_kind kind;
    char mark;          /* for TOKEN_MARK */
    bool spaced;        /* white space stands before it */
    bool possessive;    /* a word with 's or s' after it; `text` is without */
    size_t start, end;  /* in the text as given; with the possessive ending */
    struct cc_str text; /* the word or number; "x" for "×" */
    uint32_t sentence;
    uint16_t word; /* of the vocabulary, by the text: vocab_word_of */
    char initial;  /* of a word, in lower case; NUL for all else */
};

struct sentence {
    size_t first, last; /* tokens [first, last) */
    bool question;      /* ends in a question mark */
    bool heading;       /* a heading, or a short line of its own at the start of a paragraph */
    bool item;          /* a bullet */
    uint32_t block;     /* paragraphs, lists and sections count up */
};

struct tokens {
    struct cc_str text;
    struct token *items;
    size_t count, capacity;
    struct sentence *sentences;
    size_t sentence_count, sentence_capacity;
};

/* Whether the token is a word that is written so; the case of ASCII letters is ignored. Words to compare with are in lower case. */
bool token_equals(const struct token *token, const char *word);
static inline bool token_is_word(const struct token *token, const char *word)
{
    return token->initial == word[0] && token_equals(token, word);
}
bool token_is_one_of(const struct token *token, const char *const *words, size_t count);
#define TOKEN_IN(token, words) token_is_one_of((token), (words), sizeof(words) / sizeof *(words)) /* of a table of words */
static inline bool token_is_mark(const struct token *token, char mark)
{
    return token->kind == TOKEN_MARK && token->mark == mark;
}

#endif
