/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 1, num. The one home of GSL. */
#include "chipcmp/num/stats.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
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
