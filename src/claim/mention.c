/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mentions of chips: the longest window of words whose folded form is a name; and names that look like chips but are not in the data. */
#include "atom.h"

enum { WINDOW = 9 /* tokens a name may have */ };

/* Accelerators, processors and systems met beside those in the data; a figure of theirs must not be taken for another's. */
static const char *const aliens[] = {"rubin", "vera rubin", "ampere", "ada", "volta", "tpu", "tpus", "trainium", "trainium2", "gaudi", "gaudi 2", "gaudi 3", "inferentia", "maia",
    "ascend", "ascends", "ascend 910", "ascend 920", "ascend 950", "ascend 950pr", "ascend 950dt", "ascend 960", "ascend 970", "ascend a2", "ascend a3", "910a", "910d", "950pr", "950dt", "atlas 350", "atlas 950", "atlas 960", "kunlun",
    "cambricon", "siyuan", "hygon", "biren", "cerebras", "groq", "graphcore", "dojo", "apple m1", "apple m2", "apple m3", "apple m4", "epyc", "xeon", "grace", "grace cpu", "grace cpus",
    "kunpeng", "geforce", "radeon", "quadro", "rtx", "jetson", "gh200", "hgx h100", "hgx h200", "hgx h20", "hgx a100", "dgx h100", "dgx h200", "dgx a100", "tesla chip", "supernic", "connectx", "hopper systems", "hopper system"};

/* "MI250X", "L40S", "TPUv5": up to four letters, then two or more digits; not a number format, a memory or a link. */
static bool looks_like_chip(struct cc_str word)
{
    static const char *const prefixes[] = {"a", "b", "h", "l", "v", "p", "t", "gb", "gh", "gv", "mi", "gtx", "rtx", "tpuv", "bm", "dcu", "mtt"};
    size_t letters = 0, digits = 0;
    while (letters < word.len && cc_is_alpha(word.s[letters]))
        letters++;
    while (letters + digits < word.len && cc_is_digit(word.s[letters + digits]))
        digits++;
    size_t tail = word.len - letters - digits;
    if (letters == 0 || digits < 2 || digits > 4 || tail > 2)
        return false;
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (cc_str_eq_nocase(cc_str_sub(word, 0, letters), cc_str_of(prefixes[i])))
            return true;
    return false;
}

static bool is_alien_name(struct cc_str name)
{
    char folded[256], other[256];
    struct cc_str key = cc_name_fold(name, folded);
    for (size_t i = 0; key.len && i < sizeof aliens / sizeof aliens[0]; i++)
        if (cc_str_eq(key, cc_name_fold(cc_str_of(aliens[i]), other)))
            return true;
    return false;
}

/* A name's window holds words, numbers and hyphens, no other mark. */
static bool may_join(const struct tokens *tokens, size_t at, size_t first)
{
    const struct token *token = &tokens->items[at];
    if (at == first)
        return token->kind != TOKEN_MARK;
    if (tokens->items[at - 1].possessive)
        return false;
    return token->kind != TOKEN_MARK || token->mark == '-' || token->mark == '/';
}

/* The name as the text has it, without a possessive ending. */
static struct cc_str window_text(const struct tokens *tokens, size_t first, size_t last)
{
    const struct token *end = &tokens->items[last - 1];
    return cc_str_sub(tokens->text, tokens->items[first].start, end->start + (end->kind == TOKEN_MARK ? end->end - end->start : end->text.len));
}

/* "H100s" counts as "H100"; the plural may be the only part that is not in the data. */
static bool resolve(const struct cc_db *db, struct cc_str name, struct atom *out)
{
    bool plural = name.len > 2 && cc_lower(name.s[name.len - 1]) == 's';
    if (cc_resolve(db, name, &out->target)) {
        out->plural = plural && cc_is_digit(name.s[name.len - 2]);
        return true;
    }
    if (plural && cc_resolve(db, cc_str_sub(name, 0, name.len - 1), &out->target)) {
        out->plural = true;
        return true;
    }
    return false;
}

/* "the H200, 141 GB of HBM3e" must keep its amount: a capacity before "of" or a memory's name is not part of a name. */
static bool takes_an_amount(const struct tokens *tokens, size_t first, size_t end, size_t last)
{
    const struct token *tail = &tokens->items[end - 1];
    if (end - first < 3 || tokens->items[end - 2].kind != TOKEN_NUMBER || !token_is_word(tail, "gb") || end >= last)
        return false;
    const struct token *next = &tokens->items[end];
    return token_is_word(next, "of") || token_is_word(next, "memory") || token_is_word(next, "vram") || token_is_mark(next, '/') ||
        (next->kind == TOKEN_WORD && cc_str_starts_nocase(next->text, CC_STR("hbm")));
}

bool mention_at(const struct cc_db *db, const struct tokens *tokens, size_t at, size_t last, struct atom *out, size_t *length)
{
    size_t found = 0, alien = 0;
    struct atom best = {0}, candidate = {0};
    for (size_t end = at + 1; end <= last && end - at <= WINDOW && may_join(tokens, end - 1, at); end++) {
        if (tokens->items[end - 1].kind == TOKEN_MARK || takes_an_amount(tokens, at, end, last))
            continue;
        struct cc_str name = window_text(tokens, at, end);
        if (resolve(db, name, &candidate)) {
            found = end - at;
            best = candidate;
        } else if (is_alien_name(name)) {
            alien = end - at;
        }
    }
    const struct token *first = &tokens->items[at];
    if (!found && !alien && first->kind == TOKEN_WORD && looks_like_chip(first->text))
        alien = 1;
    *length = found > alien ? found : alien;
    if (!*length)
        return false;
    out->kind = ATOM_CHIP;
    out->alien = alien >= found;
    out->target = best.target;
    out->plural = best.plural;
    out->variant = !out->alien && best.target.chip != CC_NO_INDEX;
    out->possessive = tokens->items[at + *length - 1].possessive;
    return true;
}
