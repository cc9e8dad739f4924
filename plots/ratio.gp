# SPDX-License-Identifier: GPL-3.0-or-later
# Ratios to a base as horizontal bars that start at 1, on a logarithmic axis.

if (cells) { plot @text_marks; exit }
plot @slots, @bars, @rounding, @spreads
