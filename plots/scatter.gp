# SPDX-License-Identifier: GPL-3.0-or-later
# Points on two axes of numbers, over the diagonals of a common quotient.

if (cells) { plot @text_marks; exit }
plot @guides, @absences, @rounding, @spreads, @dots
