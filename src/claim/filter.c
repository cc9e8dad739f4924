/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scan for names: two bytes that may begin one, then the sorted names. */
#include "chipcmp/claim/filter.h"

#include <stdlib.h>

struct keys {
    struct cc_str *items; /* letters and digits in lower case; sorted, each once */
    size_t count, capacity;
    bool everything;            /* some name is too short to look for, or has no ASCII at all */
    uint64_t pairs[65536 / 64]; /* a bit for each two bytes that a name may begin with */
};

struct cc_filter {
    struct keys chips, makers;
};

static bool is_alnum(char c)
{
    return cc_is_alpha(c) || cc_is_digit(c);
}

static bool add_key(struct keys *keys, struct cc_str name, struct cc_arena *arena)
{
    char *key = CC_NEW(arena, char, name.len);
    size_t len = 0;
    if (!key || !CC_PUSH_ROOM(arena, keys->items, keys->count, keys->capacity))
        return false;
    for (size_t i = 0; i < name.len; i++)
        if (is_alnum(name.s[i]))
            key[len++] = cc_lower(name.s[i]);
    if (len < 2)
        keys->everything = true;
    else
        keys->items[keys->count++] = (struct cc_str){key, len};
    return true;
}

/* "NVL72" alone may stand for a "GB200 NVL72": so do the words of a name that begin with a letter and hold a digit. */
static bool add_words(struct keys *keys, struct cc_str name, struct cc_arena *arena)
{
    struct cc_str word;
    while (name.len) {
        bool digit = false;
        cc_str_cut(name, ' ', &word, &name);
        for (size_t i = 0; i < word.len; i++)
            digit = digit || cc_is_digit(word.s[i]);
        if (digit && word.len > 2 && cc_is_alpha(word.s[0]) && !add_key(keys, word, arena))
            return false;
    }
    return true;
}

static int by_bytes(const void *a, const void *b)
{
    return cc_str_cmp(*(const struct cc_str *)a, *(const struct cc_str *)b);
}

static void set_pair(struct keys *keys, char first, char second)
{
    size_t pair = (size_t)(unsigned char)first << 8 | (unsigned char)second;
    keys->pairs[pair / 64] |= UINT64_C(1) << pair % 64;
}

static char upper(char c)
{
    return cc_is_alpha(c) ? (char)(c & ~0x20) : c;
}

/* The first character of a name in either case, then the second, or anything that may stand between them. */
static void set_pairs(struct keys *keys, struct cc_str key)
{
    const char firsts[2] = {key.s[0], upper(key.s[0])};
    for (size_t i = 0; i < 2; i++) {
        for (int c = 0; c < 256; c++)
            if (!is_alnum((char)c))
                set_pair(keys, firsts[i], (char)c);
        set_pair(keys, firsts[i], key.s[1]);
        set_pair(keys, firsts[i], upper(key.s[1]));
    }
}

static void finish(struct keys *keys)
{
    size_t kept = 0;
    if (keys->count)
        qsort(keys->items, keys->count, sizeof *keys->items, by_bytes);
    for (size_t i = 0; i < keys->count; i++)
        if (!kept || !cc_str_eq(keys->items[kept - 1], keys->items[i]))
            keys->items[kept++] = keys->items[i];
    keys->count = kept;
    for (size_t i = 0; i < kept; i++)
        set_pairs(keys, keys->items[i]);
}

const struct cc_filter *cc_filter_make(const struct cc_db *db, struct cc_arena *arena, struct cc_error *error)
{
    struct cc_filter *filter = CC_NEW(arena, struct cc_filter, 1);
    bool ok = filter != NULL;
    for (size_t i = 0; ok && i < db->name_count; i++)
        ok = add_key(&filter->chips, db->names[i].folded, arena) && add_words(&filter->chips, db->names[i].name, arena);
    for (size_t i = 0; ok && i < db->family_count; i++)
        ok = add_key(&filter->makers, db->families[i].vendor, arena);
    if (!ok) {
        cc_error_memory(error);
        return NULL;
    }
    finish(&filter->chips);
    finish(&filter->makers);
    return filter;
}

/* Narrows the keys [*low, *high), which agree in the first `depth` characters, to those that go on with c. */
static void narrow(const struct keys *keys, size_t depth, char c, size_t *low, size_t *high)
{
    size_t bounds[2] = {0};
    for (int side = 0; side < 2; side++) {
        size_t from = side ? bounds[0] : *low, to = *high;
        while (from < to) {
            size_t middle = from + (to - from) / 2;
            const struct cc_str *key = &keys->items[middle];
            bool before = key->len <= depth || key->s[depth] < c || (side && key->s[depth] == c);
            if (before)
                from = middle + 1;
            else
                to = middle;
        }
        bounds[side] = from;
    }
    *low = bounds[0];
    *high = bounds[1];
}

/* A name ends where the word or the number does; an s may follow. */
static bool may_end(struct cc_str text, size_t end)
{
    if (end == text.len)
        return true;
    char last = text.s[end - 1], next = text.s[end];
    if (cc_is_digit(last))
        return !cc_is_digit(next);
    return !cc_is_alpha(next) || cc_lower(next) == 's';
}

static bool name_at(const struct keys *keys, struct cc_str text, size_t at)
{
    size_t low = 0, high = keys->count, depth = 0;
    for (; at < text.len; at++) {
        if (!is_alnum(text.s[at]))
            continue;
        narrow(keys, depth, cc_lower(text.s[at]), &low, &high);
        if (low == high)
            return false;
        depth++;
        if (keys->items[low].len == depth && may_end(text, at + 1))
            return true;
    }
    return false;
}

/* A word begins behind anything but a letter, a number behind anything but a digit, too. */
static bool may_begin(struct cc_str text, size_t at)
{
    char before = at ? text.s[at - 1] : ' ';
    return !cc_is_alpha(before) && !(cc_is_digit(before) && cc_is_digit(text.s[at]));
}

static bool finds(const struct keys *keys, struct cc_str text)
{
    if (keys->everything)
        return text.len > 0;
    for (size_t at = 0; at + 1 < text.len; at++) {
        size_t pair = (size_t)(unsigned char)text.s[at] << 8 | (unsigned char)text.s[at + 1];
        if ((keys->pairs[pair / 64] >> pair % 64 & 1) && may_begin(text, at) && name_at(keys, text, at))
            return true;
    }
    return false;
}

/* "MI250X", "L40S": a chip that is not in the data, maybe. Up to five letters, then two digits. */
static bool has_model_number(struct cc_str text)
{
    enum { LETTERS_MOST = 5 };
    size_t letters = 0;
    for (size_t at = 0; at + 1 < text.len; at++) {
        if (letters && letters <= LETTERS_MOST && cc_is_digit(text.s[at]) && cc_is_digit(text.s[at + 1]))
            return true;
        letters = cc_is_alpha(text.s[at]) ? letters + 1 : 0;
    }
    return false;
}

bool cc_filter_names_chip(const struct cc_filter *filter, struct cc_str text)
{
    return finds(&filter->chips, text);
}

bool cc_filter_names_maker(const struct cc_filter *filter, struct cc_str text)
{
    return finds(&filter->makers, text);
}

enum { REACH = 2, SHORT_LINE = 120 };

static struct cc_str text_of(const struct cc_prose *prose, size_t block)
{
    return cc_str_sub(prose->text, prose->blocks[block].start, prose->blocks[block].end);
}

static bool has_word(struct cc_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (is_alnum(text.s[i]))
            return true;
    return false;
}

/* A list counts as one paragraph, a cell as none. Returns the block behind what begins at `at`. */
static size_t group_end(const struct cc_prose *prose, size_t at)
{
    size_t end = at + 1;
    while (prose->blocks[at].kind == CC_PROSE_ITEM && end < prose->block_count && prose->blocks[end].kind == CC_PROSE_ITEM)
        end++;
    return end;
}

static bool names_any(const struct cc_filter *filter, struct cc_str text)
{
    return cc_filter_names_chip(filter, text) || cc_filter_names_maker(filter, text) || has_model_number(text);
}

static void keep_group(bool *keep, size_t at, size_t end)
{
    for (size_t i = at; i < end; i++)
        keep[i] = true;
}

static void keep_around(const struct cc_filter *filter, const struct cc_prose *prose, bool *keep)
{
    size_t before = 0, before_end = 0, reach = 0;
    for (size_t at = 0, end; at < prose->block_count; at = end) {
        end = group_end(prose, at);
        bool hit = false, word = false, cell = prose->blocks[at].kind == CC_PROSE_CELL;
        for (size_t i = at; i < end; i++) {
            hit = hit || (cell ? cc_filter_names_chip(filter, text_of(prose, i)) : names_any(filter, text_of(prose, i)));
            word = word || has_word(text_of(prose, i));
        }
        bool small = prose->blocks[at].kind == CC_PROSE_HEADING || (end == at + 1 && text_of(prose, at).len <= SHORT_LINE);
        if (hit || (!cell && (reach || small)))
            keep_group(keep, at, end);
        if (cell)
            continue;
        if (hit)
            keep_group(keep, before, before_end);
        reach = hit ? REACH : reach - (reach && word);
        before = at;
        before_end = end;
    }
}

const bool *cc_filter_blocks(const struct cc_filter *filter, const struct cc_prose *prose, struct cc_arena *arena, struct cc_error *error)
{
    bool *keep = CC_NEW(arena, bool, prose->block_count), any = false;
    if (!keep) {
        cc_error_memory(error);
        return NULL;
    }
    for (size_t i = 0; !any && i < prose->block_count; i++)
        any = cc_filter_names_chip(filter, text_of(prose, i));
    if (any)
        keep_around(filter, prose, keep);
    return keep;
}
