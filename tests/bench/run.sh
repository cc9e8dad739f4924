#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures chipcmp beside other tools that work out the same ratio: sqlite3, mlr, gawk and jq; and the checking of texts beside wc -w.
#
# CHIPCMP=PROGRAM run.sh          CHIPS=100000: size of the overlay, with five figures a chip
#
#   small   two chips of the built-in data; the others read a file of six lines
#   large   two chips of the overlay; the others read its tables
#   sparse  a text in which one of 200 sentences names a chip: not to be slower than wc -w
#   dense   a text in which every fifth line names one: at least a quarter of the speed of wc -w
#   start   from the start to the verdict on one sentence: under 5 ms
#
# hyperfine times all tools of a group in one run, without a shell between; GNU time (/usr/bin/time) measures the peak of resident memory in one
# more run, whose answer is checked: a tool that comes to another ratio fails the bench. No time does. Results are left beside the program, in
# bench/.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
chipcmp=${CHIPCMP:?is the program to measure}
chips=${CHIPS:-100000}
out=$(dirname "$chipcmp")/bench
time=/usr/bin/time
export LC_ALL=C.UTF-8

# What the ratio is read from.
make_small() {
    cat >"$out/six-lines.csv" <<'END'
chip,metric,basis,value,unit
h20,memory_capacity,,96,GB
h20,bf16_tensor,dense,148,TFLOPS
h100,memory_capacity,,80,GB
h100,bf16_tensor,dense,989.4,TFLOPS
h100,tdp,,700,W
END
    mlr --icsv --ojson cat "$out/six-lines.csv" >"$out/six-lines.json"
}

make_large() {
    ${CC:-cc} -std=c11 -O2 -o "$out/make_overlay" "$here/make_overlay.c"
    mkdir -p "$out/overlay"
    "$out/make_overlay" "$out/overlay" "$chips"
}

# Each of these prints a command; the ratio is that of metric bf16_tensor of chip A over chip B.
by_awk() { # A B FILE
    echo "gawk -F, -v a=$1 -v b=$2 '\$2 == \"bf16_tensor\" { if (\$1 == a) x = \$4; if (\$1 == b) y = \$4 } END { print x / y }' $3"
}
by_mlr() { # A B FILE
    echo "mlr --icsv --onidx put -q -s a=$1 -s b=$2 '\$metric == \"bf16_tensor\" && (\$chip == @a || \$chip == @b) { @v[\$chip] = \$value } end { print @v[@a] / @v[@b] }' $3"
}
by_jq_csv() { # A B FILE
    echo "jq -nR --arg a $1 --arg b $2 'reduce (inputs / \",\" | select(.[1] == \"bf16_tensor\" and (.[0] == \$a or .[0] == \$b))) as \$r ({}; .[\$r[0]] = (\$r[3] | tonumber)) | .[\$a] / .[\$b]' $3"
}
by_jq_json() { # A B FILE
    echo "jq --arg a $1 --arg b $2 '[\$a, \$b] as \$two | [\$two[] as \$chip | .[] | select(.metric == \"bf16_tensor\" and .chip == \$chip) | .value] | .[0] / .[1]' $3"
}
by_sqlite_small() { # A B FILE
    echo "sqlite3 :memory: '.import --csv $3 figures' \"SELECT 1.0 * a.value / b.value FROM figures a JOIN figures b USING (metric) WHERE a.chip = '$1' AND b.chip = '$2' AND metric = 'bf16_tensor'\""
}
by_sqlite_large() { # A B DIR
    set -- "$1" "$2" "$3" "SELECT 1.0 * a.value / b.value FROM figures a JOIN figures b USING (metric) JOIN chips ca ON ca.id = a.chip JOIN chips cb ON cb.id = b.chip"
    echo "sqlite3 :memory: '.import --csv $3/families.csv families' '.import --csv $3/sources.csv sources' '.import --csv $3/chips.csv chips' '.import --csv $3/figures.csv figures' \"$4 JOIN families fa ON fa.family = ca.family JOIN families fb ON fb.family = cb.family JOIN sources sa ON sa.id = a.source JOIN sources sb ON sb.id = b.source WHERE ca.id = '$1' AND cb.id = '$2' AND metric = 'bf16_tensor'\""
}

# The ratio in what a tool printed: chipcmp's stands before the percentage in the row of the metric, the others print nothing else.
ratio_of() {
    awk '/BF16 tensor, dense/ { for (i = 2; i <= NF; i++) if ($i ~ /^[+-].*%$/) ratio = $(i - 1) }
         END { print ratio == "" ? $NF : ratio }'
}

# Runs each command once: its peak of memory, and whether it comes to the same ratio as the first, in the four digits that chipcmp prints.
check() { # GROUP -n NAME COMMAND ...
    group=$1 expected=
    shift
    : >"$out/$group-peaks.csv"
    while [ $# -gt 0 ]; do
        printf '%s\n' "$3" >"$out/command"
        "$time" -f %M -o "$out/peak" sh -c "exec $3" >"$out/answer" || { echo "bench: this fails: $3" >&2; exit 1; }
        ratio=$(ratio_of <"$out/answer" | awk '{ printf "%.4g", $1 }')
        expected=${expected:-$ratio}
        if [ "$ratio" != "$expected" ] || [ "$ratio" = 0 ]; then
            echo "bench: $2 comes to the ratio \"$ratio\", the first to \"$expected\": $3" >&2
            exit 1
        fi
        printf '%s,%s,%s\n' "$2" "$ratio" "$(tail -n 1 "$out/peak")" >>"$out/$group-peaks.csv"
        shift 3
    done
}

# hyperfine's table and the peaks, as one.
report() { # GROUP TITLE BYTES
    awk -F, -v title="$2" -v bytes="$3" '
        FNR == NR { ratio[$1] = $2; peak[$1] = $3 * 1024; next }
        FNR == 1 { printf "%s%s\n%-32s %10s %11s %8s%s\n", bytes ? "\n" : "", title, "", "median ms", "to chipcmp", "peak MB", bytes ? "  peak/input" : ""; next }
        { ms = $4 * 1000; first = first ? first : ms
          printf "%-32s %10.2f %11.2f %8.1f", $1, ms, ms / first, peak[$1] / 1e6
          printf bytes ? " %11.2f\n" : "\n", peak[$1] / (bytes ? bytes : 1) }
        END { printf "All came to the ratio %s.\n", ratio[$1] }' "$out/$1-peaks.csv" "$out/$1-times.csv"
}

# hyperfine -n NAME COMMAND ..., the first being chipcmp.
measure() { # GROUP TITLE BYTES "HYPERFINE-OPTIONS" -n NAME COMMAND ...
    group=$1 title=$2 input=$3 options=$4
    shift 4
    check "$group" "$@"
    # shellcheck disable=SC2086 # options
    hyperfine -N --style none $options --export-csv "$out/$group-times.csv" --export-json "$out/$group-times.json" "$@" >/dev/null 2>"$out/log" ||
        { cat "$out/log" >&2; exit 1; }
    report "$group" "$title" "$input"
}

# A text of TIMES x 4 MB: the same piece over and over.
make_text() { # FILE EVERY TIMES
    awk -v every="$2" -v bytes=4000000 -f "$here/make_text.awk" >"$out/piece"
    for _ in $(seq "$3"); do cat "$out/piece"; done >"$1"
}

# hyperfine's table as speeds, beside those of wc -w in either locale.
report_text() { # GROUP TITLE BYTES
    awk -F, -v title="$2" -v bytes="$3" '
        FNR == 1 { printf "\n%s\n%-32s %10s %9s %10s %15s\n", title, "", "median ms", "MB/s", "to wc (C)", "to wc (UTF-8)"; next }
        { name[FNR] = $1; ms[FNR] = $4 * 1000 }
        END { for (i = 2; i <= FNR; i++)
            printf "%-32s %10.1f %9.0f %10.2f %15.2f\n", name[i], ms[i], bytes / ms[i] / 1000, ms[2] / ms[i], ms[3] / ms[i] }' "$out/$1-times.csv"
}

measure_text() { # GROUP TITLE EVERY TIMES
    text=$out/$1.txt
    make_text "$text" "$3" "$4"
    hyperfine -N --ignore-failure --style none --warmup 1 --runs 7 --export-csv "$out/$1-times.csv" --export-json "$out/$1-times.json" \
        -n 'wc -w (LC_ALL=C)' "env LC_ALL=C wc -w $text" \
        -n 'wc -w (LC_ALL=C.UTF-8)' "env LC_ALL=C.UTF-8 wc -w $text" \
        -n 'chipcmp check --brief --jobs 1' "$chipcmp check --brief --jobs 1 $text" \
        -n 'chipcmp check --brief' "$chipcmp check --brief $text" >/dev/null 2>"$out/log" || { cat "$out/log" >&2; exit 1; }
    report_text "$1" "$2" "$(wc -c <"$text")"
}

measure_start() {
    hyperfine -N --ignore-failure --style none --warmup 20 --runs 200 --export-csv "$out/start-times.csv" \
        -n 'chipcmp check SENTENCE' "$chipcmp check 'The H20 has 96 GB of memory.'" >/dev/null 2>"$out/log" || { cat "$out/log" >&2; exit 1; }
    awk -F, 'FNR == 2 { printf "\nFrom the start to the verdict on a sentence: %.2f ms (median)\n", $4 * 1000 }' "$out/start-times.csv"
}

for tool in hyperfine sqlite3 mlr gawk jq "$time"; do
    command -v "$tool" >/dev/null || { echo "bench: $tool is missing; \"src/tools/get-packages.sh bench\" installs it" >&2; exit 1; }
done
mkdir -p "$out"
make_small
make_large
small=$out/six-lines.csv large=$out/overlay a=user-chip-5 b=user-chip-$((chips * 7 / 9))
bytes=$(cat "$large"/*.csv | wc -c)

{
    measure small 'Two built-in chips; the others read six lines' 0 '--warmup 20 --runs 300' \
        -n 'chipcmp (all metrics)' "$chipcmp compare H20 H100" \
        -n 'chipcmp (-m bf16_tensor --dense)' "$chipcmp compare H20 H100 -m bf16_tensor --dense" \
        -n gawk "$(by_awk h20 h100 "$small")" \
        -n jq "$(by_jq_json h20 h100 "$out/six-lines.json")" \
        -n sqlite3 "$(by_sqlite_small h20 h100 "$small")" \
        -n mlr "$(by_mlr h20 h100 "$small")"
    measure large "Two chips of an overlay of $chips chips, $((bytes / 1000000)) MB" "$bytes" '--warmup 1 --runs 7' \
        -n 'chipcmp (all four tables)' "$chipcmp compare $a $b --specs $large" \
        -n 'sqlite3 (all four tables)' "$(by_sqlite_large $a "$b" "$large")" \
        -n 'gawk (figures.csv)' "$(by_awk $a "$b" "$large/figures.csv")" \
        -n 'jq (figures.csv)' "$(by_jq_csv $a "$b" "$large/figures.csv")" \
        -n 'mlr (figures.csv)' "$(by_mlr $a "$b" "$large/figures.csv")"
    measure_text sparse 'A text in which one of 200 sentences names a chip, 64 MB' 200 16
    measure_text dense 'A text in which every fifth line names a chip, 8 MB' 5 2
    measure_start
} >"$out/table"
cat "$out/table"
