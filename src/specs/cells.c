/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a row: kept, split, checked for their form. */
#include "cells.h"

#include "chipcmp/base/date.h"

bool loader_keep(struct loader *l, int column, struct cc_str *out)
{
    struct cc_str cell = l->cells[column];
    *out = cell.len ? cell : (struct cc_str){0};
    if (!cell.len || l->row->lasting)
        return true;
    if (!cc_str_eq(cell, l->kept[column])) {
        struct cc_str copy = cc_arena_copy(&l->db->arena, cell);
        if (!copy.s)
            return loader_memory(l);
        l->kept[column] = copy;
    }
    *out = l->kept[column];
    return true;
}

struct cc_place cell_place(const struct loader *l)
{
    return (struct cc_place){l->file, (uint32_t)l->row->line};
}

bool cell_bad(struct loader *l, int column, const char *code, const char *what)
{
    return loader_problem(l, CC_PROBLEM, column, code, "%s", what);
}

bool cell_unknown_word(struct loader *l, int column, const char *code, const char *what, struct cc_str words)
{
    return loader_problem(l, CC_PROBLEM, column, code, "\"%.*s\" is no %s; write %.*s", CC_PRI(l->cells[column]), what, CC_PRI(words));
}

bool cell_is_id(struct cc_str s, char separator)
{
    for (size_t i = 0; i < s.len; i++)
        if (!cc_is_digit(s.s[i]) && !(s.s[i] >= 'a' && s.s[i] <= 'z') && s.s[i] != separator)
            return false;
    return s.len > 0 && s.len <= 100;
}

bool cell_next_part(struct cc_str *list, struct cc_str *part)
{
    if (!list->len)
        return false;
    cc_str_cut(*list, ';', part, list);
    *part = cc_str_trim(*part);
    return true;
}

bool loader_add_id(struct loader *l, struct cc_index **index, struct cc_keys keys, struct cc_str id, size_t row, int column, bool *go_on)
{
    if (!*index && !(*index = CC_NEW(&l->db->arena, struct cc_index, 1))) {
        *go_on = loader_memory(l);
        return false;
    }
    uint32_t found = cc_index_add(*index, &l->db->arena, keys, id, (uint32_t)row);
    *go_on = true;
    if (found == UINT32_MAX)
        *go_on = loader_memory(l);
    else if (found != row)
        *go_on = loader_problem(l, CC_PROBLEM, column, "duplicate-id", "\"%.*s\" is defined already; ids are unique over all files",
            CC_PRI(id));
    return found == row;
}

bool cell_is_date(struct cc_str s)
{
    struct cc_date date;
    return cc_date_parse(s, &date);
}

bool cell_sources(struct loader *l, int column, uint32_t **out, uint32_t *count, bool *good)
{
    struct cc_str list = l->cells[column], part;
    uint32_t most = 1;
    for (size_t i = 0; i < list.len; i++)
        most += list.s[i] == ';';
    *good = false;
    *count = 0;
    *out = CC_NEW(&l->db->arena, uint32_t, most);
    if (!*out)
        return loader_memory(l);
    while (cell_next_part(&list, &part)) {
        uint32_t source = cc_db_find_source(l->db, part);
        if (source == CC_NO_INDEX)
            return loader_problem(l, CC_PROBLEM, column, "dangling", "no source has the id \"%.*s\"; add it to sources.csv", CC_PRI(part));
        (*out)[(*count)++] = source;
    }
    *good = true;
    return true;
}
