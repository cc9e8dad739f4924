#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints, as make variables, how to compile and link with the libraries. From the environment: CC, PKG_CONFIG, LDFLAGS, STATIC.
#
# Where a library comes as an archive too, the archive is linked (STATIC=no: never): a start of the program takes a quarter less time than
# with the shared objects, and GSL's two would each be loaded whole for four functions.
set -eu

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
echo 'int main(void) { return 0; }' >"$scratch/main.c"

# Whether a program links with these arguments.
links() {
    # shellcheck disable=SC2086 # lists of flags
    $CC ${LDFLAGS-} -o "$scratch/main" "$scratch/main.c" "$@" >"$scratch/log" 2>&1
}

# An argument -lNAME, or the archive in its place.
archive_of() {
    path=$($CC -print-file-name="lib${1#-l}.a")
    # --whole-archive, because an archive that is not position independent is found out only when its code is used.
    if [ "${STATIC-}" != no ] && [ -f "$path" ] && links -Wl,--whole-archive "$path" -Wl,--no-whole-archive "$after" -lm; then
        (cd "$(dirname "$path")" && echo "$(pwd -P)/${path##*/}")
    else
        echo "$1"
    fi
}

cflags=$($PKG_CONFIG --cflags gsl jansson smartcols md4c-html md4c)
libs=
# libcsv has no .pc file.
for argument in $($PKG_CONFIG --libs gsl jansson smartcols md4c-html md4c) -lcsv; do
    case $argument in
    -lgsl | -ljansson | -lcsv) after=-lgslcblas argument=$(archive_of "$argument") ;;
    -lmd4c-html) after=-lmd4c argument=$(archive_of "$argument") ;;
    -lgslcblas | -lmd4c) after=-lm argument=$(archive_of "$argument") ;;
    esac
    libs="$libs $argument"
done

flags=
for flag in -Wl,-O1 -Wl,--as-needed; do
    if links "$flag"; then
        flags="$flags $flag"
    fi
done

echo "libraries_cflags = $cflags"
echo "libraries_libs =$libs"
echo "libraries_ldflags =$flags"
echo "cmocka_libs = $($PKG_CONFIG --libs cmocka 2>/dev/null || echo -lcmocka)"
