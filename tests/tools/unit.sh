#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs unit test programs (cmocka), two at a time, and adds up their tests.
#
# unit.sh PROGRAM ...      WRAPPER="valgrind -q" is put before each program.
#
# Shows the output of a program only when something in it failed. A program that crashes, that stops before its last test, or that skips a
# test has failed.
set -eu

# Runs one program: leaves out, err and the exit status in $results/NAME.
run_program() {
    place=$results/${1##*/} status=0
    mkdir "$place"
    # shellcheck disable=SC2086 # a command with its words
    ${WRAPPER-} "$1" >"$place/out" 2>"$place/err" </dev/null || status=$?
    echo "$status" >"$place/status"
}

if [ "${1-}" = --program ]; then
    results=$2
    run_program "$3"
    exit 0
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0
export CMOCKA_MESSAGE_OUTPUT=TAP

[ $# -eq 0 ] || printf '%s\0' "$@" | xargs -0 -n 1 -P 2 sh "$0" --program "$results"

for program; do
    place=$results/${program##*/} status=1
    [ ! -e "$place/status" ] || status=$(cat "$place/status")
    # Of each group: "1..N", then "ok" or "not ok" N times.
    # shellcheck disable=SC2046 # two numbers
    set -- $(awk '/^1\.\.[0-9]+/ { planned += substr($1, 4) }
                  /^ok / && !/# SKIP/ { ok++ }
                  END { print ok + 0, planned - ok }' "$place/out")
    bad=$2
    if [ "$status" -ne 0 ] && [ "$bad" -le 0 ] || [ $(($1 + bad)) -eq 0 ]; then
        bad=1
    fi
    passed=$((passed + $1)) failed=$((failed + bad))
    if [ "$bad" -gt 0 ]; then
        printf 'FAIL %s: %d of its tests (exit %d)\n' "${program##*/}" "$bad" "$status"
        grep -v '^ok ' "$place/out" | sed 's/^/    /'
        sed 's/^/    /' "$place/err"
    fi
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
