/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables to a database: what is kept, what overlays add, and every fault of a row with its place. */
#include "tables.h"

#include "chipcmp/specs/resolve.h"

#include <limits.h>

static void the_small_tables_load(void **state)
{
    struct tables *t = *state;
    tables_put_small(t);
    assert_true(tables_load(t, false, true));
    assert_view(cc_buf_view(&t->said), "");
    const struct cc_db *db = &t->db;
    assert_int_equal(db->chip_count, 2);
    assert_int_equal(db->figure_count, 7);
    assert_view(db->version, "1.0");
    const struct cc_chip *one = &db->chips[cc_db_find_chip(db, CC_STR("one"))], *rack = &db->chips[cc_db_find_chip(db, CC_STR("rack"))];
    assert_false(one->context);
    assert_true(rack->context);
    assert_int_equal(one->figure_count, 6);
    assert_int_equal(rack->part_count, 1);
    assert_int_equal(rack->contains[0].count, 8);
    assert_ptr_equal(&db->chips[rack->contains[0].chip], one);
    assert_int_equal(rack->unknown_count, 1);
    assert_int_equal(db->unknowns[rack->first_unknown].looked_at_count, 2);
    assert_int_equal(cc_db_find_chip(db, CC_STR("on")), CC_NO_INDEX);
    assert_true(cc_family_within(db, rack->family, one->family));
    assert_false(cc_family_within(db, one->family, rack->family));
    for (size_t i = 1; i < one->figure_count; i++)
        assert_true(db->figures[one->first_figure + i - 1].metric <= db->figures[one->first_figure + i].metric);
    assert_view(db->figures[one->first_figure].value, "200");
    assert_int_equal(db->figures[one->first_figure].place.line, 2);
}

static void the_built_in_tables_load(void **state)
{
    struct tables *t = *state;
    struct cc_specs_options options = {.builtin = true};
    assert_true(cc_db_load(&t->db, &options, &t->sink, &t->error));
    assert_view(cc_buf_view(&t->said), "");
    assert_true(t->db.chip_count > 20);
    for (size_t i = 0; i < t->db.file_count; i++)
        assert_false(t->db.files[i].user);
}

static void an_overlay_adds(void **state)
{
    struct tables *t = *state;
    struct cc_target target;
    struct cc_specs_options builtin = {.builtin = true};
    assert_true(cc_db_load(&t->db, &builtin, NULL, &t->error));
    size_t chips = t->db.chip_count, figures = t->db.figure_count, sources = t->db.source_count;
    tables_put(t, "chips-mine.csv", "id,name,vendor,family,kind\nmine,My Chip,Me,Mine,gpu\n"); /* optional columns may be left out */
    tables_put(t, "families.csv", "family,vendor,parent,default,note\nMine,Me,Hopper,mine,\n");
    tables_put(t, "sources.csv", "kind,id,publisher,title,url\npress,my-source,Me,Notes,https://me.example/notes\n"); /* in any order */
    tables_put(t, "figures.csv",
        "chip,metric,basis,value,unit,status,source\nmine,memory_capacity,,24,GB,final,my-source\n"
        "h20-96gb,memory_capacity,,95,GB,leak,my-source\n");
    tables_put(t, "preferences.csv", "chip,metric,basis,source\nh20-96gb,memory_capacity,,my-source\n");
    tables_put(t, "notes.txt", "not a table, and not looked at\n");
    assert_true(tables_load(t, true, true));
    assert_view(cc_buf_view(&t->said), "");
    const struct cc_db *db = &t->db;
    assert_int_equal(db->chip_count, chips + 1);
    assert_int_equal(db->figure_count, figures + 2);
    assert_int_equal(db->source_count, sources + 1);
    assert_true(cc_resolve(db, CC_STR("My-chip"), &target));
    assert_view(db->chips[target.chip].id, "mine");
    assert_true(db->chips[target.chip].user);
    assert_true(db->chips[target.chip].context);
    assert_true(db->sources[cc_db_find_source(db, CC_STR("my-source"))].user);
    assert_true(db->preferences[db->preference_count - 1].user);
    const struct cc_chip *h20 = &db->chips[cc_db_find_chip(db, CC_STR("h20-96gb"))];
    size_t user = 0;
    assert_false(h20->user);
    for (size_t i = 0; i < h20->figure_count; i++)
        user += db->figures[h20->first_figure + i].user;
    assert_int_equal(user, 1);
}

/* A file of the small tables replaced, or a new one, and what has to be said of it: all of it, in this order. */
struct fault {
    const char *file, *text, *said;
};

#define METRICS "id,group,dimension,unit,rounding,better,bases,kinds,low,high,label,meaning\n"
#define SOURCES "id,publisher,title,date,kind,url,read,note\n"
#define CHIPS "id,name,vendor,family,kind,contains,role,note\n"
#define RULES "id,title,effect,upon,effective,ended,status,sources\n"
#define FIGURES "chip,metric,basis,value,unit,rounding,status,source,locator,note\n"
#define UNKNOWNS "chip,metric,basis,state,reason,looked_at\n"

static const struct fault faults_of_form[] = {
    {"names.csv", "", "names.csv:1:1 empty-file\n"},
    {"names.csv", "name,target,colour\nx,one,red\n", "names.csv:1:13 unknown-column\n"},
    {"names.csv", "name,target,name\nx,one,y\n", "names.csv:1:13 duplicate-column\n"},
    {"names.csv", "name\nx\n", "names.csv:1:1 missing-column\n"},
    {"names.csv", "name,target\nx,one,two\ny,two\nz,one\n", "names.csv:2:1 ragged-row\nnames.csv:3:3 dangling\n"},
    {"names.csv", "name,target\n\"x,one\n", "names.csv:2:1 open-quote\n"},
    {"names.csv", "name,target\nx\"y,one\n", "names.csv:2:2 bad-quote\n"},
    {"names.csv", "name,target\n\xFFx,one\n", "names.csv:2:1 invalid-utf8\n"},
    {"names.csv", "\xEF\xBB\xBFname,target\nx,one\n", "names.csv:1:1 byte-order-mark\n"},
    {"names.csv", "name,target\r\nx,one\r\n", "names.csv:1:1 crlf\n"},
    {"name.csv", "name,target\n", "name.csv:0:0 unknown-table\n"},
    {"figures_amd.csv", "name,target\n", "figures_amd.csv:0:0 unknown-table\n"},
};

static const struct fault faults_of_metrics[] = {
    {"metrics-2.csv", METRICS "Bad Id,compute,rate,TFLOPS,,,,,,,L,\n", "metrics-2.csv:2:1 bad-id\n"},
    {"metrics-2.csv", METRICS "m,speed,rate,TFLOPS,,,,,,,L,\n", "metrics-2.csv:2:3 unknown-group\n"},
    {"metrics-2.csv", METRICS "m,compute,length,TFLOPS,,,,,,,L,\n", "metrics-2.csv:2:11 unknown-dimension\n"},
    {"metrics-2.csv", METRICS "m,compute,rate,GB,,,,,,,L,\n", "metrics-2.csv:2:16 unknown-unit\n"},
    {"metrics-2.csv", METRICS "m,compute,rate,furlongs,,,,,,,L,\n", "metrics-2.csv:2:16 unknown-unit\n"},
    {"metrics-2.csv", METRICS "m,compute,rate,TFLOPS,roughly,,,,,,L,\n", "metrics-2.csv:2:23 unknown-word\n"},
    {"metrics-2.csv", METRICS "m,compute,rate,TFLOPS,,more,,,,,L,\n", "metrics-2.csv:2:24 unknown-word\n"},
    {"metrics-2.csv", METRICS "m,compute,rate,TFLOPS,,,dense;thick,,,,L,\n", "metrics-2.csv:2:25 unknown-basis\n"},
    {"metrics-2.csv", METRICS "m,compute,rate,TFLOPS,,,,gpu;cpu,,,L,\n", "metrics-2.csv:2:26 unknown-kind\n"},
    {"metrics-2.csv", METRICS "m,compute,rate,TFLOPS,,,,,low,,L,\n", "metrics-2.csv:2:27 not-a-number\n"},
    {"metrics-2.csv", METRICS "m,compute,rate,TFLOPS,,,,,1,inf,L,\n", "metrics-2.csv:2:29 not-a-number\n"},
    {"metrics-2.csv", METRICS "type,memory,text,,,,,,,,L,\n", "metrics.csv:5:1 duplicate-id\n"},
};

static const struct fault faults_of_sources[] = {
    {"sources-2.csv", SOURCES "S1,P,T,,press,https://x.example,direct,\n", "sources-2.csv:2:1 bad-id\n"},
    {"sources-2.csv", SOURCES "sheet,P,T,,press,https://x.example,direct,\n", "sources.csv:2:1 duplicate-id\n"},
    {"sources-2.csv", SOURCES "s,P,T,,rumour,https://x.example,direct,\n", "sources-2.csv:2:8 unknown-kind\n"},
    {"sources-2.csv", SOURCES "s,P,T,,press,https://x.example,skimmed,\n", "sources-2.csv:2:32 unknown-word\n"},
    {"sources-2.csv", SOURCES "s,P,T,May 2025,press,https://x.example,direct,\n", "sources-2.csv:2:7 bad-date\n"},
    {"sources-2.csv", SOURCES "s,P,T,2025-13,press,https://x.example,direct,\n", "sources-2.csv:2:7 bad-date\n"},
    {"sources-2.csv", SOURCES "s,P,T,2025-1,press,https://x.example,direct,\n", "sources-2.csv:2:7 bad-date\n"},
    {"sources-2.csv", SOURCES "s,P,T,2025-12-32,press,https://x.example,direct,\n", "sources-2.csv:2:7 bad-date\n"},
    {"sources-2.csv", SOURCES "s,P,T,2025-00-10,press,https://x.example,direct,\n", "sources-2.csv:2:7 bad-date\n"},
    {"sources-2.csv", SOURCES "s,P,T,,press,,direct,\n", "sources-2.csv:2:14 no-url\n"},
    {"sources-2.csv", SOURCES "s,P,T,,press,www.x.example,direct,\n", "sources-2.csv:2:14 no-url\n"},
};

static const struct fault faults_of_chips[] = {
    {"chips-2.csv", CHIPS "Two,Chip Two,M,One,gpu,,,\n", "chips-2.csv:2:1 bad-id\n"},
    {"chips-2.csv", CHIPS "one,Chip Two,M,One,gpu,,,\n", "chips.csv:2:1 duplicate-id\n"},
    {"chips-2.csv", CHIPS "two,,M,One,gpu,,,\n", "chips-2.csv:2:5 missing\n"},
    {"chips-2.csv", CHIPS "two,Chip Two,M,Two,gpu,,,\n", "chips-2.csv:2:16 unknown-family\n"},
    {"chips-2.csv", CHIPS "two,Chip Two,M,One,cpu,,,\n", "chips-2.csv:2:20 unknown-kind\n"},
    {"chips-2.csv", CHIPS "two,Chip Two,M,One,gpu,,main,\n", "chips-2.csv:2:25 unknown-word\n"},
    {"chips-2.csv", CHIPS "two,Chip Two,M,One,system,2*three,,\n", "chips-2.csv:2:27 dangling\n"},
    {"chips-2.csv", CHIPS "two,Chip Two,M,One,system,0*one,,\n", "chips-2.csv:2:27 bad-count\n"},
    {"chips-2.csv", CHIPS "two,Chip Two,M,One,system,1.5*one,,\n", "chips-2.csv:2:27 bad-count\n"},
    {"chips-2.csv", CHIPS "two,Chip Two,M,One,system,-2*one,,\n", "chips-2.csv:2:27 bad-count\n"},
    {"chips-2.csv", CHIPS "two,Chip Two,M,One,system,9999999*one,,\n", "chips-2.csv:2:27 bad-count\n"},
    {"chips-2.csv", CHIPS "two,Chip Two,M,One,system,2*two,,\n", "chips-2.csv:2:27 cycle\n"},
    {"chips-2.csv",
        CHIPS "two,Chip Two,M,One,system,2*three;one,,\nthree,Chip Three,M,One,system,2*four,,\nfour,Chip Four,M,One,system,two,,\n",
        "chips-2.csv:2:27 cycle\n"},
    {"chips-2.csv", CHIPS "two,The-One,M,One,gpu,,,\n", "chips-2.csv:2:1 name-collision\n"},
    {"families-2.csv", "family,vendor,parent,default,note\nTwo,M,,two,\n", "families-2.csv:2:8 dangling\n"},
    {"families-2.csv", "family,vendor,parent,default,note\nTwo,M,,one,\n", "families-2.csv:2:8 not-a-member\n"},
    {"families-2.csv", "family,vendor,parent,default,note\nTwo,M,Three,one,\n",
        "families-2.csv:2:7 dangling\nfamilies-2.csv:2:13 not-a-member\n"},
    {"families-2.csv", "family,vendor,parent,default,note\nOne,M,,one,\n", "families.csv:2:1 duplicate-id\n"},
    {"families-2.csv", "family,vendor,parent,default,note\n,M,,one,\n", "families-2.csv:2:1 bad-id\n"},
    {"families.csv", "family,vendor,parent,default,note\nOne,M,Rack,one,\nRack,M,One,rack,\n", "families.csv:3:8 cycle\n"},
    {"families.csv", "family,vendor,parent,default,note\nOne,M,One,one,\nRack,M,One,rack,\n", "families.csv:2:7 cycle\n"},
    {"names.csv", "name,target\n,one\n", "names.csv:2:1 missing\n"},
    {"names.csv", "name,target\nx,two\n", "names.csv:2:3 dangling\n"},
    {"names.csv", "name,target\n- -,one\n", "names.csv:2:1 bad-name\n"},
    {"names.csv", "name,target\nBig Box,one\nbig-box,rack\n", "names.csv:3:1 name-collision\n"},
};

static const struct fault faults_of_figures[] = {
    {"figures-2.csv", FIGURES "two,memory,,96,GB,,final,sheet,,\n", "figures-2.csv:2:1 dangling\n"},
    {"figures-2.csv", FIGURES "one,size,,96,GB,,final,sheet,,\n", "figures-2.csv:2:5 unknown-metric\n"},
    {"figures-2.csv", FIGURES "one,rate,,96,TFLOPS,,final,sheet,,\n", "figures-2.csv:2:10 no-basis\n"},
    {"figures-2.csv", FIGURES "one,rate,thick,96,TFLOPS,,final,sheet,,\n", "figures-2.csv:2:10 unknown-basis\n"},
    {"figures-2.csv", FIGURES "one,rate,sm,96,TFLOPS,,final,sheet,,\n", "figures-2.csv:2:10 unknown-basis\n"},
    {"figures-2.csv", FIGURES "one,memory,dense,96,GB,,final,sheet,,\n", "figures-2.csv:2:12 unknown-basis\n"},
    {"figures-2.csv", FIGURES "one,memory,,,GB,,final,sheet,,\n", "figures-2.csv:2:13 missing\n"},
    {"figures-2.csv", FIGURES "one,memory,,many,GB,,final,sheet,,\n", "figures-2.csv:2:13 bad-value\n"},
    {"figures-2.csv", FIGURES "one,memory,,nan,GB,,final,sheet,,\n", "figures-2.csv:2:13 bad-value\n"},
    {"figures-2.csv", FIGURES "one,memory,,inf,GB,,final,sheet,,\n", "figures-2.csv:2:13 bad-value\n"},
    {"figures-2.csv", FIGURES "one,memory,,-96,GB,,final,sheet,,\n", "figures-2.csv:2:13 bad-value\n"},
    {"figures-2.csv", FIGURES "one,memory,,0,GB,,final,sheet,,\n", "figures-2.csv:2:13 bad-value\n"},
    {"figures-2.csv", FIGURES "one,memory,,1e400,GB,,final,sheet,,\n", "figures-2.csv:2:13 bad-value\n"},
    {"figures-2.csv", FIGURES "one,memory,,1234567890123456789012,GB,,final,sheet,,\n", "figures-2.csv:2:13 bad-value\n"},
    {"figures-2.csv", FIGURES "one,memory,,0x60,GB,,final,sheet,,\n", "figures-2.csv:2:13 bad-value\n"},
    {"figures-2.csv", FIGURES "one,memory,,400-350,GB,,final,sheet,,\n", "figures-2.csv:2:13 bad-value\n"},
    {"figures-2.csv", FIGURES "one,memory,,96,furlongs,,final,sheet,,\n", "figures-2.csv:2:16 unknown-unit\n"},
    {"figures-2.csv", FIGURES "one,memory,,96,W,,final,sheet,,\n", "figures-2.csv:2:16 wrong-dimension\n"},
    {"figures-2.csv", FIGURES "one,memory,,96,,,final,sheet,,\n", "figures-2.csv:2:16 wrong-dimension\n"},
    {"figures-2.csv", FIGURES "one,memory,,96,GB,about,final,sheet,,\n", "figures-2.csv:2:19 bad-rounding\n"},
    {"figures-2.csv", FIGURES "one,memory,,96,GB,0,final,sheet,,\n", "figures-2.csv:2:19 bad-rounding\n"},
    {"figures-2.csv", FIGURES "one,memory,,96,GB,,sure,sheet,,\n", "figures-2.csv:2:20 unknown-status\n"},
    {"figures-2.csv", FIGURES "one,memory,,96,GB,,,sheet,,\n", "figures-2.csv:2:20 unknown-status\n"},
    {"figures-2.csv", FIGURES "one,memory,,96,GB,,final,book,,\n", "figures-2.csv:2:26 dangling\n"},
    {"figures-2.csv", FIGURES "one,announced,,soon,,,final,sheet,,\n", "figures-2.csv:2:16 bad-date\n"},
    {"figures-2.csv", FIGURES "one,announced,,2025-02-32,,,final,sheet,,\n", "figures-2.csv:2:16 bad-date\n"},
    {"figures-2.csv", FIGURES "one,type,,,,,final,sheet,,\n", "figures-2.csv:2:11 missing\n"},
};

static const struct fault faults_of_the_rest[] = {
    {"halvings.csv", "chip,metric,source,stated_by,locator,note\none,memory,sheet,sheet,,\n", "halvings.csv:2:5 unknown-basis\n"},
    {"halvings.csv", "chip,metric,source,stated_by,locator,note\none,rate,book,sheet,,\n", "halvings.csv:2:10 dangling\n"},
    {"halvings.csv", "chip,metric,source,stated_by,locator,note\none,rate,sheet,book,,\n", "halvings.csv:2:16 dangling\n"},
    {"halvings.csv", "chip,metric,source,stated_by,locator,note\none,rate,press,press,,\n", "halvings.csv:2:1 dangling\n"},
    {"halvings.csv", "chip,metric,source,stated_by,locator,note\nrack,rate,sheet,sheet,,\n", "halvings.csv:2:1 dangling\n"},
    {"unknowns.csv", UNKNOWNS "two,memory,,not_published,No,sheet\n", "unknowns.csv:2:1 dangling\n"},
    {"unknowns.csv", UNKNOWNS "rack,size,,not_published,No,sheet\n", "unknowns.csv:2:6 unknown-metric\n"},
    {"unknowns.csv", UNKNOWNS "rack,rate,thick,not_published,No,sheet\n", "unknowns.csv:2:11 unknown-basis\n"},
    {"unknowns.csv", UNKNOWNS "rack,memory,,secret,No,sheet\n", "unknowns.csv:2:14 unknown-state\n"},
    {"unknowns.csv", UNKNOWNS "rack,memory,,not_published,,sheet\n", "unknowns.csv:2:28 missing\n"},
    {"unknowns.csv", UNKNOWNS "rack,memory,,not_published,No,sheet;book\n", "unknowns.csv:2:31 dangling\n"},
    {"preferences.csv", "chip,metric,basis,source,note\ntwo,memory,,sheet,\n", "preferences.csv:2:1 dangling\n"},
    {"preferences.csv", "chip,metric,basis,source,note\none,size,,sheet,\n", "preferences.csv:2:5 unknown-metric\n"},
    {"preferences.csv", "chip,metric,basis,source,note\none,rate,,sheet,\n", "preferences.csv:2:10 no-basis\n"},
    {"preferences.csv", "chip,metric,basis,source,note\none,memory,,book,\n", "preferences.csv:2:13 dangling\n"},
    {"rules.csv", RULES "A,T,control,,2025-01-01,,in_force,sheet\n", "rules.csv:2:1 bad-id\n"},
    {"rules.csv", RULES "a,,control,,2025-01-01,,in_force,sheet\n", "rules.csv:2:3 missing\n"},
    {"rules.csv", RULES "a,T,ban,,2025-01-01,,in_force,sheet\n", "rules.csv:2:5 unknown-word\n"},
    {"rules.csv", RULES "a,T,control,,2025-01-01,,law,sheet\n", "rules.csv:2:26 unknown-status\n"},
    {"rules.csv", RULES "a,T,control,b,2025-01-01,,in_force,sheet\n", "rules.csv:2:13 bad-upon\n"},
    {"rules.csv", RULES "a,T,review,,2025-01-01,,in_force,sheet\n", "rules.csv:2:12 missing\n"},
    {"rules.csv", RULES "a,T,review,a,2025-01-01,,in_force,sheet\n", "rules.csv:2:12 dangling\n"},
    {"rules.csv", RULES "a,T,control,,2025-01,,in_force,sheet\n", "rules.csv:2:14 bad-date\n"},
    {"rules.csv", RULES "a,T,control,,2025-02-30,,in_force,sheet\n", "rules.csv:2:14 bad-date\n"},
    {"rules.csv", RULES "a,T,control,,2025-01-01,2026,superseded,sheet\n", "rules.csv:2:25 bad-date\n"},
    {"rules.csv", RULES "a,T,control,,2025-01-01,2025-01-01,superseded,sheet\n", "rules.csv:2:25 bad-date\n"},
    {"rules.csv", RULES "a,T,control,,2025-01-01,,superseded,sheet\n", "rules.csv:2:25 bad-status\n"},
    {"rules.csv", RULES "a,T,control,,2025-01-01,2026-01-01,in_force,sheet\n", "rules.csv:2:25 bad-status\n"},
    {"rules.csv", RULES "a,T,control,,2025-01-01,,in_force,\n", "rules.csv:2:35 missing\n"},
    {"rules.csv", RULES "a,T,control,,2025-01-01,,in_force,sheet;book\n", "rules.csv:2:35 dangling\n"},
    {"rules.csv", RULES "a,T,control,,2025-01-01,,in_force,sheet\n", "rules.csv:2:1 no-clause\n"},
    {"clauses.csv", "rule,clause,measure,comparison,threshold\na,a,tpp,>=,1\n", "clauses.csv:2:1 dangling\n"},
    {"benchmarks.csv", "chip,object,benchmark,value,unit,source\ntwo,one,Race,2,times,sheet\n", "benchmarks.csv:2:1 dangling\n"},
    {"benchmarks.csv", "chip,object,benchmark,value,unit,source\none,two,Race,2,times,sheet\n", "benchmarks.csv:2:5 dangling\n"},
    {"benchmarks.csv", "chip,object,benchmark,value,unit,source\none,rack,,2,times,sheet\n", "benchmarks.csv:2:10 missing\n"},
    {"benchmarks.csv", "chip,object,benchmark,value,unit,source\none,rack,Race,0,times,sheet\n", "benchmarks.csv:2:15 bad-value\n"},
    {"benchmarks.csv", "chip,object,benchmark,value,unit,source\none,rack,Race,2x,times,sheet\n", "benchmarks.csv:2:15 bad-value\n"},
    {"benchmarks.csv", "chip,object,benchmark,value,unit,source\none,rack,Race,2,percent,sheet\n", "benchmarks.csv:2:17 unknown-unit\n"},
    {"benchmarks.csv", "chip,object,benchmark,value,unit,source\none,rack,Race,2,times,book\n", "benchmarks.csv:2:23 dangling\n"},
};

static bool is_warning(const char *said)
{
    return strstr(said, "crlf") || strstr(said, "byte-order-mark");
}

/* The first error without a sink is the first one that a sink is told. */
static void expect_same_error(struct tables *t, const struct fault *fault)
{
    char place[512];
    assert_false(tables_load(t, false, false));
    assert_int_equal(t->error.code, CC_ERR_DATA);
    const char *name = strrchr(t->error.source, '/');
    assert_non_null(name);
    snprintf(place, sizeof place, "%s:%zu:%zu ", name + 1, t->error.line, t->error.column);
    if (strncmp(place, fault->said, strlen(place)) != 0)
        fail_msg("the error stands at \"%s\", the problem is \"%s\"", place, fault->said);
    assert_true(strlen(t->error.text) > 10);
}

static void run_faults(struct tables *t, const struct fault *faults, size_t count)
{
    tables_put_small(t);
    for (size_t i = 0; i < count; i++) {
        bool fine = is_warning(faults[i].said);
        tables_put(t, faults[i].file, faults[i].text);
        bool ok = tables_load(t, false, true);
        if (!cc_str_eq(cc_buf_view(&t->said), cc_str_of(faults[i].said)))
            fail_msg("%s, case %zu: said\n%sexpected\n%stexts:\n%s", faults[i].file, i, t->said.len ? t->said.data : "nothing\n",
                faults[i].said, t->texts.len ? t->texts.data : "");
        assert_int_equal(ok, fine);
        assert_int_equal(t->error.code, fine ? CC_OK : CC_ERR_DATA);
        if (!fine)
            expect_same_error(t, &faults[i]);
        tables_restore(t, faults[i].file);
    }
}

#define RUN(name) \
    static void name##_are_found(void **state) \
    { \
        run_faults(*state, name, sizeof(name) / sizeof *(name)); \
    }
RUN(faults_of_form)
RUN(faults_of_metrics)
RUN(faults_of_sources)
RUN(faults_of_chips)
RUN(faults_of_figures)
RUN(faults_of_the_rest)

static void a_nul_byte_is_found(void **state)
{
    struct tables *t = *state;
    tables_put_small(t);
    tables_put_bytes(t, "names.csv", CC_STR("name,target\nx\0y,one\n"));
    assert_false(tables_load(t, false, true));
    assert_view(cc_buf_view(&t->said), "names.csv:2:2 nul-byte\n");
}

/* A sink hears of every error, of one file after the other, and *error of their number. */
static void every_error_is_told(void **state)
{
    struct tables *t = *state;
    tables_put_small(t);
    tables_put(t, "chips-2.csv", CHIPS "two,Two,M,None,gpu,,,\nthree,Three,M,One,cpu,,,\nfour,Four,M,One,gpu,,,\n");
    tables_put(t, "figures-2.csv",
        FIGURES "one,memory,,many,GB,,final,sheet,,\none,memory,,1,W,,final,sheet,,\nfour,memory,,1,GB,,final,sheet,,\n");
    tables_put(t, "names.csv", "name,target\n\"x,one\n");
    assert_false(tables_load(t, false, true));
    assert_view(cc_buf_view(&t->said), "chips-2.csv:2:11 unknown-family\nchips-2.csv:3:19 unknown-kind\nnames.csv:2:1 open-quote\n"
                                       "figures-2.csv:2:13 bad-value\nfigures-2.csv:3:15 wrong-dimension\n");
    assert_string_equal(t->error.text, "5 errors in the specs tables");
}

/* Figures lie by chip, metric, basis, file and line, whatever order the files have them in. */
static void figures_are_ordered(void **state)
{
    struct tables *t = *state;
    struct rng rng = {0x5EED0003};
    static const char *const keys[] = {"rack,memory,,", "one,memory,,", "one,rate,dense,", "one,rate,sparse,", "one,rate,unstated,",
        "rack,rate,dense,"};
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_buf_add(&text, CC_STR(FIGURES));
    for (int i = 0; i < 400; i++) {
        const char *key = keys[rng_below(&rng, sizeof keys / sizeof *keys)];
        cc_buf_addf(&text, "%s%u,%s,,final,sheet,,\n", key, 1 + (unsigned)rng_below(&rng, 900), strstr(key, "memory") ? "GB" : "TFLOPS");
    }
    tables_put_small(t);
    tables_put_bytes(t, "figures-2.csv", cc_buf_view(&text));
    cc_buf_release(&text);
    assert_true(tables_load(t, false, true));
    const struct cc_db *db = &t->db;
    assert_int_equal(db->figure_count, 407);
    size_t sum = 0;
    for (size_t i = 0; i < db->chip_count; i++)
        for (size_t k = 0; k < db->chips[i].figure_count; k++, sum++) {
            const struct cc_figure *f = &db->figures[db->chips[i].first_figure + k], *before = k ? f - 1 : NULL;
            assert_int_equal(f->chip, i);
            if (!before)
                continue;
            long a[] = {before->metric, before->basis, before->place.file, before->place.line},
                 b[] = {f->metric, f->basis, f->place.file, f->place.line};
            size_t c = 0;
            while (c < 3 && a[c] == b[c])
                c++;
            assert_true(a[c] < b[c]);
        }
    assert_int_equal(sum, 407);
}

static void directories_that_are_none(void **state)
{
    struct tables *t = *state;
    struct cc_db db = {.chip_count = 0};
    const char *dirs[] = {cc_arena_format(&t->arena, "%s/absent", t->dir.s).s};
    struct cc_specs_options options = {false, dirs, 1};
    assert_false(cc_db_load(&db, &options, &t->sink, &t->error));
    assert_int_equal(t->error.code, CC_ERR_IO);
    cc_db_release(&db);
    tables_put(t, "file", "x");
    dirs[0] = cc_arena_format(&t->arena, "%s/file", t->dir.s).s;
    t->error = (struct cc_error){.code = CC_OK};
    assert_false(cc_db_load(&db, &options, &t->sink, &t->error));
    assert_int_equal(t->error.code, CC_ERR_IO);
    cc_db_release(&db);
    assert_false(tables_load(t, false, true)); /* a directory without tables */
    assert_int_equal(t->error.code, CC_ERR_DATA);
    assert_string_equal(t->error.source, t->dir.s);
    assert_view(cc_buf_view(&t->said), "");
}

/* Every allocation of the arena fails in turn: an error each time, no crash, nothing lost. */
static void memory_runs_out(void **state)
{
    struct tables *t = *state;
    const char *dirs[] = {t->dir.s};
    struct cc_specs_options options = {false, dirs, 1};
    bool ok = false;
    tables_put_small(t);
    for (size_t n = 1; !ok; n++) {
        struct cc_error error = {.code = CC_OK};
        struct cc_db db = {.arena = {.fail_after = n}};
        ok = cc_db_load(&db, &options, NULL, &error);
        assert_int_equal(error.code, ok ? CC_OK : CC_ERR_MEMORY);
        assert_true(n < 10000);
        cc_db_release(&db);
    }
}

/* Any bytes in any table: the load ends, with an error or without. */
static void any_bytes(void **state)
{
    struct tables *t = *state;
    struct rng rng = {0x5EED0004};
    static const char letters[] = "\",\n;*-a1 \xC3\xA9\r";
    tables_put_small(t);
    for (int round = 0; round < 400; round++) {
        const char *const *table = tables_small[rng_below(&rng, TABLES_SMALL)];
        size_t len = strlen(table[1]);
        char *bytes = malloc(len);
        assert_non_null(bytes);
        memcpy(bytes, table[1], len);
        for (uint64_t n = 1 + rng_below(&rng, 4); n; n--)
            bytes[rng_below(&rng, len)] = letters[rng_below(&rng, sizeof letters)]; /* its NUL too */
        tables_put_bytes(t, table[0], (struct cc_str){bytes, len});
        free(bytes);
        bool ok = tables_load(t, false, true);
        assert_int_equal(t->error.code, ok ? CC_OK : CC_ERR_DATA);
        bool alone = tables_load(t, false, false);
        assert_int_equal(alone, ok);
        tables_restore(t, table[0]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_small_tables_load, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(the_built_in_tables_load, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(an_overlay_adds, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(faults_of_form_are_found, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(faults_of_metrics_are_found, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(faults_of_sources_are_found, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(faults_of_chips_are_found, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(faults_of_figures_are_found, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(faults_of_the_rest_are_found, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(a_nul_byte_is_found, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(every_error_is_told, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(figures_are_ordered, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(directories_that_are_none, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(memory_runs_out, tables_set_up, tables_tear_down),
        cmocka_unit_test_setup_teardown(any_bytes, tables_set_up, tables_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
