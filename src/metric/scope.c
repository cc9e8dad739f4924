/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scopes by the kind of a chip. */
#include "chipcmp/metric/scope.h"

enum cc_scope cc_scope_of(enum cc_kind kind)
{
    static const enum cc_scope scopes[CC_KIND_COUNT] = {[CC_KIND_DIE] = CC_SCOPE_DIE,
        [CC_KIND_GPU] = CC_SCOPE_CHIP,
        [CC_KIND_NPU] = CC_SCOPE_CHIP,
        [CC_KIND_SUPERCHIP] = CC_SCOPE_SUPERCHIP,
        [CC_KIND_SYSTEM] = CC_SCOPE_SYSTEM};
    return scopes[kind];
}

const char *cc_scope_words(enum cc_scope scope)
{
    static const char *const words[CC_SCOPE_COUNT] = {"", "one die", "one accelerator", "a superchip", "a system"};
    return words[scope];
}

bool cc_scope_same(const struct cc_db *db, uint32_t a, uint32_t b)
{
    return cc_scope_of(db->chips[a].kind) == cc_scope_of(db->chips[b].kind);
}
