/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scan for names: two bytes that may begin one, then the tree of names. */
#include "chipcmp/grammar/filter.h"

#include "lexer.h"
#include "quiet.h"

enum { SYMBOLS = 36 /* letters and digits */ };

struct node {               /* of the tree of names, by their letters and digits in lower case */
    uint16_t next[SYMBOLS]; /* 0: no name goes on so */
    bool ends;              /* a name ends here */
};

struct keys {
    struct node *nodes; /* the first one is the root */
    size_t count, capacity;
    bool everything;               /* some name is too short to look for, or has no ASCII at all */
    unsigned char pairs[256][256]; /* 1 where a name may begin with these two bytes */
};

struct cc_filter {
    struct keys chips, makers;
    struct keys all; /* both */
    const struct cc_db *db;
    struct starts starts;
};

static bool is_alnum(char c)
{
    return cc_is_alpha(c) || cc_is_digit(c);
}

static size_t symbol(char c)
{
    return cc_is_digit(c) ? (size_t)(c - '0') : (size_t)(cc_lower(c) - 'a') + 10;
}

static bool push_node(struct keys *keys, struct cc_arena *arena)
{
    if (keys->count > UINT16_MAX || !CC_PUSH_ROOM(arena, keys->nodes, keys->count, keys->capacity))
        return false;
    keys->count++;
    return true;
}

static char upper(char c)
{
    return cc_is_alpha(c) ? (char)(c & ~0x20) : c;
}

/* The first character of a name in either case, then the second, or anything that may stand between them. */
static void set_pairs(struct keys *keys, char first, char second)
{
    const char firsts[2] = {cc_lower(first), upper(first)};
    for (size_t i = 0; i < 2; i++) {
        unsigned char *row = keys->pairs[(unsigned char)firsts[i]];
        bool seen = row[0]; /* a name with this first letter was added before */
        for (int c = 0; !seen && c < 256; c++)
            if (!is_alnum((char)c))
                row[c] = 1;
        row[(unsigned char)cc_lower(second)] = row[(unsigned char)upper(second)] = 1;
    }
}

static bool add_key(struct keys *keys, struct cc_str name, struct cc_arena *arena)
{
    size_t len = 0, node = 0;
    char first = '\0';
    for (size_t i = 0; i < name.len; i++) {
        char c = name.s[i];
        if (!is_alnum(c))
            continue;
        if (++len == 2)
            set_pairs(keys, first, c);
        first = c;
        if (!keys->nodes[node].next[symbol(c)]) {
            if (!push_node(keys, arena))
                return false;
            keys->nodes[node].next[symbol(c)] = (uint16_t)(keys->count - 1);
        }
        node = keys->nodes[node].next[symbol(c)];
    }
    if (len < 2)
        keys->everything = true;
    else
        keys->nodes[node].ends = true;
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

static bool add_chips(struct keys *keys, const struct cc_db *db, struct cc_arena *arena)
{
    bool ok = true;
    for (size_t i = 0; ok && i < db->name_count; i++)
        ok = add_key(keys, db->names[i].folded, arena) && add_words(keys, db->names[i].name, arena);
    return ok;
}

static bool add_makers(struct keys *keys, const struct cc_db *db, struct cc_arena *arena)
{
    bool ok = true;
    for (size_t i = 0; ok && i < db->family_count; i++)
        ok = add_key(keys, db->families[i].vendor, arena);
    return ok;
}

const struct cc_filter *cc_filter_make(const struct cc_db *db, struct cc_arena *arena, struct cc_error *error)
{
    struct cc_filter *filter = CC_NEW(arena, struct cc_filter, 1);
    bool ok = filter && push_node(&filter->chips, arena) && push_node(&filter->makers, arena) && push_node(&filter->all, arena);
    ok = ok && add_chips(&filter->chips, db, arena) && add_makers(&filter->makers, db, arena);
    ok = ok && add_chips(&filter->all, db, arena) && add_makers(&filter->all, db, arena);
    if (!ok) {
        cc_error_memory(error);
        return NULL;
    }
    filter->db = db;
    mention_starts(db, 0, &filter->starts);
    return filter;
}

bool cc_filter_is_quiet(const struct cc_filter *filter, struct cc_str text)
{
    struct cc_arena arena = {0};
    struct cc_error error = {.code = CC_OK};
    struct tokens tokens;
    bool quiet = lex(text, &arena, &tokens, &error);
    for (size_t i = 0; quiet && i < tokens.sentence_count; i++)
        quiet = is_quiet(filter->db, &filter->starts, &tokens, &tokens.sentences[i]);
    cc_arena_release(&arena);
    return quiet;
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
    for (size_t node = 0; at < text.len; at++) {
        if (!is_alnum(text.s[at]))
            continue;
        node = keys->nodes[node].next[symbol(text.s[at])];
        if (!node)
            return false;
        if (keys->nodes[node].ends && may_end(text, at + 1))
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

/* Where a name begins, from `at` on; SIZE_MAX where none does. */
static size_t find(const struct keys *keys, struct cc_str text, size_t at)
{
    if (keys->everything)
        return at < text.len ? at : SIZE_MAX;
    const unsigned char *s = (const unsigned char *)text.s;
    unsigned char open = at == 0 || !cc_is_alpha(text.s[at - 1]); /* the byte before is no letter */
    for (; at + 1 < text.len; at++) {
        if ((keys->pairs[s[at]][s[at + 1]] & open) && may_begin(text, at) && name_at(keys, text, at))
            return at;
        open = (unsigned)((s[at] | 0x20) - 'a') > 'z' - 'a';
    }
    return SIZE_MAX;
}

static bool finds(const struct keys *keys, struct cc_str text)
{
    return find(keys, text, 0) != SIZE_MAX;
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

size_t cc_filter_next(const struct cc_filter *filter, struct cc_str text, size_t from)
{
    return find(&filter->all, text, from);
}

bool cc_filter_names_chip(const struct cc_filter *filter, struct cc_str text)
{
    return finds(&filter->chips, text);
}

bool cc_filter_names_maker(const struct cc_filter *filter, struct cc_str text)
{
    return finds(&filter->makers, text);
}

enum { REACH = 2 };

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

/* A list counts as one paragraph, a table or a cell without one as none. Returns the block behind what begins at `at`. */
static size_t group_end(const struct cc_prose *prose, size_t at)
{
    const struct cc_prose_block *first = &prose->blocks[at];
    size_t end = at + 1;
    if (first->kind == CC_PROSE_ITEM)
        while (end < prose->block_count && prose->blocks[end].kind == CC_PROSE_ITEM)
            end++;
    if (first->cell.table)
        while (end < prose->block_count && prose->blocks[end].cell.table == first->cell.table)
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

/* The block is a heading, or a line of it may be one. */
static bool may_head(const struct cc_prose *prose, size_t at)
{
    struct cc_str text = text_of(prose, at);
    return prose->blocks[at].kind == CC_PROSE_HEADING || text.len <= CC_FILTER_LINE || memchr(text.s, '\n', text.len);
}

struct group { /* blocks that are kept or left together */
    size_t at, end;
    bool cell; /* of a table */
    bool hit;  /* a chip is named in it; outside of tables, a maker or what may be a chip will do */
    bool word; /* it is more than marks */
};

/* "- 141 GB", "- 4.8 TB/s": the blocks from `at` on that belong together, and what they name. */
static struct group read_group(const struct cc_filter *filter, const struct cc_prose *prose, size_t at)
{
    struct group group = {.at = at, .end = group_end(prose, at), .cell = prose->blocks[at].kind == CC_PROSE_CELL};
    for (size_t i = at; i < group.end; i++) {
        struct cc_str text = text_of(prose, i);
        group.hit = group.hit || (group.cell ? cc_filter_names_chip(filter, text) : names_any(filter, text));
        group.word = group.word || has_word(text);
    }
    return group;
}

/* "Memory", "It has 141 GB.": within reach of a name, or, but for a cell, so short that it may change the subject. */
static bool is_near(const struct cc_prose *prose, const struct group *group, size_t reach)
{
    const struct cc_prose_block *first = &prose->blocks[group->at];
    if (group->cell)
        return first->cell.table != 0 && reach; /* without a chip in it, it may be on the one above */
    return reach || first->kind == CC_PROSE_HEADING || (group->end == group->at + 1 && text_of(prose, group->at).len <= CC_FILTER_LINE);
}

/* "H200 specifications": how far what may be a heading with a name reaches; `far` where the group has none. */
static size_t far_behind(const struct cc_prose *prose, const struct group *group, size_t far)
{
    for (size_t i = group->at; i < group->end && group->hit && !group->cell; i++)
        if (may_head(prose, i))
            far = prose->blocks[i].end + CC_FILTER_FAR;
    return far;
}

static void keep_around(const struct cc_filter *filter, const struct cc_prose *prose, bool *keep)
{
    size_t before = 0, before_end = 0, reach = 0, far = 0;
    for (size_t at = 0, end; at < prose->block_count; at = end) {
        struct group group = read_group(filter, prose, at);
        end = group.end;
        if (group.hit || prose->blocks[at].start < far || is_near(prose, &group, reach))
            keep_group(keep, at, end);
        far = far_behind(prose, &group, far);
        if (group.cell) {
            reach = group.hit ? REACH : reach;
            continue;
        }
        if (group.hit)
            keep_group(keep, before, before_end);
        reach = group.hit ? REACH : reach - (reach && group.word);
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
