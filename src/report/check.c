/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a check. */
#include "check.h"

#include "chipcmp/report/json.h"

static void set_data(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_doc *doc)
{
    if (count == 1) {
        doc->data = check_json(db, checks, doc);
        return;
    }
    doc->data = cc_json_array(doc);
    for (size_t i = 0; i < count; i++)
        cc_json_add(doc, doc->data, check_json(db, &checks[i], doc));
}

bool cc_report_check(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_doc *doc, struct cc_error *error)
{
    set_data(db, checks, count, doc);
    return cc_doc_check(doc, error);
}
