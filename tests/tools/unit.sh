#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs unit test programs (cmocka) and adds up their tests.
#
# unit.sh PROGRAM ...      WRAPPER="valgrind -q" is put before each program.
#
# Shows the output of a program only when something in it failed. A program that crashes, that stops before its last test, or that skips a
# test has failed.
set -eu

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0
export CMOCKA_MESSAGE_OUTPUT=TAP

for program; do
    status=0
    # shellcheck disable=SC2086 # a command with its words
    ${WRAPPER-} "$program" >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
    # Of each group: "1..N", then "ok" or "not ok" N times.
    # shellcheck disable=SC2046 # two numbers
    set -- $(awk '/^1\.\.[0-9]+/ { planned += substr($1, 4) }
                  /^ok / && !/# SKIP/ { ok++ }
                  END { print ok + 0, planned - ok }' "$scratch/out")
    bad=$2
    if [ "$status" -ne 0 ] && [ "$bad" -le 0 ] || [ $(($1 + bad)) -eq 0 ]; then
        bad=1
    fi
    passed=$((passed + $1)) failed=$((failed + bad))
    if [ "$bad" -gt 0 ]; then
        printf 'FAIL %s: %d of its tests (exit %d)\n' "${program##*/}" "$bad" "$status"
        grep -v '^ok ' "$scratch/out" | sed 's/^/    /'
        sed 's/^/    /' "$scratch/err"
    fi
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
