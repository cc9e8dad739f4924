/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Build tool. Loads the built-in tables, with every check, and writes the database as C: see specs/frozen.h. A start of the program then
 * reads no table. Initializers name no members, so that the compiler tells when a struct has got one that is not written here.
 *
 * freeze OUTPUT
 */
#include "chipcmp/specs/load.h"
#include "specs/frozen.h"
#include "specs/index.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const struct cc_db cc_frozen_db; /* the loader's; empty here */

/* Octal escapes are three digits long, so that a digit after one is not taken for a part of it; "?" is escaped because of trigraphs. */
static void put_str(FILE *out, struct cc_str s)
{
    if (!s.s) {
        fputs("{0, 0}, ", out);
        return;
    }
    fputs("{\"", out);
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.s[i];
        if (c == '"' || c == '\\' || c == '?')
            fprintf(out, "\\%c", c);
        else if (c >= ' ' && c <= '~')
            fputc(c, out);
        else
            fprintf(out, "\\%03o", (unsigned)c);
    }
    fprintf(out, "\", %zu}, ", s.len);
}

static void put_number(FILE *out, uint64_t number)
{
    fprintf(out, "%" PRIu64 ", ", number);
}

static void put_place(FILE *out, struct cc_place place)
{
    fprintf(out, "{%" PRIu32 ", %" PRIu32 "}, ", place.file, place.line);
}

static void put_unit(FILE *out, const struct cc_unit *unit)
{
    fprintf(out, "{%d, %d, UINT64_C(%" PRIu64 "), %u}, ", (int)unit->dimension, unit->scale10, unit->multiplier, unit->divisor);
}

static void put_file(FILE *out, const struct cc_db *db, size_t i)
{
    put_str(out, db->files[i].name);
    put_number(out, db->files[i].user);
}

static void put_source(FILE *out, const struct cc_db *db, size_t i)
{
    const struct cc_source *s = &db->sources[i];
    const struct cc_str texts[] = {s->id, s->publisher, s->title, s->date, s->url, s->note};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
        put_str(out, texts[k]);
    put_number(out, s->kind);
    put_number(out, s->read);
    put_place(out, s->place);
    put_number(out, s->user);
}

static void put_parts(FILE *out, const struct cc_db *db)
{
    for (size_t i = 0; i < db->chip_count; i++) {
        if (!db->chips[i].part_count)
            continue;
        fprintf(out, "static const struct cc_part parts_%zu[] = {", i);
        for (uint32_t k = 0; k < db->chips[i].part_count; k++)
            fprintf(out, "{%" PRIu32 ", %" PRIu32 "}, ", db->chips[i].contains[k].count, db->chips[i].contains[k].chip);
        fputs("};\n", out);
    }
}

static void put_chip(FILE *out, const struct cc_db *db, size_t i)
{
    const struct cc_chip *c = &db->chips[i];
    put_str(out, c->id);
    put_str(out, c->name);
    put_str(out, c->vendor);
    put_str(out, c->note);
    put_number(out, c->family);
    put_number(out, c->kind);
    if (c->part_count)
        fprintf(out, "(struct cc_part *)parts_%zu, ", i);
    else
        fputs("0, ", out);
    put_number(out, c->part_count);
    put_number(out, c->first_figure);
    put_number(out, c->figure_count);
    put_number(out, c->first_unknown);
    put_number(out, c->unknown_count);
    put_place(out, c->place);
    put_number(out, c->user);
    put_number(out, c->context);
}

static void put_family(FILE *out, const struct cc_db *db, size_t i)
{
    const struct cc_family *f = &db->families[i];
    put_str(out, f->name);
    put_str(out, f->vendor);
    put_str(out, f->note);
    put_number(out, f->parent);
    put_number(out, f->default_chip);
    put_place(out, f->place);
    put_number(out, f->user);
}

static void put_metric(FILE *out, const struct cc_db *db, size_t i)
{
    const struct cc_metric *m = &db->metrics[i];
    put_str(out, m->id);
    put_str(out, m->label);
    put_str(out, m->meaning);
    put_str(out, m->unit_name);
    put_number(out, m->group);
    put_number(out, m->dimension);
    put_unit(out, &m->unit);
    put_number(out, m->rounding);
    put_number(out, m->better);
    put_number(out, m->bases);
    put_number(out, m->kinds);
    fprintf(out, "%a, %a, ", m->low, m->high);
    put_place(out, m->place);
}

static void put_figure(FILE *out, const struct cc_db *db, size_t i)
{
    const struct cc_figure *f = &db->figures[i];
    const struct cc_str texts[] = {f->value, f->unit, f->step, f->locator, f->note};
    put_number(out, f->chip);
    put_number(out, f->source);
    put_number(out, f->metric);
    put_number(out, f->basis);
    put_number(out, f->status);
    put_number(out, f->user);
    put_number(out, f->basis_inferred);
    put_place(out, f->place);
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
        put_str(out, texts[k]);
}

static void put_halving(FILE *out, const struct cc_db *db, size_t i)
{
    const struct cc_halving *h = &db->halvings[i];
    put_number(out, h->chip);
    put_number(out, h->metric);
    put_number(out, h->source);
    put_number(out, h->stated_by);
    put_str(out, h->locator);
    put_str(out, h->note);
    put_place(out, h->place);
    put_number(out, h->user);
}

static void put_looked_at(FILE *out, const struct cc_db *db)
{
    for (size_t i = 0; i < db->unknown_count; i++) {
        if (!db->unknowns[i].looked_at_count)
            continue;
        fprintf(out, "static const uint32_t looked_at_%zu[] = {", i);
        for (uint32_t k = 0; k < db->unknowns[i].looked_at_count; k++)
            put_number(out, db->unknowns[i].looked_at[k]);
        fputs("};\n", out);
    }
}

static void put_unknown(FILE *out, const struct cc_db *db, size_t i)
{
    const struct cc_unknown *u = &db->unknowns[i];
    put_number(out, u->chip);
    put_number(out, u->metric);
    put_number(out, u->basis);
    put_number(out, u->state);
    put_str(out, u->reason);
    put_str(out, u->looked_at_ids);
    if (u->looked_at_count)
        fprintf(out, "(uint32_t *)looked_at_%zu, ", i);
    else
        fputs("0, ", out);
    put_number(out, u->looked_at_count);
    put_place(out, u->place);
    put_number(out, u->user);
}

static void put_preference(FILE *out, const struct cc_db *db, size_t i)
{
    const struct cc_preference *p = &db->preferences[i];
    put_number(out, p->chip);
    put_number(out, p->metric);
    put_number(out, p->source);
    put_number(out, p->basis);
    put_str(out, p->note);
    put_place(out, p->place);
    put_number(out, p->user);
}

static void put_benchmark(FILE *out, const struct cc_db *db, size_t i)
{
    const struct cc_benchmark *b = &db->benchmarks[i];
    put_number(out, b->chip);
    put_number(out, b->object);
    put_number(out, b->object_family);
    put_number(out, b->source);
    put_number(out, b->unit);
    put_str(out, b->benchmark);
    put_str(out, b->value);
    put_str(out, b->locator);
    put_str(out, b->note);
    put_place(out, b->place);
    put_number(out, b->user);
}

static void put_rule_sources(FILE *out, const struct cc_db *db)
{
    for (size_t i = 0; i < db->rule_count; i++) {
        fprintf(out, "static const uint32_t rule_sources_%zu[] = {", i);
        for (uint32_t k = 0; k < db->rules[i].source_count; k++)
            put_number(out, db->rules[i].sources[k]);
        fputs("};\n", out);
    }
}

static void put_rule(FILE *out, const struct cc_db *db, size_t i)
{
    const struct cc_rule *r = &db->rules[i];
    const struct cc_str texts[] = {r->id, r->title, r->effective, r->ended, r->locator, r->note};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
        put_str(out, texts[k]);
    put_number(out, r->effect);
    put_number(out, r->status);
    put_number(out, r->upon);
    fprintf(out, "(uint32_t *)rule_sources_%zu, ", i);
    put_number(out, r->source_count);
    put_number(out, r->first_leg);
    put_number(out, r->leg_count);
    put_place(out, r->place);
    put_number(out, r->user);
}

static void put_rule_leg(FILE *out, const struct cc_db *db, size_t i)
{
    const struct cc_rule_leg *leg = &db->rule_legs[i];
    const struct cc_str texts[] = {leg->clause, leg->threshold, leg->unit_name, leg->locator, leg->note};
    put_number(out, leg->rule);
    put_number(out, leg->measure);
    put_number(out, leg->comparison);
    fprintf(out, "{UINT64_C(%" PRIu64 "), %d, %d}, ", leg->decimal.digits, leg->decimal.exponent, leg->decimal.negative);
    put_unit(out, &leg->unit);
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
        put_str(out, texts[k]);
    put_place(out, leg->place);
    put_number(out, leg->user);
}

static void put_name(FILE *out, const struct cc_db *db, size_t i)
{
    const struct cc_name *n = &db->names[i];
    put_str(out, n->name);
    put_str(out, n->folded);
    put_number(out, n->chip);
    put_number(out, n->family);
    put_place(out, n->place);
}

static void put_table(FILE *out, const struct cc_db *db, const char *type, const char *name, size_t count,
    void (*put)(FILE *, const struct cc_db *, size_t))
{
    fprintf(out, "\nstatic const struct %s %s[] = {\n", type, name);
    for (size_t i = 0; i < count; i++) {
        fputs("    {", out);
        put(out, db, i);
        fputs("},\n", out);
    }
    fputs(count ? "};\n" : "    {0}};\n", out);
}

static void put_index(FILE *out, const char *name, const struct cc_index *index)
{
    fprintf(out, "\nstatic const struct cc_index_slot %s_slots[] = {", name);
    for (size_t i = 0; i <= index->mask; i++)
        fprintf(out, "%s{%" PRIu32 ", %" PRIu32 "},", i % 8 ? " " : "\n    ", index->slots[i].hash, index->slots[i].row);
    fprintf(out, "\n};\nstatic const struct cc_index %s_index = {(struct cc_index_slot *)%s_slots, %zu, %zu};\n", name, name, index->mask,
        index->count);
}

static void put_db(FILE *out, const struct cc_db *db)
{
    fputs("\nconst struct cc_db cc_frozen_db = {\n    {0},\n    (struct cc_spec_file *)files, (struct cc_source *)sources, (struct cc_chip "
          "*)chips,\n"
          "    (struct cc_family *)families, (struct cc_metric *)metrics, (struct cc_figure *)figures, (struct cc_halving *)halvings,\n"
          "    (struct cc_unknown *)unknowns, (struct cc_preference *)preferences, (struct cc_benchmark *)benchmarks,\n    (struct cc_rule "
          "*)rules, (struct cc_rule_leg *)rule_legs, (struct cc_name *)names,\n    ",
        out);
    const size_t counts[] = {db->file_count, db->source_count, db->chip_count, db->family_count, db->metric_count, db->figure_count,
        db->halving_count, db->unknown_count, db->preference_count, db->benchmark_count, db->rule_count, db->rule_leg_count,
        db->name_count};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        put_number(out, counts[i]);
    put_str(out, db->version);
    put_str(out, db->date);
    fputs("\n    (struct cc_index *)&name_index, (struct cc_index *)&source_index, (struct cc_index *)&chip_index,\n"
          "    (struct cc_index *)&family_index, (struct cc_index *)&metric_index, (struct cc_index *)&rule_index, true,\n};\n",
        out);
}

static void put_all(FILE *out, const struct cc_db *db)
{
    fputs("/* Generated by src/tools/freeze.c. */\n#include \"specs/frozen.h\"\n#include \"specs/index.h\"\n\n", out);
    put_parts(out, db);
    put_looked_at(out, db);
    put_rule_sources(out, db);
    put_table(out, db, "cc_spec_file", "files", db->file_count, put_file);
    put_table(out, db, "cc_source", "sources", db->source_count, put_source);
    put_table(out, db, "cc_chip", "chips", db->chip_count, put_chip);
    put_table(out, db, "cc_family", "families", db->family_count, put_family);
    put_table(out, db, "cc_metric", "metrics", db->metric_count, put_metric);
    put_table(out, db, "cc_figure", "figures", db->figure_count, put_figure);
    put_table(out, db, "cc_halving", "halvings", db->halving_count, put_halving);
    put_table(out, db, "cc_unknown", "unknowns", db->unknown_count, put_unknown);
    put_table(out, db, "cc_preference", "preferences", db->preference_count, put_preference);
    put_table(out, db, "cc_benchmark", "benchmarks", db->benchmark_count, put_benchmark);
    put_table(out, db, "cc_rule", "rules", db->rule_count, put_rule);
    put_table(out, db, "cc_rule_leg", "rule_legs", db->rule_leg_count, put_rule_leg);
    put_table(out, db, "cc_name", "names", db->name_count, put_name);
    put_index(out, "name", db->name_index);
    put_index(out, "source", db->source_index);
    put_index(out, "chip", db->chip_index);
    put_index(out, "family", db->family_index);
    put_index(out, "metric", db->metric_index);
    put_index(out, "rule", db->rule_index);
    put_db(out, db);
}

static void on_problem(void *context, const struct cc_problem *p)
{
    (void)context;
    if (p->severity == CC_PROBLEM)
        fprintf(stderr, "%.*s:%zu:%zu: %.*s [%s]\n", CC_PRI(p->file), p->line, p->column, CC_PRI(p->text), p->code);
}

static bool write_all(const char *path, const struct cc_db *db)
{
    FILE *out = fopen(path, "wb");
    bool good = out != NULL;
    if (out) {
        put_all(out, db);
        good = !ferror(out);
        good = fclose(out) == 0 && good;
    }
    if (!good)
        fprintf(stderr, "freeze: %s: %s\n", path, strerror(errno));
    return good;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: freeze OUTPUT\n", stderr);
        return 2;
    }
    struct cc_db db = {.file_count = 0};
    struct cc_error error = {.code = CC_OK};
    struct cc_problem_sink sink = {on_problem, NULL};
    struct cc_specs_options options = {.builtin = true};
    bool good = cc_db_load(&db, &options, &sink, &error);
    if (!good)
        fprintf(stderr, "freeze: %s\n", error.text);
    good = good && write_all(argv[1], &db);
    cc_db_release(&db);
    return good ? 0 : 1;
}
