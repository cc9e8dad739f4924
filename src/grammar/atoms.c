/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens to atoms: names first, then amounts, then the vocabulary. */
#include "atom.h"
#include "quiet.h"

static bool is_possessive(const struct tokens *tokens, size_t at)
{
    return tokens->items[at].possessive;
}

/* Behind a factor "more than" compares: "50% more than the 192 GB of a B200". */
static bool takes_no_hedge(const struct atom *previous, const struct amount *amount)
{
    return previous && atom_is_factor(previous) && (amount->hedge == CC_HEDGE_OVER || amount->hedge == CC_HEDGE_AT_LEAST);
}

/* The number of a link's generation behind its name; a rate or a factor would have a unit. */
static bool is_version(const struct tokens *tokens, size_t name, size_t last)
{
    static const char *const links[] = {"nvlink", "pcie", "gen"};
    if (name + 1 >= last || !TOKEN_IN(&tokens->items[name], links) || tokens->items[name + 1].kind != TOKEN_NUMBER ||
        tokens->items[name + 1].text.len > 3 || tokens->items[name + 1].text.s[0] > '8')
        return false;
    size_t next = name + 2, words;
    struct amount amount;
    if (next >= last)
        return true;
    if (tokens->items[next].kind == TOKEN_MARK)
        return tokens->items[next].mark != '%' && tokens->items[next].mark != '-';
    return amount_at(tokens, name + 1, last, &amount, &words) && amount.class == AMOUNT_NUMBER;
}

/* "the chip-to-chip rate": the pronoun's noun is the first part of another word. */
static bool is_cut_word(const struct tokens *tokens, const struct word_entry *entry, size_t end, size_t last)
{
    return entry->class == WORD_PRONOUN && end + 1 < last && token_is_mark(&tokens->items[end], '-') && !tokens->items[end].spaced &&
           !tokens->items[end + 1].spaced && tokens->items[end + 1].kind == TOKEN_WORD;
}

/* What starts at token `at`. */
static size_t recognise(const struct atoms *atoms, const struct starts *starts, size_t at, size_t last, const struct atom *previous,
    struct atom *out)
{
    const struct tokens *tokens = atoms->tokens;
    const struct token *token = &tokens->items[at];
    size_t length = 0;
    *out = (struct atom){.kind = ATOM_OTHER};
    if (mention_at(atoms->db, starts, tokens, at, last, out, &length))
        return length;
    if (amount_at(tokens, at, last, &out->amount, &length) && !takes_no_hedge(previous, &out->amount)) {
        out->kind = ATOM_AMOUNT;
        size_t words = 0;
        const struct word_entry *entry = vocab_find(tokens, at, last,
            &words); /* "one link", "half precision": longer than the number in them */
        if (entry && words > length && entry->class != WORD_ARTICLE) {
            out->kind = ATOM_WORD;
            out->entry = entry;
            return words;
        }
        if (out->amount.class != AMOUNT_NUMBER || token->kind != TOKEN_WORD || out->amount.hedge != CC_HEDGE_NONE)
            return length;
        out->kind = ATOM_OTHER; /* a number word without a unit ("one", "two") counts nothing here */
    }
    out->entry = vocab_find(tokens, at, last, &length);
    if (out->entry && length > 1 && is_cut_word(tokens, out->entry, at + length, last))
        out->entry = vocab_find(tokens, at, at + 1, &length);
    if (out->entry && length == 1 && cc_str_eq(token->text, CC_STR("tops"))) /* "tops the H100" is no "TOPS" */
        out->entry = vocab_find_class(tokens, at, last, WORD_BEAT, &length);
    bool sign = out->entry && out->entry->class == WORD_BEAT && token->kind == TOKEN_MARK; /* "H200 > H100"; no chain of figures */
    if (sign && !(previous && (previous->kind == ATOM_CHIP || atom_is_metric(previous) || atom_is_mark(previous, ')'))))
        out->entry = NULL;
    if (!out->entry)
        out->entry = vocab_find_class(tokens, at, last, WORD_HEDGE, &length);
    if (out->entry && is_version(tokens, at + length - 1, last))
        length++; /* "NVLink 5" */
    if (out->entry) {
        out->kind = ATOM_WORD;
        out->possessive = is_possessive(tokens, at + length - 1);
        return length;
    }
    if (token->kind == TOKEN_MARK) {
        out->kind = ATOM_MARK;
        out->mark = token->mark;
    }
    out->possessive = token->possessive;
    return 1;
}

static bool turns(const struct atom *atom)
{
    if (atom->kind == ATOM_MARK)
        return atom->mark == ';' || atom->mark == ':' || atom->mark == MARK_DASH || atom->mark == '(' || atom->mark == ')';
    return atom_is(atom, WORD_TURN);
}

static void make_sentence(struct atoms *atoms, const struct starts *starts, uint32_t number)
{
    const struct sentence *sentence = &atoms->tokens->sentences[number];
    uint32_t clause = 0, depth = 0;
    for (size_t at = sentence->first; at < sentence->last;) {
        const struct token *token = &atoms->tokens->items[at];
        if (token_is_mark(token, '"') || token_is_mark(token, '\'')) { /* words keep their place in quotation marks */
            at++;
            continue;
        }
        struct atom *atom = &atoms->items[atoms->count];
        const struct atom *previous = atoms->count > atoms->sentence_first[number] ? atom - 1 : NULL;
        size_t length = recognise(atoms, starts, at, sentence->last, previous, atom);
        atom->first = at;
        atom->last = at + length;
        atom->start = token->start;
        atom->end = atoms->tokens->items[at + length - 1].end;
        atom->sentence = number;
        clause += turns(atom);
        if (atom_is_mark(atom, ')') && depth > 0)
            depth--;
        atom->clause = clause;
        atom->depth = depth;
        depth += atom_is_mark(atom, '(');
        atoms->count++;
        at += length;
    }
}

/* A quiet sentence keeps its place: as its first number, for it is one with a figure then, else as its first word. */
static void add_quiet(struct atoms *atoms, uint32_t number)
{
    const struct sentence *sentence = &atoms->tokens->sentences[number];
    const struct token *tokens = atoms->tokens->items;
    struct atom *atom = &atoms->items[atoms->count++];
    size_t at = sentence->first;
    while (at < sentence->last && tokens[at].kind != TOKEN_NUMBER)
        at++;
    *atom = (struct atom){.kind = ATOM_AMOUNT, .amount.class = AMOUNT_NUMBER, .sentence = number};
    if (at == sentence->last) {
        *atom = (struct atom){.kind = ATOM_OTHER, .sentence = number};
        at = sentence->first;
    }
    atom->first = at;
    atom->last = at + 1;
    atom->start = tokens[at].start;
    atom->end = tokens[at].end;
}

static void fill(struct atoms *atoms)
{
    sparsity_fill(atoms);
    rates_fill(atoms);
    context_fill(atoms);
    variants_fill(atoms);
    systems_fill(atoms);
    makers_fill(atoms);
    latter_fill(atoms);
    roles_fill(atoms);
}

/* Which sentences are quiet, and how many atoms there are at most: a token is one. */
static size_t listen(const struct atoms *atoms, const struct starts *starts, bool *quiet)
{
    const struct tokens *tokens = atoms->tokens;
    size_t most = 0;
    for (size_t i = 0; i < tokens->sentence_count; i++) {
        const struct sentence *sentence = &tokens->sentences[i];
        quiet[i] = is_quiet(atoms->db, starts, tokens, sentence);
        most += quiet[i] ? 1 : sentence->last - sentence->first;
    }
    return most;
}

/* `quiet` is NULL where all sentences are read. */
static bool make(struct atoms *out, const struct starts *starts, const bool *quiet, size_t most, struct cc_arena *arena)
{
    const struct tokens *tokens = out->tokens;
    out->sentence_first = CC_NEW(arena, size_t, tokens->sentence_count + 1);
    out->items = CC_NEW(arena, struct atom, most);
    if (!out->sentence_first || !out->items)
        return false;
    for (size_t i = 0; i < tokens->sentence_count; i++) {
        out->sentence_first[i] = out->count;
        if (quiet && quiet[i])
            add_quiet(out, (uint32_t)i);
        else
            make_sentence(out, starts, (uint32_t)i);
    }
    out->sentence_first[tokens->sentence_count] = out->count;
    fill(out);
    return true;
}

bool atoms_make(const struct cc_db *db, const struct tokens *tokens, struct cc_arena *arena, struct atoms *out, struct cc_error *error)
{
    struct starts starts;
    *out = (struct atoms){.db = db, .tokens = tokens};
    mention_starts(db, tokens->count, &starts);
    return make(out, &starts, NULL, tokens->count, arena) || cc_error_memory(error);
}

bool atoms_make_telling(const struct cc_db *db, const struct tokens *tokens, struct cc_arena *arena, struct atoms *out,
    struct cc_error *error)
{
    struct starts starts;
    bool *quiet = CC_NEW(arena, bool, tokens->sentence_count);
    *out = (struct atoms){.db = db, .tokens = tokens};
    if (!quiet)
        return cc_error_memory(error);
    mention_starts(db, tokens->count, &starts);
    return make(out, &starts, quiet, listen(out, &starts, quiet), arena) || cc_error_memory(error);
}
