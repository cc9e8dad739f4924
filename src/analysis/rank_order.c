/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of ranked rows: tie groups, ranks, and the places that each interval allows. */
#include "rank_order.h"

#include <stdlib.h>

/* A row as the order sees it: turned so that more is before. */
struct key {
    double lo, hi, number;
    size_t group; /* number of the tie group, from the front */
    struct cc_str id;
    size_t row;
};

static struct key key_of(const struct cc_rank *rank, const struct cc_measured *m, size_t row)
{
    struct key key = {m->range.lo, m->range.hi, m->number, 0, rank->db->chips[m->chip].id, row};
    if (rank->options.order == CC_RANK_LOWEST_FIRST) {
        key.lo = -m->range.hi;
        key.hi = -m->range.lo;
        key.number = -m->number;
    }
    return key;
}

static int descending(double a, double b)
{
    return (a < b) - (a > b);
}

static int by_upper_bound(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    return descending(x->hi, y->hi);
}

static int by_place(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    int order = descending(x->number, y->number);
    return order ? order : cc_str_cmp(x->id, y->id);
}

static int by_value(const void *a, const void *b)
{
    return descending(*(const double *)a, *(const double *)b);
}

/* Numbers the connected parts of the overlap graph. From the highest upper bound down, a row that ends below every lower bound so far
 * meets none of the rows before it, and neither does any row after it. */
static void number_groups(struct key *keys, size_t count)
{
    double least = 0;
    qsort(keys, count, sizeof *keys, by_upper_bound);
    for (size_t i = 0; i < count; i++) {
        bool apart = i > 0 && keys[i].hi < least;
        keys[i].group = i ? keys[i - 1].group + apart : 0;
        if (i == 0 || apart || keys[i].lo < least)
            least = keys[i].lo;
    }
}

/* How many of the descending values are above the limit, or with `touching` at it. */
static size_t count_above(const double *values, size_t count, double limit, bool touching)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (values[middle] > limit || (touching && values[middle] >= limit))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Rows, keys and bounds of one run. */
struct order {
    struct cc_rank *rank;
    struct key *keys;
    double *lows, *highs; /* descending */
    size_t count;
};

static bool make_room(struct order *order, struct cc_rank *rank, struct cc_arena *arena)
{
    order->rank = rank;
    order->count = rank->row_count;
    order->keys = CC_NEW(arena, struct key, order->count);
    order->lows = CC_NEW(arena, double, order->count);
    order->highs = CC_NEW(arena, double, order->count);
    return order->keys && order->lows && order->highs;
}

static void sort_keys(struct order *order)
{
    for (size_t i = 0; i < order->count; i++) {
        order->keys[i] = key_of(order->rank, &order->rank->rows[i].measured, i);
        order->lows[i] = order->keys[i].lo;
        order->highs[i] = order->keys[i].hi;
    }
    number_groups(order->keys, order->count);
    qsort(order->keys, order->count, sizeof *order->keys, by_place);
    qsort(order->lows, order->count, sizeof *order->lows, by_value);
    qsort(order->highs, order->count, sizeof *order->highs, by_value);
}

static void place_rows(struct order *order, struct cc_rank_row *sorted)
{
    const struct key *keys = order->keys;
    size_t first = 0, end = 0;
    for (size_t i = 0; i < order->count; i++) {
        if (i == 0 || keys[i].group != keys[i - 1].group)
            for (first = i, end = i + 1; end < order->count && keys[end].group == keys[i].group;)
                end++;
        struct cc_rank_row *row = &sorted[i];
        *row = order->rank->rows[keys[i].row];
        row->rank = first + 1;
        row->tie_first = first;
        row->tie_size = end - first;
        row->best = 1 + count_above(order->lows, order->count, keys[i].hi, false);
        row->worst = count_above(order->highs, order->count, keys[i].lo, true);
        order->rank->has_chain |= row->best != row->rank || row->worst != end;
    }
}

static size_t would_rank(const struct order *order, const struct cc_measured *measured)
{
    return 1 + count_above(order->lows, order->count, key_of(order->rank, measured, 0).hi, false);
}

/* Where those would stand that have a number and no row; a member does not stand behind its own family. */
static void place_others(struct order *order)
{
    struct cc_rank *rank = order->rank;
    for (size_t i = 0; i < rank->absent_count; i++) {
        struct cc_rank_absent *absent = &rank->absent[i];
        if (absent->absence == CC_RANK_UNDATED && absent->measured.known)
            absent->would_rank = would_rank(order, &absent->measured);
    }
    for (size_t i = 0; i < rank->row_count; i++) {
        const struct cc_rank_row *row = &rank->rows[i];
        double own = key_of(rank, &row->measured, 0).lo;
        for (size_t m = 0; m < row->member_count; m++) {
            struct cc_rank_member *member = &row->members[m];
            if (member->measured.known)
                member->would_rank = would_rank(order, &member->measured) - (own > key_of(rank, &member->measured, 0).hi);
        }
    }
}

bool rank_order(struct cc_rank *rank, struct cc_arena *arena, struct cc_error *error)
{
    struct order order;
    struct cc_rank_row *sorted = CC_NEW(arena, struct cc_rank_row, rank->row_count);
    if (!sorted || !make_room(&order, rank, arena))
        return cc_error_memory(error);
    sort_keys(&order);
    place_rows(&order, sorted);
    rank->rows = sorted;
    place_others(&order);
    return true;
}
