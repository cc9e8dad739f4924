/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whom a sentence is about that does not say so: only what can hardly be meant otherwise. The topic of the sentence before or of the
 * heading,
 * and for the object the one other chip that was spoken of.
 */
#include "chipcmp/grammar/filter.h"

#include "parse.h"

static uint32_t block_of(const struct parser *parser, uint32_t sentence)
{
    return parser->atoms.tokens->sentences[sentence].block;
}

/* "AMD is ahead": the maker stands for its chip that was spoken of last. */
static size_t chip_of_maker(const struct parser *parser, size_t anchor)
{
    const struct memory *memory = &parser->memory;
    for (size_t i = parser->first; i + 1 < parser->last; i++) {
        const struct atom *maker = atom_at(parser, i);
        bool favoured = i > anchor && is_place(atom_at(parser, i - 1), PLACE_FOR); /* "2.4x the capacity for AMD" */
        if ((i >= anchor && !favoured) || !atom_is(maker, WORD_MAKER) || maker->possessive || atom_at(parser, i + 1)->kind == ATOM_CHIP)
            continue;
        for (size_t k = memory->recent_count; k-- > 0;) {
            const struct atom *chip = atom_at(parser, memory->recent[k]);
            if (!chip->alien && cc_str_eq_nocase(parser->db->families[chip->target.family].vendor, cc_str_of(maker->entry->words)))
                return memory->recent[k];
        }
    }
    return NOWHERE;
}

/* The sentence goes on about something named before, or has no noun but the figure's: "It has", "A TDP of 400 W", "- 304 compute units". */
static bool goes_on(const struct parser *parser)
{
    const struct sentence *sentence = &parser->atoms.tokens->sentences[parser->sentence];
    if (sentence->item || sentence->heading || has_pronoun(parser, parser->last))
        return true;
    bool there = token_is_word(&parser->atoms.tokens->items[atom_at(parser, parser->first)->first], "there");
    for (size_t i = parser->first + there; i < parser->last; i++) { /* "There are 192 GB on it" */
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT || atom_is_metric(atom) || atom_is(atom, WORD_PRECISION) || atom_is(atom, WORD_SCOPE))
            return true;
        if (there && atom_is(atom, WORD_BE))
            continue;
        if (!atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_HEDGE) && !atom_is(atom, WORD_PLACE) && !atom_is(atom, WORD_QUALIFIER))
            return false;
    }
    return false;
}

/* "The whole system draws": of a system spoken of far above. */
static bool names_whole(const struct parser *parser, size_t chip)
{
    enum { LONGEST = 4 };
    const struct atom *atom = atom_at(parser, chip);
    if (atom->alien || parser->db->chips[cc_target_chip(parser->db, atom->target)].kind != CC_KIND_SYSTEM)
        return false;
    for (size_t i = parser->first; i < parser->last && i < parser->first + LONGEST; i++)
        if (atom_is(atom_at(parser, i), WORD_SCOPE) && atom_at(parser, i)->entry->value == CC_SCOPE_SYSTEM)
            return true;
    return false;
}

/* A heading this short, this near: the filter knows of no others (filter.h). */
static bool is_in_reach(const struct parser *parser, size_t heading)
{
    const struct atoms *atoms = &parser->atoms;
    uint32_t sentence = atom_at(parser, heading)->sentence;
    size_t start = atom_at(parser, atoms->sentence_first[sentence])->start,
           end = atom_at(parser, atoms->sentence_first[sentence + 1] - 1)->end;
    return end - start <= CC_FILTER_LINE && atom_at(parser, parser->first)->start - start <= CC_FILTER_FAR;
}

/* What the section speaks of, then the text: the one chip of the heading above, or of the title. */
static size_t far_topic(const struct parser *parser, size_t object)
{
    const struct memory *memory = &parser->memory;
    const struct sentence *sentence = &parser->atoms.tokens->sentences[parser->sentence];
    bool titled = memory->title != NOWHERE && !same_mention(parser, memory->title, object);
    if (sentence->heading && titled)
        return memory->title;
    size_t heading = memory->heading_pair ? NOWHERE : memory->heading, chip = heading != NOWHERE ? heading : memory->title;
    if (chip == NOWHERE || same_mention(parser, chip, object) || atom_at(parser, chip)->next_in_list || !is_in_reach(parser, chip) ||
        (!goes_on(parser) && !names_whole(parser, chip)))
        return NOWHERE;
    return chip;
}

bool is_far(const struct parser *parser, size_t chip)
{
    return block_of(parser, parser->sentence) > block_of(parser, atom_at(parser, chip)->sentence) + 1;
}

bool is_far_open(const struct parser *parser, size_t chip)
{
    const struct memory *memory = &parser->memory;
    if (!is_far(parser, chip))
        return false;
    for (size_t i = 0; i < memory->recent_count; i++)
        if (atom_at(parser, memory->recent[i])->sentence > atom_at(parser, chip)->sentence && !are_related(parser, memory->recent[i], chip))
            return true;
    bool line = parser->atoms.tokens->sentences[parser->sentence].heading; /* "Memory: 150 GB" */
    return !line && !has_pronoun(parser, parser->last);
}

/* "192 GB and 5.3 TB/s. That is the MI300X.": the next sentence says no more than whose the figures were; NOWHERE where it does not. */
static size_t told_next(const struct parser *parser)
{
    static const char *const pointers[] = {"that", "this", "meet"};
    const struct atoms *atoms = &parser->atoms;
    size_t at = parser->last, end = parser->last;
    if (at >= atoms->count || block_of(parser, parser->sentence) != block_of(parser, parser->sentence + 1) ||
        !TOKEN_IN(&atoms->tokens->items[atom_at(parser, at)->first], pointers))
        return NOWHERE;
    while (end < atoms->count && atom_at(parser, end)->sentence == parser->sentence + 1)
        end++;
    for (at++; at < end; at++) {
        const struct atom *atom = atom_at(parser, at);
        if (atom->kind == ATOM_CHIP)
            return is_party(atom) && !atom->possessive && at + 2 >= end && (at + 1 == end || atom_at(parser, at + 1)->kind == ATOM_MARK)
                       ? at
                       : NOWHERE;
        if (!atom_is(atom, WORD_BE) && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER))
            break;
    }
    return NOWHERE;
}

/* The topic is that of the sentence before, or of one just above in the paragraph; of a list's introduction, of a question before the
 * answer. */
static bool is_near(const struct parser *parser)
{
    enum { BACK = 3 /* sentences that name no chip */ };
    const struct sentence *sentences = parser->atoms.tokens->sentences;
    uint32_t topic = parser->memory.topic_sentence, distance = parser->sentence - topic;
    uint32_t blocks = block_of(parser, parser->sentence) - block_of(parser, topic);
    if (distance <= 1 || (blocks == 0 && distance <= BACK))
        return true;
    return (sentences[parser->sentence].item && blocks == 0) || (sentences[topic].question && blocks <= 1 && distance <= BACK);
}

/* "AMD's 192 GB", "AMD offers 192 GB": no chip of another maker is meant. */
static bool is_of_other_maker(const struct parser *parser, size_t anchor, size_t chip)
{
    const struct atom *named = atom_at(parser, chip);
    for (size_t i = parser->first; i < anchor && !named->alien; i++) {
        const struct atom *maker = atom_at(parser, i);
        bool owns = maker->possessive || i == parser->first;
        if (owns && atom_is(maker, WORD_MAKER) && atom_at(parser, i + 1)->kind != ATOM_CHIP)
            return !cc_str_eq_nocase(parser->db->families[named->target.family].vendor, cc_str_of(maker->entry->words));
    }
    return false;
}

/* The chip the text speaks of: the topic of the sentence before, else the heading of this block, else of the section. */
static size_t spoken_of(const struct parser *parser, size_t anchor, size_t object)
{
    const struct memory *memory = &parser->memory;
    size_t next = told_next(parser);
    if (next != NOWHERE && !same_mention(parser, next, object))
        return next;
    size_t by_maker = chip_of_maker(parser, anchor);
    if (by_maker != NOWHERE && !same_mention(parser, by_maker, object))
        return by_maker;
    if (memory->unnamed && memory->unnamed > memory->topic_sentence && parser->sentence - (memory->unnamed - 1) <= 1 &&
        has_pronoun(parser, anchor)) /* "It" is the one without a name */
        return NOWHERE;
    if (memory->topic != NOWHERE && is_near(parser) && !same_mention(parser, memory->topic, object))
        return memory->topic;
    if (memory->heading != NOWHERE && !same_mention(parser, memory->heading, object) &&
        block_of(parser, parser->sentence) <= memory->heading_block + 1)
        return memory->heading;
    return far_topic(parser, object);
}

size_t topic_of(const struct parser *parser, size_t anchor, size_t object)
{
    size_t topic = spoken_of(parser, anchor, object);
    return topic != NOWHERE && is_of_other_maker(parser, anchor, topic) ? NOWHERE : topic;
}

/* A rack is compared with a rack: the mention is of the subject's own kind. */
static bool is_of_kind(const struct parser *parser, size_t at, size_t subject)
{
    const struct atom *a = atom_at(parser, at), *b = atom_at(parser, subject);
    return a->alien || b->alien || cc_scope_same(parser->db, cc_target_chip(parser->db, a->target), cc_target_chip(parser->db, b->target));
}

/* The one chip other than the subject that this sentence, the two before it or the heading speak of; NOWHERE where there are several. */
static size_t other_of(const struct parser *parser, size_t anchor, size_t subject, bool alike)
{
    enum { BACK = 2 };
    const struct memory *memory = &parser->memory;
    size_t found = NOWHERE;
    for (size_t i = parser->first; i < anchor; i++) {
        if (!is_party(atom_at(parser, i)) || are_related(parser, i, subject) || (alike && !is_of_kind(parser, i, subject)))
            continue;
        if (found != NOWHERE && !are_related(parser, i, found))
            return NOWHERE;
        found = i;
    }
    bool here = found != NOWHERE;
    for (size_t k = memory->recent_count; !here && k-- > 0;) {
        size_t i = memory->recent[k];
        bool heading = memory->heading != NOWHERE && atom_at(parser, i)->sentence == atom_at(parser, memory->heading)->sentence;
        bool near = parser->sentence - atom_at(parser, i)->sentence <= BACK;
        if ((!near && !(heading && found == NOWHERE)) || are_related(parser, i, subject) || (alike && !is_of_kind(parser, i, subject)))
            continue;
        if (found != NOWHERE && !are_related(parser, i, found))
            return NOWHERE;
        found = i;
    }
    return found;
}

size_t other_chip(const struct parser *parser, size_t anchor, size_t subject)
{
    size_t found = subject == NOWHERE ? NOWHERE : other_of(parser, anchor, subject, true);
    return found != NOWHERE ? found : other_of(parser, anchor, subject, false);
}
