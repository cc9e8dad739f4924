# SPDX-License-Identifier: GPL-3.0-or-later
# Looks for what the table of bans forbids. Prints one line per finding; exit status 1 where there is one.
#
# awk -f bans.awk BANS FILE ...      files named src/LAYER/NAME or include/chipcmp/LAYER/NAME

function allowed(word,    places, n, i) {
    n = split(where[word], places, ",")
    for (i = 1; i <= n; ++i) {
        if (index(place, places[i]) == 1) {
            return 1
        }
    }
    return 0
}

# The parts of a line: code without comments and with empty literals, and the literals one after the other. `comment` lasts from line to
# line.
function split_line(line,    c, two, quote, i, n) {
    code = literals = ""
    n = length(line)
    for (i = 1; i <= n; ++i) {
        c = substr(line, i, 1)
        two = substr(line, i, 2)
        if (comment) {
            if (two == "*/") {
                comment = 0
                ++i
            }
        } else if (quote != "") {
            if (c == "\\") {
                ++i
            } else if (c == quote) {
                quote = ""
                code = code c
            } else {
                literals = literals c
            }
        } else if (two == "/*") {
            comment = 1
            ++i
        } else if (two == "//") {
            return
        } else {
            if (c == "\"" || c == "'") {
                quote = c
            }
            code = code c
        }
    }
}

function finding(word) {
    printf "%s:%d: %s is banned here: %s\n", FILENAME, FNR, word, why[word]
    found = 1
}

FILENAME == ARGV[1] {
    if ($0 !~ /^#/ && NF) {
        where[$1] = $2
        word = $1
        sub(/^[^ ]+ +[^ ]+ +/, "")
        why[word] = $0
        stem = word
        sub(/\($/, "", stem)
        if (word ~ /^%/) {
            conversions[word] = "%[-+#0-9.*]*[" substr(word, 2) toupper(substr(word, 2)) "]"
        } else if (word ~ /\($/) {
            calls[stem] = word
        } else {
            headers[word] = word
        }
    }
    next
}

FNR == 1 {
    comment = 0
    place = FILENAME
    sub(/^src\//, "", place)
    sub(/^include\/chipcmp\//, "", place)
}

/^[ \t]*#[ \t]*include/ {
    for (word in headers) {
        if (($0 ~ "<" word ".*>$" || index($0, "\"" word "\"")) && !allowed(word)) {
            finding(word)
        }
    }
    next
}

{
    split_line($0)
    rest = code
    while (match(rest, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(/)) {
        name = substr(rest, RSTART, RLENGTH)
        before = RSTART > 1 ? substr(rest, RSTART - 1, 1) : ""
        sub(/[ \t]*\($/, "", name)
        rest = substr(rest, RSTART + RLENGTH)
        # "buf->open(" and "s.time(" are members, not the functions.
        if (name in calls && before != "." && before != ">" && !allowed(calls[name])) {
            finding(calls[name])
        }
    }
    gsub(/%%|%\.0f/, "", literals)
    for (word in conversions) {
        if (literals ~ conversions[word] && !allowed(word)) {
            finding(word)
        }
    }
}

END { exit found }
