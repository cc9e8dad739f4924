/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A database for the tests of claims: two families of one generation (Gen: Alpha with two cards and a superchip, Omega), one rack of eight
 * Alphas, a rival (Beta), a package of two dies (Duo), and a part of which nothing is published (Nil).
 */
#ifndef CHIPCMP_TESTS_UNIT_CLAIM_FIXTURE_H
#define CHIPCMP_TESTS_UNIT_CLAIM_FIXTURE_H

#include "tables.h"

#include "chipcmp/grammar/find.h"

static const char *const claim_tables[][2] = {
    {"version.csv", "version,date\n1.0,2026-01-31\n"},
    {"metrics.csv", "id,group,dimension,unit,rounding,better,bases,kinds,low,high,label,meaning\n"
                    "fp64_vector,compute,rate,TFLOPS,last_digit,higher,dense,,0.1,1000000,FP64 vector,x\n"
                    "fp64_tensor,compute,rate,TFLOPS,last_digit,higher,dense,,0.1,1000000,FP64 tensor,x\n"
                    "fp32_vector,compute,rate,TFLOPS,last_digit,higher,dense,,0.1,1000000,FP32 vector,x\n"
                    "fp16_tensor,compute,rate,TFLOPS,last_digit,higher,dense;sparse;unstated,,1,1000000,FP16 tensor,x\n"
                    "bf16_tensor,compute,rate,TFLOPS,last_digit,higher,dense;sparse;unstated,,1,1000000,BF16 tensor,x\n"
                    "fp8_tensor,compute,rate,TFLOPS,last_digit,higher,dense;sparse;unstated,,1,1000000,FP8 tensor,x\n"
                    "fp4_tensor,compute,rate,TFLOPS,last_digit,higher,dense;sparse;unstated,,1,1000000,FP4 tensor,x\n"
                    "memory_capacity,memory,bytes,GB,exact,higher,,,1,1000000,Memory capacity,x\n"
                    "memory_bandwidth,memory,byte_rate,TB/s,last_digit,higher,,,0.1,10000,Memory bandwidth,x\n"
                    "interconnect_bandwidth,interconnect,byte_rate,GB/"
                    "s,last_digit,higher,both_directions;one_direction;unstated,,1,10000000,Scale-up,x\n"
                    "tdp,power,power,W,exact,lower,,,10,100000000,TDP,x\n"
                    "compute_units,compute,count,,exact,higher,sm;cu;ai_core,,1,100000,Compute units,x\n"
                    "die_area,physical,area,mm2,last_digit,none,,,10,100000,Die area,x\n"
                    "transistors,physical,count,billion,last_digit,higher,,,0.1,10000,Transistors,x\n"
                    "accelerators,physical,count,,exact,none,,superchip;system,1,1000000,Accelerators,x\n"},
    {"sources.csv", "id,publisher,title,date,kind,url,read,note\n"
                    "sheet,Maker,Sheet,2025-05,vendor_datasheet,https://maker.example/sheet,direct,\n"
                    "early,Maker,Launch,2024-03,vendor_page,https://maker.example/early,direct,\n"
                    "press,Paper,News,2025-06-01,press,https://paper.example/news,direct,\n"},
    {"families.csv", "family,vendor,parent,default,note\nGen,Maker,,alpha-s,\nAlpha,Maker,Gen,alpha-s,\nOmega,Maker,Gen,omega,\n"
                     "Rack,Maker,Gen,rack,\nBeta,Rival,,beta,\nDuo,Rival,,duo,\nNil,Rival,,nil,\n"},
    {"chips.csv", "id,name,vendor,family,kind,contains,role,note\n"
                  "alpha-s,Alpha S,Maker,Alpha,gpu,,,\n"
                  "alpha-p,Alpha P,Maker,Alpha,gpu,,,\n"
                  "alpha-twin,Alpha Twin,Maker,Alpha,superchip,2*alpha-s,,\n"
                  "omega,Omega One,Maker,Omega,gpu,,,\n"
                  "rack,Rack of Eight,Maker,Rack,system,8*alpha-s,,\n"
                  "beta,Beta One,Rival,Beta,gpu,,,\n"
                  "duo,Duo One,Rival,Duo,npu,2*duo-die,,\n"
                  "duo-die,Duo Die,Rival,Duo,die,,,\n"
                  "nil,Nil One,Rival,Nil,gpu,,,\n"},
    {"names.csv", "name,target\nAlpha 9,alpha-p\n"},
    {"figures.csv", "chip,metric,basis,value,unit,rounding,status,source,locator,note\n"
                    "alpha-s,bf16_tensor,dense,1000,TFLOPS,,final,sheet,,\n"
                    "alpha-s,bf16_tensor,sparse,2000,TFLOPS,,final,sheet,,\n"
                    "alpha-s,fp8_tensor,dense,2000,TFLOPS,,final,sheet,,\n"
                    "alpha-s,fp8_tensor,sparse,4000,TFLOPS,,final,sheet,,\n"
                    "alpha-s,fp64_vector,dense,33.5,TFLOPS,,final,sheet,,\n"
                    "alpha-s,fp64_tensor,dense,67,TFLOPS,,final,sheet,,\n"
                    "alpha-s,fp32_vector,dense,66.9,TFLOPS,,final,sheet,,\n"
                    "alpha-s,memory_capacity,,80,GB,,final,sheet,,\n"
                    "alpha-s,memory_capacity,,96,GB,,preliminary,early,,\n"
                    "alpha-s,memory_bandwidth,,3.35,TB/s,,final,sheet,,\n"
                    "alpha-s,interconnect_bandwidth,both_directions,900,GB/s,,final,sheet,,\n"
                    "alpha-s,interconnect_bandwidth,one_direction,450,GB/s,,final,sheet,,\n"
                    "alpha-s,tdp,,Up to 700,W,,final,sheet,,\n"
                    "alpha-s,compute_units,sm,132,,,final,sheet,,\n"
                    "alpha-s,die_area,,814,mm2,,final,sheet,,\n"
                    "alpha-p,bf16_tensor,dense,750,TFLOPS,,final,sheet,,\n"
                    "alpha-p,memory_capacity,,80,GB,,final,sheet,,\n"
                    "alpha-twin,memory_capacity,,160,GB,,final,sheet,,\n"
                    "omega,bf16_tensor,dense,2250,TFLOPS,,final,sheet,,\n"
                    "omega,fp8_tensor,dense,4500,TFLOPS,,final,sheet,,\n"
                    "omega,fp4_tensor,dense,9000,TFLOPS,,final,sheet,,\n"
                    "omega,memory_capacity,,192,GB,,final,sheet,,\n"
                    "rack,bf16_tensor,dense,8000,TFLOPS,,final,sheet,,\n"
                    "rack,memory_capacity,,640,GB,,final,sheet,,\n"
                    "rack,accelerators,,8,,,final,sheet,,\n"
                    "beta,bf16_tensor,dense,150,TFLOPS,,final,sheet,,\n"
                    "beta,fp16_tensor,dense,150,TFLOPS,,final,sheet,,\n"
                    "beta,fp8_tensor,dense,300,TFLOPS,,final,sheet,,\n"
                    "beta,fp32_vector,dense,44,TFLOPS,,final,sheet,,\n"
                    "beta,memory_capacity,,96,GB,,final,sheet,,\n"
                    "beta,memory_bandwidth,,4.0,TB/s,,final,sheet,,\n"
                    "beta,interconnect_bandwidth,both_directions,900,GB/s,,final,sheet,,\n"
                    "beta,tdp,,400,W,,final,sheet,,\n"
                    "beta,tdp,,550,W,,final,press,,Measured at the plug\n"
                    "beta,compute_units,sm,78,,,final,sheet,,\n"
                    "duo,bf16_tensor,dense,752,TFLOPS,,final,sheet,,\n"
                    "duo,memory_capacity,,128,GB,,final,sheet,,\n"
                    "duo-die,bf16_tensor,dense,376,TFLOPS,,final,sheet,,\n"
                    "duo-die,memory_capacity,,64,GB,,final,sheet,,\n"},
    {"halvings.csv", "chip,metric,source,stated_by,locator,note\n"},
    {"unknowns.csv", "chip,metric,basis,state,reason,looked_at\n"
                     "nil,bf16_tensor,,not_published,The maker prints no rate,sheet;press\n"
                     "beta,fp64_vector,,not_published,No table lists it,sheet\n"
                     "alpha-s,fp4_tensor,,not_supported,The hardware has none,sheet\n"},
    {"preferences.csv", "chip,metric,basis,source,note\n"},
};

static inline int claim_set_up(void **state)
{
    if (tables_set_up(state) != 0)
        return -1;
    struct tables *t = *state;
    for (size_t i = 0; i < sizeof claim_tables / sizeof *claim_tables; i++)
        tables_put(t, claim_tables[i][0], claim_tables[i][1]);
    if (!tables_load(t, false, false)) {
        print_error("%s:%zu: %s\n", t->error.source, t->error.line, t->error.text);
        return -1;
    }
    return 0;
}

/* Finds and judges; the result lives in the fixture's arena. */
static inline struct cc_check claim_check(struct tables *t, const char *text)
{
    struct cc_check check;
    struct cc_error error = {0};
    assert_true(cc_check_text(&t->db, CC_STR(""), CC_STR(""), cc_str_of(text), NULL, &t->arena, &check, &error));
    return check;
}

/* "ratio H20 H100 compute fp8 less": what a claim states, in one line. */
static inline struct cc_str claim_line(struct tables *t, const struct cc_claim *claim)
{
    const struct cc_named *named[2] = {&claim->subject, &claim->object};
    struct cc_str names[2] = {CC_STR("-"), CC_STR("-")};
    for (int i = 0; i < 2; i++)
        if (named[i]->named)
            names[i] = named[i]->target.chip != CC_NO_INDEX ? t->db.chips[named[i]->target.chip].id
                                                            : t->db.families[named[i]->target.family].name;
    const char *precision = cc_precision_name(claim->precision);
    return cc_arena_format(&t->arena, "%s %.*s %.*s %s %s %s", cc_claim_kind_name(claim->kind), CC_PRI(names[0]), CC_PRI(names[1]),
        cc_claim_metric_name(claim->metric), precision ? precision : "-", cc_direction_name(claim->direction));
}

#endif
