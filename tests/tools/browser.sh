#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes pages of every kind and checks them in headless Chromium (tests/browser/check.mjs). Its modules are installed into the build folder,
# as tests/browser/package-lock.json pins them.
#
# browser.sh PROGRAM BUILD
set -eu

program=$(realpath "$1")
modules=$2/browser
here=$(realpath tests/browser)
mkdir -p "$modules/pages"
modules=$(realpath "$modules")

chromium=
for name in chromium chromium-browser google-chrome; do
    chromium=${chromium:-$(command -v "$name" || :)}
done
if [ -z "$chromium" ] || ! command -v npm >/dev/null; then
    echo 'chromium and npm are needed; "src/tools/get-packages.sh browser" installs them.' >&2
    exit 1
fi

if ! cmp -s "$here/package-lock.json" "$modules/package-lock.json" || [ ! -d "$modules/node_modules" ]; then
    cp "$here/package.json" "$here/.npmrc" "$modules"
    rm -f "$modules/package-lock.json"
    cp "$here/package-lock.json" "$modules/new-lock.json"
    (cd "$modules" && mv new-lock.json package-lock.json && npm ci --no-progress >npm.log 2>&1) || {
        tail -n 5 "$modules/npm.log" >&2
        rm -f "$modules/package-lock.json"
        exit 1
    }
fi

cat >"$modules/pages/draft.txt" <<'END'
Notes on the H20.

The H20 has 28 percent less processing power than the H100, but more memory and memory bandwidth. The B200 packs 180 GB of HBM3E, and the
H20 has 96 GB & <b>4.0 TB/s</b>. Sales of "H20" fell by 13 percent.
END
cd "$modules/pages"
rm -f ./*.html
"$program" report H20 H100 -o two.html
"$program" report H20 H200 B200 B300 MI308 "Ascend 910C" H100 --claims draft.txt -o seven.html
"$program" report CM384 "GB200 NVL72" --per-accelerator -o systems.html
"$program" compare H20 H100 --format html -o compare.html
"$program" check draft.txt --format html -o check.html || [ $? -eq 1 ]
"$program" show H20 --format html -o show.html
cd "$modules"
exec node "$here/check.mjs" "$chromium" "$modules"/pages/*.html
