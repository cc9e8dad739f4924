/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages of prose: laid out, read, and what was found put in order and in bytes of the source. */
#include "chipcmp/claim/passage.h"

#include "prose_layout.h"

struct work {
    const struct cc_db *db;
    struct cc_arena *arena;   /* of the result */
    struct cc_arena *scratch; /* of the passage */
    struct layout *layout;
    struct cc_check *out;
    struct cc_error *error;
};

static struct cc_prose_span source_span(const struct layout *layout, size_t start, size_t end)
{
    return cc_prose_find(layout->runs, layout->run_count, start, end);
}

static void place_named(const struct layout *layout, struct cc_named *named)
{
    if (!named->named)
        return;
    struct cc_prose_span span = source_span(layout, named->start, named->end);
    named->start = span.start;
    named->end = span.end;
}

/* What a claim keeps of the text that was read, which goes with the passage. */
static bool keep_words(const struct work *work, struct cc_claim *claim)
{
    struct cc_str *const words[] = {&claim->stated.amount.unit, &claim->stated.other.unit, &claim->memory_kind, &claim->object_memory_kind};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i]->len && !(*words[i] = cc_arena_copy(work->arena, *words[i])).s)
            return cc_error_memory(work->error);
    return true;
}

static bool add_claim(const struct work *work, struct cc_claim claim)
{
    struct cc_claims *to = &work->out->claims;
    struct cc_prose_span span = source_span(work->layout, claim.start, claim.end);
    claim.start = span.start;
    claim.end = span.end;
    place_named(work->layout, &claim.subject);
    place_named(work->layout, &claim.object);
    if (!keep_words(work, &claim))
        return false;
    if (!CC_PUSH_ROOM(work->arena, to->claims, to->claim_count, to->claim_capacity))
        return cc_error_memory(work->error);
    to->claims[to->claim_count++] = claim;
    return true;
}

static bool add_skipped(const struct work *work, struct cc_skipped skipped)
{
    struct cc_claims *to = &work->out->claims;
    struct cc_prose_span span = source_span(work->layout, skipped.start, skipped.end);
    if (!CC_PUSH_ROOM(work->arena, to->skipped, to->skipped_count, to->skipped_capacity))
        return cc_error_memory(work->error);
    to->skipped[to->skipped_count++] = (struct cc_skipped){span.start, span.end, skipped.reason};
    return true;
}

/* Both lists are in the order of the text, and so is what is added. */
static bool add_all(const struct work *work, const struct cc_claims *a, const struct cc_claims *b)
{
    bool ok = true;
    for (size_t i = 0, k = 0; ok && (i < a->claim_count || k < b->claim_count);) {
        bool first = k == b->claim_count || (i < a->claim_count && a->claims[i].start <= b->claims[k].start);
        ok = add_claim(work, first ? a->claims[i++] : b->claims[k++]);
    }
    for (size_t i = 0, k = 0; ok && (i < a->skipped_count || k < b->skipped_count);) {
        bool first = k == b->skipped_count || (i < a->skipped_count && a->skipped[i].start <= b->skipped[k].start);
        ok = add_skipped(work, first ? a->skipped[i++] : b->skipped[k++]);
    }
    return ok;
}

static void shift_named(struct cc_named *named, size_t by)
{
    named->start += by;
    named->end += by;
}

/* Moves what was found in a cell to where the cell begins. */
static bool append_cell(const struct work *work, const struct cc_claims *cell, size_t start, struct cc_claims *to)
{
    for (size_t i = 0; i < cell->claim_count; i++) {
        struct cc_claim claim = cell->claims[i];
        claim.start += start;
        claim.end += start;
        shift_named(&claim.subject, start);
        shift_named(&claim.object, start);
        if (!CC_PUSH_ROOM(work->scratch, to->claims, to->claim_count, to->claim_capacity))
            return cc_error_memory(work->error);
        to->claims[to->claim_count++] = claim;
    }
    for (size_t i = 0; i < cell->skipped_count; i++) {
        struct cc_skipped skipped = {cell->skipped[i].start + start, cell->skipped[i].end + start, cell->skipped[i].reason};
        if (!CC_PUSH_ROOM(work->scratch, to->skipped, to->skipped_count, to->skipped_capacity))
            return cc_error_memory(work->error);
        to->skipped[to->skipped_count++] = skipped;
    }
    return true;
}

static bool read_cells(const struct work *work, struct cc_str text, struct cc_claims *cells)
{
    for (size_t i = 0; i < work->layout->cell_count; i++) {
        struct cc_claims found;
        const struct cell *cell = &work->layout->cells[i];
        if (!cc_claims_find(work->db, cc_str_sub(text, cell->start, cell->end), work->scratch, &found, work->error) ||
            !append_cell(work, &found, cell->start, cells))
            return false;
    }
    return true;
}

static bool read_layout(const struct work *work)
{
    struct cc_claims flow, cells = {0};
    struct layout *layout = work->layout;
    struct cc_str text = cc_buf_view(&layout->text);
    if (layout->failed || layout->text.failed)
        return cc_error_memory(work->error);
    if (layout->cell_count) {
        struct cc_str whole = cc_arena_copy(work->scratch, text); /* what is found in the cells keeps words of it */
        if (!whole.s)
            return cc_error_memory(work->error);
        if (!read_cells(work, whole, &cells))
            return false;
        blank_cells(layout);
    }
    return cc_claims_find(work->db, text, work->scratch, &flow, work->error) && add_all(work, &flow, &cells);
}

static bool read_passage(const struct work *work, const struct cc_prose *prose, const bool *keep, size_t *block)
{
    struct cc_arena scratch;
    struct layout layout = {.prose = prose, .arena = &scratch};
    struct work passage = *work;
    cc_arena_init(&scratch);
    cc_buf_init(&layout.text, 0);
    passage.scratch = &scratch;
    passage.layout = &layout;
    *block = lay_out(&layout, keep, *block);
    bool ok = read_layout(&passage);
    cc_buf_release(&layout.text);
    cc_arena_release(&scratch);
    return ok;
}

static bool judge(const struct work *work, const struct cc_verdict_options *options)
{
    struct cc_check *out = work->out;
    out->judgements = CC_NEW(work->arena, struct cc_judgement, out->claims.claim_count);
    if (!out->judgements)
        return cc_error_memory(work->error);
    for (size_t i = 0; i < out->claims.claim_count; i++)
        if (!cc_claim_judge(work->db, &out->claims.claims[i], options, work->arena, &out->judgements[i], work->error))
            return false;
    return true;
}

/* NOLINTNEXTLINE(readability-function-size): the document, what to keep of it, and where results go */
bool cc_check_prose(const struct cc_db *db, struct cc_str id, struct cc_str name, const struct cc_prose *prose, const bool *keep,
    const struct cc_verdict_options *options, struct cc_arena *arena, struct cc_check *out, struct cc_error *error)
{
    struct work work = {.db = db, .arena = arena, .out = out, .error = error};
    *out = (struct cc_check){.id = id, .name = name, .text = prose->source, .origin = prose->origin};
    for (size_t block = 0; block < prose->block_count;) {
        if (!keep[block])
            block++;
        else if (!read_passage(&work, prose, keep, &block))
            return false;
    }
    return judge(&work, options);
}
