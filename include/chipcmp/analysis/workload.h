/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 5, analysis. Arithmetic intensity of transformer inference from the parameters of a model.
 *
 * One pass of a decoder-only transformer over T new tokens of each of B sequences that have C tokens already (decode: T = 1; prefill:
 * C = 0), with N active parameters of w bytes, and L layers of H heads of D elements, K of them key-value heads of e bytes an element:
 *
 *     operations = B x (2 N T + 4 L H D (T C + T (T + 1) / 2))
 *     bytes      = N w + B x (C + T) x 2 L K D e
 *     intensity  = operations / bytes
 *
 * 2 N operations a token for the weights, and for attention 2 x 2 L H D for each pair of a token and one it sees, itself and those before
 * it: Kaplan et al., "Scaling Laws for Neural Language Models", 2020, section 2.1 and table 1 (https://arxiv.org/abs/2001.08361), where
 * the pairs are averaged over a causal sequence. The weights read once a pass and the cache of keys and values, read or written once: Pope
 * et al., "Efficiently Scaling Transformer Inference", 2022, section 2 (https://arxiv.org/abs/2211.05102). Scale: N = 70e9, w = 2, B = 1,
 * C = 0, no attention: 140e9 operations over 140e9 bytes, 1 FLOP/byte.
 *
 * What is left out (activations, embeddings, the experts beyond the active ones that a batch touches, communication) costs time and saves
 * none. So the time that a roofline gives is a lower bound, and the tokens per second are an upper bound.
 */
#ifndef CHIPCMP_ANALYSIS_WORKLOAD_H
#define CHIPCMP_ANALYSIS_WORKLOAD_H

#include "chipcmp/base/error.h"

#include <stdbool.h>

enum cc_phase { CC_PHASE_DECODE, CC_PHASE_PREFILL };

struct cc_model {
    enum cc_phase phase;
    double parameters;   /* N: active for each token, above zero */
    double weight_bytes; /* w: above zero; 0.5 for 4-bit weights */
    double batch;        /* B: at least 1 */
    double context;      /* decode: C, tokens in each sequence's cache, 0 or more; prefill: T, tokens of each prompt, at least 1 */
    double layers, heads, kv_heads, head_elements; /* L, H, K, D; layers 0: attention is not counted */
    double kv_bytes;                               /* e */
    double kv_per_token;                           /* bytes that one token takes in the cache, over all layers; 0: 2 L K D e */
};

struct cc_workload {
    double operations, attention_operations; /* of a pass; attention's are among them */
    double bytes, weight_bytes, cache_bytes; /* the first is the sum of the others */
    double intensity;                        /* operations per byte */
    double new_tokens;                       /* of all sequences: B x T */
};

/* False with CC_ERR_USAGE where a number is out of range, or the result leaves the range of a double. The bytes of weights and cache are
 * also what has to lie in memory. */
bool cc_workload_of(const struct cc_model *model, struct cc_workload *out, struct cc_error *error);

#endif
