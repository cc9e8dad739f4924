/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. Short forms over jansson for the builders.
 *
 * Every failure (memory ran out) sets doc->failed, and every function takes the NULL that a failed one returned, so a builder runs straight
 * through and checks the document once. Values handed to set and add are taken over, also on failure. For a document that wants no JSON
 * nothing is made and nothing fails.
 */
#ifndef CHIPCMP_REPORT_JSON_H
#define CHIPCMP_REPORT_JSON_H

#include "chipcmp/num/interval.h"
#include "chipcmp/report/doc.h"

/* Makes doc->data an object that begins with "schema": "chipcmp.<command>/1"; owned by the document. */
json_t *cc_json_document(struct cc_doc *doc, const char *command);

json_t *cc_json_object(struct cc_doc *doc);
json_t *cc_json_array(struct cc_doc *doc);
json_t *cc_json_str(struct cc_doc *doc, struct cc_str text);         /* ill-formed UTF-8 becomes U+FFFD */
json_t *cc_json_str_or_null(struct cc_doc *doc, struct cc_str text); /* null for the empty text */
json_t *cc_json_name(struct cc_doc *doc, const char *text);          /* ASCII words of the program; null for NULL and "" */
json_t *cc_json_real(struct cc_doc *doc, double value);              /* finite */
json_t *cc_json_count(struct cc_doc *doc, size_t value);
json_t *cc_json_interval(struct cc_doc *doc, struct cc_interval interval); /* [lo, hi] */
json_t *cc_json_texts(struct cc_doc *doc, const struct cc_str *texts, size_t count);

/* As programs are told numbers: a figure and its interval with 12 digits, so that no binary noise shows; a ratio and its interval with 6; a
 * percentage with two places. Bounds are rounded outward. */
json_t *cc_json_number(struct cc_doc *doc, double value);
json_t *cc_json_range(struct cc_doc *doc, struct cc_interval range);
json_t *cc_json_ratio(struct cc_doc *doc, double ratio);
json_t *cc_json_ratio_range(struct cc_doc *doc, struct cc_interval range);
json_t *cc_json_percent(struct cc_doc *doc, double percent);

void cc_json_set(struct cc_doc *doc, json_t *object, const char *key, json_t *value);
void cc_json_add(struct cc_doc *doc, json_t *array, json_t *value);
void cc_json_add_texts(struct cc_doc *doc, json_t *array, const struct cc_str *texts, size_t count);

#endif
