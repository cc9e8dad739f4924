/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report, private. How the parts of a document take memory: what fails sets `failed`. */
#ifndef CHIPCMP_REPORT_DOC_PRIVATE_H
#define CHIPCMP_REPORT_DOC_PRIVATE_H

#include "chipcmp/report/doc.h"

void *doc_checked(struct cc_doc *doc, void *memory); /* as it is; NULL fails the document */
struct cc_str doc_copy(struct cc_doc *doc, struct cc_str text);
struct cc_str doc_vformat(struct cc_doc *doc, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

#endif
