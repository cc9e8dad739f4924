/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 4, metric. Scopes: what a figure is of. A die is part of a package, packages of a superchip or a board, these of a system; figures
 * of different scopes are never divided by each other. A GPU and an NPU are both one accelerator.
 */
#ifndef CHIPCMP_METRIC_SCOPE_H
#define CHIPCMP_METRIC_SCOPE_H

#include "chipcmp/specs/db.h"

enum cc_scope { CC_SCOPE_NONE, CC_SCOPE_DIE, CC_SCOPE_CHIP, CC_SCOPE_SUPERCHIP, CC_SCOPE_SYSTEM, CC_SCOPE_COUNT }; /* NONE: not said */

enum cc_scope cc_scope_of(enum cc_kind kind);
const char *cc_scope_words(enum cc_scope scope); /* "one die", "one accelerator", "a superchip", "a system"; "" for NONE */

/* The figures of the two chips may be divided by each other. */
bool cc_scope_same(const struct cc_db *db, uint32_t a, uint32_t b);

#endif
