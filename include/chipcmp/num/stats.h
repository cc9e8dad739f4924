/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 1, num. The one home of the GNU Scientific Library.
 */
#ifndef CHIPCMP_NUM_STATS_H
#define CHIPCMP_NUM_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* GSL's default error handler aborts; call this once, in main and in test set-up. Process-global. */
void cc_stats_init(void);

/* Geometric mean of n positive values (n >= 1): exp(mean(log x)); gsl_stats_mean. False where a value is not positive. */
bool cc_stats_geometric_mean(const double *values, size_t n, double *mean);

/* Smallest and largest of n >= 1 values; gsl_stats_minmax. */
void cc_stats_minmax(const double *values, size_t n, double *least, double *greatest);

/* P(X >= k) for X binomial(n, p): the chance that at least k of n independent readings match; gsl_cdf_binomial_Q. k = 0 gives 1. */
double cc_stats_binomial_tail(unsigned k, unsigned n, double p);

/* A straight line through points by least squares, without weights. */
struct cc_stats_line {
    double middle;    /* mean of the x */
    double at_middle; /* the line there */
    double slope;
    double slope_half;            /* the slope's interval of 95 percent is slope +- this: Student's t with n - 2 degrees of freedom */
    double quantile;              /* of that t */
    double var_middle, var_slope; /* variances of at_middle and slope, which are independent as x is counted from its mean */
};

/* n >= 3 points of which not all x are equal; false otherwise. gsl_fit_linear, gsl_cdf_tdist_Pinv. */
bool cc_stats_fit_line(const double *x, const double *y, size_t n, struct cc_stats_line *out);

/* The line at x, and half the width of its interval of 95 percent there (of the line, not of single points). */
void cc_stats_line_at(const struct cc_stats_line *line, double x, double *y, double *half);

#define CC_STATS_DIMENSIONS 40 /* at most, of quasi-random points */

/*
 * Fills points[count x dimensions] with points of [0, 1)^dimensions, one after the other, that cover it more evenly than random ones do:
 * a Sobol sequence (gsl_qrng_sobol; Antonov and Saleev, USSR Computational Mathematics and Mathematical Physics 19(1), 1979), shifted
 * modulo 1 by one vector that `seed` gives (gsl_rng_mt19937; the rotation of Cranley and Patterson, SIAM Journal on Numerical Analysis
 * 13(6), 1976). The same arguments give the same numbers. Counts that are powers of two cover best. False when memory ran out, or
 * dimensions is 0 or above CC_STATS_DIMENSIONS.
 */
bool cc_stats_quasi_random(size_t dimensions, size_t count, uint64_t seed, double *points);

/* Sorts n >= 1 values and gives the quantile of the fraction 0 .. 1, interpolated between neighbours: 0.5 is the median;
 * gsl_sort, gsl_stats_quantile_from_sorted_data. */
void cc_stats_sort(double *values, size_t n);
double cc_stats_quantile_of_sorted(const double *sorted, size_t n, double fraction);

#endif
