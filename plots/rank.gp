# SPDX-License-Identifier: GPL-3.0-or-later
# Chips in rows, a point each, with whiskers of rounding and of conflicts, and slots for those without a place.

if (cells) { plot @text_marks; exit }
plot @slots, @rounding, @dots, @spreads
