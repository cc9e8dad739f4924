/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 2, unit. Units as they are printed, with exact factors to one canonical unit per dimension.
 *
 * Canonical: rate in operations/s (FLOP or integer OP alike), bytes in B, byte_rate in B/s, power in W, area in mm2, count in 1. SI
 * prefixes are powers of ten (GB is 10^9 B), IEC prefixes powers of two (GiB is 2^30 B); a bit is an eighth of a byte.
 */
#ifndef CHIPCMP_UNIT_UNIT_H
#define CHIPCMP_UNIT_UNIT_H

#include "chipcmp/base/str.h"

enum cc_dimension {
    CC_DIM_NONE,
    CC_DIM_RATE,
    CC_DIM_BYTES,
    CC_DIM_BYTE_RATE,
    CC_DIM_POWER,
    CC_DIM_AREA,
    CC_DIM_COUNT,
    CC_DIM_TEXT, /* no number: memory type, process */
    CC_DIM_DATE
};

struct cc_unit {
    enum cc_dimension dimension;
    int scale10;         /* canonical value = number x 10^scale10 x multiplier / divisor */
    uint64_t multiplier; /* 1, or 1024^k for IEC prefixes: 2^10 (Ki) to 2^60 (Ei) */
    unsigned divisor;    /* 1, or 8 for bits */
};

const char *cc_dimension_name(enum cc_dimension dimension); /* "rate", "bytes", ... as in metrics.csv */
bool cc_dimension_parse(struct cc_str name, enum cc_dimension *out);

/* The whole view is a unit: "TFLOPS" "teraFLOPS" "TFLOP/s" "petaflops" "PF" "TOPS" "petaops" "POPS" "GB" "gigabytes" "GiB" "TB/s"
 * "TB/sec" "GBps" "terabytes per second" "Tb/s" "Tbps" "Gbit/s" "W" "watts" "kW" "KW" "kilowatts" "mm2" "mm^2" "mm²" "billion" "million"
 * "SMs" "CUs" "GPUs" "NPUs" "chips" "" (count) ... Letter case is ignored except where it carries meaning: b (bit) against B (byte) when
 * not spelled out, M (mega) against m for watts. "gb" and "tb/s" all in small letters, which is right for neither, are read as bytes,
 * because that is what their writers count in; "gbps" stays bits. False where it is no unit; then *out is as it was. */
bool cc_unit_parse(struct cc_str s, struct cc_unit *out);

/* Length of the longest unit that starts at s.s[0] and ends at a word's end, 0 where none does ("GB of HBM3" gives 2, "GBX" 0,
 * "terabytes per second," 20); for lexers. The empty unit never matches here. */
size_t cc_unit_scan(struct cc_str s, struct cc_unit *out);

#endif
