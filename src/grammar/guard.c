/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What to do where the words leave open whose a figure is, or which way a comparison goes: where the answer decides between right and
 * wrong, nothing is claimed. The data are asked only for that.
 */
#include "parse.h"

#include "chipcmp/claim/verdict.h"

#include <string.h>

/* The judgement is good until the next one. */
static bool judge(struct parser *parser, const struct cc_claim *claim, struct cc_judgement *out)
{
    cc_arena_reset(parser->trial);
    if (!cc_claim_judge(parser->values, claim, NULL, parser->trial, out, parser->error))
        parser->failed = true;
    return !parser->failed;
}

static bool is_contradicted(struct parser *parser, const struct cc_claim *claim)
{
    struct cc_judgement judgement;
    return judge(parser, claim, &judgement) && judgement.verdict == CC_CONTRADICTED;
}

static bool agrees(struct parser *parser, const struct cc_claim *claim)
{
    struct cc_judgement judgement;
    return judge(parser, claim, &judgement) && (judgement.verdict == CC_SUPPORTED || judgement.verdict == CC_DEPENDS);
}

static struct cc_named named(const struct atom *atom)
{
    return (struct cc_named){.named = true, .target = atom->target, .variant = atom->variant, .start = atom->start, .end = atom->end};
}

/* The chip at `at`, or its part where the claim is one about each of them. */
static struct cc_named subject_of(const struct parser *parser, const struct cc_claim *claim, size_t at)
{
    struct cc_named out = named(atom_at(parser, at));
    apply_scope(parser->db, claim->scope, &out);
    apply_scope(parser->db, scope_of_mention(parser, at), &out);
    return out;
}

bool is_others_value(struct parser *parser, const struct cc_claim *claim, size_t owner)
{
    struct cc_claim trial = *claim;
    trial.subject = subject_of(parser, claim, owner);
    if (atom_at(parser, owner)->alien || !is_contradicted(parser, &trial))
        return false;
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind != ATOM_CHIP || atom->alien || same_mention(parser, i, owner) || atom->generation ||
            names_generation(parser->db, atom->target)) /* "B200 (based on the Blackwell architecture)" */
            continue;
        trial.subject = named(atom);
        trial.memory_kind = (struct cc_str){0};
        if (agrees(parser, &trial))
            return true;
    }
    return false;
}

bool is_wrong(struct parser *parser, const struct cc_claim *claim, size_t owner)
{
    struct cc_claim trial = *claim;
    trial.subject = subject_of(parser, claim, owner);
    return !atom_at(parser, owner)->alien && is_contradicted(parser, &trial);
}

/* Another chip of the sentence that names the owner has this value. */
static bool fits_neighbour(struct parser *parser, const struct cc_claim *claim, size_t owner)
{
    uint32_t sentence = atom_at(parser, owner)->sentence;
    struct cc_claim trial = *claim;
    for (size_t i = parser->atoms.sentence_first[sentence]; i < parser->atoms.sentence_first[sentence + 1]; i++) {
        if (atom_at(parser, i)->kind != ATOM_CHIP || atom_at(parser, i)->alien || are_related(parser, i, owner))
            continue;
        trial.subject = subject_of(parser, claim, i);
        if (agrees(parser, &trial))
            return true;
    }
    return false;
}

/* The sentence before names several chips, and this one none. */
bool is_open_topic(struct parser *parser, const struct cc_claim *claim, size_t owner)
{
    struct cc_claim trial = *claim;
    const struct atom *topic = atom_at(parser, owner);
    bool several = false;
    if (topic->alien || topic->sentence == parser->sentence)
        return false;
    trial.subject = subject_of(parser, claim, owner);
    if (is_far_open(parser, owner))
        return is_contradicted(parser, &trial);
    size_t first = parser->atoms.sentence_first[topic->sentence], last = parser->atoms.sentence_first[topic->sentence + 1], latest = owner;
    for (size_t i = first; i < last; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind != ATOM_CHIP || atom->role == ROLE_OBJECT)
            continue;
        several = several || !same_mention(parser, i, owner);
        latest = i;
    }
    if (has_pronoun(parser, parser->last) && !atom_at(parser, latest)->alien) /* "look at Rubin. Its compute" */
        return is_contradicted(parser, &trial) && fits_neighbour(parser, claim, owner);
    return several && is_contradicted(parser, &trial);
}

bool is_open_far(struct parser *parser, const struct draft *draft)
{
    size_t subject = draft->parties.subject, object = draft->parties.object;
    if (subject == NOWHERE || object == NOWHERE || atom_at(parser, subject)->sentence == parser->sentence ||
        !is_far_open(parser, subject) || atom_at(parser, subject)->alien || atom_at(parser, object)->alien)
        return false;
    struct cc_claim trial = draft->claim;
    trial.subject = named(atom_at(parser, subject));
    trial.object = named(atom_at(parser, object));
    return is_contradicted(parser, &trial);
}

bool is_of_part(struct parser *parser, const struct cc_claim *claim, size_t at, size_t owner)
{
    const struct atom *first = atom_at(parser, parser->first), *system = atom_at(parser, owner);
    struct cc_claim trial = *claim;
    if (system->alien || claim->metric == CC_CM_ACCELERATORS ||
        parser->db->chips[cc_target_chip(parser->db, system->target)].kind != CC_KIND_SYSTEM)
        return false;
    if (is_each_chip(first) && first->clause == atom_at(parser, at)->clause && owner < parser->first)
        return true;
    bool part = parser->memory.of_part && has_pronoun(parser, at);
    for (size_t i = parser->first; i < at; i++)
        part = part || is_each_chip(atom_at(parser, i));
    trial.subject = subject_of(parser, claim, owner);
    if (!part || !is_contradicted(parser, &trial))
        return false;
    trial.scope = CC_SCOPE_CHIP;
    trial.subject = subject_of(parser, &trial, owner);
    return agrees(parser, &trial);
}

bool is_half(struct parser *parser, const struct cc_claim *claim)
{
    struct cc_claim whole = *claim;
    whole.scope = CC_SCOPE_NONE;
    whole.stated.amount.value *= 2;
    whole.stated.amount.width = cc_interval_scale(claim->stated.amount.width, 2);
    return claim->kind == CC_CLAIM_VALUE && agrees(parser, &whole);
}

bool is_link_rate(struct parser *parser, const struct cc_claim *claim, size_t owner)
{
    struct cc_claim trial = *claim;
    if (atom_at(parser, owner)->alien)
        return false;
    trial.subject = subject_of(parser, claim, owner);
    if (agrees(parser, &trial))
        return false;
    trial.metric = CC_CM_INTERCONNECT_BANDWIDTH;
    return agrees(parser, &trial);
}

/* The draft as a claim on the heads of its lists; false where a party is missing or no chip of the data. */
static bool trial_of(const struct parser *parser, const struct draft *draft, struct cc_claim *out)
{
    const struct parties *parties = &draft->parties;
    if (parties->subject == NOWHERE || parties->object == NOWHERE || atom_at(parser, parties->subject)->alien ||
        atom_at(parser, parties->object)->alien)
        return false;
    *out = draft->claim;
    out->subject = named(atom_at(parser, parties->subject));
    out->object = named(atom_at(parser, parties->object));
    return true;
}

bool is_link_pair(struct parser *parser, const struct draft *draft)
{
    const struct parties *parties = &draft->parties;
    if (parties->subject == NOWHERE || parties->object == NOWHERE || atom_at(parser, parties->subject)->alien ||
        atom_at(parser, parties->object)->alien)
        return false;
    struct cc_claim trial = draft->claim;
    trial.subject = named(atom_at(parser, parties->subject));
    trial.object = named(atom_at(parser, parties->object));
    if (agrees(parser, &trial))
        return false;
    trial.metric = CC_CM_INTERCONNECT_BANDWIDTH;
    return agrees(parser, &trial);
}

bool is_decimal_meant(struct parser *parser, struct cc_claim *claim, size_t owner)
{
    static const double binary = 1073741824.0 / 1e9; /* GiB over GB; of TiB over TB a little less than is meant, so exact below */
    const struct cc_str unit = claim->stated.amount.unit;
    struct cc_claim trial = *claim;
    bool tera = unit.len > 0 && cc_lower(unit.s[0]) == 't';
    if (unit.len < 2 || cc_lower(unit.s[1]) != 'i' || atom_at(parser, owner)->alien)
        return false;
    double by = tera ? binary * 1.024 : binary;
    trial.subject = subject_of(parser, claim, owner);
    if (agrees(parser, &trial))
        return false;
    trial.stated.amount.value /= by;
    trial.stated.amount.width = cc_interval_scale(trial.stated.amount.width, 1 / by);
    if (!agrees(parser, &trial))
        return false;
    claim->stated = trial.stated;
    claim->decimal_meant = true;
    claim->stated.amount.unit = tera ? CC_STR("TB") : CC_STR("GB");
    return true;
}

bool is_reversed(struct parser *parser, const struct draft *draft, bool *sure)
{
    struct cc_judgement judgement;
    struct cc_claim trial;
    if (!trial_of(parser, draft, &trial) || !is_contradicted(parser, &trial))
        return false;
    struct cc_named subject = trial.subject;
    trial.subject = trial.object;
    trial.object = subject;
    if (!judge(parser, &trial, &judgement))
        return false;
    bool depends = judgement.verdict == CC_DEPENDS;
    bool agrees = judgement.verdict == CC_SUPPORTED || (depends && strcmp(judgement.reason, "other_variant") != 0 &&
                                                           strcmp(judgement.reason, "other_member") != 0); /* of the very chip named */
    *sure = agrees && draft->claim.stated.form != CC_FORM_NONE; /* a bare "more" is always true of one way round */
    return agrees || depends;
}

/* Two values of the same figure: the chip, the metric and all that is said of it. */
static bool same_figure(const struct cc_claim *a, const struct cc_claim *b)
{
    return a->kind == CC_CLAIM_VALUE && b->kind == CC_CLAIM_VALUE && a->metric == b->metric &&
           a->subject.target.chip == b->subject.target.chip && a->subject.target.family == b->subject.target.family &&
           a->precision == b->precision && a->dense == b->dense && a->sparse == b->sparse && a->tensor == b->tensor &&
           a->vector == b->vector && a->one_direction == b->one_direction;
}

static bool is_second_value(struct parser *parser, size_t at)
{
    const struct cc_claims *out = parser->out;
    for (size_t i = parser->claims_before; i < out->claim_count; i++)
        if (i != at && same_figure(&out->claims[i], &out->claims[at]) && agrees(parser, &out->claims[i]))
            return is_contradicted(parser, &out->claims[at]);
    return false;
}

static bool is_system(const struct parser *parser, struct cc_target target)
{
    return parser->db->chips[cc_target_chip(parser->db, target)].kind == CC_KIND_SYSTEM;
}

/* "72 GPUs with 186 GB": accelerators are counted before the figure. */
static bool is_after_count(const struct parser *parser, const struct cc_claim *claim)
{
    for (size_t i = parser->first; i < parser->last && atom_at(parser, i)->end <= claim->start; i++)
        if (atom_is(atom_at(parser, i), WORD_COUNTED) && atom_at(parser, i)->entry->value == CC_CM_ACCELERATORS)
            return true;
    return false;
}

/* "50 percent more than the 13.4 TB found in its GB200 sibling": where a system is spoken of, a figure that only fits the system of a
 * chip; and the figure of a system that only fits one of its accelerators, where these were counted before it. */
static bool is_of_system(struct parser *parser, const struct cc_claim *claim)
{
    struct cc_judgement judgement;
    bool other = false;
    if (claim->kind != CC_CLAIM_VALUE)
        return false;
    if (is_system(parser, claim->subject.target))
        other = is_after_count(parser, claim);
    else
        for (size_t i = parser->first; i < parser->last; i++)
            other = other ||
                    (atom_at(parser, i)->kind == ATOM_CHIP && !atom_at(parser, i)->alien && is_system(parser, atom_at(parser, i)->target));
    if (!other)
        return false;
    if (!judge(parser, claim, &judgement))
        return false;
    return judgement.verdict == CC_CONTRADICTED && strcmp(judgement.reason, "per_chip_against_per_system") == 0;
}

void withdraw_foreign_values(struct parser *parser)
{
    for (size_t i = parser->out->claim_count; i-- > parser->claims_before && !parser->failed;)
        if (is_second_value(parser, i) || is_of_system(parser, &parser->out->claims[i]))
            claim_withdraw(parser, i, "unclear_owner");
}

bool is_draft_wrong(struct parser *parser, const struct draft *draft)
{
    struct cc_claim trial;
    return trial_of(parser, draft, &trial) && is_contradicted(parser, &trial);
}

bool is_size_wrong(struct parser *parser, const struct draft *draft, bool small)
{
    static const double smallest_large = 1.5, largest_small = 1.25;
    struct cc_claim trial;
    struct cc_judgement judgement;
    if (!trial_of(parser, draft, &trial))
        return false;
    if (!judge(parser, &trial, &judgement))
        return false;
    if (judgement.verdict != CC_SUPPORTED)
        return judgement.verdict == CC_DEPENDS;
    for (size_t i = 0; i < judgement.reading_count; i++) {
        double ratio = judgement.readings[i].nominal;
        if (judgement.readings[i].is_default && ratio > 0)
            return small ? ratio > largest_small || ratio < 1 / largest_small : ratio < smallest_large && ratio > 1 / smallest_large;
    }
    return false;
}
