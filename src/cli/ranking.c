/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options to what is to be ranked, and how. */
#include "ranking.h"

#include "measure.h"

static enum cc_rank_order order_of(const char *word)
{
    if (!word || word[0] == 'b')
        return CC_RANK_BETTER_FIRST;
    return word[0] == 'h' ? CC_RANK_HIGHEST_FIRST : CC_RANK_LOWEST_FIRST;
}

/* Makers are few: a wrong one gets them all. */
static bool choose_vendor(struct cc_cli *cli, const char *vendor, struct cc_str *out)
{
    const struct cc_db *db = &cli->db;
    *out = cc_str_of(vendor);
    if (!vendor)
        return true;
    struct cc_buf makers;
    cc_buf_init(&makers, 900);
    for (size_t i = 0; i < db->chip_count; i++) {
        bool listed = false;
        if (cc_str_eq_nocase(db->chips[i].vendor, *out)) {
            *out = db->chips[i].vendor;
            cc_buf_release(&makers);
            return true;
        }
        for (size_t k = 0; k < i && !listed; k++)
            listed = cc_str_eq(db->chips[k].vendor, db->chips[i].vendor);
        if (!listed)
            cc_buf_addf(&makers, "%s%.*s", makers.len ? ", " : "", CC_PRI(db->chips[i].vendor));
    }
    cc_cli_usage(cli, "no chip is made by \"%s\"; the makers are: %s", vendor, makers.len ? makers.data : "none");
    cc_buf_release(&makers);
    return false;
}

bool cc_cli_ranking(struct cc_cli *cli, const char *metric, const struct cc_ranking_settings *s, struct cc_rank_options *o)
{
    if (!cc_cli_measure(cli, metric, s->rate, s->basis, &o->measure, &o->has_basis) || !choose_vendor(cli, s->vendor, &o->vendor))
        return false;
    o->as_of = cc_str_of(s->as_of);
    if (s->as_of && !cc_rank_is_date(o->as_of)) {
        cc_cli_usage(cli, "--as-of takes a date such as 2024, 2024-03 or 2024-03-18; not \"%s\"", s->as_of);
        return false;
    }
    for (size_t i = 0; i < s->kinds.count; i++) {
        enum cc_kind kind;
        if (cc_kind_parse(cc_str_of(s->kinds.items[i]), &kind))
            o->kinds |= 1U << kind;
    }
    o->families = s->families;
    o->order = order_of(s->order);
    return true;
}
