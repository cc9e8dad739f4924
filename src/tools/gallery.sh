#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Draws the charts of plots/gallery, which the README shows. The same data and the same gnuplot give the same bytes.
#
# gallery.sh PROGRAM FOLDER [CHART ...]      all of them, or those named: gallery.sh build/chipcmp plots/gallery scatter
set -eu

program=$1
folder=$2
shift 2
mkdir -p "$folder"

# A chart a line: name, then what follows "chipcmp chart".
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
END
}

charts | while read -r name arguments; do
    case " ${*:-$name} " in
    *" $name "*) ;;
    *) continue ;;
    esac
    # shellcheck disable=SC2086 # words of the line above
    "$program" chart $arguments -o "$folder/$name.svg"
    echo "$folder/$name.svg"
done
