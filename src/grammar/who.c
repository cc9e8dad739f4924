/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who a claim is about: the subject and what it is compared with, by the roles of the mentions around the anchor, then by the topic. */
#include "parse.h"

/* "more memory but less compute than the H100": behind the turn stands another comparison with the same object. */
static bool shares_object(const struct parser *parser, size_t turn)
{
    for (size_t i = turn + 1; i < parser->last && i <= turn + 2; i++)
        if (atom_is(atom_at(parser, i), WORD_MORE) || atom_is_factor(atom_at(parser, i)))
            return true;
    return false;
}

/* "Against the H100 the B200 has 125% more memory, against the H200 28% more": an object in front of the next comparison, where the first
 * one has its own in front. */
static bool opens_next(const struct parser *parser, size_t anchor, size_t object)
{
    bool comma = false, fronted = false, factor = false;
    for (size_t i = anchor + 1; i < object; i++)
        comma = comma || (atom_is_mark(atom_at(parser, i), ',') && atom_is(atom_at(parser, i + 1), WORD_VERSUS));
    for (size_t i = parser->first; comma && i < anchor; i++)
        fronted = fronted || (is_party(atom_at(parser, i)) && atom_at(parser, i)->role == ROLE_OBJECT);
    for (size_t i = object + 1; fronted && i < parser->last && atom_at(parser, i)->kind != ATOM_MARK; i++)
        factor = factor || atom_is_factor(atom_at(parser, i));
    return factor;
}

/* "more memory, 141 GB where the H100 has 80 GB": what the subject is set against. */
static bool is_set_against(const struct parser *parser, size_t at)
{
    size_t i = at;
    while (i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_MAKER)))
        i--;
    return i > parser->first + 1 && token_is_word(&parser->atoms.tokens->items[atom_at(parser, i - 1)->first], "where") &&
           atom_at(parser, i - 2)->kind != ATOM_MARK && !atom_is(atom_at(parser, i - 2), WORD_BE) &&
           atom_at(parser, at)->role == ROLE_PLAIN && !atom_at(parser, at)->possessive;
}

static bool is_object(const struct parser *parser, size_t at)
{
    return is_party(atom_at(parser, at)) && (atom_at(parser, at)->role == ROLE_OBJECT || is_set_against(parser, at));
}

/* The object after the anchor: "than the H100", "of the H100's", "the H100's memory" behind a factor. */
static size_t object_after(const struct parser *parser, size_t anchor)
{
    for (size_t i = anchor + 1; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (ends_search(atom) && !shares_object(parser, i))
            return NOWHERE;
        bool next_frame = atom_is_mark(atom, ',') && i + 1 < parser->last && atom_is(atom_at(parser, i + 1), WORD_VERSUS);
        if (next_frame && atom_is(atom_at(parser, parser->first), WORD_VERSUS)) /* "Against the H100 ..., against the H200 28% more" */
            return NOWHERE;
        if (is_object(parser, i) || (is_party(atom) && atom->role == ROLE_OF))
            return opens_next(parser, anchor, i) ? NOWHERE : atom->list_head;
    }
    return NOWHERE;
}

/* "Compared to the H100, ...": an object that stands before the anchor. */
static size_t object_before(const struct parser *parser, size_t anchor)
{
    for (size_t i = anchor; i-- > parser->first;)
        if (is_object(parser, i))
            return atom_at(parser, i)->list_head;
    return NOWHERE;
}

/* "the H100's GH100" speaks of a part, "the H100's memory is" of the chip. */
static bool owns_other(const struct parser *parser, size_t at)
{
    if (!atom_at(parser, at)->possessive)
        return false;
    for (size_t i = at + 1; i < parser->last && i <= at + 4; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_METRIC) || atom->kind == ATOM_AMOUNT || (i == at + 1 && atom_is(atom, WORD_BE)))
            return false;
        if (atom->kind != ATOM_OTHER && !atom_is(atom, WORD_PRECISION) && !atom_is(atom, WORD_QUALIFIER))
            break;
    }
    return true;
}

/* "The B300 keeps the 8 TB/s of the B200": the figure at `at` is what another chip's verb is said of. */
static bool is_taken_figure(const struct parser *parser, size_t at)
{
    size_t i = at;
    while (i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_HEDGE)))
        i--;
    if (i < parser->first + 2 || !atom_is_amount(atom_at(parser, at), AMOUNT_VALUE))
        return false;
    const struct atom *verb = atom_at(parser, i - 1), *chip = atom_at(parser, i - 2);
    return (verb->kind == ATOM_OTHER || atom_is(verb, WORD_HAVE)) && is_party(chip) && chip->role == ROLE_PLAIN && !chip->possessive;
}

/* "bandwidth on the H20", "compute of the H100", "On the H20, ...": as good as a plain subject. */
static bool holds_metric(const struct parser *parser, size_t at)
{
    for (size_t i = at; i-- > parser->first && i + 5 > at;) {
        const struct atom *atom = atom_at(parser, i);
        if (!atom_is(atom, WORD_PLACE) && !atom_is(atom, WORD_OF))
            continue;
        bool that = i > parser->first && token_is_word(&parser->atoms.tokens->items[atom_at(parser, i - 1)->first], "that") &&
                    (i == parser->first + 1 || atom_at(parser, i - 2)->kind == ATOM_MARK || atom_is(atom_at(parser, i - 2), WORD_TURN) ||
                        atom_is(atom_at(parser, i - 2), WORD_ALSO)); /* "; that of the H200 is" */
        if (i > parser->first && is_taken_figure(parser, i - 1))
            return false;
        return i == parser->first || that || atom_is(atom_at(parser, i - 1), WORD_METRIC) || atom_at(parser, i - 1)->kind == ATOM_AMOUNT ||
               atom_at(parser, i - 1)->kind == ATOM_MARK || atom_is(atom_at(parser, i - 1), WORD_ALSO) ||
               atom_is(atom_at(parser, i - 1), WORD_TURN);
    }
    return false;
}

/* "than the H200, which itself has 76% more than the H100": the chip that "which" at `at` stands for, NOWHERE where it need not be one. */
static size_t antecedent_of(const struct parser *parser, size_t at)
{
    static const char *const idle[] = {"itself", "in", "turn", "also", "still", "already"};
    const struct atom *which = atom_at(parser, at);
    if (!atom_is(which, WORD_TURN) || which->entry->value != 1 || at < parser->first + 2 || !atom_is_mark(atom_at(parser, at - 1), ',') ||
        !is_party(atom_at(parser, at - 2)))
        return NOWHERE;
    size_t verb = at + 1;
    while (verb < parser->last && TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, verb)->first], idle))
        verb++;
    return verb < parser->last && atom_is(atom_at(parser, verb), WORD_HAVE) ? atom_at(parser, at - 2)->list_head : NOWHERE;
}

static size_t subject_before(const struct parser *parser, size_t anchor, size_t object)
{
    size_t weak = NOWHERE;
    for (size_t i = anchor; i-- > parser->first;) {
        i = before_interruption(parser, i);
        const struct atom *atom = atom_at(parser, i);
        if (is_open_pronoun(parser, i))
            return NOWHERE;
        size_t antecedent = antecedent_of(parser, i);
        if (antecedent != NOWHERE && !same_mention(parser, antecedent, object))
            return antecedent;
        if (!is_party(atom) || is_object(parser, i) || same_mention(parser, i, object) || owns_other(parser, i) ||
            is_predicate_chip(parser, i) || atom->depth > atom_at(parser, anchor)->depth)
            continue;
        if ((atom->role == ROLE_PLAIN && !is_direct_object(parser, i)) || holds_metric(parser, i))
            return atom->list_head;
        if (weak == NOWHERE)
            weak = atom->list_head;
    }
    return weak;
}

/* Whether the anchor stands in a phrase before the main clause: "With 192 GB ..., the MI300X has", "Since its cores are identical to
 * ..., what the H200 gains". */
static bool in_opening_phrase(const struct parser *parser, size_t anchor, size_t subject)
{
    static const char *const openers[] = {"despite", "thanks", "given", "carrying", "drawing", "armed", "having", "boasting", "packing",
        "offering", "using", "running"};
    const struct atom *first = atom_at(parser, parser->first);
    bool opens = atom_is(first, WORD_PLACE) || atom_is(first, WORD_TURN) || atom_is(first, WORD_VERSUS);
    for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++)
        opens = opens || token_is_word(&parser->atoms.tokens->items[first->first], openers[i]);
    if (!opens)
        return false;
    for (size_t i = anchor + 1; i < subject; i++)
        if (atom_is_mark(atom_at(parser, i), ',') || atom_is_mark(atom_at(parser, i), ')'))
            return true;
    return false;
}

/* A subject behind the anchor: "is 50% greater on the GB300", "By nearly doubling VRAM over the H100, the H200 ...". */
size_t subject_after(const struct parser *parser, size_t anchor, size_t object)
{
    enum { FIGURES = 2 /* of a pair and its chip; a chip behind more of them goes with those */ };
    size_t figures = 0;
    for (size_t i = anchor + 1; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is_mark(atom, ';'))
            return NOWHERE;
        figures += atom_is_amount(atom, AMOUNT_VALUE) && atom->depth <= atom_at(parser, anchor)->depth;
        if (!is_party(atom) || atom->role == ROLE_OBJECT || atom->role == ROLE_OF || same_mention(parser, i, object))
            continue;
        if (atom->role == ROLE_PLACE && figures > FIGURES && !in_opening_phrase(parser, anchor, i))
            return NOWHERE;
        return atom->role == ROLE_PLACE || in_opening_phrase(parser, anchor, i) ? atom->list_head : NOWHERE;
    }
    return NOWHERE;
}

/* Whether the chip is a plain party of this sentence, too. */
static bool is_plain_here(const struct parser *parser, size_t chip)
{
    for (size_t i = parser->first; chip != NOWHERE && i < parser->last; i++)
        if (i != chip && is_party(atom_at(parser, i)) && atom_at(parser, i)->role == ROLE_PLAIN && same_mention(parser, i, chip))
            return true;
    return false;
}

/* The chip before the anchor whose own verb stands between them: "the H200 has 76% more". */
static size_t plain_subject(const struct parser *parser, size_t anchor)
{
    for (size_t i = anchor; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (!is_party(atom) || is_set_against(parser, i))
            continue;
        bool verb = atom_is(atom_at(parser, i + 1), WORD_HAVE) || atom_is(atom_at(parser, i + 1), WORD_BE);
        return atom->role == ROLE_PLAIN && !atom->possessive && !atom->next_in_list && verb ? i : NOWHERE;
    }
    return NOWHERE;
}

/* An afterthought: "..., 50% more". */
static bool is_afterthought(const struct parser *parser, size_t anchor)
{
    return anchor > parser->first && atom_is_mark(atom_at(parser, anchor - 1), ',');
}

struct parties parties_of(const struct parser *parser, size_t anchor, size_t after)
{
    struct parties out = {.open = false};
    out.object = object_after(parser, after);
    if (out.object == NOWHERE)
        out.object = object_before(parser, anchor);
    size_t plain = out.object != NOWHERE && out.object < anchor ? plain_subject(parser, anchor) : NOWHERE;
    if (plain != NOWHERE && same_mention(parser, plain, out.object)) { /* "H100 vs H200: the H200 has 76% more" */
        out.subject = plain;
        out.object = other_chip(parser, anchor, plain);
        return out;
    }
    /* "double the memory, in the form of the H200": nothing in the words sets it against the other */
    out.open = out.object != NOWHERE && atom_at(parser, out.object)->role == ROLE_OF;
    out.subject = subject_before(parser, anchor, out.object);
    if (out.subject == NOWHERE && has_pronoun(parser, anchor))
        out.subject = topic_of(parser, anchor, out.object);
    if (out.subject == NOWHERE)
        out.subject = subject_after(parser, anchor, out.object);
    if (out.subject == NOWHERE)
        out.subject = topic_of(parser, anchor, out.object);
    if (out.subject == NOWHERE && out.object != NOWHERE && same_mention(parser, parser->memory.topic, out.object))
        out.subject = other_chip(parser, parser->first, out.object);
    if (out.object == NOWHERE && out.subject != NOWHERE) {
        out.object = other_chip(parser, anchor, out.subject);
        bool here = out.object != NOWHERE && atom_at(parser, out.object)->sentence == parser->sentence;
        out.open = here && (plain_subject(parser, anchor) != out.subject || is_afterthought(parser, anchor));
    }
    bool object_here = out.object != NOWHERE && atom_at(parser, out.object)->sentence == parser->sentence;
    if (out.subject != NOWHERE && object_here && atom_at(parser, out.subject)->sentence != parser->sentence &&
        is_plain_here(parser, out.object))
        out.subject = out.object; /* "the H200 is stronger than the H200": a slip of the text, not to be mended */
    return out;
}
