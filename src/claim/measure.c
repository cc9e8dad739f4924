/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a claim's metric can mean as published figures: the default's candidates, then the measures that leave it in one respect. */
#include "measure.h"

static const struct {
    const char *tensor;
    const char *vector;
} rates[CC_PREC_COUNT] = {
    [CC_PREC_FP64] = {"fp64_tensor", "fp64_vector"},
    [CC_PREC_FP32] = {"tf32_tensor", "fp32_vector"},
    [CC_PREC_TF32] = {"tf32_tensor", NULL},
    [CC_PREC_FP16] = {"fp16_tensor", NULL},
    [CC_PREC_BF16] = {"bf16_tensor", NULL},
    [CC_PREC_FP8] = {"fp8_tensor", NULL},
    [CC_PREC_INT8] = {"int8_tensor", NULL},
    [CC_PREC_FP6] = {"fp6_tensor", NULL},
    [CC_PREC_FP4] = {"fp4_tensor", NULL},
};

/* Every rate that "compute" may mean, after the default ones. */
static const struct {
    const char *id;
    bool vector;
    bool has_sparse;
} other_rates[] = {
    {"fp64_vector", true, false},
    {"fp64_tensor", false, false},
    {"fp32_vector", true, false},
    {"tf32_tensor", false, true},
    {"fp16_tensor", false, true},
    {"fp8_tensor", false, true},
    {"int8_tensor", false, true},
    {"fp6_tensor", false, true},
    {"fp4_tensor", false, true},
};

static const struct {
    enum cc_claim_metric metric;
    const char *id;
    enum cc_basis bases[3]; /* the default's candidates; NONE ends the list after the first */
    enum cc_basis other;    /* on which an alternative reading may stand, or NONE */
} plain[] = {
    {CC_CM_MEMORY_CAPACITY, "memory_capacity", {CC_BASIS_NONE}, CC_BASIS_NONE},
    {CC_CM_MEMORY_BANDWIDTH, "memory_bandwidth", {CC_BASIS_NONE}, CC_BASIS_NONE},
    {CC_CM_INTERCONNECT_BANDWIDTH, "interconnect_bandwidth", {CC_BASIS_BOTH_DIRECTIONS, CC_BASIS_UNSTATED}, CC_BASIS_ONE_DIRECTION},
    {CC_CM_POWER, "tdp", {CC_BASIS_NONE}, CC_BASIS_NONE},
    {CC_CM_COMPUTE_UNITS, "compute_units", {CC_BASIS_SM, CC_BASIS_CU, CC_BASIS_AI_CORE}, CC_BASIS_NONE},
    {CC_CM_DIE_AREA, "die_area", {CC_BASIS_NONE}, CC_BASIS_NONE},
    {CC_CM_TRANSISTORS, "transistors", {CC_BASIS_NONE}, CC_BASIS_NONE},
    {CC_CM_ACCELERATORS, "accelerators", {CC_BASIS_NONE}, CC_BASIS_NONE},
};

const char *rate_metric(enum cc_precision precision, bool tensor)
{
    return tensor ? rates[precision].tensor : rates[precision].vector;
}

static void add(const struct cc_db *db, struct measures *out, enum measure_rule rule, const char *id, enum cc_basis basis,
    const char *departure)
{
    if (out->count == MEASURE_MAX)
        return;
    out->items[out->count++] =
        (struct measure){.id = id, .rule = rule, .metric = cc_db_find_metric(db, cc_str_of(id)), .basis = basis, .departure = departure};
}

/* The dense rate and, where the words leave it open, the sparse one: as good as the dense one for a value, a departure for a ratio. */
static void add_rate(const struct cc_db *db, const struct cc_claim *claim, struct measures *out, enum measure_rule rule, const char *id,
    const char *departure)
{
    bool value = claim->kind == CC_CLAIM_VALUE;
    if (claim->sparse) {
        add(db, out, rule, id, CC_BASIS_SPARSE, departure);
        return;
    }
    add(db, out, rule, id, CC_BASIS_DENSE, departure);
    if (value && !claim->dense && departure)
        add(db, out, rule, id, CC_BASIS_SPARSE, departure);
}

static void add_basis(const struct cc_db *db, const struct cc_claim *claim, struct measures *out, enum measure_rule rule, const char *id)
{
    if (claim->dense || claim->sparse)
        return;
    bool value = claim->kind == CC_CLAIM_VALUE;
    add(db, out, rule, id, CC_BASIS_SPARSE, value ? "with_sparsity" : "basis");
    if (value)
        add(db, out, rule, id, CC_BASIS_UNSTATED, "basis");
}

static void stated_precision(const struct cc_db *db, const struct cc_claim *claim, struct measures *out, enum measure_rule rule)
{
    bool has_vector = rates[claim->precision].vector != NULL;
    const char *id = rate_metric(claim->precision, claim->tensor || !has_vector);
    if (!id || (claim->vector && !has_vector))
        return;
    add_rate(db, claim, out, rule, id, NULL);
    if (has_vector && !claim->vector && !claim->tensor)
        add(db, out, rule, rates[claim->precision].tensor, CC_BASIS_DENSE, "tensor");
    if (!has_vector || claim->tensor)
        add_basis(db, claim, out, rule, id);
}

static void compute(const struct cc_db *db, const struct cc_claim *claim, struct measures *out, enum measure_rule rule)
{
    if (claim->precision != CC_PREC_NONE) {
        stated_precision(db, claim, out, rule);
        return;
    }
    if (claim->vector) {
        add(db, out, rule, "fp32_vector", CC_BASIS_DENSE, NULL);
        add(db, out, rule, "fp64_vector", CC_BASIS_DENSE, "precision");
        return;
    }
    add_rate(db, claim, out, rule, "bf16_tensor", NULL);
    add_rate(db, claim, out, rule, "fp16_tensor", NULL);
    add_basis(db, claim, out, rule, "bf16_tensor");
    for (size_t i = 0; i < sizeof other_rates / sizeof other_rates[0]; i++) {
        if ((claim->tensor && other_rates[i].vector) || (claim->sparse && !other_rates[i].has_sparse))
            continue;
        if (other_rates[i].has_sparse)
            add_rate(db, claim, out, rule, other_rates[i].id, "precision");
        else
            add(db, out, rule, other_rates[i].id, CC_BASIS_DENSE, "precision");
    }
}

static void figures(const struct cc_db *db, const struct cc_claim *claim, struct measures *out)
{
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        if (plain[i].metric != claim->metric)
            continue;
        if (claim->one_direction && plain[i].other != CC_BASIS_NONE) {
            add(db, out, MEASURE_FIGURE, plain[i].id, plain[i].other, NULL);
            return;
        }
        bool both = claim->both_directions && plain[i].other != CC_BASIS_NONE;
        for (size_t k = 0; k < 3 && (k == 0 || (!both && plain[i].bases[k] != CC_BASIS_NONE)); k++)
            add(db, out, MEASURE_FIGURE, plain[i].id, plain[i].bases[k], NULL);
        if (plain[i].other != CC_BASIS_NONE && !both)
            add(db, out, MEASURE_FIGURE, plain[i].id, plain[i].other, "basis");
    }
}

void measures_of_claim(const struct cc_db *db, const struct cc_claim *claim, struct measures *out)
{
    out->count = 0;
    if (claim->metric == CC_CM_COMPUTE)
        compute(db, claim, out, MEASURE_FIGURE);
    else if (claim->metric == CC_CM_COMPUTE_PER_WATT)
        compute(db, claim, out, MEASURE_PER_WATT);
    else if (claim->metric == CC_CM_TPP)
        add(db, out, MEASURE_TPP, "tpp", CC_BASIS_DENSE, NULL);
    else if (claim->metric == CC_CM_PERFORMANCE_DENSITY)
        add(db, out, MEASURE_DENSITY, "performance_density", CC_BASIS_DENSE, NULL);
    else
        figures(db, claim, out);
}
