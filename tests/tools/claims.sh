#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Compares the verdicts on the sentences of tests/claims with the expected ones; a claim is a test, and so is a file.
#
# claims.sh PROGRAM      ACCEPT=1 writes what was found as what is expected.
set -eu

program=$1
passed=0 failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

for file in tests/claims/*.claims; do
    status=0
    "$program" check --expect "$file" ${ACCEPT:+--update} >"$work/shown" 2>&1 || status=$?
    "$program" check --expect "$file" --format tsv >"$work/claims" 2>&1 || :
    # shellcheck disable=SC2046 # two numbers
    set -- $(awk -F '\t' 'NR > 1 { if ($1 == "same") same++; else other++ } END { print same + 0, other + 0 }' "$work/claims")
    if [ "$status" -eq 0 ] && [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAIL %s (exit %d)\n' "$file" "$status"
        sed 's/^/    /' "$work/shown"
    fi
    passed=$((passed + $1)) failed=$((failed + $2))
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
