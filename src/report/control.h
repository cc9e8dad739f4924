/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report (private). What the builders of the rules' document share: amounts and thresholds in words and as numbers. */
#ifndef REPORT_CONTROL_H
#define REPORT_CONTROL_H

#include "chipcmp/analysis/control.h"
#include "chipcmp/report/doc.h"

/* "2,368", "15,831.2", "2.909": rounded to a few digits, but to as many as it takes to stay on its side of the leg's threshold. leg may be
 * NULL. */
double control_rounded(double value, enum cc_rule_measure measure, const struct cc_rule_leg *leg);

/* The threshold in the unit of its measure: 4800, 1400 for 1.4 TB/s. */
double control_threshold(const struct cc_rule_leg *leg);

/* "2,368 (2,364 to 2,384)", "at least 4,992"; a state where there is no number. */
struct cc_str control_amount_words(struct cc_doc *doc, const struct cc_control_amount *amount, const struct cc_rule_leg *leg);

/* "TPP >= 4800", "memory bandwidth < 6,500 GB/s" */
struct cc_str control_leg_words(struct cc_doc *doc, const struct cc_rule_leg *leg);

/* "met", "depends on rounding", "depends on which links count" ... */
const char *control_answer_words(const struct cc_control_leg *leg);

/* "controlled: 3A090.a.1", "would be controlled" */
struct cc_str control_result_words(struct cc_doc *doc, const struct cc_control_rule *judged);

/* "in force since 2023-11-17" */
struct cc_str control_status_words(struct cc_doc *doc, const struct cc_rule *rule);

/* The leg that a clause's answer rests on: the first of those with that answer. */
const struct cc_control_leg *control_deciding_leg(const struct cc_control_clause *clause);

void control_json(const struct cc_control *control, const struct cc_str *notes, size_t note_count, struct cc_doc *doc);

#endif
