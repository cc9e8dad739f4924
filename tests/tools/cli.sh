#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the command-line cases, two at a time.
#
# cli.sh PROGRAM           CASES='chart-*' selects cases by name, ACCEPT=1 writes what came out as what is expected,
#                          LOCALE=tr_TR.UTF-8 runs them in that locale (C.UTF-8 where it is not set).
#
# A case is a folder of tests/cli:
#   cmd          a script for sh; `chipcmp` is PROGRAM. It runs in a new folder, its HOME, that holds copies of the
#                case's other files.
#   stdin        its standard input (without it: nothing to read)
#   exit         the exit status (without it: 0)
#   stdout, stderr            what must come out, exactly. Without them nothing may come out, unless there is
#   stdout.grep, stderr.grep  fixed strings, one a line, that must occur in it
#   stdout.not, stderr.not    fixed strings, one a line, that must not
set -eu

control='cmd stdin exit stdout stderr stdout.grep stderr.grep stdout.not stderr.not'

# compare STREAM: says what is wrong with $work/STREAM in a case.
compare() {
    if [ -e "$case/$1" ]; then
        diff -u --label "expected $1" --label "actual $1" "$case/$1" "$work/$1" || :
    elif [ ! -e "$case/$1.grep" ] && [ -s "$work/$1" ]; then
        echo "$1 should be empty:"
        cat "$work/$1"
    fi
    if [ -e "$case/$1.grep" ]; then
        while IFS= read -r line || [ -n "$line" ]; do
            grep -qF -e "$line" "$work/$1" || printf '%s lacks: %s\n' "$1" "$line"
        done <"$case/$1.grep"
    fi
    if [ -e "$case/$1.not" ]; then
        while IFS= read -r line || [ -n "$line" ]; do
            ! grep -qF -e "$line" "$work/$1" || printf '%s holds: %s\n' "$1" "$line"
        done <"$case/$1.not"
    fi
}

# accept STREAM: makes what came out the expectation, unless the case leaves it to stdout.grep.
accept() {
    if [ -e "$case/$1" ] || [ ! -e "$case/$1.grep" ]; then
        if [ -s "$work/$1" ]; then
            cp "$work/$1" "$case/$1"
        else
            rm -f "$case/$1"
        fi
    fi
}

# Runs one case: leaves $results/NAME.ok or $results/NAME.failed with what was wrong.
run_case() {
    case=$1
    name=${case##*/}
    work=$results/$name.work
    mkdir -p "$work/home"
    cp -R "$case/." "$work/home"
    # shellcheck disable=SC2086 # file names
    (cd "$work/home" && rm -f $control)
    stdin=/dev/null expected=0 status=0
    [ ! -e "$case/stdin" ] || stdin=$case/stdin
    [ ! -e "$case/exit" ] || expected=$(cat "$case/exit")
    set -- PATH="$results/bin:$PATH" CHIPCMP="$results/bin/chipcmp" \
        HOME="$work/home" TMPDIR="$work" LC_ALL="${LOCALE:-C.UTF-8}" COLUMNS=100 TZ=UTC TERM=dumb
    for variable in LOCPATH ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS; do
        eval "value=\${$variable-}"
        # shellcheck disable=SC2154 # set by the eval
        [ -z "$value" ] || set -- "$@" "$variable=$value"
    done
    (cd "$work/home" && env -i "$@" timeout 120 sh "$case/cmd") <"$stdin" >"$work/stdout" 2>"$work/stderr" || status=$?
    if [ -n "${ACCEPT-}" ]; then
        accept stdout
        accept stderr
        if [ "$status" -eq 0 ]; then rm -f "$case/exit"; else echo "$status" >"$case/exit"; fi
        expected=$status
    fi
    {
        [ "$status" = "$expected" ] || echo "exit status $status, expected $expected"
        compare stdout
        compare stderr
    } >"$results/$name.said"
    verdict=ok
    [ ! -s "$results/$name.said" ] || verdict=failed
    mv "$results/$name.said" "$results/$name.$verdict"
    rm -rf "$work"
}

if [ "${1-}" = --case ]; then
    results=$2
    run_case "$3"
    exit 0
fi

[ $# -eq 1 ] || { echo 'usage: cli.sh PROGRAM' >&2; exit 2; }
program=$(cd "$(dirname "$1")" && pwd)/${1##*/}
self=$(cd "$(dirname "$0")" && pwd)/${0##*/}
cases=$(cd "$(dirname "$0")/../cli" && pwd)
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$results/bin"
ln -s "$program" "$results/bin/chipcmp"

find "$cases" -name cmd -path "$cases/${CASES:-*}/cmd" -print | sed 's|/cmd$||' | sort | tr '\n' '\0' |
    xargs -0 -r -n 1 -P 2 sh "$self" --case "$results"

passed=0 failed=0
for result in "$results"/*.ok "$results"/*.failed; do
    name=${result##*/}
    case $result in
    */\*.*) ;;
    *.ok) passed=$((passed + 1)) ;;
    *)
        failed=$((failed + 1))
        printf 'FAIL %s\n' "${name%.failed}"
        sed 's/^/    /' "$result"
        ;;
    esac
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
