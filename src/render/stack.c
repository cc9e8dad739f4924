/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render. A table as blocks: a row's first cell, and below it one indented line a column. For terminals too narrow for columns. */
#include "terminal.h"

#include "chipcmp/base/utf8.h"

enum { INDENT = 2, GAP = 2 };

/* Width of the longest title after the first column's. */
static size_t longest_title(const struct cc_grid *grid)
{
    size_t longest = 0;
    for (size_t i = 1; i < grid->table->column_count; i++) {
        size_t width = cc_utf8_width(grid->titles[i]);
        longest = width > longest ? width : longest;
    }
    return longest;
}

/* "  Title  text" in two columns where the titles leave half the line to the text, else the title on a line of its own. */
static void write_entry(const struct cc_terminal *terminal, size_t indent, size_t title_width, struct cc_str title, enum cc_tone tone,
    struct cc_str text)
{
    if (title_width + GAP > terminal->width / 2) {
        cc_terminal_wrap(terminal, CC_STR(""), indent, CC_TONE_PLAIN, title);
        cc_terminal_wrap(terminal, CC_STR(""), indent + INDENT, tone, text);
        return;
    }
    size_t hang = indent + (title_width ? title_width + GAP : 0);
    struct cc_buf head;
    cc_buf_init(&head, 0);
    cc_buf_repeat(&head, ' ', indent);
    cc_buf_add(&head, title);
    cc_buf_repeat(&head, ' ', hang - indent - cc_utf8_width(title));
    terminal->out->failed = terminal->out->failed || head.failed;
    cc_terminal_wrap(terminal, cc_buf_view(&head), hang, tone, text);
    cc_buf_release(&head);
}

static void write_row(const struct cc_terminal *terminal, const struct cc_grid *grid, size_t row, size_t title_width)
{
    const struct cc_table *table = grid->table;
    const struct cc_cell *cells = table->rows[row].cells;
    const struct cc_str *texts = grid->cells + row * table->column_count;
    size_t indent = grid->grouped ? INDENT : 0;
    cc_terminal_wrap(terminal, CC_STR(""), indent, cells[0].tone == CC_TONE_PLAIN ? CC_TONE_STRONG : cells[0].tone, texts[0]);
    for (size_t i = 1; i < table->column_count; i++)
        write_entry(terminal, indent + INDENT, title_width, grid->titles[i], cells[i].tone, texts[i]);
}

void cc_stack_write(const struct cc_terminal *terminal, const struct cc_grid *grid)
{
    const struct cc_table *table = grid->table;
    size_t title_width = longest_title(grid);
    for (size_t i = 0; i < table->row_count; i++) {
        bool below_heading = i > 0 && !table->rows[i - 1].cells;
        if (i > 0 && !below_heading)
            cc_buf_add_char(terminal->out, '\n');
        if (table->rows[i].cells)
            write_row(terminal, grid, i, title_width);
        else
            cc_terminal_wrap(terminal, CC_STR(""), 0, CC_TONE_STRONG, grid->cells[i * table->column_count]);
    }
}
