/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose a printed figure is: the chip it is printed with, before the chips of its sentence, before the topic. */
#include "parse.h"

/* A relative clause on the value: "the 145 kW that a single GB200 NVL72 needs". */
static bool opens_relative(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    return (atom_is(atom, WORD_ARTICLE) && token_is_word(&parser->atoms.tokens->items[atom->first], "that")) ||
           (atom_is(atom, WORD_TURN) && atom->entry->value == 1);
}

/* What may stand between a figure and the chip it is printed with. */
static bool may_join(const struct atom *atom)
{
    return atom_is(atom, WORD_METRIC) || atom_is(atom, WORD_OF) || atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_MAKER) ||
           atom_is(atom, WORD_HEDGE) || atom_is(atom, WORD_SCOPE) || atom_is(atom, WORD_PRECISION) || atom_is(atom, WORD_QUALIFIER) ||
           atom_is(atom, WORD_COUNTED) || atom_is(atom, WORD_BOTH);
}

/* "4,500 TFLOPS (9,000 with sparsity) for B200": the atom behind a remark without a name; the mark itself where a name stands in it. */
static size_t behind_bracket(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last; i++) {
        if (atom_at(parser, i)->kind == ATOM_CHIP)
            return at;
        if (atom_is_mark(atom_at(parser, i), ')'))
            return i + 1;
    }
    return at;
}

/* The basis printed with a rate, "1,979 TFLOPS dense": QUALIFIER_TENSOR where none is. */
static enum qualifier basis_of(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at), *next = at + 1 < parser->last ? atom_at(parser, at + 1) : atom;
    if (atom->amount.dense || atom->amount.sparse)
        return atom->amount.dense ? QUALIFIER_DENSE : QUALIFIER_SPARSE;
    bool basis = atom_is(next, WORD_QUALIFIER) && (next->entry->value == QUALIFIER_DENSE || next->entry->value == QUALIFIER_SPARSE);
    return basis ? (enum qualifier)next->entry->value : QUALIFIER_TENSOR;
}

/* "1,979 TFLOPS dense / 3,958 TFLOPS sparse on the H100": one rate on either basis. */
static bool are_bases(const struct parser *parser, size_t at, size_t joint)
{
    size_t next = joint + 1;
    const struct atom *mark = atom_at(parser, joint);
    if (next >= parser->last ||
        !(atom_is_mark(mark, '/') || atom_is_mark(mark, '|') || atom_is_mark(mark, ',') || atom_is(mark, WORD_ALSO)) ||
        !atom_is_amount(atom_at(parser, next), AMOUNT_VALUE) || atom_at(parser, next)->amount.amount.dimension != CC_DIM_RATE)
        return false;
    enum qualifier first = basis_of(parser, at), second = basis_of(parser, next);
    return first != QUALIFIER_TENSOR && second != QUALIFIER_TENSOR && first != second;
}

/* "offers 141 GB and 4.8 TB/s with the H200": the second figure of one chip, whose name follows both; NOWHERE where a chip stands before
 * them in their clause. */
static size_t joined_figure(const struct parser *parser, size_t at, size_t joint)
{
    size_t next = joint + 1;
    if (are_bases(parser, at, joint))
        return next;
    while (next + 1 < parser->last && atom_is(atom_at(parser, next), WORD_HEDGE))
        next++;
    const struct atom *first = atom_at(parser, at);
    if (!atom_is(atom_at(parser, joint), WORD_ALSO) || next >= parser->last || !atom_is_amount(atom_at(parser, next), AMOUNT_VALUE) ||
        atom_at(parser, next)->amount.amount.dimension == first->amount.amount.dimension)
        return NOWHERE;
    for (size_t i = at; i-- > parser->first && atom_at(parser, i)->clause == first->clause;)
        if (atom_is_mark(atom_at(parser, i), ',') && atom_is(atom_at(parser, i + 1), WORD_MAKER)) /* ", AMD offers" */
            break;
        else if (is_party(atom_at(parser, i)) || atom_is(atom_at(parser, i), WORD_PRONOUN))
            return NOWHERE;
    return next;
}

/* Words that may stand between a value and the chip behind it. */
static bool may_lead_to_owner(const struct parser *parser, size_t at, size_t others)
{
    const struct atom *atom = atom_at(parser, at);
    bool place = atom_is(atom, WORD_PLACE) && atom->entry->value != PLACE_FROM && atom->entry->value != PLACE_OVER &&
                 atom->entry->value != PLACE_TO;
    return may_join(atom) || place || opens_relative(parser, at) || (atom->kind == ATOM_OTHER && others <= 3);
}

/* "80 GB on the H100", "700 W for the H200", "the 145 kW that a GB200 NVL72 needs": the chip behind the value, before any other figure. */
static size_t owner_behind(const struct parser *parser, size_t at)
{
    bool relative = false;
    size_t others = 0;
    for (size_t i = at + 1; i < parser->last; i++) {
        if (atom_is_mark(atom_at(parser, i), '(') && atom_at(parser, at)->depth == atom_at(parser, i)->depth)
            i = behind_bracket(parser, i);
        if (i >= parser->last)
            return NOWHERE;
        const struct atom *atom = atom_at(parser, i);
        size_t joined = joined_figure(parser, at, i);
        if (joined != NOWHERE) {
            i = joined;
            continue;
        }
        relative = relative || opens_relative(parser, i);
        relative = relative || is_reduced_relative(&parser->atoms, at, i, parser->first);
        bool next_figure = is_party(atom) && atom->possessive && i + 1 < parser->last && atom_at(parser, i + 1)->kind == ATOM_AMOUNT;
        if (next_figure || token_is_word(&parser->atoms.tokens->items[atom->first], "instead"))
            return NOWHERE; /* "141 GB instead of the H100's 80 GB" */
        others += atom->kind == ATOM_OTHER;
        if (is_party(atom) && i == at + 1)
            return i; /* "the 700-watt H100" */
        if (is_party(atom))
            return atom->role == ROLE_PLACE || atom->role == ROLE_OF || atom->role == ROLE_OBJECT || (relative && i <= at + 5)
                       ? atom->list_head
                       : NOWHERE;
        if (!may_lead_to_owner(parser, i, others))
            return NOWHERE;
    }
    return NOWHERE;
}

/* "the H20's 96 GB", "the H20's memory bandwidth of 4 TB/s", "the MI300X (192 GB)": the chip printed directly before the value. */
static size_t owner_adjacent(const struct parser *parser, size_t at, bool brackets)
{
    size_t others = 0;
    for (size_t i = at; i-- > parser->first && i + 6 > at;) {
        const struct atom *atom = atom_at(parser, i);
        others += atom->kind == ATOM_OTHER;
        if (is_party(atom))
            return atom->possessive || (brackets && i + 2 == at && atom_is_mark(atom_at(parser, i + 1), '(')) ? atom->list_head : NOWHERE;
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
        if (atom_is(atom, WORD_VERSUS) || atom_is(atom, WORD_THAN)) /* "72 petaflops, next to 1,440 GB of memory": no other side */
            return !cc_str_eq(cc_str_of(atom->entry->words), CC_STR("next to")) &&
                   !cc_str_eq(cc_str_of(atom->entry->words), CC_STR("alongside"));
        bool listed = atom->kind == ATOM_AMOUNT || atom_is(atom, WORD_ALSO) || atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_HEDGE) ||
                      atom_is(atom, WORD_OF) || atom_is(atom, WORD_METRIC);
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

/* Whether a value hangs on an object: "than the H100's 3.35 TB/s", "against the H100 with its 80 GB", "next to the NVL72 and its 72
 * chips". */
static bool hangs_on(const struct parser *parser, size_t mention, size_t value)
{
    const struct atom *atom = atom_at(parser, mention), *next = atom_at(parser, mention + 1);
    if (atom->possessive || atom_is(next, WORD_HAVE) || is_place(next, PLACE_WITH))
        return true;
    return value == mention + 3 && atom_is(next, WORD_ALSO) && atom_is(atom_at(parser, value - 1), WORD_PRONOUN);
}

/* "the H20 replaced the H100 and has 96 GB": behind the object the subject's second verb. */
static bool takes_next_verb(const struct parser *parser, size_t at)
{
    const struct atom *next = atom_at(parser, at + 1), *second = atom_at(parser, at + 2 < parser->last ? at + 2 : at + 1);
    bool joint = atom_is(next, WORD_ALSO) || atom_is_mark(next, ',');
    return joint && (atom_is(second, WORD_HAVE) || second->kind == ATOM_OTHER);
}

/* The object of a verb, with nothing behind it that would make it the subject of another. */
static bool is_mere_object(const struct parser *parser, size_t at)
{
    if (at + 1 >= parser->last || !is_direct_object(parser, at))
        return false;
    const struct atom *next = atom_at(parser, at + 1);
    return !atom_is(next, WORD_HAVE) && !atom_is(next, WORD_BE) && !atom_is_mark(next, ':') && !atom_is_mark(next, '(');
}

/* "the H20 beats the H100 with 96 GB". */
static bool is_beaten_with(const struct parser *parser, size_t at)
{
    size_t verb = at;
    while (verb-- > parser->first && (atom_is(atom_at(parser, verb), WORD_ARTICLE) || atom_is(atom_at(parser, verb), WORD_MAKER)))
        continue;
    return verb < at && atom_is(atom_at(parser, verb), WORD_BEAT) && atom_at(parser, at)->role == ROLE_OBJECT && at + 2 < parser->last &&
           is_place(atom_at(parser, at + 1), PLACE_WITH) && !atom_is(atom_at(parser, at + 2), WORD_PRONOUN);
}

static bool has_colon(const struct parser *parser, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++)
        if (atom_is_mark(atom_at(parser, i), ':'))
            return true;
    return false;
}

bool is_owner_open(const struct parser *parser, size_t at)
{
    bool exact;
    for (size_t i = at; i-- > parser->first;) {
        if (atom_at(parser, i)->kind == ATOM_MARK && !atom_is_mark(atom_at(parser, i), ':'))
            return false;
        if (!is_party(atom_at(parser, i)))
            continue;
        bool base = atom_at(parser, i)->possessive &&
                    (atom_is_mark(atom_at(parser, i + 1), ':') || atom_at(parser, i)->role == ROLE_OBJECT);
        bool colon = base && has_colon(parser, i, at); /* "equal the H100's: 80 GB", "2.5 times the H100's transistors: 208 billion" */
        bool open = colon || is_beaten_with(parser, i) || (is_mere_object(parser, i) && !takes_next_verb(parser, i));
        return open && owner_of_value(parser, at, &exact) == atom_at(parser, i)->list_head;
    }
    return false;
}

/* "... of Blackwell and carries": another verb of the subject, which no object or genitive is. */
static bool opens_second_verb(const struct parser *parser, size_t at)
{
    if ((!atom_is(atom_at(parser, at), WORD_ALSO) && !atom_is(atom_at(parser, at), WORD_TURN)) || at + 2 >= parser->last)
        return false;
    const struct atom *next = atom_at(parser, at + 1);
    bool adverb = next->kind == ATOM_OTHER && atom_is(atom_at(parser, at + 2), WORD_HAVE);
    return atom_is(next, WORD_HAVE) || adverb;
}

/* "takes over from the H100 with 141 GB" */
static bool is_source(const struct parser *parser, size_t at)
{
    size_t before = at > parser->first && atom_is(atom_at(parser, at - 1), WORD_ARTICLE) ? at - 1 : at;
    return before > parser->first && is_place(atom_at(parser, before - 1), PLACE_FROM);
}

/* "(the H100: 1,979)", "(80 GB on the H100)": in brackets with a figure of its own, which the figure at `value` stands outside of. */
static bool is_in_remark(const struct parser *parser, size_t at, size_t value)
{
    if (atom_at(parser, at)->depth <= atom_at(parser, value)->depth)
        return false;
    if (atom_at(parser, at)->generation || names_generation(parser->db, atom_at(parser, at)->target))
        return true; /* "B200 (Blackwell)" */
    size_t open = at, close = at;
    while (open > parser->first && !atom_is_mark(atom_at(parser, open), '('))
        open--;
    while (close < parser->last && !atom_is_mark(atom_at(parser, close), ')'))
        close++;
    for (size_t i = open; i < close; i++)
        if (atom_at(parser, i)->kind == ATOM_AMOUNT && !atom_is_year(atom_at(parser, i)))
            return true;
    return false;
}

/* "H200 SXM, Hopper, 141 GB": the generation of the chip before it, in a list of what it has. */
static bool is_apposed_generation(const struct parser *parser, size_t at)
{
    static const char *const strangers[] = {"ampere", "volta", "ada", "lovelace", "cdna"};
    const struct atom *atom = atom_at(parser, at);
    if (at < parser->first + 2 || at + 1 >= parser->last || !atom_is_mark(atom_at(parser, at - 1), ',') ||
        !atom_is_mark(atom_at(parser, at + 1), ',') || !is_party(atom_at(parser, at - 2)))
        return false;
    return atom->alien ? TOKEN_IN(&parser->atoms.tokens->items[atom->first], strangers)
                       : atom->generation || names_generation(parser->db, atom->target);
}

/* "has the H100's 80 GB, but its NVLink runs at 400 GB/s": "its" in a clause that names no chip is the sentence's subject's. */
static size_t owner_by_its(const struct parser *parser, size_t at)
{
    size_t its = at;
    while (its-- > parser->first && !is_party(atom_at(parser, its)))
        if (token_is_word(&parser->atoms.tokens->items[atom_at(parser, its)->first], "its"))
            break;
    if (its >= at || its <= parser->first || is_party(atom_at(parser, its)))
        return NOWHERE;
    const struct atom *before = atom_at(parser, its - 1);
    bool opens = atom_is(before, WORD_TURN) || atom_is_mark(before, ';') || atom_is_mark(before, ':') || atom_is_mark(before, ',') ||
                 (before->kind == ATOM_OTHER && atom_is_mark(atom_at(parser, its - 2), ';')); /* "; only its NVLink" */
    for (size_t i = parser->first; opens && i < its; i++)
        if (is_party(atom_at(parser, i)))
            return atom_at(parser, i)->role == ROLE_PLAIN && !atom_at(parser, i)->next_in_list ? i : NOWHERE;
    return NOWHERE;
}

static size_t owner_before(const struct parser *parser, size_t at)
{
    size_t commas = 0;
    bool second = false;
    for (size_t i = at; i-- > parser->first;) {
        i = before_interruption(parser, i);
        const struct atom *atom = atom_at(parser, i);
        if (is_open_pronoun(parser, i))
            return NOWHERE;
        bool which = atom_is(atom, WORD_TURN) && atom->entry->value == 1 && i > parser->first + 1 && commas == 0;
        if (which && atom_is_mark(atom_at(parser, i - 1), ',') && atom_at(parser, i - 2)->kind == ATOM_CHIP)
            return is_party(atom_at(parser, i - 2)) ? i - 2 : atom_at(parser, i - 2)->list_head; /* "the H100, which has 8 TB/s" */
        if (atom_is_mark(atom, ',') || atom_is_mark(atom, ';'))
            commas++;
        second = second || opens_second_verb(parser, i);
        if (second && is_party(atom) && (atom->role != ROLE_PLAIN || atom->possessive || is_direct_object(parser, i)))
            continue;
        if (!is_party(atom) || is_in_remark(parser, i, at) || is_apposed_generation(parser, i) || is_source(parser, i) ||
            is_base_of_change(parser, i, at) || is_predicate_chip(parser, i) || (is_mere_object(parser, i) && takes_next_verb(parser, i)))
            continue;
        if (atom->role != ROLE_OBJECT || (commas == 0 && hangs_on(parser, i, at)))
            return atom->list_head;
    }
    return NOWHERE;
}

size_t owner_printed_with(const struct parser *parser, size_t at)
{
    return owner_adjacent(parser, at, false);
}

/* Another figure stands between: "You get 288 GB, and FP64 is down from 37 TFLOPS on the B200"; but not in an opening phrase. */
static bool has_figure_between(const struct parser *parser, size_t at, size_t owner)
{
    if (atom_at(parser, owner)->role != ROLE_PLACE)
        return false;
    for (size_t i = at + 1; i < owner; i++)
        if (atom_at(parser, i)->kind == ATOM_AMOUNT && !atom_is_year(atom_at(parser, i)))
            return true;
    return false;
}

/* The only chip of the sentence, whatever its role: "989 TFLOPS of compute, 4.8 TB/s of bandwidth: the two sides of the H200". */
static size_t only_chip(const struct parser *parser)
{
    size_t found = NOWHERE;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (!is_party(atom))
            continue;
        bool listed = found != NOWHERE && atom->role == ROLE_OF && atom->list_head == found; /* "is the TDP of the H100 and the H200" */
        if (atom->role == ROLE_OBJECT || (found != NOWHERE && !listed && !same_mention(parser, i, found)))
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
    const struct amount *amount = &atom_at(parser, at)->amount;
    size_t count = 0;
    bool blocked, bare = amount->class == AMOUNT_NUMBER;
    enum cc_claim_metric metric = bare ? metric_of_value(parser, at, &blocked) : CC_CM_OTHER;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (!atom_is_amount(atom, amount->class) || atom->amount.amount.dimension != amount->amount.dimension ||
            (bare && metric_of_value(parser, i, &blocked) != metric) || (i != at && is_replaced(parser, i)))
            continue;
        if (i == at)
            *place = count;
        count++;
    }
    return count;
}

bool is_row(const struct parser *parser, size_t at, size_t owner)
{
    size_t place, columns = 0, chips = 0;
    uint32_t sentence = atom_at(parser, owner)->sentence;
    if (sentence == parser->sentence || count_alike(parser, at, &place) < 2)
        return false;
    for (size_t i = parser->first; i < parser->last; i++)
        columns += is_party(atom_at(parser, i));
    for (size_t i = parser->atoms.sentence_first[sentence]; i < parser->atoms.sentence_first[sentence + 1]; i++)
        chips += atom_at(parser, i)->kind == ATOM_CHIP && !same_mention(parser, i, owner);
    return columns == 0 && chips > 0;
}

/* "The H100 and the H200 have 80 GB and 141 GB": figures in the order of the chips. One figure holds for all of a list; any other number
 * of them for nobody knows whom. */
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

/* The mention that ends before the atom; of "the A100 40GB" the capacity is the name's end. NOWHERE where there is none. */
static size_t mention_before(const struct parser *parser, size_t at)
{
    if (at > parser->first && is_party(atom_at(parser, at - 1)))
        return at - 1;
    bool named = at > parser->first + 1 && atom_at(parser, at - 1)->kind == ATOM_OTHER && atom_at(parser, at - 2)->alien &&
                 atom_at(parser, at - 1)->amount.amount.dimension == CC_DIM_BYTES;
    return named && is_party(atom_at(parser, at - 2)) ? at - 2 : NOWHERE;
}

/* "the H20 (96 GB, 4 TB/s)": what stands in brackets belongs to the chip before them, unless they name one themselves. */
static size_t owner_of_bracket(const struct parser *parser, size_t at)
{
    if (!atom_at(parser, at)->depth)
        return NOWHERE;
    for (size_t i = at; i-- > parser->first;) {
        if (is_party(atom_at(parser, i)))
            return NOWHERE;
        if (!atom_is_mark(atom_at(parser, i), '('))
            continue;
        if (mention_before(parser, i) != NOWHERE)
            return mention_before(parser, i);
        for (size_t k = i; k-- > parser->first && k + 4 > i;) /* "4,500 TFLOPS dense (9,000 sparse) for B200" */
            if (atom_is_amount(atom_at(parser, k), AMOUNT_VALUE))
                return owner_behind(parser, k);
        return NOWHERE;
    }
    return NOWHERE;
}

/* "80 GB (H100)": the chip alone in brackets behind its figure. */
static size_t owner_in_bracket(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    while (i < parser->last && (atom_is_metric(atom_at(parser, i)) || atom_is(atom_at(parser, i), WORD_OF)))
        i++;
    if (i + 2 >= parser->last || !atom_is_mark(atom_at(parser, i), '('))
        return NOWHERE;
    for (i++; i + 1 < parser->last && (atom_is(atom_at(parser, i), WORD_ARTICLE) || atom_is(atom_at(parser, i), WORD_MAKER)); i++)
        continue;
    size_t close = i + 1 < parser->last && atom_at(parser, i + 1)->kind == ATOM_OTHER ? i + 2 : i + 1; /* "(PCIe version)" */
    return close < parser->last && is_party(atom_at(parser, i)) && atom_is_mark(atom_at(parser, close), ')') ? i : NOWHERE;
}

/* "2.6 times the H100's": what is printed behind it is the product. */
static bool is_multiplied(const struct parser *parser, size_t at)
{
    size_t i = at;
    while (i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_MAKER)))
        i--;
    return i > parser->first && atom_is_factor(atom_at(parser, i - 1));
}

/* "larger than the H100's, 80 GB", "the H200's memory, 141 GB, is": a figure set beside the chip it tells of, between marks. */
static size_t owner_apposed(const struct parser *parser, size_t at)
{
    const struct atom *next = at + 1 < parser->last ? atom_at(parser, at + 1) : NULL;
    bool placed = at > parser->first && is_place(atom_at(parser, at - 1), PLACE_AT);
    size_t comma = placed ? at - 2 : at - 1, place = 0;
    if (at < parser->first + 3 || !atom_is_mark(atom_at(parser, comma), ',') || (next && next->kind != ATOM_MARK))
        return NOWHERE;
    for (size_t i = comma; i-- > parser->first;) {
        if (is_party(atom_at(parser, i)) && placed && count_alike(parser, at, &place) == 2 && place == 1)
            return i; /* "the H100, at 80 GB, has less than the H200, at 141 GB" */
        if (is_party(atom_at(parser, i)))
            return atom_at(parser, i)->possessive && !is_multiplied(parser, i) ? i : NOWHERE;
        if (!atom_is_metric(atom_at(parser, i)))
            return NOWHERE;
    }
    return NOWHERE;
}

/* What may stand between a chip and the figure that its verb gives it: "the H20 delivers only 148", "the H20 with its 96 GB and 4 TB/s". */
static bool is_tie(const struct atom *atom)
{
    return may_join(atom) || atom_is(atom, WORD_HAVE) || atom_is(atom, WORD_BE) || atom_is(atom, WORD_PLACE) || atom_is(atom, WORD_ALSO) ||
           atom_is(atom, WORD_PRONOUN) || atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ',') || atom_is_mark(atom, ':') ||
           atom_is_mark(atom, '-');
}

bool is_owner_certain(const struct parser *parser, size_t at, size_t owner)
{
    if (atom_at(parser, owner)->sentence != parser->sentence || owner > at)
        return true;
    size_t others = 0;
    for (size_t i = at; i-- > owner + 1;) {
        const struct atom *atom = atom_at(parser, i);
        others += atom->kind == ATOM_OTHER;
        if (others > 2 || (!is_tie(atom) && atom->kind != ATOM_OTHER))
            return false;
    }
    size_t next = owner + 1;
    bool own_verb = next < parser->last && (atom_is(atom_at(parser, next), WORD_HAVE) || atom_is(atom_at(parser, next), WORD_BE) ||
                                               atom_is_mark(atom_at(parser, next), ':') || atom_at(parser, owner)->possessive);
    bool plain = atom_at(parser, owner)->role == ROLE_PLAIN || atom_at(parser, owner)->possessive;
    return (own_verb && plain) || owner + 1 == at;
}

/* "288 GB instead of 192 GB, and FP64 down from 37 on the B200": the chip behind is printed with another figure. */
static bool is_bound_elsewhere(const struct parser *parser, size_t at, size_t chip)
{
    size_t i = chip;
    while (i > at && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_MAKER)))
        i--;
    if (i < at + 3 || (!atom_is(atom_at(parser, i - 1), WORD_PLACE) && !atom_is(atom_at(parser, i - 1), WORD_OF)) ||
        atom_at(parser, i - 2)->kind != ATOM_AMOUNT)
        return false;
    for (size_t k = at + 1; k + 2 < i; k++)
        if (!may_join(atom_at(parser, k)) && !atom_is(atom_at(parser, k), WORD_ALSO) && !atom_is_mark(atom_at(parser, k), ',') &&
            atom_at(parser, k)->kind != ATOM_AMOUNT)
            return true;
    return false;
}

static bool is_joint(const struct atom *atom)
{
    return atom_is(atom, WORD_ALSO) || atom_is_mark(atom, ',');
}

static bool is_alike(const struct atom *a, const struct atom *b)
{
    return a->kind == ATOM_AMOUNT && a->amount.class == b->amount.class && a->amount.amount.dimension == b->amount.amount.dimension;
}

/* "3.35, 4.8 and 8 TB/s for the H100, H200 and B200": a list of figures and one of as many chips behind it; NOWHERE else. */
static size_t owner_in_run(const struct parser *parser, size_t at)
{
    size_t first = at, last = at, owner;
    while (first >= parser->first + 2 && is_joint(atom_at(parser, first - 1)) && is_alike(atom_at(parser, first - 2), atom_at(parser, at)))
        first -= 2;
    while (last + 2 < parser->last && is_joint(atom_at(parser, last + 1)) && is_alike(atom_at(parser, last + 2), atom_at(parser, at)))
        last += 2;
    if (first == last || (owner = owner_behind(parser, last)) == NOWHERE || list_length(parser, owner) != (last - first) / 2 + 1)
        return NOWHERE;
    for (size_t place = (at - first) / 2; place-- > 0;)
        owner = atom_at(parser, owner)->next_in_list;
    return owner;
}

/* "989 TFLOPS for the H100 and the H200, 835 for the NVL": a figure alone before its own list, whatever others the sentence has. */
static bool has_own_list(const struct parser *parser, size_t at, size_t owner)
{
    if (owner == NOWHERE || owner < at || list_length(parser, owner) < 2 || atom_at(parser, owner)->role != ROLE_PLACE)
        return false;
    return at == parser->first || !is_joint(atom_at(parser, at - 1)) || atom_at(parser, at - 2)->kind != ATOM_AMOUNT;
}

size_t owner_behind_comma(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    while (i < parser->last && (atom_is_metric(atom_at(parser, i)) || atom_is(atom_at(parser, i), WORD_OF) ||
                                   atom_is(atom_at(parser, i), WORD_PRECISION) || atom_is(atom_at(parser, i), WORD_QUALIFIER)))
        i++;
    if (i + 2 >= parser->last || !atom_is_mark(atom_at(parser, i), ',') || !atom_is(atom_at(parser, i + 1), WORD_ARTICLE))
        return NOWHERE;
    size_t chip = i + 2 + atom_is(atom_at(parser, i + 2), WORD_MAKER);
    if (chip + 1 >= parser->last || !is_party(atom_at(parser, chip)) || !atom_at(parser, chip)->possessive)
        return NOWHERE;
    static const char *const peaks[] = {"peak", "figure", "number", "rating", "maximum", "limit", "spec", "theoretical", "official",
        "dense"};
    for (i = chip + 1; i < parser->last && i <= chip + 4 && atom_at(parser, i)->kind != ATOM_AMOUNT; i++)
        if (TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, i)->first], peaks))
            return chip;
    return NOWHERE;
}

size_t owner_of_value(const struct parser *parser, size_t at, bool *exact)
{
    if (at > parser->first + 1 && atom_is_mark(atom_at(parser, at - 1), ':') && is_party(atom_at(parser, at - 2))) {
        *exact = true;
        return at - 2; /* "H100:80GB H200:141GB" */
    }
    size_t beside = owner_in_run(parser, at);
    if (beside == NOWHERE)
        beside = owner_in_bracket(parser, at);
    if (beside == NOWHERE)
        beside = owner_behind_comma(parser, at);
    if (beside == NOWHERE)
        beside = owner_apposed(parser, at);
    *exact = beside != NOWHERE;
    if (*exact)
        return beside;
    size_t bracket = owner_of_bracket(parser, at);
    size_t owner = owner_adjacent(parser, at, true);
    if (owner == NOWHERE)
        owner = owner_behind(parser, at);
    *exact = bracket != NOWHERE && owner == NOWHERE;
    if (*exact)
        return bracket;
    if (owner == NOWHERE && is_other_side(parser, at))
        return owner_of_other_side(parser, at);
    if (owner == NOWHERE)
        owner = owner_by_its(parser, at);
    if (owner == NOWHERE)
        owner = owner_before(parser, at);
    if (owner == NOWHERE && has_pronoun(parser, at))
        owner = topic_of(parser, at, NOWHERE);
    if (owner == NOWHERE) {
        owner = subject_after(parser, at, NOWHERE);
        if (owner != NOWHERE && has_figure_between(parser, at, owner))
            owner = NOWHERE;
    }
    if (owner == NOWHERE) {
        owner = only_chip(parser);
        if (owner != NOWHERE && owner > at && (is_bound_elsewhere(parser, at, owner) || has_figure_between(parser, at, owner)))
            owner = NOWHERE;
    }
    if (owner == NOWHERE)
        owner = topic_of(parser, at, NOWHERE);
    if (has_own_list(parser, at, owner))
        return owner;
    return settle_list(parser, at, owner, exact);
}
