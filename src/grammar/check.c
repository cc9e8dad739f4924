/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text from its bytes to its judged claims. */
#include "chipcmp/grammar/find.h"

#include "parse.h"

bool cc_check_text(const struct cc_db *db, struct cc_str id, struct cc_str name, struct cc_str text,
    const struct cc_verdict_options *options, struct cc_arena *arena, struct cc_check *out, struct cc_error *error)
{
    struct cc_values values;
    *out = (struct cc_check){.id = id, .name = name, .text = text};
    cc_values_init(&values, db, arena);
    if (!claims_find(&values, text, false, arena, &out->claims, error))
        return false;
    out->judgements = CC_NEW(arena, struct cc_judgement, out->claims.claim_count);
    if (!out->judgements)
        return cc_error_memory(error);
    for (size_t i = 0; i < out->claims.claim_count; i++)
        if (!cc_claim_judge(&values, &out->claims.claims[i], options, arena, &out->judgements[i], error))
            return false;
    return true;
}

size_t cc_check_count(const struct cc_check *check, enum cc_verdict verdict)
{
    size_t count = 0;
    for (size_t i = 0; i < check->claims.claim_count; i++)
        count += check->judgements[i].verdict == verdict;
    return count;
}
