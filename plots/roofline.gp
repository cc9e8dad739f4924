# SPDX-License-Identifier: GPL-3.0-or-later
# Attainable rates over arithmetic intensity, with ridge points, break-even intensities and workloads.

if (cells) { plot @text_marks; exit }
plot @guides, @limits, @absences, @curves, @rounding, @spreads, @dots
