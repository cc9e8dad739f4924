/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who a claim is about: the subject and what it is compared with, by the roles of the mentions around the anchor.
 *
 * Within the sentence the function words decide. Beyond it only what can hardly be meant otherwise: the topic of the sentence before or of
 * the heading, and for the object the one other chip that was spoken of.
 */
#include "chipcmp/claim/filter.h"

#include "parse.h"

bool same_mention(const struct parser *parser, size_t a, size_t b)
{
    if (a == NOWHERE || b == NOWHERE)
        return false;
    const struct atom *x = atom_at(parser, a), *y = atom_at(parser, b);
    if (x->alien || y->alien)
        return a == b || (x->alien && y->alien);
    return x->target.chip == y->target.chip && x->target.family == y->target.family;
}

bool is_party(const struct atom *atom)
{
    return atom->kind == ATOM_CHIP && atom->role != ROLE_NAME && atom->role != ROLE_FRAME;
}

bool is_place(const struct atom *atom, enum place place)
{
    return atom_is(atom, WORD_PLACE) && atom->entry->value == (int)place;
}

bool ends_search(const struct atom *atom)
{
    return atom_is_mark(atom, ';') || (atom_is(atom, WORD_TURN) && atom->entry->value == 0);
}

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
           atom_at(parser, i - 2)->kind != ATOM_MARK && atom_at(parser, at)->role == ROLE_PLAIN && !atom_at(parser, at)->possessive;
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

/* "it", when several chips stand before it in the sentence, could be any of them. */
bool is_open_pronoun(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    if (!atom_is(atom, WORD_PRONOUN) || !token_is_word(&parser->atoms.tokens->items[atom->first], "it"))
        return false;
    if (at > parser->first && atom_at(parser, at - 1)->kind == ATOM_CHIP)
        return false; /* "on an H100 it is 80 GB" */
    size_t found = NOWHERE;
    for (size_t i = parser->first; i < at; i++) {
        if (!is_party(atom_at(parser, i)) || atom_at(parser, i)->role == ROLE_OBJECT)
            continue;
        if (found != NOWHERE && !same_mention(parser, i, found))
            return true;
        found = i;
    }
    return false;
}

/* "the H20 outguns the H100 in ...": two chips with nothing but a verb between them; the second is its object. */
bool is_direct_object(const struct parser *parser, size_t at)
{
    size_t verbs = 0;
    for (size_t i = at; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (is_party(atom))
            return verbs > 0 && atom->role == ROLE_PLAIN && !atom->possessive;
        verbs += atom->kind == ATOM_OTHER;
        if (verbs > 2 || (atom->kind != ATOM_OTHER && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER)))
            return false;
    }
    return false;
}

size_t before_interruption(const struct parser *parser, size_t at)
{
    if (!atom_is_mark(atom_at(parser, at), ',') || at + 1 >= parser->last)
        return at;
    const struct atom *next = atom_at(parser, at + 1);
    if (token_is_word(&parser->atoms.tokens->items[next->first], "whose"))
        return at;
    if (!atom_is(next, WORD_HAVE) && !atom_is(next, WORD_BE) && next->kind != ATOM_OTHER)
        return at;
    for (size_t i = at; i-- > parser->first + 1;) {
        const struct atom *atom = atom_at(parser, i), *before = atom_at(parser, i - 1);
        if (atom_is_mark(atom, ';') || atom_is_mark(atom, ':'))
            break;
        if (atom_is_mark(atom, ',') && is_party(before) && before->role == ROLE_PLAIN && !before->next_in_list)
            return i;
    }
    return at;
}

static bool is_indefinite(const struct parser *parser, size_t at)
{
    const struct token *token = &parser->atoms.tokens->items[atom_at(parser, at)->first];
    return token_is_word(token, "a") || token_is_word(token, "an");
}

bool is_predicate_chip(const struct parser *parser, size_t at)
{
    enum { LONGEST = 6 };
    for (size_t i = at, steps = 0; i-- > parser->first + 1 && steps < LONGEST; steps++) {
        const struct atom *atom = atom_at(parser, i), *before = atom_at(parser, i - 1);
        bool described = atom_is(before, WORD_PRONOUN) && is_indefinite(parser, i + 1); /* "it is a cut-down H100" */
        if (atom_is(atom, WORD_BE))
            return (described || (is_party(before) && before->role == ROLE_PLAIN && !before->possessive)) &&
                   !atom_at(parser, at)->possessive;
        if (atom->kind != ATOM_OTHER && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER) && !atom_is_mark(atom, '-') &&
            !atom_is(atom, WORD_CHANGE) && !atom_is(atom, WORD_MORE))
            return false;
    }
    return false;
}

size_t before_bracket(const struct parser *parser, size_t at)
{
    const struct atom *close = atom_at(parser, at);
    if (!atom_is_mark(close, ')') || at + 1 >= parser->last || atom_at(parser, at + 1)->kind == ATOM_MARK)
        return at;
    for (size_t i = at; i-- > parser->first;)
        if (atom_is_mark(atom_at(parser, i), '(') && atom_at(parser, i)->depth == close->depth)
            return i;
    return at;
}

static size_t subject_before(const struct parser *parser, size_t anchor, size_t object)
{
    size_t weak = NOWHERE;
    for (size_t i = anchor; i-- > parser->first;) {
        i = before_interruption(parser, i);
        const struct atom *atom = atom_at(parser, i);
        if (is_open_pronoun(parser, i))
            return NOWHERE;
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

/* "It", "its": the anchor's clause speaks of a chip named before. */
bool has_pronoun(const struct parser *parser, size_t anchor)
{
    for (size_t i = parser->first; i < anchor; i++)
        if (atom_is(atom_at(parser, i), WORD_PRONOUN))
            return true;
    return false;
}

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
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT || atom_is_metric(atom) || atom_is(atom, WORD_PRECISION))
            return true;
        if (!atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_HEDGE) && !atom_is(atom, WORD_PLACE) && !atom_is(atom, WORD_QUALIFIER))
            return false;
    }
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
    if (chip == NOWHERE || same_mention(parser, chip, object) || atom_at(parser, chip)->next_in_list || !goes_on(parser) ||
        !is_in_reach(parser, chip))
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

/* The chip the text speaks of: the topic of the sentence before, else the heading of this block, else of the section. */
size_t topic_of(const struct parser *parser, size_t anchor, size_t object)
{
    const struct memory *memory = &parser->memory;
    size_t next = told_next(parser);
    if (next != NOWHERE && !same_mention(parser, next, object))
        return next;
    size_t by_maker = chip_of_maker(parser, anchor);
    if (by_maker != NOWHERE && !same_mention(parser, by_maker, object))
        return by_maker;
    enum { BACK = 3 /* sentences that name no chip, in the same paragraph */ };
    bool near = memory->topic != NOWHERE && (parser->sentence - memory->topic_sentence <= 1 ||
                                                (parser->sentence - memory->topic_sentence <= BACK &&
                                                    block_of(parser, memory->topic_sentence) == block_of(parser, parser->sentence)));
    if (near && !same_mention(parser, memory->topic, object))
        return memory->topic;
    if (memory->heading != NOWHERE && !same_mention(parser, memory->heading, object) &&
        block_of(parser, parser->sentence) <= memory->heading_block + 1)
        return memory->heading;
    return far_topic(parser, object);
}

/* One is a member of the other's generation: "the B200 (Blackwell)" speaks of one chip. */
bool are_related(const struct parser *parser, size_t a, size_t b)
{
    const struct atom *x = atom_at(parser, a), *y = atom_at(parser, b);
    if (same_mention(parser, a, b))
        return true;
    if (x->variant && y->variant) /* "the H100 NVL" and "the H100 PCIe" */
        return false;
    return !x->alien && !y->alien &&
           (cc_family_within(parser->db, x->target.family, y->target.family) ||
               cc_family_within(parser->db, y->target.family, x->target.family));
}

/* The one chip other than the subject that this sentence, the two before it or the heading speak of; NOWHERE where there are several. */
size_t other_chip(const struct parser *parser, size_t anchor, size_t subject)
{
    enum { BACK = 2 };
    const struct memory *memory = &parser->memory;
    size_t found = NOWHERE;
    for (size_t i = parser->first; i < anchor; i++) {
        if (!is_party(atom_at(parser, i)) || are_related(parser, i, subject))
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
        if ((!near && !(heading && found == NOWHERE)) || are_related(parser, i, subject))
            continue;
        if (found != NOWHERE && !are_related(parser, i, found))
            return NOWHERE;
        found = i;
    }
    return found;
}

enum cc_scope scope_of_mention(const struct parser *parser, size_t at)
{
    size_t first = parser->atoms.sentence_first[atom_at(parser, at)->sentence];
    for (size_t i = at, steps = 0; i-- > first && steps < 4; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_SCOPE))
            return (enum cc_scope)atom->entry->value;
        if (!atom_is(atom, WORD_OF) && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER))
            break;
    }
    return CC_SCOPE_NONE;
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
