/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expected claims and found ones, side by side. */
#include "chipcmp/claim/expect.h"

#include "chipcmp/base/utf8.h"

static const char *const keys[CC_EXPECT_KEYS] = {"subject", "object", "metric", "verdict", "reason"};
static const char *const changes[CC_EXPECT_CHANGES] = {"same", "changed", "gone", "new"};

const char *cc_expect_key_name(enum cc_expect_key key)
{
    return keys[key];
}

const char *cc_expect_change_name(enum cc_expect_change change)
{
    return changes[change];
}

struct cc_str cc_expect_fold(struct cc_str text, struct cc_arena *arena)
{
    struct cc_buf buf;
    bool space = false;
    size_t length;
    cc_buf_init(&buf, 0);
    for (size_t at = 0; at < text.len; at += length) {
        uint32_t c = cc_utf8_decode(text, at, &length);
        bool blank = c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029;
        if (!blank && space && buf.len > 0)
            cc_buf_add_char(&buf, ' ');
        if (!blank)
            cc_buf_add(&buf, c == 0xFFFD ? CC_STR("\xEF\xBF\xBD") : cc_str_sub(text, at, at + length));
        space = blank;
    }
    struct cc_str folded = buf.failed ? (struct cc_str){NULL, 0} : cc_arena_copy(arena, cc_buf_view(&buf));
    cc_buf_release(&buf);
    return folded;
}

static struct cc_str name_of(const struct cc_db *db, const struct cc_named *named)
{
    if (!named->named)
        return CC_STR("none");
    return named->target.chip != CC_NO_INDEX ? db->chips[named->target.chip].id : db->families[named->target.family].name;
}

/* A claim as it was found, in the words of the file. */
static bool describe(const struct cc_db *db, const struct cc_check *check, size_t at, struct cc_arena *arena, struct cc_expect_match *out)
{
    const struct cc_claim *claim = &check->claims.claims[at];
    out->change = CC_EXPECT_NEW;
    out->check = check;
    out->claim = at;
    out->text = cc_expect_fold(cc_str_sub(check->text, claim->start, claim->end), arena);
    out->actual[CC_EXPECT_SUBJECT] = name_of(db, &claim->subject);
    out->actual[CC_EXPECT_OBJECT] = name_of(db, &claim->object);
    out->actual[CC_EXPECT_METRIC] = cc_str_of(cc_claim_metric_name(claim->metric));
    out->actual[CC_EXPECT_VERDICT] = cc_str_of(cc_verdict_name(check->judgements[at].verdict));
    out->actual[CC_EXPECT_REASON] = cc_str_of(check->judgements[at].reason);
    return out->text.s != NULL;
}

static bool agrees(const struct cc_expect_claim *expected, const struct cc_expect_match *found, enum cc_expect_key key)
{
    return expected->keys[key].line == 0 || cc_str_eq(expected->keys[key].value, found->actual[key]);
}

static bool is_about_the_same(const struct cc_expect_claim *expected, const struct cc_expect_match *found)
{
    return agrees(expected, found, CC_EXPECT_SUBJECT) && agrees(expected, found, CC_EXPECT_OBJECT) &&
           agrees(expected, found, CC_EXPECT_METRIC);
}

static void pair(struct cc_expect_match *found, const struct cc_expect_claim *expected)
{
    found->expected = expected;
    found->change = CC_EXPECT_SAME;
    for (int key = 0; key < CC_EXPECT_KEYS; key++) {
        found->differs[key] = !agrees(expected, found, (enum cc_expect_key)key);
        if (found->differs[key])
            found->change = CC_EXPECT_CHANGED;
    }
}

/* The first claim of these words that is not taken yet; `closely` it has to be about the same, too. */
static bool find(const struct cc_expect_claim *expected, struct cc_expect_match *found, size_t count, bool closely)
{
    for (size_t i = 0; i < count; i++) {
        if (found[i].expected || !cc_str_eq(found[i].text, expected->text))
            continue;
        if (closely && !is_about_the_same(expected, &found[i]))
            continue;
        pair(&found[i], expected);
        return true;
    }
    return false;
}

static bool append(struct cc_expect_result *result, const struct cc_expect_match *match, struct cc_arena *arena)
{
    if (!CC_PUSH_ROOM(arena, result->matches, result->count, result->capacity))
        return false;
    result->matches[result->count++] = *match;
    result->counts[match->change]++;
    return true;
}

/* Closely first, so that of two claims in the same words each finds its own. */
static void match_all(const struct cc_expect_source *source, struct cc_expect_match *found, size_t count, bool *matched)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < source->count; i++)
            if (!matched[i])
                matched[i] = find(&source->claims[i], found, count, pass == 0);
}

/* What was found in a text, all of it new; NULL when memory ran out. */
static struct cc_expect_match *describe_all(const struct cc_db *db, size_t source, const struct cc_check *checks, size_t check_count,
    struct cc_arena *arena, size_t *count)
{
    size_t at = 0;
    *count = 0;
    for (size_t i = 0; i < check_count; i++)
        *count += checks[i].claims.claim_count;
    struct cc_expect_match *found = CC_NEW(arena, struct cc_expect_match, *count);
    for (size_t i = 0; found && i < check_count; i++) {
        for (size_t k = 0; k < checks[i].claims.claim_count; k++, at++) {
            found[at].source = source;
            if (!describe(db, &checks[i], k, arena, &found[at]))
                return NULL;
        }
    }
    return found;
}

bool cc_expect_compare(const struct cc_db *db, const struct cc_expect_file *file, size_t source, const struct cc_check *checks,
    size_t check_count, struct cc_arena *arena, struct cc_expect_result *result, struct cc_error *error)
{
    const struct cc_expect_source *expected = &file->sources[source];
    size_t count;
    struct cc_expect_match *found = describe_all(db, source, checks, check_count, arena, &count);
    bool *matched = CC_NEW(arena, bool, expected->count);
    if (!found || !matched)
        return cc_error_memory(error);
    match_all(expected, found, count, matched);
    for (size_t i = 0; i < count; i++)
        if (!append(result, &found[i], arena))
            return cc_error_memory(error);
    for (size_t i = 0; i < expected->count; i++) {
        const struct cc_expect_claim *claim = &expected->claims[i];
        struct cc_expect_match gone = {.change = CC_EXPECT_GONE, .source = source, .expected = claim, .text = claim->text};
        if (!matched[i] && !append(result, &gone, arena))
            return cc_error_memory(error);
    }
    return true;
}
