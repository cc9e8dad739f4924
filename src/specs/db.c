/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Look-ups in a loaded database, and its end. */
#include "chipcmp/specs/db.h"

#include "chipcmp/specs/load.h"
#include "index.h"

#include <stdlib.h>

uint32_t cc_db_find_chip(const struct cc_db *db, struct cc_str id)
{
    return cc_index_find(db->chip_index, CC_KEYS(db->chips, struct cc_chip, id), id);
}

uint32_t cc_db_find_family(const struct cc_db *db, struct cc_str name)
{
    return cc_index_find(db->family_index, CC_KEYS(db->families, struct cc_family, name), name);
}

uint32_t cc_db_find_metric(const struct cc_db *db, struct cc_str id)
{
    return cc_index_find(db->metric_index, CC_KEYS(db->metrics, struct cc_metric, id), id);
}

uint32_t cc_db_find_source(const struct cc_db *db, struct cc_str id)
{
    return cc_index_find(db->source_index, CC_KEYS(db->sources, struct cc_source, id), id);
}

uint32_t cc_db_find_rule(const struct cc_db *db, struct cc_str id)
{
    return cc_index_find(db->rule_index, CC_KEYS(db->rules, struct cc_rule, id), id);
}

bool cc_family_within(const struct cc_db *db, uint32_t family, uint32_t ancestor)
{
    for (; family != CC_NO_INDEX; family = db->families[family].parent)
        if (family == ancestor)
            return true;
    return false;
}

void cc_db_release(struct cc_db *db)
{
    void *tables[] = {db->files, db->sources, db->chips, db->families, db->metrics, db->figures, db->halvings, db->unknowns,
        db->preferences, db->benchmarks, db->rules, db->rule_legs, db->names};
    for (size_t i = 0; !db->frozen && i < sizeof tables / sizeof *tables; i++)
        free(tables[i]);
    cc_arena_release(&db->arena);
    *db = (struct cc_db){0};
}
