/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far apart two words are. */
#include "chipcmp/base/distance.h"

#define LONGEST 64

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t cc_edit_distance(struct cc_str a, struct cc_str b, size_t limit)
{
    size_t rows[3][LONGEST + 1];
    if (a.len > LONGEST || b.len > LONGEST || (a.len > b.len ? a.len - b.len : b.len - a.len) > limit)
        return limit + 1;
    for (size_t j = 0; j <= b.len; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            row[j] = least(above[j - 1] + (a.s[i - 1] != b.s[j - 1]), least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] && a.s[i - 2] == b.s[j - 1])
                row[j] = least(row[j], above2[j - 2] + 1);
        }
    }
    size_t result = rows[a.len % 3][b.len];
    return result > limit ? limit + 1 : result;
}

size_t cc_typo_limit(struct cc_str word)
{
    return word.len <= 3 ? 1 : word.len <= 7 ? 2 : 3;
}
