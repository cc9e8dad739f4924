/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Bloom filter of the first four letters of names. */
#include "starts.h"

#include "chipcmp/specs/resolve.h"

enum { LETTERS = 4, NAMES_FREE = 1024 /* names that are looked through for any text */, NAMES_PER_TOKEN = 4 };

/* Of the first letters of a folded name: FNV-1a. */
static size_t bit_of(const char *letters, size_t count)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ (unsigned char)letters[i]) * 16777619U;
    return (hash ^ hash >> 15) % (64 * 256);
}

static void set(struct starts *starts, size_t bit)
{
    starts->bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

static bool has(const struct starts *starts, size_t bit)
{
    return starts->bits[bit / 64] >> bit % 64 & 1;
}

void starts_add(struct starts *starts, struct cc_str name)
{
    size_t count = name.len < LETTERS ? name.len : LETTERS;
    set(starts, bit_of(name.s, count));
    starts->lengths |= 1U << count;
    starts->all = starts->all || name.len == 0;
}

void starts_init(struct starts *starts, const struct cc_db *db, size_t tokens)
{
    *starts = (struct starts){.all = db->name_count > NAMES_FREE + NAMES_PER_TOKEN * tokens};
    for (size_t i = 0; !starts->all && i < db->name_count; i++)
        starts_add(starts, db->names[i].folded);
}

bool starts_at(const struct starts *starts, struct cc_str text, size_t at)
{
    char letters[LETTERS];
    if (starts->all)
        return true;
    size_t count = cc_name_fold_start(cc_str_sub(text, at, text.len), letters, LETTERS);
    for (size_t i = count; i > 0; i--)
        if ((starts->lengths >> i & 1) && has(starts, bit_of(letters, i)))
            return true;
    return false;
}
