/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of a text around its claims. */
#include "chipcmp/claim/verdict.h"

#include <string.h>

enum { BEFORE = 64, BEHIND = 512, NEAR = 1024 /* claims that stand nearer to each other go into one part */ };

struct cutter {
    const struct cc_check *check;
    struct cc_arena *arena;
    struct cc_check *parts;
    size_t count, capacity;
    size_t claim, skipped;         /* the next ones */
    struct cc_prose_origin origin; /* of the text from `at` on */
    size_t at;
};

static bool is_inside_character(struct cc_str text, size_t at)
{
    return at < text.len && ((unsigned char)text.s[at] & 0xC0) == 0x80;
}

static size_t cut_before(struct cc_str text, size_t start)
{
    size_t at = start;
    while (at > 0 && start - at < BEFORE && text.s[at - 1] != '\n')
        at--;
    while (at < start && is_inside_character(text, at))
        at++;
    return at;
}

static size_t cut_behind(struct cc_str text, size_t end)
{
    size_t most = text.len - end < BEHIND ? text.len : end + BEHIND;
    const char *line = most > end ? memchr(text.s + end, '\n', most - end) : NULL;
    size_t at = line ? (size_t)(line - text.s) : most;
    while (at > end && is_inside_character(text, at))
        at--;
    return at;
}

/* The claims and what was skipped from the next ones on that stand near each other; false where there are none. */
static bool next_group(const struct cutter *cutter, size_t *claims, size_t *skipped, struct cc_prose_span *span)
{
    const struct cc_claims *all = &cutter->check->claims;
    size_t i = cutter->claim, k = cutter->skipped;
    *span = (struct cc_prose_span){0};
    for (bool any = false;; any = true) {
        bool first = i < all->claim_count && (k == all->skipped_count || all->claims[i].start <= all->skipped[k].start);
        if (!first && k == all->skipped_count)
            break;
        size_t start = first ? all->claims[i].start : all->skipped[k].start, end = first ? all->claims[i].end : all->skipped[k].end;
        if (any && start > span->end + NEAR)
            break;
        span->start = any ? span->start : start;
        span->end = end > span->end ? end : span->end;
        i += first;
        k += !first;
    }
    *claims = i - cutter->claim;
    *skipped = k - cutter->skipped;
    return *claims + *skipped > 0;
}

static void move_claim(struct cc_claim *claim, size_t by)
{
    struct cc_named *const named[] = {&claim->subject, &claim->object};
    claim->start -= by;
    claim->end -= by;
    for (size_t i = 0; i < 2; i++) { /* a chip named before the excerpt stands at its start */
        named[i]->start = named[i]->start > by ? named[i]->start - by : 0;
        named[i]->end = named[i]->end > by ? named[i]->end - by : 0;
    }
}

static bool fill(struct cutter *cutter, struct cc_check *part, size_t claims, size_t skipped, size_t from)
{
    const struct cc_claims *all = &cutter->check->claims;
    struct cc_claims *to = &part->claims;
    *to = (struct cc_claims){.claim_count = claims, .claim_capacity = claims, .skipped_count = skipped, .skipped_capacity = skipped};
    to->claims = CC_NEW(cutter->arena, struct cc_claim, claims);
    to->skipped = CC_NEW(cutter->arena, struct cc_skipped, skipped);
    part->judgements = claims ? cutter->check->judgements + cutter->claim : NULL;
    if (!to->claims || !to->skipped)
        return false;
    for (size_t i = 0; i < claims; i++) {
        to->claims[i] = all->claims[cutter->claim++];
        move_claim(&to->claims[i], from);
    }
    for (size_t i = 0; i < skipped; i++) {
        const struct cc_skipped *next = &all->skipped[cutter->skipped++];
        to->skipped[i] = (struct cc_skipped){next->start - from, next->end - from, next->reason};
    }
    return true;
}

static bool add_part(struct cutter *cutter, size_t claims, size_t skipped, struct cc_prose_span span)
{
    const struct cc_check *check = cutter->check;
    struct cc_check part = {.id = check->id, .name = check->name, .excerpt = true, .continues = cutter->count || check->continues};
    size_t from = cut_before(check->text, span.start);
    if (from > cutter->at) { /* parts may share a line, but no more than that */
        struct cc_str passed = cc_str_sub(check->text, cutter->at, check->text.len);
        cutter->origin = cc_prose_origin_after(cutter->origin, passed, from - cutter->at);
        cutter->at = from;
    }
    part.origin = cutter->origin;
    size_t to = claims + skipped ? cut_behind(check->text, span.end) : cutter->at;
    part.text = cc_arena_copy(cutter->arena, cc_str_sub(check->text, cutter->at, to));
    if (!part.text.s || !fill(cutter, &part, claims, skipped, cutter->at) ||
        !CC_PUSH_ROOM(cutter->arena, cutter->parts, cutter->count, cutter->capacity))
        return false;
    cutter->parts[cutter->count++] = part;
    return true;
}

bool cc_check_excerpts(const struct cc_check *check, struct cc_arena *arena, struct cc_check **parts, size_t *count, struct cc_error *error)
{
    struct cutter cutter = {.check = check, .arena = arena, .origin = check->origin};
    struct cc_prose_span span;
    size_t claims, skipped;
    bool ok = true;
    while (ok && next_group(&cutter, &claims, &skipped, &span))
        ok = add_part(&cutter, claims, skipped, span);
    if (ok && !cutter.count)
        ok = add_part(&cutter, 0, 0, (struct cc_prose_span){0});
    *parts = cutter.parts;
    *count = cutter.count;
    return ok || cc_error_memory(error);
}
