/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of sources: that each is named somewhere, could be read, has a date that has been and an address that opens. */
#include "lint.h"

#include "chipcmp/base/date.h"

#include <stdlib.h>

bool lint_unused_sources(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    bool ok = true;
    bool *used = calloc(db->source_count ? db->source_count : 1, sizeof *used);
    if (!used)
        return false;
    for (size_t i = 0; i < db->figure_count; i++)
        used[db->figures[i].source] = true;
    for (size_t i = 0; i < db->halving_count; i++)
        used[db->halvings[i].source] = used[db->halvings[i].stated_by] = true;
    for (size_t i = 0; i < db->benchmark_count; i++)
        used[db->benchmarks[i].source] = true;
    for (size_t i = 0; i < db->unknown_count; i++)
        for (size_t k = 0; k < db->unknowns[i].looked_at_count; k++)
            used[db->unknowns[i].looked_at[k]] = true;
    for (size_t i = 0; i < db->rule_count; i++)
        for (size_t k = 0; k < db->rules[i].source_count; k++)
            used[db->rules[i].sources[k]] = true;
    for (size_t i = 0; ok && i < db->source_count; i++)
        if (!used[i])
            ok = LINT_ADD(lint, db->sources[i].place, "id", "no row names the source \"%.*s\"; cite it, or take it out",
                CC_PRI(db->sources[i].id));
    free(used);
    return ok;
}

bool lint_headlines(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    for (size_t i = 0; i < db->figure_count; i++) {
        const struct cc_source *source = &db->sources[db->figures[i].source];
        if (source->read == CC_READ_HEADLINE && lint_is_used(&db->figures[i]) &&
            !LINT_ADD(lint, db->figures[i].place, "source", "of \"%.*s\" only the headline was read; cite a source whose text was",
                CC_PRI(source->id)))
            return false;
    }
    for (size_t i = 0; i < db->rule_count; i++)
        for (uint32_t k = 0; k < db->rules[i].source_count; k++) {
            const struct cc_source *source = &db->sources[db->rules[i].sources[k]];
            if (source->read == CC_READ_HEADLINE &&
                !LINT_ADD(lint, db->rules[i].place, "sources", "of \"%.*s\" only the headline was read; cite a source whose text was",
                    CC_PRI(source->id)))
                return false;
        }
    return true;
}

/* Wholly after: 2026 is not after 2026-11-22. */
static bool is_after(struct cc_str date, struct cc_str limit)
{
    struct cc_date own, other;
    return cc_date_parse(date, &own) && cc_date_parse(limit, &other) && own.first > other.last;
}

static bool check_date(struct lint *lint, struct cc_str date, struct cc_place place, const char *column)
{
    if (!is_after(date, lint->db->date))
        return true;
    return LINT_ADD(lint, place, column, "%.*s is after the date of the data, %.*s (version.csv)", CC_PRI(date), CC_PRI(lint->db->date));
}

bool lint_future_dates(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    for (size_t i = 0; i < db->source_count; i++)
        if (!check_date(lint, db->sources[i].date, db->sources[i].place, "date"))
            return false;
    for (size_t i = 0; i < db->figure_count; i++)
        if (db->metrics[db->figures[i].metric].dimension == CC_DIM_DATE &&
            !check_date(lint, db->figures[i].value, db->figures[i].place, "value"))
            return false;
    return true;
}

/* A host with a point in it, and nothing that breaks an address apart. */
static bool is_address(struct cc_str url)
{
    struct cc_str host = cc_str_sub(url, cc_str_find(url, CC_STR("://")) + 3, url.len), rest;
    for (size_t i = 0; i < url.len; i++)
        if (cc_is_space(url.s[i]) || url.s[i] == '"' || url.s[i] == '<' || url.s[i] == '>' || (unsigned char)url.s[i] < ' ')
            return false;
    cc_str_cut(host, '/', &host, &rest);
    size_t point = cc_str_find(host, CC_STR("."));
    return point != SIZE_MAX && point > 0 && host.s[host.len - 1] != '.';
}

bool lint_addresses(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    for (size_t i = 0; i < db->source_count; i++)
        if (!is_address(db->sources[i].url) &&
            !LINT_ADD(lint, db->sources[i].place, "url", "\"%.*s\" is no address that a reader can open", CC_PRI(db->sources[i].url)))
            return false;
    return true;
}
