/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report, private. Where a claim stands in what was given: a sentence, or a file whose prose was checked. */
#ifndef CHIPCMP_REPORT_CHECK_PLACE_H
#define CHIPCMP_REPORT_CHECK_PLACE_H

#include "chipcmp/base/position.h"
#include "chipcmp/claim/verdict.h"

struct check_place {
    size_t start, end;              /* in bytes */
    size_t line, column;            /* of the first byte, from 1; the column in bytes */
    size_t character;               /* its column in characters */
    size_t end_line, end_character; /* of what stands behind the last */
};

/* `position` remembers how far the text at hand was read; zero-initialise it. */
struct check_place check_place_of(const struct cc_check *check, const struct cc_claim *claim, struct cc_position *position);

#endif
