#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Shows the three jobs of the program: comparing, drawing, checking.
#
# demo.sh BUILD
set -eu

program=$1/chipcmp
picture=$1/h20-h100.png

run() {
    printf '\n$ chipcmp'
    for word; do
        case $word in
        *' '*) printf ' "%s"' "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
    "$program" "$@"
}

run compare H20 H100
run chart ratio H20 H100 -o "$picture"

status=0
run check 'the H20 provides 28 percent less processing power than the H100' || status=$?
if [ "$status" -ne 1 ]; then
    echo "demo: \"check\" should have found that claim contradicted (exit status 1), but its exit status is $status" >&2
    exit 1
fi
printf '\nExit status 1: the claim is contradicted. The picture is %s\n' "$picture"
