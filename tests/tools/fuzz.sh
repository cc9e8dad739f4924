#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the fuzzers, each for its share of the time, from what was found in earlier runs and from seeds made of the tests.
#
# fuzz.sh BUILD SECONDS      BUILD/corpus/NAME keeps what was found, BUILD/crash-* and timeout-* hold inputs that are faults.
set -eu

build=$1 seconds=$2

# A text a file: the sentences of the expected claims, the arguments and texts of the command-line cases; the files of expectations.
seeds() {
    mkdir -p "$build/seeds/fuzz_check" "$build/seeds/fuzz_expect"
    cp tests/claims/*.claims "$build/seeds/fuzz_expect"
    number=0
    {
        sed -n 's/^sentence: *//p' tests/claims/*.claims
        cat tests/cli/check-*/cmd tests/cli/check-*/*.txt 2>/dev/null | grep -o "'[^']* [^']*'\|\"[^\"]* [^\"]*\"" | tr -d "'\""
    } | sort -u >"$build/seeds/lines"
    while IFS= read -r line; do
        number=$((number + 1))
        printf '%s%s\n' "$((number % 4))" "$line" >"$build/seeds/fuzz_check/$number" # the digit is the kind of text
    done <"$build/seeds/lines"
}

seeds
for name in fuzz_expect fuzz_check; do
    mkdir -p "$build/corpus/$name"
    case $name in
    fuzz_check) time=$seconds dictionary=tests/fuzz/claims.dict ;;
    *) time=$((seconds / 6 + 1)) dictionary=tests/fuzz/expect.dict ;;
    esac
    echo "$name: $time s"
    "$build/tests/fuzz/$name" -max_total_time="$time" -max_len=2048 -timeout=10 -rss_limit_mb=2048 -dict="$dictionary" -print_final_stats=1 \
        -artifact_prefix="$build/" "$build/corpus/$name" "$build/seeds/$name" 2>"$build/$name.log" || {
        tail -n 40 "$build/$name.log"
        echo "$name found a fault; the input is in $build"
        exit 1
    }
    grep -E '^stat::(number_of_executed_units|new_units_added|slowest_unit_time_sec|peak_rss_mb)' "$build/$name.log"
done
