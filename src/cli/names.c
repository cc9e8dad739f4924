/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operands to chips and metrics: an id, a name, or a family that stands for its default member, which is said. */
#include "cli.h"

#include "chipcmp/base/distance.h"
#include "chipcmp/specs/load.h"
#include "chipcmp/specs/resolve.h"

#include <string.h>

bool cc_cli_overlays(struct cc_cli *cli, struct cc_texts *dirs)
{
    struct cc_str rest = cc_str_of(cli->env_specs), part;
    size_t room = cli->common.specs.count + 1;
    for (size_t i = 0; i < rest.len; i++)
        room += rest.s[i] == ':';
    *dirs = (struct cc_texts){CC_NEW(&cli->arena, const char *, room + 1), 0, room + 1};
    if (!dirs->items)
        return cc_error_memory(&cli->error);
    while (rest.len) {
        cc_str_cut(rest, ':', &part, &rest);
        if (!part.len)
            continue;
        part = cc_arena_copy(&cli->arena, part);
        if (!part.s)
            return cc_error_memory(&cli->error);
        dirs->items[dirs->count++] = part.s;
    }
    for (size_t i = 0; i < cli->common.specs.count; i++)
        dirs->items[dirs->count++] = cli->common.specs.items[i];
    return true;
}

bool cc_cli_load(struct cc_cli *cli)
{
    struct cc_texts dirs;
    if (cli->db_loaded)
        return true;
    if (!cc_cli_overlays(cli, &dirs))
        return false;
    struct cc_specs_options options = {.builtin = true, .overlays = dirs.items, .overlay_count = dirs.count};
    cli->db_loaded = true;
    return cc_db_load(&cli->db, &options, NULL, &cli->error);
}

char *cc_cli_operand(struct cc_cli *cli, struct cc_str text)
{
    char *operand = cc_arena_alloc(&cli->arena, text.len + 1, 1);
    if (!operand) {
        cc_error_memory(&cli->error);
        return NULL;
    }
    if (text.len)
        memcpy(operand, text.s, text.len);
    return operand;
}

void cc_cli_list_words(struct cc_buf *out, const struct cc_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cc_buf_addf(out, "%s%.*s", !i ? "" : i + 1 == count ? " or " : ", ", CC_PRI(words[i]));
}

static bool unknown_name(struct cc_cli *cli, const char *name)
{
    struct cc_str found[6];
    struct cc_buf words;
    cc_buf_init(&words, 900);
    size_t count = cc_name_candidates(&cli->db, cc_str_of(name), found, 6);
    if (count > 1) {
        cc_cli_list_words(&words, found, count);
        cc_cli_usage(cli, "\"%s\" is ambiguous: %s?", name, words.data);
    } else if ((count = cc_suggest(&cli->db, cc_str_of(name), found, 3)) > 0) {
        cc_cli_list_words(&words, found, count);
        cc_cli_usage(cli, "no chip is called \"%s\"; did you mean %s?", name, words.data);
    } else {
        cc_cli_usage(cli, "no chip is called \"%s\"; see chipcmp list", name);
    }
    cc_buf_release(&words);
    return false;
}

static bool add_chip(struct cc_cli *cli, struct cc_chosen *out, size_t *capacity, uint32_t chip)
{
    for (size_t i = 0; i < out->count; i++)
        if (out->chips[i] == chip)
            return true;
    if (out->count == *capacity) {
        uint32_t *chips = cc_arena_grow(&cli->arena, out->chips, out->count, capacity, sizeof *chips);
        if (!chips)
            return cc_error_memory(&cli->error);
        out->chips = chips;
    }
    out->chips[out->count++] = chip;
    return true;
}

/* Members of a family (and of the families below it) of the same kind as its default: an H100 variant is one, a rack of them is not. */
static bool is_variant(const struct cc_db *db, uint32_t family, uint32_t chip)
{
    return cc_family_within(db, db->chips[chip].family, family) &&
           db->chips[chip].kind == db->chips[db->families[family].default_chip].kind;
}

static bool has_option(const struct cc_command *command, const char *name)
{
    for (const struct cc_option *o = command->options; o && o->name; o++)
        if (strcmp(o->name, name) == 0)
            return true;
    return false;
}

/* "H100 can mean several chips; taken here: NVIDIA H100 SXM5 80GB (h100-sxm5). Others: h100-pcie, h100-nvl." Empty for a family of one. */
static struct cc_str default_note(struct cc_cli *cli, uint32_t family)
{
    const struct cc_db *db = &cli->db;
    uint32_t chosen = db->families[family].default_chip;
    struct cc_buf others;
    cc_buf_init(&others, 4096);
    for (uint32_t i = 0; i < db->chip_count; i++)
        if (i != chosen && is_variant(db, family, i))
            cc_buf_addf(&others, "%s%.*s", others.len ? ", " : "", CC_PRI(db->chips[i].id));
    struct cc_str note = {0};
    if (others.len)
        note = cc_arena_format(&cli->arena, "%.*s can mean several chips; taken here: %.*s (%.*s). Others: %s%s",
            CC_PRI(db->families[family].name), CC_PRI(db->chips[chosen].name), CC_PRI(db->chips[chosen].id), others.data,
            has_option(cli->command, "all-variants") ? "; --all-variants shows them." : ".");
    cc_buf_release(&others);
    return note;
}

static bool add_family(struct cc_cli *cli, struct cc_chosen *out, size_t *capacity, uint32_t family, bool all_variants)
{
    if (!add_chip(cli, out, capacity, cli->db.families[family].default_chip))
        return false;
    if (!all_variants) {
        struct cc_str note = default_note(cli, family);
        bool said = !note.len;
        for (size_t i = 0; i < out->note_count; i++)
            said |= cc_str_eq(out->notes[i], note);
        if (!said)
            out->notes[out->note_count++] = note;
        return true;
    }
    for (uint32_t i = 0; i < cli->db.chip_count; i++)
        if (is_variant(&cli->db, family, i) && !add_chip(cli, out, capacity, i))
            return false;
    return true;
}

bool cc_cli_chips(struct cc_cli *cli, int count, char **names, bool all_variants, struct cc_chosen *out)
{
    size_t capacity = 0;
    *out = (struct cc_chosen){0};
    out->notes = CC_NEW(&cli->arena, struct cc_str, (size_t)count);
    if (!out->notes)
        return cc_error_memory(&cli->error);
    for (int i = 0; i < count; i++) {
        struct cc_target target = {cc_db_find_chip(&cli->db, cc_str_of(names[i])), CC_NO_INDEX};
        if (target.chip == CC_NO_INDEX && !cc_resolve(&cli->db, cc_str_of(names[i]), &target))
            return unknown_name(cli, names[i]);
        if (target.chip != CC_NO_INDEX ? !add_chip(cli, out, &capacity, target.chip)
                                       : !add_family(cli, out, &capacity, target.family, all_variants))
            return false;
    }
    return true;
}

/* A metric's id, however its letters, spaces and hyphens are written: "Memory bandwidth" is memory_bandwidth. */
static uint32_t find_metric(const struct cc_db *db, const char *name)
{
    char wanted_space[256], space[256];
    struct cc_str wanted = cc_name_fold(cc_str_of(name), wanted_space);
    for (uint32_t i = 0; wanted.len && i < db->metric_count; i++)
        if (cc_str_eq(cc_name_fold(db->metrics[i].id, space), wanted))
            return i;
    return CC_NO_INDEX;
}

bool cc_cli_has_metric(const struct cc_cli *cli, const char *name)
{
    return find_metric(&cli->db, name) != CC_NO_INDEX;
}

bool cc_cli_metric(struct cc_cli *cli, const char *name, uint32_t *metric)
{
    struct cc_str found[3];
    struct cc_buf words;
    *metric = find_metric(&cli->db, name);
    if (*metric != CC_NO_INDEX)
        return true;
    cc_buf_init(&words, 900);
    size_t count = cc_suggest_metric(&cli->db, cc_str_of(name), found, 3);
    cc_cli_list_words(&words, found, count);
    if (count)
        cc_cli_usage(cli, "no metric is called \"%s\"; did you mean %s?", name, words.data);
    else
        cc_cli_usage(cli, "no metric is called \"%s\"; see chipcmp metrics", name);
    cc_buf_release(&words);
    return false;
}

struct cc_str cc_cli_nearest_source(const struct cc_cli *cli, const char *id)
{
    struct cc_str wanted = cc_str_of(id), nearest = {0};
    size_t best = cc_typo_limit(wanted) + 1;
    for (size_t i = 0; wanted.len > 3 && i < cli->db.source_count; i++)
        if (cc_str_starts_nocase(cli->db.sources[i].id, wanted))
            return cli->db.sources[i].id;
    for (size_t i = 0; i < cli->db.source_count; i++) {
        size_t d = cc_edit_distance(wanted, cli->db.sources[i].id, best);
        if (d < best) {
            best = d;
            nearest = cli->db.sources[i].id;
        }
    }
    return nearest;
}

bool cc_cli_source(struct cc_cli *cli, const char *id, uint32_t *source)
{
    *source = cc_db_find_source(&cli->db, cc_str_of(id));
    if (*source != CC_NO_INDEX)
        return true;
    struct cc_str nearest = cc_cli_nearest_source(cli, id);
    if (nearest.len)
        cc_cli_usage(cli, "no source has the id \"%s\"; did you mean %.*s?", id, CC_PRI(nearest));
    else
        cc_cli_usage(cli, "no source has the id \"%s\"; see chipcmp sources", id);
    return false;
}

/* "a, b and c" would be long; all ids are few. */
static bool no_such_rule(struct cc_cli *cli, const char *id)
{
    struct cc_str wanted = cc_str_of(id), nearest = {0};
    size_t best = cc_typo_limit(wanted) + 1;
    struct cc_buf ids;
    cc_buf_init(&ids, 900);
    for (size_t i = 0; i < cli->db.rule_count; i++) {
        struct cc_str rule = cli->db.rules[i].id;
        size_t d = cc_edit_distance(wanted, rule, best);
        cc_buf_addf(&ids, "%s%.*s", i ? ", " : "", CC_PRI(rule));
        if (d < best) {
            best = d;
            nearest = rule;
        }
    }
    if (nearest.len)
        cc_cli_usage(cli, "no rule has the id \"%s\"; did you mean %.*s?", id, CC_PRI(nearest));
    else if (ids.len && !ids.failed)
        cc_cli_usage(cli, "no rule has the id \"%s\"; there are %s", id, ids.data);
    else
        cc_cli_usage(cli, "no rule has the id \"%s\"", id);
    cc_buf_release(&ids);
    return false;
}

bool cc_cli_rule(struct cc_cli *cli, const char *id, uint32_t *rule)
{
    *rule = cc_db_find_rule(&cli->db, cc_str_of(id));
    return *rule != CC_NO_INDEX || no_such_rule(cli, id);
}
