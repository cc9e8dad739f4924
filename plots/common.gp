# SPDX-License-Identifier: GPL-3.0-or-later
# What all charts share: terminals, themes, fonts, texts, axes, and how each kind of mark is drawn. The template of the kind follows and
# plots what it needs of @slots, @cells, @bands, @lines, @bars, @points, @rounding, @spreads and so on; a text chart plots @text_marks.
#
# chipcmp puts before it what is to be drawn: cc_terminal, cc_output, cc_data, cc_theme, cc_font; measures and places in pixels from the
# upper left corner (in a text chart columns and rows); texts with their roles; segments of axes; the key. The data file holds numbers:
# its texts are for people, because gnuplot drops quotes from them.

set encoding utf8
set datafile separator "\t"
set datafile commentschars ''
set datafile missing '?'

cells = cc_terminal eq 'txt'
latex = cc_terminal eq 'tikz' || cc_terminal eq 'cairolatex'

# ---- look ----

# Colours of series: dark to light (in the dark theme light to dark), so that a grey print tells them apart; distinct for the colour-blind
# (after Okabe and Ito, and Tol). Behind the last one they return hatched, and hatched the other way.
if (cc_theme eq 'dark') {
    ground = '#16191D'; ink = '#F0F0F0'; muted = '#B4BAC2'; faint = '#3A4048'; band = '#1E2227'; unknown_color = '#6B737D'
    palette_colors = '#F0E442 #8FD0F5 #E69F00 #1FA187 #7E6FD0'; alone = '#56B4E9'
}
if (cc_theme eq 'print') {
    ground = '#FFFFFF'; ink = '#000000'; muted = '#333333'; faint = '#D0D0D0'; band = '#FFFFFF'; unknown_color = '#999999'
    palette_colors = '#262626 #707070 #A6A6A6 #D4D4D4'; alone = '#707070'
}
if (cc_theme eq 'light') {
    ground = '#FFFFFF'; ink = '#222222'; muted = '#555555'; faint = '#D9D9D9'; band = '#F4F4F4'; unknown_color = '#B0B0B0'
    palette_colors = '#332288 #0072B2 #009E73 #E69F00 #F0E442'; alone = '#0072B2'
}
colors = words(palette_colors)
color(i) = cc_series == 1 ? alone : word(palette_colors, (i - 1) % colors + 1)
hatch(i) = i <= colors ? 3 : i <= 2 * colors ? 5 : 2
point_type(i) = int(word('7 5 9 13 11', (i - 1) % 5 + 1))
unknown_pattern = 4

# Fields of a matrix from light to dark whatever the hue, so that a grey print keeps the order: -1 amber, 0 pale, 1 blue.
mix(a, b, t) = int(a + (b - a) * t + 0.5)
red(s) = s < 0 ? mix(0xF2, 0xC9, s + 1) : mix(0xC9, 0x0B, s)
green(s) = s < 0 ? mix(0xD8, 0xCF, s + 1) : mix(0xCF, 0x3C, s)
blue(s) = s < 0 ? mix(0x8E, 0xD6, s + 1) : mix(0xD6, 0x6F, s)
grey(s) = mix(0xF4, 0x38, (s + 1) / 2)
shade_color(s) = cc_theme eq 'print' ? 65793 * grey(s) : 65536 * red(s) + 256 * green(s) + blue(s)
text_on(s) = s > (cc_theme eq 'print' ? 0.1 : 0.35) ? '#FFFFFF' : '#1A1A1A'

# Whiskers are drawn twice, first on the ground's colour, to be seen on a dark bar.
array whisker_width[2] = [3, 1.2]
array whisker_color[2] = [ground, ink]
array diamond_size[2] = [1.1, 0.8]

# Roles: 0 title, 1 subtitle, 2 key, 3 panel, 4 name, 5 tick, 6 axis, 7 label, 8 absent, 9 line, 10 cell, 11 footer.
role_scale(role) = real(word('1.3 0.95 0.95 1 1 0.9 0.9 0.9 0.9 0.82 0.9 0.82', role + 1))
role_color(role, shade) = role == 10 ? text_on(shade) : role == 0 || role == 3 || role == 4 || role == 7 ? ink : muted
role_face(role) = role == 0 || role == 3 ? ':Bold' : ''

# Letters in pixels; the cairo terminals take points of 4/3 pixels. LaTeX is told their size in each text.
points(scale) = scale * cc_em * (cc_terminal eq 'svg' || latex ? 1.0 : 0.75)
family = cc_font ne '' ? cc_font : cc_terminal eq 'svg' ? 'sans-serif' : 'Sans'
font(face, scale) = latex ? '' : sprintf('%s%s,%.2f', family, face, points(scale))
latex_face(role) = role_face(role) eq '' ? '' : '\bfseries '
in_latex(text, role) = sprintf('\sffamily\fontsize{%.2f}{%.2f}\selectfont %s', points(role_scale(role)), 1.2 * points(role_scale(role)), \
    latex_face(role)) . text
shown(i) = latex ? in_latex(cc_text[i], cc_role[i]) : cc_text[i]
base_font = font('', 1)
line = cc_em / 13.0

if (cc_terminal eq 'svg') { set terminal svg size cc_width, cc_height fixed noenhanced font base_font background rgb ground }
if (cc_terminal eq 'png') { set terminal pngcairo size cc_width, cc_height noenhanced font base_font background rgb ground }
if (cc_terminal eq 'sixel') { set terminal sixelgd size cc_width, cc_height noenhanced font base_font background rgb ground }
if (cc_terminal eq 'pdf') {
    set terminal pdfcairo size cc_width / 72.0, cc_height / 72.0 noenhanced font base_font fontscale 1 linewidth 1 background rgb ground
}
# The tikz terminal takes no expressions.
tikz_options = sprintf("size %.4fin,%.4fin background rgb '%s'", cc_width / 72.0, cc_height / 72.0, ground)
if (cc_terminal eq 'tikz') { set terminal tikz @tikz_options }
if (cc_terminal eq 'cairolatex') { set terminal cairolatex pdf input size cc_width / 72.0 in, cc_height / 72.0 in colortext background rgb ground }
if (cells) { set terminal dumb size cc_width, cc_height noenhanced mono }
set output cc_output

# One unit is one pixel, or one cell of a text chart, on the whole picture.
unset key
unset border
unset xtics
unset ytics
if (cells) { set lmargin 0; set rmargin 0; set tmargin 0; set bmargin 0 }
if (!cells) { set lmargin at screen 0; set rmargin at screen 1; set tmargin at screen 1; set bmargin at screen 0 }
set xrange [0 : cells ? cc_width - 1 : cc_width]
set yrange [(cells ? cc_height - 1 : cc_height) : 0]

# ---- columns of the data ----

# The functions are for `using`; gnuplot wants them to have an argument.
array place_column[14]
series = 3; part = 4; shade = 15; at_x = 16; at_y = 17; left = 18; right = 19; top = 20; bottom = 21
range_left = 22; range_right = 23; range_top = 24; range_bottom = 25
spread_left = 26; spread_right = 27; spread_top = 28; spread_bottom = 29
is(kind) = strcol(2) eq kind
is_of(kind, i) = is(kind) && column(series) == i
where(condition) = condition ? column(at_x) : NaN

# ---- texts, axes, key ----

do for [i = 1:cc_texts] {
    if (cc_plate[i] > 0 && !cells) {
        set object 10000 + i rectangle center first cc_x[i], first cc_y[i] size first cc_plate[i] + 0.2 * cc_em, first role_scale(cc_role[i]) * 1.1 * cc_em \
            front fillcolor rgb ground fillstyle solid noborder
    }
    if (cc_align[i] == 0) { set label i shown(i) at first cc_x[i], first cc_y[i] left front }
    if (cc_align[i] == 1) { set label i shown(i) at first cc_x[i], first cc_y[i] center front }
    if (cc_align[i] == 2) { set label i shown(i) at first cc_x[i], first cc_y[i] right front }
    if (!cells) { set label i noenhanced font font(role_face(cc_role[i]), role_scale(cc_role[i])) textcolor rgb role_color(cc_role[i], cc_shade[i]) }
    if (cells) { set label i noenhanced }
    if (cc_turned[i]) { set label i rotate by 90 }
}

if (!cells) {
    do for [i = 1:cc_bands] {
        set object i rectangle from first cc_band_left[i], first cc_band_top[i] to first cc_band_right[i], first cc_band_bottom[i] \
            behind fillcolor rgb band fillstyle solid noborder
    }
    do for [i = 1:cc_segments] {
        if (cc_segment[i] == 0) {
            set arrow i from first cc_x1[i], first cc_y1[i] to first cc_x2[i], first cc_y2[i] nohead back \
                linewidth line * 0.8 linecolor rgb faint
        }
        # Over the bars that begin there, but behind lines and the plates of their labels.
        if (cc_segment[i] == 1) {
            set arrow i from first cc_x1[i], first cc_y1[i] to first cc_x2[i], first cc_y2[i] nohead front \
                linewidth line * 1.6 linecolor rgb ink
            if (cc_y1[i] == cc_y2[i]) { set arrow i back }
        }
        if (cc_segment[i] == 2) {
            set arrow i from first cc_x1[i], first cc_y1[i] to first cc_x2[i], first cc_y2[i] nohead front \
                linewidth line * 0.6 linecolor rgb muted
        }
    }

    # Samples of the key: a bar or a point, or the marks as they stand on bars (-1 spread, -2 rounding).
    half_x = 0.9 * cc_em
    half_y = 0.45 * cc_em
    do for [i = 1:cc_samples] {
        s = cc_sample[i]; x = cc_sample_x[i]; y = cc_sample_y[i]
        if (s > 0 && cc_points > 0) {
            set label cc_texts + i '' at first x, first y front point pointtype point_type(s) pointsize line * 0.9 linecolor rgb color(s)
        }
        if (s > 0 && cc_points == 0) {
            set object 20000 + i rectangle from first x - half_x, first y - half_y to first x + half_x, first y + half_y \
                front fillcolor rgb color(s) fillstyle transparent pattern hatch(s) border linecolor rgb ink linewidth line * 0.5
            if (hatch(s) == 3) { set object 20000 + i fillstyle solid border linecolor rgb ink }
        }
        if (s < 0) {
            set arrow cc_segments + i from first x - half_x, first y to first x + half_x, first y \
                heads size screen 0.005, 90 front linewidth line * 1.2 linecolor rgb ink
        }
        if (s == -1) {
            set label cc_texts + i '' at first x, first y front point pointtype 13 pointsize line * diamond_size[2] linecolor rgb ink
        }
    }
}

# ---- marks ----

# What is not to be drawn has NaN for its place.
from_data = "cc_data skip 1 using "
box = ":(column(at_y)):(column(left)):(column(right)):(column(top)):(column(bottom)) notitle with boxxyerror "
set errorbars 0.6

# The slots of what is unknown.
slots = "@from_data (where(is('slot')))@box fillcolor rgb unknown_color fillstyle transparent pattern unknown_pattern \
    border linecolor rgb unknown_color linewidth line * 0.7"

matrix = "@from_data (where(is('cell'))):(column(at_y)):(column(left)):(column(right)):(column(top)):(column(bottom)):\
(shade_color(column(shade))) notitle with boxxyerror fillcolor rgb variable fillstyle solid border linecolor rgb ground linewidth line"

bars = "for [i = 1:cc_bars > 0 ? cc_series : 0] @from_data (where(is_of('bar', i) && hatch(i) == 3))@box \
    fillcolor rgb color(i) fillstyle solid border linecolor rgb ink linewidth line * 0.5, \
    for [i = colors + 1:cc_bars > 0 ? cc_series : 0] @from_data (where(is_of('bar', i)))@box \
    fillcolor rgb color(i) fillstyle transparent pattern hatch(i) border linecolor rgb ink linewidth line * 0.5"

dots = "for [i = 1:cc_points > 0 ? cc_series : 0] @from_data (where(is_of('point', i))):(column(at_y)) notitle \
    with points pointtype point_type(i) pointsize line * 1.3 linecolor rgb ground, \
    for [i = 1:cc_points > 0 ? cc_series : 0] @from_data (where(is_of('point', i))):(column(at_y)) notitle \
    with points pointtype point_type(i) pointsize line * 0.9 linecolor rgb color(i)"

# Whiskers of rounding, and those of a spread with its diamond.
rounding = "for [pass = 1:2] @from_data (where(valid(range_left))):(column(at_y)):(column(range_left)):(column(range_right)) notitle \
    with xerrorbars pointtype 0 linewidth line * whisker_width[pass] linecolor rgb whisker_color[pass], \
    for [pass = 1:2] @from_data (where(valid(range_top))):(column(at_y)):(column(range_top)):(column(range_bottom)) notitle \
    with yerrorbars pointtype 0 linewidth line * whisker_width[pass] linecolor rgb whisker_color[pass]"
spreads = "for [pass = 1:2] @from_data (where(valid(spread_left))):(column(at_y)):(column(spread_left)):(column(spread_right)) notitle \
    with xerrorbars pointtype 13 pointsize line * diamond_size[pass] linewidth line * whisker_width[pass] linecolor rgb whisker_color[pass], \
    for [pass = 1:2] @from_data (where(valid(spread_top))):(column(at_y)):(column(spread_top)):(column(spread_bottom)) notitle \
    with yerrorbars pointtype 13 pointsize line * diamond_size[pass] linewidth line * whisker_width[pass] linecolor rgb whisker_color[pass]"

# Lines one by one, that none is joined to the next.
of_line(kind, i) = is(kind) && column(part) == i
stroke = ":(column(at_y)) notitle with lines"
curves = "for [i = 1:cc_lines] for [s = 1:cc_series] @from_data (where(of_line('curve', i) && column(series) == s))@stroke \
    linewidth line * 2 linecolor rgb color(s)"
guides = "for [i = 1:cc_lines] @from_data (where(of_line('guide', i)))@stroke linewidth line * 0.8 linecolor rgb unknown_color"
limits = "for [i = 1:cc_lines] @from_data (where(of_line('limit', i)))@stroke dashtype '-' linewidth line * 1.2 linecolor rgb ink"
fit_color(i) = color(i)
absences = "for [i = 1:cc_lines] @from_data (where(of_line('absent', i)))@stroke dashtype '.' linewidth line * 1.4 linecolor rgb muted"
trends = "for [i = 1:cc_lines] for [s = 1:cc_series] @from_data (where(of_line('trend', i) && column(series) == s))@stroke \
    dashtype '--' linewidth line * 1.4 linecolor rgb fit_color(s)"
shades = "for [i = 1:cc_lines] for [s = 1:cc_series] @from_data (where(of_line('band', i) && column(series) == s)):(column(top)):\
(column(bottom)) notitle with filledcurves fillcolor rgb fit_color(s) fillstyle transparent solid 0.15 noborder"

# ---- a text chart ----

# A bar is made of characters, so that everything takes one row of a table. What is not drawn has no text: gnuplot 5.4 crashes where all
# labels have NaN for a place.
if (cells) {
    cell(x) = int(floor(x))
    block = cc_ascii ? '#' : '█'
    gap_block = cc_ascii ? '/' : '░'
    run = ''
    gap = ''
    do for [i = 1:int(cc_width)] { run = run . block; gap = gap . gap_block }
    do for [i = 1:cc_segments] {
        if (cc_segment[i] == 1 && cc_x1[i] == cc_x2[i]) {
            do for [y = cell(cc_y1[i]):cell(cc_y2[i]) - 1] { set label '|' at first cell(cc_x1[i]), first y left noenhanced }
        }
        if (cc_segment[i] == 1 && cc_y1[i] == cc_y2[i]) {
            level = ''
            do for [x = cell(cc_x1[i]):cell(cc_x2[i]) - 1] { level = level . '-' }
            set label level at first cell(cc_x1[i]), first cell(cc_y1[i]) left back noenhanced
        }
    }
}
letter_of(i) = substr('abcdefghijklmnopqrstuvwxyz', int(i), int(i))
stroke_of(kind) = kind eq 'curve' ? letter_of(column(series)) : kind eq 'limit' ? '+' : kind eq 'trend' ? '~' : kind eq 'absent' ? ':' : kind eq 'guide' ? '.' : ''
length(_) = cell(column(right)) - cell(column(left))
bar_start(_) = cell(column(left)) + (column(at_x) > column(left) ? 1 : 0)
text_marks = "@from_data (is('bar') ? bar_start(0) : 0):(cell(column(at_y))):(is('bar') ? substr(run, 1, length(0)) : '') notitle \
    with labels left noenhanced, \
    @from_data (is('slot') ? cell(column(left)) : 0):(cell(column(at_y))):(is('slot') ? substr(gap, 1, length(0)) : '') notitle \
    with labels left noenhanced, \
    @from_data (column(part) > 0 ? cell(column(at_x)) : 0):(cell(column(at_y))):(column(part) > 0 ? stroke_of(strcol(2)) : '') notitle \
    with labels left noenhanced"
