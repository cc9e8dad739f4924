/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. A draft in a report: its words with the claims highlighted, then each claim with its working. */
#include "check.h"
#include "report_parts.h"

static struct cc_str label_of(struct cc_doc *doc, const struct cc_check *check, size_t claim)
{
    return cc_doc_format(doc, "%zu: %s", claim + 1, cc_verdict_name(check->judgements[claim].verdict));
}

static struct cc_str id_of(struct cc_doc *doc, size_t claim)
{
    return cc_doc_format(doc, "claim-%zu", claim + 1);
}

/* Claims may share words ("more memory and bandwidth"): of a piece of text the first one is highlighted, and the later ones begin where it
 * ends, or are shown by their label alone. */
static void add_passage(const struct cc_check *check, struct cc_doc *doc)
{
    size_t count = 0, at = 0;
    struct cc_span *spans = CC_DOC_NEW(doc, struct cc_span, 2 * check->claims.claim_count + 1);
    if (!spans)
        return;
    for (size_t i = 0; i < check->claims.claim_count; i++) {
        const struct cc_claim *claim = &check->claims.claims[i];
        size_t start = claim->start > at ? claim->start : at;
        if (start > at)
            spans[count++] = (struct cc_span){.text = cc_str_sub(check->text, at, start)};
        spans[count++] = (struct cc_span){claim->end > start ? cc_str_sub(check->text, start, claim->end) : CC_STR(""),
            check_verdict_tone(check->judgements[i].verdict), label_of(doc, check, i), id_of(doc, i)};
        at = claim->end > start ? claim->end : start;
    }
    if (at < check->text.len)
        spans[count++] = (struct cc_span){.text = cc_str_sub(check->text, at, check->text.len)};
    cc_doc_passage(doc, spans, count);
}

void report_add_claims(const struct cc_check *check, const struct cc_db *db, struct cc_doc *doc)
{
    struct cc_check_tally tally = {0};
    if (check->name.len)
        cc_doc_paragraph(doc, CC_TONE_PLAIN,
            cc_doc_format(doc, "The text of %.*s, with the claims on specifications that were found in it.", CC_PRI(check->name)));
    add_passage(check, doc);
    if (!check->claims.claim_count)
        cc_doc_paragraph(doc, CC_TONE_UNKNOWN, CC_STR("No claim on a specification was found in it."));
    for (size_t i = 0; i < check->claims.claim_count; i++) {
        cc_doc_section(doc, id_of(doc, i), cc_doc_format(doc, "Claim %.*s", CC_PRI(label_of(doc, check, i))), 3);
        check_add_claim(&(struct check_view){db, check, &check->claims.claims[i], &check->judgements[i], doc});
    }
    cc_check_tally_add(&tally, check);
    check_add_coverage(&tally, doc);
}
