/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small database in a temporary directory, of which a test replaces files; and a sink that writes problems down. */
#ifndef CHIPCMP_TESTS_UNIT_TABLES_H
#define CHIPCMP_TESTS_UNIT_TABLES_H

#include "support.h"

#include "chipcmp/base/fileio.h"
#include "chipcmp/specs/load.h"

#include <stdio.h>
#include <stdlib.h>

/* A directory with tables, a database, and what was reported: "chips.csv:2:5 unknown-kind", one a line. */
struct tables {
    struct cc_arena arena;
    struct cc_str dir;
    struct cc_db db;
    struct cc_error error;
    struct cc_buf said;  /* codes and places */
    struct cc_buf texts; /* the sentences */
    struct cc_problem_sink sink;
};

static const char *const tables_small[][2] = {
    {"version.csv", "version,date\n1.0,2026-01-31\n"},
    {"metrics.csv", "id,group,dimension,unit,rounding,better,bases,kinds,low,high,label,meaning\n"
                    "rate,compute,rate,TFLOPS,last_digit,higher,dense;sparse;unstated,,1,100000,Rate,How fast\n"
                    "memory,memory,bytes,GB,exact,higher,,,1,10000,Memory,How much\n"
                    "link,interconnect,byte_rate,GB/s,last_digit,higher,both_directions;one_direction;unstated,,1,100000,Link,How wide\n"
                    "type,memory,text,,exact,none,,,,,Type,What kind\n"
                    "announced,physical,date,,exact,none,,,,,Announced,When\n"
                    "accelerators,physical,count,,exact,none,,superchip;system,1,1000,Accelerators,How many\n"},
    {"sources.csv", "id,publisher,title,date,kind,url,read,note\n"
                    "sheet,Maker,Sheet,2025-05,vendor_datasheet,https://maker.example/sheet,direct,\n"
                    "press,Paper,News,2025-06-01,press,https://paper.example/news,direct,\n"},
    {"families.csv", "family,vendor,parent,default,note\nOne,Maker,,one,\nRack,Maker,One,rack,\n"},
    {"chips.csv",
        "id,name,vendor,family,kind,contains,role,note\none,Chip One,Maker,One,gpu,,seed,\nrack,Rack of Ones,Maker,Rack,system,8*one,,\n"},
    {"names.csv", "name,target\nThe One,one\n"},
    {"figures.csv", "chip,metric,basis,value,unit,rounding,status,source,locator,note\n"
                    "one,rate,sparse,200,TFLOPS,,final,sheet,Table 1,\n"
                    "one,memory,,96,GB,,final,sheet,Table 1,\n"
                    "one,memory,,90,GB,,final,press,,\n"
                    "one,link,both_directions,900,GB/s,,final,sheet,,\n"
                    "one,type,,HBM3,,,final,sheet,,\n"
                    "one,announced,,2025-05-01,,,final,press,,\n"
                    "rack,accelerators,,8,,,final,sheet,,\n"},
    {"halvings.csv", "chip,metric,source,stated_by,locator,note\none,rate,sheet,sheet,footnote,\n"},
    {"unknowns.csv", "chip,metric,basis,state,reason,looked_at\nrack,link,,not_published,No total is printed,sheet;press\n"},
    {"preferences.csv", "chip,metric,basis,source,note\none,memory,,sheet,The maker knows best\n"},
};

enum { TABLES_SMALL = sizeof tables_small / sizeof *tables_small };

static inline void tables_put_bytes(struct tables *t, const char *name, struct cc_str bytes)
{
    struct cc_str path = cc_arena_format(&t->arena, "%s/%s", t->dir.s, name);
    assert_non_null(path.s);
    FILE *file = fopen(path.s, "wb"); /* no sync: these are many */
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.s, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

static inline void tables_put(struct tables *t, const char *name, const char *text)
{
    tables_put_bytes(t, name, cc_str_of(text));
}

static inline void tables_put_small(struct tables *t)
{
    for (size_t i = 0; i < TABLES_SMALL; i++)
        tables_put(t, tables_small[i][0], tables_small[i][1]);
}

/* Undoes tables_put: the small table of this name, or no file. */
static inline void tables_restore(struct tables *t, const char *name)
{
    for (size_t i = 0; i < TABLES_SMALL; i++)
        if (strcmp(tables_small[i][0], name) == 0) {
            tables_put(t, name, tables_small[i][1]);
            return;
        }
    assert_int_equal(remove(cc_arena_format(&t->arena, "%s/%s", t->dir.s, name).s), 0);
}

static inline void tables_report(void *context, const struct cc_problem *problem)
{
    struct tables *t = context;
    struct cc_str file = problem->file;
    for (size_t i = 0; i < file.len; i++)
        if (file.s[i] == '/') {
            file = cc_str_sub(file, i + 1, file.len);
            i = 0;
        }
    cc_buf_addf(&t->said, "%.*s:%zu:%zu %s\n", CC_PRI(file), problem->line, problem->column, problem->code);
    cc_buf_addf(&t->texts, "%.*s\n", CC_PRI(problem->text));
}

/* Loads the directory alone, or over the built-in tables. */
static inline bool tables_load(struct tables *t, bool builtin, bool with_sink)
{
    const char *dirs[] = {t->dir.s};
    struct cc_specs_options options = {builtin, dirs, 1};
    cc_db_release(&t->db);
    cc_buf_clear(&t->said);
    cc_buf_clear(&t->texts);
    t->error = (struct cc_error){.code = CC_OK};
    return cc_db_load(&t->db, &options, with_sink ? &t->sink : NULL, &t->error);
}

static inline int tables_set_up(void **state)
{
    const char *parent = getenv("TMPDIR");
    struct tables *t = calloc(1, sizeof *t);
    if (!t)
        return -1;
    t->sink = (struct cc_problem_sink){tables_report, t};
    cc_buf_init(&t->said, 0);
    cc_buf_init(&t->texts, 0);
    *state = t;
    return cc_dir_make_temporary(parent && parent[0] ? parent : "/tmp", &t->arena, &t->dir, &t->error) ? 0 : -1;
}

/* The built-in tables instead of those of the directory, which is empty. */
static inline int tables_set_up_builtin(void **state)
{
    static const struct cc_specs_options options = {.builtin = true};
    if (tables_set_up(state) != 0)
        return -1;
    struct tables *t = *state;
    return cc_db_load(&t->db, &options, NULL, &t->error) ? 0 : -1;
}

static inline int tables_tear_down(void **state)
{
    struct tables *t = *state;
    cc_dir_remove(t->dir.s);
    cc_db_release(&t->db);
    cc_buf_release(&t->said);
    cc_buf_release(&t->texts);
    cc_arena_release(&t->arena);
    free(t);
    return 0;
}

#endif
