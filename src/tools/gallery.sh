#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Draws the charts of plots/gallery, which the README shows. The same data and the same gnuplot give the same bytes.
#
# gallery.sh PROGRAM FOLDER [CHART ...]      all of them, or those named: gallery.sh build/chipcmp plots/gallery scatter
# gallery.sh --check PROGRAM FOLDER          whether each picture is still what the data and the templates give
#
# Beside the pictures FOLDER/SUMS has the checksum of what gnuplot was given for each, data and script: a gnuplot of another version draws
# other bytes, and where there is none, nothing is drawn, but that stays the same.
set -eu

# A chart a line: name, then what follows "chipcmp chart", quoted as for sh.
charts() {
    cat <<'END'
ratio ratio H20 H200 B200 H100 -m bf16_tensor -m fp8_tensor -m memory_capacity -m memory_bandwidth -m interconnect_bandwidth -m tdp --dense
bars bars H20 H100 H200 B200 MI308 910C -m bf16_tensor -m memory_capacity -m memory_bandwidth -m tdp --dense -s 1000
scatter scatter H20 H100 H200 B200 GB200 MI308 MI300X MI325X 910C 910B A100
matrix matrix H20 H100 H200 B200 MI300X MI325X 910C A100 -m memory_bandwidth
balance balance H20 H200 B200 MI300X H100
roofline roofline H20 H100 B200 MI300X MI308 -m bf16_tensor --intensity 1 --intensity 100
advantage advantage H20 H100 -m bf16_tensor
rules rules H20 H100 H800 A100 A800 B200
rank rank H20 H100 H200 B200 MI300X MI325X MI308 910C A100
timeline timeline A100 H100 H200 B200 B300 MI300X MI325X H20
claim claim 'The H20 has 28 percent less processing power than the H100.'
END
}

# draw NAME ARGUMENTS: the picture in $work/NAME.svg, what gnuplot was given in $work/NAME, and the line of SUMS in $sum.
draw() {
    name=$1
    eval "set -- $2"
    status=0 sum="none $name"
    "$program" chart "$@" -o "$work/$name.svg" --keep "$work/$name" 2>"$work/said" || status=$?
    if [ -e "$work/$name/chart.gp" ]; then
        sum="$(cat "$work/$name/chart.gp" "$work/$name/chart.tsv" | cksum) $name"
    fi
}

recorded() {
    grep " $1\$" "$folder/SUMS" 2>/dev/null || echo "none $1"
}

draw_all() {
    charts | while read -r name arguments; do
        case " ${*:-$name} " in
        *" $name "*)
            draw "$name" "$arguments"
            [ "$status" -eq 0 ] || { cat "$work/said" >&2; exit 1; }
            cp "$work/$name.svg" "$folder/$name.svg"
            echo "$folder/$name.svg" >&2
            echo "$sum"
            ;;
        *) recorded "$name" ;;
        esac
    done >"$work/SUMS"
    cp "$work/SUMS" "$folder/SUMS"
}

check_all() {
    passed=0 failed=0
    fault() {
        echo "$1: $2"
        failed=$((failed + 1))
    }
    charts >"$work/charts"
    while read -r name arguments; do
        draw "$name" "$arguments"
        if [ ! -s "$folder/$name.svg" ]; then
            fault "$folder/$name.svg" 'there is no picture; "make gallery" draws it'
        elif [ "$sum" = "none $name" ]; then
            fault "$folder/$name.svg" "$(cat "$work/said")"
        elif [ "$sum" != "$(recorded "$name")" ]; then
            fault "$folder/$name.svg" 'the data or the templates have changed; "make gallery" draws it anew: look at it'
        else
            passed=$((passed + 1))
        fi
    done <"$work/charts"
    for picture in "$folder"/*.svg; do
        name=${picture##*/}
        grep -q "^${name%.svg} " "$work/charts" || fault "$picture" 'no chart has this picture'
    done
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}

task=draw_all
if [ "$1" = --check ]; then
    task=check_all
    shift
fi
program=$1
folder=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$folder"
$task "$@"
