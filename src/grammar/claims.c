/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claims of a text, sentence by sentence, and what was skipped. */
#include "chipcmp/claim/claim.h"

#include "parse.h"

#include "chipcmp/unit/unit.h"

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

/* "1e308 GB", "0x60 GB": digits glued to letters, before a unit. */
static bool is_glued_figure(const struct parser *parser, size_t at)
{
    const struct token *items = parser->atoms.tokens->items;
    if (at + 2 >= parser->last || atom_at(parser, at)->kind != ATOM_OTHER || items[atom_at(parser, at)->first].kind != TOKEN_NUMBER)
        return false;
    const struct token *letters = &items[atom_at(parser, at + 1)->first], *unit = &items[atom_at(parser, at + 2)->first];
    struct cc_unit found;
    return letters->kind == TOKEN_WORD && !letters->spaced && unit->spaced && unit->kind == TOKEN_WORD &&
           cc_unit_scan(unit->text, &found) == unit->text.len && found.dimension != CC_DIM_COUNT;
}

static void skip_glued(struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last && (parser->memory.recent_count || sentence_topic(parser) != NOWHERE); i++)
        if (is_glued_figure(parser, i))
            claim_skip(parser, i, i + 3, "unclear");
}

/* A number of more digits than are read: what the sentence says of it cannot be told, nor what it says beside it. */
static bool skip_unreadable(struct parser *parser)
{
    bool found = false;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct token *token = &parser->atoms.tokens->items[atom_at(parser, i)->first];
        struct cc_decimal number;
        if (atom_at(parser, i)->kind == ATOM_AMOUNT || token->kind != TOKEN_NUMBER ||
            cc_decimal_parse(token->text, &number) != CC_DECIMAL_TOO_LONG)
            continue;
        found = true;
        if (parser->memory.recent_count || sentence_topic(parser) != NOWHERE)
            claim_skip(parser, i, i + 1, "number_too_long");
    }
    return found;
}

/* A bare number alone says nothing. */
static bool has_amount(const struct parser *parser)
{
    if (parser->last == parser->first + 1 && atom_is_amount(atom_at(parser, parser->first), AMOUNT_NUMBER))
        return false;
    for (size_t i = parser->first; i < parser->last; i++)
        if (atom_at(parser, i)->kind == ATOM_AMOUNT)
            return true;
    return false;
}

/* The steps that go from amount to amount are left out where there is none. */
static void find_claims(struct parser *parser)
{
    parser->pair_count = 0;
    lend_key(parser);
    bool amounts = has_amount(parser);
    if (amounts) {
        join_figures(parser);
        lend_units(parser);
        skip_results(parser);
        parse_pairs(parser);
    }
    parse_equivalents(parser);
    if (amounts) {
        parse_ratios(parser);
        emit_pairs(parser);
    }
    parse_ranks(parser);
    parse_orders(parser);
    if (amounts) {
        skip_unowned(parser);
        parse_values(parser);
        withdraw_foreign_values(parser);
        join_contrasts(parser);
        share_values(parser);
    }
}

static void parse_sentence(struct parser *parser, uint32_t number)
{
    parser->sentence = number;
    parser->first = parser->atoms.sentence_first[number];
    parser->last = parser->atoms.sentence_first[number + 1];
    parser->claims_before = parser->out->claim_count;
    parser->last_metric = CC_CM_OTHER;
    note_key(parser);
    parser->last_subject = parser->last_object = parser->last_ratio = NOWHERE;
    skip_glued(parser);
    if (!skip_unreadable(parser))
        find_claims(parser);
    note_bandwidth(parser);
    note_header(parser);
    note_topic(parser, parser->out->claim_count > parser->claims_before);
}

bool claims_find(struct cc_values *values, struct cc_str text, bool all, struct cc_arena *arena, struct cc_claims *out,
    struct cc_error *error)
{
    struct tokens tokens;
    const struct cc_db *db = values->db;
    struct cc_arena trial = {.fail_after = arena->fail_after};
    struct parser parser = {.db = db,
        .values = values,
        .arena = arena,
        .trial = &trial,
        .out = out,
        .error = error,
        .memory = {.topic = NOWHERE, .heading = NOWHERE, .title = NOWHERE, .rival = NOWHERE, .metric = CC_CM_OTHER}};
    *out = (struct cc_claims){0};
    if (!lex(text, arena, &tokens, error) || !(all ? atoms_make : atoms_make_telling)(db, &tokens, arena, &parser.atoms, error))
        return false;
    for (size_t i = 0; i < tokens.sentence_count && !parser.failed; i++)
        parse_sentence(&parser, (uint32_t)i);
    cc_arena_release(&trial);
    return !parser.failed;
}

bool cc_claims_find(const struct cc_db *db, struct cc_str text, struct cc_arena *arena, struct cc_claims *out, struct cc_error *error)
{
    struct cc_values values;
    cc_values_init(&values, db, arena);
    return claims_find(&values, text, false, arena, out, error);
}
