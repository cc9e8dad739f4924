/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that closes a check: how much of the text was judged, how much was left alone, and why. */
#include "check.h"

#include <string.h>

static void count_reason(struct cc_check_tally *tally, const char *reason)
{
    const char *words = check_skip_words(reason);
    size_t at = 0;
    while (at < tally->reason_count && strcmp(tally->reasons[at].words, words) != 0)
        at++;
    if (at == CC_CHECK_REASONS)
        return;
    if (at == tally->reason_count)
        tally->reasons[tally->reason_count++].words = words;
    tally->reasons[at].count++;
}

void cc_check_tally_add(struct cc_check_tally *tally, const struct cc_check *check)
{
    tally->texts += !check->continues;
    tally->named = tally->named || check->name.len > 0;
    tally->claims += check->claims.claim_count;
    tally->skipped += check->claims.skipped_count;
    for (size_t i = 0; i < check->claims.claim_count; i++)
        tally->verdicts[check->judgements[i].verdict]++;
    for (size_t i = 0; i < check->claims.skipped_count; i++)
        count_reason(tally, check->claims.skipped[i].reason);
}

const char *check_counted_words(enum cc_verdict verdict)
{
    static const char *const words[CC_VERDICT_COUNT] = {"supported", "depending on the reading", "contradicted", "unknown",
        "not checkable"};
    return words[verdict];
}

void check_add_summary(const struct cc_check_tally *tally, struct cc_doc *doc)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%zu claim%s found", tally->claims, tally->claims == 1 ? "" : "s");
    for (int i = 0, listed = 0; i < CC_VERDICT_COUNT; i++)
        if (tally->verdicts[i])
            cc_buf_addf(&buf, "%s%zu %s", listed++ ? ", " : ": ", tally->verdicts[i], check_counted_words((enum cc_verdict)i));
    cc_buf_add_char(&buf, '.');
    cc_doc_paragraph(doc, CC_TONE_STRONG, cc_doc_keep(doc, &buf));
}

void check_add_coverage(const struct cc_check_tally *tally, struct cc_doc *doc)
{
    struct cc_buf buf;
    if (tally->texts == 1 && !tally->named && tally->claims + tally->skipped < 2)
        return; /* of a sentence the rest has said it all */
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "Coverage: %zu claim%s found; ", tally->claims, tally->claims == 1 ? "" : "s");
    if (tally->skipped == 0)
        cc_buf_add(&buf, CC_STR("no other figure or comparison near a chip's name"));
    else
        cc_buf_addf(&buf, "%zu other figure%s or comparison%s near a chip's name left alone: ", tally->skipped,
            tally->skipped == 1 ? "" : "s", tally->skipped == 1 ? "" : "s");
    for (size_t i = 0; i < tally->reason_count; i++)
        cc_buf_addf(&buf, "%s%s (%zu)", i ? ", " : "", tally->reasons[i].words, tally->reasons[i].count);
    cc_buf_add_char(&buf, '.');
    cc_doc_paragraph(doc, CC_TONE_MUTED, cc_doc_keep(doc, &buf));
}
