# SPDX-License-Identifier: GPL-3.0-or-later
# Lines over parallel axes.

if (cells) { plot @text_marks; exit }
plot @slots, @curves, @rounding, @spreads, @dots
