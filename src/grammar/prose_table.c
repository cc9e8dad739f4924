/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a table: where its chips are named, and what its cells are made of. */
#include "lexer.h"
#include "table_doubt.h"
#include "table_reader.h"

/* A head is known by its chips, a column of chips by the first rows. */
enum { ROWS_TRIED = 4, NAME_COLUMNS = 3 };

struct cc_str table_text(const struct cc_prose *prose, size_t block)
{
    return cc_str_sub(prose->text, prose->blocks[block].start, prose->blocks[block].end);
}

/* "Architecture: Hopper": no single chip. */
static bool is_kind_alone(const struct table_reader *r, const struct tokens *tokens, const struct atom *atom)
{
    static const char *const others[] = {"ampere", "ada", "volta", "turing", "pascal", "lovelace"};
    return atom->generation || (atom->alien ? TOKEN_IN(&tokens->items[atom->first], others) : names_generation(r->db, atom->target));
}

bool table_look(const struct table_reader *r, size_t block, struct table_content *out)
{
    struct tokens tokens;
    struct atoms atoms;
    struct cc_str text = table_text(r->prose, block);
    size_t chips = 0;
    bool slash = false;
    *out = (struct table_content){0};
    if (text.len > LABEL_MOST)
        return true;
    if (!lex(text, r->arena, &tokens, r->error) || !atoms_make(r->db, &tokens, r->arena, &atoms, r->error))
        return false;
    for (size_t i = 0; i < atoms.count; i++) {
        const struct atom *atom = &atoms.items[i];
        bool remark = chips && atom->depth > 0; /* "B300 (Blackwell Ultra)" */
        chips += atom->kind == ATOM_CHIP && !remark && !is_kind_alone(r, &tokens, atom);
        slash = slash || (chips && atom_is_mark(atom, '/'));
        out->figure = out->figure || atom_is_amount(&atoms.items[i], AMOUNT_VALUE);
    }
    out->chip = chips == 1 || (chips == 2 && slash); /* "H100 / H200" */
    out->foreign = label_is_foreign(&atoms);
    return true;
}

static bool find_head(const struct table_reader *r, size_t first, size_t end, struct table *table, size_t *chips)
{
    for (size_t i = 0; i < TABLE_COLUMNS_MOST; i++)
        table->head[i] = SIZE_MAX;
    uint32_t row = r->prose->blocks[first].cell.row;
    for (size_t i = first; i < end && r->prose->blocks[i].cell.row == row; i++) {
        uint32_t column = r->prose->blocks[i].cell.column;
        struct table_content content;
        if (!table_look(r, i, &content))
            return false;
        *chips += content.chip && column > 1;
        if (table->head[column - 1] == SIZE_MAX)
            table->head[column - 1] = i;
    }
    return true;
}

/* The head is the first row, or one of the next where it has no chips and that one has several: "Generation | Hopper | Blackwell" stands
 * above the names. */
static bool find_names(const struct table_reader *r, size_t *first, size_t end, struct table *table, size_t *chips)
{
    const struct cc_prose_block *blocks = r->prose->blocks;
    if (!find_head(r, *first, end, table, chips))
        return false;
    size_t top = *first, none;
    for (size_t rows = 1; !*chips && rows < ROWS_TRIED; rows++) {
        uint32_t row = blocks[top].cell.row;
        while (top < end && blocks[top].cell.row == row)
            top++;
        if (top == end)
            break;
        if (!find_head(r, top, end, table, chips))
            return false;
        if (*chips > 1) {
            *first = top;
            return true;
        }
        *chips = 0;
    }
    return top == *first || find_head(r, *first, end, table, &none);
}

/* The column in which the rows behind the head name their chips, or 0. */
static bool find_name_column(const struct table_reader *r, size_t first, size_t end, struct table *table)
{
    uint32_t head = r->prose->blocks[first].cell.row;
    for (size_t i = first; i < end && !table->name_column; i++) {
        const struct cc_prose_cell *cell = &r->prose->blocks[i].cell;
        struct table_content content;
        if (cell->row > head + ROWS_TRIED)
            break;
        if (cell->row == head || cell->column > NAME_COLUMNS)
            continue;
        if (!table_look(r, i, &content))
            return false;
        if (content.chip)
            table->name_column = cell->column;
        table->merged = cell->row > head + 1;
    }
    return true;
}

/* "What is its memory bandwidth? | 3.35 TB/s": a question, with the answer in the next column. */
static bool asks(const struct cc_prose *prose, size_t block)
{
    struct cc_str text = table_text(prose, block);
    return text.len > 0 && text.s[text.len - 1] == '?';
}

bool table_learn(const struct cc_db *db, const struct cc_prose *prose, size_t block, struct cc_arena *arena, struct table *table,
    struct cc_error *error)
{
    struct table_reader r = {db, prose, arena, error};
    uint32_t number = prose->blocks[block].cell.table;
    if (!number || number == table->number)
        return true;
    size_t first = block, end = block;
    while (first > 0 && prose->blocks[first - 1].cell.table == number)
        first--;
    while (end < prose->block_count && prose->blocks[end].cell.table == number)
        end++;
    size_t chips = 0;
    *table = (struct table){.number = number, .columns = prose->blocks[first].cell.columns};
    if (table->columns < 2 || table->columns > TABLE_COLUMNS_MOST)
        return true;
    if (!find_names(&r, &first, end, table, &chips) || !find_name_column(&r, first, end, table))
        return false;
    if (table->columns == 2 && asks(prose, first))
        table->form = TABLE_KEYS;
    else if (chips > 1 ? table->name_column != 1 : chips && !table->name_column) /* "Successor | H200 | B200" names no row */
        table->form = TABLE_COLUMNS;
    else if (!chips && table->name_column)
        table->form = TABLE_ROWS;
    else if (!chips && table->columns == 2)
        table->form = TABLE_KEYS;
    return true;
}

size_t table_cell_beside(const struct cc_prose *prose, size_t block, uint32_t column)
{
    const struct cc_prose_cell *cell = &prose->blocks[block].cell;
    for (size_t i = block; i < prose->block_count && i + TABLE_COLUMNS_MOST > block; i--) {
        const struct cc_prose_cell *other = &prose->blocks[i].cell;
        if (other->table != cell->table || other->row != cell->row)
            break;
        if (other->column == column)
            return i;
    }
    return SIZE_MAX;
}

bool table_is_key(const struct cc_prose *prose, const struct table *table, size_t block)
{
    const struct cc_prose_cell *cell = &prose->blocks[block].cell;
    if (!cell->table || table->number != cell->table || table->form != TABLE_KEYS || cell->columns != 2)
        return false;
    size_t key = cell->column == 1 ? block : table_cell_beside(prose, block, 1);
    size_t value = cell->column == 2 ? block : block + 1;
    bool whole = key != SIZE_MAX && value < prose->block_count && prose->blocks[value].cell.table == cell->table &&
                 prose->blocks[value].cell.row == cell->row && prose->blocks[value].cell.column == 2;
    return whole && table_text(prose, key).len <= LABEL_MOST && table_text(prose, value).len <= VALUE_MOST;
}
