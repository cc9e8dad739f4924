/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict on a claim: what its readings say together. */
#include "chipcmp/claim/verdict.h"

#include "rank.h"
#include "reading.h"

#include <string.h>

/* How an agreeing alternative leaves the default, as the reason of a "depends". */
static const struct {
    const char *departure;
    const char *reason;
} departures[] = {
    {"conflict", "conflict"},
    {"preliminary", "preliminary"},
    {"variant", "other_variant"},
    {"member", "other_member"},
    {"precision", "other_precision"},
    {"tensor", "other_units"},
    {"basis", "other_basis"},
    {"one_plus_x", "one_plus_x"},
    {"one_direction", "one_direction"},
};

static const char *reason_of(const char *departure)
{
    for (size_t i = 0; i < sizeof departures / sizeof departures[0]; i++)
        if (strcmp(departures[i].departure, departure) == 0)
            return departures[i].reason;
    return "other_reading";
}

static bool is_sparse_twin(const struct cc_reading *reading)
{
    return reading->departure && strcmp(reading->departure, "with_sparsity") == 0;
}

struct outcome { /* of one part of a claim */
    enum cc_verdict verdict;
    const char *reason;
    bool with_sparsity;
};

/* The readings appended since `first`, weighed: the default, then the sparse twin of a value, then the rest. */
static struct outcome weigh(const struct cc_judgement *judgement, size_t first)
{
    const struct cc_reading *other = NULL;
    bool memory = false, blurred = false; /* an amount is right, its kind of memory is not; rounding leaves the order open */
    for (size_t i = first; i < judgement->reading_count; i++) {
        const struct cc_reading *reading = &judgement->readings[i];
        memory = memory || (reading->other_memory && reading->off <= 0);
        blurred = blurred || (reading->is_default && reading->blurred && !reading->other_memory);
        if (!reading->agrees)
            continue;
        if (reading->is_default)
            return (struct outcome){CC_SUPPORTED, reading->reason ? reading->reason : "default_reading_agrees", false};
        if (reading->departure && strcmp(reading->departure, "digits") == 0)
            return (struct outcome){CC_SUPPORTED, "rounded", false};
        if (is_sparse_twin(reading))
            return (struct outcome){CC_SUPPORTED, "with_sparsity", true};
        if (!other)
            other = reading;
    }
    if (other)
        return (struct outcome){CC_DEPENDS, reason_of(other->departure), false};
    if (blurred)
        return (struct outcome){CC_DEPENDS, "within_rounding", false};
    return (struct outcome){CC_CONTRADICTED, memory ? "memory_kind" : "no_reading_agrees", false};
}

/* A die set against a package, or a chip against a rack: nothing is like for like. */
static const char *scope_mismatch(const struct judge *judge, const struct point *point)
{
    if (point->object == CC_NO_INDEX)
        return NULL;
    enum cc_scope subject = cc_scope_of(judge->db->chips[point->subject].kind);
    enum cc_scope object = cc_scope_of(judge->db->chips[point->object].kind);
    if (subject == object)
        return NULL;
    return subject == CC_SCOPE_DIE || object == CC_SCOPE_DIE ? "one_die_against_package" : "per_chip_against_per_system";
}

/* Whether a contradicted value might be a rate with sparsity that nobody prints. */
static bool note_sparse(struct judge *judge, const struct point *point)
{
    struct measures measures;
    struct cc_operand operand;
    measures_of_claim(judge->db, judge->claim, &measures);
    for (size_t i = 0; i < measures.count; i++) {
        const char *departure = measures.items[i].departure;
        if (!departure || strcmp(departure, "with_sparsity") != 0 || judge->claim->precision == CC_PREC_FP64)
            continue;
        struct pick none = {{0}};
        if (!operand_get(judge->values, point->subject, &measures.items[i], &none, judge->arena, &operand, NULL, judge->error))
            return false;
        judge->out->sparse_unpublished = operand.state != CC_STATE_VALUE;
        return true;
    }
    return true;
}

/* Judges one part: the claim itself, or one of the two values of a pair. */
static bool judge_part(struct judge *judge, struct outcome *out)
{
    struct point point;
    bool known, added;
    size_t first = judge->out->reading_count;
    if (!reading_default(judge, &point, &known))
        return false;
    if (!point.measure.id) { /* the data know no such rate: FP8 outside of tensor cores */
        *out = (struct outcome){CC_VERDICT_UNKNOWN, cc_state_name(CC_STATE_NOT_RESEARCHED), false};
        return true;
    }
    const char *mismatch = scope_mismatch(judge, &point);
    if (mismatch) {
        *out = (struct outcome){CC_NOT_CHECKABLE, mismatch, false};
        return true;
    }
    if (known && !reading_add(judge, &point, NULL, &added))
        return false;
    if (known && added && !judge->out->readings[first].agrees && !reading_fewer_digits(judge, &point))
        return false;
    if (!reading_alternatives(judge, &point))
        return false;
    if (!known) {
        *out = (struct outcome){CC_VERDICT_UNKNOWN, cc_state_name(judge->out->missing.state), false};
        return true;
    }
    *out = weigh(judge->out, first);
    if (judge->claim->object_precision != CC_PREC_NONE) {
        if (point.subject != point.object) /* FP4 of one over FP8 of the other says nothing of the two, right as it may be */
            *out = (struct outcome){CC_CONTRADICTED, "across_precisions", false};
        return true;
    }
    if (out->verdict == CC_CONTRADICTED && strcmp(out->reason, "memory_kind") != 0) {
        const char *slip;
        if (!slip_find(judge, &point, &slip) || !note_sparse(judge, &point) || !disputed_find(judge, &point))
            return false;
        if (slip)
            out->reason = slip;
    }
    return true;
}

/* The claim that one value of a pair makes by itself. */
static struct cc_claim value_claim(const struct cc_claim *pair, bool subject)
{
    struct cc_claim claim = *pair;
    claim.kind = CC_CLAIM_VALUE;
    claim.direction = CC_DIR_VALUE;
    claim.stated = (struct cc_stated){.form = CC_FORM_VALUE, .amount = subject ? pair->stated.amount : pair->stated.other};
    claim.subject = subject ? pair->subject : pair->object;
    claim.object = (struct cc_named){0};
    claim.memory_kind = subject ? pair->memory_kind : pair->object_memory_kind;
    return claim;
}

static int severity(enum cc_verdict verdict)
{
    static const int order[CC_VERDICT_COUNT] =
        {[CC_SUPPORTED] = 0, [CC_DEPENDS] = 1, [CC_VERDICT_UNKNOWN] = 2, [CC_NOT_CHECKABLE] = 3, [CC_CONTRADICTED] = 4};
    return order[verdict];
}

/* Whether the value of that part is also the chip's rate with sparsity. */
static bool holds_sparse(const struct cc_judgement *judgement, enum cc_reading_part part)
{
    for (size_t i = 0; i < judgement->reading_count; i++) {
        const struct cc_reading *reading = &judgement->readings[i];
        if (reading->part == part && reading->agrees && is_sparse_twin(reading))
            return true;
    }
    return false;
}

/* One value is a rate with sparsity, the other only a dense one: each is right by itself, and the two say nothing about each other. */
static bool mixes_bases(const struct cc_judgement *judgement, const struct outcome parts[2])
{
    if (parts[0].with_sparsity == parts[1].with_sparsity)
        return false;
    int dense = parts[0].with_sparsity ? 1 : 0;
    return parts[dense].verdict == CC_SUPPORTED && !holds_sparse(judgement, dense ? CC_PART_OBJECT_VALUE : CC_PART_SUBJECT_VALUE);
}

/* Each value against its own chip, then the order; the worst of the three is the verdict. */
static bool judge_pair(struct judge *judge, const struct cc_claim *pair, struct outcome *main)
{
    struct outcome parts[2];
    struct cc_judgement *out = judge->out;
    struct cc_operand missing = out->missing;
    for (int i = 0; i < 2; i++) {
        struct cc_claim value = value_claim(pair, i == 0);
        struct judge own = *judge;
        own.claim = &value;
        own.part = i == 0 ? CC_PART_SUBJECT_VALUE : CC_PART_OBJECT_VALUE;
        if (!cc_claim_allowed(&value, judge->options, &own.allowed) || !judge_part(&own, &parts[i]))
            return false;
        *(i == 0 ? &out->allowed_subject : &out->allowed_object) = own.allowed;
        if (parts[i].verdict == CC_VERDICT_UNKNOWN)
            missing = out->missing;
    }
    out->missing = missing;
    for (int i = 0; i < 2; i++)
        if (severity(parts[i].verdict) > severity(main->verdict) ||
            (main->verdict == CC_SUPPORTED && parts[i].verdict == CC_SUPPORTED && parts[i].with_sparsity))
            *main = parts[i];
    if (mixes_bases(out, parts))
        *main = (struct outcome){CC_CONTRADICTED, "sparse_against_dense", false};
    return true;
}

static void find_nearest(struct cc_judgement *out)
{
    out->nearest = SIZE_MAX;
    for (size_t i = 0; i < out->reading_count; i++) {
        const struct cc_reading *reading = &out->readings[i];
        if (reading->part != CC_PART_MAIN || !reading->like_for_like)
            continue;
        if (out->nearest == SIZE_MAX || reading->off < out->readings[out->nearest].off)
            out->nearest = i;
    }
}

static bool add_source(struct judge *judge, uint32_t source)
{
    struct cc_judgement *out = judge->out;
    for (size_t i = 0; i < out->source_count; i++)
        if (out->sources[i] == source)
            return true;
    uint32_t *grown = cc_arena_grow(judge->arena, out->sources, out->source_count, &out->source_capacity, sizeof *grown);
    if (!grown)
        return cc_error_memory(judge->error);
    out->sources = grown;
    grown[out->source_count++] = source;
    return true;
}

static bool add_sources(struct judge *judge, const struct cc_operand *operand)
{
    for (size_t i = 0; i < operand->side_count; i++) {
        const struct cc_side *side = operand->sides[i];
        if (!add_source(judge, side->figure->source) || (side->halving && !add_source(judge, side->halving->stated_by)))
            return false;
    }
    return true;
}

static bool collect_sources(struct judge *judge)
{
    const struct cc_judgement *out = judge->out;
    for (size_t i = 0; i < out->reading_count; i++)
        if (!add_sources(judge, &out->readings[i].left) || !add_sources(judge, &out->readings[i].right))
            return false;
    const struct cc_unknown *unknown = out->missing.unknown;
    for (uint32_t i = 0; out->verdict == CC_VERDICT_UNKNOWN && unknown && i < unknown->looked_at_count; i++)
        if (!add_source(judge, unknown->looked_at[i]))
            return false;
    return true;
}

static uint32_t generation(const struct cc_db *db, uint32_t chip)
{
    uint32_t family = db->chips[chip].family;
    while (db->families[family].parent != CC_NO_INDEX)
        family = db->families[family].parent;
    return family;
}

/* The data count SMs and CUs, not the cores in them: a ratio of cores is one of units only inside a generation, whose units hold the same
 * number. */
static bool are_cores_comparable(const struct cc_db *db, const struct cc_claim *claim)
{
    if (!claim->object.named || (claim->kind != CC_CLAIM_RATIO && claim->kind != CC_CLAIM_ORDER) || claim->stated.form == CC_FORM_PAIR)
        return false;
    return generation(db, cc_target_chip(db, claim->subject.target)) == generation(db, cc_target_chip(db, claim->object.target));
}

static void judge_no_cores(const struct cc_db *db, const struct cc_claim *claim, struct cc_judgement *out)
{
    out->missing = (struct cc_operand){.chip = cc_target_chip(db, claim->subject.target),
        .metric = CC_NO_INDEX,
        .state = CC_STATE_NOT_RESEARCHED,
        .reason = CC_STR("the data count the units that hold the cores, not the cores")};
    out->verdict = CC_VERDICT_UNKNOWN;
    out->reason = cc_state_name(CC_STATE_NOT_RESEARCHED);
}

bool cc_claim_judge(struct cc_values *values, const struct cc_claim *claim, const struct cc_verdict_options *options,
    struct cc_arena *arena, struct cc_judgement *out, struct cc_error *error)
{
    const struct cc_db *db = values->db;
    *out = (struct cc_judgement){.verdict = CC_NOT_CHECKABLE, .reason = claim->blocked, .nearest = SIZE_MAX};
    struct judge judge = {.db = db, .values = values, .claim = claim, .options = options, .arena = arena, .out = out, .error = error};
    struct outcome outcome = {CC_NOT_CHECKABLE, claim->blocked, false};
    if (!claim->blocked && (claim->metric == CC_CM_OTHER || !claim->subject.named))
        out->reason = outcome.reason = "no_metric";
    if (outcome.reason)
        return true;
    if (claim->cores && !are_cores_comparable(db, claim)) {
        judge_no_cores(db, claim, out);
        return true;
    }
    if (claim->kind == CC_CLAIM_RANK)
        return rank_judge(&judge);
    out->has_allowed = cc_claim_allowed(claim, options, &judge.allowed);
    out->allowed = judge.allowed;
    if (!judge_part(&judge, &outcome))
        return false;
    if (claim->stated.form == CC_FORM_PAIR && outcome.verdict != CC_NOT_CHECKABLE && !judge_pair(&judge, claim, &outcome))
        return false;
    out->verdict = outcome.verdict;
    out->reason = outcome.verdict != CC_SUPPORTED ? outcome.reason
                  : claim->cores                  ? "counted_by_units"
                  : claim->implied                ? "read_as_compute"
                  : claim->decimal_meant          ? "gb_for_gib"
                                                  : outcome.reason;
    find_nearest(out);
    cc_arena_fit(arena, out->readings, out->reading_count, &out->reading_capacity, sizeof *out->readings);
    if (out->verdict == CC_CONTRADICTED && options && options->candidates && !candidates_find(&judge))
        return false;
    return collect_sources(&judge);
}
