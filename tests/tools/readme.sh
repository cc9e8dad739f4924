#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the console examples of README.md, in order, in one new folder, and compares what they print (both streams) with what the README
# shows.
#
# readme.sh PROGRAM [FILE]
#
# "echo $?" shows the exit status of the example before it; so the examples of the file share one shell.
set -eu

program=$(cd "$(dirname "$1")" && pwd)/${1##*/}
tools=$(cd "$(dirname "$0")" && pwd)
readme=${2-$tools/../../README.md}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$scratch/bin" "$scratch/home" "$scratch/examples"
ln -s "$program" "$scratch/bin/chipcmp"

awk -v folder="$scratch/examples" -f "$tools/readme.awk" "$readme"

{
    echo 'status=0'
    for example in "$scratch"/examples/*.cmd; do
        [ -e "$example" ] || continue
        actual=${example%.cmd}.actual
        # shellcheck disable=SC2016 # for the script
        printf '{ (exit $status)\n'
        sed 1d "$example"
        # shellcheck disable=SC2016 # for the script
        printf '} >%s 2>&1 </dev/null; status=$?\n' "$actual"
    done
} >"$scratch/script"
(
    cd "$scratch/home"
    env -i PATH="$scratch/bin:$PATH" HOME="$scratch/home" TMPDIR="$scratch" LC_ALL=C.UTF-8 COLUMNS=80 TERM=dumb TZ=UTC sh "$scratch/script"
) || :

passed=0 failed=0
for example in "$scratch"/examples/*.cmd; do
    [ -e "$example" ] || continue
    expected=${example%.cmd}.expected
    actual=${example%.cmd}.actual
    [ -e "$actual" ] || : >"$actual"
    if awk -f "$tools/match.awk" "$expected" "$actual"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAIL %s:%s: %s\n' "${readme##*/}" "$(head -n 1 "$example")" "$(sed -n 2p "$example")"
        diff -u --label shown --label printed "$expected" "$actual" | sed 's/^/    /'
    fi
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
