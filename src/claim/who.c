/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who a claim is about: the subject and what it is compared with, by the roles of the mentions around the anchor.
 *
 * Within the sentence the function words decide. Beyond it only what can hardly be meant otherwise: the topic of the sentence before or of the heading, and for the object the one other chip that was spoken of.
 */
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

static bool is_place(const struct atom *atom, enum place place)
{
    return atom_is(atom, WORD_PLACE) && atom->entry->value == (int)place;
}

static bool ends_search(const struct atom *atom)
{
    return atom_is_mark(atom, ';') || (atom_is(atom, WORD_TURN) && atom->entry->value == 0);
}

/* The object after the anchor: "than the H100", "of the H100's", "the H100's memory" behind a factor. */
static size_t object_after(const struct parser *parser, size_t anchor)
{
    for (size_t i = anchor + 1; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (ends_search(atom))
            return NOWHERE;
        if (is_party(atom) && (atom->role == ROLE_OBJECT || atom->role == ROLE_OF))
            return atom->list_head;
    }
    return NOWHERE;
}

/* "Compared to the H100, ...": an object that stands before the anchor. */
static size_t object_before(const struct parser *parser, size_t anchor)
{
    for (size_t i = anchor; i-- > parser->first;)
        if (is_party(atom_at(parser, i)) && atom_at(parser, i)->role == ROLE_OBJECT)
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
        if (atom_is(atom, WORD_METRIC) || atom->kind == ATOM_AMOUNT)
            return false;
        if (atom->kind != ATOM_OTHER && !atom_is(atom, WORD_PRECISION) && !atom_is(atom, WORD_QUALIFIER))
            break;
    }
    return true;
}

/* "bandwidth on the H20", "compute of the H100", "On the H20, ...": as good as a plain subject. */
static bool holds_metric(const struct parser *parser, size_t at)
{
    for (size_t i = at; i-- > parser->first && i + 5 > at;) {
        const struct atom *atom = atom_at(parser, i);
        if (!atom_is(atom, WORD_PLACE) && !atom_is(atom, WORD_OF))
            continue;
        return i == parser->first || atom_is(atom_at(parser, i - 1), WORD_METRIC) || atom_at(parser, i - 1)->kind == ATOM_AMOUNT || atom_at(parser, i - 1)->kind == ATOM_MARK ||
            atom_is(atom_at(parser, i - 1), WORD_ALSO) || atom_is(atom_at(parser, i - 1), WORD_TURN);
    }
    return false;
}

/* "it", when several chips stand before it in the sentence, could be any of them. */
static bool is_open_pronoun(const struct parser *parser, size_t at)
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

static size_t subject_before(const struct parser *parser, size_t anchor, size_t object)
{
    size_t weak = NOWHERE;
    for (size_t i = anchor; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (is_open_pronoun(parser, i))
            return NOWHERE;
        if (!is_party(atom) || atom->role == ROLE_OBJECT || same_mention(parser, i, object) || owns_other(parser, i) || atom->depth > atom_at(parser, anchor)->depth)
            continue;
        if (atom->role == ROLE_PLAIN || holds_metric(parser, i))
            return atom->list_head;
        if (weak == NOWHERE)
            weak = atom->list_head;
    }
    return weak;
}

/* Whether the anchor stands in a phrase before the main clause: "With 192 GB ..., the MI300X has", "Since its cores are identical to ..., what the H200 gains". */
static bool in_opening_phrase(const struct parser *parser, size_t anchor, size_t subject)
{
    static const char *const openers[] = {"despite", "thanks", "given", "carrying", "drawing", "armed", "having", "boasting", "packing", "offering", "using", "running"};
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
static size_t subject_after(const struct parser *parser, size_t anchor, size_t object)
{
    for (size_t i = anchor + 1; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is_mark(atom, ';'))
            return NOWHERE;
        if (!is_party(atom) || atom->role == ROLE_OBJECT || atom->role == ROLE_OF || same_mention(parser, i, object))
            continue;
        return atom->role == ROLE_PLACE || in_opening_phrase(parser, anchor, i) ? atom->list_head : NOWHERE;
    }
    return NOWHERE;
}

/* "It", "its": the anchor's clause speaks of a chip named before. */
static bool has_pronoun(const struct parser *parser, size_t anchor)
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
    for (size_t i = parser->first; i < anchor; i++) {
        const struct atom *maker = atom_at(parser, i);
        if (!atom_is(maker, WORD_MAKER) || maker->possessive || atom_at(parser, i + 1)->kind == ATOM_CHIP)
            continue;
        for (size_t k = memory->recent_count; k-- > 0;) {
            const struct atom *chip = atom_at(parser, memory->recent[k]);
            if (!chip->alien && cc_str_eq_nocase(parser->db->families[chip->target.family].vendor, cc_str_of(maker->entry->words)))
                return memory->recent[k];
        }
    }
    return NOWHERE;
}

/* The chip the text speaks of: the topic of the sentence before, else the heading of this block. */
static size_t topic_of(const struct parser *parser, size_t anchor, size_t object)
{
    const struct memory *memory = &parser->memory;
    size_t by_maker = chip_of_maker(parser, anchor);
    if (by_maker != NOWHERE && !same_mention(parser, by_maker, object))
        return by_maker;
    if (memory->topic != NOWHERE && !same_mention(parser, memory->topic, object) && parser->sentence - memory->topic_sentence <= 1)
        return memory->topic;
    if (memory->heading != NOWHERE && !same_mention(parser, memory->heading, object) && block_of(parser, parser->sentence) <= memory->heading_block + 1)
        return memory->heading;
    return NOWHERE;
}

/* One is a member of the other's generation: "the B200 (Blackwell)" speaks of one chip. */
static bool are_related(const struct parser *parser, size_t a, size_t b)
{
    const struct atom *x = atom_at(parser, a), *y = atom_at(parser, b);
    if (same_mention(parser, a, b))
        return true;
    return !x->alien && !y->alien && (cc_family_within(parser->db, x->target.family, y->target.family) || cc_family_within(parser->db, y->target.family, x->target.family));
}

/* The one chip other than the subject that this sentence, the two before it or the heading speak of; NOWHERE where there are several. */
static size_t other_chip(const struct parser *parser, size_t anchor, size_t subject)
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

struct parties parties_of(const struct parser *parser, size_t anchor, size_t after)
{
    struct parties out;
    out.object = object_after(parser, after);
    if (out.object == NOWHERE)
        out.object = object_before(parser, anchor);
    out.subject = subject_before(parser, anchor, out.object);
    if (out.subject == NOWHERE && has_pronoun(parser, anchor))
        out.subject = topic_of(parser, anchor, out.object);
    if (out.subject == NOWHERE)
        out.subject = subject_after(parser, anchor, out.object);
    if (out.subject == NOWHERE)
        out.subject = topic_of(parser, anchor, out.object);
    if (out.subject == NOWHERE && out.object != NOWHERE && same_mention(parser, parser->memory.topic, out.object))
        out.subject = other_chip(parser, parser->first, out.object);
    if (out.object == NOWHERE && out.subject != NOWHERE)
        out.object = other_chip(parser, anchor, out.subject);
    bool object_here = out.object != NOWHERE && atom_at(parser, out.object)->sentence == parser->sentence;
    if (out.subject != NOWHERE && object_here && atom_at(parser, out.subject)->sentence != parser->sentence && is_plain_here(parser, out.object))
        out.subject = out.object; /* "the H200 is stronger than the H200": a slip of the text, not to be mended */
    return out;
}

/* A relative clause on the value: "the 145 kW that a single GB200 NVL72 needs". */
static bool opens_relative(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    return (atom_is(atom, WORD_ARTICLE) && token_is_word(&parser->atoms.tokens->items[atom->first], "that")) || (atom_is(atom, WORD_TURN) && atom->entry->value == 1);
}

/* What may stand between a figure and the chip it is printed with. */
static bool may_join(const struct atom *atom)
{
    return atom_is(atom, WORD_METRIC) || atom_is(atom, WORD_OF) || atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_MAKER) || atom_is(atom, WORD_HEDGE) || atom_is(atom, WORD_SCOPE) ||
        atom_is(atom, WORD_PRECISION) || atom_is(atom, WORD_QUALIFIER) || atom_is(atom, WORD_COUNTED) || atom_is(atom, WORD_BOTH);
}

/* "80 GB on the H100", "700 W for the H200", "the 145 kW that a GB200 NVL72 needs": the chip behind the value, before any other figure. */
static size_t owner_behind(const struct parser *parser, size_t at)
{
    bool relative = false;
    size_t others = 0;
    for (size_t i = at + 1; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        relative = relative || opens_relative(parser, i);
        others += atom->kind == ATOM_OTHER;
        if (is_party(atom))
            return atom->role == ROLE_PLACE || atom->role == ROLE_OF || atom->role == ROLE_OBJECT || (relative && i <= at + 5) ? atom->list_head : NOWHERE;
        bool place = atom_is(atom, WORD_PLACE) && atom->entry->value != PLACE_FROM && atom->entry->value != PLACE_OVER && atom->entry->value != PLACE_TO;
        if (!may_join(atom) && !place && !opens_relative(parser, i) && !(atom->kind == ATOM_OTHER && others <= 3))
            return NOWHERE;
    }
    return NOWHERE;
}

/* "the H20's 96 GB", "the H20's memory bandwidth of 4 TB/s", "the MI300X (192 GB)": the chip printed directly before the value. */
static size_t owner_adjacent(const struct parser *parser, size_t at)
{
    size_t others = 0;
    for (size_t i = at; i-- > parser->first && i + 6 > at;) {
        const struct atom *atom = atom_at(parser, i);
        others += atom->kind == ATOM_OTHER;
        if (is_party(atom))
            return atom->possessive || (i + 2 == at && atom_is_mark(atom_at(parser, i + 1), '(')) ? atom->list_head : NOWHERE;
        if (!may_join(atom) && !(i + 1 == at && atom_is_mark(atom, '(')) && !(atom->kind == ATOM_OTHER && others <= 1))
            return NOWHERE;
    }
    return NOWHERE;
}

/* "against 80 GB and 3.35 TB/s for the H100": figures of the other side. */
static bool is_other_side(const struct parser *parser, size_t at)
{
    for (size_t i = at, steps = 0; i-- > parser->first && steps < 8; steps++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_VERSUS) || atom_is(atom, WORD_THAN))
            return true;
        bool listed = atom->kind == ATOM_AMOUNT || atom_is(atom, WORD_ALSO) || atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_HEDGE) || atom_is(atom, WORD_OF) || atom_is(atom, WORD_METRIC);
        if (!listed)
            return false;
    }
    return false;
}

static size_t owner_of_other_side(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last && i < at + 9; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (is_party(atom))
            return atom->list_head;
        if (atom->kind == ATOM_MARK || ends_search(atom))
            break;
    }
    return NOWHERE;
}

/* "raises the H100's memory to 141 GB": what is raised is not what it comes to. */
static bool is_base_of_change(const struct parser *parser, size_t mention, size_t value)
{
    bool changed = false, to = false;
    for (size_t i = mention, steps = 0; i-- > parser->first && steps < 3; steps++)
        changed = changed || atom_is(atom_at(parser, i), WORD_CHANGE) || atom_is_factor(atom_at(parser, i));
    for (size_t i = mention + 1; i < value; i++)
        to = to || is_place(atom_at(parser, i), PLACE_TO);
    return changed && to;
}

/* Whether a value hangs on an object: "than the H100's 3.35 TB/s", "against the H100 with its 80 GB", "next to the NVL72 and its 72 chips". */
static bool hangs_on(const struct parser *parser, size_t mention, size_t value)
{
    const struct atom *atom = atom_at(parser, mention), *next = atom_at(parser, mention + 1);
    if (atom->possessive || atom_is(next, WORD_HAVE) || is_place(next, PLACE_WITH))
        return true;
    return value > parser->first && atom_is(atom_at(parser, value - 1), WORD_PRONOUN);
}

static size_t owner_before(const struct parser *parser, size_t at)
{
    size_t commas = 0;
    for (size_t i = at; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (is_open_pronoun(parser, i))
            return NOWHERE;
        if (atom_is_mark(atom, ',') || atom_is_mark(atom, ';'))
            commas++;
        if (!is_party(atom) || is_base_of_change(parser, i, at))
            continue;
        if (atom->role != ROLE_OBJECT || (commas == 0 && hangs_on(parser, i, at)))
            return atom->list_head;
    }
    return NOWHERE;
}

size_t owner_printed_with(const struct parser *parser, size_t at)
{
    return owner_adjacent(parser, at);
}

/* The only chip of the sentence, whatever its role: "989 TFLOPS of compute, 4.8 TB/s of bandwidth: the two sides of the H200". */
static size_t only_chip(const struct parser *parser)
{
    size_t found = NOWHERE;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (!is_party(atom))
            continue;
        if (atom->role == ROLE_OBJECT || (found != NOWHERE && !same_mention(parser, i, found)))
            return NOWHERE;
        found = atom->list_head;
    }
    return found;
}

static size_t list_length(const struct parser *parser, size_t head)
{
    size_t length = 0;
    for (size_t i = head; i != NOWHERE; i = atom_at(parser, i)->next_in_list ? atom_at(parser, i)->next_in_list : NOWHERE)
        length++;
    return length;
}

/* Figures of one kind in the sentence, and the place of `at` among them. */
static size_t count_alike(const struct parser *parser, size_t at, size_t *place)
{
    const struct cc_amount *amount = &atom_at(parser, at)->amount.amount;
    size_t count = 0;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (!atom_is_amount(atom, AMOUNT_VALUE) || atom->amount.amount.dimension != amount->dimension)
            continue;
        if (i == at)
            *place = count;
        count++;
    }
    return count;
}

/* "The H100 and the H200 have 80 GB and 141 GB": figures in the order of the chips. One figure holds for all of a list; any other number of them for nobody knows whom. */
static size_t settle_list(const struct parser *parser, size_t at, size_t owner, bool *exact)
{
    size_t chips = owner == NOWHERE ? 0 : list_length(parser, owner), place = 0;
    *exact = false;
    if (chips < 2)
        return owner;
    size_t figures = count_alike(parser, at, &place);
    if (figures == 1)
        return owner;
    if (figures != chips)
        return NOWHERE;
    *exact = true;
    while (place-- > 0)
        owner = atom_at(parser, owner)->next_in_list;
    return owner;
}

size_t owner_of_value(const struct parser *parser, size_t at, bool *exact)
{
    size_t owner = owner_adjacent(parser, at);
    if (owner == NOWHERE)
        owner = owner_behind(parser, at);
    *exact = false;
    if (owner == NOWHERE && is_other_side(parser, at))
        return owner_of_other_side(parser, at);
    if (owner == NOWHERE)
        owner = owner_before(parser, at);
    if (owner == NOWHERE && has_pronoun(parser, at))
        owner = topic_of(parser, at, NOWHERE);
    if (owner == NOWHERE)
        owner = subject_after(parser, at, NOWHERE);
    if (owner == NOWHERE)
        owner = only_chip(parser);
    if (owner == NOWHERE)
        owner = topic_of(parser, at, NOWHERE);
    return settle_list(parser, at, owner, exact);
}
