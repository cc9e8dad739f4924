/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names to chips and families: exact after folding; suggestions for the rest. */
#include "chipcmp/specs/resolve.h"

#include "chipcmp/base/distance.h"
#include "index.h"

#include <string.h>

/* What a name may be written with or without: spaces and hyphens of every make. */
static size_t skipped_length(struct cc_str s, size_t at)
{
    static const char *const skipped[] = {"\xC2\xA0", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93", "\xE2\x80\x89",
        "\xE2\x80\xAF", "\xC2\xAD", "\xE3\x80\x80"};
    char c = s.s[at];
    if ((unsigned char)c < 0x80)
        return c == ' ' || c == '-' || c == '_' || c == '\t' || c == '\n' || c == '\r';
    for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++) {
        size_t len = strlen(skipped[i]);
        if (len <= s.len - at && memcmp(s.s + at, skipped[i], len) == 0)
            return len;
    }
    return 0;
}

bool cc_name_letter(struct cc_str name, size_t *at, char *letter)
{
    while (*at < name.len) {
        char c = name.s[*at];
        size_t skip = cc_is_digit(c) || cc_is_alpha(c) ? 0 : skipped_length(name, *at);
        *at += skip ? skip : 1;
        *letter = cc_lower(c);
        if (!skip)
            return true;
    }
    return false;
}

struct cc_str cc_name_fold(struct cc_str name, char out[256])
{
    size_t len = 0, at = 0;
    while (len < 256 && cc_name_letter(name, &at, &out[len]))
        len++;
    return len < 256 ? (struct cc_str){out, len} : (struct cc_str){0};
}

bool cc_resolve(const struct cc_db *db, struct cc_str name, struct cc_target *out)
{
    char space[256];
    struct cc_str folded = cc_name_fold(name, space);
    uint32_t found = folded.len ? cc_index_find(db->name_index, CC_KEYS(db->names, struct cc_name, folded), folded) : UINT32_MAX;
    if (found == UINT32_MAX)
        return false;
    *out = (struct cc_target){db->names[found].chip, db->names[found].family};
    return true;
}

uint32_t cc_target_chip(const struct cc_db *db, struct cc_target target)
{
    return target.chip != CC_NO_INDEX ? target.chip : db->families[target.family].default_chip;
}

struct ranked {
    struct cc_str text;
    size_t distance;
};

/* Keeps the `max` nearest, in order; equal texts once. */
static size_t insert(struct ranked *best, size_t count, size_t max, struct ranked candidate)
{
    size_t at = count;
    for (size_t i = 0; i < count; i++)
        if (cc_str_eq(best[i].text, candidate.text))
            return count;
    while (at && (best[at - 1].distance > candidate.distance))
        at--;
    if (at >= max)
        return count;
    if (count < max)
        count++;
    for (size_t i = count - 1; i > at; i--)
        best[i] = best[i - 1];
    best[at] = candidate;
    return count;
}

#define SUGGEST_MAX 8

/* Distance of a misspelt word to a candidate; a candidate that holds the whole word counts as just near enough. */
static size_t nearness(struct cc_str word, struct cc_str candidate)
{
    size_t limit = cc_typo_limit(word), d = cc_edit_distance(word, candidate, limit);
    return d > limit && word.len >= 3 && cc_str_find(candidate, word) != SIZE_MAX ? limit : d;
}

/* Likewise to a metric's id or to one of its words: "bandwith" is near memory_bandwidth. */
static size_t nearness_of_id(struct cc_str word, struct cc_str id)
{
    char space[256];
    size_t best = nearness(word, cc_name_fold(id, space));
    for (struct cc_str part; id.len;) {
        cc_str_cut(id, '_', &part, &id);
        size_t d = part.len > 3 ? cc_edit_distance(word, part, cc_typo_limit(word)) : SIZE_MAX;
        best = d < best ? d : best;
    }
    return best;
}

static size_t take(const struct ranked *best, size_t count, struct cc_str *out)
{
    for (size_t i = 0; i < count; i++)
        out[i] = best[i].text;
    return count;
}

static struct cc_str target_text(const struct cc_db *db, const struct cc_name *name)
{
    return name->chip == CC_NO_INDEX ? db->families[name->family].name : db->chips[name->chip].id;
}

size_t cc_suggest(const struct cc_db *db, struct cc_str name, struct cc_str *out, size_t max)
{
    struct ranked best[SUGGEST_MAX];
    char space[256];
    struct cc_str folded = cc_name_fold(name, space);
    size_t count = 0;
    max = max < SUGGEST_MAX ? max : SUGGEST_MAX;
    for (size_t i = 0; folded.len && i < db->name_count; i++) {
        size_t d = nearness(folded, db->names[i].folded);
        if (d <= cc_typo_limit(folded))
            count = insert(best, count, max, (struct ranked){target_text(db, &db->names[i]), d});
    }
    return take(best, count, out);
}

size_t cc_name_candidates(const struct cc_db *db, struct cc_str name, struct cc_str *out, size_t max)
{
    struct ranked best[SUGGEST_MAX];
    char space[256];
    struct cc_str folded = cc_name_fold(name, space);
    size_t count = 0;
    max = max < SUGGEST_MAX ? max : SUGGEST_MAX;
    for (size_t i = 0; folded.len >= 3 && i < db->family_count; i++) {
        char family_space[256];
        struct cc_str family = cc_name_fold(db->families[i].name, family_space);
        if (cc_str_find(family, folded) != SIZE_MAX)
            count = insert(best, count, max, (struct ranked){db->families[i].name, 0});
    }
    return take(best, count, out);
}

/* "power" is not near "tdp", but its label and its meaning have the word. */
static bool is_described_by(const struct cc_metric *metric, struct cc_str folded)
{
    char label[256], meaning[256];
    return folded.len > 3 && (cc_str_find(cc_name_fold(metric->label, label), folded) != SIZE_MAX ||
                                 cc_str_find(cc_name_fold(metric->meaning, meaning), folded) != SIZE_MAX);
}

size_t cc_suggest_metric(const struct cc_db *db, struct cc_str name, struct cc_str *out, size_t max)
{
    struct ranked best[SUGGEST_MAX];
    char space[256];
    struct cc_str folded = cc_name_fold(name, space);
    size_t count = 0;
    max = max < SUGGEST_MAX ? max : SUGGEST_MAX;
    for (size_t i = 0; folded.len && i < db->metric_count; i++) {
        size_t d = nearness_of_id(folded, db->metrics[i].id);
        if (d <= cc_typo_limit(folded))
            count = insert(best, count, max, (struct ranked){db->metrics[i].id, d});
    }
    bool is_near = count > 0;
    for (size_t i = 0; !is_near && i < db->metric_count; i++)
        if (is_described_by(&db->metrics[i], folded))
            count = insert(best, count, max, (struct ranked){db->metrics[i].id, 0});
    return take(best, count, out);
}
