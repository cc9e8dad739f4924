# SPDX-License-Identifier: GPL-3.0-or-later
# Ratios as coloured fields with their number on each.

if (cells) { plot @text_marks; exit }
plot @slots, @matrix
