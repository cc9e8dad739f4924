/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. A chip as documents show it; shared by all builders.
 */
#ifndef CHIPCMP_REPORT_CHIP_H
#define CHIPCMP_REPORT_CHIP_H

#include "chipcmp/report/doc.h"
#include "chipcmp/specs/db.h"

/* Its name, and that it comes from the user's tables: "NVIDIA H20 SXM5 96GB", "My chip (yours)". */
struct cc_str cc_report_chip_name(struct cc_doc *doc, const struct cc_chip *chip);

/* What a system is built of: "36 x NVIDIA GB200 Superchip"; empty for what is no system. */
struct cc_str cc_report_contents_words(struct cc_doc *doc, const struct cc_db *db, const struct cc_chip *chip);
/* [{"chip", "count"}, ...] */
json_t *cc_report_contents_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_chip *chip);

#endif
