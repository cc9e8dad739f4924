/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 9, render. A table in columns, through libsmartcols: it pads, aligns and colours.
 *
 * libsmartcols itself wraps in the middle of words and numbers and knows no group headings, so cells are broken here first, every line of
 * text is handed over as a row of its own, and the rule and the headings are put between the printed lines. Texts are harmless already: its
 * own encoding would only mangle our \xNN.
 */
#include "columns.h"
#include "terminal.h"
#include "wrap.h"

#include "chipcmp/base/utf8.h"

#include <libsmartcols.h>
#include <stdlib.h>

enum { GAP = 2, GROUP_INDENT = 2 };

struct row_cell {
    struct cc_str rest; /* what is not printed yet */
    size_t indent, width;
    size_t skipped; /* printed lines before the text begins */
};

struct layout {
    const struct cc_terminal *terminal;
    const struct cc_grid *grid;
    struct cc_measure *columns;
    struct libscols_table *scols;
    size_t *heights; /* printed lines of each row, the header's first */
    size_t *used;    /* columns of the longest printed line of each column */
};

static size_t indent_of(const struct cc_grid *grid, size_t column)
{
    return grid->grouped && column == 0 ? GROUP_INDENT : 0;
}

static struct cc_measure measure(const struct cc_grid *grid, size_t column)
{
    const struct cc_table *table = grid->table;
    size_t indent = indent_of(grid, column);
    struct cc_measure m = {
        .title = cc_utf8_width(grid->titles[column]),
        .title_word = cc_text_longest_word(grid->titles[column], SIZE_MAX),
        .may_wrap = table->columns[column].may_wrap,
    };
    m.word = m.title_word;
    for (size_t i = 0; i < table->row_count; i++) {
        if (!table->rows[i].cells)
            continue;
        struct cc_str cell = grid->cells[i * table->column_count + column];
        size_t text = indent + cc_utf8_width(cell);
        size_t word = indent + cc_text_longest_word(cell, m.may_wrap ? CC_LEGIBLE_PROSE : SIZE_MAX);
        m.text = text > m.text ? text : m.text;
        m.word = word > m.word ? word : m.word;
    }
    return m;
}

static bool choose_widths(struct layout *layout, bool *fits)
{
    size_t count = layout->grid->table->column_count;
    size_t width = layout->terminal->width;
    layout->columns = CC_NEW(layout->terminal->scratch, struct cc_measure, count);
    layout->heights = CC_NEW(layout->terminal->scratch, size_t, layout->grid->table->row_count + 1);
    layout->used = CC_NEW(layout->terminal->scratch, size_t, count);
    if (!layout->columns || !layout->heights || !layout->used)
        return false;
    for (size_t i = 0; i < count; i++)
        layout->columns[i] = measure(layout->grid, i);
    size_t gaps = GAP * (count - 1);
    if (width != 0 && width <= gaps)
        *fits = false;
    else
        *fits = cc_columns_fit(layout->columns, count, width ? width - gaps : 0);
    return true;
}

static bool set_cell(struct libscols_line *line, size_t column, const char *text, const char *sequence)
{
    struct libscols_cell *cell = scols_line_get_cell(line, column);
    return cell && scols_cell_set_data(cell, text) == 0 && (!*sequence || !*text || scols_cell_set_color(cell, sequence) == 0);
}

/* Lines a text takes; at least 1. */
static size_t height_of(struct cc_str text, size_t width)
{
    struct cc_str line;
    size_t lines = 0;
    while (cc_text_next_line(&text, width, &line))
        lines++;
    return lines ? lines : 1;
}

/* Adds printed line `number` of a row. */
static bool add_line(struct layout *layout, struct row_cell *cells, size_t number, const char *const *sequences)
{
    struct libscols_line *line = scols_table_new_line(layout->scols, NULL);
    if (!line)
        return false;
    for (size_t i = 0; i < layout->grid->table->column_count; i++) {
        struct cc_str piece = {NULL, 0};
        if (number >= cells[i].skipped)
            cc_text_next_line(&cells[i].rest, cells[i].width, &piece);
        size_t indent = piece.len ? cells[i].indent : 0;
        size_t used = indent + cc_utf8_width(piece);
        layout->used[i] = used > layout->used[i] ? used : layout->used[i];
        struct cc_str text = cc_arena_format(layout->terminal->scratch, "%*s%.*s", (int)indent, "", CC_PRI(piece));
        if (!text.s || !set_cell(line, i, text.s, sequences[i]))
            return false;
    }
    return true;
}

/* Adds one row as so many printed lines as its tallest cell needs; titles stand on the rule, that is at the bottom. `sequences` holds the
 * colour of each column's cell. */
static bool add_row(struct layout *layout, const struct cc_str *texts, bool titles, const char *const *sequences, size_t *height)
{
    size_t count = layout->grid->table->column_count;
    struct row_cell *cells = CC_NEW(layout->terminal->scratch, struct row_cell, count);
    if (!cells)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t indent = titles ? 0 : indent_of(layout->grid, i);
        cells[i] = (struct row_cell){texts[i], indent, layout->columns[i].width - indent, 0};
        size_t lines = height_of(texts[i], cells[i].width);
        *height = lines > *height ? lines : *height;
    }
    for (size_t i = 0; titles && i < count; i++)
        cells[i].skipped = *height - height_of(texts[i], cells[i].width);
    for (size_t i = 0; i < *height; i++) {
        if (!add_line(layout, cells, i, sequences))
            return false;
    }
    return true;
}

static bool fill(struct layout *layout)
{
    const struct cc_grid *grid = layout->grid;
    const struct cc_table *table = grid->table;
    const char **sequences = CC_NEW(layout->terminal->scratch, const char *, table->column_count);
    if (!sequences)
        return false;
    if (grid->headed) {
        for (size_t i = 0; i < table->column_count; i++)
            sequences[i] = cc_tone_sequence(layout->terminal, CC_TONE_STRONG);
        if (!add_row(layout, grid->titles, true, sequences, &layout->heights[0]))
            return false;
    }
    for (size_t i = 0; i < table->row_count; i++) {
        if (!table->rows[i].cells)
            continue;
        for (size_t k = 0; k < table->column_count; k++)
            sequences[k] = cc_tone_sequence(layout->terminal, table->rows[i].cells[k].tone);
        if (!add_row(layout, grid->cells + i * table->column_count, false, sequences, &layout->heights[i + 1]))
            return false;
    }
    return true;
}

static bool open_table(struct layout *layout)
{
    const struct cc_table *table = layout->grid->table;
    layout->scols = scols_new_table();
    struct libscols_table *scols = layout->scols;
    if (!scols || scols_table_set_termforce(scols, SCOLS_TERMFORCE_NEVER) != 0 || scols_table_enable_noheadings(scols, 1) != 0 ||
        scols_table_enable_noencoding(scols, 1) != 0 || scols_table_enable_minout(scols, 1) != 0 ||
        scols_table_set_column_separator(scols, "  ") != 0 || scols_table_enable_colors(scols, layout->terminal->options->color) != 0)
        return false;
    for (size_t i = 0; i < table->column_count; i++) {
        if (!scols_table_new_column(scols, NULL, 1.0, table->columns[i].align == CC_ALIGN_RIGHT ? SCOLS_FL_RIGHT : 0))
            return false;
    }
    return true;
}

/* Moves `count` printed lines to the output, without the spaces that pad them at the end. */
static void take_lines(struct cc_buf *out, struct cc_str *printed, size_t count)
{
    for (; count > 0; count--) {
        struct cc_str line, rest;
        cc_str_cut(*printed, '\n', &line, &rest);
        while (line.len && line.s[line.len - 1] == ' ')
            line.len--;
        cc_buf_add(out, line);
        cc_buf_add_char(out, '\n');
        *printed = rest;
    }
}

static void add_rule(const struct layout *layout)
{
    const struct cc_terminal *terminal = layout->terminal;
    size_t count = layout->grid->table->column_count;
    size_t width = GAP * (count - 1);
    for (size_t i = 0; i < count; i++)
        width += layout->used[i];
    const char *sequence = cc_tone_sequence(terminal, CC_TONE_MUTED);
    cc_buf_add(terminal->out, cc_str_of(sequence));
    for (size_t i = 0; i < width; i++)
        cc_buf_add(terminal->out, terminal->options->ascii ? CC_STR("-") : CC_STR("\xE2\x94\x80"));
    cc_buf_add(terminal->out, cc_str_of(*sequence ? CC_TONE_RESET "\n" : "\n"));
}

static void assemble(const struct layout *layout, struct cc_str printed)
{
    const struct cc_grid *grid = layout->grid;
    const struct cc_table *table = grid->table;
    if (grid->headed) {
        take_lines(layout->terminal->out, &printed, layout->heights[0]);
        add_rule(layout);
    }
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].cells)
            take_lines(layout->terminal->out, &printed, layout->heights[i + 1]);
        else
            cc_terminal_wrap(layout->terminal, CC_STR(""), 0, CC_TONE_STRONG, grid->cells[i * table->column_count]);
    }
}

bool cc_grid_write(const struct cc_terminal *terminal, const struct cc_grid *grid, bool *fits, struct cc_error *error)
{
    struct layout layout = {.terminal = terminal, .grid = grid};
    if (!choose_widths(&layout, fits))
        return cc_error_memory(error);
    if (!*fits)
        return true;
    char *printed = NULL;
    bool done = open_table(&layout) && fill(&layout) && scols_print_table_to_string(layout.scols, &printed) == 0;
    if (done)
        assemble(&layout, cc_str_of(printed));
    free(printed);
    scols_unref_table(layout.scols);
    return done ? true : cc_error_memory(error);
}
