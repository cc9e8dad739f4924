/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages of prose: laid out, checked, and put in order again. */
#include "chipcmp/claim/passage.h"

#include "prose_layout.h"

struct found { /* a check that grows */
    struct cc_claims claims;
    struct cc_judgement *judgements;
    size_t judgement_capacity;
};

static void shift_named(struct cc_named *named, size_t by)
{
    if (named->named) {
        named->start += by;
        named->end += by;
    }
}

/* Adds what was found in a cell that begins at `start`. */
static bool append(struct found *found, const struct cc_check *cell, size_t start, struct cc_arena *arena)
{
    struct cc_claims *to = &found->claims;
    for (size_t i = 0; i < cell->claims.claim_count; i++) {
        size_t at = to->claim_count;
        if (!CC_PUSH_ROOM(arena, found->judgements, at, found->judgement_capacity) ||
            !CC_PUSH_ROOM(arena, to->claims, to->claim_count, to->claim_capacity))
            return false;
        struct cc_claim *claim = &to->claims[to->claim_count++];
        *claim = cell->claims.claims[i];
        claim->start += start;
        claim->end += start;
        shift_named(&claim->subject, start);
        shift_named(&claim->object, start);
        found->judgements[at] = cell->judgements[i];
    }
    for (size_t i = 0; i < cell->claims.skipped_count; i++) {
        const struct cc_skipped *skipped = &cell->claims.skipped[i];
        if (!CC_PUSH_ROOM(arena, to->skipped, to->skipped_count, to->skipped_capacity))
            return false;
        to->skipped[to->skipped_count++] = (struct cc_skipped){skipped->start + start, skipped->end + start, skipped->reason};
    }
    return true;
}

static void merge_claims(struct cc_check *check, const struct found *cells, struct cc_claims *out, struct cc_judgement *judgements)
{
    const struct cc_claims *a = &check->claims, *b = &cells->claims;
    for (size_t i = 0, k = 0; i + k < out->claim_count;) {
        bool first = k == b->claim_count || (i < a->claim_count && a->claims[i].start <= b->claims[k].start);
        out->claims[i + k] = first ? a->claims[i] : b->claims[k];
        judgements[i + k] = first ? check->judgements[i] : cells->judgements[k];
        i += first;
        k += !first;
    }
    for (size_t i = 0, k = 0; i + k < out->skipped_count;) {
        bool first = k == b->skipped_count || (i < a->skipped_count && a->skipped[i].start <= b->skipped[k].start);
        out->skipped[i + k] = first ? a->skipped[i] : b->skipped[k];
        i += first;
        k += !first;
    }
}

/* Both are in the order of the text, and so is what comes of them. */
static bool merge(struct cc_check *check, const struct found *cells, struct cc_arena *arena)
{
    size_t claims = check->claims.claim_count + cells->claims.claim_count;
    size_t skipped = check->claims.skipped_count + cells->claims.skipped_count;
    struct cc_claims out = {.claim_count = claims, .claim_capacity = claims, .skipped_count = skipped, .skipped_capacity = skipped};
    struct cc_judgement *judgements = CC_NEW(arena, struct cc_judgement, claims);
    out.claims = CC_NEW(arena, struct cc_claim, claims);
    out.skipped = CC_NEW(arena, struct cc_skipped, skipped);
    if (!out.claims || !out.skipped || !judgements)
        return false;
    merge_claims(check, cells, &out, judgements);
    check->claims = out;
    check->judgements = judgements;
    return true;
}

struct work {
    const struct cc_db *db;
    const struct cc_verdict_options *options;
    struct cc_arena *arena;
    struct cc_error *error;
};

static bool check_cells(const struct work *work, const struct layout *layout, struct cc_check *out)
{
    struct found cells = {0};
    for (size_t i = 0; i < layout->cell_count; i++) {
        struct cc_check check;
        const struct cell *cell = &layout->cells[i];
        struct cc_str text = cc_str_sub(out->text, cell->start, cell->end), none = {0};
        if (!cc_check_text(work->db, none, none, text, work->options, work->arena, &check, work->error))
            return false;
        if (!append(&cells, &check, cell->start, work->arena))
            return cc_error_memory(work->error);
    }
    if (!cells.claims.claim_count && !cells.claims.skipped_count)
        return true;
    return merge(out, &cells, work->arena) || cc_error_memory(work->error);
}

static bool check_layout(const struct work *work, const struct layout *layout, struct cc_str id, struct cc_str name, struct cc_check *out)
{
    struct cc_str text = cc_arena_copy(work->arena, cc_buf_view(&layout->text));
    struct cc_str flow = layout->cell_count ? without_cells(layout, text) : text;
    if (layout->failed || layout->text.failed || !text.s || !flow.s)
        return cc_error_memory(work->error);
    if (!cc_check_text(work->db, id, name, flow, work->options, work->arena, out, work->error))
        return false;
    out->text = text;
    out->prose = layout->prose;
    out->runs = layout->runs;
    out->run_count = layout->run_count;
    return !layout->cell_count || check_cells(work, layout, out);
}

/* NOLINTNEXTLINE(readability-function-size): the document, what to keep of it, and where results go */
bool cc_check_prose(const struct cc_db *db, struct cc_str id, struct cc_str name, const struct cc_prose *prose, const bool *keep,
    size_t *block, const struct cc_verdict_options *options, struct cc_arena *arena, struct cc_check *out, struct cc_error *error)
{
    struct work work = {db, options, arena, error};
    struct layout layout = {.prose = prose, .arena = arena};
    cc_buf_init(&layout.text, 0);
    *block = lay_out(&layout, keep, *block);
    bool ok = check_layout(&work, &layout, id, name, out);
    cc_buf_release(&layout.text);
    return ok;
}

struct cc_prose_place cc_check_place(const struct cc_check *check, size_t start, size_t end)
{
    if (!check->prose)
        return (struct cc_prose_place){start, end, 0, 0};
    return cc_prose_place(check->prose, cc_prose_find(check->runs, check->run_count, start, end));
}
