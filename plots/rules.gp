# SPDX-License-Identifier: GPL-3.0-or-later
# Two measures of chips over the regions of a rule's clauses.

fit_color(i) = muted # regions belong to no chip
if (cells) { plot @text_marks; exit }
plot @shades, @limits, @absences, @rounding, @spreads, @dots
