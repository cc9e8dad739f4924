/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules with thresholds: published values and what follows from them, figures at, below and across each threshold, what is not public. */
#include "tables.h"

#include "chipcmp/analysis/control.h"

#define FIGURES "chip,metric,basis,value,unit,rounding,status,source,locator,note\n"

static const char *const tables[][2] = {
    {"metrics.csv", "id,group,dimension,unit,rounding,better,bases,kinds,low,high,label,meaning\n"
                    "fp64_tensor,compute,rate,TFLOPS,last_digit,higher,dense,,,,FP64 tensor,\n"
                    "fp16_tensor,compute,rate,TFLOPS,last_digit,higher,dense;sparse,,,,FP16 tensor,\n"
                    "fp8_tensor,compute,rate,TFLOPS,last_digit,higher,dense;sparse,,,,FP8 tensor,\n"
                    "int8_tensor,compute,rate,TOPS,last_digit,higher,dense;sparse,,,,INT8 tensor,\n"
                    "memory_bandwidth,memory,byte_rate,TB/s,last_digit,higher,,,,,Memory bandwidth,\n"
                    "interconnect_bandwidth,interconnect,byte_rate,GB/s,last_digit,higher,both_directions;one_direction,,,,Scale-up,\n"
                    "pcie_bandwidth,interconnect,byte_rate,GB/s,last_digit,higher,both_directions;one_direction,,,,PCIe,\n"
                    "die_area,physical,area,mm2,last_digit,none,,,,,Die area,\n"},
    {"sources.csv", "id,publisher,title,date,kind,url,read,note\nlab,Lab,Sheet,2026,paper,https://lab.example/,direct,\n"},
    {"families.csv", "family,vendor,parent,default,note\nOne,Maker,,one,\n"},
    {"chips.csv", "id,name,vendor,family,kind,contains,role,note\none,Chip One,Maker,One,gpu,,,\n"
                  "two,Board of Two,Maker,One,superchip,2*one,,\ndie,Half,Maker,One,die,,,\nrack,Rack,Maker,One,system,8*one,,\n"},
    {"names.csv", "name,target\n"},
    {"rules.csv", "id,title,effect,upon,effective,ended,status,sources,locator,note\n"
                  "old,Old,control,,2022-10-07,2023-11-17,superseded,lab,,\n"
                  "new,New,control,,2023-11-17,,in_force,lab,,\n"
                  "review,Review,review,new,2026-01-15,,in_force,lab,,\n"
                  "letters,Letters,control,,2025-04-09,,reported,lab,,\n"
                  "bill,Bill,control,,2025-12-04,,proposed,lab,,\n"},
    {"clauses.csv", "rule,clause,measure,comparison,threshold,unit,locator,note\n"
                    "old,a,io_bandwidth,>=,600,GB/s,,\n"
                    "old,a,tpp,>=,4800,,,\n"
                    "new,a.1,tpp,>=,4800,,,\n"
                    "new,a.2,tpp,>=,1600,,,\n"
                    "new,a.2,performance_density,>=,5.92,,,\n"
                    "new,b.1,tpp,>=,2400,,,\n"
                    "new,b.1,tpp,<,4800,,,\n"
                    "new,b.1,performance_density,>=,1.6,,,\n"
                    "new,b.1,performance_density,<,5.92,,,\n"
                    "new,b.2,tpp,>=,1600,,,\n"
                    "new,b.2,performance_density,>=,3.2,,,\n"
                    "new,b.2,performance_density,<,5.92,,,\n"
                    "review,all,tpp,<,\"21,000\",,,\n"
                    "review,all,memory_bandwidth,<,6.5,TB/s,,\n"
                    "letters,memory,memory_bandwidth,>=,1400,GB/s,,\n"
                    "letters,io,open_io_bandwidth,>=,1100,GB/s,,\n"
                    "letters,sum,memory_plus_io_bandwidth,>=,1700,GB/s,,\n"
                    "bill,sum,memory_plus_io_bandwidth,>,1700,GB/s,,\n"},
};

/* A database of the tables above with these figures, rates as "fp8_tensor,dense,600,TFLOPS,exact", separated by ';', of chip one. */
static void load(struct tables *t, const char *figures)
{
    struct cc_buf buf = {0};
    struct cc_str rest = cc_str_of(figures), row;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        tables_put(t, tables[i][0], tables[i][1]);
    cc_buf_addf(&buf, "%s", FIGURES);
    while (rest.len) {
        cc_str_cut(rest, ';', &row, &rest);
        cc_buf_addf(&buf, "one,%.*s,final,lab,,\n", CC_PRI(row));
    }
    tables_put(t, "figures.csv", buf.data);
    cc_buf_release(&buf);
    if (!tables_load(t, false, false))
        fail_msg("%s", t->error.text);
}

static struct cc_control run_on(const struct cc_db *db, struct cc_arena *arena, const char *chip, const char *as_of)
{
    uint32_t *index = CC_NEW(arena, uint32_t, 1);
    *index = cc_db_find_chip(db, cc_str_of(chip));
    assert_true(*index != CC_NO_INDEX);
    struct cc_control_options options = {.chips = index, .chip_count = 1, .as_of = cc_str_of(as_of)};
    struct cc_control out;
    struct cc_error error = {0};
    if (!cc_control_run(db, &options, arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

static const struct cc_control_rule *rule_of(const struct cc_control *out, const char *id)
{
    for (size_t i = 0; i < out->rule_count; i++)
        if (cc_str_eq(out->db->rules[out->rules[i]].id, cc_str_of(id)))
            return &out->chips[0].rules[i];
    fail_msg("no rule %s", id);
    return NULL;
}

static enum cc_answer clause_of(const struct cc_control *out, const char *rule, const char *clause)
{
    const struct cc_control_rule *judged = rule_of(out, rule);
    for (size_t i = 0; i < judged->clause_count; i++)
        if (cc_str_eq(judged->clauses[i].clause, cc_str_of(clause)))
            return judged->clauses[i].answer;
    fail_msg("no clause %s", clause);
    return CC_ANSWER_UNKNOWN;
}

/* Figures at a threshold, one step below it and across it, printed as exact or rounded. */
static void test_boundaries(void **state)
{
    struct tables *t = *state;
    static const struct {
        const char *figures, *rule, *clause;
        enum cc_answer answer;
    } cases[] = {
        {"fp8_tensor,dense,600,TFLOPS,exact", "new", "a.1", CC_ANSWER_MET},
        {"fp8_tensor,dense,599.9,TFLOPS,exact", "new", "a.1", CC_ANSWER_NOT_MET},
        {"fp8_tensor,dense,600,TFLOPS,", "new", "a.1", CC_ANSWER_DEPENDS},
        {"fp8_tensor,dense,601,TFLOPS,", "new", "a.1", CC_ANSWER_MET},
        {"fp16_tensor,dense,300,TFLOPS,exact;fp8_tensor,dense,300,TFLOPS,exact", "new", "a.1", CC_ANSWER_MET},
        {"fp8_tensor,sparse,1200,TFLOPS,exact;fp8_tensor,dense,300,TFLOPS,exact", "new", "a.1", CC_ANSWER_NOT_MET},
        /* 4736 / 800 = 5.92; 1600 / 500 = 3.2; 2400 / 1500 = 1.6 */
        {"fp8_tensor,dense,592,TFLOPS,exact;die_area,,800,mm2,exact", "new", "a.2", CC_ANSWER_MET},
        {"fp8_tensor,dense,592,TFLOPS,exact;die_area,,800,mm2,exact", "new", "b.1", CC_ANSWER_NOT_MET},
        {"fp8_tensor,dense,592,TFLOPS,exact;die_area,,800.1,mm2,exact", "new", "a.2", CC_ANSWER_NOT_MET},
        {"fp8_tensor,dense,592,TFLOPS,exact;die_area,,800.1,mm2,exact", "new", "b.1", CC_ANSWER_MET},
        {"fp8_tensor,dense,592,TFLOPS,exact;die_area,,800,mm2,", "new", "a.2", CC_ANSWER_DEPENDS},
        {"fp8_tensor,dense,200,TFLOPS,exact;die_area,,500,mm2,exact", "new", "b.2", CC_ANSWER_MET},
        {"fp8_tensor,dense,200,TFLOPS,exact;die_area,,500.01,mm2,exact", "new", "b.2", CC_ANSWER_NOT_MET},
        {"fp8_tensor,dense,199.99,TFLOPS,exact;die_area,,400,mm2,exact", "new", "b.2", CC_ANSWER_NOT_MET},
        {"fp8_tensor,dense,300,TFLOPS,exact;die_area,,1500,mm2,exact", "new", "b.1", CC_ANSWER_MET},
        {"fp8_tensor,dense,300,TFLOPS,exact;die_area,,1500.1,mm2,exact", "new", "b.1", CC_ANSWER_NOT_MET},
        {"fp8_tensor,dense,299.9,TFLOPS,exact;die_area,,1000,mm2,exact", "new", "b.1", CC_ANSWER_NOT_MET},
        {"fp8_tensor,dense,600,TFLOPS,exact;die_area,,1500,mm2,exact", "new", "b.1", CC_ANSWER_NOT_MET},
        {"fp8_tensor,dense,300,TFLOPS,;die_area,,1000,mm2,exact", "new", "b.1", CC_ANSWER_DEPENDS},
        {"fp8_tensor,dense,2625,TFLOPS,exact;memory_bandwidth,,6,TB/s,exact", "review", "all", CC_ANSWER_NOT_MET},
        {"fp8_tensor,dense,2624.9,TFLOPS,exact;memory_bandwidth,,6,TB/s,exact", "review", "all", CC_ANSWER_MET},
        {"fp8_tensor,dense,2625,TFLOPS,;memory_bandwidth,,6,TB/s,exact", "review", "all", CC_ANSWER_DEPENDS},
        {"fp8_tensor,dense,2000,TFLOPS,exact;memory_bandwidth,,6.5,TB/s,exact", "review", "all", CC_ANSWER_NOT_MET},
        {"fp8_tensor,dense,2000,TFLOPS,exact;memory_bandwidth,,6.499,TB/s,exact", "review", "all", CC_ANSWER_MET},
        {"fp8_tensor,dense,2000,TFLOPS,exact;memory_bandwidth,,6.5,TB/s,", "review", "all", CC_ANSWER_DEPENDS},
        {"memory_bandwidth,,1.4,TB/s,exact", "letters", "memory", CC_ANSWER_MET},
        {"memory_bandwidth,,1399,GB/s,exact", "letters", "memory", CC_ANSWER_NOT_MET},
        {"interconnect_bandwidth,both_directions,1100,GB/s,exact", "letters", "io", CC_ANSWER_MET},
        {"memory_bandwidth,,800,GB/s,exact;interconnect_bandwidth,both_directions,900,GB/s,exact", "letters", "sum", CC_ANSWER_MET},
        {"memory_bandwidth,,800,GB/s,exact;interconnect_bandwidth,both_directions,900,GB/s,exact;"
         "pcie_bandwidth,both_directions,0.1,GB/s,exact",
            "bill", "sum", CC_ANSWER_DEPENDS},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        load(t, cases[i].figures);
        struct cc_control out = run_on(&t->db, &t->arena, "one", "");
        enum cc_answer answer = clause_of(&out, cases[i].rule, cases[i].clause);
        if (answer != cases[i].answer)
            fail_msg("%s: %s %s is %s, expected %s", cases[i].figures, cases[i].rule, cases[i].clause, cc_answer_name(answer),
                cc_answer_name(cases[i].answer));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_boundaries, tables_set_up, tables_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
