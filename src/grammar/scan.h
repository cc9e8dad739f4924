/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. Reading an amount token by token: where one stands, and the hedges around it. */
#ifndef CHIPCMP_SRC_GRAMMAR_SCAN_H
#define CHIPCMP_SRC_GRAMMAR_SCAN_H

#include "amount.h"

#include "chipcmp/unit/unit.h"

struct scan {
    const struct tokens *tokens;
    size_t at, last;
    struct amount *out;
};

const struct token *scan_peek(const struct scan *scan, size_t ahead); /* NULL behind the last one */
bool scan_is_mark(const struct scan *scan, size_t ahead, char mark);
/* The longest entry of a class that stands here, with its length in tokens; or NULL. */
const struct word_entry *scan_word(const struct scan *scan, enum word_class class, size_t *length);

bool take_hedge(struct scan *scan);        /* "about", "more than" before the number */
void take_hedge_behind(struct scan *scan); /* "or so", "or more" behind it */
bool take_filler(struct scan *scan);       /* words that may stand between a hedge and its number */

/* amount.c: a number in digits or words. */
bool take_number(struct scan *scan, struct cc_decimal *out);

bool take_percent(struct scan *scan);
/* The unit that stands here, as printed; *end is the byte behind it. */
bool unit_here(const struct scan *scan, struct cc_unit *unit, struct cc_str *printed, size_t *end);

/* amount_range.c */
bool take_range_end(struct scan *scan, struct cc_decimal *out);                  /* of "2.25 to 2.5", "30-50", "between 2.2 and 2.4" */
bool take_percent_end(struct scan *scan, size_t first, struct cc_decimal *high); /* of "40% to 45%", whose first token is `first` */
bool take_to_one(struct scan *scan);                                             /* of "6.7 to 1" */
bool scan_is_step(const struct scan *scan, size_t number);                       /* "climbs from 80 to 141 GB": two figures */

/* amount_part.c */
bool take_multiple(struct scan *scan); /* "double", "half", "twice" */
bool take_part(struct scan *scan);     /* "a third", "two thirds", "three-quarters" */
bool take_quotient(struct scan *scan); /* "1/7 of", "2/3 the" */

#endif
