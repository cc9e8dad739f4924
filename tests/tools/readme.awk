# SPDX-License-Identifier: GPL-3.0-or-later
# Splits the console examples of a Markdown file into files: FOLDER/N.cmd (line number in the file, then the command) and FOLDER/N.expected.
#
# awk -v folder=FOLDER -f readme.awk README.md
#
# An example stands in a block fenced with ```console: "$ command" (a line that ends in a backslash goes on in the next), then its output.

function finish() {
    if (count) {
        close(folder "/" name ".cmd")
        close(folder "/" name ".expected")
    }
}

/^```/ {
    inside = !inside && $0 == "```console"
    next
}

!inside { next }

/^\$ / || continued {
    if (!continued) {
        finish()
        name = sprintf("%04d", ++count)
        print FNR > (folder "/" name ".cmd")
        printf "" > (folder "/" name ".expected")
    }
    print continued ? $0 : substr($0, 3) > (folder "/" name ".cmd")
    continued = /\\$/
    next
}

count { print > (folder "/" name ".expected") }
