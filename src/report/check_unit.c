/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of stated values, spelt one way whatever the text wrote ("terabytes per second" is TB/s). */
#include "check.h"

#include <string.h>

bool check_is_derived(enum cc_claim_metric metric)
{
    return metric == CC_CM_COMPUTE_PER_WATT || metric == CC_CM_TPP || metric == CC_CM_PERFORMANCE_DENSITY;
}

static const char *base_name(const struct cc_claim *claim, const struct cc_amount *amount)
{
    switch (amount->dimension) {
    case CC_DIM_RATE:
        return claim->metric == CC_CM_COMPUTE_PER_WATT ? "FLOPS/W" : claim->precision == CC_PREC_INT8 ? "OPS" : "FLOPS";
    case CC_DIM_BYTES:
        return amount->bits ? "b" : "B";
    case CC_DIM_BYTE_RATE:
        return amount->bits ? "b/s" : "B/s";
    case CC_DIM_POWER:
        return "W";
    case CC_DIM_AREA:
        return "mm2";
    case CC_DIM_NONE:
    case CC_DIM_COUNT:
    case CC_DIM_TEXT:
    case CC_DIM_DATE:
        break;
    }
    return "";
}

static const char *prefix_name(const struct cc_unit *unit)
{
    static const struct {
        int scale10;
        const char *si;
        const char *count;
    } prefixes[] = {{3, "k", "thousand"}, {6, "M", "million"}, {9, "G", "billion"}, {12, "T", "trillion"}, {15, "P", ""}, {18, "E", ""}};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (unit->scale10 == prefixes[i].scale10)
            return unit->dimension == CC_DIM_COUNT ? prefixes[i].count : prefixes[i].si;
    return "";
}

struct check_unit check_unit_of(const struct cc_claim *claim, const struct cc_amount *amount)
{
    struct check_unit out = {.unit = {.dimension = amount->dimension, .multiplier = 1, .divisor = 1}};
    if (amount->unit.len && !cc_unit_parse(amount->unit, &out.unit))
        return out;
    const char *prefix = prefix_name(&out.unit), *base = base_name(claim, amount);
    bool binary = out.unit.multiplier != 1; /* GiB and its kin keep their printed name */
    if (binary && amount->unit.len < sizeof out.name) {
        memcpy(out.name, amount->unit.s, amount->unit.len);
        return out;
    }
    size_t length = strlen(prefix);
    memcpy(out.name, prefix, length);
    memcpy(out.name + length, base, strlen(base));
    return out;
}

double check_in_unit(const struct check_unit *unit, double canonical)
{
    struct cc_interval in = cc_interval_in(cc_interval_exact(canonical), &unit->unit);
    return (in.lo + in.hi) / 2;
}
