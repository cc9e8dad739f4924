/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages of prose: laid out, read, and what was found put in order and in bytes of the source. */
#include "chipcmp/grammar/passage.h"

#include "parse.h"
#include "prose_layout.h"

struct work {
    const struct cc_db *db;
    struct cc_values *values; /* in the arena of the result */
    struct cc_arena *arena;   /* of the result */
    struct cc_arena *scratch; /* of the passage */
    struct cc_arena *cell;    /* of a cell in it */
    struct layout *layout;
    struct cc_check *out;
    struct cc_error *error;
};

static void place(const struct layout *layout, size_t *start, size_t *end)
{
    struct cc_prose_span span = cc_prose_find(layout->runs, layout->run_count, *start, *end);
    *start = span.start;
    *end = span.end;
}

static void place_named(const struct layout *layout, struct cc_named *named)
{
    if (named->named)
        place(layout, &named->start, &named->end);
}

/* From places in the text laid out to places in the source. */
static void place_all(const struct layout *layout, struct cc_claims *claims)
{
    for (size_t i = 0; i < claims->claim_count; i++) {
        struct cc_claim *claim = &claims->claims[i];
        place(layout, &claim->start, &claim->end);
        place_named(layout, &claim->subject);
        place_named(layout, &claim->object);
    }
    for (size_t i = 0; i < claims->skipped_count; i++)
        place(layout, &claims->skipped[i].start, &claims->skipped[i].end);
}

/* What a claim keeps of the text that was read, which goes with the passage. */
static bool keep_words(struct cc_arena *arena, struct cc_claim *claim, struct cc_error *error)
{
    struct cc_str *const words[] = {&claim->stated.amount.unit, &claim->stated.other.unit, &claim->memory_kind, &claim->object_memory_kind};
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i]->len && !(*words[i] = cc_arena_copy(arena, *words[i])).s)
            return cc_error_memory(error);
    return true;
}

static bool add_claim(const struct work *work, struct cc_claim claim)
{
    struct cc_claims *to = &work->out->claims;
    if (!keep_words(work->arena, &claim, work->error))
        return false;
    if (!CC_PUSH_ROOM(work->arena, to->claims, to->claim_count, to->claim_capacity))
        return cc_error_memory(work->error);
    to->claims[to->claim_count++] = claim;
    return true;
}

static bool add_skipped(const struct work *work, struct cc_skipped skipped)
{
    struct cc_claims *to = &work->out->claims;
    if (!CC_PUSH_ROOM(work->arena, to->skipped, to->skipped_count, to->skipped_capacity))
        return cc_error_memory(work->error);
    to->skipped[to->skipped_count++] = skipped;
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

/* Adds what was found in a cell to what was found in those before it. */
static bool append_cell(const struct work *work, const struct cc_claims *cell, struct cc_claims *to)
{
    for (size_t i = 0; i < cell->claim_count; i++) {
        struct cc_claim claim = cell->claims[i];
        if (!keep_words(work->scratch, &claim, work->error))
            return false;
        if (!CC_PUSH_ROOM(work->scratch, to->claims, to->claim_count, to->claim_capacity))
            return cc_error_memory(work->error);
        to->claims[to->claim_count++] = claim;
    }
    for (size_t i = 0; i < cell->skipped_count; i++) {
        if (!CC_PUSH_ROOM(work->scratch, to->skipped, to->skipped_count, to->skipped_capacity))
            return cc_error_memory(work->error);
        to->skipped[to->skipped_count++] = cell->skipped[i];
    }
    return true;
}

/* A table can have as many cells as bytes, and a label goes with each: so what reading one takes is given back. */
static bool read_cell(const struct work *work, size_t block, struct cc_claims *cells)
{
    struct layout *layout = work->layout;
    struct cc_claims found;
    bool ok = table_learn(work->db, layout->prose, block, work->cell, &layout->table, work->error) &&
              table_read_cell(work->db, layout->prose, &layout->table, block, work->cell, &found, work->error) &&
              append_cell(work, &found, cells);
    cc_arena_reset(work->cell);
    return ok;
}

static bool read_layout(const struct work *work)
{
    struct cc_claims flow, cells = {0};
    struct layout *layout = work->layout;
    struct cc_str text = cc_buf_view(&layout->text);
    for (size_t i = 0; i < layout->cell_count; i++)
        if (!read_cell(work, layout->cells[i].block, &cells))
            return false;
    blank_cells(layout);
    if (!claims_find(work->values, text, false, work->scratch, &flow, work->error))
        return false;
    place_all(layout, &flow);
    return add_all(work, &flow, &cells);
}

static bool read_passage(const struct work *work, const struct cc_prose *prose, const bool *keep, size_t *block)
{
    struct layout layout = {.db = work->db, .prose = prose, .arena = work->scratch};
    struct work passage = *work;
    cc_buf_init(&layout.text, 0);
    passage.layout = &layout;

    bool ok = lay_out(&layout, keep, block, work->error) && read_layout(&passage);
    cc_buf_release(&layout.text);
    cc_arena_reset(work->scratch);
    return ok;
}

static bool judge(const struct work *work, const struct cc_verdict_options *options)
{
    struct cc_check *out = work->out;
    out->judgements = CC_NEW(work->arena, struct cc_judgement, out->claims.claim_count);
    if (!out->judgements)
        return cc_error_memory(work->error);
    for (size_t i = 0; i < out->claims.claim_count; i++)
        if (!cc_claim_judge(work->values, &out->claims.claims[i], options, work->arena, &out->judgements[i], work->error))
            return false;
    return true;
}

/* NOLINTNEXTLINE(readability-function-size): the document, what to keep of it, and where results go */
bool cc_check_prose(const struct cc_db *db, struct cc_str id, struct cc_str name, const struct cc_prose *prose, const bool *keep,
    const struct cc_verdict_options *options, struct cc_arena *arena, struct cc_check *out, struct cc_error *error)
{
    struct cc_values values;
    struct cc_arena scratch = {0}, cell = {0};
    struct work work = {.db = db, .values = &values, .arena = arena, .scratch = &scratch, .cell = &cell, .out = out, .error = error};
    bool ok = true;
    *out = (struct cc_check){.id = id, .name = name, .text = prose->source, .origin = prose->origin};
    cc_values_init(&values, db, arena);
    for (size_t block = 0; ok && block < prose->block_count;) {
        if (!keep[block])
            block++;
        else
            ok = read_passage(&work, prose, keep, &block);
    }
    cc_arena_release(&scratch);
    cc_arena_release(&cell);
    return ok && judge(&work, options);
}
