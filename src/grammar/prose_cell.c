/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a table as lines that the grammar reads. */
#include "chipcmp/grammar/find.h"

#include "prose_layout.h"
#include "table_doubt.h"
#include "table_reader.h"

struct labels {
    size_t chip, metric; /* blocks */
};

/* What the table says of a cell beside its own words; false where that is nothing. */
static bool find_labels(const struct table_reader *r, const struct table *table, size_t block, struct labels *out)
{
    const struct cc_prose_cell *cell = &r->prose->blocks[block].cell;
    if (!cell->table || cell->table != table->number || cell->column > TABLE_COLUMNS_MOST)
        return false;
    if (table->form == TABLE_ROWS && table->merged && cell->columns > table->columns &&
        table->name_column == 1) { /* a head with cells that are merged */
        *out = (struct labels){table_cell_beside(r->prose, block, 1), SIZE_MAX};
        return out->chip != SIZE_MAX && out->chip != block && table_text(r->prose, block).len <= VALUE_MOST;
    }
    if (cell->columns != table->columns || block == table->head[cell->column - 1])
        return false;
    if (table->form == TABLE_COLUMNS)
        *out = (struct labels){table->head[cell->column - 1], table_cell_beside(r->prose, block, 1)};
    else if (table->form == TABLE_ROWS)
        *out = (struct labels){table_cell_beside(r->prose, block, table->name_column), table->head[cell->column - 1]};
    else
        return false;
    return out->chip != SIZE_MAX && out->metric != SIZE_MAX && out->chip != block && out->metric != block &&
           table_text(r->prose, out->metric).len <= LABEL_MOST && table_text(r->prose, block).len <= VALUE_MOST;
}

/* A number alone, maybe with a sign before it: its unit stands in the label. */
static bool is_bare(struct cc_str value)
{
    size_t digits = 0;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.s[i];
        if (!cc_is_digit(c) && c != ',' && c != '.' && c != '~' && c != ' ')
            return false;
        digits += cc_is_digit(c);
    }
    return digits > 0;
}

/* "Memory (GB)", "Memory [GB]", "Memory, GB", "FP16 (dense, TFLOPS)": the label, and the unit in it; false where there is none. */
static bool split_unit(struct cc_str label, struct cc_str *name, struct cc_str *unit)
{
    char last = label.s[label.len - 1], open = last == ')' ? '(' : last == ']' ? '[' : ',';
    size_t end = open == ',' ? label.len : label.len - 1;
    for (size_t i = end; i-- > 1;) {
        if (label.s[i] != open)
            continue;
        const char *comma = memchr(label.s + i, ',', end - i);
        bool inner = open != ',' && comma; /* then the bracket stays in the name: "FP16 (dense" */
        size_t cut = inner ? (size_t)(comma - label.s) : i;
        *name = cc_str_trim(cc_str_sub(label, 0, cut));
        *unit = cc_str_trim(cc_str_sub(label, cut + 1, end));
        return name->len > 0 && unit->len > 0;
    }
    return false;
}

/* A line on a cell: the chip, words before the figure, the figure, words behind it. */
struct line {
    struct labels labels;
    struct cc_str before, behind;
    bool foreign; /* the label */
};

static void place(const struct layout *layout, struct cc_named *named)
{
    if (!named->named)
        return;
    struct cc_prose_span span = cc_prose_find(layout->runs, layout->run_count, named->start, named->end);
    named->start = span.start;
    named->end = span.end;
}

static bool add_claim(const struct table_reader *r, const struct layout *layout, struct cc_claim claim, struct cc_claims *out)
{
    struct cc_prose_span span = cc_prose_find(layout->runs, layout->run_count, claim.start, claim.end);
    claim.start = span.start;
    claim.end = span.end;
    place(layout, &claim.subject);
    place(layout, &claim.object);
    if (!CC_PUSH_ROOM(r->arena, out->claims, out->claim_count, out->claim_capacity))
        return cc_error_memory(r->error);
    out->claims[out->claim_count++] = claim;
    return true;
}

static bool add_skipped(const struct table_reader *r, const struct layout *layout, size_t start, size_t end, const char *reason,
    struct cc_claims *out)
{
    struct cc_prose_span span = cc_prose_find(layout->runs, layout->run_count, start, end);
    if (!CC_PUSH_ROOM(r->arena, out->skipped, out->skipped_count, out->skipped_capacity))
        return cc_error_memory(r->error);
    out->skipped[out->skipped_count++] = (struct cc_skipped){span.start, span.end, reason};
    return true;
}

/* What was found in the bytes [start, end) of a line, which are the cell's. */
struct found {
    const struct line *line;
    const struct layout *layout;
    struct cc_claims claims;
    size_t start, end;
};

/* Another figure of the cell is of the same kind: "80 GB or 94 GB". */
static bool has_rival(const struct found *found, const struct cc_claim *claim)
{
    for (size_t i = 0; i < found->claims.claim_count; i++) {
        const struct cc_claim *other = &found->claims.claims[i];
        if (other->start != claim->start && other->start >= found->start && other->start < found->end && other->metric == claim->metric &&
            other->precision == claim->precision && other->dense == claim->dense && other->sparse == claim->sparse)
            return true;
    }
    return false;
}

/* Why a claim that the grammar finds in a cell is none: only a figure is of the chip alone, and only one of a kind. NULL where it is one.
 * */
static bool find_doubt(const struct table_reader *r, const struct found *found, const struct cc_claim *claim, const char **reason)
{
    bool doubtful;
    *reason = NULL;
    if (found->line->labels.chip == SIZE_MAX)
        return true;
    if (!figure_is_doubtful(r->db, claim, found->line->foreign, r->arena, &doubtful, r->error))
        return false;
    *reason = claim->kind != CC_CLAIM_VALUE ? "no_object"
              : doubtful                    ? "unclear_owner"
              : has_rival(found, claim)     ? "several_candidates"
                                            : NULL;
    return true;
}

static bool take(const struct table_reader *r, const struct found *found, struct cc_claims *out)
{
    bool ok = true;
    for (size_t i = 0; ok && i < found->claims.claim_count; i++) {
        const struct cc_claim *claim = &found->claims.claims[i];
        const char *reason;
        if (claim->start < found->start || claim->start >= found->end)
            continue;
        ok = find_doubt(r, found, claim, &reason) &&
             (reason ? add_skipped(r, found->layout, claim->start, claim->end, reason, out) : add_claim(r, found->layout, *claim, out));
    }
    for (size_t i = 0; ok && i < found->claims.skipped_count; i++) {
        const struct cc_skipped *skipped = &found->claims.skipped[i];
        if (skipped->start >= found->start && skipped->start < found->end)
            ok = add_skipped(r, found->layout, skipped->start, skipped->end, skipped->reason, out);
    }
    return ok;
}

static bool read_line(const struct table_reader *r, const struct line *line, size_t block, struct cc_claims *out)
{
    struct layout layout = {.prose = r->prose, .arena = r->arena};
    struct found found = {.line = line, .layout = &layout};
    cc_buf_init(&layout.text, 0);
    if (line->labels.chip != SIZE_MAX)
        layout_block(&layout, line->labels.chip);
    layout_words(&layout, line->before, block, false);
    found.start = layout.text.len;
    layout_block(&layout, block);
    found.end = layout.text.len;
    layout_words(&layout, line->behind, block, true);
    layout_end(&layout);
    struct cc_str text = {0};
    bool ok = !layout.failed && !layout.text.failed && (text = cc_arena_copy(r->arena, cc_buf_view(&layout.text))).s;
    ok = ok ? cc_claims_find(r->db, text, r->arena, &found.claims, r->error) && take(r, &found, out) : cc_error_memory(r->error);
    cc_buf_release(&layout.text);
    return ok;
}

/* The lines to try on a cell, until one holds a claim. */
static size_t make_lines(const struct table_reader *r, const struct labels *labels, size_t block, struct line lines[3])
{
    struct cc_str label, name, unit;
    size_t count = 0;
    if (labels->metric == SIZE_MAX) {
        lines[0] = (struct line){.labels = *labels, .before = CC_STR(": ")};
        return 1;
    }
    label = table_text(r->prose, labels->metric);
    bool bare = is_bare(table_text(r->prose, block));
    if (bare && split_unit(label, &name, &unit))
        lines[count++] = (struct line){.labels = *labels,
            .before = cc_arena_format(r->arena, ": %.*s: ", CC_PRI(name)),
            .behind = cc_arena_format(r->arena, " %.*s", CC_PRI(unit))};
    lines[count++] = (struct line){.labels = *labels, .before = cc_arena_format(r->arena, ": %.*s: ", CC_PRI(label))};
    if (bare)
        lines[count++] = (struct line){.labels = *labels,
            .before = CC_STR(": "),
            .behind = cc_arena_format(r->arena, " %.*s", CC_PRI(label))};
    return count;
}

/* The lines on a cell. One with a chip of its own is read by itself, and what is no more than a figure is no label of another. */
static bool choose_lines(const struct table_reader *r, const struct table *table, size_t block, struct line lines[3], size_t *count)
{
    struct labels labels;
    struct table_content chip, metric, value;
    lines[0] = (struct line){.labels = {SIZE_MAX, SIZE_MAX}};
    *count = 1;
    if (!find_labels(r, table, block, &labels))
        return true;
    metric = (struct table_content){.foreign = labels.metric == SIZE_MAX}; /* what no head tells must be right */
    if (!table_look(r, labels.chip, &chip) || (labels.metric != SIZE_MAX && !table_look(r, labels.metric, &metric)) ||
        !table_look(r, block, &value))
        return false;
    if (chip.chip && !metric.chip && !metric.figure && !value.chip)
        *count = make_lines(r, &labels, block, lines);
    for (size_t i = 0; i < *count; i++)
        lines[i].foreign = metric.foreign;
    return true;
}

bool table_read_cell(const struct cc_db *db, const struct cc_prose *prose, const struct table *table, size_t block, struct cc_arena *arena,
    struct cc_claims *out, struct cc_error *error)
{
    struct table_reader r = {db, prose, arena, error};
    struct line lines[3];
    size_t count;
    *out = (struct cc_claims){0};
    if (!choose_lines(&r, table, block, lines, &count))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < count && !out->claim_count; i++) {
        out->skipped_count = 0;
        ok = read_line(&r, &lines[i], block, out);
    }
    return ok;
}
