/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of prose: marks of headings and items, blank lines, and the runs that lead back. */
#include "prose_layout.h"

static void push_run(struct layout *layout, struct cc_prose_run run)
{
    if (!layout->failed && CC_PUSH_ROOM(layout->arena, layout->runs, layout->run_count, layout->run_capacity))
        layout->runs[layout->run_count++] = run;
    else
        layout->failed = true;
}

static size_t run_of(const struct cc_prose *prose, size_t at)
{
    size_t low = 0, high = prose->run_count - 1;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (prose->runs[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The runs of a block, cut to it. */
void layout_block(struct layout *layout, size_t at)
{
    const struct cc_prose *prose = layout->prose;
    const struct cc_prose_block *block = &prose->blocks[at];
    size_t base = layout->text.len;
    for (size_t i = run_of(prose, block->start); prose->runs[i].text < block->end; i++) {
        struct cc_prose_run run = prose->runs[i];
        size_t end = prose->runs[i + 1].text, from = run.text < block->start ? block->start : run.text,
               to = end < block->end ? end : block->end;
        if (run.length == end - run.text) {
            run.file += from - run.text;
            run.length = to - from;
        }
        run.text = base + from - block->start;
        push_run(layout, run);
    }
    cc_buf_add(&layout->text, cc_str_sub(prose->text, block->start, block->end));
}

/* What the layout itself puts in stands for nothing, at the place where the block begins or ends. */
void layout_words(struct layout *layout, struct cc_str words, size_t at, bool behind)
{
    const struct cc_prose_block *block = &layout->prose->blocks[at];
    if (!words.len)
        return;
    struct cc_prose_span span = cc_prose_find(layout->prose->runs, layout->prose->run_count, block->start, block->end);
    push_run(layout, (struct cc_prose_run){layout->text.len, behind ? span.end : span.start, 0});
    cc_buf_add(&layout->text, words);
}

void layout_end(struct layout *layout)
{
    push_run(layout, (struct cc_prose_run){layout->text.len, layout->prose->source.len, 0});
}

static void add_cell(struct layout *layout, size_t start, size_t block)
{
    if (!layout->failed && CC_PUSH_ROOM(layout->arena, layout->cells, layout->cell_count, layout->cell_capacity))
        layout->cells[layout->cell_count++] = (struct cell){start, layout->text.len, block};
    else
        layout->failed = true;
}

/* Blocks left out keep their distance, so that what stands before them is not taken for what stands next. */
static struct cc_str separator(const struct cc_prose *prose, size_t before, size_t block)
{
    static const char newlines[] = "\n\n\n\n\n";
    size_t gap = block - before - 1;
    bool items = prose->blocks[before].kind == CC_PROSE_ITEM && prose->blocks[block].kind == CC_PROSE_ITEM && !gap;
    return (struct cc_str){newlines, items ? 1 : 2 + (gap < 3 ? gap : 3)};
}

static void add_plain(struct layout *layout, size_t before, size_t block)
{
    static const char *const prefixes[] =
        {[CC_PROSE_HEADING] = "# ", [CC_PROSE_ITEM] = "- ", [CC_PROSE_PARAGRAPH] = "", [CC_PROSE_CELL] = ""};
    const struct cc_prose_block *next = &layout->prose->blocks[block];
    if (before != SIZE_MAX)
        layout_words(layout, separator(layout->prose, before, block), block, false);
    layout_words(layout, cc_str_of(prefixes[next->kind]), block, false);
    size_t start = layout->text.len;
    layout_block(layout, block);
    if (next->kind == CC_PROSE_CELL)
        add_cell(layout, start, block);
}

static bool prose_ends_in(const struct cc_prose *prose, size_t block, char mark)
{
    size_t end = prose->blocks[block].end;
    return end > prose->blocks[block].start && prose->text.s[end - 1] == mark;
}

/* A row of keys and values is an item of a list: "- Memory: 141 GB". */
static void add_key(struct layout *layout, size_t before, size_t block)
{
    const struct cc_prose_block *blocks = layout->prose->blocks;
    bool inner = before != SIZE_MAX && blocks[before].cell.table == blocks[block].cell.table;
    bool value = inner && blocks[before].cell.row == blocks[block].cell.row;
    if (before != SIZE_MAX && !inner)
        layout_words(layout, separator(layout->prose, before, block), block, false);
    bool asked = value && prose_ends_in(layout->prose, before, '?'); /* "What is its TDP? | 700 W" */
    layout_words(layout, asked ? CC_STR(" ") : value ? CC_STR(": ") : inner ? CC_STR("\n- ") : CC_STR("- "), block, false);
    layout_block(layout, block);
}

bool lay_out(struct layout *layout, const bool *keep, size_t *block, struct cc_error *error)
{
    const struct cc_prose *prose = layout->prose;
    size_t before = SIZE_MAX;
    for (; *block < prose->block_count && !layout->failed && !layout->text.failed; ++*block) {
        const struct cc_prose_block *next = &prose->blocks[*block];
        if (!keep[*block])
            continue;
        if (before != SIZE_MAX && layout->text.len + next->end - next->start > CC_PASSAGE_MOST)
            break;
        if (!table_learn(layout->db, prose, *block, layout->arena, &layout->table, error))
            return false;
        if (table_is_key(prose, &layout->table, *block))
            add_key(layout, before, *block);
        else
            add_plain(layout, before, *block);
        before = *block;
    }
    layout_end(layout);
    return (!layout->failed && !layout->text.failed) || cc_error_memory(error);
}

void blank_cells(struct layout *layout)
{
    for (size_t i = 0; i < layout->cell_count; i++)
        memset(layout->text.data + layout->cells[i].start, ' ', layout->cells[i].end - layout->cells[i].start);
}
