/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render. How wide the columns of a terminal table become. */
#include "columns.h"

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t floor_titles(const struct cc_measure *column)
{
    return larger(column->text, column->title_word);
}

static size_t floor_prose(const struct cc_measure *column)
{
    return column->may_wrap ? larger(column->word, smaller(floor_titles(column), CC_LEGIBLE_PROSE)) : floor_titles(column);
}

static size_t floor_entries(const struct cc_measure *column)
{
    return column->may_wrap ? floor_prose(column) : larger(column->word, smaller(floor_titles(column), CC_LEGIBLE_ENTRY));
}

static size_t total(const struct cc_measure *columns, size_t count)
{
    size_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += columns[i].width;
    return sum;
}

/* Takes `excess` columns away, always from the widest that is above its floor, so that the widths level out. Returns what is left of it. */
static size_t shrink(struct cc_measure *columns, size_t count, size_t excess, size_t (*floor_of)(const struct cc_measure *))
{
    while (excess > 0) {
        struct cc_measure *widest = NULL;
        for (size_t i = 0; i < count; i++) {
            if (columns[i].width > floor_of(&columns[i]) && (!widest || columns[i].width > widest->width))
                widest = &columns[i];
        }
        if (!widest)
            break;
        widest->width--;
        excess--;
    }
    return excess;
}

bool cc_columns_fit(struct cc_measure *columns, size_t count, size_t available)
{
    static size_t (*const phases[])(const struct cc_measure *) = {floor_titles, floor_prose, floor_entries};

    for (size_t i = 0; i < count; i++)
        columns[i].width = larger(columns[i].text, columns[i].title);
    if (available == 0)
        return true;
    size_t sum = total(columns, count);
    size_t excess = sum > available ? sum - available : 0;
    for (size_t i = 0; i < sizeof phases / sizeof phases[0]; i++)
        excess = shrink(columns, count, excess, phases[i]);
    return excess == 0;
}
