/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubt about figures in tables: labels with words of their own, and totals of several chips. */
#include "table_doubt.h"

#include "chipcmp/claim/verdict.h"

/* Words that stand in labels and leave the metric what it is. */
static const char *const neutral[] = {"accelerator", "amount", "board", "capacity", "card", "chip", "core", "cores", "data", "design",
    "device", "floating", "gpu", "graphics", "half", "instinct", "max", "maximum", "nominal", "onboard", "package", "peak", "point", "rate",
    "rated", "rating", "size", "spec", "speed", "tensor", "theoretical", "thermal", "typical", "type", "up", "module", "matrix", "form",
    "sxm", "pcie", "oam", /* and units */ "gb", "gbps", "kw", "mm", "pflops", "s", "tb", "tbps", "tflops", "tops", "w", "watts"};

static bool is_known(const struct atoms *atoms, const struct atom *atom)
{
    static const enum word_class classes[] = {WORD_METRIC, WORD_PRECISION, WORD_QUALIFIER, WORD_OF, WORD_ALSO, WORD_PLACE, WORD_ARTICLE,
        WORD_MAKER, WORD_HEDGE, WORD_COUNTED};
    const struct token *token = &atoms->tokens->items[atom->first];
    if (TOKEN_IN(token, neutral) || token->kind == TOKEN_MARK)
        return true;
    if (token_is_word(token, "ram")) /* beside a chip it is the server's, as often as not */
        return false;
    if (atom_is(atom, WORD_SCOPE))
        return atom->entry->value == CC_SCOPE_CHIP || atom->entry->value == CC_SCOPE_DIE;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (atom_is(atom, classes[i]))
            return true;
    return false;
}

bool label_is_foreign(const struct atoms *atoms)
{
    for (size_t i = 0; i < atoms->count; i++)
        if (!is_known(atoms, &atoms->items[i]))
            return true;
    return false;
}

static bool judge(const struct cc_db *db, const struct cc_claim *claim, struct cc_arena *arena, enum cc_verdict *verdict,
    struct cc_error *error)
{
    struct cc_judgement judgement;
    struct cc_values values;
    cc_values_init(&values, db, arena);
    if (!cc_claim_judge(&values, claim, NULL, arena, &judgement, error))
        return false;
    *verdict = judgement.verdict;
    return true;
}

bool figure_is_doubtful(const struct cc_db *db, const struct cc_claim *claim, bool foreign, struct cc_arena *arena, bool *doubtful,
    struct cc_error *error)
{
    static const double counts[] = {4, 8, 16}; /* of accelerators in a server */
    enum cc_verdict verdict;
    *doubtful = false;
    if (!judge(db, claim, arena, &verdict, error))
        return false;
    *doubtful = foreign && verdict != CC_SUPPORTED;
    if (verdict != CC_CONTRADICTED)
        return true;
    for (size_t i = 0; i < sizeof counts / sizeof *counts && !*doubtful; i++) {
        struct cc_claim one = *claim;
        one.stated.amount.value /= counts[i];
        one.stated.amount.width = cc_interval_scale(one.stated.amount.width, 1 / counts[i]);
        if (!judge(db, &one, arena, &verdict, error))
            return false;
        *doubtful = verdict == CC_SUPPORTED;
    }
    return true;
}
