/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims of a place among others: "the fourth-best chip", "the highest-memory GPU", "the most memory bandwidth". */
#include "parse.h"

static bool is_best(const struct atom *atom)
{
    return atom_is(atom, WORD_MORE) && (atom->entry->flags & WORD_BEST);
}

/* The place named before "best": "4th-best", "second highest"; 0 where there is none. */
static double ordinal_before(const struct parser *parser, size_t at, size_t *from)
{
    size_t i = at;
    if (i > parser->first && atom_is_mark(atom_at(parser, i - 1), '-'))
        i--;
    if (i == parser->first)
        return 0;
    const struct atom *atom = atom_at(parser, i - 1);
    *from = i - 1;
    if (atom_is_amount(atom, AMOUNT_RANK))
        return atom->amount.amount.value;
    return atom_is(atom, WORD_RANK) ? atom->entry->value : 0;
}

/* The metric directly behind the superlative: "highest memory bandwidth", "highest-memory". */
static size_t metric_behind(const struct parser *parser, size_t at)
{
    for (size_t i = at + 1; i < parser->last && i <= at + 2; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_METRIC))
            return i;
        if (!atom_is_mark(atom, '-') && !atom_is(atom, WORD_PRECISION) && !atom_is(atom, WORD_QUALIFIER))
            break;
    }
    return NOWHERE;
}

/* "X is the best ..." or "The best ... is the X"; a pronoun stands for the topic. */
static size_t subject_of(const struct parser *parser, size_t at)
{
    struct parties parties = parties_of(parser, at, at);
    if (parties.subject != NOWHERE && atom_at(parser, parties.subject)->sentence == parser->sentence)
        return parties.subject;
    for (size_t i = at + 1; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        bool predicate = is_party(atom) && atom->role == ROLE_PLAIN && i > parser->first + 1;
        if (predicate && (atom_is(atom_at(parser, i - 1), WORD_BE) || atom_is(atom_at(parser, i - 2), WORD_BE)))
            return atom->list_head;
    }
    return parties.subject;
}

/* A maker, or whatever owns the rank, is named: "Nvidia's", "the company's". */
static bool names_owner(const struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_MAKER) || (atom->possessive && atom->kind != ATOM_CHIP))
            return true;
    }
    return false;
}

/* Words that narrow the set to what no table says: a time, a class, a market. */
static bool narrows(const struct parser *parser, size_t at)
{
    static const char *const words[] = {"was", "were", "had", "then", "time", "day", "era", "year", "launch", "launched", "debut",
        "debuted", "class", "category", "segment", "tier", "generation", "market", "price", "consumer", "gaming", "workstation", "china",
        "chinese", "export", "exported", "air", "cooled", "pcie", "single", "dual", "slot", "currently", "yet", "until", "before", "except",
        "besides", "after", "behind", "only"};
    return token_is_one_of(&parser->atoms.tokens->items[atom_at(parser, at)->first], words, sizeof words / sizeof words[0]);
}

static void add_family(const struct parser *parser, const struct atom *atom, struct cc_rank_set *out)
{
    const struct cc_db *db = parser->db;
    uint32_t family = atom->target.family;
    bool parent = false;
    if (atom->generation)
        family = db->families[family].parent;
    for (size_t i = 0; family != CC_NO_INDEX && i < db->family_count; i++)
        parent = parent || db->families[i].parent == family;
    if (atom->target.chip != CC_NO_INDEX || !parent || out->in_family) {
        out->open = true; /* "second only to the B200" */
        return;
    }
    out->in_family = true;
    out->family = family;
}

/* A rank on its way to a claim. */
struct rank {
    size_t from, to;           /* the atoms it spans */
    size_t said_from, said_to; /* those of the comparing words and their metric: none of them narrows the set */
    size_t metric;             /* the atom that names it, NOWHERE where none does */
    struct found_metrics found;
    size_t subject;
    double place;
    bool lowest;
    const char *mood;
};

static bool is_device(const struct parser *parser, size_t at)
{
    static const char *const devices[] = {"gpu", "chip", "accelerator", "processor", "part", "card", "npu", "die", "silicon"};
    const struct atom *atom = atom_at(parser, at);
    bool counted = atom_is(atom, WORD_COUNTED) && atom->entry->value == CC_CM_ACCELERATORS;
    bool scope = atom_is(atom, WORD_SCOPE) && atom->entry->value == CC_SCOPE_CHIP; /* "single GPU" */
    return counted || scope || TOKEN_IN(&parser->atoms.tokens->items[atom->first], devices);
}

/* "any other single GPU": no narrower set than any other GPU. */
static bool is_single_device(const struct parser *parser, size_t at)
{
    return at + 1 < parser->last && token_is_word(&parser->atoms.tokens->items[atom_at(parser, at)->first], "single") &&
           is_device(parser, at + 1);
}

/* What the words of the sentence beside the superlative and its subject say of the set. */
static struct cc_rank_set set_of(const struct parser *parser, const struct rank *rank)
{
    struct cc_rank_set out = {.open = false};
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if ((i >= rank->said_from && i < rank->said_to) || is_device(parser, i) || is_single_device(parser, i))
            continue;
        if (atom->kind == ATOM_CHIP && !same_mention(parser, i, rank->subject))
            add_family(parser, atom, &out);
        else if (narrows(parser, i))
            out.open = true;
    }
    return out;
}

static void add_rank(struct parser *parser, const struct rank *rank)
{
    struct draft draft = {.from = rank->from, .to = rank->to, .parties = {.subject = rank->subject, .object = NOWHERE}};
    struct cc_claim *claim = &draft.claim;
    if (rank->mood || rank->subject == NOWHERE) {
        claim_skip(parser, rank->from, rank->to, rank->mood ? rank->mood : "no_subject");
        return;
    }
    claim->kind = CC_CLAIM_RANK;
    claim->direction = CC_DIR_RANK;
    claim->lowest = rank->lowest;
    claim->of_maker = names_owner(parser);
    claim->metric = rank->found.count ? rank->found.items[0].metric : CC_CM_OTHER;
    claim->blocked = rank->found.count ? NULL : "no_metric";
    claim->cores = rank->metric != NOWHERE && claim->metric == CC_CM_COMPUTE_UNITS && names_cores(parser, rank->metric);
    quality_set(&rank->found.quality, claim);
    claim->among = set_of(parser, rank);
    claim->stated = (struct cc_stated){.form = CC_FORM_RANK, .amount = {.value = rank->place, .width = {rank->place, rank->place}}};
    claim_add(parser, &draft);
}

/* A device within a few words from `at` on, before any chip, mark or figure; NOWHERE where there is none. */
static size_t device_after(const struct parser *parser, size_t at)
{
    enum { LONGEST = 5 };
    for (size_t i = at; i < parser->last && i < at + LONGEST; i++) {
        if (is_device(parser, i))
            return i;
        const struct atom *atom = atom_at(parser, i);
        if ((is_party(atom) && !atom->generation) || atom->kind == ATOM_AMOUNT || (atom->kind == ATOM_MARK && !atom_is_mark(atom, '-')))
            break;
    }
    return NOWHERE;
}

static void parse_rank(struct parser *parser, size_t at)
{
    struct rank rank = {.from = at, .metric = metric_behind(parser, at), .lowest = atom_at(parser, at)->entry->value < 0};
    rank.place = ordinal_before(parser, at, &rank.from);
    bool largest = (atom_at(parser, at)->entry->flags & WORD_SIZE) && at + 1 < parser->last && is_device(parser, at + 1) &&
                   !(at + 2 < parser->last && atom_is_metric(atom_at(parser, at + 2))); /* "the largest single-GPU memory" */
    if (rank.place <= 0)
        rank.from = at;
    if (rank.metric == NOWHERE && rank.place <= 0 && !largest)
        return;
    if (rank.metric != NOWHERE)
        metrics_after(parser, rank.metric, &rank.found);
    else if (largest) /* "the largest GPU": of its die */
        rank.found = (struct found_metrics){.items = {{CC_CM_DIE_AREA, at}}, .count = 1};
    if (rank.metric != NOWHERE && (rank.found.blocked || !rank.found.count))
        return;
    rank.to = rank.metric == NOWHERE ? at + 1 : rank.metric + 1;
    rank.said_from = rank.from;
    rank.said_to = rank.to;
    rank.subject = subject_of(parser, at);
    rank.mood = mood_at(parser, at);
    rank.place = rank.place > 0 ? rank.place : 1;
    add_rank(parser, &rank);
}

/* The "than" that the comparative at `at` belongs to, NOWHERE where there is none. */
static size_t than_after(const struct parser *parser, size_t at)
{
    enum { LONGEST = 8 };
    for (size_t i = at + 1; i < parser->last && i <= at + LONGEST; i++) {
        if (atom_is(atom_at(parser, i), WORD_THAN))
            return i;
        if (atom_at(parser, i)->kind == ATOM_MARK || atom_at(parser, i)->kind == ATOM_CHIP)
            break;
    }
    return NOWHERE;
}

/* "than any other GPU", "than all other chips": the device. */
static size_t any_other(const struct parser *parser, size_t than)
{
    static const char *const sets[] = {"any", "every", "all"};
    size_t i = than + 1;
    return i + 1 < parser->last && TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, i)->first], sets) ? device_after(parser, i)
                                                                                                           : NOWHERE;
}

/* "No GPU has more memory": the "no" before the comparative, NOWHERE where it is said of something else. */
static size_t none_before(const struct parser *parser, size_t at)
{
    for (size_t i = at; i-- > parser->first;) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_NOT) && token_is_word(&parser->atoms.tokens->items[atom->first], "no"))
            return device_after(parser, i + 1) < at ? i : NOWHERE;
        if ((is_party(atom) && !atom->generation) || atom->kind == ATOM_AMOUNT || ends_search(atom))
            break;
    }
    return NOWHERE;
}

bool parse_rank_of_all(struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    size_t than = atom_is(atom, WORD_MORE) ? than_after(parser, at) : NOWHERE;
    if (than == NOWHERE)
        return false;
    size_t none = none_before(parser, at), device = none == NOWHERE ? any_other(parser, than) : NOWHERE, chip = than + 1;
    while (none != NOWHERE && chip < parser->last &&
           (atom_is(atom_at(parser, chip), WORD_ARTICLE) || atom_is(atom_at(parser, chip), WORD_MAKER)))
        chip++;
    bool of_none = none != NOWHERE && chip < parser->last && is_party(atom_at(parser, chip));
    if (!of_none && device == NOWHERE)
        return false;
    struct rank rank =
        {.said_from = at, .said_to = than, .from = of_none ? none : at, .to = (of_none ? chip : device) + 1, .metric = NOWHERE, .place = 1};
    rank.lowest = atom->entry->value < 0;
    metrics_after(parser, at + 1, &rank.found);
    if (rank.found.count && rank.found.items[0].at > than)
        rank.found.count = 0;
    if (!rank.found.count && (atom->entry->flags & WORD_SIZE) && than == at + 1)
        rank.found = (struct found_metrics){.items = {{CC_CM_DIE_AREA, at}}, .count = 1};
    if (!rank.found.count || rank.found.blocked)
        return false;
    if (atom->entry->flags & WORD_SPEED)
        metrics_hasten(&rank.found);
    rank.subject = of_none ? chip : parties_of(parser, at, at).subject;
    rank.mood = mood_but(parser, at, none);
    add_rank(parser, &rank);
    return true;
}

void parse_ranks(struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        struct atom *atom = &parser->atoms.items[i];
        if (atom->used || !is_best(atom))
            continue;
        atom->used = true;
        parse_rank(parser, i);
    }
}
