/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mentions of chips: the longest window of words whose folded form is a name; and names that look like chips but are not in the data. */
#include "whole.h"

enum { WINDOW = 9 /* tokens a name may have */ };

/* Accelerators, processors and systems met beside those in the data; a figure of theirs must not be taken for another's. */
static const char *const aliens[] = {"rubin", "verarubin", "ampere", "ada", "volta", "tpu", "tpus", "trainium", "trainium2", "gaudi",
    "gaudi2", "gaudi3", "inferentia", "maia", "ascend", "ascends", "ascend910", "ascend920", "ascend950", "ascend950pr", "ascend950dt",
    "ascend960", "ascend970", "ascenda2", "ascenda3", "910a", "910d", "950pr", "950dt", "atlas350", "atlas950", "atlas960", "kunlun",
    "cambricon", "siyuan", "hygon", "biren", "cerebras", "groq", "graphcore", "dojo", "applem1", "applem2", "applem3", "applem4", "epyc",
    "xeon", "grace", "gracecpu", "gracecpus", "kunpeng", "geforce", "radeon", "quadro", "rtx", "jetson", "gh200", "hgxh100", "hgxh200",
    "hgxa100", "dgxh100", "dgxh200", "dgxa100", "teslachip", "supernic", "connectx", "hoppersystems", "hoppersystem", "gracehopper",
    "gracehoppersuperchip"};

/* "MI250X", "L40S", "TPUv5": up to four letters, then two or more digits; not a number format, a memory or a link. */
static bool looks_like_chip(struct cc_str word)
{
    static const char *const prefixes[] = {"a", "b", "h", "l", "v", "p", "t", "gb", "gh", "gv", "mi", "gtx", "rtx", "tpuv", "bm", "dcu",
        "mtt"};
    size_t letters = 0, digits = 0;
    if (cc_str_eq_nocase(word, CC_STR("gh100")) || cc_str_eq_nocase(word, CC_STR("gb100")) || cc_str_eq_nocase(word, CC_STR("gb202")))
        return false; /* dies */
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
    char folded[256];
    struct cc_str key = cc_name_fold(name, folded);
    for (size_t i = 0; key.len && i < sizeof aliens / sizeof aliens[0]; i++)
        if (aliens[i][0] == key.s[0] && cc_str_eq(key, cc_str_of(aliens[i])))
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
    return cc_str_sub(tokens->text, tokens->items[first].start,
        end->start + (end->kind == TOKEN_MARK ? end->end - end->start : end->text.len));
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

/* "The H100 has 80 GB and the H200 141 GB", "Memory: H100 80 GB, H200 141 GB": the capacity stands where a verb would, behind a name that
 * begins its clause, and ends it; another capacity or a colon stands before. */
static bool is_gapped(const struct tokens *tokens, size_t first, size_t end, size_t last)
{
    static const char *const ends[] = {"and", "while", "but", "whereas", "against", "vs", "versus"};
    static const char *const determiners[] = {"the", "an", "a", "nvidia", "amd", "huawei"};
    uint32_t sentence = tokens->items[first].sentence;
    bool closes = end >= last ||
                  (tokens->items[end].kind == TOKEN_MARK ? tokens->items[end].mark != '-' : TOKEN_IN(&tokens->items[end], ends));
    size_t i = first;
    while (i > 0 && tokens->items[i - 1].sentence == sentence && TOKEN_IN(&tokens->items[i - 1], determiners))
        i--;
    bool listed = end + 1 < last && (token_is_word(&tokens->items[end], "and") || token_is_mark(&tokens->items[end], ',')) &&
                  tokens->items[end + 1].kind == TOKEN_NUMBER; /* "give the B300 288 GB and 8 TB/s" */
    if (listed)
        return true;
    if (!closes || i == 0 || tokens->items[i - 1].sentence != sentence)
        return false;
    const struct token *before = &tokens->items[i - 1];
    if (!token_is_mark(before, ',') && !token_is_mark(before, ':') && !token_is_mark(before, ';') && !token_is_word(before, "and"))
        return false;
    for (size_t k = i; k-- > 0 && tokens->items[k].sentence == sentence;)
        if (token_is_word(&tokens->items[k], "gb") || token_is_mark(&tokens->items[k], ':'))
            return true;
    return false;
}

/* "the H200, 141 GB of HBM3e" must keep its amount: a capacity before "of" or a memory's name is not part of a name. In "the H20 96GB's
 * memory" it is. */
static bool takes_an_amount(const struct tokens *tokens, size_t first, size_t end, size_t last)
{
    const struct token *tail = &tokens->items[end - 1];
    if (end - first < 3 || tokens->items[end - 2].kind != TOKEN_NUMBER || !token_is_word(tail, "gb") || tail->possessive)
        return false;
    if (is_gapped(tokens, first, end, last))
        return true;
    if (end >= last)
        return false;
    const struct token *next = &tokens->items[end];
    return token_is_word(next, "of") || token_is_word(next, "memory") || token_is_word(next, "vram") || token_is_mark(next, '/') ||
           (next->kind == TOKEN_WORD && cc_str_starts_nocase(next->text, CC_STR("hbm")));
}

/* Names that are short for one of a few families: the one last spoken of, else the first. "Hopper" as a party of a comparison is its
 * best-known part. */
static const struct {
    const char *name;
    const char *families[2];
} short_names[] = {{"NVL72", {"GB200 NVL72", "GB300 NVL72"}}};

static bool is_short_name(const struct token *token, size_t *which)
{
    for (size_t i = 0; i < sizeof short_names / sizeof short_names[0]; i++) {
        if (token->kind == TOKEN_WORD && cc_str_eq_nocase(token->text, cc_str_of(short_names[i].name))) {
            *which = i;
            return true;
        }
    }
    return false;
}

static bool find_family(const struct cc_db *db, const char *name, struct cc_target *out)
{
    *out = (struct cc_target){CC_NO_INDEX, cc_db_find_family(db, cc_str_of(name))};
    return out->family != CC_NO_INDEX;
}

/* The mention is of the family, or of the chip that its name begins with: "GB300" for "GB300 NVL72". */
static bool speaks_of(const struct atoms *atoms, size_t at, const char *family, struct cc_target *target)
{
    const struct atom *other = &atoms->items[at];
    if (other->kind != ATOM_CHIP || other->alien || !find_family(atoms->db, family, target))
        return false;
    struct cc_str name = atoms->db->families[other->target.family].name;
    return other->target.family == target->family || (cc_str_starts(cc_str_of(family), name) && family[name.len] == ' ');
}

/* The family of a short name that was mentioned last before `at`; of "the NVL72 version of the GB300" the one behind it. */
static void settle_short_name(struct atoms *atoms, size_t at, size_t which)
{
    enum { NEAR = 5 };
    struct atom *atom = &atoms->items[at];
    struct cc_target target;
    bool of = false;
    for (size_t i = at + 1; i < atoms->count && i <= at + NEAR && atoms->items[i].sentence == atom->sentence; i++) {
        of = of || atom_is(&atoms->items[i], WORD_OF);
        for (size_t k = 0; of && k < 2; k++)
            if (speaks_of(atoms, i, short_names[which].families[k], &target)) {
                atom->target = target;
                return;
            }
    }
    for (size_t i = at; i-- > 0;)
        for (size_t k = 0; k < 2; k++)
            if (speaks_of(atoms, i, short_names[which].families[k], &target)) {
                atom->target = target;
                return;
            }
}

/* "GB200 (the Grace Blackwell Superchip)", "H100 (SXM5)": the brackets say which member is meant. */
static void settle_member(struct atoms *atoms, size_t at)
{
    struct atom *atom = &atoms->items[at];
    size_t i = at + 1;
    if (i >= atoms->count || !atom_is_mark(&atoms->items[i], '('))
        return;
    while (++i < atoms->count && (atom_is(&atoms->items[i], WORD_ARTICLE) || atom_is(&atoms->items[i], WORD_MAKER)))
        continue;
    if (i + 1 >= atoms->count || !atom_is_mark(&atoms->items[i + 1], ')'))
        return;
    const struct atom *member = &atoms->items[i];
    if (member->kind != ATOM_CHIP || member->alien || member->target.chip == CC_NO_INDEX || member->target.family != atom->target.family)
        return;
    atom->target = member->target;
    atom->variant = true;
}

void context_fill(struct atoms *atoms)
{
    const struct cc_db *db = atoms->db;
    uint32_t hopper = cc_db_find_family(db, CC_STR("Hopper"));
    for (size_t i = 0; i < atoms->count; i++) {
        struct atom *atom = &atoms->items[i];
        size_t which;
        if (atom->kind != ATOM_CHIP || atom->alien)
            continue;
        if (atom->last == atom->first + 1 && is_short_name(&atoms->tokens->items[atom->first], &which))
            settle_short_name(atoms, i, which);
        else if (atom->target.chip == CC_NO_INDEX && atom->target.family == hopper) {
            atom->generation = true;
            atom->target.family = db->chips[db->families[hopper].default_chip].family;
        } else
            lift_to_system(atoms, i);
        settle_member(atoms, i);
    }
}

uint32_t chip_in_scope(const struct cc_db *db, uint32_t chip, enum cc_scope scope)
{
    enum cc_kind kind = db->chips[chip].kind;
    if (scope == CC_SCOPE_CHIP && (kind == CC_KIND_SYSTEM || kind == CC_KIND_SUPERCHIP) && db->chips[chip].part_count)
        return db->chips[chip].contains[0].chip;
    if (scope == CC_SCOPE_DIE && (kind == CC_KIND_GPU || kind == CC_KIND_NPU) && db->chips[chip].part_count)
        return db->chips[chip].contains[0].chip;
    return chip;
}

void mention_starts(const struct cc_db *db, size_t tokens, struct starts *out)
{
    starts_init(out, db, tokens);
    for (size_t i = 0; i < sizeof aliens / sizeof aliens[0]; i++)
        starts_add(out, cc_str_of(aliens[i]));
}

/* What the words from a place on name. */
struct named {
    size_t found, alien; /* tokens of the longest name in the data, and of the longest other; 0 where there is none */
    struct atom best;
};

/* "H800 SXM5" rather than "H800": the longest names that begin at `at` and end within the first `reach` bytes of the text. */
static struct named longest_names(const struct cc_db *db, const struct tokens *tokens, size_t at, size_t last, size_t reach)
{
    struct named named = {0};
    struct atom candidate = {0};
    for (size_t end = at + 1; end <= last && end - at <= WINDOW && may_join(tokens, end - 1, at); end++) {
        if (tokens->items[end - 1].kind == TOKEN_MARK || takes_an_amount(tokens, at, end, last))
            continue;
        struct cc_str name = window_text(tokens, at, end);
        if (tokens->items[at].start + name.len > reach)
            break;
        if (resolve(db, name, &candidate)) {
            named.found = end - at;
            named.best = candidate;
        } else if (is_alien_name(name)) {
            named.alien = end - at;
        }
    }
    return named;
}

/* "NVIDIA H800 SXM5": the maker is not part of every longer name. */
static void lengthen_without_maker(const struct cc_db *db, const struct tokens *tokens, size_t at, size_t last, struct named *named)
{
    struct atom candidate = {0};
    for (size_t end = at + named->found + 1; end <= last && end - at <= WINDOW && may_join(tokens, end - 1, at); end++) {
        if (tokens->items[end - 1].kind == TOKEN_MARK || takes_an_amount(tokens, at + 1, end, last) ||
            !resolve(db, window_text(tokens, at + 1, end), &candidate))
            continue;
        named->found = end - at;
        named->best = candidate;
    }
}

/* "NVL72", "L40S": a word that is short for a family, or only looks like a chip. */
static void name_by_form(const struct cc_db *db, const struct token *word, struct named *named)
{
    size_t which;
    if (is_short_name(word, &which) && find_family(db, short_names[which].families[0], &named->best.target))
        named->found = 1;
    else if (word->kind == TOKEN_WORD && looks_like_chip(word->text))
        named->alien = 1;
}

/* A name ends within the first `reach` bytes of the text. */
static bool read_mention(const struct cc_db *db, const struct tokens *tokens, size_t at, size_t last, size_t reach, struct atom *out,
    size_t *length)
{
    struct named named = longest_names(db, tokens, at, last, reach);
    if (named.found > 1 && tokens->items[at].kind == TOKEN_WORD)
        lengthen_without_maker(db, tokens, at, last, &named);
    if (!named.found && !named.alien)
        name_by_form(db, &tokens->items[at], &named);
    *length = named.found > named.alien ? named.found : named.alien;
    if (!*length)
        return false;
    out->kind = ATOM_CHIP;
    out->alien = named.alien >= named.found;
    out->target = named.best.target;
    out->plural = named.best.plural;
    out->variant = !out->alien && named.best.target.chip != CC_NO_INDEX;
    out->possessive = tokens->items[at + *length - 1].possessive;
    return true;
}

/* A word with a digit in it may look like a chip; a number begins no name but the known ones. */
static bool has_digit(const struct token *word)
{
    for (size_t i = 0; word->kind == TOKEN_WORD && i < word->text.len; i++)
        if (cc_is_digit(word->text.s[i]))
            return true;
    return false;
}

/* "RTX 4090", "Gaudi 3": a series of other parts, and the number that belongs to it. */
static bool is_other_series(const struct tokens *tokens, size_t at, size_t last)
{
    static const char *const series[] = {"rtx", "gtx", "gaudi", "trainium", "xeon", "epyc", "ryzen", "quadro"};
    return at + 1 < last && tokens->items[at + 1].kind == TOKEN_NUMBER && TOKEN_IN(&tokens->items[at], series);
}

bool mention_at(const struct cc_db *db, const struct starts *starts, const struct tokens *tokens, size_t at, size_t last, struct atom *out,
    size_t *length)
{
    const struct token *token = &tokens->items[at];
    size_t reach;
    if (is_other_series(tokens, at, last)) {
        out->kind = ATOM_CHIP;
        out->alien = true;
        out->target = (struct cc_target){CC_NO_INDEX, 0};
        out->possessive = tokens->items[at + 1].possessive;
        *length = 2;
        return true;
    }
    if (token->kind == TOKEN_MARK || (!starts_at(starts, tokens->text, token->start, &reach) && !has_digit(token)))
        return false; /* neither a known name nor the form of one */
    return read_mention(db, tokens, at, last, reach, out, length);
}
