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

/* What the words of the sentence beside the superlative and its subject say of the set. */
static struct cc_rank_set set_of(const struct parser *parser, const struct draft *draft)
{
    struct cc_rank_set out = {.open = false};
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (i >= draft->from && i < draft->to)
            continue;
        if (atom->kind == ATOM_CHIP && !same_mention(parser, i, draft->parties.subject))
            add_family(parser, atom, &out);
        else if (narrows(parser, i))
            out.open = true;
    }
    return out;
}

static void parse_rank(struct parser *parser, size_t at)
{
    size_t from = at, metric = metric_behind(parser, at);
    double ordinal = ordinal_before(parser, at, &from);
    if (ordinal <= 0)
        from = at;
    if (metric == NOWHERE && ordinal <= 0)
        return;
    struct found_metrics found = {0};
    if (metric != NOWHERE)
        metrics_after(parser, metric, &found);
    if (metric != NOWHERE && (found.blocked || !found.count))
        return;
    struct draft draft = {.from = from,
        .to = metric == NOWHERE ? at + 1 : metric + 1,
        .parties = {.subject = subject_of(parser, at), .object = NOWHERE}};
    struct cc_claim *claim = &draft.claim;
    const char *mood = mood_at(parser, at);
    if (mood || draft.parties.subject == NOWHERE) {
        claim_skip(parser, draft.from, draft.to, mood ? mood : "no_subject");
        return;
    }
    claim->kind = CC_CLAIM_RANK;
    claim->direction = CC_DIR_RANK;
    claim->lowest = atom_at(parser, at)->entry->value < 0;
    claim->of_maker = names_owner(parser);
    claim->metric = metric == NOWHERE ? CC_CM_OTHER : found.items[0].metric;
    claim->blocked = metric == NOWHERE ? "no_metric" : NULL;
    claim->cores = metric != NOWHERE && claim->metric == CC_CM_COMPUTE_UNITS && names_cores(parser, metric);
    if (metric != NOWHERE)
        quality_set(&found.quality, claim);
    claim->among = set_of(parser, &draft);
    double place = ordinal > 0 ? ordinal : 1;
    claim->stated = (struct cc_stated){.form = CC_FORM_RANK, .amount = {.value = place, .width = {place, place}}};
    claim_add(parser, &draft);
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
