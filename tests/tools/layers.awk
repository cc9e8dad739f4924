# SPDX-License-Identifier: GPL-3.0-or-later
# Checks the #include lines of the sources against the table of layers. Prints one line per fault; exit status 1 where there is one.
#
# awk -f layers.awk LAYERS FILE ...      files named src/LAYER/NAME or include/chipcmp/LAYER/NAME

function fault(file, line, text) {
    printf "%s:%s %s\n", file, line ? line ":" : "", text
    faults = 1
}

function layer_of(file,    parts, n) {
    n = split(file, parts, "/")
    return parts[n - 1]
}

# Files that `file` includes, all the way down, must lie in layers that `layer` may see.
function descend(layer, file, by,    i, target) {
    for (i = 1; i <= count[file]; ++i) {
        target = included[file, i]
        if (seen[layer, target]++) {
            continue
        }
        if (layer_of(target) != layer && index(only[layer], " " layer_of(target) " ") == 0) {
            fault(by, 0, layer " may not see " target (file == by ? "" : ", which comes through " file))
        }
        descend(layer, target, by)
    }
}

FILENAME == ARGV[1] {
    if ($0 !~ /^#/ && NF) {
        level[$1] = $2
        if (NF > 2) {
            only[$1] = " "
            for (i = 3; i <= NF; ++i) {
                only[$1] = only[$1] $i " "
            }
        }
    }
    next
}

FNR == 1 {
    layer = layer_of(FILENAME)
    files[++file_count] = FILENAME
    if (!(layer in level)) {
        fault(FILENAME, 1, "its folder is no layer of the table")
    }
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
    name = $0
    sub(/^[^"]*"/, "", name)
    sub(/".*$/, "", name)
    if (name ~ /\.\.\//) {
        fault(FILENAME, FNR, "includes " name ": no \"../\"")
        next
    }
    if (name !~ /\//) {
        path = FILENAME
        sub(/[^\/]*$/, "", path)
        included[FILENAME, ++count[FILENAME]] = path name
        next
    }
    n = split(name, parts, "/")
    if (n != 3 || parts[1] != "chipcmp" || !(parts[2] in level)) {
        fault(FILENAME, FNR, "includes " name ": neither \"chipcmp/LAYER/NAME.h\" nor \"NAME.h\"")
        next
    }
    included[FILENAME, ++count[FILENAME]] = "include/" name
    if (parts[2] != layer && level[parts[2]] >= level[layer]) {
        fault(FILENAME, FNR, layer " (" level[layer] ") includes " name " (" level[parts[2]] ")")
    }
}

END {
    for (f = 1; f <= file_count; ++f) {
        if (layer_of(files[f]) in only) {
            descend(layer_of(files[f]), files[f], files[f])
        }
    }
    exit faults
}
