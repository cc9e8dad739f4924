/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After the last row: references that look forward, cycles, the index of names. */
#include "loader.h"

#include "chipcmp/specs/resolve.h"

#include <assert.h>
#include <stdlib.h>

static bool link_families(struct loader *l)
{
    struct cc_db *db = l->db;
    for (size_t i = 0; i < l->family_parents.count; i++) {
        const struct deferred *d = &l->family_parents.items[i];
        uint32_t parent = cc_db_find_family(db, d->text);
        if (parent == CC_NO_INDEX) {
            if (!loader_problem_at(l, CC_PROBLEM, d->place, d->column, "dangling", "no family is called \"%.*s\"", CC_PRI(d->text)))
                return false;
            continue;
        }
        if (cc_family_within(db, parent, d->row)) {
            if (!loader_problem_at(l, CC_PROBLEM, d->place, d->column, "cycle", "the family is its own ancestor through \"%.*s\"",
                    CC_PRI(d->text)))
                return false;
            continue;
        }
        db->families[d->row].parent = parent;
    }
    for (size_t i = 0; i < l->family_defaults.count; i++) {
        const struct deferred *d = &l->family_defaults.items[i];
        uint32_t chip = cc_db_find_chip(db, d->text);
        if (chip == CC_NO_INDEX) {
            if (!loader_problem_at(l, CC_PROBLEM, d->place, d->column, "dangling", "the default \"%.*s\" is no chip's id", CC_PRI(d->text)))
                return false;
            continue;
        }
        if (!cc_family_within(db, db->chips[chip].family, d->row) &&
            !loader_problem_at(l, CC_PROBLEM, d->place, d->column, "not-a-member", "the default \"%.*s\" does not belong to the family",
                CC_PRI(d->text)))
            return false;
        db->families[d->row].default_chip = chip;
    }
    return true;
}

/* "72*gb200" or "gb200"; several parts are separated by ';'. */
static bool parse_part(struct loader *l, const struct deferred *d, struct cc_str part, struct cc_part *out, bool *good)
{
    struct cc_str count = CC_STR("1"), id = part;
    struct cc_decimal number;
    *good = false;
    if (cc_str_cut(part, '*', &count, &id)) {
        count = cc_str_trim(count);
        id = cc_str_trim(id);
    } else {
        count = CC_STR("1");
        id = part;
    }
    if (cc_decimal_parse(count, &number) != CC_DECIMAL_OK || number.exponent != 0 || number.negative || number.digits < 1 ||
        number.digits > 1000000)
        return loader_problem_at(l, CC_PROBLEM, d->place, d->column, "bad-count", "\"%.*s\" is no count; write 72*gb200", CC_PRI(part));
    *out = (struct cc_part){(uint32_t)number.digits, cc_db_find_chip(l->db, id)};
    if (out->chip == CC_NO_INDEX)
        return loader_problem_at(l, CC_PROBLEM, d->place, d->column, "dangling", "no chip has the id \"%.*s\"", CC_PRI(id));
    *good = true;
    return true;
}

static bool link_contents(struct loader *l)
{
    for (size_t i = 0; i < l->contents.count; i++) {
        const struct deferred *d = &l->contents.items[i];
        struct cc_chip *chip = &l->db->chips[d->row];
        struct cc_str list = d->text, part;
        size_t count = 1;
        for (size_t k = 0; k < list.len; k++)
            count += list.s[k] == ';';
        chip->contains = CC_NEW(&l->db->arena, struct cc_part, count);
        if (!chip->contains)
            return loader_memory(l);
        while (list.len) {
            bool good;
            cc_str_cut(list, ';', &part, &list);
            if (!parse_part(l, d, cc_str_trim(part), &chip->contains[chip->part_count], &good))
                return false;
            chip->part_count += good;
        }
    }
    return true;
}

/* Depth-first over "contains"; state 1: on the path, 2: done. The path is as deep as systems nest, but hostile data could nest deeply, so
 * the stack is explicit. */
static bool find_cycle(const struct cc_db *db, uint32_t root, unsigned char *state, uint32_t *stack, uint32_t *next)
{
    size_t depth = 0;
    assert(state && stack && next);
    if (state[root])
        return false;
    stack[depth++] = root;
    state[root] = 1;
    next[root] = 0;
    while (depth) {
        uint32_t chip = stack[depth - 1];
        if (next[chip] == db->chips[chip].part_count) {
            state[chip] = 2;
            depth--;
            continue;
        }
        uint32_t part = db->chips[chip].contains[next[chip]++].chip;
        if (state[part] == 1)
            return true;
        if (!state[part]) {
            state[part] = 1;
            next[part] = 0;
            stack[depth++] = part;
        }
    }
    return false;
}

static bool check_cycles(struct loader *l)
{
    struct cc_db *db = l->db;
    if (!l->contents.count)
        return true;
    unsigned char *state = calloc(db->chip_count, 1);
    uint32_t *stack = calloc(db->chip_count, sizeof *stack), *next = calloc(db->chip_count, sizeof *next);
    bool ok = true;
    if (!state || !stack || !next)
        ok = loader_memory(l);
    for (size_t i = 0; ok && i < l->contents.count; i++) {
        const struct deferred *d = &l->contents.items[i];
        if (find_cycle(db, d->row, state, stack, next)) {
            loader_problem_at(l, CC_PROBLEM, d->place, d->column, "cycle", "%.*s contains itself through \"%.*s\"",
                CC_PRI(db->chips[d->row].id), CC_PRI(d->text));
            ok = false; /* what follows could run round it for ever */
        }
    }
    free(state);
    free(stack);
    free(next);
    return ok;
}

/* Two names that fold alike may stand together when one is a family and the other the chip it stands for ("B200", b200). The family wins: a
 * variant was not named. */
static bool same_target(const struct cc_db *db, const struct cc_name *name, uint32_t chip, uint32_t family)
{
    if (name->chip == chip)
        return chip != CC_NO_INDEX || name->family == family;
    if (name->chip == CC_NO_INDEX && chip != CC_NO_INDEX)
        return db->families[name->family].default_chip == chip;
    return name->chip != CC_NO_INDEX && chip == CC_NO_INDEX && db->families[family].default_chip == name->chip;
}

static struct cc_str target_id(const struct cc_db *db, uint32_t chip, uint32_t family)
{
    return chip == CC_NO_INDEX ? db->families[family].name : db->chips[chip].id;
}

/* Told at the second name, but rather at a row of the user's than at a built-in one. */
static bool report_collision(struct loader *l, const struct cc_name *first, const struct cc_name *second, size_t column)
{
    const struct cc_db *db = l->db;
    if (db->files[first->place.file].user && !db->files[second->place.file].user) {
        const struct cc_name *swap = first;
        first = second;
        second = swap;
        column = 1;
    }
    return loader_problem_at(l, CC_PROBLEM, second->place, column, "name-collision",
        "\"%.*s\" cannot stand for %.*s: it is a name of %.*s already (as \"%.*s\")", CC_PRI(second->name),
        CC_PRI(target_id(db, second->chip, second->family)), CC_PRI(target_id(db, first->chip, first->family)), CC_PRI(first->name));
}

bool loader_add_name(struct loader *l, struct cc_str name, uint32_t chip, uint32_t family, struct cc_place place, size_t column)
{
    struct cc_db *db = l->db;
    char space[256];
    struct cc_str folded = cc_name_fold(name, space);
    if (!folded.len)
        return loader_problem_at(l, CC_PROBLEM, place, column, "bad-name", "the name is empty once folded, or longer than 255 bytes");
    if (!db->name_index && !(db->name_index = CC_NEW(&db->arena, struct cc_index, 1)))
        return loader_memory(l);
    if (!loader_room(l, &db->names, db->name_count, &l->capacity[CC_TABLE_NAMES], sizeof *db->names))
        return false;
    uint32_t row = (uint32_t)db->name_count;
    uint32_t found = cc_index_add(db->name_index, &db->arena, CC_KEYS(db->names, struct cc_name, folded), folded, row);
    if (found == UINT32_MAX)
        return loader_memory(l);
    if (found != row) {
        struct cc_name this = {.name = name, .chip = chip, .family = family, .place = place};
        return same_target(db, &db->names[found], chip, family) || report_collision(l, &db->names[found], &this, column);
    }
    folded = cc_str_eq(folded, name) ? name : cc_arena_copy(&db->arena, folded);
    if (!folded.s)
        return loader_memory(l);
    db->names[db->name_count++] = (struct cc_name){name, folded, chip, family, place};
    return true;
}

static bool name_families(struct loader *l)
{
    struct cc_db *db = l->db;
    for (size_t i = 0; i < db->family_count; i++)
        if (!loader_add_name(l, db->families[i].name, CC_NO_INDEX, (uint32_t)i, db->families[i].place, 1))
            return false;
    return true;
}

static bool name_chips(struct loader *l)
{
    struct cc_db *db = l->db;
    if (db->name_index && !cc_index_reserve(db->name_index, &db->arena, db->name_count + 2 * db->chip_count))
        return loader_memory(l);
    for (size_t i = 0; i < db->chip_count; i++) {
        const struct cc_chip *chip = &db->chips[i];
        if (!loader_add_name(l, chip->id, (uint32_t)i, chip->family, chip->place, 1) ||
            !loader_add_name(l, chip->name, (uint32_t)i, chip->family, chip->place, 1))
            return false;
    }
    return true;
}

static bool check_halvings(struct loader *l)
{
    const struct cc_db *db = l->db;
    for (size_t i = 0; i < db->halving_count; i++) {
        const struct cc_halving *h = &db->halvings[i];
        const struct cc_chip *chip = &db->chips[h->chip];
        bool found = false;
        for (size_t f = chip->first_figure; !found && f < chip->first_figure + (size_t)chip->figure_count; f++)
            found = db->figures[f].metric == h->metric && db->figures[f].basis == CC_BASIS_SPARSE && db->figures[f].source == h->source;
        if (!found &&
            !loader_problem_at(l, CC_PROBLEM, h->place, 1, "dangling", "%.*s has no sparse %.*s figure of the source \"%.*s\" to halve",
                CC_PRI(chip->id), CC_PRI(db->metrics[h->metric].id), CC_PRI(db->sources[h->source].id)))
            return false;
    }
    return true;
}

/* Nothing meets a rule that asks nothing, and nobody would see why. */
static bool check_rules(struct loader *l)
{
    const struct cc_db *db = l->db;
    for (size_t i = 0; i < db->rule_count; i++)
        if (!db->rules[i].leg_count && !loader_problem_at(l, CC_PROBLEM, db->rules[i].place, 1, "no-clause",
                                           "%.*s has no clause; add a row to clauses.csv", CC_PRI(db->rules[i].id)))
            return false;
    return true;
}

bool loader_link(struct loader *l)
{
    if (!link_families(l) || !link_contents(l) || !check_cycles(l))
        return false;
    loader_order(l);
    return name_families(l) && name_chips(l) && check_halvings(l) && check_rules(l);
}
