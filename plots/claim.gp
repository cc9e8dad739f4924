# SPDX-License-Identifier: GPL-3.0-or-later
# Readings in rows, a point each, over the band of what the words allow.

fit_color(i) = muted # the band is of the words, not of a reading
if (cells) { plot @text_marks; exit }
plot @slots, @shades, @limits, @rounding, @dots
