/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 1, num. The one home of GSL. */
#include "chipcmp/num/stats.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

enum { PIECE = 64 };

void cc_stats_init(void)
{
    gsl_set_error_handler_off();
}

bool cc_stats_geometric_mean(const double *values, size_t n, double *mean)
{
    double sum = 0.0;
    if (n == 0)
        return false;
    for (size_t start = 0; start < n; start += PIECE) {
        double logs[PIECE];
        size_t count = n - start < PIECE ? n - start : PIECE;
        for (size_t i = 0; i < count; i++) {
            double value = values[start + i];
            if (!(value > 0.0) || !isfinite(value))
                return false;
            logs[i] = log(value);
        }
        sum += gsl_stats_mean(logs, 1, count) * (double)count;
    }
    *mean = exp(sum / (double)n);
    return true;
}

void cc_stats_minmax(const double *values, size_t n, double *least, double *greatest)
{
    gsl_stats_minmax(least, greatest, values, 1, n);
}

double cc_stats_binomial_tail(unsigned k, unsigned n, double p)
{
    if (k == 0)
        return 1.0;
    if (k > n || !(p > 0.0))
        return 0.0;
    return p >= 1.0 ? 1.0 : gsl_cdf_binomial_Q(k - 1, p, n);
}

bool cc_stats_fit_line(const double *x, const double *y, size_t n, struct cc_stats_line *out)
{
    double least, greatest, c0, slope, cov00, cov01, var_slope, squares;
    if (n < 3)
        return false;
    gsl_stats_minmax(&least, &greatest, x, 1, n);
    if (!(least < greatest))
        return false;
    /* The line goes through the means, where its slope is independent of its height. */
    double middle = gsl_stats_mean(x, 1, n), mean = gsl_stats_mean(y, 1, n);
    if (gsl_fit_linear(x, 1, y, 1, n, &c0, &slope, &cov00, &cov01, &var_slope, &squares) != GSL_SUCCESS)
        return false;
    double freedom = (double)n - 2, quantile = gsl_cdf_tdist_Pinv(0.975, freedom);
    *out = (struct cc_stats_line){.middle = middle,
        .at_middle = mean,
        .slope = slope,
        .slope_half = quantile * sqrt(var_slope),
        .quantile = quantile,
        .var_middle = squares / freedom / (double)n,
        .var_slope = var_slope};
    return isfinite(slope) && isfinite(out->slope_half);
}

void cc_stats_line_at(const struct cc_stats_line *line, double x, double *y, double *half)
{
    double away = x - line->middle;
    *y = line->at_middle + line->slope * away;
    *half = line->quantile * sqrt(line->var_middle + line->var_slope * away * away);
}

/* One shift a dimension; gsl_rng takes 32 bits of seed, so both halves of the wider one go in. */
static bool fill_shift(double *shift, size_t dimensions, uint64_t seed)
{
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    if (!random)
        return false;
    gsl_rng_set(random, (unsigned long)((seed ^ seed >> 32) & UINT32_MAX));
    for (size_t i = 0; i < dimensions; i++)
        shift[i] = gsl_rng_uniform(random);
    gsl_rng_free(random);
    return true;
}

bool cc_stats_quasi_random(size_t dimensions, size_t count, uint64_t seed, double *points)
{
    double shift[CC_STATS_DIMENSIONS];
    if (dimensions == 0 || dimensions > CC_STATS_DIMENSIONS || !fill_shift(shift, dimensions, seed))
        return false;
    gsl_qrng *sobol = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)dimensions);
    if (!sobol)
        return false;
    for (size_t n = 0; n < count; n++) {
        double *point = points + n * dimensions;
        gsl_qrng_get(sobol, point);
        for (size_t i = 0; i < dimensions; i++) {
            point[i] += shift[i];
            point[i] -= point[i] < 1.0 ? 0.0 : 1.0;
        }
    }
    gsl_qrng_free(sobol);
    return true;
}

void cc_stats_sort(double *values, size_t n)
{
    gsl_sort(values, 1, n);
}

double cc_stats_quantile_of_sorted(const double *sorted, size_t n, double fraction)
{
    return gsl_stats_quantile_from_sorted_data(sorted, 1, n, fraction);
}
