# SPDX-License-Identifier: GPL-3.0-or-later
# Points by date, over their trend and its interval.

fit_color(i) = muted # it is of all chips, not of a vendor
if (cells) { plot @text_marks; exit }
plot @shades, @absences, @trends, @rounding, @spreads, @dots
