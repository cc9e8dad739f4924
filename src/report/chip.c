/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. A chip as documents show it: its name, and what it is built of. */
#include "chipcmp/report/chip.h"

#include "chipcmp/report/json.h"

struct cc_str cc_report_chip_name(struct cc_doc *doc, const struct cc_chip *chip)
{
    return chip->user ? cc_doc_format(doc, "%.*s (yours)", CC_PRI(chip->name)) : chip->name;
}

struct cc_str cc_report_contents_words(struct cc_doc *doc, const struct cc_db *db, const struct cc_chip *chip)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    for (uint32_t i = 0; i < chip->part_count; i++)
        cc_buf_addf(&buf, "%s%u x %.*s", i ? ", " : "", (unsigned)chip->contains[i].count, CC_PRI(db->chips[chip->contains[i].chip].name));
    return cc_doc_keep(doc, &buf);
}

json_t *cc_report_contents_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_chip *chip)
{
    json_t *contains = cc_json_array(doc);
    for (uint32_t i = 0; i < chip->part_count; i++) {
        json_t *part = cc_json_object(doc);
        cc_json_set(doc, part, "chip", cc_json_str(doc, db->chips[chip->contains[i].chip].id));
        cc_json_set(doc, part, "count", cc_json_count(doc, chip->contains[i].count));
        cc_json_add(doc, contains, part);
    }
    return contains;
}
