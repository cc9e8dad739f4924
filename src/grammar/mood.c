/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the words assert what they say: questions, suppositions and negations do not; and what a negation reaches. */
#include "parse.h"

static const struct token *token_of(const struct parser *parser, size_t at)
{
    return &parser->atoms.tokens->items[atom_at(parser, at)->first];
}

/* "If ...," reaches up to the comma, "would" over its clause. */
static bool reaches(const struct parser *parser, size_t word, size_t anchor)
{
    if (atom_at(parser, word)->entry->value != 1)
        return true;
    for (size_t i = word; i < anchor; i++)
        if (atom_is_mark(atom_at(parser, i), ','))
            return false;
    return true;
}

/* "not only the H100 but also the 910C", "no less than". */
static bool is_not_only(const struct parser *parser, size_t at)
{
    static const char *const only[] = {"only", "just", "merely", "least"};
    return at + 1 < parser->last && TOKEN_IN(token_of(parser, at + 1), only);
}

/* "No, it does the same 989 TFLOPS": an answer, and what follows is asserted. */
static bool is_answer(const struct parser *parser, size_t at)
{
    bool first = at == parser->first || (at == parser->first + 2 && atom_is_mark(atom_at(parser, at - 1), ':')); /* "A: No, ..." */
    return first && at + 1 < parser->last && token_is_word(token_of(parser, at), "no") &&
           (atom_is_mark(atom_at(parser, at + 1), ',') || ends_search(atom_at(parser, at + 1)) ||
               atom_at(parser, at + 1)->kind == ATOM_MARK);
}

bool excludes_chip(const struct parser *parser, size_t at)
{
    return atoms_exclude_chip(&parser->atoms, at, parser->first, parser->last) != 0;
}

bool denies(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    bool far = atom_is(atom, WORD_BEAT) && (atom->entry->flags & WORD_DENIES) && at + 1 < parser->last; /* "nowhere near 989 TFLOPS" */
    if (far)
        return atom_at(parser, at + 1)->kind == ATOM_AMOUNT;
    return atom_is(atom, WORD_NOT) && !is_not_only(parser, at) && !is_answer(parser, at) && !excludes_chip(parser, at);
}

/* "Had the H20 989 TFLOPS, ...", "Were the H20 to have ...,": turned round, as in "if", up to the comma. */
static bool is_supposed(const struct parser *parser, size_t anchor)
{
    static const char *const verbs[] = {"had", "were"};
    size_t i = parser->first + 1;
    if (i >= anchor || !TOKEN_IN(token_of(parser, parser->first), verbs))
        return false;
    while (i < anchor && (atom_is(atom_at(parser, i), WORD_ARTICLE) || atom_is(atom_at(parser, i), WORD_MAKER)))
        i++;
    bool party = i < anchor && (is_party(atom_at(parser, i)) || atom_is(atom_at(parser, i), WORD_PRONOUN));
    for (; i < anchor; i++)
        if (atom_is_mark(atom_at(parser, i), ','))
            return false;
    return party;
}

/* "900 GB/s is not the H800's figure": denied behind the anchor. */
static bool is_denied_behind(const struct parser *parser, size_t anchor)
{
    enum { NEAR = 2 };
    for (size_t i = anchor + 1; i < parser->last && i <= anchor + NEAR; i++) {
        bool contrast = atom_is_mark(atom_at(parser, i - 1), ',') && i + 1 < parser->last && atom_at(parser, i + 1)->kind == ATOM_AMOUNT;
        if (!contrast && atom_is(atom_at(parser, i), WORD_NOT) && denies(parser, i)) /* but "141 GB, not 144" */
            return true;
    }
    return false;
}

/* "a single A100 (80 GB) cannot hold it": in brackets behind a name, where no verb reaches it. */
static bool is_in_remark(const struct parser *parser, size_t anchor)
{
    return anchor > parser->first + 1 && atom_at(parser, anchor)->kind == ATOM_AMOUNT && atom_is_mark(atom_at(parser, anchor - 1), '(') &&
           atom_at(parser, anchor - 2)->kind == ATOM_CHIP;
}

/* "comes without NVLink and has 80 GB": what "without" denies ends at the next verb; what a word for an error does, at a semicolon. */
static bool ends_denial(const struct parser *parser, size_t denial, size_t anchor)
{
    bool without = token_is_word(token_of(parser, denial), "without");
    for (size_t i = denial + 1; i < anchor; i++)
        if (atom_is_mark(atom_at(parser, i), ';') ||
            (without && atom_is(atom_at(parser, i), WORD_HAVE) && atom_is(atom_at(parser, i - 1), WORD_ALSO)))
            return true;
    return false;
}

/* "no more compute, only more memory": what "no" denies of a comparison ends with the comma. */
static bool is_closed(const struct parser *parser, size_t at, size_t anchor)
{
    if (!token_is_word(token_of(parser, at), "no") || !atom_is(atom_at(parser, at + 1), WORD_MORE))
        return false;
    for (size_t i = at + 2; i < anchor; i++)
        if (atom_is_mark(atom_at(parser, i), ','))
            return true;
    return false;
}

const char *mood_but(const struct parser *parser, size_t anchor, size_t except)
{
    const struct sentence *sentence = &parser->atoms.tokens->sentences[parser->sentence];
    if (sentence->question)
        return "question";
    if (is_supposed(parser, anchor))
        return "hypothetical";
    for (size_t i = parser->first; i < anchor; i++) {
        const struct atom *atom = atom_at(parser, i);
        bool far = atom_is(atom, WORD_NOT) && atom->entry->value == 1; /* an error that is told of reaches over brackets */
        if (atom->clause != atom_at(parser, anchor)->clause && !far)
            continue;
        if (atom_is(atom, WORD_IF) && reaches(parser, i, anchor))
            return "hypothetical";
        if (i != except && denies(parser, i) && !ends_denial(parser, i, anchor) && !is_closed(parser, i, anchor))
            return "negated";
    }
    return is_denied_behind(parser, anchor) && !is_in_remark(parser, anchor) ? "negated" : NULL;
}

const char *mood_at(const struct parser *parser, size_t anchor)
{
    return mood_but(parser, anchor, NOWHERE);
}
