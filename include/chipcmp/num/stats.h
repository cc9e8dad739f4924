/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 1, num. The one home of the GNU Scientific Library.
 */
#ifndef CHIPCMP_NUM_STATS_H
#define CHIPCMP_NUM_STATS_H

#include <stdbool.h>
#include <stddef.h>

/* GSL's default error handler aborts; call this once, in main and in test set-up. Process-global. */
void cc_stats_init(void);

/* Geometric mean of n positive values (n >= 1): exp(mean(log x)); gsl_stats_mean. False where a value is not positive. */
bool cc_stats_geometric_mean(const double *values, size_t n, double *mean);

/* Smallest and largest of n >= 1 values; gsl_stats_minmax. */
void cc_stats_minmax(const double *values, size_t n, double *least, double *greatest);

/* P(X >= k) for X binomial(n, p): the chance that at least k of n independent readings match; gsl_cdf_binomial_Q. k = 0 gives 1. */
double cc_stats_binomial_tail(unsigned k, unsigned n, double p);

#endif
