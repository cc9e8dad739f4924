/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of facts across the tables: unknowns, halvings and preferences against figures; chips and metrics that nothing is said of. */
#include "lint.h"

#include <stdlib.h>

/* What makes a row of unknowns, halvings or preferences the only one of its kind. */
struct key {
    uint32_t chip, metric, third; /* basis or source */
    struct cc_place place;
};

static int compare_keys(const void *pa, const void *pb)
{
    const struct key *a = pa, *b = pb;
    const uint32_t pairs[][2] = {{a->chip, b->chip}, {a->metric, b->metric}, {a->third, b->third}, {a->place.file, b->place.file},
        {a->place.line, b->place.line}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] != pairs[i][1])
            return pairs[i][0] < pairs[i][1] ? -1 : 1;
    return 0;
}

static bool report_duplicates(struct lint *lint, struct key *keys, size_t count, const char *what)
{
    if (count)
        qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 1; i < count; i++) {
        const struct key *a = &keys[i - 1], *b = &keys[i];
        if (a->chip != b->chip || a->metric != b->metric || a->third != b->third)
            continue;
        if (!LINT_ADD(lint, b->place, "metric", "%.*s, %.*s has %s already in %.*s; keep one row", CC_PRI(lint->db->chips[b->chip].id),
                CC_PRI(lint->db->metrics[b->metric].id), what, CC_PRI(lint_where(lint, a->place))))
            return false;
    }
    return true;
}

bool lint_duplicate_rows(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    size_t most = db->unknown_count + db->halving_count + db->preference_count;
    struct key *keys = calloc(most ? most : 1, sizeof *keys);
    if (!keys)
        return false;
    for (size_t i = 0; i < db->unknown_count; i++)
        keys[i] = (struct key){db->unknowns[i].chip, db->unknowns[i].metric, db->unknowns[i].basis, db->unknowns[i].place};
    bool ok = report_duplicates(lint, keys, db->unknown_count, "an unknown of the same basis");
    for (size_t i = 0; i < db->halving_count; i++)
        keys[i] = (struct key){db->halvings[i].chip, db->halvings[i].metric, db->halvings[i].source, db->halvings[i].place};
    ok = ok && report_duplicates(lint, keys, db->halving_count, "a halving of the same source");
    for (size_t i = 0; i < db->preference_count; i++)
        keys[i] = (struct key){db->preferences[i].chip, db->preferences[i].metric, (uint32_t)db->preferences[i].basis,
            db->preferences[i].place};
    ok = ok && report_duplicates(lint, keys, db->preference_count, "a preference of the same basis");
    free(keys);
    return ok;
}

/* The row that gives a fact its value: a printed figure, or the halving of a sparse one. With CC_NO_INDEX as source: of any source. */
static const struct cc_place *find_value(const struct cc_db *db, uint32_t chip, uint32_t metric, enum cc_basis basis, uint32_t source)
{
    const struct cc_chip *c = &db->chips[chip];
    for (size_t i = c->first_figure; i < c->first_figure + (size_t)c->figure_count; i++) {
        const struct cc_figure *f = &db->figures[i];
        if (f->metric == metric && f->basis == basis && lint_is_used(f) && (source == CC_NO_INDEX || f->source == source))
            return &f->place;
    }
    for (size_t i = 0; basis == CC_BASIS_DENSE && i < db->halving_count; i++) {
        const struct cc_halving *h = &db->halvings[i];
        if (h->chip == chip && h->metric == metric && (source == CC_NO_INDEX || h->source == source) &&
            find_value(db, chip, metric, CC_BASIS_SPARSE, h->source))
            return &h->place;
    }
    return NULL;
}

/* The place of a figure that leaves an unknown nothing to say, or NULL. A blank basis stands for all of the metric's but `unstated`. */
static const struct cc_place *find_contradiction(const struct cc_db *db, const struct cc_unknown *u)
{
    uint32_t bases = db->metrics[u->metric].bases;
    const struct cc_place *found = NULL;
    if (u->basis != CC_BASIS_NONE || (bases >> CC_BASIS_NONE & 1))
        return find_value(db, u->chip, u->metric, (enum cc_basis)u->basis, CC_NO_INDEX);
    for (int basis = 0; basis < CC_BASIS_COUNT; basis++) {
        if (!(bases >> basis & 1) || basis == CC_BASIS_UNSTATED)
            continue;
        found = find_value(db, u->chip, u->metric, (enum cc_basis)basis, CC_NO_INDEX);
        if (!found)
            return NULL;
    }
    return found;
}

bool lint_known_unknowns(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    for (size_t i = 0; i < db->unknown_count; i++) {
        const struct cc_unknown *u = &db->unknowns[i];
        const struct cc_place *figure = find_contradiction(db, u);
        if (!figure)
            continue;
        struct cc_place place = lint_later(u->place, *figure);
        bool at_unknown = place.file == u->place.file && place.line == u->place.line;
        struct cc_str key = lint_key(lint, u->metric, (enum cc_basis)u->basis);
        if (!LINT_ADD(lint, place, "metric", "%.*s (%.*s) has both a figure and an unknown, the %s in %.*s; one of them has to go",
                CC_PRI(db->chips[u->chip].id), CC_PRI(key), at_unknown ? "figure" : "unknown",
                CC_PRI(lint_where(lint, at_unknown ? *figure : u->place))))
            return false;
    }
    return true;
}

bool lint_uncited_unknowns(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    for (size_t i = 0; i < db->unknown_count; i++) {
        const struct cc_unknown *u = &db->unknowns[i];
        if (!u->looked_at_count && !LINT_ADD(lint, u->place, "looked_at", "%s",
                                       u->state == CC_UNKNOWN_NOT_SUPPORTED ? "name the source that says the hardware lacks it"
                                                                            : "name the sources in which it was looked for"))
            return false;
    }
    return true;
}

bool lint_idle_preferences(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    for (size_t i = 0; i < db->preference_count; i++) {
        const struct cc_preference *p = &db->preferences[i];
        if (find_value(db, p->chip, p->metric, p->basis, p->source))
            continue;
        struct cc_str key = lint_key(lint, p->metric, p->basis);
        if (!LINT_ADD(lint, p->place, "source", "\"%.*s\" has no figure of %.*s (%.*s) that could be preferred",
                CC_PRI(db->sources[p->source].id), CC_PRI(db->chips[p->chip].id), CC_PRI(key)))
            return false;
    }
    return true;
}

bool lint_bare_chips(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    for (size_t i = 0; i < db->chip_count; i++)
        if (!db->chips[i].figure_count && !LINT_ADD(lint, db->chips[i].place, "id", "%.*s has no figure at all", CC_PRI(db->chips[i].id)))
            return false;
    return true;
}

bool lint_bare_metrics(struct lint *lint)
{
    const struct cc_db *db = lint->db;
    bool ok = true;
    bool *used = calloc(db->metric_count ? db->metric_count : 1, sizeof *used);
    if (!used)
        return false;
    for (size_t i = 0; i < db->figure_count; i++)
        used[db->figures[i].metric] = true;
    for (size_t i = 0; ok && i < db->metric_count; i++)
        if (!used[i])
            ok = LINT_ADD(lint, db->metrics[i].place, "id", "no chip has a figure of %.*s", CC_PRI(db->metrics[i].id));
    free(used);
    return ok;
}
