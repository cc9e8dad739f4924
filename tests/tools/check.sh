#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs every test on a build and prints the totals as the last line.
#
# check.sh BUILD UNIT-TEST ...       LOCALES: beside C, where numbers and letters are others; what is compiled otherwise needs none of them.
set -eu

build=$1
shift
tools=$(dirname "$0")
# shellcheck source=suites.sh
. "$tools/suites.sh"

# in_locale NAME COMMAND ARGUMENT ...
in_locale() {
    LC_ALL=$1.UTF-8 LOCALE=$1.UTF-8
    export LC_ALL LOCALE
    if [ -n "$locpath" ]; then
        export LOCPATH="$locpath"
    fi
    shift
    "$@"
}

locales=${LOCALES-de_DE tr_TR}
# shellcheck disable=SC2086 # words
locpath=$(sh "$tools/locales.sh" "$build/locale" $locales)
case $locpath in
'' | /*) ;;
*) locpath=$PWD/$locpath ;;
esac

export LC_ALL=C.UTF-8
run_suite 'unit tests' sh "$tools/unit.sh" "$@"
run_suite 'command-line cases' sh "$tools/cli.sh" "$build/chipcmp"
run_suite 'claims' sh "$tools/claims.sh" "$build/chipcmp"
run_step 'data' "$build/chipcmp" lint
run_suite 'examples of the README' sh "$tools/readme.sh" "$build/chipcmp"
run_suite 'pictures of the gallery' sh src/tools/gallery.sh --check "$build/chipcmp" plots/gallery
for locale in $locales; do
    run_suite "unit tests in $locale" in_locale "$locale" sh "$tools/unit.sh" "$@"
    run_suite "command-line cases in $locale" in_locale "$locale" sh "$tools/cli.sh" "$build/chipcmp"
    run_suite "claims in $locale" in_locale "$locale" sh "$tools/claims.sh" "$build/chipcmp"
done
finish_suites
