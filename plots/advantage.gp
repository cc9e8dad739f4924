# SPDX-License-Identifier: GPL-3.0-or-later
# Ratios of attainable rates over arithmetic intensity, shaded where the chip leads.

fit_color(i) = color(i)
if (cells) { plot @text_marks; exit }
plot @shades, @guides, @limits, @curves, @rounding, @spreads, @dots
