/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, report, private. What the parts of a check's document share. */
#ifndef CHIPCMP_REPORT_CHECK_PRIVATE_H
#define CHIPCMP_REPORT_CHECK_PRIVATE_H

#include "chipcmp/report/check.h"

#include "chipcmp/unit/quantity.h"

/* check_json.c */
json_t *check_json(const struct cc_db *db, const struct cc_check *check, struct cc_doc *doc);

/* check_words.c: words for people. */
const char *check_verdict_words(enum cc_verdict verdict);
enum cc_tone check_verdict_tone(enum cc_verdict verdict);
const char *check_reason_words(const char *reason);    /* a clause without a capital or full stop; "" for none */
const char *check_departure_words(const char *departure);
const char *check_skip_words(const char *reason);

/* check_unit.c: amounts in the unit they were printed in, spelt one way ("TB/s", "TFLOPS/W", "billion", ""). */
struct check_unit {
    struct cc_unit unit;
    char name[16];
};
struct check_unit check_unit_of(const struct cc_claim *claim, const struct cc_amount *amount);
double check_in_unit(const struct check_unit *unit, double canonical);

#endif
