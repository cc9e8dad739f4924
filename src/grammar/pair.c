/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two figures set against each other: "96 GB vs 80 GB", "141 GB against 80 GB in the H100", "from 80 GB to 141 GB". */
#include "pair.h"

enum { GAP = 6 /* atoms between the joint and the second figure */ };

static bool is_figure(const struct atom *atom)
{
    return atom_is_amount(atom, AMOUNT_VALUE) || atom_is_amount(atom, AMOUNT_PER_WATT) || atom_is_amount(atom, AMOUNT_NUMBER);
}

/* What may stand between two figures beside the joint: names, articles, the metric. */
static bool may_stand(const struct atom *atom)
{
    return atom->kind == ATOM_CHIP || atom->kind == ATOM_OTHER || atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_MAKER) ||
           atom_is(atom, WORD_PRONOUN) || atom_is(atom, WORD_HEDGE) || atom_is(atom, WORD_PLACE) || atom_is(atom, WORD_METRIC) ||
           atom_is(atom, WORD_PRECISION) || atom_is(atom, WORD_QUALIFIER) || atom_is(atom, WORD_OF) || atom_is(atom, WORD_COUNTED) ||
           atom_is(atom, WORD_HAVE) || atom_is(atom, WORD_SCOPE);
}

/* The figures say the same kind of thing: equal dimensions, or a bare number beside a unit. */
static bool same_kind(const struct atom *a, const struct atom *b)
{
    bool bare = atom_is_amount(a, AMOUNT_NUMBER) || atom_is_amount(b, AMOUNT_NUMBER);
    return bare || (a->amount.class == b->amount.class && a->amount.amount.dimension == b->amount.amount.dimension);
}

/* "141 GB, up from 80 GB". */
static bool is_up_from(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    return (atom_is(atom, WORD_MORE) || atom_is(atom, WORD_CHANGE)) && at + 1 < parser->last &&
           is_place(atom_at(parser, at + 1), PLACE_FROM);
}

/* "141 GB (H200) vs. 80 GB (H100)", "vs H100: 80 GB": marks about the name of a figure's chip. */
static bool is_name_mark(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    if (atom_is_mark(atom, ')') || atom_is_mark(atom, ':'))
        return at > parser->first && atom_at(parser, at - 1)->kind == ATOM_CHIP;
    return atom_is_mark(atom, '(') && at + 2 < parser->last && atom_at(parser, at + 1)->kind == ATOM_CHIP &&
           atom_is_mark(atom_at(parser, at + 2), ')');
}

/* "2 TB/s and not the 3.35 TB/s of an H100". */
static bool is_contrast(const struct parser *parser, size_t at)
{
    return (atom_is(atom_at(parser, at), WORD_ALSO) || atom_is_mark(atom_at(parser, at), ',')) && at + 2 < parser->last &&
           atom_is(atom_at(parser, at + 1), WORD_NOT) && atom_is(atom_at(parser, at + 2), WORD_ARTICLE);
}

/* "the H100's 80 GB" stands behind. */
static bool owned_figure_follows(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last && i <= at + 3; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_CHIP)
            return atom->possessive && i + 1 < parser->last && is_figure(atom_at(parser, i + 1));
        if (!atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER))
            return false;
    }
    return false;
}

/* "141 GB, to the H100's 80 GB", "108 SMs to the H100's 132". */
static bool is_set_to(const struct parser *parser, size_t at)
{
    return is_place(atom_at(parser, at), PLACE_TO) && owned_figure_follows(parser, at);
}

/* "900 GB/s", "about 900 GB/s" stand behind. */
static bool is_figure_next(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    while (i < parser->last && (atom_is(atom_at(parser, i), WORD_ARTICLE) || atom_is(atom_at(parser, i), WORD_HEDGE)))
        i++;
    return i < parser->last && is_figure(atom_at(parser, i));
}

/* "400 GB/s instead of the H100's 900 GB/s", "148 rather than the H100's 989", "in place of the H100's 34": the atom that ends the words.
 * */
static size_t replaced_at(const struct parser *parser, size_t at)
{
    static const char *const nouns[] = {"instead", "place", "lieu"};
    const struct token *items = parser->atoms.tokens->items;
    size_t noun = is_place(atom_at(parser, at), PLACE_IN) ? at + 1 : at, of = at;
    if (!atom_is(atom_at(parser, at), WORD_TURN) || !token_is_word(&items[atom_at(parser, at)->first], "rather")) {
        of = noun + 1;
        if (of >= parser->last || !TOKEN_IN(&items[atom_at(parser, noun)->first], nouns) || !atom_is(atom_at(parser, of), WORD_OF))
            return NOWHERE;
    }
    return owned_figure_follows(parser, of) || is_figure_next(parser, of) ? of : NOWHERE;
}

bool follows_from(const struct parser *parser, size_t at)
{
    size_t i = at;
    if (i > parser->first && atom_at(parser, i - 1)->kind == ATOM_CHIP && atom_at(parser, i - 1)->possessive)
        i--;
    while (i < at && i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_MAKER)))
        i--;
    return i > parser->first && is_place(atom_at(parser, i - 1), PLACE_FROM);
}

/* "replaces the H100's 80 GB with", "trades 80 GB for": what stands behind is the subject's. */
static bool is_exchange(const struct parser *parser, size_t left, size_t at)
{
    static const char *const verbs[] = {"replaces", "replaced", "replacing", "swaps", "swapped", "swapping", "trades", "traded", "trading",
        "exchanges", "exchanged"};
    if ((!is_place(atom_at(parser, at), PLACE_WITH) && !is_place(atom_at(parser, at), PLACE_FOR)))
        return false;
    for (size_t i = left; i-- > parser->first && i + 4 > left;) {
        const struct atom *atom = atom_at(parser, i);
        if (TOKEN_IN(&parser->atoms.tokens->items[atom->first], verbs))
            return true;
        if (atom->kind != ATOM_CHIP && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER))
            return false;
    }
    return false;
}

bool has_slashed_chips(const struct parser *parser)
{
    for (size_t i = parser->first; i + 2 < parser->last; i++)
        if (is_party(atom_at(parser, i)) && atom_is_mark(atom_at(parser, i + 1), '/') && is_party(atom_at(parser, i + 2)))
            return true;
    return false;
}

/* What may stand before a joint beside plain words: the mark or verb that it follows. */
static bool may_introduce(const struct parser *parser, size_t at, size_t left, bool to)
{
    const struct atom *atom = atom_at(parser, at);
    if (is_name_mark(parser, at) || (atom_is(atom, WORD_BE) && at == left + 1)) /* "the H20's 4 TB/s is a step up from" */
        return true;
    if (at + 1 >= parser->last)
        return false;
    const struct atom *next = atom_at(parser, at + 1);
    if (atom_is_mark(atom, ')'))
        return atom_at(parser, left)->depth > atom->depth && is_contrast(parser, at + 1);
    bool opens = atom_is(next, WORD_VERSUS) || is_up_from(parser, at + 1) || is_set_to(parser, at + 1) ||
                 replaced_at(parser, at + 1) != NOWHERE || (to && is_place(next, PLACE_FROM)) ||
                 (atom_is(next, WORD_BEAT) && (next->entry->flags & WORD_DENIES));
    return (atom_is_mark(atom, '(') || atom_is_mark(atom, ',')) && opens;
}

/* "against", "instead of", "up from", "to 256 GB from": the atom that ends words which set the figure before against one behind. */
static size_t words_against(const struct parser *parser, size_t at, bool to)
{
    const struct atom *atom = atom_at(parser, at);
    if (atom_is(atom, WORD_VERSUS) || atom_is(atom, WORD_BEAT) || (to && is_place(atom, PLACE_FROM)))
        return at;
    size_t replaced = replaced_at(parser, at);
    if (replaced != NOWHERE)
        return replaced;
    return is_up_from(parser, at) || is_contrast(parser, at) ? at + 1 : NOWHERE;
}

/* "80 GB -> 141 GB", "from 80 GB to", "trades 80 GB for": the figure behind is the subject's. */
static bool is_turn(const struct parser *parser, size_t left, size_t at, bool from)
{
    const struct atom *atom = atom_at(parser, at);
    return atom_is_mark(atom, MARK_ARROW) || (from && is_place(atom, PLACE_TO)) || is_exchange(parser, left, at);
}

/* "141/80 GB" of "the H200/H100", "141 GB to 80 GB", "141 GB, to the H100's 80 GB": a mark or a "to" does it. */
static bool is_bare_joint(const struct parser *parser, size_t left, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    bool next = at == left + 1;
    return (next && atom_is_mark(atom, '/') && has_slashed_chips(parser)) || is_set_to(parser, at) || (next && is_place(atom, PLACE_TO));
}

/* The joint between two figures, and which way it points; NOWHERE where there is none. */
static size_t joint_after(const struct parser *parser, size_t left, bool *turned)
{
    bool from = follows_from(parser, left);
    bool to = left > parser->first && is_place(atom_at(parser, left - 1), PLACE_TO); /* "to 256 GB from 192 GB" */
    *turned = false;
    for (size_t i = left + 1; i < parser->last && i <= left + GAP; i++) {
        const struct atom *atom = atom_at(parser, i);
        size_t against = words_against(parser, i, to);
        if (against != NOWHERE)
            return against;
        if (may_introduce(parser, i, left, to))
            continue;
        *turned = is_turn(parser, left, i, from);
        if (*turned || is_bare_joint(parser, left, i))
            return i;
        if (!may_stand(atom) || atom->kind == ATOM_AMOUNT)
            return NOWHERE;
    }
    return NOWHERE;
}

static size_t figure_after(const struct parser *parser, size_t joint)
{
    for (size_t i = joint + 1; i < parser->last && i <= joint + GAP; i++) {
        if (is_figure(atom_at(parser, i)))
            return i;
        if (!may_stand(atom_at(parser, i)) && !is_name_mark(parser, i))
            return NOWHERE;
    }
    return NOWHERE;
}

bool pair_push(struct parser *parser, struct pair pair)
{
    struct pair *grown = cc_arena_grow(parser->arena, parser->pairs, parser->pair_count, &parser->pair_capacity, sizeof *grown);
    if (!grown) {
        parser->failed = true;
        return cc_error_memory(parser->error);
    }
    parser->pairs = grown;
    grown[parser->pair_count++] = pair;
    return true;
}

/* "20 petaFLOPS in FP4, compared to an FP8 rate of 4 petaFLOPS": two figures of different rates are no pair. */
static bool across_precisions(const struct parser *parser, size_t left, size_t joint, size_t right)
{
    enum cc_precision first = quality_near(parser, left, left + 1).precision, second = atom_at(parser, right)->amount.precision;
    for (size_t i = joint; i < right; i++)
        if (atom_precision(atom_at(parser, i)) != CC_PREC_NONE)
            second = atom_precision(atom_at(parser, i));
    if (atom_at(parser, left)->amount.precision != CC_PREC_NONE)
        first = atom_at(parser, left)->amount.precision;
    if (second == CC_PREC_NONE)
        second = quality_near(parser, right, right + 1).precision;
    return first != CC_PREC_NONE && second != CC_PREC_NONE && first != second;
}

/* "outperforms Nvidia's 141-GB H200": part of the chip's name. */
bool is_name_part(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    bool hyphen = false;
    for (size_t i = atom->first; i < atom->last; i++)
        hyphen = hyphen || token_is_mark(&parser->atoms.tokens->items[i], '-');
    return hyphen && at + 1 < parser->last && atom_at(parser, at + 1)->kind == ATOM_CHIP;
}

void parse_pairs(struct parser *parser)
{
    parser->pair_count = 0;
    parse_runs(parser);
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        struct atom *left = &parser->atoms.items[i];
        bool turned, blocked;
        if (!is_figure(left) || left->used)
            continue;
        size_t joint = joint_after(parser, i, &turned);
        size_t second = joint == NOWHERE ? NOWHERE : figure_after(parser, joint);
        if (second == NOWHERE || is_name_part(parser, second) || !same_kind(left, atom_at(parser, second)) ||
            across_precisions(parser, i, joint, second))
            continue;
        struct atom *right = &parser->atoms.items[second];
        lend_unit(left, right);
        lend_unit(right, left);
        enum cc_claim_metric metric = metric_of_value(parser, i, &blocked);
        if (metric == CC_CM_OTHER && !blocked)
            metric = metric_of_value(parser, second, &blocked);
        if (metric == CC_CM_OTHER || blocked)
            continue;
        left->used = right->used = true;
        bool loose = (atom_is(atom_at(parser, joint), WORD_OF) || atom_is(atom_at(parser, joint), WORD_TURN)) &&
                     is_figure_next(parser, joint);
        if (!pair_push(parser, (struct pair){.left = i,
                                   .right = second,
                                   .from = i,
                                   .to = second,
                                   .joint = joint,
                                   .loose = loose,
                                   .turned = turned,
                                   .metric = metric}))
            return;
    }
}

/* "FP4 rises from 9 to 14 petaflops, and FP64 is down to 1.2 on the B200": the chip stands with another figure. */
static bool is_beyond_figure(const struct parser *parser, const struct pair *pair, size_t subject)
{
    for (size_t i = pair->right + 1; subject != NOWHERE && i < subject && i < parser->last; i++)
        if (atom_at(parser, i)->kind == ATOM_AMOUNT)
            return true;
    return false;
}

/* Adds it; where the words leave a party out, with the one that fits, else what is sure of it is left to the values. */
static void settle_pair(struct parser *parser, const struct pair *pair, struct draft *draft)
{
    enum { BACK = 2 /* sentences */ };
    const char *mood = mood_at(parser, pair->left);
    size_t own = pair->turned ? pair->right : pair->left, other = pair->turned ? pair->left : pair->right;
    bool missing = draft->parties.object == NOWHERE || draft->parties.subject == NOWHERE;
    draft->parties.open = draft->parties.open || is_beyond_figure(parser, pair, draft->parties.subject);
    if (mood) {
        claim_skip(parser, draft->from, draft->to, mood);
    } else if (missing && !settle_parties(parser, draft, BACK) && draft->parties.subject != NOWHERE) {
        parser->atoms.items[own].used = false; /* "94 GB (vs 80 GB)": one of them is somebody's */
        claim_skip(parser, other, other + 1, pair->loose ? "unclear_owner" : "no_object");
    } else {
        claim_add(parser, draft);
    }
}

static void emit_pair(struct parser *parser, const struct pair *pair)
{
    const struct atom *left = atom_at(parser, pair->left), *right = atom_at(parser, pair->right);
    const struct atom *own = pair->turned ? right : left, *other = pair->turned ? left : right;
    struct quality quality = quality_near(parser, pair->left, pair->right + 1), between = quality_near(parser, pair->left, pair->left + 1);
    struct draft draft = {.from = pair->left, .to = pair->right + 1, .parties = pair_parties(parser, pair)};
    struct cc_claim *claim = &draft.claim;
    claim->kind = CC_CLAIM_ORDER;
    claim->metric = pair->metric;
    claim->hedge = own->amount.hedge != CC_HEDGE_NONE ? own->amount.hedge : other->amount.hedge;
    claim->stated = (struct cc_stated){.form = CC_FORM_PAIR, .amount = own->amount.amount, .other = other->amount.amount};
    double a = own->amount.amount.value, b = other->amount.amount.value;
    claim->direction = a < b ? CC_DIR_LESS : a > b ? CC_DIR_MORE : CC_DIR_EQUAL;
    enum cc_precision printed = own->amount.precision != CC_PREC_NONE ? own->amount.precision : other->amount.precision;
    if (own->keyed && other->keyed)
        quality_merge(&quality, parser->memory.key.quality);
    quality_merge(&quality, between); /* "67 TFLOPS of dense FP64 tensor compute against 60" */
    if (printed != CC_PREC_NONE)
        quality.precision = printed;
    quality_set(&quality, claim);
    claim->memory_kind = memory_kind_near(parser, pair->turned ? pair->right : pair->left);
    claim->object_memory_kind = memory_kind_near(parser, pair->turned ? pair->left : pair->right);
    claim->cores = pair->metric == CC_CM_COMPUTE_UNITS && (names_cores(parser, pair->left) || names_cores(parser, pair->right));
    if (claim->metric == CC_CM_MEMORY_BANDWIDTH && !is_bandwidth_close(parser, pair->left) && is_link_pair(parser, &draft))
        claim->metric = CC_CM_INTERCONNECT_BANDWIDTH;
    settle_pair(parser, pair, &draft);
}

void emit_pairs(struct parser *parser)
{
    for (size_t i = 0; i < parser->pair_count && !parser->failed; i++)
        emit_pair(parser, &parser->pairs[i]);
}
