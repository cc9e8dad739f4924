/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claims found so far, and the figures left alone: a draft spread over the lists of its parties, in the order of the text. */
#include "parse.h"

static void fail(struct parser *parser)
{
    parser->failed = true;
    cc_error_memory(parser->error);
}

static void push_claim(struct parser *parser, const struct cc_claim *claim)
{
    struct cc_claims *out = parser->out;
    struct cc_claim *grown = cc_arena_grow(parser->arena, out->claims, out->claim_count, &out->claim_capacity, sizeof *grown);
    if (!grown) {
        fail(parser);
        return;
    }
    out->claims = grown;
    size_t at = out->claim_count++;
    while (at > 0 && grown[at - 1].start > claim->start) {
        grown[at] = grown[at - 1];
        at--;
    }
    grown[at] = *claim;
}

static void push_skipped(struct parser *parser, const struct cc_skipped *skipped)
{
    struct cc_claims *out = parser->out;
    struct cc_skipped *grown = cc_arena_grow(parser->arena, out->skipped, out->skipped_count, &out->skipped_capacity, sizeof *grown);
    if (!grown) {
        fail(parser);
        return;
    }
    out->skipped = grown;
    size_t at = out->skipped_count++;
    while (at > 0 && grown[at - 1].start > skipped->start) {
        grown[at] = grown[at - 1];
        at--;
    }
    grown[at] = *skipped;
}

void claim_skip(struct parser *parser, size_t from, size_t to, const char *reason)
{
    struct cc_skipped skipped = {.start = atom_at(parser, from)->start, .end = atom_at(parser, to - 1)->end, .reason = reason};
    push_skipped(parser, &skipped);
}

void claim_withdraw(struct parser *parser, size_t at, const char *reason)
{
    struct cc_claims *out = parser->out;
    struct cc_skipped skipped = {.start = out->claims[at].start, .end = out->claims[at].end, .reason = reason};
    for (size_t i = at + 1; i < out->claim_count; i++)
        out->claims[i - 1] = out->claims[i];
    out->claim_count--;
    push_skipped(parser, &skipped);
}

static struct cc_named named(const struct atom *atom)
{
    return (struct cc_named){.named = true, .target = atom->target, .variant = atom->variant, .start = atom->start, .end = atom->end};
}

/* "each GPU of the GB200 NVL72", "one die of the 910C": the part that is meant. A family stays a family where its default member is the
 * part. */
void apply_scope(const struct cc_db *db, enum cc_scope scope, struct cc_named *named)
{
    if (!named->named || (scope != CC_SCOPE_CHIP && scope != CC_SCOPE_DIE))
        return;
    uint32_t whole = cc_target_chip(db, named->target), part = chip_in_scope(db, whole, scope);
    if (part == whole)
        return;
    uint32_t family = db->chips[part].family;
    bool bare = db->families[family].default_chip == part;
    named->target = (struct cc_target){bare ? CC_NO_INDEX : part, family};
    named->variant = !bare;
}

/* "more memory than the H200, 80 GB vs 141 GB": the values do not say what the words do. Who "beats" another in power draws less. */
static bool is_against(const struct cc_claim *order, const struct cc_claim *pair, bool turned)
{
    if (pair->stated.form != CC_FORM_PAIR || order->direction == CC_DIR_EQUAL || pair->direction == CC_DIR_EQUAL ||
        order->metric == CC_CM_POWER)
        return false;
    return (order->direction == pair->direction) == turned;
}

/* Whether a claim of this sentence says it already: a pair or an order beside its ratio. */
static bool is_said(const struct parser *parser, const struct cc_claim *claim)
{
    for (size_t i = parser->claims_before; i < parser->out->claim_count; i++) {
        const struct cc_claim *other = &parser->out->claims[i];
        bool metric = other->metric == claim->metric && other->object.named && claim->object.named;
        metric = metric && (other->precision == claim->precision || other->precision == CC_PREC_NONE || claim->precision == CC_PREC_NONE);
        bool same = other->subject.target.family == claim->subject.target.family &&
                    other->object.target.family == claim->object.target.family;
        bool turned = other->subject.target.family == claim->object.target.family &&
                      other->object.target.family == claim->subject.target.family;
        if (metric && (same || turned) && !is_against(claim, other, !same))
            return true;
    }
    return false;
}

/* The words of the claim: from its first to its last atom, with the parties that stand in the same sentence behind it. */
static void set_span(const struct parser *parser, const struct draft *draft, size_t object, struct cc_claim *claim)
{
    claim->start = atom_at(parser, draft->from)->start;
    claim->end = atom_at(parser, draft->to - 1)->end;
    if (object == NOWHERE || object < draft->to || atom_at(parser, object)->sentence != parser->sentence)
        return;
    bool other_amount = false;
    for (size_t i = draft->to; i < object; i++)
        other_amount = other_amount || atom_is_factor(atom_at(parser, i)) || atom_is_mark(atom_at(parser, i), ';');
    if (!other_amount)
        claim->end = atom_at(parser, object)->end;
}

/* "The GB300 NVL72 is next. Here the GPU has 279 GB": of a system spoken of before it is one accelerator. */
static enum cc_scope scope_of_noun(const struct parser *parser, size_t subject)
{
    for (size_t i = parser->first; i < parser->last && atom_at(parser, subject)->sentence != parser->sentence; i++)
        if (atom_is(atom_at(parser, i), WORD_PRONOUN) && atom_at(parser, i)->last > atom_at(parser, i)->first + 1)
            return CC_SCOPE_CHIP;
    return CC_SCOPE_NONE;
}

/* "each die has 104 billion": of a chip whose dies are none of the data's. */
static bool is_unknown_die(const struct cc_db *db, const struct cc_claim *claim)
{
    uint32_t chip = cc_target_chip(db, claim->subject.target);
    return claim->scope == CC_SCOPE_DIE && db->chips[chip].kind != CC_KIND_DIE && chip_in_scope(db, chip, CC_SCOPE_DIE) == chip;
}

static void add_one(struct parser *parser, const struct draft *draft, size_t subject, size_t object)
{
    struct cc_claim claim = draft->claim;
    const struct atom *s = atom_at(parser, subject);
    const struct atom *stranger = s->alien ? s : object != NOWHERE && atom_at(parser, object)->alien ? atom_at(parser, object) : NULL;
    if (stranger) {
        claim_skip(parser, draft->from, draft->to, stranger->why ? stranger->why : "chip_not_in_data");
        return;
    }
    if (same_mention(parser, subject, object) && claim.object_precision == CC_PREC_NONE) {
        claim_skip(parser, draft->from, draft->to, "several_candidates");
        return;
    }
    claim.subject = named(s);
    if (object != NOWHERE)
        claim.object = named(atom_at(parser, object));
    enum cc_kind kind = parser->db->chips[cc_target_chip(parser->db, claim.subject.target)].kind;
    if (claim.metric == CC_CM_ACCELERATORS && kind != CC_KIND_SYSTEM && kind != CC_KIND_SUPERCHIP)
        return; /* "2,048 H800 GPUs" counts somebody's chips */
    if (is_unknown_die(parser->db, &claim) && is_half(parser, &claim)) {
        claim_skip(parser, draft->from, draft->to, "part_of_chip");
        return;
    }
    if (claim.metric != CC_CM_ACCELERATORS)
        apply_scope(parser->db, scope_of_noun(parser, subject), &claim.subject);
    apply_scope(parser->db, claim.scope, &claim.subject);
    apply_scope(parser->db, claim.scope, &claim.object);
    apply_scope(parser->db, scope_of_mention(parser, subject), &claim.subject);
    if (object != NOWHERE)
        apply_scope(parser->db, scope_of_mention(parser, object), &claim.object);
    if (claim.kind == CC_CLAIM_ORDER && is_said(parser, &claim))
        return;
    set_span(parser, draft, object, &claim);
    push_claim(parser, &claim);
}

/* Neither chip is named in the sentence, or only in a heading that sets two against each other. */
static bool is_open_direction(const struct parser *parser, const struct draft *draft)
{
    if (draft->claim.kind == CC_CLAIM_VALUE || draft->claim.kind == CC_CLAIM_RANK || draft->claim.direction == CC_DIR_EQUAL)
        return false;
    if (atom_at(parser, draft->parties.subject)->sentence == parser->sentence)
        return false;
    bool titled = parser->memory.heading_pair && parser->memory.heading != NOWHERE &&
                  atom_at(parser, draft->parties.subject)->sentence == atom_at(parser, parser->memory.heading)->sentence;
    bool nobody = draft->parties.object != NOWHERE && atom_at(parser, draft->parties.object)->sentence != parser->sentence &&
                  !has_pronoun(parser, parser->last);
    return titled || nobody;
}

/* Keeps what a sentence compares its topic with, as long as that is one chip. */
static void note_rival(struct parser *parser, const struct parties *parties)
{
    struct memory *memory = &parser->memory;
    if (parties->object == NOWHERE)
        return;
    bool again = memory->rival_sentence == parser->sentence && memory->rival != NOWHERE;
    bool other = again && !same_mention(parser, memory->rival, parties->object);
    bool several = other || atom_at(parser, parties->object)->next_in_list;
    memory->rival = several ? NOWHERE : parties->object;
    memory->rival_sentence = parser->sentence;
}

void claim_add(struct parser *parser, const struct draft *draft)
{
    bool needs_object = draft->claim.kind == CC_CLAIM_RATIO || draft->claim.kind == CC_CLAIM_ORDER ||
                        draft->claim.kind == CC_CLAIM_DIFFERENCE;
    if (draft->parties.subject == NOWHERE || (needs_object && draft->parties.object == NOWHERE)) {
        claim_skip(parser, draft->from, draft->to, draft->parties.subject == NOWHERE ? "no_subject" : "no_object");
        return;
    }
    if (is_open_far(parser, draft)) {
        claim_skip(parser, draft->from, draft->to, "unclear_owner");
        return;
    }
    struct parties parties = draft->parties;
    bool sure;
    if ((parties.open || is_open_direction(parser, draft)) && is_reversed(parser, draft, &sure)) {
        if (!sure) {
            claim_skip(parser, draft->from, draft->to, "unclear_owner");
            return;
        }
        parties = (struct parties){.subject = draft->parties.object, .object = draft->parties.subject};
    }
    size_t subject = parties.subject;
    do {
        size_t object = parties.object;
        do {
            add_one(parser, draft, subject, object);
            object = object == NOWHERE || draft->exact ? 0 : atom_at(parser, object)->next_in_list;
        } while (object);
        subject = draft->exact ? 0 : atom_at(parser, subject)->next_in_list;
    } while (subject);
    struct memory *memory = &parser->memory;
    bool first = memory->topic == NOWHERE || memory->topic_sentence != parser->sentence;
    bool aside = atom_at(parser, parties.subject)->sentence == parser->sentence &&
                 atom_at(parser, parties.subject)->role == ROLE_OBJECT; /* "a third more than the H100's 989" */
    if (first && !aside && !is_table_row(parser)) {                     /* the sentence's first claim tells its subject */
        memory->topic = topic_unless_aside(parser, parties.subject);
        memory->topic_sentence = parser->sentence;
    }
    note_rival(parser, &parties);
    if (draft->claim.kind == CC_CLAIM_RATIO) {
        parser->last_subject = parties.subject;
        parser->last_object = parties.object;
    }
    parser->last_metric = parser->last_metric == CC_CM_OTHER || parser->last_metric == draft->claim.metric ? draft->claim.metric
                                                                                                           : CC_CM_COUNT;
}
