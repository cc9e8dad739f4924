/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bloom filters of names and of their beginnings. */
#include "starts.h"

#include "chipcmp/specs/resolve.h"

enum { NAMES_FREE = 1024 /* names that are looked through for any text */, NAMES_PER_TOKEN = 4 };

/* FNV-1a, letter by letter of a folded name. */
static const uint32_t no_letter = 2166136261U;

static uint32_t add_letter(uint32_t hash, char letter)
{
    return (hash ^ (unsigned char)letter) * 16777619U;
}

static size_t bit_of(uint32_t hash)
{
    return (hash ^ hash >> 15) % (64 * 256);
}

static void set(uint64_t *bits, uint32_t hash)
{
    bits[bit_of(hash) / 64] |= UINT64_C(1) << bit_of(hash) % 64;
}

static bool has(const uint64_t *bits, uint32_t hash)
{
    return bits[bit_of(hash) / 64] >> bit_of(hash) % 64 & 1;
}

static bool is_plain(char c)
{
    return cc_is_alpha(c) || cc_is_digit(c);
}

void starts_add(struct starts *starts, struct cc_str name)
{
    uint32_t hash = no_letter;
    for (size_t i = 0; i < name.len; i++) {
        hash = add_letter(hash, name.s[i]);
        set(starts->beginnings, hash);
    }
    set(starts->names, hash);
    starts->all = starts->all || name.len == 0;
}

void starts_init(struct starts *starts, const struct cc_db *db, size_t tokens)
{
    *starts = (struct starts){.all = db->name_count > NAMES_FREE + NAMES_PER_TOKEN * tokens};
    for (size_t i = 0; !starts->all && i < db->name_count; i++)
        starts_add(starts, db->names[i].folded);
}

/* Two plain letters that no name begins with, as most words have them. */
static bool is_foreign(const struct starts *starts, struct cc_str text, size_t at)
{
    if (starts->all || at + 1 >= text.len || !is_plain(text.s[at]) || !is_plain(text.s[at + 1]))
        return false;
    uint32_t first = add_letter(no_letter, cc_lower(text.s[at])), second = add_letter(first, cc_lower(text.s[at + 1]));
    return !has(starts->beginnings, second) && !has(starts->names, first);
}

bool starts_at(const struct starts *starts, struct cc_str text, size_t at, size_t *reach)
{
    *reach = at;
    if (is_foreign(starts, text, at))
        return false;
    uint32_t hash = no_letter;
    bool found = starts->all;
    char letter;
    if (starts->all)
        *reach = text.len;
    while (!starts->all && cc_name_letter(text, &at, &letter)) {
        hash = add_letter(hash, letter);
        bool goes_on = has(starts->beginnings, hash);
        if (goes_on || letter == 's')
            *reach = at;
        if (!goes_on)
            break;
        found = found || has(starts->names, hash);
    }
    return found;
}
