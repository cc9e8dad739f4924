# SPDX-License-Identifier: GPL-3.0-or-later
# Compares two files line by line; a line "..." of the first stands for any number of lines of the second. Exit status 1 where they differ.
#
# awk -f match.awk EXPECTED ACTUAL

FILENAME == ARGV[1] { expected[++wanted] = $0; next }
{ actual[++got] = $0 }

END {
    w = g = 1
    star = 0
    while (g <= got) {
        if (w <= wanted && expected[w] == "...") {
            star = w++
            resume = g
        } else if (w <= wanted && expected[w] == actual[g]) {
            ++w
            ++g
        } else if (star) {
            # The last "..." takes one line more.
            w = star + 1
            g = ++resume
        } else {
            exit 1
        }
    }
    while (w <= wanted && expected[w] == "...") {
        ++w
    }
    exit w <= wanted
}
