/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where sentences end: stops that are no abbreviation's, and line ends that no sentence runs across. */
#include "sentence.h"

#include "vocab.h"

enum { WRAPPED_LINE = 56 /* a line of prose at least this long, in bytes, may run on in the next one */ };

/* A sentence is cut behind so many tokens, at a comma where one comes soon: the grammar looks back and forth in it. */
enum { LONGEST_SENTENCE = 200, LONGEST_TO_COMMA = 240 };

/* Words no sentence ends with: behind them a line runs on even where the next one starts with a capital. */
static const char *const connectives[] = {"a", "an", "the", "of", "on", "in", "at", "to", "by", "for", "from", "with", "than", "as", "and",
    "or", "but", "over", "versus", "vs", "is", "are", "has", "its", "their", "nvidia", "amd", "huawei", "that", "which", "one", "about",
    "against"};

static bool is_connective(const struct token *token)
{
    if (token_is_mark(token, ',') || token_is_mark(token, '(') || token->possessive)
        return true;
    for (size_t i = 0; i < sizeof connectives / sizeof connectives[0]; i++)
        if (token_is_word(token, connectives[i]))
            return true;
    return false;
}

/* Words whose full stop ends no sentence. */
static const char *const abbreviations[] = {"vs", "v", "approx", "ca", "e.g", "i.e", "eg", "ie", "fed", "reg", "gen", "inc", "corp", "co",
    "no", "fig", "mr", "ms", "dr", "st", "etc", "incl", "max", "min", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec"};

static bool is_abbreviation(const struct token *token)
{
    if (token->kind != TOKEN_WORD)
        return false;
    if (token->text.len == 1)
        return token->text.s[0] >= 'A' && token->text.s[0] <= 'Z';
    for (size_t i = 0; i < sizeof abbreviations / sizeof abbreviations[0]; i++)
        if (token_is_word(token, abbreviations[i]))
            return true;
    return false;
}

static bool starts_lower(const struct token *token)
{
    return token->kind == TOKEN_WORD && token->text.len && token->text.s[0] >= 'a' && token->text.s[0] <= 'z';
}

/* The next token that is no line end, or NULL. */
static const struct token *next_word(const struct tokens *tokens, size_t at)
{
    for (size_t i = at + 1; i < tokens->count; i++)
        if (!token_is_mark(&tokens->items[i], '\n'))
            return &tokens->items[i];
    return NULL;
}

static bool is_stop(const struct tokens *tokens, size_t at)
{
    const struct token *token = &tokens->items[at];
    if (token->kind != TOKEN_MARK || (token->mark != '.' && token->mark != '!' && token->mark != '?'))
        return false;
    const struct token *next = next_word(tokens, at);
    if (!next)
        return true;
    bool line = token_is_mark(&tokens->items[at + 1], '\n');
    bool closed = next->kind == TOKEN_MARK && (next->mark == '"' || next->mark == ')' || next->mark == '\'');
    if (!next->spaced && !line && !closed)
        return false;
    if (token->mark != '.')
        return true;
    bool unit = at > 1 && tokens->items[at - 2].kind == TOKEN_NUMBER && !token_is_word(&tokens->items[at - 1], "vs"); /* "700 W." */
    return (unit || !(at > 0 && is_abbreviation(&tokens->items[at - 1]))) && !starts_lower(next);
}

/* Whether the line that ends at `at` runs on in the next one. */
static bool runs_on(const struct tokens *tokens, size_t line_start, size_t at)
{
    if (at == 0 || at + 1 >= tokens->count)
        return false;
    const struct token *last = &tokens->items[at - 1];
    const struct token *next = &tokens->items[at + 1];
    if (token_is_mark(next, '\n') || token_is_mark(next, MARK_BULLET) || token_is_mark(next, '#'))
        return false;
    if (starts_lower(next))
        return true;
    return last->end - line_start >= WRAPPED_LINE && is_connective(last);
}

struct splitter {
    struct tokens *tokens;
    struct cc_arena *arena;
    struct cc_error *error;
    size_t kept;        /* tokens written back */
    size_t first;       /* of the current sentence, among those kept */
    size_t line_offset; /* of the current line, in bytes */
    size_t line_first;  /* token of the current line, behind its bullet or number */
    uint32_t block;
    bool line_start; /* the current sentence began a line */
    bool numbered;   /* the line before was an item of a numbered list */
    bool item, heading;
};

static bool close_sentence(struct splitter *s, bool question, bool whole_line)
{
    struct tokens *tokens = s->tokens;
    if (s->kept == s->first) {
        s->line_start = s->line_start || whole_line; /* the line ended with a sentence */
        return true;
    }
    struct sentence *grown = cc_arena_grow(s->arena, tokens->sentences, tokens->sentence_count, &tokens->sentence_capacity, sizeof *grown);
    if (!grown)
        return cc_error_memory(s->error);
    const struct token *last = &tokens->items[s->kept - 1];
    bool stopped = token_is_mark(last, '.') || token_is_mark(last, '!') || token_is_mark(last, '?');
    tokens->sentences = grown;
    grown[tokens->sentence_count++] = (struct sentence){.first = s->first,
        .last = s->kept,
        .question = question,
        .item = s->item,
        .block = s->block,
        .heading = s->heading || (whole_line && s->line_start && !s->item && !stopped)};
    s->first = s->kept;
    s->line_start = whole_line;
    if (whole_line)
        s->item = s->heading = false;
    return true;
}

static bool end_line(struct splitter *s, size_t at)
{
    struct tokens *tokens = s->tokens;
    bool blank = at + 1 >= tokens->count || token_is_mark(&tokens->items[at + 1], '\n');
    if (!s->heading && s->kept > s->first && runs_on(tokens, s->line_offset, at))
        return true;
    if (!close_sentence(s, false, true))
        return false;
    if (blank)
        s->block++;
    return true;
}

/* Behind the token stands a blank line: "What is the H200?" above an article is its title. */
static bool is_alone(const struct tokens *tokens, size_t at)
{
    return at + 2 < tokens->count && token_is_mark(&tokens->items[at + 1], '\n') && token_is_mark(&tokens->items[at + 2], '\n');
}

/* "1. NVIDIA H100", "2) Memory": the number of a heading or an item, which says nothing by itself. */
static bool is_enumerator(const struct tokens *tokens, size_t at)
{
    const struct token *number = &tokens->items[at];
    if (at + 2 >= tokens->count || number->kind != TOKEN_NUMBER || number->text.len > 2 ||
        !cc_is_digit(number->text.s[number->text.len - 1]))
        return false;
    const struct token *stop = &tokens->items[at + 1], *next = &tokens->items[at + 2];
    return (token_is_mark(stop, '.') || token_is_mark(stop, ')')) && !stop->spaced && next->spaced && next->kind != TOKEN_MARK;
}

/* The line behind the one that holds `at` begins with such a number, too. */
static bool is_list_line(const struct tokens *tokens, size_t at)
{
    while (at < tokens->count && !token_is_mark(&tokens->items[at], '\n'))
        at++;
    return at + 1 < tokens->count && is_enumerator(tokens, at + 1);
}

/* The token behind the line end at `at` begins a line, spaced from what stands before. */
static void begin_line(struct splitter *s, size_t at)
{
    struct tokens *tokens = s->tokens;
    s->line_first = at + 1;
    s->numbered = s->numbered && at + 1 < tokens->count && !token_is_mark(&tokens->items[at + 1], '\n');
    if (at + 1 < tokens->count)
        tokens->items[at + 1].spaced = true;
}

/* "- 80 GB", "# Memory", "2) Memory": how many tokens at `at` only open an item or a heading; no sentence keeps them. */
static size_t opening_tokens(struct splitter *s, size_t at)
{
    const struct token *token = &s->tokens->items[at];
    bool opens = s->kept == s->first && at == s->line_first;
    if (opens && is_enumerator(s->tokens, at)) {
        s->numbered = s->numbered || is_list_line(s->tokens, at);
        s->item = s->item || s->numbered;
        return 2;
    }
    if (at == s->line_first)
        s->line_offset = token->start;
    if (!opens || (!token_is_mark(token, MARK_BULLET) && !token_is_mark(token, '#')))
        return 0;
    s->item = s->item || token->mark == MARK_BULLET;
    s->heading = s->heading || token->mark == '#';
    return 1;
}

/* Writes the token back, and closes the sentence behind a stop or where it has grown too long. */
static bool keep_token(struct splitter *s, size_t at)
{
    struct tokens *tokens = s->tokens;
    struct token token = tokens->items[at];
    bool stop = is_stop(tokens, at); /* before the token takes the place of an earlier one */
    token.sentence = (uint32_t)tokens->sentence_count;
    token.word = vocab_word_of(token.text);
    tokens->items[s->kept++] = token;
    size_t length = s->kept - s->first;
    bool cut = length >= LONGEST_TO_COMMA || (length >= LONGEST_SENTENCE && token_is_mark(&token, ','));
    bool question = stop && token.mark == '?';
    bool title = question && tokens->sentence_count == 0 && is_alone(tokens, at);
    s->heading = s->heading || title;
    return !(stop || cut) || close_sentence(s, question, title);
}

bool split_sentences(struct tokens *tokens, struct cc_arena *arena, struct cc_error *error)
{
    struct splitter s = {.tokens = tokens, .arena = arena, .error = error, .line_start = true};
    size_t i = 0;
    while (i < tokens->count) {
        if (token_is_mark(&tokens->items[i], '\n')) {
            if (!end_line(&s, i))
                return false;
            begin_line(&s, i++);
            continue;
        }
        size_t opening = opening_tokens(&s, i);
        if (opening)
            s.line_first = i + opening;
        else if (!keep_token(&s, i))
            return false;
        i += opening ? opening : 1;
    }
    if (!close_sentence(&s, false, true))
        return false;
    tokens->count = s.kept;
    return true;
}
