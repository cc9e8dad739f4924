#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks the sources, the scripts, the manual page and the data; prints the totals as the last line.
#
# lint.sh BUILD      CPPFLAGS and WARNINGS in the environment are the compiler's flags. LINT='layers bans' runs these steps only.
set -eu

build=$1
tools=$(dirname "$0")
# shellcheck source=suites.sh
. "$tools/suites.sh"

layer_files() {
    find src include -name '*.[ch]' ! -path 'src/tools/*' | sort
}

headers() {
    find src include -name '*.h' | sort
}

units() {
    find src tests -name '*.c' ! -path 'tests/bench/*' | sort
}

scripts() {
    find src tests .ci -type f \( -name '*.sh' -o -path .ci/run \) | sort
}

layers() {
    layer_files | xargs awk -f "$tools/layers.awk" "$tools/LAYERS"
}

bans() {
    layer_files | xargs awk -f "$tools/bans.awk" "$tools/BANS"
}

# Each header by itself, with two compilers.
headers_alone() {
    bad=0
    for compiler in gcc clang; do
        for header in $(headers); do
            # Twice, for the include guard; the declaration because an empty translation unit is an error.
            printf '#include "%s"\n#include "%s"\nextern int cc_nothing;\n' "$PWD/$header" "$PWD/$header" >"$suites_dir/alone.c"
            # shellcheck disable=SC2086 # lists of flags
            $compiler -std=c11 $WARNINGS -Werror $CPPFLAGS -fsyntax-only "$suites_dir/alone.c" || { echo "$compiler: $header"; bad=1; }
        done
    done
    return $bad
}

tidy() {
    # shellcheck disable=SC2016 # for the inner shell
    units | xargs -n 1 -P 2 sh -c '
        flags=$1
        shift
        clang-tidy --quiet "$@" -- -std=c11 $flags 2>"$0.$$" || { grep -v "warnings* generated" "$0.$$"; exit 1; }' \
        "$suites_dir/tidy" "$CPPFLAGS"
}

# cppcheck (2.10) stumbles over compound literals after "?", and says so as internalAstError.
cppcheck_all() {
    # shellcheck disable=SC2086 # lists of flags
    cppcheck --quiet -j 2 --std=c11 --enable=warning,performance,portability --error-exitcode=1 --inline-suppr \
        --suppress=internalAstError $CPPFLAGS src
}

shell() {
    scripts | xargs shellcheck --external-sources --source-path=SCRIPTDIR &&
        find tests/cli -name cmd | sort | xargs -r shellcheck --shell=sh --severity=warning
}

# The version stands in one place of the sources; what is made for people to read has to agree.
version() {
    version=$(sed -n 's|^#define CC_VERSION "\(.*\)"|\1|p' src/cli/version.h)
    grep -q "^version: $version\$" CITATION.cff || { echo "CITATION.cff: not version $version"; return 1; }
    grep -q "\[$version\]\|$version, will" CHANGELOG.md || { echo "CHANGELOG.md: nothing of version $version"; return 1; }
}

manual() {
    mandoc -T lint -W warning "$build/chipcmp.1"
}

format() {
    bad=0
    for file in $({ layer_files; units; } | sort -u); do
        clang-format "$file" >"$suites_dir/laid-out"
        if ! diff -u --label "$file" --label "after make fmt" "$file" "$suites_dir/laid-out" >"$suites_dir/diff"; then
            head -n 20 "$suites_dir/diff"
            bad=1
        fi
    done
    return $bad
}

# No blanks at the ends of lines, no carriage returns, a newline at the end, lines of code within 140 columns. What test cases hold is their
# own business.
text() {
    find Makefile ./*.md ./*.cff .ci src include specs plots tests -type f ! -path 'tests/cli/*' ! -path 'tests/data/*' ! -path 'plots/gallery/*' >"$suites_dir/files"
    # shellcheck disable=SC2016 # for awk
    LC_ALL=C.UTF-8 xargs awk '
        function fault(text) { printf "%s:%d: %s\n", FILENAME, FNR, text; bad = 1 }
        /\r/ { fault("carriage return") }
        /[ \t]$/ { fault("blank at the end") }
        FILENAME ~ /\.[ch]$/ && length($0) > 140 { fault("longer than 140 columns") }
        FILENAME ~ /\.[ch]$/ && /\t/ { fault("tab") }
        END { exit bad }' <"$suites_dir/files"
    bad=$?
    while IFS= read -r file; do
        [ -z "$(tail -c 1 "$file")" ] || { echo "$file: no newline at the end"; bad=1; }
    done <"$suites_dir/files"
    return $bad
}

for step in ${LINT:-layers bans text version headers_alone format shell cppcheck_all manual data tidy}; do
    case $step in
    data) run_step data "$build/chipcmp" lint ;;
    *) run_step "$step" "$step" ;;
    esac
done
finish_suites
