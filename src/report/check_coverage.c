/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that closes a check: how much of the text was judged, how much was left alone, and why. */
#include "check.h"

#include <string.h>

enum { REASONS = 24 };

struct tally {
    struct {
        const char *words;
        size_t count;
    } reasons[REASONS]; /* in the order of first use */
    size_t reason_count, claims, skipped;
};

static void count_reason(struct tally *tally, const char *reason)
{
    const char *words = check_skip_words(reason);
    size_t at = 0;
    while (at < tally->reason_count && strcmp(tally->reasons[at].words, words) != 0)
        at++;
    if (at == REASONS)
        return;
    if (at == tally->reason_count)
        tally->reasons[tally->reason_count++].words = words;
    tally->reasons[at].count++;
}

void check_add_coverage(const struct cc_check *checks, size_t count, struct cc_doc *doc)
{
    struct tally tally = {0};
    struct cc_buf buf;
    for (size_t i = 0; i < count; i++) {
        tally.claims += checks[i].claims.claim_count;
        tally.skipped += checks[i].claims.skipped_count;
        for (size_t k = 0; k < checks[i].claims.skipped_count; k++)
            count_reason(&tally, checks[i].claims.skipped[k].reason);
    }
    if (count == 1 && !checks->name.len && tally.claims + tally.skipped < 2)
        return; /* of a sentence the rest has said it all */
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "Coverage: %zu claim%s found; ", tally.claims, tally.claims == 1 ? "" : "s");
    if (tally.skipped == 0)
        cc_buf_add(&buf, CC_STR("no other figure or comparison near a chip's name"));
    else
        cc_buf_addf(&buf, "%zu other figure%s or comparison%s near a chip's name left alone: ", tally.skipped,
            tally.skipped == 1 ? "" : "s", tally.skipped == 1 ? "" : "s");
    for (size_t i = 0; i < tally.reason_count; i++)
        cc_buf_addf(&buf, "%s%s (%zu)", i ? ", " : "", tally.reasons[i].words, tally.reasons[i].count);
    cc_buf_add_char(&buf, '.');
    doc->failed = doc->failed || buf.failed;
    cc_doc_paragraph(doc, CC_TONE_MUTED, cc_buf_view(&buf));
    cc_buf_release(&buf);
}
