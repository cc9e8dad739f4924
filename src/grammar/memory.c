/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sentence leaves for those behind it: the chips it named, the one it was about, its heading. */
#include "parse.h"

/* Keeps the mention as the latest of its chip. */
static void note_mention(struct parser *parser, size_t at)
{
    struct memory *memory = &parser->memory;
    size_t kept = 0;
    for (size_t i = 0; i < memory->recent_count; i++)
        if (!same_mention(parser, memory->recent[i], at))
            memory->recent[kept++] = memory->recent[i];
    if (kept == RECENT_MAX) {
        for (size_t i = 1; i < kept; i++)
            memory->recent[i - 1] = memory->recent[i];
        kept--;
    }
    memory->recent[kept++] = at;
    memory->recent_count = kept;
}

/* "After the H100 came the H200": stands in front, and the sentence is about another one. */
static bool is_fronted(const struct parser *parser, size_t at)
{
    static const char *const prepositions[] = {"after", "before", "following", "beside", "besides", "alongside", "unlike", "like",
        "behind"};
    size_t i = at;
    while (i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_MAKER)))
        i--;
    return i == parser->first + 1 && TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, parser->first)->first], prepositions);
}

/* "two GPUs and a Grace CPU make": a processor beside accelerators. */
static bool is_host(const struct parser *parser, size_t at)
{
    static const char *const hosts[] = {"grace", "kunpeng", "epyc", "xeon"};
    return atom_at(parser, at)->alien && TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, at)->first], hosts);
}

/* "Although the H100 is faster, the H20 sells": the subject of the clause that an opening phrase ends before. */
static bool is_main_subject(const struct parser *parser, size_t at)
{
    size_t i = at;
    while (i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_MAKER)))
        i--;
    if (i == parser->first)
        return true;
    const struct atom *before = atom_at(parser, i - 1), *next = at + 1 < parser->last ? atom_at(parser, at + 1) : before;
    bool opened = atom_is_mark(before, ',') || atom_is_mark(before, ':');
    bool verb = atom_is(next, WORD_HAVE) || atom_is(next, WORD_BE) || atom_is(next, WORD_CHANGE) || next->kind == ATOM_OTHER;
    return opened && verb && atom_at(parser, at)->role == ROLE_PLAIN && !atom_at(parser, at)->possessive;
}

/* "It replaces the H100": goes on about what was spoken of. */
static bool opens_with_pronoun(const struct parser *parser)
{
    return atom_is(atom_at(parser, parser->first), WORD_PRONOUN) && !atom_at(parser, parser->first)->possessive &&
           !token_is_word(&parser->atoms.tokens->items[atom_at(parser, parser->first)->first], "its");
}

/* "Nvidia's next part will be faster", "Its successor is": speaks of a chip that is not named. By its tokens, for a sentence without a name
 * or a figure has no atoms to speak of. */
static bool speaks_of_unnamed(const struct parser *parser)
{
    static const char *const things[] = {"part", "chip", "gpu", "card", "accelerator", "processor", "answer", "iron", "machine", "offering",
        "flagship", "product", "successor", "replacement", "rival"};
    static const char *const verbs[] = {"is", "was", "has", "had", "will", "would", "of", "in", "on"};
    enum { LONGEST = 5 };
    const struct tokens *tokens = parser->atoms.tokens;
    const struct sentence *sentence = &tokens->sentences[parser->sentence];
    const struct token *first = &tokens->items[sentence->first];
    bool its = token_is_word(first, "its");
    if ((!first->possessive && !its) || atom_at(parser, parser->first)->kind == ATOM_CHIP)
        return false;
    for (size_t i = sentence->first + 1; i < sentence->last && i <= sentence->first + LONGEST; i++) {
        const struct token *token = &tokens->items[i];
        if (token->kind != TOKEN_WORD || TOKEN_IN(token, verbs))
            return false;
        if (TOKEN_IN(token, things))
            return sentence_topic(parser) == NOWHERE;
    }
    return false;
}

/* The mention a sentence without a claim is about: "the step from A100 to H100" is about the H100. */
size_t sentence_topic(const struct parser *parser)
{
    size_t found = NOWHERE, fronted = NOWHERE;
    if (parser->first < parser->last && parser->memory.topic != NOWHERE && opens_with_pronoun(parser))
        return NOWHERE;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (!is_party(atom) || atom->role == ROLE_OBJECT || is_predicate_chip(parser, i) || is_host(parser, i))
            continue;
        const struct atom *before = i > parser->first ? atom_at(parser, i - 1) : NULL;
        if (is_fronted(parser, i))
            fronted = atom->list_head;
        else if (found == NOWHERE)
            found = atom->list_head;
        else if (before && atom_is(before, WORD_PLACE) && before->entry->value == PLACE_TO)
            return i;
        else if (!is_main_subject(parser, found) && is_main_subject(parser, i))
            found = atom->list_head;
    }
    return found != NOWHERE ? found : fronted;
}

/* An item of a list that is about something named before: the chip does not open it, as in "- used in the GB300 NVL72". */
static bool is_aside(const struct parser *parser, size_t chip)
{
    const struct memory *memory = &parser->memory;
    size_t i = chip;
    const struct sentence *sentence = &parser->atoms.tokens->sentences[parser->sentence];
    if (!sentence->item || sentence->question || (memory->topic == NOWHERE && memory->heading == NOWHERE))
        return false;
    while (i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_MAKER) ||
                                    atom_is(atom_at(parser, i - 1), WORD_PLACE)))
        i--;
    return i > parser->first && atom_at(parser, chip)->sentence == parser->sentence && !atom_at(parser, chip)->possessive;
}

/* The topic that an aside leaves as it is: that of the items before, else the heading's. */
static size_t topic_kept(const struct parser *parser)
{
    const struct memory *memory = &parser->memory;
    return memory->topic != NOWHERE && parser->sentence - memory->topic_sentence <= 1 ? memory->topic : memory->heading;
}

size_t topic_unless_aside(const struct parser *parser, size_t chip)
{
    return is_aside(parser, chip) ? topic_kept(parser) : chip;
}

/* "MI300X vs. H200", "H100 or H200?": a heading that sets two chips against each other. */
static bool is_versus(const struct parser *parser)
{
    size_t chips = 0;
    bool versus = false;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        chips += is_party(atom);
        versus = versus || atom_is(atom, WORD_VERSUS) || (atom_is(atom, WORD_ALSO) && atom->entry->value == 1);
    }
    return versus && chips == 2;
}

/* The title is what all lines below it speak of, until a heading speaks of something else. */
static void note_title(struct parser *parser, size_t topic, bool opens)
{
    size_t *title = &parser->memory.title;
    if (opens)
        *title = topic;
    for (size_t i = parser->first; i < parser->last && *title != NOWHERE; i++)
        if (is_party(atom_at(parser, i)) && atom_at(parser, i)->role != ROLE_OBJECT && !are_related(parser, i, *title))
            *title = NOWHERE;
}

/* Headings, and sentences that claim nothing, still say what the text speaks of. */
void note_topic(struct parser *parser, bool claimed)
{
    const struct sentence *sentence = &parser->atoms.tokens->sentences[parser->sentence];
    struct memory *memory = &parser->memory;
    size_t topic = sentence_topic(parser);
    bool opens = !memory->named, part = memory->of_part && topic == NOWHERE && has_pronoun(parser, parser->last);
    for (size_t i = parser->first; i < parser->last; i++)
        part = part || is_each_chip(atom_at(parser, i));
    memory->of_part = part;
    memory->unnamed = parser->first < parser->last && speaks_of_unnamed(parser) ? parser->sentence + 1 : memory->unnamed;
    for (size_t i = parser->first; i < parser->last; i++) {
        if (is_party(atom_at(parser, i)))
            note_mention(parser, i);
        memory->named = memory->named || (atom_at(parser, i)->kind == ATOM_CHIP && !atom_at(parser, i)->alien);
    }
    memory->metric = parser->last_metric == CC_CM_COUNT ? CC_CM_OTHER : parser->last_metric; /* of several none is "that" */
    if (memory->header == parser->sentence + 1) {                                            /* a row of names speaks of none of them */
        memory->topic = memory->heading = NOWHERE;
        return;
    }
    if (topic == NOWHERE)
        return;
    bool choice = sentence->question && !claimed && is_versus(parser); /* "H200 or H100?" */
    if (sentence->heading || choice) {
        memory->heading_pair = is_versus(parser);
        note_title(parser, topic, opens && !memory->heading_pair);
        memory->heading = topic;
        memory->heading_block = sentence->block;
    }
    if (!claimed) {
        memory->topic = topic_unless_aside(parser, topic);
        memory->topic_sentence = parser->sentence;
    }
}
