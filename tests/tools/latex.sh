#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Compiles reports written as LaTeX with pdflatex: no error, and no text that runs over the margin by more than a letter.
#
# latex.sh PROGRAM BUILD
set -eu

program=$(realpath "$1")
mkdir -p "$2/latex"
cd "$2/latex"
rm -f ./*
if ! command -v pdflatex >/dev/null; then
    echo 'pdflatex is needed; "src/tools/get-packages.sh latex" installs it.' >&2
    exit 1
fi

# What TeX might take for a command, and letters that its fonts lack.
printf 'The H20 has \\input{x} 96 GB $ %% _ ^ ~ # & { of memory, 28 percent less compute than the H100. \345\215\216\344\270\272\n' >draft.txt
"$program" report H20 H100 --claims draft.txt -o two.tex
"$program" report H20 MI308 B200 "Ascend 910C" H100 -o five.tex
"$program" report CM384 "GB200 NVL72" --per-accelerator -o systems.tex

passed=0 failed=0
for report in two five systems; do
    status=0
    for _ in 1 2; do # the second time for the widths of tables
        pdflatex -interaction=nonstopmode -halt-on-error "$report.tex" >"$report.said" 2>&1 </dev/null || status=$?
    done
    wide=$(sed -n 's/^Overfull \\hbox (\([0-9]*\)\..*/\1/p' "$report.log" | awk '$1 > 10' | wc -l)
    if [ "$status" -eq 0 ] && [ "$wide" -eq 0 ] && [ -s "$report.pdf" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAIL %s (exit %d, %d lines too wide)\n' "$report" "$status" "$wide"
        grep -E -A 5 '^!|^Overfull \\hbox' "$report.log" | head -n 20 | sed 's/^/    /'
    fi
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
