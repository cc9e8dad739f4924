# SPDX-License-Identifier: GPL-3.0-or-later
# Ratios to a base as horizontal bars that start at 1, on a logarithmic axis.
#
# chipcmp puts before this template what is to be drawn: cc_terminal, cc_output and cc_data; the measures cc_width ... cc_tick_step (pixels
# from the upper left corner, in a text chart columns and rows; cc_low and cc_high are log2 of a ratio); the tops of the categories; the
# texts with their places and roles; the labels of the points; the samples of the key. The data file holds numbers: its texts are for people,
# because gnuplot drops quotes from them.

set encoding utf8
set datafile separator "\t"
set datafile commentschars ''
set datafile missing '?'

cells = cc_terminal eq 'txt'

# ---- look ----

# Dark to light, so that a grey print tells them apart; distinct for the colour-blind (after Okabe and Ito, and Tol). From the sixth on they
# return hatched.
colors = 5
color(i) = cc_series == 1 ? '#0072B2' : word('#332288 #0072B2 #009E73 #E69F00 #F0E442', (i - 1) % colors + 1)
hatched = 5
ink = '#222222'
muted = '#555555'
faint = '#D9D9D9'
band = '#F4F4F4'
unknown_color = '#B0B0B0'
unknown_pattern = 4

# Whiskers are drawn twice, first on a white ground, to be seen on a dark bar.
array whisker_width[2] = [3, 1.2]
array whisker_color[2] = ['white', ink]
array diamond_size[2] = [1.1, 0.8]

# Roles: 0 title, 1 subtitle, 2 key, 3 category, 4 axis, 5 footer.
role_scale(role) = real(word('1.3 0.95 0.95 1 0.9 0.82', role + 1))
role_color(role) = role == 0 || role == 3 ? ink : muted
role_face(role) = role == 0 ? ':Bold' : ''

# Letters in pixels; the cairo terminals take points of 4/3 pixels.
points(scale) = scale * cc_em * (cc_terminal eq 'svg' ? 1.0 : 0.75)
font(face, scale) = sprintf('%s%s,%.2f', cc_terminal eq 'svg' ? 'sans-serif' : 'Sans', face, points(scale))
base_font = font('', 1)
small_font = font('', 0.9)
line = cc_em / 13.0

if (cc_terminal eq 'svg') { set terminal svg size cc_width, cc_height fixed noenhanced font base_font background rgb 'white' }
if (cc_terminal eq 'png') { set terminal pngcairo size cc_width, cc_height noenhanced font base_font background rgb 'white' }
if (cc_terminal eq 'pdf') {
    set terminal pdfcairo size cc_width / 72.0, cc_height / 72.0 noenhanced font base_font fontscale 1 linewidth 1 background rgb 'white'
}
if (cells) { set terminal dumb size cc_width, cc_height noenhanced mono }
set output cc_output

unset key
unset border
unset xtics
unset ytics
set logscale x 2
set xrange [2.0**cc_low : 2.0**cc_high]
set yrange [cc_bottom : cc_top]

# ---- places ----

least(a, b) = a < b ? a : b
most(a, b) = a > b ? a : b
log2(x) = log(x) / log(2)

# Columns of the data. The functions below are for `using`; gnuplot wants them to have an argument.
category = 1; series = 2; known = 3; value = 4; low = 5; high = 6; spread_low = 7; spread_high = 8
label(_) = cc_label[int((column(category) - 1) * cc_series + column(series))]

# Middle, top and bottom of a bar. The bars of a category stand in the middle of its band, in a text chart at its top.
first_bar = cells ? 0 : (cc_group - cc_series * cc_bar) / 2
half = cc_bar * 0.39
y(_) = cc_category_top[int(column(category))] + first_bar + (column(series) - 0.5) * cc_bar
above(_) = y(0) - half
below(_) = y(0) + half

is_known(_) = column(known) == 1
is_bar(i) = is_known(0) && column(series) == i
is_left(_) = is_known(0) && column(value) < 1
is_right(_) = is_known(0) && column(value) >= 1
has_spread(_) = is_known(0) && valid(spread_low)
has_whisker(_) = is_known(0) && !valid(spread_low) && log2(column(high) / column(low)) >= cc_whisker_least

octave = (cc_right - cc_left) / (cc_high - cc_low)
first_tick = int(ceil(cc_low / cc_tick_step)) * cc_tick_step
last_tick = int(floor(cc_high))
tick_text(k) = abs(k) > 16 ? sprintf('2^%d', k) : k < 0 ? sprintf('1/%.0f', 2.0**-k) : sprintf('%.0f', 2.0**k)

# ---- a picture ----

if (!cells) {
    set lmargin at screen cc_left / cc_width
    set rmargin at screen cc_right / cc_width
    set tmargin at screen 1 - cc_top / cc_height
    set bmargin at screen 1 - cc_bottom / cc_height
    sx(x) = x / cc_width
    sy(y) = 1 - y / cc_height

    do for [i = 1:cc_texts] {
        role = cc_role[i]
        set label i cc_text[i] at screen sx(cc_x[i]), screen sy(cc_y[i]) left noenhanced \
            font font(role_face(role), role_scale(role)) textcolor rgb role_color(role)
        if (role == 3) { set label i right }
    }

    # Bands behind every other category, lines at the ticks.
    do for [i = 1:cc_categories:2] {
        set object cc_samples + i rectangle from graph 0, first cc_category_top[i] to graph 1, first cc_category_top[i] + cc_group \
            behind fillcolor rgb band fillstyle solid noborder
    }
    do for [k = first_tick:last_tick:cc_tick_step] {
        set arrow from first 2.0**k, graph 0 to first 2.0**k, graph 1 nohead back linewidth line * 0.8 linecolor rgb faint
        set label tick_text(k) at first 2.0**k, screen sy(cc_bottom + 0.8 * cc_em) center noenhanced font small_font textcolor rgb muted
    }
    set arrow from first 1, graph 0 to first 1, graph 1 nohead front linewidth line * 1.6 linecolor rgb ink

    # Samples of the key: a bar, or the marks as they stand on bars (-1 spread, -2 rounding).
    half_x = 0.9 * cc_em / cc_width
    half_y = 0.45 * cc_em / cc_height
    do for [i = 1:cc_samples] {
        s = cc_sample[i]; x = sx(cc_sample_x[i]); y = sy(cc_sample_y[i])
        if (s > 0) {
            set object i rectangle from screen x - half_x, screen y - half_y to screen x + half_x, screen y + half_y \
                front fillcolor rgb color(s) fillstyle solid border linecolor rgb ink linewidth line * 0.5
            if (s > colors) { set object i fillstyle pattern hatched border linecolor rgb ink }
        } else {
            set arrow from screen x - half_x, screen y to screen x + half_x, screen y \
                heads size screen 0.005, 90 front linewidth line * 1.2 linecolor rgb ink
        }
        if (s == -1) {
            set label at screen x, screen y front point pointtype 13 pointsize line * diamond_size[2] linecolor rgb ink
        }
    }

    # Labels stand at the outer end of bar and whiskers, a little farther off where a diamond is there.
    gap(_) = 2.0**((has_spread(0) ? 0.8 : 0.4) * cc_em / octave)
    far_low(_) = (valid(spread_low) ? least(column(low), column(spread_low)) : column(low)) / gap(0)
    far_high(_) = (valid(spread_high) ? most(column(high), column(spread_high)) : column(high)) * gap(0)

    # The label of an unknown stands on a white plate in the middle of the wider side, off the line at 1 where it can. As log2: half the
    # plate, and its middle.
    plate(_) = (0.3 * strlen(label(0)) + 0.4) * cc_em / octave
    middle(_) = least(most((-cc_low > cc_high ? cc_low : cc_high) / 2, cc_low + plate(0)), cc_high - plate(0))

    # In this order: the slots of what is unknown, bars, rounding, spreads, labels. What is not to be drawn has NaN for its place, a label no
    # text (gnuplot 5.4 crashes where all labels have NaN).
    set errorbars 0.6
    plot cc_data skip 1 using (is_known(0) ? NaN : 1):(y(0)):(2.0**cc_low):(2.0**cc_high):(above(0)):(below(0)) notitle with boxxyerror \
             fillcolor rgb unknown_color fillstyle pattern unknown_pattern border linecolor rgb unknown_color linewidth line * 0.7, \
         '' skip 1 using (is_known(0) ? NaN : 1):(y(0)):(2.0**(middle(0) - plate(0))):(2.0**(middle(0) + plate(0))):(above(0)):(below(0)) \
             notitle with boxxyerror fillcolor rgb 'white' fillstyle solid noborder, \
         '' skip 1 using (2.0**middle(0)):(y(0)):(is_known(0) ? '' : label(0)) \
             notitle with labels center noenhanced font small_font textcolor rgb muted, \
         for [i = 1:least(cc_series, colors)] \
         '' skip 1 using (is_bar(i) ? 1 : NaN):(y(0)):(least(column(value), 1)):(most(column(value), 1)):(above(0)):(below(0)) \
             notitle with boxxyerror fillcolor rgb color(i) fillstyle solid border linecolor rgb ink linewidth line * 0.5, \
         for [i = colors + 1:cc_series] \
         '' skip 1 using (is_bar(i) ? 1 : NaN):(y(0)):(least(column(value), 1)):(most(column(value), 1)):(above(0)):(below(0)) \
             notitle with boxxyerror fillcolor rgb color(i) fillstyle pattern hatched border linecolor rgb ink linewidth line * 0.5, \
         for [pass = 1:2] \
         '' skip 1 using (has_whisker(0) ? column(value) : NaN):(y(0)):(column(low)):(column(high)) \
             notitle with xerrorbars pointtype 0 linewidth line * whisker_width[pass] linecolor rgb whisker_color[pass], \
         for [pass = 1:2] \
         '' skip 1 using (has_spread(0) ? column(value) : NaN):(y(0)):(column(spread_low)):(column(spread_high)) notitle with xerrorbars \
             pointtype 13 pointsize line * diamond_size[pass] linewidth line * whisker_width[pass] linecolor rgb whisker_color[pass], \
         '' skip 1 using (is_left(0) ? far_low(0) : 1):(y(0)):(is_left(0) ? label(0) : '') \
             notitle with labels right noenhanced font small_font textcolor rgb ink, \
         '' skip 1 using (is_right(0) ? far_high(0) : 1):(y(0)):(is_right(0) ? label(0) : '') \
             notitle with labels left noenhanced font small_font textcolor rgb ink
}

# ---- a text chart ----

# A table of labels with a bar behind each, also made of characters, so that everything takes one row. The plotting area is the whole chart,
# one unit a cell.
if (cells) {
    unset logscale
    set lmargin 0
    set rmargin 0
    set tmargin 0
    set bmargin 0
    set xrange [0 : cc_width - 1]
    set yrange [cc_height - 1 : 0]
    cell(x) = int(floor(x))
    row(_) = cell(y(0))
    area = cell(cc_left)
    place(power) = cell(cc_left + octave * (power - cc_low))
    axis = place(0)

    run = cc_ascii ? '#' : '█'
    slot = cc_ascii ? '/' : '░'
    do for [i = 1:10] { run = run . run; slot = slot . slot }
    slot = substr(slot, 1, int(cc_right - cc_left))
    bar(_) = substr(run, 1, abs(place(log2(column(value))) - axis))
    letter(i) = cc_series == 1 ? '' : substr('abcdefghij', i, i)

    do for [i = 1:cc_texts] {
        set label i cc_text[i] at cell(cc_x[i]), cell(cc_y[i]) left noenhanced
        if (cc_role[i] == 3) { set label i right }
    }
    do for [i = 1:cc_samples] { set label letter(cc_sample[i]) at cell(cc_sample_x[i]), cell(cc_sample_y[i]) left noenhanced }
    do for [k = first_tick:last_tick:cc_tick_step] { set label tick_text(k) at place(k), cell(cc_bottom) center noenhanced }
    do for [i = cell(cc_top):cell(cc_bottom) - 1] { set label '|' at axis, i left noenhanced }

    plot cc_data skip 1 using (area - 1):(row(0)):(label(0)) notitle with labels right noenhanced, \
         '' skip 1 using (area - cell(cc_label_width) - 4):(row(0)):(letter(column(series))) notitle with labels left noenhanced, \
         '' skip 1 using (area):(row(0)):(is_known(0) ? '' : slot) notitle with labels left noenhanced, \
         '' skip 1 using (axis):(row(0)):(is_left(0) ? bar(0) : '') notitle with labels right noenhanced, \
         '' skip 1 using (axis + 1):(row(0)):(is_right(0) ? bar(0) : '') notitle with labels left noenhanced
}
