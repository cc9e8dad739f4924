# SPDX-License-Identifier: GPL-3.0-or-later
# Amounts as horizontal bars that start at 0: a panel and a unit for each metric.

if (cells) { plot @text_marks; exit }
plot @slots, @bars, @rounding, @spreads
