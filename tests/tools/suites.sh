# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Sourced. Runs suites and adds up what they count.
#
# A suite is a command whose output holds a line "N passed, N failed"; the last such line counts. One that prints none counts as one
# failure, and so does one that fails without counting a failure and one that ran no test.

suites_dir=$(mktemp -d)
trap 'rm -rf "$suites_dir"' EXIT
trap 'exit 1' HUP INT TERM
total_passed=0
total_failed=0
broken_suites=

# run_suite NAME COMMAND ARGUMENT ...
run_suite() {
    suite=$1
    shift
    printf '== %s\n' "$suite"
    {
        status=0
        "$@" 2>&1 </dev/null || status=$?
        echo "$status" >"$suites_dir/status"
    } | tee "$suites_dir/log" | grep -v -E '^[0-9]+ passed, [0-9]+ failed$' || :
    status=$(cat "$suites_dir/status")
    totals=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$suites_dir/log" | tail -n 1 | tr -d 'a-z,') || :
    # shellcheck disable=SC2086 # two numbers
    set -- $totals
    passed=${1-0} failed=${2-0}
    if [ $((passed + failed)) -eq 0 ] || { [ "$failed" -eq 0 ] && [ "$status" -ne 0 ]; }; then
        failed=$((failed + 1))
    fi
    printf '   %s: %d passed, %d failed (exit %d)\n' "$suite" "$passed" "$failed" "$status"
    if [ "$failed" -gt 0 ]; then
        broken_suites="$broken_suites${broken_suites:+, }$suite"
    fi
    total_passed=$((total_passed + passed))
    total_failed=$((total_failed + failed))
}

# run_step NAME COMMAND ARGUMENT ...: a command that counts nothing is one test.
run_step() {
    step=$1
    shift
    run_suite "$step" count_one "$@"
}

count_one() {
    if "$@"; then
        echo '1 passed, 0 failed'
    else
        echo '0 passed, 1 failed'
        return 1
    fi
}

# The totals, as the last line; false when something failed or nothing ran.
finish_suites() {
    if [ -n "$broken_suites" ]; then
        printf 'Failures in: %s\n' "$broken_suites"
    fi
    printf '%d passed, %d failed\n' "$total_passed" "$total_failed"
    [ "$total_failed" -eq 0 ] && [ "$total_passed" -gt 0 ]
}
