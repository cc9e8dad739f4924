/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the enums of the claim layer, as the JSON contract spells them. */
#include "chipcmp/claim/claim.h"
#include "chipcmp/claim/verdict.h"

static const char *const kind_names[] = {"ratio", "difference", "value", "order", "rank"};
static const char *const metric_names[CC_CM_COUNT] = {
    "compute",
    "memory_capacity",
    "memory_bandwidth",
    "interconnect_bandwidth",
    "power",
    "compute_per_watt",
    "compute_units",
    "die_area",
    "transistors",
    "tpp",
    "performance_density",
    "accelerators",
    "other",
};
static const char *const precision_names[CC_PREC_COUNT] = {NULL, "fp64", "fp32", "tf32", "fp16", "bf16", "fp8", "int8", "fp6", "fp4"};
static const char *const direction_names[] = {"less", "more", "equal", "value", "rank"};
static const char *const hedge_names[] = {"none", "about", "nearly", "over", "up_to", "at_least"};
static const char *const verdict_names[CC_VERDICT_COUNT] = {"supported", "depends", "contradicted", "unknown", "not_checkable"};

const char *cc_claim_kind_name(enum cc_claim_kind kind)
{
    return kind_names[kind];
}

const char *cc_claim_metric_name(enum cc_claim_metric metric)
{
    return metric_names[metric];
}

const char *cc_precision_name(enum cc_precision precision)
{
    return precision_names[precision];
}

const char *cc_direction_name(enum cc_direction direction)
{
    return direction_names[direction];
}

const char *cc_hedge_name(enum cc_hedge hedge)
{
    return hedge_names[hedge];
}

const char *cc_verdict_name(enum cc_verdict verdict)
{
    return verdict_names[verdict];
}
